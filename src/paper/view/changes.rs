//! Answers that would have to be different, and what would then be advised, ready to print.

use serde::Serialize;

use super::Material;
use super::firmness::AdviceView;
use crate::answers::{Basis, Level};
use crate::findings::changes::Changes;
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
    pub basis: Basis,
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
    pub(super) fn changes(&self, changes: &Changes) -> ChangesView {
        let names = |gates: &[GateId]| -> Vec<String> {
            gates.iter().map(|&it| self.fill(&self.model[it].name)).collect()
        };
        ChangesView {
            answers: changes.answers.iter().map(|&(it, to)| self.supposed(it, to)).collect(),
            advice: self.advice(&changes.advice),
            closed: names(&changes.closed),
            opened: names(&changes.opened),
        }
    }

    pub(super) fn supposed(&self, id: FactorId, to: Level) -> SupposedView {
        let factor = &self.model[id];
        SupposedView {
            factor: factor.id.clone(),
            reference: factor.reference.clone(),
            name: self.fill(&factor.name),
            from: self.answers.level(id).map(Level::number),
            to: Some(to.number()),
            statement: Some(self.wording(id, to)),
            basis: self.answers.answer(id).basis,
            ask: self.whom(id),
        }
    }
}
