//! The order of use: a room of `src/` uses only itself and the rooms before it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::common::files_in;
use crate::program::read;

/// The rooms in their order of use. Rooms in one row do not use each other.
const ROOMS: [&[&str]; 16] = [
    &["letters", "months", "points"],
    &["diagnostic"],
    &["toml_tree"],
    &["model"],
    &["answers"],
    &["decide"],
    &["findings"],
    &["phrases"],
    &["templates"],
    &["paper", "pages"],
    &["typeset"],
    &["wizard"],
    &["terminal", "files"],
    &["apart"],
    &["cli"],
    &["commands"],
];

#[test]
fn every_room_uses_only_itself_and_the_rooms_before_it() {
    let breaks = uses().into_iter().filter(|(room, used)| room != used && row(used) >= row(room));
    assert_eq!(breaks.collect::<Vec<_>>(), []);
    assert!(uses().len() > 30, "the uses are found");
}

/// `Path` can look at the disk by itself, where nobody notices it.
#[test]
fn only_the_room_of_files_looks_at_the_disk() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let is_free = |it: &PathBuf| !it.starts_with(source.join("files")) && !it.ends_with("files.rs");
    let looks = [".is_dir()", ".is_file()", ".exists()", ".metadata()"];
    let looking = sources(&source).into_iter().filter(is_free);
    let looking = looking.filter(|it| looks.iter().any(|look| read(it).contains(look)));
    assert_eq!(looking.collect::<Vec<_>>(), Vec::<PathBuf>::new());
}

#[test]
fn no_file_of_the_wizard_names_more_than_half_of_the_screens() {
    let wizard = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/wizard");
    let stem = |it: &Path| it.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let screens: Vec<String> = sources(&wizard.join("screens")).iter().map(|it| stem(it)).collect();
    assert!(screens.len() > 15, "the screens are found: {screens:?}");
    let (mut seen, mut route) = (0, 0);
    for path in sources(&wizard).into_iter().filter(|it| !it.starts_with(wizard.join("tests"))) {
        let text = read(&path);
        let names = |it: &&String| {
            let names =
                [format!("super::{it}::"), format!("super::{it};"), format!("screens::{it}::")];
            names.iter().any(|it| text.contains(it))
        };
        let named = screens.iter().filter(names).count();
        assert!(named * 2 <= screens.len(), "{} names {named} of them", path.display());
        seen += named;
        route += if path.ends_with("route.rs") { named } else { 0 };
    }
    assert!(seen > 20 && route > 5, "the names are found: {seen}, {route}");
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("it is TOML");
    let reasons = read("CONTRIBUTING.md");
    let unix = &manifest["target"]["cfg(unix)"];
    let tables = ["dependencies", "build-dependencies", "dev-dependencies"];
    let all = tables.iter().map(|it| &manifest[*it]).chain([&unix["dependencies"]]);
    let names = all.flat_map(|it| it.as_table().expect("it is a table").keys());
    let lacking: Vec<&String> = names.filter(|it| !reasons.contains(&format!("`{it}`"))).collect();
    assert_eq!(lacking, Vec::<&String>::new());
}

fn row(room: &str) -> usize {
    let row = ROOMS.iter().position(|row| row.contains(&room));
    row.unwrap_or_else(|| panic!("`{room}` has no place in the order"))
}

/// Returns every pair of a room and a room that its code names, without tests.
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

/// Returns the Rust files in a folder and all folders in it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<_>, Vec<_>) =
        files_in(folder).into_iter().partition(|it| it.is_dir());
    let inner = folders.iter().flat_map(|it| sources(it));
    inner
        .chain(files.into_iter().filter(|it| it.extension().is_some_and(|it| it == "rs")))
        .collect()
}
