//! Before and after: what moves if some answers were different.

use std::collections::BTreeMap;

use serde::Serialize;

use super::format;
use super::view::View;
use crate::decide::VerdictKind;
use crate::decide::trials::Strength;

/// Two views of one company side by side. Serialised, it is the JSON format of `what-if`.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct WhatIf {
    pub schema: u8,
    pub company: String,
    /// The answers that differ.
    pub changes: Vec<Change>,
    pub placements: Vec<Compared>,
    /// The gates that a placement with a row of its own fails before or after.
    pub gates: Vec<Failed>,
    pub before: Side,
    pub after: Side,
    /// The questions whose points changed, because of their answers or of interactions; the largest
    /// change first.
    pub moved: Vec<Moved>,
    pub names: BTreeMap<String, String>,
}

/// An answer before and after.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Change {
    pub factor: String,
    pub reference: String,
    pub name: String,
    /// A level, `unknown`, `not_applicable`, or null if not asked.
    pub before: serde_json::Value,
    pub after: serde_json::Value,
    /// The wording of the new level.
    pub statement: Option<String>,
}

/// A placement before and after.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Compared {
    pub id: String,
    pub name: String,
    pub score_before: i64,
    pub score_after: i64,
    pub change: String,
    pub confidence_before: Option<f64>,
    pub confidence_after: Option<f64>,
    /// In words, out of 100 stress runs.
    pub confidence_about: Option<String>,
    pub gates_failed_before: Vec<String>,
    pub gates_failed_after: Vec<String>,
    /// Whether it has a row of its own in one of the two papers.
    pub is_shown: bool,
}

/// A gate that is failed before or after.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Failed {
    pub id: String,
    /// The id of its placement.
    pub placement: String,
    pub name: String,
    pub before: bool,
    pub after: bool,
}

/// The outcome on one side.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Side {
    pub kind: VerdictKind,
    pub placement: Option<String>,
    /// Where the points lean to, and in a tie the placements that tie.
    pub leaning: Vec<String>,
    pub leader: Option<String>,
    pub runner_up: Option<String>,
    pub margin: Option<i64>,
    pub strength: Option<Strength>,
    pub strength_share: Option<f64>,
    pub strength_about: Option<String>,
}

/// A question whose points changed.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Moved {
    pub factor: String,
    pub reference: String,
    pub name: String,
    /// For each placement, the points after less the points before.
    pub points: BTreeMap<String, f64>,
    /// The same with one decimal and a sign, in the order of the placements that are shown.
    pub points_signed: Vec<String>,
}

impl WhatIf {
    /// Compares two views of the same company and model.
    pub fn new(before: &View, after: &View) -> Self {
        let placements = placements(before, after);
        Self {
            schema: 2,
            company: before.company.clone(),
            changes: changes(before, after),
            before: side(before),
            after: side(after),
            moved: moved(before, after, &placements),
            gates: gates(before, &placements),
            placements,
            names: before.names.clone(),
        }
    }
}

fn changes(before: &View, after: &View) -> Vec<Change> {
    let pairs = before.contributions.iter().zip(&after.contributions).zip(&after.answers);
    pairs
        .filter(|((before, after), _)| before.answer != after.answer)
        .map(|((before, after), answer)| Change {
            factor: after.factor.clone(),
            reference: after.reference.clone(),
            name: answer.name.clone(),
            before: before.answer.clone(),
            after: after.answer.clone(),
            statement: answer.statement.clone(),
        })
        .collect()
}

pub(super) fn placements(before: &View, after: &View) -> Vec<Compared> {
    before
        .placements
        .iter()
        .filter_map(|old| Some((old, after.placements.iter().find(|it| it.id == old.id)?)))
        .map(|(old, new)| Compared {
            id: old.id.clone(),
            name: old.name.clone(),
            score_before: old.score,
            score_after: new.score,
            change: format::signed(new.score - old.score),
            confidence_before: old.confidence,
            confidence_after: new.confidence,
            confidence_about: old
                .confidence_about
                .as_ref()
                .zip(new.confidence_about.as_ref())
                .map(|(old, new)| format!("{old} -> {new}")),
            gates_failed_before: old.gates_failed.clone(),
            gates_failed_after: new.gates_failed.clone(),
            is_shown: old.is_shown || new.is_shown,
        })
        .collect()
}

fn gates(view: &View, compared: &[Compared]) -> Vec<Failed> {
    let of = |placement: &Compared| {
        let fails = |ids: &[String], id: &String| ids.contains(id);
        let failed = view.gates.iter().map(|gate| Failed {
            id: gate.id.clone(),
            placement: placement.id.clone(),
            name: gate.name.clone(),
            before: fails(&placement.gates_failed_before, &gate.id),
            after: fails(&placement.gates_failed_after, &gate.id),
        });
        failed.filter(|it| it.before || it.after).collect::<Vec<_>>()
    };
    compared.iter().filter(|it| it.is_shown).flat_map(of).collect()
}

pub(super) fn side(view: &View) -> Side {
    let verdict = &view.verdict;
    Side {
        kind: verdict.kind,
        placement: verdict.placement.clone(),
        leaning: verdict.leaning.clone(),
        leader: verdict.leader.clone(),
        runner_up: verdict.runner_up.clone(),
        margin: view.margin,
        strength: verdict.strength,
        strength_share: verdict.strength_share,
        strength_about: verdict.strength_about.clone(),
    }
}

fn moved(before: &View, after: &View, compared: &[Compared]) -> Vec<Moved> {
    let seen: Vec<_> = compared.iter().filter(|it| it.is_shown).collect();
    let pairs = before.contributions.iter().zip(&after.contributions).zip(&before.answers);
    let mut moved: Vec<_> = pairs
        .map(|((old, new), answer)| {
            let change = |id: &String| new.points[id] - old.points[id];
            let points: BTreeMap<_, _> =
                old.points.keys().map(|id| (id.clone(), format::share(change(id)))).collect();
            let order = seen.iter().map(|it| points[&it.id]);
            Moved {
                factor: old.factor.clone(),
                reference: old.reference.clone(),
                name: answer.name.clone(),
                points_signed: order.map(format::signed_decimal).collect(),
                points,
            }
        })
        .filter(|it| it.points.values().any(|points| points.abs() > 0.0))
        .collect();
    let size = |it: &Moved| it.points.values().map(|points| points.abs()).fold(0.0, f64::max);
    moved.sort_by(|a, b| size(b).total_cmp(&size(a)));
    moved
}
