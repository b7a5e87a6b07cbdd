//! The result of the questions: the verdict in a few lines, the paper, and where all files are.

use std::path::{Path, PathBuf};

use crate::answers::Answers;
use crate::cli::{DEFAULT_ANSWERS, DEFAULT_PAPER, Stress};
use crate::commands::decision::view;
use crate::commands::failure::Failure;
use crate::commands::inputs::{LoadedModel, shown};
use crate::files::answers_file::AnswersFile;
use crate::files::{self, Access, Existing};
use crate::paper::{Paper, View};
use crate::phrases::{self, fill};
use crate::terminal;

/// The result of the answers in a file.
pub(super) struct Outcome<'a> {
    file: &'a Path,
    view: View,
    paper: &'a Paper,
}

impl<'a> Outcome<'a> {
    /// Decides on the answers, joined with edits made in the file meanwhile.
    pub(super) fn new(
        loaded: &LoadedModel,
        paper: &'a Paper,
        file: &'a AnswersFile<'_>,
        answers: &Answers,
    ) -> Result<Self, Failure> {
        let (answers, source) = file.joined(answers)?;
        let view = view(loaded, &answers, &source, &Stress::default());
        Ok(Self { file: file.path(), view, paper })
    }

    /// Prints the verdict; in plain mode without bars.
    pub(super) fn tell(&self, plain: bool) -> Result<(), Failure> {
        let summary = self.paper.summary(&self.view, terminal::is_plain(plain))?;
        terminal::tell_wrapped(&format!("\n{summary}"));
        Ok(())
    }

    /// Returns the advice and its reason, in one line.
    pub(super) fn advice(&self) -> Result<String, Failure> {
        Ok(self.paper.advice(&self.view)?.trim_end().to_owned())
    }

    /// Writes the paper, and says where all files are.
    pub(super) fn write(&self, existing: Existing) -> Result<(), Failure> {
        let path = paper_path(self.file);
        files::write(&path, &self.paper.markdown(&self.view)?, Access::Shared, existing)?;
        tell_paper(&path);
        let answers = phrases::argument(&shown(self.file));
        terminal::tell_wrapped(&fill(phrases::PAPER_COPIES, &[("answers", &answers)]));
        let answers = shown(self.file);
        terminal::tell_wrapped(&fill(phrases::ANSWERS_KEPT, &[("answers", &answers)]));
        terminal::tell_wrapped(self.paper.forms(&self.view)?.trim());
        Ok(())
    }
}

/// Says where the answers are, and how to make a paper from them.
pub(super) fn tell_answers(file: &Path) {
    let answers = shown(file);
    terminal::tell_wrapped(&fill(phrases::ANSWERS_ONLY, &[("answers", &answers)]));
    let argument = |path: &Path| phrases::argument(&shown(path));
    let (answers, paper) = (argument(file), argument(&paper_path(file)));
    let words = [("answers", &*answers), ("paper", &paper)];
    terminal::tell(&format!("  {}", fill(phrases::PAPER_COMMAND, &words)));
}

/// Says where the paper is, and how to make a Word document from it.
fn tell_paper(path: &Path) {
    terminal::tell_wrapped(&fill(phrases::PAPER_WRITTEN, &[("paper", &shown(path))]));
    let argument = |path: &Path| phrases::argument(&shown(path));
    let (paper, word) = (argument(path), argument(&path.with_extension("docx")));
    let words = [("paper", &*paper), ("word", &word)];
    terminal::tell(&format!("  {}", fill(phrases::PAPER_CONVERT, &words)));
}

/// Returns where the wizard writes the paper: beside the answers, and never over them.
pub(super) fn paper_path(answers: &Path) -> PathBuf {
    if answers == Path::new(DEFAULT_ANSWERS) {
        return PathBuf::from(DEFAULT_PAPER);
    }
    let paper = answers.with_extension("md");
    if paper == answers || files::is_same(&paper, answers) {
        return answers.with_extension("paper.md");
    }
    paper
}
