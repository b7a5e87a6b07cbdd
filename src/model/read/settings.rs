//! Reads the numbers of a model: the thresholds of the verdict, and the settings of the stress
//! runs.

use crate::diagnostic::Diagnostic;
use crate::model::{Bands, Odds, Slant, Stress};
use crate::toml_tree::{Reader, Value};

use super::scope::Scope;
use super::table::{Number, PERCENT};

/// How odds are written, for help.
const ODDS: &str = "[1, 2, 1]";
/// How a slant is written, for help.
const SLANT: &str = "{ runs = 25, answers = 50 }";
/// An answer that stays as it is.
const FIXED: Odds = Odds { down: 0, same: 1, up: 0 };

pub(super) fn bands(value: Option<Value<'_>>) -> Bands {
    let mut table = value.and_then(|it| it.table("[bands]", "[bands]"));
    let mut read =
        |key, range, example| table.as_mut().map_or(0, |it| number(&it.whole(key, range, example)));
    let bands = Bands {
        tie_margin: read("tie_margin", 1..=100, "3"),
        move_margin: read("move_margin", PERCENT, "5"),
        minimum_weight: read("minimum_weight", 1..=100, "40"),
        minimum_points: read("minimum_points", PERCENT, "25"),
        floor: read("floor", PERCENT, "53"),
        floor_without_home: read("floor_without_home", PERCENT, "50"),
        move_share: read("move_share", PERCENT, "50"),
        small_team: read("small_team", PERCENT, "3"),
    };
    if let Some(table) = table {
        table.close();
    }
    bands
}

impl Scope<'_> {
    pub(super) fn stress(&self, value: Option<Value<'_>>) -> Stress {
        let mut stress = Stress {
            measured: FIXED,
            seen: FIXED,
            believed: FIXED,
            not_stated: FIXED,
            weights: 0,
            slant: Slant { runs: 0, answers: 0 },
            firm_moves_right: None,
            firm_stays_right: None,
            firm: 0,
            moderate: 0,
        };
        let table = value.and_then(|it| it.table("[stress]", "[stress]"));
        let Some(mut table) = table else { return stress };
        stress.measured = odds(&mut table, "measured").unwrap_or(FIXED);
        stress.seen = odds(&mut table, "seen").unwrap_or(FIXED);
        stress.believed = odds(&mut table, "believed").unwrap_or(FIXED);
        stress.not_stated = odds(&mut table, "not_stated").unwrap_or(FIXED);
        stress.weights = number(&table.whole("weights", PERCENT, "50"));
        stress.slant = slant(&mut table).unwrap_or(stress.slant);
        let mut right =
            |key| table.optional(key).and_then(|it| it.whole(PERCENT)).map(|it| it.value);
        stress.firm_moves_right = right("firm_moves_right");
        stress.firm_stays_right = right("firm_stays_right");
        let firm = table.whole("firm", PERCENT, "80");
        let moderate = table.whole("moderate", PERCENT, "60");
        table.close();
        (stress.firm, stress.moderate) = (number(&firm), number(&moderate));
        if let (Some(firm), Some(moderate)) = (firm, moderate)
            && firm.value < moderate.value
        {
            let message = "`firm` of [stress] is below `moderate`";
            let mistake = Diagnostic::new(message).at(&firm.place);
            let help = "advice is firm from a larger share of runs on than it is moderate";
            self.report(mistake.with(&moderate.place, "`moderate`").help(help));
        }
        stress
    }
}

/// Reads three odds, not all of them zero.
fn odds(table: &mut Reader<'_>, key: &'static str) -> Option<Odds> {
    let value = table.required(key, ODDS)?;
    let parts = value.list(ODDS)?;
    let Ok([down, same, up]) = <[_; 3]>::try_from(parts) else {
        value.complain(
            "must have three odds: one level down, no change, one level up",
            format!("write three whole numbers: `{ODDS}`"),
        );
        return None;
    };
    let odds = [down, same, up].map(|it| it.whole(PERCENT).map(|it| it.value));
    let [Some(down), Some(same), Some(up)] = odds else { return None };
    let [down, same, up] = [down, same, up].map(|it| u32::try_from(it).unwrap_or(0));
    let odds = Odds { down, same, up };
    if odds.total() == 0 {
        value.complain("has no odds above zero", "to hold an answer fixed, write [0, 1, 0]");
        return None;
    }
    Some(odds)
}

/// Reads in how many runs and answers a person leans to one side.
fn slant(table: &mut Reader<'_>) -> Option<Slant> {
    let mut table = table.required("slant", SLANT)?.table("`slant` of [stress]", SLANT)?;
    let [runs, answers] = [("runs", "25"), ("answers", "50")]
        .map(|(key, example)| table.whole(key, PERCENT, example));
    table.close();
    Some(Slant { runs: number(&runs), answers: number(&answers) })
}

fn number(number: &Number) -> i64 {
    number.as_ref().map_or(0, |it| it.value)
}
