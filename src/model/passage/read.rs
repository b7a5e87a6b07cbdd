//! Reads passages by the table of kinds, straight from a model's files, and reports every mistake.
//!
//! [`ids`] comes first: it tells which passages there are, before anything refers to them. Then
//! [`Scope::passages`] reads them.

use super::{Holds, Key, Kind, Of, Passage, Said, TOPICS};
use crate::diagnostic::{Diagnostic, Log, Place, one_of, ticked};
use crate::model::raw::{self, Text, WHEN, named, sources, tables};
use crate::model::validate::{Ids, Reads, Scope};
use crate::model::{FactorId, PlacementId, Predicate};
use crate::toml_tree::{Content, Document, Reader, Value};

/// Asks a table for the lists of passages that belong to it, and returns the kind and the id of each
/// passage in them. Mistakes are reported when the passages are read.
pub(in crate::model) fn ids(table: &mut Reader<'_>, of: Of) -> Vec<(Kind, Text)> {
    let unheard = Log::default();
    let mut ids = Vec::new();
    for kind in Kind::all_of(of) {
        let list = table.optional(kind.row().list).map(|it| it.reporting_to(&unheard));
        ids.extend(tables(list, kind.row().name, |mut it| (kind, it.text("id"))));
    }
    ids
}

/// Reads `[shown]`: how many passages of the limited kinds a paper shows.
pub(in crate::model) fn limits(value: &Value<'_>) -> Vec<(Kind, usize)> {
    let Some(mut table) = value.table("[shown]", "[shown]") else { return Vec::new() };
    let mut most = |kind: Kind| {
        let most = table.whole(kind.row().shown_in, 1..=20, "4")?;
        Some((kind, usize::try_from(most.value).ok()?))
    };
    let limits = limited().filter_map(&mut most).collect();
    table.close();
    limits
}

/// Returns how `[shown]` is written, for help.
pub(in crate::model) fn limits_example() -> String {
    let mut lists: Vec<_> = limited().map(|it| it.row().shown_in).collect();
    let last = lists.pop().unwrap_or_default();
    format!("[shown] with {} and {last}", lists.join(", "))
}

fn limited() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|it| it.row().is_limited)
}

/// A passage while it is read.
struct Draft<'a> {
    table: Reader<'a>,
    passage: Passage,
    /// Where its predicates stand.
    places: Vec<Place>,
}

