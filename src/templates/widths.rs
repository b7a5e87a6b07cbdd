//! How wide a text is, about, where no browser is at hand to measure it.

use minijinja::{Error, ErrorKind};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The size of the letters in pictures, in pixels.
const SIZE: usize = 13;
/// The widths of the letters from the blank to `~` in a wide typeface without serifs, in hundredths
/// of the size.
const LETTERS: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75,
    79, 61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 56, 64, 62, 36,
    64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];
/// The widths of Latin letters with marks, of other letters, and of those that take two columns on a
/// terminal.
const MARKED: usize = 82;
const OTHER: usize = 115;
const DOUBLE: usize = 140;
/// The parts of the line that texts of the narrowest picture have, in pixels. A line has room for two
/// halves, for most and rest, and for a name and a number.
const ROOMS: [(&str, usize); 6] =
    [("line", 320), ("half", 150), ("most", 200), ("rest", 115), ("name", 265), ("number", 45)];
/// How much more room a text has in a narrow picture and in a wide one than in the narrowest.
pub(super) const NARROW: usize = 1;
pub(super) const WIDE: usize = 2;
/// The most places of a column on a terminal.
const LINE: usize = 80;
/// The most lines of a text.
const LINES: usize = 3;
/// What is printed in place of what has no room.
const MORE: &str = "…";
/// What stands in HTML for signs that mean something there, other than the sign of these names.
const ESCAPED: [(&str, &str); 5] =
    [("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#x27;"), ("/", "&#x2f;")];

/// Returns how wide a text is in a picture, in pixels: rather too much than too little.
pub fn width(text: &str) -> usize {
    let hundredths: usize = text.chars().map(hundredths).sum();
    (hundredths * SIZE).div_ceil(100)
}

fn hundredths(letter: char) -> usize {
    match (letter, letter.width()) {
        (' '..='~', _) => usize::from(LETTERS[letter as usize - ' ' as usize]),
        (_, None | Some(0)) => 0,
        ('\u{a0}'..='\u{24f}', _) => MARKED,
        (_, Some(1)) => OTHER,
        _ => DOUBLE,
    }
}

/// Returns a text as it was before it was escaped for HTML.
pub(super) fn unescaped(text: &str) -> String {
    let signs =
        ESCAPED.iter().fold(text.to_owned(), |text, (sign, entity)| text.replace(entity, sign));
    signs.replace("&amp;", "&")
}

/// Where a text stands in a column.
#[derive(Debug, Clone, Copy)]
pub(super) enum Side {
    Left,
    Right,
}

/// Returns a text at one side of a column of so many places of a terminal.
pub(super) fn column(text: &str, places: &str, side: Side) -> Result<String, Error> {
    let places: usize = places
        .parse()
        .map_err(|_| Error::new(ErrorKind::InvalidOperation, "a column is as wide as a number"))?;
    let blanks = " ".repeat(places.min(LINE).saturating_sub(text.width()));
    Ok(match side {
        Side::Left => format!("{text}{blanks}"),
        Side::Right => format!("{blanks}{text}"),
    })
}

/// Returns a text in lines that have room in a part of a line, in a picture so many times as wide as
/// the narrowest.
pub(super) fn lines(text: &str, room: &str, times: usize) -> Result<Vec<String>, Error> {
    let room = ROOMS.iter().find(|it| it.0 == room);
    let (_, pixels) =
        room.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "there is no such room"))?;
    Ok(wrapped(text, times * pixels))
}

/// Returns a text in lines that have room in so many pixels, with a sign for what has no room in the
/// last of them.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = &lines[lines.len() - 1];
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer) <= room || line.is_empty() || lines.len() == LINES {
            lines.pop();
            lines.push(longer);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.iter().map(|it| fitted(it, room)).collect()
}

/// Returns as much of a text as has room in so many pixels, with a sign for what is left out.
fn fitted(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let room = room.saturating_sub(width(MORE));
    let mut end = 0;
    for (place, grapheme) in text.grapheme_indices(true) {
        if width(&text[..place + grapheme.len()]) > room {
            break;
        }
        end = place + grapheme.len();
    }
    text[..end].trim_end().to_owned() + MORE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_room_in_one_line_has_several() {
        assert_eq!(wrapped("Marketing and IT", 80), ["Marketing", "and IT"]);
        assert_eq!(wrapped("Marketing", 40).len(), 1);
        let lines = wrapped("one two three four five six seven eight", 80);
        assert!(lines.len() == 3 && lines[2].ends_with(MORE), "{lines:?}");
        assert_eq!(wrapped("", 80), [""]);
    }

    #[test]
    fn a_column_is_as_wide_as_it_says_whatever_the_letters() {
        for text in ["Sales", "Süd-Véntes", "−6", "営業", ""] {
            assert_eq!(column(text, "12", Side::Left).unwrap().width(), 12, "{text}");
            let right = column(text, "12", Side::Right).unwrap();
            assert!(right.width() == 12 && right.ends_with(text), "{text}");
        }
        assert_eq!(column("Marketing", "4", Side::Left).unwrap(), "Marketing");
        assert!(column("", "wide", Side::Left).is_err());
        assert_eq!(column("", "99999999999", Side::Left).unwrap().len(), LINE);
    }

    #[test]
    fn a_text_with_room_stays_as_it_is() {
        assert_eq!(fitted("Marketing", 80), "Marketing");
    }

    #[test]
    fn a_text_without_room_ends_with_a_sign_and_has_room_then() {
        for text in ["Donaudampfschifffahrtsgesellschaft", "ฝ่ายการตลาดและการขาย", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦"]
        {
            let shown = fitted(text, 80);
            assert!(shown.ends_with(MORE) && width(&shown) <= 80, "{shown}");
            assert!(text.starts_with(shown.trim_end_matches(MORE)), "{shown}");
        }
    }
}
