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

/// Returns kind and homes of an advice, or of an outcome of the trials.
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
    let leaning = list(&advice["leaning"]).iter().filter_map(home);
    (
        kind,
        home(&advice["placement"]).into_iter().chain(leaning).fold(0, |homes, it| homes | 1 << it),
    )
}

/// Returns the answers of a set of changes; `None` where there is no set.
pub(crate) fn others(tables: &Tables, set: &Value) -> Option<Vec<Other>> {
    let one = |it: &Value| {
        let level = it["to"].as_u64().expect("a level");
        (tables.cell(text(&it["factor"])), usize::try_from(level).expect("a level"))
    };
    set["answers"].as_array().map(|it| it.iter().map(one).collect())
}

/// Returns the lowest and highest weight of a row of intervals, in the steps in which the decimals of
/// the program count, and how many steps are a point of 100.
pub(crate) fn interval(row: &Value) -> (i64, (Option<i64>, Option<i64>)) {
    let ends = [&row["low"]["weight"], &row["high"]["weight"]];
    let decimals = |it: &str| it.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let most = ends.iter().filter_map(|it| it.as_str()).map(decimals).max().unwrap_or(0);
    let steps = 10_i64.pow(u32::try_from(most).expect("few decimals"));
    let end = |it: &Value| it.as_str().map(|it| in_steps(it, most));
    (steps, (end(ends[0]), end(ends[1])))
}

fn in_steps(number: &str, decimals: usize) -> i64 {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    format!("{whole}{part:0<decimals$}").parse().expect("a number")
}

/// Returns a number, also one that is written as text.
pub(crate) fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}
