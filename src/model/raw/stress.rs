//! The stress runs and the scenarios, as written.

use crate::toml_tree::{Content, Placed, Reader, Value};

use super::{Number, PERCENT, RawPredicate, Text, Texts, named, predicate, sources};

/// How odds are written, for help.
const ODDS: &str = "[1, 2, 1]";
/// How the answers of a scenario are written, for help.
const SET: &str = "{ some_id = 4, other_id = \"unknown\" }";

#[derive(Debug)]
pub(in crate::model) struct RawStress {
    pub(in crate::model) measured: RawOdds,
    pub(in crate::model) seen: RawOdds,
    pub(in crate::model) believed: RawOdds,
    pub(in crate::model) weights: Number,
    pub(in crate::model) firm: Number,
    pub(in crate::model) moderate: Number,
}

/// Odds of one level down, no change and one level up.
pub(in crate::model) type RawOdds = Option<[u32; 3]>;

#[derive(Debug)]
pub(in crate::model) struct RawScenario {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) text: Text,
    pub(in crate::model) role: Text,
    pub(in crate::model) owner: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) set: Vec<(Placed<String>, Placed<RawSupposed>)>,
    pub(in crate::model) source: Texts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) enum RawSupposed {
    Level(u8),
    AtMost(u8),
    Unknown,
}

impl RawStress {
    pub(super) fn read(value: &Value<'_>) -> Option<Self> {
        let mut table = value.table("[stress]", "[stress]")?;
        let stress = Self {
            measured: odds(&mut table, "measured"),
            seen: odds(&mut table, "seen"),
            believed: odds(&mut table, "believed"),
            weights: table.whole("weights", PERCENT, "50"),
            firm: table.whole("firm", PERCENT, "80"),
            moderate: table.whole("moderate", PERCENT, "60"),
        };
        table.close();
        Some(stress)
    }
}

/// Reads three odds, not all of them zero.
fn odds(table: &mut Reader<'_>, key: &'static str) -> RawOdds {
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
    let odds = [down, same, up].map(|it| u32::try_from(it).unwrap_or(0));
    if odds == [0; 3] {
        value.complain("has no odds above zero", "to hold an answer fixed, write [0, 1, 0]");
        return None;
    }
    Some(odds)
}

impl RawScenario {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "scenario", "id");
        let scenario = Self {
            what: table.what().to_owned(),
            id,
            name: table.text("name"),
            text: table.text("text"),
            role: table.text("role"),
            owner: table.text("owner"),
            when: predicate(table.optional("when")),
            set: set(&mut table).unwrap_or_default(),
            source: sources(&mut table),
        };
        table.close();
        scenario
    }
}

/// Reads the answers that a scenario changes, at least one.
fn set(table: &mut Reader<'_>) -> Option<Vec<(Placed<String>, Placed<RawSupposed>)>> {
    let value = table.required("set", SET)?;
    let answers = value.table(value.title(), SET)?.all();
    if answers.is_empty() {
        value.complain("is empty, so nothing changes", format!("name an answer: `{SET}`"));
    }
    Some(answers.into_iter().filter_map(|(id, it)| Some((id, supposed(&it)?))).collect())
}

/// Reads a level, the most that a level may be, or the word for an answer that nobody can give.
fn supposed(value: &Value<'_>) -> Option<Placed<RawSupposed>> {
    if let Content::Text(text) = value.content() {
        if text == "unknown" {
            return Some(value.placed(RawSupposed::Unknown));
        }
        let most = text.strip_prefix("<=").and_then(|it| it.parse().ok());
        if let Some(most) = most.filter(|it| (1..=5).contains(it)) {
            return Some(value.placed(RawSupposed::AtMost(most)));
        }
        value.complain(
            "is neither a level nor \"unknown\"",
            "write 1 to 5, or \"<=2\" for at most 2, or \"unknown\"",
        );
        return None;
    }
    let level = value.whole(1..=5)?;
    Some(value.placed(RawSupposed::Level(u8::try_from(level.value).ok()?)))
}
