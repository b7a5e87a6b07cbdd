//! What decides it: the comparison of two placements, taken apart factor by factor.

use std::cmp::Reverse;

use serde::Serialize;

use super::{Material, format};
use crate::decide::VerdictKind;
use crate::model::{Argument, FactorId, PlacementId};
use crate::points::{Points, apportioned};

/// How many reasons a paper gives for the placement it argues for.
const REASONS: usize = 3;
/// How many factors get a line of their own, where each moves the lead.
const LINES: usize = 6;

/// The comparison that the paper argues: `first` against `second`.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Lead {
    /// The placement argued for; in a tie, the better-scoring one.
    pub first: String,
    pub second: String,
    /// From the scores shown; below zero where staying costs points.
    pub margin: i64,
    /// The parts with a line of their own, the largest first.
    pub parts: Vec<Part>,
    /// How many further factors there are, and what they add up to.
    pub rest_count: usize,
    pub rest_points: String,
    pub margin_signed: String,
    /// The strongest parts in favour of `first`.
    pub reasons: Vec<Part>,
    /// The strongest parts in favour of `second`.
    pub objections: Vec<Part>,
}

/// What one factor adds to the lead of one placement over another.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Part {
    pub factor: String,
    pub reference: String,
    pub name: String,
    /// The level's wording for the paper.
    pub statement: String,
    /// Why it matters, seen from the side it favours.
    pub argument: String,
    pub points: i64,
    pub points_signed: String,
    pub basis: &'static str,
    pub note: Option<String>,
}

impl Lead {
    /// Returns the references of the answers whose notes are quoted where the paper argues.
    pub(super) fn quoted(&self) -> impl Iterator<Item = String> {
        let argued = self.reasons.iter().chain(&self.objections);
        argued.map(|part| part.reference.clone())
    }
}

/// Returns the comparison that the paper argues, if there is one.
pub(super) fn lead(material: Material) -> Option<Lead> {
    let (first, second) = contenders(&material)?;
    let mut parts: Vec<(FactorId, Points)> = material
        .model
        .factor_ids()
        .map(|factor| (factor, material.difference(factor, first, second)))
        .filter(|(_, difference)| *difference != Points::default())
        .collect();
    parts.sort_by_key(|&(factor, difference)| (Reverse(difference.abs()), factor));
    let margin = material.evaluation.margin(first, second);
    let (shown, rest_points) = rounded(&parts, margin);
    let rest_count = parts.len() - shown.len();
    let parts: Vec<Part> = shown
        .into_iter()
        .map(|(factor, points)| {
            let (favoured, other) = if points > 0 { (first, second) } else { (second, first) };
            material.part(factor, favoured, other, points)
        })
        .collect();
    Some(Lead {
        first: material.model[first].id.clone(),
        second: material.model[second].id.clone(),
        margin,
        margin_signed: format::signed(margin),
        reasons: parts.iter().filter(|it| it.points > 0).take(REASONS).cloned().collect(),
        objections: parts.iter().filter(|it| it.points < 0).take(REASONS).cloned().collect(),
        rest_count,
        rest_points: format::signed(rest_points),
        parts,
    })
}

/// Returns whom the paper compares: the placement advised with an excluded one that scores better;
/// else with the best other one that passes its gates; where only one passes, with the best excluded
/// one; in a tie, the first two.
fn contenders(material: &Material) -> Option<(PlacementId, PlacementId)> {
    let evaluation = material.evaluation;
    let verdict = &evaluation.verdict;
    let leader = verdict.leader?;
    let first = match verdict.kind {
        VerdictKind::Stay => verdict.placement.unwrap_or(leader),
        _ => leader,
    };
    let ahead = evaluation.excluded_ahead(material.model).filter(|_| verdict.placement.is_some());
    let second = if first == leader { verdict.runner_up } else { Some(leader) };
    let second = ahead.or(second);
    let next_best = || evaluation.ranking.iter().copied().find(|&it| it != first);
    Some((first, second.or_else(next_best)?))
}

