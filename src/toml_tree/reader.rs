//! Takes the values out of a tree, key by key, and goes on after a mistake.
//!
//! A [`Reader`] reads one table. The caller asks it for keys; at the end, keys that were never
//! asked for are reported as unknown. Every method that returns `None` for a mistake has already
//! reported it.

use std::ops::RangeInclusive;
use std::rc::Rc;

use super::{Content, Document, Entry, Node, Placed, Words};
use crate::diagnostic::{Diagnostic, Log, Place, is_unprintable, nearest, one_of, ticked};

/// Up to this number, messages name both ends of a range.
const FEW: i64 = 1_000;

/// A table being read.
#[derive(Debug)]
pub struct Reader<'a> {
    what: Rc<str>,
    place: &'a Place,
    entries: &'a [Entry],
    asked: Vec<&'static str>,
    /// The required keys that are missing, with examples.
    absent: Vec<(&'static str, String)>,
    whole: bool,
    log: &'a Log,
}

/// A value being read, with its name for messages.
#[derive(Debug, Clone)]
pub struct Value<'a> {
    node: &'a Node,
    title: Title<'a>,
    whole: bool,
    log: &'a Log,
}

/// The name of a value. It is put into words only when a message needs it.
#[derive(Debug, Clone)]
enum Title<'a> {
    /// A key of the table with this name.
    Key(&'a str, Rc<str>),
    /// A name of its own.
    Own(Rc<str>),
}

impl<'a> Reader<'a> {
    /// Reads the top level of a file; messages call it `what`.
    pub fn new(document: &'a Document, what: &str, log: &'a Log) -> Self {
        Self {
            what: what.into(),
            place: &document.start,
            entries: &document.entries,
            asked: Vec::new(),
            absent: Vec::new(),
            whole: document.whole,
            log,
        }
    }

    /// Returns the name of the table in messages.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Gives the table a better name, once its id is known.
    pub fn call(&mut self, what: impl Into<Rc<str>>) {
        self.what = what.into();
    }

    /// Returns the place of the table: its header, or its braces.
    pub fn place(&self) -> &'a Place {
        self.place
    }

    /// Returns the value of a key without reporting anything. The key does not yet count as asked
    /// for.
    pub fn peek(&self, key: &str) -> Option<&'a Node> {
        self.entries.iter().find(|it| it.key.value == key).map(|it| &it.node)
    }

    /// Returns the value of a key, if it is there.
    pub fn optional(&mut self, key: &'static str) -> Option<Value<'a>> {
        self.asked.push(key);
        Some(self.value(key, self.peek(key)?))
    }

    /// Returns the value of a key that must be there. `example` shows how to write it. A missing
    /// key is reported at the end, unless an unknown key looks like its misspelling.
    pub fn required(&mut self, key: &'static str, example: &str) -> Option<Value<'a>> {
        let value = self.optional(key);
        if value.is_none() && self.whole {
            self.absent.push((key, example.to_owned()));
        }
        value
    }

    /// Returns the text of a key that must be there.
    pub fn text(&mut self, key: &'static str) -> Option<Placed<String>> {
        self.required(key, "\"…\"")?.text()
    }

    /// Returns the text of a key, if it is there.
    pub fn optional_text(&mut self, key: &'static str) -> Option<Placed<String>> {
        self.optional(key)?.text()
    }

    /// Returns the whole number of a key that must be there.
    pub fn whole(
        &mut self,
        key: &'static str,
        range: RangeInclusive<i64>,
        example: &str,
    ) -> Option<Placed<i64>> {
        self.required(key, example)?.whole(range)
    }

    /// Returns the flag of a key; a missing key means no.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.optional(key).and_then(|it| it.flag()).unwrap_or(false)
    }

    /// Returns every key with its value, for tables whose keys are ids and not fixed words.
    pub fn all(&self) -> Vec<(Placed<String>, Value<'a>)> {
        self.entries
            .iter()
            .map(|it| (owned(&it.key), self.value(&it.key.value, &it.node)))
            .collect()
    }

    /// Ends the reading: reports missing keys, and keys that were not asked for.
    pub fn close(self) {
        self.close_except(&[]);
    }

    /// Ends the reading, leaving out keys that have been reported already.
    pub fn close_except(self, reported: &[String]) {
        let unknown: Vec<_> = self
            .entries
            .iter()
            .map(|it| &it.key)
            .filter(|it| {
                !self.asked.contains(&&*it.value) && !reported.iter().any(|name| *name == it.value)
            })
            .collect();
        let meant: Vec<_> = unknown.iter().map(|it| nearest(&it.value, &self.asked)).collect();
        for (key, example) in &self.absent {
            if !meant.contains(&Some(*key)) {
                self.report_absent(key, example);
            }
        }
        for key in unknown {
            self.refuse(key, &self.asked);
        }
    }

    fn report_absent(&self, key: &str, example: &str) {
        let mistake = Diagnostic::new(format!("{} has no `{key}`", self.what));
        self.log.add(mistake.at(self.place).help(format!("add `{key} = {example}`")));
    }

    /// Reports a key that is unknown here.
    fn refuse(&self, key: &Placed<Words>, known: &[&str]) {
        let name = ticked(&key.value);
        self.log.add(
            Diagnostic::new(format!("{} has an unknown key {name}", self.what))
                .at(&key.place)
                .help(one_of(&key.value, "the keys are", known)),
        );
    }

    /// Reports a mistake in the table as a whole; the message begins with its name.
    pub fn complain(&self, message: &str, help: impl Into<String>) {
        let message = format!("{} {message}", self.what);
        self.log.add(Diagnostic::new(message).at(self.place).help(help));
    }

    fn value(&self, key: &'a str, node: &'a Node) -> Value<'a> {
        let title = Title::Key(key, Rc::clone(&self.what));
        Value { node, title, whole: self.whole, log: self.log }
    }
}

