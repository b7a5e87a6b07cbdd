//! What may happen after the decision, and in how many of the resulting cases the advice would
//! change.
//!
//! An event sets some answers. Others become uncertain: they take every level that the event names.
//! Every combination is evaluated anew, and all count the same.

use super::rules::{Codes, NOT_APPLICABLE, code};
use super::{Advice, Company};
use crate::model::{Event, EventId, FactorId, Outcome, Question, Setting};

/// What an event would do to the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventOutcome {
    /// The event.
    pub event: EventId,
    /// How many cases there are.
    pub cases: u32,
    /// In how many of them the settled advice would be different.
    pub changed: u32,
    /// What the advice would be in these cases, and in how many of them, the most frequent first.
    pub instead: Vec<(Advice, u32)>,
}

impl EventOutcome {
    /// Returns how many of 100 cases change the advice, rounded; at least 1 if one does, and at most
    /// 99 unless all do.
    pub fn of_hundred(&self) -> u32 {
        let rounded = (self.changed * 200 + self.cases) / (2 * self.cases.max(1));
        match self.changed {
            0 => 0,
            it if it == self.cases => 100,
            _ => rounded.clamp(1, 99),
        }
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
    let ids = company.model.event_ids().filter(|it| company.suffices && happens(it));
    ids.filter_map(|it| outcome(company, it)).collect()
}

fn outcome(company: &Company, event: EventId) -> Option<EventOutcome> {
    let mut cases = Cases {
        company,
        settled: company.settled(),
        free: free(company, &company.model[event]),
        given: set(company, &company.model[event]),
        changes_an_answer: false,
        found: EventOutcome { event, cases: 0, changed: 0, instead: Vec::new() },
    };
    cases.vary(0);
    let Cases { mut found, changes_an_answer, .. } = cases;
    found.instead.sort_by_key(|it| std::cmp::Reverse(it.1));
    changes_an_answer.then_some(found)
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
}

impl Cases<'_> {
    /// Tries every level of the free answers, from the given one on.
    fn vary(&mut self, from: usize) {
        let Some((factor, codes)) = self.free.get(from).cloned() else { return self.look() };
        for code in codes {
            self.given[factor.0] = code;
            self.vary(from + 1);
        }
    }

    /// Counts one case.
    fn look(&mut self) {
        self.changes_an_answer |= self.given != self.company.given;
        let advice = self.company.advice(&self.given);
        self.found.cases += 1;
        if advice.agrees_with(&self.settled) {
            return;
        }
        self.found.changed += 1;
        match self.found.instead.iter_mut().find(|it| it.0.agrees_with(&advice)) {
            Some((_, cases)) => *cases += 1,
            None => self.found.instead.push((advice, 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{ContextAnswer, Level};
    use crate::decide::fixture::{POST, model, rows};
    use crate::decide::{Place, VerdictKind};
    use crate::model::{Asked, Model, Origin, PlacementId, Predicate};

    fn event(set: Vec<Setting>, every: &[(usize, &[usize])], left_out: Option<Predicate>) -> Event {
        let levels = |it: &[usize]| it.iter().map(|it| Level::ALL[it - 1]).collect();
        Event {
            id: String::new(),
            name: String::new(),
            text: String::new(),
            owner: String::new(),
            left_out_when: left_out,
            set,
            every: every.iter().map(|it| (FactorId(it.0), levels(it.1))).collect(),
            origin: Origin::default(),
        }
    }

    /// Two factors of the same weight that pull on the first of two homes, of which the second is
    /// the present one.
    fn small() -> Model {
        let pulls = [[-3, -1, 0, 1, 3], [0; 5]];
        model(2).with_section(100, &[(50, &pulls), (50, &pulls)])
    }

    #[test]
    fn every_case_counts_once() {
        let mut model = small();
        let all: &[usize] = &[1, 2, 3, 4, 5];
        model.events = vec![event(vec![], &[(0, all), (1, all)], None)];
        let answers = model.answers(1, &[5, 5]);
        let found = events(&Company::new(&model, &answers));
        // A lead of five points needs a sum of pulls of 1 or more, since a pull of 1 is 8.3 points.
        // Ten of the 25 sums are that high.
        let [outcome] = &found[..] else { panic!("one event") };
        assert_eq!((outcome.cases, outcome.changed, outcome.of_hundred()), (25, 15, 60));
        let [(advice, cases)] = outcome.instead[..] else { panic!("one other advice") };
        assert_eq!((advice.kind, cases), (VerdictKind::Stay, 15));
        assert_eq!(advice.place(), Some(Place::Placement(PlacementId(1))));
    }

    #[test]
    fn a_question_that_does_not_apply_stays_so() {
        let mut model = small();
        model.factors[1].asked = Asked::When(rows(&[&[(0, 4..=5)]]));
        model.events = vec![
            event(vec![Setting::Level(FactorId(0), Level::ALL[1])], &[(1, &[1, 5])], None),
            event(vec![Setting::Level(FactorId(0), Level::ALL[1])], &[], None),
        ];
        // The second question is no longer asked after the event, so both cases are alike.
        let answers = model.answers(1, &[5, 5]);
        let found = events(&Company::new(&model, &answers));
        assert_eq!((found[0].cases, found[0].changed), (2, 2));
        // The question is not asked, so there is one case, which changes no answer.
        let answers = model.answers(1, &[2, 5]);
        assert!(events(&Company::new(&model, &answers)).is_empty());
    }

    #[test]
    fn an_event_that_cannot_happen_or_changes_nothing_is_left_out() {
        let mut model = small().with_gate(0, choice(1), Predicate::default());
        let set = Setting::Choice(POST, 1);
        model.events = vec![
            event(vec![set], &[], Some(rows(&[&[(0, 1..=2)]]))),
            event(vec![Setting::Level(FactorId(0), Level::ALL[4])], &[], None),
        ];
        let mut answers = model.answers(1, &[5, 3]);
        answers.set_about(POST, Some(ContextAnswer::Choice(0)));
        let found = events(&Company::new(&model, &answers));
        let [outcome] = &found[..] else { panic!("the second changes nothing") };
        assert_eq!((outcome.event, outcome.cases, outcome.changed), (EventId(0), 1, 1));
        let mut answers = model.answers(1, &[1, 5]);
        answers.set_about(POST, Some(ContextAnswer::Choice(0)));
        let found = events(&Company::new(&model, &answers));
        assert_eq!(found.iter().map(|it| it.event).collect::<Vec<_>>(), [EventId(1)]);
    }

    fn choice(choice: i64) -> Predicate {
        use crate::model::{Accepted, Subject, Test};
        let accepts = Accepted::OneOf(vec![choice]);
        Predicate { rows: vec![vec![Test { subject: Subject::Context(POST), accepts }]] }
    }
}
