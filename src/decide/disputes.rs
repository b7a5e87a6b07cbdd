//! Where people differ: what the advice would be if each of them were right, and which few questions
//! have to be settled between them.
//!
//! Differences are asked about and not averaged away, as in the Delphi method (Dalkey and Helmer,
//! Management Science 9(3), 1963). Everything here is exact and about the settled advice.

use super::budget::Purse;
use super::rules::{NOT_APPLICABLE, code};
use super::{Advice, Company, GateOutcome};
use crate::answers::{Level, View, are_apart};
use crate::model::{FactorId, GateId};

/// The most disputes that are settled together in the search for the fewest.
pub const MOST_SETTLED: usize = 3;

/// The disputes of a company, and the fewest whose settling fixes the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputes {
    /// Every dispute, in model order.
    pub all: Vec<Dispute>,
    /// The fewest of them whose settling fixes the advice.
    pub fewest: Fewest,
}

/// A question on which the views that count lie two or more levels apart, or on two sides of a gate or of
/// a level that changes the advice; or which two people counted with different results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// The question.
    pub factor: FactorId,
    /// The different views, the lowest level first.
    pub sides: Vec<Side>,
    /// Whether several people measured it, with different results.
    pub is_counted: bool,
    /// The gates that fail on some of the views, and not on others.
    pub gates: Vec<GateId>,
}

/// One of the views in a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// The level. None if the view is that the question does not apply.
    pub level: Option<Level>,
    /// The settled advice if this view is right and everything else is as the group has it.
    pub advice: Advice,
}

/// The fewest disputes after whose settling, whatever the result, every combination of the views that
/// remain gives the same advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fewest {
    /// These; of several sets the first in model order. Empty if no combination of views changes the
    /// advice.
    These(Vec<FactorId>),
    /// No three of them fix the advice.
    Beyond,
    /// There are too many combinations to try them all.
    NotSearched,
}

impl Dispute {
    /// Tells whether it matters which of the views is right.
    pub fn matters(&self) -> bool {
        self.sides.iter().any(|it| !it.advice.is_same(&self.sides[0].advice))
    }
}

/// Returns where the people of a company differ. There is nothing if one answered alone, or if too little
/// is known for an advice.
pub fn disputes(company: &Company) -> Disputes {
    let ids = company.model.factor_ids().filter(|_| company.is_advised());
    let all: Vec<_> = ids.filter_map(|it| dispute(company, it)).collect();
    let fewest = fewest(company, &all);
    Disputes { all, fewest }
}

/// Returns the dispute on a question, if there is one.
fn dispute(company: &Company, factor: FactorId) -> Option<Dispute> {
    if company.present[factor.0] == NOT_APPLICABLE {
        return None;
    }
    let mut levels: Vec<_> = company.answers.counting(factor).map(View::level).collect();
    levels.sort_unstable();
    levels.dedup();
    if levels.len() < 2 {
        return None;
    }
    let is_apart = are_apart(company.answers.counting(factor).filter_map(View::level));
    let sides = levels
        .iter()
        .map(|&level| Side { level, advice: company.advice(&with(company, factor, level)) });
    let found = Dispute {
        factor,
        sides: sides.collect(),
        is_counted: company.answers.counting(factor).all(View::is_counted),
        gates: company
            .model
            .gate_ids()
            .filter(|it| splits(company, factor, &levels, *it))
            .collect(),
    };
    let is_dispute = is_apart || found.is_counted || !found.gates.is_empty() || found.matters();
    is_dispute.then_some(found)
}

/// Returns the answers as codes, with one view taken as right.
fn with(company: &Company, factor: FactorId, level: Option<Level>) -> Vec<u16> {
    let mut given = company.given.clone();
    given[factor.0] = level.map_or(NOT_APPLICABLE, code);
    given
}

