//! How firm the recommendation is, and what would change it.
//!
//! [`analyse`] takes a model, answers and what was evaluated from them, and asks everything that a
//! leader asks next. Only the stress runs rest on chance, from a seed; the rest is exact.
//!
//! - [`trials`](super::trials): in how many varied cases the advice stays the same, and who comes first;
//! - [`weights`](super::weights): what the model's weights have to do with it;
//! - [`search`](super::search): which answers it hangs on;
//! - [`open_answers`](super::open_answers): what the open answers could still do;
//! - [`scenarios`](super::scenarios): what would be advised in cases that have a name.
//!
//! All of them evaluate through the [`kernel`](super::kernel).

#[cfg(test)]
mod tests;

use std::num::NonZeroU32;

use super::Evaluation;
use super::kernel::{Advice, Kernel};
use super::open_answers::{OpenAnswers, open_answers};
use super::scenarios::{ConditionsMet, ScenarioOutcome, conditions_met, scenarios};
use super::search::{Counterfactuals, counterfactuals};
use super::trials::{Strength, StressRuns, strength, stress_runs};
use super::weights::{WeightSensitivity, weight_sensitivity};
use crate::answers::Answers;
use crate::model::Model;

/// How firm a recommendation is, and what would change it.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The stress runs.
    pub stress: StressRuns,
    /// The word for the share of runs with the same advice. None if there is no advice.
    pub strength: Option<Strength>,
    /// What the weights have to do with it. None without a leader.
    pub weights: Option<WeightSensitivity>,
    /// Which answers it hangs on. None if too little is known for a leader.
    pub answers: Option<Counterfactuals>,
    /// What the open answers could still do. None without a leader.
    pub open: Option<OpenAnswers>,
    /// What would be advised in the model's scenarios; only those that change an answer.
    pub scenarios: Vec<ScenarioOutcome>,
    /// What meeting every unmet condition would bring. None if no answer would have to change.
    pub conditions: Option<ConditionsMet>,
}

/// The stress runs that are drawn unless somebody asks for another number.
pub const STRESS_RUNS: NonZeroU32 = NonZeroU32::new(10_000).expect("it is not zero");

/// The seed that they are drawn from unless somebody asks for another.
pub const SEED: u64 = 1;

/// Analyses the evaluation of some answers. The same arguments give the same analysis, on any
/// machine and with any number of threads.
pub fn analyse(
    model: &Model,
    answers: &Answers,
    evaluation: &Evaluation,
    runs: NonZeroU32,
    seed: u64,
) -> Analysis {
    let kernel = Kernel::new(model, answers, evaluation.outlook);
    let advice = Advice::from(&evaluation.verdict);
    let stress = stress_runs(model, answers, &kernel, &advice, runs, seed);
    Analysis {
        strength: strength(model, evaluation, &stress),
        stress,
        weights: weight_sensitivity(model, &kernel, &advice),
        answers: counterfactuals(&kernel, &advice),
        open: open_answers(model, &kernel, &advice),
        scenarios: scenarios(model, &kernel, &advice),
        conditions: conditions_met(model, answers, evaluation, &kernel),
    }
}
