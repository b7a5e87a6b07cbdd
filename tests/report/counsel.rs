//! The counsel of a paper: every text of the model is shown for some answers and left out for
//! others, and follows the style of the rest of the paper.

use std::collections::{BTreeMap, BTreeSet};

use mops_advisor::answers::names::Names;
use mops_advisor::answers::{Answers, ContextAnswer};
use mops_advisor::decide::{Case, VerdictKind, evaluate};
use mops_advisor::findings::counsel::{Counsel, on_placement};
use mops_advisor::model::{ContextKind, Kind, Model, Of, Passage, builtin_model};
use mops_advisor::paper::Paper;
use mops_advisor::paper::view::counsel::CounselView;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use super::companies::{Chance, random_company};
use super::papers::{example, example_names, view_of, written};

/// How many random companies are tried.
const COMPANIES: u64 = 12_000;

/// Returns every text of the counsel that is shown or not by a predicate, with a name for it. A text
/// that stands beside such texts of its passage is shown with any of them.
fn texts(model: &Model) -> Vec<(String, &str)> {
    let mut texts: Vec<(String, &str)> = Vec::new();
    for kind in Kind::all_of(Of::Model) {
        for passage in model.passages_of(kind) {
            texts.extend(numbered(passage));
        }
    }
    texts
}

/// The texts that are cells of a table, or parts of a sentence.
const CELLS: [&str; 20] = [
    "half",
    "gains",
    "gives_up",
    "asked",
    "what",
    "today",
    "done_when",
    "against",
    "measure",
    "baseline",
    "target",
    "counter",
    "decides",
    "heard",
    "otherwise",
    "unit",
    "filled_by",
    "name",
    "decision",
    "option",
];

/// Returns the texts of the counsel that are sentences.
fn sentences(model: &Model) -> Vec<(String, &str)> {
    let is_cell = |id: &str| CELLS.iter().any(|it| id.contains(&format!(", {it} ")));
    texts(model).into_iter().filter(|(id, _)| !is_cell(id)).collect()
}

/// Returns the texts of a passage except its heading, each with its name and its number.
fn numbered(passage: &Passage) -> Vec<(String, &str)> {
    let heading = passage.kind.row().heading();
    // These are titles, which stand in other cells too.
    let named = ["who", "from", "to"];
    let own =
        passage.texts.iter().filter(|it| Some(it.name) != heading && !named.contains(&it.name));
    own.enumerate()
        .map(|(place, it)| (format!("{}, {} {}", passage.id, it.name, place + 1), &*it.text))
        .collect()
}

/// Adds every text of a JSON value.
fn collect(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            texts.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|it| collect(it, texts)),
        Value::Object(items) => items.values().for_each(|it| collect(it, texts)),
        _ => {}
    }
}

#[test]
fn every_text_appears_for_some_answers_and_not_for_others() {
    let model = builtin_model();
    let texts = texts(&model);
    let mut counts: BTreeMap<&str, u64> = texts.iter().map(|(id, _)| (&**id, 0)).collect();
    let mut chance = Chance(4);
    for _ in 0..COMPANIES {
        let answers = random_company(&model, &mut chance);
        let evaluation = evaluate(&model, &answers);
        let view = CounselView::new(&model, &answers, &evaluation);
        let mut shown = BTreeSet::new();
        collect(&serde_json::to_value(&view).expect("a view is JSON"), &mut shown);
        let names = Names::new(&model, &answers);
        for (id, text) in &texts {
            if shown.contains(&names.fill(text)) {
                *counts.get_mut(&**id).expect("counted") += 1;
            }
        }
    }
    let never: Vec<_> = counts.iter().filter(|(_, it)| **it == 0).map(|(id, _)| id).collect();
    let always: Vec<_> = counts.iter().filter(|(_, it)| **it == COMPANIES).collect();
    assert!(never.is_empty(), "never shown: {never:?}");
    assert!(always.is_empty(), "always shown: {always:?}");
}

#[test]
fn a_move_has_risks_of_its_own_and_asks_something_of_those_who_are_always_there() {
    let model = builtin_model();
    let mut chance = Chance(9);
    let mut moves = 0;
    for _ in 0..400 {
        let answers = random_company(&model, &mut chance);
        let evaluation = evaluate(&model, &answers);
        let Some(home) = evaluation.verdict.placement() else { continue };
        let counsel = Counsel::new(&model, &answers, &evaluation);
        let asked: Vec<_> = counsel.of(Kind::Leader).map(|it| &*it.passage.id).collect();
        for leader in ["l_ceo", "l_cmo", "l_cfo"] {
            assert!(asked.contains(&leader), "{asked:?}");
        }
        if evaluation.verdict.kind == VerdictKind::Move {
            moves += 1;
            let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
            let risks = on_placement(&model, &case, home, Kind::Risk);
            assert!(!risks.is_empty(), "{}", model[home].id);
        }
    }
    assert!(moves > 10, "{moves}");
}

#[test]
fn nobody_responds_to_a_risk_of_a_home_that_they_gain_by() {
    let model = builtin_model();
    for (home, gainers) in [
        ("marketing", ["cmo", "mops"]),
        ("it", ["it", "mops"]),
        ("sales", ["sales", "mops"]),
        ("revops", ["sales", "mops"]),
    ] {
        let home = model.placement(home).expect("a placement of the model");
        for risk in model.passages_on(home, Kind::Risk) {
            let owner = &model[risk.owner.expect("a risk has one")].id;
            assert!(!gainers.contains(&owner.as_str()), "{}: {owner}", risk.id);
        }
    }
}

