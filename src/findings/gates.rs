//! The gates that are not passed, the one to open first, and the rules that changed a pull.

use super::Evidence;
use crate::answers::{Basis, Level};
use crate::decide::{Decision, GateOutcome, VerdictKind};
use crate::model::{FactorId, GateId, InteractionId, PlacementId};

/// A gate that is not passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotPassed {
    /// The gate.
    pub gate: GateId,
    /// Its outcome.
    pub outcome: GateOutcome,
    /// The answers that cause this outcome.
    pub factors: Vec<FactorId>,
    /// Whether it fails, and nobody has measured or seen any of these answers.
    pub is_unproven: bool,
}

/// The gate to open first, where every placement fails one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToOpen {
    /// The gate.
    pub gate: GateId,
    /// The placement that it guards.
    pub placement: PlacementId,
    /// The answers that would have to change, and the level each must reach. Empty if no level opens
    /// the gate, or if `is_cut`.
    pub changes: Vec<(FactorId, Level)>,
    /// Whether the budget ended before every set of answers was tried.
    pub is_cut: bool,
    /// Further gates that the same placement fails.
    pub also_failed: Vec<GateId>,
    /// The placements that score better, in rank order.
    pub better: Vec<PlacementId>,
}

/// An interaction that changed a pull.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// The interaction.
    pub interaction: InteractionId,
    /// The factors whose pulls it changed, and those that made it act.
    pub factors: Vec<FactorId>,
}

impl Evidence<'_> {
    /// Returns the gates that are not passed, in rank order of their placements.
    pub(super) fn not_passed(&self) -> Vec<NotPassed> {
        let mut gates = Vec::new();
        for &placement in &self.evaluation.ranking {
            for outcome in [GateOutcome::Failed, GateOutcome::Open, GateOutcome::Conditional] {
                let ids = self.evaluation.gates_of(self.model, placement, outcome);
                gates.extend(ids.into_iter().map(|gate| {
                    let factors = self.behind(gate, outcome);
                    let is_unproven = outcome == GateOutcome::Failed && self.is_unproven(&factors);
                    NotPassed { gate, outcome, factors, is_unproven }
                }));
            }
        }
        gates
    }

    /// Returns the answers that cause a gate's outcome.
    fn behind(&self, gate: GateId, outcome: GateOutcome) -> Vec<FactorId> {
        let gate = &self.model[gate];
        let facts = self.answers.facts(self.model);
        match outcome {
            GateOutcome::Failed => gate.fails_when.grounds(&facts),
            GateOutcome::Open => gate.fails_when.live_factors(&facts),
            _ => gate.conditional_when.live_factors(&facts),
        }
    }

    /// Tells whether nobody has measured or seen any of these answers.
    fn is_unproven(&self, factors: &[FactorId]) -> bool {
        let is_weak = |it: &FactorId| {
            matches!(self.answers.answer(*it).basis, Basis::Believed | Basis::NotStated)
        };
        !factors.is_empty() && factors.iter().all(is_weak)
    }

    /// Returns the gate to open first, where no placement passes its gates.
    pub(super) fn opening(&self, decision: &Decision) -> Option<ToOpen> {
        let verdict = &self.evaluation.verdict;
        if verdict.kind != VerdictKind::NoHome || verdict.leader.is_some() {
            return None;
        }
        let opening = decision.openings.first()?;
        let placement = self.model[opening.gate].placement;
        let failed = self.evaluation.gates_of(self.model, placement, GateOutcome::Failed);
        let better = self.evaluation.ranking.iter().copied();
        Some(ToOpen {
            gate: opening.gate,
            placement,
            changes: opening.changes.clone(),
            is_cut: opening.not_searched_beyond.is_some(),
            also_failed: failed.into_iter().filter(|&it| it != opening.gate).collect(),
            better: better.filter(|&it| self.evaluation.margin(it, placement) > 0).collect(),
        })
    }

    /// Returns the interactions that changed a pull, in model order.
    pub(super) fn acting(&self) -> Vec<Acting> {
        let changed = |interaction: InteractionId| -> Vec<FactorId> {
            let by = |it: &FactorId| &self.evaluation.contributions[it.0].changed_by;
            self.model.factor_ids().filter(|it| by(it).contains(&interaction)).collect()
        };
        (0..self.model.interactions.len())
            .map(InteractionId)
            .map(|interaction| Acting { interaction, factors: changed(interaction) })
            .filter(|it| !it.factors.is_empty())
            .map(|mut it| {
                it.factors.extend(self.model[it.interaction].trigger.predicate().factors());
                it
            })
            .collect()
    }
}
