//! The blocks of a document as Word has them: paragraphs and tables one after another, with runs of text
//! in them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::typeset::columns::{WHOLE, widths};
use crate::typeset::document::{Align, Block, Document, Inline, Table, text_of};

/// How far the text of a list stands from the margin, by how deep the list lies in others, in
/// twentieths of a point. Word knows no deeper list.
pub(super) const INDENTS: [u32; 9] = [360, 720, 1080, 1440, 1800, 2160, 2520, 2880, 3240];
/// The list of all bullets; those with numbers come after it.
const BULLETS: usize = 1;

/// The paragraphs and tables of a document.
pub(super) struct Flow<'a> {
    pub(super) pieces: Vec<Piece>,
    pub(super) lists: Vec<Numbered>,
    /// The bookmark of each answer that the document prints.
    bookmarks: BTreeMap<&'a str, usize>,
    /// The width of a line, in twentieths of a point.
    line: usize,
    /// Whether the next paragraph begins a page.
    is_new_page: bool,
}

/// A numbered list, which begins to count anew.
#[derive(Debug, Serialize)]
pub(super) struct Numbered {
    id: usize,
    depth: usize,
    first: u64,
}

/// A paragraph or a table.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Piece {
    Paragraph(Paragraph),
    Table(Grid),
}

/// A paragraph.
#[derive(Debug, Default, Serialize)]
pub(super) struct Paragraph {
    /// The id of its style.
    style: String,
    /// Whether it stays on the page of what follows.
    stays: bool,
    /// Whether it begins a page.
    is_new_page: bool,
    /// Its list, with a number or a bullet, and how deep that lies.
    item: Option<Item>,
    align: Option<&'static str>,
    runs: Vec<Run>,
}

/// The list of a paragraph.
#[derive(Debug, Clone, Copy, Serialize)]
struct Item {
    list: usize,
    depth: usize,
    indent: u32,
    /// Whether the paragraph has the number or the bullet, rather than stand under it.
    is_first: bool,
}

/// Text in one form.
#[derive(Debug, Clone, Default, Serialize)]
struct Run {
    text: String,
    is_strong: bool,
    is_emphasis: bool,
    is_code: bool,
    /// Whether it ends the line, after its text.
    is_break: bool,
    /// The bookmark that it is, and the one that it leads to.
    bookmark: Option<usize>,
    target: Option<usize>,
}

/// A table.
#[derive(Debug, Serialize)]
pub(super) struct Grid {
    /// Of the table and of its columns, in twentieths of a point.
    width: usize,
    widths: Vec<usize>,
    rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Serialize)]
struct Row {
    is_head: bool,
    cells: Vec<Paragraph>,
}

impl<'a> Flow<'a> {
    /// Lays out a document for lines of this width, in twentieths of a point.
    pub(super) fn of(document: &'a Document, line: usize) -> Self {
        let mut flow = Self {
            pieces: Vec::new(),
            lists: Vec::new(),
            bookmarks: BTreeMap::new(),
            line,
            is_new_page: false,
        };
        flow.blocks(&document.blocks, None, "Normal");
        flow
    }

    fn blocks(&mut self, blocks: &'a [Block], item: Option<Item>, style: &str) {
        let mut item = item;
        for (place, block) in blocks.iter().enumerate() {
            let next = blocks.get(place + 1);
            self.block(block, next, item, style);
            // The second paragraph of an item has no number of its own.
            item = item.map(|it| Item { is_first: false, ..it });
        }
    }

    fn block(&mut self, block: &'a Block, next: Option<&Block>, item: Option<Item>, style: &str) {
        match block {
            Block::Heading { level, text, .. } => {
                let heading = Paragraph { style: format!("Heading{level}"), ..self.line(text) };
                self.paragraph(heading);
            }
            Block::Paragraph(text) => {
                let stays = matches!(next, Some(Block::List { .. } | Block::Table(_)));
                let style = if item.is_some() { "ListParagraph" } else { style }.to_owned();
                let paragraph = Paragraph { style, stays, item, ..self.line(text) };
                self.paragraph(paragraph);
            }
            Block::List { first, items } => self.list(*first, items, item, style),
            Block::Table(table) => self.table(table),
            Block::Quote(blocks) => self.blocks(blocks, item, "Quote"),
            Block::Code(code) => self.code(code),
            Block::Rule => {
                self.paragraph(Paragraph { style: "Rule".to_owned(), ..Paragraph::default() });
            }
            Block::PageBreak => self.is_new_page = true,
            Block::Picture(_) => {}
        }
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        let is_new_page = std::mem::take(&mut self.is_new_page);
        self.pieces.push(Piece::Paragraph(Paragraph { is_new_page, ..paragraph }));
    }

