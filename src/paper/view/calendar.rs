//! The dates of the plan, ready to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Material, format};
use crate::findings::calendar::{Calendar, Late};
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
    /// What blocks a start until a day that nobody knows.
    pub unknown_blocks: Vec<String>,
    pub is_contracted_first: bool,
}

/// A day that comes later than wanted.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct LateView {
    pub day: &'static str,
    pub wanted: String,
    pub instead: String,
    /// `preparation`, `opinion`, `decision`, `budget`, `count` or `blocked`.
    pub because: &'static str,
}

impl Material<'_> {
    pub(super) fn calendar(&self, calendar: &Calendar) -> CalendarView {
        let days = PlanDay::WORDS.iter();
        let blank =
            days.clone().filter(|(_, it)| calendar.has(*it) && calendar.date(*it).is_none());
        let blocks = self.model.roles.blocked_until.map(|it| self.model[it].choices());
        let block = |it: &usize| self.fill(&blocks.unwrap_or_default()[*it].label);
        CalendarView {
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
            day: late.day.word(),
            wanted: format::date(late.wanted),
            instead: format::date(late.instead),
            because: late.because.word(),
        }
    }
}
