//! Gates: conditions that points elsewhere cannot make up for.

use crate::answers::{Answer, Answers, Level, Reply};
use crate::model::{FactorId, Gate, GateId, GateOutcome, Model, Outcome};

/// Returns the outcome of every gate, in file order.
pub(super) fn outcomes(model: &Model, answers: &Answers) -> Vec<GateOutcome> {
    model.gates.iter().map(|gate| outcome(gate, answers)).collect()
}

fn outcome(gate: &Gate, answers: &Answers) -> GateOutcome {
    let fails = gate.fails_when.outcome(answers);
    let conditional = gate.conditional_when.outcome(answers);
    if fails == Outcome::Holds {
        GateOutcome::Failed
    } else if fails == Outcome::DoesNotHold && conditional == Outcome::DoesNotHold {
        GateOutcome::Passed
    } else {
        GateOutcome::Conditional
    }
}

/// The least change of answers with which a failed gate no longer fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The gate.
    pub gate: GateId,
    /// The answers to change, and the level each must reach. Empty if no level opens the gate:
    /// it then hangs on a context answer.
    pub changes: Vec<(FactorId, Level)>,
    /// The steps on the scale, over all changes.
    pub steps: usize,
}

impl Opening {
    /// Returns what openings are compared by: fewest answers, fewest levels, model order.
    fn effort(&self) -> (usize, usize, Vec<FactorId>) {
        let factors = self.changes.iter().map(|&(factor, _)| factor).collect();
        (self.changes.len(), self.steps, factors)
    }
}

/// Returns the least opening of each failed gate, the easiest first: fewest answers, then fewest
/// levels, then file order. A gate that no level can open comes last.
pub fn openings(model: &Model, answers: &Answers) -> Vec<Opening> {
    let mut openings: Vec<_> = model
        .gate_ids()
        .filter(|&gate| outcome(&model[gate], answers) == GateOutcome::Failed)
        .map(|gate| opening(model, answers, gate))
        .collect();
    openings.sort_by_key(|it| (it.changes.is_empty(), it.changes.len(), it.steps, it.gate));
    openings
}

/// Searches every combination of levels of the factors that the gate reads. The loader allows a
/// gate to read a handful of factors only.
fn opening(model: &Model, answers: &Answers, gate: GateId) -> Opening {
    let factors: Vec<_> = model[gate]
        .fails_when
        .factors()
        .filter(|&factor| answers.level(factor).is_some())
        .collect();
    let mut best: Option<Opening> = None;
    let mut trial = answers.clone();
    try_levels(&mut trial, &factors, &mut |trial| {
        if outcome(&model[gate], trial) == GateOutcome::Failed {
            return;
        }
        let found = changes(answers, trial, &factors, gate);
        let is_better = best.as_ref().is_none_or(|it| found.effort() < it.effort());
        if is_better {
            best = Some(found);
        }
    });
    best.unwrap_or(Opening { gate, changes: Vec::new(), steps: 0 })
}

/// Calls `visit` with every combination of levels of the factors, in level order.
fn try_levels(trial: &mut Answers, factors: &[FactorId], visit: &mut impl FnMut(&Answers)) {
    let Some((&factor, rest)) = factors.split_first() else {
        return visit(trial);
    };
    let before = trial.answer(factor).clone();
    for level in Level::ALL {
        trial.set(factor, Answer { reply: Reply::Level(level), ..Answer::default() });
        try_levels(trial, rest, visit);
    }
    trial.set(factor, before);
}

fn changes(before: &Answers, after: &Answers, factors: &[FactorId], gate: GateId) -> Opening {
    let changed = factors.iter().filter_map(|&factor| {
        let (from, to) = (before.level(factor)?, after.level(factor)?);
        (from != to).then_some((factor, to, from.number().abs_diff(to.number())))
    });
    let (mut changes, mut steps) = (Vec::new(), 0);
    for (factor, level, distance) in changed {
        changes.push((factor, level));
        steps += usize::from(distance);
    }
    Opening { gate, changes, steps }
}
