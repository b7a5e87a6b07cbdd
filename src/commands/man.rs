//! `man`: prints a manual page.

use clap::CommandFactory;

use super::failure::Failure;
use crate::cli::Cli;
use crate::phrases::{self, fill};
use crate::terminal;

/// Prints the manual page of the program, or of the command that the words name.
pub(super) fn man(words: &[String]) -> Result<(), Failure> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let found = words.iter().try_fold(&command, |command, word| command.find_subcommand(word));
    let Some(found) = found.cloned() else {
        let command = words.join(" ");
        return Err(Failure::usage(fill(phrases::UNKNOWN_COMMAND, &[("command", &command)])));
    };
    let mut page = Vec::new();
    let program = concat!("mops-advisor ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(found).source(program).render(&mut page)?;
    Ok(terminal::print(&unfilled(&String::from_utf8_lossy(&page)))?)
}

/// Returns a manual page in which examples and exit codes keep their lines.
fn unfilled(page: &str) -> String {
    page.replace(".SH EXTRA\n", ".SH EXTRA\n.nf\n").replace("\n.SH VERSION", "\n.fi\n.SH VERSION")
}
