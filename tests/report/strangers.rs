//! What the papers of companies showed that nobody had in mind: a rule that holds for every company,
//! on the companies that broke it.

use mops_advisor::answers::{Answers, ContextAnswer};
use mops_advisor::decide::VerdictKind;
use mops_advisor::model::{Choice, ContextKind, Kind, builtin_model};
use mops_advisor::paper::view::View;
use serde_json::Value;

use super::papers::{company_names, example, view_of, written};

const RIBEIRA: &str = "ribeira-cards";
const BIELMATT: &str = "bielmatt-machine-tools";

fn with(mut answers: Answers, question: &str, answer: Option<ContextAnswer>) -> Answers {
    let model = builtin_model();
    answers.set_about(model.context(question).expect("the model asks for it"), answer);
    answers
}

fn choice(question: &str, id: &str) -> Option<ContextAnswer> {
    let model = builtin_model();
    let question = &model[model.context(question).expect("the model asks for it")];
    let place = question.choices().iter().position(|it| it.id == id);
    Some(ContextAnswer::Choice(place.expect("a choice of the question")))
}

/// Returns the place of something that can have been tried.
fn item(id: &str) -> usize {
    let (items, _) = tried();
    items.iter().position(|it| it == id).expect("an arrangement")
}

/// Returns the place of an outcome of what was tried.
fn outcome(id: &str) -> usize {
    let (_, outcomes) = tried();
    outcomes.iter().position(|it| it == id).expect("an outcome")
}

fn tried() -> (Vec<String>, Vec<String>) {
    let model = builtin_model();
    let question = model.context("tried").expect("the model asks for it");
    let ContextKind::Outcomes { items, outcomes } = &model[question].kind else {
        panic!("{question:?}")
    };
    let ids = |all: &[Choice]| all.iter().map(|it| it.id.clone()).collect();
    (ids(items), ids(outcomes))
}

fn json(view: &View) -> Value {
    serde_json::to_value(view).expect("a view is JSON")
}

