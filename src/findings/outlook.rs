//! What the answers say about the signs of joint revenue operations.

use serde::Serialize;

use super::Evidence;
use crate::model::{FactorId, Outcome, OutlookRules, Predicate, Signal};

/// What the answers say about joint revenue operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// Whether any of the questions asked only for the outlook has a level.
    pub is_asked: bool,
    /// What the answers say about each sign, in the model's order.
    pub signs: Vec<Sign>,
}

/// What the answers say about a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Whether the sign is there.
    pub state: SignState,
    /// The answers that show it.
    pub factors: Vec<FactorId>,
}

/// Whether a sign is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignState {
    /// It is there.
    Present,
    /// It is there in part.
    Partly,
    /// It is not there.
    Absent,
    /// Nobody can tell.
    Unknown,
}

impl Evidence<'_> {
    pub(super) fn outlook(&self) -> Option<Outlook> {
        let rules = self.model.outlook.as_ref()?;
        let signs = rules.signals.iter().map(|it| self.sign(it));
        Some(Outlook { is_asked: self.is_asked(rules), signs: signs.collect() })
    }

    fn is_asked(&self, rules: &OutlookRules) -> bool {
        let read = rules.signals.iter().flat_map(|it| it.present.factors());
        read.filter(|it| self.model.is_optional(*it)).any(|it| self.answers.level(it).is_some())
    }

    fn sign(&self, signal: &Signal) -> Sign {
        let factors = Predicate::factors_of([&signal.present, &signal.absent]);
        let facts = self.answers.facts(self.model);
        let outcomes = (signal.present.outcome(&facts), signal.absent.outcome(&facts));
        let state = match outcomes {
            (Outcome::Holds, _) => SignState::Present,
            (_, Outcome::Holds) => SignState::Absent,
            (Outcome::CannotTell, _) | (_, Outcome::CannotTell) => SignState::Unknown,
            _ if factors.iter().all(|it| self.answers.level(*it).is_none()) => SignState::Absent,
            _ => SignState::Partly,
        };
        Sign { state, factors }
    }
}
