//! A template of the user's own, and the folder that its includes come from.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::{FileError, folder_of, is_same, is_standard, read, read_error, shown};
use crate::diagnostic::SourceFile;
use crate::templates::TEMPLATE_LIMIT;

/// A template of the user's own. What it includes is looked for in its folder, links followed, and
/// never outside it.
#[derive(Debug, Clone)]
pub struct OwnTemplate {
    /// The name that it and others include it by.
    pub name: String,
    file: SourceFile,
    folder: PathBuf,
    /// The folder as messages show it.
    shown: PathBuf,
}

impl OwnTemplate {
    /// Reads a template.
    ///
    /// # Errors
    ///
    /// Returns why it cannot be read.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        if is_standard(path) {
            return Err(FileError::TemplateUnnamed);
        }
        let text = text(path)?;
        let real = path.canonicalize().map_err(|it| read_error(&shown(path), it))?;
        let name = real.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = SourceFile { name: shown(path), text };
        let folder = folder_of(&real);
        let near = is_same(folder_of(path), folder).then(|| path.parent());
        let shown = near.flatten().unwrap_or(folder);
        Ok(Self { name, file, folder: folder.to_owned(), shown: shown.to_owned() })
    }

    /// Finds the template with this name: this one, or a file in its folder.
    ///
    /// # Errors
    ///
    /// Returns why such a file cannot be read, or that it lies outside the folder.
    pub fn find(&self, name: &str) -> Result<Option<SourceFile>, FileError> {
        if name == self.name {
            return Ok(Some(self.file.clone()));
        }
        let outside = || FileError::TemplateOutside(name.to_owned());
        let mut parts = Path::new(name).components();
        if !parts.all(|it| matches!(it, Component::Normal(_))) {
            return Err(outside());
        }
        let path = self.folder.join(name);
        let real = match path.canonicalize() {
            Err(error) if is_missing(&error) => return Ok(None),
            real => real.map_err(|it| read_error(&shown(&path), it))?,
        };
        if !real.starts_with(&self.folder) {
            return Err(outside());
        }
        let name = shown(&self.shown.join(name));
        if !real.is_file() {
            return Err(FileError::NotText(name));
        }
        Ok(Some(SourceFile { name, text: text(&real)? }))
    }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Reads a text, without the byte order mark that some editors put before it.
fn text(path: &Path) -> Result<String, FileError> {
    let text = read(path)?;
    if text.len() > TEMPLATE_LIMIT {
        return Err(FileError::TemplateTooLarge(shown(path)));
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
