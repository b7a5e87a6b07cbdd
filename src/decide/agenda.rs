//! What to find out next: the questions whose answers could move the result most.

use super::{Evaluation, GateOutcome, VerdictKind};
use crate::answers::{Answers, Basis, Reply};
use crate::model::{FactorId, GateId, Model, PlacementId};
use crate::points::Points;

/// One question to settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Errand {
    /// The factor asked about.
    pub factor: FactorId,
    /// What settling it is for.
    pub purpose: Purpose,
}

/// What settling a question is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A gate hangs on it.
    Gate(GateId),
    /// It adds to the weight that a verdict needs.
    Weight,
    /// It can move the margin between the first two.
    Margin,
}

/// Returns the questions to settle next, the most telling first, `most` at most.
///
/// Without enough answers these are the open questions of the greatest weight. Otherwise they are
/// the questions that conditional gates hang on, then those that could move the margin furthest:
/// open ones, and in a tie also answers that are believed, or any where nothing else is left.
pub fn agenda(
    model: &Model,
    answers: &Answers,
    evaluation: &Evaluation,
    most: usize,
) -> Vec<Errand> {
    let mut errands = Vec::new();
    if evaluation.verdict.kind == VerdictKind::NotEnough {
        add(&mut errands, by_weight(model, answers), Purpose::Weight);
    } else {
        for gate in gates_to_settle(model, evaluation) {
            add(&mut errands, gate_questions(model, answers, gate), Purpose::Gate(gate));
        }
        add(&mut errands, by_reach(model, answers, evaluation), Purpose::Margin);
    }
    errands.truncate(most);
    errands
}

fn add(errands: &mut Vec<Errand>, factors: Vec<FactorId>, purpose: Purpose) {
    for factor in factors {
        if errands.iter().all(|it| it.factor != factor) {
            errands.push(Errand { factor, purpose });
        }
    }
}

fn is_open(answers: &Answers, factor: FactorId) -> bool {
    matches!(answers.answer(factor).reply, Reply::Unknown | Reply::NotAsked)
}

fn by_weight(model: &Model, answers: &Answers) -> Vec<FactorId> {
    let mut open: Vec<_> = model
        .factor_ids()
        .filter(|&factor| is_open(answers, factor) && model.weight(factor) > 0)
        .collect();
    open.sort_by_key(|&factor| std::cmp::Reverse(model.weight(factor)));
    open
}

/// Returns the conditional gates that the advice hangs on; without a home, every conditional one.
fn gates_to_settle(model: &Model, evaluation: &Evaluation) -> Vec<GateId> {
    match evaluation.verdict.kind {
        VerdictKind::NoHome => model
            .gate_ids()
            .filter(|&gate| evaluation.gates[gate.0] == GateOutcome::Conditional)
            .collect(),
        _ => evaluation.conditional_on.clone(),
    }
}

/// Returns the open questions that a gate reads; where none is open, those that keep it conditional.
fn gate_questions(model: &Model, answers: &Answers, gate: GateId) -> Vec<FactorId> {
    let gate = &model[gate];
    let read = gate.fails_when.factors().chain(gate.conditional_when.factors());
    let open: Vec<_> = read.filter(|&factor| is_open(answers, factor)).collect();
    if open.is_empty() { gate.conditional_when.grounds(&answers.facts(model)) } else { open }
}

/// Returns the questions that can still move the margin between the first two by half a point or
/// more, widest reach first.
fn by_reach(model: &Model, answers: &Answers, evaluation: &Evaluation) -> Vec<FactorId> {
    let verdict = &evaluation.verdict;
    let (Some(first), Some(second)) = (verdict.leader, verdict.runner_up) else {
        return Vec::new();
    };
    let doubtful = |factor: &FactorId| {
        let answer = answers.answer(*factor);
        let believed = answer.basis == Basis::Believed && matches!(answer.reply, Reply::Level(_));
        is_open(answers, *factor) || (verdict.kind == VerdictKind::Tie && believed)
    };
    let mut candidates: Vec<_> = model.factor_ids().filter(doubtful).collect();
    if candidates.is_empty() && verdict.kind == VerdictKind::Tie {
        candidates = model.factor_ids().collect();
    }
    let mut factors: Vec<_> = candidates
        .into_iter()
        .map(|factor| (factor, reach(model, factor, first, second)))
        .filter(|(_, reach)| *reach >= Points::HALF)
        .collect();
    factors.sort_by_key(|&(_, reach)| std::cmp::Reverse(reach));
    factors.into_iter().map(|(factor, _)| factor).collect()
}

/// Returns how far the levels of a factor lie apart in their effect on the margin, interactions
/// aside: the range of `weight * (pull on the first - pull on the second)`.
pub fn reach(model: &Model, factor: FactorId, first: PlacementId, second: PlacementId) -> Points {
    let weight = model.weight(factor);
    let pulls = &model[factor].pulls;
    let effects = pulls[first.0].iter().zip(&pulls[second.0]).map(|(&first, &second)| {
        Points::contribution(weight, first) - Points::contribution(weight, second)
    });
    let (lowest, highest) = effects.fold((None, None), |(low, high), effect| {
        (
            Some(low.map_or(effect, |it: Points| it.min(effect))),
            Some(high.map_or(effect, |it: Points| it.max(effect))),
        )
    });
    highest.unwrap_or_default() - lowest.unwrap_or_default()
}
