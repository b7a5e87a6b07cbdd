//! Typesetting: the paper in the forms that leaders open.
//!
//! The Markdown of a paper is parsed once, into a [`Document`], and laid out from that. So every
//! form says the same.

mod columns;
pub mod document;
mod format;
mod html;
mod page;
pub mod pictures;
mod reader;
pub mod word;

use std::collections::BTreeMap;

pub use document::Document;
pub use format::Format;
pub use page::page;
pub use pictures::pictures;
pub use word::{PageSize, WordError, word};

/// Pictures by their names: each a `figure` of HTML with a title and a text alternative, which uses
/// neither scripts nor styles of its own.
pub type Pictures = BTreeMap<String, String>;
