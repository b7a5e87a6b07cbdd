//! Reads the outlook for joint revenue operations.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, ticked};
use crate::model::{Outlook, OutlookRules, OutlookStage, PlacementId, Signal, Subject};
use crate::toml_tree::{Content, Placed, Reader, Value};

use super::predicates::{Comparison, Reads, Rows, rows};
use super::scope::Scope;
use super::table::{Number, PERCENT, Table, WHEN, tables};

/// How a stage with a count is written, for help.
const STAGE: &str = "{ all = [{ … }], at_least = 3, of = [{ … }, …] }";

impl Scope<'_> {
    pub(super) fn outlook(&self, value: &Value<'_>) -> Option<OutlookRules> {
        let mut table = self.table(value.table("[outlook]", "[outlook]")?);
        let remarks =
            |value: Option<Value<'_>>, what: &str| tables(value, what, |it| self.remark(it, what));
        let placement = table.reader.optional_text("placement");
        let placement =
            placement.and_then(|it| self.placements.resolve(&it, "[outlook]", self.log));
        let outlook = OutlookRules {
            placement: placement.map(PlacementId),
            stages: self.stages(&mut table),
            signals: tables(table.required("signals", "[[outlook.signals]]"), "signal", |it| {
                self.signal(it)
            }),
            meanings: remarks(table.optional("meanings"), "meaning"),
            steps: remarks(table.optional("steps"), "step"),
            bearings: remarks(table.optional("bearings"), "bearing"),
            origin: table.origin(),
        };
        table.close();
        Some(outlook)
    }

    /// Reads when each outlook holds, in the order of the file.
    fn stages(&self, table: &mut Table<'_>) -> Vec<(Outlook, OutlookStage)> {
        let told = Outlook::ALL.into_iter().filter(|it| *it != Outlook::Unknown);
        let values = told.filter_map(|it| Some((it, table.required(it.word(), WHEN)?)));
        let mut values: Vec<(Outlook, Value<'_>)> = values.collect();
        let order = table.all();
        values.sort_by_key(|(it, _)| order.iter().position(|(key, _)| key.value == it.word()));
        values.into_iter().map(|(outlook, it)| (outlook, self.stage(it))).collect()
    }

    /// Reads rows, or a table that counts some of them.
    fn stage(&self, value: Value<'_>) -> OutlookStage {
        let what = value.title();
        let read = |it: &Rows| self.predicate(it, Reads::AnswersOnly, &what).unwrap_or_default();
        let Content::Table(_) = value.content() else {
            return OutlookStage { all: read(&rows(Some(value))), ..OutlookStage::default() };
        };
        let Some(mut table) = value.table(what.as_str(), STAGE) else {
            return OutlookStage::default();
        };
        let all = rows(table.required("all", WHEN));
        let of = rows(table.required("of", WHEN));
        let at_least = table.whole("at_least", PERCENT, "3");
        table.close();
        let count = at_least.as_ref().map_or(0, |it| usize::try_from(it.value).unwrap_or(0));
        let stage = OutlookStage { all: read(&all), of: read(&of), at_least: count };
        if let Some(of) = &of {
            self.check_count(&of.value, &at_least, &stage, &what);
        }
        stage
    }

    /// Checks that the count asks for some rows and can be reached, and that no answer counts twice.
    fn check_count(
        &self,
        of: &[Vec<Comparison>],
        at_least: &Number,
        stage: &OutlookStage,
        what: &str,
    ) {
        let Some(Placed { value: count, place }) = at_least else { return };
        let rows = of.len();
        if !(1..=rows).contains(&stage.at_least) {
            let message = format!("{what} asks for {count} of {rows} rows");
            let help = format!("ask for 1 to {rows} of them");
            self.report(Diagnostic::new(message).at(place).help(help));
        }
        let mut met: BTreeSet<Subject> = BTreeSet::new();
        for (row, written) in stage.of.rows.iter().zip(of) {
            let again = row.iter().zip(written).find(|(test, _)| met.contains(&test.subject));
            if let Some((_, Comparison { subject, .. })) = again {
                let message = format!("{what} counts {} twice", ticked(&subject.value));
                let help = "two counted rows must not ask about the same thing: put them into one";
                self.report(Diagnostic::new(message).at(&subject.place).help(help));
            }
            met.extend(row.iter().map(|it| it.subject));
        }
    }

    fn signal(&self, reader: Reader<'_>) -> Signal {
        let mut table = self.table(reader);
        let (id, name) = (table.id("signal"), table.text("name"));
        let (present, absent) =
            (rows(table.required("present", WHEN)), rows(table.required("absent", WHEN)));
        let reason = table.flag("reason");
        let origin = table.origin();
        let what = table.what();
        let read = |it| self.predicate(it, Reads::AnswersOnly, what);
        let (there, not_there) = (read(&present), read(&absent));
        if let (Some(first), Some(second)) = (&there, &not_there)
            && self.can_both_hold(first, second)
            && let (Some(first), Some(second)) = (&present, &absent)
        {
            let message = format!("{what} can be present and absent at the same time");
            let help = "change one of the two so that no answers fit both";
            let mistake = Diagnostic::new(message).at(&second.place).help(help);
            self.report(mistake.with(&first.place, "`present`"));
        }
        table.close();
        let (present, absent) = (there.unwrap_or_default(), not_there.unwrap_or_default());
        Signal { id, name, present, absent, reason, origin }
    }
}
