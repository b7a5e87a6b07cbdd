//! A prompt that only waits until something is read.
//!
//! Enter, the space bar, Esc and the arrow down end it. Any other key is for what comes next, so that
//! keys typed ahead do the same in a window of every size.

use super::Drawn;
use super::canvas::{Picture, Widget, run};
use super::frame::Frame;
use super::paint::Paint;
use crate::phrases;
use crate::terminal::keys::Key;
use crate::wizard::{DialogueError, Reply};

/// How a pause ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paused {
    /// What stands above it is read.
    Read,
    /// The person has left, or has begun to answer what comes next.
    Enough,
}

impl Drawn {
    /// Waits until what stands above is read. `None`: the window has another size now.
    pub(super) fn pause(&mut self, message: &str) -> Result<Option<Paused>, DialogueError> {
        let frame = Frame::new(phrases::HINT_READ);
        let key = run(&mut Pause { frame: &frame, message, paint: self.paint }, &self.keyboard)?;
        Ok(key.map(|key| match key {
            Key::Enter | Key::Escape | Key::Down | Key::Letter(' ') => Paused::Read,
            Key::Control('c') => {
                self.early = Some(Reply::Leave(String::new()));
                Paused::Enough
            }
            other => {
                self.keyboard.put_back(other);
                Paused::Enough
            }
        }))
    }
}

/// The prompt on the screen. It ends with the first key.
#[derive(Debug)]
struct Pause<'a> {
    frame: &'a Frame,
    message: &'a str,
    paint: Paint,
}

impl Widget for Pause<'_> {
    type End = Key;

    fn size(&self) -> (usize, usize) {
        self.frame.size
    }

    fn picture(&self) -> Picture {
        let prompt = format!("? {} ", self.message);
        let column = prompt.len();
        let rows = vec![self.paint.signed(&prompt), self.paint.faint(&self.frame.hint)];
        Picture { rows, cursor: (0, column) }
    }

    fn press(&mut self, key: Key) -> Option<Key> {
        Some(key)
    }

    fn kept(&self, end: &Key) -> Option<String> {
        (*end != Key::Control('c')).then(String::new)
    }

    fn remarked(&self, remark: &str) -> String {
        self.paint.signed(&format!("? {} {remark}", self.message))
    }
}
