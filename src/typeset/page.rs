//! The paper as one page of HTML that needs nothing else: no script, no request to anywhere.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Pictures;
use super::document::{Block, Document, text_of};
use super::html::{LONGEST_WORD, Writer};
use super::pictures::MOST_LINES;
use crate::diagnostic::Mistakes;
use crate::templates::stack::LINE;
use crate::templates::{PAGE, PAGE_STYLE, Templates};

/// The fewest sections that get a table of contents.
const FEWEST_CONTENTS: usize = 3;

/// What the template of the page sees.
#[derive(Serialize)]
struct Page {
    title: Option<String>,
    style: String,
    /// The SHA-256 digest of the style in base64. The page's policy allows this style and no other.
    style_digest: String,
    contents: Vec<Section>,
    /// The HTML of each part; every part begins on a new page.
    parts: Vec<String>,
}

/// A section in the table of contents.
#[derive(Serialize)]
struct Section {
    id: String,
    text: String,
}

/// What the template of the style sees.
#[derive(Serialize)]
struct Style {
    /// The widths of columns, each once.
    widths: Vec<Width>,
    /// The numbers of characters that a column may make room for.
    words: Vec<usize>,
    /// By how much what stands below texts of several lines moves up where they have fewer.
    ups: Vec<Up>,
}

/// A width in thousandths of a line, and in percent.
#[derive(Serialize)]
struct Width {
    parts: usize,
    percent: String,
}

/// So many lines, and their height in pixels.
#[derive(Serialize)]
struct Up {
    lines: usize,
    height: usize,
}

/// Returns a document as a page of HTML, with the pictures that it has a place for.
///
/// # Errors
///
/// Returns the mistake in a template.
pub fn page(
    document: &Document,
    pictures: &Pictures,
    templates: &Templates,
) -> Result<String, Mistakes> {
    let mut writer = Writer::new(document, pictures);
    let parts = document.blocks.split(|it| *it == Block::PageBreak);
    let parts = parts.map(|it| writer.part(it)).collect();
    let width = |parts| Width { parts, percent: format!("{}.{}", parts / 10, parts % 10) };
    let widths = writer.widths.into_iter().map(width).collect();
    let ups = (1..=MOST_LINES).map(|lines| Up { lines, height: lines * LINE }).collect();
    let style =
        templates.fill(PAGE_STYLE, &Style { widths, words: (1..=LONGEST_WORD).collect(), ups })?;
    let page = Page {
        title: document.title(),
        style_digest: STANDARD.encode(Sha256::digest(&style)),
        style,
        contents: contents(document),
        parts,
    };
    templates.fill(PAGE, &page)
}

/// Returns the sections of the table of contents; none if they are few.
fn contents(document: &Document) -> Vec<Section> {
    let sections = document.blocks.iter().filter_map(|it| match it {
        Block::Heading { level: 2, id, text } => {
            Some(Section { id: id.clone(), text: text_of(text) })
        }
        _ => None,
    });
    let sections: Vec<_> = sections.collect();
    if sections.len() < FEWEST_CONTENTS { Vec::new() } else { sections }
}
