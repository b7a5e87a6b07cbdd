//! A lock on a folder, so that two runs do not undo each other's writing.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::write::{TEMPORARY, target};
use super::{FileError, folder_of, shown};

/// How long another run is waited for.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// How long another run is waited for in silence.
const SILENT_WAIT: Duration = Duration::from_secs(1);
/// The pause between two tries.
const PAUSE: Duration = Duration::from_millis(10);

/// A folder in which no other run of the program writes while this lives. The system frees it when
/// the program ends, however it ends. Where a file system knows no locks, or on Windows, where a
/// folder cannot have one, it is a lock in name only.
#[derive(Debug)]
pub struct FolderLock {
    folder: PathBuf,
    held: Option<File>,
}

impl FolderLock {
    /// Waits until no other run writes in the folder of the file, or of what it links to, for ten
    /// seconds at most. `waits` is called if that takes longer than one.
    ///
    /// # Errors
    ///
    /// Returns an error if the other run does not end its writing, or the file is a dangling link.
    pub fn take(file: &Path, waits: impl FnOnce(&Path)) -> Result<Self, FileError> {
        Self::take_within(LONGEST_WAIT, file, waits)
    }

    /// Takes it as [`FolderLock::take`] does, within another time.
    pub(super) fn take_within(
        longest: Duration,
        file: &Path,
        waits: impl FnOnce(&Path),
    ) -> Result<Self, FileError> {
        let folder = folder_of(&target(file)?).to_owned();
        let Ok(open) = File::open(&folder) else { return Ok(Self { folder, held: None }) };
        let began = Instant::now();
        let mut waits = Some(waits);
        loop {
            match open.try_lock() {
                Ok(()) => return Ok(Self { folder, held: Some(open) }),
                Err(TryLockError::Error(_)) => return Ok(Self { folder, held: None }),
                Err(TryLockError::WouldBlock) if began.elapsed() > longest => {
                    return Err(FileError::Locked(shown(&folder)));
                }
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
            }
            if began.elapsed() > SILENT_WAIT
                && let Some(waits) = waits.take()
            {
                waits(&folder);
            }
        }
    }

    /// Removes what a killed run left in the folder: its temporary files, which may hold private
    /// answers. Nobody else writes there now, so all of them are left over.
    pub fn clear(&self) {
        if self.held.is_none() {
            return;
        }
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten().filter(is_left_over) {
            // What cannot be removed stays.
            let _: io::Result<()> = fs::remove_file(entry.path());
        }
    }
}

fn is_left_over(entry: &fs::DirEntry) -> bool {
    let name = entry.file_name();
    let random = name.to_str().and_then(|it| it.strip_prefix(TEMPORARY));
    let is_ours = |it: &str| it.len() == 6 && it.bytes().all(|byte| byte.is_ascii_alphanumeric());
    random.is_some_and(is_ours) && entry.file_type().is_ok_and(|it| it.is_file())
}
