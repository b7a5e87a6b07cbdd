//! Writes the blocks of a document as HTML. Every text is escaped.

use std::collections::BTreeSet;

use pulldown_cmark_escape::escape_html;
use unicode_width::UnicodeWidthStr;

use super::Pictures;
use super::columns::widths;
use super::document::{Align, Block, Column, Document, Inline, Table, text_of};

/// The most characters of a word that a column makes room for; longer ones may break.
pub(super) const LONGEST_WORD: usize = 12;
/// The most characters side by side that a phone has room for, in the columns of a table.
const PHONE: usize = 38;

/// Writes HTML, and remembers what it has written.
pub(super) struct Writer<'a> {
    document: &'a Document,
    pictures: &'a Pictures,
    html: String,
    /// The references that stand in the text by now.
    mentioned: BTreeSet<&'a str>,
    /// The id of the heading that the text stands under.
    heading: Option<&'a str>,
    /// The widths of the columns of all tables, in thousandths.
    pub(super) widths: BTreeSet<usize>,
}

impl<'a> Writer<'a> {
    /// Begins to write a document with its pictures.
    pub(super) fn new(document: &'a Document, pictures: &'a Pictures) -> Self {
        Self {
            document,
            pictures,
            html: String::new(),
            mentioned: BTreeSet::new(),
            heading: None,
            widths: BTreeSet::new(),
        }
    }

