//! The calendar: one row for each day of the plan, on one scale of time.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::rows::{self, Frame, Row};
use super::scale::{Bar, Percent, Scale};
use crate::model::PlanDay;
use crate::paper::View;
use crate::paper::view::calendar::{BlockView, PlanRow};

/// How many months have a name at most, and the numbers of months between two that have.
const NAMES: i64 = 8;
const STEPS: [i64; 6] = [1, 2, 3, 6, 12, 24];
/// The most months of which each has a line.
const LINES: i64 = 96;
/// The height of the years under the months, in pixels.
const YEARS: usize = 14;
/// The days on which somebody decides. An intention is none.
const DECISIONS: [PlanDay; 3] = [PlanDay::Decision, PlanDay::Again, PlanDay::Review];

/// The days on which something changes.
const CHANGES: [PlanDay; 2] = [PlanDay::Start, PlanDay::Access];

/// The days of the plan.
#[derive(Serialize)]
pub(super) struct Calendar {
    /// What nothing can change in.
    blocks: Vec<Row<Blocked>>,
    rows: Vec<Row<Day>>,
    frame: Frame,
    months: Vec<Month>,
    has_consultation: bool,
    has_change: bool,
}

/// A time in which nothing changes.
#[derive(Serialize)]
struct Blocked {
    name: String,
    /// Its last day as printed.
    until: String,
    bar: Bar,
}

/// One day of the plan.
#[derive(Serialize)]
struct Day {
    date: String,
    what: String,
    x: Percent,
    is_decision: bool,
    /// From the day on which a consultation opens to the opinion.
    consultation: Option<Bar>,
    /// Whether something changes on it.
    is_change: bool,
}

/// The first day of a month.
#[derive(Serialize)]
struct Month {
    x: Percent,
    /// Its name if there is room for it.
    name: Option<String>,
    /// The year, where it is the first name of one.
    year: Option<String>,
}

impl Calendar {
    /// Returns none if fewer than two days have a date.
    pub(super) fn of(view: &View) -> Option<Self> {
        let dated: Vec<(&PlanRow, Date)> =
            view.plan.iter().filter_map(|it| Some((it, it.on?))).collect();
        let (first, last) = dated.iter().map(|it| it.1).fold(None, |ends, it| {
            let (first, last) = ends.unwrap_or((it, it));
            Some((first.min(it), last.max(it)))
        })?;
        if first == last {
            return None;
        }
        let time = Time::new(first, last);
        let blocks: Vec<Blocked> =
            view.calendar.blocks.iter().filter_map(|it| blocked(it, &time)).collect();
        let days: Vec<Day> = dated.iter().map(|it| day(it, &dated, &time)).collect();
        Some(Self {
            frame: rows::frame(0, blocks.len() + days.len()).higher(YEARS),
            has_consultation: days.iter().any(|it| it.consultation.is_some()),
            has_change: days.iter().any(|it| it.is_change),
            months: time.months(),
            rows: rows::from(rows::under(blocks.len()), days),
            blocks: rows::from(0, blocks),
        })
    }
}

/// A scale of days.
struct Time {
    first: Date,
    last: Date,
    scale: Scale,
}

impl Time {
    /// Makes a scale of whole months: up to the first day of the month after the last.
    fn new(first: Date, last: Date) -> Self {
        let (first, last) = (first.first_of_month(), last.last_of_month().saturating_add(1.day()));
        Self { first, last, scale: Scale::new(0, days(first, last)) }
    }

    fn at(&self, date: Date) -> Percent {
        self.scale.at(days(self.first, date))
    }

    fn bar(&self, from: Date, to: Date) -> Bar {
        self.scale.bar(days(self.first, from), days(self.first, to))
    }

    fn months(&self) -> Vec<Month> {
        let months = i64::from(self.last.year() - self.first.year()) * 12
            + i64::from(self.last.month() - self.first.month())
            + 1;
        let step = STEPS.into_iter().find(|step| months <= step * NAMES);
        let step = step.unwrap_or((months + NAMES - 1) / NAMES);
        let between = if months > LINES { step } else { 1 };
        let first = |month: i64| self.first.saturating_add(month.months());
        let begins_year =
            |month: i64| month == 0 || first(month).year() > first(month - step).year();
        let month = |month: i64| {
            let (x, date) = (self.at(first(month)), first(month));
            let is_named = month % step == 0 && x.has_room_after();
            Month {
                x,
                name: is_named.then(|| date.strftime("%b").to_string()),
                year: (is_named && begins_year(month)).then(|| date.year().to_string()),
            }
        };
        (0..months).step_by(usize::try_from(between).unwrap_or(1)).map(month).collect()
    }
}

/// Returns how many days lie between two dates.
fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Returns none if nobody knows its last day: that would look as if nothing could ever change.
fn blocked(block: &BlockView, time: &Time) -> Option<Blocked> {
    Some(Blocked {
        name: block.name.clone(),
        until: block.until_shown.clone()?,
        bar: time.bar(time.first, block.until?),
    })
}

fn day((row, on): &(&PlanRow, Date), plan: &[(&PlanRow, Date)], time: &Time) -> Day {
    let has = |row: &PlanRow, day: PlanDay| row.days.contains(&day);
    let opinion = plan.iter().find(|it| has(it.0, PlanDay::Opinion)).map(|it| it.1);
    let opinion = opinion.filter(|_| has(row, PlanDay::Consultation));
    Day {
        date: row.date.clone().unwrap_or_default(),
        what: row.what.clone(),
        x: time.at(*on),
        is_decision: DECISIONS.into_iter().any(|it| has(row, it)),
        consultation: opinion.map(|it| time.bar(*on, it)),
        is_change: CHANGES.into_iter().any(|it| has(row, it)),
    }
}
