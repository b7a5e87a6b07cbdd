//! What holds whatever the plain answers are: bounds of scores and leads, and the rules of the verdict
//! on them.

use crate::answers::Home;
use crate::decide::advice::{Frame, NEUTRAL, Place};
use crate::decide::rules::{ByPlacement, Signals};
use crate::points::Points;

/// The least and the most that answers can add.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    /// For each placement, to its score.
    pub(super) least: ByPlacement<i32>,
    pub(super) most: ByPlacement<i32>,
    /// For each two placements, the least to the lead of the first over the second.
    pub(super) leads: ByPlacement<ByPlacement<i32>>,
}

/// The bounds of scores and leads while plain answers take any level.
pub(super) struct Bounds<'a> {
    pub(super) frame: &'a Frame,
    pub(super) scores: &'a ByPlacement<i32>,
    pub(super) signals: Signals,
    pub(super) span: &'a Span,
}

impl Bounds<'_> {
    /// Tells whether the team stays at home, whatever the plain answers are.
    pub(super) fn stays(&self, home: Place) -> bool {
        let bands = &self.frame.bands;
        let is_no_challenger = |other: usize| {
            self.most(other) < bands.floor
                || match home {
                    Place::Placement(home) => self.lead(home.0, other) > -bands.move_margin,
                    Place::Elsewhere => self.most(other) < NEUTRAL + bands.move_margin,
                }
        };
        let home = home.placement().map(|it| it.0);
        home.is_none_or(|it| self.signals.passes(it)) && self.others(home).all(is_no_challenger)
    }

    /// Tells whether the team moves to a placement, whatever the plain answers are.
    pub(super) fn moves(&self, to: usize) -> bool {
        let bands = &self.frame.bands;
        let (floor, leads_home) = match self.frame.home {
            Some(Home::Placement(home)) => {
                let leads = self.lead(to, home.0) >= bands.move_margin;
                (bands.floor, leads || !self.signals.passes(home.0))
            }
            Some(Home::Elsewhere) => (bands.floor.max(NEUTRAL + bands.move_margin), true),
            Some(Home::Split | Home::None) | None => (bands.floor_without_home, true),
        };
        let is_behind = |it: usize| self.lead(to, it) >= bands.tie_margin || self.most(it) < floor;
        self.signals.passes(to)
            && leads_home
            && shown(self.scores[to] + self.span.least[to]) >= floor
            && self.others(Some(to)).all(is_behind)
    }

    /// Tells whether no home passes with enough points, whatever the plain answers are.
    pub(super) fn has_no_home(&self) -> bool {
        let bands = &self.frame.bands;
        let (home, floor) = match self.frame.home {
            Some(Home::Placement(home)) => (Some(home.0), bands.floor),
            Some(Home::Elsewhere) => return false,
            Some(Home::Split | Home::None) | None => (None, bands.floor_without_home),
        };
        home.is_none_or(|it| !self.signals.passes(it))
            && self.others(home).all(|it| self.most(it) < floor)
    }

    /// Returns the other placements that pass.
    fn others(&self, one: Option<usize>) -> impl Iterator<Item = usize> {
        let passes = |it: &usize| self.signals.passes(*it);
        (0..self.frame.placements).filter(passes).filter(move |it| Some(*it) != one)
    }

    /// Returns the most that the score shown can be.
    fn most(&self, one: usize) -> i64 {
        shown(self.scores[one] + self.span.most[one])
    }

    /// Returns a lower bound on the lead shown. Scores are rounded one by one, so the lead shown is
    /// at least the whole points of the exact lead.
    fn lead(&self, one: usize, other: usize) -> i64 {
        let least = self.scores[one] - self.scores[other] + self.span.leads[one][other];
        i64::from(least).div_euclid(Points::UNIT)
    }
}

/// Returns a score as it is shown.
fn shown(units: i32) -> i64 {
    Points::of_units(units).rounded()
}
