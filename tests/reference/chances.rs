//! The stress runs once more, with other random numbers: answers and weights are moved, and everything
//! is worked out anew.

use std::collections::BTreeMap;

use super::companies::Chance;
use super::domain::*;
use super::sheet::*;
use super::swift::{Label, Scores, Standing, Subject, Weights, exact_scores, rough_scores};
use super::told::{Basis, Told};
use super::verdict::Kind;

/// What moves in a run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moved {
    pub(crate) answers: bool,
    pub(crate) weights: bool,
    /// Whether the person who answers may lean towards or away from a home.
    pub(crate) slant: bool,
}

/// What came out of many runs.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) runs: u32,
    pub(crate) labels: BTreeMap<Label, u32>,
    /// First places of each home; homes that share it share one.
    pub(crate) first: [f64; 4],
    /// For each question that was not measured, level or choice, and advice, the number of runs.
    by_answer: Vec<[[u32; LABELS]; 8]>,
}

/// As many as the labels could be: each kind with no home or one of five.
const LABELS: usize = 6 * 6;

/// How one answer moves.
#[derive(Clone, Copy)]
enum Move {
    Stays,
    /// Any of the five levels.
    Anything,
    /// Any of so many choices.
    AnyOf(u64),
    /// The odds of one level down, none, and one up, and whether the person's slant counts.
    Step([u64; 3], bool),
}

pub(super) fn odds(basis: Basis) -> [u64; 3] {
    match basis {
        Basis::Measured => [1, 6, 1],
        Basis::Seen => [1, 2, 1],
        Basis::Believed | Basis::NotStated => [1, 1, 1],
    }
}

fn moves(tables: &Tables, told: &Told, given: &Sheet) -> [Move; CELLS] {
    let mut moves = [Move::Stays; CELLS];
    for (cell, id) in tables.ids.iter().enumerate() {
        moves[cell] = match given[cell] {
            OPEN if cell < CONTEXTS => Move::AnyOf(CHOICES[cell].1.len() as u64),
            OPEN => Move::Anything,
            answer if cell < CONTEXTS || answer == NOT_APPLICABLE => Move::Stays,
            _ => match told.basis(id) {
                Basis::Measured if FACTS.contains(id) => Move::Stays,
                basis => Move::Step(odds(basis), basis != Basis::Measured),
            },
        };
    }
    moves
}

/// Returns which way a question's levels go for a home: the end with the higher pull.
pub(super) fn towards(tables: &Tables, cell: usize, home: usize) -> i8 {
    let scored = (CONTEXTS..CONTEXTS + FACTORS).contains(&cell);
    let pulls = if scored { tables.pulls[cell - CONTEXTS][home] } else { [0; 5] };
    match pulls[4] - pulls[0] {
        0 => 0,
        it if it > 0 => 1,
        _ => -1,
    }
}

pub(super) fn stepped(answer: u8, step: i8) -> u8 {
    match step {
        1 if answer < 1 << 4 => answer << 1,
        -1 if answer > 1 => answer >> 1,
        _ => answer,
    }
}

/// Runs many times.
pub(crate) fn run(
    tables: &Tables,
    told: &Told,
    moved: Moved,
    runs: u32,
    chance: &mut Chance,
) -> Tally {
    run_holding(tables, told, &[], moved, runs, chance)
}

/// Runs many times, while the answers in some cells stay as they are.
pub(crate) fn run_holding(
    tables: &Tables,
    told: &Told,
    held: &[usize],
    moved: Moved,
    runs: u32,
    chance: &mut Chance,
) -> Tally {
    let subject = Subject::of(tables, &told.company);
    let mut moves = moves(tables, told, &subject.given);
    held.iter().for_each(|it| moves[*it] = Move::Stays);
    let own = tables.own_weights();
    let mut tally = Tally::default();
    for _ in 0..runs {
        let given = if moved.answers {
            drawn(tables, &subject.given, &moves, moved.slant, chance)
        } else {
            subject.given
        };
        let standing = if moved.weights {
            let weights = drawn_weights(tables, chance);
            tables.standing_with(&given, |it| rough_scores(it, &weights))
        } else {
            tables.standing_with(&given, |it| -> Scores { exact_scores(it, &own) })
        };
        let label = tables.advice_in_a_trial(&standing, subject.team).outcome();
        tally.add(&given, &standing, label, &moves);
    }
    tally
}

