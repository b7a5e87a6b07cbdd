//! How near joint revenue operations are as a home for the team.

use crate::answers::Answers;
use crate::model::{Model, Outcome, Outlook};

/// Returns the first outlook that holds for certain, in this order: now, not relevant, next, later.
pub(super) fn outlook(model: &Model, answers: &Answers) -> Outlook {
    let Some(rules) = &model.outlook else { return Outlook::Unknown };
    let stages = [
        (&rules.now, Outlook::Now),
        (&rules.not_relevant, Outlook::NotRelevant),
        (&rules.next, Outlook::Next),
        (&rules.later, Outlook::Later),
    ];
    let holding = stages.into_iter().find(|(stage, _)| stage.outcome(answers) == Outcome::Holds);
    holding.map_or(Outlook::Unknown, |(_, outlook)| outlook)
}
