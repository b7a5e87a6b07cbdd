//! What decides the advice: the comparison of two places.

use serde::Serialize;

use super::Evidence;
use crate::decide::{Compared, Place};
use crate::model::FactorId;
use crate::points::Points;

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
    /// Whether it leads, and by less than a move needs.
    pub is_short: bool,
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

impl Evidence<'_> {
    /// Returns the comparison that the paper argues, if there is one.
    pub(super) fn comparison(&self) -> Option<Comparison> {
        let Compared { first, second, margin } = self.evaluation.verdict.compared?;
        let is_short = (1..self.model.bands.move_margin).contains(&margin);
        Some(Comparison { first, second, margin, stands: Stands::of(margin), is_short })
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
}
