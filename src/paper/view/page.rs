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
    /// The one with the most points against it that the supporters of the second place would make.
    pub objection: Option<ArgumentView>,
    /// What would reverse the advice: an event that mostly does, else a count, else any event.
    pub reversal: Option<ReversalView>,
    /// Another event that mostly does, if the first is one.
    pub reversal_too: Option<ReversalView>,
    /// Whether that is an event that rarely does.
    pub is_rare: bool,
}

impl PageView {
    /// Chooses from all arguments, of which those with the most points come first. Where `several`
    /// answered, what they differ on takes the room of a third reason.
    pub(super) fn of(arguments: &[ArgumentView], reverses: &[ReversalView], several: bool) -> Self {
        let mostly = |it: &&ReversalView| match it {
            ReversalView::Event(event) => event.changed * 2 >= event.cases,
            ReversalView::Count { .. } => false,
        };
        let is_count = |it: &&ReversalView| matches!(it, ReversalView::Count { .. });
        let reversal = reverses.iter().find(mostly).or_else(|| reverses.iter().find(is_count));
        let is_rare = |it: &ReversalView| matches!(it, ReversalView::Event(_));
        let chosen = reversal.or(reverses.first());
        let is_made =
            |it: &ArgumentView| it.blames.as_ref().is_none_or(|home| !it.r#for.contains(home));
        let on = |side| arguments.iter().filter(move |it| it.side == side).cloned();
        let is_heavy = |(place, it): &(usize, ArgumentView)| {
            *place < limits::FIRST_REASONS || !several && it.points >= limits::HEAVY
        };
        let reasons =
            on(Side::For).enumerate().filter(is_heavy).map(|it| it.1).take(limits::REASONS);
        Self {
            reasons: reasons.collect(),
            objection: on(Side::Against).find(is_made),
            is_rare: reversal.is_none() && chosen.is_some_and(is_rare),
            reversal_too: reverses.iter().filter(mostly).nth(1).cloned(),
            reversal: chosen.cloned(),
        }
    }
}
