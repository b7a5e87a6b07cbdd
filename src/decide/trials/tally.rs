//! Counting ranks and equal advice.

use std::num::NonZeroU32;

use super::{Acceptability, Outcome, Share};
use crate::decide::advice::{Advice, Place};
use crate::decide::rules::ByPlacement;
use crate::model::{Model, PlacementId, VerdictKind};

/// How many parts a rank has: a number that two, three and four equal placements can share evenly.
const WHOLE: u64 = 12;

/// A score that no placement reaches. It is added to every placement that passes its gates, so that
/// these rank first.
const LIFT: i64 = 1 << 40;

/// The places of outcomes: each placement, elsewhere and, last, none or several.
const PLACES: usize = Model::MAX_PLACEMENTS + 2;

/// Returns where an outcome is counted among the places.
#[inline]
fn column(place: Option<Place>) -> usize {
    match place {
        Some(Place::Placement(placement)) => placement.0,
        Some(Place::Elsewhere) => Model::MAX_PLACEMENTS,
        None => PLACES - 1,
    }
}

/// How many different pieces of advice there can be, by kind and place.
pub(super) const CELLS: usize = PLACES * VerdictKind::ALL.len();

/// Returns where a piece of advice is counted among them: the same for all that agree.
#[inline]
pub(super) fn cell(advice: &Advice) -> usize {
    advice.kind as usize * PLACES + column(advice.place())
}

/// The counts of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    same: u64,
    /// The runs for each kind of verdict and each place; the last place counts those without a
    /// single place.
    outcomes: [[u64; PLACES]; VerdictKind::ALL.len()],
    /// For each placement and rank, parts of runs.
    ranks: ByPlacement<ByPlacement<u64>>,
}

impl Tally {
    /// Counts the advice of one run, and whether it is the same as today's.
    #[inline]
    pub(super) fn count_advice(&mut self, advice: &Advice, is_same: bool) {
        self.same += u64::from(is_same);
        self.outcomes[advice.kind as usize][column(advice.places.single())] += 1;
    }

    /// Counts the ranks of one run.
    #[inline]
    pub(super) fn count_ranks(&mut self, scores: &ByPlacement<i64>, failed: u8, placements: usize) {
        // Places beyond the last placement rank last, and are not counted.
        let mut keys = [i64::MIN; Model::MAX_PLACEMENTS];
        for (placement, key) in keys.iter_mut().enumerate().take(placements) {
            *key = scores[placement] + i64::from(!failed >> placement & 1) * LIFT;
        }
        let (mut better, mut equal) = (ByPlacement::<usize>::default(), [1; Model::MAX_PLACEMENTS]);
        for one in 0..Model::MAX_PLACEMENTS {
            for other in 0..one {
                better[one] += usize::from(keys[other] > keys[one]);
                better[other] += usize::from(keys[one] > keys[other]);
                equal[one] += usize::from(keys[other] == keys[one]);
                equal[other] += usize::from(keys[other] == keys[one]);
            }
        }
        for (placement, ranks) in self.ranks.iter_mut().enumerate().take(placements) {
            let (better, equal) = (better[placement], equal[placement]);
            if equal == 1 {
                ranks[better] += WHOLE;
            } else {
                for rank in &mut ranks[better..better + equal] {
                    *rank += WHOLE / equal as u64;
                }
            }
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.same += other.same;
        for (kind, more) in self.outcomes.iter_mut().zip(&other.outcomes) {
            for (count, more) in kind.iter_mut().zip(more) {
                *count += more;
            }
        }
        for (ranks, more) in self.ranks.iter_mut().zip(&other.ranks) {
            for (rank, more) in ranks.iter_mut().zip(more) {
                *rank += more;
            }
        }
    }

    /// Returns every outcome that came up, kind by kind.
    fn outcomes(&self, share: impl Fn(u64) -> Share) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for kind in VerdictKind::ALL {
            for (column, &runs) in self.outcomes[kind as usize].iter().enumerate() {
                let place = match column {
                    Model::MAX_PLACEMENTS => Some(Place::Elsewhere),
                    it if it < Model::MAX_PLACEMENTS => Some(Place::Placement(PlacementId(it))),
                    _ => None,
                };
                outcomes.extend((runs > 0).then(|| Outcome { kind, place, share: share(runs) }));
            }
        }
        outcomes
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
            outcomes: self.outcomes(share),
            ranks: self.ranks[..placements]
                .iter()
                .map(|ranks| ranks[..placements].iter().map(rank).collect())
                .collect(),
        }
    }
}
