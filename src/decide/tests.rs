//! Decisions with the built-in model.

use proptest::prelude::*;

use super::*;
use crate::answers::{Answer, Basis, ContextAnswer, Level, Reply};
use crate::decide::fixture::Dice;
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
    fn explained_and_unexplained_agree(seed in any::<u64>()) {
        let model = builtin_model_once();
        crate::decide::rules::tests::agree(model, &any_answers(model, seed));
    }
}

fn builtin_model_once() -> &'static Model {
    static MODEL: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
    MODEL.get_or_init(builtin_model)
}

#[test]
fn the_same_arguments_give_the_same_decision() {
    let model = builtin_model_once();
    for seed in 0..5 {
        let answers = any_answers(model, seed);
        let runs = NonZeroU32::new(3_000).unwrap();
        assert_eq!(decide(model, &answers, runs, 9), decide(model, &answers, runs, 9));
    }
}

#[test]
fn what_is_found_in_the_built_in_model_changes_the_result_when_evaluated() {
    let model = builtin_model_once();
    let mut found = 0;
    for seed in 0..40 {
        let answers = any_answers(model, seed);
        let decision = decide(model, &answers, NonZeroU32::MIN, 1);
        let present = decision.evaluation.verdict;
        let Some(result) = decision.counterfactuals else { continue };
        let rivals = result.rivals.iter().filter_map(|it| it.smallest.as_ref());
        let sets = rivals.map(|it| (it, true)).chain(result.single.iter().map(|it| (it, false)));
        for (set, is_rival) in sets {
            let mut after = answers.clone();
            for change in &set.changes {
                let reply = Reply::Level(change.to);
                after.set(change.factor, Answer { reply, ..Answer::default() });
            }
            let verdict = evaluate(model, &after).verdict;
            assert_eq!(verdict, set.advice);
            if is_rival {
                assert_ne!(verdict.leader, present.leader);
            } else {
                assert!(!set.advice.agrees_with(&present));
            }
            found += 1;
        }
    }
    assert!(found > 50, "{found}");
}

#[test]
fn blank_answers_are_decided_on_too() {
    let model = builtin_model_once();
    let answers = Answers::blank(model);
    let decision = decide(model, &answers, STRESS_RUNS, SEED);
    assert_eq!((decision.strength, &decision.weights), (None, &None));
    assert_eq!((&decision.counterfactuals, &decision.open), (&None, &None));
    assert!(decision.scenarios.is_empty() && decision.conditions.is_none());
    let first: f64 =
        model.placement_ids().map(|it| decision.stress.both.confidence(it).value).sum();
    assert!((first - 1.0).abs() < 1e-9);
}
