//! Gates.

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Gate, PlacementId, Predicate, Subject};
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
        let place = fails_when.as_ref().map(|it| &it.place);
        for predicate in [&fails, &conditional].into_iter().flatten() {
            self.check_gate_reads(place, table.what(), &predicate.subjects());
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
            opens: table.text("opens"),
            origin: table.origin(),
        };
        table.close();
        gate
    }

    /// Checks that no factor that a gate reads can be answered with "does not apply": that would
    /// pass the gate unseen.
    fn check_gate_reads(&self, gate: Option<&Place>, what: &str, subjects: &[Subject]) {
        for subject in subjects {
            let Subject::Factor(factor) = subject else { continue };
            let factor = &self.scored[factor.0];
            let Some(offer) = factor.not_applicable else { continue };
            let message = format!("{} offers \"does not apply\", but {what} reads it", factor.what);
            let help = "take `not_applicable` out: every company must answer what a gate reads";
            let mistake = Diagnostic::new(message).at(offer).help(help);
            self.report(match gate {
                Some(gate) => mistake.with(gate, "read here"),
                None => mistake,
            });
        }
    }
}
