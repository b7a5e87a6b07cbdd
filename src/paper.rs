//! How a paper is told: the findings in words, and the paper.
//!
//! [`View`] is what the JSON format prints and all that a template can see: findings with their
//! texts, names filled in and numbers formatted. [`Paper`] turns it into text. What is advised was
//! decided before, what is argued was found before, and how it is laid out follows from the templates.

mod format;
mod render;
pub mod view;
pub mod what_if;

pub use render::Paper;
pub use view::{Provenance, View};
pub use what_if::WhatIf;
