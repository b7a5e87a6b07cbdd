//! What to ask next, and how much depends on each question.

use super::Evidence;
use crate::decide::search::Swing;
use crate::decide::{self, Purpose, VerdictKind};
use crate::model::FactorId;
use crate::points::Points;

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
    /// How far apart its levels put the lead of the compared pair, in whole points, rounded up: it
    /// moves the lead by up to so much. None if no pair is compared.
    pub at_stake: Option<i64>,
}

impl Evidence<'_> {
    pub(super) fn agenda(&self, swings: &[Option<Swing>]) -> Vec<Errand> {
        let most = match self.evaluation.verdict.kind {
            VerdictKind::NotEnough => ERRANDS_WITHOUT_VERDICT,
            _ => ERRANDS,
        };
        let errands = decide::agenda(self.model, self.answers, self.evaluation, most).into_iter();
        let errand = |it: decide::Errand| Errand {
            factor: it.factor,
            purpose: it.purpose,
            at_stake: swings[it.factor.0].and_then(|it| it.range).map(Points::rounded_up),
        };
        errands.map(errand).collect()
    }
}
