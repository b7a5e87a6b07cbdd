//! The files of several people on the command line.

use std::path::{Path, PathBuf};

use crate::program::{NORTHWIND, mops_advisor, read, run, text, write};

fn copy(folder: &Path, name: &str, change: impl Fn(String) -> String) -> String {
    let path: PathBuf = folder.join(name);
    write(&path, &change(read(NORTHWIND)));
    path.to_string_lossy().into_owned()
}

fn paper(files: &[&str]) -> String {
    let output = run(&[&["report"], files].concat());
    assert_eq!(text(&output.stderr), "");
    text(&output.stdout)
}

#[test]
fn a_file_given_twice_gives_the_paper_that_it_gives_alone() {
    let folder = tempfile::tempdir().unwrap();
    let copied = copy(folder.path(), "northwind-instruments.toml", |it| it);
    let alone = paper(&[NORTHWIND]);
    assert_eq!(paper(&[NORTHWIND, NORTHWIND]), alone);
    assert_eq!(paper(&[&copied, NORTHWIND]), alone);
    assert!(!alone.contains("Where the answers differ"), "one alone differs from nobody");
}

#[test]
fn the_order_of_the_files_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let it = copy(folder.path(), "a.toml", |it| it.replace("role = \"mops\"", "role = \"it\""));
    let other = copy(folder.path(), "b.toml", |it| it.replace("it_pace_fit = ", "# "));
    let one = paper(&[NORTHWIND, &it, &other]);
    assert_eq!(paper(&[&other, &it, NORTHWIND]), one);
    assert_eq!(paper(&[&it, NORTHWIND, &other, &it]), one);
}

#[test]
fn people_have_to_speak_of_one_company() {
    let folder = tempfile::tempdir().unwrap();
    let other = copy(folder.path(), "other.toml", |it| {
        it.replace("current_home = \"it\"", "current_home = \"sales\"")
            .replace("company = \"Northwind Instruments\"", "company = \"Southwind\"")
    });
    let mut command = mops_advisor(&["report", NORTHWIND, &other]);
    let output = command.output().expect("the program starts");
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(3), ""));
    let said = text(&output.stderr).replace(&folder.path().display().to_string(), "FOLDER");
    insta::assert_snapshot!(said);
}

#[test]
fn check_says_which_files_of_one_company_do_not_go_together() {
    let folder = tempfile::tempdir().unwrap();
    let later =
        copy(folder.path(), "later.toml", |it| it.replace("team_size = 7", "team_size = 9"));
    let output = run(&["check", NORTHWIND, &later]);
    assert_eq!(output.status.code(), Some(0), "each is right by itself");
    let said = text(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("later.toml answer team_size differently"), "{said}");
    let output = run(&["check", NORTHWIND, "examples/pampa-clara.toml"]);
    assert!(!text(&output.stderr).contains("differently"), "two companies");
}

#[test]
fn mistakes_in_all_files_are_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let one = copy(folder.path(), "one.toml", |it| it.replace("role = \"mops\"", "role = \"mop\""));
    let other = copy(folder.path(), "other.toml", |it| it.replace("schema = 2", "schema = 7"));
    let output = run(&["report", &one, &other]);
    assert_eq!(output.status.code(), Some(3));
    let said = text(&output.stderr);
    assert!(said.contains("one.toml:") && said.contains("other.toml:"), "{said}");
    assert!(said.contains("2 mistakes in 2 files"), "{said}");
}
