//! The checks: each between two questions.

use crate::diagnostic::Diagnostic;
use crate::model::raw::RawCheck;
use crate::model::{Check, FactorId, Predicate, Question, Subject};

use super::Scope;
use super::predicates::Reads;

impl Scope<'_> {
    pub(super) fn check(&self, raw: &RawCheck) -> Check {
        let when = self.predicate(&raw.when, Reads::AnswersOnly, &raw.what).unwrap_or_default();
        Check {
            id: self.id(&raw.id),
            between: self.between(raw, &when),
            when,
            text: self.text(&raw.text),
        }
    }

    /// Returns the two questions that a check reads in every row.
    fn between(&self, raw: &RawCheck, when: &Predicate) -> [Question; 2] {
        let found: Vec<Question> = when.subjects().into_iter().filter_map(question).collect();
        let both = |row: &Vec<_>| row.len() == 2;
        match found[..] {
            [first, second] if when.rows.iter().all(both) => [first, second],
            _ => {
                if !when.rows.is_empty() {
                    let place = raw.when.as_ref().map_or(&raw.place, |it| &it.place);
                    let message =
                        format!("{} does not compare the same two questions in each row", raw.what);
                    let help = "name two questions: a person is offered to change one of them";
                    self.report(Diagnostic::new(message).at(place).help(help));
                }
                [Question::Factor(FactorId(0)); 2]
            }
        }
    }
}

fn question(subject: Subject) -> Option<Question> {
    match subject {
        Subject::Factor(factor) => Some(Question::Factor(factor)),
        Subject::Context(context) => Some(Question::Context(context)),
        _ => None,
    }
}
