//! Signals: when one ends the program, the terminal is usable and every file is complete.

use std::io;

/// Handles an interrupt, a hang-up and requests to end: resets the terminal, says that the answers
/// are saved, and ends the program with 128 plus the signal's number. Before that, `settle` waits
/// for work that must not be interrupted; the value it returns is held to the end. A request to pause
/// gives the terminal back to the shell until the program is continued.
#[cfg(unix)]
pub(super) fn watch<T>(settle: impl FnOnce() -> T + Send + 'static) -> io::Result<()> {
    use std::sync::Once;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    static ONCE: Once = Once::new();
    let mut signals = None;
    let watched = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP];
    ONCE.call_once(|| signals = Some(Signals::new(watched)));
    let Some(signals) = signals else { return Ok(()) };
    let mut signals = signals?;
    std::thread::spawn(move || {
        let ends = |signal: &i32| {
            if *signal == SIGTSTP {
                pause();
            }
            *signal != SIGTSTP
        };
        if let Some(signal) = signals.forever().find(ends) {
            let _settled = settle();
            restore();
            super::tell_wrapped(&format!("\n{}", crate::phrases::STOPPED));
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

/// Pauses until a shell continues the program. What a prompt had drawn is drawn again with the next
/// key. Where no shell could continue it, nothing happens.
#[cfg(unix)]
fn pause() {
    use rustix::process::{getpgrp, getsid};
    use signal_hook::consts::{SIGTSTP, SIGWINCH};
    use signal_hook::low_level::{emulate_default_handler, raise};

    // A shell with job control gives each program a group of its own.
    if getsid(None).is_ok_and(|session| session == getpgrp()) {
        return;
    }
    let is_drawn = crossterm::terminal::is_raw_mode_enabled().unwrap_or(false);
    restore();
    // Without job control or raw mode, keys would still arrive, if only line by line.
    let _ = emulate_default_handler(SIGTSTP);
    if is_drawn {
        super::tell_wrapped(crate::phrases::CONTINUED);
        let _ = super::raw::enter();
        super::drawn::redraw();
        // The window may have another size by now. A line to type is drawn again for that.
        let _ = raise(SIGWINCH);
    }
}

/// Makes writing more than the system allows for a file an error like any other, instead of the end
/// of the program.
#[cfg(unix)]
pub fn outlive_size_limit() {
    use signal_hook::consts::SIGXFSZ;
    // Nobody reads the flag. Where it cannot be set, the program ends as before.
    let _ = signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default());
}

/// Other platforms have no such limit.
#[cfg(not(unix))]
pub fn outlive_size_limit() {}

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
