//! The order of use: a room of `src/` uses itself and the rooms before it, and no other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::common::files_in;
use crate::program::read;

/// The rooms in their order of use. Those of one row stand side by side and do not use each other.
const ROOMS: [&[&str]; 13] = [
    &["points", "diagnostic"],
    &["toml_tree"],
    &["model"],
    &["answers"],
    &["decide"],
    &["findings"],
    &["phrases"],
    &["templates"],
    &["paper", "pages"],
    &["wizard"],
    &["terminal", "files"],
    &["cli"],
    &["commands"],
];

/// What still breaks the order, and why. Whoever mends one takes it out; in the end there is none.
const STILL: [(&str, &str, &str); 4] = [
    ("answers", "phrases", "what is written into an answers file is a phrase"),
    ("templates", "files", "a template of the user's own is found with a mistake of a file"),
    ("files", "terminal", "a file being written holds back an interrupt"),
    ("terminal", "files", "an interrupt waits for a file being written"),
];

#[test]
fn every_room_uses_only_itself_and_the_rooms_before_it() {
    let breaks = uses().into_iter().filter(|(room, used)| row(used) >= row(room));
    let breaks: BTreeSet<_> = breaks.filter(|(room, used)| room != used).collect();
    let still = STILL.iter().map(|(room, used, _)| ((*room).to_owned(), (*used).to_owned()));
    assert_eq!(breaks, still.collect());
}

fn row(room: &str) -> usize {
    let row = ROOMS.iter().position(|row| row.contains(&room));
    row.unwrap_or_else(|| panic!("`{room}` has no place in the order"))
}

/// Returns every pair of a room and a room that its code names, tests left out.
fn uses() -> BTreeSet<(String, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut uses = BTreeSet::new();
    for path in sources(&source) {
        let inner = path.strip_prefix(&source).expect("it lies in there").with_extension("");
        let name = |it: &Path| it.to_string_lossy().into_owned();
        let parts: Vec<String> = inner.iter().map(|it| name(Path::new(it))).collect();
        let is_test = parts.iter().any(|it| it == "tests" || it == "fixture");
        if is_test || ["lib", "main"].contains(&parts[0].as_str()) {
            continue;
        }
        let text = read(&path);
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = code.lines().filter(|it| !it.trim_start().starts_with("//"));
        for used in lines.flat_map(|line| line.split("crate::").skip(1)) {
            let room: String =
                used.chars().take_while(|it| it.is_alphabetic() || *it == '_').collect();
            uses.insert((parts[0].clone(), room));
        }
    }
    uses
}

/// Returns the Rust files in a folder, however deep.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<_>, Vec<_>) =
        files_in(folder).into_iter().partition(|it| it.is_dir());
    let inner = folders.iter().flat_map(|it| sources(it));
    inner
        .chain(files.into_iter().filter(|it| it.extension().is_some_and(|it| it == "rs")))
        .collect()
}
