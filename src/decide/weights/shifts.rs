//! All weights at once.

use super::{Shift, Weighing};
use crate::decide::ratio::Ratio;
use crate::model::FactorId;

impl Weighing<'_> {
    pub(super) fn shifts(&self) -> Vec<Shift> {
        self.rivals
            .iter()
            .map(|rival| {
                let shift = least_shift(&self.weights, &rival.differences);
                let (from, to) = shift.clone().unwrap_or_default();
                Shift {
                    rival: rival.placement,
                    total: shift.map(|(from, _)| total(&from).hundredth()),
                    from: from.into_iter().map(|(it, much)| (it, much.hundredth())).collect(),
                    to,
                }
            })
            .collect()
    }
}

/// The factors that give weight, with how much, and the factor that takes it.
type Moves = (Vec<(FactorId, Ratio)>, Option<FactorId>);

/// Returns the least shift that brings `sum(weight * difference)` down to zero: from the factors
/// with the largest differences, one after the other, to the one with the smallest. Each unit
/// moved lowers the sum by the gap between the two, so taking the widest gaps first is best. Only
/// the last one moved can be a fraction of a unit. Equal differences go by model order.
///
/// None if even moving everything does not bring it down to zero.
pub(super) fn least_shift(weights: &[i128], differences: &[i128]) -> Option<Moves> {
    let mut left: i128 = weights.iter().zip(differences).map(|(w, d)| w * d).sum();
    if left <= 0 {
        return Some((Vec::new(), None));
    }
    let to = (0..weights.len()).min_by_key(|&it| differences[it])?;
    let mut givers: Vec<_> = (0..weights.len()).filter(|&it| weights[it] > 0).collect();
    givers.sort_by_key(|&it| std::cmp::Reverse(differences[it]));
    let mut from = Vec::new();
    for giver in givers {
        let gap = differences[giver] - differences[to];
        if gap == 0 {
            break;
        }
        if weights[giver] * gap >= left {
            from.push((FactorId(giver), Ratio::new(left, gap)?));
            return Some((from, Some(FactorId(to))));
        }
        left -= weights[giver] * gap;
        from.push((FactorId(giver), Ratio::whole(weights[giver])));
    }
    None
}

/// Returns how much moves in all. Only the last part is a fraction.
pub(super) fn total(from: &[(FactorId, Ratio)]) -> Ratio {
    let whole: i128 = from.iter().rev().skip(1).map(|(_, much)| much.floor()).sum();
    from.last().map_or(Ratio::whole(0), |(_, last)| last.plus_whole(whole))
}
