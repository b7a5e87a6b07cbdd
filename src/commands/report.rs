//! `report`: turns an answers file into the paper.

use super::decision::view;
use super::failure::Failure;
use super::inputs::{load_model, paper, shown, source, tell_reworded};
use crate::answers;
use crate::cli::{Format, Report};
use crate::decide::Reason;
use crate::files::{self, Access, Existing, FileError, OwnTemplate};
use crate::paper::{Paper, Piece, View};
use crate::phrases::{self, fill};
use crate::templates::marks::plain;
use crate::terminal;

/// Loads the model, reads the answers, decides, and writes the paper.
pub(super) fn report(args: &Report) -> Result<(), Failure> {
    check_format(args)?;
    let paper = paper(args.template.as_deref().map(OwnTemplate::open).transpose()?)?;
    let loaded = load_model(args.model.as_deref())?;
    let source = source(&args.answers)?;
    let mut answers = answers::read(&source, &loaded.model)?;
    tell_reworded(&answers, &args.answers);
    if args.circulate {
        answers.withhold_sensitive_notes(&loaded.model);
    }
    let view = view(&loaded, &answers, &source, &args.stress);
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
        Format::Md => plain(&paper.marked(piece(args, view)?, view)?),
        Format::Json => serde_json::to_string_pretty(view)? + "\n",
    })
}

/// Returns the piece that is asked for: the agreement only if there is something to count.
fn piece(args: &Report, view: &View) -> Result<Piece, Failure> {
    match view.verdict.reason {
        _ if args.brief => Ok(Piece::PageOne),
        _ if !args.agreement => Ok(Piece::Whole),
        Some(Reason::OpenGate) => Ok(Piece::Agreement),
        _ => Err(Failure::Usage(vec![phrases::NOTHING_TO_COUNT.to_owned()])),
    }
}

fn write(args: &Report, text: &str) -> Result<(), Failure> {
    if files::is_standard(&args.output) {
        return Ok(terminal::print(text)?);
    }
    let made_from = [Some(&args.answers), args.template.as_ref()];
    if made_from.into_iter().flatten().any(|it| files::is_same(&args.output, it)) {
        return Err(FileError::MadeFrom(shown(&args.output)).into());
    }
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    files::write(&args.output, text, Access::Shared, existing)?;
    terminal::tell(&fill(phrases::WRITTEN, &[("path", &shown(&args.output))]));
    Ok(())
}
