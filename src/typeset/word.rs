//! The paper as a Word file: a package of XML files, made by templates. It has no macro, no picture, and
//! no link that leads out of it.

mod flow;

use std::io::{Cursor, Write};

use clap::ValueEnum;
use serde::Serialize;
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::flow::{Flow, INDENTS, Numbered, Piece};
use super::document::Document;
use crate::diagnostic::Mistakes;
use crate::templates::Templates;

/// The files of the package, each with its template.
const PARTS: [(&str, &str); 9] = [
    ("[Content_Types].xml", "word/content_types.xml"),
    ("_rels/.rels", "word/package_rels.xml"),
    ("docProps/core.xml", "word/core.xml"),
    ("word/document.xml", "word/document.xml"),
    ("word/_rels/document.xml.rels", "word/document_rels.xml"),
    ("word/styles.xml", "word/styles.xml"),
    ("word/numbering.xml", "word/numbering.xml"),
    ("word/settings.xml", "word/settings.xml"),
    ("word/footer.xml", "word/footer.xml"),
];
/// The margin on each side of a page, in twentieths of a point: two centimetres.
const MARGIN: usize = 1134;

/// Why a Word file could not be made.
#[derive(Debug, Error)]
pub enum WordError {
    /// A template has a mistake.
    #[error("there are mistakes in the templates")]
    Mistakes(#[from] Mistakes),
    /// The package could not be put together.
    #[error("cannot put the Word file together: {0}")]
    Package(#[from] zip::result::ZipError),
}

/// The size of the paper that a Word file is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum PageSize {
    /// 210 by 297 millimetres
    #[default]
    A4,
    /// 8.5 by 11 inches
    Letter,
}

/// What the templates see.
#[derive(Serialize)]
struct Word {
    title: Option<String>,
    sheet: Sheet,
    pieces: Vec<Piece>,
    lists: Vec<Numbered>,
    indents: [u32; INDENTS.len()],
}

/// The measures of a page, in twentieths of a point.
#[derive(Serialize, Clone, Copy)]
struct Sheet {
    width: usize,
    height: usize,
    margin: usize,
}

impl PageSize {
    fn sheet(self) -> Sheet {
        let (width, height) = match self {
            Self::A4 => (11906, 16838),
            Self::Letter => (12240, 15840),
        };
        Sheet { width, height, margin: MARGIN }
    }
}

/// Returns a document as the bytes of a Word file. The same document gives the same bytes.
///
/// # Errors
///
/// Returns the mistake in a template.
pub fn word(
    document: &Document,
    size: PageSize,
    templates: &Templates,
) -> Result<Vec<u8>, WordError> {
    let sheet = size.sheet();
    let Flow { pieces, lists, .. } = Flow::of(document, sheet.width - 2 * sheet.margin);
    let word = Word { title: document.title(), sheet, pieces, lists, indents: INDENTS };
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, template) in PARTS {
        let text = templates.fill(template, &word)?;
        package.start_file(name, options)?;
        package.write_all(text.as_bytes()).map_err(zip::result::ZipError::from)?;
    }
    Ok(package.finish()?.into_inner())
}
