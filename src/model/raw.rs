//! A model as written: every value with its place, nothing checked against anything else.
//!
//! What is missing or of the wrong type is absent here and has been reported. Tables may stand in
//! any file of the folder; [`RawModel::read`] adds one file to those read before.

mod bands;
mod checks;
mod outlook;
mod parts;
mod persona;
mod placements;
mod questions;
mod stress;

pub(super) use bands::RawBands;
pub(super) use checks::RawCheck;
pub(super) use outlook::{RawOutlook, RawSignal, RawStage};
pub(super) use parts::{
    RawArgument, RawChange, RawEffect, RawFactor, RawGate, RawInteraction, RawTarget,
};
pub(super) use persona::RawPersona;
pub(super) use placements::{RawNameBy, RawPlacement, RawRemark};
pub(super) use questions::{RawChoice, RawContext, RawRespondent, RawSection};
pub(super) use stress::{RawOdds, RawScenario, RawStress, RawSupposed};

use std::ops::RangeInclusive;

use super::passage::{self, Kind, Of};
use crate::diagnostic::{Diagnostic, Log, Place};
use crate::toml_tree::{Content, Document, Placed, Reader, Value};

pub(super) type Text = Option<Placed<String>>;
pub(super) type Texts = Option<Placed<Vec<Placed<String>>>>;
pub(super) type Number = Option<Placed<i64>>;

/// What a percentage or a number of points can be.
const PERCENT: RangeInclusive<i64> = 0..=100;

/// Everything a model folder says.
#[derive(Debug, Default)]
pub(super) struct RawModel {
    pub(super) id: Text,
    pub(super) version: Text,
    pub(super) title: Text,
    pub(super) bands: Option<RawBands>,
    pub(super) stress: Option<RawStress>,
    pub(super) shown: Vec<(Kind, usize)>,
    pub(super) outlook: Option<RawOutlook>,
    pub(super) personas: Vec<RawPersona>,
    pub(super) order: Texts,
    pub(super) placements: Vec<RawPlacement>,
    pub(super) sections: Vec<RawSection>,
    pub(super) factors: Vec<RawFactor>,
    pub(super) context: Vec<RawContext>,
    pub(super) respondents: Vec<RawRespondent>,
    pub(super) gates: Vec<RawGate>,
    pub(super) interactions: Vec<RawInteraction>,
    pub(super) scenarios: Vec<RawScenario>,
    pub(super) checks: Vec<RawCheck>,
    /// The kind and the id of every passage that belongs to no placement.
    pub(super) passages: Vec<(Kind, Text)>,
    pub(super) sources: Vec<RawSource>,
    /// The single keys met so far, to find the second of two.
    met: Vec<(&'static str, Place)>,
}

#[derive(Debug)]
pub(super) struct RawSource {
    pub(super) key: Text,
    pub(super) author: Text,
    pub(super) title: Text,
    pub(super) published: Text,
    pub(super) used_for: Text,
    pub(super) second_hand: bool,
}

/// A predicate as written; `None` if it is absent or has been found wrong.
pub(super) type RawPredicate = Option<Placed<Vec<Placed<Vec<RawTest>>>>>;

/// One comparison as written.
#[derive(Debug)]
pub(super) struct RawTest {
    pub(super) subject: Placed<String>,
    pub(super) accepts: RawAccepts,
}

#[derive(Debug)]
pub(super) enum RawAccepts {
    One(Placed<String>),
    Any(Placed<Vec<Placed<String>>>),
}

impl RawModel {
    /// Adds what one file says.
    pub(super) fn read(&mut self, document: &Document, log: &Log) {
        let mut file = Reader::new(document, "the model", log);
        if let Some(value) = self.single(&mut file, log, "id") {
            self.id = value.text();
        }
        if let Some(value) = self.single(&mut file, log, "version") {
            self.version = value.text();
        }
        if let Some(value) = self.single(&mut file, log, "title") {
            self.title = value.text();
        }
        if let Some(value) = self.single(&mut file, log, "bands") {
            self.bands = RawBands::read(&value);
        }
        if let Some(value) = self.single(&mut file, log, "stress") {
            self.stress = RawStress::read(&value);
        }
        if let Some(value) = self.single(&mut file, log, "shown") {
            self.shown = passage::limits(&value);
        }
        if let Some(value) = self.single(&mut file, log, "outlook") {
            self.outlook = RawOutlook::read(&value);
        }
        self.read_placements(&mut file, log);
        self.sections.extend(tables(file.optional("sections"), "section", RawSection::read));
        self.factors.extend(tables(file.optional("factors"), "factor", RawFactor::read));
        self.context.extend(tables(file.optional("context"), "context question", RawContext::read));
        let respondents = tables(file.optional("respondents"), "respondent", RawRespondent::read);
        self.respondents.extend(respondents);
        self.gates.extend(tables(file.optional("gates"), "gate", RawGate::read));
        let interactions = file.optional("interactions");
        self.interactions.extend(tables(interactions, "interaction", RawInteraction::read));
        self.scenarios.extend(tables(file.optional("scenarios"), "scenario", RawScenario::read));
        self.personas.extend(tables(file.optional("personas"), "persona", RawPersona::read));
        self.checks.extend(tables(file.optional("checks"), "check", RawCheck::read));
        self.passages.extend(passage::ids(&mut file, Of::Model));
        self.sources.extend(tables(file.optional("sources"), "source", RawSource::read));
        file.close();
    }

