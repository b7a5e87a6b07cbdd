//! The thresholds of the verdict, as written.

use crate::toml_tree::Value;

use super::{Number, PERCENT};

#[derive(Debug)]
pub(in crate::model) struct RawBands {
    pub(in crate::model) tie_margin: Number,
    pub(in crate::model) move_margin: Number,
    pub(in crate::model) minimum_weight: Number,
}

impl RawBands {
    pub(super) fn read(value: &Value<'_>) -> Option<Self> {
        let mut table = value.table("[bands]", "[bands]")?;
        let bands = Self {
            tie_margin: table.whole("tie_margin", 1..=100, "3"),
            move_margin: table.whole("move_margin", PERCENT, "5"),
            minimum_weight: table.whole("minimum_weight", 1..=100, "40"),
        };
        table.close();
        Some(bands)
    }
}
