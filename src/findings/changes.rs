//! Answers that would have to be different, and what would then be advised.

use std::cmp::Reverse;

use super::Evidence;
use crate::answers::{Answer, Level, Reply};
use crate::decide::Advice;
use crate::decide::Decision;
use crate::decide::search::Counterfactual;
use crate::decide::{Evaluation, GateOutcome, evaluate};
use crate::model::{FactorId, GateId};

/// Answers that would have to be different, and what would then be advised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The answers, and the level that each would be.
    pub answers: Vec<(FactorId, Level)>,
    /// The advice then.
    pub advice: Advice,
    /// The gates that would fail and do not today.
    pub closed: Vec<GateId>,
    /// The gates that fail today and would not.
    pub opened: Vec<GateId>,
}

impl Evidence<'_> {
    /// Returns every single answer that alone changes the advice: nearest first, and of those
    /// equally near the least certain first.
    pub(super) fn single_changes(&self, decision: &Decision) -> Vec<Changes> {
        let mut found: Vec<_> = decision.counterfactuals.iter().flat_map(|it| &it.single).collect();
        let basis = |it: &Counterfactual| self.answers.answer(it.changes[0].factor).basis;
        found.sort_by_key(|it| (it.steps(), Reverse(basis(it))));
        found.into_iter().map(|it| self.changes(it)).collect()
    }

    pub(super) fn changes(&self, changes: &Counterfactual) -> Changes {
        let mut after = self.answers.clone();
        for change in &changes.changes {
            let reply = Reply::Level(change.to);
            after
                .set(change.factor, Answer { reply, ..self.answers.answer(change.factor).clone() });
        }
        let after = evaluate(self.model, &after);
        Changes {
            answers: changes.changes.iter().map(|it| (it.factor, it.to)).collect(),
            advice: changes.advice,
            closed: self.failed_only(&after, self.evaluation),
            opened: self.failed_only(self.evaluation, &after),
        }
    }

    /// Returns the gates that fail in the one case and not in the other.
    fn failed_only(&self, one: &Evaluation, other: &Evaluation) -> Vec<GateId> {
        let fails = |it: &Evaluation, gate: GateId| it.gates[gate.0] == GateOutcome::Failed;
        self.model.gate_ids().filter(|&it| fails(one, it) && !fails(other, it)).collect()
    }
}
