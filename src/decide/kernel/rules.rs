//! Gates and interactions as sets of bits.
//!
//! Every row of every predicate has a bit. For each factor and code there is the set of rows that
//! its tests let hold, and the set they let be possible; the rows that hold are what is left after
//! taking the intersection over the factors (Kleene's three-valued logic, as in
//! [`Predicate::outcome`]). What a row asks of the context is settled once, when compiling.

use super::CODES;
use crate::answers::Answers;
use crate::decide::GateOutcome;
use crate::model::{Accepted, Facts, Finding, Model, Outcome, Predicate, Subject, Trigger};

/// Which interactions act and which placements fail a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signals {
    /// One bit for each interaction, in file order.
    pub acting: u64,
    /// One bit for each placement, in file order.
    pub failed: u8,
}

/// The compiled predicates of gates and interactions.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    factors: Vec<usize>,
    /// Rows are kept in words of 64.
    words: usize,
    certain: Sets,
    possible: Sets,
    /// For each predicate, its rows: first the interactions, then `fails_when` of the gates, then
    /// their `conditional_when`.
    rows: Vec<u64>,
    interactions: usize,
    unless: u64,
    /// The placement of each gate.
    gates: Vec<usize>,
}

/// Sets of rows: what is left at the start, and what each code of each factor leaves.
#[derive(Debug, Clone)]
struct Sets {
    start: Vec<u64>,
    left: Vec<u64>,
}

/// A row while it is compiled.
struct Row {
    predicate: usize,
    /// The best outcome that the context allows.
    ceiling: Outcome,
    /// Factors with the levels they may have, one bit each.
    tests: Vec<(usize, u8)>,
}

impl Rules {
    pub(super) fn new(model: &Model, answers: &Answers) -> Self {
        let predicates = predicates(model);
        let rows: Vec<_> = predicates
            .iter()
            .enumerate()
            .flat_map(|(place, it)| it.rows.iter().map(move |row| (place, row)))
            .map(|(predicate, tests)| Row::new(predicate, tests, answers))
            .collect();
        let mut factors: Vec<_> = predicates.iter().flat_map(|it| it.factors()).collect();
        factors.sort_unstable();
        factors.dedup();
        let factors: Vec<_> = factors.into_iter().map(|it| it.0).collect();
        let words = rows.len().div_ceil(64);
        Self {
            certain: Sets::new(&rows, &factors, words, Outcome::Holds),
            possible: Sets::new(&rows, &factors, words, Outcome::CannotTell),
            rows: rows_of(&rows, predicates.len(), words),
            interactions: model.interactions.len(),
            unless: model.interactions.iter().enumerate().fold(0, |set, (place, it)| {
                set | u64::from(matches!(it.trigger, Trigger::Unless(_))) << place
            }),
            gates: model.gates.iter().map(|it| it.placement.0).collect(),
            factors,
            words,
        }
    }

    /// Returns the factors that a predicate reads, in model order.
    pub(super) fn factors(&self) -> &[usize] {
        &self.factors
    }

    #[inline]
    pub(super) fn signals(&self, codes: &[u8]) -> Signals {
        let holding = self.predicates(&self.certain, codes, self.interactions + self.gates.len());
        let known = 1_u64.checked_shl(self.interactions as u32).unwrap_or(0).wrapping_sub(1);
        let mut failed = 0;
        for (gate, placement) in self.gates.iter().enumerate() {
            failed |= ((holding >> (self.interactions + gate) & 1) as u8) << placement;
        }
        Signals { acting: (holding ^ self.unless) & known, failed }
    }

    /// Returns one bit for each of the first `most` predicates: whether a row of it is left.
    #[inline]
    fn predicates(&self, sets: &Sets, codes: &[u8], most: usize) -> u64 {
        let mut found = 0;
        for word in 0..self.words {
            let mut left = sets.start[word];
            for (place, &factor) in self.factors.iter().enumerate() {
                let code = usize::from(codes[factor]);
                left &= sets.left[(place * CODES + code) * self.words + word];
            }
            for predicate in 0..most {
                let rows = self.rows[predicate * self.words + word];
                found |= u64::from(left & rows != 0) << predicate;
            }
        }
        found
    }

