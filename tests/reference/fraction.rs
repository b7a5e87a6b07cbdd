//! Exact fractions, written without a library.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul};

/// A fraction in lowest terms, with a positive denominator.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    pub(crate) fn new(numerator: i128, denominator: i128) -> Self {
        assert!(denominator > 0, "denominators are positive here");
        let divisor = greatest_common_divisor(numerator.abs(), denominator);
        Self { numerator: numerator / divisor, denominator: denominator / divisor }
    }

    pub(crate) fn whole(number: i128) -> Self {
        Self::new(number, 1)
    }

    /// Returns one of `parts` equal parts.
    pub(crate) fn part(self, parts: i128) -> Self {
        Self::new(self.numerator, self.denominator * parts)
    }

    pub(crate) fn rounded_down(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// Returns the nearest whole number; a half goes up.
    pub(crate) fn rounded_half_up(self) -> i128 {
        (2 * self.numerator + self.denominator).div_euclid(2 * self.denominator)
    }
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(self.numerator * other.numerator, self.denominator * other.denominator)
    }
}

impl Sum for Fraction {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::whole(0), Add::add)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

impl fmt::Debug for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

#[test]
fn fractions_are_compared_and_rounded_exactly() {
    let third = Fraction::new(1, 3);
    assert_eq!(third + third + third, Fraction::whole(1));
    assert_eq!(Fraction::new(2, -2 + 6) * Fraction::whole(2), Fraction::whole(1));
    assert!(Fraction::new(-1, 2) < Fraction::new(-1, 3));
    for (fraction, rounded) in [
        (Fraction::new(99, 2), 50),
        (Fraction::new(4949, 100), 49),
        (Fraction::new(-1, 2), 0),
        (Fraction::new(-3, 2), -1),
        (Fraction::new(-151, 100), -2),
    ] {
        assert_eq!(fraction.rounded_half_up(), rounded, "{fraction:?}");
    }
}
