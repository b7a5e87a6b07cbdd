//! Signals: when one ends the program, the terminal is usable and every file is complete.

use std::io;

/// Handles an interrupt, a hang-up and a request to end: resets the terminal, says that the answers
/// are saved, and ends the program with 128 plus the signal's number. Before that, `settle` waits
/// for work that must not be interrupted; the value it returns is held to the end.
#[cfg(unix)]
pub(super) fn watch<T>(settle: impl FnOnce() -> T + Send + 'static) -> io::Result<()> {
    use std::sync::Once;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    static ONCE: Once = Once::new();
    let mut signals = None;
    ONCE.call_once(|| signals = Some(Signals::new([SIGHUP, SIGINT, SIGTERM])));
    let Some(signals) = signals else { return Ok(()) };
    let mut signals = signals?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _settled = settle();
            restore();
            super::tell_wrapped(&format!("\n{}", crate::phrases::STOPPED));
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

/// Other platforms keep their own handling.
#[cfg(not(unix))]
pub(super) fn watch<T>(_: impl FnOnce() -> T + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// Resets what a prompt may have set, and clears the rest of its menu below the cursor.
#[cfg(unix)]
fn restore() {
    use crossterm::terminal::{disable_raw_mode, is_raw_mode_enabled};
    // The program ends in any case, so a failure is ignored.
    if is_raw_mode_enabled().unwrap_or(false) {
        let _ = disable_raw_mode();
        let mut error = super::standard_error();
        let _ = crossterm::execute!(
            error,
            crossterm::event::DisableBracketedPaste,
            crossterm::cursor::Show,
            crossterm::style::Print("\n"),
            crossterm::terminal::Clear(crossterm::terminal::ClearType::FromCursorDown)
        );
    }
}
