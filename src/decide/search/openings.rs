//! Which changes would open a gate that fails.

use crate::answers::Level;
use crate::decide::budget::Purse;
use crate::decide::rules::{Codes, code};
use crate::decide::{Company, GateOutcome};
use crate::model::{FactorId, GateId};

/// The least change of answers with which a failed gate no longer fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The gate.
    pub gate: GateId,
    /// The answers to change, and the level each must reach. Empty if no level opens the gate,
    /// because it depends on a context answer.
    pub changes: Vec<(FactorId, Level)>,
    /// The steps on the scale, over all changes.
    pub steps: usize,
    /// Up to how many answers all sets were searched, if the budget ended before the end.
    pub not_searched_beyond: Option<usize>,
}

/// Returns the least opening of each failed gate, the easiest first: fewest answers, then fewest
/// levels, then file order. A gate that no level can open comes last.
pub fn openings(company: &Company) -> Vec<Opening> {
    let fails = |it: &GateId| company.evaluation.gates[it.0] == GateOutcome::Failed;
    let failed = company.model.gate_ids().filter(fails);
    let mut purse = Purse::new(company.budgets.openings);
    let mut openings: Vec<_> = failed.map(|it| opening(company, it, &mut purse)).collect();
    openings.sort_by_key(|it| (it.changes.is_empty(), it.changes.len(), it.steps, it.gate));
    openings
}

/// Tries one answer that the gate reads, then two, and so on, until some set opens it.
fn opening(company: &Company, gate: GateId, purse: &mut Purse) -> Opening {
    let read = company.model[gate].fails_when.factors();
    let read: Vec<_> = read.filter(|it| company.level(it.0).is_some()).collect();
    let given = company.given.clone();
    let mut sets = Sets { company, gate, given, changes: Vec::new(), best: None, purse };
    for size in 1..=read.len() {
        sets.add(&read, size);
        let beyond = sets.purse.is_overdrawn().then_some(size - 1);
        if sets.best.is_some() || beyond.is_some() {
            let (steps, changes) = sets.best.unwrap_or_default();
            return Opening { gate, changes, steps, not_searched_beyond: beyond };
        }
    }
    Opening { gate, changes: Vec::new(), steps: 0, not_searched_beyond: None }
}

/// The sets of answers that are tried for one gate.
struct Sets<'a> {
    company: &'a Company<'a>,
    gate: GateId,
    /// The answers, with those of the set changed.
    given: Codes,
    changes: Vec<(FactorId, Level)>,
    /// The set with the fewest steps, of these the first; and its steps.
    best: Option<(usize, Vec<(FactorId, Level)>)>,
    purse: &'a mut Purse,
}

impl Sets<'_> {
    /// Adds `more` of these factors to the set in every way, in model order and level order.
    fn add(&mut self, factors: &[FactorId], more: usize) {
        if more == 0 {
            return self.look();
        }
        for (place, &factor) in factors.iter().enumerate() {
            let before = self.given[factor.0];
            let now = self.company.level(factor.0);
            let others = Level::ALL.into_iter().filter(|it| Some(*it) != now);
            for to in others {
                if self.purse.is_overdrawn() {
                    break;
                }
                self.given[factor.0] = code(to);
                self.changes.push((factor, to));
                self.add(&factors[place + 1..], more - 1);
                self.changes.pop();
            }
            self.given[factor.0] = before;
        }
    }

    /// Keeps the set if it opens the gate with fewer steps than the best one.
    fn look(&mut self) {
        let rules = &self.company.judge.rules;
        let fails =
            |given: &Codes| rules.gate(&rules.applied(given), self.gate) == GateOutcome::Failed;
        if !self.purse.pays(1) || fails(&self.given) {
            return;
        }
        let step = |&(factor, to): &(FactorId, Level)| {
            self.company.level(factor.0).map_or(0, |from| from.index().abs_diff(to.index()))
        };
        let steps = self.changes.iter().map(step).sum();
        if self.best.as_ref().is_none_or(|it| steps < it.0) {
            self.best = Some((steps, self.changes.clone()));
        }
    }
}
