//! Files: the only place that reads and writes them.
//!
//! Reading takes whole texts, within a limit and checked for UTF-8. Writing replaces a file only
//! when its new text is complete on the disk, so that either the whole old file or the whole new
//! file is there at any time.

pub mod answers_file;
mod folder;
mod lock;
mod template;
mod write;

use std::fs;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use thiserror::Error;

pub use folder::{model_files, read_folder, write_new_folders};
pub use lock::FolderLock;
pub use template::OwnTemplate;
pub use write::{Access, Existing, check_is_no_source, check_place, settled, write};

use self::folder::{DEEPEST, FOLDER_LIMIT, MOST_FILES};
use self::lock::LONGEST_WAIT;
use crate::diagnostic::printable;
use crate::templates::TEMPLATE_LIMIT;

/// The largest text that is read, in bytes. Reading a broken one may take a hundred times as much
/// memory, since every mistake is kept with its place.
pub const LIMIT: u64 = 1024 * 1024;
/// The name for standard input or output.
const STANDARD: &str = "-";

/// Why a file could not be read or written, and what to do about it.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum FileError {
    #[error("there is no file `{0}`. Check the spelling and the folder.")]
    NotFound(String),
    #[error("there is no folder `{0}`. Make it first, or choose another place.")]
    NoFolder(String),
    #[error(
        "cannot write in the folder `{path}`: {source}. Choose a file in another one, such as your home folder."
    )]
    ReadOnly { path: String, source: io::Error },
    #[error("`{0}` is not a regular file. Put a plain file in its place.")]
    NotRegular(String),
    #[error("`{0}` is a folder, not a file. Name a file in it.")]
    IsFolder(String),
    #[error("`{0}` is not a file that can keep answers. Name another one.")]
    NotAFile(String),
    #[error("`{0}` is a file, not a folder. Name a folder.")]
    NotAFolder(String),
    #[error("`{0}` is larger than {limit} MiB, which no file of this program is. Check that it is the right one.", limit = LIMIT / 1024 / 1024)]
    TooLarge(String),
    #[error(
        "`{path}` is not UTF-8 text: the first wrong byte is on line {line}. Save it as UTF-8."
    )]
    NotUtf8 { path: String, line: usize },
    #[error("`{0}` is UTF-16 text. Save it as UTF-8.")]
    Utf16(String),
    #[error(
        "the folder `{0}` holds no .toml files. Name the folder that holds the model, or a file."
    )]
    NoModelFiles(String),
    #[error(
        "the folder `{0}` holds more than {MOST_FILES} .toml files. Name the model's own folder."
    )]
    TooManyFiles(String),
    #[error("the .toml files in `{0}` are larger than {limit} MiB together, which no model is. Name the model's own folder.", limit = FOLDER_LIMIT / 1024 / 1024)]
    FolderTooLarge(String),
    #[error("`{path}` leads out of the model folder to `{target}`. Copy the file into the folder.")]
    LeadsOut { path: String, target: String },
    #[error(
        "`{0}` leads out of the folder of the template that is used. Copy the file into that folder, and include it by its name there."
    )]
    TemplateOutside(String),
    #[error("`{0}` is larger than {limit} KiB, which is too much for a template. Check that it is the right file, or spread it over several that include one another.", limit = TEMPLATE_LIMIT / 1024)]
    TemplateTooLarge(String),
    #[error("a template is a file, with what it includes beside it. Give its name.")]
    TemplateUnnamed,
    #[error(
        "`{0}` lies more than {DEEPEST} folders deep in the model folder, where no file is read. Move it up, or put a dot before its name if it does not belong to the model."
    )]
    TooDeep(String),
    #[error(
        "cannot write in the folder `{path}`: {source}. Nothing was left there. Check who may write there, and the space left."
    )]
    WriteFolder { path: String, source: io::Error },
    #[error("`{0}` is there already. Choose another name, or add `--force` to replace it.")]
    Exists(String),
    #[error("`{0}` is there already. Name a folder that is not there yet, and nothing is lost.")]
    FolderExists(String),
    #[error("`{0}` is what the paper is made from. Choose another name.")]
    MadeFrom(String),
    #[error("`{0}` may not be written. Allow it, or choose another name.")]
    WriteProtected(String),
    #[error(
        "`{0}` belongs to somebody else, and would not any more once it is replaced. Choose another name."
    )]
    OthersFile(String),
    #[error(
        "`{path}` is a link to `{target}`, which is not there. Remove the link, or choose another name."
    )]
    DanglingLink { path: String, target: String },
    #[error(
        "another run of mops-advisor has been writing in the folder `{0}` for {wait} seconds. End it, or wait for it, and try again.", wait = LONGEST_WAIT.as_secs()
    )]
    Locked(String),
    #[error("cannot read `{path}`: {source}. Check who may read it.")]
    Read { path: String, source: io::Error },
    #[error(
        "cannot write `{path}`: {source}. Check who may write in its folder, and the space left."
    )]
    Write { path: String, source: io::Error },
}

