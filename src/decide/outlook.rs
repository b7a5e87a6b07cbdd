//! How near the placement with an outlook in the model is.

use super::Verdict;
use crate::answers::Answers;
use crate::model::{Model, Outcome, Outlook};

/// Returns the first outlook that holds for certain, in the order of the model. None if the verdict
/// is to move to that placement, or to stay in it.
pub(super) fn outlook(model: &Model, answers: &Answers, verdict: &Verdict) -> Option<Outlook> {
    let Some(rules) = &model.outlook else { return Some(Outlook::Unknown) };
    if verdict.placement().is_some_and(|it| rules.placement == Some(it)) {
        return None;
    }
    let facts = answers.facts(model);
    let holding = rules.stages.iter().find(|(_, stage)| stage.outcome(&facts) == Outcome::Holds);
    Some(holding.map_or(Outlook::Unknown, |(outlook, _)| *outlook))
}
