//! What may happen after the decision, and in how many of the resulting cases the advice would
//! change.
//!
//! An event sets some answers. Others become uncertain: they take every level that the event names.
//! Every combination is evaluated anew, and all count the same.

use super::budget::Purse;
use super::rules::{Codes, NOT_APPLICABLE, code};
use super::{Advice, Company};
use crate::model::{Event, EventId, FactorId, Outcome, Question, Setting};

/// What an event would do to the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventOutcome {
    /// The event.
    pub event: EventId,
    /// How many cases there are, or were tried before the budget ended.
    pub cases: u32,
    /// In how many of them the settled advice would be different, in its kind or its places.
    pub changed: u32,
    /// What the advice would be in these cases, and in how many of them, the most frequent first.
    pub instead: Vec<(Advice, u32)>,
    /// Whether the budget ended before the last case, so that the cases tried are no fair share.
    pub is_cut: bool,
}

impl EventOutcome {
    /// Returns in how many of 10,000 cases the advice would be different, rounded down.
    pub fn of_10_000(&self) -> u64 {
        10_000 * u64::from(self.changed) / u64::from(self.cases.max(1))
    }
}

/// Returns what each event would do, in file order. An event is left out if it cannot happen to
/// this company or changes none of its answers. The list is empty if too little is known for a
/// verdict.
pub fn events(company: &Company) -> Vec<EventOutcome> {
    let facts = company.answers.facts(company.model);
    let happens = |it: &EventId| {
        let left_out = company.model[*it].left_out_when.as_ref();
        left_out.is_none_or(|it| it.outcome(&facts) != Outcome::Holds)
    };
    let ids = company.model.event_ids().filter(|it| company.is_advised() && happens(it));
    let mut purse = Purse::new(company.budgets.events);
    ids.filter_map(|it| outcome(company, it, &mut purse)).collect()
}

fn outcome(company: &Company, event: EventId, purse: &mut Purse) -> Option<EventOutcome> {
    let mut cases = Cases {
        company,
        settled: company.settled(),
        free: free(company, &company.model[event]),
        given: set(company, &company.model[event]),
        changes_an_answer: false,
        found: EventOutcome { event, cases: 0, changed: 0, instead: Vec::new(), is_cut: false },
        purse,
    };
    cases.vary(0);
    let Cases { mut found, changes_an_answer, .. } = cases;
    found.instead.sort_by_key(|it| std::cmp::Reverse(it.1));
    (changes_an_answer || found.is_cut).then_some(found)
}

/// Returns the answers as the event sets them. A question that does not apply still does not apply.
fn set(company: &Company, event: &Event) -> Codes {
    let mut given = company.given.clone();
    let rules = &company.judge.rules;
    for setting in &event.set {
        let (question, value) = match *setting {
            Setting::Level(factor, level) => {
                (Question::Factor(factor), usize::from(level.number()))
            }
            Setting::Choice(context, choice) => (Question::Context(context), choice),
        };
        // A question that no rule reads has no code, and cannot change the advice.
        let Some(place) = rules.place(question) else { continue };
        if company.present[place] != NOT_APPLICABLE {
            given[place] = rules.value_code(place, i64::try_from(value).unwrap_or(i64::MAX));
        }
    }
    given
}

/// Returns the answers that take several levels, with the codes of those levels.
fn free(company: &Company, event: &Event) -> Vec<(FactorId, Vec<u16>)> {
    let applies = |it: FactorId| company.present[it.0] != NOT_APPLICABLE;
    let every = event.every.iter().filter(|it| applies(it.0));
    every.map(|(factor, levels)| (*factor, levels.iter().map(|it| code(*it)).collect())).collect()
}

/// The cases of one event.
struct Cases<'a> {
    company: &'a Company<'a>,
    settled: Advice,
    free: Vec<(FactorId, Vec<u16>)>,
    given: Codes,
    changes_an_answer: bool,
    found: EventOutcome,
    purse: &'a mut Purse,
}

impl Cases<'_> {
    /// Tries every level of the free answers, from the given one on.
    fn vary(&mut self, from: usize) {
        let Some((factor, codes)) = self.free.get(from).cloned() else { return self.look() };
        for code in codes {
            if self.found.is_cut {
                return;
            }
            self.given[factor.0] = code;
            self.vary(from + 1);
        }
    }

    /// Counts one case.
    fn look(&mut self) {
        if !self.purse.pays(1) {
            self.found.is_cut = true;
            return;
        }
        self.changes_an_answer |= self.given != self.company.given;
        let advice = self.company.advice(&self.given);
        self.found.cases += 1;
        if advice.is_same(&self.settled) {
            return;
        }
        self.found.changed += 1;
        match self.found.instead.iter_mut().find(|it| it.0.is_same(&advice)) {
            Some((_, cases)) => *cases += 1,
            None => self.found.instead.push((advice, 1)),
        }
    }
}

#[cfg(test)]
mod tests;
