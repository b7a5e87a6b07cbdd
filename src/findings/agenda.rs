//! What to ask next, and how much depends on each question.

use super::Evidence;
use crate::decide::{self, Purpose, VerdictKind, reach};
use crate::model::FactorId;

/// How many questions to settle next a paper names.
const ERRANDS: usize = 5;
/// How many it names when it has no advice to give.
const ERRANDS_WITHOUT_VERDICT: usize = 10;

/// A question to settle next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// The question.
    pub factor: FactorId,
    /// Why it should be settled.
    pub purpose: Purpose,
    /// How far apart its levels put the leader's lead over the runner-up, in whole points. None
    /// without a runner-up.
    pub at_stake: Option<i64>,
}

impl Evidence<'_> {
    pub(super) fn agenda(&self) -> Vec<Errand> {
        let most = match self.evaluation.verdict.kind {
            VerdictKind::NotEnough => ERRANDS_WITHOUT_VERDICT,
            _ => ERRANDS,
        };
        let errands = decide::agenda(self.model, self.answers, self.evaluation, most).into_iter();
        let errand = |it: decide::Errand| Errand {
            factor: it.factor,
            purpose: it.purpose,
            at_stake: self.at_stake(it.factor),
        };
        errands.map(errand).collect()
    }

    fn at_stake(&self, factor: FactorId) -> Option<i64> {
        let verdict = &self.evaluation.verdict;
        let (leader, runner_up) = verdict.leader.zip(verdict.runner_up)?;
        Some(reach(self.model, factor, leader, runner_up).rounded())
    }
}
