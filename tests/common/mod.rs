//! What several test files share: the tiny model, and changes to it.

#![expect(clippy::disallowed_methods, reason = "tests read their own fixtures")]

use std::path::{Path, PathBuf};

use mops_advisor::diagnostic::SourceFile;

/// Returns the folder of these tests.
pub(crate) fn tests_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Returns the files of a folder, sorted.
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files
}

/// Returns the files of the smallest model that has one of everything.
pub(crate) fn tiny_model() -> Vec<SourceFile> {
    let folder = tests_folder().join("fixtures/tiny-model");
    files_in(&folder)
        .iter()
        .map(|path| SourceFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            text: std::fs::read_to_string(path).unwrap(),
        })
        .collect()
}

/// Changes the files as a case says, once or several times under `change`: `find` in `file` becomes
/// `put`, or `put` is a new `file`.
pub(crate) fn apply(case: &str, files: &mut Vec<SourceFile>) {
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
