//! Ids: checks their form and that each is used once, and finds what a reference means.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Log, Place, one_of, ticked};
use crate::model::{ELSEWHERE, NO_HOME, SPLIT};
use crate::toml_tree::{Placed, Reader};

use super::scope::Scope;
use super::table::Text;

/// Words that predicates use beside ids.
pub(super) const RECOMMENDED: &str = "recommended";
pub(super) const LEANING: &str = "leaning";
pub(super) const PROPOSED: &str = "proposed";
pub(super) const IN_PLACE: &str = "in_place";
pub(super) const NOT_IN_PLACE: &str = "not_in_place";
pub(super) const GRANTED: &str = "granted";
pub(super) const COMPARED: &str = "compared";
pub(super) const VERDICT: &str = "verdict";
pub(super) const OUTLOOK: &str = "outlook";

/// The ids of one kind of thing, in the order of the valid model.
pub(super) struct Ids<'a> {
    kind: &'static str,
    ids: Vec<Option<Id<'a>>>,
    /// The index of each id, of equal ones the first.
    places: BTreeMap<&'a str, usize>,
}

/// An id, and its place in the file.
#[derive(Clone, Copy)]
pub(super) struct Id<'a> {
    pub(super) text: &'a str,
    pub(super) place: &'a Place,
}

impl<'a> Id<'a> {
    pub(super) fn of(text: &'a Placed<String>) -> Self {
        Self { text: &text.value, place: &text.place }
    }
}

impl<'a> Ids<'a> {
    /// Collects the ids from this key of tables that are not read yet.
    pub(super) fn glanced(kind: &'static str, tables: &[Reader<'a>], key: &str) -> Self {
        let id = |it: &Reader<'a>| {
            let node = it.peek(key)?;
            Some(Id { text: node.value.clean_text()?, place: &node.place })
        };
        let ids: Vec<_> = tables.iter().map(id).collect();
        let mut places = BTreeMap::new();
        for (place, id) in ids.iter().enumerate() {
            id.iter().for_each(|it| {
                places.entry(it.text).or_insert(place);
            });
        }
        Self { kind, ids, places }
    }

    /// Returns the index of the thing with this id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Returns the id of the thing with this index.
    pub(super) fn get(&self, index: usize) -> Option<Id<'a>> {
        self.ids.get(index).copied().flatten()
    }

    /// Returns every id, in order.
    pub(super) fn names(&self) -> Vec<&'a str> {
        self.all().map(|it| it.text).collect()
    }

    /// Returns every id with its place, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = Id<'a>> {
        self.ids.iter().flatten().copied()
    }

    /// Returns how many there are, with or without an id.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Returns the index of the thing that `who` refers to, or reports that there is none.
    pub(super) fn resolve(&self, name: &Placed<String>, who: &str, log: &Log) -> Option<usize> {
        let found = self.find(&name.value);
        if found.is_none() {
            log.add(self.unknown(name, &format!("{who} names"), log));
        }
        found
    }

    /// Returns the mistake for an unknown name; `begin` is the beginning of its message.
    pub(super) fn unknown(&self, name: &Placed<String>, begin: &str, log: &Log) -> Diagnostic {
        let kind = self.kind;
        let message =
            format!("{begin} the {kind} {}, which this model does not define", ticked(&name.value));
        let help = log.guess(|| one_of(&name.value, &format!("the {kind}s are"), &self.names()));
        Diagnostic::new(message).at(&name.place).help(help)
    }
}

impl Scope<'_> {
    /// Returns an id that has the right form. It must be unique in the model.
    pub(super) fn id(&self, id: &Text) -> String {
        self.shared.borrow_mut().extend(id.clone());
        self.own_id(id)
    }

    /// Returns an id that has the right form. It must be unique among things of its kind.
    pub(super) fn own_id(&self, id: &Text) -> String {
        let Some(id) = id else { return String::new() };
        let mut chars = id.value.chars();
        let begins = chars.next().is_some_and(|it| it.is_ascii_alphabetic());
        if !begins || !chars.all(|it| it.is_ascii_alphanumeric() || it == '_' || it == '-') {
            let message = format!("{} cannot be an id", ticked(&id.value));
            let help = "an id begins with a letter, and holds only letters from a to z, digits, `_` and `-`";
            self.report(Diagnostic::new(message).at(&id.place).help(help));
        }
        id.value.clone()
    }

    /// Reports every id that is used twice within its kind, or that means something else.
    pub(super) fn check_own_ids(&self) {
        let placements: Vec<_> = self.placements.all().collect();
        self.refuse(&placements, &[ELSEWHERE, SPLIT, NO_HOME], "means something else already");
        self.check_unique(placements, "placement id");
        self.check_unique(self.sections.all().collect(), "section id");
        self.check_unique(self.letters.all().collect(), "section letter");
        self.check_unique(self.respondents.all().collect(), "respondent id");
        self.check_unique(self.sources.all().collect(), "source key");
    }

    /// Reports every other id that is used twice, or that means something else. All things with ids
    /// must have been read before.
    pub(super) fn check_shared_ids(&self) {
        let shared = self.shared.borrow();
        let shared: Vec<Id<'_>> = shared.iter().map(Id::of).collect();
        let words = [
            RECOMMENDED,
            LEANING,
            PROPOSED,
            IN_PLACE,
            NOT_IN_PLACE,
            GRANTED,
            COMPARED,
            VERDICT,
            OUTLOOK,
        ];
        self.refuse(&shared, &words, "means something else in predicates");
        self.check_unique(shared, "id");
    }

    fn refuse(&self, ids: &[Id<'_>], taken: &[&str], why: &str) {
        for id in ids.iter().filter(|it| taken.contains(&it.text)) {
            let message = format!("{} cannot be an id here: it {why}", ticked(id.text));
            self.report(Diagnostic::new(message).at(id.place).help("take another id"));
        }
    }

    /// Reports every id that was already used earlier in the files.
    pub(super) fn check_unique(&self, mut ids: Vec<Id<'_>>, kind: &str) {
        // Equal ids are next to each other, in file order.
        ids.sort_by_key(|it| (it.text, it.place.file, it.place.span.start));
        for same in ids.chunk_by(|a, b| a.text == b.text) {
            for again in &same[1..] {
                let message = format!("the {kind} {} is used twice", ticked(again.text));
                let mistake = Diagnostic::new(message).at(again.place);
                let help = "give one of them another; other files may refer to it";
                self.report(mistake.with(same[0].place, "first used here").help(help));
            }
        }
    }
}
