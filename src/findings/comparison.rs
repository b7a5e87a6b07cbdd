//! What decides it: the comparison of two placements, taken apart factor by factor.

use std::cmp::Reverse;

use serde::Serialize;

use super::Evidence;
use crate::decide::VerdictKind;
use crate::model::{Argument, FactorId, InteractionId, Model, PlacementId};
use crate::points::{Points, apportioned};

/// How many reasons a paper gives for the placement it argues for.
const REASONS: usize = 3;
/// How many factors get a line of their own, where each moves the lead.
const LINES: usize = 6;

/// The comparison that the paper argues: `first` against `second`.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The placement argued for; in a tie, the better-scoring one.
    pub first: PlacementId,
    /// The placement it is compared with.
    pub second: PlacementId,
    /// From the scores shown; below zero where staying costs points.
    pub margin: i64,
    /// Where the first stands.
    pub stands: Stands,
    /// Whether the margin is no tie.
    pub is_clear: bool,
    /// The factors with a line of their own, the largest first.
    pub lines: Vec<Line>,
    /// How many further factors there are.
    pub rest_count: usize,
    /// What they add up to.
    pub rest_points: i64,
    /// The strongest lines in favour of the first.
    pub reasons: Vec<Line>,
    /// The strongest lines in favour of the second.
    pub objections: Vec<Line>,
}

/// What one factor adds to the lead of one placement over another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The factor.
    pub factor: FactorId,
    /// What it adds, in whole points.
    pub points: i64,
    /// Why it matters, seen from the side that it favours, if the model says so.
    pub why: Option<Why>,
}

/// Where the model says why a factor matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The factor's argument for a placement.
    For(FactorId, PlacementId),
    /// The factor's argument against a placement.
    Against(FactorId, PlacementId),
    /// The reason of an interaction that turned the pull round.
    Interaction(InteractionId),
}

/// Where a placement stands beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// It has more points.
    Ahead,
    /// Both have the same.
    Level,
    /// It has fewer.
    Behind,
}

/// Where a placement stands beside another, and by how many points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stands {
    /// On which side.
    pub side: Side,
    /// By how many points, without a sign.
    pub points: u64,
}

impl Stands {
    /// Takes apart a lead that may be below zero.
    pub(super) fn of(lead: i64) -> Self {
        let side = match lead {
            1.. => Side::Ahead,
            0 => Side::Level,
            _ => Side::Behind,
        };
        Self { side, points: lead.unsigned_abs() }
    }
}

impl Why {
    /// Returns what the model says.
    pub fn text(self, model: &Model) -> Option<&str> {
        match self {
            Self::For(factor, placement) => model[factor].argues[placement.0].for_it.as_deref(),
            Self::Against(factor, placement) => {
                model[factor].argues[placement.0].against.as_deref()
            }
            Self::Interaction(interaction) => Some(&model[interaction].because),
        }
    }
}