impl Content {
    /// Returns a text that [`Value::text`] would accept, without reporting anything.
    pub fn clean_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !text.trim().is_empty() && unprintable(text).is_none() => {
                Some(text)
            }
            _ => None,
        }
    }
}

impl<'a> Value<'a> {
    /// Returns its place in the file.
    pub fn place(&self) -> &'a Place {
        &self.node.place
    }

    /// Returns its name in messages.
    pub fn title(&self) -> String {
        match &self.title {
            Title::Key(key, table) => format!("{} of {table}", ticked(key)),
            Title::Own(title) => title.to_string(),
        }
    }

    /// Returns the value as it is.
    pub fn content(&self) -> &'a Content {
        &self.node.value
    }

    /// Reports a mistake in this value; the message begins with its name.
    pub fn complain(&self, message: &str, help: impl Into<String>) {
        let message = format!("{} {message}", self.title());
        self.log.add(Diagnostic::new(message).at(self.place()).help(help));
    }

    /// Returns one line of text that is not blank and has no control characters.
    pub fn text(&self) -> Option<Placed<String>> {
        let Content::Text(text) = self.content() else {
            self.complain(
                &format!("must be text, but is {}", self.content().kind()),
                "put text between quotation marks: \"like this\"",
            );
            return None;
        };
        if text.trim().is_empty() {
            self.complain("is empty", "write something, or take the key out if it may be left out");
            return None;
        }
        self.check_characters(text)?;
        Some(self.placed(text.clone().into_owned()))
    }

    fn check_characters(&self, text: &str) -> Option<()> {
        let Some(char) = unprintable(text) else { return Some(()) };
        if matches!(char, '\n' | '\r') {
            self.complain("has more than one line", "write it on one line");
        } else {
            let code = u32::from(char);
            self.complain(
                &format!("holds the character U+{code:04X}, which cannot be printed safely"),
                "take it out; if it is a tab, write a space",
            );
        }
        None
    }

    /// Returns a whole number within the range.
    pub fn whole(&self, range: RangeInclusive<i64>) -> Option<Placed<i64>> {
        let (from, to) = (range.start(), range.end());
        match self.content() {
            Content::Whole(Some(number)) if range.contains(number) => {
                return Some(self.placed(*number));
            }
            Content::Whole(number) => {
                let written = number.map_or_else(|| "too large".to_owned(), |it| it.to_string());
                let help = match number {
                    Some(number) if number < from && *to > FEW => {
                        format!("it must be {from} or more")
                    }
                    _ => format!("it must be from {from} to {to}"),
                };
                self.complain(&format!("is {written}"), help);
            }
            other => self.complain(
                &format!("must be a whole number, but is {}", other.kind()),
                whole_advice(other, &range),
            ),
        }
        None
    }

    /// Returns `true` or `false`.
    pub fn flag(&self) -> Option<bool> {
        if let Content::Flag(flag) = self.content() {
            return Some(*flag);
        }
        let kind = self.content().kind();
        self.complain(
            &format!("must be `true` or `false`, but is {kind}"),
            "write `true` or `false`, without quotation marks",
        );
        None
    }

    /// Returns the parts of a list.
    pub fn list(&self, example: &str) -> Option<Vec<Self>> {
        if let Content::List(nodes) = self.content() {
            return Some(nodes.iter().map(|node| Self { node, ..self.clone() }).collect());
        }
        let kind = self.content().kind();
        self.complain(
            &format!("must be a list, but is {kind}"),
            format!("put it in square brackets: `{example}`"),
        );
        None
    }

    /// Returns the texts of a list that is not empty; `example` shows one.
    pub fn texts(&self, example: &str) -> Option<Placed<Vec<Placed<String>>>> {
        let list = self.list(example)?;
        if list.is_empty() {
            self.complain("is empty", format!("name at least one: `{example}`"));
            return None;
        }
        let texts: Vec<_> = list.iter().map(Self::text).collect();
        Some(self.placed(texts.into_iter().collect::<Option<_>>()?))
    }

    /// Returns a table to read; messages call it `what`.
    pub fn table(&self, what: impl Into<Rc<str>>, example: &str) -> Option<Reader<'a>> {
        if let Content::Table(entries) = self.content() {
            return Some(Reader {
                what: what.into(),
                place: self.place(),
                entries,
                asked: Vec::with_capacity(entries.len()),
                absent: Vec::new(),
                whole: self.whole,
                log: self.log,
            });
        }
        let kind = self.content().kind();
        self.complain(
            &format!("must be a table, but is {kind}"),
            format!("write it like this: `{example}`"),
        );
        None
    }

    /// Gives the value a better name.
    pub fn called(mut self, title: impl Into<Rc<str>>) -> Self {
        self.title = Title::Own(title.into());
        self
    }

    /// Returns another value with the place of this one.
    pub fn placed<T>(&self, value: T) -> Placed<T> {
        Placed { value, place: self.place().clone() }
    }
}

