//! Predicates as sets of bits.
//!
//! Every row of every predicate has a bit. For each code of each question there is a set: the rows
//! that no test of that question rules out. The rows that reach an outcome are those that no
//! question rules out (Kleene's three-valued logic, as in [`Predicate::outcome`]).

use std::collections::{BTreeMap, BTreeSet};

use super::codes::{Coded, DIFFERING};
use super::views::Views;
use crate::model::{Outcome, Predicate, Test};

/// The rows of some predicates, and which answers let them reach a certain outcome.
#[derive(Debug, Clone)]
pub(super) struct RowSets {
    /// Rows are kept in words of 64.
    words: usize,
    /// The questions that the rows read.
    reads: Vec<Read>,
    /// For each word, the sets of all questions read.
    left: Vec<u64>,
    /// How many of these sets each word has.
    sets: usize,
    /// For each predicate and word, its rows.
    rows: Vec<u64>,
}

/// A question that rows read.
#[derive(Debug, Clone, Copy)]
struct Read {
    /// Its place among the codes.
    place: usize,
    /// Where its sets begin, one for each code.
    start: usize,
}

/// With which views of several people a row counts as left.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reach {
    /// With some of them.
    SomeView,
    /// Only if with all of them.
    EveryView,
}

impl RowSets {
    /// Collects the rows of the predicates, and the answers with which each has at least this
    /// outcome.
    pub(super) fn new(predicates: &[&Predicate], questions: &[Coded], outcome: Outcome) -> Self {
        let rows: Vec<(usize, &[Test])> = predicates
            .iter()
            .enumerate()
            .flat_map(|(place, it)| it.rows.iter().map(move |row| (place, &row[..])))
            .collect();
        let words = rows.len().div_ceil(64);
        let subjects: BTreeSet<_> =
            rows.iter().flat_map(|(_, row)| row.iter().map(|it| it.subject)).collect();
        let (mut reads, mut starts, mut sets) = (Vec::new(), BTreeMap::new(), 0);
        for (place, question) in questions.iter().enumerate() {
            if subjects.contains(&question.subject()) {
                reads.push(Read { place, start: sets });
                starts.insert(question.subject(), (question, sets));
                sets += question.count();
            }
        }
        // A row is left by every question that it does not test.
        let of_word = |word: usize| u64::MAX >> (64 - (rows.len() - 64 * word).min(64));
        let mut left: Vec<u64> =
            (0..words).flat_map(|word| std::iter::repeat_n(of_word(word), sets)).collect();
        for (bit, (_, row)) in rows.iter().enumerate() {
            for test in *row {
                let Some((question, start)) = starts.get(&test.subject) else { continue };
                for code in 0..question.count() {
                    if question.outcome(code, &test.accepts) < outcome {
                        left[bit / 64 * sets + start + code] &= !(1 << (bit % 64));
                    }
                }
            }
        }
        let mut rows_of = vec![0; predicates.len() * words];
        for (bit, (predicate, _)) in rows.iter().enumerate() {
            rows_of[predicate * words + bit / 64] |= 1 << (bit % 64);
        }
        Self { words, reads, left, sets, rows: rows_of }
    }

    /// Sets what an answer leaves on which people differ: of the gates, whose predicates begin at `gates`,
    /// the rows that some view leaves, or only those that every view leaves; of all others, the rows that
    /// the group's answer leaves.
    pub(super) fn set_views(&mut self, views: &Views, gates: usize, reach: Reach) {
        let Some(read) = self.reads.iter().find(|it| it.place == views.place) else { return };
        let start = read.start;
        for word in 0..self.words {
            let set = |code: u16| word * self.sets + start + usize::from(code);
            let rows = self.rows.iter().skip(gates * self.words + word).step_by(self.words);
            let rows = rows.fold(0, |all, it| all | it);
            let left = views.codes.iter().map(|it| self.left[set(*it)]);
            let left = match reach {
                Reach::SomeView => left.fold(0, |some, it| some | it),
                Reach::EveryView => left.fold(u64::MAX, |every, it| every & it),
            };
            self.left[set(DIFFERING)] = (left & rows) | (self.left[set(views.group)] & !rows);
        }
    }

    /// Tells whether some rows of a predicate are left by one of these codes and not by another.
    pub(super) fn tells_apart(&self, views: &Views, predicate: usize) -> bool {
        let Some(read) = self.reads.iter().find(|it| it.place == views.place) else { return false };
        (0..self.words).any(|word| {
            let set = |code: &u16| word * self.sets + read.start + usize::from(*code);
            let left = |code| self.left[set(code)] & self.rows(predicate, word);
            views.codes.windows(2).any(|it| left(&it[0]) != left(&it[1]))
        })
    }

    /// Returns the codes with which different rows of a predicate are left, of equal ones the first.
    pub(super) fn told_apart(&self, views: &Views, predicate: usize) -> Vec<u16> {
        let Some(read) = self.reads.iter().find(|it| it.place == views.place) else {
            return views.codes.iter().take(1).copied().collect();
        };
        let left = |code: &u16| -> Vec<u64> {
            let set = |word| word * self.sets + read.start + usize::from(*code);
            (0..self.words).map(|it| self.left[set(it)] & self.rows(predicate, it)).collect()
        };
        let mut met = BTreeSet::new();
        views.codes.iter().copied().filter(|it| met.insert(left(it))).collect()
    }

    /// Returns the number of words.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// Returns the places of the questions that the rows read.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.reads.iter().map(|it| it.place)
    }

    /// Returns the rows of a predicate in one word.
    pub(super) fn rows(&self, predicate: usize, word: usize) -> u64 {
        self.rows[predicate * self.words + word]
    }

    /// Returns the rows in one word that no answer rules out.
    #[inline]
    pub(super) fn left(&self, codes: &[u16], word: usize) -> u64 {
        let sets = &self.left[word * self.sets..(word + 1) * self.sets];
        self.reads
            .iter()
            .fold(u64::MAX, |left, it| left & sets[it.start + usize::from(codes[it.place])])
    }

    /// Tells whether some row of the predicate is not ruled out.
    pub(super) fn reaches(&self, codes: &[u16], predicate: usize) -> bool {
        (0..self.words).any(|word| self.left(codes, word) & self.rows(predicate, word) != 0)
    }
}
