//! `model show` and `model export`: explain the model, or copy it out to change it.

use std::path::Path;

use super::failure::Failure;
use super::inputs::load_model;
use crate::cli::ModelShow;
use crate::diagnostic::{SourceFile, near, quoted};
use crate::files;
use crate::model::{BUILTIN_FOLDER, Model, builtin_model, builtin_sources};
use crate::pages::explanation::{Contents, Page};
use crate::phrases::{self, argument, fill};
use crate::templates::{PAPER, Templates, paper_templates};
use crate::terminal;

/// The folder that templates are copied into.
const TEMPLATES: &str = "templates";
/// How many ids are suggested at most, if no piece has the id that was typed.
const MOST_NEAR: usize = 3;

/// Explains a piece of the model, or lists all of them.
pub(super) fn show(args: &ModelShow) -> Result<(), Failure> {
    let model = load_model(args.model.as_deref())?.model;
    let templates = Templates::new()?;
    let text = match &args.id {
        None => templates.fill("show/list.txt", &contents(&model, args.find.as_deref())?)?,
        Some(id) => {
            let page = Page::find(&model, id).ok_or_else(|| unknown_piece(&model, id))?;
            templates.fill(page.template(), &page)?
        }
    };
    Ok(terminal::print_wrapped(&text)?)
}

/// Returns the list of the pieces, or of those in which a word is found.
fn contents(model: &Model, word: Option<&str>) -> Result<Contents, Failure> {
    let all = Contents::new(model);
    let Some(word) = word else { return Ok(all) };
    let message = || Failure::usage(fill(phrases::NOTHING_FOUND, &[("word", word)]));
    all.with_word(word).ok_or_else(message)
}

fn unknown_piece(model: &Model, id: &str) -> Failure {
    let ids = Page::ids(model);
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut near = near(id, &ids);
    if near.is_empty() && !id.is_empty() {
        near = ids.into_iter().filter(|it| it.contains(id)).collect();
    }
    let help = match quoted(&near[..near.len().min(MOST_NEAR)]) {
        near if near.is_empty() => phrases::LIST_PIECES.to_owned(),
        near => fill(phrases::NEAR_PIECES, &[("ids", &near)]),
    };
    Failure::usage(fill(phrases::UNKNOWN_PIECE, &[("id", id), ("help", &help)]))
}

/// Copies the built-in model and the templates of the paper into two new folders.
pub(super) fn export(folder: &Path) -> Result<(), Failure> {
    let name = builtin_model().id;
    let folders = [(&*name, bare(builtin_sources())), (TEMPLATES, paper_templates())];
    files::write_new_folders(folder, &folders)?;
    let (model, templates) = (folder.join(&name), folder.join(TEMPLATES));
    let paper = templates.join(PAPER);
    let [model, templates, paper] = [&model, &templates, &paper].map(|it| argument(it));
    let words = [("model", &*model), ("templates", &templates), ("paper", &paper)];
    terminal::tell_wrapped(&fill(phrases::EXPORTED, &words));
    Ok(())
}

/// Removes the folder of the package from the names of the built-in model's files.
fn bare(mut files: Vec<SourceFile>) -> Vec<SourceFile> {
    for file in &mut files {
        if let Some(name) = file.name.strip_prefix(BUILTIN_FOLDER) {
            file.name = name.trim_start_matches('/').to_owned();
        }
    }
    files
}
