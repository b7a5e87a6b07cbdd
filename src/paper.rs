//! The paper: puts the findings into words, and lays them out.
//!
//! [`View`] is what the JSON format prints and all that a template can see: findings with their
//! texts, names filled in and numbers formatted. [`Paper`] turns it into text. `decide` chose
//! the advice, `findings` most of what is argued, and the templates set the layout; what is still
//! chosen here, [`view`] says.

pub(crate) mod format;
mod render;
pub mod since;
pub mod view;
pub mod what_if;

pub use render::{Paper, Piece};
pub use since::SinceView;
pub use view::{Provenance, View};
pub use what_if::WhatIf;
