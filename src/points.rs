//! Exact arithmetic with pulls and points, their rounding, and pulls and weights as text.
//!
//! Every weight of a model is a whole percent and every pull a whole number, and an interaction
//! can at most halve a pull [`Pull::HALVINGS`] times. So every score is a whole multiple of a
//! fixed small unit, and sums, comparisons and ties are exact.

use std::cmp::Reverse;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// What a level does for a placement: a partial value from -3 to +3 in steps of 1/16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Pull(i32);

impl Pull {
    /// How often a whole pull can be halved exactly.
    pub const HALVINGS: u32 = 4;
    /// The units in a pull of 1.
    const UNIT: i32 = 1 << Self::HALVINGS;
    /// The strongest pull, in whole steps, for or against.
    pub const STRONGEST: i32 = 3;
    /// No pull.
    pub const NEUTRAL: Self = Self(0);

    /// Returns a whole pull, kept within -3 to +3.
    pub fn whole(steps: i32) -> Self {
        Self(steps.saturating_mul(Self::UNIT)).within_range()
    }

    /// Returns half of this pull.
    pub fn halved(self) -> Self {
        Self(self.0 / 2)
    }

    /// Returns the sum of two pulls, kept within -3 to +3.
    pub fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0).within_range()
    }

    /// Returns 1, 0 or -1.
    pub fn signum(self) -> i32 {
        self.0.signum()
    }

    /// Returns the pull as a number, for printing.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / f64::from(Self::UNIT)
    }

    /// Returns the pull with its sign and no more digits than it has: `+3`, `−1.5` or `0`.
    pub fn signed(self) -> String {
        match self.signum() {
            0 => "0".to_owned(),
            1 => format!("+{}", self.as_f64()),
            _ => format!("−{}", -self.as_f64()),
        }
    }

    /// Returns a number of units of 1/16, kept within -3 to +3.
    pub(crate) fn of_units(units: i32) -> Self {
        Self(units).within_range()
    }

    /// Returns the pull in units of 1/16.
    pub fn units(self) -> i64 {
        i64::from(self.0)
    }

    /// Returns the same number in the type for weighing.
    pub(crate) fn in_units(self) -> f64 {
        f64::from(self.0)
    }

    fn within_range(self) -> Self {
        let limit = Self::STRONGEST * Self::UNIT;
        Self(self.0.clamp(-limit, limit))
    }
}

/// An exact number of points on the scale from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Points(i64);

impl Points {
    /// The units in one point. `50 * weight/10,000 * pull/3` is a whole number of them.
    pub const UNIT: i64 = 10_000 / 50 * Pull::STRONGEST as i64 * Pull::UNIT as i64;
    /// Half a point: a smaller change does not show in whole numbers.
    pub const HALF: Self = Self(Self::UNIT / 2);
    /// The score of a placement without any pull.
    pub const NEUTRAL: Self = Self::whole(50);

    /// Returns a whole number of points.
    pub const fn whole(points: i64) -> Self {
        Self(points * Self::UNIT)
    }

    /// Returns the contribution of a factor: `50 * weight * pull / 3`, the weight given in
    /// hundredths of a percent.
    pub fn contribution(weight: i64, pull: Pull) -> Self {
        Self(weight * pull.units())
    }

    /// Returns a number of units, as [`Points::units`] gives them.
    pub(crate) fn of_units(units: i32) -> Self {
        Self(i64::from(units))
    }

    /// Returns the number of units of a score or a contribution, for tables that are read often.
    pub(crate) fn small_units(self) -> i32 {
        i32::try_from(self.0).expect("weights of 10,000 and pulls of 48 units stay below 2^31")
    }

    /// Returns the nearest whole number, halves up.
    pub fn rounded(self) -> i64 {
        rounded(self.0, Self::UNIT)
    }

    /// Returns the smallest whole number that is not below it, for "up to".
    pub fn rounded_up(self) -> i64 {
        -(-self.0).div_euclid(Self::UNIT)
    }

    /// Returns points that are not below zero with one decimal: `4.8`. Halves go up.
    pub fn with_one_decimal(self) -> String {
        let tenths = rounded(self.0 * 10, Self::UNIT);
        format!("{}.{}", tenths / 10, tenths % 10)
    }

    /// Returns the points as a number, for printing.
    #[expect(clippy::cast_precision_loss, reason = "a score is far below 2^52 units")]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / Self::UNIT as f64
    }

    /// Returns the number of units.
    pub fn units(self) -> i64 {
        self.0
    }

    /// Returns the distance from zero.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Points {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}

/// Returns an amount divided by the size of one whole, rounded to the nearest number; halves go up.
#[inline]
pub(crate) fn rounded(amount: i64, one: i64) -> i64 {
    (2 * amount + one).div_euclid(2 * one)
}

/// Returns a weight, given in hundredths of a percent, in tenths of a percent. Halves go up.
pub fn tenths(hundredths: i64) -> i64 {
    (hundredths + 5).div_euclid(10)
}

