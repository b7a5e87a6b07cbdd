//! Raw mode: keys arrive one by one, and nothing is drawn but by the program.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Held while the terminal is being changed, so that a signal finds it in order.
static HELD: Mutex<()> = Mutex::new(());

/// What stands in place of a control key that sends no signal.
#[cfg(unix)]
const OFF: u8 = if cfg!(any(target_os = "linux", target_os = "android")) { 0 } else { 0xff };

/// Waits until nothing is being drawn. Nothing is drawn until what it returns is dropped.
pub(super) fn hold() -> MutexGuard<'static, ()> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Draws all of this at once.
pub(super) fn draw(bytes: &[u8]) -> io::Result<()> {
    let _held = hold();
    let mut error = super::standard_error();
    error.write_all(bytes)?;
    error.flush()
}

/// Raw mode, with marks around pasted text, from creation to drop. A terminal that cannot mark pasted
/// text sends it as keys, which works too.
pub(super) struct Raw;

impl Raw {
    pub(super) fn begin() -> io::Result<Self> {
        let held = hold();
        enable_raw_mode()?;
        let set = set_keys();
        let _ = execute!(super::standard_error(), EnableBracketedPaste);
        drop(held);
        let raw = Self;
        set.map(|()| raw)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _held = hold();
        // There is no way to recover from a failure here.
        let _ = execute!(super::standard_error(), DisableBracketedPaste);
        let _ = disable_raw_mode();
    }
}

/// A terminal on which nothing typed is shown, from creation to drop, while no prompt is open. Ctrl-C ends
/// the program there as it does between prompts.
#[derive(Debug)]
pub(super) struct Quiet;

impl Quiet {
    pub(super) fn begin() -> io::Result<Self> {
        let _held = hold();
        enable_raw_mode()?;
        let quiet = Self;
        let_signals()?;
        Ok(quiet)
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        // There is no way to recover from a failure here.
        let _ = disable_raw_mode();
    }
}

/// Lets control keys send their signals, and lines end as usual.
#[cfg(unix)]
fn let_signals() -> io::Result<()> {
    use rustix::termios::{LocalModes, OptionalActions, OutputModes, tcgetattr, tcsetattr};

    let input = rustix::stdio::stdin();
    let mut mode = tcgetattr(input)?;
    mode.local_modes |= LocalModes::ISIG;
    mode.output_modes |= OutputModes::OPOST;
    Ok(tcsetattr(input, OptionalActions::Now, &mode)?)
}

/// Elsewhere there are no signals to set.
#[cfg(not(unix))]
fn let_signals() -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn set_keys() -> io::Result<()> {
    use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

    let input = rustix::stdio::stdin();
    let mut mode = tcgetattr(input)?;
    // Ctrl-Z sends its signal, as everywhere in a shell. Ctrl-C stays a key: it leaves in good order.
    mode.local_modes |= LocalModes::ISIG;
    mode.special_codes[SpecialCodeIndex::VINTR] = OFF;
    mode.special_codes[SpecialCodeIndex::VQUIT] = OFF;
    Ok(tcsetattr(input, OptionalActions::Now, &mode)?)
}

/// Elsewhere there are no signals to set.
#[cfg(not(unix))]
fn set_keys() -> io::Result<()> {
    Ok(())
}
