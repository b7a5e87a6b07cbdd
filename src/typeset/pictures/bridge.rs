//! The points bridge: how the arguments lead from the points of one home of the compared pair to
//! those of the other. It begins at the home with fewer points, so that each arrow points to where
//! the home lies that it is for.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows::{self, Frame, Row};
use super::scale::{Bar, Percent, Scale, Tick};
use super::{Present, is_today, place_name, points_of};
use crate::answers::Basis;
use crate::model::ELSEWHERE;
use crate::paper::View;
use crate::paper::format;
use crate::paper::view::arguments::ArgumentView;
use crate::paper::view::comparison::ComparisonView;
use crate::templates::widths::width;

/// How finely a bar is divided: parts of a point.
const FINE: i64 = 1000;
/// The step of the numbers, and the fewest points on the scale, so that a small lead does not look
/// like a large one.
const STEP: i64 = 5;
const FEWEST: i64 = 15;

/// The longest sentence of a bar, in pixels: a line of a wide picture. Where it is longer, the claim
/// stands alone.
const LONGEST: usize = 530;

/// The bars from one home to the other.
#[derive(Serialize)]
pub(super) struct Bridge {
    from: End,
    rows: Vec<Row<Span>>,
    to: End,
    frame: Frame,
    ticks: Vec<Tick>,
    /// How the answers are known that have a bar.
    known: Vec<Known>,
    /// Whether the signs are those of the table of points turned round.
    is_turned: bool,
    /// From the present home to the lead that a move needs, if it is one of the two.
    short_of_a_move: Option<Bar>,
    /// The fewest points of a home that is moved to, where they are more than that lead.
    floor: Option<Tick>,
}

/// A home with its points.
#[derive(Serialize)]
struct End {
    y: usize,
    id: String,
    name: String,
    is_today: bool,
    /// Whether it is not scored, and counts as neutral.
    is_neutral: bool,
    points: i64,
    x: Percent,
}

/// What one argument adds.
#[derive(Serialize)]
struct Span {
    /// What the answers say, with the fact behind it where that is short.
    claim: String,
    points_signed: String,
    /// Whether it is for the home at the end.
    is_for: bool,
    parts: Vec<Part>,
    /// Where it ends.
    end: Percent,
}

/// The part of a bar whose answers are known in one way.
#[derive(Serialize)]
struct Part {
    known: Known,
    bar: Bar,
}

/// How an answer is known, as the table of points says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum Known {
    Measured,
    Seen,
    Disputed,
    Believed,
    NotStated,
}

impl Bridge {
    /// Returns none if no two homes are compared, or nothing tells them apart.
    pub(super) fn of(view: &View) -> Option<Self> {
        let pair = view.comparison.as_ref()?;
        let counted: Vec<_> = view.arguments.iter().filter(|it| it.points != 0).collect();
        let is_turned = pair.margin < 0;
        let sign = if is_turned { -1 } else { 1 };
        let (start, last) =
            if is_turned { (&pair.first, &pair.second) } else { (&pair.second, &pair.first) };
        let from = points_of(view, start);
        let levels = levels(from, counted.iter().map(|it| sign * it.points));
        let present = Present::of(view).filter(|it| [start, last].contains(&&it.id));
        let least = present.as_ref().map(|it| it.least);
        let scale = scale(levels.iter().copied().chain(least));
        let ends = counted.iter().zip(levels.windows(2));
        let spans: Vec<Span> =
            ends.map(|(it, ends)| span(view, pair, it, (ends[0], ends[1]), scale)).collect();
        let mut known: Vec<Known> =
            spans.iter().flat_map(|it| &it.parts).map(|it| it.known).collect();
        known.sort_unstable();
        known.dedup();
        let end = |place, id: &String, points| End {
            y: rows::HEAD + rows::under(place),
            id: id.clone(),
            name: place_name(view, id),
            is_today: is_today(view, id),
            is_neutral: id == ELSEWHERE,
            points,
            x: scale.at(points * FINE),
        };
        (!spans.is_empty()).then(|| Self {
            from: end(0, start, from),
            to: end(spans.len() + 1, last, from + pair.margin.abs()),
            frame: rows::frame(rows::HEAD, spans.len() + 2),
            ticks: ticks(scale),
            rows: rows::from(rows::HEAD + rows::under(1), spans),
            known,
            is_turned,
            floor: present
                .as_ref()
                .filter(|it| it.least > it.with_the_lead)
                .map(|it| Tick { x: scale.at(it.least * FINE), number: it.least }),
            short_of_a_move: present.map(|it| scale.bar(it.points * FINE, it.with_the_lead * FINE)),
        })
    }
}

/// Returns the points before the first argument and after each.
fn levels(from: i64, points: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut levels = vec![from];
    levels.extend(points.scan(from, |sum, it| {
        *sum += it;
        Some(*sum)
    }));
    levels
}

fn scale(levels: impl Iterator<Item = i64> + Clone) -> Scale {
    let (low, high) = (levels.clone().min().unwrap_or(0), levels.max().unwrap_or(0));
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
    let is_short = width(&argument.brief) <= LONGEST;
    Span {
        claim: if is_short { &argument.brief } else { &argument.claim }.clone(),
        points_signed: format::signed(end - start),
        is_for: end > start,
        parts: parts(view, pair, argument, (start, end), scale),
        end: scale.at(end * FINE),
    }
}

/// Returns how answers of this basis are known. Of an argument with an answer that is in dispute, what
/// would be a belief is called disputed.
fn known(view: &View, argument: &ArgumentView, basis: Basis) -> Known {
    match basis {
        Basis::Measured => Known::Measured,
        Basis::Seen => Known::Seen,
        Basis::Believed if argument.factors.iter().any(|it| view.disputes.contains(it)) => {
            Known::Disputed
        }
        Basis::Believed => Known::Believed,
        Basis::NotStated => Known::NotStated,
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
    let mut shares: BTreeMap<Known, i64> = BTreeMap::new();
    for answer in view.answers.iter().filter(|it| argument.factors.contains(&it.factor)) {
        let known = known(view, argument, answer.basis);
        *shares.entry(known).or_default() += difference(view, pair, &answer.factor).abs();
    }
    let whole: i64 = shares.values().sum::<i64>().max(1);
    let place = |share: i64| start * FINE + (end - start) * FINE * share / whole;
    let mut before = 0;
    let bars = shares.into_iter().map(|(known, share)| {
        let bar = scale.bar(place(before), place(before + share));
        before += share;
        Part { known, bar }
    });
    bars.collect()
}

/// Returns what an answer adds to the lead of the first home, in the exact units of the view.
fn difference(view: &View, pair: &ComparisonView, factor: &str) -> i64 {
    let found = view.contributions.iter().find(|it| it.factor == factor);
    let points = |home: &str| found.and_then(|it| it.exact.get(home)).copied().unwrap_or(0);
    points(&pair.first) - points(&pair.second)
}
