//! Questions that are asked only in some companies, and those of a small team.

use super::*;
use crate::model::{Accepted, Asked, Predicate, Stage, Subject, Test};

const PREPARED_BY: ContextId = ContextId(1);

fn when(subject: Subject, accepts: Accepted) -> Asked {
    Asked::When(Predicate { rows: vec![vec![Test { subject, accepts }]] })
}

/// A model in which rules are asked about from trust 3 on, and who prepares the paper only where there
/// is no team yet: an answer that comes later.
fn model() -> Model {
    let mut model = fixture::model();
    model.factors[RULES.0].asked = when(Subject::Factor(TRUST), Accepted::Range(3..=5));
    model.context[PREPARED_BY.0].asked = when(Subject::Context(HOME), Accepted::OneOf(vec![2]));
    model
}

/// The same, with a team size that is asked first and two questions for a team under three.
fn small() -> Model {
    let mut model = model();
    model.roles.team_size = Some(PEOPLE);
    model.context[PEOPLE.0].stage = Stage::First;
    model.core_small_team = vec![TRUST, REACH];
    model
}

fn run_on(model: &Model, answers: Answers, script: &str) -> Run {
    run_with(model, answers, Memory::default(), script)
}

fn run_new(script: &str) -> Run {
    run_on(&model(), Answers::blank(&model()), script)
}

#[test]
fn what_does_not_apply_is_neither_asked_nor_counted() {
    let done = run_new("1 =Acme 1 2 1 2 4 5 = = 1 3");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!(level(&done.answers, RULES), None);
    assert_eq!(level(&done.answers, REACH), Some(5));
    assert!(done.heard.contains("1) Full version: 3 questions to begin with"), "{}", done.heard);
    assert!(done.heard.contains("-- Question 3 of 3 - The work"));
    assert!(done.heard.contains("First, about the company - 4 of 4"));
    assert!(done.heard.contains("3 answered, 0 don't know, 0 not answered."));
    assert!(!done.heard.contains("How rules is"), "not on the check page: {}", done.heard);
}

#[test]
fn what_comes_to_apply_is_counted_and_asked() {
    let done = run_new("1 =Acme 1 2 1 3 4 q");
    assert_eq!(level(&done.answers, RULES), Some(4), "{}", done.heard);
    assert!(done.heard.contains("-- Question 2 of 4"), "{}", done.heard);
}

/// Returns how far the person had come at each question.
fn progress(run: &Run) -> Vec<&str> {
    let lines = run.heard.lines().filter_map(|it| it.strip_prefix("-- "));
    lines.filter(|it| it.contains(" of ")).collect()
}

#[test]
fn the_numbers_of_questions_follow_one_another_and_a_change_in_all_is_explained() {
    let done = run_new("1 =Acme 1 3 =Me 1 4 5 q");
    assert_eq!(
        progress(&done),
        [
            "First, about the company - 1 of 4",
            "First, about the company - 2 of 4",
            "First, about the company - 3 of 4",
            "First, about the company - 4 of 5 (1 added by your answers)",
            "First, about the company - 5 of 5",
            "Question 1 of 3",
            "Question 2 of 4 (1 added by your answers) - Trust and rules",
            "Question 3 of 4",
        ],
        "{}",
        done.heard
    );
    let back = run_new("1 =Acme 1 2 1 4 b 1 5 q");
    assert_eq!(
        progress(&back)[4..],
        [
            "Question 1 of 3",
            "Question 2 of 4 (1 added by your answers) - Trust and rules",
            "Question 1 of 4 - Trust and rules",
            "Question 2 of 3 (1 left out by your answers)",
            "Question 3 of 3 - The work",
        ],
        "{}",
        back.heard
    );
}

#[test]
fn what_a_person_asks_for_is_no_change_to_be_explained() {
    let small = small();
    let done = run_on(&small, Answers::blank(&small), "1 =Acme 1 2 1 =2 4 5 3 3 q");
    assert!(done.heard.contains("Question 1 of 2 (1 left out by your answers)"), "{}", done.heard);
    assert!(done.heard.contains("Question 3 of 4 - "), "{}", done.heard);
}

#[test]
fn an_earlier_question_that_comes_to_apply_is_asked_next_and_the_way_goes_on() {
    let done = run_new("1 =Acme 1 3 =Me 1 4 q");
    assert_eq!(done.answers.text(PREPARED_BY), Some("Me"), "{}", done.heard);
    assert_eq!(done.answers.choice(ContextId(5)), Some(0), "on behind the home");
    assert_eq!(level(&done.answers, TRUST), Some(4));
    let back = run_new("1 =Acme 1 3 b 1 2 4 q");
    assert_eq!(back.answers.choice(HOME), Some(0), "back is the answer that made it apply");
    assert_eq!(back.answers.text(PREPARED_BY), None);
    assert_eq!(level(&back.answers, TRUST), Some(4), "{}", back.heard);
}

