//! What there is to say about each placement, for this company.

use serde::Serialize;

use super::lead::Part;
use super::{Material, format};
use crate::decide::GateOutcome;
use crate::decide::trials::{Acceptability, Share};
use crate::model::{Condition, GateId, Outcome, PlacementId, Risk};
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
    pub benefits: Vec<StatementView>,
    pub risks: Vec<RiskView>,
    pub conditions: Vec<ConditionView>,
}

/// A statement with the answers it rests on.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct StatementView {
    pub id: String,
    pub text: String,
    pub references: Vec<String>,
    /// A note on one of these answers, quoted nowhere before in the paper.
    pub note: Option<String>,
}

/// A risk that this company's answers raise.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RiskView {
    pub id: String,
    pub text: String,
    pub references: Vec<String>,
    /// A note on one of these answers, quoted nowhere before in the paper.
    pub note: Option<String>,
    pub early_sign: String,
    pub response: String,
    pub owner: String,
}

/// A condition of a placement, and whether it is met.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ConditionView {
    pub id: String,
    pub placement: String,
    /// `met`, `unmet` or `unknown`.
    pub state: &'static str,
    pub name: String,
    pub text: String,
    pub references: Vec<String>,
    pub owner: String,
    pub action: String,
    pub done_when: String,
}

impl ConditionView {
    /// Returns the order in which conditions are shown: unmet, not known, met.
    pub(super) fn urgency(&self) -> Option<usize> {
        ["unmet", "unknown", "met"].iter().position(|&it| it == self.state)
    }
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
        for benefit in &mut placement.benefits {
            benefit.note = material.fresh_note(&benefit.references, &mut quoted);
        }
        for risk in &mut placement.risks {
            risk.note = material.fresh_note(&risk.references, &mut quoted);
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
            benefits: placement
                .benefits
                .iter()
                .filter(|benefit| benefit.when.holds(&self.case()))
                .map(|benefit| StatementView {
                    id: benefit.id.clone(),
                    text: self.fill(&benefit.text),
                    references: self.references(&benefit.when.grounds(&self.case())),
                    note: None,
                })
                .collect(),
            risks: placement
                .risks
                .iter()
                .filter(|risk| risk.when.holds(&self.case()))
                .map(|risk| self.risk(risk))
                .collect(),
            conditions: self.conditions(id),
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

    fn risk(&self, risk: &Risk) -> RiskView {
        RiskView {
            id: risk.id.clone(),
            text: self.fill(&risk.text),
            references: self.references(&risk.when.grounds(&self.case())),
            note: None,
            early_sign: self.fill(&risk.early_sign),
            response: self.fill(&risk.response),
            owner: self.respondent(risk.owner),
        }
    }

    /// Returns the conditions of a placement: unmet first, then unknown, then met.
    fn conditions(&self, id: PlacementId) -> Vec<ConditionView> {
        let mut conditions: Vec<_> =
            self.model[id].conditions.iter().map(|it| self.condition(id, it)).collect();
        conditions.sort_by_key(ConditionView::urgency);
        conditions
    }

    fn condition(&self, id: PlacementId, condition: &Condition) -> ConditionView {
        let case = self.case();
        let state = if condition.met_when.outcome(&case) == Outcome::Holds {
            "met"
        } else if condition.unmet_when.outcome(&case) == Outcome::Holds {
            "unmet"
        } else {
            "unknown"
        };
        let factors: Vec<_> =
            condition.met_when.factors().chain(condition.unmet_when.factors()).collect();
        ConditionView {
            id: condition.id.clone(),
            placement: self.model[id].id.clone(),
            state,
            name: self.fill(&condition.name),
            text: self.fill(&condition.text),
            references: self.references(&factors),
            owner: self.respondent(condition.owner),
            action: self.fill(&condition.action),
            done_when: self.fill(&condition.done_when),
        }
    }
}
