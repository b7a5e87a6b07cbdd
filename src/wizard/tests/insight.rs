//! Finishing early, and the answers that decide the outcome.

use std::ops::RangeInclusive;

use super::*;
use crate::model::{Accepted, PlacementId, Predicate, Subject, Test};
use crate::points::Pull;

/// The first five questions on the company of a team in Marketing.
const IN_MARKETING: &str = "=Acme =Me 1 1 1";

/// A model in which trust pulls for Marketing and speed for IT, both weighing half; the other two
/// questions weigh nothing.
fn model() -> Model {
    let mut model = fixture::model();
    model.bands.minimum_weight = 40;
    let pulls = [-3, -1, 0, 1, 3].map(Pull::whole);
    for (factor, placement) in [(TRUST, 0), (SPEED, 1)] {
        model.factors[factor.0].share = 100;
        model.factors[factor.0].pulls[placement] = pulls;
    }
    for factor in [RULES, REACH] {
        model.factors[factor.0].share = 0;
    }
    model
}

fn run_new(script: &str) -> Run {
    let model = model();
    run_with(&model, Answers::blank(&model), Memory::default(), script)
}

#[test]
fn when_nothing_open_matters_it_is_said_once() {
    // Trust says 4; what speed says still matters, so it is not settled before speed is answered.
    let done = run_new(&format!("1 {IN_MARKETING} 4 3 1 1 2 q"));
    assert_eq!(done.heard.matches(phrases::SETTLED).count(), 1, "{}", done.heard);
    let before = done.heard.split(phrases::SETTLED).next().unwrap();
    assert!(before.contains("Question 3 of 4"), "{before}");
    assert!(!before.contains("Question 4 of 4"), "{before}");
    assert_eq!(level(&done.answers, REACH), Some(2), "\"go on\" goes on");
}

#[test]
fn finishing_early_goes_over_the_check_page() {
    let done = run_new(&format!("1 {IN_MARKETING} 4 3 1 2 1 2"));
    assert_eq!(done.ending, Ending::Finished, "{}", done.heard);
    assert_eq!((done.answers.answer(REACH).reply, done.left_over), (Answered::NotAsked, 0));
    let back = run_new(&format!("1 {IN_MARKETING} 4 3 1 b 2 q"));
    assert_eq!(level(&back.answers, SPEED), Some(2), "back is the question just answered");
}

#[test]
fn what_is_open_may_matter_without_a_home_or_behind_a_rule() {
    let no_home = run_new("1 r 3 b b b q");
    assert!(!no_home.heard.contains(phrases::SETTLED));
    let known = insight_of(&[(TRUST, 5), (SPEED, 1)], true);
    assert!(known);
    assert!(!insight_of(&[(TRUST, 5), (SPEED, 1)], false), "the home is open");
    assert!(!insight_of(&[(TRUST, 4)], true), "speed can still change it");
}

fn insight_of(levels: &[(FactorId, i64)], home: bool) -> bool {
    let model = model();
    crate::wizard::insight::is_settled(&model, &answers(&model, levels, home))
}

fn answers(model: &Model, levels: &[(FactorId, i64)], home: bool) -> Answers {
    let mut answers = Answers::blank(model);
    answers.set_about(HOME, home.then_some(ContextAnswer::Choice(0)));
    for (factor, level) in levels {
        let reply = Answered::Level(Level::new(*level).unwrap());
        answers.set(*factor, Answer { reply, ..Answer::default() });
    }
    answers
}

/// The model with a gate that fails in this range.
fn with_gate(subject: Subject, range: RangeInclusive<i64>, placement: PlacementId) -> Model {
    let reads = Test { subject, accepts: Accepted::Range(range) };
    let fails = Predicate { rows: vec![vec![reads]] };
    model().with_gate(placement.0, fails, Predicate::default())
}

#[test]
fn a_move_is_not_settled_while_the_runs_may_put_it_off() {
    let model = model();
    for (home, is_settled) in [(0, true), (1, false), (2, true)] {
        let mut known = answers(&model, &[(TRUST, 5), (SPEED, 1)], true);
        known.set_about(HOME, Some(ContextAnswer::Choice(home)));
        assert_eq!(crate::wizard::insight::is_settled(&model, &known), is_settled, "{home}");
    }
}

#[test]
fn nothing_is_settled_while_a_gate_is_open() {
    let model = with_gate(Subject::Factor(REACH), 1..=2, PlacementId(1));
    for is_settled in [true, false] {
        let mut known = answers(&model, &[(TRUST, 5), (SPEED, 1)], true);
        if is_settled {
            known.set(REACH, Answer { reply: Answered::NotApplicable, ..Answer::default() });
        }
        assert_eq!(crate::wizard::insight::is_settled(&model, &known), is_settled);
    }
}

#[test]
fn an_open_answer_on_the_company_that_a_gate_reads_may_matter() {
    let model = with_gate(Subject::Context(PEOPLE), 0..=2, PlacementId(0));
    let mut known = answers(&model, &[(TRUST, 5), (SPEED, 1)], true);
    assert!(!crate::wizard::insight::is_settled(&model, &known));
    known.set_about(PEOPLE, Some(ContextAnswer::Number(7)));
    assert!(crate::wizard::insight::is_settled(&model, &known));
}

#[test]
fn the_check_page_names_what_the_outcome_hangs_on_and_asks_how_it_is_known() {
    // Marketing is ahead by one level of trust and by one of speed.
    let done = run_new(&format!("1 {ABOUT} 4 3 3 1 3 = = 1 1 3"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    let page = done.heard.split(phrases::HANGS_ON).nth(1).expect("the page names them");
    assert!(page.starts_with(
        "\nX0 How trust is: 4: IT shows trust 4 times (basis not stated)\nX1 How speed is"
    ));
    assert_eq!(done.heard.matches(phrases::HINGE_QUESTION).count(), 2);
    let basis = |factor| done.answers.answer(factor).basis;
    assert_eq!((basis(TRUST), basis(SPEED)), (Basis::Measured, Basis::Believed));
    assert_eq!(done.store.saved.last(), Some(&done.answers));
}

#[test]
fn how_an_answer_is_known_is_not_asked_twice() {
    // The person says "seen" of trust with a note, and "measured" of speed.
    let script = format!("1 {ABOUT} n =heard 2 4 3 3n = 1 1 3 = = 1");
    let done = run_new(&script);
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains(phrases::HANGS_ON));
    assert!(!done.heard.contains(phrases::HINGE_QUESTION), "{}", done.heard);
}

#[test]
fn back_from_how_it_is_known_is_the_check_page() {
    let done = run_new(&format!("1 {ABOUT} 4 3 3 1 3 = = 1 b 1 2 2"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    let left = run_new(&format!("1 {ABOUT} 4 3 3 1 3 = = 1 q"));
    assert_eq!(left.ending, Ending::Left);
}
