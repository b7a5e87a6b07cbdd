//! Names, links and places of files, made to have another file replaced or another command run.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::limited::limited;
use crate::program::{NORTHWIND, read, read_bytes, run, text, write};

/// A folder with two answers files, a template with a part, and a copy of the model.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("there is room for a folder"));
        let copy = desk.path("copy").to_string_lossy().into_owned();
        assert_eq!(run(&["model", "export", &copy]).status.code(), Some(0));
        for name in ["a.toml", "b.toml"] {
            write(&desk.path(name), &read(NORTHWIND));
        }
        write(&desk.path("mine.md"), "{% include \"parts/part.md\" %}");
        std::fs::create_dir(desk.path("parts")).expect("a temporary folder can be written");
        write(&desk.path("parts/part.md"), "{{ company }}");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Fails unless the command is refused with this message, and the file stays as it is.
    fn keeps(&self, file: &str, command: &str, says: &str) {
        let before = read_bytes(self.path(file));
        let arguments: Vec<&str> = command.split(' ').collect();
        let ended = limited(self.0.path(), &arguments);
        assert_eq!(ended.code, Some(1), "{command}: {}", ended.said);
        assert!(ended.said.contains(says), "{command}: {}", ended.said);
        assert!(read_bytes(self.path(file)) == before, "{command} changes {file}");
    }
}

const MADE_FROM: &str = "is what the paper is made from";
const GATES: &str = "copy/mops-placement/gates.toml";

#[test]
fn nothing_takes_the_place_of_what_it_is_made_from_however_it_is_reached() {
    let desk = Desk::new();
    let link = |from: &str, name: &str| symlink(from, desk.path(name)).expect("a link can be made");
    link("a.toml", "link.md");
    link(GATES, "gates.md");
    link("gates.md", "far.md");
    link("copy", "copied");
    std::fs::hard_link(desk.path("a.toml"), desk.path("hard.md")).expect("a link can be made");
    std::fs::hard_link(desk.path(GATES), desk.path("hard-gates.md")).expect("a link can be made");
    let model = "--model copy/mops-placement";
    for (file, command) in [
        ("a.toml", "report a.toml -o ./parts/../a.toml --format md --force".to_owned()),
        ("a.toml", "report a.toml -o link.md --force".to_owned()),
        ("a.toml", "report a.toml -o hard.md --force".to_owned()),
        ("a.toml", "report b.toml a.toml -o a.toml --format md --force".to_owned()),
        ("b.toml", "compare a.toml b.toml -o b.toml --force".to_owned()),
        ("a.toml", "compare a.toml b.toml -o link.md --force".to_owned()),
        ("a.toml", "form --for a.toml -o hard.md --force".to_owned()),
        ("mine.md", "report a.toml --template mine.md -o parts/../mine.md --force".to_owned()),
        ("parts/part.md", "report a.toml --template mine.md -o parts/part.md --force".to_owned()),
        (GATES, format!("report a.toml {model} -o {GATES} --format md --force")),
        (GATES, format!("report a.toml {model} -o far.md --force")),
        (GATES, format!("report a.toml {model} -o hard-gates.md --force")),
        (
            GATES,
            format!("report a.toml --model copied/mops-placement -o {GATES} --format md --force"),
        ),
        (GATES, format!("compare a.toml b.toml {model} -o gates.md --force")),
        (GATES, format!("form {model} -o {GATES} --force")),
        (GATES, format!("ask gates.toml {model} --from a.toml --no-input --force")),
    ] {
        desk.keeps(file, &command, MADE_FROM);
    }
}

