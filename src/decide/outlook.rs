//! How near joint revenue operations are as a home for the team.

use crate::answers::Answers;
use crate::model::{Model, Outcome};

/// How near revenue operations are as a home for the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Ready today.
    Now,
    /// Within two to four quarters.
    Next,
    /// Not in sight.
    Later,
    /// Not for this kind of business.
    NotRelevant,
    /// The answers do not tell.
    Unknown,
}

impl Outlook {
    /// Every outlook, in the order that predicates count them.
    pub const ALL: [Self; 5] =
        [Self::Now, Self::Next, Self::Later, Self::NotRelevant, Self::Unknown];

    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Next => "next",
            Self::Later => "later",
            Self::NotRelevant => "not_relevant",
            Self::Unknown => "unknown",
        }
    }
}

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
