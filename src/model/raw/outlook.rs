//! The outlook for joint revenue operations, as written.

use crate::toml_tree::{Content, Reader, Value};

use super::{
    Number, PERCENT, RawPredicate, RawRemark, Text, Texts, WHEN, named, predicate, sources, tables,
};

/// How a stage with a count is written, for help.
const STAGE: &str = "{ all = [{ … }], at_least = 3, of = [{ … }, …] }";

#[derive(Debug)]
pub(in crate::model) struct RawOutlook {
    pub(in crate::model) now: Option<RawStage>,
    pub(in crate::model) not_relevant: Option<RawStage>,
    pub(in crate::model) next: Option<RawStage>,
    pub(in crate::model) later: Option<RawStage>,
    pub(in crate::model) signals: Vec<RawSignal>,
    pub(in crate::model) meanings: Vec<RawRemark>,
    pub(in crate::model) steps: Vec<RawRemark>,
    pub(in crate::model) bearings: Vec<RawRemark>,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawStage {
    pub(in crate::model) all: RawPredicate,
    pub(in crate::model) of: RawPredicate,
    pub(in crate::model) at_least: Number,
}

#[derive(Debug)]
pub(in crate::model) struct RawSignal {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) present: RawPredicate,
    pub(in crate::model) absent: RawPredicate,
    pub(in crate::model) reason: bool,
    pub(in crate::model) source: Texts,
}

impl RawOutlook {
    pub(super) fn read(value: &Value<'_>) -> Option<Self> {
        let mut table = value.table("[outlook]", "[outlook]")?;
        let remarks = |value: Option<Value<'_>>, what: &'static str| {
            tables(value, what, |it| RawRemark::read(it, what))
        };
        let outlook = Self {
            now: stage(&mut table, "now"),
            not_relevant: stage(&mut table, "not_relevant"),
            next: stage(&mut table, "next"),
            later: stage(&mut table, "later"),
            signals: tables(
                table.required("signals", "[[outlook.signals]]"),
                "signal",
                RawSignal::read,
            ),
            meanings: remarks(table.optional("meanings"), "meaning"),
            steps: remarks(table.optional("steps"), "step"),
            bearings: remarks(table.optional("bearings"), "bearing"),
            source: sources(&mut table),
        };
        table.close();
        Some(outlook)
    }
}

/// Reads rows, or a table that counts some.
fn stage(table: &mut Reader<'_>, key: &'static str) -> Option<RawStage> {
    let value = table.required(key, WHEN)?;
    let Content::Table(_) = value.content() else {
        let all = predicate(Some(value));
        return Some(RawStage { all, of: None, at_least: None });
    };
    let mut table = value.table(value.title(), STAGE)?;
    let stage = RawStage {
        all: predicate(table.required("all", WHEN)),
        of: predicate(table.required("of", WHEN)),
        at_least: table.whole("at_least", PERCENT, "3"),
    };
    table.close();
    Some(stage)
}

impl RawSignal {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "signal", "id");
        let signal = Self {
            what: table.what().to_owned(),
            id,
            name: table.text("name"),
            present: predicate(table.required("present", WHEN)),
            absent: predicate(table.required("absent", WHEN)),
            reason: table.flag("reason"),
            source: sources(&mut table),
        };
        table.close();
        signal
    }
}
