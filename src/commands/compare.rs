//! `compare`: what became of an earlier decision, from later answers.

use std::path::PathBuf;

use super::decision::{decided, viewed};
use super::failure::Failure;
use super::inputs::{LoadedModel, load_model, shown, source};
use crate::answers::Document;
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

/// An answers file, and everything that follows from it.
struct Worked {
    document: Document,
    decision: Decision,
    findings: Findings,
    view: View,
}

/// Works out both files with the model of today, and prints what moved.
pub(super) fn compare(args: &cli::Compare) -> Result<(), Failure> {
    let loaded = load_model(args.model.as_deref())?;
    let sources = [source(&args.before)?, source(&args.after)?];
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

fn worked(
    loaded: &LoadedModel,
    source: &SourceFile,
    args: &cli::Compare,
) -> Result<Worked, Failure> {
    let document = Document::parse(source, &loaded.model)?;
    let (decision, findings) = decided(loaded, document.answers(), &args.stress);
    let view =
        viewed(loaded, document.answers(), std::slice::from_ref(source), &decision, &findings);
    Ok(Worked { document, decision, findings, view })
}

impl Worked {
    fn day(&self) -> Day<'_> {
        let answers = self.document.answers();
        Day { answers, decision: &self.decision, findings: &self.findings }
    }

    fn told(&self) -> Told<'_> {
        let answers = self.document.answers();
        Told { answers, view: &self.view, made_for: self.document.made_for() }
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
