//! The advice, and what has to be said about it.

use super::Evidence;
use super::firmness::reaches;
use super::shares::{Cases, Counted, counted, of_some};
use crate::answers::Home;
use crate::decide::trials::{Outcome, Strength};
use crate::decide::{Decision, Place, VerdictKind, is_small_team};
use crate::model::PlacementId;
use crate::points::Points;

/// What has to be said about the advice.
#[derive(Debug, Clone)]
pub struct Advised {
    /// How firm it is.
    pub strength: Option<Strength>,
    /// The stress runs with the same advice, where there is a strength.
    pub same_advice: Option<Cases>,
    /// The stress runs that go where the points lean to, while nothing is advised yet.
    pub leaning_share: Option<Cases>,
    /// Whether it would be firm, if other placements were not as good as the home.
    pub is_capped: bool,
    /// The present home, if the team sits in one place.
    pub home: Option<Place>,
    /// Whether that home fails a gate.
    pub home_excluded: bool,
    /// Whether the team is too small to be moved.
    pub is_small_team: bool,
    /// Whether the team stays in the best placement that passes, though it scores below the neutral
    /// point.
    pub by_default: bool,
    /// An excluded placement that out-scores the place advised by the tie margin or more.
    pub excluded_ahead: Option<PlacementId>,
    /// The best-scoring placement, excluded or not. None if too little is known.
    pub best: Option<PlacementId>,
    /// How far the place advised is ahead of the present home; in a tie, how far each is at least.
    pub margin_over_home: Option<i64>,
    /// The fewest points that a placement needs for a team to move there.
    pub floor: i64,
}

impl Evidence<'_> {
    pub(super) fn advised(&self, decision: &Decision) -> Advised {
        let (model, evaluation) = (self.model, self.evaluation);
        let verdict = &evaluation.verdict;
        let given = self.answers.home(model);
        let home = match given {
            Some(Home::Placement(home)) => Some(Place::Placement(home)),
            Some(Home::Elsewhere) => Some(Place::Elsewhere),
            _ => None,
        };
        let fails = |it: Place| it.placement().is_some_and(|it| self.fails(it));
        let is_default = |it| evaluation.score(it) < Points::NEUTRAL.rounded();
        let stays_first =
            verdict.kind == VerdictKind::Stay && verdict.leader == verdict.placement();
        let bands = model.bands;
        let runs = counted(&decision.stress.both);
        let same = |it: &Outcome| self.is_advised(it);
        Advised {
            strength: decision.strength,
            same_advice: decision.strength.map(|_| of_some(&runs, same)),
            leaning_share: self.leaning_share(&runs),
            is_capped: self.is_capped(decision),
            home,
            home_excluded: home.is_some_and(fails),
            is_small_team: verdict.kind != VerdictKind::NotEnough
                && is_small_team(model, self.answers),
            by_default: stays_first && verdict.leader.is_some_and(is_default),
            excluded_ahead: verdict.place.and_then(|it| self.excluded_ahead(it)),
            best: (verdict.kind != VerdictKind::NotEnough).then(|| evaluation.ranking[0]),
            margin_over_home: self.over_home(home),
            floor: if home.is_some() { bands.floor } else { bands.floor_without_home },
        }
    }

    /// Returns how far whatever is advised is ahead of the present home. None if that is part of it.
    fn over_home(&self, home: Option<Place>) -> Option<i64> {
        let verdict = &self.evaluation.verdict;
        let tied: &[Place] = if verdict.kind == VerdictKind::Tie { &verdict.leaning } else { &[] };
        let advised = || verdict.place.iter().chain(tied);
        let home = home.filter(|home| advised().all(|it| it != home))?;
        advised().map(|it| self.score(*it) - self.score(home)).min()
    }

    /// Returns the best placement that is excluded by a gate and out-scores a place by the tie margin
    /// or more.
    fn excluded_ahead(&self, place: Place) -> Option<PlacementId> {
        let lead = |it: PlacementId| self.evaluation.score(it) - self.score(place);
        let ahead = |&it: &PlacementId| self.fails(it) && lead(it) >= self.model.bands.tie_margin;
        self.evaluation.ranking.iter().copied().find(ahead)
    }

    /// Returns the runs that go where the points lean to.
    fn leaning_share(&self, runs: &[Counted]) -> Option<Cases> {
        let verdict = &self.evaluation.verdict;
        let leans = verdict.kind == VerdictKind::NotYet && !verdict.leaning.is_empty();
        leans.then(|| of_some(runs, |it| self.is_advised(it)))
    }

    /// Tells whether enough runs advise to stay for a firm verdict, but it is not called firm
    /// because another placement that passes is as good.
    fn is_capped(&self, decision: &Decision) -> bool {
        let stays = self.evaluation.verdict.kind == VerdictKind::Stay;
        let share = decision.stress.both.same_advice.filter(|_| stays);
        let firm = self.model.stress.firm;
        share.is_some_and(|it| reaches(it, firm)) && decision.strength != Some(Strength::Firm)
    }

    /// Tells whether a placement fails a gate.
    pub(super) fn fails(&self, placement: PlacementId) -> bool {
        self.evaluation.is_excluded(self.model, placement)
    }
}
