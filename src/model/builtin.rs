//! The model that comes with the program.

use include_dir::{Dir, DirEntry, include_dir};

use super::{Model, read};
use crate::diagnostic::{Log, SourceFile};
use crate::toml_tree::unpack;

/// The folder of the built-in model in the package.
pub const BUILTIN_FOLDER: &str = "models/mops-placement";

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/models/mops-placement");

/// The SHA-256 digest of the same files, one after the other, in hexadecimal.
pub const BUILTIN_SHA256: &str = env!("BUILTIN_MODEL_SHA256");

/// The trees of the same files, parsed when the program was built. Parsing took two fifths of the
/// loading time. The rest is so quick that the checks still run at every start.
static TREES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/model.tree"));

/// Returns the built-in model.
///
/// # Panics
///
/// Never in a program that passed its tests, because they load this model.
pub fn builtin_model() -> Model {
    let log = Log::default();
    let trees = unpack(TREES).expect("these bytes were written when the program was built");
    let model = read::model(&trees, &[], &log);
    let model = log.finish(&[], model);
    model.unwrap_or_else(|mistakes| panic!("the built-in model:\n{mistakes}"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_prepared_is_the_one_in_the_files() {
        let from_files = read::load(&builtin_sources()).unwrap();
        assert_eq!(format!("{:?}", builtin_model()), format!("{from_files:?}"));
    }
}