impl Evidence<'_> {
    /// Returns the comparison that the paper argues, if there is one.
    pub(super) fn comparison(&self, excluded_ahead: Option<PlacementId>) -> Option<Comparison> {
        let (first, second) = self.contenders(excluded_ahead)?;
        let mut parts: Vec<(FactorId, Points)> = self
            .model
            .factor_ids()
            .map(|factor| (factor, self.difference(factor, first, second)))
            .filter(|(_, difference)| *difference != Points::default())
            .collect();
        parts.sort_by_key(|&(factor, difference)| (Reverse(difference.abs()), factor));
        let margin = self.evaluation.margin(first, second);
        let (shown, rest_points) = rounded(&parts, margin);
        let rest_count = parts.len() - shown.len();
        let line = |(factor, points)| {
            let (favoured, other) = if points > 0 { (first, second) } else { (second, first) };
            Line { factor, points, why: self.why(factor, favoured, other) }
        };
        let lines: Vec<Line> = shown.into_iter().map(line).collect();
        let speak = |side: i64| {
            let lines = lines.iter().copied().filter(|it| it.points.signum() == side);
            lines.take(REASONS).collect()
        };
        Some(Comparison {
            first,
            second,
            margin,
            stands: Stands::of(margin),
            is_clear: margin >= self.model.bands.tie_margin,
            reasons: speak(1),
            objections: speak(-1),
            rest_count,
            rest_points,
            lines,
        })
    }

    /// Returns whom the paper compares: the placement advised with an excluded one that scores
    /// better; else with the best other one that passes its gates; where only one passes, with the
    /// best excluded one; in a tie, the first two.
    fn contenders(
        &self,
        excluded_ahead: Option<PlacementId>,
    ) -> Option<(PlacementId, PlacementId)> {
        let verdict = &self.evaluation.verdict;
        let leader = verdict.leader?;
        let first = match verdict.kind {
            VerdictKind::Stay => verdict.placement().unwrap_or(leader),
            _ => leader,
        };
        let ahead = excluded_ahead.filter(|_| verdict.placement().is_some());
        let second = if first == leader { verdict.runner_up } else { Some(leader) };
        let second = ahead.or(second);
        let next_best = || self.evaluation.ranking.iter().copied().find(|&it| it != first);
        Some((first, second.or_else(next_best)?))
    }

    /// Returns what a factor adds to the lead of one placement over another.
    fn difference(&self, factor: FactorId, first: PlacementId, second: PlacementId) -> Points {
        let points = &self.evaluation.contributions[factor.0].points;
        points[first.0] - points[second.0]
    }

    /// Returns the answers that speak most for a placement: against the one that the paper argues
    /// for, however little, and first those that pull towards it; of that one itself, by what they
    /// add to its score.
    pub(super) fn strengths(
        &self,
        placement: PlacementId,
        argued_for: Option<PlacementId>,
    ) -> Vec<Line> {
        let first = argued_for.filter(|&it| it != placement);
        let points = |factor: FactorId| match first {
            Some(first) => self.difference(factor, placement, first),
            None => self.evaluation.contributions[factor.0].points[placement.0],
        };
        let speaks = |factor: &FactorId| points(*factor) > Points::default();
        let mut factors: Vec<_> = self.model.factor_ids().filter(speaks).collect();
        let own = |factor: FactorId| self.evaluation.contributions[factor.0].points[placement.0];
        factors.sort_by_key(|&it| (own(it) <= Points::default(), Reverse(points(it))));
        let other = first.unwrap_or(placement);
        let lines = factors.into_iter().map(|factor| Line {
            factor,
            points: points(factor).rounded(),
            why: self.why(factor, placement, other),
        });
        lines.filter(|it| it.why.is_some()).take(REASONS).collect()
    }

    /// Returns why a factor favours a placement over another: the reason for the one or against
    /// the other, whichever weighs more. Where an interaction turned the pull round, its own reason.
    fn why(&self, factor: FactorId, favoured: PlacementId, other: PlacementId) -> Option<Why> {
        let contribution = &self.evaluation.contributions[factor.0];
        let own = contribution.points[favoured.0];
        let others = contribution.points[other.0];
        let argued = if own >= -others {
            self.argued(factor, favoured, own)
        } else {
            self.argued(factor, other, others)
        };
        argued.or_else(|| contribution.changed_by.last().map(|&it| Why::Interaction(it)))
    }

    /// Returns the reason that goes with a contribution's sign, if the model has one.
    fn argued(&self, factor: FactorId, placement: PlacementId, points: Points) -> Option<Why> {
        let argument: &Argument = &self.model[factor].argues[placement.0];
        match points.units().signum() {
            1 => argument.for_it.is_some().then_some(Why::For(factor, placement)),
            -1 => argument.against.is_some().then_some(Why::Against(factor, placement)),
            _ => None,
        }
    }
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
