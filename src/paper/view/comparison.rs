//! What decides the advice: the comparison of two placements, ready to print.

use serde::Serialize;

use super::{Material, format};
use crate::findings::comparison::{Comparison, Stands};

/// The comparison that the paper argues: `first` against `second`.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ComparisonView {
    /// The place that the paper argues for: a placement, or `elsewhere`.
    pub first: String,
    pub second: String,
    /// From the scores shown; below zero where staying costs points.
    pub margin: i64,
    pub margin_signed: String,
    /// Whether `first` is ahead or behind, and by how many points.
    pub stands: Stands,
    /// Whether `first` leads, and by less than a move needs.
    pub is_short: bool,
}

impl Material<'_> {
    pub(super) fn comparison(&self, comparison: &Comparison) -> ComparisonView {
        ComparisonView {
            first: self.place(comparison.first),
            second: self.place(comparison.second),
            margin: comparison.margin,
            margin_signed: format::signed(comparison.margin),
            stands: comparison.stands,
            is_short: comparison.is_short,
        }
    }
}
