use super::*;
use crate::answers::{Answers, Reply};
use crate::decide::fixture::{Dice, model, rows, with_reply};
use crate::decide::{Evaluation, evaluate};
use crate::model::{Model, Predicate};

fn found(model: &Model, answers: &Answers) -> Option<Counterfactuals> {
    counterfactuals(&Company::new(model, answers))
}

fn after(answers: &Answers, changes: &[AnswerChange]) -> Answers {
    changes
        .iter()
        .fold(answers.clone(), |answers, it| with_reply(&answers, it.factor, Reply::Level(it.to)))
}

/// Tells whether a placement is strictly first among those that pass.
fn is_first(model: &Model, evaluation: &Evaluation, placement: PlacementId) -> bool {
    let passes = |it: PlacementId| evaluation.standing(model, it) <= GateOutcome::Conditional;
    passes(placement)
        && model.placement_ids().all(|it| {
            it == placement
                || !passes(it)
                || evaluation.scores[placement.0] > evaluation.scores[it.0]
        })
}

/// Returns every set of up to three changes.
fn all_sets(model: &Model, answers: &Answers) -> Vec<Vec<AnswerChange>> {
    let mut sets: Vec<Vec<AnswerChange>> = vec![Vec::new()];
    for factor in model.factor_ids() {
        let Reply::Level(from) = answers.reply(model, factor) else { continue };
        for set in sets.clone() {
            for to in Level::ALL.into_iter().filter(|&it| it != from) {
                let mut set = set.clone();
                set.push(AnswerChange { factor, from, to });
                sets.push(set);
            }
        }
        sets.retain(|it| it.len() <= MOST_ANSWERS);
    }
    sets.retain(|it| !it.is_empty());
    sets.sort_by_key(|it| {
        (it.len(), it.iter().map(AnswerChange::steps).sum::<usize>(), it.clone())
    });
    sets
}

#[test]
fn smallest_sets_agree_with_full_enumeration() {
    let mut sizes = [0; 5];
    for seed in 0..220 {
        let mut dice = Dice::new(seed);
        let model = dice.model(3 + (seed % 4) as usize, 2 + (seed % 2) as usize);
        let answers = dice.answers(&model);
        let before = evaluate(&model, &answers);
        let result = found(&model, &answers).unwrap();
        let sets: Vec<_> = all_sets(&model, &answers)
            .into_iter()
            .map(|set| (evaluate(&model, &after(&answers, &set)), set))
            .collect();
        for rival in &result.rivals {
            assert_ne!(Some(rival.rival), before.verdict.leader);
            let expected = sets.iter().find(|(it, _)| is_first(&model, it, rival.rival));
            let smallest = rival.smallest.as_ref();
            sizes[smallest.map_or(4, |it| it.changes.len())] += 1;
            assert_eq!(smallest.map(|it| &it.changes), expected.map(|(_, it)| it), "seed {seed}");
            let advice = expected.map(|(it, _)| it.verdict.advice());
            assert_eq!(smallest.map(|it| it.advice), advice);
        }
    }
    assert!(sizes[1..].iter().all(|&it| it > 3), "every size comes up: {sizes:?}");
}

#[test]
fn single_answers_agree_with_full_enumeration() {
    for seed in 0..300 {
        let mut dice = Dice::new(seed);
        let model = dice.model(5, 3);
        let answers = dice.answers(&model);
        let before = evaluate(&model, &answers);
        let mut expected = Vec::new();
        for set in all_sets(&model, &answers).into_iter().filter(|it| it.len() == 1) {
            let evaluation = evaluate(&model, &after(&answers, &set));
            let [change] = set[..] else { unreachable!("one change") };
            let is_up = |it: &AnswerChange| it.to > it.from;
            let known = expected.iter().any(|it: &Counterfactual| {
                it.changes[0].factor == change.factor && is_up(&it.changes[0]) == is_up(&change)
            });
            let advice = evaluation.verdict.advice();
            if !known && !advice.agrees_with(&before.verdict.advice()) {
                let only_in = |one: &Evaluation, other: &Evaluation| {
                    let fails =
                        |it: &Evaluation, gate: &GateId| it.gates[gate.0] == GateOutcome::Failed;
                    model.gate_ids().filter(|it| fails(one, it) && !fails(other, it)).collect()
                };
                let (closed, opened) =
                    (only_in(&evaluation, &before), only_in(&before, &evaluation));
                expected.push(Counterfactual { changes: set, advice, closed, opened });
            }
        }
        assert_eq!(found(&model, &answers).unwrap().single, expected, "seed {seed}");
    }
}

