//! What the file of a paper holds, in each format.

use super::failure::Failure;
use super::output;
use crate::paper::{Paper, View};
use crate::templates::marks::plain;
use crate::typeset::{Document, Format, PageSize, page, pictures, word};

/// What a file holds.
pub(super) enum Content {
    Text(String),
    Word(Vec<u8>),
}

impl Content {
    /// Lays out a paper. `marked` fills its template, with marks in the text; JSON holds what the view
    /// holds, without it.
    pub(super) fn new(
        format: Format,
        page_size: PageSize,
        view: &View,
        marked: impl FnOnce(&Paper) -> Result<String, Failure>,
    ) -> Result<Self, Failure> {
        if format == Format::Json {
            return Ok(Self::Text(output::json(view)?));
        }
        let paper = Paper::new()?;
        let (marked, templates) = (marked(&paper)?, paper.templates());
        let document = || Document::parse(&marked);
        Ok(match format {
            Format::Html => Self::Text(page(&document(), &pictures(view, templates)?, templates)?),
            Format::Docx => Self::Word(word(&document(), page_size, templates)?),
            Format::Md | Format::Json => Self::Text(plain(&marked)),
        })
    }

    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Word(bytes) => bytes,
        }
    }
}
