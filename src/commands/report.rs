//! `report`: turns answers files into the paper.

use super::decision::view;
use super::failure::Failure;
use super::inputs::{load_model, paper, shown, sources, tell_reworded};
use crate::answers;
use crate::cli::{Format, Report};
use crate::decide::Reason;
use crate::files::{self, Access, Existing, FileError, OwnTemplate};
use crate::paper::{Paper, View};
use crate::phrases::{self, fill};
use crate::terminal;

/// Loads the model, reads the answers, decides, and writes the paper.
pub(super) fn report(args: &Report) -> Result<(), Failure> {
    check_format(args)?;
    let paper = paper(args.template.as_deref().map(OwnTemplate::open).transpose()?)?;
    let loaded = load_model(args.model.as_deref())?;
    let sources = sources(&args.answers)?;
    let mut answers = answers::read_together(&sources, &loaded.model)?;
    tell_reworded(&answers, &args.answers);
    if args.circulate {
        answers.circulate(&loaded.model);
    }
    let view = view(&loaded, &answers, &sources, &args.stress);
    let text = render(args, &paper, &view)?;
    write(args, &text)
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

fn write(args: &Report, text: &str) -> Result<(), Failure> {
    if files::is_standard(&args.output) {
        return Ok(terminal::print(text)?);
    }
    let mut made_from = args.answers.iter().chain(&args.template);
    if made_from.any(|it| files::is_same(&args.output, it)) {
        return Err(FileError::MadeFrom(shown(&args.output)).into());
    }
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    files::write(&args.output, text, Access::Shared, existing)?;
    terminal::tell(&fill(phrases::WRITTEN, &[("path", &shown(&args.output))]));
    Ok(())
}
