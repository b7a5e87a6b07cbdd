//! The counsel as written: a bridge to what reads everything else in one step.

pub(super) mod counsel;

pub(super) use super::read::{Number, sources, tables};
pub(super) use super::read::{Rows as RawPredicate, Text, Texts, WHEN, named, rows as predicate};
