//! What a paper says about a start date, leaders who object and the occasion.

use jiff::civil::date;
use mops_advisor::answers::{Answers, ContextAnswer};
use mops_advisor::decide::{Outlook, VerdictKind};
use mops_advisor::model::builtin_model;
use mops_advisor::paper::view::View;
use serde_json::Value;

use super::papers::{example, view_of};

/// Northwind moves from IT to Marketing. Its answers are changed as given.
fn northwind(changes: &[(&str, Option<ContextAnswer>)]) -> View {
    changed("northwind-instruments", changes)
}

fn changed(name: &str, changes: &[(&str, Option<ContextAnswer>)]) -> View {
    let model = builtin_model();
    let mut answers: Answers = example(name);
    for (id, answer) in changes {
        answers.set_about(model.context(id).expect("the model asks for it"), answer.clone());
    }
    view_of(&answers)
}

fn choice(id: &str, choice: &str) -> Option<ContextAnswer> {
    let model = builtin_model();
    let question = model.context(id).expect("the model asks for it");
    let place = model[question].choices().iter().position(|it| it.id == choice);
    Some(ContextAnswer::Choice(place.expect("one of its choices")))
}

/// Returns the counsel of a view, as the JSON format has it.
fn counsel(view: &View) -> Value {
    serde_json::to_value(&view.counsel).expect("a view is JSON")
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().expect("a list").iter()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn terms(counsel: &Value) -> Vec<&str> {
    let rows = items(&counsel["terms"]);
    rows.flat_map(|it| items(&it["terms"])).map(|it| text(&it["text"])).collect()
}

fn before(counsel: &Value) -> Vec<&str> {
    items(&counsel["notices"]["before"]).map(|it| text(&it["id"])).collect()
}

fn asked<'a>(counsel: &'a Value, leader: &str) -> Option<&'a str> {
    items(&counsel["leaders"]).find(|it| it["id"] == leader)?["asked"].as_str()
}

fn answer<'a>(counsel: &'a Value, question: &str) -> Option<(&'a str, bool)> {
    let shown = items(&counsel["questions"]).find(|it| it["id"] == question)?;
    Some((text(&shown["answer"]), shown["is_open"].as_bool().expect("yes or no")))
}

#[test]
fn a_start_date_waits_for_the_works_council() {
    let council = choice("works_council", "yes");
    let start = Some(ContextAnswer::Date(date(2026, 7, 1)));
    let dated = counsel(&northwind(&[("works_council", council.clone()), ("start_date", start)]));
    let holds =
        "The start date holds only if the works council or union has been consulted by then.";
    assert!(terms(&dated).contains(&holds), "{:?}", terms(&dated));
    let open = counsel(&northwind(&[("works_council", council), ("start_date", None)]));
    let is_set = "The start date is set once the works council or union has been consulted.";
    assert!(terms(&open).contains(&is_set) && !terms(&open).contains(&holds));
    let free = counsel(&northwind(&[("works_council", choice("works_council", "no"))]));
    assert!(!terms(&free).iter().any(|it| it.contains("works council")));
}

#[test]
fn a_start_date_keeps_clear_of_other_changes() {
    let heavy = counsel(&northwind(&[("change_load", choice("change_load", "heavy"))]));
    assert!(
        terms(&heavy)
            .iter()
            .any(|it| it.starts_with("The start date holds only if it keeps clear"))
    );
    assert!(before(&heavy).contains(&"n_before_load"));
    let calm = counsel(&northwind(&[("change_load", choice("change_load", "calm"))]));
    assert!(!before(&calm).contains(&"n_before_load"));
}

#[test]
fn an_objection_of_any_leader_is_heard_first() {
    let objects = counsel(&northwind(&[("position_cio", choice("position_cio", "objects"))]));
    assert!(before(&objects).contains(&"n_before_objection_cio"));
    assert_eq!(asked(&objects, "l_cio"), Some("Say what settles"));
    assert_eq!(asked(&objects, "l_ceo"), Some("Answer the CIO"));
    let agrees = counsel(&northwind(&[("position_cio", choice("position_cio", "agrees"))]));
    assert!(!before(&agrees).contains(&"n_before_objection_cio"));
    assert!(asked(&agrees, "l_cio").is_some_and(|it| !it.contains("objection")));
    // The head of sales is included, though neither home in question is sales.
    let sales = counsel(&northwind(&[("position_cro", choice("position_cro", "objects"))]));
    assert!(before(&sales).contains(&"n_before_objection_cro"));
}

#[test]
fn the_occasion_is_quoted_where_it_is_given_and_called_open_where_not() {
    let words = "Launches take a quarter | {it}.";
    let given = counsel(&northwind(&[("why_now", Some(ContextAnswer::Text(words.into())))]));
    let (text, is_open) = answer(&given, "q_why_now").expect("the CEO asks");
    assert!(text.ends_with(words) && !is_open, "{text}");
    let missing = counsel(&northwind(&[("why_now", None), ("trigger", None)]));
    assert!(answer(&missing, "q_why_now").is_some_and(|(_, is_open)| is_open));
}

#[test]
fn who_reverses_a_move_is_said_and_a_stay_has_nothing_to_reverse() {
    let moved = counsel(&northwind(&[]));
    assert!(
        answer(&moved, "q_reverse").is_some_and(|(text, _)| text.contains("That decision is with"))
    );
    let home = choice("current_home", "marketing");
    let stays = northwind(&[("current_home", home)]);
    assert_eq!(stays.verdict.kind, VerdictKind::Stay);
    assert_eq!(answer(&counsel(&stays), "q_reverse"), None);
}

#[test]
fn the_question_of_joint_revenue_operations_is_answered_by_the_outlook() {
    for name in super::papers::example_names() {
        let view = changed(&name, &[]);
        let counsel = counsel(&view);
        let Some((text, is_open)) = answer(&counsel, "q_revops") else { continue };
        assert_eq!(is_open, view.outlook == Some(Outlook::Unknown), "{name}: {text}");
        assert_eq!(
            text.starts_with("Not in sight"),
            view.outlook == Some(Outlook::Later),
            "{name}: {text}"
        );
    }
}

#[test]
fn whoever_decides_is_called_by_the_title_given() {
    let json = counsel(&changed("vayu-ledger-systems", &[])).to_string();
    assert!(json.contains("the Chief Operating Officer") && !json.contains("CEO"), "{json}");
}
