//! The dates of the plan, ready to print.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{Material, format};
use crate::findings::calendar::{Cause, Late};
use crate::findings::counsel::{Chosen, Counsel};
use crate::findings::parties;
use crate::findings::plan::{Row, messages, plan};
use crate::letters::{capital, small};
use crate::model::PlanDay;

/// The dates of the plan.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct CalendarView {
    /// Every day by its name; null if the plan does not have it, or nobody can tell its date yet.
    #[serde(flatten)]
    pub days: BTreeMap<&'static str, Option<String>>,
    /// The days of the plan whose date somebody has to set.
    pub blank: Vec<&'static str>,
    /// The days whose date is proposed.
    pub proposed: Vec<&'static str>,
    /// What comes later than wanted, and why.
    pub late: Vec<LateView>,
    /// Times in which nothing can change, other than a consultation.
    pub blocks: Vec<BlockView>,
    /// What blocks a start until a day that nobody knows.
    pub unknown_blocks: Vec<String>,
    pub is_contracted_first: bool,
}

/// A time in which nothing can change.
#[derive(Debug, Clone, Serialize)]
pub struct BlockView {
    /// What it is.
    pub name: String,
    /// What has to happen first, in a sentence.
    pub first: String,
    /// Its last day; null if nobody knows it.
    pub until: Option<Date>,
    /// The same as printed.
    pub until_shown: Option<String>,
}

/// A day that comes later than wanted.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct LateView {
    pub day: PlanDay,
    pub wanted: String,
    pub instead: String,
    /// `preparation`, `opinion`, `decision`, `budget`, `count` or `blocked`.
    pub because: Cause,
}

/// What happens on one day.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PlanRow {
    /// As printed; null if somebody has to set it.
    pub date: Option<String>,
    /// The same date, as `2026-07-13`.
    pub on: Option<Date>,
    /// The days of the plan that fall on it.
    pub days: Vec<PlanDay>,
    pub what: String,
    pub who: String,
}

/// Who tells whom.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct MessageView {
    /// Null if somebody has to set it.
    pub date: Option<String>,
    pub day: PlanDay,
    pub from: String,
    pub to: String,
    pub what: String,
}

impl Material<'_> {
    /// Returns what happens on which day, in order of time.
    pub(super) fn plan(&self, counsel: &Counsel<'_>) -> Vec<PlanRow> {
        let rows = plan(counsel, self.calendar).into_iter();
        rows.map(|it| self.plan_row(&it)).collect()
    }

    fn plan_row(&self, row: &Row<'_>) -> PlanRow {
        let mut days: Vec<_> = row.chosen.iter().filter_map(|it| it.passage.by).collect();
        days.dedup();
        PlanRow {
            date: row.date.map(format::date),
            on: row.date,
            days,
            what: self.joined(row, "what"),
            who: self.joined(row, "who"),
        }
    }

    /// Returns the texts of a row with a name, each once, in one line.
    fn joined(&self, row: &Row<'_>, name: &str) -> String {
        let mut texts: Vec<String> = Vec::new();
        for chosen in &row.chosen {
            let Some(text) = self.who_or_what(chosen, name) else { continue };
            let parts = || text.split(", ").map(str::to_lowercase);
            let is_told = |part: String| {
                texts.iter().any(|it| it.split(", ").any(|told| told.to_lowercase() == part))
            };
            if parts().all(is_told) {
                continue;
            }
            // A name keeps its capital.
            let is_name = chosen.text(name).is_none_or(|it| it.starts_with('{'));
            texts.push(if is_name { text } else { small(&text) });
        }
        capital(&texts.join("; "))
    }

    /// Returns a text of a passage; where it is about those who have to agree, they stand for the person
    /// who acts or hears of it.
    fn who_or_what(&self, chosen: &Chosen<'_>, name: &str) -> Option<String> {
        let parties = parties::of_passage(&self.case(), chosen.passage);
        let parties = parties.filter(|_| name == "who");
        let titles = parties.map(|it| self.titles(&it));
        titles.or_else(|| chosen.text(name).map(|it| self.fill(it)))
    }

    /// Returns who hears of something from this person, without the person; none if that leaves nobody.
    fn hearers(&self, chosen: &Chosen<'_>, from: &str) -> Option<String> {
        let is_other = |it: &str| capital(it) != from;
        let parties = parties::of_passage(&self.case(), chosen.passage);
        let to = match (parties, self.own_words(chosen, "to")) {
            (Some(parties), _) => {
                let titles = parties.iter().map(|it| self.bare_title(*it));
                titles.filter(|it| is_other(it)).collect::<Vec<_>>().join(", ")
            }
            (None, Some(own)) => own,
            (None, None) => {
                let listed = chosen.text("to").unwrap_or_default().split(", ");
                let others: Vec<_> = listed.filter(|it| is_other(&self.fill(it))).collect();
                self.fill(&others.join(", "))
            }
        };
        Some(capital(&to)).filter(|it| !it.is_empty())
    }

    /// Returns who tells whom what, in this order. Nobody tells themselves.
    pub(super) fn messages(&self, counsel: &Counsel<'_>) -> Vec<MessageView> {
        let dated = messages(counsel, self.calendar).into_iter();
        let message = |(day, chosen): (PlanDay, &Chosen<'_>)| {
            let text = |name| capital(&self.who_or_what(chosen, name).unwrap_or_default());
            let from = text("from");
            Some(MessageView {
                date: self.calendar.date(day).map(format::date),
                day,
                to: self.hearers(chosen, &from)?,
                from,
                what: text("what"),
            })
        };
        let mut rows: Vec<MessageView> = Vec::new();
        for row in dated.filter_map(message) {
            let same = |it: &&mut MessageView| {
                it.date.is_some() && (&it.date, &it.from, &it.to) == (&row.date, &row.from, &row.to)
            };
            match rows.iter_mut().find(same) {
                Some(before) => before.what += &format!("; {}", small(&row.what)),
                None => rows.push(row),
            }
        }
        rows
    }

    pub(super) fn calendar(&self) -> CalendarView {
        let calendar = self.calendar;
        let days = PlanDay::WORDS.iter();
        let blank =
            days.clone().filter(|(_, it)| calendar.has(*it) && calendar.date(*it).is_none());
        let blocks = self.model.roles.blocked_until.map(|it| self.model[it].choices());
        let block = |it: &usize| self.fill(&blocks.unwrap_or_default()[*it].label);
        let blocked = |&(what, until): &(usize, Option<Date>)| BlockView {
            name: block(&what),
            first: self.fill(&blocks.unwrap_or_default()[what].paper),
            until,
            until_shown: until.map(format::date),
        };
        CalendarView {
            blocks: calendar.blocks.iter().map(blocked).collect(),
            blank: blank.map(|(word, _)| *word).collect(),
            days: days.map(|(word, it)| (*word, calendar.date(*it).map(format::date))).collect(),
            proposed: calendar.proposed.iter().map(|it| it.word()).collect(),
            late: calendar.late.iter().map(LateView::from).collect(),
            unknown_blocks: calendar.unknown_blocks.iter().map(block).collect(),
            is_contracted_first: calendar.is_contracted_first,
        }
    }
}

impl From<&Late> for LateView {
    fn from(late: &Late) -> Self {
        Self {
            day: late.day,
            wanted: format::date(late.wanted),
            instead: format::date(late.instead),
            because: late.because,
        }
    }
}
