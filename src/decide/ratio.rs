//! Exact fractions, for tipping points.

use std::cmp::Ordering;

/// A fraction of two whole numbers. The denominator is above zero.
///
/// Weights are at most 10,000 and differences of pulls at most 96, so no product that is formed
/// here comes near the range of 128 bits.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Takes `numerator / denominator`; none if the denominator is zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        match denominator.cmp(&0) {
            Ordering::Greater => Some(Self { numerator, denominator }),
            Ordering::Less => Some(Self { numerator: -numerator, denominator: -denominator }),
            Ordering::Equal => None,
        }
    }

    /// Takes a whole number.
    pub fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// Returns the nearest number, for comparing with published ones.
    #[cfg(test)]
    #[expect(clippy::cast_precision_loss, reason = "it is only compared with a few digits")]
    pub fn as_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// Returns the largest whole number that is not above it.
    pub fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// Returns the smallest whole number that is not below it.
    pub fn ceil(self) -> i128 {
        -(-self.numerator).div_euclid(self.denominator)
    }

    /// Returns it as many times.
    #[must_use]
    pub fn times(self, number: i128) -> Self {
        Self { numerator: self.numerator * number, ..self }
    }

    /// Returns the sum with a whole number.
    #[must_use]
    pub(crate) fn plus_whole(self, number: i128) -> Self {
        Self { numerator: self.numerator + number * self.denominator, ..self }
    }

    /// Returns a hundredth of it.
    #[must_use]
    pub(crate) fn hundredth(self) -> Self {
        Self { denominator: self.denominator * 100, ..self }
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_compare_and_round_exactly() {
        let ratio = |a, b| Ratio::new(a, b).unwrap();
        assert_eq!(ratio(1, 3), ratio(-2, -6));
        assert!(ratio(-1, 3) < ratio(1, -4) && ratio(1, 3) > ratio(333, 1000));
        assert_eq!((ratio(-7, 2).floor(), ratio(-7, 2).ceil()), (-4, -3));
        assert_eq!((ratio(6, 2).floor(), ratio(6, 2).ceil()), (3, 3));
        assert_eq!(ratio(50, 1).hundredth(), ratio(1, 2));
        assert_eq!(ratio(5, 3).times(10), ratio(50, 3));
        assert!(Ratio::new(1, 0).is_none());
    }
}
