//! The team profile: where the team's effort goes, as shares of a whole.

use crate::answers::Answers;
use crate::model::{Manner, Means, Model, Persona};

/// Where the team's effort goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The exact effort of each persona, in file order, in one common unit.
    pub efforts: Vec<u64>,
    /// The same as whole percentages that add to 100.
    pub shares: Vec<u64>,
}

/// Returns the profile, if two thirds of the behaviours have a level, every persona has at least
/// one with a level, and some level is above 1.
///
/// The effort of a persona is the sum of (level - 1) over its behaviours. Behaviours without a
/// level count as the mean of the others of the same persona: the sum over those with a level is
/// multiplied by the number of all behaviours and divided by the number of those with a level. A
/// common unit keeps all numbers whole.
pub fn profile(model: &Model, answers: &Answers) -> Option<Profile> {
    let counts: Vec<Count> = model.personas.iter().map(|it| count(it, answers)).collect();
    let (all, known) =
        counts.iter().fold((0, 0), |(all, known), it| (all + it.all, known + it.known));
    let unit = counts.iter().try_fold(1, |unit, it| lcm(unit, it.known))?;
    if counts.is_empty() || 3 * known < 2 * all {
        return None;
    }
    let efforts: Vec<u64> = counts.iter().map(|it| it.sum * it.all * (unit / it.known)).collect();
    let shares = percentages(&efforts)?;
    Some(Profile { efforts, shares })
}

/// What the answers say about one persona.
struct Count {
    /// The behaviours.
    all: u64,
    /// Those with a level.
    known: u64,
    /// The sum of (level - 1) over these.
    sum: u64,
}

fn count(persona: &Persona, answers: &Answers) -> Count {
    let levels = persona.behaviours.iter().filter_map(|it| answers.level(*it));
    let (known, sum) =
        levels.fold((0, 0), |(known, sum), it| (known + 1, sum + u64::from(it.number() - 1)));
    Count { all: persona.behaviours.iter().map(|_| 1).sum(), known, sum }
}

/// Returns the least common multiple; none if a number is zero, or if it is too large.
fn lcm(one: u64, other: u64) -> Option<u64> {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    if other == 0 { None } else { (one / a).checked_mul(other) }
}

/// Returns whole percentages that add to 100, by largest remainder (Hamilton's method); equal
/// remainders in file order. None if there is nothing to share.
fn percentages(efforts: &[u64]) -> Option<Vec<u64>> {
    let total: u64 = efforts.iter().sum();
    if total == 0 {
        return None;
    }
    let mut shares: Vec<u64> = efforts.iter().map(|it| 100 * it / total).collect();
    let missing = 100 - shares.iter().sum::<u64>();
    let mut order: Vec<usize> = (0..efforts.len()).collect();
    order.sort_by_key(|it| std::cmp::Reverse(100 * efforts[*it] % total));
    for (place, _) in order.into_iter().zip(0..missing) {
        shares[place] += 1;
    }
    Some(shares)
}

impl Profile {
    /// Returns the part of the effort that is done in this manner, in percent.
    pub fn by(&self, model: &Model, manner: Manner) -> u64 {
        self.sum(model, &self.shares, |it| it.manner == manner)
    }

    /// Returns the part of the effort that uses these means, in percent.
    pub fn with(&self, model: &Model, means: Means) -> u64 {
        self.sum(model, &self.shares, |it| it.means == means)
    }

    /// Returns the quarter of the grid in which the centre of the efforts lies; none on an axis.
    pub fn centre(&self, model: &Model) -> Option<(Means, Manner)> {
        let [technology, arts] =
            Means::ALL.map(|it| self.sum(model, &self.efforts, |p| p.means == it));
        let [emotional, rational] =
            Manner::ALL.map(|it| self.sum(model, &self.efforts, |p| p.manner == it));
        if technology == arts || emotional == rational {
            return None;
        }
        let means = if technology > arts { Means::Technology } else { Means::Arts };
        let manner = if rational > emotional { Manner::Rational } else { Manner::Emotional };
        Some((means, manner))
    }

    fn sum(&self, model: &Model, parts: &[u64], is_meant: impl Fn(&Persona) -> bool) -> u64 {
        let meant = model.personas.iter().zip(parts).filter(|(it, _)| is_meant(it));
        meant.map(|(_, part)| part).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::percentages;

    #[test]
    fn percentages_add_to_a_hundred() {
        for (efforts, shares) in [
            ([1, 1, 1, 0], Some(vec![34, 33, 33, 0])),
            ([12, 12, 12, 12], Some(vec![25, 25, 25, 25])),
            ([2, 1, 0, 0], Some(vec![67, 33, 0, 0])),
            ([5, 3, 3, 3], Some(vec![36, 22, 21, 21])),
            ([0, 0, 0, 0], None),
        ] {
            assert_eq!(percentages(&efforts), shares, "{efforts:?}");
        }
    }
}
