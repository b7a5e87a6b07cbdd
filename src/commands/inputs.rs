//! The inputs of commands: the model, the text of a file, the day.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::failure::Failure;
use crate::answers::{self, Answers};
use crate::diagnostic::SourceFile;
use crate::files;
pub(super) use crate::files::shown;
use crate::model::{self, BUILTIN_SHA256, Model, builtin_model};
use crate::phrases::{self, fill};
use crate::terminal;

/// A model and the digest of the files it was read from.
pub(super) struct LoadedModel {
    pub(super) model: Model,
    pub(super) sha256: String,
    /// The files that it was read from; none for the built-in one.
    pub(super) files: Vec<PathBuf>,
}

/// Loads the model in a folder, or the built-in one.
pub(super) fn load_model(folder: Option<&Path>) -> Result<LoadedModel, Failure> {
    let Some(folder) = folder else {
        let (model, sha256) = (builtin_model(), BUILTIN_SHA256.to_owned());
        return Ok(LoadedModel { model, sha256, files: Vec::new() });
    };
    let sources = files::read_folder(folder)?;
    let sha256 = digest(sources.iter().map(|source| source.text.as_str()));
    let files = files::model_files(folder)?;
    Ok(LoadedModel { model: model::load(&sources)?, sha256, files })
}

/// Reads a file, or standard input.
pub(super) fn source(path: &Path) -> Result<SourceFile, Failure> {
    if files::is_standard(path) {
        let name = phrases::STANDARD_INPUT;
        let text = files::read_from(terminal::standard_input(), name)?;
        return Ok(SourceFile { name: name.to_owned(), text });
    }
    Ok(SourceFile { name: path.display().to_string(), text: files::read(path)? })
}

/// Reads the files of those who answered, in the order of their names. Identical ones count once.
pub(super) fn sources(paths: &[PathBuf]) -> Result<Vec<SourceFile>, Failure> {
    let read: Result<_, _> = paths.iter().map(|it| source(it)).collect();
    Ok(answers::distinct(read?))
}

/// Says that questions were reworded since they were answered, if any were.
pub(super) fn tell_reworded(answers: &Answers, files: &[PathBuf]) {
    let number = answers.reworded().len();
    let told = match number {
        0 => return,
        1 => phrases::REWORDED_UNASKED_ONE.to_owned(),
        _ => fill(phrases::REWORDED_UNASKED, &[("number", &number.to_string())]),
    };
    terminal::tell_wrapped(&told);
    for file in files.iter().filter(|it| !files::is_standard(it)) {
        let file = phrases::argument(file);
        terminal::tell(&fill(phrases::REWORDED_COMMAND, &[("answers", &file)]));
    }
}

/// Tells of answers that stand in comments, and so do not count.
pub(super) fn tell_commented(model: &Model, sources: &[SourceFile]) {
    for source in sources {
        let Ok(answers) = answers::read(source, model) else { continue };
        for (line, id) in answers::commented_out(source, &answers, model) {
            let (path, line) = (shown(Path::new(&source.name)), line.to_string());
            let words = [("path", &*path), ("line", &line), ("id", &id)];
            terminal::tell_wrapped(&fill(phrases::COMMENTED_OUT, &words));
        }
    }
}

/// Returns the SHA-256 digest of texts, one after the other, in hexadecimal.
pub(super) fn digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update(text);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the day to date new answers with, in UTC.
pub(super) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
