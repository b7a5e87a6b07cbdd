//! The papers that the wizard offers, and where it writes them.

use std::path::{Path, PathBuf};

use crate::cli::{DEFAULT_ANSWERS, DEFAULT_PAPER};
use crate::commands::inputs::shown;
use crate::diagnostic::Mistakes;
use crate::files;
use crate::paper::{Paper, View};
use crate::phrases::{self, fill};
use crate::wizard::{self, Said};

/// A format of the paper.
pub(super) struct Format {
    name: &'static str,
    extension: &'static str,
    /// Makes the paper.
    pub(super) fill: fn(&Paper, &View) -> Result<String, Mistakes>,
    /// Says where the paper is, and what to do with it.
    pub(super) written: fn(&Path) -> Vec<Said>,
}

/// The formats, in the order in which they are offered.
pub(super) const FORMATS: [Format; 1] = [Format {
    name: phrases::MARKDOWN,
    extension: "md",
    fill: Paper::markdown,
    written: written_markdown,
}];

/// Returns the papers that can be written beside the answers.
pub(super) fn offered(answers: &Path, force: bool) -> Vec<wizard::Paper> {
    let paper = |format: &Format| {
        let path = path(answers, format);
        let replaces = path.exists() && !force;
        wizard::Paper { format: format.name.to_owned(), place: shown(&path), replaces }
    };
    FORMATS.iter().map(paper).collect()
}

/// Returns where a paper is written: beside the answers, and never over them.
pub(super) fn path(answers: &Path, format: &Format) -> PathBuf {
    if answers == Path::new(DEFAULT_ANSWERS) {
        return PathBuf::from(DEFAULT_PAPER).with_extension(format.extension);
    }
    let paper = answers.with_extension(format.extension);
    if paper == answers || files::is_same(&paper, answers) {
        return answers.with_extension(format!("paper.{}", format.extension));
    }
    paper
}

fn written_markdown(path: &Path) -> Vec<Said> {
    let argument = |path: &Path| phrases::argument(&shown(path));
    let (paper, word) = (argument(path), argument(&path.with_extension("docx")));
    let words = [("paper", &*paper), ("word", &word)];
    vec![
        Said::Text(fill(phrases::PAPER_WRITTEN, &[("paper", &shown(path))])),
        Said::Command(fill(phrases::PAPER_CONVERT, &words)),
    ]
}
