//! `report`: turns an answers file into the paper.

use std::path::PathBuf;

use clap::ColorChoice;

use super::decision::view;
use super::failure::Failure;
use super::inputs::{LoadedModel, load_model, shown, source, tell_reworded};
use crate::answers;
use crate::apart;
use crate::cli::{Format, Report};
use crate::decide::Reason;
use crate::files::{self, Access, Existing, FileError, OwnTemplate};
use crate::paper::{Paper, View};
use crate::phrases::{self, fill};
use crate::terminal;

/// Loads the model, reads the answers, decides, and writes the paper.
pub(super) fn report(args: &Report, colour: ColorChoice) -> Result<(), Failure> {
    check_format(args)?;
    let template = args.template.as_deref().map(OwnTemplate::open).transpose()?;
    let loaded = load_model(args.model.as_deref())?;
    let source = source(&args.answers)?;
    let mut answers = answers::read(&source, &loaded.model)?;
    tell_reworded(&answers, &args.answers);
    if args.circulate {
        answers.withhold_sensitive_notes(&loaded.model);
    }
    let view = view(&loaded, &answers, &source, &args.stress);
    let mut made_from = made_from(args, &loaded);
    let text = match &template {
        Some(template) => {
            let filled = apart::fill(template, &view)?;
            made_from.extend(filled.included.iter().map(PathBuf::from));
            filled.text
        }
        None => render(args, &Paper::new()?, &view)?,
    };
    write(args, &text, &made_from, colour)
}

/// Returns the files that the paper is made from, which it must not replace.
fn made_from(args: &Report, loaded: &LoadedModel) -> Vec<PathBuf> {
    let named = [Some(&args.answers), args.template.as_ref()];
    named.into_iter().flatten().cloned().chain(loaded.files.iter().cloned()).collect()
}

fn check_format(args: &Report) -> Result<(), Failure> {
    let is_json = args.format == Format::Json;
    let wrong = match &args.template {
        _ if args.brief && is_json => phrases::BRIEF_IS_MARKDOWN,
        _ if args.agreement && is_json => phrases::AGREEMENT_IS_MARKDOWN,
        Some(_) if is_json => phrases::TEMPLATE_IS_THE_PAPER,
        _ => return Ok(()),
    };
    Err(Failure::Usage(vec![wrong.to_owned()]))
}

fn render(args: &Report, paper: &Paper, view: &View) -> Result<String, Failure> {
    Ok(match args.format {
        Format::Md if args.agreement => agreement(paper, view)?,
        Format::Md if args.brief => paper.brief(view)?,
        Format::Md => paper.markdown(view)?,
        Format::Json => serde_json::to_string_pretty(view)? + "\n",
    })
}

/// Returns the agreement before the count, if there is something to count.
fn agreement(paper: &Paper, view: &View) -> Result<String, Failure> {
    if view.verdict.reason != Some(Reason::OpenGate) {
        return Err(Failure::Usage(vec![phrases::NOTHING_TO_COUNT.to_owned()]));
    }
    Ok(paper.agreement(view)?)
}

fn write(
    args: &Report,
    text: &str,
    made_from: &[PathBuf],
    colour: ColorChoice,
) -> Result<(), Failure> {
    if files::is_standard(&args.output) {
        return Ok(terminal::print(text)?);
    }
    if made_from.iter().any(|it| files::is_same(&args.output, it)) {
        return Err(FileError::MadeFrom(shown(&args.output)).into());
    }
    let question = fill(phrases::REPLACE_QUESTION, &[("path", &shown(&args.output))]);
    let replaces = args.force || args.output.is_file() && terminal::confirm(&question, colour);
    let existing = if replaces { Existing::Replace } else { Existing::Keep };
    files::write(&args.output, text, Access::Shared, existing)?;
    terminal::tell(&fill(phrases::WRITTEN, &[("path", &shown(&args.output))]));
    Ok(())
}
