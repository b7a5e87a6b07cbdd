//! Two answers that are hard to believe together.

use super::*;
use crate::model::{Accepted, Check, Predicate, Subject, Test};

/// A check between two subjects, of which the first must be at most 2 and the second at least 4.
fn check(id: &str, first: Subject, second: Subject) -> Check {
    let test = |subject, range| Test { subject, accepts: Accepted::Range(range) };
    let question = |subject| match subject {
        Subject::Context(context) => Question::Context(context),
        Subject::Factor(factor) => Question::Factor(factor),
        _ => unreachable!("a check reads questions"),
    };
    Check {
        id: id.into(),
        when: Predicate { rows: vec![vec![test(first, 1..=2), test(second, 4..=5)]] },
        between: [question(first), question(second)],
        text: format!("You said {id} of {{it}}, and also otherwise."),
    }
}

/// A model with one check within the first section, one across both, and one on people.
fn model() -> Model {
    let mut model = fixture::model();
    model.checks = vec![
        check("one", Subject::Factor(TRUST), Subject::Factor(RULES)),
        check("two", Subject::Factor(TRUST), Subject::Factor(SPEED)),
        check("three", Subject::Context(PEOPLE), Subject::Factor(REACH)),
    ];
    model
}

fn run_from(answers: Answers, script: &str) -> Run {
    run_with(&model(), answers, Memory::default(), script)
}

fn run_new(script: &str) -> Run {
    run_from(Answers::blank(&model()), script)
}

fn said(done: &Run, check: &str) -> usize {
    done.heard.matches(&format!("You said {check} of IT, and also otherwise.")).count()
}

#[test]
fn both_can_be_kept_and_are_not_asked_about_again() {
    let done = run_new(&format!("1 {ABOUT} 1 5 1 3 3 = = 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!((said(&done, "one"), said(&done, "two")), (1, 0), "{}", done.heard);
    assert!(done.heard.contains(phrases::BOTH_CAN_BE_TRUE));
    assert!(
        done.heard.contains("> 1) Keep both\n  2) Change: How trust is\n  3) Change: How rules")
    );
    let part = done.heard.find("You said one").unwrap();
    assert!(part < done.heard.find("== Part 2 of 2").unwrap(), "after the part, before the next");
    let again = run_from(done.answers, "1 1 2 =1 1 2 =2 5 1");
    assert_eq!((again.ending, again.left_over), (Ending::Finished, 0), "{}", again.heard);
    assert_eq!(said(&again, "one"), 1, "once a run, though it is answered again");
}

#[test]
fn leaving_in_the_middle_of_a_part_loses_no_check() {
    let mut model = model();
    let section = model[TRUST].section;
    model.factors[SPEED.0].section = section;
    let left =
        run_with(&model, Answers::blank(&model), Memory::default(), &format!("1 {ABOUT} 1 5 q"));
    assert_eq!(said(&left, "one"), 0, "{}", left.heard);
    let back = run_with(&model, left.answers, Memory::default(), "1 3 1 3 = = 1");
    assert_eq!((back.ending, back.left_over), (Ending::Finished, 0), "{}", back.heard);
    assert_eq!(said(&back, "one"), 1, "{}", back.heard);
    let part = back.heard.find("You said one").unwrap();
    assert!(part < back.heard.find("Reach").unwrap_or(usize::MAX), "{}", back.heard);
}

#[test]
fn at_the_latest_before_the_check_page_every_check_is_shown_once() {
    let done = run_new(&format!("1 {ABOUT} 1 5 q"));
    let mut answers = done.answers;
    answers
        .set(SPEED, Answer { reply: Answered::Level(Level::new(5).unwrap()), ..Answer::default() });
    let menu = run_from(answers.clone(), "2 1 1 1");
    assert_eq!((menu.ending, menu.left_over), (Ending::Finished, 0), "{}", menu.heard);
    assert_eq!((said(&menu, "one"), said(&menu, "two")), (1, 1), "{}", menu.heard);
    let typed = run_from(answers, "1 r 1 b r 2 1 3 q");
    assert_eq!((said(&typed, "one"), said(&typed, "two")), (1, 1), "{}", typed.heard);
}

#[test]
fn either_can_be_changed_and_the_way_goes_on() {
    let first = run_new(&format!("1 {ABOUT} 1 5 2 4 3 3 = = 1"));
    assert_eq!((first.ending, first.left_over), (Ending::Finished, 0), "{}", first.heard);
    assert_eq!(level(&first.answers, TRUST), Some(4));
    let second = run_new(&format!("1 {ABOUT} 1 5 3 2 3 3 = = 1"));
    assert_eq!((second.ending, second.left_over), (Ending::Finished, 0), "{}", second.heard);
    let levels = [TRUST, RULES, SPEED].map(|it| level(&second.answers, it));
    assert_eq!(levels, [Some(1), Some(2), Some(3)]);
    assert_eq!(second.store.saved.last(), Some(&second.answers));
}

#[test]
fn back_from_a_change_is_the_choice_again() {
    let done = run_new(&format!("1 {ABOUT} 1 5 2 b 1 3 q"));
    assert_eq!(level(&done.answers, SPEED), Some(3), "{}", done.heard);
    assert_eq!(done.heard.matches(phrases::BOTH_CAN_BE_TRUE).count(), 2);
    let back = run_new(&format!("1 {ABOUT} 1 5 b 2 3 q"));
    assert_eq!(level(&back.answers, RULES), Some(2), "back is the question just answered");
    assert_eq!(level(&back.answers, SPEED), Some(3), "{}", back.heard);
}

#[test]
fn a_look_at_all_answers_from_a_change_returns_to_it() {
    let done = run_new(&format!("1 {ABOUT} 1 5 2 r b 3 4 q"));
    assert_eq!(level(&done.answers, TRUST), Some(3), "back where one came from: {}", done.heard);
    assert_eq!(level(&done.answers, SPEED), Some(4), "and on behind it");
}

#[test]
fn checks_reach_over_parts_and_to_the_company() {
    let done = run_new(&format!("1 {ABOUT} 1 3 5 4 1 =2 = 1 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!((said(&done, "two"), said(&done, "three")), (1, 1), "{}", done.heard);
}

#[test]
fn a_change_from_the_check_page_is_looked_at_too() {
    let done = run_new(&format!("1 {ABOUT} 3 5 3 3 = = 2 1 1 1 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!(said(&done, "one"), 1);
}
