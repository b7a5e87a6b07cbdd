//! Scores under moved weights, in whole numbers.

use crate::decide::rules::ByPlacement;
use crate::points::Points;

/// The fine units in one unit of [`Points`]. Exact scores are whole multiples of it; scores under
/// moved weights are rounded to whole fine units, a ten-millionth of a point. So placements with
/// equal scores stay equal, whatever the order of a sum.
pub(super) const FINE: i64 = 1 << 10;

/// The fine units in one point.
const POINT: i64 = Points::UNIT * FINE;

/// Returns exact scores, in units of [`Points`], in fine units.
#[inline]
pub(super) fn fine(scores: &ByPlacement<i32>) -> ByPlacement<i64> {
    scores.map(|score| i64::from(score) * FINE)
}

/// Returns the score shown: whole points, halves up. A score is never negative.
#[inline]
pub(super) fn shown(score: i64) -> i64 {
    ((2 * score + POINT).unsigned_abs() / (2 * POINT).unsigned_abs()) as i64
}
