//! What page one shows of lists that may be long.

use serde::Serialize;

use super::arguments::ArgumentView;
use super::outcomes::{ReversalView, StakeView};
use crate::findings::arguments::Side;
use crate::findings::limits;

/// The arguments on page one.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// Those with the most points for the first place.
    pub reasons: Vec<ReasonView>,
    /// The strongest one that the supporters of the second place would make.
    pub objection: Option<ArgumentView>,
    /// What would reverse the advice: an event that mostly does, else a count, else any event.
    pub reversal: Option<ReversalView>,
    /// Another event that mostly does, if the first is one.
    pub reversal_too: Option<ReversalView>,
    /// Whether `reversal` is an event that rarely does.
    pub is_rare: bool,
}

/// A reason on page one.
#[derive(Debug, Clone, Serialize)]
pub struct ReasonView {
    /// The argument; its keys stand beside the others.
    #[serde(flatten)]
    pub argument: ArgumentView,
    /// Whether it rests on an answer about oneself that has its price.
    pub is_own: bool,
    /// Whether it is the first of these, which has the price beside it.
    pub is_first_own: bool,
}

impl PageView {
    /// Chooses from all arguments, of which those with the most points come first, and from what speaks
    /// for the second place. Where `several` answered, what they differ on takes the room of a third
    /// reason.
    pub(super) fn of(
        arguments: &[ArgumentView],
        speaks_for_second: &[ArgumentView],
        stake: &StakeView,
        reverses: &[ReversalView],
        several: bool,
    ) -> Self {
        let mostly = |it: &&ReversalView| match it {
            ReversalView::Event(event) => event.changed * 2 >= event.cases,
            ReversalView::Count { .. } => false,
        };
        let is_count = |it: &&ReversalView| matches!(it, ReversalView::Count { .. });
        let reversal = reverses.iter().find(mostly).or_else(|| reverses.iter().find(is_count));
        let is_rare = |it: &ReversalView| matches!(it, ReversalView::Event(_));
        let chosen = reversal.or(reverses.first());
        let is_heavy = |(place, it): &(usize, &ArgumentView)| {
            *place < limits::FIRST_REASONS || !several && it.points >= limits::HEAVY
        };
        let reasons = arguments.iter().filter(|it| it.side == Side::For).enumerate();
        let reasons = reasons.filter(is_heavy).map(|it| it.1).take(limits::REASONS);
        // What the package mends is the weakest reason for a move.
        let (mended, lasting): (Vec<_>, Vec<_>) = reasons.partition(|it| it.is_mended);
        // The same argument out of the whole comparison has its reply.
        // What does as much for the first place is no case against it.
        let is_against = |it: &&ArgumentView| {
            let mut against = arguments.iter().filter(|it| it.side != Side::For);
            against.any(|against| against.factors.contains(&it.factors[0]))
        };
        let made = speaks_for_second.iter().find(is_against);
        let replied = |it: &&ArgumentView| {
            it.side == Side::Against && made.is_some_and(|made| made.factors == it.factors)
        };
        Self {
            reasons: marked(lasting.into_iter().chain(mended), &stake.factors()),
            objection: arguments.iter().find(replied).or(made).cloned(),
            is_rare: reversal.is_none() && chosen.is_some_and(is_rare),
            reversal_too: reverses.iter().filter(mostly).nth(1).cloned(),
            reversal: chosen.cloned(),
        }
    }
}

/// Marks the reasons that rest on answers about oneself.
fn marked<'a>(reasons: impl Iterator<Item = &'a ArgumentView>, own: &[&String]) -> Vec<ReasonView> {
    let mut is_priced = false;
    let mark = |argument: &ArgumentView| {
        let is_own = argument.factors.iter().any(|it| own.contains(&it));
        let is_first_own = is_own && !is_priced;
        is_priced |= is_own;
        ReasonView { argument: argument.clone(), is_own, is_first_own }
    };
    reasons.map(mark).collect()
}
