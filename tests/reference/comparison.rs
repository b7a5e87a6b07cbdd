//! Compares every result of the program and the reference on random companies.

use std::num::NonZeroU32;

use include_dir::{Dir, include_dir};
use mops_advisor::decide::trials::{StressRuns, strength, stress_runs};
use mops_advisor::decide::{self, decide, evaluate};
use mops_advisor::model::builtin_model;

use super::answers::{Answers, Company};
use super::companies::{COMPANIES, Chance, SEED, as_in_a_trial, random_company};
use super::conditions::{conditions_in, state};
use super::decision::{decision, decision_after_trials, trial};
use super::domain::Rows;
use super::fraction::Fraction;
use super::program::{advice_of, answers_of, condition_states, decision_of, strength_of};
use super::verdict::{Reason, Verdict};

/// A whole decision takes longer than the rest. So it is made only if too few runs move, and for a
/// few other companies.
const ONE_IN: usize = 100;

const RUNS: NonZeroU32 = NonZeroU32::new(200).expect("it is not zero");

static HOMES: Dir = include_dir!("$CARGO_MANIFEST_DIR/models/mops-placement/placements");

fn companies() -> impl Iterator<Item = Company> {
    let mut chance = Chance(SEED);
    (0..COMPANIES).map(move |_| random_company(&mut chance))
}

#[test]
fn program_and_reference_decide_alike() {
    let model = builtin_model();
    let conditions: Vec<_> = HOMES.files().flat_map(|it| conditions_in(text(it))).collect();
    for (number, company) in companies().enumerate() {
        let answers = answers_of(&model, &company);
        let evaluation = evaluate(&model, &answers);
        let mut wanted = decision(&company);
        wanted.verdict.settle_first.sort_unstable();
        assert_eq!(decision_of(&model, &answers, &evaluation), wanted, "{number}: {company:#?}");

        let own = Answers::of(&company);
        let state = |(id, met, unmet): &(String, Rows, Rows)| (id.clone(), state(met, unmet, &own));
        let wanted = conditions.iter().map(state).collect();
        let found = condition_states(&model, &answers, &evaluation);
        assert_eq!(found, wanted, "{number}: {company:#?}");
    }
}

fn text<'a>(file: &'a include_dir::File<'a>) -> &'a str {
    file.contents_utf8().expect("the file is text")
}

#[test]
fn program_and_reference_settle_a_trial_alike() {
    let model = builtin_model();
    let mut chance = Chance(SEED);
    for (number, company) in companies().enumerate() {
        let company = as_in_a_trial(&company, &mut chance);
        let answers = answers_of(&model, &company);
        let own = decide::Company::new(&model, &answers);
        let found = advice_of(&model, &own.advice(own.given()));
        let Verdict { kind, homes, reason, .. } = trial(&company);
        let wanted = (kind, homes.into_iter().collect(), reason);
        assert_eq!(found, wanted, "{number}: {company:#?}");
    }
}

/// Rules 8 and 9, by the share of trials that the program found.
#[test]
fn program_and_reference_judge_the_trials_alike() {
    let model = builtin_model();
    let mut few_runs = 0;
    for (number, company) in companies().enumerate() {
        let answers = answers_of(&model, &company);
        let own = decide::Company::new(&model, &answers);
        let runs = stress_runs(&own, RUNS, SEED);
        let (mut wanted, word) = decision_after_trials(&company, share(&runs));
        let is_few = wanted.verdict.reason == Some(Reason::FewRuns);
        if !is_few {
            let found = strength(&own, &own.evaluation.verdict, &runs).map(strength_of);
            assert_eq!(found, word, "{number}: {company:#?}");
        }
        if !is_few && number % ONE_IN != 0 {
            continue;
        }
        let found = decide(&model, &answers, RUNS, SEED);
        let mut decision = decision_of(&model, &answers, &found.evaluation);
        if is_few {
            few_runs += 1;
            // The trials show which questions split them.
            decision.verdict.settle_first.clear();
        }
        wanted.verdict.settle_first.sort_unstable();
        assert_eq!(decision, wanted, "{number}: {company:#?}");
        assert_eq!(found.strength.map(strength_of), word, "{number}: {company:#?}");
    }
    assert!(few_runs >= 20, "{few_runs}");
}

/// Returns the share of trials with the same advice; none where nothing is advised.
fn share(runs: &StressRuns) -> Fraction {
    let share = runs.both.same_advice.map_or(0.0, |it| it.value);
    #[expect(clippy::cast_possible_truncation, reason = "a share is 0 to 1")]
    let alike = (share * f64::from(RUNS.get())).round() as i128;
    Fraction::new(alike, RUNS.get().into())
}
