//! Folders: reads a model's files from a folder, and writes them into a new one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::write::{TEMPORARY, bare};
use super::{FileError, LIMIT, read, read_error, shown};
use crate::diagnostic::SourceFile;

/// The largest sum of the files of a model, in bytes.
pub(super) const FOLDER_LIMIT: u64 = 2 * LIMIT;
/// The most files that a model folder may hold.
pub(super) const MOST_FILES: usize = 500;
/// How many levels of folders in a model folder are read.
pub(super) const DEEPEST: usize = 2;

/// Reads every `.toml` file of a model folder and of the folders in it, sorted by path. Links that
/// lead out of the folder are refused, and so are too many levels of folders.
///
/// # Errors
///
/// Returns why a file in it cannot be read, or is refused.
pub fn read_folder(folder: &Path) -> Result<Vec<SourceFile>, FileError> {
    let (mut files, mut size) = (Vec::new(), 0);
    for path in &model_files(folder)? {
        let text = read(path)?;
        size += text.len() as u64;
        if size > FOLDER_LIMIT {
            return Err(FileError::FolderTooLarge(shown(folder)));
        }
        files.push(SourceFile { name: shown(path), text });
    }
    Ok(files)
}

/// Returns the paths of the files that [`read_folder`] reads, sorted.
///
/// # Errors
///
/// Returns why the folder is none of a model.
pub fn model_files(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let name = shown(folder);
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
    Ok(paths)
}

fn list(
    folder: &Path,
    root: &Path,
    depth: usize,
    into: &mut Vec<PathBuf>,
) -> Result<(), FileError> {
    let name = shown(folder);
    for entry in fs::read_dir(folder).map_err(|it| read_error(&name, it))? {
        let path = entry.map_err(|it| read_error(&name, it))?.path();
        if path.file_name().is_some_and(|it| it.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() {
            inside(&path, root)?;
            if depth == DEEPEST {
                return Err(FileError::TooDeep(shown(&path)));
            }
            list(&path, root, depth + 1, into)?;
        } else if path.extension().is_some_and(|it| it == "toml") {
            inside(&path, root)?;
            if !path.is_file() {
                return Err(FileError::NotRegular(shown(&path)));
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

/// Writes texts into new folders, each under its name in a common folder, which is made if
/// necessary. If one of them fails, none of them is left.
///
/// # Errors
///
/// Returns why one of them cannot be written.
pub fn write_new_folders(
    parent: &Path,
    folders: &[(&str, Vec<SourceFile>)],
) -> Result<(), FileError> {
    if parent.exists() && !parent.is_dir() {
        return Err(FileError::NotAFolder(shown(parent)));
    }
    for (name, _) in folders {
        let path = parent.join(name);
        if path.symlink_metadata().is_ok() {
            return Err(FileError::FolderExists(shown(&path)));
        }
    }
    let made: Vec<&Path> = parent.ancestors().take_while(|it| is_missing(it)).collect();
    put_folders(parent, folders).inspect_err(|_| {
        // This removes only empty folders.
        made.iter().for_each(|it| drop(fs::remove_dir(it)));
    })
}

fn is_missing(path: &Path) -> bool {
    path != Path::new("") && path.symlink_metadata().is_err()
}

/// Writes the folders under temporary names, and renames them when they are complete.
fn put_folders(parent: &Path, folders: &[(&str, Vec<SourceFile>)]) -> Result<(), FileError> {
    let wrong = |source| FileError::WriteFolder { path: shown(parent), source };
    fs::create_dir_all(parent).map_err(wrong)?;
    let hidden = tempfile::Builder::new().prefix(TEMPORARY).tempdir_in(parent);
    let hidden = hidden.map_err(|it| wrong(bare(it)))?;
    for (name, files) in folders {
        for file in files {
            put(&hidden.path().join(name).join(&file.name), &file.text).map_err(wrong)?;
        }
    }
    for (place, (name, _)) in folders.iter().enumerate() {
        let path = parent.join(name);
        fs::rename(hidden.path().join(name), &path).map_err(|source| {
            let named = folders[..place].iter().map(|(name, _)| parent.join(name));
            named.for_each(|it| drop(fs::remove_dir_all(it)));
            // Another run may have made it meanwhile.
            if path.exists() { FileError::FolderExists(shown(&path)) } else { wrong(source) }
        })?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    let mut file = fs::File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
