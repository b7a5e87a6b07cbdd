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
use crate::model::{GateId, Outcome, PlacementId};
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
    /// The arguments for it, held against the place that the paper argues for; for that place itself,
    /// held against the one that it is compared with. Without any, what speaks for it by itself.
    pub speaks_for: Vec<Argued>,
    /// The arguments against it, found in the same way.
    pub speaks_against: Vec<Argued>,
    /// What all arguments for it there add up to, in whole points.
    pub held_points: i64,
    /// The place that it is held against in them.
    pub held_against: Option<Place>,
    /// The strongest argument that its supporters would make: none about a failing of its own.
    pub best_case: Option<Argued>,
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
        let [speaks_for, speaks_against] = self.speaking(id, held_against);
        let held = held_against.map_or_else(Vec::new, |it| self.arguments(own, it));
        let held = held.iter().map(|it| it.points).filter(|it| *it > 0);
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
            best_case: self.best_case(id, held_against),
        }
    }

    /// Returns the arguments for and against a placement, held against a place. Where nothing is said
    /// on one side, the answers may still say something of this placement by itself.
    fn speaking(&self, id: PlacementId, measure: Option<Place>) -> [Vec<Argued>; 2] {
        let own = Place::Placement(id);
        let held = measure.map_or_else(Vec::new, |it| self.arguments(own, it));
        let alone = self.arguments(own, Place::Elsewhere);
        [Side::For, Side::Against].map(|side| {
            let speaks = |it: &&Argued| match side {
                Side::For => it.raised.contains(&id),
                _ => it.lowered.contains(&id),
            };
            let on_side = held.iter().filter(|it| it.side == side);
            let found: Vec<Argued> = on_side.take(SPEAKS).cloned().collect();
            let by_itself =
                alone.iter().filter(speaks).filter(|it| self.sides(it, own, measure, side));
            let by_itself = by_itself.take(SPEAKS);
            if found.is_empty() { by_itself.cloned().collect() } else { found }
        })
    }

    /// Returns the strongest argument for a placement that its supporters would make.
    fn best_case(&self, id: PlacementId, measure: Option<Place>) -> Option<Argued> {
        let own = Place::Placement(id);
        let held = measure.map_or_else(Vec::new, |it| self.arguments(own, it));
        let held = held.into_iter().filter(|it| it.side == Side::For);
        let alone = self.arguments(own, Place::Elsewhere);
        let alone = alone.into_iter().filter(|it| it.raised.contains(&id));
        let alone = alone.filter(|it| self.sides(it, own, measure, Side::For));
        held.chain(alone).find(|it| self.blames(it) != Some(id))
    }

    /// Tells whether the first answer of an argument is on a side against a place, if there is one.
    fn sides(&self, it: &Argued, own: Place, measure: Option<Place>, side: Side) -> bool {
        let Some(other) = measure else { return true };
        let held = self.difference(it.lead(), own, other);
        match side {
            Side::For => held > Points::default(),
            _ => held < Points::default(),
        }
    }

    /// Returns the home whose own failing an argument is, if it is one's.
    pub(super) fn blames(&self, argued: &Argued) -> Option<PlacementId> {
        let lead = argued.lead();
        let changed_by = &self.evaluation.contributions[lead.0].changed_by;
        self.model.claim(lead, self.answers.level(lead)?, changed_by)?.1.blames
    }

    /// Returns the place that the arguments for a placement are held against.
    fn measure(&self, own: Place, comparison: Option<&Comparison>) -> Option<Place> {
        let pair = comparison.into_iter().flat_map(|it| [it.first, it.second]);
        let others = self.evaluation.ranking.iter().map(|&it| Place::Placement(it));
        pair.chain(others).find(|it| *it != own)
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
