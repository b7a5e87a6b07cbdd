//! The editor of a line to type. `inquire` reads every control key as its letter, so we have our
//! own editor: the usual keys of a shell work, and all other control keys do nothing.

use std::io::{self, Write};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{Clear, ClearType};
use crossterm::{cursor, execute, queue};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::terminal::raw::Raw;
use crate::terminal::{self, layout};

/// How a line ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Entered,
    Back,
    Interrupted,
}

/// The typed text, left and right of the cursor.
#[derive(Debug, Default)]
struct Line {
    before: String,
    after: String,
}

impl Line {
    fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// Handles a key, and tells whether it ends the line.
    fn press(&mut self, key: KeyEvent) -> Option<End> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Enter => return Some(End::Entered),
            KeyCode::Esc => return Some(End::Back),
            KeyCode::Backspace => drop(pop(&mut self.before)),
            KeyCode::Delete => drop(shift(&mut self.after)),
            KeyCode::Left => self.after.insert_str(0, &pop(&mut self.before)),
            KeyCode::Right => self.before += &shift(&mut self.after),
            KeyCode::Home => self.after.insert_str(0, &std::mem::take(&mut self.before)),
            KeyCode::End => self.before += &std::mem::take(&mut self.after),
            // Some keyboards send Control and Alt together for AltGr, which types a character.
            KeyCode::Char(letter) if control == alt => self.before.push(letter),
            KeyCode::Char(letter) if control => return self.control(letter),
            _ => {}
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
fn rows(text: &str, columns: usize) -> Vec<String> {
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

/// The prompt on the screen.
pub(super) struct Editor<'a> {
    /// Returns the lines above the prompt for the typed text, none of them wider than the window.
    above: &'a dyn Fn(&str) -> Vec<String>,
    /// The prompt of the line, after its sign.
    pub(super) message: String,
    pub(super) hint: String,
    pub(super) colour: bool,
    line: Line,
    /// The row of the cursor within the prompt, and how many rows there are below it.
    at: usize,
    below: usize,
}

impl<'a> Editor<'a> {
    pub(super) fn new(message: &str, present: &str, hint: String, colour: bool) -> Self {
        let line = Line { before: present.to_owned(), after: String::new() };
        let message = message.to_owned();
        Self { above: &|_| Vec::new(), message, hint, colour, line, at: 0, below: 0 }
    }

    /// Draws these lines above the prompt.
    pub(super) fn with_above(self, above: &'a dyn Fn(&str) -> Vec<String>) -> Self {
        Self { above, ..self }
    }

