//! What there is to say about each placement, for this company.

use serde::Serialize;

use super::arguments::ArgumentView;
use super::{Material, format};
use crate::findings::placements::{HasRow, Standing, Standpoint};

/// One placement as it applies to this company.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PlacementView {
    pub id: String,
    pub name: String,
    pub leader: String,
    /// What the name means, where that needs to be said.
    pub means: Option<String>,
    pub score: i64,
    pub rank: usize,
    pub gates_failed: Vec<String>,
    pub gates_open: Vec<String>,
    pub gates_conditional: Vec<String>,
    /// The share of stress runs in which it comes first, 0 to 1, and in words out of 100.
    pub confidence: Option<f64>,
    pub confidence_about: Option<String>,
    pub bar: String,
    /// What the answers add and take away; 50 and the two make the score.
    pub points_for: String,
    pub points_against: String,
    pub is_home: bool,
    /// Whether it has a row of its own in the paper's tables, and the text to print if not.
    pub is_shown: bool,
    pub not_shown: Option<String>,
    /// The arguments for it and against it.
    pub speaks_for: Vec<ArgumentView>,
    pub speaks_against: Vec<ArgumentView>,
    /// What all arguments for it there add up to, and the place that it is held against.
    pub held_points_signed: String,
    pub held_against: Option<String>,
    /// Whether the arguments for it tell it from no other place, and so are held against none.
    pub is_by_itself: bool,
    /// Its label in the table of scores.
    pub standing: Standing,
}

impl Material<'_> {
    pub(super) fn placement(&self, standpoint: &Standpoint) -> PlacementView {
        let id = standpoint.placement;
        let placement = &self.model[id];
        let confidence = standpoint.confidence;
        PlacementView {
            id: placement.id.clone(),
            name: self.names.placement(id).to_owned(),
            leader: self.fill(&placement.leader),
            means: placement.means.as_ref().map(|it| self.fill(it)),
            score: standpoint.score,
            rank: standpoint.rank,
            gates_failed: self.gate_ids(&standpoint.failed),
            gates_open: self.gate_ids(&standpoint.open),
            gates_conditional: self.gate_ids(&standpoint.conditional),
            confidence: confidence.map(format::share_of_cases),
            confidence_about: confidence.map(format::about),
            bar: format::bar(standpoint.score),
            points_for: format::signed(standpoint.points_for),
            points_against: format::signed(standpoint.points_against),
            is_home: standpoint.is_home,
            is_shown: standpoint.row == HasRow::Yes,
            not_shown: self.not_shown(standpoint),
            speaks_for: self.arguments(&standpoint.speaks_for),
            speaks_against: self.arguments(&standpoint.speaks_against),
            held_points_signed: format::signed(standpoint.held_points),
            held_against: standpoint.held_against.map(|it| self.place(it)),
            is_by_itself: standpoint.is_by_itself,
            standing: standpoint.standing,
        }
    }

    /// Returns the text that replaces a placement's row, if it has no row.
    fn not_shown(&self, standpoint: &Standpoint) -> Option<String> {
        let row = self.model[standpoint.placement].row.as_ref()?;
        let text = match standpoint.row {
            HasRow::Yes => return None,
            HasRow::No => &row.not_shown,
            HasRow::NotKnown => &row.unknown,
        };
        Some(self.fill(text))
    }
}
