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
/// The height of a step, in pixels: the answer, the bar, and what it brings.
const STEP_HEIGHT: usize = 54;

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
    /// The present home, away from which that is too little; none where two homes are told apart.
    present: Option<String>,
    /// The home that leads to the left, and to the right.
    left: String,
    right: String,
    /// Whether some answer is given today, or disputed.
    is_any_given: bool,
}

/// What one answer brings.
#[derive(Serialize)]
struct Step {
    count: String,
    is_today: bool,
    is_disputed: bool,
    is_counted: bool,
    advice: AdviceView,
    /// None if the two are level, or one of them is ruled out.
    lead: Option<Lead>,
    /// The names of those of the pair that are ruled out.
    ruled_out: Vec<String>,
    /// What they need that this answer denies, as clauses, where the paper says it.
    lacks: Vec<String>,
}

/// Who leads by how much.
#[derive(Serialize)]
struct Lead {
    home: String,
    points: i64,
    bar: Bar,
    is_left: bool,
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
        let steps: Vec<Step> = best_first(ladder).map(|it| step(view, ladder, it, scale)).collect();
        Some(Self {
            level: scale.at(0),
            too_close: too_close(view, ladder, scale),
            ticks: scale.ticks(STEP).into_iter().map(unsigned).collect(),
            left: place_name(view, left),
            right: place_name(view, right),
            present: present(view, ladder).map(|it| place_name(view, it)),
            is_any_given: steps.iter().any(|it| it.is_counted || it.is_disputed),
            frame: rows::above_numbers(rows::HEAD + STEP_HEIGHT * steps.len()),
            rows: rows::spaced(rows::HEAD, STEP_HEIGHT, steps),
        })
    }
}

/// Returns the answers in the order of the table beside the picture.
fn best_first(ladder: &LadderView) -> impl Iterator<Item = &RungView> {
    let answers = ladder.outcomes.iter().flat_map(|it| &it.answers);
    answers.filter_map(|answer| ladder.steps.iter().find(|it| it.answer == *answer))
}

fn unsigned(tick: Tick) -> Tick {
    Tick { number: tick.number.abs(), ..tick }
}

/// Returns the present home, if it is one of the two.
fn present<'a>(view: &'a View, ladder: &LadderView) -> Option<&'a String> {
    let home = view.verdict.home_placement.as_ref().filter(|_| view.verdict.has_home);
    home.filter(|it| ladder.pair.contains(it))
}

/// Returns the band in which the lead is too small: for a move away from the present home, or to
/// tell the two apart.
fn too_close(view: &View, ladder: &LadderView, scale: Scale) -> Bar {
    let (tie, mv) = (view.model.tie_margin, view.model.move_margin);
    match present(view, ladder) {
        Some(home) if *home == ladder.pair[0] => scale.bar(0, mv),
        Some(_) => scale.bar(-mv, 0),
        None => scale.bar(-tie, tie),
    }
}

fn step(view: &View, ladder: &LadderView, rung: &RungView, scale: Scale) -> Step {
    let out: Vec<&String> =
        ladder.pair.iter().filter(|it| rung.price.ruled_out.contains(it)).collect();
    let gates = view.gates.iter().filter(|it| out.contains(&&it.placement));
    let gates =
        gates.filter(|gate| gate.references.iter().any(|it| Some(it) == ladder.reference.as_ref()));
    let lacks = gates.map(|it| it.met_once.clone()).collect();
    let ruled_out: Vec<String> = out.into_iter().map(|it| place_name(view, it)).collect();
    // The points say nothing where one of the two is no choice.
    let margin = rung.price.margin.filter(|it| *it != 0 && ruled_out.is_empty());
    let lead = |margin: i64| Lead {
        home: place_name(view, &ladder.pair[usize::from(margin < 0)]),
        points: margin.abs(),
        // The first of the pair stands on the left.
        bar: scale.bar(0, -margin),
        is_left: margin > 0,
    };
    Step {
        count: rung.count.clone(),
        is_today: rung.is_today,
        is_disputed: rung.is_disputed,
        is_counted: rung.is_counted,
        advice: rung.price.advice.clone(),
        lead: margin.map(lead),
        ruled_out,
        lacks,
    }
}
