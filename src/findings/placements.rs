//! What there is to say about each placement: score, rank, gates, and the arguments for it
//! and against it.

use serde::Serialize;

use super::Evidence;
use super::arguments::{Argued, Side};
use super::comparison::Comparison;
use super::limits::SPEAKS;
use super::shares::Cases;
use super::verdict::Advised;
use crate::decide::{GateOutcome, Place, VerdictKind};
use crate::model::{FactorId, GateId, Outcome, PlacementId};
use crate::points::{Points, apportioned};

/// What there is to say about a placement.
#[derive(Debug, Clone)]
pub struct Standpoint {
    /// The placement.
    pub placement: PlacementId,
    /// Its score, as shown.
    pub score: i64,
    /// Its rank, from 1.
    pub rank: usize,
    /// The gates that it fails.
    pub failed: Vec<GateId>,
    /// The gates that are open: nobody can tell whether it fails them.
    pub open: Vec<GateId>,
    /// The gates that are conditional.
    pub conditional: Vec<GateId>,
    /// Whether it has a row of its own in tables.
    pub row: HasRow,
    /// The share of stress runs in which it comes first. None without a leader.
    pub confidence: Option<Cases>,
    /// What the answers add to the neutral score, in whole points.
    pub points_for: i64,
    /// What the answers take away from it, in whole points.
    pub points_against: i64,
    /// Whether the team is there today.
    pub is_home: bool,
    /// Its label in a table of scores.
    pub standing: Standing,
    /// The arguments that its supporters would make: each rests on an answer that raises it, and none
    /// is about a failing of its own. They are held against the place that the paper argues for; for
    /// that place itself, against the one that it is compared with. Without any, what speaks for it by
    /// itself.
    pub speaks_for: Vec<Argued>,
    /// The arguments against it, found in the same way: each rests on an answer that lowers it.
    pub speaks_against: Vec<Argued>,
    /// What all arguments for it there add up to, in whole points.
    pub held_points: i64,
    /// The place that it is held against in them.
    pub held_against: Option<Place>,
    /// Whether the arguments for it tell it from no other place, and so are held against none.
    pub is_by_itself: bool,
}

/// Whether a placement has a row of its own in tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HasRow {
    /// It has a row of its own.
    Yes,
    /// It has no row of its own.
    No,
    /// It has no row of its own, but an open answer might give it one.
    NotKnown,
}

/// The label of a placement in a table of scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The team stays, though another scores higher.
    StayForNow,
    /// The team should go or stay there.
    Recommended,
    /// The points lean there, while nothing is advised yet.
    LeanedTo,
    /// It fails a gate.
    Excluded,
    /// Nobody can tell yet whether it fails one.
    Open,
    /// It is one of those that tie.
    Tied,
    /// It passes its gates, but has too few points for a move.
    BelowFloor,
    /// It scores highest, but not by enough to move.
    HighestNotEnough,
    /// The team is there today.
    PresentHome,
    /// It comes second.
    RunnerUp,
    /// It comes third or later.
    FurtherBehind,
}

