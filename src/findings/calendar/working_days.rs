//! Counts in working days. Of public holidays only those are known that most countries share: New
//! Year's Day, May Day and two days of Christmas. Others count as working days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The public holidays that are known, as month and day.
const HOLIDAYS: [(i8, i8); 4] = [(1, 1), (5, 1), (12, 25), (12, 26)];

/// Tells whether people work on a date.
pub(super) fn is_working_day(date: Date) -> bool {
    let is_weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    !is_weekend && !HOLIDAYS.contains(&(date.month(), date.day()))
}

/// Returns the date some working days later. The first is the next working day.
pub(super) fn later(date: Date, days: u32) -> Date {
    (0..days).fold(date, |it, _| on_or_after(it.saturating_add(1.day())))
}

/// Returns the date some working days earlier.
pub(super) fn earlier(date: Date, days: u32) -> Date {
    (0..days).fold(date, |it, _| on_or_before(it.saturating_sub(1.day())))
}

/// Returns the date, or the next working day if nobody works on it.
pub(super) fn on_or_after(date: Date) -> Date {
    nearest(date, 1)
}

/// Returns the date, or the working day before if nobody works on it.
pub(super) fn on_or_before(date: Date) -> Date {
    nearest(date, -1)
}

/// Returns the first working day from a date on, in steps of one day; at the end of all dates the
/// last one.
fn nearest(mut date: Date, step: i64) -> Date {
    while !is_working_day(date) {
        let Ok(next) = date.checked_add(step.days()) else { break };
        date = next;
    }
    date
}
