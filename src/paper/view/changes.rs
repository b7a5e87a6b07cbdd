//! Answers that would have to be different, and what would then be advised, ready to print.

use serde::Serialize;

use super::Material;
use super::verdict::AdviceView;
use crate::answers::{Basis, Level};
use crate::findings::changes::Changes;
use crate::model::{FactorId, GateId};

/// Answers that would have to be different, and what would then be advised.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ChangesView {
    pub answers: Vec<SupposedView>,
    pub advice: AdviceView,
    /// The names of the gates that would fail, but do not fail today.
    pub closed: Vec<String>,
    /// The names of the gates that fail today, but would not fail then.
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
    pub to: u8,
    /// The wording of the level it would be.
    pub statement: String,
    /// The same in a few words.
    pub count: String,
    /// A clause on the count as it is taken again; missing if it cannot be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    pub basis: Basis,
    pub ask: Vec<String>,
}

/// What would bring a rival first.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RivalView {
    pub rival: String,
    /// Null if no three answers are enough.
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

    /// Returns what a count would say if it is taken again and shows this level.
    fn next(&self, id: FactorId, to: Level) -> Option<String> {
        let factor = &self.model[id];
        let count = self.fill(&factor.levels[to.index()].count);
        let next = factor.next.as_ref()?;
        Some(self.names.fill_with(next, &[("count", &count)]))
    }

    pub(super) fn supposed(&self, id: FactorId, to: Level) -> SupposedView {
        let factor = &self.model[id];
        SupposedView {
            factor: factor.id.clone(),
            reference: factor.reference.clone(),
            name: self.fill(&factor.name),
            from: self.answers.level(id).map(Level::number),
            to: to.number(),
            statement: self.wording(id, to),
            next: self.next(id, to),
            count: self.fill(&factor.levels[to.index()].count),
            basis: self.answers.answer(id).basis,
            ask: self.whom(id),
        }
    }
}
