//! The terminal: the only place that touches standard input, output and error, colour, signals and
//! `inquire`.
//!
//! Results go to standard output, all talk to standard error. [`dialogue`] returns what the wizard
//! talks through: drawn menus where the terminal can, plain lines otherwise.

mod drawn;
mod layout;
mod plain;
mod signals;

use std::io::{self, BufRead, IsTerminal, Write};

pub use drawn::Drawn;
pub use layout::clean;
pub use plain::Plain;

use crate::wizard::{Dialogue, DialogueError};

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` says no.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Returns something for the wizard to talk through, and makes signals leave the terminal in order
/// from now on. With `plain`, or with `MOPS_PLAIN` set, lines are read and written, from a pipe too;
/// without, there must be a terminal.
pub fn dialogue(plain: bool, colour: Colour) -> Result<Box<dyn Dialogue>, DialogueError> {
    signals::watch()?;
    if plain || is_set("MOPS_PLAIN") {
        return Ok(Box::new(plain_dialogue()));
    }
    if !is_interactive() {
        return Err(DialogueError::NoTerminal);
    }
    if is_dumb() {
        return Ok(Box::new(plain_dialogue()));
    }
    Ok(Box::new(Drawn::new(has_colour(colour))))
}

/// Tells whether somebody can be asked: input and error are terminals.
pub fn is_interactive() -> bool {
    standard_input().is_terminal() && standard_error().is_terminal()
}

/// Writes a result to standard output. Whoever reads it may stop reading; that is no failure.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = standard_output();
    let written = if out.is_terminal() {
        out.write_all(clean(text).as_bytes())
    } else {
        out.write_all(text.as_bytes())
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes a result to standard output, with lines wrapped at words where that is a terminal.
pub fn print_wrapped(text: &str) -> io::Result<()> {
    if !standard_output().is_terminal() {
        return print(text);
    }
    let width = Some(size().0);
    let lines: Vec<String> = text.lines().map(|line| layout::fit(line, width)).collect();
    print(&(lines.join("\n") + "\n"))
}

/// Writes a message to standard error, if that is open.
pub fn tell(text: &str) {
    // There is nobody left to tell of a failure.
    let _ = writeln!(standard_error(), "{}", clean(text));
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

fn standard_error() -> impl Write + IsTerminal {
    #[expect(clippy::disallowed_methods, reason = "this module owns the terminal")]
    io::stderr()
}

fn plain_dialogue() -> Plain<impl BufRead, impl Write> {
    let error = standard_error();
    let width = error.is_terminal().then(|| size().0);
    let input = standard_input();
    let echoes = input.is_terminal();
    Plain::new(input, error, width).with_echo(echoes)
}

/// Tells whether the terminal cannot move its cursor.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|it| it == "dumb")
}

/// Tells whether the environment says so, with anything but nothing.
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|it| !it.is_empty())
}

fn has_colour(colour: Colour) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => !is_set("NO_COLOR"),
    }
}

/// Returns the columns and rows of the terminal; 80 and 24 where it does not know them.
fn size() -> (usize, usize) {
    let known = |size: u16, usual| if size == 0 { usual } else { usize::from(size) };
    match terminal_size::terminal_size_of(io_error_handle()) {
        Some((columns, rows)) => (known(columns.0, 80), known(rows.0, 24)),
        None => (80, 24),
    }
}

#[expect(clippy::disallowed_methods, reason = "this module owns the terminal")]
fn io_error_handle() -> io::Stderr {
    io::stderr()
}
