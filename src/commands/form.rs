//! `form`: writes the questions of one respondent as a page to answer in a browser.

use std::path::{Path, PathBuf};

use super::content::Content;
use super::failure::Failure;
use super::inputs::{load_model, source};
use super::output;
use super::questions::respondent;
use crate::answers::{self, Answers};
use crate::cli;
use crate::files::{self, Existing};
use crate::pages::form::{Addressee, Form};
use crate::phrases::{self, fill};
use crate::terminal;

/// Writes the form.
pub(super) fn form(args: &cli::Form) -> Result<(), Failure> {
    let loaded = load_model(args.model.as_deref())?;
    let model = &loaded.model;
    let role = args.role.as_deref().map(|it| respondent(model, it)).transpose()?;
    let answers = match &args.answers {
        Some(path) => answers::read(&source(path)?, model)?,
        None => Answers::blank(model),
    };
    let page = Form::new(model, &answers, Addressee { role, due: args.due }).page()?;
    let from = args.answers.iter().chain(&loaded.files).map(PathBuf::as_path);
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    output::write(&args.output, &Content::Text(page), from, || existing)?;
    if files::is_standard(&args.output) {
        return Ok(());
    }
    terminal::tell_wrapped(phrases::FORM_SENT);
    let commands = commands_back(args.answers.as_deref());
    commands.iter().for_each(|it| terminal::tell(&format!("  {it}")));
    Ok(())
}

/// Returns the commands for the answers file that comes back, beside the answers that the form was made
/// for.
pub(super) fn commands_back(answers: Option<&Path>) -> [String; 2] {
    let answers = answers.map_or_else(|| "FILE".to_owned(), phrases::argument);
    [phrases::FORM_CHECK.to_owned(), fill(phrases::FORM_TOGETHER, &[("answers", &answers)])]
}
