//! Lines that are typed: numbers in the digits of any script, and dates as people write them.

use jiff::civil::Date;

use crate::answers::{ContextAnswer, LARGEST_NUMBER, LONGEST_TEXT};
use crate::diagnostic::is_unprintable;
use crate::model::ContextKind;
use crate::months::MONTHS;
use crate::phrases::{self, fill};

/// The zeros of the scripts whose digits people type; the other nine digits follow each of them.
const ZEROS: [char; 20] = [
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{17e0}',
    '\u{1810}',
    '\u{ff10}',
    '\u{1d7ce}',
];

/// The fewest letters that name a month.
const SHORTEST_MONTH: usize = 3;

/// Returns the text with the digits 0 to 9 in place of those of other scripts.
pub fn plain_digits(text: &str) -> String {
    let plain = |letter: char| {
        let value = |zero: &char| u32::from(letter).checked_sub(u32::from(*zero));
        let digit = ZEROS.iter().filter_map(value).find(|it| *it < 10);
        digit.and_then(|it| char::from_digit(it, 10)).unwrap_or(letter)
    };
    text.chars().map(plain).collect()
}

/// Returns the text on one line, cut to the length that an answers file accepts, without control
/// characters and without white space around it.
pub fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|it| if is_unprintable(it) { ' ' } else { it }).collect();
    text.trim().chars().take(LONGEST_TEXT).collect()
}

/// Returns the answer in a typed line, or a message if the line is wrong. Only some kinds of
/// answers are typed.
pub(super) fn parsed(kind: &ContextKind, text: &str) -> Result<ContextAnswer, String> {
    match kind {
        ContextKind::Number => {
            let number = plain_digits(text).parse().ok();
            let number = number.filter(|it| (0..=LARGEST_NUMBER).contains(it));
            let complaint = || fill(phrases::NOT_A_NUMBER, &[("typed", text)]);
            number.map(ContextAnswer::Number).ok_or_else(complaint)
        }
        ContextKind::Date => day(text).map(ContextAnswer::Date),
        ContextKind::Text(Some(longest)) if text.chars().count() > *longest => {
            Err(fill(phrases::TOO_LONG, &[("longest", &longest.to_string())]))
        }
        ContextKind::Text(_) if !text.is_empty() => Ok(ContextAnswer::Text(text.to_owned())),
        _ => Err(String::new()),
    }
}

/// Returns the day that was typed, or a message if it is none, or if it could be one of two.
pub(super) fn day(text: &str) -> Result<Date, String> {
    match days(text)[..] {
        [day] => Ok(day),
        [first, second] => {
            let (first, second) = (first.to_string(), second.to_string());
            let words = [("typed", text), ("first", &*first), ("second", &second)];
            Err(fill(phrases::EITHER_DATE, &words))
        }
        _ => Err(fill(phrases::NOT_A_DATE, &[("typed", text)])),
    }
}

/// Returns the days that a text can mean. Between slashes, some write the month first and others the
/// day.
fn days(text: &str) -> Vec<Date> {
    let text = plain_digits(text.trim());
    let parts: Vec<&str> =
        text.split(['.', '/', '-', ' ', ',']).filter(|it| !it.is_empty()).collect();
    let [first, second, third] = parts[..] else { return Vec::new() };
    let is_bare = text.starts_with(char::is_alphanumeric);
    let date = |year: &str, month: Option<i8>, day: &str| {
        let year = Some(year).filter(|it| it.len() == 4 && is_bare)?;
        Date::new(year.parse().ok()?, month?, number(day)?).ok()
    };
    if first.len() == 4 && number(second).is_some() {
        return date(first, number(second), third).into_iter().collect();
    }
    let month_first = date(third, month(first).or_else(|| number(first)), second);
    let day_first = date(third, month(second).or_else(|| number(second)), first);
    // With full stops, the day always comes first.
    let month_first = month_first.filter(|_| !text.contains('.') || day_first.is_none());
    let mut days: Vec<Date> = day_first.into_iter().chain(month_first).collect();
    days.dedup();
    days
}

/// Returns the number of a day or a month, without the ending of an ordinal.
fn number(text: &str) -> Option<i8> {
    let ending = |it: &&str| text.ends_with(it);
    let ending = ["st", "nd", "rd", "th"].into_iter().find(ending).unwrap_or_default();
    let digits = text.strip_suffix(ending)?;
    digits.parse().ok().filter(|_| digits.bytes().all(|it| it.is_ascii_digit()))
}

/// Returns the month with this name, or with a name that begins so.
fn month(text: &str) -> Option<i8> {
    let text = text.to_lowercase();
    let place = MONTHS.iter().position(|it| it.to_lowercase().starts_with(&text))?;
    i8::try_from(place + 1).ok().filter(|_| text.len() >= SHORTEST_MONTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_are_digits() {
        assert_eq!(plain_digits("１２"), "12");
        assert_eq!(plain_digits("٣ ۴ ५ ๖"), "3 4 5 6");
        assert_eq!(plain_digits("x9²½"), "x9²½");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "2027-03-31",
            "2027/03/31",
            "2027.3.31",
            "31.3.2027",
            "31. 3. 2027",
            "31/3/2027",
            "3/31/2027",
            "31-03-2027",
            "31 March 2027",
            "31 mar 2027",
            "March 31, 2027",
            "March 31st, 2027",
            "２０２７-０３-３１",
        ] {
            assert_eq!(day(text), Ok(Date::constant(2027, 3, 31)), "{text}");
        }
        assert_eq!(day("3.4.2027"), Ok(Date::constant(2027, 4, 3)), "with stops, the day is first");
        assert_eq!(day("4/4/2027"), Ok(Date::constant(2027, 4, 4)));
    }

    #[test]
    fn a_date_in_no_clear_order_is_asked_again() {
        let asked = day("3/4/2027").unwrap_err();
        assert!(asked.contains("2027-04-03") && asked.contains("2027-03-04"), "{asked}");
        for text in [
            "",
            "soon",
            "2027-02-30",
            "31.2.2027",
            "27-03-31",
            "31 3 27",
            "-2027-03-31",
            "1/2",
            "31 Ma 2027",
            "2027-03-31-1",
            "+1.3.2027",
            "31 March",
        ] {
            assert!(day(text).is_err_and(|it| it.contains("is not a date")), "{text}");
        }
    }
}
