//! The papers that the wizard offers, and where it writes them.

use std::path::{Path, PathBuf};

use crate::cli::{DEFAULT_ANSWERS, DEFAULT_PAPER};
use crate::commands::content::Content;
use crate::commands::failure::Failure;
use crate::commands::inputs::shown;
use crate::files;
use crate::paper::{Piece, View};
use crate::phrases::{self, fill};
use crate::typeset::{self, PageSize};
use crate::wizard::{self, Said};

/// A format of the paper, as it is offered.
pub(super) struct Format {
    name: &'static str,
    format: typeset::Format,
    /// How the paper is opened.
    opened: &'static str,
}

/// The formats, in the order in which they are offered.
pub(super) const FORMATS: [Format; 3] = [
    Format {
        name: phrases::MARKDOWN,
        format: typeset::Format::Md,
        opened: phrases::MARKDOWN_OPENED,
    },
    Format { name: phrases::PAGE, format: typeset::Format::Html, opened: phrases::PAGE_OPENED },
    Format { name: phrases::WORD, format: typeset::Format::Docx, opened: phrases::WORD_OPENED },
];

impl Format {
    /// Makes the paper.
    pub(super) fn content(&self, view: &View) -> Result<Content, Failure> {
        Content::new(self.format, PageSize::default(), view, |paper| {
            Ok(paper.marked(Piece::Whole, view)?)
        })
    }

    /// Says where the paper is, and how it is opened.
    pub(super) fn written(&self, path: &Path) -> Said {
        let words = [("paper", &*shown(path)), ("opened", self.opened)];
        Said::Text(fill(phrases::PAPER_WRITTEN, &words))
    }
}

/// Returns the papers that can be written beside the answers, each with its place among the formats as
/// its id.
pub(super) fn offered(answers: &Path, force: bool) -> Vec<wizard::Paper> {
    let paper = |(id, format): (usize, &Format)| {
        let path = path(answers, format);
        let replaces = files::is_there(&path) && !force;
        wizard::Paper { id, format: format.name.to_owned(), place: shown(&path), replaces }
    };
    FORMATS.iter().enumerate().map(paper).collect()
}

/// Returns where a paper is written: beside the answers, and never over them.
pub(super) fn path(answers: &Path, format: &Format) -> PathBuf {
    let ending = format.format.ending();
    if answers == Path::new(DEFAULT_ANSWERS) {
        return PathBuf::from(DEFAULT_PAPER).with_extension(ending);
    }
    let paper = answers.with_extension(&ending);
    if paper == answers || files::is_same(&paper, answers) {
        return answers.with_extension(format!("paper.{ending}"));
    }
    paper
}
