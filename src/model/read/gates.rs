//! Reads the gates.

use crate::diagnostic::Diagnostic;
use crate::model::{Accepted, FactorId, Gate, Opposite, PlacementId, Predicate, Said, Subject};
use crate::toml_tree::{Content, Reader};

use super::predicates::{Reads, rows, rows_or};
use super::scope::Scope;
use super::table::{Table, WHEN, tables};

/// How the texts of a gate are written, for help.
const SAYS: &str = "\"…\", or [{ when = [{ some_id = \">=4\" }], text = \"…\" }, { text = \"…\" }]";

impl Scope<'_> {
    pub(super) fn gate(&self, reader: Reader<'_>) -> Gate {
        let mut table = self.table(reader);
        let id = table.id("gate");
        let placement = table.reader.text("placement");
        let placement =
            placement.and_then(|it| self.placements.resolve(&it, table.what(), self.log));
        let name = table.text("name");
        let (fails_when, conditional_when) = self.screen(&mut table);
        let gate = Gate {
            id,
            placement: PlacementId(placement.unwrap_or(0)),
            name,
            requirement: table.text("requirement"),
            is_fact: table.flag("fact"),
            fails: self.says("fails", &mut table, Some(&fails_when)),
            open: self.says("open", &mut table, None),
            conditional: match conditional_when {
                Some(_) => self.says("conditional", &mut table, None),
                None => Vec::new(),
            },
            fails_when,
            conditional_when: conditional_when.unwrap_or_default(),
            met_once: self.says("met_once", &mut table, None),
            opposite: self.opposite(&mut table),
            origin: table.origin(),
        };
        table.close();
        gate
    }

    /// Reads the answers with which a gate fails, and those with which it is conditional, if it ever is.
    fn screen(&self, table: &mut Table<'_>) -> (Predicate, Option<Predicate>) {
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
        let conditional = conditional_when.map(|_| conditional.unwrap_or_default());
        (fails.unwrap_or_default(), conditional)
    }

    /// Reads what would have to be confirmed: one text, or texts with the question on whose answer each turns.
    fn opposite(&self, table: &mut Table<'_>) -> Vec<Opposite> {
        let Some(value) = table.optional("opposite") else { return Vec::new() };
        let what = format!("a text in `opposite` of {}", table.what());
        if let Content::Text(_) = value.content() {
            let text = value.text().map_or_else(String::new, |it| self.filled_in(it));
            return vec![Opposite { factor: None, text }];
        }
        tables(Some(value), "text", |reader| {
            let mut it = self.table(reader);
            it.call(what.clone());
            let factor = it.reader.text("factor");
            let factor = factor.and_then(|it| self.factors.resolve(&it, &what, self.log));
            let text = it.text("text");
            it.close();
            Opposite { factor: factor.map(FactorId), text }
        })
    }

    /// Reads one text, or texts with the answers that they hold for; the last one may stand for the
    /// rest. `shown_by` holds wherever one of them is shown.
    fn says(
        &self,
        key: &'static str,
        table: &mut Table<'_>,
        shown_by: Option<&Predicate>,
    ) -> Vec<Said> {
        let Some(value) = table.required(key, SAYS) else { return Vec::new() };
        let what = format!("a text in `{key}` of {}", table.what());
        if let Content::Text(_) = value.content() {
            let text = value.text().map_or_else(String::new, |it| self.filled_in(it));
            self.check_slots(&text, &[shown_by], value.place(), &what);
            return vec![Said { name: key, text, when: None }];
        }
        let said = self.said(key, value, (table.what(), SAYS), |it| {
            let rows = rows(Some(it.optional("when")?));
            self.predicate(&rows, Reads::Asking, &what)
        });
        for (said, place) in &said {
            self.check_slots(&said.text, &[said.when.as_ref(), shown_by], place, &what);
        }
        said.into_iter().map(|it| it.0).collect()
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
