//! TOML text as a tree in which every value knows its place.
//!
//! [`parse`] reports every syntax error and keeps the readable parts; [`tree`] takes a text that
//! `toml_edit` has read; [`unpack`] returns the trees of the built-in files, which were parsed at
//! build time. The [`Reader`] then takes the values out of the tree. It records every mistake and
//! goes on.

mod editable;
mod packed;
mod reader;
mod syntax;

pub use editable::tree;
pub use packed::unpack;
pub use reader::{Reader, Value};
pub use syntax::parse;

use std::borrow::Cow;

use toml::value::Datetime;

use crate::diagnostic::Place;

/// A value and its place in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its place in the file.
    pub place: Place,
}

/// A text: owned, or borrowed from the program itself, which saves copying at every start.
pub type Words = Cow<'static, str>;

/// A value of any kind, and its place in a file.
pub type Node = Placed<Content>;

/// What a TOML value can be.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Text.
    Text(Words),
    /// A whole number; `None` if it is too large for an `i64`.
    Whole(Option<i64>),
    /// A number with a decimal point, `nan` or `inf`, as written.
    Fraction(String),
    /// `true` or `false`.
    Flag(bool),
    /// A date, a time or both.
    Time(Datetime),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Placed<Words>,
    /// The value.
    pub node: Node,
}

/// The readable tables of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The top level.
    pub entries: Vec<Entry>,
    /// The place of the beginning of the file.
    pub start: Place,
    /// Whether the whole text could be read. If not, missing keys cannot be reported.
    pub whole: bool,
}

impl Content {
    /// Returns the kind in plain words, with its article.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Whole(_) => "a whole number",
            Self::Fraction(digits) if digits.ends_with("nan") => "`nan`, not a number",
            Self::Fraction(digits) if digits.ends_with("inf") => "`inf`, an infinite number",
            Self::Fraction(_) => "a number with a decimal point",
            Self::Flag(_) => "`true` or `false`",
            Self::Time(_) => "a date or time",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}
