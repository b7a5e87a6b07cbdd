//! Several people: who answered, where they differ so that it matters, who settles it, and what they talk
//! about when they meet.

use std::cmp::Reverse;

use super::calendar::Calendar;
use super::{Evidence, confirm};
use crate::answers::Basis;
use crate::decide::disputes::{Dispute, Fewest};
use crate::decide::{Advice, Case, Decision};
use crate::model::{FactorId, Model, PlanDay, RespondentId};

/// How many minutes the meeting has at most.
const MEETING: usize = 60;
/// How many of them one dispute has; opening and closing together have as many.
pub const EACH: usize = 10;
/// The most disputes of a meeting.
const TALKED_ABOUT: usize = MEETING / EACH - 1;

/// What several people make of the question.
#[derive(Debug, Clone)]
pub struct Group {
    /// Who answered, in order.
    pub people: Vec<Answered>,
    /// Where they differ: first what matters, and of that first the fewest to settle, then what weighs
    /// most.
    pub disputes: Vec<Disputed>,
    /// The fewest disputes whose settling fixes the advice.
    pub fewest: Fewest,
    /// What they talk about when they meet, in order.
    pub meeting: Vec<FactorId>,
}

/// One of those who answered.
#[derive(Debug, Clone, Copy)]
pub struct Answered {
    /// The place of their role among the choices.
    pub role: Option<usize>,
    /// How many levels they gave, by basis, in the order of [`Basis::ALL`].
    pub known: [usize; 4],
    /// The advice on their answers, with what they left open as the group has it.
    pub advice: Advice,
}

/// A dispute, and what becomes of it.
#[derive(Debug, Clone)]
pub struct Disputed {
    /// The dispute.
    pub dispute: Dispute,
    /// Whether it is one of the fewest to settle.
    pub is_first: bool,
    /// Who settles it: nobody of the function asked, and nobody who gains by the result.
    pub settles: Option<RespondentId>,
}

impl Evidence<'_> {
    /// Returns what several people make of the question. None if one answered alone.
    pub(super) fn group(&self, decision: &Decision) -> Option<Group> {
        let people = self.answers.people();
        if people.len() < 2 {
            return None;
        }
        let answered = |person: usize| Answered {
            role: people[person].role,
            known: Basis::ALL.map(|basis| self.known(person, basis)),
            advice: decision.each_ones[person],
        };
        let disputes = self.disputed(decision);
        let matter = disputes.iter().filter(|it| it.dispute.matters() || it.is_first);
        Some(Group {
            people: (0..people.len()).map(answered).collect(),
            meeting: matter.take(TALKED_ABOUT).map(|it| it.dispute.factor).collect(),
            disputes,
            fewest: decision.disputes.fewest.clone(),
        })
    }

    /// Returns how many levels that count a person gave with a basis.
    fn known(&self, person: usize, basis: Basis) -> usize {
        let views = self.model.scored_factors().flat_map(|it| self.answers.views(it));
        let own = views.filter(|it| it.person == person && it.level().is_some());
        own.filter(|it| it.answer.basis == basis).count()
    }

    fn disputed(&self, decision: &Decision) -> Vec<Disputed> {
        let first = match &decision.disputes.fewest {
            Fewest::These(these) => these.as_slice(),
            Fewest::Beyond | Fewest::NotSearched => &[],
        };
        let disputed = |it: &Dispute| Disputed {
            dispute: it.clone(),
            is_first: first.contains(&it.factor),
            settles: settles(&self.case(), it.factor),
        };
        let mut disputes: Vec<_> = decision.disputes.all.iter().map(disputed).collect();
        disputes.sort_by_key(|it| {
            let weight = self.model.weight(it.dispute.factor);
            Reverse((it.is_first, it.dispute.matters(), it.dispute.is_counted, weight))
        });
        disputes
    }
}

/// Returns who counts the answer to a question anew: whoever is asked, if they did not answer it and gain
/// nothing by the result; else somebody of another function. Where one answered alone, nobody counts what
/// they are asked about themselves.
pub fn settles(case: &Case<'_>, factor: FactorId) -> Option<RespondentId> {
    let asks = &case.model[factor].asks;
    if case.answers.people().len() < 2 {
        return confirm::confirms(case, asks, &[]);
    }
    let views = case.answers.counting(factor);
    let roles = views.filter_map(|it| case.answers.role(case.model, it.person));
    let parties: Vec<_> = roles.filter_map(|it| case.model.respondent_of_role(it)).collect();
    confirm::confirms(case, &parties, asks)
}

/// Returns the day of the plan by which disputes are settled: the count, if it comes before the decision;
/// else that of the figures.
pub fn settled_by(calendar: &Calendar) -> PlanDay {
    let is_before = calendar.date(PlanDay::Count) <= calendar.date(PlanDay::Decision);
    if calendar.has(PlanDay::Count) && is_before { PlanDay::Count } else { PlanDay::Figures }
}

/// Returns the day of the plan by which those who answered meet: before anybody counts.
pub fn meets_by(calendar: &Calendar) -> PlanDay {
    let settled = settled_by(calendar);
    let is_late = calendar.date(PlanDay::FirstStep) > calendar.date(settled);
    if is_late { settled } else { PlanDay::FirstStep }
}

/// Tells whether somebody in a role answers about their own function: the model would ask them.
pub fn is_own_function(model: &Model, role: Option<usize>, factor: FactorId) -> bool {
    let person = role.and_then(|it| model.respondent_of_role(it));
    person.is_some_and(|it| model[factor].asks.contains(&it))
}
