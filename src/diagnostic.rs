//! Mistakes in files: what is wrong, where, and how to correct it, drawn with the line and a caret.
//!
//! Readers collect [`Diagnostic`]s in a [`Log`] and go on, so that one run finds them all.
//! [`Mistakes`] holds them in file order and [draws](Mistakes::draw) them.

mod draw;
mod names;

pub use draw::printable;
pub(crate) use draw::{is_hidden, is_unprintable};
pub use names::{near, nearest, one_of, quoted, ticked};

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// One file's text and the name to call it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// The path as the user gave it, or the path inside a model folder.
    pub name: String,
    /// The text.
    pub text: String,
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What is wrong, in the user's words.
    pub message: String,
    /// The file, by its place in the list of files read, and the bytes. `None`: the whole folder.
    pub place: Option<Place>,
    /// Another place that matters, and why, such as the first of two equal ids.
    pub related: Option<(Place, String)>,
    /// How to correct it.
    pub help: Option<String>,
}

/// A stretch of bytes in one of the files read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file, by its place in the list of files read.
    pub file: usize,
    /// The bytes.
    pub span: Range<usize>,
}

/// Every mistake of one run, in file order, with the files to draw them from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistakes {
    /// The files read.
    pub files: Vec<SourceFile>,
    /// What is wrong in them.
    pub diagnostics: Vec<Diagnostic>,
}

/// After so many mistakes, no guesses are made for more: a guess takes time, and so many are never drawn.
const GUESSED: usize = 1_000;

/// Collects mistakes while reading goes on.
#[derive(Debug, Default)]
pub struct Log(RefCell<Vec<Diagnostic>>);

impl Diagnostic {
    /// Returns a mistake that is not in one single file.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), place: None, related: None, help: None }
    }

    /// Says where it is.
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// Adds another place that matters.
    pub fn with(mut self, place: &Place, why: impl Into<String>) -> Self {
        self.related = Some((place.clone(), why.into()));
        self
    }

    /// Says how to correct it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Log {
    /// Adds a mistake.
    pub fn add(&self, diagnostic: Diagnostic) {
        self.0.borrow_mut().push(diagnostic);
    }

    /// Adds the mistakes of another log.
    pub fn append(&self, other: Self) {
        self.0.borrow_mut().extend(other.0.into_inner());
    }

    /// Returns help that guesses what was meant, while there are not very many mistakes.
    pub fn guess(&self, help: impl FnOnce() -> String) -> String {
        if self.is_long() { "mend the mistakes before it first".to_owned() } else { help() }
    }

    /// Tells whether there are so many mistakes that it is not worth the time to look at more closely.
    pub fn is_long(&self) -> bool {
        self.0.borrow().len() >= GUESSED
    }

    /// Tells whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Returns the value if nothing is wrong, and otherwise every mistake in file order.
    ///
    /// # Errors
    ///
    /// Returns the mistakes that were added; those that concern all files come last.
    pub fn finish<T>(self, files: &[SourceFile], value: Option<T>) -> Result<T, Mistakes> {
        let mut diagnostics = self.0.into_inner();
        match value {
            Some(value) if diagnostics.is_empty() => Ok(value),
            _ => {
                diagnostics.sort_by_key(|it| match &it.place {
                    Some(place) => (place.file, place.span.start, place.span.end),
                    None => (usize::MAX, 0, 0),
                });
                diagnostics.dedup();
                Err(Mistakes { files: files.to_vec(), diagnostics })
            }
        }
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.draw(false))
    }
}

impl std::error::Error for Mistakes {}
