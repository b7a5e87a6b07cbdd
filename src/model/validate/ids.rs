//! Ids: their form, that no two things share one, and what a reference means.

use crate::diagnostic::{Diagnostic, Log, one_of, ticked};
use crate::model::raw::{RawModel, Text};
use crate::model::{NO_HOME, REVOPS, SPLIT};
use crate::toml_tree::Placed;

use super::Scope;

/// Words that predicates use beside ids.
pub(super) const RECOMMENDED: &str = "recommended";
pub(super) const VERDICT: &str = "verdict";
pub(super) const OUTLOOK: &str = "outlook";

/// The ids of one kind of thing, in the order of the valid model.
pub(in crate::model) struct Ids<'a> {
    kind: &'static str,
    ids: Vec<Option<&'a Placed<String>>>,
}

impl<'a> Ids<'a> {
    pub(in crate::model) fn new(kind: &'static str, ids: impl Iterator<Item = &'a Text>) -> Self {
        Self { kind, ids: ids.map(Option::as_ref).collect() }
    }

    /// Returns the index of the thing with this id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|it| it.is_some_and(|it| it.value == id))
    }

    /// Returns every id, in order.
    pub(super) fn names(&self) -> Vec<&'a str> {
        self.ids.iter().flatten().map(|it| it.value.as_str()).collect()
    }

    /// Returns every id with its place, in order.
    pub(super) fn places(&self) -> impl Iterator<Item = &'a Placed<String>> {
        self.ids.iter().flatten().copied()
    }

    /// Returns how many there are, with or without an id.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Returns the index of the thing that `who` refers to, or reports that there is none.
    pub(in crate::model) fn resolve(
        &self,
        name: &Placed<String>,
        who: &str,
        log: &Log,
    ) -> Option<usize> {
        let found = self.find(&name.value);
        if found.is_none() {
            log.add(self.unknown(name, &format!("{who} names")));
        }
        found
    }

    /// Returns the mistake of naming something unknown; `begin` is how its message begins.
    pub(super) fn unknown(&self, name: &Placed<String>, begin: &str) -> Diagnostic {
        let kind = self.kind;
        let message =
            format!("{begin} the {kind} {}, which this model does not define", ticked(&name.value));
        let help = one_of(&name.value, &format!("the {kind}s are"), &self.names());
        Diagnostic::new(message).at(&name.place).help(help)
    }
}

impl Scope<'_> {
    /// Returns an id that has the right form.
    pub(in crate::model) fn id(&self, raw: &Text) -> String {
        let Some(id) = raw else { return String::new() };
        let mut chars = id.value.chars();
        let begins = chars.next().is_some_and(|it| it.is_ascii_alphabetic());
        if !begins || !chars.all(|it| it.is_ascii_alphanumeric() || it == '_' || it == '-') {
            let message = format!("{} cannot be an id", ticked(&id.value));
            let help = "an id begins with a letter, and holds only letters from a to z, digits, `_` and `-`";
            self.report(Diagnostic::new(message).at(&id.place).help(help));
        }
        id.value.clone()
    }
}

/// Reports every id that is used twice, or that means something else already.
pub(super) fn check(raw: &RawModel, log: &Log) {
    let ids = |list: Vec<&Text>| -> Vec<Placed<String>> {
        let mut ids: Vec<_> = list.into_iter().flatten().cloned().collect();
        ids.sort_by_key(|it| (it.place.file, it.place.span.start));
        ids
    };
    let passages = raw.placements.iter().flat_map(|it| &it.passages).chain(&raw.passages);
    let shared = raw.factors.iter().map(|it| &it.id).chain(raw.context.iter().map(|it| &it.id));
    let shared = shared.chain(raw.gates.iter().map(|it| &it.id));
    let shared = shared.chain(raw.interactions.iter().map(|it| &it.id));
    let outlook = raw.outlook.iter().flat_map(|outlook| {
        let remarks = outlook.meanings.iter().chain(&outlook.steps).chain(&outlook.bearings);
        outlook.signals.iter().map(|it| &it.id).chain(remarks.map(|it| &it.id))
    });
    let personas = raw.personas.iter().flat_map(|persona| {
        let remarks = persona.demands.iter().chain(&persona.starves).map(|it| &it.id);
        std::iter::once(&persona.id).chain(remarks)
    });
    let shared = shared.chain(outlook).chain(personas);
    let shared = shared.chain(raw.scenarios.iter().map(|it| &it.id));
    let shared = shared.chain(raw.checks.iter().map(|it| &it.id));
    let shared = shared.chain(passages.map(|it| &it.1));
    let shared = ids(shared.collect());
    let placements = ids(raw.placements.iter().map(|it| &it.id).collect());
    refuse(&shared, &[RECOMMENDED, VERDICT, OUTLOOK], "means something else in predicates", log);
    refuse(&placements, &[SPLIT, REVOPS, NO_HOME], "means something else already", log);
    unique(&shared, "id", log);
    unique(&placements, "placement id", log);
    unique(&ids(raw.sections.iter().map(|it| &it.id).collect()), "section id", log);
    unique(&ids(raw.sections.iter().map(|it| &it.letter).collect()), "section letter", log);
    unique(&ids(raw.respondents.iter().map(|it| &it.id).collect()), "respondent id", log);
    unique(&ids(raw.sources.iter().map(|it| &it.key).collect()), "source key", log);
    for question in &raw.context {
        let choices = question.choices.iter().flat_map(|it| &it.value).map(|it| &it.id);
        unique(&ids(choices.collect()), "choice id", log);
    }
}

fn refuse(ids: &[Placed<String>], taken: &[&str], why: &str, log: &Log) {
    for id in ids.iter().filter(|it| taken.contains(&it.value.as_str())) {
        let message = format!("{} cannot be an id here: it {why}", ticked(&id.value));
        log.add(Diagnostic::new(message).at(&id.place).help("take another id"));
    }
}

fn unique(ids: &[Placed<String>], kind: &str, log: &Log) {
    for (index, id) in ids.iter().enumerate() {
        if let Some(first) = ids[..index].iter().find(|it| it.value == id.value) {
            let message = format!("the {kind} {} is used twice", ticked(&id.value));
            let mistake =
                Diagnostic::new(message).at(&id.place).with(&first.place, "first used here");
            log.add(mistake.help("give one of them another; other files may refer to it"));
        }
    }
}
