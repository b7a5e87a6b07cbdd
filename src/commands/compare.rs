//! `compare`: what became of an earlier decision, from later answers.

use std::path::{Path, PathBuf};

use super::content::Content;
use super::decision::{Decided, decided, viewed};
use super::failure::Failure;
use super::inputs::{LoadedModel, load_model, source};
use super::output;
use crate::answers::{self, Answers, Document};
use crate::cli::{self, CompareFormat};
use crate::decide::Decision;
use crate::diagnostic::SourceFile;
use crate::files::{self, Existing};
use crate::findings::Findings;
use crate::findings::since::{Day, since};
use crate::paper::since::Told;
use crate::paper::{Paper, SinceView, View};

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
        CompareFormat::Json => output::json(&view)?,
    };
    let from = [&args.before, &args.after].into_iter().chain(&loaded.files).map(PathBuf::as_path);
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    output::write(&args.output, &Content::Text(text), from, || existing)
}

/// Reads an answers file, or those of several people in a folder.
fn answered(path: &Path) -> Result<Vec<SourceFile>, Failure> {
    if files::is_folder(path) {
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
