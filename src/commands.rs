//! The commands: each joins files, the terminal and the core in a few steps.

mod failure;
mod reference;
mod suppose;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use self::failure::Failure;
use crate::analysis::analyse;
use crate::answers::{self, Answers};
use crate::cli::{self, Cli, Command, DEFAULT_ANSWERS, Format, ModelCommand, WhatIfFormat};
use crate::diagnostic::{SourceFile, printable};
use crate::evaluation::evaluate;
use crate::files::{self, Access, Existing, FileError};
use crate::model::{self, Model, builtin_model, builtin_sources};
use crate::phrases;
use crate::report::{Paper, Provenance, View, WhatIf};
use crate::store::AnswersFile;
use crate::terminal;
use crate::wizard::{self, Choose, Commands, Dialogue, Ending, Prompt, Reply};

/// Does what the command line asks, tells of a failure once, and returns the exit code.
pub fn run(cli: &Cli) -> ExitCode {
    let done = match &cli.command {
        None => ask(&cli::Ask::default()),
        Some(Command::Ask(args)) => ask(args),
        Some(Command::Report(args)) => report(args),
        Some(Command::WhatIf(args)) => what_if(args),
        Some(Command::Check(args)) => check(&args.paths, args.model.as_deref()),
        Some(Command::Questions(args)) => reference::questions(args),
        Some(Command::Model(ModelCommand::Show(args))) => reference::show(args),
        Some(Command::Model(ModelCommand::Export { folder })) => reference::export(folder),
        Some(Command::Completions { shell }) => reference::completions(*shell),
        Some(Command::Man { command }) => reference::manual(command),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

/// A model and the digest of the files it was read from.
struct LoadedModel {
    model: Model,
    sha256: String,
}

/// Asks the questions, saves after each answer, and writes the paper beside the answers.
fn ask(args: &cli::Ask) -> Result<(), Failure> {
    let loaded = load_model(args.model.as_deref())?;
    let mut dialogue = terminal::dialogue(args.plain, terminal::Colour::Auto)?;
    let mut file = AnswersFile::open(&args.answers, &loaded.model)?;
    let answers = file.answers().clone();
    let (answers, ending) =
        wizard::run(&loaded.model, answers, dialogue.as_mut(), &mut file, today())?;
    if ending == Ending::Left {
        return Err(Failure::Stopped);
    }
    let (answers, text) = file.joined(&answers)?;
    let view = view(&loaded, &answers, &text, &cli::Stress::default());
    let paper = Paper::new()?;
    terminal::tell_wrapped(&format!("\n{}", paper.summary(&view)?));
    let path = paper_path(&args.answers);
    if may_write(&path, dialogue.as_mut())? {
        files::write(&path, &paper.markdown(&view)?, Access::Shared, Existing::Replace)?;
        tell_paper(&path);
    } else {
        let words = [("paper", &*shown(&path))];
        terminal::tell_wrapped(&phrases::fill(phrases::NO_PAPER, &words));
    }
    let answers = shown(&args.answers);
    terminal::tell_wrapped(&phrases::fill(phrases::ANSWERS_KEPT, &[("answers", &answers)]));
    Ok(())
}

/// Says where the paper is, and how it becomes a Word document.
fn tell_paper(path: &Path) {
    terminal::tell_wrapped(&phrases::fill(phrases::PAPER_WRITTEN, &[("paper", &shown(path))]));
    let argument = |path: &Path| phrases::argument(&shown(path));
    let (paper, word) = (argument(path), argument(&path.with_extension("docx")));
    let words = [("paper", &*paper), ("word", &word)];
    terminal::tell(&format!("  {}", phrases::fill(phrases::PAPER_CONVERT, &words)));
}

/// Tells whether the paper may be written: nothing is there yet, or the person says yes.
fn may_write(path: &Path, dialogue: &mut dyn Dialogue) -> Result<bool, Failure> {
    if !path.exists() {
        return Ok(true);
    }
    let prompt = Prompt::Choose(Choose {
        message: phrases::fill(phrases::REPLACE_PAPER, &[("paper", &shown(path))]),
        options: vec![phrases::REPLACE_YES.to_owned(), phrases::REPLACE_NO.to_owned()],
        present: None,
        start: Some(0),
        commands: Commands::default(),
    });
    Ok(dialogue.ask(&prompt)? == Reply::Chose(0))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Turns an answers file into the paper.
fn report(args: &cli::Report) -> Result<(), Failure> {
    if args.brief && args.format == Format::Json {
        return Err(Failure::Usage(vec![phrases::BRIEF_IS_MARKDOWN.to_owned()]));
    }
    let loaded = load_model(args.model.as_deref())?;
    let source = source(&args.answers)?;
    let mut answers = answers::read(&source, &loaded.model)?;
    if args.circulate {
        answers.withhold_sensitive_notes(&loaded.model);
    }
    let view = view(&loaded, &answers, &source, &args.stress);
    let text = match args.format {
        Format::Md if args.brief => Paper::new()?.brief(&view)?,
        Format::Md => Paper::new()?.markdown(&view)?,
        Format::Json => serde_json::to_string_pretty(&view)? + "\n",
    };
    if files::is_standard(&args.output) {
        return Ok(terminal::print(&text)?);
    }
    if files::is_same(&args.output, &args.answers) {
        return Err(FileError::HoldsAnswers(shown(&args.output)).into());
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

/// Finds every mistake in the answers files and model folders named. What cannot be read keeps
/// none of the others from being checked.
fn check(paths: &[PathBuf], model: Option<&Path>) -> Result<(), Failure> {
    let loaded = load_model(model)?;
    let mut wrong: Vec<Failure> = Vec::new();
    for path in paths {
        match check_one(path, &loaded.model) {
            Ok(()) => terminal::tell(&phrases::fill(
                phrases::NO_MISTAKES,
                &[("path", &path.display().to_string())],
            )),
            Err(failure) => wrong.push(failure),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Several(wrong)) }
}

fn check_one(path: &Path, model: &Model) -> Result<(), Failure> {
    if path.is_dir() {
        model::load(&files::read_folder(path)?)?;
    } else {
        answers::read(&source(path)?, model)?;
    }
    Ok(())
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
    Ok(SourceFile { name: path.display().to_string(), text: files::read(path)? })
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
    View::new(&loaded.model, answers, &evaluation, &analysis, provenance)
}

/// Returns the last part of a path, fit to be printed: a paper shows no folders.
fn file_name(path: &str) -> String {
    match Path::new(path).file_name().and_then(|it| it.to_str()) {
        Some("-") | None => phrases::STANDARD_INPUT.to_owned(),
        Some(name) => printable(name),
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

/// Returns where the wizard writes the paper: beside the answers, and never in their place.
fn paper_path(answers: &Path) -> PathBuf {
    if answers == Path::new(DEFAULT_ANSWERS) {
        return PathBuf::from(cli::DEFAULT_PAPER);
    }
    let paper = answers.with_extension("md");
    if paper == answers || files::is_same(&paper, answers) {
        return answers.with_extension("paper.md");
    }
    paper
}

/// Returns the day to date new answers with, in UTC.
fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
