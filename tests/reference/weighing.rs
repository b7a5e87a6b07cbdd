//! What other weights would bring: how far one weight can go, how much weight has to move, what a
//! section carries, and whether the order of the weights is enough.

use super::domain::SECTIONS;
use super::fraction::Fraction;
use super::sheet::*;
use super::swift::{Standing, Weights};

/// Whose weight goes up or down: each factor with its part of the whole.
pub(crate) type Parts = [i64; FACTORS];

impl Tables {
    /// Returns the factors of a section, each with its weight.
    pub(crate) fn section(&self, section: usize) -> Parts {
        let mut parts = self.weights;
        for (part, (at, _)) in parts.iter_mut().zip(self.shares) {
            if at != section {
                *part = 0;
            }
        }
        parts
    }

    pub(crate) fn factor(&self, factor: usize) -> Parts {
        let mut parts = [0; FACTORS];
        parts[factor] = self.weights[factor].max(1);
        parts
    }

    /// Returns the weights after these parts were given so much of a whole together. All others keep
    /// their proportions.
    pub(crate) fn reweighted(&self, parts: &Parts, share: i64, whole: i64) -> Weights<i64> {
        let inside: i64 = parts.iter().sum();
        let outside = 10_000 - self.weight_of(parts);
        let mut each = self.weights;
        for (weight, part) in each.iter_mut().zip(parts) {
            *weight =
                if *part > 0 { part * share * outside } else { *weight * (whole - share) * inside };
        }
        Weights { each, whole: whole * inside * outside }
    }

    /// Returns the weight of these parts, of 10,000.
    fn weight_of(&self, parts: &Parts) -> i64 {
        parts.iter().zip(self.weights).filter(|(it, _)| **it > 0).map(|(_, own)| own).sum()
    }

    /// Returns the weights without a section.
    pub(crate) fn without(&self, section: usize) -> Weights<i64> {
        self.reweighted(&self.section(section), 0, 1)
    }
}

/// The lowest and the highest weight between which something holds without a break; none where it
/// holds to the end. Every weight is tried that has so many `steps` to a point of 100.
pub(crate) fn interval(
    tables: &Tables,
    parts: &Parts,
    steps: i64,
    holds: &dyn Fn(&Weights<i64>) -> bool,
) -> (Option<i64>, Option<i64>) {
    let at = |share: i64| holds(&tables.reweighted(parts, share, 100 * steps));
    // The weight itself may lie between two steps.
    let weight = tables.weight_of(parts) * steps;
    let (below, above) = (weight.div_euclid(100), (weight + 99).div_euclid(100));
    let low = (0..=below).rev().find(|it| !at(*it)).map(|it| it + 1);
    let high = (above..=100 * steps).find(|it| !at(*it)).map(|it| it - 1);
    (low, high)
}

/// For each factor, how much more it does for one home than for another.
pub(crate) fn leads(standing: &Standing, first: usize, second: usize) -> [i64; FACTORS] {
    standing.pulls.map(|it| i64::from(it[first] - it[second]))
}

/// Returns the least weight, of 100, that has to move for the second home to draw level: from where
/// the first gains most to where it gains least.
pub(crate) fn shift(tables: &Tables, leads: &[i64; FACTORS]) -> Option<Fraction> {
    let lead = |of: usize| i128::from(leads[of]);
    let least = (0..FACTORS).map(lead).min()?;
    let mut ahead: i128 = (0..FACTORS).map(|it| lead(it) * i128::from(tables.weights[it])).sum();
    let mut from: Vec<_> = (0..FACTORS).filter(|it| lead(*it) > least).collect();
    from.sort_by_key(|it| -lead(*it));
    let mut moved = Fraction::whole(0);
    for factor in from {
        let gain = lead(factor) - least;
        let weight = i128::from(tables.weights[factor]);
        if ahead <= gain * weight {
            return Some(moved + Fraction::new(ahead.max(0), gain * 100));
        }
        ahead -= gain * weight;
        moved = moved + Fraction::new(weight, 100);
    }
    (ahead <= 0).then_some(moved)
}

/// Tells whether a home is ahead, and stays so or level with all weights that keep the order of the
/// weights: with the first so many of them equal and the rest 0, for any number. Equal weights may be
/// in any order.
pub(crate) fn order_decides(tables: &Tables, leads: &[i64; FACTORS]) -> bool {
    let mut order: Vec<_> = (0..FACTORS).filter(|it| tables.weights[*it] > 0).collect();
    order.sort_by_key(|it| (-tables.weights[*it], leads[*it]));
    let lead: i64 = order.iter().map(|it| tables.weights[*it] * leads[*it]).sum();
    let mut sum = 0;
    lead > 0
        && order.into_iter().all(|it| {
            sum += leads[it];
            sum >= 0
        })
}

/// Returns the place of a section by its letter.
pub(crate) fn section_at(letter: &str) -> usize {
    SECTIONS.iter().position(|(it, _)| *it == letter).expect("a section")
}
