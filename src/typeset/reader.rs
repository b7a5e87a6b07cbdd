//! Reads Markdown into the blocks of a document.

use std::iter::Peekable;

use pulldown_cmark::{Alignment, Event, HeadingLevel, OffsetIter, Options, Parser, Tag};

use super::document::{Align, Block, Column, Inline, Table};
use crate::templates::marks::{END, ENTRY, MENTION, PICTURE, is_mark};

/// The longest name in a mark, in bytes.
const LONGEST_NAME: usize = 32;
/// How deep lists, quotations and emphasis may nest; what is deeper is text. Papers nest to four.
const DEEPEST: usize = 32;

/// Returns the blocks of a text in Markdown that may hold marks.
pub(super) fn blocks(marked: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let events = Parser::new_ext(marked, options).into_offset_iter().peekable();
    Reader { source: marked, events, headings: 0, depth: 0 }.blocks()
}

struct Reader<'a> {
    source: &'a str,
    events: Peekable<OffsetIter<'a>>,
    headings: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Reads blocks up to the end of what holds them.
    fn blocks(&mut self) -> Vec<Block> {
        if self.depth == DEEPEST {
            return vec![Block::Paragraph(self.flat())];
        }
        self.depth += 1;
        let blocks = self.blocks_here();
        self.depth -= 1;
        blocks
    }

    fn blocks_here(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        // The items of a list without blank lines hold text that no paragraph is around.
        let mut line = Vec::new();
        while let Some((event, range)) = self.events.next() {
            let block = match event {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) => paragraph(self.line()),
                Event::Start(Tag::Heading { level, .. }) => self.heading(level),
                Event::Start(Tag::List(first)) => Block::List { first, items: self.items() },
                Event::Start(Tag::Table(aligns)) => self.table(&aligns, &self.source[range]),
                Event::Start(Tag::BlockQuote(_)) => Block::Quote(self.blocks()),
                Event::Start(Tag::CodeBlock(_)) => self.code(),
                Event::Start(Tag::HtmlBlock) => paragraph(self.line()),
                Event::Start(Tag::MetadataBlock(_)) => {
                    self.line();
                    continue;
                }
                Event::Rule => self.rule(),
                event => {
                    self.inline(event, &mut line);
                    continue;
                }
            };
            if !line.is_empty() {
                blocks.push(paragraph(split_marks(std::mem::take(&mut line))));
            }
            blocks.push(block);
        }
        if !line.is_empty() {
            blocks.push(paragraph(split_marks(line)));
        }
        blocks
    }

    fn heading(&mut self, level: HeadingLevel) -> Block {
        self.headings += 1;
        let id = format!("section-{}", self.headings);
        Block::Heading { level: level as u8, id, text: self.line() }
    }

    /// A line across that stands before a heading ends the page.
    fn rule(&mut self) -> Block {
        match self.events.peek() {
            Some((Event::Start(Tag::Heading { .. }), _)) => Block::PageBreak,
            _ => Block::Rule,
        }
    }

    fn code(&mut self) -> Block {
        let mut code = String::new();
        while let Some((Event::Text(text), _)) = self.events.next() {
            code.push_str(&text);
        }
        Block::Code(code.replace(is_mark, ""))
    }

    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((Event::Start(_), _)) = self.events.next() {
            items.push(self.blocks());
        }
        items
    }

    fn table(&mut self, aligns: &[Alignment], source: &str) -> Block {
        let mut rows = Vec::new();
        while let Some((Event::Start(_), _)) = self.events.next() {
            rows.push(self.row());
        }
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        Block::Table(Table { columns: columns(aligns, source), head, rows })
    }

    fn row(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(_), _)) = self.events.next() {
            cells.push(self.line());
        }
        cells
    }

    /// Reads texts up to the end of what holds them, whatever holds them.
    fn flat(&mut self) -> Vec<Inline> {
        let mut line = Vec::new();
        let mut open = 0;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) if open == 0 => break,
                Event::End(_) => open -= 1,
                Event::Text(text) | Event::Code(text) => push_text(&mut line, &text),
                _ => push_text(&mut line, " "),
            }
        }
        split_marks(line)
    }

    /// Reads a line up to the end of what holds it.
    fn line(&mut self) -> Vec<Inline> {
        if self.depth == DEEPEST {
            return self.flat();
        }
        self.depth += 1;
        let line = self.line_here();
        self.depth -= 1;
        line
    }

    fn line_here(&mut self) -> Vec<Inline> {
        let mut line = Vec::new();
        while let Some((event, _)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, &mut line);
        }
        split_marks(line)
    }

    fn inline(&mut self, event: Event<'a>, line: &mut Vec<Inline>) {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                push_text(line, &text);
            }
            Event::Code(text) => line.push(Inline::Code(text.replace(is_mark, ""))),
            Event::SoftBreak => push_text(line, " "),
            Event::HardBreak => line.push(Inline::Break),
            Event::Start(Tag::Strong) => line.push(Inline::Strong(self.line())),
            Event::Start(Tag::Emphasis) => line.push(Inline::Emphasis(self.line())),
            Event::Start(Tag::Link { dest_url, .. }) if is_address(&dest_url) => {
                let url = dest_url.replace(is_mark, "");
                line.push(Inline::Link { url, text: self.line() });
            }
            Event::Start(_) => line.extend(self.line()),
            _ => {}
        }
    }
}

