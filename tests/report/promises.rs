//! What every paper promises, over all examples and many random companies: every text of the model
//! serves some of them, every figure has its place, nobody confirms what they do, and nothing
//! changes in a blocked period.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use jiff::civil::Date;
use mops_advisor::answers::names::Names;
use mops_advisor::answers::{Answers, ContextAnswer};
use mops_advisor::decide::{SEED, decide};
use mops_advisor::findings::conditions::Asked;
use mops_advisor::findings::{Findings, find};
use mops_advisor::model::{Kind, Model, Of, PlanDay, Said, builtin_model};
use mops_advisor::paper::Paper;
use mops_advisor::paper::view::View;
use serde_json::Value;

use super::companies::{Chance, random_company};
use super::papers::{company_names, example, provenance, view_of, written};

/// How many random companies have a paper.
const PAPERS: u64 = 200;
/// How many more have a view, so that rare texts are seen.
const VIEWS: u64 = 3_000;
/// Few trials are enough where only the texts are looked at.
const FEW_RUNS: NonZeroU32 = NonZeroU32::new(20).expect("it is not zero");
/// The days on which something changes, and those on which it is chosen or compared.
const CHANGES: [PlanDay; 5] =
    [PlanDay::Again, PlanDay::Start, PlanDay::Access, PlanDay::Check, PlanDay::Review];

/// Returns all examples and so many random companies, each with a name.
fn companies(model: &Model, random: u64) -> Vec<(String, Answers)> {
    let examples = company_names().into_iter().map(|it| (it.clone(), example(&it)));
    let mut chance = Chance(12);
    let others =
        (0..random).map(|it| (format!("company {it}"), random_company(model, &mut chance)));
    examples.chain(others).collect()
}

fn found(model: &Model, answers: &Answers) -> (Findings, View) {
    let decision = decide(model, answers, FEW_RUNS, SEED);
    let findings = find(model, answers, &decision);
    let view = View::new(model, answers, &decision.evaluation, &findings, provenance());
    (findings, view)
}

/// Fails with all faults, if there are any.
#[track_caller]
fn none(faults: &BTreeSet<String>) {
    let shown: Vec<_> = faults.iter().take(40).map(String::as_str).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), shown.join("\n"));
}

/// Adds every text of a JSON value.
fn collect(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(texts.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|it| collect(it, texts)),
        Value::Object(items) => items.values().for_each(|it| collect(it, texts)),
        _ => {}
    }
}

/// Returns the texts of the model that a paper prints beside the counsel, each with a name. Those on
/// the outlook and the team have tests of their own.
fn texts(model: &Model) -> Vec<(String, &str)> {
    let mut texts: Vec<(String, &str)> = Vec::new();
    for kind in Kind::all_of(Of::Placement) {
        for passage in model.passages_of(kind) {
            texts.extend(named(&passage.id, &passage.texts));
        }
    }
    for argument in &model.arguments {
        let rows = argument.rows.iter().enumerate();
        texts.extend(rows.map(|(place, it)| (format!("{}, row {place}", argument.id), &*it.text)));
    }
    for gate in &model.gates {
        texts.extend(gate.texts().map(|it| (format!("{}, {}", gate.id, it.name), &*it.text)));
    }
    texts.extend(model.interactions.iter().map(|it| (it.id.clone(), &*it.because)));
    texts.extend(model.remedies.iter().map(|it| (it.id.clone(), &*it.text)));
    texts.extend(model.events.iter().map(|it| (it.id.clone(), &*it.text)));
    for factor in &model.factors {
        let levels = factor.levels.iter().enumerate();
        texts.extend(
            levels.map(|(place, it)| (format!("{}, {}", factor.id, place + 1), &*it.paper)),
        );
    }
    texts
}

fn named<'m>(id: &str, texts: &'m [Said]) -> Vec<(String, &'m str)> {
    let all = texts.iter().enumerate();
    all.map(|(place, it)| (format!("{id}, {} {place}", it.name), &*it.text)).collect()
}

#[test]
fn every_text_beside_the_counsel_serves_some_companies_and_not_all() {
    let model = builtin_model();
    let texts = texts(&model);
    let companies = companies(&model, VIEWS);
    let mut counts: BTreeMap<&str, usize> = texts.iter().map(|(id, _)| (&**id, 0)).collect();
    for (_, answers) in &companies {
        let (_, view) = found(&model, answers);
        let mut shown = BTreeSet::new();
        collect(&serde_json::to_value(&view).expect("a view is JSON"), &mut shown);
        let names = Names::new(&model, answers);
        for (id, text) in &texts {
            if shown.contains(&names.fill(text)) {
                *counts.get_mut(&**id).expect("counted") += 1;
            }
        }
    }
    let mut faults = BTreeSet::new();
    for (id, count) in counts {
        match count {
            0 => drop(faults.insert(format!("{id}: never"))),
            it if it == companies.len() => drop(faults.insert(format!("{id}: always"))),
            _ => {}
        }
    }
    none(&faults);
}

/// Returns every run of digits in a text.
fn digits(text: &str) -> BTreeSet<String> {
    let runs = text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    runs.map(str::to_owned).collect()
}

#[test]
fn every_figure_of_a_paper_is_in_the_view_in_a_note_or_in_a_source() {
    let mut faults = BTreeSet::new();
    for name in company_names() {
        let view = view_of(&example(&name));
        // The view has the notes and the sources, too.
        let mut known = digits(&serde_json::to_string(&view).expect("a view is JSON"));
        // The neutral score, the ends of the scale, and "of 100 trials", are part of the scale.
        known.extend(["1", "2", "3", "4", "5", "50", "100"].map(str::to_owned));
        // The years of the two methods that the appendix names.
        known.extend(["1988", "2001"].map(str::to_owned));
        let unknown = digits(&written(&view)).into_iter().filter(|it| !known.contains(it));
        faults.extend(unknown.map(|it| format!("{name}: {it}")));
    }
    none(&faults);
}

