//! `completions`: prints the completions of a shell.

use clap::CommandFactory;
use clap_complete::Shell;

use super::failure::Failure;
use crate::cli::Cli;
use crate::terminal;

/// Prints the completions of a shell.
pub(super) fn completions(shell: Shell) -> Result<(), Failure> {
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    Ok(terminal::print(&String::from_utf8_lossy(&script))?)
}
