//! Counting ranks and equal advice.

use std::num::NonZeroU32;

use super::{Acceptability, Share};
use crate::decide::rules::ByPlacement;
use crate::decide::{Verdict, VerdictKind};
use crate::model::Model;

/// The parts of one rank: a number that two, three and four equal placements can share evenly.
const WHOLE: u64 = 12;

/// A score that no placement reaches: what a placement that passes its gates is lifted by.
const LIFT: i64 = 1 << 40;

/// The counts of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    same: u64,
    /// For each placement, the runs that advise it.
    advised: ByPlacement<u64>,
    ties: u64,
    homeless: u64,
    /// For each placement and rank, parts of runs.
    ranks: ByPlacement<ByPlacement<u64>>,
}

impl Tally {
    /// Counts the verdict of one run, and whether it advises the same as today's.
    #[inline]
    pub(super) fn count_verdict(&mut self, verdict: &Verdict, same: bool) {
        self.same += u64::from(same);
        match (verdict.placement, verdict.kind) {
            (Some(placement), _) => self.advised[placement.0] += 1,
            (None, VerdictKind::Tie) => self.ties += 1,
            (None, VerdictKind::NoHome) => self.homeless += 1,
            (None, _) => {}
        }
    }

    /// Counts the ranks of one run.
    #[inline]
    pub(super) fn count_ranks(&mut self, scores: &ByPlacement<i64>, failed: u8, placements: usize) {
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
        self.ties += other.ties;
        self.homeless += other.homeless;
        for (advised, more) in self.advised.iter_mut().zip(&other.advised) {
            *advised += more;
        }
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
        let share = |count: u64| Share::new(count, u64::from(runs), runs);
        Acceptability {
            same_advice: is_advised.then(|| share(self.same)),
            advised: self.advised[..placements].iter().map(|&it| share(it)).collect(),
            tie: share(self.ties),
            no_home: share(self.homeless),
            ranks: self.ranks[..placements]
                .iter()
                .map(|ranks| ranks[..placements].iter().map(rank).collect())
                .collect(),
        }
    }
}
