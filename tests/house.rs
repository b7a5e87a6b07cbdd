//! The order of the rooms in `src/`: each uses only what stands before it, so there is no circle.

#![expect(clippy::disallowed_methods, reason = "the test reads the program's own text")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::files_in;

/// The rooms, from those that use none to those that use all.
const ROOMS: [&str; 16] = [
    "points",
    "diagnostic",
    "toml_tree",
    "model",
    "answers",
    "decide",
    "findings",
    "phrases",
    "templates",
    "paper",
    "pages",
    "wizard",
    "terminal",
    "files",
    "cli",
    "commands",
];
/// What is not in order yet: the model names what only the decision knows.
const NOT_YET: [(&str, &str); 1] = [("model", "decide")];

/// Returns the files of a room, without those that hold nothing but tests.
fn sources(path: &Path) -> Vec<PathBuf> {
    let name = path.file_stem().unwrap_or_default();
    if name == "tests" || name == "fixture" {
        return Vec::new();
    }
    match path.is_dir() {
        true => files_in(path).iter().flat_map(|it| sources(it)).collect(),
        false => vec![path.to_owned()],
    }
}

/// Returns the rooms that a file uses, its tests left out.
fn used(text: &str) -> Vec<&str> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let paths = code.split("crate::").skip(1);
    paths
        .filter_map(|it| it.split(|it: char| it != '_' && !it.is_ascii_lowercase()).next())
        .collect()
}

#[test]
fn every_room_uses_only_those_before_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = 0;
    for file in sources(&source) {
        let inside = file.strip_prefix(&source).unwrap().with_extension("");
        let room = inside.iter().next().unwrap().to_str().unwrap();
        let Some(place) = ROOMS.iter().position(|it| *it == room) else { continue };
        for other in used(&fs::read_to_string(&file).unwrap()) {
            let is_before = ROOMS[..=place].contains(&other);
            let is_known = is_before || NOT_YET.contains(&(room, other));
            assert!(is_known, "{} uses {other}", file.display());
            seen += usize::from(is_before && other != room);
        }
    }
    assert!(seen > 100, "the uses are found: {seen}");
}
