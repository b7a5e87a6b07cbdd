//! What can still happen and would reverse the advice.
//!
//! First come events, with the cases of 100 in which the advice would change. Then come counts that
//! can be taken again: what the next so many would have to show. An answer about the past that
//! cannot change any more is no way to reverse anything.

use std::cmp::Reverse;

use super::Evidence;
use super::changes::Changes;
use crate::answers::Level;
use crate::decide::events::EventOutcome;
use crate::decide::{Advice, Decision, Reason};
use crate::model::FactorId;

/// The most ways that are named.
const REVERSALS: usize = 3;
/// How many of them are events, if there are counts too.
const EVENTS: usize = 2;
/// How many levels a count may lie from the answer of today: more does not happen by the next count.
const NEAR: usize = 2;

/// Something that can still happen and would reverse the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reversal {
    /// An event, in some of its cases.
    Event(EventOutcome),
    /// A count that is taken again.
    Count {
        /// What is counted.
        factor: FactorId,
        /// What it would have to show.
        to: Level,
        /// What would be advised then.
        advice: Advice,
    },
}

impl Evidence<'_> {
    /// Returns what would reverse the advice, at most three ways; where it is decided
    /// already, nothing does.
    pub(super) fn reverses(&self, decision: &Decision, changes: &[Changes]) -> Vec<Reversal> {
        if self.evaluation.verdict.reason == Some(Reason::HomeIsFixed) {
            return Vec::new();
        }
        let mut events: Vec<_> = decision.events.iter().filter(|it| it.changed > 0).collect();
        events.sort_by_key(|it| Reverse(it.of_10_000()));
        let counts: Vec<_> = changes.iter().filter_map(|it| self.count_again(it)).collect();
        let room = REVERSALS - counts.len().min(REVERSALS - EVENTS);
        let events = events.into_iter().take(room).cloned().map(Reversal::Event);
        events.chain(counts).take(REVERSALS).collect()
    }

    /// Returns a single change as a count that is taken again, if it can be.
    fn count_again(&self, change: &Changes) -> Option<Reversal> {
        let [(factor, to)] = change.answers[..] else { return None };
        self.model[factor].next.as_ref()?;
        let now = self.answers.level(factor);
        if now.is_some_and(|it| it.index().abs_diff(to.index()) > NEAR) {
            return None;
        }
        Some(Reversal::Count { factor, to, advice: change.advice })
    }
}
