//! Properties of every group, tested on random ones.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use mops_advisor::answers::{Answer, Answers, Basis, Level, Reply};
use mops_advisor::decide::{SEED, decide, evaluate};
use mops_advisor::model::{FactorId, GateOutcome, Model, builtin_model};

use crate::shorthand::choose;

const ROLES: [&str; 4] = ["cmo", "it", "sales", "mops"];

fn model() -> &'static Model {
    static MODEL: LazyLock<Model> = LazyLock::new(builtin_model);
    &MODEL
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let reply = prop_oneof![
        8 => (0..5_usize).prop_map(|it| Reply::Level(Level::ALL[it])),
        1 => Just(Reply::Unknown),
        1 => Just(Reply::NotAsked),
        1 => Just(Reply::NotApplicable),
    ];
    let basis = (0..Basis::ALL.len()).prop_map(|it| Basis::ALL[it]);
    (reply, basis, prop::option::weighted(0.3, Just("noted".to_owned())))
        .prop_map(|(reply, basis, note)| Answer { reply, basis, note })
}

/// One person's role and answers.
fn any_person() -> impl Strategy<Value = (usize, Vec<Answer>)> {
    (0..ROLES.len(), vec(any_answer(), model().factors.len()))
}

fn answers((role, given): &(usize, Vec<Answer>)) -> Answers {
    let mut answers = Answers::blank(model());
    choose(model(), &mut answers, "role", ROLES[*role]);
    for (question, choice) in
        [("current_home", "it"), ("technical_home", "it"), ("sales_organisation", "own")]
    {
        choose(model(), &mut answers, question, choice);
    }
    for (factor, answer) in model().factor_ids().zip(given) {
        answers.set(factor, answer.clone());
    }
    answers
}

fn together(people: &[(usize, Vec<Answer>)]) -> Answers {
    Answers::together(model(), &people.iter().map(answers).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn one_alone_is_a_group(person in any_person()) {
        let alone = answers(&person).asked_only(model());
        let group = Answers::together(model(), std::slice::from_ref(&alone));
        for factor in model().factor_ids() {
            prop_assert_eq!(group.answer(factor), alone.answer(factor));
        }
        let runs = NonZeroU32::new(200).unwrap();
        prop_assert_eq!(decide(model(), &group, runs, SEED), decide(model(), &alone, runs, SEED));
    }

    #[test]
    fn raising_one_view_never_lowers_the_answer_of_the_group(
        people in vec(any_person(), 2..6),
        who in any::<Index>(),
        factor in any::<Index>(),
    ) {
        let (who, factor) = (who.index(people.len()), factor.index(model().factors.len()));
        let Reply::Level(level) = people[who].1[factor].reply else { return Ok(()) };
        let Some(higher) = Level::new(i64::from(level.number()) + 1) else { return Ok(()) };
        let mut raised = people.clone();
        raised[who].1[factor].reply = Reply::Level(higher);
        let level = |people: &[(usize, Vec<Answer>)]| {
            let answers: Vec<_> = people.iter().map(answers).collect();
            let all = Answers::together(model(), &answers);
            (!all.dropped().contains(&FactorId(factor))).then(|| all.level(FactorId(factor)))
        };
        if let Some((before, after)) = level(&people).zip(level(&raised)) {
            prop_assert!(before <= after, "{before:?} {after:?}");
        }
    }

    #[test]
    fn with_all_views_the_same_and_measured_the_strength_is_that_of_one(
        person in any_person(),
        roles in vec(0..ROLES.len(), 2..5),
    ) {
        let (role, mut given) = person;
        given.iter_mut().for_each(|it| (it.basis, it.note) = (Basis::Measured, None));
        let people: Vec<_> = [role].into_iter().chain(roles).map(|it| (it, given.clone())).collect();
        let runs = NonZeroU32::new(2_000).unwrap();
        let one = decide(model(), &together(&people[..1]), runs, SEED);
        let all = decide(model(), &together(&people), runs, SEED);
        prop_assert_eq!(one.strength, all.strength);
        prop_assert_eq!(one.stress, all.stress);
        prop_assert_eq!(one.evaluation, all.evaluation);
    }

    /// Where a gate fails on what somebody said, it does not pass for the group.
    #[test]
    fn disagreement_never_opens_a_must(mut people in vec(any_person(), 2..5)) {
        people.iter_mut().flat_map(|it| &mut it.1).for_each(|it| it.note = None);
        let group = together(&people);
        let gates = evaluate(model(), &group).gates;
        for person in 0..people.len() {
            let own = evaluate(model(), &group.of(person)).gates;
            for gate in model().gate_ids().filter(|it| own[it.0] == GateOutcome::Failed) {
                let said = |it: FactorId| group.views(it).iter().any(|it| it.person == person);
                if model()[gate].fails_when.factors().all(said) {
                    prop_assert!(gates[gate.0] >= GateOutcome::Open, "{:?} {:?}", gate, gates);
                }
            }
        }
    }
}
