//! Reads the gates.

use crate::diagnostic::Diagnostic;
use crate::model::{Accepted, FactorId, Gate, PlacementId, Predicate, Subject};
use crate::toml_tree::Reader;

use super::predicates::{Reads, rows, rows_or};
use super::scope::Scope;
use super::table::WHEN;

impl Scope<'_> {
    pub(super) fn gate(&self, reader: Reader<'_>) -> Gate {
        let mut table = self.table(reader);
        let id = table.id("gate");
        let placement = table.reader.text("placement");
        let placement =
            placement.and_then(|it| self.placements.resolve(&it, table.what(), self.log));
        let name = table.text("name");
        let fails_when =
            rows_or(table.required("fails_when", WHEN), "no answers can fail the gate");
        let conditional_when = table.optional("conditional_when").map(|it| rows(Some(it)));
        let read = |it| self.predicate(it, Reads::AnswersOnly, table.what());
        let fails = read(&fails_when);
        let conditional = conditional_when.as_ref().map_or(Some(Predicate::default()), read);
        if let (Some(written), Some(fails)) = (&fails_when, &fails) {
            if let Some(conditional) = &conditional {
                self.check_gate(&written.place, table.what(), fails, conditional);
            }
            self.check_asked(&fails_when, Some(fails), table.what());
        }
        if let Some(written) = &conditional_when {
            self.check_asked(written, conditional.as_ref(), table.what());
        }
        let gate = Gate {
            id,
            placement: PlacementId(placement.unwrap_or(0)),
            name,
            fails_when: fails.unwrap_or_default(),
            conditional_when: conditional.unwrap_or_default(),
            requirement: table.text("requirement"),
            failed: table.text("failed"),
            conditional: table.text("conditional"),
            open: table.text("open"),
            opens: table.text("opens"),
            origin: table.origin(),
        };
        table.close();
        gate
    }

    /// Checks that, if a factor that a gate reads can be answered with "does not apply", some gate has
    /// a row for that: otherwise the answer would pass every gate unseen.
    pub(super) fn check_gates_read(&self, gates: &[Gate]) {
        let tests = || {
            let predicates = gates.iter().flat_map(|it| [&it.fails_when, &it.conditional_when]);
            predicates.flat_map(|it| it.rows.iter().flatten())
        };
        for (index, factor) in self.scored.iter().enumerate() {
            let Some(offer) = factor.not_applicable else { continue };
            let mut own = tests().filter(|it| it.subject == Subject::Factor(FactorId(index)));
            let is_seen = own.clone().any(|it| it.accepts == Accepted::NotApplicable);
            if own.next().is_none() || is_seen {
                continue;
            }
            let message = format!(
                "{} offers \"does not apply\", and no gate that reads it has a row for that",
                factor.what
            );
            let help = "take `not_applicable` out, or let a gate ask for \"not_applicable\"";
            self.report(Diagnostic::new(message).at(offer).help(help));
        }
    }
}
