//! Sections that may be left out: offered, declined, accepted, resumed.

use super::*;
use crate::model::{Factor, Model, Section, SectionId};

const FIRST: FactorId = FactorId(4);
const SECOND: FactorId = FactorId(5);

/// The small model with a section of two questions that may be left out.
fn model() -> Model {
    let mut model = fixture::model();
    let section = SectionId(model.sections.len());
    let template = model.sections[0].clone();
    model.sections.push(Section {
        id: "week".into(),
        letter: "C".into(),
        title: "A typical week".into(),
        weight: 0,
        optional: true,
        ..template
    });
    for id in ["first", "second"] {
        let template = model.factors[1].clone();
        model.factors.push(Factor { id: id.into(), section, share: 0, ..template });
    }
    model
}

fn run_on(answers: Answers, script: &str) -> Run {
    let (model, mut store) = (model(), Memory::default());
    let mut script = Script::new(replies(script));
    let (answers, ending) = talk(&model, answers, &Plan::Choose, &mut script, &mut store);
    let heard = script.heard.join("\n");
    Run { answers, ending, left_over: script.left_over(), heard, store }
}

fn blank() -> Answers {
    Answers::blank(&model())
}

/// The scored questions, answered.
const SCORED: &str = "1 2 3 4";

#[test]
fn the_full_version_offers_the_section_with_one_question() {
    let done = run_on(blank(), &format!("1 {ABOUT} {SCORED} 2 =12 =2026-06-01 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("1) Full version: 4 questions to begin with"), "{}", done.heard);
    assert!(
        done.heard.contains("offers 4 more, to answer or leave out (about 2 minutes)."),
        "{}",
        done.heard
    );
    assert!(done.heard.contains("2 more questions on: A typical week (about 1 minute)"));
    assert!(done.heard.contains("-- Question 4 of 4"));
    assert!(done.heard.contains("4 answered, 0 don't know, 0 not answered"), "{}", done.heard);
    assert_eq!([FIRST, SECOND].map(|it| level(&done.answers, it)), [None, None]);
}

#[test]
fn accepted_it_is_asked_at_once_and_counted() {
    let done = run_on(blank(), &format!("1 {ABOUT} {SCORED} 1 5 6 =12 =2026-06-01 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("== Part 3 of 3 - A typical week"), "{}", done.heard);
    assert!(done.heard.contains("-- Question 5 of 6\n"), "it was asked for: {}", done.heard);
    assert!(done.heard.contains("-- Question 6 of 6 - A typical week"));
    assert_eq!(level(&done.answers, FIRST), Some(5));
    assert_eq!(done.answers.answer(SECOND).reply, Answered::Unknown);
}

#[test]
fn the_short_version_never_offers_it() {
    let done = run_on(blank(), &format!("2 {ABOUT} 3 4 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(!done.heard.contains("A typical week"), "{}", done.heard);
}

#[test]
fn what_was_begun_goes_on_and_what_was_declined_can_still_be_asked() {
    let left = run_on(blank(), &format!("1 {ABOUT} {SCORED} 1 5 q"));
    assert!(left.heard.contains("Saved 5 of 6 answers"), "{}", left.heard);
    let done = run_on(left.answers, "1 2 =12 =2026-06-01 1");
    assert!(!done.heard.contains("more questions on"), "{}", done.heard);
    assert_eq!([FIRST, SECOND].map(|it| level(&done.answers, it)), [Some(5), Some(2)]);

    let declined = run_on(blank(), &format!("1 {ABOUT} {SCORED} 2 =12 =2026-06-01 3 1 2 1"));
    assert!(declined.heard.contains("3) Answer 2 more questions on: A typical week"));
    assert_eq!((declined.ending, declined.left_over), (Ending::Finished, 0), "{}", declined.heard);
    assert_eq!([FIRST, SECOND].map(|it| level(&declined.answers, it)), [Some(1), Some(2)]);
}

#[test]
fn one_can_go_back_from_the_offer_and_from_its_first_question() {
    let done = run_on(blank(), &format!("1 {ABOUT} {SCORED} b 5 1 b 1 1 2 q"));
    let levels = [FactorId(3), FIRST, SECOND].map(|it| level(&done.answers, it));
    assert_eq!(levels, [Some(1), Some(1), Some(2)], "{}", done.heard);
}
