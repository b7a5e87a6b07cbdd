//! `report`: turns answers files into the paper.

use std::path::{Path, PathBuf};

use clap::{ColorChoice, ValueEnum};

use super::content::Content;
use super::decision::view;
use super::failure::Failure;
use super::inputs::{LoadedModel, load_model, shown, sources, tell_commented, tell_reworded};
use super::output;
use super::positions::tell_positions;
use crate::answers;
use crate::apart;
use crate::cli::Report;
use crate::decide::Reason;
use crate::diagnostic::quoted;
use crate::files::{self, Existing, OwnTemplate};
use crate::paper::{Piece, View};
use crate::phrases::{self, fill};
use crate::templates::Writes;
use crate::terminal;
use crate::typeset::Format;

/// Loads the model, reads the answers, decides, and writes the paper.
pub(super) fn report(args: &Report, colour: ColorChoice) -> Result<(), Failure> {
    let template = args.template.as_deref().map(OwnTemplate::open).transpose()?;
    let format = format(args, template.as_ref())?;
    check_format(args, format)?;
    let loaded = load_model(args.model.as_deref())?;
    let sources = sources(&args.answers)?;
    let mut answers = answers::read_together(&sources, &loaded.model)?;
    tell_reworded(&answers, &args.answers);
    tell_commented(&loaded.model, &sources);
    if args.circulate {
        answers.circulate(&loaded.model);
    }
    let view = view(&loaded, &answers, &sources, &args.stress);
    tell_positions(&loaded.model, &sources, &view.verdict.name);
    let mut from = inputs(args, &loaded);
    let page_size = args.page_size.unwrap_or_default();
    let content = match &template {
        None => Content::new(format, page_size, &view, |paper| {
            Ok(paper.marked(piece(args, &view)?, &view)?)
        }),
        Some(template) => {
            let filled = apart::fill(template, &view)?;
            from.extend(filled.included.iter().map(PathBuf::from));
            Content::new(format, page_size, &view, |_| Ok(filled.text))
        }
    };
    let from = from.iter().map(PathBuf::as_path);
    output::write(&args.output, &content?, from, || existing(args, colour))
}

/// Returns the files that the command line names.
fn inputs(args: &Report, loaded: &LoadedModel) -> Vec<PathBuf> {
    args.answers.iter().chain(&args.template).chain(&loaded.files).cloned().collect()
}

/// Returns the format that is asked for, or that the name of the output file says. A template that
/// does not write Markdown is written as it is, under any name.
fn format(args: &Report, template: Option<&OwnTemplate>) -> Result<Format, Failure> {
    let is_other = template.is_some_and(|it| Writes::of(&it.name) != Writes::Markdown);
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
    Err(Failure::usage(wrong))
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
    Err(Failure::usage(wrong.to_owned()))
}

/// Tells whether the result goes to a terminal.
fn is_shown(args: &Report) -> bool {
    files::is_standard(&args.output) && terminal::is_read_by_a_person()
}

/// Returns the piece that is asked for: the agreement only if there is something to count.
fn piece(args: &Report, view: &View) -> Result<Piece, Failure> {
    match view.verdict.reason {
        _ if args.brief => Ok(Piece::PageOne),
        _ if !args.agreement => Ok(Piece::Whole),
        Some(Reason::OpenGate) => Ok(Piece::Agreement),
        _ => Err(Failure::usage(phrases::NOTHING_TO_COUNT)),
    }
}

/// Tells whether a file that is there already is replaced: as the command line says, or whoever sits at
/// the terminal.
fn existing(args: &Report, colour: ColorChoice) -> Existing {
    let question = fill(phrases::REPLACE_QUESTION, &[("path", &shown(&args.output))]);
    let replaces =
        args.force || files::is_regular(&args.output) && terminal::confirm(&question, colour);
    if replaces { Existing::Replace } else { Existing::Keep }
}
