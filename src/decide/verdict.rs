//! From scores and failed gates to the verdict, for the answers as they are and for every variation.

use super::rules::ByPlacement;
use crate::answers::{Answers, Home};
use crate::model::{Bands, Model, PlacementId, VerdictKind};
use crate::points::{Points, rounded};

/// The advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Which of the five it is.
    pub kind: VerdictKind,
    /// The placement advised, if one is.
    pub placement: Option<PlacementId>,
    /// The best-scoring placement that passes its gates. None without a verdict on them.
    pub leader: Option<PlacementId>,
    /// The next such one.
    pub runner_up: Option<PlacementId>,
    /// The leader's lead over the runner-up, in whole points, from the scores shown.
    pub margin: Option<i64>,
}

impl Verdict {
    /// Returns a verdict that names nobody.
    pub(super) fn without_leader(kind: VerdictKind) -> Self {
        Self { kind, placement: None, leader: None, runner_up: None, margin: None }
    }

    /// Tells whether both advise the same: kind and placement.
    #[inline]
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.kind == other.kind && self.placement == other.placement
    }
}

/// The fine units in one unit of [`Points`]. Exact scores are whole multiples of it; scores under
/// moved weights are rounded to whole fine units, a ten-millionth of a point. So placements that
/// are equal for a reason stay equal, whatever the order of a sum.
pub(crate) const FINE: i64 = 1 << 10;

/// The fine units in one point.
const POINT: i64 = Points::UNIT * FINE;

/// Returns exact scores, in units of [`Points`], in fine units.
#[inline]
pub(crate) fn fine(scores: &ByPlacement<i32>) -> ByPlacement<i64> {
    scores.map(|score| i64::from(score) * FINE)
}

/// Returns the score shown: whole points, halves up.
#[inline]
fn shown(score: i64) -> i64 {
    rounded(score, POINT)
}

/// What a verdict rests on beside scores and gates: where the team sits, and the thresholds.
#[derive(Debug, Clone)]
pub(crate) struct Circumstances {
    placements: usize,
    pub(crate) bands: Bands,
    pub(crate) home: Option<Home>,
}

impl Circumstances {
    pub(super) fn new(model: &Model, answers: &Answers) -> Self {
        let home = answers.home(model);
        Self { placements: model.placements.len(), bands: model.bands, home }
    }

    /// Tells whether the answers allow a verdict: the present home is given, and what is answered
    /// has enough weight, in hundredths of a percent.
    pub(super) fn suffice(&self, answered_weight: i64) -> bool {
        self.home.is_some() && answered_weight >= self.bands.minimum_weight * 100
    }

    /// Returns the verdict that follows from scores in fine units and failed placements (one bit
    /// each), presuming that the answers suffice.
    #[inline]
    pub(crate) fn settle(&self, scores: &ByPlacement<i64>, failed: u8) -> Verdict {
        let (leader, runner_up) = self.first_two(scores, failed);
        let Some(leader) = leader else { return Verdict::without_leader(VerdictKind::NoHome) };
        let margin = runner_up.map(|it| shown(scores[leader]) - shown(scores[it]));
        let (kind, placement) = self.advice(scores, failed, leader, margin);
        Verdict {
            kind,
            placement: placement.map(PlacementId),
            leader: Some(PlacementId(leader)),
            runner_up: runner_up.map(PlacementId),
            margin,
        }
    }

    /// Returns the first two placements that pass; equal ones keep the order of the model.
    #[inline]
    fn first_two(&self, scores: &ByPlacement<i64>, failed: u8) -> (Option<usize>, Option<usize>) {
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

    /// Returns the kind and the placement, given that somebody leads.
    #[inline]
    fn advice(
        &self,
        scores: &ByPlacement<i64>,
        failed: u8,
        leader: usize,
        margin: Option<i64>,
    ) -> (VerdictKind, Option<usize>) {
        if margin.is_some_and(|it| it < self.bands.tie_margin) {
            return (VerdictKind::Tie, None);
        }
        let is_near = |home: usize| {
            failed >> home & 1 == 0
                && shown(scores[leader]) - shown(scores[home]) < self.bands.move_margin
        };
        match self.home {
            Some(Home::Placement(PlacementId(home))) if home == leader || is_near(home) => {
                (VerdictKind::Stay, Some(home))
            }
            _ => (VerdictKind::Move, Some(leader)),
        }
    }
}
