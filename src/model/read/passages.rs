//! Reads the passages, with the keys that the table of kinds gives.

use std::mem;
use std::ops::RangeInclusive;

use crate::diagnostic::{Diagnostic, Place, ticked};
use crate::model::{
    FactorId, Holds, Key, Kind, Most, Of, PARTS, Passage, PlacementId, PlanDay, Predicate, Said,
    TOPICS,
};
use crate::toml_tree::{Content, Reader, Value};

use super::parts::Parts;
use super::placements::Home;
use super::predicates::{Reads, rows};
use super::scope::Scope;
use super::table::{NAMES, Table, Text, WHEN, tables};

/// How texts with predicates are written, for help.
const TEXTS: &str = "[{ when = [{ some_id = \">=4\" }], text = \"…\" }]";
/// How many passages of a kind a paper can show.
const MOST: RangeInclusive<i64> = 1..=20;

/// A passage while it is read.
struct Draft<'a> {
    table: Table<'a>,
    passage: Passage,
    /// Where in the file it says for which answers it is met.
    met: Option<Place>,
    /// Where in the file its texts are, in order.
    said_at: Vec<Place>,
}

impl Scope<'_> {
    /// Returns the passages of the model and those of its placements, kind by kind.
    pub(super) fn passages(&self, parts: &mut Parts<'_>, homes: &mut [Home]) -> Vec<Passage> {
        let mut passages = Vec::new();
        for kind in Kind::all_of(Of::Model) {
            passages.extend(parts.take(kind.row().list, |it| self.passage(kind, it)));
        }
        for (place, home) in homes.iter_mut().enumerate() {
            let placement = Some(PlacementId(place));
            let own = mem::take(&mut home.passages).into_iter();
            passages.extend(own.map(|it| Passage { placement, ..it }));
        }
        passages.sort_by_key(|it| (it.kind, it.placement));
        passages
    }

    /// Returns the passages in a placement's table.
    pub(super) fn passages_in(&self, table: &mut Reader<'_>) -> Vec<Passage> {
        let mut passages = Vec::new();
        for kind in Kind::all_of(Of::Placement) {
            let list = table.optional(kind.row().list);
            passages.extend(tables(list, kind.row().name, |it| self.passage(kind, it)));
        }
        passages
    }

    fn passage(&self, kind: Kind, reader: Reader<'_>) -> Passage {
        let mut table = self.table(reader);
        let passage = Passage::new(kind, table.id(kind.row().name));
        let mut draft = Draft { table, passage, met: None, said_at: Vec::new() };
        for key in kind.row().keys {
            self.read_key(*key, &mut draft);
        }
        let Draft { table, passage, said_at, .. } = draft;
        for (said, place) in passage.texts.iter().zip(&said_at) {
            let shown_by = [said.when.as_ref(), passage.when()];
            self.check_slots(&said.text, &shown_by, place, table.what());
        }
        table.close();
        passage
    }

    fn read_key(&self, Key { name, holds }: Key, draft: &mut Draft<'_>) {
        let Draft { table, passage, .. } = draft;
        match holds {
            Holds::Heading | Holds::Text => read_text(name, draft),
            Holds::TextOrTexts if !is_list(table, name) => read_text(name, draft),
            Holds::Texts | Holds::TextsOfOthers | Holds::DecidingTexts | Holds::TextOrTexts => {
                self.read_texts(name, draft);
            }
            Holds::Predicate | Holds::First | Holds::Later | Holds::Met | Holds::Opposite => {
                self.read_predicate(name, holds, draft)
            }
            Holds::Owner => passage.owner = Some(table.owner(name)),
            Holds::Factor => {
                let factor = table.reader.optional_text(name);
                let found = factor.and_then(|it| self.factors.resolve(&it, table.what(), self.log));
                passage.factor = found.map(FactorId);
            }
            Holds::Doers => passage.doers = self.people(table.required(name, NAMES), table.what()),
            Holds::Confirmers => {
                passage.confirmers = self.people(table.optional(name), table.what());
            }
            Holds::Deadline => {
                passage.by = self.plan_day(&table.reader.optional_text(name), table.what());
            }
            Holds::By => passage.by = self.plan_day(&table.reader.text(name), table.what()),
            Holds::Topic => passage.topic = self.topic(&table.reader.text(name), table.what()),
            Holds::Part => {
                passage.part = self.plays(&table.reader.optional_text(name), table.what());
            }
            Holds::Arrangement => {
                let id = table.reader.optional_text(name);
                passage.arrangement = self.arrangement(&id, table.what());
            }
            Holds::Source => passage.origin = table.origin(),
        }
    }

    /// Reads the texts of a name, of which the first that holds is printed.
    fn read_texts(&self, name: &'static str, draft: &mut Draft<'_>) {
        for (said, place) in self.texts(name, &mut draft.table) {
            draft.passage.texts.push(said);
            draft.said_at.push(place);
        }
    }

    /// Reads a list of texts with the answers they hold for, at least one.
    pub(super) fn texts(&self, key: &'static str, table: &mut Table<'_>) -> Vec<(Said, Place)> {
        let Some(value) = table.required(key, TEXTS) else { return Vec::new() };
        let what = table.what();
        self.said(key, value, (what, TEXTS), |it| {
            Some(self.any(it.required("when", WHEN), what).unwrap_or_default())
        })
    }

    /// Reads a predicate, which may ask about everything.
    fn any(&self, value: Option<Value<'_>>, who: &str) -> Option<Predicate> {
        self.predicate(&rows(value), Reads::Everything, who)
    }

    fn read_predicate(&self, key: &'static str, holds: Holds, draft: &mut Draft<'_>) {
        let Draft { table, passage, met, .. } = draft;
        let may_be_absent = matches!(holds, Holds::First | Holds::Later | Holds::Met)
            || (holds == Holds::Opposite && met.is_none());
        let value = if may_be_absent { table.optional(key) } else { table.required(key, WHEN) };
        let Some(value) = value else { return };
        let place = value.place().clone();
        if holds == Holds::Met {
            *met = Some(place.clone());
        }
        let alone = value.clone();
        let Some(predicate) = self.any(Some(value), table.what()) else { return };
        if holds == Holds::Opposite {
            match met {
                None => alone.complain("stands alone", "say also with which answers it is met"),
                Some(met) => self.check_opposites(passage, &predicate, [met, &place], table.what()),
            }
        }
        passage.predicates.push((key, predicate));
    }

    /// Checks that no answers fulfil both the predicate read before and its opposite.
    fn check_opposites(
        &self,
        passage: &Passage,
        opposite: &Predicate,
        [met, place]: [&Place; 2],
        what: &str,
    ) {
        let Some((first, other)) = passage.predicates.last() else { return };
        if self.can_both_hold(other, opposite) {
            let message = format!("{what} can be met and unmet at the same time");
            let help = "change one of the two so that no answers fit both";
            let mistake = Diagnostic::new(message).at(place).help(help);
            self.report(mistake.with(met, ticked(first)));
        }
    }

    fn plan_day(&self, day: &Text, what: &str) -> Option<PlanDay> {
        let message = |it: &str| format!("{what} cannot be done by {it}");
        self.pick(day, message, "the days of a plan are", PlanDay::WORDS)
    }

    fn topic(&self, topic: &Text, what: &str) -> Option<&'static str> {
        let message = |it: &str| format!("the topic of {what} cannot be {it}");
        self.pick(topic, message, "it can be", &TOPICS.map(|it| (it, it)))
    }

    fn plays(&self, part: &Text, what: &str) -> Option<&'static str> {
        let message = |it: &str| format!("the part of {what} cannot be {it}");
        self.pick(part, message, "it can be", &PARTS.map(|it| (it, it)))
    }
}

