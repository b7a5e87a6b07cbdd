//! The fit line: one row for each home, on one scale of points.

use serde::Serialize;

use super::rows::{self, Frame, Row};
use super::scale::{Bar, Percent, Scale, Tick};
use super::{NEUTRAL, Present, place_name};
use crate::decide::VerdictKind;
use crate::model::ELSEWHERE;
use crate::paper::View;
use crate::paper::view::placements::PlacementView;

/// The scale that most papers have, and the step of its numbers.
const USUAL: [i64; 2] = [30, 70];
const STEP: i64 = 10;

/// Where the homes stand.
#[derive(Serialize)]
pub(super) struct Fit {
    rows: Vec<Row<Home>>,
    frame: Frame,
    ticks: Vec<Tick>,
    /// Below this, no home is moved to.
    floor: Percent,
    /// From the present home to what a move needs; none where there is no home to stay in.
    short_of_a_move: Option<Bar>,
    /// The name of the present home.
    home: Option<String>,
    /// Whether some home has other points with the package.
    has_package: bool,
}

/// One home. Without points if it is ruled out.
#[derive(Serialize)]
struct Home {
    id: String,
    name: String,
    is_home: bool,
    is_advised: bool,
    /// Whether it is not scored, and counts as neutral.
    is_neutral: bool,
    today: Option<Stand>,
    /// With the package, if that is something else.
    then: Option<Stand>,
    /// What lies between the two.
    change: Option<Bar>,
}

/// Points and their place.
#[derive(Serialize)]
struct Stand {
    points: i64,
    x: Percent,
}

impl Fit {
    /// Returns none if no home has points to show.
    pub(super) fn of(view: &View) -> Option<Self> {
        let shown: Vec<_> = in_order(view);
        let scores = shown.iter().filter(|it| passes(it)).flat_map(|it| [it.score, then(view, it)]);
        if view.verdict.kind == VerdictKind::NotEnough || scores.clone().next().is_none() {
            return None;
        }
        let scale = Scale::around(scores.chain(USUAL), STEP);
        let mut homes: Vec<Home> = shown.iter().map(|it| home(view, it, scale)).collect();
        homes.extend(elsewhere(view, scale));
        // What is ruled out stands last; otherwise the order stays.
        homes.sort_by_key(|it| it.today.is_none());
        let present = Present::of(view);
        let band = |it: &Present| scale.bar(it.points, it.points + view.model.move_margin);
        Some(Self {
            has_package: homes.iter().any(|it| it.then.is_some()),
            frame: rows::frame(0, homes.len()),
            rows: rows::from(0, homes),
            ticks: scale.ticks(STEP),
            floor: scale.at(view.verdict.floor),
            short_of_a_move: present.as_ref().map(band),
            home: present.map(|it| it.name),
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

/// Returns the points of a home with the package; those of today if there is none.
fn then(view: &View, home: &PlacementView) -> i64 {
    let price = view.package.price.as_ref();
    price.and_then(|it| it.scores.get(&home.id)).copied().unwrap_or(home.score)
}

fn home(view: &View, home: &PlacementView, scale: Scale) -> Home {
    let stand = |points| Stand { points, x: scale.at(points) };
    let then = then(view, home);
    let changes = passes(home) && then != home.score;
    Home {
        id: home.id.clone(),
        name: home.name.clone(),
        is_home: home.is_home,
        is_advised: is_advised(view, &home.id),
        is_neutral: false,
        today: passes(home).then(|| stand(home.score)),
        then: changes.then(|| stand(then)),
        change: changes.then(|| scale.bar(home.score, then)),
    }
}

fn elsewhere(view: &View, scale: Scale) -> Option<Home> {
    (view.verdict.home.as_deref() == Some(ELSEWHERE)).then(|| Home {
        id: ELSEWHERE.to_owned(),
        name: place_name(view, ELSEWHERE),
        is_home: true,
        is_advised: is_advised(view, ELSEWHERE),
        is_neutral: true,
        today: Some(Stand { points: NEUTRAL, x: scale.at(NEUTRAL) }),
        then: None,
        change: None,
    })
}