/// Returns the columns, with the widths that the dashes under the head give.
fn columns(aligns: &[Alignment], source: &str) -> Vec<Column> {
    let rule = source.lines().nth(1).unwrap_or_default();
    let rule = rule.trim_start_matches(['>', ' ']);
    let mut dashes: Vec<usize> =
        rule.trim().trim_matches('|').split('|').map(|it| it.matches('-').count()).collect();
    dashes.resize(aligns.len(), 1);
    let whole = dashes.iter().sum::<usize>().max(1);
    let mut taken = 0;
    let mut before = 0;
    let column = |(align, dashes): (&Alignment, usize)| {
        taken += dashes;
        let end = (100 * taken + whole / 2) / whole;
        let width = end - before;
        before = end;
        let align = match align {
            Alignment::Right => Align::Right,
            Alignment::Center => Align::Center,
            Alignment::Left | Alignment::None => Align::Left,
        };
        Column { width, align }
    };
    aligns.iter().zip(dashes).map(column).collect()
}

/// Tells whether a link leads to another page, and not to a script or a file.
fn is_address(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|it| ["http", "https", "mailto"].contains(&it.as_str()))
}

/// Returns a paragraph, or the picture that it is the mark of.
fn paragraph(line: Vec<Inline>) -> Block {
    match line.as_slice() {
        [Inline::Text(text)] if text.starts_with(PICTURE) => {
            Block::Picture(text.replace(is_mark, ""))
        }
        _ => Block::Paragraph(line),
    }
}

/// Adds a text to a line, joined with a text before it.
fn push_text(line: &mut Vec<Inline>, text: &str) {
    match line.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(before)) => before.push_str(text),
        _ => line.push(Inline::Text(text.to_owned())),
    }
}

/// Makes references of the marks in the texts of a line. A mark that does not belong to a whole one
/// is dropped. The mark of a picture stays if it is the whole line.
fn split_marks(line: Vec<Inline>) -> Vec<Inline> {
    let is_alone = line.len() == 1;
    let mut split = Vec::with_capacity(line.len());
    for piece in line {
        match piece {
            Inline::Text(text) if !text.contains(is_mark) => push_text(&mut split, &text),
            Inline::Text(text) if is_alone && is_picture(&text) => split.push(Inline::Text(text)),
            Inline::Text(text) => split_text(&text, &mut split),
            piece => split.push(piece),
        }
    }
    split
}

fn split_text(text: &str, line: &mut Vec<Inline>) {
    let mut rest = text;
    while let Some((before, mark)) = rest.split_once(is_mark).map(|(it, _)| (it, &rest[it.len()..]))
    {
        push_text(line, before);
        let mut after = mark.chars();
        let kind = after.next();
        rest = after.as_str();
        let Some((name, behind)) = rest.split_once(END).filter(|(name, _)| is_name(name)) else {
            continue;
        };
        match kind {
            Some(MENTION) => line.push(Inline::Mention(name.to_owned())),
            Some(ENTRY) => line.push(Inline::Entry(name.to_owned())),
            Some(PICTURE) => {}
            _ => continue,
        }
        rest = behind;
    }
    push_text(line, rest);
}

/// Tells whether a text is nothing but the mark of a picture.
fn is_picture(text: &str) -> bool {
    text.strip_prefix(PICTURE).and_then(|it| it.strip_suffix(END)).is_some_and(is_name)
}

/// Tells whether a mark can have this name.
fn is_name(name: &str) -> bool {
    (1..=LONGEST_NAME).contains(&name.len())
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
}

#[cfg(test)]
mod tests;
