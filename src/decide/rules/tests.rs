//! The compiled rules against a plain reading of the model, and against their own explanations.

use super::*;
use crate::answers::Home;
use crate::decide::fixture::Dice;
use crate::decide::{Company, Evaluation, Verdict, VerdictKind};
use crate::model::{Change, Effect, FactorId, Interaction};

/// Asserts that explained and unexplained evaluation agree, and both with a plain reading.
#[track_caller]
pub(in crate::decide) fn agree(model: &Model, answers: &Answers) {
    let company = Company::new(model, answers);
    explained_and_unexplained_agree(&company);
    let evaluation = &company.evaluation;
    for (factor, found) in model.factor_ids().zip(&evaluation.contributions) {
        let (pulls, changed_by) = read_pulls(model, answers, factor);
        assert_eq!((&found.pulls, &found.changed_by), (&pulls, &changed_by));
        let weighed = |&it| Points::contribution(model.weight(factor), it);
        assert_eq!(found.points, pulls.iter().map(weighed).collect::<Vec<_>>());
    }
    let facts = answers.facts(model);
    let gates = model.gates.iter().map(|it| {
        match (it.fails_when.outcome(&facts), it.conditional_when.outcome(&facts)) {
            (Outcome::Holds, _) => GateOutcome::Failed,
            (Outcome::DoesNotHold, Outcome::DoesNotHold) => GateOutcome::Passed,
            _ => GateOutcome::Conditional,
        }
    });
    assert_eq!(evaluation.gates, gates.collect::<Vec<_>>());
    assert_eq!(evaluation.verdict, read_verdict(model, answers, evaluation));
}

#[track_caller]
fn explained_and_unexplained_agree(company: &Company) {
    let (model, rules, evaluation) = (company.model, &company.rules, &company.evaluation);
    let signals = rules.signals(&company.present);
    let scores = rules.scores(&company.present, signals.acting);
    for it in model.placement_ids() {
        let explained = evaluation.contributions.iter().map(|more| more.points[it.0]).sum();
        assert_eq!(Points::of_units(scores[it.0]), Points::NEUTRAL + explained);
        assert_eq!(Points::of_units(scores[it.0]), evaluation.scores[it.0]);
        assert_eq!(signals.passes(it.0), !evaluation.is_excluded(model, it));
    }
    for (interaction, _) in model.interactions.iter().enumerate() {
        let is_named = |it: &Contribution| it.changed_by.contains(&InteractionId(interaction));
        let acts = signals.acting >> interaction & 1 == 1;
        assert!(acts || !evaluation.contributions.iter().any(is_named));
    }
    if evaluation.verdict.kind != VerdictKind::NotEnough {
        assert_eq!(company.verdict(&company.present), evaluation.verdict);
    }
}

/// Returns a factor's pulls after one interaction after the other, and those that changed one.
fn read_pulls(
    model: &Model,
    answers: &Answers,
    factor: FactorId,
) -> (Vec<Pull>, Vec<InteractionId>) {
    let Some(level) = answers.level(factor) else {
        return (vec![Pull::NEUTRAL; model.placements.len()], Vec::new());
    };
    let mut pulls: Vec<_> = model[factor].pulls.iter().map(|it| it[level.index()]).collect();
    let acts = |it: &Interaction| match &it.trigger {
        Trigger::When(predicate) => predicate.holds(&answers.facts(model)),
        Trigger::Unless(predicate) => !predicate.holds(&answers.facts(model)),
    };
    let mut changed_by = Vec::new();
    for (place, it) in model.interactions.iter().enumerate().filter(|(_, it)| acts(it)) {
        let mut changed = false;
        for effect in it.effects.iter().filter(|it| it.at.contains(&level.number())) {
            for _ in effect.factors.iter().filter(|&&it| it == factor) {
                for placement in &effect.placements {
                    let before = pulls[placement.0];
                    pulls[placement.0] = effect.change.applied_to(before);
                    changed |= pulls[placement.0] != before;
                }
            }
        }
        changed_by.extend(changed.then_some(InteractionId(place)));
    }
    (pulls, changed_by)
}

/// Returns the first of the five verdicts that matches, given scores and gates.
fn read_verdict(model: &Model, answers: &Answers, it: &Evaluation) -> Verdict {
    let home = answers.home(model);
    let mut passing = it.ranking.iter().copied().filter(|&one| !it.is_excluded(model, one));
    let (leader, runner_up) = (passing.next(), passing.next());
    let margin = leader.zip(runner_up).map(|(one, other)| it.margin(one, other));
    let verdict = |kind, placement| Verdict { kind, placement, leader, runner_up, margin };
    if home.is_none() || it.answered_weight < 100 * model.bands.minimum_weight {
        return Verdict::without_leader(VerdictKind::NotEnough);
    }
    let Some(leader) = leader else { return verdict(VerdictKind::NoHome, None) };
    if margin.is_some_and(|it| it < model.bands.tie_margin) {
        return verdict(VerdictKind::Tie, None);
    }
    let is_near = |home: PlacementId| {
        !it.is_excluded(model, home) && it.margin(leader, home) < model.bands.move_margin
    };
    match home {
        Some(Home::Placement(home)) if home == leader || is_near(home) => {
            verdict(VerdictKind::Stay, Some(home))
        }
        _ => verdict(VerdictKind::Move, Some(leader)),
    }
}

#[test]
fn random_models_are_read_alike() {
    for seed in 0..2_000 {
        let mut dice = Dice::new(seed);
        let (factors, placements) = (dice.roll(1, 8) as usize, dice.roll(1, 4) as usize);
        let model = dice.model(factors, placements);
        for _ in 0..10 {
            agree(&model, &dice.answers(&model));
        }
    }
}

#[test]
fn a_factor_that_two_interactions_change_has_four_states() {
    use crate::decide::fixture::{model, rows};
    use crate::model::Sign;
    let halve = Effect {
        factors: vec![FactorId(0)],
        at: 1..=5,
        placements: vec![PlacementId(0)],
        change: Change::Halve(Sign::All),
    };
    let model = model(1)
        .with_section(100, &[(100, &[[-3, -1, 0, 2, 3]]), (0, &[[0; 5]]), (0, &[[0; 5]])])
        .with_interaction(Trigger::When(rows(&[&[(1, 4..=5)]])), vec![halve.clone()])
        .with_interaction(Trigger::Unless(rows(&[&[(2, 1..=2)]])), vec![halve]);
    for second in 0..=5 {
        for third in 0..=5 {
            agree(&model, &model.answers(0, &[5, second, third]));
        }
    }
}

#[test]
fn more_than_sixty_four_rows_are_kept_apart() {
    use crate::decide::fixture::{model, rows};
    let mut model = model(2).with_section(
        100,
        &[(60, &[[-3, -1, 0, 2, 3], [0; 5]]), (40, &[[0; 5], [3, 2, 0, -1, -3]])],
    );
    for gate in 0..40 {
        let level = 1 + gate % 5;
        model = model.with_gate(
            gate as usize % 2,
            rows(&[&[(0, level..=level), (1, 3..=3)], &[(0, 4..=5), (1, level..=level)]]),
            rows(&[&[(1, level..=5)]]),
        );
    }
    for first in 0..=5 {
        for second in 0..=5 {
            agree(&model, &model.answers(0, &[first, second]));
        }
    }
}