    /// Reads a typed line, and returns it with how it ended. `kept` returns the text that stays on
    /// the screen after the prompt.
    pub(super) fn run(
        mut self,
        kept: impl Fn(&str, End) -> Option<String>,
    ) -> io::Result<(String, End)> {
        let _raw = Raw::begin()?;
        let _pasting = Pasting::begin();
        loop {
            self.draw()?;
            let end = match event::read()? {
                Event::Key(key) if key.kind != KeyEventKind::Release => self.line.press(key),
                Event::Paste(text) => {
                    self.line.before += &layout::clean_line(&text.replace('\r', "\n"));
                    None
                }
                _ => None,
            };
            if let Some(end) = end {
                let text = self.line.text();
                let sign = if end == End::Entered { "*" } else { "?" };
                self.close(sign, kept(&text, end))?;
                return Ok((text, end));
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let (columns, most) = terminal::size();
        let lead = format!("? {} ", self.message);
        let shown = rows(&format!("{lead}{}", self.line.text()), columns);
        let left = rows(&format!("{lead}{}", self.line.before), columns);
        let hint: Vec<&str> = self.hint.split('\n').collect();
        // If the line is too long for the window, only the part up to the cursor is shown.
        let above = (self.above)(&self.line.text());
        let room = most.saturating_sub(hint.len() + above.len()).max(1);
        let hidden = left.len().saturating_sub(room);
        let shown: Vec<String> = shown.into_iter().skip(hidden).take(room).collect();
        let mut out = Vec::new();
        self.begin(&mut out)?;
        for line in &above {
            write!(out, "{line}\r\n")?;
        }
        write!(out, "{}", self.signed("36", "?", &shown.join("\r\n")))?;
        for line in &hint {
            write!(out, "\r\n{}", self.painted("36", line))?;
        }
        let row = left.len() - hidden - 1;
        self.at = above.len() + row;
        self.below = shown.len() + hint.len() - row - 1;
        let column = left.last().map_or(0, |it| it.width());
        up(&mut out, self.below)?;
        queue!(out, cursor::MoveToColumn(u16::try_from(column).unwrap_or(u16::MAX)))?;
        put(&out)
    }

    /// Replaces the prompt by the text that is kept; if there is none, the prompt stays.
    fn close(&self, sign: &str, kept: Option<String>) -> io::Result<()> {
        let mut out = Vec::new();
        match kept {
            Some(kept) => {
                self.begin(&mut out)?;
                let line = format!("{sign} {} {}", self.message, kept.replace('\n', "\r\n"));
                write!(out, "{}\r\n", self.signed("92", sign, &line))?;
            }
            None => write!(out, "{}", "\r\n".repeat(self.below + 1))?,
        }
        put(&out)
    }

    /// Goes to where the prompt begins, and wipes it off.
    fn begin(&self, out: &mut Vec<u8>) -> io::Result<()> {
        up(out, self.at)?;
        queue!(out, cursor::MoveToColumn(0), Clear(ClearType::FromCursorDown))
    }

    fn signed(&self, colour: &str, sign: &str, line: &str) -> String {
        line.strip_prefix(sign)
            .map_or_else(|| line.to_owned(), |rest| self.painted(colour, sign) + rest)
    }

    fn painted(&self, colour: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

fn up(out: &mut Vec<u8>, rows: usize) -> io::Result<()> {
    match u16::try_from(rows) {
        Ok(rows @ 1..) => queue!(out, cursor::MoveUp(rows)),
        _ => Ok(()),
    }
}

fn put(bytes: &[u8]) -> io::Result<()> {
    let mut error = terminal::standard_error();
    error.write_all(bytes)?;
    error.flush()
}

/// Marks for pasted text, from creation to drop. A terminal that cannot mark pasted text sends it as
/// keys, which works too.
struct Pasting;

impl Pasting {
    fn begin() -> Self {
        let _ = execute!(terminal::standard_error(), event::EnableBracketedPaste);
        Self
    }
}

impl Drop for Pasting {
    fn drop(&mut self) {
        let _ = execute!(terminal::standard_error(), event::DisableBracketedPaste);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &mut Line, text: &str) {
        for letter in text.chars() {
            assert_eq!(line.press(KeyCode::Char(letter).into()), None);
        }
    }

    fn with_control(letter: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)
    }

    #[test]
    fn control_keys_edit_or_do_nothing() {
        let mut line = Line::default();
        typed(&mut line, "one two");
        for letter in 'a'..='z' {
            let mut line = Line { before: "one ".into(), after: "two".into() };
            line.press(with_control(letter));
            assert!("one two".contains(&line.text()) || line.text() == "onetwo", "{letter}");
        }
        line.press(with_control('w'));
        assert_eq!(line.text(), "one ");
        line.press(with_control('z'));
        assert_eq!(line.text(), "one ");
        line.press(with_control('u'));
        assert_eq!(line.text(), "");
        assert_eq!(line.press(with_control('c')), Some(End::Interrupted));
        assert_eq!(line.press(KeyCode::Esc.into()), Some(End::Back));
        assert_eq!(line.press(KeyCode::Enter.into()), Some(End::Entered));
    }

    #[test]
    fn letters_move_and_go_with_their_marks() {
        let mut line = Line::default();
        typed(&mut line, "Mu\u{308}l");
        line.press(KeyCode::Left.into());
        line.press(KeyCode::Backspace.into());
        assert_eq!((line.before.as_str(), line.after.as_str()), ("M", "l"));
        typed(&mut line, "ü");
        line.press(KeyCode::Home.into());
        line.press(KeyCode::Delete.into());
        line.press(KeyCode::Right.into());
        assert_eq!((line.before.as_str(), line.after.as_str()), ("ü", "l"));
        line.press(KeyCode::End.into());
        assert_eq!(line.before, "ül");
        let sign = KeyModifiers::CONTROL | KeyModifiers::ALT;
        line.press(KeyEvent::new(KeyCode::Char('@'), sign));
        assert_eq!(line.text(), "ül@");
    }

    #[test]
    fn rows_leave_room_for_the_cursor() {
        assert_eq!(rows("abcdef", 4), ["abc", "def"]);
        assert_eq!(rows("東京東京", 5), ["東京", "東京"]);
        assert_eq!(rows("", 4), [""]);
    }
}
