//! Answers that would have to be different, and what would then be advised.

use std::cmp::Reverse;

use super::Evidence;
use crate::answers::Level;
use crate::decide::search::{Counterfactual, Swing};
use crate::decide::{Advice, Decision};
use crate::model::{FactorId, GateId};

/// Answers that would have to be different, and what would then be advised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The answers, and the level that each would be.
    pub answers: Vec<(FactorId, Level)>,
    /// The advice then.
    pub advice: Advice,
    /// The gates that would fail, but do not fail today.
    pub closed: Vec<GateId>,
    /// The gates that fail today, but would not fail then.
    pub opened: Vec<GateId>,
}

impl Evidence<'_> {
    /// Returns every other advice that one answer alone brings, with the nearest level of each
    /// question that does: nearest first, and of those equally near the least certain first.
    pub(super) fn single_changes(&self, decision: &Decision) -> Vec<Changes> {
        let mut found: Vec<_> =
            decision.counterfactuals.iter().flat_map(|it| &it.single.changes).collect();
        let basis = |it: &Counterfactual| self.answers.answer(it.changes[0].factor).basis;
        found.sort_by_key(|it| (it.steps(), Reverse(basis(it))));
        found.into_iter().map(|it| self.changes(it)).collect()
    }

    /// Returns how far each question moves the lead of the compared pair, in model order.
    pub(super) fn swings(&self, decision: &Decision) -> Vec<Option<Swing>> {
        let found = decision.counterfactuals.as_ref().map(|it| &it.single.swings);
        found.cloned().unwrap_or_else(|| vec![None; self.model.factors.len()])
    }

    pub(super) fn changes(&self, found: &Counterfactual) -> Changes {
        Changes {
            answers: found.changes.iter().map(|it| (it.factor, it.to)).collect(),
            advice: found.advice,
            closed: found.closed.clone(),
            opened: found.opened.clone(),
        }
    }
}
