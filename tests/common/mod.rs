//! The smallest model that has one piece of every kind, and its folder.

#![expect(clippy::disallowed_methods, reason = "tests read their own fixtures")]
#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixtures must fail")]

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

/// Returns the files of the smallest model that has one piece of every kind.
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
