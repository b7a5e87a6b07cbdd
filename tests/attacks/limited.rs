//! Runs the program with the memory and the time that no attack may exceed.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use super::LONG;
use crate::program::text;

/// 256 MiB of memory, and 5 seconds on a processor: on a machine that is busy with other tests, a clock
/// would measure those.
#[cfg(target_os = "linux")]
const LIMITS: &str = "ulimit -d 262144; ulimit -t 5; ";
/// Elsewhere, memory is not limited.
#[cfg(not(target_os = "linux"))]
const LIMITS: &str = "ulimit -t 5; ";

/// How a run ended.
pub(super) struct Ended {
    pub(super) code: Option<i32>,
    /// What it printed as its result.
    pub(super) printed: Vec<u8>,
    /// What it said on standard error.
    pub(super) said: String,
}

/// Runs the program in a folder, within the limits.
pub(super) fn limited(folder: &Path, arguments: &[&str]) -> Ended {
    let began = Instant::now();
    let ended = Command::new("sh")
        .args(["-c", &format!("{LIMITS}exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_mops-advisor")])
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("there is a shell");
    assert!(began.elapsed() < LONG, "{arguments:?} took {:?}", began.elapsed());
    Ended { code: ended.status.code(), printed: ended.stdout, said: text(&ended.stderr) }
}

/// An input, and how every command that reads it ends.
pub(super) struct Attack {
    /// What is tried, as the name of its file.
    pub(super) name: &'static str,
    pub(super) content: Vec<u8>,
    pub(super) code: i32,
    /// A part of what is said.
    pub(super) says: &'static str,
}

impl Attack {
    pub(super) fn new(
        name: &'static str,
        content: impl Into<Vec<u8>>,
        code: i32,
        says: &'static str,
    ) -> Self {
        Self { name, content: content.into(), code, says }
    }

    /// Fails if `check` or `report` ends otherwise.
    pub(super) fn ends_as_it_should(&self) {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        crate::program::write_bytes(&folder.path().join(self.name), &self.content);
        for command in ["check", "report"] {
            let ended = limited(folder.path(), &[command, self.name]);
            let what = format!("{command} {}", self.name);
            assert_eq!(ended.code, Some(self.code), "{what}: {}", ended.said);
            assert!(self.code == 0 || ended.printed.is_empty(), "{what} printed something");
            // What is right is praised by `check` alone.
            let is_told = self.code != 0 || command == "check";
            assert!(!is_told || ended.said.contains(self.says), "{what}: {}", ended.said);
        }
    }
}
