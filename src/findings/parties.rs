//! Who has to agree before something is counted: who leads a home that the advice is between, and who
//! leads a function whose answers differ on the question that decides.

use crate::decide::{Case, Place};
use crate::findings::disputes::respondent;
use crate::model::{Passage, Question, RespondentId};

/// The part of passages that these people do, sign or hear of.
const PART: &str = "parties";

/// Returns these people in the order of the model. Nobody whom the company does not have is among them.
pub fn parties(case: &Case<'_>) -> Vec<RespondentId> {
    let homes = homes(case);
    let apart = apart(case);
    let leads = |it: RespondentId| {
        let person = &case.model[it];
        let home = person.leads.map(Place::Placement);
        let is_elsewhere = homes.contains(&Place::Elsewhere) && person.leads_elsewhere.holds(case);
        is_elsewhere || home.is_some_and(|it| homes.contains(&it))
    };
    let people = (0..case.model.respondents.len()).map(RespondentId);
    let there = people.filter(|it| !case.model[*it].absent.holds(case));
    there.filter(|it| leads(*it) || apart.contains(it)).collect()
}

/// Returns the parties if a passage is about them, whoever they are.
pub fn of_passage(case: &Case<'_>, passage: &Passage) -> Option<Vec<RespondentId>> {
    let is_theirs = passage.part == Some(PART);
    is_theirs.then(|| parties(case)).filter(|it| !it.is_empty())
}

/// Returns who does what a passage asks for.
pub fn doers(case: &Case<'_>, passage: &Passage) -> Vec<RespondentId> {
    of_passage(case, passage).unwrap_or_else(|| passage.doers.clone())
}

fn homes(case: &Case<'_>) -> Vec<Place> {
    let verdict = &case.evaluation.verdict;
    let pair = verdict.compared.map(|it| vec![it.first, it.second]);
    pair.unwrap_or_else(|| verdict.leaning.clone())
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
    let people = roles.filter_map(|it| respondent(case.model, it));
    people.filter(|it| case.model[*it].leads.is_some()).collect()
}

#[cfg(test)]
mod tests;
