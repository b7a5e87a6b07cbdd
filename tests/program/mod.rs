//! Runs the program as a user does.

pub(crate) mod lines;

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

/// An example company, from the package's folder.
pub(crate) const NORTHWIND: &str = "examples/northwind-instruments.toml";

/// Returns the program with these arguments, to be run in the package's folder.
pub(crate) fn mops_advisor(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("mops-advisor").expect("the program is built");
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1");
    command.env("COLUMNS", "100");
    command
}

/// Runs the program in the package's folder.
pub(crate) fn run(arguments: &[&str]) -> Output {
    mops_advisor(arguments).output().expect("the program starts")
}

/// Returns what the program printed.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8")
}

/// Writes a file of a test's own.
pub(crate) fn write(path: &Path, content: &str) {
    write_bytes(path, content.as_bytes());
}

/// Writes a file of a test's own that is no text.
pub(crate) fn write_bytes(path: &Path, content: &[u8]) {
    #[expect(clippy::disallowed_methods, reason = "tests make their own files")]
    std::fs::write(path, content).expect("a temporary folder can be written");
}

/// Reads a file.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    #[expect(clippy::disallowed_methods, reason = "tests read their own files")]
    std::fs::read_to_string(path).expect("the file is there")
}

/// Reads a file that is no text.
pub(crate) fn read_bytes(path: impl AsRef<Path>) -> Vec<u8> {
    std::fs::read(path).expect("the file is there")
}

/// Returns an answers file in which a question was worded differently when it was answered.
pub(crate) fn reworded(answers: &str, id: &str) -> String {
    let (before, wording) = answers.split_once("[wording]").expect("it records the wording");
    let anew = |line: &str| match line.split_once(" = ") {
        Some((it, _)) if it == id => format!("{id} = \"00000000 00000000\"\n"),
        _ => format!("{line}\n"),
    };
    format!("{before}[wording]{}", wording.lines().map(anew).collect::<String>())
}
