//! The order of passages of one kind: first those that the model puts first for these answers.
//!
//! Of the triggers, those come next whose sentence rests on an answer, since it holds a number.

use super::counsel::Chosen;
use crate::model::Kind;

/// Returns the rank of a passage among others of its kind; the lowest comes first.
pub(super) fn rank(chosen: &Chosen<'_>) -> (bool, bool) {
    let needs_number = chosen.passage.kind == Kind::Trigger;
    (!chosen.is_first, needs_number && chosen.grounds.is_empty())
}
