//! One small file for each mistake that a person can make, with the exact message.
//!
//! `bad/model/NAME.toml` changes one text of `fixtures/tiny-model`, or adds a file to it, and
//! `bad/answers/NAME.toml` is a bad answers file for that model. The message of the program is in
//! `NAME.snap` beside it. To add a case, add a file.

#![expect(clippy::disallowed_methods, reason = "tests read their own fixtures")]
#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixtures must fail")]

use std::path::{Path, PathBuf};

use crate::common::{files_in, tests_folder, tiny_model};
use mops_advisor::answers;
use mops_advisor::diagnostic::{Mistakes, SourceFile};
use mops_advisor::model::load;

#[test]
fn every_mistake_in_a_model_has_its_message() {
    for case in cases("bad/model") {
        let mut files = tiny_model();
        apply(&std::fs::read_to_string(&case).unwrap(), &mut files);
        compare(&case, load(&files).err());
    }
}

#[test]
fn every_mistake_in_an_answers_file_has_its_message() {
    let model = load(&tiny_model()).unwrap();
    for case in cases("bad/answers") {
        let text = std::fs::read_to_string(&case).unwrap();
        let file = SourceFile { name: "northwind.toml".to_owned(), text };
        compare(&case, answers::read(&file, &model).err());
    }
}

fn cases(folder: &str) -> Vec<PathBuf> {
    let mut cases = files_in(&tests_folder().join(folder));
    cases.retain(|it| it.extension().is_some_and(|it| it == "toml"));
    assert!(!cases.is_empty(), "{folder}");
    cases
}

#[track_caller]
fn compare(case: &Path, mistakes: Option<Mistakes>) {
    let name = case.file_stem().unwrap().to_string_lossy().into_owned();
    let Some(mistakes) = mistakes else { panic!("{name} has no mistake") };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(case.parent().unwrap());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, mistakes.draw(false)));
}

/// Changes the files as a case says, with one or more entries under `change`: `find` in `file` is
/// replaced by `put`, or `put` is the content of a new `file`.
fn apply(case: &str, files: &mut Vec<SourceFile>) {
    let case: toml::Table = case.parse().unwrap();
    match case.get("change").and_then(|it| it.as_array()) {
        Some(changes) => changes.iter().for_each(|it| change(it.as_table().unwrap(), files)),
        None => change(&case, files),
    }
}

fn change(change: &toml::Table, files: &mut Vec<SourceFile>) {
    let text = |key: &str| change.get(key).and_then(|it| it.as_str());
    let (name, put) = (text("file").unwrap(), text("put").unwrap());
    let Some(find) = text("find") else {
        files.push(SourceFile { name: name.to_owned(), text: put.to_owned() });
        return;
    };
    let file = files.iter_mut().find(|it| it.name == name).unwrap();
    assert_eq!(file.text.matches(find).count(), 1, "{find:?} stands once in {name}");
    file.text = file.text.replace(find, put);
}
