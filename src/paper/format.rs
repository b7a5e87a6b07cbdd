//! Formats numbers and dates as text, with signs, rounding and bars. Pulls and weights are
//! formatted in `points`.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::decide::ratio::Ratio;
use crate::findings::shares::Cases;
use crate::points::{Points, tenths};

/// The cells of a full bar.
const BAR_CELLS: i64 = 10;

/// Returns a whole number with its sign: `+9`, `−6` (with a minus sign, not a hyphen) or `0`.
pub(crate) fn signed(number: i64) -> String {
    match number {
        0 => "0".to_owned(),
        1.. => format!("+{number}"),
        _ => format!("−{}", number.unsigned_abs()),
    }
}

/// Returns a weight, given in hundredths of a percent, as the whole number nearest to its tenths;
/// halves go to the even number.
pub(super) fn whole_weight(hundredths: i64) -> i64 {
    let tenths = tenths(hundredths);
    let (whole, rest) = (tenths.div_euclid(10), tenths.rem_euclid(10));
    match rest.cmp(&5) {
        Ordering::Less => whole,
        Ordering::Equal => whole + whole % 2,
        Ordering::Greater => whole + 1,
    }
}

/// Returns a part of a whole in percent, with a decimal if it needs one: `12.5`.
pub(super) fn percent(part: u64, whole: u64) -> String {
    let tenths = (2000 * part + whole) / (2 * whole);
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// Returns a score as a bar of ten cells. The bar may be coarse, because the number is printed
/// beside it.
pub(super) fn bar(score: i64) -> String {
    let filled = ((score + 5).div_euclid(10)).clamp(0, BAR_CELLS);
    let cells = |count: i64, cell: &str| cell.repeat(usize::try_from(count).unwrap_or_default());
    cells(filled, "█") + &cells(BAR_CELLS - filled, "░")
}

/// Returns a date as a reader writes it: `11 May 2026`.
pub(super) fn date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Returns exact points as the nearest number with at most six decimals, for JSON.
pub(super) fn decimal(points: Points) -> f64 {
    let rounded = (points.as_f64() * 1e6).round() / 1e6;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// Returns a whole number with a comma before every three digits: `10,000`.
pub(super) fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Returns a share of 1 with at most four decimals, for JSON.
pub(super) fn share(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

/// Returns a number with one decimal, halves away from zero.
pub(super) fn one_decimal(number: f64) -> String {
    let tenths = (number * 10.0).round() / 10.0;
    format!("{:.1}", if tenths == 0.0 { 0.0 } else { tenths })
}

/// Returns a fraction that is not below zero with so many decimals, rounded down.
pub(super) fn rounded_down(fraction: Ratio, decimals: u32) -> String {
    decimals_of(fraction.times(10_i128.pow(decimals)).floor(), decimals)
}

/// Returns a fraction that is not below zero with so many decimals, rounded up.
pub(super) fn rounded_up(fraction: Ratio, decimals: u32) -> String {
    decimals_of(fraction.times(10_i128.pow(decimals)).ceil(), decimals)
}

fn decimals_of(scaled: i128, decimals: u32) -> String {
    let one = 10_i128.pow(decimals);
    format!("{}.{:0width$}", scaled / one, scaled % one, width = decimals as usize)
}

/// Returns a number with its sign and one decimal: `+2.5`, `−0.6` or `0`.
pub(super) fn signed_decimal(number: f64) -> String {
    match one_decimal(number.abs()).as_str() {
        "0.0" => "0".to_owned(),
        digits if number > 0.0 => format!("+{digits}"),
        digits => format!("−{digits}"),
    }
}

/// Returns in words how many of 100 stress runs some are: `about 78`.
pub(super) fn about(cases: Cases) -> String {
    match cases.of_100 {
        0 => "fewer than 1".to_owned(),
        100.. => "more than 99".to_owned(),
        number => format!("about {number}"),
    }
}

/// Returns how many of the stress runs some are, as a share of 1, for JSON.
pub(super) fn share_of_cases(cases: Cases) -> f64 {
    share(small(cases.of_10_000) / 1e4)
}

#[expect(clippy::cast_precision_loss, reason = "whole numbers below 2^52 are exact")]
fn small(number: u64) -> f64 {
    number as f64
}

/// Returns in words in how many cases something happens: `about 40 of 100 cases`.
pub(super) fn of_100_cases(part: u32, whole: u32) -> String {
    if part == whole { "every case".to_owned() } else { about_cases(part, whole) + " of 100 cases" }
}

/// Returns in words how many of 100 cases some cases are. The number is exact, because every case
/// was counted.
pub(super) fn about_cases(part: u32, whole: u32) -> String {
    let (part, whole) = (u64::from(part), u64::from(whole.max(1)));
    match (200 * part + whole) / (2 * whole) {
        _ if part == whole => "all".to_owned(),
        _ if part == 0 => "none".to_owned(),
        0 => "fewer than 1".to_owned(),
        100.. => "more than 99".to_owned(),
        rounded => format!("about {rounded}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_printed_as_a_sign_and_zero_has_none() {
        assert_eq!([9, -6, 0].map(signed), ["+9", "−6", "0"]);
    }

    #[test]
    fn weights_and_parts_are_rounded() {
        assert_eq!([735, 650, 550, 749, 0].map(whole_weight), [7, 6, 6, 8, 0]);
        assert_eq!(
            [(1, 4), (1, 8), (1, 3)].map(|(of, all)| percent(of, all)),
            ["25", "12.5", "33.3"]
        );
    }

    #[test]
    fn bars_have_ten_cells_whatever_the_score() {
        for (score, shown) in [(61, "██████░░░░"), (0, "░░░░░░░░░░"), (100, "██████████")]
        {
            assert_eq!(bar(score), shown);
        }
    }

    #[test]
    fn bounds_are_rounded_so_that_they_hold() {
        let third = Ratio::new(100, 3).expect("three is not zero");
        assert_eq!((rounded_up(third, 1), rounded_down(third, 1)), ("33.4".into(), "33.3".into()));
        assert_eq!(
            (rounded_up(third, 2), rounded_down(third, 2)),
            ("33.34".into(), "33.33".into())
        );
        let exact = Ratio::new(705, 100).expect("a hundred is not zero");
        assert_eq!((rounded_up(exact, 2), rounded_down(exact, 2)), ("7.05".into(), "7.05".into()));
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!([7, 999, 10_000, 1_234_567].map(grouped), ["7", "999", "10,000", "1,234,567"]);
    }

    #[test]
    fn runs_are_told_in_whole_cases_and_never_as_none_or_all() {
        for (of_100, words) in
            [(0, "fewer than 1"), (1, "about 1"), (78, "about 78"), (100, "more than 99")]
        {
            assert_eq!(about(Cases { of_100, of_10_000: 0 }), words);
        }
        assert_eq!(share_of_cases(Cases { of_100: 78, of_10_000: 7_849 }).to_string(), "0.7849");
    }

    #[test]
    fn all_cases_are_called_all_and_a_few_are_not_called_none() {
        for (part, words) in [
            (0, "none"),
            (1, "fewer than 1"),
            (625, "about 20"),
            (3124, "more than 99"),
            (3125, "all"),
        ] {
            assert_eq!(about_cases(part, 3125), words);
        }
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date(jiff::civil::date(2026, 5, 1)), "1 May 2026");
    }
}
