//! The editor of a line to type: the usual keys of a shell work, and all other control keys do nothing.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Picture, Widget};
use super::paint::Paint;
use super::row;
use crate::phrases;
use crate::terminal::keys::Key;
use crate::terminal::layout;

/// How a line ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Entered,
    Back,
    Interrupted,
}

/// The typed text, left and right of the cursor.
#[derive(Debug, Default)]
pub(super) struct Line {
    before: String,
    after: String,
    /// How far the arrow keys went down since the last other key.
    down: isize,
}

impl Line {
    /// Returns a line with this text in it.
    pub(super) fn new(text: &str) -> Self {
        Self { before: text.to_owned(), ..Self::default() }
    }

    pub(super) fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// Returns the place, in a list of so many rows, that the arrow keys are on. Between its end and its
    /// beginning they are on none.
    pub(super) fn arrows(&self, rows: usize) -> Option<usize> {
        let around = isize::try_from(rows).ok()?.checked_add(1)?;
        usize::try_from(self.down.rem_euclid(around)).ok()?.checked_sub(1)
    }

    /// Handles a key, and tells whether it ends the line.
    pub(super) fn press(&mut self, key: Key) -> Option<End> {
        self.down = match key {
            Key::Down => self.down.saturating_add(1),
            Key::Up => self.down.saturating_sub(1),
            Key::Enter | Key::Control('j' | 'm') => self.down,
            _ => 0,
        };
        match key {
            Key::Enter => return Some(End::Entered),
            Key::Escape => return Some(End::Back),
            Key::Backspace => drop(pop(&mut self.before)),
            Key::Delete => drop(shift(&mut self.after)),
            Key::Left => self.after.insert_str(0, &pop(&mut self.before)),
            Key::Right => self.before += &shift(&mut self.after),
            Key::Home => self.after.insert_str(0, &std::mem::take(&mut self.before)),
            Key::End => self.before += &std::mem::take(&mut self.after),
            Key::Letter(letter) => self.before.push(letter),
            Key::Pasted(text) => self.before += &layout::clean_line(&text.replace('\r', "\n")),
            Key::Control(letter) => return self.control(letter),
            Key::Up | Key::Down => {}
        }
        None
    }

    fn control(&mut self, letter: char) -> Option<End> {
        match letter {
            'c' => return Some(End::Interrupted),
            'd' | 'g' => return Some(End::Back),
            'j' | 'm' => return Some(End::Entered),
            'u' => self.before.clear(),
            'k' => self.after.clear(),
            'w' => {
                let kept = self.before.trim_end().rfind(' ').map_or(0, |it| it + 1);
                self.before.truncate(kept);
            }
            'h' => drop(pop(&mut self.before)),
            'a' => self.after.insert_str(0, &std::mem::take(&mut self.before)),
            'e' => self.before += &std::mem::take(&mut self.after),
            _ => {}
        }
        None
    }
}

/// Removes the last letter, with all its marks.
fn pop(text: &mut String) -> String {
    let at = text.grapheme_indices(true).next_back().map_or(0, |it| it.0);
    text.split_off(at)
}

/// Removes the first letter, with all its marks.
fn shift(text: &mut String) -> String {
    let end = text.graphemes(true).next().map_or(0, str::len);
    let rest = text.split_off(end);
    std::mem::replace(text, rest)
}

/// Returns the text in rows that are as full as they can be.
pub(super) fn filled(text: &str, columns: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for letter in text.graphemes(true) {
        let row = rows.last_mut().filter(|row| row.width() + letter.width() < columns);
        match row {
            Some(row) => *row += letter,
            None => rows.push(letter.to_owned()),
        }
    }
    rows
}

/// A line to type on the screen.
pub(super) struct Editor<'a> {
    /// The columns and rows of the window.
    pub(super) size: (usize, usize),
    /// Returns the lines above the prompt for the typed line, none of them wider than the window.
    pub(super) above: &'a dyn Fn(&Line) -> Vec<String>,
    /// The prompt of the line, after its sign.
    pub(super) message: &'a str,
    pub(super) hint: &'a str,
    /// Returns what stays of an entered line after the prompt; if that is nothing, the prompt goes too.
    pub(super) entered: &'a dyn Fn(&Line) -> String,
    pub(super) paint: Paint,
    pub(super) line: &'a mut Line,
}

