//! Decisions with the built-in model.

use proptest::prelude::*;

use super::*;
use crate::answers::{Answer, Basis, ContextAnswer, Level, Reply};
use crate::decide::fixture::Dice;
use crate::model::{ContextKind, FactorId, Facts, Finding, PlacementId, Subject, builtin_model};

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
        let basis = Basis::ALL[usize::try_from(dice.roll(0, 3)).unwrap_or(0)];
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
        nothing_is_cut(&decision);
        let (present, settled) = (decision.evaluation.verdict, decision.settled);
        let Some(result) = decision.counterfactuals else { continue };
        let rivals = result.rivals.iter().filter_map(|it| it.smallest.as_ref());
        let sets =
            rivals.map(|it| (it, true)).chain(result.single.changes.iter().map(|it| (it, false)));
        for (set, is_rival) in sets {
            let mut after = answers.clone();
            for change in &set.changes {
                let reply = Reply::Level(change.to);
                after.set(change.factor, Answer { reply, ..Answer::default() });
            }
            let verdict = evaluate(model, &after).verdict;
            assert_eq!(verdict.advice(), set.advice);
            if is_rival {
                assert_ne!(verdict.leader, present.leader);
            } else {
                assert!(!set.advice.is_same(&settled));
            }
            found += 1;
        }
    }
    assert!(found > 50, "{found}");
}

/// The budgets suffice for the built-in model.
#[track_caller]
fn nothing_is_cut(decision: &Decision) {
    if let Some(found) = &decision.counterfactuals {
        assert_eq!(found.single.not_searched_beyond, None);
        assert!(found.rivals.iter().all(|it| it.not_searched_beyond.is_none()));
    }
    assert!(decision.openings.iter().all(|it| it.not_searched_beyond.is_none()));
    assert!(decision.events.iter().all(|it| !it.is_cut));
}

#[test]
fn blank_answers_are_decided_on_too() {
    let model = builtin_model_once();
    let answers = Answers::blank(model);
    let decision = decide(model, &answers, STRESS_RUNS, SEED);
    assert_eq!((decision.strength, &decision.weights), (None, &None));
    assert_eq!((&decision.counterfactuals, &decision.open), (&None, &None));
    let first: f64 =
        model.placement_ids().map(|it| decision.stress.both.confidence(it).value).sum();
    assert!((first - 1.0).abs() < 1e-9);
}

/// The answers with one level more, and the cases in which a better level may still cost points or
/// a gate, because the model intends it.
fn is_meant(model: &Model, answers: &Answers, factor: FactorId, home: PlacementId) -> bool {
    let is = |id: &str| model.factor(id) == Some(factor);
    let level = |id: &str| model.factor(id).and_then(|it| answers.level(it));
    // After six months in post, a poor record counts against the person in post.
    let owns_record = is("cmo_tenure_outlook");
    // There is more conflict if a team has its own rules and the head of marketing does not keep
    // them.
    let clashes = is("mops_capability") && level("cmo_governance_respect") <= Level::new(2);
    // With a say and a common plan it matters less that next to no work needs engineers. Where the
    // head of IT is new the plan itself counts half, and that is then less than what is lost.
    let is_near = is("cmo_cio_partnership")
        && level("marketing_say_over_it_work") >= Level::new(4)
        && level("integration_demand") == Level::new(1);
    model[home].id == "marketing" && (owns_record || clashes || is_near)
}

#[test]
fn no_answer_that_is_better_for_a_home_lowers_its_score_or_worsens_its_gates() {
    let model = builtin_model_once();
    let mut tried = 0;
    for seed in 0..400 {
        let answers = any_answers(model, seed);
        let before = evaluate(model, &answers);
        for factor in model.factor_ids() {
            let Reply::Level(level) = answers.reply(model, factor) else { continue };
            for to in [level.index().checked_sub(1), Some(level.index() + 1)] {
                let Some(&to) = to.and_then(|it| Level::ALL.get(it)) else { continue };
                let mut changed = answers.clone();
                let reply = Reply::Level(to);
                changed.set(factor, Answer { reply, ..Answer::default() });
                let after = evaluate(model, &changed);
                for home in model.placement_ids() {
                    let pulls = &model[factor].pulls[home.0];
                    let is_better = pulls[to.index()] > pulls[level.index()];
                    if !is_better || is_meant(model, &answers, factor, home) {
                        continue;
                    }
                    let what = (&model[factor].id, level, to, &model[home].id, seed);
                    assert!(after.scores[home.0] >= before.scores[home.0], "score: {what:?}");
                    let standing = |it: &Evaluation| it.standing(model, home);
                    assert!(standing(&after) <= standing(&before), "gates: {what:?}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 8_000, "{tried}");
}

#[test]
fn no_move_is_advised_that_an_answer_to_an_open_gate_question_would_undo() {
    let model = builtin_model_once();
    let mut read: Vec<_> = model.gates.iter().flat_map(|it| it.fails_when.subjects()).collect();
    read.sort_unstable();
    read.dedup();
    let mut moves = 0;
    for seed in 0..1_500 {
        let answers = any_answers(model, seed);
        let advised = evaluate(model, &answers).verdict.advice();
        if advised.kind != VerdictKind::Move {
            continue;
        }
        let is_open = |it: &&Subject| answers.facts(model).finding(**it) == Finding::Open;
        for subject in read.iter().filter(is_open) {
            let choices = match subject {
                Subject::Context(context) => model[*context].choices().len(),
                _ => Level::ALL.len(),
            };
            for choice in 0..choices {
                let mut after = answers.clone();
                match *subject {
                    Subject::Context(context) => {
                        after.set_about(context, Some(ContextAnswer::Choice(choice)));
                    }
                    Subject::Factor(factor) => {
                        let reply = Reply::Level(Level::ALL[choice]);
                        after.set(factor, Answer { reply, ..Answer::default() });
                    }
                    _ => {}
                }
                // Together with that answer a second one may undo the move, though neither does so
                // alone.
                let then = evaluate(model, &after).verdict.advice();
                // With fewer questions that apply, there may also be too few answers for any
                // advice.
                if then.kind == VerdictKind::NotEnough {
                    continue;
                }
                assert_eq!(then.places, advised.places, "seed {seed}: {subject:?}, {choice}");
                moves += 1;
            }
        }
    }
    assert!(moves > 20, "{moves}");
}
