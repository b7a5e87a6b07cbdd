//! Typesetting: the paper in the forms that leaders open.
//!
//! The Markdown of a paper is parsed once, into a [`Document`], and laid out from that. So every
//! form says the same.

pub mod document;
mod reader;

pub use document::Document;
