//! Who confirms that something was done: nobody who profits from it.
//!
//! Neither somebody of the function that does it, nor somebody who leads a home that the paper
//! compares, nor somebody who objects to the advice. The model proposes who; if none of them may, those in [`Confirming::last`] step in.
//! Two people with the same title count as one.
//!
//! [`Confirming::last`]: crate::model::Confirming::last

use std::collections::BTreeSet;

use super::parties;
use crate::answers::names::Names;
use crate::decide::{Case, Place, Places, VerdictKind};
use crate::model::{Holds, Kind, Model, Passage, RespondentId};

/// Who may confirm what, in one company.
struct Table<'a> {
    case: &'a Case<'a>,
    names: Names,
    /// The homes that the advice chooses between.
    compared: Places,
}

/// Returns who confirms what a passage asks for, if its kind is confirmed by somebody.
pub fn confirmer(case: &Case<'_>, passage: &Passage) -> Option<RespondentId> {
    passage.kind.row().key_of(Holds::Confirmers)?;
    Table::new(case).confirmer(&parties::doers(case, passage), &passage.confirmers)
}

/// Returns who confirms what some people do, with those proposed first.
pub fn confirms(
    case: &Case<'_>,
    doers: &[RespondentId],
    proposed: &[RespondentId],
) -> Option<RespondentId> {
    Table::new(case).confirmer(doers, proposed)
}

/// Returns who acts on a passage. What is to be done about a risk is nothing for somebody who gains
/// by the advice.
pub fn responder(case: &Case<'_>, passage: &Passage) -> Option<RespondentId> {
    let owner = passage.owner?;
    let table = Table::new(case);
    let gains = passage.kind == Kind::Risk && table.leads_compared(owner);
    if gains { table.confirmer(&[owner], &[]) } else { Some(owner) }
}

impl<'a> Table<'a> {
    fn new(case: &'a Case<'a>) -> Self {
        let names = Names::new(case.model, case.answers);
        Self { case, names, compared: compared(case) }
    }

    /// Returns the first who may confirm what these people do. In the last resort it is somebody
    /// who leads a home or objects, but never one of them.
    fn confirmer(&self, doers: &[RespondentId], proposed: &[RespondentId]) -> Option<RespondentId> {
        let last = &self.model().confirming.last;
        let all = || proposed.iter().chain(last).copied();
        let is_free = |it: &RespondentId| self.is_there(*it) && !self.does(*it, doers);
        let is_apart = |it: &RespondentId| !self.leads_compared(*it) && !self.objects(*it);
        all().find(|it| is_free(it) && is_apart(it)).or_else(|| all().find(is_free))
    }

    fn model(&self) -> &'a Model {
        self.case.model
    }

    fn is_there(&self, person: RespondentId) -> bool {
        let is_absent = self.model()[person].absent.holds(self.case);
        !is_absent && !self.model().confirming.never.contains(&person)
    }

    /// Tells whether somebody belongs to the function of one of these people.
    fn does(&self, person: RespondentId, doers: &[RespondentId]) -> bool {
        let doing: BTreeSet<_> = doers.iter().flat_map(|it| self.functions(*it)).collect();
        self.functions(person).any(|it| doing.contains(it))
    }

    fn functions(&self, person: RespondentId) -> impl Iterator<Item = &'a String> {
        self.same(person).flat_map(|it| &self.model()[it].functions)
    }

    fn objects(&self, person: RespondentId) -> bool {
        self.same(person).any(|it| self.model()[it].objects.holds(self.case))
    }

    fn leads_compared(&self, person: RespondentId) -> bool {
        let leads = |it: RespondentId| {
            let person = &self.model()[it];
            let placement = person.leads.map(Place::Placement);
            let elsewhere = person.leads_elsewhere.holds(self.case).then_some(Place::Elsewhere);
            let mut homes = placement.into_iter().chain(elsewhere);
            homes.any(|home| self.compared.iter().any(|it| it == home))
        };
        self.same(person).any(leads)
    }

    /// Returns everybody whose title is the same, so that a leader who is also the one who decides
    /// counts as both.
    fn same(&self, person: RespondentId) -> impl Iterator<Item = RespondentId> {
        let title = |it: usize| self.names.fill(&self.model().respondents[it].name);
        let own = title(person.0);
        let all = 0..self.model().respondents.len();
        let same: Vec<_> = all.filter(|it| title(*it) == own).map(RespondentId).collect();
        same.into_iter()
    }
}

/// Returns the homes that the advice chooses between: the compared pair, those of a tie, and the
/// present home. If nothing is compared, it is between all of them.
fn compared(case: &Case<'_>) -> Places {
    let verdict = &case.evaluation.verdict;
    let Some(pair) = verdict.compared else {
        let all = case.model.placement_ids().map(Place::Placement);
        return Places::all(all.chain([Place::Elsewhere]));
    };
    let tied = verdict.leaning.iter().copied().filter(|_| verdict.kind == VerdictKind::Tie);
    let home = case.answers.home(case.model).and_then(home);
    Places::all([pair.first, pair.second].into_iter().chain(tied).chain(home))
}

fn home(home: crate::answers::Home) -> Option<Place> {
    use crate::answers::Home;
    match home {
        Home::Placement(it) => Some(Place::Placement(it)),
        Home::Elsewhere => Some(Place::Elsewhere),
        Home::Split | Home::None => None,
    }
}

#[cfg(test)]
mod tests;
