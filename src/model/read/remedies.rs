//! Reads the remedies: what can be done without a move, and the answers that it would change.

use crate::diagnostic::{Diagnostic, one_of, ticked};
use crate::model::{FactorId, PlacementId, Remedy, Supposed};
use crate::toml_tree::{Content, Reader, Value};

use super::predicates::{Reads, rows};
use super::scope::Scope;
use super::table::{Table, Text};

/// How the answers of a remedy are written, for help.
const SET: &str = "{ some_id = 4, other_id = \"<=2\" }";
/// How the placements that it might spare are written, for help.
const INSTEAD_OF: &str = "[\"some_placement\"]";

impl Scope<'_> {
    pub(super) fn remedy(&self, reader: Reader<'_>) -> Remedy {
        let mut table = self.table(reader);
        let (id, name, text) = (table.id("remedy"), table.text("name"), table.text("text"));
        let owner = table.text("owner");
        let when = rows(table.optional("when"));
        let arrangement = table.reader.optional_text("arrangement");
        let remedy = Remedy {
            id,
            name,
            text,
            owner,
            instead_of: self.instead_of(&mut table),
            arrangement: self.arrangement(&arrangement, table.what()),
            when: self.predicate(&when, Reads::Everything, table.what()),
            set: table
                .optional("set")
                .and_then(|it| self.set(&it, table.what()))
                .unwrap_or_default(),
            origin: table.origin(),
        };
        table.close();
        remedy
    }

    /// Reads the placements a move to which it might spare, at least one.
    fn instead_of(&self, table: &mut Table<'_>) -> Vec<PlacementId> {
        let Some(value) = table.required("instead_of", INSTEAD_OF) else { return Vec::new() };
        let Some(ids) = value.texts(INSTEAD_OF) else { return Vec::new() };
        if ids.value.is_empty() {
            let help = format!("name a placement: `{INSTEAD_OF}`");
            value.complain("is empty, so it would spare no move", help);
        }
        let resolve = |it| self.placements.resolve(it, table.what(), self.log);
        ids.value.iter().filter_map(resolve).map(PlacementId).collect()
    }

    /// Checks that there is an arrangement with this id.
    pub(super) fn arrangement(&self, id: &Text, what: &str) -> Option<String> {
        let id = id.as_ref()?;
        let known: Vec<&str> = self.arrangements.iter().map(|it| it.id.as_str()).collect();
        if !known.contains(&id.value.as_str()) {
            let message = format!(
                "{what} names the arrangement {}, which this model does not define",
                ticked(&id.value)
            );
            let help = one_of(&id.value, "the arrangements are", &known);
            self.report(Diagnostic::new(message).at(&id.place).help(help));
        }
        Some(id.value.clone())
    }

    /// Reads the answers that a remedy changes, at least one.
    fn set(&self, value: &Value<'_>, what: &str) -> Option<Vec<(FactorId, Supposed)>> {
        let answers = value.table(value.title(), SET)?.all();
        if answers.is_empty() {
            value.complain("is empty, so nothing changes", format!("name an answer: `{SET}`"));
        }
        let mut set = Vec::new();
        for (name, value) in answers {
            let Some(supposed) = supposed(&value) else { continue };
            let factor = self.factors.resolve(&name, what, self.log);
            set.extend(factor.map(|it| (FactorId(it), supposed)));
        }
        Some(set)
    }
}

/// Reads the lowest or the highest level of a remedy.
fn supposed(value: &Value<'_>) -> Option<Supposed> {
    if let Content::Text(text) = value.content() {
        let most = text.strip_prefix("<=").and_then(|it| it.parse().ok());
        if let Some(most) = most.filter(|it| (1..=5).contains(it)) {
            return Some(Supposed::AtMost(most));
        }
        value.complain(
            "is neither a level nor a bound",
            "write 1 to 5 for at least that level, or \"<=2\" for at most 2",
        );
        return None;
    }
    u8::try_from(value.whole(1..=5)?.value).ok().map(Supposed::Level)
}
