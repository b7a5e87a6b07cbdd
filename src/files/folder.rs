//! Folders: a model's files are read from one, and written into a new one.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Access, Existing, FileError, LIMIT, read, read_error, shown, write};
use crate::diagnostic::SourceFile;

/// The most files that a model folder may hold.
pub(super) const MOST_FILES: usize = 500;
/// How many folders deep a model folder is read.
pub(super) const DEEPEST: usize = 2;

/// Reads every `.toml` file of a model folder and of the folders in it, sorted by path. Links that
/// lead out of the folder are refused.
pub fn read_folder(folder: &Path) -> Result<Vec<SourceFile>, FileError> {
    let name = folder.display().to_string();
    if !fs::metadata(folder).map_err(|it| read_error(&name, it))?.is_dir() {
        return Err(FileError::NotAFolder(name));
    }
    let root = folder.canonicalize().map_err(|it| read_error(&name, it))?;
    let mut paths = Vec::new();
    list(folder, &root, 0, &mut paths)?;
    if paths.is_empty() {
        return Err(FileError::NoModelFiles(name));
    }
    paths.sort();
    let (mut files, mut size) = (Vec::new(), 0);
    for path in &paths {
        let text = read(path)?;
        size += text.len() as u64;
        if size > LIMIT {
            return Err(FileError::FolderTooLarge(name));
        }
        files.push(SourceFile { name: shown(path), text });
    }
    Ok(files)
}

fn list(
    folder: &Path,
    root: &Path,
    depth: usize,
    into: &mut Vec<PathBuf>,
) -> Result<(), FileError> {
    let name = folder.display().to_string();
    for entry in fs::read_dir(folder).map_err(|it| read_error(&name, it))? {
        let path = entry.map_err(|it| read_error(&name, it))?.path();
        if path.file_name().is_some_and(|it| it.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() {
            inside(&path, root)?;
            if depth < DEEPEST {
                list(&path, root, depth + 1, into)?;
            }
        } else if path.extension().is_some_and(|it| it == "toml") {
            inside(&path, root)?;
            if !path.is_file() {
                return Err(FileError::NotText(shown(&path)));
            }
            into.push(path);
        }
        if into.len() > MOST_FILES {
            return Err(FileError::TooManyFiles(shown(root)));
        }
    }
    Ok(())
}

/// Makes sure that the path, links followed, lies in the folder.
fn inside(path: &Path, root: &Path) -> Result<(), FileError> {
    let target = path.canonicalize().map_err(|it| read_error(&shown(path), it))?;
    if target.starts_with(root) {
        return Ok(());
    }
    Err(FileError::LeadsOut { path: shown(path), target: shown(&target) })
}

/// Makes sure that nothing is there under the path.
pub fn check_new(path: &Path) -> Result<(), FileError> {
    match path.symlink_metadata() {
        Ok(_) => Err(FileError::FolderExists(shown(path))),
        Err(_) => Ok(()),
    }
}

/// Writes texts into a new folder, under their names, with the folders in between. A folder that is
/// there already is left alone.
pub fn write_new_folder(folder: &Path, files: &[SourceFile]) -> Result<(), FileError> {
    check_new(folder)?;
    for file in files {
        let path = folder.join(&file.name);
        let parent = path.parent().unwrap_or(folder);
        let wrong = |source| FileError::Write { path: shown(parent), source };
        fs::create_dir_all(parent).map_err(wrong)?;
        write(&path, &file.text, Access::Shared, Existing::Keep)?;
    }
    Ok(())
}
