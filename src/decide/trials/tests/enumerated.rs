//! Compares the runs with every way in which few answers can move, each with its chance.

use std::collections::BTreeMap;

use super::*;

/// One placement, and whether somebody is for it.
type Side = (PlacementId, bool);

/// Returns every side that somebody may lean to, and none, with its share of the runs.
fn sides(model: &Model) -> Vec<(Option<Side>, f64)> {
    let share = model.stress.slant.runs as f64 / 100.0;
    let all = model.placement_ids().flat_map(|it| [(it, true), (it, false)]);
    let one = share / (2 * model.placements.len()) as f64;
    std::iter::once((None, 1.0 - share)).chain(all.map(|it| (Some(it), one))).collect()
}

/// Returns the steps to the end of the scale that pulls more, or less, on a placement.
fn step(model: &Model, factor: FactorId, (placement, is_for): Side) -> i64 {
    let [low, .., high] = model[factor].pulls[placement.0];
    let up = i64::from(high > low) - i64::from(high < low);
    if is_for { up } else { -up }
}

/// Returns the share of the runs of each level, 1 to 5, worked out by hand, among those that lean to
/// a side.
fn level_shares(
    model: &Model,
    factor: FactorId,
    answer: &Answer,
    side: Option<Side>,
) -> Vec<(Option<Level>, f64)> {
    let shares = shares_by_basis(answer);
    let leans = matches!(answer.reply, Reply::Level(_)) && answer.basis != Basis::Measured;
    let Some(side) = side.filter(|_| leans) else { return shares };
    let along = model.stress.slant.answers as f64 / 100.0;
    let gone = |level: Level| {
        Level::new((i64::from(level.number()) + step(model, factor, side)).clamp(1, 5))
    };
    let both = |(level, share): (Option<Level>, f64)| {
        [(level, share * (1.0 - along)), (level.and_then(gone), share * along)]
    };
    shares.into_iter().flat_map(both).collect()
}

/// Returns the share of the runs of each level without a slant.
fn shares_by_basis(answer: &Answer) -> Vec<(Option<Level>, f64)> {
    let Reply::Level(level) = answer.reply else {
        return match answer.reply {
            Reply::NotApplicable => vec![(None, 1.0)],
            _ => Level::ALL.map(|it| (Some(it), 0.2)).to_vec(),
        };
    };
    let side = match answer.basis {
        Basis::Measured => 0.0,
        Basis::Seen | Basis::NotStated => 0.25,
        Basis::Believed => 1.0 / 3.0,
    };
    let mut shares = vec![(Some(level), 1.0 - 2.0 * side)];
    for step in [-1, 1] {
        let moved = (i64::from(level.number()) + step).clamp(1, 5);
        shares.push((Level::new(moved), side));
    }
    shares
}

/// Returns every way the answers can move, with its share of the runs that lean to a side. The number
/// is given.
fn moved(model: &Model, answers: &Answers, side: Option<Side>) -> Vec<(Answers, f64)> {
    let mut all = vec![(answers.clone(), 1.0)];
    if answers.about(POST).is_none() {
        let choice = |it| {
            let mut answers = answers.clone();
            answers.set_about(POST, Some(ContextAnswer::Choice(it)));
            (answers, 1.0 / 3.0)
        };
        all = (0..3).map(choice).collect();
    }
    for factor in model.factor_ids() {
        let shares = level_shares(model, factor, answers.answer(factor), side);
        all = all
            .iter()
            .flat_map(|(answers, share)| {
                shares.iter().map(move |&(level, part)| {
                    let moved = match level {
                        Some(level) => with_reply(answers, factor, Reply::Level(level)),
                        None => answers.clone(),
                    };
                    (moved, share * part)
                })
            })
            .collect();
    }
    all
}

/// Returns all of these ways, whichever side somebody leans to.
fn all_moved(model: &Model, answers: &Answers) -> Vec<(Answers, f64)> {
    let of_side = |(side, part): (Option<Side>, f64)| {
        moved(model, answers, side).into_iter().map(move |(it, share)| (it, part * share))
    };
    sides(model).into_iter().flat_map(of_side).collect()
}

