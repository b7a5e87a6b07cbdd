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
    let again = run_from(done.answers, "1 2 =1 1 2 =2 5 1");
    assert_eq!((again.ending, again.left_over), (Ending::Finished, 0), "{}", again.heard);
    assert_eq!(said(&again, "one"), 0, "what was kept is kept, though it is answered again");
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
fn a_look_at_all_answers_from_a_change_goes_on_behind_it() {
    let done = run_new(&format!("1 {ABOUT} 1 5 2 r b 3 q"));
    assert_eq!(level(&done.answers, SPEED), Some(3), "{}", done.heard);
    assert_eq!(level(&done.answers, TRUST), Some(1));
}

#[test]
fn checks_reach_over_parts_and_to_the_company() {
    let done = run_new(&format!("1 {ABOUT} 1 3 5 4 1 =2 = 1 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!((said(&done, "two"), said(&done, "three")), (1, 1), "{}", done.heard);
}

#[test]
fn a_change_from_the_check_page_is_looked_at_too() {
    let done = run_new(&format!("1 {ABOUT} 3 5 3 3 = = 2 =1 1 1 1"));
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!(said(&done, "one"), 1);
}
