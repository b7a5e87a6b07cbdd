//! Counts in working days. Of public holidays only those are known that many countries share: New
//! Year's Day, Good Friday, Easter Monday, May Day and two days of Christmas. Others count as working
//! days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The public holidays that are known on the same day each year, as month and day.
const HOLIDAYS: [(i8, i8); 4] = [(1, 1), (5, 1), (12, 25), (12, 26)];
/// The public holidays that are known around Easter Sunday, in days after it.
const AROUND_EASTER: [i64; 2] = [-2, 1];

/// Tells whether people work on a date.
pub(super) fn is_working_day(date: Date) -> bool {
    let is_weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    let is_holiday = || HOLIDAYS.contains(&(date.month(), date.day()));
    let is_easter =
        || AROUND_EASTER.iter().any(|it| easter(date).saturating_add(it.days()) == date);
    !is_weekend && !is_holiday() && !is_easter()
}

/// Returns Easter Sunday of the year of a date, in the Gregorian calendar. The method is J.-M. Oudin's
/// of 1940, as in the Explanatory Supplement to the Astronomical Almanac.
fn easter(date: Date) -> Date {
    let year = i64::from(date.year());
    let (golden, century) = (year % 19, year / 100);
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let end_of_march = Date::new(date.year(), 3, 28).unwrap_or(date);
    end_of_march.saturating_add((moon - weekday).days())
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_is_as_the_tables_have_it() {
        for (year, month, day) in [
            (1886, 4, 25),
            (1954, 4, 18),
            (1961, 4, 2),
            (1981, 4, 19),
            (2000, 4, 23),
            (2014, 4, 20),
            (2022, 4, 17),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(date(year, 1, 1)), date(year, month, day));
        }
    }

    #[test]
    fn nobody_works_on_good_friday_and_easter_monday() {
        assert_eq!(on_or_after(date(2026, 4, 3)), date(2026, 4, 7));
        assert_eq!(on_or_before(date(2026, 4, 6)), date(2026, 4, 2));
        assert!(is_working_day(date(2026, 4, 2)) && is_working_day(date(2026, 4, 7)));
    }
}
