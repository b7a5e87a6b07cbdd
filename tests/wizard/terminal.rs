//! A pseudo-terminal with the wizard in it. Typing waits for some text first, and for no fixed
//! time, except where the time between two bytes is what is tried.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A screen is complete when nothing more comes for this long.
const QUIET: Duration = Duration::from_millis(250);
const PROGRAM: &str = env!("CARGO_BIN_EXE_mops-advisor");
const PATIENCE: Duration = Duration::from_secs(10);
pub(crate) const ESCAPE: &str = "\u{1b}";
pub(crate) const BACKSPACE: &str = "\u{7f}";
pub(crate) const UP: &str = "\u{1b}[A";
pub(crate) const DOWN: &str = "\u{1b}[B";
pub(crate) const HOME: &str = "\u{1b}[H";
pub(crate) const END: &str = "\u{1b}[F";
pub(crate) const CONTROL_C: &str = "\u{3}";
pub(crate) const CONTROL_Z: &str = "\u{1a}";

/// How many questions come first in the company that the tests answer for.
pub(crate) const FIRST: usize = 13;
/// The same answers as lines.
pub(crate) const FIRST_LINES: &str = "9\nAcme\n1\nChief\nChief\nChief\n1\n1\n1\n4\n1\n4\n5, 11\n";

/// Texts that can come between two questions, while their menu is open.
const ASIDES: [&str; 5] = [
    "> 1) Go on with the open questions",
    "> 1) Keep both",
    "> 4) Leave this open",
    "Enter goes on:",
    "> 1) Yes, beside the answers",
];

/// What is left after the terminal was closed.
pub(crate) struct Closed {
    pub(crate) file: PathBuf,
    _folder: tempfile::TempDir,
}

pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    device: PathBuf,
    output: Receiver<Vec<u8>>,
    master: Box<dyn MasterPty + Send>,
    screen: vt100::Parser,
    folder: tempfile::TempDir,
    pub(crate) file: PathBuf,
}

/// How to start the wizard.
pub(crate) struct Start<'a> {
    pub(crate) columns: u16,
    pub(crate) rows: u16,
    /// The arguments after `ask answers.toml`.
    pub(crate) flags: &'a [&'a str],
    /// The content of the answers file, if there is one.
    pub(crate) answers: Option<String>,
    pub(crate) term: &'a str,
    /// The line that a shell runs instead, if any.
    pub(crate) shell: Option<&'a str>,
}

impl Default for Start<'_> {
    fn default() -> Self {
        Self {
            columns: 80,
            rows: 24,
            flags: &[],
            answers: None,
            term: "xterm-256color",
            shell: None,
        }
    }
}

impl Terminal {
    pub(crate) fn start() -> Self {
        Self::with(&Start::default())
    }

