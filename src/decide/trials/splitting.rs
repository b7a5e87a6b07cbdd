//! Which answers split the runs, when too few of them give the move.

use std::cmp::Reverse;

use super::Streams;
use super::draws::{ByAnswer, Draws};
use crate::decide::Company;
use crate::decide::rules::NOT_APPLICABLE;
use crate::model::Question;

/// The most runs that are drawn again to see which answers split them.
const MOST: u32 = 10_000;

/// The least spread of a question that is named, in runs of 100. With 10,000 runs, an answer that
/// makes no difference has a spread of about one, by chance alone.
const LEAST_SPREAD: u64 = 3;

/// Returns the questions whose answers split the runs: with one answer enough of them give the move,
/// with another too few. The one that parts them most comes first. Where none parts them by much,
/// that is the only one.
pub(super) fn splitting(company: &Company, runs: u32, seed: u64) -> Vec<Question> {
    let draws = Draws::new(company);
    let found = draws.by_answer(runs.min(MOST), Streams::new(seed, draws.people()));
    let mut splitting: Vec<_> = found
        .iter()
        .filter(|it| matters(company, it.place))
        .map(|it| (Reverse(it.spread()), it.place, it.splits(company.model.bands.move_share)))
        .collect();
    splitting.sort_unstable();
    let whole = u64::from(runs.min(MOST)).pow(2);
    let first = splitting.first().map(|it| it.1);
    let named = splitting
        .into_iter()
        .filter(|(spread, place, splits)| {
            let parts = *splits && spread.0 * 100 >= LEAST_SPREAD * whole;
            parts || Some(*place) == first
        })
        .map(|(_, place, _)| company.judge.rules.question(place));
    named.collect()
}

/// Tells whether a question is asked, and earns points or is read by a gate.
fn matters(company: &Company, place: usize) -> bool {
    let rules = &company.judge.rules;
    let earns = match rules.question(place) {
        Question::Factor(factor) => company.model.weight(factor) > 0,
        Question::Context(_) => false,
    };
    let counts = earns || rules.gate_questions().contains(&place);
    counts && company.present[place] != NOT_APPLICABLE
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
