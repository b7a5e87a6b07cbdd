//! Counting ranks and equal advice.

use std::num::NonZeroU32;

use super::{Acceptability, Share};
use crate::analysis::kernel::Lanes;
use crate::model::Model;

/// The parts of one rank: a number that two, three and four equal placements can share evenly.
const WHOLE: u64 = 12;

/// A score that no placement reaches: what a placement that passes its gates is lifted by.
const LIFT: i64 = 1 << 40;

/// The counts of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    same: u64,
    /// For each placement and rank, parts of runs.
    ranks: Lanes<Lanes<u64>>,
}

impl Tally {
    /// Counts one run.
    #[inline]
    pub(super) fn count(&mut self, same: bool, scores: &Lanes<i64>, failed: u8, placements: usize) {
        self.same += u64::from(same);
        let placements = placements.min(Model::MAX_PLACEMENTS);
        let mut keys = *scores;
        for (placement, key) in keys.iter_mut().enumerate() {
            *key += i64::from(!failed >> placement & 1) * LIFT;
        }
        for placement in 0..placements {
            let (mut better, mut equal) = (0, 0);
            for other in 0..placements {
                better += usize::from(keys[other] > keys[placement]);
                equal += usize::from(keys[other] == keys[placement]);
            }
            if equal == 1 {
                self.ranks[placement][better] += WHOLE;
            } else {
                for rank in better..better + equal {
                    self.ranks[placement][rank] += WHOLE / equal as u64;
                }
            }
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.same += other.same;
        for (ranks, more) in self.ranks.iter_mut().zip(&other.ranks) {
            for (rank, more) in ranks.iter_mut().zip(more) {
                *rank += more;
            }
        }
    }

    /// Returns the shares; that of the same advice only if there is advice.
    pub(super) fn acceptability(
        &self,
        runs: NonZeroU32,
        placements: usize,
        is_advised: bool,
    ) -> Acceptability {
        let runs = runs.get();
        let rank = |parts: &u64| Share::new(*parts, WHOLE * u64::from(runs), runs);
        Acceptability {
            same_advice: is_advised.then(|| Share::new(self.same, u64::from(runs), runs)),
            ranks: self.ranks[..placements]
                .iter()
                .map(|ranks| ranks[..placements].iter().map(rank).collect())
                .collect(),
        }
    }
}