/// Tells whether a gate fails on some of the views, and not on others.
fn splits(company: &Company, factor: FactorId, levels: &[Option<Level>], gate: GateId) -> bool {
    let rules = &company.judge.rules;
    let mut fails = levels.iter().map(|level| {
        let codes = rules.applied(&with(company, factor, *level));
        rules.gate(&codes, gate) == GateOutcome::Failed
    });
    let first = fails.next();
    fails.any(|it| Some(it) != first)
}

/// Returns the fewest disputes whose settling fixes the advice.
fn fewest(company: &Company, all: &[Dispute]) -> Fewest {
    let Some(advice) = Combinations::of(company, all) else { return Fewest::NotSearched };
    for size in 0..=MOST_SETTLED.min(all.len()) {
        if let Some(places) = advice.first_that_fixes(&mut Vec::new(), 0, size) {
            return Fewest::These(places.into_iter().map(|it| all[it].factor).collect());
        }
    }
    Fewest::Beyond
}

/// The advice for every combination of views, as the place in a list of what is advised. The view of the
/// first dispute changes slowest.
struct Combinations {
    /// How many views each dispute has.
    sides: Vec<usize>,
    advice: Vec<usize>,
}

impl Combinations {
    /// Works out every combination. None if there are more than the budget has room for.
    fn of(company: &Company, all: &[Dispute]) -> Option<Self> {
        let sides: Vec<_> = all.iter().map(|it| it.sides.len()).collect();
        let count = sides.iter().try_fold(1_usize, |all, it| all.checked_mul(*it))?;
        if !Purse::new(company.budgets.disputes).pays(count as u64) {
            return None;
        }
        let mut seen: Vec<Advice> = Vec::new();
        let mut given = company.given.clone();
        let advice = (0..count).map(|number| {
            let mut rest = number;
            for dispute in all.iter().rev() {
                let side = dispute.sides[rest % dispute.sides.len()];
                rest /= dispute.sides.len();
                given[dispute.factor.0] = side.level.map_or(NOT_APPLICABLE, code);
            }
            let advice = company.advice(&given);
            let known = seen.iter().position(|it| it.is_same(&advice));
            known.unwrap_or_else(|| {
                seen.push(advice);
                seen.len() - 1
            })
        });
        Some(Self { advice: advice.collect(), sides })
    }

    /// Adds `more` disputes to those chosen, from the given one on, and returns the first set in model order
    /// that fixes the advice.
    fn first_that_fixes(
        &self,
        chosen: &mut Vec<usize>,
        from: usize,
        more: usize,
    ) -> Option<Vec<usize>> {
        if more == 0 {
            return self.are_fixed_by(chosen).then(|| chosen.clone());
        }
        (from..self.sides.len()).find_map(|place| {
            chosen.push(place);
            let found = self.first_that_fixes(chosen, place + 1, more - 1);
            chosen.pop();
            found
        })
    }

    /// Tells whether, with these disputes settled in any way, all combinations give the same advice.
    fn are_fixed_by(&self, chosen: &[usize]) -> bool {
        let ways: usize = chosen.iter().map(|it| self.sides[*it]).product();
        let mut fixed = vec![None; ways];
        self.advice.iter().enumerate().all(|(number, advice)| {
            let way =
                chosen.iter().fold(0, |way, it| way * self.sides[*it] + self.side(number, *it));
            *fixed[way].get_or_insert(*advice) == *advice
        })
    }

    /// Returns the place of the view that a combination has in a dispute.
    fn side(&self, number: usize, dispute: usize) -> usize {
        let after: usize = self.sides[dispute + 1..].iter().product();
        number / after % self.sides[dispute]
    }
}

/// Returns the settled advice on each person's own answers, with what they left open as the group has it.
pub fn each_ones(company: &Company) -> Vec<Advice> {
    let people = 0..company.answers.people().len();
    let own = people.map(|it| company.answers.of(it));
    own.map(|it| company.supposing(&it, Vec::new()).settled()).collect()
}

#[cfg(test)]
mod tests;
