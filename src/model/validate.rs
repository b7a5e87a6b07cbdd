//! The counsel from as written to valid: a bridge to what reads everything else in one step.

mod counsel;

use super::read::Scope;

mod ids {
    pub(super) use crate::model::read::Ids;
}
mod predicates {
    pub(super) use crate::model::read::Reads;
}
