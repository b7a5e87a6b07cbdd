//! Numbers and dates as text. Signs, rounding and bars are dealt with here only.

use jiff::civil::Date;

use crate::points::{Points, Pull};

/// The cells of a full bar.
const BAR_CELLS: i64 = 10;

/// Returns a whole number with its sign: `+9`, `−6` (with a minus sign, not a hyphen) or `0`.
pub(super) fn signed(number: i64) -> String {
    match number {
        0 => "0".to_owned(),
        1.. => format!("+{number}"),
        _ => format!("−{}", number.unsigned_abs()),
    }
}

/// Returns a pull with its sign and no more digits than it has: `+3`, `−1.5` or `0`.
pub(crate) fn pull(pull: Pull) -> String {
    match pull.signum() {
        0 => "0".to_owned(),
        1 => format!("+{}", pull.as_f64()),
        _ => format!("−{}", -pull.as_f64()),
    }
}

/// Returns a weight, given in hundredths of a percent, with one decimal: `7.4`. Halves go up.
pub(crate) fn weight(hundredths: i64) -> String {
    let tenths = (hundredths + 5).div_euclid(10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Returns a score as a bar of ten cells, for the eye only: the number stands beside it.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_printed_as_signs_and_zero_has_none() {
        assert_eq!([9, -6, 0].map(signed), ["+9", "−6", "0"]);
        let pulls = [Pull::whole(3), Pull::whole(-3).halved(), Pull::NEUTRAL];
        assert_eq!(pulls.map(pull), ["+3", "−1.5", "0"]);
    }

    #[test]
    fn weights_have_one_decimal() {
        assert_eq!([735, 1000, 0, 45, 44].map(weight), ["7.4", "10.0", "0.0", "0.5", "0.4"]);
    }

    #[test]
    fn bars_have_ten_cells_whatever_the_score() {
        for (score, shown) in [(61, "██████░░░░"), (0, "░░░░░░░░░░"), (100, "██████████")]
        {
            assert_eq!(bar(score), shown);
        }
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date(jiff::civil::date(2026, 5, 1)), "1 May 2026");
    }
}
