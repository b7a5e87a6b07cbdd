//! The outcome ladder: what each answer to the question that decides would bring.

use serde::Serialize;

use super::place_name;
use super::rows::{self, Frame, Row};
use super::scale::{Bar, Percent, Scale, Tick};
use crate::paper::View;
use crate::paper::view::ladder::{LadderView, RungView};
use crate::paper::view::verdict::AdviceView;

/// The step of the numbers, and the lead that every scale has room for.
const STEP: i64 = 5;
const LEAST: i64 = 10;

/// The steps of the ladder.
#[derive(Serialize)]
pub(super) struct Ladder {
    rows: Vec<Row<Step>>,
    frame: Frame,
    ticks: Vec<Tick>,
    /// Where the two are level.
    level: Percent,
    /// Where neither leads by enough to be chosen.
    too_close: Bar,
    /// The home that leads to the left, and to the right.
    left: String,
    right: String,
    /// Whether some answer rules out one of the two.
    is_any_ruled_out: bool,
}

/// What one answer brings.
#[derive(Serialize)]
struct Step {
    count: String,
    is_today: bool,
    advice: AdviceView,
    /// How far the one ahead leads, and its name; none if they are level.
    lead: Option<Lead>,
    bar: Bar,
    /// The names of those of the pair that are ruled out.
    ruled_out: Vec<String>,
}

/// Who leads by how much.
#[derive(Serialize)]
struct Lead {
    home: String,
    points: i64,
}

impl Ladder {
    /// Returns none if no answer decides, or no two homes are compared.
    pub(super) fn of(view: &View) -> Option<Self> {
        let ladder = view.ladder.as_ref()?;
        let [left, right] = ladder.pair.as_slice() else { return None };
        let margins: Option<Vec<i64>> = ladder.steps.iter().map(|it| it.price.margin).collect();
        let widest = margins?.into_iter().map(i64::abs).max()?.max(LEAST);
        let widest = (widest + STEP - 1) / STEP * STEP;
        let scale = Scale::new(-widest, widest);
        let steps: Vec<Step> =
            best_first(ladder).iter().map(|it| step(view, ladder, it, scale)).collect();
        Some(Self {
            level: scale.at(0),
            too_close: too_close(view, [left, right], scale),
            ticks: scale.ticks(STEP).into_iter().map(unsigned).collect(),
            left: place_name(view, left),
            right: place_name(view, right),
            is_any_ruled_out: steps.iter().any(|it| !it.ruled_out.is_empty()),
            frame: rows::frame(rows::HEAD, steps.len()),
            rows: rows::from(rows::HEAD, steps),
        })
    }
}

/// Returns the answers in the order of the table beside the picture.
fn best_first(ladder: &LadderView) -> Vec<&RungView> {
    let counts = ladder.outcomes.iter().flat_map(|it| &it.counts);
    counts.filter_map(|count| ladder.steps.iter().find(|it| it.count == *count)).collect()
}

fn unsigned(tick: Tick) -> Tick {
    Tick { number: tick.number.abs(), ..tick }
}

/// Returns the band in which the lead is too small: for a move away from the present home, or to
/// tell the two apart.
fn too_close(view: &View, [left, right]: [&String; 2], scale: Scale) -> Bar {
    let home = view.verdict.home_placement.as_ref().filter(|_| view.verdict.has_home);
    let (tie, mv) = (view.model.tie_margin, view.model.move_margin);
    match home {
        Some(home) if home == left => scale.bar(0, mv),
        Some(home) if home == right => scale.bar(-mv, 0),
        _ => scale.bar(-tie, tie),
    }
}

fn step(view: &View, ladder: &LadderView, rung: &RungView, scale: Scale) -> Step {
    let margin = rung.price.margin.unwrap_or(0);
    let ahead = &ladder.pair[usize::from(margin < 0)];
    let ruled_out = ladder.pair.iter().filter(|it| rung.price.ruled_out.contains(it));
    Step {
        count: rung.count.clone(),
        is_today: rung.is_today,
        advice: rung.price.advice.clone(),
        lead: (margin != 0).then(|| Lead { home: place_name(view, ahead), points: margin.abs() }),
        // The first of the pair stands on the left.
        bar: scale.bar(0, -margin),
        ruled_out: ruled_out.map(|it| place_name(view, it)).collect(),
    }
}
