use super::*;
use crate::answers::{Answers, Reply};
use crate::decide::budget::Budgets;
use crate::decide::fixture::{Dice, model, rows, with_reply};
use crate::decide::{Evaluation, Place, VerdictKind, evaluate};
use crate::model::{Model, Predicate};
use crate::points::Points;

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

/// For every question, each other advice that some level of it brings, at the nearest such level.
#[test]
fn single_answers_agree_with_full_enumeration() {
    let (mut several, mut ties) = (0, 0);
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let mut model = dice.model(5, 3 + (seed % 2) as usize);
        model.bands.minimum_weight = 30;
        let answers = dice.answers(&model);
        let before = evaluate(&model, &answers);
        let today = (before.verdict.kind, before.verdict.advice().places);
        if before.verdict.kind == VerdictKind::NotEnough {
            continue;
        }
        let mut expected: Vec<Counterfactual> = Vec::new();
        for set in all_sets(&model, &answers).into_iter().filter(|it| it.len() == 1) {
            let evaluation = evaluate(&model, &after(&answers, &set));
            let advice = evaluation.verdict.advice();
            let factor = set[0].factor;
            let known = expected.iter().any(|it| {
                let told = (it.advice.kind, it.advice.places);
                it.changes[0].factor == factor && told == (advice.kind, advice.places)
            });
            if known || (advice.kind, advice.places) == today {
                continue;
            }
            several += usize::from(expected.iter().any(|it| it.changes[0].factor == factor));
            ties += usize::from(advice.kind == before.verdict.kind);
            let only_in = |one: &Evaluation, other: &Evaluation| {
                let fails =
                    |it: &Evaluation, gate: &GateId| it.gates[gate.0] == GateOutcome::Failed;
                model.gate_ids().filter(|it| fails(one, it) && !fails(other, it)).collect()
            };
            let (closed, opened) = (only_in(&evaluation, &before), only_in(&before, &evaluation));
            expected.push(Counterfactual { changes: set, advice, closed, opened });
        }
        let single = found(&model, &answers).unwrap().single;
        assert_eq!(single.changes, expected, "seed {seed}");
        assert_eq!(single.not_searched_beyond, None);
    }
    assert!(several > 50 && ties > 50, "one question brings several advices: {several}, {ties}");
}

/// Two levels up the team moves to the one home, and four levels up to the other.
#[test]
fn a_further_advice_does_not_hide_behind_the_nearest() {
    let model = model(3).with_section(100, &[(100, &[[0; 5], [0, 0, 3, 0, 0], [0, 0, 0, 0, 3]])]);
    let single = found(&model, &model.answers(0, &[1])).unwrap().single;
    let told: Vec<_> =
        single.changes.iter().map(|it| (it.changes[0].to, it.advice.placement())).collect();
    let place = |it| Some(PlacementId(it));
    assert_eq!(told, [(Level::ALL[2], place(1)), (Level::ALL[4], place(2))]);
    assert_eq!(single.levelled, [PlacementId(1), PlacementId(2)]);
}

#[test]
fn swings_agree_with_full_enumeration() {
    let mut moved_by_rules = 0;
    for seed in 0..300 {
        let mut dice = Dice::new(seed);
        let model = dice.model(5, 3);
        let answers = dice.answers(&model);
        let before = evaluate(&model, &answers).verdict;
        let swings = found(&model, &answers).unwrap().single.swings;
        for factor in model.factor_ids() {
            if answers.reply(&model, factor) == Reply::NotApplicable {
                assert_eq!(swings[factor.0], None);
                continue;
            }
            let levels = Level::ALL.map(|it| with_reply(&answers, factor, Reply::Level(it)));
            let all = levels.map(|it| evaluate(&model, &it));
            let range = before.compared.map(|pair| {
                let points = |it: &Evaluation, place: Place| {
                    place.placement().map_or(Points::NEUTRAL, |place| it.scores[place.0])
                };
                let leads =
                    all.each_ref().map(|it| points(it, pair.first) - points(it, pair.second));
                *leads.iter().max().unwrap() - *leads.iter().min().unwrap()
            });
            let swing = swings[factor.0].as_ref().expect("it applies");
            assert_eq!(swing.range, range, "seed {seed}");
            let others = all.iter().map(|it| it.verdict.advice());
            let others: Vec<_> = others.filter(|it| !it.is_same(&before.advice())).collect();
            let is_told = |it: &Advice| swing.turns_to.iter().any(|one| one.is_same(it));
            let follows = |it: &Advice| others.iter().any(|one| one.is_same(it));
            assert!(others.iter().all(is_told), "seed {seed}");
            assert!(swing.turns_to.iter().all(follows), "seed {seed}");
            if let Some(Place::Placement(first)) = before.compared.map(|it| it.first)
                && let Some(Place::Placement(second)) = before.compared.map(|it| it.second)
            {
                let bare = bare_range(&model, factor, first, second);
                moved_by_rules += usize::from(range != Some(bare));
            }
        }
    }
    assert!(moved_by_rules > 100, "{moved_by_rules}");
}

