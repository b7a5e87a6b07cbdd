//! From scores to advice, without allocating.

use super::Lanes;
use crate::answers::{Answers, Home};
use crate::decide::{Outlook, Verdict, VerdictKind};
use crate::model::{Bands, Model, PlacementId};
use crate::points::Points;

/// The fine units in one unit of [`Points`]. Exact scores are whole multiples of it; scores under
/// moved weights are rounded to whole fine units, a ten-millionth of a point. So placements that
/// are equal for a reason stay equal, whatever the order of a sum.
pub(crate) const FINE: i64 = 1 << 10;

/// The fine units in one point.
const POINT: i64 = Points::UNIT * FINE;

/// The advice, as in [`Verdict`], without the gates that it is conditional on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    /// Which kind it is.
    pub kind: VerdictKind,
    /// The placement advised, if one is.
    pub placement: Option<PlacementId>,
    /// The best-scoring placement that passes its gates.
    pub leader: Option<PlacementId>,
    /// The next such one.
    pub runner_up: Option<PlacementId>,
    /// The leader's lead over the runner-up, in whole points, from the scores shown.
    pub margin: Option<i64>,
}

impl From<&Verdict> for Advice {
    fn from(verdict: &Verdict) -> Self {
        Self {
            kind: verdict.kind,
            placement: verdict.placement,
            leader: verdict.leader,
            runner_up: verdict.runner_up,
            margin: verdict.margin,
        }
    }
}

impl Advice {
    /// Tells whether both advise the same: kind and placement.
    #[inline]
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.kind == other.kind && self.placement == other.placement
    }
}

/// The thresholds and circumstances that turn scores into advice.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) placements: usize,
    pub(crate) bands: Bands,
    pub(crate) home: Option<Home>,
    outlook: Outlook,
}

impl Frame {
    pub(super) fn new(model: &Model, answers: &Answers, outlook: Outlook) -> Self {
        let home = answers.home(model);
        Self { placements: model.placements.len(), bands: model.bands, home, outlook }
    }

    /// Returns the advice that follows from scores in fine units and failed placements (one bit
    /// each), presuming that the present home is given and enough is answered.
    #[inline]
    pub(crate) fn advice(&self, scores: &Lanes<i64>, failed: u8) -> Advice {
        let (leader, runner_up) = self.first_two(scores, failed);
        let Some(leader) = leader else {
            let kind = VerdictKind::NoHome;
            return Advice { kind, placement: None, leader: None, runner_up: None, margin: None };
        };
        let margin = runner_up.map(|it| shown(scores[leader]) - shown(scores[it]));
        let (kind, placement) = self.verdict(scores, failed, leader, margin);
        Advice {
            kind,
            placement: placement.map(PlacementId),
            leader: Some(PlacementId(leader)),
            runner_up: runner_up.map(PlacementId),
            margin,
        }
    }

    /// Returns the first two placements that pass; equal ones keep the order of the model.
    #[inline]
    fn first_two(&self, scores: &Lanes<i64>, failed: u8) -> (Option<usize>, Option<usize>) {
        let (mut first, mut second): (Option<usize>, Option<usize>) = (None, None);
        for placement in (0..self.placements).filter(|it| failed >> it & 1 == 0) {
            if first.is_none_or(|it| scores[placement] > scores[it]) {
                (first, second) = (Some(placement), first);
            } else if second.is_none_or(|it| scores[placement] > scores[it]) {
                second = Some(placement);
            }
        }
        (first, second)
    }

    #[inline]
    fn verdict(
        &self,
        scores: &Lanes<i64>,
        failed: u8,
        leader: usize,
        margin: Option<i64>,
    ) -> (VerdictKind, Option<usize>) {
        if margin.is_some_and(|it| it < self.bands.tie_margin) {
            return (VerdictKind::Tie, None);
        }
        match self.home {
            Some(Home::Placement(PlacementId(home)))
                if home == leader
                    || (failed >> home & 1 == 0
                        && shown(scores[leader]) - shown(scores[home])
                            < self.bands.move_margin) =>
            {
                (VerdictKind::Stay, Some(home))
            }
            Some(Home::RevOps) if self.outlook == Outlook::Now => (VerdictKind::Stay, None),
            _ => (VerdictKind::Move, Some(leader)),
        }
    }
}

/// Returns the score shown: whole points, halves up.
#[inline]
pub(crate) fn shown(score: i64) -> i64 {
    (2 * score + POINT).div_euclid(2 * POINT)
}