#[test]
fn what_ended_before_comes_back_only_with_a_difference_and_what_worked_comes_first() {
    let model = builtin_model();
    let mut answers = example("corrib-vale-medical");
    let set = |answers: &mut Answers, id: &str, answer: ContextAnswer| {
        answers.set_about(model.context(id).expect("the model asks for it"), Some(answer));
    };
    let item = |id: &str| {
        let tried = model.context("tried").expect("the model asks for it");
        let ContextKind::Outcomes { items, .. } = &model[tried].kind else { panic!("{tried:?}") };
        items.iter().position(|it| it.id == id).expect("an arrangement")
    };
    let proposed = |answers: &Answers| -> Vec<String> {
        let evaluation = evaluate(&model, answers);
        let counsel = Counsel::new(&model, answers, &evaluation);
        counsel.of(Kind::Arrangement).map(|it| it.passage.id.clone()).collect()
    };
    let (owner, levels) = (item("a_named_owner"), item("a_service_levels"));
    let (worked, failed) = (0, 2);
    set(&mut answers, "tried", ContextAnswer::Outcomes(vec![(owner, failed), (levels, worked)]));
    let without = proposed(&answers);
    assert_eq!(without[0], "a_service_levels");
    assert!(!without.contains(&"a_named_owner".to_owned()), "{without:?}");
    set(&mut answers, "differs", ContextAnswer::Remarks(vec![(owner, "One text.".into())]));
    let with = proposed(&answers);
    assert!(with.contains(&"a_named_owner".to_owned()), "{with:?}");
    assert_eq!(with.len(), 2, "a team of three gets two");
}

#[test]
fn the_wording_of_the_counsel_is_clean() {
    let model = builtin_model();
    for (id, text) in sentences(&model) {
        assert!(text.ends_with(['.', '?', '}']), "{id}: {text}");
    }
    for (id, text) in texts(&model) {
        assert!(!text.contains(['\u{2014}', '\u{201c}', '\u{201d}']), "{id}: {text}");
        assert!(!text.contains("  "), "{id}: {text}");
        for sentence in text.split_inclusive(['.', '?']) {
            assert!(sentence.split_whitespace().count() <= 25, "{id}: {sentence}");
        }
    }
}

#[test]
fn page_one_is_the_beginning_of_the_paper() {
    for name in example_names() {
        let view = view_of(&example(&name));
        let templates = Paper::new().expect("the templates parse");
        let brief = templates.brief(&view).expect("page one can be written");
        let paper = templates.markdown(&view).expect("the paper can be written");
        assert!(!brief.contains("Appendix"), "{name}");
        let (page_one, _) = paper.split_once("\n---\n").expect("a line ends page one");
        assert_eq!(page_one.trim_end(), brief.trim_end(), "{name}");
    }
}

#[test]
fn a_copy_that_goes_round_holds_no_note_on_a_sensitive_question() {
    let model = builtin_model();
    for name in example_names() {
        let answers = example(&name);
        let mut withheld = answers.clone();
        withheld.circulate(&model);
        let view = view_of(&withheld);
        let json = serde_json::to_string(&view).expect("a view is JSON");
        let paper = written(&view);
        for factor in model.factor_ids().filter(|&it| model[it].sensitive) {
            let Some(note) = &answers.answer(factor).note else { continue };
            assert!(!paper.contains(note.as_str()), "{name}: {note}");
            assert!(!json.contains(note.as_str()), "{name}: {note}");
        }
        assert_eq!(withheld.withheld() > 0, paper.contains("This copy leaves out"), "{name}");
    }
}

#[test]
fn without_a_verdict_there_is_no_counsel() {
    let model = builtin_model();
    let answers = Answers::blank(&model);
    let counsel = Counsel::new(&model, &answers, &evaluate(&model, &answers));
    assert!(Kind::ALL.iter().all(|it| counsel.of(*it).next().is_none()));
}

#[test]
fn odd_titles_are_printed_as_given_and_break_nothing() {
    let model = builtin_model();
    let mut answers = example("northwind-instruments");
    let titles =
        [("cmo", "VP | *Growth* <b>"), ("cio", "{sales} [CTO](x)"), ("cro", "Head_of_Sales_")];
    for (placeholder, title) in titles {
        let question =
            model.context(&format!("title_{placeholder}")).expect("the model asks for it");
        answers.set_about(question, Some(ContextAnswer::Text(title.into())));
    }
    let view = view_of(&answers);
    assert_eq!(titles.map(|(it, _)| &*view.names[it]), titles.map(|(_, title)| title));
    let paper = written(&view);
    let (mut text, mut odd) = (String::new(), Vec::new());
    for event in Parser::new_ext(&paper, Options::ENABLE_TABLES) {
        match event {
            Event::Text(piece) => text.push_str(&piece),
            Event::InlineHtml(it) | Event::Html(it) => odd.push(it.to_string()),
            Event::Start(Tag::Link { dest_url, .. }) => odd.push(dest_url.to_string()),
            _ => {}
        }
    }
    assert!(odd.is_empty(), "{odd:?}");
    titles.iter().for_each(|(_, title)| assert!(text.contains(title), "{title}: {text}"));
    let columns = |line: &str| line.replace(r"\|", "").matches('|').count();
    let lines: Vec<_> = paper.lines().collect();
    for pair in lines.windows(2).filter(|it| it.iter().all(|line| line.starts_with('|'))) {
        assert_eq!(columns(pair[0]), columns(pair[1]), "{}", pair[1]);
    }
}
