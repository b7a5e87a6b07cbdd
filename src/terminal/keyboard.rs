//! The keyboard: what comes from the terminal while a prompt is open.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod unix;

use std::cell::RefCell;
use std::io;

#[cfg(not(unix))]
use elsewhere::Source;
#[cfg(unix)]
use unix::Source;

use super::keys::Key;

/// What a prompt hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    Key(Key),
    /// The window has another size than the prompt was drawn for.
    Resized,
    /// The shell wants the terminal for a while.
    Pause,
}

/// The keyboard of the terminal.
#[derive(Debug)]
pub(super) struct Keyboard {
    source: Source,
    /// A key that was read too early, for whoever reads next.
    kept: RefCell<Option<Key>>,
}

impl Keyboard {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self { source: Source::new()?, kept: RefCell::default() })
    }

    /// Waits for a key, or until the window has another size than `drawn`.
    pub(super) fn read(&self, drawn: (usize, usize)) -> io::Result<Input> {
        match self.kept.take() {
            Some(key) => Ok(Input::Key(key)),
            None => self.source.read(drawn),
        }
    }

    /// Keeps aside what was typed ahead.
    pub(super) fn keep_typed(&self) -> io::Result<()> {
        self.source.keep_typed()
    }

    /// Throws away what was typed since.
    pub(super) fn forget_typed(&self) -> io::Result<()> {
        self.source.forget_typed()
    }

    /// Keeps a key for whoever reads next.
    pub(super) fn put_back(&self, key: Key) {
        self.kept.replace(Some(key));
    }
}
