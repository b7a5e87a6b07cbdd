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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::fixture::model;
    use crate::model::PlacementId;

    const POINT: i32 = Points::UNIT as i32;

    /// Two placements with so many points, which the plain answers leave as they are. The floor is 52,
    /// and 53 without a home; the move margin is 5, the tie margin 3.
    fn holds(
        home: Option<Home>,
        points: [i32; 2],
        failed: u8,
        claim: impl Fn(&Bounds) -> bool,
    ) -> bool {
        let mut bands = model(2).bands;
        (bands.floor, bands.floor_without_home) = (52, 53);
        let frame = Frame { placements: 2, bands, home, is_small: false };
        let mut scores = ByPlacement::default();
        for (score, points) in scores.iter_mut().zip(points) {
            *score = points * POINT;
        }
        let signals = Signals { acting: 0, failed, open: 0 };
        claim(&Bounds { frame: &frame, scores: &scores, signals, span: &Span::default() })
    }

    const FIRST: Place = Place::Placement(PlacementId(0));
    const AT_FIRST: Option<Home> = Some(Home::Placement(PlacementId(0)));
    const ELSEWHERE: Option<Home> = Some(Home::Elsewhere);

    #[test]
    fn a_team_stays_while_no_other_home_has_the_floor_and_the_margin() {
        for (points, failed, expected) in [
            ([48, 51], 0, true),
            ([48, 52], 0, true),
            ([48, 53], 0, false),
            ([46, 51], 0, true),
            ([47, 52], 0, false),
            ([48, 53], 0b10, true),
            ([60, 50], 0b01, false),
        ] {
            let found = holds(AT_FIRST, points, failed, |it| it.stays(FIRST));
            assert_eq!(found, expected, "{points:?} {failed}");
        }
        for (points, expected) in [([54, 40], true), ([55, 40], false), ([40, 55], false)] {
            let found = holds(ELSEWHERE, points, 0, |it| it.stays(Place::Elsewhere));
            assert_eq!(found, expected, "{points:?}");
        }
    }

    #[test]
    fn a_team_moves_to_what_has_the_floor_and_both_margins() {
        for (home, points, failed, expected) in [
            (AT_FIRST, [50, 55], 0, true),
            (AT_FIRST, [51, 55], 0, false),
            (AT_FIRST, [51, 55], 0b01, true),
            (AT_FIRST, [40, 52], 0, true),
            (AT_FIRST, [40, 51], 0, false),
            (AT_FIRST, [40, 60], 0b10, false),
            (ELSEWHERE, [40, 55], 0, true),
            (ELSEWHERE, [40, 54], 0, false),
            (ELSEWHERE, [57, 60], 0, true),
            (ELSEWHERE, [58, 60], 0, false),
            (ELSEWHERE, [58, 60], 0b01, true),
            (Some(Home::None), [40, 53], 0, true),
            (Some(Home::None), [40, 52], 0, false),
            (Some(Home::Split), [52, 53], 0, true),
            (Some(Home::Split), [53, 55], 0, false),
        ] {
            let found = holds(home, points, failed, |it| it.moves(1));
            assert_eq!(found, expected, "{home:?} {points:?} {failed}");
        }
    }

    #[test]
    fn no_home_is_left_where_the_present_one_fails_and_no_other_has_the_floor() {
        for (home, points, failed, expected) in [
            (AT_FIRST, [60, 51], 0b01, true),
            (AT_FIRST, [60, 52], 0b01, false),
            (AT_FIRST, [60, 52], 0b11, true),
            (AT_FIRST, [60, 51], 0, false),
            (ELSEWHERE, [40, 40], 0b11, false),
            (Some(Home::None), [52, 52], 0, true),
            (Some(Home::None), [53, 52], 0, false),
            (Some(Home::Split), [53, 52], 0b01, true),
        ] {
            let found = holds(home, points, failed, |it| it.has_no_home());
            assert_eq!(found, expected, "{home:?} {points:?} {failed}");
        }
    }

    #[test]
    fn bounds_take_the_worst_that_the_answers_can_add() {
        let model = model(2);
        let frame = Frame { placements: 2, bands: model.bands, home: AT_FIRST, is_small: false };
        let [mut scores, mut least, mut most] = [ByPlacement::default(); 3];
        (scores[0], scores[1]) = (49 * POINT, 52 * POINT);
        (least[1], most[1]) = (-3 * POINT, 4 * POINT);
        let mut leads = ByPlacement::default();
        leads[1] = ByPlacement::from([-5 * POINT - 1, 0, 0, 0]);
        let signals = Signals { acting: 0, failed: 0, open: 0 };
        let span = Span { least, most, leads };
        let bounds = Bounds { frame: &frame, scores: &scores, signals, span: &span };
        assert_eq!((bounds.most(0), bounds.most(1)), (49, 56));
        assert_eq!((bounds.lead(1, 0), bounds.lead(0, 1)), (-3, -3));
    }
}
