//! From answers to a decision: an additive multi-attribute value model with gates, and how firm its
//! verdict is.
//!
//! [`decide`] takes a valid model and valid answers and returns a [`Decision`]: pure, and it cannot
//! fail. First it evaluates the answers, exactly:
//!
//! 1. [`rules`]: which questions apply, the pulls after the interactions have acted, the scores, the
//!    gates;
//! 2. `judge` and `advice`: rules 1 to 7 of the verdict, which give the settled advice;
//! 3. `outlook`: how near the placement is that the model has an outlook for.
//!
//! Then it asks everything that a leader asks next, by evaluating variations of the answers through
//! the same rules. Only the stress runs rest on chance, from a seed; the rest is exact.
//!
//! - [`trials`]: in how many varied cases the advice stays the same, and who comes first;
//! - [`weights`]: what the model's weights have to do with it;
//! - [`search`]: which answers it hangs on, and what would open a gate;
//! - [`mod@open_answers`]: what the open answers could still do;
//! - [`mod@scenarios`]: what would be advised if the company did something instead of moving;
//! - [`mod@events`]: what may happen, and how often that would change the advice.
//!
//! All of these speak of the settled advice. Last come rules 8 and 9, which the trials decide: a move
//! that too few runs give is not advised yet, and how firm the verdict is.
//!
//! [`profile()`] tells where the team's effort goes, and [`agenda()`] what to ask next; nothing depends
//! on them.

mod advice;
mod agenda;
mod company;
mod evaluation;
pub mod events;
#[cfg(test)]
pub(crate) mod fixture;
mod judge;
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
pub use advice::{Advice, Place, Places, Reason};
pub use agenda::{Errand, Purpose, agenda, reach};
pub use company::Company;
pub use evaluation::{Case, Evaluation, evaluate};
pub use profile::{Profile, profile};
pub use rules::Contribution;
pub use search::{Opening, openings};
pub use verdict::{Compared, Step, Verdict};

use std::num::NonZeroU32;

use self::events::{EventOutcome, events};
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
    /// What follows from the answers, with the verdict by all rules.
    pub evaluation: Evaluation,
    /// The advice by rules 1 to 7. All below speaks of it; it differs from the verdict only where too
    /// few runs give a move.
    pub settled: Advice,
    /// The stress runs.
    pub stress: StressRuns,
    /// The word for the share of runs with the same advice. None if nothing is advised.
    pub strength: Option<Strength>,
    /// What the weights have to do with it. None without a leader.
    pub weights: Option<WeightSensitivity>,
    /// Which answers it hangs on. None if too little is known for a leader.
    pub counterfactuals: Option<Counterfactuals>,
    /// What the open answers could still do. None without a leader.
    pub open: Option<OpenAnswers>,
    /// The least change that opens each failed gate, the easiest first.
    pub openings: Vec<Opening>,
    /// What would be advised if the company did something instead of moving; only what changes an
    /// answer.
    pub scenarios: Vec<ScenarioOutcome>,
    /// What may happen, and how often that would change the advice; only what changes an answer.
    pub events: Vec<EventOutcome>,
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
    let mut evaluation = company.evaluation.clone();
    if let Some(verdict) = trials::too_few(&company, &stress) {
        evaluation = company.evaluated(verdict);
    }
    Decision {
        strength: strength(&company, &evaluation.verdict, &stress),
        settled: company.settled(),
        stress,
        weights: weight_sensitivity(&company),
        counterfactuals: counterfactuals(&company),
        open: open_answers(&company),
        openings: openings(&company),
        scenarios: scenarios(&company),
        events: events(&company),
        conditions: conditions_met(&company),
        evaluation,
    }
}
