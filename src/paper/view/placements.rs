//! What there is to say about each placement, for this company.

use serde::Serialize;

use super::lead::Part;
use super::passage::Passages;
use super::{Material, format};
use crate::decide::GateOutcome;
use crate::decide::trials::{Acceptability, Share};
use crate::findings::counsel::on_placement;
use crate::model::{GateId, Kind, Of, PlacementId};
use crate::points::{Points, apportioned};

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
    pub gates_conditional: Vec<String>,
    /// The share of stress runs in which it comes first, 0 to 1, and in words out of 100.
    pub confidence: Option<f64>,
    pub confidence_about: Option<String>,
    pub bar: String,
    /// What the answers add and take away; 50 and the two make the score.
    pub points_for: String,
    pub points_against: String,
    pub is_home: bool,
    /// The answers that speak most for it, against the placement that the paper argues for.
    pub strengths: Vec<Part>,
    /// Its benefits, risks and conditions.
    #[serde(flatten)]
    pub passages: Passages,
}

/// Returns the placements in rank order. Notes that are quoted already are not quoted again.
pub(super) fn placements(
    material: Material,
    stress: &Acceptability,
    quoted: Vec<String>,
) -> Vec<PlacementView> {
    let settled = material.evaluation.verdict.leader.is_some();
    let confidence = |placement| settled.then(|| stress.confidence(placement));
    let ranking = material.evaluation.ranking.iter();
    let mut placements: Vec<_> =
        ranking.map(|&it| material.placement(it, confidence(it))).collect();
    let mut quoted = quoted;
    for placement in &mut placements {
        for passage in &mut placement.passages.0 {
            passage.quote(|references| material.fresh_note(references, &mut quoted));
        }
    }
    placements
}

impl Material<'_> {
    fn placement(&self, id: PlacementId, confidence: Option<Share>) -> PlacementView {
        let placement = &self.model[id];
        let score = self.evaluation.score(id);
        let (points_for, points_against) = self.for_and_against(id, score);
        let home = self.answers.home(self.model);
        PlacementView {
            id: placement.id.clone(),
            name: self.names.placement(id).to_owned(),
            leader: self.fill(&placement.leader),
            score,
            rank: self.evaluation.rank(id),
            gates_failed: self.gate_ids(id, GateOutcome::Failed),
            gates_conditional: self.gate_ids(id, GateOutcome::Conditional),
            confidence: confidence.map(|it| format::share(it.value)),
            confidence_about: confidence.map(|it| format::about(it.value, it.standard_error)),
            bar: format::bar(score),
            points_for,
            points_against,
            is_home: home == Some(crate::answers::Home::Placement(id)),
            strengths: self.strengths(id),
            passages: self.passages(id),
        }
    }

    /// Returns what the answers add to and take from the neutral score, in points that add up.
    fn for_and_against(&self, id: PlacementId, score: i64) -> (String, String) {
        let points = self.evaluation.contributions.iter().map(|it| it.points[id.0]);
        let (above, below): (Vec<_>, Vec<_>) = points.partition(|&it| it > Points::default());
        let sums = [above.into_iter().sum(), below.into_iter().sum()];
        let whole = apportioned(&sums, score - Points::NEUTRAL.rounded());
        (format::signed(whole[0]), format::signed(whole[1]))
    }

    /// Returns the first note on these answers that is not quoted yet, and takes it as quoted.
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

    fn gate_ids(&self, id: PlacementId, outcome: GateOutcome) -> Vec<String> {
        let gates: Vec<GateId> = self.evaluation.gates_of(self.model, id, outcome);
        gates.into_iter().map(|gate| self.model[gate].id.clone()).collect()
    }

    fn passages(&self, id: PlacementId) -> Passages {
        let case = self.case();
        let of_kind = |kind| on_placement(self.model, &case, id, kind);
        let chosen = Kind::all_of(Of::Placement).flat_map(of_kind);
        Passages(chosen.map(|it| self.passage(&it)).collect())
    }
}
