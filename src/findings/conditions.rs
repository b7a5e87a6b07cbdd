//! The conditions of the placements: whether each is met, and which of them the advice has to meet.

use super::Evidence;
use super::comparison::Comparison;
use super::counsel::{Chosen, on_placement};
use crate::decide::{Place, VerdictKind};
use crate::model::{FactorId, Kind, PlacementId, State};

/// A condition of a placement, and whether it is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The placement.
    pub placement: PlacementId,
    /// Its place among the placement's conditions.
    pub place: usize,
    /// Whether it is met.
    pub state: State,
    /// The answers that it is about, each once.
    pub factors: Vec<FactorId>,
}

impl Evidence<'_> {
    /// Returns the conditions of a placement: unmet first, then unknown, then met.
    pub(super) fn conditions(&self, placement: PlacementId) -> Vec<Condition> {
        let conditions = on_placement(self.model, &self.case(), placement, Kind::Condition);
        let condition = |it: Chosen<'_>| {
            let place = self.model.passages_on(placement, Kind::Condition);
            let place = place.take_while(|other| other.id != it.passage.id).count();
            Condition {
                placement,
                place,
                state: it.state.unwrap_or(State::Unknown),
                factors: it.grounds,
            }
        };
        conditions.into_iter().map(condition).collect()
    }

    /// Returns the conditions that the advice has to meet. These are the conditions of the
    /// placement advised. In a tie, and while nothing is advised yet, they are those of all
    /// placements that the points lean to. Without any advice, they are those of all placements. If
    /// the team stays outside the placements, there are none. Unmet ones come first, and among them
    /// those that bear on the arguments against or on a risk of their placement.
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
        let place = Place::Placement(placement);
        match verdict.kind {
            VerdictKind::Move | VerdictKind::Stay => verdict.place == Some(place),
            VerdictKind::Tie | VerdictKind::NotYet => verdict.leaning.contains(&place),
            VerdictKind::NoHome | VerdictKind::NotEnough => true,
        }
    }

    /// Returns the answers that raise a risk of the placement.
    fn risky(&self, placement: PlacementId) -> Vec<FactorId> {
        let risks = on_placement(self.model, &self.case(), placement, Kind::Risk);
        risks.into_iter().flat_map(|it| it.grounds).collect()
    }
}
