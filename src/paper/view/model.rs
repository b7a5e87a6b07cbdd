//! The model that was used, and its bands, ready to print.

use serde::Serialize;

use super::{Material, format};
use crate::findings::bands::{self, Moves, Part};
use crate::model::Odds;

/// The model that was used.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ModelView {
    pub id: String,
    pub version: String,
    pub title: String,
    pub tie_margin: i64,
    pub move_margin: i64,
    pub minimum_weight: i64,
    pub minimum_points: i64,
    pub floor: i64,
    pub floor_without_home: i64,
    pub move_share: i64,
    pub small_team: i64,
    /// From which share of the stress runs the paper says firm and moderate, in percent.
    pub firm: i64,
    pub moderate: i64,
    /// How far the stress runs move answers and weights.
    pub stress: StressBandsView,
    /// In how many of 100 tests with known truth a firm move was right; null if the model does not
    /// tell.
    pub firm_moves_right: Option<i64>,
    pub firm_stays_right: Option<i64>,
}

/// How far the stress runs move answers and weights.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct StressBandsView {
    pub measured: MovesView,
    pub seen: MovesView,
    pub believed: MovesView,
    pub not_stated: MovesView,
    /// How far every weight and share moves, as a part of itself; null if they do not move.
    pub weights: Option<PartView>,
    /// How a person's answers may lean for or against one placement; null if they do not.
    pub slant: Option<SlantView>,
}

/// How a person's answers may lean.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SlantView {
    pub runs: PartView,
    pub answers: PartView,
}

/// How an answer moves.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct MovesView {
    /// `stays`, `evenly` or `unevenly`.
    pub how: Moves,
    /// In what part of the runs it goes a level down, and up; null if it never does.
    pub down: Option<PartView>,
    pub up: Option<PartView>,
}

/// A part of a whole.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PartView {
    /// In lowest terms: `1/4`.
    pub fraction: String,
    /// `half`, `third`, `quarter` or `eighth`; null for every other part.
    pub word: Option<&'static str>,
    pub percent: String,
}

impl Material<'_> {
    pub(super) fn model_view(&self) -> ModelView {
        let bands = self.model.bands;
        let stress = self.model.stress;
        ModelView {
            id: self.model.id.clone(),
            version: self.model.version.clone(),
            title: self.model.title.clone(),
            tie_margin: bands.tie_margin,
            move_margin: bands.move_margin,
            minimum_weight: bands.minimum_weight,
            minimum_points: bands.minimum_points,
            floor: bands.floor,
            floor_without_home: bands.floor_without_home,
            move_share: bands.move_share,
            small_team: bands.small_team,
            firm: stress.firm,
            moderate: stress.moderate,
            firm_moves_right: stress.firm_moves_right,
            firm_stays_right: stress.firm_stays_right,
            stress: StressBandsView {
                measured: moves(stress.measured),
                seen: moves(stress.seen),
                believed: moves(stress.believed),
                not_stated: moves(stress.not_stated),
                weights: bands::of_weights(&stress).map(part),
                slant: bands::of_slant(&stress)
                    .map(|it| it.map(part))
                    .map(|[runs, answers]| SlantView { runs, answers }),
            },
        }
    }
}

fn moves(odds: Odds) -> MovesView {
    let [down, up] = bands::parts(odds);
    MovesView { how: Moves::of(odds), down: down.map(part), up: up.map(part) }
}

fn part(part: Part) -> PartView {
    let percent = format::percent(part.of, part.whole);
    let word = match (part.of, part.whole) {
        (1, 2) => Some("half"),
        (1, 3) => Some("third"),
        (1, 4) => Some("quarter"),
        (1, 8) => Some("eighth"),
        _ => None,
    };
    PartView { fraction: format!("{}/{}", part.of, part.whole), word, percent }
}