fn drawn(
    tables: &Tables,
    given: &Sheet,
    moves: &[Move; CELLS],
    slant: bool,
    chance: &mut Chance,
) -> Sheet {
    let mut sheet = *given;
    let slant = (slant && chance.below(4) == 0)
        .then(|| (usize::from(chance.below(2) == 0), chance.below(4)))
        .map(|(sign, home)| (sign, usize::try_from(home).expect("four homes")));
    for cell in 0..CELLS {
        match moves[cell] {
            Move::Stays => {}
            Move::Anything => sheet[cell] = level_bit(chance.level()),
            Move::AnyOf(count) => sheet[cell] = 1 << chance.below(count),
            Move::Step([down, none, up], slanted) => {
                let thrown = chance.below(down + none + up);
                let step = i8::from(thrown >= down + none) - i8::from(thrown < down);
                sheet[cell] = stepped(sheet[cell], step);
                if let Some((sign, home)) = slant.filter(|_| slanted && chance.below(2) == 0) {
                    let end = towards(tables, cell, home);
                    sheet[cell] = stepped(sheet[cell], if sign == 0 { end } else { -end });
                }
            }
        }
    }
    sheet
}

pub(super) fn drawn_weights(tables: &Tables, chance: &mut Chance) -> Weights<f64> {
    #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
    let mut factor = || 0.5 + (chance.next() >> 11) as f64 / (1_u64 << 53) as f64;
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let sections = SECTIONS.map(|(_, weight)| weight as f64 * factor());
    let whole: f64 = sections.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let mut each = tables.shares.map(|(_, share)| share as f64 * factor());
    for (at, section) in sections.iter().enumerate() {
        let own = |it: &usize| tables.shares[*it].0 == at;
        let shares: f64 = (0..FACTORS).filter(own).map(|it| each[it]).sum();
        for factor in (0..FACTORS).filter(own) {
            each[factor] *= section / whole / shares;
        }
    }
    Weights { each, whole: 1.0 }
}

impl Tally {
    fn add(&mut self, given: &Sheet, standing: &Standing, label: Label, moves: &[Move; CELLS]) {
        self.runs += 1;
        *self.labels.entry(label).or_default() += 1;
        let best = standing.best_first(|it| standing.passes(it));
        let pool = if best.is_empty() { standing.best_first(|_| true) } else { best };
        let first: Vec<_> = pool.iter().filter(|it| same(standing, **it, pool[0])).collect();
        for home in &first {
            #[expect(clippy::cast_precision_loss, reason = "at most four")]
            let share = 1.0 / first.len() as f64;
            self.first[**home] += share;
        }
        self.by_answer.resize(CELLS, [[0; LABELS]; 8]);
        let home = place_of(label);
        for cell in 0..CELLS {
            let told = matches!(moves[cell], Move::Stays | Move::Step(_, false));
            if !told && given[cell] != OPEN {
                let answer = given[cell].trailing_zeros() as usize;
                self.by_answer[cell][answer][label.0 as usize * 6 + home] += 1;
            }
        }
    }

    pub(crate) fn share(&self, label: Label) -> f64 {
        f64::from(self.labels.get(&label).copied().unwrap_or(0)) / f64::from(self.runs)
    }

    /// Returns how many more of 100 runs would be advised rightly if the answer were known.
    pub(crate) fn worth(&self, cell: usize) -> f64 {
        let most = |labels: &[u32; LABELS]| labels.iter().copied().max().unwrap_or(0);
        let known: u32 = self.by_answer[cell].iter().map(most).sum();
        let mut all = [0; LABELS];
        for (label, runs) in &self.labels {
            all[label.0 as usize * 6 + place_of(*label)] += runs;
        }
        let unknown = most(&all);
        100.0 * f64::from(known.saturating_sub(unknown)) / f64::from(self.runs)
    }
}

/// Returns the place of the home to stay in or to move to, 5 for none: what a "not yet" leans to is
/// no advice.
fn place_of((kind, homes): Label) -> usize {
    match kind {
        Kind::Stay | Kind::Move => homes.trailing_zeros() as usize,
        _ => 5,
    }
}

fn same(standing: &Standing, one: usize, other: usize) -> bool {
    (standing.scores.exact[one] - standing.scores.exact[other]).abs() < 1e-9
}
