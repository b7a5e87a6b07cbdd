//! Which answers the result depends on: the single answers that change the advice, the smallest
//! sets of answers that bring each rival first, and those that open a gate.
//!
//! Only answers that have a level change, to another level; weights stay. Every variation is
//! evaluated in full, with gates and interactions, so what is shown really changes the result. Every
//! search has a budget, and says how far it came if that ends. (Counterfactual explanations:
//! Wachter, Mittelstadt and Russell, 2018; for weighted models: Labreuche, Artificial Intelligence
//! 175, 2011.)

mod helps;
mod openings;
mod single;
mod smallest;
#[cfg(test)]
mod tests;

pub use openings::{Opening, openings};
pub use single::{Singles, Swing, singles};

use super::rules::{Codes, code};
use super::{Advice, Company, GateOutcome};
use crate::answers::Level;
use crate::model::{FactorId, GateId, PlacementId};
use smallest::Search;

/// Which answers would have to be different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterfactuals {
    /// What one answer alone can bring.
    pub single: Singles,
    /// For each placement that does not lead, in file order: the smallest set of answers that
    /// brings it first.
    pub rivals: Vec<RivalFirst>,
}

/// Some changes of answers, and what would then be advised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterfactual {
    /// The changes, in model order.
    pub changes: Vec<AnswerChange>,
    /// The settled advice after them.
    pub advice: Advice,
    /// The gates that fail after the changes, but not today.
    pub closed: Vec<GateId>,
    /// The gates that fail today, but not after the changes.
    pub opened: Vec<GateId>,
}

impl Counterfactual {
    /// Returns the levels moved, over all changes.
    pub fn steps(&self) -> usize {
        self.changes.iter().map(AnswerChange::steps).sum()
    }
}

/// One answer that would be different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerChange {
    /// The factor.
    pub factor: FactorId,
    /// The level answered.
    pub from: Level,
    /// The level it would have to be.
    pub to: Level,
}

impl AnswerChange {
    /// Returns the number of levels between the two.
    pub fn steps(&self) -> usize {
        self.from.index().abs_diff(self.to.index())
    }
}

/// How a rival comes first: strictly ahead of every other placement that then passes its gates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RivalFirst {
    /// The rival.
    pub rival: PlacementId,
    /// The set with the fewest answers, then the fewest levels, then first in model order. It has
    /// one to three answers. None if no three answers are enough, as far as was searched.
    pub smallest: Option<Counterfactual>,
    /// Up to how many answers all sets were searched, if the budget ended before the end. A set that
    /// was found has the fewest answers even so, but perhaps not the fewest levels.
    pub not_searched_beyond: Option<usize>,
}

/// The most answers that are tried together.
pub const MOST_ANSWERS: usize = 3;

/// Returns which answers would have to be different; none if too little is known for a verdict.
pub fn counterfactuals(company: &Company) -> Option<Counterfactuals> {
    if !company.is_advised() {
        return None;
    }
    let leader = company.evaluation.verdict.leader;
    let is_rival = |it: &PlacementId| Some(*it) != leader;
    let rivals: Vec<_> = company.model.placement_ids().filter(is_rival).collect();
    let rivals = Search::new(company).smallest(&rivals);
    Some(Counterfactuals { single: singles(company), rivals })
}

/// Evaluates some changes.
fn counterfactual(company: &Company, changes: Vec<AnswerChange>) -> Counterfactual {
    let mut codes: Codes = company.given.clone();
    for change in &changes {
        codes[change.factor.0] = code(change.to);
    }
    let rules = &company.judge.rules;
    let (before, after) = (&company.evaluation.gates, rules.gates(&rules.applied(&codes)));
    let failing_only_in = |one: &[GateOutcome], other: &[GateOutcome]| {
        let fails = |gates: &[GateOutcome], it: &GateId| gates[it.0] == GateOutcome::Failed;
        company.model.gate_ids().filter(|it| fails(one, it) && !fails(other, it)).collect()
    };
    Counterfactual {
        advice: company.advice(&codes),
        closed: failing_only_in(&after, before),
        opened: failing_only_in(before, &after),
        changes,
    }
}
