//! Raw mode: keys arrive one by one.
//!
//! An arrow key is several bytes, the first of them that of the Esc key. On a slow line they arrive in
//! pieces, and an Esc alone would be taken for the key. So a read waits a moment for the byte after the
//! first one.

use std::io;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// The tenths of a second that a read waits for a second byte.
#[cfg(unix)]
const WAIT: u8 = 1;

/// What stands in place of a control key that sends no signal.
#[cfg(unix)]
const OFF: u8 = if cfg!(any(target_os = "linux", target_os = "android")) { 0 } else { 0xff };

/// Raw mode, from creation to drop.
pub(super) struct Raw;

impl Raw {
    pub(super) fn begin() -> io::Result<Self> {
        let raw = Self;
        enter()?;
        Ok(raw)
    }
}

/// Enters raw mode; to be left by whoever entered it first.
pub(super) fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    set_keys()
}

impl Drop for Raw {
    fn drop(&mut self) {
        // There is no way to recover from a failure here.
        let _ = disable_raw_mode();
    }
}

#[cfg(unix)]
fn set_keys() -> io::Result<()> {
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

    let input = rustix::stdio::stdin();
    let mut mode = tcgetattr(input)?;
    mode.special_codes[SpecialCodeIndex::VMIN] = 2;
    mode.special_codes[SpecialCodeIndex::VTIME] = WAIT;
    // Ctrl-Z sends its signal, as everywhere in a shell. Ctrl-C stays a key: it leaves in good order.
    mode.local_modes |= LocalModes::ISIG;
    mode.special_codes[SpecialCodeIndex::VINTR] = OFF;
    mode.special_codes[SpecialCodeIndex::VQUIT] = OFF;
    Ok(tcsetattr(input, OptionalActions::Now, &mode)?)
}

/// Elsewhere a key arrives whole.
#[cfg(not(unix))]
fn set_keys() -> io::Result<()> {
    Ok(())
}
