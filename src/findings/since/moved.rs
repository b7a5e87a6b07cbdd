//! Why a lead moved: the points that each subject gained or lost, from answers that changed and from
//! interactions that they set off.

use std::cmp::Reverse;

use super::Day;
use crate::decide::{Compared, Decision, Place};
use crate::model::{FactorId, Model};
use crate::points::{Points, apportioned};

/// How far the place of the first advice is ahead of the one that it was compared with, from the scores
/// shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lead {
    /// The place of the first advice.
    pub first: Place,
    /// The place that it was compared with.
    pub second: Place,
    /// In the first paper.
    pub then: i64,
    /// From the later answers.
    pub now: i64,
}

/// What the answers on one subject added to the lead since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The questions whose points changed, the one with the most first.
    pub factors: Vec<FactorId>,
    /// In whole points; all of them add up to the change of the lead.
    pub points: i64,
    /// Exactly.
    pub exact: Points,
}

/// What the answers on one subject gained.
struct Subject<'m> {
    /// None for a question that no argument is about.
    family: Option<&'m str>,
    parts: Vec<(FactorId, Points)>,
}

impl Subject<'_> {
    fn sum(&self) -> Points {
        self.parts.iter().map(|it| it.1).sum()
    }
}

impl Lead {
    /// Returns the lead of the pair that the first paper compares; none if it compares nothing.
    pub(super) fn of(before: Day<'_>, after: Day<'_>) -> Option<Self> {
        let Compared { first, second, .. } = before.decision.evaluation.verdict.compared?;
        let lead = |it: &Decision| score(it, first) - score(it, second);
        Some(Self { first, second, then: lead(before.decision), now: lead(after.decision) })
    }
}

/// Returns the points of a place, as shown.
fn score(decision: &Decision, place: Place) -> i64 {
    let neutral = || Points::NEUTRAL.rounded();
    place.placement().map_or_else(neutral, |it| decision.evaluation.score(it))
}

/// Returns what moved the lead of a pair, by subject, the most points first.
pub fn moved(model: &Model, lead: &Lead, before: Day<'_>, after: Day<'_>) -> Vec<Moved> {
    let mut subjects: Vec<Subject<'_>> = Vec::new();
    for factor in model.factor_ids() {
        let points = difference(after, factor, lead) - difference(before, factor, lead);
        if points == Points::default() {
            continue;
        }
        let family = family(model, factor);
        match subjects.iter_mut().find(|it| family.is_some() && it.family == family) {
            Some(subject) => subject.parts.push((factor, points)),
            None => subjects.push(Subject { family, parts: vec![(factor, points)] }),
        }
    }
    let sums: Vec<Points> = subjects.iter().map(Subject::sum).collect();
    let whole = apportioned(&sums, lead.now - lead.then);
    let mut moved: Vec<Moved> = Vec::new();
    for ((Subject { mut parts, .. }, exact), points) in subjects.into_iter().zip(sums).zip(whole) {
        parts.sort_by_key(|it| Reverse(it.1.abs()));
        moved.push(Moved { factors: parts.into_iter().map(|it| it.0).collect(), points, exact });
    }
    moved.sort_by_key(|it| Reverse(it.exact.abs()));
    moved
}

/// Returns what a factor adds to the lead.
fn difference(end: Day<'_>, factor: FactorId, lead: &Lead) -> Points {
    let points = &end.decision.evaluation.contributions[factor.0].points;
    let of = |place: Place| place.placement().map_or_else(Points::default, |it| points[it.0]);
    of(lead.first) - of(lead.second)
}

/// Returns the subject of a question's arguments.
fn family(model: &Model, factor: FactorId) -> Option<&str> {
    let mut arguments = model.arguments.iter();
    let found = arguments.find(|it| it.rows.iter().any(|it| it.factor == factor));
    found.map(|it| it.family.as_str())
}