/// Returns the factors that get a line, with their points, and the points of the rest: whole points
/// that add up to the margin. A line that would show no point joins the rest.
fn rounded(parts: &[(FactorId, Points)], margin: i64) -> (Vec<(FactorId, i64)>, i64) {
    let mut shown = lines(parts);
    loop {
        let all: Points = parts.iter().map(|&(_, difference)| difference).sum();
        let mut exact: Vec<Points> = shown.iter().map(|&(_, difference)| difference).collect();
        exact.push(all - exact.iter().copied().sum());
        let mut whole = apportioned(&exact, margin);
        let rest = whole.pop().unwrap_or_default();
        let before = shown.len();
        let mut points = whole.iter();
        shown.retain(|_| points.next() != Some(&0));
        if shown.len() == before {
            return (shown.iter().map(|&(factor, _)| factor).zip(whole).collect(), rest);
        }
    }
}

/// Returns the factors that get a line: the largest, and at least the reasons on both sides.
fn lines(parts: &[(FactorId, Points)]) -> Vec<(FactorId, Points)> {
    let (mut for_first, mut for_second) = (0, 0);
    let mut shown = Vec::new();
    for &(factor, difference) in parts {
        let side = if difference > Points::default() { &mut for_first } else { &mut for_second };
        *side += 1;
        let is_reason = *side <= REASONS;
        if difference.abs() >= Points::HALF && (shown.len() < LINES || is_reason) {
            shown.push((factor, difference));
        }
    }
    shown
}

impl Material<'_> {
    /// Returns what a factor adds to the lead of one placement over another.
    fn difference(&self, factor: FactorId, first: PlacementId, second: PlacementId) -> Points {
        let points = &self.evaluation.contributions[factor.0].points;
        points[first.0] - points[second.0]
    }

    /// Returns the answers that speak most for a placement: against the one that the paper argues
    /// for, however little, and first those that pull towards it; of that one itself, by what they
    /// add to its score.
    pub(super) fn strengths(&self, placement: PlacementId) -> Vec<Part> {
        let first = contenders(self).map(|(first, _)| first).filter(|&it| it != placement);
        let points = |factor: FactorId| match first {
            Some(first) => self.difference(factor, placement, first),
            None => self.evaluation.contributions[factor.0].points[placement.0],
        };
        let speaks = |factor: &FactorId| points(*factor) > Points::default();
        let mut factors: Vec<_> = self.model.factor_ids().filter(speaks).collect();
        let own = |factor: FactorId| self.evaluation.contributions[factor.0].points[placement.0];
        factors.sort_by_key(|&it| (own(it) <= Points::default(), Reverse(points(it))));
        let other = first.unwrap_or(placement);
        let parts = factors.into_iter();
        let parts = parts.map(|it| self.part(it, placement, other, points(it).rounded()));
        parts.filter(|it| !it.argument.is_empty()).take(REASONS).collect()
    }

    fn part(
        &self,
        factor: FactorId,
        favoured: PlacementId,
        other: PlacementId,
        points: i64,
    ) -> Part {
        let answer = self.answers.answer(factor);
        let item = &self.model[factor];
        let statement = self
            .answers
            .level(factor)
            .map(|level| self.fill(&item.levels[level.index()].paper))
            .unwrap_or_default();
        Part {
            factor: item.id.clone(),
            reference: item.reference.clone(),
            name: self.fill(&item.name),
            statement,
            argument: self.argument(factor, favoured, other),
            points,
            points_signed: format::signed(points),
            basis: answer.basis.word(),
            note: answer.note.clone(),
        }
    }

    /// Returns why a factor favours a placement over another: the reason for the one or against
    /// the other, whichever weighs more. Where an interaction turned the pull round, its own reason.
    fn argument(&self, factor: FactorId, favoured: PlacementId, other: PlacementId) -> String {
        let contribution = &self.evaluation.contributions[factor.0];
        let own = contribution.points[favoured.0];
        let others = contribution.points[other.0];
        let argues = &self.model[factor].argues;
        let text = if own >= -others {
            written(&argues[favoured.0], own)
        } else {
            written(&argues[other.0], others)
        };
        let because =
            || contribution.changed_by.last().map(|&interaction| &self.model[interaction].because);
        text.or_else(because).map(|text| self.fill(text)).unwrap_or_default()
    }
}

/// Returns the reason that goes with a contribution's sign, if the model has one.
fn written(argument: &Argument, points: Points) -> Option<&String> {
    match points.units().signum() {
        1 => argument.for_it.as_ref(),
        -1 => argument.against.as_ref(),
        _ => None,
    }
}
