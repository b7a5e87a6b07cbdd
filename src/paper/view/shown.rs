//! What a summary shows of lists that may be long.

use serde::Serialize;

use super::settle::SettleView;
use crate::findings::limits;

/// The beginnings of lists that may be long, for the summary in the terminal.
#[derive(Debug, Clone, Serialize)]
pub struct ShownView {
    /// What to settle first before a move.
    pub settle: Vec<SettleView>,
}

impl ShownView {
    pub(super) fn of(settle: &[SettleView]) -> Self {
        Self { settle: settle.iter().take(limits::SETTLE).cloned().collect() }
    }
}