impl FileError {
    /// Tells whether the file's content is wrong, rather than, for example, its permissions.
    pub fn is_content(&self) -> bool {
        matches!(
            self,
            Self::TooLarge(_)
                | Self::NotUtf8 { .. }
                | Self::Utf16(_)
                | Self::NoModelFiles(_)
                | Self::TooManyFiles(_)
                | Self::FolderTooLarge(_)
                | Self::LeadsOut { .. }
                | Self::NotRegular(_)
                | Self::TemplateTooLarge(_)
                | Self::TooDeep(_)
        )
    }
}

/// Tells whether the path means standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path == Path::new(STANDARD)
}

/// Tells whether there is a folder with this path.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Tells whether there is anything with this path.
pub fn is_there(path: &Path) -> bool {
    path.exists()
}

/// Tells whether there is a regular file with this path.
pub fn is_regular(path: &Path) -> bool {
    path.is_file()
}

/// Reads a text.
///
/// # Errors
///
/// Returns why it cannot be read.
pub fn read(path: &Path) -> Result<String, FileError> {
    let name = shown(path);
    let wrong = |source| read_error(&name, source);
    if fs::metadata(path).map_err(wrong)?.is_dir() {
        return Err(FileError::IsFolder(name));
    }
    read_from(fs::File::open(path).map_err(wrong)?, &name)
}

/// Reads a text if there is such a file. Anything else than a regular file, such as a pipe, is
/// refused.
///
/// # Errors
///
/// Returns why it cannot be read, if it is there.
pub fn read_kept(path: &Path) -> Result<Option<String>, FileError> {
    let is_special = fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir());
    if is_special || is_standard(path) {
        return Err(FileError::NotAFile(shown(path)));
    }
    match read(path) {
        Err(FileError::NotFound(_)) => Ok(None),
        other => other.map(Some),
    }
}

/// Returns the path that somebody typed; `~/` at its beginning is the home folder.
pub fn from_home(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => typed.into(),
    }
}

/// Tells whether both paths lead to one file, by whatever links.
pub fn is_same(one: &Path, other: &Path) -> bool {
    same_file::is_same_file(one, other).unwrap_or(false)
}

/// Returns the folder that a file lies in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Reads a text from an open source; `name` is what messages call it.
///
/// # Errors
///
/// Returns why it cannot be read.
pub fn read_from(source: impl Read, name: &str) -> Result<String, FileError> {
    let mut bytes = Vec::new();
    source.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|it| read_error(name, it))?;
    if bytes.len() as u64 > LIMIT {
        return Err(FileError::TooLarge(name.to_owned()));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(FileError::Utf16(name.to_owned()));
    }
    String::from_utf8(bytes).map_err(|wrong| {
        let valid = &wrong.as_bytes()[..wrong.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        FileError::NotUtf8 { path: name.to_owned(), line }
    })
}

fn read_error(name: &str, source: io::Error) -> FileError {
    match source.kind() {
        io::ErrorKind::NotFound => FileError::NotFound(name.to_owned()),
        _ => FileError::Read { path: name.to_owned(), source },
    }
}

/// Returns the path as messages show it: on one line, and alike on every platform.
pub fn shown(path: &Path) -> String {
    printable(&path.display().to_string().replace(MAIN_SEPARATOR, "/"))
}

#[cfg(test)]
mod tests;
