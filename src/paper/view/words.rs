//! The words for enums in JSON and templates.

use serde::{Serialize, Serializer};

use crate::answers::Basis;
use crate::decide::open_answers::Power;
use crate::decide::trials::Strength;
use crate::decide::{GateOutcome, Outlook, Reason, VerdictKind};
use crate::findings::calendar::Cause;
use crate::findings::package::Scope;
use crate::findings::since::Speaks;
use crate::model::{Manner, Means, PlanDay, State};

/// Serialises enums as words.
macro_rules! by_word {
    ($($name:ident)*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    )*};
}

by_word! {
    Basis Cause GateOutcome Manner Means Outlook PlanDay Reason Scope Speaks State Strength VerdictKind
}

impl Serialize for Power {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::CanNot => "cannot",
            Self::Can => "can",
            Self::NotRuledOut => "not_ruled_out",
        })
    }
}