/// Returns the texts under a key in a list of the counsel.
fn all(view: &View, list: &str, key: &str) -> Vec<String> {
    let json = json(view);
    let items = json["counsel"][list].as_array().expect("a list of the counsel").clone();
    items.iter().map(|it| it[key].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_author_asks_for_the_team_only_where_nobody_says_what_raised_the_question() {
    let leads = |answers: &Answers| all(&view_of(answers), "triggers", "id")[0] == "g_leader_asks";
    let stated = example(RIBEIRA);
    assert!(!leads(&stated), "an incident was stated");
    let silent = with(stated, "trigger", None);
    assert!(!leads(&silent), "this leader agrees that the team stays");
    assert!(leads(&with(silent, "position_cmo", choice("position_cmo", "objects"))));
}

#[test]
fn what_is_measured_is_to_change() {
    let model = builtin_model();
    for trigger in model.passages_of(Kind::Trigger) {
        let kept: Vec<_> = trigger.texts("target").filter(|it| it.text == "No fewer").collect();
        assert!(kept.is_empty(), "{}: {kept:?}", trigger.id);
    }
}

#[test]
fn what_is_in_place_is_not_asked_for_again() {
    let view = view_of(&example(RIBEIRA));
    let paper = written(&view);
    for asked in ["Nobody signs twice", "Second signature starts", "Those affected"] {
        assert!(!paper.contains(asked), "{asked}");
    }
    assert!(paper.contains("What worked stays: a second signature."));
    assert!(!all(&view, "costs", "name").iter().any(|it| it.contains("second signature")));
    let asked = with(example(RIBEIRA), "tried", None);
    assert!(written(&view_of(&asked)).contains("Nobody signs twice"));
}

#[test]
fn no_arrangement_is_proposed_that_is_being_tried() {
    for name in company_names() {
        for id in all(&view_of(&example(&name)), "arrangements", "id") {
            let given = ContextAnswer::Outcomes(vec![(item(&id), outcome("running"))]);
            let view = view_of(&with(example(&name), "tried", Some(given)));
            assert!(!all(&view, "arrangements", "id").contains(&id), "{name}: {id}");
        }
    }
}

#[test]
fn what_is_still_being_tried_is_not_said_to_have_worked() {
    let running = written(&view_of(&example("moonpike-games")));
    assert!(running.contains("Still being tried: one list of requests since August"));
    assert!(!running.contains("What worked stays"));
    let tried = ContextAnswer::Outcomes(vec![(item("a_one_list"), outcome("worked"))]);
    let worked = with(example("moonpike-games"), "tried", Some(tried));
    let worked = written(&view_of(&worked));
    assert!(worked.contains("This worked. One list of requests since August"));
}

#[test]
fn what_comes_back_with_a_difference_is_not_rejected() {
    let rejected = |answers: &Answers| {
        let paper = written(&view_of(answers));
        let (_, table) = paper.split_once("### Considered and rejected").expect("a table");
        table.split("\n## ").next().expect("the table").to_owned()
    };
    let paper = rejected(&example(BIELMATT));
    assert!(!paper.contains("One owner for every lead"), "{paper}");
    assert!(paper.contains("| One set of definitions | Tried before: it failed. |"), "{paper}");
    let again = with(example(BIELMATT), "differs", None);
    assert!(rejected(&again).contains("One owner for every lead"));
}

#[test]
fn a_home_that_is_decided_is_kept() {
    let fixed = view_of(&example("hartwell-fixed"));
    assert_eq!(fixed.verdict.kind, VerdictKind::Stay);
    assert_eq!(json(&fixed)["verdict"]["reason"], "home_is_fixed");
    assert_eq!(fixed.verdict.strength, None);
    let paper = written(&fixed);
    let page_one = paper.split("\n---\n").next().expect("page one");
    assert!(page_one.contains("**Keep the 4-person MOps team"));
    assert!(page_one.contains("Marketing trails IT by 16 on points; where MOps sits is decided."));
    let body = paper.split("\n## Appendix").next().expect("page one and body");
    for moves in ["Intend to move", "Move to", "move to", "posts from the budget"] {
        let own = body.replace("say move to IT", "");
        assert!(!own.contains(moves), "{moves}: {own}");
    }
    let free = view_of(&example("hartwell-university"));
    assert_eq!(free.verdict.kind, VerdictKind::Move);
    assert_eq!(fixed.placements.len(), free.placements.len());
    let scores = |view: &View| view.placements.iter().map(|it| it.score).collect::<Vec<_>>();
    assert_eq!(scores(&fixed), scores(&free), "no score changes");
}

#[test]
fn an_objection_is_not_answered_with_less_than_there_is() {
    let view = view_of(&example("hartwell-university"));
    let answers = all(&view, "objections", "answer");
    assert!(answers.iter().any(|it| it.starts_with("Eight of ten came on time")), "{answers:?}");
    assert!(!answers.iter().any(|it| it.contains("not eight")), "{answers:?}");
}

#[test]
fn nobody_is_taken_to_leave_of_whom_that_is_not_said() {
    let names = |answers: &Answers| written(&view_of(answers)).contains("nterim signatory");
    let open = example(RIBEIRA);
    assert!(!names(&open));
    assert!(!names(&with(open.clone(), "leaving", choice("leaving", "other"))));
    assert!(names(&with(open, "leaving", choice("leaving", "home"))));
}

#[test]
fn the_same_person_has_one_row_a_day() {
    for name in company_names() {
        let view = json(&view_of(&example(&name)));
        let rows = view["messages"].as_array().expect("a list");
        let mut seen: Vec<String> = Vec::new();
        for row in rows.iter().filter(|it| !it["date"].is_null()) {
            let who = format!("{} {} {}", row["date"], row["from"], row["to"]);
            assert!(!seen.contains(&who), "{name}: {who}");
            seen.push(who);
        }
    }
}

#[test]
fn no_two_risks_are_the_same() {
    for name in company_names() {
        let view = view_of(&example(&name));
        let mut signs: Vec<_> = all(&view, "risks", "early_sign")
            .into_iter()
            .zip(all(&view, "risks", "response"))
            .collect();
        let count = signs.len();
        signs.sort();
        signs.dedup();
        assert_eq!(signs.len(), count, "{name}");
    }
}

#[test]
fn who_gains_does_not_fill_in_what_speaks_for_it() {
    let view = json(&view_of(&example(BIELMATT)));
    let costs = view["counsel"]["costs"].as_array().expect("a list");
    let late = costs.iter().find(|it| it["name"] == "Margin lost on late leads");
    assert_eq!(late.expect("it is asked")["filled_by"], "CFO");
}

#[test]
fn a_note_names_who_hears_of_it_and_how_it_is_today() {
    let paper = written(&view_of(&example(BIELMATT)));
    assert!(paper.contains("| Dealer sales and service, about 60 people a week |"), "{paper}");
    let paper = written(&view_of(&example("sankt-ansgar-hospitals")));
    assert!(paper.contains("| Named people (B1) | Two days a week of one developer,"), "{paper}");
}
