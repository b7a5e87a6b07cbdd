//! The first step: find the tables of a model folder and their order, without reading them.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Log, Place};
use crate::model::{Kind, Of};
use crate::toml_tree::{Content, Document, Node, Reader, Value};

use super::passages::limits_example;
use super::table::{Texts, tables};

/// The keys that one file of the folder gives.
const SINGLE: [&str; 15] = [
    "id",
    "version",
    "title",
    "bands",
    "stress",
    "roles",
    "own_standing",
    "stakes",
    "core_small_team",
    "confirming",
    "consultation",
    "fixed_home",
    "shown",
    "tried",
    "outlook",
];
/// The lists that every file can add to, and what one entry is called.
const LISTS: [(&str, &str); 13] = [
    ("sections", "section"),
    ("factors", "factor"),
    ("context", "context question"),
    ("respondents", "respondent"),
    ("positions", "position"),
    ("gates", "gate"),
    ("interactions", "interaction"),
    ("arguments", "argument"),
    ("remedies", "remedy"),
    ("events", "event"),
    ("personas", "persona"),
    ("checks", "check"),
    ("shown_below", "limit for small teams"),
];
/// What the model is called in messages.
const MODEL: &str = "the model";

/// The contents of a model folder.
#[derive(Default)]
pub(super) struct Parts<'a> {
    single: BTreeMap<&'static str, Value<'a>>,
    lists: BTreeMap<&'static str, Vec<Reader<'a>>>,
    /// The order of the placements, as given by their ids.
    pub(super) order: Texts,
    /// Where the single keys were found, so that a second one is noticed.
    met: BTreeMap<&'static str, &'a Place>,
}

impl<'a> Parts<'a> {
    /// Collects the parts of all files.
    pub(super) fn new(documents: &'a [Document], log: &'a Log) -> Self {
        let mut parts = Self::default();
        for document in documents {
            parts.add(Reader::new(document, MODEL, log), log);
        }
        parts
    }

    /// Adds what one file holds.
    fn add(&mut self, mut file: Reader<'a>, log: &Log) {
        for key in SINGLE {
            if let Some(value) = file.optional(key)
                && self.is_first(key, value.place(), log)
            {
                self.single.insert(key, value);
            }
        }
        self.add_placements(&mut file, log);
        for (key, what) in LISTS {
            let value = file.optional(key);
            self.list(key).extend(tables(value, what, |it| it));
        }
        for kind in Kind::all_of(Of::Model).map(Kind::row) {
            let value = file.optional(kind.list);
            self.list(kind.list).extend(tables(value, kind.name, |it| it));
        }
        let sources = file.optional("sources");
        self.list("sources").extend(tables(sources, "source", |it| it));
        file.close();
    }

    /// Adds `placements`. In one file it is a list of ids, which gives the order; in the others it
    /// is a list of tables.
    fn add_placements(&mut self, file: &mut Reader<'a>, log: &Log) {
        let Some(value) = file.optional("placements") else { return };
        let is_table = |it: &Node| matches!(it.value, Content::Table(_));
        match value.content() {
            Content::List(nodes) if nodes.iter().any(is_table) => {
                let list = value.list("[[placements]]").unwrap_or_default();
                for part in list.iter().filter(|it| !matches!(it.content(), Content::Table(_))) {
                    part.table("", "[[placements]]");
                }
                self.list("placements").extend(tables(Some(value), "placement", |it| it));
            }
            _ => {
                self.is_first("placements", value.place(), log);
                let order = value.texts("[\"marketing\", \"it\", \"sales\"]");
                self.order = self.order.take().or(order);
            }
        }
    }

    fn list(&mut self, key: &'static str) -> &mut Vec<Reader<'a>> {
        self.lists.entry(key).or_default()
    }

    /// Tells whether a single key is found for the first time, and reports it if not.
    fn is_first(&mut self, key: &'static str, place: &'a Place, log: &Log) -> bool {
        let Some(first) = self.met.get(key) else {
            self.met.insert(key, place);
            return true;
        };
        log.add(
            Diagnostic::new(format!("the model has `{key}` twice"))
                .at(place)
                .with(first, "first given here")
                .help("keep one of them"),
        );
        false
    }

    /// Sorts the placements in the order that the model gives, with missing ones last, and the
    /// factors section by section.
    pub(super) fn arrange(&mut self) {
        let order = self.order.take();
        let given = order.iter().flat_map(|it| &it.value);
        let ids: Vec<&str> = given.map(|it| it.value.as_str()).collect();
        self.list("placements").sort_by_key(|it| place_among(&ids, glance(it, "id")));
        self.order = order;
        let sections: Vec<&str> =
            self.of("sections").iter().map(|it| glance(it, "id").unwrap_or_default()).collect();
        self.list("factors").sort_by_key(|it| place_among(&sections, glance(it, "section")));
    }

    /// Returns the tables of a list, without reading them.
    pub(super) fn of(&self, key: &str) -> &[Reader<'a>] {
        self.lists.get(key).map_or(&[], Vec::as_slice)
    }

    /// Returns each list with the number of its tables.
    pub(super) fn lengths(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.lists.iter().map(|(list, tables)| (*list, tables.len()))
    }

    /// Reads the tables of a list.
    pub(super) fn take<T>(&mut self, key: &str, read: impl FnMut(Reader<'a>) -> T) -> Vec<T> {
        self.lists.remove(key).unwrap_or_default().into_iter().map(read).collect()
    }

    /// Returns the value of a single key.
    pub(super) fn single(&mut self, key: &str) -> Option<Value<'a>> {
        self.single.remove(key)
    }

    /// Reports every single key that no file gives.
    pub(super) fn report_absent(&self, log: &Log) {
        for (key, example) in [
            ("id", "id = \"my-model\""),
            ("version", "version = \"1.0.0\""),
            ("title", "title = \"…\""),
            (
                "bands",
                "[bands] with tie_margin, move_margin, minimum_weight, minimum_points, floor, \
                 floor_without_home, move_share and small_team",
            ),
            (
                "stress",
                "[stress] with measured, seen, believed, not_stated, weights, slant, firm \
                 and moderate",
            ),
            (
                "roles",
                "[roles] with company, prepared_by, role, date and current_home, each the id of a \
                 context question",
            ),
            ("shown", &limits_example()),
            ("placements", "placements = [\"…\", \"…\"], the order of the placements"),
        ] {
            if !self.met.contains_key(key) {
                let message = format!("{MODEL} has no `{key}` in any of its files");
                log.add(Diagnostic::new(message).help(format!("add {example}")));
            }
        }
    }
}

fn place_among(known: &[&str], id: Option<&str>) -> usize {
    id.and_then(|id| known.iter().position(|it| *it == id)).unwrap_or(usize::MAX)
}

/// Returns the value of a key, if it is a text, without reading the table.
pub(super) fn glance<'a>(table: &Reader<'a>, key: &str) -> Option<&'a str> {
    table.peek(key)?.value.clean_text()
}
