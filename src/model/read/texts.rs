//! Reads texts with words in braces.
//!
//! A placeholder is the id of a placement or defined by a question; it prints a name. A slot prints what
//! was answered, and is the id of a factor, or of a question on the company that takes a number or a
//! text. Where a predicate decides whether a text is shown, it must make sure that each slot has something
//! to print.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Place, nearest, quoted, ticked};
use crate::model::{Accepted, ContextId, FactorId, Part, Predicate, Said, Subject, Test, parts};
use crate::toml_tree::{Placed, Value};

use super::scope::Scope;
use super::table::{Table, Text, tables};

impl Scope<'_> {
    /// Returns a text that will be filled in, if its placeholders and slots are all known.
    pub(super) fn filled_in(&self, text: Placed<String>) -> String {
        self.filled_in_with(text, &[])
    }

    /// Does the same for a text with slots of its own.
    pub(super) fn filled_in_with(&self, text: Placed<String>, own: &[&str]) -> String {
        const SLOTS: &str = ", and the id of a factor, or of a number or text in the context";
        let is_known = |it: &str| self.slot(it).is_some() || own.contains(&it);
        self.checked(text, is_known, SLOTS)
    }

    /// Returns a text in which names will be filled in, if they are all known.
    pub(super) fn named(&self, text: Placed<String>) -> String {
        self.checked(text, |_| false, "")
    }

    fn checked(&self, text: Placed<String>, is_slot: impl Fn(&str) -> bool, slots: &str) -> String {
        for part in parts(&text.value) {
            match part {
                Part::Placeholder(name) if !is_slot(name) => {
                    self.check_placeholder(&text, name, slots);
                }
                Part::Words(_) | Part::Placeholder(_) => {}
                Part::Brace(brace) => self.report_brace(&text, brace),
            }
        }
        text.value
    }

    /// Returns what a slot prints.
    pub(super) fn slot(&self, name: &str) -> Option<Subject> {
        let context = || self.context.find(name).filter(|it| self.printable[*it]);
        let factor = self.factors.find(name).map(|it| Subject::Factor(FactorId(it)));
        factor.or_else(|| context().map(|it| Subject::Context(ContextId(it))))
    }

    /// Checks that a text which is shown by predicates is shown only where each of its slots has
    /// something to print. A text that no predicate decides about says that it is missing.
    pub(super) fn check_slots(
        &self,
        text: &str,
        shown_by: &[Option<&Predicate>],
        place: &Place,
        what: &str,
    ) {
        if shown_by.iter().flatten().next().is_none() {
            return;
        }
        let mut met = BTreeSet::new();
        for part in parts(text) {
            let Part::Placeholder(name) = part else { continue };
            if !met.insert(name) {
                continue;
            }
            let Some(subject) = self.slot(name) else { continue };
            if shown_by.iter().flatten().any(|it| makes_sure(it, subject)) {
                continue;
            }
            let slot = ticked(&format!("{{{name}}}"));
            let message =
                format!("{what} prints {slot}, and can be shown where nothing is answered");
            let help = match subject {
                Subject::Factor(_) => format!("let every row ask for a level: `{name} = \">=1\"`"),
                _ => format!("let every row ask for it: `{name} = \">=0\"`, of a text \"given\""),
            };
            self.report(Diagnostic::new(message).at(place).help(help));
        }
    }

    /// Reads a list of texts, at least one, with the answers that each holds for, which `when` reads from its
    /// table. `what` is the piece with the list, and `example` shows how it is written. Returns also where
    /// each text is in the file.
    pub(super) fn said(
        &self,
        key: &'static str,
        list: Value<'_>,
        (what, example): (&str, &str),
        when: impl Fn(&mut Table<'_>) -> Option<Predicate>,
    ) -> Vec<(Said, Place)> {
        if list.list(example).is_some_and(|it| it.is_empty()) {
            list.complain("is empty, so nothing is ever said", format!("write one: `{example}`"));
        }
        tables(Some(list), "text", |reader| {
            let mut it = self.table(reader);
            it.call(format!("a text in `{key}` of {what}"));
            let place = it.place_of("text");
            let text = it.text("text");
            let when = when(&mut it);
            it.close();
            (Said { name: key, text, when }, place)
        })
    }

    /// Returns a text that is printed as it is. A brace in it is a mistake.
    pub(super) fn plain(&self, text: &Text) -> String {
        let Some(text) = text else { return String::new() };
        if let Some(at) = text.value.find(['{', '}']) {
            let brace = &text.value[at..=at];
            let message = format!("{} would be printed with its `{brace}`", ticked(&text.value));
            let help = "this text takes no placeholders: write the words out";
            self.report(Diagnostic::new(message).at(&self.locate(text, brace)).help(help));
        }
        text.value.clone()
    }

    /// Checks a word in braces that is no slot; `slots` ends the list of what there can be.
    fn check_placeholder(&self, text: &Placed<String>, name: &str, slots: &str) {
        if self.placements.find(name).or_else(|| self.placeholders.find(name)).is_some() {
            return;
        }
        let written = format!("{{{name}}}");
        let help = self.log.guess(|| {
            let known = [self.placements.names(), self.placeholders.names()].concat();
            let known: Vec<String> = known.into_iter().map(|it| format!("{{{it}}}")).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let list = format!("exts can hold {}{slots}", quoted(&known));
            match nearest(&written, &known) {
                Some(near) => format!("did you mean `{near}`? T{list}"),
                None => format!("t{list}"),
            }
        });
        let message = format!("{} is not a placeholder of this model", ticked(&written));
        self.report(Diagnostic::new(message).at(&self.locate(text, &written)).help(help));
    }

    fn report_brace(&self, text: &Placed<String>, brace: &str) {
        let message = format!("this text has a `{brace}` without its partner");
        let help = "braces stand around the name of a placeholder only, as in `{company}`";
        self.report(Diagnostic::new(message).at(&self.locate(text, brace)).help(help));
    }

    /// Returns where a part of a text is in its file; or the whole text if that is unclear, for
    /// example because of escapes.
    fn locate(&self, text: &Placed<String>, part: &str) -> Place {
        let Place { file, span } = &text.place;
        let file_read = self.files.get(*file).filter(|_| !self.log.is_long());
        let written = file_read.and_then(|it| it.text.get(span.clone()));
        match written.and_then(|it| it.find(part)) {
            Some(at) => {
                let start = span.start + at;
                Place { file: *file, span: start..start + part.len() }
            }
            None => text.place.clone(),
        }
    }
}

/// Tells whether a subject has a value wherever the predicate holds.
fn makes_sure(predicate: &Predicate, subject: Subject) -> bool {
    let has_value =
        |accepts: &Accepted| !matches!(accepts, Accepted::NotApplicable | Accepted::Unknown);
    let asks =
        |row: &Vec<_>| row.iter().any(|it: &Test| it.subject == subject && has_value(&it.accepts));
    predicate.rows.iter().all(asks)
}
