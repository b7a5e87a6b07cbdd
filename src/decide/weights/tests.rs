use super::intervals::{Side, tipping_point};
use super::orders::dominates;
use super::shifts::{least_shift, total};
use super::*;
use crate::answers::Answers;
use crate::decide::VerdictKind;
use crate::decide::fixture::{Dice, model, rows};
use crate::model::{Predicate, Section};

fn sensitivity(model: &Model, answers: &Answers) -> Option<WeightSensitivity> {
    weight_sensitivity(&Company::new(model, answers))
}

/// Tells whether no weight from 0 to 100 makes a rival first.
fn has_no_tipping_point(it: &Interval) -> bool {
    it.low.is_none() && it.high.is_none()
}

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

/// Triantaphyllou and Sanchez (1997), numerical example of the weighted sum model: four
/// alternatives, weights 0.3277, 0.3058, 0.2876 and 0.0790. For the first two alternatives the
/// margin is 0.0394; the third weight has to fall by 0.1866, which is 64.9 percent of itself, for
/// the second to be first, and no fall of the first weight does it. They lower one weight and then
/// scale all of them, so a fall by `x` makes the weight `(w - x) / (1 - x)`.
#[test]
fn agrees_with_the_example_of_triantaphyllou_and_sanchez() {
    let weights = [3277, 3058, 2876, 790];
    let first = [3088, 2897, 3867, 1922];
    let second = [2163, 3458, 1755, 6288];
    let differences: Vec<i128> = first.iter().zip(second).map(|(a, b)| a - b).collect();
    let sum: i128 = weights.iter().sum();
    let margin: i128 = weights.iter().zip(&differences).map(|(w, d)| w * d).sum();
    assert!((margin as f64 / 1e8 - 0.0394).abs() < 5e-5);
    let point = |it: usize| tipping_point(weights[it], sum, (differences[it], 1), margin);

    let (weight, side) = point(2).unwrap();
    assert_eq!(side, Side::Below);
    let t = weight.as_f64() / sum as f64;
    let w = weights[2] as f64 / sum as f64;
    let fall = (w - t) / (1.0 - t);
    assert!((fall - 0.1866).abs() < 1e-4, "{fall}");
    assert!((fall / w - 0.649).abs() < 1e-3, "{fall}");

    // The first weight: no fall suffices. The second and fourth speak for the rival: they rise.
    assert_eq!(point(0), None);
    assert!(matches!(point(1), Some((_, Side::Above))));
    assert!(matches!(point(3), Some((_, Side::Above))));
}

#[test]
fn intervals_by_hand() {
    // Margin of p0 over p1: 60 * 2 - 40 * 1 = 80, and 2t - (100 - t) = 0 at a third of 100.
    let model = model(2)
        .with_section(60, &[(100, &[[0, 0, 0, 0, 2], [0; 5]])])
        .with_section(40, &[(100, &[[0; 5], [0, 0, 0, 0, 1]])]);
    let result = sensitivity(&model, &model.answers(0, &[5, 5])).unwrap();
    let rival = PlacementId(1);
    let low = Some(TippingPoint { weight: ratio(100, 3), rival });
    let high = Some(TippingPoint { weight: ratio(200, 3), rival });
    let expected = [
        Interval { weight: ratio(60, 1), low, high: None },
        Interval { weight: ratio(40, 1), low: None, high },
    ];
    assert_eq!(result.sections, expected);
    assert_eq!(result.factors, expected);
    // A gap of 3 and 80 to lose: 80/3 points have to move.
    let shift = &result.shifts[0];
    assert_eq!(
        (shift.rival, shift.total, shift.to),
        (rival, Some(ratio(80, 3)), Some(FactorId(1)))
    );
    assert_eq!(result.order_decides, Some(true));
    assert_eq!(result.equal_weights, [PlacementId(0)]);
    // Without the first section the second has all weight: 50 to 67. Without the second: 83 to 50.
    let advice = result.without.iter().map(|it| (it.advice.kind, it.advice.placement()));
    let (stays, moves) = (Some(PlacementId(0)), Some(rival));
    assert_eq!(
        advice.collect::<Vec<_>>(),
        [(VerdictKind::Move, moves), (VerdictKind::Stay, stays)]
    );
    let margins: Vec<_> = result.without.iter().map(|it| it.margin).collect();
    assert_eq!(margins, [Some(-17), Some(33)]);
}

#[test]
fn a_weight_that_is_everything_has_no_interval_and_no_shift() {
    let model = model(2).with_section(100, &[(100, &[[0, 0, 0, 0, 3], [0; 5]])]);
    let result = sensitivity(&model, &model.answers(0, &[5])).unwrap();
    assert!(has_no_tipping_point(&result.sections[0]) && has_no_tipping_point(&result.factors[0]));
    assert_eq!(result.shifts[0].total, None);
    assert_eq!(result.order_decides, Some(true));
}

