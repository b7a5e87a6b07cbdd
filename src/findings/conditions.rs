//! The conditions of the placements: how each stands, and which of them the advice has to meet.

use serde::Serialize;

use super::Evidence;
use super::comparison::Comparison;
use crate::decide::VerdictKind;
use crate::model::{self, FactorId, Outcome, PlacementId};

/// A condition of a placement, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The placement.
    pub placement: PlacementId,
    /// Its place among the placement's conditions.
    pub place: usize,
    /// How it stands.
    pub state: State,
    /// The answers that it is about, each once.
    pub factors: Vec<FactorId>,
}

/// How a condition stands, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It does not hold.
    Unmet,
    /// Nobody can tell.
    Unknown,
    /// It holds.
    Met,
}

impl Evidence<'_> {
    /// Returns the conditions of a placement: unmet first, then unknown, then met.
    pub(super) fn conditions(&self, placement: PlacementId) -> Vec<Condition> {
        let conditions = self.model[placement].conditions.iter().enumerate();
        let mut conditions: Vec<_> =
            conditions.map(|(place, it)| self.condition(placement, place, it)).collect();
        conditions.sort_by_key(|it| it.state);
        conditions
    }

    fn condition(
        &self,
        placement: PlacementId,
        place: usize,
        condition: &model::Condition,
    ) -> Condition {
        let holds = |it: &model::Predicate| it.outcome(&self.case()) == Outcome::Holds;
        let state = if holds(&condition.met_when) {
            State::Met
        } else if holds(&condition.unmet_when) {
            State::Unmet
        } else {
            State::Unknown
        };
        let mut factors = Vec::new();
        for factor in condition.met_when.factors().chain(condition.unmet_when.factors()) {
            if !factors.contains(&factor) {
                factors.push(factor);
            }
        }
        Condition { placement, place, state, factors }
    }

    /// Returns the conditions that the advice has to meet: those of the placement advised, in a tie
    /// those of both, without advice those of all, and none where the team stays in no placement.
    /// Unmet ones come first, and among them those that bear on the arguments against or on a risk
    /// of their placement.
    pub(super) fn concerned(&self, comparison: Option<&Comparison>) -> Vec<Condition> {
        let argued = comparison.iter().flat_map(|it| &it.objections).map(|it| it.factor);
        let argued: Vec<FactorId> = argued.collect();
        let mut conditions = Vec::new();
        for &placement in &self.evaluation.ranking {
            if !self.concerns(placement) {
                continue;
            }
            let mut pressing = argued.clone();
            pressing.extend(self.risky(placement));
            let mut own = self.conditions(placement);
            own.sort_by_key(|it| (it.state, !it.factors.iter().any(|it| pressing.contains(it))));
            conditions.extend(own);
        }
        conditions
    }

    fn concerns(&self, placement: PlacementId) -> bool {
        let verdict = &self.evaluation.verdict;
        match (verdict.placement, verdict.kind) {
            (Some(advised), _) => placement == advised,
            (None, VerdictKind::Tie) => {
                [verdict.leader, verdict.runner_up].contains(&Some(placement))
            }
            (None, VerdictKind::Stay) => false,
            _ => true,
        }
    }

    /// Returns the answers that raise a risk of the placement.
    fn risky(&self, placement: PlacementId) -> Vec<FactorId> {
        let case = self.case();
        let risks = self.model[placement].risks.iter().filter(|it| it.when.holds(&case));
        risks.flat_map(|it| it.when.grounds(&case)).collect()
    }
}
