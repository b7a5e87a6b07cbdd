//! Reads one table of a model, from its keys straight into valid values.

use std::ops::{Deref, DerefMut, RangeInclusive};
use std::rc::Rc;

use crate::diagnostic::{Place, ticked};
use crate::model::{Origin, Predicate, RespondentId};
use crate::toml_tree::{Placed, Reader, Value};

use super::predicates::{Reads, rows};
use super::scope::Scope;

/// A text as written; `None` if it is absent or wrong.
pub(super) type Text = Option<Placed<String>>;
/// Texts as written; `None` if they are absent or wrong.
pub(super) type Texts = Option<Placed<Vec<Placed<String>>>>;
/// A number as written; `None` if it is absent or wrong.
pub(super) type Number = Option<Placed<i64>>;

/// What a percentage or a number of points can be.
pub(super) const PERCENT: RangeInclusive<i64> = 0..=100;
/// How a list of ids or names is written, for help.
pub(super) const NAMES: &str = "[\"…\"]";
/// How a predicate is written, for help.
pub(super) const WHEN: &str = "[{ some_id = \">=4\" }]";

/// A table being read, with everything that its values can refer to.
pub(super) struct Table<'a> {
    pub(super) reader: Reader<'a>,
    scope: &'a Scope<'a>,
}

impl<'a> Deref for Table<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl DerefMut for Table<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.reader
    }
}

impl Scope<'_> {
    pub(super) fn table<'s>(&'s self, reader: Reader<'s>) -> Table<'s> {
        Table { reader, scope: self }
    }
}

impl<'a> Table<'a> {
    /// Ends the reading: reports missing keys, and keys that were not asked for.
    pub(super) fn close(self) {
        self.reader.close();
    }

    /// Returns the id, which must be unique in the model, and names the table by it.
    pub(super) fn id(&mut self, kind: &str) -> String {
        let id = named(&mut self.reader, kind, "id");
        self.scope.id(&id)
    }

    /// Returns an id, which must be unique among its kind, and names the table by it.
    pub(super) fn own_id(&mut self, kind: &str, key: &'static str) -> String {
        let id = named(&mut self.reader, kind, key);
        self.scope.own_id(&id)
    }

    /// Returns a text that is read while answering: it may hold names, but nothing that is answered.
    pub(super) fn asked_text(&mut self, key: &'static str) -> String {
        self.reader.text(key).map_or_else(String::new, |it| self.scope.named(it))
    }

    /// Returns a text that is read while answering, if it is there.
    pub(super) fn optional_asked_text(&mut self, key: &'static str) -> Option<String> {
        self.reader.optional_text(key).map(|it| self.scope.named(it))
    }

    /// Returns a text that may hold placeholders and slots.
    pub(super) fn text(&mut self, key: &'static str) -> String {
        self.reader.text(key).map_or_else(String::new, |it| self.scope.filled_in(it))
    }

    /// Returns a text that may hold placeholders, and slots of its own besides the others.
    pub(super) fn text_with(&mut self, key: &'static str, own: &[&str]) -> String {
        self.reader.text(key).map_or_else(String::new, |it| self.scope.filled_in_with(it, own))
    }

    /// Returns a text that may hold placeholders and slots, if it is there.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        self.reader.optional_text(key).map(|it| self.scope.filled_in(it))
    }

    /// Returns such a text with slots of its own besides the others.
    pub(super) fn optional_text_with(&mut self, key: &'static str, own: &[&str]) -> Option<String> {
        self.reader.optional_text(key).map(|it| self.scope.filled_in_with(it, own))
    }

    /// Returns a text that is printed as it is.
    pub(super) fn plain(&mut self, key: &'static str) -> String {
        let text = self.reader.text(key);
        self.scope.plain(&text)
    }

    /// Returns where the value of a key is, or else the table.
    pub(super) fn place_of(&self, key: &str) -> Place {
        self.reader.peek(key).map_or(self.reader.place(), |it| &it.place).clone()
    }

    /// Returns a required predicate, if it has no mistakes.
    pub(super) fn predicate(&mut self, key: &'static str, reads: Reads) -> Option<Predicate> {
        let rows = rows(self.reader.required(key, WHEN));
        self.scope.predicate(&rows, reads, self.reader.what())
    }

    /// Returns the person named.
    pub(super) fn owner(&mut self, key: &'static str) -> RespondentId {
        let owner = self.reader.text(key);
        self.scope.owner(&owner, self.reader.what())
    }

    /// Returns where the piece comes from.
    pub(super) fn origin(&mut self) -> Origin {
        let sources = sources(&mut self.reader);
        self.scope.origin(&sources, self.reader.what())
    }
}

/// Reads each table of a list; messages call a table `what` until its id is known.
pub(super) fn tables<'a, T>(
    value: Option<Value<'a>>,
    what: &str,
    read: impl FnMut(Reader<'a>) -> T,
) -> Vec<T> {
    let Some(value) = value else { return Vec::new() };
    let parts = value.list("[{ … }]").unwrap_or_default();
    let what: Rc<str> = format!("this {what}").into();
    parts.iter().filter_map(|it| it.table(Rc::clone(&what), "{ … }")).map(read).collect()
}

/// Reads the id of a table and names the table by it.
pub(super) fn named(table: &mut Reader<'_>, what: &str, key: &'static str) -> Text {
    let id = table.text(key)?;
    table.call(called(what, &id.value));
    Some(id)
}

/// Returns what a table with an id is called in messages.
pub(super) fn called(what: &str, id: &str) -> String {
    format!("{what} {}", ticked(id))
}

/// Reads where a piece of the model comes from.
pub(super) fn sources(table: &mut Reader<'_>) -> Texts {
    table.required("source", "[\"judgement\"]")?.texts("[\"judgement\"]")
}
