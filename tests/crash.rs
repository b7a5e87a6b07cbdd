//! Saving when things fail: the system refuses a call, or the program is killed.
//!
//! A fault is injected into each system call of a save in turn, with `strace`. Without that program
//! these tests report themselves as ignored.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::program::{NORTHWIND, read, text, write};

/// What a save calls, with an error that the call may return.
const CALLS: [(&str, &str); 9] = [
    ("openat", "EMFILE"),
    ("statx", "EIO"),
    ("readlink", "EIO"),
    ("flock", "ENOLCK"),
    ("write", "ENOSPC"),
    ("fchmod", "EPERM"),
    ("fsync", "EIO"),
    ("renameat", "EIO"),
    ("unlink", "EIO"),
];
/// More calls than a run makes of any kind.
const MOST_CALLS: usize = 500;

/// A folder with answers, one of which is to be changed.
struct Desk {
    folder: tempfile::TempDir,
    before: String,
    after: String,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let before = read(Path::new(env!("CARGO_MANIFEST_DIR")).join(NORTHWIND));
        write(&folder.path().join("a.toml"), &before);
        let mut desk = Self { folder, before, after: String::new() };
        let saved = desk.command("true").output().expect("the program starts");
        assert!(saved.status.success(), "{}", text(&saved.stderr));
        desk.after = desk.saved();
        assert_ne!(desk.after, desk.before);
        desk
    }

    /// Returns the run that saves the change, with calls injected as `strace` is told.
    fn command(&self, injection: &str) -> Command {
        let program = env!("CARGO_BIN_EXE_mops-advisor");
        let mut command = match injection {
            "true" => Command::new(program),
            _ => Command::new("strace"),
        };
        if injection != "true" {
            command.args(["-f", "-o", "log", "-e", injection, program]);
        }
        command.args(["ask", "a.toml", "--no-input", "--no-report", "--set", "A2=1"]);
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }

    fn saved(&self) -> String {
        read(self.folder.path().join("a.toml"))
    }

    /// Runs the save on the answers as they were, with an injected fault. Returns whether there was
    /// a call to inject it into, and the output.
    fn run(&self, injection: &str) -> (bool, Output) {
        write(&self.folder.path().join("a.toml"), &self.before);
        let ended = self.command(injection).output().expect("strace starts");
        (read(self.folder.path().join("log")).contains("(INJECTED)"), ended)
    }

    /// Returns the names of the temporary files in the folder.
    fn left_over(&self) -> Vec<String> {
        let entries = self.folder.path().read_dir().expect("it is a folder");
        let names = entries.flatten().map(|it| it.file_name().to_string_lossy().into_owned());
        names.filter(|it| it.starts_with(".mops-advisor-")).collect()
    }
}

#[test]
#[cfg_attr(not(has_strace), ignore = "needs strace")]
fn a_save_whose_system_call_fails_leaves_the_old_file_or_the_new_one() {
    let desk = Desk::new();
    let mut injected = 0;
    for (call, error) in CALLS {
        for when in 1..MOST_CALLS {
            let injection = format!("inject={call}:error={error}:when={when}");
            let (met, ended) = desk.run(&injection);
            if !met {
                break;
            }
            injected += 1;
            let saved = desk.saved();
            let said = text(&ended.stderr);
            assert!(saved == desk.before || saved == desk.after, "{injection}: {said}");
            assert!(!ended.status.success() || saved == desk.after, "{injection}: {said}");
            assert_ne!(ended.status.code(), Some(101), "{injection}: {said}");
            assert!(call == "unlink" || desk.left_over().is_empty(), "{injection}");
        }
    }
    assert!(injected > 50, "there were {injected} calls");
}

#[test]
#[cfg_attr(not(has_strace), ignore = "needs strace")]
fn a_save_that_is_killed_leaves_a_whole_file_and_the_next_run_clears_up() {
    let desk = Desk::new();
    for (call, _) in CALLS {
        for when in 1..MOST_CALLS {
            let injection = format!("inject={call}:signal=SIGKILL:when={when}");
            let (met, ended) = desk.run(&injection);
            let saved = desk.saved();
            assert!(saved == desk.before || saved == desk.after, "{injection}");
            if !met || ended.status.success() {
                break;
            }
        }
    }
    let next = desk.command("true").output().expect("the program starts");
    assert!(next.status.success(), "{}", text(&next.stderr));
    assert_eq!(desk.left_over(), Vec::<String>::new());
}