impl Evidence<'_> {
    /// Returns what there is to say about each placement, in rank order.
    pub(super) fn standpoints(
        &self,
        advised: &Advised,
        comparison: Option<&Comparison>,
        firsts: &[Cases],
    ) -> Vec<Standpoint> {
        let standpoint = |&id| self.standpoint(id, advised, comparison, firsts);
        self.evaluation.ranking.iter().map(standpoint).collect()
    }

    fn standpoint(
        &self,
        id: PlacementId,
        advised: &Advised,
        comparison: Option<&Comparison>,
        firsts: &[Cases],
    ) -> Standpoint {
        let evaluation = self.evaluation;
        let is_settled = evaluation.verdict.leader.is_some();
        let own = Place::Placement(id);
        let held_against = self.measure(own, comparison);
        let held = held_against.map(|it| (it, self.arguments(own, it)));
        let (speaks_for, is_by_itself) = self.speaking(id, held.as_ref(), Side::For);
        let (speaks_against, _) = self.speaking(id, held.as_ref(), Side::Against);
        let held = held.iter().flat_map(|it| &it.1).map(|it| it.points).filter(|it| *it > 0);
        let [points_for, points_against] = self.for_and_against(id);
        Standpoint {
            placement: id,
            score: evaluation.score(id),
            rank: evaluation.rank(id),
            failed: evaluation.gates_of(self.model, id, GateOutcome::Failed),
            open: evaluation.gates_of(self.model, id, GateOutcome::Open),
            row: self.has_row(id, advised),
            conditional: evaluation.gates_of(self.model, id, GateOutcome::Conditional),
            confidence: is_settled.then(|| firsts[id.0]),
            points_for,
            points_against,
            is_home: advised.home == Some(own),
            standing: self.standing(id, advised),
            speaks_for,
            speaks_against,
            held_points: held.sum(),
            held_against,
            is_by_itself,
        }
    }

    /// Returns the arguments on one side of a placement, of those that hold it against a place. Where there
    /// are none, the answers may still say something of this placement by itself; then the second value
    /// is true.
    fn speaking(
        &self,
        id: PlacementId,
        held: Option<&(Place, Vec<Argued>)>,
        side: Side,
    ) -> (Vec<Argued>, bool) {
        let told = held.map(|(place, all)| self.on_side(id, *place, all, side));
        if let Some(told) = told.filter(|it| !it.is_empty()) {
            return (told, false);
        }
        let by_itself = self.arguments(Place::Placement(id), Place::Elsewhere);
        (self.on_side(id, Place::Elsewhere, &by_itself, side), true)
    }

    /// Returns those of the arguments for a placement against a place that speak on one side of the placement
    /// itself.
    fn on_side(
        &self,
        id: PlacementId,
        place: Place,
        arguments: &[Argued],
        side: Side,
    ) -> Vec<Argued> {
        let is_on_side = |it: &&Argued| it.side == side || place == Place::Elsewhere;
        let found = arguments.iter().filter(is_on_side);
        let found = found.filter(|it| self.moves(it.lead(), id, side));
        let told = found.map(|it| Argued {
            second: it.factors[1..].iter().copied().find(|it| self.moves(*it, id, side)),
            ..it.clone()
        });
        told.take(SPEAKS).collect()
    }

    /// Tells whether an answer moves a placement itself to one side, rather than only its rival. Nobody
    /// speaks for a home by blaming it.
    fn moves(&self, factor: FactorId, id: PlacementId, side: Side) -> bool {
        match (side, self.evaluation.contributions[factor.0].pulls[id.0].signum()) {
            (Side::For, 1) => self.blames(factor) != Some(id),
            (Side::Against, -1) => true,
            _ => false,
        }
    }

    /// Returns the home whose own failing an answer is, if it is one's.
    pub(super) fn blames(&self, factor: FactorId) -> Option<PlacementId> {
        self.case().claim(factor)?.1.blames
    }

    /// Returns the place that the arguments for a placement are held against. What ties is held against
    /// what it ties with.
    fn measure(&self, own: Place, comparison: Option<&Comparison>) -> Option<Place> {
        let verdict = &self.evaluation.verdict;
        let is_tied = verdict.kind == VerdictKind::Tie && verdict.leaning.contains(&own);
        let tied = verdict.leaning.iter().copied().filter(|_| is_tied);
        let pair = comparison.into_iter().flat_map(|it| [it.first, it.second]);
        let others = self.evaluation.ranking.iter().map(|&it| Place::Placement(it));
        tied.chain(pair).chain(others).find(|it| *it != own)
    }

    /// Returns what the answers add to and take from the neutral score, in points that add up.
    fn for_and_against(&self, id: PlacementId) -> [i64; 2] {
        let points = self.evaluation.contributions.iter().map(|it| it.points[id.0]);
        let (above, below): (Vec<_>, Vec<_>) = points.partition(|&it| it > Points::default());
        let sums = [above.into_iter().sum(), below.into_iter().sum()];
        let whole = apportioned(&sums, self.evaluation.score(id) - Points::NEUTRAL.rounded());
        [whole[0], whole[1]]
    }

    fn standing(&self, id: PlacementId, advised: &Advised) -> Standing {
        let verdict = &self.evaluation.verdict;
        let place = Place::Placement(id);
        let stays = verdict.kind == VerdictKind::Stay;
        let leads = verdict.leader == Some(id);
        let is_open = || !self.evaluation.gates_of(self.model, id, GateOutcome::Open).is_empty();
        let is_leaned_to = verdict.leaning.contains(&place);
        match verdict.kind {
            _ if verdict.place == Some(place) && stays && !leads => Standing::StayForNow,
            _ if verdict.place == Some(place) => Standing::Recommended,
            VerdictKind::NotYet if is_leaned_to => Standing::LeanedTo,
            _ if self.fails(id) => Standing::Excluded,
            VerdictKind::Tie if is_leaned_to => Standing::Tied,
            _ if is_open() => Standing::Open,
            VerdictKind::NoHome => Standing::BelowFloor,
            _ if stays && leads && self.is_ahead_of_home(id, advised) => Standing::HighestNotEnough,
            _ if advised.home == Some(place) => Standing::PresentHome,
            _ if leads || verdict.runner_up == Some(id) => Standing::RunnerUp,
            _ => Standing::FurtherBehind,
        }
    }

    fn is_ahead_of_home(&self, id: PlacementId, advised: &Advised) -> bool {
        advised.home.is_some_and(|it| self.evaluation.score(id) > self.score(it))
    }

    /// Tells whether the placement has a row of its own. It always has one if the team is there, or
    /// if the advice points there.
    fn has_row(&self, id: PlacementId, advised: &Advised) -> HasRow {
        let verdict = &self.evaluation.verdict;
        let place = Place::Placement(id);
        let is_concerned = [advised.home, verdict.place].contains(&Some(place));
        let Some(row) = &self.model[id].row else { return HasRow::Yes };
        if is_concerned || verdict.leaning.contains(&place) {
            return HasRow::Yes;
        }
        match row.shown_when.outcome(&self.answers.facts(self.model)) {
            Outcome::Holds => HasRow::Yes,
            Outcome::DoesNotHold => HasRow::No,
            Outcome::CannotTell => HasRow::NotKnown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Company;
    use crate::decide::fixture::model;
    use crate::findings::comparison::Stands;
    use crate::findings::fixture::alone;

    /// The advice is between the first two, and the first is compared with the third.
    #[test]
    fn only_what_ties_is_held_against_what_it_ties_with() {
        let model = model(3).with_section(100, &[(100, &[[0; 5]; 3])]);
        let answers = model.answers(2, &[3]);
        let company = Company::new(&model, &answers);
        let [first, second, third] = [0, 1, 2].map(|it| Place::Placement(PlacementId(it)));
        let comparison =
            Comparison { first, second: third, margin: 0, stands: Stands::of(0), is_short: false };
        let measures = |kind| {
            let mut evaluation = company.evaluation.clone();
            evaluation.verdict.kind = kind;
            evaluation.verdict.leaning = vec![first, second];
            let evidence = Evidence { evaluation: &evaluation, ..alone(&company) };
            [first, second, third].map(|it| evidence.measure(it, Some(&comparison)).unwrap())
        };
        assert_eq!(measures(VerdictKind::Tie), [second, first, first]);
        assert_eq!(measures(VerdictKind::NotYet), [third, first, first]);
    }
}
