//! Questions with several answers: choices, items with outcomes, items with days; and those on the
//! advice.

use super::*;
use crate::model::{Asked, Choice, ContextKind, ContextQuestion, Stage};

const CAUSES: ContextId = ContextId(8);
const TRIED: ContextId = ContextId(9);
const BLOCKS: ContextId = ContextId(10);
const POSITION: ContextId = ContextId(11);

fn choices(ids: &[&str]) -> Vec<Choice> {
    let choice = |id: &&str| Choice { id: (*id).into(), label: (*id).into(), paper: String::new() };
    ids.iter().map(choice).collect()
}

/// The small model with one question of each kind after the others, and one on the advice.
fn model() -> Model {
    let mut model = fixture::model();
    let items = choices(&["A charter", "A list"]);
    let outcomes = choices(&["worked", "failed"]);
    let kinds = [
        (ContextKind::Choices(choices(&["slow", "lost", "cuts"])), Stage::Last),
        (ContextKind::Outcomes { items, outcomes }, Stage::Last),
        (ContextKind::Dated(choices(&["freeze", "season"])), Stage::Last),
        (ContextKind::Choice(choices(&["agrees", "objects"])), Stage::After),
    ];
    for (number, (kind, stage)) in kinds.into_iter().enumerate() {
        let template = model.context[DECIDE_BY.0].clone();
        let (id, asked) = (format!("kind_{number}"), Asked::Always);
        let each = Some("how did it turn out?".to_owned());
        model.context.push(ContextQuestion { id, kind, stage, asked, each, ..template });
    }
    model
}

/// Several options, by their numbers.
fn several(numbers: &[usize]) -> Reply {
    Reply::ChoseSeveral(numbers.iter().map(|it| it - 1).collect())
}

/// Answers the three questions from blank: first what leads there, then these replies.
fn last(replies_there: impl IntoIterator<Item = Reply>) -> Run {
    let model = model();
    let mut all = replies(&format!("1 {ABOUT} 1 2 3 4 = ="));
    all.extend(replies_there);
    let (mut script, mut store) = (Script::new(all), Memory::default());
    let (answers, ending) =
        talk(&model, Answers::blank(&model), &Plan::Choose, &mut script, &mut store);
    let heard = script.heard.join("\n");
    Run { answers, ending, left_over: script.left_over(), heard, store }
}

fn typed(text: &str) -> Reply {
    Reply::Typed(text.to_owned())
}

const FREEZE_END: Date = Date::constant(2027, 3, 31);

#[test]
fn each_kind_is_answered_and_listed() {
    let done = last([
        several(&[1, 3]),
        several(&[1, 2]),
        Reply::Chose(1),
        Reply::Chose(0),
        several(&[1, 2]),
        typed("soon"),
        typed("2027-03-31"),
        typed(""),
        Reply::Chose(1),
        Reply::Back(String::new()),
        Reply::Chose(0),
    ]);
    assert_eq!((done.ending, done.left_over), (Ending::Finished, 0), "{}", done.heard);
    assert_eq!(done.answers.about(CAUSES), Some(&ContextAnswer::Choices(vec![0, 2])));
    assert_eq!(done.answers.about(TRIED), Some(&ContextAnswer::Outcomes(vec![(0, 1), (1, 0)])));
    let dated = vec![(0, Some(FREEZE_END)), (1, None)];
    assert_eq!(done.answers.about(BLOCKS), Some(&ContextAnswer::Dated(dated)));
    for row in [
        ": slow; cuts",
        ": A charter: failed; A list: worked",
        ": freeze (until 2027-03-31); season (date not known)",
        "? Your answer:\n[ ] 1) slow\n[ ] 2) lost\n[ ] 3) cuts\n[ ] 4) None of these",
        "A charter: how did it turn out?",
        "\"soon\" is not a date.",
    ] {
        assert!(done.heard.contains(row), "{row}\n{}", done.heard);
    }
    assert_eq!(done.store.saved.last(), Some(&done.answers));
}

#[test]
fn none_of_them_is_an_answer_and_nothing_is_none() {
    let none = last([several(&[4]), several(&[3]), several(&[3]), Reply::Chose(0)]);
    assert_eq!((none.ending, none.left_over), (Ending::Finished, 0), "{}", none.heard);
    assert_eq!(none.answers.about(CAUSES), Some(&ContextAnswer::Choices(Vec::new())));
    assert_eq!(none.answers.about(TRIED), Some(&ContextAnswer::Outcomes(Vec::new())));
    assert_eq!(none.answers.about(BLOCKS), Some(&ContextAnswer::Dated(Vec::new())));
    let open = last([several(&[]), several(&[]), several(&[]), Reply::Chose(0)]);
    assert_eq!((open.ending, open.left_over), (Ending::Finished, 0), "{}", open.heard);
    assert_eq!([CAUSES, TRIED, BLOCKS].map(|it| open.answers.about(it)), [None; 3]);
}

#[test]
fn none_and_one_of_them_is_asked_again() {
    let done = last([several(&[1, 4]), several(&[1]), Reply::Leave(String::new())]);
    assert!(done.heard.contains(phrases::NONE_AND_SOME), "{}", done.heard);
    assert_eq!(done.answers.about(CAUSES), Some(&ContextAnswer::Choices(vec![0])));
}

#[test]
fn leaving_before_the_first_outcome_does_not_say_that_nothing_was_tried() {
    let left = last([several(&[]), several(&[1, 2]), Reply::Leave(String::new())]);
    assert_eq!(left.answers.about(TRIED), None);
    let half = last([several(&[]), several(&[1, 2]), Reply::Chose(1), Reply::Leave(String::new())]);
    assert_eq!(half.answers.about(TRIED), Some(&ContextAnswer::Outcomes(vec![(0, 1)])));
}

#[test]
fn back_from_an_outcome_is_the_choice_of_items_which_can_be_changed() {
    let back = Reply::Back(String::new());
    let done = last([
        several(&[]),
        several(&[1, 2]),
        Reply::Chose(1),
        back,
        several(&[2]),
        Reply::Chose(0),
        Reply::Leave(String::new()),
    ]);
    assert_eq!(done.answers.about(TRIED), Some(&ContextAnswer::Outcomes(vec![(1, 0)])));
    assert!(done.heard.contains("[x] 1) A charter\n[ ] 2) A list"), "{}", done.heard);
}

#[test]
fn what_others_say_to_the_advice_is_asked_after_the_result_alone() {
    let model = model();
    let mut wizard = Wizard::new(&model, Answers::blank(&model), "./a.toml".into(), TODAY);
    let mut store = Memory::default();
    let mut first = replies(&format!("1 {ABOUT} 1 2 3 4 = ="));
    first.extend([several(&[]), several(&[]), several(&[]), Reply::Chose(0)]);
    first.extend(replies("5 b 5 2 1 q"));
    let mut script = Script::new(first);
    assert_eq!(run(&mut wizard, &mut script, &mut store).unwrap(), Ending::Finished);
    let heard = script.heard.join("\n");
    assert_eq!(script.left_over(), 0, "{heard}");
    assert!(heard.contains(&format!("5) {}", phrases::SAY_AFTER)), "{heard}");
    assert!(heard.contains("The advice: stay.\n-- On the advice - 1 of 1"), "{heard}");
    let before = heard.split("The result of").next().unwrap();
    assert!(!before.contains("The advice"), "{before}");
    assert_eq!(wizard.answers().choice(POSITION), Some(1));
}