    /// Tells whether a row of one predicate is left.
    fn is_left(&self, sets: &Sets, codes: &[u8], predicate: usize) -> bool {
        (0..self.words).any(|word| {
            let left =
                self.factors.iter().enumerate().fold(sets.start[word], |set, (place, &it)| {
                    set & sets.left[(place * CODES + usize::from(codes[it])) * self.words + word]
                });
            left & self.rows[predicate * self.words + word] != 0
        })
    }

    pub(super) fn gates(&self, codes: &[u8]) -> Vec<GateOutcome> {
        (0..self.gates.len())
            .map(|gate| {
                let fails = self.interactions + gate;
                let conditional = fails + self.gates.len();
                if self.is_left(&self.certain, codes, fails) {
                    GateOutcome::Failed
                } else if self.is_left(&self.possible, codes, fails)
                    || self.is_left(&self.possible, codes, conditional)
                {
                    GateOutcome::Conditional
                } else {
                    GateOutcome::Passed
                }
            })
            .collect()
    }
}

fn predicates(model: &Model) -> Vec<&Predicate> {
    let triggers = model.interactions.iter().map(|it| it.trigger.predicate());
    triggers
        .chain(model.gates.iter().map(|it| &it.fails_when))
        .chain(model.gates.iter().map(|it| &it.conditional_when))
        .collect()
}

impl Row {
    fn new(predicate: usize, tests: &[crate::model::Test], answers: &Answers) -> Self {
        let mut row = Self { predicate, ceiling: Outcome::Holds, tests: Vec::new() };
        for test in tests {
            match test.subject {
                Subject::Factor(factor) => row.tests.push((factor.0, levels(&test.accepts))),
                other => row.ceiling = row.ceiling.min(settled(&test.accepts, other, answers)),
            }
        }
        row
    }

    /// Tells whether the row can reach this outcome when a factor has this code.
    fn allows(&self, factor: usize, code: usize, outcome: Outcome) -> bool {
        let open = u8::from(outcome == Outcome::CannotTell) << super::OPEN;
        self.tests
            .iter()
            .filter(|(tested, _)| *tested == factor)
            .all(|(_, levels)| (levels | open) >> code & 1 == 1)
    }
}

impl Sets {
    /// Collects the rows that can have at least this outcome.
    fn new(rows: &[Row], factors: &[usize], words: usize, outcome: Outcome) -> Self {
        let mut sets = Self { start: vec![0; words], left: vec![0; factors.len() * CODES * words] };
        for (bit, row) in rows.iter().enumerate() {
            let (word, bit) = (bit / 64, bit % 64);
            sets.start[word] |= u64::from(row.ceiling >= outcome) << bit;
            for (place, &factor) in factors.iter().enumerate() {
                for code in 0..CODES {
                    let set = &mut sets.left[(place * CODES + code) * words + word];
                    *set |= u64::from(row.allows(factor, code, outcome)) << bit;
                }
            }
        }
        sets
    }
}

/// Returns, for each predicate, the set of its rows.
fn rows_of(rows: &[Row], predicates: usize, words: usize) -> Vec<u64> {
    let mut sets = vec![0; predicates * words];
    for (bit, row) in rows.iter().enumerate() {
        sets[row.predicate * words + bit / 64] |= 1 << (bit % 64);
    }
    sets
}

/// Returns the accepted levels, one bit each.
fn levels(accepts: &Accepted) -> u8 {
    (0..5).fold(0, |set, bit| set | u8::from(accepts.contains(i64::from(bit) + 1)) << bit)
}

/// Returns what the context makes of a test.
fn settled(accepts: &Accepted, subject: Subject, answers: &Answers) -> Outcome {
    match answers.finding(subject) {
        Finding::Value(value) if accepts.contains(value) => Outcome::Holds,
        Finding::Value(_) | Finding::None => Outcome::DoesNotHold,
        Finding::Open => Outcome::CannotTell,
    }
}
