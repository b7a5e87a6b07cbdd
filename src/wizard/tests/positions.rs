//! What leaders say to an advice is kept with that advice, and asked again on another one.

use super::*;
use crate::model::builtin_model;

/// Shows the result of these answers, and replies.
fn result(answers: Answers, advice: &str, script: &str) -> Run {
    let model = builtin_model();
    let advice = AdviceName::parse(&model, advice);
    assert!(advice.is_some());
    let mut store = Memory { advice, ..Memory::default() };
    let company = Question::Context(model.roles.company);
    let mut wizard = Wizard::new(&model, answers, store.place(), TODAY);
    wizard.follow(&Plan::Only(vec![company]));
    let mut script = Script::new(replies(&format!("=Acme 1 {script}")));
    let ending = run(&mut wizard, &mut script, &mut store).unwrap();
    let heard = script.heard.join("\n");
    Run { answers: wizard.answers(), ending, left_over: script.left_over(), heard, store }
}

/// The CMO objects to a move to IT.
fn objecting() -> Answers {
    let leaders = "5 2 =Our_people_leave. 2 3 3 3";
    let done = result(Answers::blank(&builtin_model()), "move:it", &format!("{leaders} 6"));
    assert_eq!((done.ending, done.left_over), (Ending::Left, 0), "{}", done.heard);
    done.answers
}

fn position(answers: &Answers) -> (Option<usize>, Option<String>) {
    let model = builtin_model();
    let stance = model.context("position_cmo").unwrap();
    (answers.choice(stance), answers.advice_of(stance).map(|it| it.text(&model)))
}

#[test]
fn a_position_is_kept_with_the_advice_that_was_shown() {
    assert_eq!(position(&objecting()), (Some(1), Some("move:it".to_owned())));
}

#[test]
fn nobody_is_asked_again_on_the_same_advice() {
    let done = result(objecting(), "move:it", "6");
    assert_eq!((done.ending, done.left_over), (Ending::Left, 0), "{}", done.heard);
    assert!(!done.heard.contains("That was about another advice"), "{}", done.heard);
}

#[test]
fn on_another_advice_enter_leaves_what_was_said_to_the_first() {
    let done = result(objecting(), "stay:marketing", "3 6");
    assert_eq!((done.ending, done.left_over), (Ending::Left, 0), "{}", done.heard);
    let said =
        "So far: Objects, because: Our people leave. That was about another advice: a move to IT.";
    assert!(done.heard.contains(said), "{}", done.heard);
    assert!(done.heard.contains("> 3) Not asked yet"), "{}", done.heard);
    assert_eq!(position(&done.answers), (Some(1), Some("move:it".to_owned())));
}

#[test]
fn who_objects_to_the_new_advice_too_keeps_the_reason_with_enter() {
    let done = result(objecting(), "stay:marketing", "2 =Our_people_leave. 2 6");
    assert_eq!((done.ending, done.left_over), (Ending::Left, 0), "{}", done.heard);
    assert_eq!(position(&done.answers), (Some(1), Some("stay:marketing".to_owned())));
    let reason = builtin_model().context("position_cmo_reason").unwrap();
    assert_eq!(done.answers.text(reason), Some("Our people leave."));
}

#[test]
fn who_was_not_asked_again_can_be_from_the_menu_before_the_others() {
    let done = result(objecting(), "stay:marketing", "b 5 1 = 3 3 3 6");
    assert_eq!(done.left_over, 0, "{}", done.heard);
    assert_eq!(position(&done.answers), (Some(0), Some("stay:marketing".to_owned())));
}

#[test]
fn a_changed_answer_leaves_a_position_with_the_advice_that_was_shown_before() {
    let model = builtin_model();
    let mut answers = Answers::blank(&model);
    let stance = model.context("position_cmo").unwrap();
    answers.set_about(stance, Some(ContextAnswer::Choice(1)));
    let looked = result(answers.clone(), "tie:marketing+it", "6");
    assert_eq!(position(&looked.answers), (Some(1), None), "{}", looked.heard);
    let mut session = Session::new(&model, answers, "./a.toml".to_owned(), TODAY);
    let name = AdviceName::parse(&model, "tie:marketing+it");
    let (page, advice) = (String::new(), String::new());
    let outcome = Outcome { name, page, advice, papers: Vec::new(), askers: Vec::new() };
    session.outcome = Some((session.asked_answers(), outcome));
    session.put(FactorId(0), Answer { reply: Answered::Unknown, ..Answer::default() });
    assert_eq!(position(&session.answers), (Some(1), Some("tie:marketing+it".to_owned())));
}
