//! The model that comes with the program.

use include_dir::{Dir, DirEntry, include_dir};

use super::{Model, load};
use crate::diagnostic::SourceFile;

/// Where the built-in model lies in the package.
pub const BUILTIN_FOLDER: &str = "models/mops-placement";

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/models/mops-placement");

/// Returns the built-in model.
///
/// # Panics
///
/// Never in a program that passed its tests: they load this very model.
pub fn builtin_model() -> Model {
    load(&builtin_sources()).unwrap_or_else(|mistakes| panic!("the built-in model:\n{mistakes}"))
}

/// Returns the files of the built-in model, sorted by name.
pub fn builtin_sources() -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(&FILES, &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<SourceFile>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let text = file.contents_utf8();
                if let Some(text) = text.filter(|_| path.ends_with(".toml")) {
                    files.push(SourceFile {
                        name: format!("{BUILTIN_FOLDER}/{path}"),
                        text: text.to_owned(),
                    });
                }
            }
        }
    }
}