    fn list(
        &mut self,
        first: Option<u64>,
        items: &'a [Vec<Block>],
        outer: Option<Item>,
        style: &str,
    ) {
        let depth = outer.map_or(0, |it| it.depth + 1).min(INDENTS.len() - 1);
        let list = first.map_or(BULLETS, |first| {
            let id = BULLETS + self.lists.len() + 1;
            self.lists.push(Numbered { id, depth, first });
            id
        });
        let item = Item { list, depth, indent: INDENTS[depth], is_first: true };
        items.iter().for_each(|it| self.blocks(it, Some(item), style));
    }

    fn code(&mut self, code: &str) {
        let lines = code.trim_end().lines();
        let runs = lines.map(|it| Run { text: it.to_owned(), is_break: true, ..Run::default() });
        let mut runs: Vec<Run> = runs.collect();
        if let Some(last) = runs.last_mut() {
            last.is_break = false;
        }
        self.paragraph(Paragraph { style: "Code".to_owned(), runs, ..Paragraph::default() });
    }

    fn table(&mut self, table: &'a Table) {
        if self.is_new_page {
            self.gap();
        }
        let count = table.rows.len();
        let mut rows = vec![self.row(table, &table.head, [true, true])];
        for (place, row) in table.rows.iter().enumerate() {
            // Neither the first row nor the last one stands alone on a page.
            let stays = place + 1 < count && (place == 0 || place + 2 == count);
            rows.push(self.row(table, row, [false, stays]));
        }
        self.pieces.push(Piece::Table(Grid {
            width: self.line,
            widths: parts(self.line, &widths(table)),
            rows,
        }));
        // Word would make one table of two that follow each other, and LibreOffice leaves a heading
        // that follows a table alone at the end of a page.
        self.gap();
    }

    /// Adds a paragraph without text, as high as the gap under a table.
    fn gap(&mut self) {
        self.paragraph(Paragraph { style: "Gap".to_owned(), ..Paragraph::default() });
    }

    fn row(&mut self, table: &Table, cells: &'a [Vec<Inline>], [is_head, stays]: [bool; 2]) -> Row {
        let style = if is_head { "TableHead" } else { "TableText" };
        let cell = |(place, text): (usize, &'a Vec<Inline>)| Paragraph {
            style: style.to_owned(),
            stays,
            align: match table.columns.get(place).map(|it| it.align) {
                Some(Align::Right) => Some("right"),
                Some(Align::Center) => Some("center"),
                _ => None,
            },
            ..self.line(text)
        };
        Row { is_head, cells: cells.iter().enumerate().map(cell).collect() }
    }

    fn line(&mut self, text: &'a [Inline]) -> Paragraph {
        let mut runs = Vec::new();
        self.runs(text, &Run::default(), &mut runs);
        Paragraph { runs, ..Paragraph::default() }
    }

    /// Adds the runs of a line; each has the form of `form` beside its own.
    fn runs(&mut self, line: &'a [Inline], form: &Run, runs: &mut Vec<Run>) {
        let with = |text: &str| Run { text: text.to_owned(), ..form.clone() };
        for piece in line {
            match piece {
                Inline::Text(text) => runs.push(with(text)),
                Inline::Code(text) => runs.push(Run { is_code: true, ..with(text) }),
                Inline::Strong(line) => {
                    self.runs(line, &Run { is_strong: true, ..form.clone() }, runs);
                }
                Inline::Emphasis(line) => {
                    self.runs(line, &Run { is_emphasis: true, ..form.clone() }, runs);
                }
                Inline::Link { url, text } => {
                    self.runs(text, form, runs);
                    if text_of(text) != *url {
                        runs.push(with(&format!(" ({url})")));
                    }
                }
                Inline::Mention(name) => {
                    let target = Some(self.bookmark(name));
                    runs.push(Run { target, ..with(name) });
                }
                Inline::Entry(name) => {
                    let bookmark = Some(self.bookmark(name));
                    runs.push(Run { bookmark, ..with(name) });
                }
                Inline::Break => runs.push(Run { is_break: true, ..form.clone() }),
            }
        }
    }

    /// Returns the number of the bookmark of an answer.
    fn bookmark(&mut self, name: &'a str) -> usize {
        let next = self.bookmarks.len() + 1;
        *self.bookmarks.entry(name).or_insert(next)
    }
}

/// Divides a line into such thousandths of it.
fn parts(line: usize, parts: &[usize]) -> Vec<usize> {
    let end = |part: usize| line * part / WHOLE;
    parts
        .iter()
        .scan(0, |before, part| {
            let start = end(*before);
            *before += part;
            Some(end(*before) - start)
        })
        .collect()
}
