//! The thresholds of the verdict, and how much of the counsel a paper shows, as written.

use crate::toml_tree::Value;

use super::{Number, PERCENT};

#[derive(Debug)]
pub(in crate::model) struct RawBands {
    pub(in crate::model) tie_margin: Number,
    pub(in crate::model) move_margin: Number,
    pub(in crate::model) minimum_weight: Number,
}

#[derive(Debug)]
pub(in crate::model) struct RawShown {
    pub(in crate::model) arrangements: Number,
    pub(in crate::model) objections: Number,
    pub(in crate::model) questions: Number,
    pub(in crate::model) steps: Number,
    pub(in crate::model) measures: Number,
    pub(in crate::model) figures: Number,
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

impl RawShown {
    pub(super) fn read(value: &Value<'_>) -> Option<Self> {
        let mut table = value.table("[shown]", "[shown]")?;
        let mut most = |key| table.whole(key, 1..=20, "4");
        let shown = Self {
            arrangements: most("arrangements"),
            objections: most("objections"),
            questions: most("questions"),
            steps: most("steps"),
            measures: most("measures"),
            figures: most("figures"),
        };
        table.close();
        Some(shown)
    }
}
