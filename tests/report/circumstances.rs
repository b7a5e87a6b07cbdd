//! What a paper says about a leaders who object, and who decides.

use mops_advisor::answers::{Answers, ContextAnswer};
use mops_advisor::model::{Choice, ContextKind, builtin_model};
use mops_advisor::paper::view::View;
use serde_json::Value;

use super::papers::{example, view_of, written};

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

fn asked<'a>(counsel: &'a Value, leader: &str) -> Option<&'a str> {
    items(&counsel["leaders"]).find(|it| it["id"] == leader)?["asked"].as_str()
}

#[test]
fn an_objection_of_any_leader_is_heard_first() {
    let objects = counsel(&northwind(&[("position_cio", choice("position_cio", "objects"))]));
    assert_eq!(asked(&objects, "l_cio"), Some("Say whether the answer settles it"));
    assert_eq!(asked(&objects, "l_ceo"), Some("Answer the CIO"));
    let agrees = counsel(&northwind(&[("position_cio", choice("position_cio", "agrees"))]));
    assert!(asked(&agrees, "l_cio").is_some_and(|it| !it.contains("objection")));
}

#[test]
fn whoever_decides_is_called_by_the_title_given() {
    let json = counsel(&changed("vayu-ledger-systems", &[])).to_string();
    assert!(json.contains("the Chief Operating Officer") && !json.contains("CEO"), "{json}");
}

#[test]
fn what_speaks_for_a_home_raises_that_home_itself() {
    let (mut held, mut by_itself) = (0, 0);
    for name in ["lanternfield-mutual", "mekong-lantern-logistics", "corrib-vale-medical"] {
        let view = serde_json::to_value(changed(name, &[])).expect("a view is JSON");
        let homes: Vec<_> = items(&view["placements"]).collect();
        for home in &homes {
            let Some(rival) = homes.iter().find(|it| it["id"] == home["held_against"]) else {
                continue;
            };
            for argument in items(&home["speaks_for"]) {
                let points = &contribution(&view, &argument["factors"][0])["exact"];
                let [own, other] = [home, rival].map(|it| exact(points, it));
                let is_by_itself = home["is_by_itself"] == true;
                assert!(own > 0, "{name}, {}: {}", home["id"], argument["claim"]);
                assert!(is_by_itself || own > other, "{name}, {}", argument["claim"]);
                assert!(argument["blames"] != home["id"], "{name}: {}", argument["claim"]);
                *if is_by_itself { &mut by_itself } else { &mut held } += 1;
            }
        }
    }
    assert!(held > 0 && by_itself > 0, "{held} and {by_itself}");
}

#[test]
fn a_leader_who_objects_is_answered_on_page_one() {
    for (name, answer) in [
        (
            "northwind-instruments",
            "routine tickets go, too; engineers with two of four skills stay",
        ),
        ("corrib-vale-medical", "each lead has a named owner within two days"),
        (
            "lanternfield-mutual",
            "IT's people stay on Marketing's list, and the CMO ranks campaigns",
        ),
    ] {
        let paper = written(&changed(name, &[]));
        assert!(paper.contains(&format!(": {answer}.")), "{name}");
    }
}

fn contribution<'a>(view: &'a Value, factor: &Value) -> &'a Value {
    let found = items(&view["contributions"]).find(|it| it["factor"] == *factor);
    found.expect("each question has its points")
}

fn exact(points: &Value, home: &Value) -> i64 {
    points[home["id"].as_str().expect("an id")].as_i64().expect("whole units")
}

#[test]
fn another_remedy_that_was_tried_is_told_in_the_words_of_the_company() {
    let stays = |outcome| tried_something("mekong-lantern-logistics", outcome);
    let runs = stays("running");
    assert!(runs.contains("- Still being tried: a shared calendar. It fills.\n"), "{runs}");
    let worked = stays("worked");
    assert!(worked.contains("- What worked stays: a shared calendar. It fills.\n"), "{worked}");
    let failed = stays("failed");
    assert!(failed.contains("| Another remedy | A shared calendar. It fills. |"), "{failed}");
    for said in [runs, worked, failed] {
        assert!(!said.to_lowercase().contains("something else"), "{said}");
    }
}

/// Returns the paper of an example where something that no list names was tried.
fn tried_something(name: &str, outcome: &str) -> String {
    let model = builtin_model();
    let mut answers = example(name);
    let tried = model.context("tried").expect("the model asks for it");
    let ContextKind::Outcomes { items, outcomes } = &model[tried].kind else {
        panic!("outcomes are asked for")
    };
    let place =
        |of: &[Choice], id: &str| of.iter().position(|it| it.id == id).expect("it is there");
    let given = vec![(place(items, "other"), place(outcomes, outcome))];
    answers.set_about(tried, Some(ContextAnswer::Outcomes(given)));
    let words = model.context("tried_before").expect("the model asks for it");
    answers.set_about(words, Some(ContextAnswer::Text("A shared calendar. It fills.".to_owned())));
    written(&view_of(&answers))
}
