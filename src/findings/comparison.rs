//! What decides the advice: the comparison of two placements, factor by factor.

use std::cmp::Reverse;

use serde::Serialize;

use super::Evidence;
use crate::decide::{Compared, Place};
use crate::model::{Argues, FactorId, InteractionId, Model, PlacementId};
use crate::points::{Points, apportioned};

/// How many reasons a paper gives for the placement it argues for.
const REASONS: usize = 3;
/// How many factors get a line of their own, where each moves the lead.
const LINES: usize = 6;

/// The comparison that the paper argues: `first` against `second`.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The place that the paper argues for: the one advised, or the first that the points lean to.
    pub first: Place,
    /// The place that the first is compared with.
    pub second: Place,
    /// From the scores shown; below zero where staying costs points.
    pub margin: i64,
    /// Whether the first is ahead or behind, and by how much.
    pub stands: Stands,
    /// The factors with a line of their own, the largest first.
    pub lines: Vec<Line>,
    /// How many further factors there are.
    pub rest_count: usize,
    /// The points of these further factors together.
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

/// Which text of the model says why a factor matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The factor's argument for a placement.
    For(FactorId, PlacementId),
    /// The factor's argument against a placement.
    Against(FactorId, PlacementId),
    /// The reason of an interaction that reversed the pull.
    Interaction(InteractionId),
}

/// Whether a placement is ahead of another or behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// It has more points.
    Ahead,
    /// Both have the same points.
    Level,
    /// It has fewer points.
    Behind,
}

/// Whether a placement is ahead of another or behind it, and by how many points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stands {
    /// On which side.
    pub side: Side,
    /// By how many points, without a sign.
    pub points: u64,
}

impl Stands {
    /// Splits a lead, which may be below zero, into side and points.
    pub fn of(lead: i64) -> Self {
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
    pub(super) fn comparison(&self) -> Option<Comparison> {
        let Compared { first, second, margin } = self.evaluation.verdict.compared?;
        let mut parts: Vec<(FactorId, Points)> = self
            .model
            .factor_ids()
            .map(|factor| (factor, self.difference(factor, first, second)))
            .filter(|(_, difference)| *difference != Points::default())
            .collect();
        parts.sort_by_key(|&(factor, difference)| (Reverse(difference.abs()), factor));
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
            reasons: speak(1),
            objections: speak(-1),
            rest_count,
            rest_points,
            lines,
        })
    }

    /// Returns the points of a place, as shown. A home that no question scores is neutral.
    pub(super) fn score(&self, place: Place) -> i64 {
        let neutral = || Points::NEUTRAL.rounded();
        place.placement().map_or_else(neutral, |it| self.evaluation.score(it))
    }

    /// Returns what a factor adds to the points of a place.
    fn points(&self, factor: FactorId, place: Place) -> Points {
        let points = &self.evaluation.contributions[factor.0].points;
        place.placement().map_or_else(Points::default, |it| points[it.0])
    }

    /// Returns what a factor adds to the lead of one place over another.
    pub(super) fn difference(&self, factor: FactorId, first: Place, second: Place) -> Points {
        self.points(factor, first) - self.points(factor, second)
    }

    /// Returns the answers that speak most for a placement. They are compared with the place that
    /// the paper argues for, and those that pull towards the placement come first. For that place
    /// itself, the answers are ordered by what they add to its score.
    pub(super) fn strengths(&self, placement: PlacementId, argued_for: Option<Place>) -> Vec<Line> {
        let own_place = Place::Placement(placement);
        let first = argued_for.filter(|&it| it != own_place);
        let own = |factor: FactorId| self.points(factor, own_place);
        let points = |factor: FactorId| match first {
            Some(first) => self.difference(factor, own_place, first),
            None => own(factor),
        };
        let speaks = |factor: &FactorId| points(*factor) > Points::default();
        let mut factors: Vec<_> = self.model.factor_ids().filter(speaks).collect();
        factors.sort_by_key(|&it| (own(it) <= Points::default(), Reverse(points(it))));
        let other = first.unwrap_or(own_place);
        let lines = factors.into_iter().map(|factor| Line {
            factor,
            points: points(factor).rounded(),
            why: self.why(factor, own_place, other),
        });
        lines.filter(|it| it.why.is_some()).take(REASONS).collect()
    }

    /// Returns why a factor favours a place over another: the reason for the one or against the
    /// other, whichever weighs more. If an interaction reversed the pull, its reason is given
    /// instead.
    fn why(&self, factor: FactorId, favoured: Place, other: Place) -> Option<Why> {
        let own = self.points(factor, favoured);
        let others = self.points(factor, other);
        let argued = if own >= -others {
            self.argued(factor, favoured, own)
        } else {
            self.argued(factor, other, others)
        };
        let changed_by = &self.evaluation.contributions[factor.0].changed_by;
        argued.or_else(|| changed_by.last().map(|&it| Why::Interaction(it)))
    }

    /// Returns the reason for a contribution of this sign, if the model has one.
    fn argued(&self, factor: FactorId, place: Place, points: Points) -> Option<Why> {
        let placement = place.placement()?;
        let argument: &Argues = &self.model[factor].argues[placement.0];
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
