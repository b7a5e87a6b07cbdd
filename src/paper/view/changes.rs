//! Answers that would have to be different, and what would then be advised.

use std::cmp::Reverse;

use serde::Serialize;

use super::Material;
use super::firmness::AdviceView;
use crate::answers::Level;
use crate::decide::Decision;
use crate::decide::search::Counterfactual;
use crate::model::{FactorId, GateId};

/// Answers that would have to be different, and what would then be advised.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ChangesView {
    pub answers: Vec<SupposedView>,
    pub advice: AdviceView,
    /// The names of the gates that would fail and do not today.
    pub closed: Vec<String>,
    /// The names of the gates that fail today and would not.
    pub opened: Vec<String>,
}

/// One answer, as it would have to be.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SupposedView {
    pub factor: String,
    pub reference: String,
    pub name: String,
    pub from: Option<u8>,
    /// Null: nobody could tell any more.
    pub to: Option<u8>,
    /// The wording of the level it would be.
    pub statement: Option<String>,
    pub basis: &'static str,
    pub ask: Vec<String>,
}

/// What would bring a rival first.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RivalView {
    pub rival: String,
    /// Null: no three answers suffice.
    pub smallest: Option<ChangesView>,
}

impl Material<'_> {
    /// Returns every single answer that alone changes the advice: nearest first, and of those
    /// equally near the least certain first.
    pub(super) fn single_changes(&self, decision: &Decision) -> Vec<ChangesView> {
        let mut found: Vec<_> = decision.counterfactuals.iter().flat_map(|it| &it.single).collect();
        let basis = |it: &Counterfactual| self.answers.answer(it.changes[0].factor).basis;
        found.sort_by_key(|it| (it.steps(), Reverse(basis(it))));
        found.into_iter().map(|it| self.changes(it)).collect()
    }

    pub(super) fn changes(&self, changes: &Counterfactual) -> ChangesView {
        let answers = changes.changes.iter().map(|it| self.supposed(it.factor, Some(it.to)));
        ChangesView {
            answers: answers.collect(),
            advice: self.advice(&changes.advice),
            closed: self.gate_names(&changes.closed),
            opened: self.gate_names(&changes.opened),
        }
    }

    fn gate_names(&self, gates: &[GateId]) -> Vec<String> {
        gates.iter().map(|&it| self.fill(&self.model[it].name)).collect()
    }

    pub(super) fn supposed(&self, id: FactorId, to: Option<Level>) -> SupposedView {
        let factor = &self.model[id];
        SupposedView {
            factor: factor.id.clone(),
            reference: factor.reference.clone(),
            name: self.fill(&factor.name),
            from: self.answers.level(id).map(Level::number),
            to: to.map(Level::number),
            statement: to.map(|level| self.fill(&factor.levels[level.index()].paper)),
            basis: self.answers.answer(id).basis.word(),
            ask: factor.asks.iter().map(|&it| self.respondent(it)).collect(),
        }
    }
}
