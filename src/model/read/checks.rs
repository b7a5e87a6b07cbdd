//! Reads the checks, each of which compares the answers to two questions.

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Check, FactorId, Predicate, Question};
use crate::toml_tree::Reader;

use super::predicates::{Reads, rows};
use super::scope::Scope;
use super::table::WHEN;

impl Scope<'_> {
    pub(super) fn check(&self, reader: Reader<'_>) -> Check {
        let mut table = self.table(reader);
        let id = table.id("check");
        let rows = rows(table.required("when", WHEN));
        let when = self.predicate(&rows, Reads::Asking, table.what()).unwrap_or_default();
        let place = rows.as_ref().map_or(table.place(), |it| &it.place);
        let between = self.between(&when, table.what(), place);
        let check = Check { id, between, when, text: table.text("text") };
        table.close();
        check
    }

    /// Returns the two questions that a check reads in every row.
    fn between(&self, when: &Predicate, what: &str, place: &Place) -> [Question; 2] {
        let found: Vec<Question> = when.subjects().into_iter().filter_map(Question::of).collect();
        let both = |row: &Vec<_>| row.len() == 2;
        match found[..] {
            [first, second] if when.rows.iter().all(both) => [first, second],
            _ => {
                if !when.rows.is_empty() {
                    let message =
                        format!("{what} does not compare the same two questions in each row");
                    let help = "name two questions: a person is offered to change one of them";
                    self.report(Diagnostic::new(message).at(place).help(help));
                }
                [Question::Factor(FactorId(0)); 2]
            }
        }
    }
}
