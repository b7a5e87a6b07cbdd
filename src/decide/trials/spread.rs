//! How far the points of each placement spread over the runs.

use super::fine::shown;
use crate::decide::rules::ByPlacement;
use crate::model::Model;

/// How many different points a placement can have: 0 to 100.
const POINTS: usize = 101;
/// Less than one run in so many lies below a spread, and less than one in so many above it.
const TAIL: u64 = 10;

/// Between which points a placement lies in most runs: at the 10th and at the 90th percentile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The fewest points that at least a tenth of the runs do not exceed.
    pub low: i64,
    /// The most points that at least a tenth of the runs reach.
    pub high: i64,
}

/// In how many runs each placement has so many points, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Points(ByPlacement<[u32; POINTS]>);

impl Points {
    /// Returns no runs.
    pub(super) fn new() -> Self {
        Self([[0; POINTS]; Model::MAX_PLACEMENTS])
    }

    /// Counts one run by its scores, in fine units.
    #[inline]
    pub(super) fn count(&mut self, scores: &ByPlacement<i64>) {
        for (counts, &score) in self.0.iter_mut().zip(scores) {
            counts[(shown(score).unsigned_abs() as usize).min(POINTS - 1)] += 1;
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *count += more;
        }
    }

    /// Returns the spread of so many placements, in file order.
    pub(super) fn spreads(&self, placements: usize) -> Vec<Spread> {
        self.0[..placements].iter().map(spread).collect()
    }
}

fn spread(counts: &[u32; POINTS]) -> Spread {
    let runs: u64 = counts.iter().map(|&it| u64::from(it)).sum();
    let upwards = counts.iter().copied().enumerate();
    let downwards = upwards.clone().rev();
    Spread { low: beyond_a_tail(upwards, runs), high: beyond_a_tail(downwards, runs) }
}

/// Returns the first points with which the runs so far are a tenth of all.
fn beyond_a_tail(points: impl Iterator<Item = (usize, u32)>, runs: u64) -> i64 {
    let mut so_far = 0;
    let mut found = points.skip_while(|it| {
        so_far += u64::from(it.1);
        so_far * TAIL < runs
    });
    found.next().map_or(0, |it| it.0 as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::trials::fine::fine;
    use crate::points;

    fn counted(runs: &[(u32, i64)]) -> Points {
        let mut points = Points::new();
        for &(times, score) in runs {
            let unit = i32::try_from(points::Points::UNIT * score).unwrap();
            (0..times).for_each(|_| points.count(&fine(&[unit; Model::MAX_PLACEMENTS])));
        }
        points
    }

    #[test]
    fn a_spread_leaves_out_less_than_a_tenth_of_the_runs_at_each_end() {
        let spread = |runs: &[(u32, i64)]| counted(runs).spreads(1)[0];
        assert_eq!(spread(&[(9, 40), (81, 50), (10, 60)]), Spread { low: 50, high: 60 });
        assert_eq!(spread(&[(10, 40), (81, 50), (9, 60)]), Spread { low: 40, high: 50 });
        assert_eq!(spread(&[(1, 0), (1, 100)]), Spread { low: 0, high: 100 });
        assert_eq!(spread(&[(7, 55)]), Spread { low: 55, high: 55 });
    }

    #[test]
    fn counts_of_parts_add_up_to_those_of_the_whole() {
        let mut parts = counted(&[(3, 40), (2, 61)]);
        parts.add(&counted(&[(5, 61)]));
        assert_eq!(parts, counted(&[(3, 40), (7, 61)]));
    }
}
