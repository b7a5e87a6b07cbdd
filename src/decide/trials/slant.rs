//! The slant of one person: in some runs they lean for or against one placement, and part of what
//! they answered is a level off to that side.
//!
//! Each person has a sequence of random numbers of their own, and each run takes as many numbers
//! from it as every other. So neither a slant nor one more person changes any other draw. Where
//! several people answer, there is a slant for each of them, over the answers that a run takes from
//! them.

use rand_xoshiro::rand_core::Rng;

use super::draws::{NEVER, lower, upper};
use crate::answers::Basis;
use crate::decide::Company;
use crate::decide::rules::LEVELS;
use crate::model::{FactorId, PlacementId};

/// How one person's answers may lean.
pub(super) struct Slant {
    /// The place of the person among those who answered.
    person: usize,
    /// The places of the answers among the codes.
    answers: Vec<usize>,
    /// The draws of 32 bits below which the person leans to a side.
    leans: u64,
    /// The chance of each answer to go along.
    chance: Chance,
    /// For each side, the answers that go up and those that go down.
    sides: Vec<Side>,
}

/// What is drawn for one person in one run, reused by the next.
#[derive(Default)]
pub(super) struct Lean {
    /// The place of the side among all sides.
    side: Option<usize>,
    /// The answers that go along.
    along: Vec<u64>,
}

/// One placement and whether the person is for or against it. One bit for each answer.
#[derive(Clone, Default)]
struct Side {
    up: Vec<u64>,
    down: Vec<u64>,
}

impl Slant {
    /// Returns the slant of one of those who answered, over their levels that count and are not
    /// measured.
    pub(super) fn of(company: &Company, person: usize) -> Self {
        let model = company.model;
        let leans = |it: &FactorId| {
            let mut own = company.answers.counting(*it).filter(|it| it.person == person);
            own.any(|it| it.level().is_some() && it.answer.basis != Basis::Measured)
        };
        let factors: Vec<_> = model.factor_ids().filter(leans).collect();
        let towards = |placement: PlacementId, more: bool| {
            let pulls = |it: &FactorId| &model[*it].pulls[placement.0];
            bits(factors.iter().map(|it| match more {
                true => pulls(it)[4] > pulls(it)[0],
                false => pulls(it)[4] < pulls(it)[0],
            }))
        };
        let sides = model.placement_ids().flat_map(|it| {
            let [up, down] = [towards(it, true), towards(it, false)];
            [Side { up: up.clone(), down: down.clone() }, Side { up: down, down: up }]
        });
        let slant = model.stress.slant;
        Self {
            person,
            sides: sides.collect(),
            answers: factors.into_iter().map(|it| it.0).collect(),
            leans: NEVER * slant.runs.unsigned_abs() / 100,
            chance: Chance::percent(slant.answers),
        }
    }

    /// Draws whether the person leans to a side in one run, to which, and which answers go along.
    #[inline]
    pub(super) fn draw(&self, generator: &mut impl Rng, lean: &mut Lean) {
        let draw = generator.next_u64();
        let side = (upper(draw) * self.sides.len() as u64) >> 32;
        lean.side = (lower(draw) < self.leans).then_some(side as usize);
        lean.along.clear();
        let words = self.answers.len().div_ceil(64);
        lean.along.extend((0..words).map(|_| self.chance.of_each(generator)));
    }

    /// Moves the answers that go along by one level, if they are taken from this person. The ends of the
    /// scale hold.
    #[inline]
    pub(super) fn apply(&self, lean: &Lean, whose: &[usize], codes: &mut [u16]) {
        let Some(side) = lean.side else { return };
        let Side { up, down } = &self.sides[side];
        for (word, along) in lean.along.iter().enumerate() {
            let places = |bits: u64| ones(bits).map(move |bit| self.answers[word * 64 + bit]);
            let own = |place: &usize| whose[*place] == self.person;
            for place in places(along & up[word]).filter(own) {
                codes[place] = (codes[place] + 1).min(LEVELS.end - 1);
            }
            for place in places(along & down[word]).filter(own) {
                codes[place] = (codes[place] - 1).max(LEVELS.start);
            }
        }
    }
}

