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

/// Raw mode, from creation to drop.
pub(super) struct Raw;

impl Raw {
    pub(super) fn begin() -> io::Result<Self> {
        enable_raw_mode()?;
        let raw = Self;
        wait_for_second_byte()?;
        Ok(raw)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // There is no way to recover from a failure here.
        let _ = disable_raw_mode();
    }
}

#[cfg(unix)]
fn wait_for_second_byte() -> io::Result<()> {
    use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

    let input = rustix::stdio::stdin();
    let mut mode = tcgetattr(input)?;
    mode.special_codes[SpecialCodeIndex::VMIN] = 2;
    mode.special_codes[SpecialCodeIndex::VTIME] = WAIT;
    Ok(tcsetattr(input, OptionalActions::Now, &mode)?)
}

/// Elsewhere a key arrives whole.
#[cfg(not(unix))]
fn wait_for_second_byte() -> io::Result<()> {
    Ok(())
}
