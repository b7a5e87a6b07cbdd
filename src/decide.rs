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
//! Then it answers the questions that a leader asks next, by evaluating variations of the answers
//! through the same rules. Only the stress runs use random numbers, drawn from a seed; the rest is
//! exact. Each search has a [`budget`] and says so if it did not come to its end.
//!
//! - [`mod@trials`]: in how many varied cases the advice stays the same, and who comes first;
//! - [`weights`]: how far the advice depends on the model's weights;
//! - [`search`]: which answers the advice depends on, and what would open a gate;
//! - [`mod@open_answers`]: what the open answers could still do;
//! - [`mod@price`]: what other answers would bring: scores, advice, and how firm it would be;
//! - [`conditions`]: which answers would meet a condition of a placement;
//! - [`mod@events`]: what may happen, and how often that would change the advice;
//! - [`mod@disputes`]: where several people differ, and what would follow if each were right.
//!
//! All of these are about the settled advice. Rules 8 and 9 come last, because they need the
//! trials: rule 8 does not advise a move yet if too few runs give it, and rule 9 says how firm the
//! verdict is.
//!
//! [`profile()`] works out where the team's effort goes, and [`weightiest_open`] what to ask next; nothing
//! else depends on these two.

mod advice;
mod agenda;
pub mod budget;
mod company;
pub mod conditions;
pub mod disputes;
mod evaluation;
pub mod events;
#[cfg(test)]
pub(crate) mod fixture;
mod judge;
pub mod open_answers;
mod outlook;
pub mod price;
mod profile;
pub mod ratio;
pub mod rules;
pub mod search;
#[cfg(test)]
mod tests;
pub mod trials;
mod verdict;
pub mod weights;

pub use crate::model::{GateOutcome, Outlook, VerdictKind};
pub use advice::{Advice, Place, Places, Reason};
pub use agenda::weightiest_open;
pub use company::{Company, is_small_team, people};
pub use evaluation::{Case, Evaluation, evaluate};
pub use price::{Price, Tried, price};
pub use profile::{Profile, profile};
pub use rules::Contribution;
pub use search::{Opening, openings};
pub use verdict::{Compared, Step, Verdict};

use std::num::NonZeroU32;

use self::disputes::{Disputes, disputes, each_ones};
use self::events::{EventOutcome, events};
use self::open_answers::{OpenAnswers, open_answers};
use self::search::{Counterfactuals, counterfactuals};
use self::trials::{Spread, Strength, StressRuns, Worth, strength, trials};
use self::weights::{WeightSensitivity, weight_sensitivity};
use crate::answers::{AdviceName, Answers};
use crate::model::Model;

/// The verdict, everything it rests on, how firm it is, and what would change it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What follows from the answers, with the verdict by all rules.
    pub evaluation: Evaluation,
    /// The advice by rules 1 to 7. All fields below are about this advice. It differs from the
    /// verdict only where too few runs give a move.
    pub settled: Advice,
    /// The stress runs.
    pub stress: StressRuns,
    /// How far the points of each placement spread over the stress runs, in file order.
    pub spreads: Vec<Spread>,
    /// The word for the share of runs with the same advice. None if nothing is advised.
    pub strength: Option<Strength>,
    /// What it is worth to know the answer to each question that is asked and was not measured.
    pub find_out: Vec<Worth>,
    /// How far the advice depends on the weights. None without a leader.
    pub weights: Option<WeightSensitivity>,
    /// Which answers the advice depends on. None if too little is known for a leader.
    pub counterfactuals: Option<Counterfactuals>,
    /// What the open answers could still do. None without a leader.
    pub open: Option<OpenAnswers>,
    /// The least change that opens each failed gate, the easiest first.
    pub openings: Vec<Opening>,
    /// What may happen, and how often that would change the advice; only what changes an answer.
    pub events: Vec<EventOutcome>,
    /// The settled advice on the answers of each person.
    pub each_ones: Vec<Advice>,
    /// Where people differ.
    pub disputes: Disputes,
}

impl Decision {
    /// Returns what the advice is called where somebody speaks on it.
    pub fn advice_name(&self) -> AdviceName {
        self.evaluation.verdict.advice().name()
    }
}

/// How many stress runs are drawn by default.
pub const STRESS_RUNS: NonZeroU32 = NonZeroU32::new(10_000).expect("it is not zero");

/// The seed of the stress runs by default.
pub const SEED: u64 = 1;

/// Decides for one company. The same arguments give the same decision, on any machine and with any
/// number of threads.
pub fn decide(model: &Model, answers: &Answers, runs: NonZeroU32, seed: u64) -> Decision {
    let company = Company::new(model, answers);
    let trials = trials(&company, runs, seed);
    let mut evaluation = company.evaluation.clone();
    if let Some(verdict) = trials::too_few(&company, &trials) {
        evaluation = company.evaluated(verdict);
    }
    Decision {
        strength: strength(&company, &evaluation.verdict, &trials.runs),
        settled: company.settled(),
        find_out: trials.worth(&company),
        stress: trials.runs,
        spreads: trials.spreads,
        weights: weight_sensitivity(&company),
        counterfactuals: counterfactuals(&company),
        open: open_answers(&company),
        openings: openings(&company),
        events: events(&company),
        each_ones: each_ones(&company),
        disputes: disputes(&company),
        evaluation,
    }
}
