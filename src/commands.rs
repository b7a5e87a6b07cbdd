//! The commands: each joins files, the terminal and the core in a few steps.

mod ask;
mod check;
mod failure;
mod questions_named;
mod reference;
mod suppose;

use std::path::Path;
use std::process::ExitCode;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use self::failure::Failure;
use crate::answers::{self, Answers};
use crate::cli::{self, Cli, Command, Format, ModelCommand, WhatIfFormat};
use crate::decide::analysis::analyse;
use crate::decide::evaluate;
use crate::diagnostic::{SourceFile, printable};
use crate::files::{self, Access, Existing, FileError, OwnTemplate};
use crate::findings::find;
use crate::model::{self, Model, builtin_model, builtin_sources};
use crate::paper::{Paper, Provenance, View, WhatIf};
use crate::phrases;
use crate::templates::Templates;
use crate::terminal;

/// Does what the command line asks, tells of a failure once, and returns the exit code.
pub fn run(cli: &Cli) -> ExitCode {
    let done = match &cli.command {
        None => ask::ask(&cli::Ask::default(), cli.color),
        Some(Command::Ask(args)) => ask::ask(args, cli.color),
        Some(Command::Report(args)) => report(args),
        Some(Command::WhatIf(args)) => what_if(args),
        Some(Command::Check(args)) => check::check(args),
        Some(Command::Questions(args)) => reference::questions(args),
        Some(Command::Model(ModelCommand::Show(args))) => reference::show(args),
        Some(Command::Model(ModelCommand::Export { folder })) => reference::export(folder),
        Some(Command::Completions { shell }) => reference::completions(*shell),
        Some(Command::Man { command }) => reference::manual(command),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(cli.color),
    }
}

/// A model and the digest of the files it was read from.
struct LoadedModel {
    model: Model,
    sha256: String,
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Turns an answers file into the paper.
fn report(args: &cli::Report) -> Result<(), Failure> {
    if args.brief && args.format == Format::Json {
        return Err(Failure::Usage(vec![phrases::BRIEF_IS_MARKDOWN.to_owned()]));
    }
    if args.template.is_some() && args.format == Format::Json {
        return Err(Failure::Usage(vec![phrases::TEMPLATE_IS_THE_PAPER.to_owned()]));
    }
    let paper = paper(args.template.as_deref().map(OwnTemplate::open).transpose()?)?;
    let loaded = load_model(args.model.as_deref())?;
    let source = source(&args.answers)?;
    let mut answers = answers::read(&source, &loaded.model)?;
    if args.circulate {
        answers.withhold_sensitive_notes(&loaded.model);
    }
    let view = view(&loaded, &answers, &source, &args.stress);
    let text = match args.format {
        Format::Md if args.brief => paper.brief(&view)?,
        Format::Md => paper.markdown(&view)?,
        Format::Json => serde_json::to_string_pretty(&view)? + "\n",
    };
    if files::is_standard(&args.output) {
        return Ok(terminal::print(&text)?);
    }
    let made_from = [Some(&args.answers), args.template.as_ref()];
    if made_from.into_iter().flatten().any(|it| files::is_same(&args.output, it)) {
        return Err(FileError::MadeFrom(shown(&args.output)).into());
    }
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    Ok(files::write(&args.output, &text, Access::Shared, existing)?)
}

/// Shows what moves if some answers were different.
fn what_if(args: &cli::WhatIf) -> Result<(), Failure> {
    let loaded = load_model(args.model.as_deref())?;
    let source = source(&args.answers)?;
    let answers = answers::read(&source, &loaded.model)?;
    let supposed = suppose::suppose(&loaded.model, &answers, &args.set)?;
    let before = view(&loaded, &answers, &source, &args.stress);
    let after = view(&loaded, &supposed, &source, &args.stress);
    let what_if = WhatIf::new(&before, &after);
    let text = match args.format {
        WhatIfFormat::Text => Paper::new()?.what_if(&what_if)?,
        WhatIfFormat::Json => serde_json::to_string_pretty(&what_if)? + "\n",
    };
    Ok(terminal::print(&text)?)
}

/// Returns what writes papers: the built-in templates, or the user's own before them.
fn paper(template: Option<OwnTemplate>) -> Result<Paper, Failure> {
    let Some(own) = template else { return Ok(Paper::new()?) };
    let name = own.name.clone();
    Ok(Paper::with(Templates::own(move |it| own.find(it))?, &name))
}

fn load_model(folder: Option<&Path>) -> Result<LoadedModel, Failure> {
    let (model, sources) = match folder {
        None => (builtin_model(), builtin_sources()),
        Some(folder) => {
            let sources = files::read_folder(folder)?;
            (model::load(&sources)?, sources)
        }
    };
    let texts = sources.iter().map(|source| source.text.as_str());
    Ok(LoadedModel { model, sha256: digest(texts) })
}

fn source(path: &Path) -> Result<SourceFile, Failure> {
    let name = if files::is_standard(path) { phrases::STANDARD_INPUT.into() } else { shown(path) };
    Ok(SourceFile { name, text: files::read(path)? })
}

fn view(
    loaded: &LoadedModel,
    answers: &Answers,
    source: &SourceFile,
    stress: &cli::Stress,
) -> View {
    let provenance = Provenance {
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
        answers_file: file_name(&source.name),
        answers_sha256: digest([source.text.as_str()]),
        model_sha256: loaded.sha256.clone(),
    };
    let evaluation = evaluate(&loaded.model, answers);
    let analysis = analyse(&loaded.model, answers, &evaluation, stress.runs, stress.seed);
    let findings = find(&loaded.model, answers, &evaluation, &analysis);
    View::new(&loaded.model, answers, &evaluation, &findings, provenance)
}

/// Returns the last part of a path, fit to be printed: a paper shows no folders.
fn file_name(path: &str) -> String {
    match Path::new(path).file_name().and_then(|it| it.to_str()) {
        Some(name) => printable(name),
        None => phrases::STANDARD_INPUT.to_owned(),
    }
}

/// Returns the SHA-256 digest of texts, one after the other, in hexadecimal.
fn digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update(text);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the day to date new answers with, in UTC.
fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
