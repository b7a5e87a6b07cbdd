//! The answers file as the wizard's store.

use std::path::{Path, PathBuf};

use super::Failure;
use crate::answers::{self, Answers};
use crate::diagnostic::SourceFile;
use crate::files::{self, Access, Existing};
use crate::model::Model;
use crate::wizard::Store;

/// Keeps answers in a file.
pub(super) struct FileStore<'m> {
    path: PathBuf,
    model: &'m Model,
}

impl<'m> FileStore<'m> {
    /// Reads the answers in the file, or begins with none if there is no file yet.
    pub(super) fn open(path: &Path, model: &'m Model) -> Result<(Answers, Self), Failure> {
        let answers = match files::read_if_there(path)? {
            Some(text) if !text.trim().is_empty() => {
                answers::read(&SourceFile { name: path.display().to_string(), text }, model)?
            }
            _ => Answers::blank(model),
        };
        Ok((answers, Self { path: path.to_owned(), model }))
    }

    fn text(&self, answers: &Answers) -> Result<String, Failure> {
        let previous = files::read_if_there(&self.path)?;
        Ok(answers::write(answers, self.model, previous.as_deref())?)
    }
}

impl Store for FileStore<'_> {
    fn place(&self) -> String {
        self.path.display().to_string()
    }

    fn save(&mut self, answers: &Answers) -> Result<(), String> {
        let text = self.text(answers).map_err(|it| it.to_string())?;
        files::write(&self.path, &text, Access::Private, Existing::Replace)
            .map_err(|it| it.to_string())
    }
}
