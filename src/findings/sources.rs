//! The published sources that a paper draws on.

use std::collections::BTreeSet;

use super::Evidence;
use crate::decide::{GateOutcome, profile};
use crate::model::{Origin, SourceId};

impl Evidence<'_> {
    /// Returns the sources of the factors with a level, the interactions that acted, the gates that
    /// are not passed, and the team profile.
    pub(super) fn sources(&self) -> BTreeSet<SourceId> {
        let mut keys = BTreeSet::new();
        let mut take = |origin: &Origin| keys.extend(&origin.sources);
        for factor in self.model.factor_ids() {
            if self.answers.level(factor).is_some() {
                take(&self.model[factor].origin);
            }
            for &interaction in &self.evaluation.contributions[factor.0].changed_by {
                take(&self.model[interaction].origin);
            }
        }
        for gate in self.model.gate_ids() {
            if self.evaluation.gates[gate.0] != GateOutcome::Passed {
                take(&self.model[gate].origin);
            }
        }
        if profile(self.model, self.answers).is_some() {
            self.model.personas.iter().for_each(|it| take(&it.origin));
        }
        keys
    }
}
