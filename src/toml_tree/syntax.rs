//! Parses text into a tree, and reports every syntax error in the words of the TOML parser.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::{Content, Document, Entry, Node, Placed};
use crate::diagnostic::{Diagnostic, Log, Place, SourceFile, ticked};

/// The most syntax errors shown for one file, because a file that is not TOML at all has one on
/// every line.
const SHOWN: usize = 10;

/// Reads a file's text, `file` being its place in the list of files. Syntax errors go to the log,
/// and values on their lines are left out of the tree.
pub fn parse(file: usize, source: &SourceFile, log: &Log) -> Document {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let text = Text { file, text: &source.text, broken: broken_lines(&source.text, &errors) };
    let start = text.place(0..0);
    if errors.is_empty() {
        return Document { entries: text.entries(table.into_inner()), start, whole: true };
    }
    let in_header = text.broken.iter().any(|&(from, _)| is_header(&source.text[from..]));
    let entries = if in_header { Vec::new() } else { text.entries(table.get_ref().clone()) };
    text.report(&errors, table.get_ref(), log);
    Document { entries, start, whole: false }
}

/// A file's text while it is read.
struct Text<'a> {
    file: usize,
    text: &'a str,
    /// The byte ranges of the lines with syntax errors.
    broken: Vec<(usize, usize)>,
}

impl Text<'_> {
    fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place { file: self.file, span }
    }

    fn entries(&self, table: DeTable<'_>) -> Vec<Entry> {
        table.into_iter().filter_map(|(key, value)| self.entry(key, value)).collect()
    }

    fn entry(
        &self,
        key: Spanned<std::borrow::Cow<'_, str>>,
        value: Spanned<DeValue<'_>>,
    ) -> Option<Entry> {
        if self.is_broken(&value) {
            return None;
        }
        let place = self.place(key.span());
        let key = Placed { value: key.into_inner().into_owned().into(), place };
        Some(Entry { key, node: self.node(value) })
    }

    fn node(&self, value: Spanned<DeValue<'_>>) -> Node {
        let place = self.place(value.span());
        let value = match value.into_inner() {
            DeValue::String(text) => Content::Text(text.into_owned().into()),
            DeValue::Integer(number) => {
                Content::Whole(i64::from_str_radix(number.as_str(), number.radix()).ok())
            }
            DeValue::Float(number) => Content::Fraction(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Content::Flag(flag),
            DeValue::Datetime(time) => Content::Time(time),
            DeValue::Array(list) => {
                Content::List(list.into_iter().map(|it| self.node(it)).collect())
            }
            DeValue::Table(table) => Content::Table(self.entries(table)),
        };
        Placed { value, place }
    }

    /// Tells whether a syntax error touches the value. The span of a table with a header is that
    /// of the header, so such a table stays when one of its lines is wrong.
    fn is_broken(&self, value: &Spanned<DeValue<'_>>) -> bool {
        let span = value.span();
        self.broken.iter().any(|&(from, to)| span.start <= to && span.end >= from)
    }

    /// Reports the first error of each line. If a list or table is never closed, reports only that,
    /// because everything after it is misread.
    fn report(&self, errors: &[Error], table: &DeTable<'_>, log: &Log) {
        let mut errors: Vec<_> =
            errors.iter().map(|it| (it, it.span().unwrap_or_default())).collect();
        errors.sort_by_key(|(_, span)| span.start);
        let unclosed = errors.iter().find(|(it, _)| {
            ["unclosed array,", "unclosed inline table,"]
                .iter()
                .any(|begin| it.message().starts_with(begin))
        });
        let open = unclosed.and_then(|(error, _)| Some((*error, self.unclosed(table)?)));
        if let Some((error, start)) = open {
            log.add(self.diagnostic(error, self.place(start..start + 1), table));
            errors.retain(|(_, span)| span.start < start);
        }
        errors.dedup_by_key(|(_, span)| self.line_start(span.start));
        for (error, span) in errors.iter().take(SHOWN) {
            log.add(self.diagnostic(error, self.place(span.clone()), table));
        }
        if let Some((_, span)) = errors.get(SHOWN) {
            let more = errors.len() - SHOWN;
            let lines = if more == 1 {
                "1 more line is".to_owned()
            } else {
                format!("{more} more lines are")
            };
            log.add(
                Diagnostic::new(format!("{lines} not valid TOML, from here on"))
                    .at(&self.place(span.clone()))
                    .help("mend those above first, and look whether this is the right file"),
            );
        }
    }

    fn line_start(&self, at: usize) -> usize {
        line_at(self.text, at).0
    }

    /// Returns where the first list or table that is never closed begins.
    fn unclosed(&self, table: &DeTable<'_>) -> Option<usize> {
        let mut starts = Vec::new();
        containers(table, &mut starts);
        starts.sort_unstable();
        starts.into_iter().find(|&it| self.text.get(it..).is_some_and(|it| !is_closed(it)))
    }

    fn diagnostic(&self, error: &Error, place: Place, table: &DeTable<'_>) -> Diagnostic {
        if error.message() == "duplicate key" {
            let name = self.text.get(place.span.clone()).unwrap_or_default();
            let mistake = Diagnostic::new(format!("{} is given twice", ticked(name)))
                .at(&place)
                .help("keep one of them");
            return match first_key(table, name.trim_matches(['"', '\'']), place.span.start) {
                Some(span) => mistake.with(&self.place(span), "first given here"),
                None => mistake,
            };
        }
        let (from, to) = line_at(self.text, place.span.start);
        let help = stranger(&self.text[from..to]).unwrap_or_else(|| advice(error.message()));
        Diagnostic::new(format!("this is not valid TOML: {}", told(error.message())))
            .at(&place)
            .help(help)
    }
}

