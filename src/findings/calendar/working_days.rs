//! Counts in working days. Public holidays are not known, so they count as working days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Returns the date some working days later. The first is the next working day.
pub(super) fn later(date: Date, days: u32) -> Date {
    (0..days).fold(date, |it, _| on_or_after(it.saturating_add(1.day())))
}

/// Returns the date some working days earlier.
pub(super) fn earlier(date: Date, days: u32) -> Date {
    (0..days).fold(date, |it, _| on_or_before(it.saturating_sub(1.day())))
}

/// Returns the date, or the next working day if it is at the weekend.
pub(super) fn on_or_after(date: Date) -> Date {
    date.saturating_add(match date.weekday() {
        Weekday::Saturday => 2.days(),
        Weekday::Sunday => 1.day(),
        _ => 0.days(),
    })
}

/// Returns the date, or the working day before if it is at the weekend.
pub(super) fn on_or_before(date: Date) -> Date {
    date.saturating_sub(match date.weekday() {
        Weekday::Saturday => 1.day(),
        Weekday::Sunday => 2.days(),
        _ => 0.days(),
    })
}
