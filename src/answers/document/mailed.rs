//! An answers file that came as the text of a mail. Mail programs put `>` before lines, break long
//! lines, and make straight quotation marks curly; people write a greeting above and their names below.
//!
//! [`mended`] returns the text as it was before. Every line stays on its line, so that a mistake in it
//! is found at its place in the mail: a line that continues the one before leaves an empty line, and
//! what is no part of the file becomes a comment.

use toml_edit::DocumentMut;

use super::{ABOUT, ANSWERS, BYTE_ORDER_MARK, MODEL_VERSION, WORDING};
use crate::answers::LONGEST_TEXT;
use crate::model::Model;

/// The keys outside the tables.
const AT_TOP: [&str; 3] = ["schema", "model", MODEL_VERSION];
const TABLES: [&str; 3] = [ABOUT, ANSWERS, WORDING];
/// The least width at which mail programs break lines.
const WIDTH: usize = 60;
/// The most bytes of an entry that lines are added to: its longest text, four bytes a character, and
/// what is around it.
const LONGEST_ENTRY: usize = 4 * LONGEST_TEXT + 500;

/// Returns the text without what a mail did to it, if that makes it TOML or if it is clearly a mail.
pub(super) fn mended(text: &str, model: &Model) -> Option<String> {
    let mut mending = Mending { model, lines: Vec::new(), raw: String::new(), open: Open::Nothing };
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    let depth =
        text.lines().map(quoted).find(|it| it.1.starts_with(AT_TOP[0])).map_or(0, |it| it.0);
    for line in text.lines() {
        mending.take(&unquoted(line, depth));
    }
    let mended = mending.lines.join("\n") + "\n";
    let has_answers = mending.lines.iter().any(|it| it.starts_with(AT_TOP[0]));
    (has_answers && (is_whole(&mended) || is_mail(text))).then_some(mended)
}

/// Tells whether a text shows marks of a mail that no answers file has.
fn is_mail(text: &str) -> bool {
    text.lines().any(|it| it.trim_start().starts_with('>') || it.contains("= “"))
}

/// Returns how many marks of a reply stand before a line, and the line without them.
fn quoted(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line.trim_start());
    while let Some(inner) = rest.strip_prefix('>') {
        (depth, rest) = (depth + 1, inner.trim_start());
    }
    (depth, rest)
}

/// Returns a line without the spaces around it, and without so many marks of a reply: a text may hold
/// one, too.
fn unquoted(line: &str, depth: usize) -> String {
    let mut rest = line.trim();
    for _ in 0..depth {
        rest = rest.strip_prefix('>').map_or(rest, str::trim_start);
    }
    rest.replace('\u{a0}', " ")
}

/// What the next line can continue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    /// The entry on this line, which is not complete.
    Entry(usize),
    /// A comment line of so many characters.
    Comment(usize),
}

struct Mending<'m> {
    model: &'m Model,
    lines: Vec<String>,
    /// The open entry as it came, on one line.
    raw: String,
    open: Open,
}

