//! What changes of the factors that only add to the scores can gain, while the same interactions
//! act.

use crate::answers::Level;
use crate::decide::Company;
use crate::decide::rules::{ByPlacement, add, code, level};
use crate::model::Model;

/// The sums of the factors that only add, and what a change of each does.
pub(super) struct View {
    /// What these factors add to the scores as they are answered.
    pub(super) sum: ByPlacement<i32>,
    /// For each placement, the changes that can help it.
    pub(super) helps: Vec<Help>,
}

/// The changes that can help one placement.
pub(super) struct Help {
    pub(super) moves: Vec<Move>,
    /// For each other placement, bounds on the lead over it that one, two and three changes gain.
    pub(super) bounds: [ByPlacement<i32>; super::MOST_ANSWERS + 1],
}

/// A change of one answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    pub(super) factor: usize,
    pub(super) to: Level,
    pub(super) steps: usize,
    /// What it adds to the lead over each placement.
    pub(super) lead: ByPlacement<i32>,
}

impl View {
    /// `plain` are the factors that only add.
    pub(super) fn new(company: &Company, plain: &[usize], acting: u64) -> Self {
        let mut sum = ByPlacement::default();
        for &factor in plain {
            let row = company.judge.rules.row(factor, company.present[factor], acting);
            add(&mut sum, company.judge.rules.points(row));
        }
        let helps =
            (0..company.judge.rules.placements()).map(|it| Help::new(company, plain, acting, it));
        Self { sum, helps: helps.collect() }
    }
}

impl Help {
    fn new(company: &Company, plain: &[usize], acting: u64, placement: usize) -> Self {
        let mut moves = Vec::new();
        let mut best = Vec::new();
        for &factor in plain {
            let of_factor = useful(moves_of(company, factor, acting, placement));
            if !of_factor.is_empty() {
                best.push(std::array::from_fn(|rival| {
                    of_factor.iter().map(|it| it.lead[rival]).max().unwrap_or(0).max(0)
                }));
            }
            moves.extend(of_factor);
        }
        Self { moves, bounds: bounds(&best) }
    }
}

fn moves_of(company: &Company, factor: usize, acting: u64, placement: usize) -> Vec<Move> {
    let (rules, present) = (&company.judge.rules, company.present[factor]);
    let Some(from) = level(present) else { return Vec::new() };
    let before = rules.points(rules.row(factor, present, acting));
    let others = Level::ALL.into_iter().filter(|&it| it != from);
    others
        .map(|to| {
            let after = rules.points(rules.row(factor, code(to), acting));
            let gain = |it: usize| after[it] - before[it];
            let lead = std::array::from_fn(|rival| match rival < rules.placements() {
                true => gain(placement) - gain(rival),
                false => 0,
            });
            Move { factor, to, steps: from.index().abs_diff(to.index()), lead }
        })
        .collect()
}

/// Drops the moves that no smallest set can contain: those that gain nothing on any placement, and
/// those that another move of the same factor beats with fewer levels or a lower level.
fn useful(moves: Vec<Move>) -> Vec<Move> {
    let beats = |one: &Move, other: &Move| {
        (one.steps, one.to) < (other.steps, other.to)
            && one.lead.iter().zip(&other.lead).all(|(one, other)| one >= other)
    };
    let is_useful = |it: &Move| {
        it.lead.iter().any(|&gain| gain > 0) && !moves.iter().any(|other| beats(other, it))
    };
    moves.iter().copied().filter(is_useful).collect()
}

/// Returns the sums of the zero, one, two and three largest gains on each placement.
fn bounds(best: &[ByPlacement<i32>]) -> [ByPlacement<i32>; super::MOST_ANSWERS + 1] {
    let mut bounds = [ByPlacement::default(); super::MOST_ANSWERS + 1];
    for rival in 0..Model::MAX_PLACEMENTS {
        let mut gains: Vec<_> = best.iter().map(|it| it[rival]).collect();
        gains.sort_unstable_by(|a, b| b.cmp(a));
        for count in 1..bounds.len() {
            bounds[count][rival] =
                bounds[count - 1][rival] + gains.get(count - 1).copied().unwrap_or(0);
        }
    }
    bounds
}
