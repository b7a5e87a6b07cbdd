//! The part of the screen that a prompt is drawn on, and the keys that it hears.

use std::io::{self, Write};

use crossterm::cursor::{MoveTo, MoveToColumn, MoveUp};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};

use crate::phrases;
use crate::terminal::keyboard::{Input, Keyboard};
use crate::terminal::keys::Key;
use crate::terminal::raw::{self, Raw};
use crate::terminal::signals;

/// What a prompt looks like.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Picture {
    /// Rows that fit into the window, in their order.
    pub(super) rows: Vec<String>,
    /// The row and the column of the cursor.
    pub(super) cursor: (usize, usize),
}

/// A prompt that is drawn again after each key.
pub(super) trait Widget {
    /// What the prompt ends with.
    type End;

    /// Returns the columns and rows of the window that it is drawn for.
    fn size(&self) -> (usize, usize);

    /// Returns what it looks like now.
    fn picture(&self) -> Picture;

    /// Handles a key, and returns what it ends with, if it does.
    fn press(&mut self, key: Key) -> Option<Self::End>;

    /// Returns the rows that stay on the screen once it has ended; without any, it goes. `None`: it stays
    /// as it is.
    fn kept(&self, end: &Self::End) -> Option<String>;

    /// Returns the row that stays on the screen with this remark.
    fn remarked(&self, remark: &str) -> String;
}

/// Shows the prompt until it ends. `None`: the screen has changed under it, so what stands above it is
/// to be printed again, and the prompt shown again below.
pub(super) fn run<W: Widget>(widget: &mut W, keyboard: &Keyboard) -> io::Result<Option<W::End>> {
    let raw = Raw::begin()?;
    let mut canvas = Canvas::default();
    loop {
        canvas.draw(&widget.picture())?;
        match keyboard.read(widget.size())? {
            Input::Key(key) => {
                if let Some(end) = widget.press(key) {
                    canvas.close(widget.kept(&end))?;
                    return Ok(Some(end));
                }
            }
            Input::Resized => {
                canvas.leave_window()?;
                return Ok(None);
            }
            Input::Pause => {
                canvas.close(Some(widget.remarked(phrases::PAUSED)))?;
                drop(raw);
                signals::pause();
                crate::terminal::tell(phrases::CONTINUED);
                return Ok(None);
            }
        }
    }
}

#[derive(Debug, Default)]
struct Canvas {
    /// The row of the cursor, and how many rows there are below it.
    at: usize,
    below: usize,
}

impl Canvas {
    /// Draws the picture in place of the one before.
    fn draw(&mut self, picture: &Picture) -> io::Result<()> {
        let mut out = Vec::new();
        self.begin(&mut out)?;
        let (row, column) = picture.cursor;
        self.at = row;
        self.below = picture.rows.len().saturating_sub(row + 1);
        write!(out, "{}", picture.rows.join("\r\n"))?;
        up(&mut out, self.below)?;
        queue!(out, MoveToColumn(u16::try_from(column).unwrap_or(u16::MAX)))?;
        raw::draw(&out)
    }

    /// Replaces the picture by what is kept of it, and goes to the row below; if nothing is, the
    /// picture stays.
    fn close(&self, kept: Option<String>) -> io::Result<()> {
        let mut out = Vec::new();
        match kept {
            Some(kept) => {
                self.begin(&mut out)?;
                let end = if kept.is_empty() { "" } else { "\r\n" };
                write!(out, "{}{end}", kept.replace('\n', "\r\n"))?;
            }
            None => write!(out, "{}", "\r\n".repeat(self.below + 1))?,
        }
        raw::draw(&out)
    }

    /// Moves all that stands above the cursor out of the window, into what can be scrolled back to,
    /// and wipes off the rest. Terminals differ in where a window of another size has its rows, so
    /// what was drawn cannot be found again. The row of the cursor can.
    fn leave_window(&self) -> io::Result<()> {
        let rows = crate::terminal::size().1;
        let mut out = Vec::new();
        queue!(out, MoveToColumn(0), Clear(ClearType::FromCursorDown))?;
        write!(out, "{}", "\n".repeat(rows.saturating_sub(1)))?;
        queue!(out, MoveTo(0, 0))?;
        raw::draw(&out)
    }

    /// Goes to where the picture begins, and wipes it off.
    fn begin(&self, out: &mut Vec<u8>) -> io::Result<()> {
        up(out, self.at)?;
        queue!(out, MoveToColumn(0), Clear(ClearType::FromCursorDown))
    }
}

fn up(out: &mut Vec<u8>, rows: usize) -> io::Result<()> {
    match u16::try_from(rows) {
        Ok(rows @ 1..) => queue!(out, MoveUp(rows)),
        _ => Ok(()),
    }
}
