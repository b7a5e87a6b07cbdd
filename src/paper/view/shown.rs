//! What a summary shows of lists that may be long.

use serde::Serialize;

use super::comparison::{ComparisonView, Part};
use super::settle::SettleView;
use crate::findings::limits;

/// The beginnings of lists that may be long, for the summary in the terminal.
#[derive(Debug, Clone, Serialize)]
pub struct ShownView {
    /// The strongest reasons.
    pub reasons: Vec<Part>,
    /// What to settle first before a move.
    pub settle: Vec<SettleView>,
}

impl ShownView {
    pub(super) fn of(comparison: Option<&ComparisonView>, settle: &[SettleView]) -> Self {
        let reasons = comparison.into_iter().flat_map(|it| &it.reasons);
        Self {
            reasons: reasons.take(limits::SUMMARY_REASONS).cloned().collect(),
            settle: settle.iter().take(limits::SETTLE).cloned().collect(),
        }
    }
}
