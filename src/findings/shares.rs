//! Shares of the stress runs as they are printed: whole numbers that add up, by largest remainder.

use std::num::NonZeroU32;

use crate::decide::trials::{Acceptability, Outcome, Share};
use crate::decide::{Advice, Place};
use crate::model::{PlacementId, VerdictKind};
use crate::points::shared_out;

/// The steps in which shares are printed, out of 100, the finest first.
const STEPS: [u32; 3] = [1, 5, 10];
/// The most outcomes that one sentence names.
const NAMED: usize = 3;
/// It names none that fewer of 100 runs give.
const OFTEN: u64 = 2;

/// How many runs some are, as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cases {
    /// Out of 100, in steps no finer than the number of runs allows.
    pub of_100: u64,
    /// Out of 10,000, for JSON.
    pub of_10_000: u64,
}

impl Cases {
    /// Returns the nearest number of cases to a share of so many runs.
    pub fn nearest(share: Share, runs: NonZeroU32) -> Self {
        let of = |whole: u64| {
            let runs = u64::from(runs.get());
            (2 * whole * share.parts() + runs) / (2 * runs)
        };
        Self { of_100: of(100), of_10_000: of(10_000) }
    }
}

/// What some of the runs advise, and how many they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// What they advise.
    pub outcome: Outcome,
    /// How many they are. All outcomes of a table add up to 100, and to 10,000.
    pub cases: Cases,
}

/// One table of stress runs, as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The runs with the settled advice. None if that is not a move, a stay or a tie.
    pub same_advice: Option<Cases>,
    /// What they advise, the most frequent first.
    pub outcomes: Vec<Counted>,
}

impl Table {
    /// Returns a table of runs around the settled advice.
    pub fn new(runs: &Acceptability, settled: Advice) -> Self {
        let outcomes = counted(runs);
        let same_advice = runs.same_advice.map(|_| of_some(&outcomes, |it| it.gives(&settled)));
        Self { same_advice, outcomes }
    }
}

/// What the runs advise by act. The three add up to 100.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acts {
    /// The runs, of 100, in which nobody moves.
    pub stays: u64,
    /// Those in which the team moves, by the home that it moves to, in file order.
    pub moves: Vec<(PlacementId, u64)>,
    /// Those in which several homes tie, so that it is not clear where the team goes.
    pub ties: u64,
}

/// What the runs advise, as one sentence tells it. All parts add up to 100.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Split {
    /// The outcomes that are named, the most frequent first.
    pub named: Vec<Counted>,
    /// In how many of 100 runs there is another one.
    pub others: u64,
}

/// Returns what the runs advise, the most frequent first.
pub fn counted(table: &Acceptability) -> Vec<Counted> {
    let mut outcomes: Vec<_> = table.outcomes.iter().filter(|it| it.share.parts() > 0).collect();
    outcomes.sort_by_key(|it| std::cmp::Reverse(it.share.parts()));
    let shares: Vec<_> = outcomes.iter().map(|it| it.share).collect();
    let outcomes = outcomes.into_iter().zip(cases(&shares));
    outcomes.map(|(&outcome, cases)| Counted { outcome, cases }).collect()
}

/// Returns in how many of the runs each placement comes first, in file order.
pub fn firsts(table: &Acceptability) -> Vec<Cases> {
    let firsts: Vec<_> = table.ranks.iter().map(|ranks| ranks[0]).collect();
    cases(&firsts)
}

/// Returns how many of the runs have some outcomes.
pub fn of_some(outcomes: &[Counted], some: impl Fn(&Outcome) -> bool) -> Cases {
    let some = outcomes.iter().filter(|it| some(&it.outcome)).map(|it| it.cases);
    some.fold(Cases::default(), |sum, it| Cases {
        of_100: sum.of_100 + it.of_100,
        of_10_000: sum.of_10_000 + it.of_10_000,
    })
}

/// Returns what the runs advise for one sentence: the most frequent outcomes, and the others together.
pub fn split(outcomes: &[Counted]) -> Split {
    let (often, rare): (Vec<Counted>, Vec<_>) =
        outcomes.iter().copied().partition(|it| it.cases.of_100 >= OFTEN);
    let others = often.iter().skip(NAMED).chain(&rare).map(|it| it.cases.of_100).sum();
    Split { named: often.into_iter().take(NAMED).collect(), others }
}