#[test]
fn what_cannot_be_written_is_told_and_leaves_everything_as_it_is() {
    let desk = Desk::new();
    let link = |from: &str, name: &str| symlink(from, desk.path(name)).expect("a link can be made");
    link("nowhere.md", "dangling.md");
    link("round.md", "round.md");
    link("/proc/self/mem", "memory.md");
    let long = format!("report a.toml -o {}.md", "n".repeat(300));
    for (command, says) in [
        ("report a.toml -o dangling.md --force", "is a link to"),
        ("report a.toml -o round.md --force", "is a link to"),
        ("report a.toml -o none/b.md", "there is no folder"),
        ("report a.toml -o copy --force --format md", "is a folder"),
        ("report a.toml -o a.toml/b.md", "there is no folder"),
        ("report a.toml -o /proc/b.md", "cannot write in the folder"),
        ("report a.toml -o /dev/full --format md", "cannot write"),
        ("report a.toml -o mine.md", "is there already"),
        ("model export a.toml", "is a file, not a folder"),
        ("model export copy", "is there already"),
        (&long, "cannot"),
    ] {
        desk.keeps("a.toml", command, says);
    }
    assert!(!desk.path("nowhere.md").exists());
}

#[test]
fn what_is_no_file_of_answers_ends_at_once() {
    let desk = Desk::new();
    let _socket =
        std::os::unix::net::UnixListener::bind(desk.path("socket.toml")).expect("it can be made");
    symlink("round.toml", desk.path("round.toml")).expect("a link can be made");
    for (path, code, says) in [
        ("/dev/zero", 3, "larger than 1 MiB"),
        ("/dev/null", 3, "has no `schema`"),
        ("/proc/self/mem", 1, "cannot read"),
        ("socket.toml", 1, "cannot read"),
        ("round.toml", 1, "cannot read"),
        ("a.toml/b.toml", 1, "cannot read"),
        ("none.toml", 1, "there is no file"),
    ] {
        let ended = limited(desk.0.path(), &["check", path]);
        assert_eq!(ended.code, Some(code), "{path}: {}", ended.said);
        assert!(ended.said.contains(says), "{path}: {}", ended.said);
        let ended = limited(desk.0.path(), &["report", path]);
        assert_eq!(ended.code, Some(code), "{path}: {}", ended.said);
    }
}

/// Names that a shell, a terminal or the program itself could take for something else.
const NAMES: [&[u8]; 12] = [
    b"two words.toml",
    b"it's.toml",
    b"$(touch hacked) `touch hacked`.toml",
    b"-o.toml",
    b"--force.toml",
    b"~.toml",
    b"=.toml",
    b"a;touch hacked;.toml",
    b"line\nend.toml",
    b"back\\slash\\'.toml",
    b"a\xe2\x80\xaeb.toml",
    b"no-utf8-\xff\xfe.toml",
];

/// The command that is printed after saving writes the paper of that file and does nothing else.
#[test]
fn a_printed_command_is_right_for_every_name() {
    if Command::new("bash").arg("--version").output().is_err() {
        return;
    }
    for name in NAMES {
        let desk = Desk::new();
        let name = Path::new(OsStr::from_bytes(name));
        write(&desk.path("").join(name), &read(NORTHWIND));
        let mut command = Command::new(env!("CARGO_BIN_EXE_mops-advisor"));
        command.args(["ask", "--no-input", "--no-report", "--set", "A2=1", "--"]).arg(name);
        let saved = command.current_dir(desk.0.path()).output().expect("the program starts");
        let said = text(&saved.stderr);
        assert!(saved.status.success(), "{said}");
        let printed = said.lines().last().and_then(|it| it.strip_prefix("  mops-advisor "));
        let printed = printed.expect("the last line is a command");
        let line = format!("\"$PROGRAM\" {printed}");
        let mut shell = Command::new("bash");
        shell.args(["-c", &line]).env("PROGRAM", env!("CARGO_BIN_EXE_mops-advisor"));
        let ended = shell.current_dir(desk.0.path()).output().expect("there is a shell");
        assert!(ended.status.success(), "{line}: {}", text(&ended.stderr));
        let paper = desk.path("").join(name.with_extension("md"));
        assert!(read(&paper).starts_with("# Where"), "{line}");
        assert!(!desk.path("hacked").exists(), "{line}");
    }
}
