//! The words for enums in JSON and templates.

use serde::{Serialize, Serializer};

use crate::answers::Basis;
use crate::decide::open_answers::Power;
use crate::decide::trials::Strength;
use crate::decide::{GateOutcome, Outlook, Reason, VerdictKind};
use crate::model::{Manner, Means};

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

by_word! { Basis GateOutcome Manner Means Outlook Reason Strength VerdictKind }

impl Serialize for Power {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::CanNot => "cannot",
            Self::Can => "can",
            Self::NotRuledOut => "not_ruled_out",
        })
    }
}