impl Scope<'_> {
    /// Returns the passages of the model and of its placements, kind by kind. `log` takes mistakes
    /// in what is written; what refers to something unknown is reported where the scope reports.
    pub(in crate::model) fn passages(&self, documents: &[Document], log: &Log) -> Vec<Passage> {
        let mut passages = Vec::new();
        for document in documents {
            let mut file = Reader::new(document, "the model", log);
            passages.extend(self.passages_in(&mut file, None));
            for mut table in placements(&mut file) {
                if let Some(placement) = self.placement_at(table.place()) {
                    passages.extend(self.passages_in(&mut table, Some(placement)));
                }
            }
        }
        passages.sort_by_key(|it| (it.kind, it.placement));
        passages
    }

    /// Returns the passages in the lists of one table; those of a placement if one is given.
    fn passages_in(&self, table: &mut Reader<'_>, placement: Option<PlacementId>) -> Vec<Passage> {
        let of = if placement.is_some() { Of::Placement } else { Of::Model };
        let mut passages = Vec::new();
        for kind in Kind::all_of(of) {
            let list = table.optional(kind.row().list);
            let read = |it| Passage { placement, ..self.passage(kind, it) };
            passages.extend(tables(list, kind.row().name, read));
        }
        passages
    }

    fn passage(&self, kind: Kind, mut table: Reader<'_>) -> Passage {
        let id = named(&mut table, kind.row().name, "id");
        let passage = Passage::new(kind, self.id(&id));
        let mut draft = Draft { table, passage, places: Vec::new() };
        for key in kind.row().keys {
            self.read_key(*key, &mut draft);
        }
        draft.table.close();
        draft.passage
    }

    fn read_key(&self, Key { name: key, holds }: Key, draft: &mut Draft<'_>) {
        let Draft { table, passage, .. } = draft;
        match holds {
            Holds::Heading | Holds::RowHeading | Holds::Text => {
                passage.texts.extend(self.said(key, table.text(key)));
            }
            Holds::OpenText => passage.texts.extend(self.said(key, table.optional_text(key))),
            Holds::Texts | Holds::DecidingTexts => passage.texts.extend(self.texts(key, table)),
            Holds::Predicate | Holds::Opposite => self.read_predicate(key, holds, draft),
            Holds::Owner => {
                let owner = table.text(key);
                passage.owner = Some(self.owner(&owner, table.what()));
            }
            Holds::Factor => {
                let found = table.optional_text(key);
                let found = found.and_then(|it| self.factors.resolve(&it, table.what(), self.log));
                passage.factor = found.map(FactorId);
            }
            Holds::Phase => {
                let phases = Ids::new("phase", self.passage_ids(Kind::Phase));
                let phase = table.text(key);
                passage.phase = phase.and_then(|it| phases.resolve(&it, table.what(), self.log));
            }
            Holds::Topic => {
                let topic = table.text(key);
                passage.topic = self.topic(&topic, table.what());
            }
            Holds::Year => {
                passage.year = table.whole(key, 1900..=2100, "2024").map(|it| it.value);
            }
            Holds::Days => passage.days = table.optional(key).and_then(|it| days(&it)),
            Holds::Source => {
                let keys = sources(table);
                passage.origin = self.origin(&keys, table.what());
            }
        }
    }

    fn said(&self, name: &'static str, text: Text) -> Option<Said> {
        text.is_some().then(|| Said { name, text: self.text(&text), when: None })
    }

    /// Reads a list of texts with the answers they hold for, at least one.
    fn texts(&self, key: &'static str, table: &mut Reader<'_>) -> Vec<Said> {
        const EXAMPLE: &str = "[{ when = [{ some_id = \">=4\" }], text = \"…\" }]";
        let Some(value) = table.required(key, EXAMPLE) else { return Vec::new() };
        if value.list(EXAMPLE).is_some_and(|it| it.is_empty()) {
            value.complain("is empty, so nothing is ever said", format!("write one: `{EXAMPLE}`"));
        }
        let what = table.what();
        tables(Some(value), "text", |mut it| {
            it.call(format!("a text in `{key}` of {what}"));
            let text = it.text("text");
            let when = self.condition(it.required("when", WHEN), what).unwrap_or_default();
            it.close();
            Said { name: key, text: self.text(&text), when: Some(when) }
        })
    }

    fn condition(&self, value: Option<Value<'_>>, who: &str) -> Option<Predicate> {
        self.predicate(&raw::predicate(value), Reads::Everything, who)
    }

    fn read_predicate(&self, key: &'static str, holds: Holds, draft: &mut Draft<'_>) {
        let Some(value) = draft.table.required(key, WHEN) else { return };
        let place = value.place().clone();
        let Some(predicate) = self.condition(Some(value), draft.table.what()) else { return };
        if holds == Holds::Opposite
            && let Some(((first, other), other_place)) =
                draft.passage.predicates.last().zip(draft.places.last())
            && self.can_both_hold(other, &predicate)
        {
            let message = format!("{} can be met and unmet at the same time", draft.table.what());
            let help = "change one of the two so that no answers fit both";
            let mistake = Diagnostic::new(message).at(&place).help(help);
            self.report(mistake.with(other_place, ticked(first)));
        }
        draft.passage.predicates.push((key, predicate));
        draft.places.push(place);
    }

    fn topic(&self, topic: &Text, what: &str) -> Option<&'static str> {
        let topic = topic.as_ref()?;
        let found = TOPICS.into_iter().find(|it| *it == topic.value);
        if found.is_none() {
            let message = format!("the topic of {what} cannot be {}", ticked(&topic.value));
            let help = one_of(&topic.value, "it can be", &TOPICS);
            self.report(Diagnostic::new(message).at(&topic.place).help(help));
        }
        found
    }
}

/// Returns the tables of the placements in a file.
fn placements<'a>(file: &mut Reader<'a>) -> Vec<Reader<'a>> {
    let list = file.optional("placements");
    let Some(Content::List(_)) = list.as_ref().map(Value::content) else { return Vec::new() };
    let parts = list.and_then(|it| it.list("")).unwrap_or_default();
    let is_table = |it: &&Value<'_>| matches!(it.content(), Content::Table(_));
    parts.iter().filter(is_table).filter_map(|it| it.table("", "")).collect()
}

/// Reads a first and a last day.
fn days(value: &Value<'_>) -> Option<(i64, i64)> {
    const EXAMPLE: &str = "[1, 30]";
    let parts = value.list(EXAMPLE)?;
    let Ok([first, last]) = <[_; 2]>::try_from(parts) else {
        value.complain("must be two days, the first and the last", format!("write `{EXAMPLE}`"));
        return None;
    };
    let (first, last) = (first.whole(1..=1000)?.value, last.whole(1..=1000)?.value);
    if first > last {
        value
            .complain("ends before it begins", format!("write the earlier day first: `{EXAMPLE}`"));
        return None;
    }
    Some((first, last))
}
