//! The `mops-advisor` program: arguments in, exit code out.

use std::process::ExitCode;

use mops_advisor::{cli::Cli, commands};

fn main() -> ExitCode {
    match Cli::from_command_line() {
        Ok(cli) => commands::run(&cli),
        Err(code) => code,
    }
}
