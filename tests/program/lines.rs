//! The program asking line by line, with somebody who answers.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long a line is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// A run of the program whose questions a test answers one by one.
pub(crate) struct Lines {
    child: Child,
    said: Receiver<Vec<u8>>,
    heard: String,
}

impl Lines {
    /// Starts `ask --plain` in a folder, with more arguments.
    pub(crate) fn start(folder: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mops-advisor"))
            .args([&["ask", "--plain"], more].concat())
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut errors = child.stderr.take().expect("it is a pipe");
        let (send, said) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = errors.read(&mut buffer) {
                if send.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, said, heard: String::new() }
    }

    /// Waits until the program says this, or has ended; tells whether it said it.
    pub(crate) fn says(&mut self, text: &str) -> bool {
        let until = Instant::now() + PATIENCE;
        while !self.heard.contains(text) {
            match self.said.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.heard += &String::from_utf8_lossy(&bytes),
                Err(RecvTimeoutError::Disconnected) => return false,
                Err(RecvTimeoutError::Timeout) => panic!("no {text:?} in {}", self.heard),
            }
        }
        true
    }

    /// Types a line. A program that has ended hears nothing.
    pub(crate) fn type_in(&mut self, line: &str) {
        let input = self.child.stdin.as_mut().expect("it is a pipe");
        let _ = writeln!(input, "{line}");
    }

    /// Kills it without warning, and waits until it is gone.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it is ours");
    }

    /// Types a last line, and waits until it ends.
    pub(crate) fn end(mut self, line: &str) -> ExitStatus {
        self.type_in(line);
        self.child.wait().expect("it is ours")
    }
}