fn owned(key: &Placed<Words>) -> Placed<String> {
    Placed { value: key.value.to_string(), place: key.place.clone() }
}

/// Returns the first character that cannot be printed safely.
fn unprintable(text: &str) -> Option<char> {
    // Nearly every text is plain ASCII, and a check of all bytes is fast.
    let is_plain = |it: u8| it == b' ' || it.is_ascii_graphic();
    if text.bytes().fold(true, |plain, it| plain & is_plain(it)) {
        return None;
    }
    text.chars().find(|&it| is_unprintable(it))
}

fn whole_advice(content: &Content, range: &RangeInclusive<i64>) -> String {
    let (from, to) = (range.start(), range.end());
    let number = match content {
        Content::Text(text) => text.trim().parse::<i64>().ok(),
        Content::Fraction(digits) => digits.split_once('.').and_then(|it| it.0.parse().ok()),
        _ => None,
    };
    match (content, number.filter(|it| range.contains(it))) {
        (Content::Text(_), Some(number)) => format!("take the quotation marks away: {number}"),
        (Content::Fraction(_), Some(number)) => {
            format!("leave the decimal point out, for example {number}")
        }
        _ if *to > FEW => format!("write a whole number, {from} or more"),
        _ => format!("write a whole number from {from} to {to}"),
    }
}
