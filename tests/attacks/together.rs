//! Several runs on the same files at once.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Instant;

use super::LONG;
use crate::program::lines::Lines;
use crate::program::{NORTHWIND, read, text, write};

/// What is said with a question that was answered before.
const ASKED: &str = "Marked so far is";

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("there is room for a folder"));
        write(&desk.path("a.toml"), &read(NORTHWIND));
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn start(&self, arguments: &str) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mops-advisor"));
        command.args(arguments.split(' ')).current_dir(self.0.path()).stdin(Stdio::null());
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    /// Starts all of them, and then waits for all.
    fn at_once(&self, all: &[&str]) -> Vec<Output> {
        let runs: Vec<Child> = all.iter().map(|it| self.start(it)).collect();
        runs.into_iter().map(|it| it.wait_with_output().expect("it ends")).collect()
    }

    fn set(&self, setting: &str) -> bool {
        let run = self.start(&format!("ask a.toml --no-input --no-report --set {setting}"));
        run.wait_with_output().expect("it ends").status.success()
    }

    fn has(&self, line: &str) {
        let saved = read(self.path("a.toml"));
        assert!(saved.lines().any(|it| it == line), "no {line:?} in {saved}");
    }
}

/// Returns how many of them ended with success; the others were refused because the file is there.
fn successes(outputs: &[Output]) -> usize {
    for it in outputs.iter().filter(|it| !it.status.success()) {
        assert_eq!(it.status.code(), Some(1));
        assert!(text(&it.stderr).contains("is there already"), "{}", text(&it.stderr));
    }
    outputs.iter().filter(|it| it.status.success()).count()
}

#[test]
fn two_wizards_and_a_script_on_one_file_lose_no_answer() {
    let desk = Desk::new();
    let folder = desk.0.path();
    let mut one = Lines::start(folder, &["a.toml", "--only", "cmo_tenure_outlook"]);
    let mut other = Lines::start(folder, &["a.toml", "--only", "it_process_discipline"]);
    assert!(one.says(ASKED) && other.says(ASKED));
    assert!(desk.set("it_pace_fit=unknown"));
    one.type_in("2");
    assert!(one.says("Check your answers"));
    other.type_in("2");
    assert!(other.says("Check your answers"));
    assert!(desk.set("cio_marketing_fluency=unknown"));
    one.end("q");
    other.end("q");
    for line in [
        "cmo_tenure_outlook = 2",
        "it_process_discipline = 2",
        "it_pace_fit = \"unknown\"",
        "cio_marketing_fluency = \"unknown\"",
    ] {
        desk.has(line);
    }
}

#[test]
fn of_two_answers_to_one_question_the_later_stands() {
    let desk = Desk::new();
    let mut wizard = Lines::start(desk.0.path(), &["a.toml", "--only", "cmo_tenure_outlook"]);
    assert!(wizard.says(ASKED));
    assert!(desk.set("cmo_tenure_outlook=1"));
    wizard.type_in("5");
    assert!(wizard.says("Check your answers"));
    desk.has("cmo_tenure_outlook = 5");
    assert!(desk.set("cmo_tenure_outlook=3"));
    wizard.end("q");
    desk.has("cmo_tenure_outlook = 3");
}

#[test]
fn a_file_that_disappears_while_it_is_asked_about_is_written_again() {
    let desk = Desk::new();
    let mut wizard = Lines::start(desk.0.path(), &["a.toml", "--only", "cmo_tenure_outlook"]);
    assert!(wizard.says(ASKED));
    std::fs::remove_file(desk.path("a.toml")).expect("it is there");
    wizard.type_in("2");
    assert!(wizard.says("Check your answers"));
    desk.has("cmo_tenure_outlook = 2");
    desk.has("cmo_trusts_mops = { level = 5, basis = \"seen\", note = \"Four of five; segment split, webinar series and launch order have changed since autumn\" }");
    wizard.end("q");
}

#[test]
fn a_report_while_answers_are_saved_is_whole() {
    let desk = Desk::new();
    for level in ["1", "2", "3"] {
        let saves = format!("ask a.toml --no-input --no-report --set A2={level}");
        let outputs =
            desk.at_once(&[&saves, "report a.toml", &saves, "report a.toml", "check a.toml"]);
        for output in outputs {
            assert!(output.status.success(), "{}", text(&output.stderr));
            let paper = text(&output.stdout);
            assert!(
                paper.is_empty()
                    || paper.trim_end().ends_with('*')
                    || paper.contains("## Appendix"),
                "{paper}"
            );
        }
    }
}

#[test]
fn of_several_runs_that_write_one_new_file_one_writes_it() {
    let desk = Desk::new();
    for (command, file) in [
        ("report a.toml -o new.md", "new.md"),
        ("report a.toml -o new.docx", "new.docx"),
        ("form --for a.toml -o new.html", "new.html"),
        ("compare a.toml a.toml -o new.txt", "new.txt"),
        ("model export new", "new/templates/paper.md"),
    ] {
        let outputs = desk.at_once(&[command; 4]);
        assert_eq!(successes(&outputs), 1, "{command}");
        assert!(desk.path(file).exists(), "{command}");
    }
}