    /// Reports whatever of the single keys no file gives.
    pub(super) fn report_absent(&self, log: &Log) {
        for (key, example) in [
            ("id", "id = \"my-model\""),
            ("version", "version = \"1.0.0\""),
            ("title", "title = \"…\""),
            ("bands", "[bands] with tie_margin, move_margin and minimum_weight"),
            ("stress", "[stress] with measured, seen, believed, weights, firm and moderate"),
            ("shown", &passage::limits_example()),
            ("placements", "placements = [\"…\", \"…\"], the order of the placements"),
        ] {
            if !self.met.iter().any(|(met, _)| *met == key) {
                let message = format!("the model has no `{key}` in any of its files");
                log.add(Diagnostic::new(message).help(format!("add {example}")));
            }
        }
    }

    /// Returns the value of a key that may stand in one file only.
    fn single<'a>(
        &mut self,
        file: &mut Reader<'a>,
        log: &Log,
        key: &'static str,
    ) -> Option<Value<'a>> {
        let value = file.optional(key)?;
        self.meet(key, value.place(), log);
        Some(value)
    }

    fn meet(&mut self, key: &'static str, place: &Place, log: &Log) {
        match self.met.iter().find(|(met, _)| *met == key) {
            Some((_, first)) => log.add(
                Diagnostic::new(format!("the model has `{key}` twice"))
                    .at(place)
                    .with(first, "first given here")
                    .help("keep one of them"),
            ),
            None => self.met.push((key, place.clone())),
        }
    }

    /// Reads `placements`, which is the order of the ids in one file and tables in the others.
    fn read_placements(&mut self, file: &mut Reader<'_>, log: &Log) {
        let Some(value) = file.optional("placements") else { return };
        let is_table = |it: &Value<'_>| matches!(it.content(), Content::Table(_));
        match value.content() {
            Content::List(nodes)
                if nodes.iter().any(|it| matches!(it.value, Content::Table(_))) =>
            {
                let list = value.list("[[placements]]").unwrap_or_default();
                for part in list.iter().filter(|it| !is_table(it)) {
                    part.table("", "[[placements]]");
                }
                self.placements.extend(tables(Some(value), "placement", RawPlacement::read));
            }
            _ => {
                self.meet("placements", value.place(), log);
                let order = value.texts("[\"marketing\", \"it\", \"sales\"]");
                self.order = self.order.take().or(order);
            }
        }
    }
}

impl RawSource {
    fn read(mut table: Reader<'_>) -> Self {
        let source = Self {
            key: named(&mut table, "source", "key"),
            author: table.text("author"),
            title: table.text("title"),
            published: table.text("published"),
            used_for: table.text("used_for"),
            second_hand: table.flag("second_hand"),
        };
        table.close();
        source
    }
}

/// How a predicate is written, for help.
pub(super) const WHEN: &str = "[{ some_id = \">=4\" }]";

/// Reads each table of a list; `what` is what to call one until its id is known.
pub(super) fn tables<'a, T>(
    value: Option<Value<'a>>,
    what: &str,
    read: impl Fn(Reader<'a>) -> T,
) -> Vec<T> {
    let Some(value) = value else { return Vec::new() };
    let parts = value.list("[{ … }]").unwrap_or_default();
    parts.iter().filter_map(|it| it.table(format!("this {what}"), "{ … }")).map(read).collect()
}

/// Reads the id of a table and calls the table by it.
pub(super) fn named(table: &mut Reader<'_>, what: &str, key: &'static str) -> Text {
    let id = table.text(key)?;
    table.call(format!("{what} {}", crate::diagnostic::ticked(&id.value)));
    Some(id)
}

/// Reads where a piece of the model comes from.
pub(super) fn sources(table: &mut Reader<'_>) -> Texts {
    table.required("source", "[\"judgement\"]")?.texts("[\"judgement\"]")
}

/// Reads a list of rows, each a table of comparisons.
pub(super) fn predicate(value: Option<Value<'_>>) -> RawPredicate {
    predicate_that(value, "it never holds")
}

/// Reads a predicate; without rows, `never` is what follows.
fn predicate_that(value: Option<Value<'_>>, never: &str) -> RawPredicate {
    let value = value?;
    let list = value.list(WHEN)?;
    if list.is_empty() {
        let message = format!("has no rows, so {never}");
        value.complain(&message, format!("write rows: `{WHEN}`"));
        return None;
    }
    let rows: Vec<_> = list.iter().map(row).collect();
    Some(value.placed(rows.into_iter().collect::<Option<_>>()?))
}

fn row(value: &Value<'_>) -> Option<Placed<Vec<RawTest>>> {
    let table = value.table(value.title(), "{ some_id = \">=4\" }")?;
    let tests: Vec<_> = table.all().into_iter().map(test).collect();
    if tests.is_empty() {
        value
            .complain("has an empty row, which always holds", "write a comparison, or take it out");
        return None;
    }
    Some(value.placed(tests.into_iter().collect::<Option<_>>()?))
}

fn test((subject, value): (Placed<String>, Value<'_>)) -> Option<RawTest> {
    let accepts = match value.content() {
        Content::List(_) => RawAccepts::Any(value.texts("[\"this\", \"that\"]")?),
        Content::Whole(Some(number)) => {
            value.complain(
                "is a number without a comparison",
                format!("write \"={number}\", \"<={number}\" or \">={number}\""),
            );
            return None;
        }
        _ => RawAccepts::One(value.text()?),
    };
    Some(RawTest { subject, accepts })
}