/// Returns a weight, given in hundredths of a percent, with one decimal: `7.4`.
pub fn weight(hundredths: i64) -> String {
    let tenths = tenths(hundredths);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Rounds parts to whole points that add up to `total`, by largest remainder (Hamilton's method).
///
/// `total` may differ from the exact sum by less than one point, as a margin between two rounded
/// scores does; the parts with the largest remainders then carry the difference.
pub fn apportioned(parts: &[Points], total: i64) -> Vec<i64> {
    let mut whole: Vec<i64> = parts.iter().map(|part| part.0.div_euclid(Points::UNIT)).collect();
    let order = by_remainder(parts.iter().map(|it| it.0.rem_euclid(Points::UNIT)));
    let missing = total - whole.iter().sum::<i64>();
    if missing >= 0 {
        for &i in order.iter().cycle().take(missing.unsigned_abs() as usize) {
            whole[i] += 1;
        }
    } else {
        for &i in order.iter().rev().cycle().take(missing.unsigned_abs() as usize) {
            whole[i] -= 1;
        }
    }
    whole
}

/// Shares out whole numbers that add up to `whole`, in proportion to some parts, by largest remainder
/// (Hamilton's method); of equal remainders the first counts. Zeros if there is nothing to share.
pub fn shared_out(whole: u64, parts: &[u64]) -> Vec<u64> {
    let total: u128 = parts.iter().map(|it| u128::from(*it)).sum();
    if total == 0 {
        return vec![0; parts.len()];
    }
    let scaled = |part: &u64| u128::from(whole) * u128::from(*part);
    let share = |part: &u64| u64::try_from(scaled(part) / total).expect("a part of the whole");
    let mut shares: Vec<u64> = parts.iter().map(share).collect();
    let missing = whole - shares.iter().sum::<u64>();
    let order = by_remainder(parts.iter().map(|it| scaled(it) % total));
    for (place, _) in order.into_iter().zip(0..missing) {
        shares[place] += 1;
    }
    shares
}

/// Returns the places of some remainders, the largest first; of equal ones, the first.
fn by_remainder<T: Ord>(remainders: impl Iterator<Item = T>) -> Vec<usize> {
    let remainders: Vec<T> = remainders.collect();
    let mut order: Vec<usize> = (0..remainders.len()).collect();
    order.sort_by_key(|&it| Reverse(&remainders[it]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_out_adds_up() {
        for (parts, shares) in [
            ([1, 1, 1, 0], [34, 33, 33, 0]),
            ([12, 12, 12, 12], [25, 25, 25, 25]),
            ([2, 1, 0, 0], [67, 33, 0, 0]),
            ([5, 3, 3, 3], [36, 22, 21, 21]),
            ([0, 0, 0, 0], [0, 0, 0, 0]),
        ] {
            assert_eq!(shared_out(100, &parts), shares);
        }
        assert_eq!(shared_out(100, &[u64::MAX, u64::MAX, 0]), [50, 50, 0], "large parts, too");
    }

    #[test]
    fn a_full_weight_and_a_full_pull_reach_the_ends_of_the_scale() {
        let best = Points::NEUTRAL + Points::contribution(10_000, Pull::whole(3));
        let worst = Points::NEUTRAL + Points::contribution(10_000, Pull::whole(-3));
        assert_eq!((best, worst), (Points::whole(100), Points::whole(0)));
    }

    #[test]
    fn halves_round_up_on_both_sides_of_zero() {
        let half = Points(Points::UNIT / 2);
        for (points, rounded) in [
            (half, 1),
            (-half, 0),
            (Points::whole(-1) - half, -1),
            (Points::whole(60) + half, 61),
            (half - Points(1), 0),
            (Points::whole(-3), -3),
        ] {
            assert_eq!(points.rounded(), rounded, "{points:?}");
        }
        let up = [Points(1), Points::whole(3), -half, Points::default()];
        assert_eq!(up.map(Points::rounded_up), [1, 3, 0, 0], "a bound holds");
        let printed = [Points::whole(4) + half, Points(1), half + Points::whole(12)];
        assert_eq!(printed.map(Points::with_one_decimal), ["4.5", "0.0", "12.5"]);
    }

    #[test]
    fn pulls_are_printed_with_a_sign_and_weights_with_one_decimal() {
        let pulls = [Pull::whole(3), Pull::whole(-3).halved(), Pull::NEUTRAL];
        assert_eq!(pulls.map(Pull::signed), ["+3", "−1.5", "0"]);
        assert_eq!([735, 1000, 0, 45, 44].map(weight), ["7.4", "10.0", "0.0", "0.5", "0.4"]);
    }

    #[test]
    fn pulls_stay_within_their_range_and_halve_exactly() {
        assert_eq!(Pull::whole(2).plus(Pull::whole(2)), Pull::whole(3));
        assert_eq!(Pull::whole(-2).plus(Pull::whole(-2)), Pull::whole(-3));
        let mut pull = Pull::whole(3);
        for _ in 0..Pull::HALVINGS {
            let half = pull.halved();
            assert_eq!(half.plus(half), pull);
            pull = half;
        }
    }

    #[test]
    fn apportioned_parts_add_up_and_stay_within_one_point() {
        let parts = [Points(14_000), Points(-5_000), Points(3_100), Points(0)];
        assert_eq!(apportioned(&parts, 1), vec![1, 0, 0, 0]);
        assert_eq!(apportioned(&parts, 2).iter().sum::<i64>(), 2);
        assert_eq!(apportioned(&[], 0), Vec::<i64>::new());
    }
}