#[test]
fn several_runs_that_replace_one_file_leave_a_whole_one() {
    let desk = Desk::new();
    write(&desk.path("old.md"), "old");
    let outputs = desk.at_once(&["report a.toml -o old.md --force"; 4]);
    assert_eq!(successes(&outputs), 4);
    let paper = desk.start("report a.toml").wait_with_output().expect("it ends");
    assert_eq!(read(desk.path("old.md")), text(&paper.stdout));
}

#[test]
fn several_first_runs_on_a_new_file_keep_the_answers_of_all() {
    let desk = Desk::new();
    std::fs::remove_file(desk.path("a.toml")).expect("it is there");
    let set =
        ["cmo_tenure_outlook=2", "unsanctioned_tools=3", "it_pace_fit=4", "mops_capability=5"];
    let runs = set.map(|it| format!("ask a.toml --no-input --no-report --set {it}"));
    let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
    for output in desk.at_once(&runs) {
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    for line in set {
        desk.has(&line.replace('=', " = "));
    }
}

#[test]
fn runs_on_other_files_of_one_folder_wait_for_each_other_and_lose_nothing() {
    let desk = Desk::new();
    write(&desk.path("b.toml"), &read(NORTHWIND));
    let set =
        |file: &str, id: &str| format!("ask {file} --no-input --no-report --set {id}=unknown");
    let runs = [
        set("a.toml", "it_pace_fit"),
        set("b.toml", "it_pace_fit"),
        set("a.toml", "cio_marketing_fluency"),
        set("b.toml", "cio_marketing_fluency"),
    ];
    let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
    for output in desk.at_once(&runs) {
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    for file in ["a.toml", "b.toml"] {
        let saved = read(desk.path(file));
        for id in ["it_pace_fit", "cio_marketing_fluency"] {
            assert!(saved.contains(&format!("{id} = \"unknown\"")), "{file}: {saved}");
        }
    }
}

#[test]
fn a_run_that_never_ends_its_writing_is_named_and_not_waited_for_for_ever() {
    let desk = Desk::new();
    let before = read(desk.path("a.toml"));
    let folder = std::fs::File::open(desk.0.path()).expect("it is there");
    folder.lock().expect("a folder can be locked here");
    let began = Instant::now();
    let outputs = desk.at_once(&[
        "ask a.toml --no-input --no-report --set A2=1",
        "report a.toml -o a.md",
        "report a.toml",
    ]);
    assert!(began.elapsed() < LONG);
    let said: Vec<String> = outputs.iter().map(|it| text(&it.stderr)).collect();
    let codes: Vec<_> = outputs.iter().map(|it| it.status.code()).collect();
    assert_eq!(codes, [Some(1), Some(1), Some(0)], "{said:?}: only who writes waits");
    for said in &said[..2] {
        assert!(said.contains("has been writing in the folder `.` for 10 seconds"), "{said}");
    }
    assert_eq!(read(desk.path("a.toml")), before);
    drop(folder);
    assert!(desk.set("A2=1"), "the lock is free again");
}

#[cfg(target_os = "linux")]
#[test]
fn the_lock_of_a_run_that_is_killed_blocks_nobody() {
    let desk = Desk::new();
    let line =
        format!("exec 9<\"{}\"; flock 9; echo held; exec sleep 600", desk.0.path().display());
    let mut holder = Command::new("sh");
    let holder = holder.args(["-c", &line]).stdout(Stdio::piped()).spawn();
    let Ok(mut holder) = holder else { return };
    let mut held = [0; 5];
    let mut out = holder.stdout.take().expect("it is a pipe");
    if std::io::Read::read_exact(&mut out, &mut held).is_err() {
        return;
    }
    holder.kill().expect("it is ours");
    holder.wait().expect("it is ours");
    let began = Instant::now();
    assert!(desk.set("A2=1"));
    assert!(began.elapsed() < LONG, "{:?}", began.elapsed());
}

/// Where the folder of the answers is gone, nothing is acknowledged.
#[test]
fn a_folder_that_disappears_is_told() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("sub")).expect("it can be made");
    write(&desk.path("sub/a.toml"), &read(NORTHWIND));
    let mut wizard = Lines::start(desk.0.path(), &["sub/a.toml", "--only", "cmo_tenure_outlook"]);
    assert!(wizard.says(ASKED));
    std::fs::rename(desk.path("sub"), desk.path("gone")).expect("it can be renamed");
    wizard.type_in("2");
    assert!(wizard.says("there is no folder `sub`"));
    assert!(is_as_before(&desk.path("gone/a.toml")));
    wizard.kill();
}

fn is_as_before(path: &Path) -> bool {
    read(path) == read(NORTHWIND)
}
