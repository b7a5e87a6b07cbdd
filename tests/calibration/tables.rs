//! The tables of docs/calibration.md.

use std::collections::BTreeMap;

use mops_advisor::answers::{Answers, ContextAnswer, Home};
use mops_advisor::decide::search::Counterfactual;
use mops_advisor::decide::trials::Strength;
use mops_advisor::decide::{Advice, Place, Reason, VerdictKind, evaluate};
use mops_advisor::model::{ELSEWHERE, FactorId, Model, NO_HOME, SPLIT, Subject};

use super::Case;
use super::companies::{CHOICES, Kinds};

#[expect(clippy::cast_precision_loss, reason = "small counts")]
pub(super) fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Returns a line of a table.
fn line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<_> = cells.into_iter().collect();
    format!("| {} |\n", cells.join(" | "))
}

/// Returns the first two lines of a table: words on the left, numbers on the right.
pub(super) fn head(names: &[&str]) -> String {
    let rules = std::iter::once(":--").chain(names.iter().skip(1).map(|_| "--:"));
    line(names.iter().map(|&it| it.to_owned())) + &line(rules.map(str::to_owned))
}

/// Returns a line of a name, a count, and numbers without decimals.
pub(super) fn row(name: &str, count: usize, numbers: impl IntoIterator<Item = f64>) -> String {
    let numbers = numbers.into_iter().map(|it| format!("{it:.0}"));
    line([name.to_owned(), count.to_string()].into_iter().chain(numbers))
}

pub(super) fn home_name(model: &Model, home: Home) -> String {
    match home {
        Home::Placement(placement) => model[placement].id.clone(),
        Home::Elsewhere => ELSEWHERE.to_owned(),
        Home::Split => SPLIT.to_owned(),
        Home::None => NO_HOME.to_owned(),
    }
}

/// Returns the column that a verdict is counted in.
fn outcome(model: &Model, case: &Case) -> usize {
    let verdict = &case.decision.evaluation.verdict;
    match (verdict.kind, verdict.place, verdict.reason) {
        (VerdictKind::Stay, _, _) => 0,
        (VerdictKind::Move, Some(Place::Placement(placement)), _) => 1 + placement.0,
        (VerdictKind::Tie, _, _) => 1 + model.placements.len(),
        (VerdictKind::NotYet, _, Some(Reason::OpenGate)) => 2 + model.placements.len(),
        (VerdictKind::NotYet, _, Some(Reason::FewRuns)) => 3 + model.placements.len(),
        (VerdictKind::NotYet, _, _) => 4 + model.placements.len(),
        (VerdictKind::NoHome, _, _) => 5 + model.placements.len(),
        _ => 6 + model.placements.len(),
    }
}

const OUTCOMES: [&str; 13] = [
    "",
    "Companies",
    "Stay",
    "Move to Marketing",
    "to IT",
    "to Sales",
    "to the joint team",
    "Tie",
    "Not yet: open gate",
    "few runs",
    "small team",
    "No home",
    "Not enough",
];

fn advice_line(model: &Model, name: &str, cases: &[&Case]) -> String {
    let outcomes: Vec<_> = cases.iter().map(|it| outcome(model, it)).collect();
    let count = |it| outcomes.iter().filter(|&&outcome| outcome == it).count();
    row(name, cases.len(), (0..OUTCOMES.len() - 2).map(|it| percent(count(it), cases.len())))
}

/// What is advised, of 100 companies with each present home.
pub(super) fn advice_by_home(model: &Model, cases: &[Case]) -> String {
    let mut text = head(&OUTCOMES);
    let mut homes: Vec<_> = model.placement_ids().map(Home::Placement).collect();
    homes.extend([Home::Elsewhere, Home::Split, Home::None]);
    for home in homes {
        let own: Vec<_> = cases.iter().filter(|it| it.home == home).collect();
        text += &advice_line(model, &home_name(model, home), &own);
    }
    text + &advice_line(model, "all", &cases.iter().collect::<Vec<_>>()) + "\n"
}

/// What is advised, of 100 companies of each archetype.
pub(super) fn advice_by_kind(model: &Model, kinds: &Kinds, cases: &[Case]) -> String {
    let mut text = head(&OUTCOMES);
    for (place, archetype) in kinds.archetypes.iter().enumerate() {
        let own: Vec<_> = cases.iter().filter(|it| it.kind == Some(place)).collect();
        text += &advice_line(model, &archetype.name, &own);
    }
    text + "\n"
}

/// Returns the factors that a gate reads.
fn read_by_gates(model: &Model) -> Vec<FactorId> {
    let gates = model.gates.iter().flat_map(|it| [&it.fails_when, &it.conditional_when]);
    let subjects: Vec<_> = gates.flat_map(|it| it.subjects()).collect();
    model.factor_ids().filter(|it| subjects.contains(&Subject::Factor(*it))).collect()
}

/// Tells whether another choice for one question on the company changes the advice.
fn hangs_on(model: &Model, answers: &Answers, settled: Advice, question: &str) -> bool {
    let question = model.context(question).expect("it is asked");
    let Some(given) = answers.choice(question) else { return false };
    let others = (0..model[question].choices().len()).filter(|it| *it != given);
    others.into_iter().any(|choice| {
        let mut answers = answers.clone();
        answers.set_about(question, Some(ContextAnswer::Choice(choice)));
        !evaluate(model, &answers).verdict.advice().agrees_with(&settled)
    })
}

