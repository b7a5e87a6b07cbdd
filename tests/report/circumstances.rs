//! What a paper says of a start date, of leaders who object and of the occasion.

use jiff::civil::date;
use mops_advisor::answers::{Answers, ContextAnswer};
use mops_advisor::model::builtin_model;
use mops_advisor::paper::view::View;
use mops_advisor::paper::view::counsel::CounselView;

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

fn terms(view: &View) -> Vec<&str> {
    view.counsel.terms.iter().flat_map(|it| &it.terms).map(|it| it.text.as_str()).collect()
}

fn before(counsel: &CounselView) -> Vec<&str> {
    counsel.notices["before"].iter().map(|it| it.id.as_str()).collect()
}

fn asked<'a>(counsel: &'a CounselView, leader: &str) -> Option<&'a str> {
    counsel.leaders.iter().find(|it| it.id == leader)?.asked.as_deref()
}

fn answer<'a>(counsel: &'a CounselView, question: &str) -> Option<(&'a str, bool)> {
    let shown = counsel.questions.iter().find(|it| it.id == question)?;
    Some((&shown.answer, shown.is_open))
}

#[test]
fn a_start_date_waits_for_the_works_council() {
    let council = choice("works_council", "yes");
    let start = Some(ContextAnswer::Date(date(2026, 7, 1)));
    let dated = northwind(&[("works_council", council.clone()), ("start_date", start)]);
    let holds =
        "The start date holds only if the works council or union has been consulted by then.";
    assert!(terms(&dated).contains(&holds), "{:?}", terms(&dated));
    let open = northwind(&[("works_council", council), ("start_date", None)]);
    let is_set = "The start date is set once the works council or union has been consulted.";
    assert!(terms(&open).contains(&is_set) && !terms(&open).contains(&holds));
    let free = northwind(&[("works_council", choice("works_council", "no"))]);
    assert!(!terms(&free).iter().any(|it| it.contains("works council")));
}

#[test]
fn a_start_date_keeps_clear_of_other_changes() {
    let heavy = northwind(&[("change_load", choice("change_load", "heavy"))]);
    assert!(
        terms(&heavy)
            .iter()
            .any(|it| it.starts_with("The start date holds only if it keeps clear"))
    );
    assert!(before(&heavy.counsel).contains(&"n_before_load"));
    let calm = northwind(&[("change_load", choice("change_load", "calm"))]);
    assert!(!before(&calm.counsel).contains(&"n_before_load"));
}

#[test]
fn an_objection_of_any_leader_is_heard_first() {
    let objects = northwind(&[("position_cio", choice("position_cio", "objects"))]).counsel;
    assert!(before(&objects).contains(&"n_before_objection_cio"));
    assert_eq!(
        asked(&objects, "l_cio"),
        Some("Say what would have to be settled for the CIO to agree.")
    );
    assert!(asked(&objects, "l_ceo").is_some_and(|it| it.starts_with("Hear the objection")));
    let agrees = northwind(&[("position_cio", choice("position_cio", "agrees"))]).counsel;
    assert!(!before(&agrees).contains(&"n_before_objection_cio"));
    assert!(asked(&agrees, "l_cio").is_some_and(|it| !it.contains("objection")));
    // The head of sales is heard, too, though neither home in question is sales.
    let sales = northwind(&[("position_cro", choice("position_cro", "objects"))]).counsel;
    assert!(before(&sales).contains(&"n_before_objection_cro"));
}

#[test]
fn the_occasion_is_quoted_where_it_is_given_and_called_open_where_not() {
    let words = "Launches take a quarter | {it}.";
    let given = northwind(&[("why_now", Some(ContextAnswer::Text(words.into())))]).counsel;
    let (text, is_open) = answer(&given, "q_why_now").expect("the CEO asks");
    assert!(text.ends_with(words) && !is_open, "{text}");
    let missing = northwind(&[("why_now", None)]).counsel;
    assert!(answer(&missing, "q_why_now").is_some_and(|(_, is_open)| is_open));
}

#[test]
fn who_reverses_a_move_is_said_and_a_stay_has_nothing_to_reverse() {
    let moved = northwind(&[]).counsel;
    assert!(
        answer(&moved, "q_reverse").is_some_and(|(text, _)| text.contains("That decision is with"))
    );
    let home = choice("current_home", "marketing");
    let stays = northwind(&[("current_home", home)]);
    assert_eq!(stays.verdict.kind, "stay");
    assert_eq!(answer(&stays.counsel, "q_reverse"), None);
}

#[test]
fn the_question_of_joint_revenue_operations_is_answered_by_the_outlook() {
    for name in super::papers::example_names() {
        let view = changed(&name, &[]);
        let Some((text, is_open)) = answer(&view.counsel, "q_revops") else { continue };
        assert_eq!(is_open, view.outlook == "unknown", "{name}: {text}");
        assert_eq!(text.starts_with("Not in sight"), view.outlook == "later", "{name}: {text}");
    }
}

#[test]
fn whoever_decides_is_called_by_the_title_given() {
    let counsel = changed("vayu-ledger-systems", &[]).counsel;
    let json = serde_json::to_string(&counsel).expect("a view is JSON");
    assert!(json.contains("the Chief Operating Officer") && !json.contains("CEO"), "{json}");
}