/// Returns the byte ranges of the lines with errors.
fn broken_lines(text: &str, errors: &[Error]) -> Vec<(usize, usize)> {
    let mut lines: Vec<_> =
        errors.iter().filter_map(Error::span).map(|it| line_at(text, it.start)).collect();
    lines.dedup();
    lines
}

/// Returns the beginning and end of the line with this offset.
fn line_at(text: &str, at: usize) -> (usize, usize) {
    let at = at.min(text.len());
    let bytes = text.as_bytes();
    let from = bytes[..at].iter().rposition(|&it| it == b'\n').map_or(0, |it| it + 1);
    let to = bytes[at..].iter().position(|&it| it == b'\n').map_or(text.len(), |it| at + it);
    (from, to)
}

fn is_header(line: &str) -> bool {
    line.trim_start_matches(['\u{feff}', ' ', '\t']).starts_with('[')
}

/// Returns the nearest place before `before` where the key is given.
fn first_key(table: &DeTable<'_>, name: &str, before: usize) -> Option<std::ops::Range<usize>> {
    let mut best: Option<std::ops::Range<usize>> = None;
    let mut open: Vec<&DeTable<'_>> = vec![table];
    while let Some(table) = open.pop() {
        for (key, value) in table {
            let span = key.span();
            let nearer = best.as_ref().is_none_or(|it| it.start < span.start);
            if key.get_ref() == name && span.start < before && nearer {
                best = Some(span);
            }
            tables_in(value.get_ref(), &mut open);
        }
    }
    best
}

/// Collects where the outermost lists and tables begin.
fn containers(table: &DeTable<'_>, starts: &mut Vec<usize>) {
    for (_, value) in table {
        if matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_)) {
            starts.push(value.span().start);
        }
        let mut inner = Vec::new();
        tables_in(value.get_ref(), &mut inner);
        inner.into_iter().for_each(|it| containers(it, starts));
    }
}

/// Tells whether the bracket or brace that the text begins with is closed again.
fn is_closed(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|it| rest.starts_with(it));
        rest = match (first, quote) {
            (_, Some(quote)) => after_text(&rest[quote.len()..], quote),
            ('#', _) => rest.find('\n').map_or("", |it| &rest[it..]),
            _ => &rest[first.len_utf8()..],
        };
        match first {
            '[' | '{' => depth += 1,
            ']' | '}' if depth <= 1 => return true,
            ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// Returns the rest after the text that this quotation mark opens. A text that must end on its line
/// is taken to end there.
fn after_text<'a>(text: &'a str, quote: &str) -> &'a str {
    let mut escaped = false;
    for (at, char) in text.char_indices() {
        if !escaped && text[at..].starts_with(quote) {
            return &text[at + quote.len()..];
        }
        if char == '\n' && quote.len() == 1 {
            return &text[at..];
        }
        escaped = char == '\\' && !escaped && quote.starts_with('"');
    }
    ""
}

fn tables_in<'a, 'i>(value: &'a DeValue<'i>, open: &mut Vec<&'a DeTable<'i>>) {
    match value {
        DeValue::Table(table) => open.push(table),
        DeValue::Array(list) => list.iter().for_each(|it| tables_in(it.get_ref(), open)),
        _ => {}
    }
}

const QUOTES: &str =
    "text stands between quotation marks, on one line; in it write \\\" for \" and \\\\ for \\";

/// Returns the words of the TOML parser, without those about its guess.
fn told(message: &str) -> &str {
    for guess in ["invalid boolean", "must be quoted", "invalid float"] {
        if message.contains(guess) {
            return "this is no number and no date, and text needs quotation marks";
        }
    }
    message
}

const VALUES: &str = "text stands between quotation marks: \"like this\"; a number has digits: 5; a date is \
written year-month-day: 2026-05-11";

