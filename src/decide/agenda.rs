//! What to find out next: the questions whose answers could move the result most.

use super::{Evaluation, GateOutcome, VerdictKind};
use crate::answers::{Answers, Basis, Reply};
use crate::model::{FactorId, GateId, Model, PlacementId, Question};
use crate::points::Points;

/// One question to settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Errand {
    /// The factor asked about.
    pub factor: FactorId,
    /// Why it should be settled.
    pub purpose: Purpose,
}

/// Why a question should be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A gate depends on it.
    Gate(GateId),
    /// It adds to the weight that a verdict needs.
    Weight,
    /// It can move the margin between the first two.
    Margin,
}

/// Returns the questions to settle next, the most important first, `most` at most.
///
/// Without enough answers these are the open questions of the greatest weight. Otherwise they are
/// first those that the verdict waits for, then the others that open gates depend on, then those
/// that could move the margin furthest. The last group holds open questions. In a tie it also holds
/// answers that nobody counted or saw, or all answers if nothing else is left.
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
        let outcomes = model.gate_ids().zip(&evaluation.gates);
        let open = outcomes.filter(|(_, outcome)| **outcome == GateOutcome::Open);
        let open: Vec<GateId> = open.map(|(gate, _)| gate).collect();
        for &question in &evaluation.verdict.settle_first {
            let Question::Factor(factor) = question else { continue };
            let reads = |it: &GateId| model[*it].fails_when.factors().any(|it| it == factor);
            let gate = open.iter().copied().find(reads);
            add(&mut errands, [factor], gate.map_or(Purpose::Margin, Purpose::Gate));
        }
        for gate in open {
            let read = model[gate].fails_when.factors();
            let read = read.filter(|&it| is_open(model, answers, it));
            add(&mut errands, read, Purpose::Gate(gate));
        }
        add(&mut errands, by_reach(model, answers, evaluation), Purpose::Margin);
    }
    errands.truncate(most);
    errands
}

fn add(errands: &mut Vec<Errand>, factors: impl IntoIterator<Item = FactorId>, purpose: Purpose) {
    for factor in factors {
        if errands.iter().all(|it| it.factor != factor) {
            errands.push(Errand { factor, purpose });
        }
    }
}

fn is_open(model: &Model, answers: &Answers, factor: FactorId) -> bool {
    matches!(answers.reply(model, factor), Reply::Unknown | Reply::NotAsked)
}

fn by_weight(model: &Model, answers: &Answers) -> Vec<FactorId> {
    let mut open: Vec<_> = model
        .factor_ids()
        .filter(|&factor| is_open(model, answers, factor) && model.weight(factor) > 0)
        .collect();
    open.sort_by_key(|&factor| std::cmp::Reverse(model.weight(factor)));
    open
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
        let reply = answers.reply(model, *factor);
        let is_unsure = matches!(answer.basis, Basis::Believed | Basis::NotStated)
            && matches!(reply, Reply::Level(_));
        is_open(model, answers, *factor) || (verdict.kind == VerdictKind::Tie && is_unsure)
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

/// Returns how far the levels of a factor lie apart in their effect on the margin, without
/// interactions: the range of `weight * (pull on the first - pull on the second)`.
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