impl Widget for Editor<'_> {
    type End = End;

    fn size(&self) -> (usize, usize) {
        self.size
    }

    fn picture(&self) -> Picture {
        let (columns, most) = self.size;
        let lead = format!("? {} ", self.message);
        let shown = filled(&format!("{lead}{}", self.line.text()), columns);
        let left = filled(&format!("{lead}{}", self.line.before), columns);
        let above = (self.above)(self.line);
        let hint: Vec<String> = self.hint.split('\n').map(|it| self.paint.faint(it)).collect();
        // If the line is too long for the window, only the part up to the cursor is shown.
        let room = most.saturating_sub(hint.len() + above.len()).max(1);
        let hidden = left.len().saturating_sub(room);
        let row = above.len() + left.len() - hidden - 1;
        let column = left.last().map_or(0, |it| it.width());
        let shown = shown.into_iter().skip(hidden).take(room);
        let shown = shown.enumerate().map(|(place, it)| match place + hidden {
            0 => self.paint.signed(&it),
            _ => it,
        });
        Picture {
            rows: above.into_iter().chain(shown).chain(hint).collect(),
            cursor: (row, column),
        }
    }

    fn press(&mut self, key: Key) -> Option<End> {
        self.line.press(key)
    }

    fn kept(&self, end: &End) -> Option<String> {
        match end {
            End::Entered => {
                let kept = (self.entered)(self.line);
                if kept.is_empty() {
                    return Some(kept);
                }
                Some(self.paint.signed(&format!("* {} {kept}", self.message)))
            }
            End::Back => Some(self.remarked(phrases::BACK)),
            End::Interrupted => None,
        }
    }

    fn remarked(&self, remark: &str) -> String {
        let remark = row::remark(self.message, remark, self.size.0);
        self.paint.signed(&format!("? {} {remark}", self.message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &mut Line, text: &str) {
        for letter in text.chars() {
            assert_eq!(line.press(Key::Letter(letter)), None);
        }
    }

    #[test]
    fn control_keys_edit_or_do_nothing() {
        let mut line = Line::default();
        typed(&mut line, "one two");
        for letter in 'a'..='z' {
            let mut line = Line { before: "one ".into(), after: "two".into(), down: 0 };
            line.press(Key::Control(letter));
            assert!("one two".contains(&line.text()) || line.text() == "onetwo", "{letter}");
        }
        line.press(Key::Control('w'));
        assert_eq!(line.text(), "one ");
        line.press(Key::Control('z'));
        assert_eq!(line.text(), "one ");
        line.press(Key::Control('u'));
        assert_eq!(line.text(), "");
        assert_eq!(line.press(Key::Control('c')), Some(End::Interrupted));
        assert_eq!(line.press(Key::Escape), Some(End::Back));
        assert_eq!(line.press(Key::Enter), Some(End::Entered));
    }

    #[test]
    fn letters_move_and_go_with_their_marks() {
        let mut line = Line::default();
        typed(&mut line, "Mu\u{308}l");
        line.press(Key::Left);
        line.press(Key::Backspace);
        assert_eq!((line.before.as_str(), line.after.as_str()), ("M", "l"));
        typed(&mut line, "ü");
        line.press(Key::Home);
        line.press(Key::Delete);
        line.press(Key::Right);
        assert_eq!((line.before.as_str(), line.after.as_str()), ("ü", "l"));
        line.press(Key::End);
        assert_eq!(line.before, "ül");
    }

    #[test]
    fn arrows_go_through_a_list_and_around_until_another_key() {
        let mut line = Line::default();
        assert_eq!(line.arrows(2), None);
        for place in [Some(0), Some(1), None, Some(0)] {
            line.press(Key::Down);
            assert_eq!(line.arrows(2), place);
        }
        for place in [None, Some(1)] {
            line.press(Key::Up);
            assert_eq!(line.arrows(2), place);
        }
        line.press(Key::Enter);
        assert_eq!(line.arrows(2), Some(1), "Enter chooses it");
        typed(&mut line, "x");
        assert_eq!(line.arrows(2), None);
        line.press(Key::Down);
        assert_eq!(line.arrows(0), None, "nothing is there");
    }

    #[test]
    fn rows_leave_room_for_the_cursor() {
        assert_eq!(filled("abcdef", 4), ["abc", "def"]);
        assert_eq!(filled("東京東京", 5), ["東京", "東京"]);
        assert_eq!(filled("", 4), [""]);
    }
}
