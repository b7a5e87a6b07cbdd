//! The outlook for joint revenue operations, ready to print.

use serde::Serialize;

use super::Material;
use crate::model::{Outcome, OutlookRules, Remark, Signal, SourceId};

/// What the paper says about joint revenue operations.
#[derive(Debug, Clone, Serialize)]
pub struct RevopsView {
    /// Whether any of the questions asked only for the outlook has a level.
    pub asked: bool,
    /// In the model's order.
    pub signals: Vec<SignalView>,
    /// What the outlook means for this company.
    pub meanings: Vec<RemarkView>,
    /// What would move it on.
    pub steps: Vec<RemarkView>,
    /// How today's choice helps it or hinders it.
    pub bearings: Vec<RemarkView>,
}

/// A sign, and what the answers say of it.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SignalView {
    pub id: String,
    pub name: String,
    /// `present`, `partly`, `absent` or `unknown`.
    pub state: &'static str,
    /// Whether it is a reason for a joint team, and not something that such a team needs.
    pub reason: bool,
    pub references: Vec<String>,
}

/// A statement with the answers it rests on.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RemarkView {
    pub id: String,
    pub text: String,
    pub references: Vec<String>,
}

impl Material<'_> {
    /// Returns the outlook, if the model has one.
    pub(super) fn revops(&self) -> Option<RevopsView> {
        let rules = self.model.outlook.as_ref()?;
        Some(RevopsView {
            asked: self.is_asked(rules),
            signals: rules.signals.iter().map(|it| self.signal(it)).collect(),
            meanings: self.remarks(&rules.meanings),
            steps: self.remarks(&rules.steps),
            bearings: self.remarks(&rules.bearings),
        })
    }

    fn is_asked(&self, rules: &OutlookRules) -> bool {
        let read = rules.signals.iter().flat_map(|it| it.present.factors());
        read.filter(|it| self.model.is_optional(*it)).any(|it| self.answers.level(it).is_some())
    }

    fn signal(&self, signal: &Signal) -> SignalView {
        let mut factors: Vec<_> = signal.present.factors().chain(signal.absent.factors()).collect();
        factors.dedup();
        let outcomes = (signal.present.outcome(self.answers), signal.absent.outcome(self.answers));
        let state = match outcomes {
            (Outcome::Holds, _) => "present",
            (_, Outcome::Holds) => "absent",
            (Outcome::CannotTell, _) | (_, Outcome::CannotTell) => "unknown",
            _ if factors.iter().all(|it| self.answers.level(*it).is_none()) => "absent",
            _ => "partly",
        };
        SignalView {
            id: signal.id.clone(),
            name: self.fill(&signal.name),
            state,
            reason: signal.reason,
            references: self.references(&factors),
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

    /// Returns the published sources of what the paper says about the outlook.
    pub(super) fn outlook_sources(&self) -> Vec<SourceId> {
        let case = self.case();
        let rules = self.model.outlook.iter();
        let said = rules.flat_map(|it| it.meanings.iter().chain(&it.steps).chain(&it.bearings));
        let said = said.filter(|it| it.when.holds(&case));
        said.flat_map(|it| it.origin.sources.iter().copied()).collect()
    }
}
