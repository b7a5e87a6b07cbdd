//! What an interaction does to a pull.

use super::{Change, Sign};
use crate::points::Pull;

impl Change {
    /// Returns the pull after the change.
    pub fn applied_to(self, pull: Pull) -> Pull {
        match self {
            Self::Add(more) => pull.plus(more),
            Self::Set(other) => other,
            Self::Halve(sign) if sign.covers(pull) => pull.halved(),
            Self::Drop(sign) if sign.covers(pull) => Pull::NEUTRAL,
            Self::Halve(_) | Self::Drop(_) => pull,
        }
    }
}

impl Sign {
    /// Tells whether the pull has the sign.
    pub fn covers(self, pull: Pull) -> bool {
        match self {
            Self::All => true,
            Self::Positive => pull > Pull::NEUTRAL,
            Self::Negative => pull < Pull::NEUTRAL,
        }
    }
}
