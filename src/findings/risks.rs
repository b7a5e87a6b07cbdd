//! The risks of the homes that a team may move to, the one advised or those that tie: the few that
//! threaten most of the argument.

use std::cmp::Reverse;

use super::Evidence;
use super::comparison::Comparison;
use super::conditions::Condition;
use super::counsel::on_placement;
use super::limits;
use crate::decide::VerdictKind;
use crate::model::{FactorId, Kind, PassageId, PlacementId, State};
use crate::points::Points;

impl Evidence<'_> {
    /// Returns the risks to print. Those that rest on an answer come before those of any
    /// move, those that no condition takes care of before the others, and then those that threaten
    /// the most points. Only a move and a tie have risks of their own.
    pub(super) fn risks(
        &self,
        comparison: Option<&Comparison>,
        conditions: &[Condition],
    ) -> Vec<PassageId> {
        let verdict = &self.evaluation.verdict;
        let homes: Vec<PlacementId> = match verdict.kind {
            VerdictKind::Move => verdict.placement().into_iter().collect(),
            VerdictKind::Tie => verdict.leaning.iter().filter_map(|it| it.placement()).collect(),
            _ => return Vec::new(),
        };
        let unmet = conditions.iter().filter(|it| it.state == State::Unmet);
        let covered: Vec<FactorId> = unmet.flat_map(|it| it.factors.clone()).collect();
        let case = self.case();
        let own = |it: &PlacementId| on_placement(self.model, &case, *it, Kind::Risk);
        let mut risks: Vec<_> = homes.iter().flat_map(own).collect();
        risks.sort_by_key(|it| {
            let is_covered = it.grounds.iter().any(|factor| covered.contains(factor));
            (it.grounds.is_empty(), is_covered, Reverse(self.threatened(&it.grounds, comparison)))
        });
        risks.iter().take(limits::RISKS).map(|it| it.id).collect()
    }

    /// Returns how many points these answers add to the comparison, for either side.
    fn threatened(&self, factors: &[FactorId], comparison: Option<&Comparison>) -> Points {
        let Some(Comparison { first, second, .. }) = comparison else { return Points::default() };
        let points = |it: &FactorId| self.difference(*it, *first, *second).abs();
        factors.iter().map(points).sum()
    }
}
