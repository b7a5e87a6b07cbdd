//! The fit line: one row for each home, on one scale of points. With a package it has two lines, one
//! for today and one with the package, so that each is compared with the same of the present home.

use serde::Serialize;

use super::rows::{self, Frame, Row};
use super::scale::{Bar, Percent, Scale, Tick};
use super::{NEUTRAL, Present, place_name, points_of};
use crate::decide::VerdictKind;
use crate::model::ELSEWHERE;
use crate::paper::View;
use crate::paper::view::placements::PlacementView;

/// The scale that most papers have, and the step of its numbers.
const USUAL: [i64; 2] = [30, 70];
const STEP: i64 = 10;
/// The height of a row with two lines, in pixels.
const TWO_LINES: usize = 50;

/// Where the homes stand.
#[derive(Serialize)]
pub(super) struct Fit {
    rows: Vec<Row<Home>>,
    frame: Frame,
    ticks: Vec<Tick>,
    neutral: Percent,
    /// Below this, no home is moved to; none where that is the neutral point.
    floor: Option<Percent>,
    /// The home in which the team may stay.
    present: Option<Stay>,
    /// The fewest points with which the team would be moved to another home.
    least: i64,
    /// The compared pair, or the homes that tie.
    compared: Vec<Scored>,
    /// Whether there are points with the package.
    has_package: bool,
}

/// The present home, and from it to what a move needs: today, and with the package.
#[derive(Serialize)]
struct Stay {
    name: String,
    short_of_a_move: Bar,
    short_of_a_move_then: Bar,
}

/// A home with its points.
#[derive(Serialize)]
struct Scored {
    name: String,
    points: i64,
}

/// One home. Without points if it is ruled out.
#[derive(Serialize)]
struct Home {
    id: String,
    name: String,
    is_today: bool,
    is_advised: bool,
    /// Whether it is not scored, and counts as neutral.
    is_neutral: bool,
    today: Option<Stand>,
    /// With the package, if there is one.
    then: Option<Stand>,
    /// Whether the package changes nothing.
    is_unchanged: bool,
    /// Where the trials put it.
    trials: Option<Trials>,
}

/// Points and their place.
#[derive(Serialize)]
struct Stand {
    points: i64,
    x: Percent,
}

/// Between which points most trials put a home.
#[derive(Serialize)]
struct Trials {
    low: Stand,
    high: Stand,
}

impl Fit {
    /// Returns none if no home has points to show.
    pub(super) fn of(view: &View) -> Option<Self> {
        let shown: Vec<_> = in_order(view);
        let passing: Vec<_> = shown.iter().copied().filter(|it| passes(it)).collect();
        if view.verdict.kind == VerdictKind::NotEnough || passing.is_empty() {
            return None;
        }
        let scale = scale(view, &passing);
        let mut homes: Vec<Home> = shown.iter().map(|it| home(view, it, scale)).collect();
        homes.extend(elsewhere(view, scale));
        // What is ruled out stands last; otherwise the order stays.
        homes.sort_by_key(|it| it.today.is_none());
        let has_package = view.package.price.is_some();
        let height = if has_package { TWO_LINES } else { rows::ROW };
        let present = Present::of(view);
        Some(Self {
            has_package,
            frame: rows::above_numbers(height * homes.len()),
            rows: rows::spaced(0, height, homes),
            ticks: scale.ticks(STEP),
            neutral: scale.at(NEUTRAL),
            floor: Some(view.verdict.floor).filter(|it| *it != NEUTRAL).map(|it| scale.at(it)),
            least: present.as_ref().map_or(view.verdict.floor, |it| it.least),
            present: present.map(|it| stay(view, it, scale)),
            compared: compared(view),
        })
    }
}

/// Returns the homes that have a row, those advised first.
fn in_order(view: &View) -> Vec<&PlacementView> {
    let mut homes: Vec<_> = view.placements.iter().filter(|it| it.is_shown).collect();
    homes.sort_by_key(|it| !is_advised(view, &it.id));
    homes
}

fn is_advised(view: &View, id: &str) -> bool {
    view.verdict.placement.as_deref() == Some(id) || view.verdict.leaning.iter().any(|it| it == id)
}

fn passes(home: &PlacementView) -> bool {
    home.gates_failed.is_empty()
}

fn scale(view: &View, homes: &[&PlacementView]) -> Scale {
    let numbers = homes.iter().flat_map(|it| {
        let spread = view.firmness.spread.get(&it.id);
        let ends = spread.map_or([it.score; 2], |it| [it.low, it.high]);
        [it.score, then(view, &it.id, it.score)].into_iter().chain(ends)
    });
    Scale::around(numbers.chain(USUAL), STEP)
}

/// Returns the points of a home with the package; those of today if there is none.
fn then(view: &View, id: &str, today: i64) -> i64 {
    let price = view.package.price.as_ref();
    price.and_then(|it| it.scores.get(id)).copied().unwrap_or(today)
}

fn stay(view: &View, present: Present, scale: Scale) -> Stay {
    let short = |points| scale.bar(points, points + view.model.move_margin);
    Stay {
        short_of_a_move: short(present.points),
        short_of_a_move_then: short(then(view, &present.id, present.points)),
        name: present.name,
    }
}

/// Returns the compared pair, or the homes that tie.
fn compared(view: &View) -> Vec<Scored> {
    let pair = view.comparison.iter().flat_map(|it| [&it.first, &it.second]);
    let ids: Vec<&String> = match view.verdict.kind {
        VerdictKind::Tie => view.verdict.leaning.iter().collect(),
        _ => pair.collect(),
    };
    let scored = |id: &String| Scored { name: place_name(view, id), points: points_of(view, id) };
    ids.into_iter().map(scored).collect()
}

fn home(view: &View, home: &PlacementView, scale: Scale) -> Home {
    let stand = |points| Stand { points, x: scale.at(points) };
    let then = then(view, &home.id, home.score);
    let is_priced = passes(home) && view.package.price.is_some();
    let spread = view.firmness.spread.get(&home.id).filter(|_| passes(home));
    Home {
        id: home.id.clone(),
        name: home.name.clone(),
        is_today: home.is_home,
        is_advised: is_advised(view, &home.id),
        is_neutral: false,
        today: passes(home).then(|| stand(home.score)),
        then: is_priced.then(|| stand(then)),
        is_unchanged: is_priced && then == home.score,
        trials: spread.map(|it| Trials { low: stand(it.low), high: stand(it.high) }),
    }
}

fn elsewhere(view: &View, scale: Scale) -> Option<Home> {
    let stand = || Stand { points: NEUTRAL, x: scale.at(NEUTRAL) };
    (view.verdict.home.as_deref() == Some(ELSEWHERE)).then(|| Home {
        id: ELSEWHERE.to_owned(),
        name: place_name(view, ELSEWHERE),
        is_today: true,
        is_advised: is_advised(view, ELSEWHERE),
        is_neutral: true,
        today: Some(stand()),
        then: view.package.price.is_some().then(stand),
        is_unchanged: true,
        trials: None,
    })
}
