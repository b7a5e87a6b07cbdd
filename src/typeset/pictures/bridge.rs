//! The points bridge: how the arguments lead from the points of one home to those of the one that
//! leads.

use std::collections::BTreeMap;

use serde::Serialize;

use super::place_name;
use super::rows::{self, Frame, Row};
use super::scale::{Bar, Percent, Scale, Tick};
use crate::answers::Basis;
use crate::paper::View;
use crate::paper::format;
use crate::paper::view::arguments::ArgumentView;
use crate::paper::view::comparison::ComparisonView;

/// How finely a bar is divided: parts of a point.
const FINE: i64 = 1000;
/// The step of the numbers, and the fewest points on the scale, so that a small lead does not look
/// like a large one.
const STEP: i64 = 5;
const FEWEST: i64 = 15;

/// The bars from one home to the other.
#[derive(Serialize)]
pub(super) struct Bridge {
    from: End,
    rows: Vec<Row<Span>>,
    to: End,
    frame: Frame,
    ticks: Vec<Tick>,
    /// How the answers are known that have a bar.
    basis: Vec<Basis>,
}

/// A home with its points.
#[derive(Serialize)]
struct End {
    y: usize,
    name: String,
    points: i64,
    x: Percent,
}

/// What one argument adds.
#[derive(Serialize)]
struct Span {
    /// The question with the most points, and its references.
    name: String,
    references: Vec<String>,
    points_signed: String,
    /// Whether it is for the home that leads.
    is_for: bool,
    parts: Vec<Part>,
    /// Where it ends.
    end: Percent,
}

/// The part of a bar whose answers are known in one way.
#[derive(Serialize)]
struct Part {
    basis: Basis,
    bar: Bar,
}

impl Bridge {
    /// Returns none if no two homes are compared, or nothing tells them apart.
    pub(super) fn of(view: &View) -> Option<Self> {
        let pair = view.comparison.as_ref()?;
        // From the one behind to the one ahead, whichever of them the paper argues for.
        let is_turned = pair.margin < 0;
        let (behind, ahead) =
            if is_turned { (&pair.first, &pair.second) } else { (&pair.second, &pair.first) };
        let counted = counted(view, is_turned);
        let from = points_of(view, behind);
        let levels = levels(from, &counted);
        let scale = scale(&levels);
        let spans = counted.iter().zip(levels.windows(2));
        let spans: Vec<Span> =
            spans.map(|(it, ends)| span(view, pair, it.0, (ends[0], ends[1]), scale)).collect();
        let mut basis: Vec<Basis> =
            spans.iter().flat_map(|it| &it.parts).map(|it| it.basis).collect();
        basis.sort();
        basis.dedup();
        let end = |place, id, points| End {
            y: rows::HEAD + rows::under(place),
            name: place_name(view, id),
            points,
            x: scale.at(points * FINE),
        };
        (!spans.is_empty()).then(|| Self {
            from: end(0, behind, from),
            to: end(spans.len() + 1, ahead, from + pair.margin.abs()),
            frame: rows::frame(rows::HEAD, spans.len() + 2),
            ticks: ticks(scale),
            rows: rows::from(rows::HEAD + rows::under(1), spans),
            basis,
        })
    }
}

/// Returns the points of a home: of one elsewhere, those without any answer.
fn points_of(view: &View, id: &str) -> i64 {
    let placement = view.placements.iter().find(|it| it.id == id);
    placement.map_or(view.exact.neutral / view.exact.units_in_a_point, |it| it.score)
}

/// Returns the arguments that count, with the points that each adds: those for the home that leads
/// first.
fn counted(view: &View, is_turned: bool) -> Vec<(&ArgumentView, i64)> {
    let sign = if is_turned { -1 } else { 1 };
    let arguments = view.arguments.iter().filter(|it| it.points != 0);
    let mut counted: Vec<_> = arguments.map(|it| (it, it.points * sign)).collect();
    if is_turned {
        counted.sort_by_key(|it| it.1 < 0);
    }
    counted
}

/// Returns the points before the first argument and after each.
fn levels(from: i64, arguments: &[(&ArgumentView, i64)]) -> Vec<i64> {
    let mut levels = vec![from];
    levels.extend(arguments.iter().scan(from, |sum, it| {
        *sum += it.1;
        Some(*sum)
    }));
    levels
}

fn scale(levels: &[i64]) -> Scale {
    let (low, high) = (levels.iter().min(), levels.iter().max());
    let (low, high) = (low.copied().unwrap_or(0), high.copied().unwrap_or(0));
    let missing = (FEWEST - (high - low)).max(0);
    let ends = [low - missing / 2, high + missing - missing / 2];
    Scale::around(ends.into_iter().map(|it| it * FINE), STEP * FINE)
}

fn ticks(scale: Scale) -> Vec<Tick> {
    let whole = |it: Tick| Tick { number: it.number / FINE, ..it };
    scale.ticks(STEP * FINE).into_iter().map(whole).collect()
}

fn span(
    view: &View,
    pair: &ComparisonView,
    argument: &ArgumentView,
    (start, end): (i64, i64),
    scale: Scale,
) -> Span {
    let answers = view.answers.iter();
    let lead = answers.clone().find(|it| argument.factors.first() == Some(&it.factor));
    Span {
        name: lead.map(|it| it.name.clone()).unwrap_or_default(),
        references: argument.references.clone(),
        points_signed: format::signed(end - start),
        is_for: end > start,
        parts: parts(view, pair, argument, (start, end), scale),
        end: scale.at(end * FINE),
    }
}

/// Divides a bar by how its answers are known, what is counted first.
fn parts(
    view: &View,
    pair: &ComparisonView,
    argument: &ArgumentView,
    (start, end): (i64, i64),
    scale: Scale,
) -> Vec<Part> {
    let mut shares: BTreeMap<Basis, i64> = BTreeMap::new();
    for answer in view.answers.iter().filter(|it| argument.factors.contains(&it.factor)) {
        *shares.entry(answer.basis).or_default() += difference(view, pair, &answer.factor).abs();
    }
    let whole: i64 = shares.values().sum::<i64>().max(1);
    let place = |share: i64| start * FINE + (end - start) * FINE * share / whole;
    let mut before = 0;
    let bars = shares.into_iter().map(|(basis, share)| {
        let bar = scale.bar(place(before), place(before + share));
        before += share;
        Part { basis, bar }
    });
    bars.collect()
}

/// Returns what an answer adds to the lead of the first home, in the exact units of the view.
fn difference(view: &View, pair: &ComparisonView, factor: &str) -> i64 {
    let found = view.contributions.iter().find(|it| it.factor == factor);
    let points = |home: &str| found.and_then(|it| it.exact.get(home)).copied().unwrap_or(0);
    points(&pair.first) - points(&pair.second)
}
