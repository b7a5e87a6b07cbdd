//! The keyboard: what comes from the terminal while a prompt is open.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(super) use elsewhere::Keyboard;
#[cfg(unix)]
pub(super) use unix::Keyboard;

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
