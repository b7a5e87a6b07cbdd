//! The outlook for joint revenue operations, ready to print.

use serde::Serialize;

use super::Material;
use crate::findings::outlook::{Outlook, Sign, SignState};
use crate::model::{Remark, Signal};

/// What the paper says about joint revenue operations.
#[derive(Debug, Clone, Serialize)]
pub struct RevopsView {
    /// Whether any of the questions asked only for the outlook has a level.
    pub asked: bool,
    /// In the model's order.
    pub signals: Vec<SignalView>,
    /// What the outlook means for this company.
    pub meanings: Vec<RemarkView>,
    /// What would bring joint revenue operations nearer.
    pub steps: Vec<RemarkView>,
    /// How today's choice helps or hinders joint revenue operations.
    pub bearings: Vec<RemarkView>,
}

/// A sign, and what the answers say about it.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SignalView {
    pub id: String,
    pub name: String,
    pub state: SignState,
    /// Whether it is a reason for a joint team, rather than something that such a team needs.
    pub reason: bool,
    pub references: Vec<String>,
}

/// A statement, with the answers it is based on.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RemarkView {
    pub id: String,
    pub text: String,
    pub references: Vec<String>,
}

impl Material<'_> {
    /// Returns the outlook, if the model has one.
    pub(super) fn revops(&self, outlook: Option<&Outlook>) -> Option<RevopsView> {
        let (rules, outlook) = self.model.outlook.as_ref().zip(outlook)?;
        let signals = rules.signals.iter().zip(&outlook.signs);
        Some(RevopsView {
            asked: outlook.is_asked,
            signals: signals.map(|(signal, sign)| self.signal(signal, sign)).collect(),
            meanings: self.remarks(&rules.meanings),
            steps: self.remarks(&rules.steps),
            bearings: self.remarks(&rules.bearings),
        })
    }

    fn signal(&self, signal: &Signal, sign: &Sign) -> SignalView {
        SignalView {
            id: signal.id.clone(),
            name: self.fill(&signal.name),
            state: sign.state,
            reason: signal.reason,
            references: self.references(&sign.factors),
        }
    }

    /// Returns the statements that hold for this company.
    pub(super) fn remarks(&self, remarks: &[Remark]) -> Vec<RemarkView> {
        let case = self.case();
        let view = |it: &Remark| RemarkView {
            id: it.id.clone(),
            text: self.fill(&it.text),
            references: self.references(&it.when.grounds(&case)),
        };
        remarks.iter().filter(|it| it.when.holds(&case)).map(view).collect()
    }
}
