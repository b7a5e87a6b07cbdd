//! What to ask next: where an advice needs more answers, the open questions that weigh most;
//! otherwise the questions whose answers are worth most.

use std::cmp::Reverse;

use super::Evidence;
use crate::decide::{Decision, VerdictKind, weightiest_open};
use crate::model::{FactorId, Model, Question};
use crate::points::rounded;

/// How many questions a paper asks for when it has no advice to give.
const ERRANDS: usize = 10;
/// How many questions it names that are worth finding out.
const FOUND_OUT: usize = 5;
/// What a question has to be worth to be named, in runs of 100.
const LEAST_WORTH: u64 = 2;

/// A question that is worth finding out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindOut {
    /// The question.
    pub question: Question,
    /// In how many more of 100 runs the advice would be right, if the answer were known.
    pub worth: i64,
}

impl Evidence<'_> {
    /// Returns the questions to ask until there are enough answers. None if there are enough.
    pub(super) fn agenda(&self) -> Vec<FactorId> {
        if self.evaluation.verdict.kind != VerdictKind::NotEnough {
            return Vec::new();
        }
        let mut factors = weightiest_open(self.model, self.answers);
        factors.truncate(ERRANDS);
        factors
    }

    /// Returns the questions that are worth finding out, the most first; of those that are worth as
    /// much, the one that weighs more. None if there are too few answers for an advice.
    pub(super) fn find_out(&self, decision: &Decision) -> Vec<FindOut> {
        if self.evaluation.verdict.kind == VerdictKind::NotEnough {
            return Vec::new();
        }
        let runs = u64::from(decision.stress.runs.get());
        let is_worth_it = |parts: u64| parts * 100 >= LEAST_WORTH * runs;
        let worth = |parts: u64| {
            let [parts, runs] = [100 * parts, runs].map(|it| i64::try_from(it).unwrap_or(i64::MAX));
            rounded(parts, runs)
        };
        let found = decision.find_out.iter().map(|it| (it.question, it.share.parts()));
        let mut found: Vec<_> = found
            .filter(|it| is_worth_it(it.1))
            .map(|(question, parts)| FindOut { question, worth: worth(parts) })
            .collect();
        found.sort_by_key(|it| Reverse((it.worth, weight(self.model, it.question))));
        found.truncate(FOUND_OUT);
        found
    }
}

/// Returns the weight of a question, in hundredths of a percent.
fn weight(model: &Model, question: Question) -> i64 {
    match question {
        Question::Factor(factor) => model.weight(factor),
        Question::Context(_) => 0,
    }
}