/// Returns the rows of the tables that have both columns: who does it, and who confirms it.
fn both(paper: &str) -> Vec<(String, String)> {
    let cells = |line: &str| -> Vec<String> {
        line.trim().trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect()
    };
    let (mut rows, mut columns) = (Vec::new(), None);
    for line in paper.lines() {
        if !line.starts_with('|') {
            columns = None;
            continue;
        }
        let row = cells(line);
        match columns {
            None => {
                let place = |name: &str| row.iter().position(|it| it == name);
                columns = Some(place("Does it").zip(place("Confirms it")));
            }
            Some(Some((doer, confirmer))) if !row[0].starts_with(':') => {
                rows.push((row[doer].clone(), row[confirmer].clone()));
            }
            Some(_) => {}
        }
    }
    rows
}

#[test]
fn nobody_both_does_and_confirms() {
    let model = builtin_model();
    let templates = Paper::new().expect("the templates parse");
    let (mut faults, mut rows) = (BTreeSet::new(), 0);
    for (name, answers) in companies(&model, PAPERS) {
        let (_, view) = found(&model, &answers);
        let paper = match templates.markdown(&view) {
            Ok(paper) => paper,
            Err(mistakes) => {
                faults.insert(format!("{name}: {:?}", mistakes.diagnostics));
                continue;
            }
        };
        for (doers, confirmer) in both(&paper) {
            rows += 1;
            if confirmer == "–" || doers.split(", ").any(|it| it.eq_ignore_ascii_case(&confirmer))
            {
                faults.insert(format!("{name}: {doers} does it, {confirmer} confirms it"));
            }
        }
    }
    none(&faults);
    assert!(rows > 100, "only {rows} rows have both columns");
}

/// Returns the first cells of the rows of a table, by the heading of its first column.
fn first_cells(paper: &str, heading: &str) -> BTreeSet<String> {
    let head = format!("| {heading} |");
    let rows = paper.lines().skip_while(|it| !it.starts_with(&head)).skip(2);
    let cells = rows.map_while(|it| it.strip_prefix("| ")?.split(" | ").next());
    cells
        .flat_map(|it| it.split(", "))
        .map(|it| it.replace(" (decision)", "").to_lowercase())
        .collect()
}

#[test]
fn every_leader_who_is_told_something_has_a_row_among_the_leaders() {
    let model = builtin_model();
    let (mut faults, mut told) = (BTreeSet::new(), 0);
    for name in company_names() {
        let answers = example(&name);
        let paper = written(&view_of(&answers));
        let rows = first_cells(&paper, "Leader");
        let heard = first_cells(&paper, "Who hears it");
        let names = Names::new(&model, &answers);
        for leader in model.passages_of(Kind::Leader).filter_map(|it| it.text("name")) {
            let title = names.fill(leader).replace(" (decision)", "").to_lowercase();
            told += usize::from(heard.contains(&title));
            if heard.contains(&title) && !rows.contains(&title) {
                faults.insert(format!("{name}: {title}"));
            }
        }
    }
    none(&faults);
    assert!(told > 30, "only {told} leaders are told something");
}

/// Returns the last day that is blocked, if somebody knows it. A consultation has days of its own.
fn blocked(model: &Model, answers: &Answers) -> Option<Date> {
    let Some(ContextAnswer::Dated(blocks)) = answers.about(model.roles.blocked_until?) else {
        return None;
    };
    let others = blocks.iter().filter(|it| Some(it.0) != model.consultation.block);
    others.filter_map(|it| it.1).max()
}

/// What has to be counted anew is done outside every blocked period.
#[test]
fn no_condition_of_a_home_is_counted_in_a_blocked_period() {
    let model = builtin_model();
    let (mut faults, mut dates) = (BTreeSet::new(), 0);
    for (name, answers) in companies(&model, PAPERS) {
        let Some(last) = blocked(&model, &answers) else { continue };
        let (findings, _) = found(&model, &answers);
        for row in &findings.requirements {
            let is_counted = row
                .factors
                .iter()
                .any(|it| model[*it].counts.is_some() && model[*it].next.is_some());
            let is_of_home = match row.asked {
                Asked::Passage(id) => model[id].placement.is_some(),
                Asked::Gate(_) => true,
            };
            let Some(date) = findings.calendar.date(row.by) else { continue };
            let has_start = findings.calendar.date(PlanDay::Start).is_some();
            if is_counted && is_of_home && has_start {
                dates += 1;
                if date <= last {
                    faults
                        .insert(format!("{name}: {:?} on {date}, blocked until {last}", row.asked));
                }
            }
        }
    }
    none(&faults);
    assert!(dates > 20, "only {dates} dates could be blocked");
}

#[test]
fn nothing_changes_in_a_blocked_period() {
    let model = builtin_model();
    let (mut faults, mut dates) = (BTreeSet::new(), 0);
    for (name, answers) in companies(&model, PAPERS) {
        let Some(last) = blocked(&model, &answers) else { continue };
        let (findings, _) = found(&model, &answers);
        for day in CHANGES {
            let Some(date) = findings.calendar.date(day) else { continue };
            dates += 1;
            if date <= last {
                faults.insert(format!("{name}: {} on {date}, blocked until {last}", day.word()));
            }
        }
    }
    none(&faults);
    assert!(dates > 50, "only {dates} dates could be blocked");
}