impl Mending<'_> {
    fn take(&mut self, line: &str) {
        let begins = self.begins(line);
        match self.open {
            _ if line.is_empty() => self.lines.push(String::new()),
            Open::Entry(place) if !begins => self.go_on(place, line),
            _ if line.starts_with('#') => self.comment(line, line.to_owned()),
            _ if begins => self.entry(line),
            Open::Comment(length) if may_go_on(length, line) => {
                self.comment(line, format!("# {line}"));
            }
            _ if self.may_be_answer(line) => self.entry(line),
            _ => self.lines.push(format!("# {line}")),
        }
    }

    /// Tells whether a line begins an entry or a table of an answers file.
    fn begins(&self, line: &str) -> bool {
        let is_table = || TABLES.iter().any(|it| line == format!("[{it}]"));
        let key = first_word(line);
        (self.is_known(key) && line[key.len()..].trim_start().starts_with('=')) || is_table()
    }

    fn is_known(&self, key: &str) -> bool {
        let is_about = || self.model.about_keys().iter().any(|it| it == key);
        AT_TOP.contains(&key) || self.model.factor(key).is_some() || is_about()
    }

    /// Tells whether a line may be meant as an answer. Such a line is left as it is, so that its
    /// mistake is told.
    fn may_be_answer(&self, line: &str) -> bool {
        let key = first_word(line);
        let is_short = line.split(' ').count() <= 2;
        let is_answer = (is_short || key.contains('_')) && self.is_known(key);
        is_answer || line.contains(['{', '}']) || line.contains(" = ") || line.starts_with('[')
    }

    fn comment(&mut self, line: &str, written: String) {
        self.open = Open::Comment(line.chars().count());
        self.lines.push(written);
    }

    fn entry(&mut self, line: &str) {
        line.clone_into(&mut self.raw);
        self.lines.push(String::new());
        self.write(self.lines.len() - 1);
    }

    /// Adds a line to the open entry.
    fn go_on(&mut self, place: usize, line: &str) {
        self.raw.extend([" ", line]);
        self.lines.push(String::new());
        self.write(place);
    }

    /// Writes the open entry, and tells whether it goes on.
    fn write(&mut self, place: usize) {
        let is_as_it_was = is_whole(&self.raw);
        let line = if is_as_it_was { self.raw.clone() } else { straightened(&self.raw) };
        let is_open = self.raw.len() <= LONGEST_ENTRY && !is_as_it_was && !is_whole(&line);
        self.open = if is_open { Open::Entry(place) } else { Open::Nothing };
        self.lines[place] = line;
    }
}

/// Tells whether a line may continue a comment line of so many characters: its first word had no room
/// there.
fn may_go_on(length: usize, line: &str) -> bool {
    let word = line.split(' ').next().unwrap_or_default();
    length + 1 + word.chars().count() >= WIDTH
}

/// Returns the letters of a key at the beginning of a line.
fn first_word(line: &str) -> &str {
    line.split(|it: char| !is_of_key(it)).next().unwrap_or_default()
}

fn is_of_key(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

fn is_whole(line: &str) -> bool {
    line.parse::<DocumentMut>().is_ok()
}

/// Returns an entry with straight quotation marks around its texts. Those inside a text stay as they
/// are, or are marked as such.
fn straightened(line: &str) -> String {
    let mut straight = String::with_capacity(line.len());
    let mut quote: Option<Quote> = None;
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        let found = Quote::of(character);
        match (quote, found) {
            (None, Some(found)) if opens(&straight) => {
                quote = Some(found);
                straight.push('"');
            }
            (None, _) if character == '#' => {
                straight.push_str(rest);
                break;
            }
            (Some(open), Some(found)) if open == found && closes(after) => {
                quote = None;
                straight.push('"');
            }
            (Some(_), _) if character == '\\' => {
                let next = after.chars().next();
                let is_quote = next.and_then(Quote::of) == Some(Quote::Double);
                straight.push(character);
                straight.extend(if is_quote { Some('"') } else { next });
                rest = &after[next.map_or(0, char::len_utf8)..];
                continue;
            }
            (Some(_), _) if character == '"' => straight.push_str("\\\""),
            _ => straight.push(character),
        }
        rest = after;
    }
    straight
}

/// A quotation mark, straight or curly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quote {
    Single,
    Double,
}

impl Quote {
    fn of(character: char) -> Option<Self> {
        match character {
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some(Self::Double),
            '‘' | '’' | '‚' | '‛' => Some(Self::Single),
            _ => None,
        }
    }
}

/// Tells whether a text can begin after this.
fn opens(before: &str) -> bool {
    before.trim_end().ends_with(['=', '[', '{', ','])
}

/// Tells whether a text can end before this: at the end, before the end of a list or table, before a
/// comment, or before the next item or key.
fn closes(after: &str) -> bool {
    let after = after.trim_start();
    let Some(next) = after.strip_prefix(',') else {
        return after.is_empty() || after.starts_with(['}', ']', '#']);
    };
    let next = next.trim_start();
    let key = next.trim_start_matches(is_of_key);
    let is_key = key.len() < next.len() && key.trim_start().starts_with('=');
    is_key
        || next.is_empty()
        || next.starts_with(']')
        || next.chars().next().and_then(Quote::of).is_some()
}

#[cfg(test)]
mod tests;