/// How to correct a syntax error, looked up by a part of the TOML parser's message. The first match
/// counts. A test checks these parts, since another version of the parser may use other messages.
const REMEDIES: [(&str, &str); 12] = [
    ("must be quoted", VALUES),
    ("invalid boolean", VALUES),
    ("invalid float", VALUES),
    ("invalid basic string", QUOTES),
    ("invalid literal string", QUOTES),
    ("unclosed table", "close the name of the table with `]`"),
    ("unclosed array table", "close the name of the table with `]]`"),
    ("unclosed array", "close the list with `]`"),
    ("unclosed inline table", "close the table with `}`"),
    ("missing comma", "separate the parts with commas"),
    ("leading zero", "write the number without zeros in front"),
    ("invalid date", "a date is written year-month-day: 2026-05-11"),
];

/// Returns how to correct a syntax error, given the TOML parser's message.
fn advice(message: &str) -> &'static str {
    let found = REMEDIES.iter().find(|(part, _)| message.contains(part));
    found.map_or(
        "a line is either `key = value`, the name of a table as in `[answers]`, or a comment after `#`",
        |(_, advice)| *advice,
    )
}

/// Names a character in a line that looks right and is not: outside of texts, TOML knows neither
/// curly quotation marks nor spaces other than the usual one.
fn stranger(line: &str) -> Option<&'static str> {
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '"' => after_text(&rest[1..], "\""),
            '\'' => after_text(&rest[1..], "'"),
            '#' => return None,
            '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => return Some(CURLY),
            _ if first.is_whitespace() && !first.is_ascii() => return Some(NO_BREAK),
            _ => &rest[first.len_utf8()..],
        };
    }
    None
}

const CURLY: &str = "the quotation marks here are curly ones, as word processors set them; write the straight \
one, \", on both sides";
const NO_BREAK: &str = "one of the spaces here is a no-break space or another special one; write an ordinary \
space in its place";

#[cfg(test)]
mod tests {
    use super::*;

    /// For each part of a message in the table, a text with that mistake.
    const MISTAKEN: [(&str, &str); 12] = [
        ("must be quoted", "a = yes"),
        ("invalid boolean", "a = truth"),
        ("invalid float", "a = none"),
        ("invalid basic string", "a = \"x"),
        ("invalid literal string", "a = 'x"),
        ("unclosed table", "[a"),
        ("unclosed array table", "[[a"),
        ("unclosed array", "a = [1"),
        ("unclosed inline table", "a = { b = 1"),
        ("missing comma", "a = [\"b\" \"c\"]"),
        ("leading zero", "a = 01"),
        ("invalid date", "a = 2026-02-30"),
    ];

    #[test]
    fn the_toml_reader_still_says_what_remedies_are_told_by() {
        assert_eq!(MISTAKEN.map(|(part, _)| part), REMEDIES.map(|(part, _)| part));
        for ((part, text), (_, remedy)) in MISTAKEN.into_iter().zip(REMEDIES) {
            let (_, errors) = DeTable::parse_recoverable(text);
            let messages: Vec<&str> = errors.iter().map(Error::message).collect();
            assert!(messages.iter().any(|it| it.contains(part)), "{text}: {messages:?}");
            let log = Log::default();
            let file = SourceFile { name: String::new(), text: text.to_owned() };
            parse(0, &file, &log);
            let mistakes = log.finish(&[file], None::<()>).unwrap_err().diagnostics;
            assert!(mistakes.iter().any(|it| it.help.as_deref() == Some(remedy)), "{mistakes:?}");
        }
    }

    #[test]
    fn characters_that_only_look_right_are_named() {
        for (text, expected) in [
            ("a = “x”", CURLY),
            ("a = { b = 1, c = „x“ }", CURLY),
            ("a =\u{a0}1", NO_BREAK),
            ("\u{a0}a = 1", NO_BREAK),
            ("a = \"“x”\" x", advice("")),
            ("a = 1 x # “x”", VALUES),
        ] {
            let log = Log::default();
            let file = SourceFile { name: String::new(), text: text.to_owned() };
            parse(0, &file, &log);
            let mistakes = log.finish(&[file], None::<()>).unwrap_err().diagnostics;
            assert!(
                mistakes.iter().any(|it| it.help.as_deref() == Some(expected)),
                "{text}: {mistakes:?}"
            );
        }
    }

    #[test]
    fn the_toml_reader_still_says_which_key_and_which_bracket_it_means() {
        for (text, expected) in [
            ("a = 1\na = 2", "`a` is given twice"),
            ("a = [\nb = 1", "this is not valid TOML: unclosed array, expected `]`"),
            ("a = {\nb", "this is not valid TOML: unclosed inline table, expected `}`"),
        ] {
            let log = Log::default();
            let file = SourceFile { name: String::new(), text: text.to_owned() };
            parse(0, &file, &log);
            let mistakes = log.finish(&[file], None::<()>).unwrap_err().diagnostics;
            let messages: Vec<_> = mistakes.iter().map(|it| it.message.as_str()).collect();
            assert_eq!(messages, [expected], "{text}");
        }
    }
}