#[test]
fn an_exact_tie_needs_no_shift_and_tips_at_once() {
    let model = model(2)
        .with_section(50, &[(100, &[[0, 0, 0, 0, 2], [0; 5]])])
        .with_section(50, &[(100, &[[0; 5], [0, 0, 0, 0, 2]])]);
    let result = sensitivity(&model, &model.answers(0, &[5, 5])).unwrap();
    assert_eq!(result.shifts[0].total, Some(ratio(0, 1)));
    assert_eq!(result.sections[0].low.unwrap().weight, ratio(50, 1));
    assert_eq!(result.sections[1].high.unwrap().weight, ratio(50, 1));
    assert_eq!(result.order_decides, Some(false));
    assert_eq!(result.equal_weights, [PlacementId(0), PlacementId(1)]);
}

#[test]
fn all_neutral_moves_nothing() {
    let model = model(3).with_section(100, &[(70, &[[0; 5]; 3]), (30, &[[0; 5]; 3])]);
    let result = sensitivity(&model, &model.answers(0, &[3, 3])).unwrap();
    assert!(result.factors.iter().all(has_no_tipping_point));
    assert!(result.shifts.iter().all(|it| it.total == Some(ratio(0, 1))));
    assert_eq!(result.order_decides, Some(false));
    assert_eq!(result.equal_weights.len(), 3);
}

#[test]
fn rivals_that_fail_a_gate_do_not_count() {
    let pulls = [[0, 0, 0, 0, 1], [0, 0, 0, 0, 3], [0, 0, 0, 0, 3]];
    let always = rows(&[&[(0, 5..=5)]]);
    let model = model(3)
        .with_section(100, &[(100, &pulls)])
        .with_gate(1, always.clone(), Predicate::default())
        .with_gate(2, always.clone(), Predicate::default());
    let answers = model.answers(1, &[5]);
    let result = sensitivity(&model, &answers).unwrap();
    assert!(result.shifts.is_empty());
    assert_eq!(result.order_decides, None);
    assert_eq!(result.equal_weights, [PlacementId(0)]);
    let model = model.with_gate(0, always, Predicate::default());
    assert_eq!(crate::decide::evaluate(&model, &answers).verdict.kind, VerdictKind::NoHome);
    assert_eq!(sensitivity(&model, &answers), None);
}

/// Moves one weight in small steps and compares who is first with what the interval says.
#[test]
fn intervals_agree_with_a_search() {
    let mut checked = 0;
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let model = dice.model(dice_factors(seed), 3);
        let answers = dice.answers(&model);
        let Some(result) = sensitivity(&model, &answers) else { continue };
        let company = Company::new(&model, &answers);
        let weighing = Weighing::new(&company, company.evaluation.verdict.leader.unwrap());
        for (factor, interval) in result.factors.iter().enumerate() {
            if interval.weight < ratio(100, 1) {
                check_interval(&weighing.rivals, &moved_factor(&weighing, factor), interval);
                checked += 1;
            }
        }
        for (section, interval) in
            model.sections.iter().enumerate().map(|(it, _)| (it, &result.sections[it]))
        {
            if interval.weight < ratio(100, 1) {
                check_interval(&weighing.rivals, &moved_section(&weighing, section), interval);
                checked += 1;
            }
        }
    }
    assert!(checked > 1_000);
}

fn dice_factors(seed: u64) -> usize {
    2 + (seed % 5) as usize
}

/// Returns the weights, times a positive number, when a factor weighs `t` out of 100.
fn moved_factor<'a>(weighing: &'a Weighing<'_>, factor: usize) -> impl Fn(i128) -> Vec<i128> + 'a {
    move |t| {
        let rest = 10_000 - weighing.weights[factor];
        let weight = |it: usize| match it == factor {
            true => t * 100 * rest,
            false => weighing.weights[it] * (10_000 - t * 100),
        };
        (0..weighing.weights.len()).map(weight).collect()
    }
}

fn moved_section<'a>(
    weighing: &'a Weighing<'_>,
    section: usize,
) -> impl Fn(i128) -> Vec<i128> + 'a {
    move |t| {
        let rest = 100 - i128::from(weighing.model.sections[section].weight);
        let weight = |it: usize| {
            let factor = &weighing.model.factors[it];
            let Section { weight, .. } = weighing.model.sections[factor.section.0];
            match factor.section.0 == section {
                true => t * rest * i128::from(factor.share),
                false => i128::from(weight) * (100 - t) * i128::from(factor.share),
            }
        };
        (0..weighing.weights.len()).map(weight).collect()
    }
}

#[track_caller]
fn check_interval(rivals: &[Rival], moved: &dyn Fn(i128) -> Vec<i128>, interval: &Interval) {
    for t in 0..=100 {
        let weights = moved(t);
        let margin = |rival: &Rival| -> i128 {
            weights.iter().zip(&rival.differences).map(|(w, d)| w * d).sum()
        };
        let is_first = rivals.iter().all(|it| margin(it) >= 0);
        let t = ratio(t, 1);
        let inside = interval.low.is_none_or(|it| t >= it.weight)
            && interval.high.is_none_or(|it| t <= it.weight);
        assert_eq!(is_first, inside, "at {t:?}: {interval:?}");
        for point in [interval.low, interval.high].into_iter().flatten() {
            let rival = rivals.iter().find(|it| it.placement == point.rival).unwrap();
            assert!(point.weight != t || margin(rival) == 0);
        }
    }
}