    pub(crate) fn with(start: &Start<'_>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if let Some(text) = &start.answers {
            #[expect(clippy::disallowed_methods, reason = "the test makes its own files")]
            std::fs::write(folder.path().join("answers.toml"), text).unwrap();
        }
        Self::in_folder(start, folder)
    }

    /// Runs a line of shell, in which `$PROGRAM` is the program.
    pub(crate) fn in_shell(line: &str) -> Self {
        Self::with(&Start { shell: Some(line), ..Start::default() })
    }

    /// Runs in a folder that stays when the terminal is gone.
    pub(crate) fn in_place(start: &Start<'_>, place: &Path) -> Self {
        Self::at(place, start, tempfile::tempdir().unwrap())
    }

    fn in_folder(start: &Start<'_>, folder: tempfile::TempDir) -> Self {
        let place = folder.path().to_owned();
        Self::at(&place, start, folder)
    }

    fn at(place: &Path, start: &Start<'_>, folder: tempfile::TempDir) -> Self {
        let size = PtySize { rows: start.rows, cols: start.columns, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let file = place.join("answers.toml");
        let mut command = match start.shell {
            None => CommandBuilder::new(PROGRAM),
            Some(_) => CommandBuilder::new("sh"),
        };
        match start.shell {
            None => command.args([&["ask", "answers.toml"], start.flags].concat()),
            Some(script) => command.args(["-c", script]),
        }
        command.env("PROGRAM", PROGRAM);
        command.cwd(place);
        command.env("TERM", start.term);
        command.env("NO_COLOR", "1");
        command.env_remove("MOPS_PLAIN");
        command.env_remove("ACCESSIBLE");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let keys = pair.master.take_writer().unwrap();
        let device = pair.master.tty_name().unwrap();
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
        });
        let side = |number| NonZeroU16::new(number).unwrap();
        let screen = vt100::Parser::new(side(start.rows), side(start.columns), 0);
        Self { child, keys, device, output, master: pair.master, screen, folder, file }
    }

    /// Waits until the screen shows the wanted text.
    pub(crate) fn wait(&mut self, what: &str, shows: impl Fn(&str) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !shows(&self.contents()) {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => panic!("no {what} on\n{}", self.contents()),
            }
        }
    }

    /// Waits until the screen shows it or the program has ended, and tells whether it has.
    pub(crate) fn wait_or_end(&mut self, shows: impl Fn(&str) -> bool) -> bool {
        let until = Instant::now() + PATIENCE * 6;
        while !shows(&self.contents()) {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Disconnected) => return true,
                Err(RecvTimeoutError::Timeout) => panic!("it waits on\n{}", self.contents()),
            }
        }
        false
    }

    /// Waits until the program has ended.
    pub(crate) fn wait_for_end(&mut self) {
        self.child.wait().unwrap();
    }

    /// Waits until the text is shown and the prompt below it is drawn.
    pub(crate) fn wait_for_prompt(&mut self, text: &str) {
        self.wait(text, |screen| {
            screen.rfind(text).is_some_and(|at| screen[at..].trim_end().ends_with("leave]"))
        });
    }

    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contains(text));
    }

    pub(crate) fn type_in(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Types keys as they arrive on a slow line.
    pub(crate) fn type_in_pieces(&mut self, first: &str, pause: Duration, second: &str) {
        self.type_in(first);
        std::thread::sleep(pause);
        self.type_in(second);
    }

    /// Chooses an option by its number, once that is marked.
    pub(crate) fn choose(&mut self, number: usize) {
        self.type_in(&number.to_string());
        self.wait_for_marked(number, &format!(" {number}"));
        self.type_in("\r");
    }

    /// Confirms the question on the screen, the last one, and asks for the result.
    pub(crate) fn see_the_result(&mut self) {
        self.type_in("\r");
        self.wait_for_prompt("See the result");
        self.choose(1);
    }

    /// Waits until the prompt ends with the typed text, and this option is marked below it.
    pub(crate) fn wait_for_marked(&mut self, number: usize, typed: &str) {
        let (marked, what) = (format!("> {number}) "), format!("{typed:?} with {number} marked"));
        self.wait(&what, |screen| {
            let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
            let prompt = lines.iter().rposition(|it| it.starts_with("? "));
            prompt.is_some_and(|it| {
                lines[it].ends_with(typed)
                    && lines[it..].iter().any(|it| it.starts_with(&marked))
                    && lines.last().is_some_and(|it| it.ends_with("leave]"))
            })
        });
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let side = |number| NonZeroU16::new(number).unwrap();
        self.screen.screen_mut().set_size(side(rows), side(columns));
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        self.master.resize(size).unwrap();
    }

    /// Waits until the question is asked, going on past what may be said before it.
    pub(crate) fn get_to(&mut self, text: &str) {
        loop {
            let prompt = |screen: &str| {
                screen.rsplit_once("\n? ").map_or(String::new(), |it| it.1.to_owned())
            };
            let aside = |screen: &str| ASIDES.iter().any(|it| prompt(screen).contains(it));
            self.wait(text, |screen| {
                screen.trim_end().ends_with("leave]") && (aside(screen) || screen.contains(text))
            });
            if !aside(&self.contents()) || prompt(&self.contents()).contains(text) {
                return self.wait_for_prompt(text);
            }
            // A half-drawn screen still shows it: a second Enter would answer the next question.
            // The next menu may look the same, but the lines above it do not.
            let above = |screen: &str| screen.rsplit_once("\n? ").map(|it| it.0.to_owned());
            let before = above(&self.contents());
            self.enter();
            self.wait("the aside gone", |screen| {
                !aside(screen) || above(screen).is_some_and(|it| Some(it) != before)
            });
        }
    }

    /// Presses Enter, and waits until the screen changes.
    pub(crate) fn enter(&mut self) {
        let before = self.contents();
        self.type_in("\r");
        self.wait("change", |screen| screen != before);
    }

    /// Makes the paper from the check page, past the questions on how answers are known.
    pub(crate) fn finish(&mut self) {
        self.choose(1);
        self.get_to("Write the decision paper");
        self.choose(1);
        self.wait_for("Your answers are in");
        self.get_to("Done");
        self.type_in("\r");
    }

    pub(crate) fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// Starts the short version and answers what comes first about the company.
    pub(crate) fn begin(&mut self) {
        self.wait_for_prompt("What would you like to do?");
        self.choose(2);
        for number in 1..=FIRST {
            self.wait_for_first(number);
            self.answer_first(number);
        }
    }

    /// Waits until one of the first questions is asked.
    pub(crate) fn wait_for_first(&mut self, number: usize) {
        self.wait_for_prompt(&format!("about the company - {number} of {FIRST}"));
    }

    /// Answers one of the first questions, for a team in Marketing with an IT and a sales department.
    pub(crate) fn answer_first(&mut self, number: usize) {
        match number {
            1 => self.type_in("9\r"),
            2 => self.type_in("Acme\r"),
            4..=6 => self.type_in("Chief\r"),
            10 | 12 => self.choose(4),
            13 => self.type_in("5, 11\r"),
            _ => self.choose(1),
        }
    }

    pub(crate) fn is_cursor_hidden(&self) -> bool {
        self.screen.screen().hide_cursor()
    }

    /// Tells whether anything on the screen has a colour.
    pub(crate) fn is_coloured(&self) -> bool {
        let screen = self.screen.screen();
        let (rows, columns) = screen.size();
        let cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        cells
            .filter_map(|(row, column)| screen.cell(row, column))
            .any(|cell| cell.fgcolor() != vt100::Color::Default)
    }

    pub(crate) fn pastes_in_brackets(&self) -> bool {
        self.screen.screen().bracketed_paste()
    }

    /// Returns the content of a file beside the answers.
    pub(crate) fn read(&self, name: &str) -> String {
        #[expect(clippy::disallowed_methods, reason = "the test looks at the disk itself")]
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Removes a folder beside the answers, with all that is in it.
    pub(crate) fn remove(&self, name: &str) {
        std::fs::remove_dir_all(self.folder.path().join(name)).unwrap();
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&mut self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args([&format!("-{name}"), &id]).status();
        assert!(sent.unwrap().success());
    }

    /// Sends a signal to the programs that the shell started.
    pub(crate) fn signal_children(&mut self, name: &str) {
        let shell = self.child.process_id().unwrap().to_string();
        let name = format!("-{name}");
        let sent = std::process::Command::new("pkill").args([&*name, "-P", &shell]).status();
        assert!(sent.unwrap().success());
    }

    /// Tells whether keys go to the program as they are, one by one.
    pub(crate) fn is_raw(&self) -> bool {
        let device = std::fs::File::open(&self.device).unwrap();
        let stty = std::process::Command::new("stty").arg("-a").stdin(device).output().unwrap();
        String::from_utf8(stty.stdout).unwrap().contains("-icanon")
    }

    /// Closes the terminal, as a window is closed, and waits until the wizard has ended.
    pub(crate) fn close(self) -> Closed {
        let Self { mut child, mut keys, output, master, folder, file, .. } = self;
        // The reading side ends with the next output that is not read.
        drop((output, master));
        keys.write_all(b"x").unwrap();
        drop(keys);
        let until = Instant::now() + PATIENCE;
        while child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < until, "it still runs");
            std::thread::yield_now();
        }
        Closed { file, _folder: folder }
    }

    /// Kills the wizard without warning, and starts another on the same file.
    pub(crate) fn kill_and_restart(mut self, start: &Start<'_>) -> Self {
        self.signal("KILL");
        self.child.wait().unwrap();
        Self::in_folder(start, self.folder)
    }

    /// Returns the screen once the prompt under the text is drawn and nothing more comes.
    pub(crate) fn shot(&mut self, text: &str) -> String {
        self.wait_for_prompt(text);
        self.shot_of_end()
    }

    /// Returns the screen once nothing more comes.
    pub(crate) fn shot_of_end(&mut self) -> String {
        while let Ok(bytes) = self.output.recv_timeout(QUIET) {
            self.screen.process(&bytes);
        }
        let lines: Vec<String> =
            self.contents().lines().map(|line| line.trim_end().to_owned()).collect();
        lines.join("\n")
    }

    pub(crate) fn exit_code(mut self) -> u32 {
        let code = self.child.wait().unwrap().exit_code();
        drop(self.keys);
        code
    }
}
