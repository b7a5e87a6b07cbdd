//! Reads the people whom texts name, who confirms in the last resort, and who has to be consulted.

use crate::diagnostic::{Diagnostic, one_of, ticked};
use crate::model::{
    Confirming, Consultation, ContextId, ContextQuestion, PlacementId, Position, Predicate,
    Respondent, RespondentId, Roles,
};
use crate::toml_tree::{Reader, Value};

use super::predicates::{Reads, rows};
use super::scope::{Replies, Scope};
use super::table::{NAMES, Table, Text};

impl Scope<'_> {
    pub(super) fn respondent(&self, reader: Reader<'_>) -> Respondent {
        let mut table = self.table(reader);
        let id = table.own_id("respondent", "id");
        let name = table.asked_text("name");
        let given = table.optional("functions").and_then(|it| it.texts(NAMES));
        let given = given.map(|it| it.value.into_iter().map(|it| it.value).collect());
        let leads = table.reader.optional_text("leads");
        let leads = leads.and_then(|it| self.placements.resolve(&it, table.what(), self.log));
        let respondent = Respondent {
            functions: given.unwrap_or_else(|| vec![id.clone()]),
            leads: leads.map(PlacementId),
            leads_elsewhere: self.optional_predicate(&mut table, "leads_elsewhere_when"),
            objects: self.optional_predicate(&mut table, "objects_when"),
            absent: self.optional_predicate(&mut table, "absent_when"),
            instead: table.optional_asked_text("instead"),
            id,
            name,
        };
        table.close();
        respondent
    }

    fn optional_predicate(&self, table: &mut Table<'_>, key: &'static str) -> Predicate {
        let rows = rows(table.optional(key));
        self.predicate(&rows, Reads::Everything, table.what()).unwrap_or_default()
    }

    /// Reads where somebody says what they think of the advice.
    pub(super) fn position(&self, reader: Reader<'_>) -> Option<Position> {
        let mut table = self.table(reader);
        table.call("[[positions]]");
        let of = table.owner("of");
        let stance = self.asked_of(&mut table, "stance", |it| matches!(it, Replies::Choice(_)));
        let reason = self.asked_of(&mut table, "reason", |it| matches!(it, Replies::Words));
        let released = table.predicate("released_when", Reads::Everything);
        table.close();
        Some(Position { of, stance: stance?, reason: reason?, released: released? })
    }

    /// Returns the context question under a key, if it takes the right kind of answer.
    fn asked_of(
        &self,
        table: &mut Table<'_>,
        key: &'static str,
        fits: impl Fn(&Replies<'_>) -> bool,
    ) -> Option<ContextId> {
        let id = table.reader.text(key)?;
        let found = self.context.resolve(&id, table.what(), self.log)?;
        if !fits(&self.replies[found]) {
            let message = format!("`{key}` of a position cannot be {}", ticked(&id.value));
            let help = "the stance is a question with choices, the reason one that takes a text";
            self.report(Diagnostic::new(message).at(&id.place).help(help));
        }
        Some(ContextId(found))
    }

    /// Reads a list of people under a key, each once.
    pub(super) fn people(&self, value: Option<Value<'_>>, what: &str) -> Vec<RespondentId> {
        let names = value.and_then(|it| it.texts(NAMES)).map(|it| it.value).unwrap_or_default();
        let found = self.each(&names, what, "respondent", |it| {
            self.respondents.resolve(it, what, self.log).map(RespondentId)
        });
        found.unwrap_or_default()
    }

    /// Reads who confirms nothing, and who confirms in the last resort.
    pub(super) fn confirming(&self, value: Option<Value<'_>>) -> Confirming {
        const NAME: &str = "[confirming]";
        let table = value.and_then(|it| it.table(NAME, NAME));
        let Some(mut table) = table else { return Confirming::default() };
        let confirming = Confirming {
            never: self.people(table.optional("never"), NAME),
            last: self.people(table.required("last", NAMES), NAME),
        };
        table.close();
        confirming
    }

    /// Reads in which companies somebody has to be consulted, and which block ends with it.
    pub(super) fn consultation(
        &self,
        value: Option<Value<'_>>,
        roles: &Roles,
        asked: &[&ContextQuestion],
    ) -> Consultation {
        const NAME: &str = "[consultation]";
        let table = value.and_then(|it| it.table(NAME, NAME));
        let Some(mut table) = table else { return Consultation::default() };
        let when = table.required("when", super::table::WHEN);
        let when = self.predicate(&rows(when), Reads::Everything, NAME).unwrap_or_default();
        let block = table.optional_text("block");
        table.close();
        let blocks = roles.blocked_until.and_then(|it| asked.get(it.0).copied());
        Consultation { when, block: self.block(&block, blocks) }
    }

    /// Reads in which companies it is decided already that the team stays where it sits.
    pub(super) fn fixed_home(&self, value: Option<Value<'_>>) -> Predicate {
        const NAME: &str = "[fixed_home]";
        let table = value.and_then(|it| it.table(NAME, NAME));
        let Some(mut table) = table else { return Predicate::default() };
        let when = table.required("when", super::table::WHEN);
        table.close();
        self.predicate(&rows(when), Reads::Asking, NAME).unwrap_or_default()
    }

    /// Returns the place of what blocks a move among the choices of the question on it.
    fn block(&self, name: &Text, question: Option<&ContextQuestion>) -> Option<usize> {
        let name = name.as_ref()?;
        let known = question.map(ContextQuestion::choices).unwrap_or_default();
        let found = known.iter().position(|it| it.id == name.value);
        if found.is_none() {
            let known: Vec<&str> = known.iter().map(|it| it.id.as_str()).collect();
            let message = format!("[consultation] names the block {}", ticked(&name.value));
            let help = one_of(&name.value, "what can block a move is", &known);
            let mistake = Diagnostic::new(format!("{message}, which nobody can answer"));
            self.report(mistake.at(&name.place).help(help));
        }
        found
    }
}
