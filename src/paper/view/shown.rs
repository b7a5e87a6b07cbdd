//! What a summary shows of lists that may be long.

use serde::Serialize;

use super::conditions::ConditionView;
use super::page::ReasonView;
use super::parts::ErrandView;
use super::settle::SettleView;
use crate::findings::limits;

/// The beginnings of lists that may be long, for the summary in the terminal.
#[derive(Debug, Clone, Serialize)]
pub struct ShownView {
    /// The reasons for the first place.
    pub reasons: Vec<ReasonView>,
    /// What to settle first before a move.
    pub settle: Vec<SettleView>,
    /// What has to be done before the start, and is not.
    pub conditions: Vec<ConditionView>,
    /// What to find out first.
    pub agenda: Vec<ErrandView>,
}

/// The whole lists.
pub(super) struct Lists<'a> {
    pub(super) reasons: &'a [ReasonView],
    pub(super) settle: &'a [SettleView],
    pub(super) unmet: &'a [ConditionView],
    pub(super) agenda: &'a [ErrandView],
}

impl ShownView {
    pub(super) fn of(lists: &Lists<'_>) -> Self {
        let ahead = lists.unmet.iter().filter(|it| it.before_start);
        Self {
            reasons: lists.reasons.iter().take(limits::FIRST_REASONS).cloned().collect(),
            settle: lists.settle.iter().take(limits::SETTLE).cloned().collect(),
            conditions: ahead.take(limits::SETTLE).cloned().collect(),
            agenda: lists.agenda.iter().take(limits::FIND_OUT).cloned().collect(),
        }
    }
}
