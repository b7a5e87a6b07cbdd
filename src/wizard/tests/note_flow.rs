//! After a note: what is asked next, and what is not asked again. And questions left open.

use super::*;

#[test]
fn after_a_note_on_an_answer_the_next_question_comes() {
    let done = run_new(&format!("1 {ABOUT} 4 b n =x 1 5 q"));
    assert_eq!((level(&done.answers, TRUST), level(&done.answers, RULES)), (Some(4), Some(5)));
    assert_eq!(done.answers.answer(TRUST).basis, Basis::Measured);
}

#[test]
fn how_an_answer_is_known_is_not_asked_again() {
    let done = run_new(&format!("1 {ABOUT} 4 b n =x 1 b n =y 5 q"));
    let answer = done.answers.answer(TRUST);
    assert_eq!((answer.note.as_deref(), answer.basis), (Some("y"), Basis::Measured));
    assert_eq!(level(&done.answers, RULES), Some(5), "{}", done.heard);
    assert!(done.heard.contains("Still known from: measured."), "{}", done.heard);
    let changed = run_new(&format!("1 {ABOUT} 4 b n =x 1 b n =x 3 q"));
    let answer = changed.answers.answer(TRUST);
    assert_eq!((answer.note.as_deref(), answer.basis), (Some("x"), Basis::Believed));
}

#[test]
fn an_answer_that_knows_nothing_is_not_asked_how_it_is_known() {
    let done = run_new(&format!("1 {ABOUT} 6 b n =asked 5 q"));
    assert_eq!(done.answers.answer(TRUST).note.as_deref(), Some("asked"));
    assert_eq!(level(&done.answers, RULES), Some(5), "{}", done.heard);
}

#[test]
fn without_level_and_note_there_is_no_basis() {
    let bare = run_new(&format!("1 {ABOUT} n = 4 q"));
    assert_eq!(level(&bare.answers, TRUST), Some(4), "it is not asked for: {}", bare.heard);
    let removed = run_new(&format!("1 {ABOUT} n =x 1 n = q"));
    assert_eq!(*removed.answers.answer(TRUST), Answer::default());
    assert_eq!(removed.store.saved.last(), Some(&removed.answers));
}

#[test]
fn a_question_left_open_is_passed_and_asked_on_return() {
    let left = run_new(&format!("1 {ABOUT} s 2 q"));
    assert_eq!(left.answers.answer(TRUST).reply, Answered::NotAsked);
    assert_eq!(level(&left.answers, RULES), Some(2));
    let done = run_from(left.answers, Memory::default(), "1 3 q");
    assert_eq!(level(&done.answers, TRUST), Some(3), "{}", done.heard);
    let opened = run_new(&format!("1 {ABOUT} 3n =x 1 b s q"));
    let answer = opened.answers.answer(TRUST);
    assert_eq!((answer.reply, answer.basis), (Answered::NotAsked, Basis::NotStated));
    assert_eq!(answer.note.as_deref(), Some("x"), "a note is not lost");
}

/// Trust is answered with 3, a note and a basis; then the answer becomes 5.
fn changed(script: &str) -> Run {
    let done = run_new(&format!("1 {ABOUT} 3n =x 1 b 5 {script} q"));
    assert_eq!(done.left_over, 0, "{}", done.heard);
    assert!(done.heard.contains("You have changed this answer. It had the note: x."));
    done
}

#[test]
fn the_note_of_an_answer_that_was_changed_is_asked_about() {
    for (script, note, basis) in [
        ("1 4", None, Basis::NotStated),
        ("2 3 4", Some("x"), Basis::Believed),
        ("3 =y 2 4", Some("y"), Basis::Seen),
    ] {
        let done = changed(script);
        let answer = done.answers.answer(TRUST);
        assert_eq!((answer.note.as_deref(), answer.basis), (note, basis), "{script}");
        assert_eq!(level(&done.answers, TRUST), Some(5));
        assert_eq!(level(&done.answers, RULES), Some(4), "and on: {}", done.heard);
        assert_eq!(done.store.saved.last(), Some(&done.answers));
    }
}

#[test]
fn back_from_there_is_the_answer_before() {
    let done = changed("b");
    let answer = done.answers.answer(TRUST);
    assert_eq!((answer.note.as_deref(), answer.basis), (Some("x"), Basis::Measured));
    assert_eq!(level(&done.answers, TRUST), Some(3));
}

#[test]
fn the_basis_of_an_answer_that_was_changed_is_dropped_aloud() {
    let done = run_new(&format!("1 {ABOUT} 3n = 1 b 5 4 q"));
    assert_eq!(done.answers.answer(TRUST).basis, Basis::NotStated);
    assert!(
        done.heard.contains("The answer you have changed was known from: measured. That is not"),
        "{}",
        done.heard
    );
    let same = run_new(&format!("1 {ABOUT} 3n = 1 b 3 4 q"));
    assert_eq!(same.answers.answer(TRUST).basis, Basis::Measured, "the same answer keeps it");
}
