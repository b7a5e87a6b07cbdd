//! What there is to say about each placement, for this company.

use serde::Serialize;

use super::arguments::ArgumentView;
use super::comparison::Part;
use super::passage::{PassageView, Passages};
use super::{Material, format};
use crate::findings::conditions::Condition;
use crate::findings::counsel::{Chosen, on_placement};
use crate::findings::limits;
use crate::findings::placements::{CaseFor, HasRow, Standing, Standpoint};
use crate::model::{Kind, Of, PlacementId};

/// One placement as it applies to this company.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PlacementView {
    pub id: String,
    pub name: String,
    pub leader: String,
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
    /// The answers that speak most for it, compared with the placement that the paper argues for.
    pub strengths: Vec<Part>,
    /// Its benefits, risks and conditions.
    #[serde(flatten)]
    pub passages: Passages,
    /// Its label in the table of scores.
    pub standing: Standing,
    pub case: CaseView,
}

/// The case for a placement and against it, as far as the paper has room for it.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct CaseView {
    /// Whether the paper argues against this placement, or it is the runner-up.
    pub is_rival: bool,
    /// The answers that speak most for it and are not quoted elsewhere.
    pub strengths: Vec<Part>,
    pub risks: Vec<PassageView>,
    /// The conditions that it would have to meet first, and how many more there are.
    pub lacks: Vec<PassageView>,
    pub lacks_more: usize,
}

/// Returns the placements in rank order. Notes that are quoted already are not quoted again.
pub(super) fn placements(
    material: Material,
    standpoints: &[Standpoint],
    quoted: Vec<String>,
) -> Vec<PlacementView> {
    let mut placements: Vec<_> = standpoints.iter().map(|it| material.placement(it)).collect();
    let mut quoted = quoted;
    for placement in &mut placements {
        for passage in &mut placement.passages.0 {
            passage.quote(|references| material.fresh_note(references, &mut quoted));
        }
        let rival = placement.case.is_rival;
        let most = if rival { limits::RIVAL_RISKS } else { limits::OTHER_RISKS };
        placement.case.risks = placement.passages.of(Kind::Risk).take(most).cloned().collect();
    }
    placements
}

impl Material<'_> {
    fn placement(&self, standpoint: &Standpoint) -> PlacementView {
        let id = standpoint.placement;
        let placement = &self.model[id];
        let confidence = standpoint.confidence;
        PlacementView {
            id: placement.id.clone(),
            name: self.names.placement(id).to_owned(),
            leader: self.fill(&placement.leader),
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
            strengths: self.parts(&standpoint.strengths),
            standing: standpoint.standing,
            case: self.case_for(&standpoint.case),
            passages: self.passages(id),
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

    /// Returns the case for a placement. Its risks are added later, when their notes are known.
    fn case_for(&self, case: &CaseFor) -> CaseView {
        CaseView {
            is_rival: case.is_rival,
            strengths: self.parts(&case.strengths),
            risks: Vec::new(),
            lacks: self.conditions(&case.lacks),
            lacks_more: case.lacks_more,
        }
    }

    /// Returns the first note on these answers that is not quoted yet, and marks it as quoted.
    fn fresh_note(&self, references: &[String], quoted: &mut Vec<String>) -> Option<String> {
        let (reference, note) = self.model.factor_ids().find_map(|factor| {
            let reference = &self.model[factor].reference;
            let is_fresh = references.contains(reference) && !quoted.contains(reference);
            let note = self.answers.answer(factor).note.as_ref().filter(|_| is_fresh)?;
            Some((reference.clone(), note.clone()))
        })?;
        quoted.push(reference);
        Some(note)
    }

    fn passages(&self, id: PlacementId) -> Passages {
        let case = self.case();
        let of_kind = |kind| on_placement(self.model, &case, id, kind);
        let chosen = Kind::all_of(Of::Placement).flat_map(of_kind);
        Passages(chosen.map(|it| self.passage(&it)).collect())
    }

    pub(super) fn conditions(&self, conditions: &[Condition]) -> Vec<PassageView> {
        conditions.iter().filter_map(|it| self.condition(it)).collect()
    }

    pub(super) fn condition(&self, found: &Condition) -> Option<PassageView> {
        let mut passages = self.model.passages_on(found.placement, Kind::Condition);
        let chosen = Chosen::new(self.model, &self.case(), passages.nth(found.place)?)?;
        Some(self.passage(&chosen))
    }
}