/// How far the levels of a factor lie apart in the lead of one placement over another, without rules.
fn bare_range(model: &Model, factor: FactorId, first: PlacementId, second: PlacementId) -> Points {
    let points = |it: PlacementId, level: Level| {
        Points::contribution(model.weight(factor), model[factor].pulls[it.0][level.index()])
    };
    let leads = Level::ALL.map(|it| points(first, it) - points(second, it));
    *leads.iter().max().unwrap() - *leads.iter().min().unwrap()
}

/// A model whose every question is read by a gate, so that every set has to be evaluated.
fn read_everywhere(factors: usize) -> Model {
    let pulls = [[-1, 0, 0, 0, 1], [0; 5]];
    let factor = (0, &pulls[..]);
    let model = model(2).with_section(100, &vec![factor; factors]);
    let test: Vec<_> = (0..factors).map(|it| (it, 1..=1)).collect();
    let rows_read: Vec<_> = test.chunks(1).collect();
    model.with_gate(1, rows(&rows_read), Predicate::default())
}

#[test]
fn a_search_says_what_it_left_out() {
    let model = read_everywhere(12);
    let answers = model.answers(0, &[1; 12]);
    let mut company = Company::new(&model, &answers);
    company.budgets = Budgets { single: 25, sets: 60, openings: 60, ..Budgets::FULL };
    let result = counterfactuals(&company).unwrap();
    assert_eq!(result.single.not_searched_beyond, Some(5));
    assert_eq!(result.single.swings.iter().flatten().count(), 5);
    let rival = &result.rivals[0];
    assert_eq!((rival.smallest.clone(), rival.not_searched_beyond), (None, Some(1)));
    let opening = &openings(&company)[0];
    assert_eq!((opening.changes.len(), opening.not_searched_beyond), (0, Some(1)));
    company.budgets = Budgets::FULL;
    let result = counterfactuals(&company).unwrap();
    assert_eq!(
        (result.single.not_searched_beyond, result.rivals[0].not_searched_beyond),
        (None, None)
    );
}

/// However many questions a model has, a search ends with its budget.
#[test]
fn a_large_model_is_searched_within_the_budget() {
    let model = read_everywhere(96);
    let answers = model.answers(0, &[3; 96]);
    let mut company = Company::new(&model, &answers);
    company.budgets.sets = 5_000;
    let rivals = counterfactuals(&company).unwrap().rivals;
    assert_eq!((rivals[0].smallest.clone(), rivals[0].not_searched_beyond), (None, Some(1)));
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
    assert!(result.single.changes.is_empty());
    let none = RivalFirst { rival: PlacementId(1), smallest: None, not_searched_beyond: None };
    assert_eq!(result.rivals, [none]);
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
    let single: Vec<_> = result.single.changes.iter().map(|it| it.changes[0].to).collect();
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
    assert_eq!(result.single.changes.len(), 2);
}

#[test]
fn no_verdict_no_counterfactual() {
    let mut model = model(2).with_section(100, &[(100, &[[0; 5], [0; 5]])]);
    model.bands.minimum_weight = 40;
    assert_eq!(found(&model, &model.answers(0, &[0])), None);
}

#[test]
fn an_answer_that_brings_the_same_points_makes_a_rival_level() {
    let [first, second] = [[[0, 0, 0, 0, 1], [0; 5]], [[0; 5], [0, 0, 0, 0, 1]]];
    let model = model(2).with_section(100, &[(50, &first), (50, &second)]);
    let single = found(&model, &model.answers(0, &[5, 1])).unwrap().single;
    assert_eq!(single.levelled, [PlacementId(1)]);
}

/// The first answer, which a gate reads, takes four levels. With two others it takes six in all, and
/// three others without it take seven.
#[test]
fn a_set_with_one_large_step_may_take_fewer_levels_than_three_small_ones() {
    let towards = |pulls: [i32; 5]| [[0; 5], pulls];
    let (special, quick) = (towards([0, 0, 0, 0, 2]), towards([0, 2, 3, 3, 3]));
    let slow = towards([0, 2, 2, 3, 3]);
    let model = model(2)
        .with_section(
            100,
            &[(25, &special), (40, &[[2; 5], [0; 5]]), (10, &quick), (10, &quick), (10, &slow)],
        )
        .with_gate(1, rows(&[&[(0, 2..=2)]]), Predicate::default());
    let result = found(&model, &model.answers(0, &[1, 3, 1, 1, 1])).unwrap();
    let smallest = result.rivals[0].smallest.as_ref().unwrap();
    let changes: Vec<_> = smallest.changes.iter().map(|it| (it.factor.0, it.steps())).collect();
    assert_eq!(changes, [(0, 4), (2, 1), (3, 1)]);
}