#[test]
fn an_answer_that_does_not_apply_any_more_is_kept_and_asked_again() {
    // Trust 4, rules 5; then trust 1: on to speed; back, trust 3: rules again, marked.
    let done = run_new("1 =Acme 1 2 1 4 5 b b 1 b 3 6 q");
    assert!(done.heard.contains("> 5) IT shows rules 5 times"), "{}", done.heard);
    assert_eq!(done.answers.answer(RULES).reply, Answered::Unknown);
    let left = run_new("1 =Acme 1 2 1 4 5 b b 1 q");
    assert_eq!(level(&left.answers, RULES), None, "it does not count");
    assert_eq!(left.store.saved.last(), Some(&left.answers), "and is not saved");
}

#[test]
fn a_change_on_the_check_page_asks_what_applies_since() {
    let done = run_new("1 =Acme 1 2 1 2 4 5 = = 2 1 3 4 2 5 3 =Me 1");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!(level(&done.answers, RULES), Some(4));
}

#[test]
fn what_an_earlier_answer_made_apply_waits_for_its_turn() {
    let mut model = fixture::model();
    model.context[DECIDE_BY.0].asked = when(Subject::Factor(TRUST), Accepted::Range(3..=5));
    let changed = run_on(&model, Answers::blank(&model), "1 =Acme =Me 1 2 1 4 r 2 1 3 q");
    assert_eq!(level(&changed.answers, RULES), Some(3), "{}", changed.heard);
    assert!(!changed.heard.contains("What is the decide_by?"), "{}", changed.heard);
    let on = run_on(&model, Answers::blank(&model), "1 =Acme =Me 1 2 1 4 1 1 1 = =2026-06-01 1");
    assert_eq!(on.answers.date(DECIDE_BY), Some(Date::constant(2026, 6, 1)), "{}", on.heard);
}

#[test]
fn what_an_answer_kept_from_the_result_makes_apply_is_asked() {
    let model = model();
    let mut store = Memory::default();
    let mut wizard = Wizard::new(&model, Answers::blank(&model), store.place(), TODAY);
    let mut script = Script::new(replies("1 =Acme 1 2 1 2 4 5 = = 1 3 3 1 4 3 5 q"));
    run(&mut wizard, &mut script, &mut store).unwrap();
    let heard = script.heard.join("\n");
    let after = heard.split("From 2 - 4 5 to 4 - 4 5.").nth(1).unwrap_or_default();
    assert!(after.contains("How is rules in IT?"), "{heard}");
    assert_eq!(
        [TRUST, RULES].map(|it| level(&wizard.answers(), it)),
        [Some(4), Some(5)],
        "{heard}"
    );
}

#[test]
fn a_file_goes_on_without_asking_what_does_not_apply() {
    let left = run_new("1 =Acme 1 2 1 2 q");
    let done = run_on(&model(), left.answers, "2 4 5 = = 1 3");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert!(done.heard.contains("Found 1 of 3 answers"), "{}", done.heard);
}

#[test]
fn a_small_team_gets_its_own_questions_and_the_others_on_demand() {
    let model = small();
    let done = run_on(&model, Answers::blank(&model), "1 =Acme 1 2 1 =2 4 5 1");
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!(done.heard.matches(phrases::SMALL_TEAM).count(), 1, "{}", done.heard);
    assert!(done.heard.contains("-- Question 2 of 2"), "{}", done.heard);
    assert_eq!([TRUST, REACH].map(|it| level(&done.answers, it)), [Some(4), Some(5)]);
    let rest = run_on(&model, done.answers, "1 3 3 3 = 1");
    assert!(rest.heard.contains("Found 2 of 2 answers"), "{}", rest.heard);
    assert_eq!((rest.ending, rest.left_over), (Ending::Finished, 0), "{}", rest.heard);
    assert_eq!([RULES, SPEED].map(|it| level(&rest.answers, it)), [Some(3), Some(3)]);
}

#[test]
fn a_team_that_is_not_small_gets_all() {
    let model = small();
    let done = run_on(&model, Answers::blank(&model), "1 =Acme 1 2 1 =3 4 5 q");
    assert!(done.heard.contains("-- Question 2 of 4"), "{}", done.heard);
    assert!(!done.heard.contains(phrases::SMALL_TEAM));
}

#[test]
fn the_page_of_a_small_team_counts_for_it() {
    let model = small();
    let done = run_on(&model, Answers::blank(&model), "1 =Acme 1 2 1 =2 4 q");
    assert!(done.heard.contains("Saved 1 of 2 answers"), "{}", done.heard);
}
