//! The team profile: where the team's effort goes, as shares of a whole.

use crate::answers::Answers;
use crate::model::{Manner, Means, Model, Persona};
use crate::points::shared_out;

/// Where the team's effort goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The exact effort of each persona, in file order, in one common unit.
    pub efforts: Vec<u64>,
    /// The same as whole percentages that add to 100.
    pub shares: Vec<u64>,
}

/// Returns the profile, if two thirds of the behaviours have a level, every persona has at least
/// one with a level, and some level is above 1. None if a model has so many personas that the numbers
/// become too large.
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
    let effort = |it: &Count| it.sum.checked_mul(it.all)?.checked_mul(unit / it.known);
    let efforts: Vec<u64> = counts.iter().map(effort).collect::<Option<_>>()?;
    let total = efforts.iter().try_fold(0_u64, |total, it| total.checked_add(*it))?;
    (total > 0).then(|| Profile { shares: shared_out(100, &efforts), efforts })
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
    use super::*;
    use crate::answers::{Answer, Level, Reply};
    use crate::decide::fixture::model;
    use crate::model::{FactorId, Origin};

    fn persona(behaviours: std::ops::Range<usize>) -> Persona {
        Persona {
            id: format!("p{}", behaviours.start),
            name: String::new(),
            means: Means::Technology,
            manner: Manner::Rational,
            behaviours: behaviours.map(FactorId).collect(),
            text: String::new(),
            demands: Vec::new(),
            starves: Vec::new(),
            need: String::new(),
            origin: Origin::default(),
        }
    }

    #[test]
    fn two_thirds_of_the_behaviours_give_a_profile_if_one_is_done_more_than_the_least() {
        let mut model = model(2).with_section(100, &[(20, &[[0; 5]; 2][..]); 5]);
        model.personas = vec![persona(0..3), persona(3..5)];
        let shares = |model: &Model, levels: [i64; 5]| {
            profile(model, &model.answers(0, &levels)).map(|it| it.shares)
        };
        assert_eq!(shares(&model, [3, 3, 0, 3, 0]), None, "three of five");
        assert_eq!(shares(&model, [2, 2, 0, 4, 4]), Some(vec![33, 67]));
        assert_eq!(shares(&model, [2, 2, 2, 0, 0]), None, "nothing is known of one persona");
        assert_eq!(shares(&model, [1, 1, 1, 1, 1]), None);
        assert_eq!(shares(&model, [1, 1, 1, 1, 2]), Some(vec![0, 100]));
        model.personas = vec![persona(0..3)];
        assert_eq!(shares(&model, [2, 2, 0, 0, 0]), Some(vec![100]), "two of three");
        assert_eq!(shares(&model, [2, 0, 0, 0, 0]), None);
        model.personas.clear();
        assert_eq!(shares(&model, [2; 5]), None);
    }

    #[test]
    fn numbers_that_would_become_too_large_give_no_profile() {
        let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47];
        let all = primes.iter().sum::<usize>();
        let mut model = model(2).with_section(100, &vec![(0, &[[0; 5]; 2][..]); all]);
        let mut from = 0;
        for number in primes {
            model.personas.push(persona(from..from + number));
            from += number;
        }
        let mut answers = Answers::blank(&model);
        for factor in model.factor_ids() {
            let reply = Reply::Level(Level::ALL[4]);
            answers.set(factor, Answer { reply, ..Answer::default() });
        }
        assert_eq!(profile(&model, &answers), None);
        model.personas.truncate(3);
        assert_eq!(profile(&model, &answers).map(|it| it.shares), Some(vec![20, 30, 50]));
    }
}
