//! The wizard in a real pseudo-terminal of 80 by 24.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use mops_advisor::answers::{self, Answers, Level};
use mops_advisor::diagnostic::SourceFile;
use mops_advisor::model::{Model, builtin_model};
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const PATIENCE: Duration = Duration::from_secs(10);
const ESCAPE: &str = "\u{1b}";
const CONTROL_C: &str = "\u{3}";

struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    _folder: tempfile::TempDir,
    file: std::path::PathBuf,
}

impl Terminal {
    fn start() -> Self {
        let size = PtySize { rows: 24, cols: 80, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("answers.toml");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mops-advisor"));
        command.arg("ask");
        command.arg("answers.toml");
        command.cwd(folder.path());
        command.env("TERM", "xterm-256color");
        command.env("NO_COLOR", "1");
        command.env_remove("MOPS_PLAIN");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let keys = pair.master.take_writer().unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            // The end of the other side is an error on Linux.
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
            drop(pair.master);
        });
        let side = |number| NonZeroU16::new(number).unwrap();
        let screen = vt100::Parser::new(side(24), side(80), 0);
        Self { child, keys, output, screen, _folder: folder, file }
    }

    /// Waits until the screen shows what is wanted.
    fn wait(&mut self, what: &str, shows: impl Fn(&str) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !shows(&self.screen.screen().contents()) {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => panic!("no {what} on\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// Waits until the text is shown and the prompt below it is drawn.
    fn wait_for_prompt(&mut self, text: &str) {
        self.wait(text, |screen| {
            screen.rfind(text).is_some_and(|at| screen[at..].trim_end().ends_with("leave]"))
        });
    }

    fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contains(text));
    }

    fn type_in(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Chooses an option by its number, once the scorer has left only that.
    fn choose(&mut self, number: usize) {
        self.type_in(&number.to_string());
        let only = format!("{number}\n> {number}) ");
        self.wait(&only, |screen| {
            let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
            lines.join("\n").contains(&only)
        });
        self.type_in("\r");
    }

    /// Starts the short version and answers what comes first about the company.
    fn begin(&mut self) {
        self.wait_for_prompt("What would you like to do?");
        self.choose(2);
        self.wait_for_prompt("about the company - 1 of 5");
        self.type_in("Acme\r");
        self.wait_for_prompt("about the company - 2 of 5");
        self.type_in("\r");
        for number in 3..=5 {
            self.wait_for_prompt(&format!("about the company - {number} of 5"));
            self.choose(1);
        }
    }

    fn exit_code(mut self) -> u32 {
        let code = self.child.wait().unwrap().exit_code();
        drop(self.keys);
        code
    }
}

fn saved(file: &Path, model: &Model) -> Answers {
    #[expect(clippy::disallowed_methods, reason = "the test looks at the disk itself")]
    let text = std::fs::read_to_string(file).unwrap();
    answers::read(&SourceFile { name: "answers.toml".into(), text }, model).unwrap()
}

#[test]
fn from_first_question_to_the_end_with_a_step_back() {
    let model = builtin_model();
    let core: Vec<_> = model.factor_ids().filter(|id| model[*id].core).collect();
    let mut terminal = Terminal::start();
    terminal.begin();
    for number in 1..=core.len() {
        terminal.wait_for_prompt(&format!("Question {number} of {}", core.len()));
        terminal.choose(2);
        if number == 2 {
            terminal.wait_for_prompt(&format!("Question 3 of {}", core.len()));
            terminal.type_in(ESCAPE);
            terminal.wait_for("(back)");
            terminal.wait_for_prompt(&format!("Question 2 of {}", core.len()));
            terminal.wait("the old answer", |screen| screen.contains("> 2) "));
            terminal.choose(4);
        }
    }
    terminal.wait_for_prompt("What would you like to do?");
    terminal.wait_for(&format!("{} answered, 0 don't know", core.len()));
    let file = terminal.file.clone();
    let answers = saved(&file, &model);
    for (place, factor) in core.iter().enumerate() {
        let level = if place == 1 { 4 } else { 2 };
        assert_eq!(answers.level(*factor).map(Level::number), Some(level));
    }
    assert_eq!(answers.text(model.reserved.company), Some("Acme"));
    terminal.choose(1);
    assert_eq!(terminal.exit_code(), 0);
}

#[test]
fn an_enter_that_bounced_is_no_judgement() {
    let model = builtin_model();
    let mut terminal = Terminal::start();
    terminal.wait_for_prompt("What would you like to do?");
    terminal.choose(2);
    for number in 1..=3 {
        terminal.wait_for_prompt(&format!("about the company - {number} of 5"));
        terminal.type_in("\r");
    }
    terminal.wait_for_prompt("about the company - 4 of 5");
    terminal.wait_for("> Nothing chosen yet");
    terminal.type_in("\r");
    terminal.wait_for("this one is needed");
    terminal.wait_for_prompt("Your answer:");
    for number in [4, 5] {
        terminal.wait_for_prompt(&format!("about the company - {number} of 5"));
        terminal.choose(1);
    }
    terminal.wait_for_prompt("Question 1 of");
    terminal.wait_for("> 6) Don't know");
    terminal.type_in("\r");
    terminal.wait_for_prompt("Question 2 of");
    terminal.type_in(CONTROL_C);
    terminal.wait_for("Saved 1 of");
    let answers = saved(&terminal.file, &model);
    let first = model.factor_ids().find(|id| model[*id].core).unwrap();
    assert_eq!(answers.answer(first).reply, answers::Reply::Unknown);
    assert_eq!(terminal.exit_code(), 130);
}

#[test]
fn control_c_saves_and_leaves() {
    let model = builtin_model();
    let mut terminal = Terminal::start();
    terminal.begin();
    terminal.wait_for_prompt("Question 1 of");
    terminal.choose(3);
    terminal.wait_for_prompt("Question 2 of");
    terminal.type_in("n");
    terminal.wait_for("Add a note");
    terminal.type_in("\r");
    terminal.wait_for_prompt("What is this answer based on?");
    terminal.type_in(CONTROL_C);
    terminal.wait_for("Saved 1 of");
    let answers = saved(&terminal.file, &model);
    let first = model.factor_ids().find(|id| model[*id].core).unwrap();
    assert_eq!(answers.level(first).map(Level::number), Some(3));
    assert_eq!(terminal.exit_code(), 130);
}
