//! Which changes would open a gate that fails.

use crate::answers::Level;
use crate::decide::rules::{Codes, LEVELS, level};
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
}

impl Opening {
    /// Returns the key to sort openings by: fewest answers, fewest levels, model order.
    fn effort(&self) -> (usize, usize, Vec<FactorId>) {
        let factors = self.changes.iter().map(|&(factor, _)| factor).collect();
        (self.changes.len(), self.steps, factors)
    }
}

/// Returns the least opening of each failed gate, the easiest first: fewest answers, then fewest
/// levels, then file order. A gate that no level can open comes last.
pub fn openings(company: &Company) -> Vec<Opening> {
    let fails = |it: &GateId| company.evaluation.gates[it.0] == GateOutcome::Failed;
    let failed = company.model.gate_ids().filter(fails);
    let mut openings: Vec<_> = failed.map(|gate| opening(company, gate)).collect();
    openings.sort_by_key(|it| (it.changes.is_empty(), it.changes.len(), it.steps, it.gate));
    openings
}

/// Searches every combination of levels of the factors that the gate reads. The loader allows a
/// gate to read a handful of factors only.
fn opening(company: &Company, gate: GateId) -> Opening {
    let read = company.model[gate].fails_when.factors();
    let factors: Vec<_> = read.filter(|it| level(company.present[it.0]).is_some()).collect();
    let rules = &company.judge.rules;
    let mut best: Option<Opening> = None;
    let mut given = company.given.clone();
    try_levels(&mut given, &factors, &mut |given| {
        if rules.gate(&rules.applied(given), gate) == GateOutcome::Failed {
            return;
        }
        let found = changes(&company.given, given, &factors, gate);
        let is_better = best.as_ref().is_none_or(|it| found.effort() < it.effort());
        if is_better {
            best = Some(found);
        }
    });
    best.unwrap_or(Opening { gate, changes: Vec::new(), steps: 0 })
}

/// Calls `visit` with every combination of levels of the factors, in level order.
fn try_levels(codes: &mut Codes, factors: &[FactorId], visit: &mut impl FnMut(&Codes)) {
    let Some((&factor, rest)) = factors.split_first() else {
        return visit(codes);
    };
    let before = codes[factor.0];
    for code in LEVELS {
        codes[factor.0] = code;
        try_levels(codes, rest, visit);
    }
    codes[factor.0] = before;
}

fn changes(before: &Codes, after: &Codes, factors: &[FactorId], gate: GateId) -> Opening {
    let mut opening = Opening { gate, changes: Vec::new(), steps: 0 };
    for &factor in factors.iter().filter(|it| before[it.0] != after[it.0]) {
        opening.changes.extend(level(after[factor.0]).map(|it| (factor, it)));
        opening.steps += usize::from(before[factor.0].abs_diff(after[factor.0]));
    }
    opening
}
