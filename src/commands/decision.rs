//! From answers to everything that a paper may show: decide, then find what to say.

use std::path::Path;

use super::inputs::{LoadedModel, digest};
use crate::answers::Answers;
use crate::cli::Stress;
use crate::decide::{Decision, decide};
use crate::diagnostic::{SourceFile, printable};
use crate::findings::{Findings, find};
use crate::paper::{Provenance, View};
use crate::phrases;

/// Decides, and returns everything that a paper may show. `sources` are the answers files.
pub(super) fn view(
    loaded: &LoadedModel,
    answers: &Answers,
    sources: &[SourceFile],
    stress: &Stress,
) -> View {
    let Decided { answers, decision, findings } = decided(loaded, answers, stress);
    viewed(loaded, &answers, sources, &decision, &findings)
}

/// What was decided, and on which answers.
pub(super) struct Decided {
    /// The answers as they count for the advice: nobody is quoted on it who spoke on another one.
    pub(super) answers: Answers,
    pub(super) decision: Decision,
    pub(super) findings: Findings,
}

/// Decides, and returns what to argue.
pub(super) fn decided(loaded: &LoadedModel, answers: &Answers, stress: &Stress) -> Decided {
    let model = &loaded.model;
    let decision = decide(model, answers, stress.runs, stress.seed);
    let answers = answers.for_advice(model, &decision.advice_name());
    let findings = find(model, &answers, &decision);
    Decided { answers, decision, findings }
}

/// Puts what was found into words.
pub(super) fn viewed(
    loaded: &LoadedModel,
    answers: &Answers,
    sources: &[SourceFile],
    decision: &Decision,
    findings: &Findings,
) -> View {
    let provenance = provenance(loaded, sources);
    View::new(&loaded.model, answers, &decision.evaluation, findings, provenance)
}

fn provenance(loaded: &LoadedModel, sources: &[SourceFile]) -> Provenance {
    let names: Vec<_> = sources.iter().map(|it| file_name(&it.name)).collect();
    Provenance {
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
        answers_file: names.join(", "),
        answers_sha256: digest(sources.iter().map(|it| it.text.as_str())),
        model_sha256: loaded.sha256.clone(),
    }
}

/// Returns the last part of a path, safe to print. A paper shows no folders.
fn file_name(path: &str) -> String {
    match Path::new(path).file_name().and_then(|it| it.to_str()) {
        Some(name) => printable(name),
        None => phrases::STANDARD_INPUT.to_owned(),
    }
}
