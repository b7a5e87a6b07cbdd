//! The plan: what happens on which day, and who hears of it in which order.

use jiff::civil::Date;

use super::calendar::Calendar;
use super::counsel::{Chosen, Counsel};
use crate::model::{Kind, PlanDay};

/// The most rows of a plan.
const ROWS: usize = 7;

/// What happens on one day.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The day, unless somebody has to set it.
    pub date: Option<Date>,
    /// The passages that say what happens and who does it.
    pub chosen: Vec<&'a Chosen<'a>>,
}

/// Returns what happens on which day, in order of time; what has no date stands where its day stands
/// in a plan. Passages about a day that this plan does not have are left out. Of many rows, those
/// whose passages come first in the model are kept.
pub fn plan<'a>(counsel: &'a Counsel<'a>, calendar: &Calendar) -> Vec<Row<'a>> {
    let mut rows: Vec<(PlanDay, Row<'a>)> = Vec::new();
    for (day, chosen) in dated(counsel, calendar, Kind::Milestone) {
        let date = calendar.date(day);
        let same = rows.iter().position(|(other, row)| match date {
            Some(_) => row.date == date,
            None => row.date.is_none() && *other == day,
        });
        match same {
            Some(row) => rows[row].1.chosen.push(chosen),
            None if rows.len() < ROWS => rows.push((day, Row { date, chosen: vec![chosen] })),
            None => {}
        }
    }
    rows.sort_by_key(|it| it.0);
    let all_dated = rows.iter().all(|it| it.1.date.is_some());
    if all_dated {
        rows.sort_by_key(|it| it.1.date);
    }
    rows.into_iter().map(|it| it.1).collect()
}

/// Returns who tells whom what, in the order of the model, with the day of each.
pub fn messages<'a>(
    counsel: &'a Counsel<'a>,
    calendar: &Calendar,
) -> Vec<(PlanDay, &'a Chosen<'a>)> {
    let mut messages: Vec<_> = dated(counsel, calendar, Kind::Message).collect();
    messages.sort_by_key(|it| (calendar.date(it.0).is_none(), calendar.date(it.0)));
    messages
}

fn dated<'a>(
    counsel: &'a Counsel<'a>,
    calendar: &Calendar,
    kind: Kind,
) -> impl Iterator<Item = (PlanDay, &'a Chosen<'a>)> {
    let days = counsel.of(kind).filter_map(|it| Some((it.passage.by?, it)));
    days.filter(|it| calendar.has(it.0))
}
