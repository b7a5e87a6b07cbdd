//! Mistakes in files: what is wrong, where, and how to mend it, drawn with the line and a caret.

use std::ops::Range;

/// One file's text and the name to call it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user gave it, or the path inside a model folder.
    pub name: String,
    /// The text.
    pub text: String,
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, in the user's words.
    pub message: String,
    /// The file, by its place in the list of files read, and the bytes. `None`: the whole folder.
    pub place: Option<Place>,
    /// Another place that belongs to it, with a word on why, such as the first of two equal ids.
    pub related: Option<(Place, String)>,
    /// How to mend it.
    pub help: Option<String>,
}

/// A stretch of bytes in one of the files read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, by its place in the list of files read.
    pub file: usize,
    /// The bytes.
    pub span: Range<usize>,
}

/// Every mistake of one run, in file order, with the files to draw them from.
#[derive(Debug, Clone)]
pub struct Mistakes {
    /// The files read.
    pub files: Vec<SourceFile>,
    /// What is wrong in them.
    pub diagnostics: Vec<Diagnostic>,
}
