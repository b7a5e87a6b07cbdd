//! When a question is asked: in every company, only if a predicate holds, or unless it holds.

use crate::diagnostic::Diagnostic;
use crate::model::{Asked, Predicate, Subject};

use super::context::Written;
use super::factors::Weighed;
use super::predicates::{Reads, rows};
use super::scope::Scope;
use super::table::Table;

/// How often the questions that a question waits for may wait for others in turn: each time somebody
/// answers, all of that is looked at.
const WAYS: usize = 50;

impl Scope<'_> {
    /// Reads `asked_when` or `asked_unless`, of which there is at most one.
    pub(super) fn asked(&self, table: &mut Table<'_>) -> Asked {
        let when = table.optional("asked_when").map(|it| rows(Some(it)));
        let unless = table.optional("asked_unless").map(|it| rows(Some(it)));
        if let (Some(_), Some(_)) = (&when, &unless) {
            table.complain(
                "has both `asked_when` and `asked_unless`",
                "say with one of the two when the question is asked",
            );
        }
        let read = |rows| self.predicate(&rows, Reads::Asking, table.what()).unwrap_or_default();
        match (when, unless) {
            (Some(when), _) => Asked::When(read(when)),
            (None, Some(unless)) => Asked::Unless(read(unless)),
            (None, None) => Asked::Always,
        }
    }

    /// Checks that no question depends on its own answer, and that no scored question depends on
    /// one that may be left out.
    pub(super) fn check_asking(&self, factors: &[Weighed], contexts: &[Written]) {
        let asking = Asking {
            factors: factors.iter().map(|it| &it.valid.asked).collect(),
            contexts: contexts.iter().map(|it| &it.valid.asked).collect(),
        };
        let what_of = |id: &str| format!("context question `{id}`");
        let scored = factors.iter().zip(&self.scored).map(|(it, scored)| {
            (&it.valid.asked, &it.place, scored.what.clone(), !scored.optional)
        });
        let others =
            contexts.iter().map(|it| (&it.valid.asked, &it.place, what_of(&it.valid.id), false));
        let all = scored.chain(others);
        let subjects = asking.subjects();
        for ((asked, place, what, is_scored), subject) in all.zip(subjects) {
            let Some(predicate) = asked.predicate() else { continue };
            if asking.waits_for(predicate, subject, &mut Vec::new()) {
                let message = format!("{what} is asked only after its own answer");
                let help = "let the questions wait for one another in one direction";
                self.report(Diagnostic::new(message).at(place).help(help));
            }
            let mut left = WAYS;
            asking.spend(predicate, &mut left);
            if left == 0 {
                let message = format!("{what} waits for too many questions that wait for others");
                let help = "let it wait for questions that are asked in every company";
                self.report(Diagnostic::new(message).at(place).help(help));
            }
            for factor in predicate.factors().filter(|_| is_scored) {
                let other = &self.scored[factor.0];
                if other.optional {
                    let message = format!("{what} waits for {}, which may be left out", other.what);
                    let help = "let it wait for questions that are not optional";
                    self.report(Diagnostic::new(message).at(place).help(help));
                }
            }
        }
    }
}

/// When every question is asked.
struct Asking<'a> {
    factors: Vec<&'a Asked>,
    contexts: Vec<&'a Asked>,
}

impl<'a> Asking<'a> {
    fn subjects(&self) -> impl Iterator<Item = Subject> + use<> {
        use crate::model::{ContextId, FactorId};
        let factors = (0..self.factors.len()).map(|it| Subject::Factor(FactorId(it)));
        factors.chain((0..self.contexts.len()).map(|it| Subject::Context(ContextId(it))))
    }

    /// Tells whether a predicate reads the subject, or reads a question that waits for it.
    fn waits_for(&self, read: &'a Predicate, subject: Subject, seen: &mut Vec<Subject>) -> bool {
        read.subjects().into_iter().any(|it| {
            if it == subject {
                return true;
            }
            if seen.contains(&it) {
                return false;
            }
            seen.push(it);
            self.predicate(it).is_some_and(|it| self.waits_for(it, subject, seen))
        })
    }

    /// Returns when a question is asked, if not in every company.
    fn predicate(&self, of: Subject) -> Option<&'a Predicate> {
        let asked = match of {
            Subject::Factor(factor) => self.factors.get(factor.0),
            Subject::Context(context) => self.contexts.get(context.0),
            _ => None,
        };
        asked.and_then(|it| it.predicate())
    }

    /// Takes one for each time that a predicate reads a question that waits for others, down to the last.
    fn spend(&self, read: &Predicate, left: &mut usize) {
        for test in read.rows.iter().flatten() {
            let Some(next) = self.predicate(test.subject) else { continue };
            *left = left.saturating_sub(1);
            if *left == 0 {
                return;
            }
            self.spend(next, left);
        }
    }
}
