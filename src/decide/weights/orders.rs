//! Only the order of importance, and no order at all.

use std::cmp::Reverse;

use super::Weighing;
use crate::model::PlacementId;

impl Weighing<'_> {
    /// Tells whether the order of importance alone decides: for every rival, rank-order dominance.
    pub(super) fn order_decides(&self) -> Option<bool> {
        let all = || self.rivals.iter().all(|it| dominates(&self.weights, &it.differences));
        (!self.rivals.is_empty()).then(all)
    }

    /// Returns who leads, among those that pass, with the same weight for every factor that
    /// carries any (Dawes and Corrigan, Psychological Bulletin 81(2), 1974).
    pub(super) fn equal_weights(&self) -> Vec<PlacementId> {
        let passing: Vec<_> =
            self.model.placement_ids().filter(|&placement| self.passes(placement)).collect();
        let sum = |placement: PlacementId| -> i64 {
            let factors = self.model.factor_ids().filter(|&it| self.weights[it.0] > 0);
            factors.map(|it| self.pull(it, placement)).sum()
        };
        let best = passing.iter().map(|&it| sum(it)).max();
        passing.into_iter().filter(|&it| Some(sum(it)) == best).collect()
    }
}

/// Tells whether the leader is ahead for every set of weights with the same order of importance,
/// and level at most in some of them (Kirkwood and Sarin, Operations Research 33(1), 1985; Hazen,
/// Operations Research 34(2), 1986): the sums of the first one, two, three … differences in that
/// order are never below zero, and one is above. Equal weights are ordered least favourably, and
/// factors without weight are left out.
pub(super) fn dominates(weights: &[i128], differences: &[i128]) -> bool {
    let mut order: Vec<_> = (0..weights.len()).filter(|&it| weights[it] > 0).collect();
    order.sort_by_key(|&it| (Reverse(weights[it]), differences[it]));
    let mut sum = 0;
    let mut is_ahead = false;
    for factor in order {
        sum += differences[factor];
        if sum < 0 {
            return false;
        }
        is_ahead |= sum > 0;
    }
    is_ahead
}
