//! Which answers split the runs, when too few of them give the move.

use std::cmp::Reverse;

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;

use super::draws::{ByAnswer, Draws};
use crate::decide::Company;
use crate::model::Question;

/// The most runs that are drawn again to see which answers split them.
const MOST: u32 = 10_000;

/// Returns the questions whose answers split the runs: with one answer enough of them give the
/// move, with another too few. The question that splits them most comes first.
pub(super) fn splitting(company: &Company, runs: u32, seed: u64) -> Vec<Question> {
    let generator = Xoshiro256PlusPlus::seed_from_u64(seed);
    let found = Draws::new(company).by_answer(runs.min(MOST), generator);
    let mut splitting: Vec<_> = found
        .iter()
        .filter(|it| it.splits(company.model.bands.move_share))
        .map(|it| (Reverse(it.spread()), it.place))
        .collect();
    splitting.sort_unstable();
    splitting.into_iter().map(|(_, place)| company.judge.rules.question(place)).collect()
}

impl ByAnswer {
    /// Tells whether the runs with one answer reach a share, in percent, and those with another do
    /// not.
    fn splits(&self, percent: i64) -> bool {
        let answers = self.runs.iter().filter(|it| it[0] > 0);
        let reaches = |it: &[u32; 2]| i64::from(it[1]) * 100 >= percent * i64::from(it[0]);
        let (enough, few): (Vec<&[u32; 2]>, Vec<_>) = answers.partition(|it| reaches(it));
        !enough.is_empty() && !few.is_empty()
    }

    /// Returns how far the answers split the runs: the sum, over the answers, of how many more or
    /// fewer runs give the move than would if the answer made no difference.
    fn spread(&self) -> u64 {
        let all: u64 = self.runs.iter().map(|it| u64::from(it[0])).sum();
        let alike: u64 = self.runs.iter().map(|it| u64::from(it[1])).sum();
        let apart = |it: &[u32; 2]| (u64::from(it[1]) * all).abs_diff(u64::from(it[0]) * alike);
        self.runs.iter().map(apart).sum()
    }
}
