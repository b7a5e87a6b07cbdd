//! What there is to say about each placement, for this company.

use serde::Serialize;

use super::{Material, format};
use crate::evaluation::GateOutcome;
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
    pub confidence: Option<f64>,
    pub bar: String,
    /// What the answers add and take away; 50 and the two make the score.
    pub points_for: String,
    pub points_against: String,
    pub is_home: bool,
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
}

/// A risk that this company's answers raise.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RiskView {
    pub id: String,
    pub text: String,
    pub references: Vec<String>,
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

/// Returns the placements in rank order.
pub(super) fn placements(material: Material) -> Vec<PlacementView> {
    material.evaluation.ranking.iter().map(|&placement| material.placement(placement)).collect()
}

impl Material<'_> {
    fn placement(&self, id: PlacementId) -> PlacementView {
        let placement = &self.model[id];
        let score = self.evaluation.score(id);
        let (points_for, points_against) = self.for_and_against(id, score);
        let home = self.answers.home(self.model);
        PlacementView {
            id: placement.id.clone(),
            name: self.names.placement(id).to_owned(),
            leader: placement.leader.clone(),
            score,
            rank: self.evaluation.rank(id),
            gates_failed: self.gate_ids(id, GateOutcome::Failed),
            gates_conditional: self.gate_ids(id, GateOutcome::Conditional),
            confidence: None,
            bar: format::bar(score),
            points_for,
            points_against,
            is_home: home == Some(crate::answers::Home::Placement(id)),
            benefits: placement
                .benefits
                .iter()
                .filter(|benefit| benefit.when.holds(&self.case()))
                .map(|benefit| StatementView {
                    id: benefit.id.clone(),
                    text: self.fill(&benefit.text),
                    references: self.references(&benefit.when.grounds(&self.case())),
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

    fn gate_ids(&self, id: PlacementId, outcome: GateOutcome) -> Vec<String> {
        let gates: Vec<GateId> = self.evaluation.gates_of(self.model, id, outcome);
        gates.into_iter().map(|gate| self.model[gate].id.clone()).collect()
    }

    fn risk(&self, risk: &Risk) -> RiskView {
        RiskView {
            id: risk.id.clone(),
            text: self.fill(&risk.text),
            references: self.references(&risk.when.grounds(&self.case())),
            early_sign: self.fill(&risk.early_sign),
            response: self.fill(&risk.response),
            owner: self.model[risk.owner].name.clone(),
        }
    }

    /// Returns the conditions of a placement: unmet first, then unknown, then met.
    fn conditions(&self, id: PlacementId) -> Vec<ConditionView> {
        let mut conditions: Vec<_> =
            self.model[id].conditions.iter().map(|it| self.condition(id, it)).collect();
        let urgency = |state: &str| ["unmet", "unknown", "met"].iter().position(|&it| it == state);
        conditions.sort_by_key(|it| urgency(it.state));
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
            owner: self.model[condition.owner].name.clone(),
            action: self.fill(&condition.action),
            done_when: self.fill(&condition.done_when),
        }
    }
}
