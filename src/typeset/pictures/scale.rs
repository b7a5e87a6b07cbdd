//! Places along the width of a picture.

use serde::{Serialize, Serializer};

/// The room at each end, in tenths of a percent, for half a mark or half a number.
const MARGIN: i64 = 50;
const WHOLE: i64 = 1000;
/// The most numbers on a scale, and by how much a step grows if there would be more.
const MOST: i64 = 8;
const TIMES: [i64; 6] = [1, 2, 4, 10, 20, 40];
/// The last place after which the name of a month has room.
const NAMED: i64 = 890;

/// A place or a distance along the width, in tenths of a percent. It is printed as `41.7%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Percent(i64);

impl Percent {
    /// Tells whether a name of a month has room after this place.
    pub(super) fn has_room_after(self) -> bool {
        self.0 <= NAMED
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}.{}%", self.0 / 10, self.0 % 10))
    }
}

/// A bar along the width: where it begins, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Bar {
    x: Percent,
    width: Percent,
}

/// A number of the scale and its place.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Tick {
    pub(super) x: Percent,
    pub(super) number: i64,
}

/// Which number stands where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: i64,
    high: i64,
}

impl Scale {
    /// Makes a scale from `low` to `high`, which is the larger.
    pub(super) fn new(low: i64, high: i64) -> Self {
        Self { low, high: high.max(low + 1) }
    }

    /// Makes a scale with these numbers on it that begins and ends at a multiple of `step`.
    pub(super) fn around(numbers: impl Iterator<Item = i64> + Clone, step: i64) -> Self {
        let (low, high) = (numbers.clone().min().unwrap_or(0), numbers.max().unwrap_or(0));
        Self::new(low.div_euclid(step) * step, -(-high).div_euclid(step) * step)
    }

    /// Returns the place of a number; one beyond an end of the scale stands at that end.
    pub(super) fn at(self, number: i64) -> Percent {
        let part = number.clamp(self.low, self.high) - self.low;
        let span = self.high - self.low;
        let room = WHOLE - 2 * MARGIN;
        Percent(MARGIN + (2 * part * room + span) / (2 * span))
    }

    /// Returns the bar between two numbers, in whatever order.
    pub(super) fn bar(self, one: i64, other: i64) -> Bar {
        let (x, end) = (self.at(one.min(other)), self.at(one.max(other)));
        Bar { x, width: Percent(end.0 - x.0) }
    }

    /// Returns the multiples of a step that lie on the scale; of a larger step, if they are too many
    /// to print.
    pub(super) fn ticks(self, step: i64) -> Vec<Tick> {
        let count = |step: &i64| self.high.div_euclid(*step) + (-self.low).div_euclid(*step) + 1;
        let steps = TIMES.map(|it| it * step);
        let step = steps.into_iter().find(|it| count(it) <= MOST).unwrap_or(self.high - self.low);
        let first = -(-self.low).div_euclid(step);
        let numbers = (first..=self.high.div_euclid(step)).map(|it| it * step);
        numbers.map(|number| Tick { x: self.at(number), number }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_room_at_both_ends() {
        let scale = Scale::new(30, 70);
        assert_eq!([30, 50, 70, 90].map(|it| scale.at(it).0), [50, 500, 950, 950]);
        assert_eq!(scale.bar(55, 50), Bar { x: Percent(500), width: Percent(113) });
    }

    #[test]
    fn a_scale_around_numbers_ends_at_whole_steps() {
        let scale = Scale::around([-3, 12].into_iter(), 5);
        let ticks: Vec<i64> = scale.ticks(5).into_iter().map(|it| it.number).collect();
        assert_eq!(ticks, [-5, 0, 5, 10, 15]);
        let ticks: Vec<i64> = Scale::new(0, 100).ticks(10).iter().map(|it| it.number).collect();
        assert_eq!(ticks, [0, 20, 40, 60, 80, 100]);
    }
}