    /// Returns some blocks as HTML.
    pub(super) fn part(&mut self, blocks: &'a [Block]) -> String {
        self.blocks(blocks);
        std::mem::take(&mut self.html)
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
            self.raw("\n");
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { level, id, text } => {
                self.heading = Some(id);
                self.raw(&format!("<h{level} id=\"{id}\">"));
                self.line(text);
                self.raw(&format!("</h{level}>"));
            }
            Block::Paragraph(line) => self.around("p", |it| it.line(line)),
            Block::List { first, items } => self.list(*first, items),
            Block::Table(table) => self.table(table),
            Block::Quote(blocks) => self.around("blockquote", |it| it.blocks(blocks)),
            Block::Code(code) => self.around("pre", |it| it.text(code)),
            Block::Rule | Block::PageBreak => self.raw("<hr>"),
            Block::Picture(name) => {
                if let Some(figure) = self.pictures.get(name) {
                    self.raw(figure);
                }
            }
        }
    }

    fn list(&mut self, first: Option<u64>, items: &'a [Vec<Block>]) {
        match first {
            None => self.raw("<ul>\n"),
            Some(1) => self.raw("<ol>\n"),
            Some(first) => self.raw(&format!("<ol start=\"{first}\">\n")),
        }
        for item in items {
            self.around("li", |it| it.item(item));
            self.raw("\n");
        }
        self.raw(if first.is_some() { "</ol>" } else { "</ul>" });
    }

    /// Writes an item; one that is a single paragraph needs no tags for it.
    fn item(&mut self, blocks: &'a [Block]) {
        match blocks {
            [Block::Paragraph(line)] => self.line(line),
            _ => self.blocks(blocks),
        }
    }

    /// Writes a table. One that is too wide for a phone is shown there row by row, and has the roles
    /// of its elements written out, since browsers may forget them then.
    fn table(&mut self, table: &'a Table) {
        let words: Vec<usize> =
            (0..table.columns.len()).map(|it| longest_word(table, it)).collect();
        // The room after a column of numbers is wider, by about a character.
        let numbers = table.columns.iter().filter(|it| it.align == Align::Right).count();
        let is_wide = words.iter().sum::<usize>() + numbers > PHONE;
        let role = |name: &str| if is_wide { format!(" role=\"{name}\"") } else { String::new() };
        let class = if is_wide { " class=\"wide\"" } else { "" };
        let label = self.heading.map(|it| format!(" aria-labelledby=\"{it}\""));
        self.raw(&format!("<table{class}{}{}>\n", role("table"), label.unwrap_or_default()));
        self.raw("<colgroup>");
        for width in widths(table) {
            self.widths.insert(width);
            self.raw(&format!("<col class=\"w{width}\">"));
        }
        self.raw(&format!("</colgroup>\n<thead{}>\n<tr{}>", role("rowgroup"), role("row")));
        for ((column, cell), word) in table.columns.iter().zip(&table.head).zip(words) {
            let class = format!("m{word}{}", class_of(column));
            self.cell(&format!("th scope=\"col\"{} class=\"{class}\"", role("columnheader")), cell);
        }
        self.raw(&format!("</tr>\n</thead>\n<tbody{}>\n", role("rowgroup")));
        for row in &table.rows {
            self.raw(&format!("<tr{}>", role("row")));
            for (place, (column, cell)) in table.columns.iter().zip(row).enumerate() {
                let element = match place {
                    0 => format!("th scope=\"row\"{}", role("rowheader")),
                    _ => format!("td{}", role("cell")),
                };
                let label = if is_wide { label_of(&table.head[place]) } else { String::new() };
                let class = match class_of(column) {
                    "" => String::new(),
                    class => format!(" class=\"{}\"", class.trim_start()),
                };
                self.cell(&format!("{element}{label}{class}"), cell);
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>");
    }

    fn cell(&mut self, start: &str, line: &'a [Inline]) {
        self.raw(&format!("<{start}>"));
        self.line(line);
        self.raw(if start.starts_with("th") { "</th>" } else { "</td>" });
    }

    fn line(&mut self, line: &'a [Inline]) {
        for piece in line {
            match piece {
                Inline::Text(text) => self.text(text),
                Inline::Code(text) => self.around("code", |it| it.text(text)),
                Inline::Strong(line) => self.around("strong", |it| it.line(line)),
                Inline::Emphasis(line) => self.around("em", |it| it.line(line)),
                Inline::Link { url, text } => {
                    self.raw(&format!("<a href=\"{}\">", escaped(url)));
                    self.line(text);
                    self.raw("</a>");
                }
                Inline::Mention(name) => self.mention(name),
                Inline::Entry(name) => self.entry(name),
                Inline::Break => self.raw("<br>"),
            }
        }
    }

    /// Links a reference to its answer. The first one can be come back to.
    fn mention(&mut self, name: &'a str) {
        let id =
            if self.mentioned.insert(name) { format!(" id=\"of-{name}\"") } else { String::new() };
        self.raw(&format!("<a class=\"ref\"{id} href=\"#{name}\">{name}</a>"));
    }

    /// Links an answer back to where it is first mentioned.
    fn entry(&mut self, name: &str) {
        self.raw(&if self.document.mentioned.contains(name) {
            format!(
                "<a class=\"ref\" id=\"{name}\" href=\"#of-{name}\" aria-describedby=\"back\">{name}</a>"
            )
        } else {
            format!("<span id=\"{name}\">{name}</span>")
        });
    }

    fn around(&mut self, element: &str, inner: impl FnOnce(&mut Self)) {
        self.raw(&format!("<{element}>"));
        inner(self);
        self.raw(&format!("</{element}>"));
    }

    fn text(&mut self, text: &str) {
        self.html.push_str(&escaped(text));
    }

    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }
}

/// Returns the class of a column whose text does not stand at the left.
fn class_of(column: &Column) -> &'static str {
    match column.align {
        Align::Left => "",
        Align::Center => " center",
        Align::Right => " right",
    }
}

/// Returns the width of the longest word in a column, in characters, up to [`LONGEST_WORD`].
fn longest_word(table: &Table, column: usize) -> usize {
    let ends = |it: char| it.is_whitespace() || "-/".contains(it);
    let longest = |cell: &Vec<Inline>| text_of(cell).split(ends).map(UnicodeWidthStr::width).max();
    let rows = std::iter::once(&table.head).chain(&table.rows);
    let cells = rows.filter_map(|row| row.get(column));
    cells.filter_map(longest).max().unwrap_or_default().clamp(1, LONGEST_WORD)
}

/// Returns the heading of a column for a cell that is shown below it no more.
fn label_of(head: &[Inline]) -> String {
    format!(" data-label=\"{}\"", escaped(&text_of(head)))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // Writing to a text does not fail.
    let _ = escape_html(&mut escaped, text);
    escaped
}

#[cfg(test)]
mod tests;
