//! What the tests of the findings share: the example companies, worked out, and evidence without trials.

use std::num::NonZeroU32;

use include_dir::{Dir, include_dir};

use super::{Evidence, Findings, find};
use crate::answers::{Answers, read};
use crate::decide::{Company, Decision, SEED, decide};
use crate::diagnostic::SourceFile;
use crate::model::Model;

static EXAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/examples");

/// A company, worked out.
pub(super) struct Worked {
    pub(super) answers: Answers,
    pub(super) decision: Decision,
    pub(super) findings: Findings,
}

impl Worked {
    /// Works a company out, with so many trials.
    pub(super) fn new(model: &Model, answers: Answers, runs: NonZeroU32) -> Self {
        let decision = decide(model, &answers, runs, SEED);
        let findings = find(model, &answers, &decision);
        Self { answers, decision, findings }
    }
}

/// Returns the names of the examples, without those in folders.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    EXAMPLES.files().filter_map(|it| it.path().file_stem()?.to_str())
}

/// Reads an example, by its name; one in a folder, by both.
pub(super) fn example(model: &Model, name: &str) -> Answers {
    let path = format!("{name}.toml");
    let text = EXAMPLES.get_file(&path).unwrap().contents_utf8().unwrap().to_owned();
    read(&SourceFile { name: path, text }, model).unwrap()
}

/// Returns the evidence of a company by itself, without trials.
pub(super) fn alone<'a>(company: &'a Company<'a>) -> Evidence<'a> {
    Evidence {
        model: company.model,
        answers: company.answers,
        evaluation: &company.evaluation,
        settled: company.settled(),
        company,
        runs: None,
        seed: SEED,
    }
}
