//! The program against the reference, on random companies: everything that either decides.

use std::collections::BTreeMap;

use mops_advisor::answers::{self, Answers};
use mops_advisor::decide::{self, Evaluation, VerdictKind, evaluate};
use mops_advisor::model::{self as program, PlacementId, builtin_model};

use super::companies::{Chance, random_company};
use super::fraction::Fraction;
use super::model::Model;
use super::rules::{Company, Decision, GateOutcome, Reply, Verdict, decision, pulls};
use crate::shorthand;

const COMPANIES: usize = 1000;
const SEED: u64 = 20_260_511;

#[test]
fn program_and_reference_decide_alike() {
    let (reference, program) = (Model::built_in(), builtin_model());
    let mut chance = Chance(SEED);
    let (mut counts, mut outlooks) = (BTreeMap::new(), BTreeMap::new());
    for number in 0..COMPANIES {
        let company = random_company(&reference, &mut chance);
        let evaluation = evaluate(&program, &answers_of(&program, &company));
        let wanted = decision(&reference, &company);
        assert_eq!(decision_of(&program, &evaluation), wanted, "{number}: {company:#?}");
        assert_same_pulls(&reference, &program, &company, &evaluation);
        *counts.entry(wanted.verdict).or_insert(0) += 1;
        *outlooks.entry(wanted.outlook).or_insert(0) += 1;
    }
    // The comparison means something only if every verdict is well represented.
    assert_eq!(counts.len(), 5, "{counts:?}");
    assert!(counts.values().all(|it| *it >= COMPANIES / 50), "{counts:?}");
    assert_eq!(outlooks.len(), 5, "{outlooks:?}");
}

/// What the verdicts do not show: the order and marks of the questions as the program loads them.
#[test]
fn program_and_reference_read_the_same_questions() {
    let (reference, program) = (Model::built_in(), builtin_model());
    let wanted = reference
        .factors
        .iter()
        .map(|it| (it.id.as_str(), it.section.as_str(), it.share, it.core, it.may_not_apply));
    let found = program.factors.iter().map(|it| {
        let section = program[it.section].id.as_str();
        (it.id.as_str(), section, i128::from(it.share), it.core, it.not_applicable.is_some())
    });
    assert_eq!(found.collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
}

fn answers_of(model: &program::Model, company: &Company) -> Answers {
    let mut answers = Answers::blank(model);
    for (id, reply) in &company.replies {
        let reply = match *reply {
            Reply::Level(level) => shorthand::level(level.try_into().expect("a level is small")),
            Reply::Unknown => answers::Reply::Unknown,
            Reply::NotApplicable => answers::Reply::NotApplicable,
        };
        shorthand::reply(model, &mut answers, id, reply);
    }
    for (question, choice) in &company.about {
        shorthand::choose(model, &mut answers, question, choice);
    }
    answers
}

/// Returns the program's decision in the words of the reference.
fn decision_of(model: &program::Model, evaluation: &Evaluation) -> Decision {
    let verdict = &evaluation.verdict;
    let id = |it: PlacementId| model[it].id.clone();
    Decision {
        // The program counts in units of 1/9600 point.
        scores: evaluation.scores.iter().map(|it| Fraction::new(it.units().into(), 9600)).collect(),
        gates: model
            .gates
            .iter()
            .zip(&evaluation.gates)
            .map(|(gate, outcome)| (gate.id.clone(), gate_outcome(*outcome)))
            .collect(),
        ranking: evaluation.ranking.iter().map(|&it| id(it)).collect(),
        verdict: match verdict.kind {
            VerdictKind::NotEnough => Verdict::NotEnough,
            VerdictKind::NoHome => Verdict::NoHome,
            VerdictKind::Tie => Verdict::Tie,
            VerdictKind::Stay => Verdict::Stay,
            VerdictKind::Move | VerdictKind::NotYet => Verdict::Move,
        },
        placement: verdict.placement.map(id),
        leader: verdict.leader.map(id),
        runner_up: verdict.runner_up.map(id),
        margin: verdict.margin.map(i128::from),
        outlook: evaluation.outlook.word(),
        conditional_on: evaluation.conditional_on.iter().map(|&it| model[it].id.clone()).collect(),
    }
}

fn gate_outcome(outcome: decide::GateOutcome) -> GateOutcome {
    match outcome {
        decide::GateOutcome::Passed => GateOutcome::Passed,
        decide::GateOutcome::Conditional | decide::GateOutcome::Open => GateOutcome::Conditional,
        decide::GateOutcome::Failed => GateOutcome::Failed,
    }
}

/// Two mistakes in the pulls could cancel out in a score, so they are compared one by one.
fn assert_same_pulls(
    reference: &Model,
    program: &program::Model,
    company: &Company,
    evaluation: &Evaluation,
) {
    let wanted = pulls(reference, company);
    for (factor, contribution) in program.factors.iter().zip(&evaluation.contributions) {
        let found: Vec<_> =
            contribution.pulls.iter().map(|it| Fraction::new(it.units().into(), 16)).collect();
        let none = vec![Fraction::whole(0); program.placements.len()];
        assert_eq!(&found, wanted.get(&factor.id).unwrap_or(&none), "{}", factor.id);
    }
}
