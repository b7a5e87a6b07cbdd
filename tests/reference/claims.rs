//! What the program's JSON says about how firm a result is, as the reference counts.

use serde_json::Value;

use super::domain::*;
use super::seeking::Other;
use super::sheet::Tables;
use super::swift::{AT_ELSEWHERE, Label};
use super::verdict::Kind;

pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

/// Returns the place of a home, or of `elsewhere`.
pub(crate) fn home(value: &Value) -> Option<usize> {
    let id = value.as_str()?;
    let place = HOMES.iter().position(|it| *it == id);
    Some(place.unwrap_or_else(|| {
        assert_eq!(id, ELSEWHERE);
        AT_ELSEWHERE
    }))
}

/// Returns kind and home of an advice, or of an outcome of the trials.
pub(crate) fn label(advice: &Value) -> Label {
    let kind = match text(&advice["kind"]) {
        "not_enough" => Kind::NotEnough,
        "no_home" => Kind::NoHome,
        "tie" => Kind::Tie,
        "stay" => Kind::Stay,
        "move" => Kind::Move,
        "not_yet" => Kind::NotYet,
        other => panic!("no kind of verdict: {other}"),
    };
    (kind, home(&advice["placement"]))
}

/// Returns the answers of a set of changes; `None` where there is no set.
pub(crate) fn others(tables: &Tables, set: &Value) -> Option<Vec<Other>> {
    let one = |it: &Value| {
        let level = it["to"].as_u64().expect("a level");
        (tables.cell(text(&it["factor"])), usize::try_from(level).expect("a level"))
    };
    set["answers"].as_array().map(|it| it.iter().map(one).collect())
}

/// Returns a number with one decimal as tenths.
pub(crate) fn tenths(value: &Value) -> i64 {
    text(value).replace('.', "").parse().unwrap_or_else(|_| panic!("not a weight: {value}"))
}

/// Returns the lowest and highest weight, in tenths of 100, of a row of intervals.
pub(crate) fn interval(row: &Value) -> (Option<i64>, Option<i64>) {
    let end = |it: &Value| (!it.is_null()).then(|| tenths(&it["weight"]));
    (end(&row["low"]), end(&row["high"]))
}