/// Tries every way of moving whole units between three factors.
#[test]
fn least_shifts_agree_with_a_search() {
    for seed in 0..300 {
        let mut dice = Dice::new(seed);
        let weights: Vec<i128> = (0..4).map(|_| i128::from(dice.roll(0, 6))).collect();
        let differences: Vec<i128> = (0..4).map(|_| i128::from(dice.roll(-3, 4))).collect();
        let sum = |weights: &[i128]| -> i128 {
            weights.iter().zip(&differences).map(|(w, d)| w * d).sum()
        };
        if sum(&weights) < 0 {
            continue;
        }
        let units: i128 = weights.iter().sum();
        let mut best: Option<i128> = None;
        for a in 0..=units {
            for b in 0..=units - a {
                for c in 0..=units - a - b {
                    let other = [a, b, c, units - a - b - c];
                    if sum(&other) <= 0 {
                        let moved = weights.iter().zip(other).map(|(w, o)| (w - o).abs());
                        let moved = moved.sum::<i128>() / 2;
                        best = Some(best.map_or(moved, |it: i128| it.min(moved)));
                    }
                }
            }
        }
        // Whole units cannot do better than fractions, and need less than one unit more.
        let least = least_shift(&weights, &differences).map(|(from, _)| total(&from));
        assert_eq!(least.map(Ratio::ceil), best, "{weights:?} {differences:?}");
    }
}

/// A placement that leads by the order alone stays ahead under any weights that keep that order.
#[test]
fn order_dominance_holds_for_all_weights_that_keep_the_order() {
    for seed in 0..500 {
        let mut dice = Dice::new(seed);
        let weights: Vec<i128> = (0..4).map(|_| i128::from(dice.roll(1, 3))).collect();
        let differences: Vec<i128> = (0..4).map(|_| i128::from(dice.roll(-2, 3))).collect();
        let mut worst = i128::MAX;
        for _ in 0..200 {
            // Weights that keep the order; equal ones may become different.
            let extra: Vec<i128> = (0..4).map(|_| i128::from(dice.roll(0, 9))).collect();
            let other: Vec<i128> = (0..4)
                .map(|it| {
                    let steps = (1..=weights[it]).map(|step| step * 10).sum::<i128>();
                    steps + extra[it]
                })
                .collect();
            worst = worst.min(other.iter().zip(&differences).map(|(w, d)| w * d).sum());
        }
        if dominates(&weights, &differences) {
            assert!(worst >= 0, "{weights:?} {differences:?}");
        }
    }
    assert!(dominates(&[3, 2, 1], &[2, -1, -1]));
    assert!(!dominates(&[3, 2, 1], &[2, -1, -2]));
    assert!(!dominates(&[2, 2, 1], &[2, -1, 0]), "equal weights may part: the second may be first");
    assert!(!dominates(&[2, 1, 0], &[0, 0, 1]), "without weight it does not count");
}

#[test]
fn a_giver_that_is_just_enough_is_the_last_one() {
    let only = vec![(FactorId(0), ratio(1, 1))];
    assert_eq!(least_shift(&[1, 2, 1], &[3, 1, -1]), Some((only, Some(FactorId(2)))));
}

#[test]
fn what_carries_no_weight_gives_none() {
    let half = vec![(FactorId(1), ratio(1, 2))];
    assert_eq!(least_shift(&[0, 2, 1], &[3, 1, -1]), Some((half, Some(FactorId(2)))));
}

#[test]
fn what_carries_no_weight_gets_none_where_all_weigh_the_same() {
    let model = model(2)
        .with_section(100, &[(100, &[[0, 0, 0, 0, 1], [0; 5]]), (0, &[[0; 5], [0, 0, 0, 0, 3]])]);
    let result = sensitivity(&model, &model.answers(0, &[5, 5])).unwrap();
    assert_eq!(result.equal_weights, [PlacementId(0)]);
}

#[test]
fn of_rivals_that_come_first_at_the_same_weight_the_first_is_named() {
    let model = model(3)
        .with_section(60, &[(100, &[[0, 0, 0, 0, 2], [0; 5], [0; 5]])])
        .with_section(40, &[(100, &[[0; 5], [0, 0, 0, 0, 1], [0, 0, 0, 0, 1]])]);
    let result = sensitivity(&model, &model.answers(0, &[5, 5])).unwrap();
    assert_eq!(result.sections[0].low.unwrap().rival, PlacementId(1));
    assert_eq!(result.sections[1].high.unwrap().rival, PlacementId(1));
}
