//! The analysis of the built-in model.

use proptest::prelude::*;

use super::*;
use crate::answers::{Answer, Basis, ContextAnswer, Level, Reply};
use crate::decide::fixture::Dice;
use crate::decide::{VerdictKind, evaluate};
use crate::model::{ContextKind, builtin_model};

/// Takes any answers of the built-in model from a seed: levels, open and not applicable ones, and
/// context, some of it missing.
pub(crate) fn any_answers(model: &Model, seed: u64) -> Answers {
    let mut dice = Dice::new(seed);
    let mut answers = Answers::blank(model);
    let open = dice.roll(0, 4);
    for factor in model.factor_ids() {
        let reply = match dice.roll(0, 9) {
            it if it < open => Reply::Unknown,
            5 if model[factor].not_applicable.is_some() => Reply::NotApplicable,
            _ => Level::new(dice.roll(1, 5)).map_or(Reply::NotAsked, Reply::Level),
        };
        let basis = Basis::ALL[usize::try_from(dice.roll(0, 2)).unwrap_or(0)];
        answers.set(factor, Answer { reply, basis, note: None });
    }
    for question in model.context_ids() {
        if let ContextKind::Choice(choices) = &model[question].kind {
            let choice = usize::try_from(dice.roll(0, choices.len() as i64)).unwrap_or(0);
            let choice = (choice < choices.len()).then_some(ContextAnswer::Choice(choice));
            answers.set_about(question, choice);
        }
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_kernel_is_the_evaluation(seed in any::<u64>()) {
        let model = builtin_model_once();
        let answers = any_answers(model, seed);
        let evaluation = evaluate(model, &answers);
        let kernel = Kernel::new(model, &answers, evaluation.outlook);
        let signals = kernel.signals(kernel.present());
        let scores = kernel.scores(kernel.present(), signals.acting);
        for it in model.placement_ids() {
            prop_assert_eq!(i64::from(scores[it.0]), evaluation.scores[it.0].units());
            let failed = signals.failed >> it.0 & 1 == 1;
            prop_assert_eq!(failed, evaluation.is_excluded(model, it));
        }
        prop_assert_eq!(kernel.gates(kernel.present()), evaluation.gates);
        if evaluation.verdict.kind != VerdictKind::NotEnough {
            prop_assert_eq!(kernel.advise(kernel.present()), Advice::from(&evaluation.verdict));
        }
    }
}

fn builtin_model_once() -> &'static Model {
    static MODEL: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
    MODEL.get_or_init(builtin_model)
}

#[test]
fn the_same_arguments_give_the_same_analysis() {
    let model = builtin_model_once();
    for seed in 0..5 {
        let answers = any_answers(model, seed);
        let evaluation = evaluate(model, &answers);
        let runs = NonZeroU32::new(3_000).unwrap();
        let one = analyse(model, &answers, &evaluation, runs, 9);
        assert_eq!(one, analyse(model, &answers, &evaluation, runs, 9));
    }
}

#[test]
fn what_is_found_in_the_built_in_model_changes_the_result_when_evaluated() {
    let model = builtin_model_once();
    let mut found = 0;
    for seed in 0..40 {
        let answers = any_answers(model, seed);
        let evaluation = evaluate(model, &answers);
        let runs = NonZeroU32::new(1).unwrap();
        let Some(result) = analyse(model, &answers, &evaluation, runs, 1).answers else { continue };
        let present = Advice::from(&evaluation.verdict);
        let rivals = result.rivals.iter().filter_map(|it| it.smallest.as_ref());
        let sets = rivals.map(|it| (it, true)).chain(result.single.iter().map(|it| (it, false)));
        for (set, is_rival) in sets {
            let mut after = answers.clone();
            for change in &set.changes {
                let reply = Reply::Level(change.to);
                after.set(change.factor, Answer { reply, ..Answer::default() });
            }
            let verdict = evaluate(model, &after).verdict;
            assert_eq!(Advice::from(&verdict), set.advice);
            if is_rival {
                assert_ne!(verdict.leader, evaluation.verdict.leader);
            } else {
                assert!(!set.advice.agrees_with(&present));
            }
            found += 1;
        }
    }
    assert!(found > 50, "{found}");
}

#[test]
fn blank_answers_are_analysed_too() {
    let model = builtin_model_once();
    let answers = Answers::blank(model);
    let evaluation = evaluate(model, &answers);
    let analysis = analyse(model, &answers, &evaluation, STRESS_RUNS, SEED);
    assert_eq!((analysis.strength, &analysis.weights), (None, &None));
    assert_eq!((&analysis.answers, &analysis.open), (&None, &None));
    assert!(analysis.scenarios.is_empty() && analysis.conditions.is_none());
    let first: f64 =
        model.placement_ids().map(|it| analysis.stress.both.confidence(it).value).sum();
    assert!((first - 1.0).abs() < 1e-9);
}
