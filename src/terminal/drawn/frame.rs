//! The frame of a choice in a window: what fits into it, and the hint under it.

use unicode_width::UnicodeWidthStr;

use crate::phrases;
use crate::terminal::{self, layout};
use crate::wizard::Commands;

/// The columns that the frame takes left of an option, and one free on the right.
pub(super) const MARGIN: usize = 3;
/// The separator between two parts of a hint.
const BAR: &str = " | ";
/// The rows of a frame besides options and hint: the prompt, and what a typed letter would do.
const OTHER_ROWS: usize = 3;
/// The row of the prompt alone.
const PROMPT_ROW: usize = 1;
/// Below this many columns there is no room for a frame.
const NARROWEST: usize = 24;
/// The columns that a line leaves for its prefix and for the typed text after it.
const ROOM_TO_TYPE: usize = 8;

/// The size of the window, and the size of the frame of a choice in it.
#[derive(Debug)]
pub(super) struct Frame {
    /// The columns and rows of the window.
    pub(super) size: (usize, usize),
    /// The columns that text may take.
    pub(super) width: usize,
    pub(super) hint: String,
}

impl Frame {
    pub(super) fn new(text: &str) -> Self {
        let size = terminal::size();
        let width = size.0.min(layout::WIDEST);
        Self { size, width, hint: format!("[{}]", hint(text, width)) }
    }

    /// A frame for a low window: its hint says less, if that saves a row.
    pub(super) fn low(text: &str) -> Self {
        Self::new(less(text))
    }

    /// Tells whether each of these options has room for all its lines, while the others have one each.
    pub(super) fn unfolds(&self, options: &[Vec<String>]) -> bool {
        let longest = options.iter().map(Vec::len).max().unwrap_or_default();
        self.height_of_list(options.len()) + longest.saturating_sub(1) <= self.size.1
    }

    /// Returns the rows that the frame takes around options of so many rows.
    pub(super) fn height(&self, options: usize) -> usize {
        OTHER_ROWS + options + layout::rows(&self.hint, self.size.0)
    }

    /// Returns the rows that a list of so many rows takes, with the prompt and the hint below it.
    pub(super) fn height_of_list(&self, options: usize) -> usize {
        PROMPT_ROW + options + layout::rows(&self.hint, self.size.0)
    }

    /// Tells whether the frame, around options of so many rows, fits into the window.
    pub(super) fn fits(&self, options: usize) -> bool {
        self.size.0 >= NARROWEST && self.height(options) <= self.size.1
    }

    /// Returns the prompt of a choice. It is the question itself, cut to a line, if the rows below
    /// would scroll the question out of the window.
    pub(super) fn message(
        &self,
        message: &str,
        asked: Option<(String, usize)>,
        height: usize,
    ) -> String {
        match asked {
            Some((question, above)) if above + height > self.size.1 => {
                layout::cut(&question, self.width.saturating_sub(ROOM_TO_TYPE))
            }
            _ => message.to_owned(),
        }
    }
}

pub(super) fn several_hint(commands: Commands) -> &'static str {
    if commands.explain { phrases::HINT_SEVERAL } else { phrases::HINT_SEVERAL_MENU }
}

pub(super) fn choose_hint(commands: Commands) -> &'static str {
    match commands {
        Commands { note: true, .. } => phrases::HINT_QUESTION,
        Commands { explain: true, .. } => phrases::HINT_EXPLAIN,
        Commands { back: true, .. } => phrases::HINT_MENU,
        _ => phrases::HINT_FIRST,
    }
}

/// Returns a hint without its first part, which says how to answer.
fn less(text: &str) -> &str {
    text.split_once(BAR).map_or(text, |it| it.1)
}

/// Returns the hint wrapped at its bars, to stand between brackets.
fn hint(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split(BAR) {
        match lines.last_mut() {
            Some(line) if line.width() + BAR.width() + part.width() + MARGIN <= width => {
                *line += BAR;
                *line += part;
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines.join("\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hint_is_one_row_of_eighty_columns() {
        for text in [
            phrases::HINT_QUESTION,
            phrases::HINT_EXPLAIN,
            phrases::HINT_SEVERAL,
            phrases::HINT_SEVERAL_MENU,
            phrases::HINT_MENU,
            phrases::HINT_FIRST,
            phrases::HINT_PICK,
            phrases::HINT_TEXT,
            phrases::HINT_TEXT_EXPLAIN,
            phrases::HINT_TEXT_PRESENT,
            phrases::HINT_TEXT_REFUSED,
            phrases::HINT_TEXT_REFUSED_MENU,
        ] {
            assert_eq!(layout::rows(&hint(text, 80), 80), 1, "{text}");
        }
    }

    #[test]
    fn a_hint_is_wrapped_at_its_bars() {
        assert_eq!(
            hint(phrases::HINT_QUESTION, 60),
            "number, Enter | ? why | n note | s skip | r review\n Esc back | Ctrl-C leave"
        );
        assert_eq!(
            hint(phrases::HINT_MENU, 40),
            "number or arrows, Enter | Esc back\n Ctrl-C leave"
        );
    }

    #[test]
    fn a_low_window_has_a_hint_that_says_less() {
        let size = (40, 12);
        let frame = |hint: String| Frame { size, width: size.0, hint: format!("[{hint}]") };
        let usual = frame(hint(phrases::HINT_QUESTION, 40));
        let low = frame(hint(less(phrases::HINT_QUESTION), 40));
        assert_eq!(low.hint, "[? why | n note | s skip | r review\n Esc back | Ctrl-C leave]");
        assert!(!usual.fits(7) && low.fits(7), "seven options, a row each");
        let options = |longest: usize| {
            let mut options = vec![vec![String::new()]; 7];
            options[3] = vec![String::new(); longest];
            options
        };
        assert!(low.unfolds(&options(3)) && !low.unfolds(&options(4)));
    }
}
