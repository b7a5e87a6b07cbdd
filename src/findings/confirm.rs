//! Who confirms that something was done: nobody who profits from it.
//!
//! Neither somebody of the function that does it, nor somebody who leads a home that the paper
//! compares, nor somebody who objects to the advice. The model proposes who; if none of them may, those in [`Confirming::last`] step in.
//! Two people with the same title count as one.
//!
//! [`Confirming::last`]: crate::model::Confirming::last

use std::collections::BTreeSet;

use super::parties;
use super::people::{People, at_stake};
use crate::decide::Case;
use crate::model::{Holds, Kind, Passage, RespondentId};

/// Returns who confirms what a passage asks for, if its kind is confirmed by somebody.
pub(super) fn confirmer(people: &People<'_>, passage: &Passage) -> Option<RespondentId> {
    passage.kind.row().key_of(Holds::Confirmers)?;
    people.confirmer(&parties::doers(&people.case, passage), &passage.confirmers)
}

/// Returns who confirms what some people do, with those proposed first.
pub fn confirms(
    case: &Case<'_>,
    doers: &[RespondentId],
    proposed: &[RespondentId],
) -> Option<RespondentId> {
    People::new(case).confirmer(doers, proposed)
}

/// Returns who acts on a passage. What is to be done about a risk is nothing for somebody who gains
/// by the advice.
pub(super) fn responder(people: &People<'_>, passage: &Passage) -> Option<RespondentId> {
    let owner = passage.owner?;
    let gains = passage.kind == Kind::Risk && people.leads(owner, at_stake(&people.case));
    if gains { people.confirmer(&[owner], &[]) } else { Some(owner) }
}

impl People<'_> {
    /// Returns the first who may confirm what these people do. In the last resort it is somebody
    /// who leads a home or objects, but never one of them.
    fn confirmer(&self, doers: &[RespondentId], proposed: &[RespondentId]) -> Option<RespondentId> {
        let last = &self.case.model.confirming.last;
        let homes = at_stake(&self.case);
        let all = || proposed.iter().chain(last).copied();
        let is_free = |it: &RespondentId| self.may_confirm(*it) && !self.does(*it, doers);
        let is_apart = |it: &RespondentId| !self.leads(*it, homes) && !self.objects(*it);
        all().find(|it| is_free(it) && is_apart(it)).or_else(|| all().find(is_free))
    }

    /// Tells whether the company has somebody, who is none of those that never confirm anything.
    fn may_confirm(&self, person: RespondentId) -> bool {
        let Case { model, .. } = self.case;
        !model[person].absent.holds(&self.case) && !model.confirming.never.contains(&person)
    }

    /// Tells whether somebody belongs to the function of one of these people.
    fn does(&self, person: RespondentId, doers: &[RespondentId]) -> bool {
        let doing: BTreeSet<_> = doers.iter().flat_map(|it| self.functions(*it)).collect();
        self.functions(person).any(|it| doing.contains(it))
    }
}

#[cfg(test)]
mod tests;
