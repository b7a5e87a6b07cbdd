//! Writing: a file is replaced as a whole, and keeps what it was apart from its content.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

use super::{FileError, FolderLock, folder_of, is_same, shown};

/// How the names of temporary files begin; six letters or digits follow.
pub(super) const TEMPORARY: &str = ".mops-advisor-";
/// The most links that are followed, as on Linux.
const MOST_LINKS: usize = 40;

/// Who may read a new file. A file that is replaced keeps its permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Only its owner: answers speak about colleagues.
    Private,
    /// Everybody.
    Shared,
}

/// What to do with an existing file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Replace it.
    Replace,
    /// Report an error instead.
    Keep,
}

/// Held while a file is being replaced, so that a signal does not end the program in between.
static WRITING: Mutex<()> = Mutex::new(());

/// Waits until no file is being replaced, and blocks further replacing while the guard lives.
pub fn settled() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes sure that a file may be written: that its folder exists, and takes new files.
///
/// # Errors
///
/// Returns why it may not.
pub fn check_place(path: &Path) -> Result<(), FileError> {
    let target = target(path)?;
    match fs::metadata(&target) {
        // Such a target is written directly, without a temporary file beside it, or is refused
        // later.
        Ok(there) if !there.is_file() => return Ok(()),
        Ok(_) => check_writable(&target)?,
        Err(_) => {}
    }
    let folder = folder_of(&target);
    if !folder.is_dir() {
        return Err(FileError::NoFolder(shown(folder)));
    }
    let wrong = |source| FileError::ReadOnly { path: shown(folder), source };
    temporary(folder, Access::Private).map(drop).map_err(wrong)
}

/// Writes a file: its text, or the bytes of what is no text. The file under the path, or under the
/// link that the path is, is replaced as a whole once the content has reached the disk, while no
/// other run writes in its folder. Anything else than a regular file, such as a pipe, is written to
/// directly.
///
/// # Errors
///
/// Returns why it cannot be written; then it is as it was.
pub fn write(
    path: &Path,
    content: impl AsRef<[u8]>,
    access: Access,
    existing: Existing,
) -> Result<(), FileError> {
    let target = target(path)?;
    if fs::metadata(&target).is_ok_and(|it| !it.is_file()) {
        return write_directly(path, &target, content.as_ref());
    }
    let lock = FolderLock::take(&target, |_| {})?;
    lock.clear();
    lock.write(path, content, access, existing)
}

/// Makes sure that a file to be written is none of those that it is made from, by whatever links.
///
/// # Errors
///
/// Returns an error if it is one of them.
pub fn check_is_no_source<'a>(
    output: &Path,
    sources: impl IntoIterator<Item = &'a Path>,
) -> Result<(), FileError> {
    match sources.into_iter().find(|it| is_same(output, it)) {
        Some(_) => Err(FileError::MadeFrom(shown(output))),
        None => Ok(()),
    }
}

impl FolderLock {
    /// Writes a file as [`write`] does, while its folder stays locked.
    ///
    /// # Errors
    ///
    /// Returns why it cannot be written; then it is as it was.
    pub(super) fn write(
        &self,
        path: &Path,
        content: impl AsRef<[u8]>,
        access: Access,
        existing: Existing,
    ) -> Result<(), FileError> {
        let _settled = settled();
        check_place(path)?;
        let name = shown(path);
        let wrong = |source| FileError::Write { path: name.clone(), source };
        let target = target(path)?;
        if existing == Existing::Keep && target.exists() {
            return Err(FileError::Exists(name));
        }
        let folder = folder_of(&target);
        let mut file = temporary(folder, access).map_err(wrong)?;
        if let Ok(before) = fs::metadata(&target) {
            keep_owner(&file, &before).map_err(|_| FileError::OthersFile(name.clone()))?;
            file.as_file().set_permissions(before.permissions()).map_err(wrong)?;
        }
        replace(&mut file, content.as_ref()).map_err(wrong)?;
        let placed = match existing {
            Existing::Replace => file.persist(&target),
            Existing::Keep => file.persist_noclobber(&target),
        };
        sync_folder(folder);
        match placed {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(FileError::Exists(name))
            }
            Err(error) => Err(wrong(error.error)),
        }
    }
}

fn write_directly(path: &Path, target: &Path, content: &[u8]) -> Result<(), FileError> {
    let name = shown(path);
    if target.is_dir() {
        return Err(FileError::IsFolder(name));
    }
    let open = fs::OpenOptions::new().write(true).open(target);
    let written = open.and_then(|mut it| it.write_all(content));
    written.map_err(|source| FileError::Write { path: name, source })
}

fn replace(file: &mut NamedTempFile, content: &[u8]) -> io::Result<()> {
    file.as_file_mut().write_all(content)?;
    file.as_file().sync_all()
}

/// Follows links to the file itself, which may not exist yet. A link to what is not there is
/// refused: whoever made it did not mean a new file in another place.
pub(super) fn target(path: &Path) -> Result<PathBuf, FileError> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(link) = fs::read_link(&target) else { break };
        target = target.parent().unwrap_or(Path::new("")).join(link);
    }
    let is_link = fs::read_link(&target).is_ok();
    if is_link || target != path && fs::symlink_metadata(&target).is_err() {
        return Err(FileError::DanglingLink { path: shown(path), target: shown(&target) });
    }
    Ok(target)
}

/// Makes sure that a file may be written. Replacing it would not ask that.
fn check_writable(file: &Path) -> Result<(), FileError> {
    let is_protected = fs::metadata(file).is_ok_and(|it| it.permissions().readonly())
        || fs::OpenOptions::new().append(true).open(file).is_err();
    if is_protected { Err(FileError::WriteProtected(shown(file))) } else { Ok(()) }
}

/// Gives a file the owner and the group of the one that it replaces.
#[cfg(unix)]
fn keep_owner(file: &NamedTempFile, before: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};

    let now = file.as_file().metadata()?;
    let differs = |now: u32, before: u32| (now != before).then_some(before);
    match (differs(now.uid(), before.uid()), differs(now.gid(), before.gid())) {
        (None, None) => Ok(()),
        (owner, group) => fchown(file.as_file(), owner, group),
    }
}

/// Other platforms give a file the owner of its folder.
#[cfg(not(unix))]
fn keep_owner(_: &NamedTempFile, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

fn temporary(folder: &Path, access: Access) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    if access == Access::Shared {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    #[cfg(not(unix))]
    let _ = access;
    builder.tempfile_in(folder).map_err(bare)
}

/// Removes the name of the temporary file from an error, because a user does not know that file.
pub(super) fn bare(error: io::Error) -> io::Error {
    error.kind().into()
}

/// Makes sure that the new name survives a power cut, if the platform can.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        // Some file systems refuse; the text itself is on the disk already.
        let _ = folder.sync_all();
    }
}
