use super::*;
use crate::decide::evaluate;
use crate::decide::fixture::Dice;

/// Asserts that the kernel and the evaluation agree in everything both of them tell.
#[track_caller]
fn agree(model: &Model, answers: &Answers) {
    let evaluation = evaluate(model, answers);
    let kernel = Kernel::new(model, answers, evaluation.outlook);
    let codes = kernel.present();
    let signals = kernel.signals(codes);
    let scores = kernel.scores(codes, signals.acting);
    for placement in model.placement_ids() {
        assert_eq!(i64::from(scores[placement.0]), evaluation.scores[placement.0].units());
        let failed = signals.failed >> placement.0 & 1 == 1;
        assert_eq!(failed, evaluation.is_excluded(model, placement));
    }
    assert_eq!(kernel.gates(codes), evaluation.gates);
    if evaluation.verdict.kind != crate::decide::VerdictKind::NotEnough {
        assert_eq!(kernel.advise(codes), Advice::from(&evaluation.verdict));
    }
}

#[test]
fn agrees_with_the_evaluation_on_random_models() {
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
    use crate::model::{Effect, Sign, Trigger};
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
