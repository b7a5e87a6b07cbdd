//! `compare`: what became of an earlier decision, from later answers.

use std::path::{Path, PathBuf};

use super::decision::{Decided, decided, viewed};
use super::failure::Failure;
use super::inputs::{LoadedModel, load_model, shown, source};
use crate::answers::{self, Answers, Document};
use crate::cli::{self, CompareFormat};
use crate::decide::Decision;
use crate::diagnostic::SourceFile;
use crate::files::{self, Access, Existing};
use crate::findings::Findings;
use crate::findings::since::{Day, since};
use crate::paper::since::Told;
use crate::paper::{Paper, SinceView, View};
use crate::phrases::{self, fill};
use crate::terminal;

/// The answers of one person or several, and everything that follows from them.
struct Worked {
    answers: Answers,
    /// The version of the model that the first file that says so was made for, if it is not today's.
    made_for: Option<String>,
    decision: Decision,
    findings: Findings,
    view: View,
}

/// Works out both with the model of today, and prints what moved.
pub(super) fn compare(args: &cli::Compare) -> Result<(), Failure> {
    let loaded = load_model(args.model.as_deref())?;
    let sources = [answered(&args.before)?, answered(&args.after)?];
    let before = worked(&loaded, &sources[0], args)?;
    let after = worked(&loaded, &sources[1], args)?;
    let since = since(&loaded.model, before.day(), after.day());
    let view = SinceView::new(&loaded.model, &since, before.told(), after.told());
    let paper = Paper::new()?;
    let text = match args.format {
        CompareFormat::Text => paper.since(&view, false)?,
        CompareFormat::Md => paper.since(&view, true)?,
        CompareFormat::Json => serde_json::to_string_pretty(&view)? + "\n",
    };
    write(args, &loaded, &text)
}

/// Reads an answers file, or those of several people in a folder.
fn answered(path: &Path) -> Result<Vec<SourceFile>, Failure> {
    if path.is_dir() {
        return Ok(answers::distinct(files::read_folder(path)?));
    }
    Ok(vec![source(path)?])
}

fn worked(
    loaded: &LoadedModel,
    sources: &[SourceFile],
    args: &cli::Compare,
) -> Result<Worked, Failure> {
    let model = &loaded.model;
    let answers = answers::read_together(sources, model)?;
    let mut versions = sources.iter().filter_map(|it| Document::parse(it, model).ok());
    let made_for =
        versions.find_map(|it| it.made_for().filter(|it| *it != model.version).map(str::to_owned));
    let Decided { answers, decision, findings } = decided(loaded, &answers, &args.stress);
    let view = viewed(loaded, &answers, sources, &decision, &findings);
    Ok(Worked { answers, made_for, decision, findings, view })
}

impl Worked {
    fn day(&self) -> Day<'_> {
        Day { answers: &self.answers, decision: &self.decision, findings: &self.findings }
    }

    fn told(&self) -> Told<'_> {
        let made_for = self.made_for.as_deref();
        Told { answers: &self.answers, view: &self.view, made_for }
    }
}

fn write(args: &cli::Compare, loaded: &LoadedModel, text: &str) -> Result<(), Failure> {
    if files::is_standard(&args.output) {
        return Ok(terminal::print(text)?);
    }
    let from = [&args.before, &args.after].into_iter().chain(&loaded.files);
    files::check_is_no_source(&args.output, from.map(PathBuf::as_path))?;
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    files::write(&args.output, text, Access::Shared, existing)?;
    terminal::tell(&fill(phrases::WRITTEN, &[("path", &shown(&args.output))]));
    Ok(())
}
