//! The report: everything a paper may show, and the paper.
//!
//! [`View`] is what the JSON format prints and all that a template can see: ordered, worded and
//! rounded. [`Paper`] turns it into text. Neither decides anything: what is advised follows from
//! the evaluation, what is said from the model, how it is laid out from the templates.

pub(crate) mod format;
mod render;
pub mod view;
pub mod what_if;

pub use render::Paper;
pub use view::{Provenance, View};
pub use what_if::WhatIf;
