//! What page one shows of lists that may be long.

use serde::Serialize;

use super::arguments::ArgumentView;
use crate::findings::arguments::Side;
use crate::findings::limits;

/// The arguments on page one.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// Those with the most points for the first place; few of them have only one point.
    pub reasons: Vec<ArgumentView>,
    /// The one with the most points against it.
    pub objection: Option<ArgumentView>,
}

impl PageView {
    /// Chooses from all arguments, of which those with the most points come first.
    pub(super) fn of(arguments: &[ArgumentView]) -> Self {
        let on = |side| arguments.iter().filter(move |it| it.side == side).cloned();
        let counts =
            |(place, it): &(usize, ArgumentView)| *place < limits::SMALL_REASONS || it.points > 1;
        let reasons = on(Side::For).enumerate().filter(counts).map(|it| it.1);
        Self {
            reasons: reasons.take(limits::REASONS).collect(),
            objection: on(Side::Against).next(),
        }
    }
}