/// How many of 100 companies get other advice if a single answer is changed.
pub(super) fn single_answers(model: &Model, cases: &[Case]) -> String {
    let read = read_by_gates(model);
    let of_gate = |it: &&Counterfactual| read.contains(&it.changes[0].factor);
    let mut counts = [0; 5];
    let mut all = 0;
    for case in cases {
        let Some(found) = &case.decision.counterfactuals else { continue };
        all += 1;
        let settled = case.decision.settled;
        let mut of_gates = found.single.changes.iter().filter(of_gate);
        let holds = [
            !found.single.changes.is_empty(),
            of_gates.clone().next().is_some(),
            of_gates.any(|it| it.steps() == 1),
            found.single.changes.iter().any(|it| !it.closed.is_empty() || !it.opened.is_empty()),
            CHOICES.iter().any(|it| hangs_on(model, &case.answers, settled, it)),
        ];
        for (count, holds) in counts.iter_mut().zip(holds) {
            *count += usize::from(holds);
        }
    }
    let names = [
        "an answer with a level",
        "an answer that a gate reads",
        "the same, by one level",
        "an answer that opens or closes a gate",
        "a choice that gates read",
    ];
    let mut text = head(&["Advice changes with", "Of 100 companies"]);
    for (name, count) in names.iter().zip(counts) {
        text += &line([(*name).to_owned(), format!("{:.0}", percent(count, all))]);
    }
    let most = most_often(model, cases)
        .into_iter()
        .map(|(it, count)| format!("{} {:.0}", model[it].reference, percent(count, all)));
    let most: Vec<_> = most.take(8).collect();
    text + &format!("\nOf {all} companies with enough answers. Most often: {}\n\n", most.join(", "))
}

/// Returns in how many companies each question alone changes the advice, the most first.
fn most_often(model: &Model, cases: &[Case]) -> Vec<(FactorId, usize)> {
    let mut counts = BTreeMap::<FactorId, usize>::new();
    for found in cases.iter().filter_map(|it| it.decision.counterfactuals.as_ref()) {
        let changes = |factor| found.single.changes.iter().any(|it| it.changes[0].factor == factor);
        for factor in model.scored_factors().filter(|&it| changes(it)) {
            *counts.entry(factor).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|it| std::cmp::Reverse(it.1));
    counts
}

/// How firm the advice is, of 100 companies that get it.
pub(super) fn strength(cases: &[Case]) -> String {
    let mut text = head(&["Advice", "Companies", "Firm", "Moderate", "Close"]);
    for (name, kind) in
        [("move", VerdictKind::Move), ("stay", VerdictKind::Stay), ("tie", VerdictKind::Tie)]
    {
        let own = cases.iter().filter(|it| it.decision.evaluation.verdict.kind == kind);
        text += &strengths(name, &own.collect::<Vec<_>>());
    }
    text + "\n"
}

fn strengths(name: &str, cases: &[&Case]) -> String {
    row(name, cases.len(), shares(cases))
}

/// Returns the shares of firm, moderate and close.
fn shares(cases: &[&Case]) -> [f64; 3] {
    [Strength::Firm, Strength::Moderate, Strength::Close].map(|strength| {
        let own = cases.iter().filter(|it| it.decision.strength == Some(strength));
        percent(own.count(), cases.len())
    })
}

/// The margins of each line, from and to.
const LINES: [(i64, i64); 8] =
    [(-99, -1), (0, 2), (3, 4), (5, 6), (7, 8), (9, 11), (12, 15), (16, 99)];

/// How the margin goes with the share of runs that give the same advice, for settled moves and stays.
pub(super) fn margin(cases: &[Case]) -> String {
    let mut text = String::new();
    for (name, kind) in [("Move, by", VerdictKind::Move), ("Stay, by", VerdictKind::Stay)] {
        text += &head(&[name, "Companies", "Same advice", "Firm", "Moderate", "Close", "Few runs"]);
        let of_kind = |it: &&Case| it.decision.settled.kind == kind;
        let of_kind: Vec<_> = cases.iter().filter(of_kind).collect();
        for (from, to) in LINES {
            let is_in = |it: &&&Case| {
                let compared = it.decision.evaluation.verdict.compared;
                compared.is_some_and(|it| (from..=to).contains(&it.margin))
            };
            let own: Vec<_> = of_kind.iter().filter(is_in).copied().collect();
            let same = own.iter().filter_map(|it| it.decision.stress.both.same_advice);
            let mean = 100.0 * same.map(|it| it.value).sum::<f64>() / percent(own.len(), 100);
            let few = own.iter().filter(|it| it.decision.strength.is_none()).count();
            let name = match (from, to) {
                (-99, _) => "less than 0".to_owned(),
                (_, 99) => format!("{from} and more"),
                _ => format!("{from} to {to}"),
            };
            if !own.is_empty() {
                let few = percent(few, own.len());
                let numbers = std::iter::once(mean).chain(shares(&own)).chain([few]);
                text += &row(&name, own.len(), numbers);
            }
        }
        text += "\n";
    }
    text
}
