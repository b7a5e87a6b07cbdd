//! What each section adds to each score, in whole points that add up.

use super::Evidence;
use super::placements::{HasRow, Standpoint};
use crate::model::{FactorId, PlacementId};
use crate::points::{Points, apportioned};

/// For each placement that has a row, in rank order, the points of each section in the model's order.
pub type Columns = Vec<Vec<i64>>;

impl Evidence<'_> {
    /// Returns what each section adds, so that every placement's column adds up to its score.
    pub(super) fn sections(&self, standpoints: &[Standpoint]) -> Columns {
        let seen = standpoints.iter().filter(|it| it.row == HasRow::Yes);
        seen.map(|it| self.column(it.placement)).collect()
    }

    fn column(&self, placement: PlacementId) -> Vec<i64> {
        let points = |factor: FactorId| self.evaluation.contributions[factor.0].points[placement.0];
        let sections = self.model.section_ids();
        let exact: Vec<_> =
            sections.map(|it| self.model.factors_of(it).map(points).sum()).collect();
        apportioned(&exact, self.evaluation.score(placement) - Points::NEUTRAL.rounded())
    }
}