/// Returns what the runs advise by act.
pub fn acts(outcomes: &[Counted]) -> Acts {
    let mut acts = Acts::default();
    for it in outcomes {
        match (it.outcome.kind, it.outcome.place) {
            (VerdictKind::Move, Some(Place::Placement(to))) => {
                acts.moves.push((to, it.cases.of_100));
            }
            (VerdictKind::Tie, _) => acts.ties += it.cases.of_100,
            _ => acts.stays += it.cases.of_100,
        }
    }
    acts.moves.sort_unstable();
    acts
}

/// Returns shares that make up a whole as they are printed.
fn cases(shares: &[Share]) -> Vec<Cases> {
    let parts: Vec<_> = shares.iter().map(|it| it.parts()).collect();
    let step = u64::from(step(shares));
    let of_100 = shared_out(100 / step, &parts).into_iter().map(|it| it * step);
    let of_10_000 = shared_out(10_000, &parts);
    of_100.zip(of_10_000).map(|(of_100, of_10_000)| Cases { of_100, of_10_000 }).collect()
}

/// Returns the finest step that is at least two standard errors of every share.
fn step(shares: &[Share]) -> u32 {
    let error = shares.iter().map(|it| it.standard_error).fold(0.0, f64::max);
    let fits = |step: &u32| 200.0 * error <= f64::from(*step) + 1e-9;
    STEPS.into_iter().find(fits).unwrap_or(STEPS[STEPS.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(runs: u32, counts: &[(VerdictKind, Option<usize>, u64)]) -> Acceptability {
        let outcome = |&(kind, place, parts): &(VerdictKind, Option<usize>, u64)| Outcome {
            kind,
            place: place.map(|it| Place::Placement(PlacementId(it))),
            share: Share::of(parts, runs),
        };
        let outcomes = counts.iter().map(outcome).collect();
        Acceptability { same_advice: None, outcomes, ranks: Vec::new() }
    }

    #[test]
    fn outcomes_and_acts_add_up_whatever_the_counts() {
        use VerdictKind::{Move, NoHome, Stay, Tie};
        for (runs, counts, of_100) in [
            (10_000, [3333, 3333, 3334, 0, 0], vec![34, 33, 33]),
            (10_000, [8844, 1049, 51, 50, 6], vec![88, 10, 1, 1, 0]),
            (2_000, [1340, 330, 330, 0, 0], vec![70, 15, 15]),
            (100, [34, 33, 33, 0, 0], vec![40, 30, 30]),
        ] {
            let kinds = [(Stay, Some(0)), (Move, Some(1)), (Move, Some(2)), (Tie, None)];
            let kinds = kinds.into_iter().chain([(NoHome, None)]).zip(counts);
            let rows: Vec<_> = kinds.map(|((kind, place), count)| (kind, place, count)).collect();
            let found = counted(&table(runs, &rows));
            assert_eq!(found.iter().map(|it| it.cases.of_100).collect::<Vec<_>>(), of_100);
            let told = split(&found);
            let named: u64 = told.named.iter().map(|it| it.cases.of_100).sum();
            assert_eq!(named + told.others, 100);
            let all = of_some(&found, |_| true);
            assert_eq!((all.of_100, all.of_10_000), (100, 10_000));
            let Acts { stays, moves, ties } = acts(&found);
            assert_eq!(stays + moves.iter().map(|it| it.1).sum::<u64>() + ties, 100);
        }
    }

    #[test]
    fn a_step_of_just_two_standard_errors_is_fine_enough() {
        assert_eq!(step(&[Share::of(5_000, 10_000)]), 1);
        assert!(step(&[Share::of(4_950, 9_900)]) > 1);
    }

    #[test]
    fn a_run_without_a_home_to_move_to_moves_nobody() {
        use VerdictKind::{Move, NoHome, NotYet, Stay, Tie};
        let rows = [(Stay, Some(0), 40), (Move, Some(2), 25), (NoHome, None, 20)];
        let rows = [&rows[..], &[(NotYet, Some(1), 10), (Tie, None, 5)]].concat();
        let rows: Vec<_> = rows.into_iter().map(|(k, p, count)| (k, p, count * 1_000)).collect();
        let found = acts(&counted(&table(100_000, &rows)));
        assert_eq!(found, Acts { stays: 70, moves: vec![(PlacementId(2), 25)], ties: 5 });
    }
}
