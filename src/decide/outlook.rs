//! How near joint revenue operations are as a home for the team.

use crate::answers::Answers;
use crate::model::{Model, Outcome, Outlook};

/// Returns the first outlook that holds for certain, in the order of the model.
pub(super) fn outlook(model: &Model, answers: &Answers) -> Outlook {
    let Some(rules) = &model.outlook else { return Outlook::Unknown };
    let facts = answers.facts(model);
    let holding = rules.stages.iter().find(|(_, stage)| stage.outcome(&facts) == Outcome::Holds);
    holding.map_or(Outlook::Unknown, |(outlook, _)| *outlook)
}