#[test]
fn no_part_of_a_smallest_set_brings_its_rival_first() {
    for seed in 0..200 {
        let mut dice = Dice::new(1_000 + seed);
        let model = dice.model(8, 3);
        let answers = dice.answers(&model);
        for rival in found(&model, &answers).unwrap().rivals {
            let Some(smallest) = rival.smallest else { continue };
            let evaluation = evaluate(&model, &after(&answers, &smallest.changes));
            assert!(is_first(&model, &evaluation, rival.rival));
            for kept in 0..(1 << smallest.changes.len()) - 1 {
                let part: Vec<_> = (0..smallest.changes.len())
                    .filter(|it| kept >> it & 1 == 1)
                    .map(|it| smallest.changes[it])
                    .collect();
                let evaluation = evaluate(&model, &after(&answers, &part));
                assert!(!is_first(&model, &evaluation, rival.rival));
            }
        }
    }
}

#[test]
fn without_levels_nothing_can_change() {
    let model = model(2).with_section(100, &[(100, &[[-3, -1, 0, 1, 3], [0; 5]])]);
    let result = found(&model, &model.answers(0, &[0])).unwrap();
    assert!(result.single.is_empty());
    assert_eq!(result.rivals, [RivalFirst { rival: PlacementId(1), smallest: None }]);
}

#[test]
fn an_exact_tie_takes_a_change_to_break() {
    let model = model(2).with_section(100, &[(100, &[[-1, 0, 0, 0, 1], [0; 5]])]);
    let result = found(&model, &model.answers(1, &[3])).unwrap();
    // p0 leads only because it comes first in the model; level 2 keeps the tie, level 1 breaks it.
    let smallest = result.rivals[0].smallest.clone().unwrap();
    assert_eq!((smallest.changes[0].to, smallest.steps()), (Level::ALL[0], 2));
    // A lower level makes the team stay even more surely; a higher one puts the other home ahead by
    // enough.
    let single: Vec<_> = result.single.iter().map(|it| it.changes[0].to).collect();
    assert_eq!(single, [Level::ALL[4]]);
}

#[test]
fn where_every_home_fails_whatever_opens_one_counts() {
    let model = model(2)
        .with_section(100, &[(50, &[[0; 5], [0; 5]]), (50, &[[0; 5], [0; 5]])])
        .with_gate(0, rows(&[&[(0, 1..=2), (1, 1..=2)]]), Predicate::default())
        .with_gate(1, rows(&[&[(0, 1..=3)]]), Predicate::default());
    let result = found(&model, &model.answers(0, &[1, 1])).unwrap();
    let steps = |rival: usize| {
        result.rivals[rival]
            .smallest
            .as_ref()
            .map(|it| (it.changes.len(), it.changes[0].factor.0, it.steps()))
    };
    assert_eq!((steps(0), steps(1)), (Some((1, 0, 2)), None));
    assert_eq!(result.single.len(), 2);
}

#[test]
fn no_verdict_no_counterfactual() {
    let mut model = model(2).with_section(100, &[(100, &[[0; 5], [0; 5]])]);
    model.bands.minimum_weight = 40;
    assert_eq!(found(&model, &model.answers(0, &[0])), None);
}
