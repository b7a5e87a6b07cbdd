//! From answers to a decision: an additive multi-attribute value model with gates, and how firm its
//! verdict is.
//!
//! [`decide`] takes a valid model and valid answers and returns a [`Decision`]: pure, and it cannot
//! fail. First it evaluates the answers, exactly:
//!
//! 1. [`rules`]: the pulls after the interactions have acted, the scores, the gates;
//! 2. `outlook`: how near joint revenue operations are;
//! 3. `verdict`: the first of five that matches.
//!
//! Then it asks everything that a leader asks next, by evaluating variations of the answers through
//! the same rules. Only the stress runs rest on chance, from a seed; the rest is exact.
//!
//! - [`trials`]: in how many varied cases the advice stays the same, and who comes first;
//! - [`weights`]: what the model's weights have to do with it;
//! - [`search`]: which answers it hangs on, and what would open a gate;
//! - [`mod@open_answers`]: what the open answers could still do;
//! - [`mod@scenarios`]: what would be advised in cases that have a name.
//!
//! [`profile()`] tells where the team's effort goes, and [`agenda()`] what to ask next; nothing depends
//! on them.

mod agenda;
mod company;
mod evaluation;
#[cfg(test)]
pub(crate) mod fixture;
pub mod open_answers;
mod outlook;
mod profile;
pub mod ratio;
pub mod rules;
pub mod scenarios;
pub mod search;
#[cfg(test)]
mod tests;
pub mod trials;
mod verdict;
pub mod weights;

pub use crate::model::{GateOutcome, Outlook, VerdictKind};
pub use agenda::{Errand, Purpose, agenda, reach};
pub use company::Company;
pub use evaluation::{Case, Evaluation, evaluate};
pub use profile::{Profile, profile};
pub use rules::Contribution;
pub use search::{Opening, openings};
pub use verdict::Verdict;

use std::num::NonZeroU32;

use self::open_answers::{OpenAnswers, open_answers};
use self::scenarios::{ConditionsMet, ScenarioOutcome, conditions_met, scenarios};
use self::search::{Counterfactuals, counterfactuals};
use self::trials::{Strength, StressRuns, strength, stress_runs};
use self::weights::{WeightSensitivity, weight_sensitivity};
use crate::answers::Answers;
use crate::model::Model;

/// The verdict, everything it rests on, how firm it is, and what would change it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What follows from the answers by rule.
    pub evaluation: Evaluation,
    /// The stress runs.
    pub stress: StressRuns,
    /// The word for the share of runs with the same advice. None if there is no advice.
    pub strength: Option<Strength>,
    /// What the weights have to do with it. None without a leader.
    pub weights: Option<WeightSensitivity>,
    /// Which answers it hangs on. None if too little is known for a leader.
    pub counterfactuals: Option<Counterfactuals>,
    /// What the open answers could still do. None without a leader.
    pub open: Option<OpenAnswers>,
    /// The least change that opens each failed gate, the easiest first.
    pub openings: Vec<Opening>,
    /// What would be advised in the model's scenarios; only those that change an answer.
    pub scenarios: Vec<ScenarioOutcome>,
    /// What meeting every unmet condition would bring. None if no answer would have to change.
    pub conditions: Option<ConditionsMet>,
}

/// The stress runs that are drawn unless somebody asks for another number.
pub const STRESS_RUNS: NonZeroU32 = NonZeroU32::new(10_000).expect("it is not zero");

/// The seed that they are drawn from unless somebody asks for another.
pub const SEED: u64 = 1;

/// Decides for one company. The same arguments give the same decision, on any machine and with any
/// number of threads.
pub fn decide(model: &Model, answers: &Answers, runs: NonZeroU32, seed: u64) -> Decision {
    let company = Company::new(model, answers);
    let stress = stress_runs(&company, runs, seed);
    Decision {
        strength: strength(&company, &stress),
        stress,
        weights: weight_sensitivity(&company),
        counterfactuals: counterfactuals(&company),
        open: open_answers(&company),
        openings: openings(&company),
        scenarios: scenarios(&company),
        conditions: conditions_met(&company),
        evaluation: company.evaluation,
    }
}
