//! What page one shows of lists that may be long.

use serde::Serialize;

use super::arguments::ArgumentView;
use super::outcomes::ReversalView;
use crate::findings::arguments::Side;
use crate::findings::limits;

/// The arguments on page one.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// Those with the most points for the first place.
    pub reasons: Vec<ArgumentView>,
    /// The one with the most points against it.
    pub objection: Option<ArgumentView>,
    /// What would reverse the advice: an event that mostly does, else a count, else any event.
    pub reversal: Option<ReversalView>,
}

impl PageView {
    /// Chooses from all arguments, of which those with the most points come first.
    pub(super) fn of(arguments: &[ArgumentView], reverses: &[ReversalView]) -> Self {
        let mostly = |it: &&ReversalView| match it {
            ReversalView::Event(event) => event.changed * 2 >= event.cases,
            ReversalView::Count { .. } => false,
        };
        let is_count = |it: &&ReversalView| matches!(it, ReversalView::Count { .. });
        let reversal = reverses.iter().find(mostly).or_else(|| reverses.iter().find(is_count));
        let on = |side| arguments.iter().filter(move |it| it.side == side).cloned();
        Self {
            reasons: on(Side::For).take(limits::REASONS).collect(),
            objection: on(Side::Against).next(),
            reversal: reversal.or(reverses.first()).cloned(),
        }
    }
}
