//! The terminal: the only place that touches standard input, output and error, colour, signals and
//! `inquire`.
//!
//! Results go to standard output, all other messages to standard error. [`dialogue`] returns the
//! wizard's user interface: drawn menus if the terminal can show them, plain lines otherwise.

mod confirm;
mod drawn;
mod keyboard;
mod keys;
mod layout;
mod plain;
mod raw;
mod signals;

use std::io::{self, BufRead, IsTerminal, Write};

use clap::ColorChoice;

pub use confirm::confirm;
pub use drawn::Drawn;
pub use layout::{clean, visible};
pub use plain::Plain;
pub use signals::outlive_size_limit;

use crate::diagnostic::Mistakes;
use crate::wizard::{Dialogue, DialogueError};

/// Returns the wizard's user interface, and from now on makes signals leave the terminal usable.
/// `settle` waits for work that a signal must not interrupt; the value it returns is held until the
/// program has ended. With `plain`, or with `MOPS_PLAIN` or `ACCESSIBLE` set, lines are read and
/// written, also from a pipe. Otherwise there must be a terminal.
///
/// # Errors
///
/// Returns an error if there is no terminal and lines are not asked for, or if signals cannot be caught.
pub fn dialogue<T>(
    plain: bool,
    colour: ColorChoice,
    settle: impl FnOnce() -> T + Send + 'static,
) -> Result<Box<dyn Dialogue>, DialogueError> {
    signals::watch(settle)?;
    if is_plain(plain) {
        return Ok(Box::new(plain_dialogue()));
    }
    if !is_interactive() {
        return Err(DialogueError::NoTerminal);
    }
    if is_dumb() {
        return Ok(Box::new(plain_dialogue()));
    }
    Ok(Box::new(Drawn::new(has_colour(colour))?))
}

/// Tells whether plain lines are asked for, by the flag or by the environment.
pub fn is_plain(flag: bool) -> bool {
    flag || is_set("MOPS_PLAIN") || is_set("ACCESSIBLE")
}

/// Tells whether a person can be asked: standard input and error are terminals.
pub fn is_interactive() -> bool {
    standard_input().is_terminal() && standard_error().is_terminal()
}

/// Writes a result to standard output. A reader that stops reading is not an error.
///
/// # Errors
///
/// Returns why it cannot be written.
pub fn print(text: &str) -> io::Result<()> {
    if is_read_by_a_person() {
        print_bytes(clean(text).as_bytes())
    } else {
        print_bytes(text.as_bytes())
    }
}

/// Tells whether standard output is a terminal.
pub fn is_read_by_a_person() -> bool {
    standard_output().is_terminal()
}

/// Writes a result that is no text to standard output. A reader that stops reading is not an error.
///
/// # Errors
///
/// Returns what went wrong while writing.
pub fn print_bytes(bytes: &[u8]) -> io::Result<()> {
    let mut out = standard_output();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes a result to standard output, with lines wrapped at words where that is a terminal.
///
/// # Errors
///
/// Returns why it cannot be written.
pub fn print_wrapped(text: &str) -> io::Result<()> {
    if !standard_output().is_terminal() {
        return print(text);
    }
    print_columns(text, size().0)
}

/// Writes a text to standard output, wrapped at words to at most so many columns.
///
/// # Errors
///
/// Returns what went wrong while writing.
pub fn print_columns(text: &str, columns: usize) -> io::Result<()> {
    let lines: Vec<String> = text.lines().map(|line| layout::fit(line, Some(columns))).collect();
    print(&(lines.join("\n") + "\n"))
}

/// Writes a message to standard error, if that is open. Characters of a file name or an argument that
/// nobody would see are shown as replaced.
pub fn tell(text: &str) {
    // If standard error is closed, nobody can be told.
    let _ = writeln!(standard_error(), "{}", visible(text));
}

/// Writes mistakes to standard error, drawn with or without colour.
pub fn tell_mistakes(mistakes: &Mistakes, colour: ColorChoice) {
    if has_colour(colour) {
        // `draw` has already replaced all other control characters.
        let _ = writeln!(standard_error(), "{}", mistakes.draw(true));
    } else {
        tell(&mistakes.draw(false));
    }
}

/// Writes a message to standard error, with lines wrapped at words where that is a terminal.
pub fn tell_wrapped(text: &str) {
    let width = standard_error().is_terminal().then(|| size().0);
    let lines: Vec<String> = text.lines().map(|line| layout::fit(line, width)).collect();
    tell(&lines.join("\n"));
}

/// Returns standard input.
pub fn standard_input() -> impl BufRead + IsTerminal {
    #[expect(clippy::disallowed_methods, reason = "this module owns the terminal")]
    io::stdin().lock()
}

fn standard_output() -> impl Write + IsTerminal {
    #[expect(clippy::disallowed_methods, reason = "this module owns the terminal")]
    io::stdout()
}

fn standard_error() -> io::Stderr {
    #[expect(clippy::disallowed_methods, reason = "this module owns the terminal")]
    io::stderr()
}

fn plain_dialogue() -> Plain<impl BufRead, impl Write> {
    let error = standard_error();
    let window: fn() -> Option<usize> =
        if error.is_terminal() { || Some(size().0) } else { || None };
    let input = standard_input();
    let echoes = input.is_terminal();
    Plain::new(input, error, window).with_echo(echoes)
}

/// Tells whether the terminal cannot move its cursor.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|it| it == "dumb")
}

/// Tells whether the environment variable is set and not empty.
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|it| !it.is_empty())
}

/// Tells whether standard error gets colour.
fn has_colour(colour: ColorChoice) -> bool {
    match colour {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => standard_error().is_terminal() && !is_set("NO_COLOR") && !is_dumb(),
    }
}

/// Returns the columns and rows of the terminal; 80 and 24 where it does not know them.
fn size() -> (usize, usize) {
    let known = |size: u16, usual| if size == 0 { usual } else { usize::from(size) };
    match terminal_size::terminal_size_of(standard_error()) {
        Some((columns, rows)) => (known(columns.0, 80), known(rows.0, 24)),
        None => (80, 24),
    }
}
