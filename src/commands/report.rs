//! `report`: turns an answers file into the paper.

use std::path::Path;

use clap::ValueEnum;

use super::decision::view;
use super::failure::Failure;
use super::inputs::{load_model, paper, shown, source, tell_reworded};
use crate::answers;
use crate::cli::Report;
use crate::decide::Reason;
use crate::diagnostic::quoted;
use crate::files::{self, Access, Existing, FileError, OwnTemplate};
use crate::paper::{Paper, Piece, View};
use crate::phrases::{self, fill};
use crate::templates::marks::plain;
use crate::terminal;
use crate::typeset::{Document, Format, page, pictures, word};

/// Loads the model, reads the answers, decides, and writes the paper.
pub(super) fn report(args: &Report) -> Result<(), Failure> {
    let paper = paper(args.template.as_deref().map(OwnTemplate::open).transpose()?)?;
    let format = format(args, &paper)?;
    check_format(args, format)?;
    let loaded = load_model(args.model.as_deref())?;
    let source = source(&args.answers)?;
    let mut answers = answers::read(&source, &loaded.model)?;
    tell_reworded(&answers, &args.answers);
    if args.circulate {
        answers.withhold_sensitive_notes(&loaded.model);
    }
    let view = view(&loaded, &answers, &source, &args.stress);
    write(args, &render(args, format, &paper, &view)?)
}

/// Returns the format that is asked for, or that the name of the output file says. A template that
/// does not write Markdown is written as it is, under any name.
fn format(args: &Report, paper: &Paper) -> Result<Format, Failure> {
    let is_other = !paper.is_markdown();
    let wrong = match args.format {
        None if is_other => return Ok(Format::Md),
        None => match Format::of(&args.output) {
            Some(format) => return Ok(format),
            None => unknown_ending(&args.output),
        },
        Some(format @ (Format::Html | Format::Docx)) if is_other => {
            let template = args.template.as_deref().map(shown).unwrap_or_default();
            let words = [("format", &*format.ending()), ("template", &*template)];
            fill(phrases::TEMPLATE_IS_NOT_MARKDOWN, &words)
        }
        Some(format) => return Ok(format),
    };
    Err(Failure::Usage(vec![wrong]))
}

fn unknown_ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let known: Vec<String> =
        Format::value_variants().iter().map(|it| format!(".{}", it.ending())).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    fill(phrases::ENDING_UNKNOWN, &[("ending", &*ending), ("known", &quoted(&known))])
}

fn check_format(args: &Report, format: Format) -> Result<(), Failure> {
    let is_json = format == Format::Json;
    let is_word = format == Format::Docx;
    let wrong = match &args.template {
        _ if args.page_size.is_some() && !is_word => phrases::PAGE_SIZE_IS_OF_WORD,
        _ if is_word && is_shown(args) => phrases::WORD_IS_NO_TEXT,
        _ if args.brief && is_json => phrases::BRIEF_IS_MARKDOWN,
        _ if args.agreement && is_json => phrases::AGREEMENT_IS_MARKDOWN,
        Some(_) if is_json => phrases::TEMPLATE_IS_THE_PAPER,
        _ => return Ok(()),
    };
    Err(Failure::Usage(vec![wrong.to_owned()]))
}

/// Tells whether the result goes to a terminal.
fn is_shown(args: &Report) -> bool {
    files::is_standard(&args.output) && terminal::is_read_by_a_person()
}

/// What is written.
enum Made {
    Text(String),
    Word(Vec<u8>),
}

fn render(args: &Report, format: Format, paper: &Paper, view: &View) -> Result<Made, Failure> {
    let marked = || Ok::<_, Failure>(paper.marked(piece(args, view)?, view)?);
    let templates = paper.templates();
    Ok(Made::Text(match format {
        Format::Md => plain(&marked()?),
        Format::Html => page(&Document::parse(&marked()?), &pictures(view, templates)?, templates)?,
        Format::Docx => {
            let size = args.page_size.unwrap_or_default();
            return Ok(Made::Word(word(&Document::parse(&marked()?), size, templates)?));
        }
        Format::Json => serde_json::to_string_pretty(view)? + "\n",
    }))
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

fn write(args: &Report, made: &Made) -> Result<(), Failure> {
    let bytes = match made {
        Made::Text(text) if files::is_standard(&args.output) => return Ok(terminal::print(text)?),
        Made::Word(bytes) if files::is_standard(&args.output) => {
            return Ok(terminal::print_bytes(bytes)?);
        }
        Made::Text(text) => text.as_bytes(),
        Made::Word(bytes) => bytes,
    };
    let made_from = [Some(&args.answers), args.template.as_ref()];
    if made_from.into_iter().flatten().any(|it| files::is_same(&args.output, it)) {
        return Err(FileError::MadeFrom(shown(&args.output)).into());
    }
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    files::write(&args.output, bytes, Access::Shared, existing)?;
    terminal::tell(&fill(phrases::WRITTEN, &[("path", &shown(&args.output))]));
    Ok(())
}