/// A chance as a binary fraction, so that one random word after the other gives 64 outcomes at once.
struct Chance {
    /// The outcomes before the first digit counts: all or none.
    start: u64,
    /// The digits, the last one first.
    digits: Vec<bool>,
}

impl Chance {
    /// The digits that a chance has at most: enough for a hundred-thousandth.
    const DIGITS: u32 = 16;

    fn percent(percent: i64) -> Self {
        let whole = 1_u64 << Self::DIGITS;
        let part = (percent.unsigned_abs() * whole + 50) / 100;
        let digits = (part.trailing_zeros()..Self::DIGITS).map(|it| part >> it & 1 == 1);
        Self { start: if part == whole { u64::MAX } else { 0 }, digits: digits.collect() }
    }

    /// Returns 64 outcomes, each by this chance: a digit of one adds half of what is missing to the
    /// chance so far, and a digit of zero halves it.
    #[inline]
    fn of_each(&self, generator: &mut impl Rng) -> u64 {
        self.digits.iter().fold(self.start, |outcomes, &one| match one {
            true => outcomes | generator.next_u64(),
            false => outcomes & generator.next_u64(),
        })
    }
}

/// Returns words of 64 bits, the first bit lowest.
fn bits(all: impl Iterator<Item = bool>) -> Vec<u64> {
    let mut words = Vec::new();
    for (place, one) in all.enumerate() {
        if place % 64 == 0 {
            words.push(0);
        }
        words[place / 64] |= u64::from(one) << (place % 64);
    }
    words
}

/// Returns the places of the bits that are one.
#[inline]
fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (word != 0).then(|| word.trailing_zeros() as usize);
        word &= word.wrapping_sub(1);
        place
    })
}

#[cfg(test)]
mod tests {
    use rand_xoshiro::Xoshiro256PlusPlus;
    use rand_xoshiro::rand_core::SeedableRng;

    use super::*;
    use crate::decide::fixture::model;

    #[test]
    fn a_chance_in_percent_comes_up_as_often() {
        let mut generator = Xoshiro256PlusPlus::seed_from_u64(5);
        for (percent, words) in [(0, 0), (100, 0), (50, 1), (25, 2), (75, 2), (33, 16)] {
            let chance = Chance::percent(percent);
            assert!(chance.digits.len() <= words, "{percent}");
            let ones: u32 = (0..20_000).map(|_| chance.of_each(&mut generator).count_ones()).sum();
            let found = 100.0 * f64::from(ones) / (64.0 * 20_000.0);
            assert!((found - percent as f64).abs() < 0.2, "{percent}: {found}");
        }
    }

    #[test]
    fn bits_go_into_words_and_come_out_in_order() {
        let all: Vec<bool> = (0..130).map(|it| it % 63 == 1).collect();
        let words = bits(all.iter().copied());
        let found =
            words.iter().enumerate().flat_map(|(at, &it)| ones(it).map(move |it| at * 64 + it));
        assert_eq!(found.collect::<Vec<_>>(), [1, 64, 127]);
    }

    #[test]
    fn a_lean_moves_what_goes_along_beyond_the_first_word_too() {
        const ANSWERS: usize = 70;
        let up: (i64, &[[i32; 5]]) = (1, &[[-3, -1, 0, 1, 3], [0; 5]]);
        let model = model(2).with_section(100, &[up; ANSWERS]);
        let answers = model.answers(0, &[3; ANSWERS]);
        let company = Company::new(&model, &answers);
        let slant = Slant::of(&company, 0);
        let last = [2, ANSWERS - 1];
        let along = bits((0..ANSWERS).map(|it| last.contains(&it)));
        for (side, step) in [(0, 1), (1, -1)] {
            let mut codes = company.present.clone();
            let lean = Lean { side: Some(side), along: along.clone() };
            slant.apply(&lean, &[0; ANSWERS], &mut codes);
            for (place, code) in codes.iter().enumerate().take(ANSWERS) {
                let step = if last.contains(&place) { step } else { 0 };
                assert_eq!(i32::from(*code) - i32::from(company.present[place]), step, "{place}");
            }
        }
    }
}
