//! What the wizard needs of the rest of the program: the answers file, the result, the papers.

use std::path::{Path, PathBuf};

use super::forms;
use super::papers::{self, FORMATS, Format};
use crate::answers::{AdviceName, Answers};
use crate::cli::Stress;
use crate::commands::decision::view;
use crate::commands::failure::Failure;
use crate::commands::inputs::{LoadedModel, shown};
use crate::commands::positions::tell_positions;
use crate::diagnostic::SourceFile;
use crate::files::answers_file::AnswersFile;
use crate::files::{self, Access, Existing};
use crate::paper::{Paper, View, WhatIf};
use crate::phrases::{self, argument, fill};
use crate::terminal;
use crate::wizard::{self, Outcome, Said, Store};

/// An answers file, and what decides on the answers in it.
pub(super) struct Desk<'a> {
    pub(super) loaded: &'a LoadedModel,
    pub(super) paper: Paper,
    pub(super) file: AnswersFile<'a>,
    /// Whether papers that are there already are replaced.
    pub(super) force: bool,
    /// Whether everything is said in plain lines.
    pub(super) plain: bool,
}

impl Desk<'_> {
    /// Decides on the answers, joined with edits made in the file meanwhile.
    fn view(&self, answers: &Answers) -> Result<View, Failure> {
        Ok(self.viewed(answers)?.0)
    }

    /// Does the same, and returns the text that would be in the file.
    fn viewed(&self, answers: &Answers) -> Result<(View, SourceFile), Failure> {
        let (answers, source) = self.file.joined(answers)?;
        let view = view(self.loaded, &answers, std::slice::from_ref(&source), &Stress::default());
        Ok((view, source))
    }

    /// Prints the result and writes the paper in the first format, and says where all files are.
    pub(super) fn finish(&self, answers: &Answers) -> Result<(), Failure> {
        let (view, source) = self.viewed(answers)?;
        tell_positions(&self.loaded.model, &[source], &view.verdict.name);
        let page = self.paper.summary(&view, terminal::is_plain(self.plain))?;
        terminal::tell_wrapped(&format!("\n{page}"));
        let existing = if self.force { Existing::Replace } else { Existing::Keep };
        let mut said = self.write_paper(&FORMATS[0], &view, existing)?;
        said.extend(forms::commands(&view, self.file.path()));
        for said in said {
            match said {
                Said::Command(command) => terminal::tell(&format!("  {command}")),
                Said::Text(text) => terminal::tell_wrapped(&text),
                _ => {}
            }
        }
        Ok(())
    }

    fn write_paper(
        &self,
        format: &Format,
        view: &View,
        existing: Existing,
    ) -> Result<Vec<Said>, Failure> {
        let path = papers::path(self.file.path(), format);
        let from = self.loaded.files.iter().map(PathBuf::as_path).chain([self.file.path()]);
        files::check_is_no_source(&path, from)?;
        files::write(&path, format.content(view)?.bytes(), Access::Shared, existing)?;
        let mut said = vec![format.written(&path)];
        let copies = argument(self.file.path());
        said.push(Said::Text(fill(phrases::PAPER_COPIES, &[("answers", &copies)])));
        let kept = [("answers", &*shown(self.file.path()))];
        said.push(Said::Text(fill(phrases::ANSWERS_KEPT, &kept)));
        Ok(said)
    }
}

impl<'a> wizard::Desk for Desk<'a> {
    type Error = Failure;

    fn store(&mut self) -> &mut dyn Store {
        &mut self.file
    }

    fn decide(&mut self, answers: &Answers) -> Result<Outcome, Failure> {
        let view = self.view(answers)?;
        Ok(Outcome {
            name: AdviceName::parse(&self.loaded.model, &view.verdict.name),
            page: self.paper.summary(&view, terminal::is_plain(self.plain))?,
            advice: self.paper.advice(&view)?.trim_end().to_owned(),
            papers: papers::offered(self.file.path(), self.force),
            askers: view.askers.into_iter().map(|it| it.name).collect(),
        })
    }

    fn compare(&mut self, before: &Answers, after: &Answers) -> Result<String, Failure> {
        let (before, after) = (self.view(before)?, self.view(after)?);
        Ok(self.paper.difference(&WhatIf::new(&before, &after))?)
    }

    fn write(&mut self, paper: usize, answers: &Answers) -> Result<wizard::Written, Failure> {
        let view = self.view(answers)?;
        // The offer said whether a paper is there.
        match self.write_paper(&FORMATS[paper], &view, Existing::Replace) {
            Ok(said) => Ok(Ok((said, papers::offered(self.file.path(), self.force)))),
            Err(Failure::File(error)) => Ok(Err(error.to_string())),
            Err(failure) => Err(failure),
        }
    }

    fn write_forms(&mut self, answers: &Answers) -> Result<wizard::FormsWritten, Failure> {
        let view = self.view(answers)?;
        match forms::write(&self.loaded.model, answers, &view, self.file.path()) {
            Ok(said) => Ok(Ok(said)),
            Err(Failure::File(error)) => Ok(Err(error.to_string())),
            Err(failure) => Err(failure),
        }
    }
}

/// Says where the answers are, and how to make a paper from them.
pub(super) fn tell_answers(file: &Path) {
    let answers = shown(file);
    terminal::tell_wrapped(&fill(phrases::ANSWERS_ONLY, &[("answers", &answers)]));
    let (answers, paper) = (argument(file), argument(&papers::path(file, &FORMATS[0])));
    let words = [("answers", &*answers), ("paper", &paper)];
    terminal::tell(&format!("  {}", fill(phrases::PAPER_COMMAND, &words)));
}
