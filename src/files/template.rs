//! A template of the user's own, and the folder that its includes come from.

use std::io;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use super::{FileError, folder_of, is_same, is_standard, read, read_error, shown};
use crate::diagnostic::SourceFile;
use crate::templates::TEMPLATE_LIMIT;

/// A template of the user's own. Its includes are looked for in its folder, after following links,
/// and never outside it.
#[derive(Debug, Clone)]
pub struct OwnTemplate {
    /// The name that it and others include it by.
    pub name: String,
    file: SourceFile,
    folder: PathBuf,
    /// The name of the folder in messages.
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
        Self::new(path, read(path)?)
    }

    /// Takes a template that was read from a path.
    ///
    /// # Errors
    ///
    /// Returns an error if it is too large for a template.
    pub fn new(path: &Path, text: String) -> Result<Self, FileError> {
        let file = template(shown(path), text)?;
        // A pipe has no folder for includes.
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let name = real.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = folder_of(&real);
        let near = is_same(folder_of(path), folder).then(|| path.parent());
        let shown = near.flatten().unwrap_or(folder);
        Ok(Self { name, file, folder: folder.to_owned(), shown: shown.to_owned() })
    }

    /// Returns the template itself.
    pub fn file(&self) -> &SourceFile {
        &self.file
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
        let near = self.shown.join(name);
        if !real.is_file() {
            return Err(FileError::NotRegular(shown(&near)));
        }
        // Under this name the file is found again, so it stays as it is.
        let name = near.display().to_string().replace(MAIN_SEPARATOR, "/");
        template(name, read(&real)?).map(Some)
    }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Returns a template without the byte order mark that some editors put before it.
fn template(name: String, text: String) -> Result<SourceFile, FileError> {
    if text.len() > TEMPLATE_LIMIT {
        return Err(FileError::TemplateTooLarge(name));
    }
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(SourceFile { name, text })
}
