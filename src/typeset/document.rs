//! A paper as a tree of headings, paragraphs, lists and tables.

use std::collections::BTreeSet;

use super::reader;

/// A paper, read from Markdown.
///
/// Raw HTML, and everything else that this tree has no place for, is text. Whatever the Markdown
/// holds, each [`Inline::Entry`] is there once, and each [`Inline::Mention`] names an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it consists of, in order.
    pub blocks: Vec<Block>,
    /// The references that are mentioned in it.
    pub mentioned: BTreeSet<String>,
}

/// A block, over the whole width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// From 1, the title, to 6.
        level: u8,
        /// Its name in links, such as `section-3`; unlike that of any other heading or entry.
        id: String,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// The number of its first item; none for bullets.
        first: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table(Table),
    /// A quotation.
    Quote(Vec<Block>),
    /// Lines that stay as they are.
    Code(String),
    /// A line across.
    Rule,
    /// The end of a page. In Markdown, it is a line across that stands before a heading.
    PageBreak,
    /// The picture with this name, which a template put here.
    Picture(String),
}

/// A table; every row has a cell for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns; at least one.
    pub columns: Vec<Column>,
    /// The cells of the head.
    pub head: Vec<Vec<Inline>>,
    /// The cells of each row.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its part of the width in percent, from the dashes under the head; all add up to 100.
    pub width: usize,
    /// Where its text stands.
    pub align: Align,
}

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right, as numbers do.
    Right,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// A text.
    Text(String),
    /// A name as a machine has it, such as that of a file.
    Code(String),
    /// In bold.
    Strong(Vec<Inline>),
    /// In italics.
    Emphasis(Vec<Inline>),
    /// A link to another page; its address begins with `http:`, `https:` or `mailto:`.
    Link {
        /// The address.
        url: String,
        /// What is shown of it.
        text: Vec<Inline>,
    },
    /// The reference of an answer, as in `A2`.
    Mention(String),
    /// The same where the paper prints the answer itself.
    Entry(String),
    /// The end of a line within a paragraph.
    Break,
}

impl Document {
    /// Reads the Markdown of a paper, with the marks that its templates made.
    pub fn parse(marked: &str) -> Self {
        let mut document = Self { blocks: reader::blocks(marked), mentioned: BTreeSet::new() };
        document.resolve();
        document
    }

    /// Returns the text of the first heading; none if there is no heading.
    pub fn title(&self) -> Option<String> {
        self.blocks.iter().find_map(|it| match it {
            Block::Heading { text, .. } => Some(text_of(text)),
            _ => None,
        })
    }

    /// Sees to it that every entry is there once, and that every mention names an entry.
    fn resolve(&mut self) {
        let mut entries = BTreeSet::new();
        each(&mut self.blocks, &mut |it| {
            if let Inline::Entry(name) = it
                && !entries.insert(name.clone())
            {
                *it = Inline::Mention(name.clone());
            }
        });
        let mentioned = &mut self.mentioned;
        each(&mut self.blocks, &mut |it| {
            let Inline::Mention(name) = it else { return };
            if entries.contains(name) {
                mentioned.insert(name.clone());
            } else {
                *it = Inline::Text(name.clone());
            }
        });
    }
}

/// Returns the text of a line without its form.
pub fn text_of(line: &[Inline]) -> String {
    line.iter()
        .map(|it| match it {
            Inline::Text(it) | Inline::Code(it) | Inline::Mention(it) | Inline::Entry(it) => {
                it.clone()
            }
            Inline::Strong(it) | Inline::Emphasis(it) | Inline::Link { text: it, .. } => {
                text_of(it)
            }
            Inline::Break => " ".to_owned(),
        })
        .collect()
}

/// Changes every piece of every line.
fn each(blocks: &mut [Block], change: &mut impl FnMut(&mut Inline)) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => each_inline(text, change),
            Block::List { items, .. } => items.iter_mut().for_each(|it| each(it, change)),
            Block::Quote(blocks) => each(blocks, change),
            Block::Table(table) => {
                let rows = table.rows.iter_mut().flatten();
                table.head.iter_mut().chain(rows).for_each(|it| each_inline(it, change));
            }
            Block::Code(_) | Block::Rule | Block::PageBreak | Block::Picture(_) => {}
        }
    }
}

fn each_inline(line: &mut [Inline], change: &mut impl FnMut(&mut Inline)) {
    for piece in line {
        if let Inline::Strong(it) | Inline::Emphasis(it) | Inline::Link { text: it, .. } = piece {
            each_inline(it, change);
        }
        change(piece);
    }
}
