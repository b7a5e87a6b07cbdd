//! `check`: finds mistakes, and writes nothing.

use std::num::NonZeroU32;
use std::path::Path;

use include_dir::{Dir, include_dir};
use toml_edit::DocumentMut;

use super::decision::view;
use super::failure::Failure;
use super::inputs::{load_model, paper, shown, source, tell_reworded};
use crate::answers;
use crate::cli;
use crate::diagnostic::{Mistakes, SourceFile};
use crate::files::{self, FileError, OwnTemplate};
use crate::model::{self, Model};
use crate::phrases::{self, fill};
use crate::terminal;

/// The example companies for trying a template. Together they have every kind of verdict.
static EXAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/examples");

/// Finds every mistake in the answers files and model folders named, and the mistakes in templates
/// that appear with the example companies. A file that cannot be read does not stop the check of
/// the others.
pub(super) fn check(args: &cli::Check) -> Result<(), Failure> {
    let model = load_model(args.model.as_deref())?.model;
    let mut wrong: Vec<Failure> = Vec::new();
    for path in &args.paths {
        match check_one(path, &model) {
            Ok(praise) => terminal::tell(&praise),
            Err(failure) => wrong.push(failure),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Several(wrong)) }
}

/// Returns the message for a file or folder without mistakes.
fn check_one(path: &Path, model: &Model) -> Result<String, Failure> {
    if path.is_dir() {
        let sources = files::read_folder(path)?;
        if holds_only_answers(&sources) {
            return Err(FileError::AnswersFolder(shown(path)).into());
        }
        model::load(&sources)?;
    } else {
        let source = source(path)?;
        if is_template(path, &source.text) {
            return check_template(OwnTemplate::new(path, source.text)?, path);
        }
        let answers = answers::check(&source, model)?;
        tell_reworded(&answers, &[path.to_owned()]);
    }
    Ok(fill(phrases::NO_MISTAKES, &[("path", &shown(path))]))
}

/// Tells whether a folder holds answers and no model: some file has the `schema` that answers begin
/// with, and none has the bands that every model needs.
fn holds_only_answers(sources: &[SourceFile]) -> bool {
    let has = |key: &str| {
        let mut parsed = sources.iter().filter_map(|it| it.text.parse::<DocumentMut>().ok());
        parsed.any(|it| it.contains_key(key))
    };
    has("schema") && !has("bands")
}

/// Tells a template from answers: what is named as TOML is none, whatever is written in it.
fn is_template(path: &Path, text: &str) -> bool {
    let may_be = !files::is_standard(path) && path.extension().is_none_or(|it| it != "toml");
    may_be && ["{{", "{%", "{#"].iter().any(|it| text.contains(it))
}

/// Fills the template for each example company.
fn check_template(template: OwnTemplate, path: &Path) -> Result<String, Failure> {
    let loaded = load_model(None)?;
    let paper = paper(Some(template))?;
    // Few runs are enough: their number only changes figures in the paper.
    let stress = cli::Stress { runs: NonZeroU32::MIN, ..cli::Stress::default() };
    let mut wrong: Vec<Mistakes> = Vec::new();
    let examples = examples();
    for example in &examples {
        let answers = answers::read(example, &loaded.model)?;
        match paper.markdown(&view(&loaded, &answers, std::slice::from_ref(example), &stress)) {
            Err(mistakes) if !wrong.contains(&mistakes) => wrong.push(mistakes),
            _ => {}
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::Several(wrong.into_iter().map(Failure::from).collect()));
    }
    let (path, count) = (shown(path), examples.len().to_string());
    Ok(fill(phrases::NO_MISTAKES_TRIED, &[("path", &path), ("count", &count)]))
}

fn examples() -> Vec<SourceFile> {
    let source = |file: &include_dir::File<'_>| {
        let name = file.path().display().to_string();
        Some(SourceFile { name, text: file.contents_utf8()?.to_owned() })
    };
    EXAMPLES.files().filter_map(source).collect()
}
