//! The commands, one a file: each joins files, the terminal and the core in a few steps.

mod ask;
mod check;
mod compare;
mod completions;
mod content;
mod decision;
mod failure;
mod form;
mod inputs;
mod man;
mod model;
mod output;
mod positions;
mod questions;
mod questions_named;
mod report;
mod settings;
mod what_if;

use std::process::ExitCode;

use self::failure::Failure;
use crate::apart;
use crate::cli::{Ask, Cli, Command, ModelCommand};
use crate::terminal;

/// Runs the command, reports a failure once, and returns the exit code.
pub fn run(cli: &Cli) -> ExitCode {
    terminal::outlive_size_limit();
    let done = match &cli.command {
        None => ask::ask(&Ask::default(), cli.color),
        Some(Command::Ask(args)) => ask::ask(args, cli.color),
        Some(Command::Report(args)) => report::report(args, cli.color),
        Some(Command::WhatIf(args)) => what_if::what_if(args),
        Some(Command::Compare(args)) => compare::compare(args),
        Some(Command::Check(args)) => check::check(args),
        Some(Command::Questions(args)) => questions::questions(args),
        Some(Command::Form(args)) => form::form(args),
        Some(Command::Model(ModelCommand::Show(args))) => model::show(args),
        Some(Command::Model(ModelCommand::Export { folder })) => model::export(folder),
        Some(Command::Completions { shell }) => completions::completions(*shell),
        Some(Command::FillTemplate) => fill_template(),
        Some(Command::Man { command }) => man::man(command),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(cli.color),
    }
}

/// Serves a task of [`apart`].
fn fill_template() -> Result<(), Failure> {
    Ok(apart::serve(terminal::standard_input(), terminal::print)?)
}
