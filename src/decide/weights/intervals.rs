//! One weight at a time.

use super::{Interval, TippingPoint, Weighing};
use crate::decide::ratio::Ratio;

/// The side of the present weight on which a rival is first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Below,
    Above,
}

impl Weighing<'_> {
    pub(super) fn factor_intervals(&self) -> Vec<Interval> {
        (0..self.weights.len())
            .map(|it| self.interval(self.weights[it], 1, |differences| differences[it]))
            .collect()
    }

    pub(super) fn section_intervals(&self) -> Vec<Interval> {
        self.model
            .section_ids()
            .map(|section| {
                let weight = i128::from(self.model[section].weight) * 100;
                self.interval(weight, 100, |differences| {
                    let factors = self.model.factors.iter().zip(differences);
                    factors
                        .filter(|(it, _)| it.section == section)
                        .map(|(it, difference)| i128::from(it.share) * difference)
                        .sum()
                })
            })
            .collect()
    }

    /// Returns the interval of something with this weight, each unit of which adds
    /// `value / divisor` to a margin.
    fn interval(&self, weight: i128, divisor: i128, value: impl Fn(&[i128]) -> i128) -> Interval {
        let total = self.weights.iter().sum();
        let (mut low, mut high): (Option<TippingPoint>, Option<TippingPoint>) = (None, None);
        for rival in &self.rivals {
            let margin = self.weights.iter().zip(&rival.differences).map(|(w, d)| w * d).sum();
            let value = (value(&rival.differences), divisor);
            let found = tipping_point(weight, total, value, margin);
            let Some((point, side)) = found else { continue };
            let point = TippingPoint { weight: point.hundredth(), rival: rival.placement };
            match side {
                Side::Below if low.is_none_or(|it| point.weight > it.weight) => low = Some(point),
                Side::Above if high.is_none_or(|it| point.weight < it.weight) => high = Some(point),
                _ => {}
            }
        }
        Interval { weight: Ratio::whole(weight).hundredth(), low, high }
    }
}

/// Returns the weight at which the margin is zero, and on which side of it the margin is negative.
///
/// Something weighs `weight` out of `total`, and each unit of it adds `value` (a fraction) to a
/// margin that is not negative. At a weight of `t`, with the rest scaled to `total - t`, the margin
/// is `t * value + (total - t) * (margin - weight * value) / (total - weight)`, a straight line.
/// None if it does not fall below zero between 0 and `total`, or if there is no rest to scale.
pub(super) fn tipping_point(
    weight: i128,
    total: i128,
    (value, divisor): (i128, i128),
    margin: i128,
) -> Option<(Ratio, Side)> {
    if weight == total {
        return None;
    }
    // Both ends of the line, multiplied by divisor * (total - weight) / total.
    let at_zero = divisor * margin - weight * value;
    let at_total = value * (total - weight);
    let point = Ratio::new(total * at_zero, at_zero - at_total)?;
    match (at_zero < 0, at_total < 0) {
        (true, false) => Some((point, Side::Below)),
        (false, true) => Some((point, Side::Above)),
        _ => None,
    }
}