#[test]
fn moved_answers_agree_with_exact_enumeration() {
    for seed in 0..25 {
        let mut dice = Dice::new(seed);
        let mut model = dice.model(4, 3);
        model.stress.slant = Slant { runs: 30 * dice.roll(0, 2), answers: 50 };
        let mut answers = dice.answers(&model);
        answers.set_about(NUMBER, Some(ContextAnswer::Number(dice.roll(0, 2))));
        let before = evaluate(&model, &answers).verdict.advice();
        let (mut same, mut first) = (0.0, [0.0; 3]);
        for (answers, share) in all_moved(&model, &answers) {
            let after = evaluate(&model, &answers);
            let agrees = after.verdict.advice().agrees_with(&before);
            same += if agrees { share } else { 0.0 };
            let key = |it: PlacementId| (!after.is_excluded(&model, it), after.scores[it.0]);
            let best = model.placement_ids().map(key).max();
            let winners: Vec<_> =
                model.placement_ids().filter(|&it| Some(key(it)) == best).collect();
            for it in &winners {
                first[it.0] += share / winners.len() as f64;
            }
        }
        let table = stress(&model, &answers).answers;
        match table.same_advice {
            Some(share) => assert_near(share, same),
            None => assert!(matches!(before.kind, VerdictKind::NoHome | VerdictKind::NotYet)),
        }
        for placement in model.placement_ids() {
            let share = table.confidence(placement);
            assert!((share.value - first[placement.0]).abs() < 0.018, "seed {seed}");
        }
    }
}

/// Returns what it is worth to know the answer that `level` reads: in what more of the ways the most
/// likely advice is given.
fn worth(ways: &[(Answers, f64, String)], level: impl Fn(&Answers) -> String) -> f64 {
    let mut all = BTreeMap::<&str, f64>::new();
    let mut by_level = BTreeMap::<String, BTreeMap<&str, f64>>::new();
    for (answers, share, advice) in ways {
        *all.entry(advice).or_default() += share;
        *by_level.entry(level(answers)).or_default().entry(advice).or_default() += share;
    }
    let most = |it: &BTreeMap<&str, f64>| it.values().copied().fold(0.0, f64::max);
    by_level.values().map(most).sum::<f64>() - most(&all)
}

#[test]
fn what_answers_are_worth_agrees_with_exact_enumeration() {
    let (mut compared, mut valuable) = (0, 0);
    for seed in 100..130 {
        let mut dice = Dice::new(seed);
        let mut model = dice.model(4, 3);
        model.stress.weights = 0;
        model.stress.slant = Slant { runs: 40 * dice.roll(0, 1), answers: 50 };
        let mut answers = dice.answers(&model);
        answers.set_about(NUMBER, Some(ContextAnswer::Number(dice.roll(0, 2))));
        let ways: Vec<_> = all_moved(&model, &answers)
            .into_iter()
            .map(|(answers, share)| {
                let advice = evaluate(&model, &answers).verdict.advice();
                (answers, share, format!("{:?} {:?}", advice.kind, advice.place()))
            })
            .collect();
        let company = Company::new(&model, &answers);
        let trials = trials(&company, NonZeroU32::new(RUNS).unwrap(), seed);
        for found in trials.worth(&company) {
            let exact = match found.question {
                Question::Factor(it) => {
                    worth(&ways, |moved| format!("{:?}", moved.answer(it).reply))
                }
                Question::Context(it) => worth(&ways, |moved| format!("{:?}", moved.about(it))),
            };
            // The largest of several counts is a little too high by chance, never too low by much.
            assert!((found.share.value - exact).abs() < 0.02, "seed {seed}: {found:?}, {exact}");
            compared += 1;
            valuable += usize::from(exact > 0.02);
        }
    }
    assert!(compared > 60 && valuable > 20, "{compared}, {valuable}");
}

/// A measured answer moves a little, but is not asked for again; one that does not apply is not asked.
#[test]
fn only_what_was_not_measured_and_is_asked_can_be_worth_finding_out() {
    let pulls = [[-3, -3, 0, 3, 3], [0; 5]];
    let mut model = model(2).with_section(100, &[(50, &pulls), (50, &pulls)]);
    model.stress.measured = Odds { down: 1, same: 1, up: 1 };
    let mut answers = model.answers(1, &[3, 3]);
    let worth = |answers: &Answers| -> Vec<(Question, bool)> {
        let company = Company::new(&model, answers);
        let trials = trials(&company, NonZeroU32::new(RUNS).unwrap(), 7);
        let worth = trials.worth(&company);
        worth.iter().map(|it| (it.question, it.share.value > 0.1)).collect()
    };
    let [first, second] = [0, 1].map(|it| Question::Factor(FactorId(it)));
    assert_eq!(worth(&answers), [(first, true), (second, true)]);
    let reply = answers.answer(FactorId(0)).reply;
    answers.set(FactorId(0), Answer { reply, basis: Basis::Measured, note: None });
    assert_eq!(worth(&answers), [(second, true)]);
    let answers = with_reply(&answers, FactorId(1), Reply::NotApplicable);
    assert_eq!(worth(&answers), []);
}
