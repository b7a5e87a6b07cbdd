//! The gates that are not passed, the one to open first, and the rules that changed a pull.

use super::Evidence;
use crate::answers::Level;
use crate::decide::{Decision, GateOutcome, VerdictKind};
use crate::model::{FactorId, GateId, InteractionId, PlacementId};

/// A gate that is not passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotPassed {
    /// The gate.
    pub gate: GateId,
    /// What became of it.
    pub outcome: GateOutcome,
    /// The answers that bring this about.
    pub factors: Vec<FactorId>,
}

/// The gate to open first, where every placement fails one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToOpen {
    /// The gate.
    pub gate: GateId,
    /// The placement that it guards.
    pub placement: PlacementId,
    /// The answers that would have to change, and the level each must reach.
    pub changes: Vec<(FactorId, Level)>,
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
            for outcome in [GateOutcome::Failed, GateOutcome::Conditional] {
                let ids = self.evaluation.gates_of(self.model, placement, outcome);
                gates.extend(ids.into_iter().map(|gate| {
                    let factors = self.behind(gate, outcome);
                    NotPassed { gate, outcome, factors }
                }));
            }
        }
        gates
    }

    /// Returns the answers that bring a gate's outcome about.
    fn behind(&self, gate: GateId, outcome: GateOutcome) -> Vec<FactorId> {
        let gate = &self.model[gate];
        let facts = self.answers.facts(self.model);
        if outcome == GateOutcome::Failed {
            return gate.fails_when.grounds(&facts);
        }
        let mut live = gate.fails_when.live_factors(&facts);
        live.extend(gate.conditional_when.live_factors(&facts));
        live
    }

    /// Returns the gate to open first, where every placement fails one.
    pub(super) fn opening(&self, decision: &Decision) -> Option<ToOpen> {
        if self.evaluation.verdict.kind != VerdictKind::NoHome {
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
