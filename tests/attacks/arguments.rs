//! Arguments that steer a terminal, hide a part of themselves, or pass for a message of the program.

use std::path::Path;

use super::limited::limited;
use crate::program::{NORTHWIND, read, write};

/// What no message may hold.
const HIDDEN: [char; 14] = [
    '\u{1b}', '\u{7}', '\u{8}', '\r', '\u{9b}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{202e}',
    '\u{2066}', '\u{2060}', '\u{feff}', '\u{61c}', '\u{2028}',
];

/// Every place of a command line that takes a text; `X` stands for it, `a.toml` for answers that are right.
const PLACES: [&[&str]; 26] = [
    &["X"],
    &["--color", "X"],
    &["ask", "X", "--no-input"],
    &["ask", "X/a.toml", "--no-input", "--set", "A2=1"],
    &["ask", "a.toml", "--plain", "--only", "X"],
    &["ask", "a.toml", "--no-input", "--set", "X"],
    &["ask", "a.toml", "--no-input", "--set", "X=1"],
    &["ask", "a.toml", "--no-input", "--set", "A2=X"],
    &["ask", "a.toml", "--no-input", "--role", "X"],
    &["ask", "b.toml", "--no-input", "--from", "X"],
    &["report", "X"],
    &["report", "a.toml", "X"],
    &["report", "a.toml", "--X"],
    &["report", "a.toml", "-o", "X/b.md"],
    &["report", "a.toml", "-o", "b.X"],
    &["report", "a.toml", "--format=X"],
    &["report", "a.toml", "--model", "X"],
    &["report", "a.toml", "--template", "X"],
    &["report", "a.toml", "--seed", "X"],
    &["check", "X"],
    &["compare", "a.toml", "X"],
    &["what-if", "a.toml", "--set", "X"],
    &["questions", "--role", "X"],
    &["form", "-o", "b.html", "--due", "X"],
    &["model", "show", "X"],
    &["man", "X"],
];

/// Returns the arguments: one for each character that nobody sees, and some of another kind.
fn hostile() -> Vec<String> {
    let hidden = HIDDEN.iter().map(|it| format!("a{it}[2Jb"));
    let others = ["x\nerror: forged", "x\n\nforged: no mistakes\n", "x\terror", "a\u{301}\u{301}b"];
    hidden.chain(others.map(str::to_owned)).chain([all(), "y".repeat(20_000)]).collect()
}

fn all() -> String {
    HIDDEN.iter().collect()
}

#[test]
fn no_argument_steers_the_terminal_or_passes_for_a_message() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(&folder.path().join("a.toml"), &read(NORTHWIND));
    for place in PLACES {
        // One of them after the other would take long: each place gets those that differ in kind.
        for typed in [all(), "x\nerror: forged".to_owned()] {
            is_clean(folder.path(), place, &typed);
        }
    }
    for typed in hostile() {
        for place in [PLACES[0], PLACES[5], PLACES[10]] {
            is_clean(folder.path(), place, &typed);
        }
    }
}

fn is_clean(folder: &Path, place: &[&str], typed: &str) {
    let arguments: Vec<String> = place.iter().map(|it| it.replace('X', typed)).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ended = limited(folder, &arguments);
    assert!(matches!(ended.code, Some(1..=3)), "{arguments:?}: {:?} {}", ended.code, ended.said);
    assert_eq!(ended.printed, b"", "{arguments:?}");
    assert!(!ended.said.contains(HIDDEN), "{arguments:?}: {:?}", ended.said);
    let is_forged = |it: &str| it.starts_with("error: forged") || it.starts_with("forged");
    assert!(!ended.said.lines().any(is_forged), "{arguments:?}: {}", ended.said);
}
