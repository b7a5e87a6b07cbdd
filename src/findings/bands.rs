//! How far the stress runs move answers and weights, in terms that a reader knows.

use serde::Serialize;

use crate::model::{Odds, Stress};

/// How an answer moves in the stress runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Moves {
    /// It stays as it is.
    Stays,
    /// It goes down, stays or goes up with equal chance.
    Evenly,
    /// It moves with other odds.
    Unevenly,
}

impl Moves {
    /// Tells how an answer with these odds moves.
    pub fn of(odds: Odds) -> Self {
        if odds.down == 0 && odds.up == 0 {
            Self::Stays
        } else if odds.down == odds.same && odds.same == odds.up {
            Self::Evenly
        } else {
            Self::Unevenly
        }
    }
}

/// A part of a whole, in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The part.
    pub of: u64,
    /// The whole.
    pub whole: u64,
}

impl Part {
    fn new(of: u64, whole: u64) -> Option<Self> {
        let (mut divisor, mut rest) = (of, whole);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        (of > 0).then(|| Self { of: of / divisor, whole: whole / divisor })
    }
}

/// Returns in what part of the runs an answer goes a level down, and up. None if in no run.
pub fn parts(odds: Odds) -> [Option<Part>; 2] {
    [odds.down, odds.up].map(|it| Part::new(u64::from(it), odds.total()))
}

/// Returns how far every weight and share moves, as a part of itself. None if they do not move.
pub fn of_weights(stress: &Stress) -> Option<Part> {
    Part::new(stress.weights.unsigned_abs(), 100)
}

/// Returns in what part of the runs a person leans to one side, and what part of the answers then goes
/// along. None if nobody ever does.
pub fn of_slant(stress: &Stress) -> Option<[Part; 2]> {
    let part = |percent: i64| Part::new(percent.unsigned_abs(), 100);
    Some([part(stress.slant.runs)?, part(stress.slant.answers)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_told_in_lowest_terms() {
        let odds = |down, same, up| Odds { down, same, up };
        let quarter = Part { of: 1, whole: 4 };
        for (odds, how, told) in [
            (odds(0, 2, 0), Moves::Stays, [None, None]),
            (odds(1, 1, 1), Moves::Evenly, [Some(Part { of: 1, whole: 3 }); 2]),
            (odds(1, 1, 2), Moves::Unevenly, [Some(quarter), Some(Part { of: 1, whole: 2 })]),
            (odds(2, 6, 0), Moves::Unevenly, [Some(quarter), None]),
        ] {
            assert_eq!((Moves::of(odds), parts(odds)), (how, told));
        }
    }
}
