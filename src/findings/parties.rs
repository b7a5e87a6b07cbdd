//! Who has to agree before something is counted: who leads a home that the advice is between, and who
//! leads a function whose answers differ on the question that decides.

use super::people::{in_question, leads};
use crate::decide::{Case, Reason};
use crate::model::{Passage, Question, RespondentId};

/// The part of passages that these people hear of.
const HEARD: &str = "parties";
/// The part of passages about the agreement that they sign.
const SIGNED: &str = "agreement";

/// Returns these people in the order of the model. Nobody whom the company does not have is among them.
pub fn parties(case: &Case<'_>) -> Vec<RespondentId> {
    let homes = in_question(case);
    let apart = apart(case);
    let people = (0..case.model.respondents.len()).map(RespondentId);
    let there = people.filter(|it| !case.model[*it].absent.holds(case));
    there.filter(|it| leads(case, *it, homes) || apart.contains(it)).collect()
}

/// Returns the parties if a passage is about them, whoever they are.
pub fn of_passage(case: &Case<'_>, passage: &Passage) -> Option<Vec<RespondentId>> {
    let is_theirs = [Some(HEARD), Some(SIGNED)].contains(&passage.part);
    is_theirs.then(|| parties(case)).filter(|it| !it.is_empty())
}

/// Tells whether a passage is about an agreement where there is nothing to agree on: only an answer that is open
/// has results that both sides can sign before the count.
pub fn is_needless(case: &Case<'_>, passage: &Passage) -> bool {
    passage.part == Some(SIGNED) && case.evaluation.verdict.reason != Some(Reason::OpenGate)
}

/// Returns who does what a passage asks for.
pub fn doers(case: &Case<'_>, passage: &Passage) -> Vec<RespondentId> {
    of_passage(case, passage).unwrap_or_else(|| passage.doers.clone())
}

/// Returns who leads a function whose answer differs from another on the question that decides.
fn apart(case: &Case<'_>) -> Vec<RespondentId> {
    let Some(&Question::Factor(factor)) = case.evaluation.verdict.settle_first.first() else {
        return Vec::new();
    };
    let views: Vec<_> = case.answers.counting(factor).collect();
    if views.windows(2).all(|it| it[0].level() == it[1].level()) {
        return Vec::new();
    }
    let roles = views.iter().filter_map(|it| case.answers.role(case.model, it.person));
    let people = roles.filter_map(|it| case.model.respondent_of_role(it));
    people.filter(|it| case.model[*it].leads.is_some()).collect()
}

#[cfg(test)]
mod tests;