/// Reads a text that is the same for every company.
fn read_text(name: &'static str, draft: &mut Draft<'_>) {
    draft.said_at.push(draft.table.place_of(name));
    let text = draft.table.text(name);
    draft.passage.texts.push(Said { name, text, when: None });
}

fn is_list(table: &Table<'_>, key: &str) -> bool {
    matches!(table.reader.peek(key).map(|it| &it.value), Some(Content::List(_)))
}

/// Reads `[shown]`: how many passages of the limited kinds a paper shows.
pub(super) fn limits(value: Option<Value<'_>>) -> Vec<Most> {
    let table = value.and_then(|it| it.table("[shown]", "[shown]"));
    let Some(mut table) = table else { return Vec::new() };
    let mut most = |kind: Kind| {
        let most = table.whole(kind.row().shown_in, MOST, "4")?;
        Some(Most { kind, most: usize::try_from(most.value).ok()?, below: None })
    };
    let limits = limited().filter_map(&mut most).collect();
    table.close();
    limits
}

/// Reads `[[shown_below]]`: other numbers for teams of fewer people.
pub(super) fn limits_below(mut table: Reader<'_>) -> Vec<Most> {
    let below = table.whole("people", 1..=1000, "6").map(|it| it.value);
    let mut most = |kind: Kind| {
        let most = table.optional(kind.row().shown_in)?.whole(MOST)?;
        Some(Most { kind, most: usize::try_from(most.value).ok()?, below })
    };
    let limits = limited().filter_map(&mut most).collect();
    table.close();
    if below.is_some() { limits } else { Vec::new() }
}

/// Returns how `[shown]` is written, for help.
pub(super) fn limits_example() -> String {
    let mut lists: Vec<_> = limited().map(|it| it.row().shown_in).collect();
    let last = lists.pop().unwrap_or_default();
    format!("[shown] with {} and {last}", lists.join(", "))
}

fn limited() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|it| it.row().is_limited)
}
