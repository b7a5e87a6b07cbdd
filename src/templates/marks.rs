//! Marks by which a template tells what typesetting needs to know: where a reference to an answer
//! stands, where that answer is printed, where a picture goes, and what the paper can spare.
//!
//! A mark is made of noncharacters of Unicode, which are reserved for use inside a program. A value
//! that is printed loses them, so no text of a user can hold a mark. In Markdown for people, only
//! the references are left of the marks.

use super::markdown::tidied;

/// Begins a reference to an answer: `A2` is between this and [`END`].
pub const MENTION: char = '\u{fdd0}';
/// Begins the reference of an answer where the paper prints the answer itself.
pub const ENTRY: char = '\u{fdd1}';
/// Begins the name of a picture.
pub const PICTURE: char = '\u{fdd2}';
/// Ends each of them.
pub const END: char = '\u{fdd3}';
/// Begins a piece that can be left out: its number, [`END`], the piece, and [`SPARE_END`].
pub(super) const SPARE: char = '\u{fdd4}';
/// Ends a piece that can be left out.
pub(super) const SPARE_END: char = '\u{fdd5}';

/// Tells whether a character belongs to a mark.
pub fn is_mark(character: char) -> bool {
    matches!(character, MENTION | ENTRY | PICTURE | END | SPARE | SPARE_END)
}

/// Returns what is marked, between the mark that begins it and its end.
pub(super) fn marked(mark: char, text: &str) -> String {
    format!("{mark}{text}{END}")
}

/// Returns the text without marks and without the names of pictures.
pub fn plain(marked: &str) -> String {
    let mut plain = String::with_capacity(marked.len());
    let mut pieces = marked.split(PICTURE);
    plain.extend(pieces.next());
    for piece in pieces {
        plain.push_str(piece.split_once(END).map_or(piece, |(_, rest)| rest));
    }
    tidied(&plain.replace(is_mark, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_and_pictures_leave_no_trace() {
        let text = format!(
            "a ({})\n\n{}\n\nb {}\n",
            marked(MENTION, "A2"),
            marked(PICTURE, "fit_line"),
            marked(ENTRY, "A2"),
        );
        assert_eq!(plain(&text), "a (A2)\n\nb A2\n");
    }
}
