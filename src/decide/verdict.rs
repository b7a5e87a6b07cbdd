//! The five verdicts: the first that matches.

use crate::answers::Home;
use crate::model::{GateId, GateOutcome, Model, Outlook, PlacementId, VerdictKind};
use crate::points::Points;

/// The advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Which of the five it is.
    pub kind: VerdictKind,
    /// The placement advised, if one is.
    pub placement: Option<PlacementId>,
    /// The best-scoring placement that passes its gates. None without a verdict on them.
    pub leader: Option<PlacementId>,
    /// The next such one.
    pub runner_up: Option<PlacementId>,
    /// The leader's lead over the runner-up, from the scores shown.
    pub margin: Option<i64>,
    /// The gates of the placement advised, or of both in a tie, that are conditional.
    pub conditional_on: Vec<GateId>,
}

/// What a verdict is made from.
pub(super) struct Grounds<'a> {
    pub(super) model: &'a Model,
    pub(super) home: Option<Home>,
    pub(super) scores: &'a [Points],
    pub(super) gates: &'a [GateOutcome],
    pub(super) ranking: &'a [PlacementId],
    pub(super) answered_weight: i64,
    pub(super) outlook: Outlook,
}

/// Returns the verdict.
pub(super) fn verdict(grounds: &Grounds) -> Verdict {
    let bands = grounds.model.bands;
    let Some(home) = grounds.home.filter(|_| grounds.answered_weight >= bands.minimum_weight * 100)
    else {
        return Verdict::without_home(VerdictKind::NotEnough);
    };
    let mut passing = grounds.ranking.iter().copied().filter(|&it| grounds.passes(it));
    let Some(leader) = passing.next() else {
        return Verdict::without_home(VerdictKind::NoHome);
    };
    let runner_up = passing.next();
    let margin = runner_up.map(|it| grounds.margin(leader, it));
    let (kind, placement) = grounds.advice(home, leader, margin);
    let concerned = match kind {
        VerdictKind::Tie => vec![Some(leader), runner_up],
        _ => vec![placement],
    };
    let conditional_on = grounds.conditional(&concerned);
    Verdict { kind, placement, leader: Some(leader), runner_up, margin, conditional_on }
}

impl Verdict {
    fn without_home(kind: VerdictKind) -> Self {
        Self {
            kind,
            placement: None,
            leader: None,
            runner_up: None,
            margin: None,
            conditional_on: Vec::new(),
        }
    }
}

impl Grounds<'_> {
    /// Returns the advice, given that somebody leads.
    fn advice(
        &self,
        home: Home,
        leader: PlacementId,
        margin: Option<i64>,
    ) -> (VerdictKind, Option<PlacementId>) {
        if margin.is_some_and(|it| it < self.model.bands.tie_margin) {
            return (VerdictKind::Tie, None);
        }
        match home {
            Home::Placement(home) if home == leader || self.is_near(home, leader) => {
                (VerdictKind::Stay, Some(home))
            }
            Home::RevOps if self.outlook == Outlook::Now => (VerdictKind::Stay, None),
            _ => (VerdictKind::Move, Some(leader)),
        }
    }

    /// Tells whether the present home passes and the leader is not far enough ahead to move.
    fn is_near(&self, home: PlacementId, leader: PlacementId) -> bool {
        self.passes(home) && self.margin(leader, home) < self.model.bands.move_margin
    }

    fn margin(&self, first: PlacementId, second: PlacementId) -> i64 {
        self.scores[first.0].rounded() - self.scores[second.0].rounded()
    }

    fn passes(&self, placement: PlacementId) -> bool {
        !self.has_gate(placement, GateOutcome::Failed)
    }

    fn has_gate(&self, placement: PlacementId, outcome: GateOutcome) -> bool {
        self.gate_ids(placement, outcome).next().is_some()
    }

    fn conditional(&self, placements: &[Option<PlacementId>]) -> Vec<GateId> {
        let mut gates: Vec<_> = placements
            .iter()
            .flatten()
            .flat_map(|&it| self.gate_ids(it, GateOutcome::Conditional))
            .collect();
        gates.sort_unstable();
        gates
    }

    fn gate_ids(
        &self,
        placement: PlacementId,
        outcome: GateOutcome,
    ) -> impl Iterator<Item = GateId> {
        self.model.gate_ids().filter(move |&gate| {
            self.model[gate].placement == placement && self.gates[gate.0] == outcome
        })
    }
}
