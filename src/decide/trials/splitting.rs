//! Which answers split the runs, when too few of them give the move.

use std::cmp::Reverse;

use super::levels::Levels;
use super::tally::{CELLS, cell};
use crate::decide::Company;
use crate::decide::rules::NOT_APPLICABLE;
use crate::model::Question;

/// The least spread of a question that is named, in runs of 100. With 10,000 runs, an answer that
/// makes no difference has a spread of about one, by chance alone.
const LEAST_SPREAD: u64 = 3;

/// Returns the questions whose answers split the runs: with one answer enough of them give the move,
/// with another too few. The one that parts them most comes first. Where none parts them by much,
/// that is the only one.
pub(super) fn splitting(company: &Company, levels: &Levels) -> Vec<Question> {
    let same = cell(&company.settled());
    let mut splitting: Vec<_> = levels
        .by_question()
        .filter(|(place, _)| matters(company, *place))
        .map(|(place, counts)| {
            let runs =
                |it: &[u32; CELLS]| [it.iter().map(|&it| u64::from(it)).sum(), it[same].into()];
            let runs = ByAnswer(counts.iter().map(runs).collect());
            (Reverse(runs.spread()), place, runs.splits(company.model.bands.move_share))
        })
        .collect();
    splitting.sort_unstable();
    let first = splitting.first().map(|it| it.1);
    let named = splitting
        .into_iter()
        .filter(|(spread, place, splits)| {
            (*splits && spread.0 >= LEAST_SPREAD) || Some(*place) == first
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

/// For each answer to one question, the runs, and those that give the same advice as today.
struct ByAnswer(Vec<[u64; 2]>);

impl ByAnswer {
    /// Tells whether the runs with one answer reach a share, in percent, and those with another do
    /// not.
    fn splits(&self, percent: i64) -> bool {
        let answers = self.0.iter().filter(|it| it[0] > 0);
        let reaches = |it: &[u64; 2]| it[1] * 100 >= percent.unsigned_abs() * it[0];
        let (enough, few): (Vec<&[u64; 2]>, Vec<_>) = answers.partition(|it| reaches(it));
        !enough.is_empty() && !few.is_empty()
    }

    /// Returns how far the answers split the runs, in runs of 100: the sum, over the answers, of how
    /// many more or fewer runs give the move than would if the answer made no difference.
    fn spread(&self) -> u64 {
        let [all, alike] = self.0.iter().fold([0; 2], |sum, it| [sum[0] + it[0], sum[1] + it[1]]);
        let apart = |it: &[u64; 2]| (it[1] * all).abs_diff(it[0] * alike);
        100 * self.0.iter().map(apart).sum::<u64>() / (all * all).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::fixture::{model, rows};
    use crate::model::{Asked, Predicate};

    #[test]
    fn answers_split_the_runs_if_some_reach_the_share_and_some_do_not() {
        let splits = |runs: &[[u64; 2]]| ByAnswer(runs.to_vec()).splits(50);
        assert!(splits(&[[100, 50], [100, 49]]));
        assert!(!splits(&[[100, 50], [100, 51]]));
        assert!(!splits(&[[100, 49], [100, 48]]));
        assert!(!splits(&[[100, 50], [0, 0]]), "an answer that no run had");
    }

    #[test]
    fn the_spread_is_what_differs_from_the_share_of_all() {
        let spread = |runs: &[[u64; 2]]| ByAnswer(runs.to_vec()).spread();
        assert_eq!(spread(&[[100, 80], [100, 40]]), 20);
        assert_eq!(spread(&[[150, 100], [50, 0]]), 25);
        assert_eq!(spread(&[[100, 60], [200, 120]]), 0);
        assert_eq!(spread(&[]), 0);
    }

    #[test]
    fn a_question_matters_that_is_asked_and_earns_points_or_is_read_by_a_gate() {
        let idle: (i64, &[[i32; 5]]) = (0, &[[0; 5], [0; 5]]);
        let mut model = model(2).with_section(100, &[(50, idle.1), idle, idle, (50, idle.1)]);
        model = model.with_gate(0, rows(&[&[(1, 1..=1)]]), Predicate::default());
        model.factors[3].asked = Asked::When(rows(&[&[(0, 5..=5)]]));
        let answers = model.answers(1, &[3, 3, 3, 3]);
        let company = Company::new(&model, &answers);
        let found = [0, 1, 2, 3].map(|it| matters(&company, it));
        assert_eq!(found, [true, true, false, false]);
    }
}
