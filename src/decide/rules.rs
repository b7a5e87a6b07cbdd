//! The compiled rules of a model: the only evaluator, both for one evaluation and for millions of
//! them.
//!
//! [`Rules`] knows nothing about a company. Its answers are [`Codes`], which trials and searches
//! change freely. The following steps start from codes and do not allocate:
//!
//! 1. [`Rules::apply`]: which questions do not apply, given the other answers;
//! 2. [`Rules::signals`]: which interactions act, and which placements fail a gate (a conjunctive
//!    rule; Dawes, 1964) or may do so;
//! 3. [`Rules::scores`]: `score(p) = 50 + 50 * sum(weight * pull(p) / 3)` (Keeney and Raiffa, 1976),
//!    in whole numbers of units, so that ties are exact.
//!
//! [`Rules::contributions`] and [`Rules::gates`] give the same in detail, from the same tables.

mod asked;
mod codes;
mod row_sets;
mod table;
#[cfg(test)]
pub(super) mod tests;
mod views;

pub use codes::Codes;
pub(crate) use codes::{DIFFERING, LEVELS, NOT_APPLICABLE, OPEN, code, level};

use std::ops::Range;

use self::asked::Applicability;
use self::codes::{Coded, coded};
use self::row_sets::RowSets;
use self::table::Table;
use self::views::Views;
use crate::answers::Answers;
use crate::model::{
    Finding, GateId, GateOutcome, InteractionId, Model, Outcome, PlacementId, Predicate, Question,
    Trigger,
};
use crate::points::{Points, Pull};

/// One value for each placement, in file order; places beyond the last placement stay zero.
pub type ByPlacement<T> = [T; Model::MAX_PLACEMENTS];

/// What one factor adds to each score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The pull on each placement, after the interactions.
    pub pulls: Vec<Pull>,
    /// Weight times pull, in points, for each placement.
    pub points: Vec<Points>,
    /// The interactions that changed a pull, in the order they acted.
    pub changed_by: Vec<InteractionId>,
}

/// Which interactions act, and which placements fail a gate or may do so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signals {
    /// One bit for each interaction, in file order.
    pub acting: u64,
    /// One bit for each placement, in file order: some gate fails for certain.
    pub failed: u8,
    /// One bit for each placement: no gate fails for certain, but some gate may fail.
    pub open: u8,
}

impl Signals {
    /// Tells whether no gate of the placement fails, or may fail.
    #[inline]
    pub(crate) fn passes(self, placement: usize) -> bool {
        (self.failed | self.open) >> placement & 1 == 0
    }
}

/// The gates, interactions, weights and pulls of a model, compiled.
#[derive(Debug, Clone)]
pub struct Rules {
    questions: Vec<Coded>,
    /// How many of the questions are factors.
    factors: usize,
    placements: usize,
    applicability: Applicability,
    /// The factors that do more than add to the scores.
    special: Vec<usize>,
    /// The questions that a gate, an interaction or another question depends on.
    read: Vec<usize>,
    /// The questions that a gate reads.
    gate_questions: Vec<usize>,
    /// What holds for certain: first the interactions, then `fails_when` of the gates.
    certain: RowSets,
    /// What may hold: first `fails_when` of the gates, then their `conditional_when`.
    possible: RowSets,
    /// For each word of `certain`, the rows that signals depend on.
    watched: Vec<Watched>,
    /// For each word of `possible` and each placement, the rows with which one of its gates may fail.
    may_fail: Vec<ByPlacement<u64>>,
    interactions: usize,
    /// The interactions that act unless their predicate holds, one bit each.
    unless: u64,
    gates: usize,
    table: Table,
    /// For each gate, the place of its placement.
    gate_placements: Vec<usize>,
    /// The factors that gates read and on which people differ.
    views: Vec<Views>,
    /// For each gate, those on which it depends whether it fails.
    splits: Vec<Vec<Views>>,
}

/// The rows of one word that signals depend on.
#[derive(Debug, Clone)]
struct Watched {
    /// For each interaction, its rows.
    triggers: Vec<u64>,
    /// For each placement, the rows with which one of its gates fails.
    failing: ByPlacement<u64>,
}

impl Rules {
    /// Compiles the rules of a model.
    pub fn new(model: &Model) -> Self {
        let triggers: Vec<_> = model.interactions.iter().map(|it| it.trigger.predicate()).collect();
        let fails: Vec<_> = model.gates.iter().map(|it| &it.fails_when).collect();
        let conditional: Vec<_> = model.gates.iter().map(|it| &it.conditional_when).collect();
        let all: Vec<&Predicate> = [&triggers[..], &fails, &conditional].concat();
        let questions = questions(model, &all);
        let certain =
            RowSets::new(&all[..triggers.len() + fails.len()], &questions, Outcome::Holds);
        let possible = RowSets::new(&all[triggers.len()..], &questions, Outcome::CannotTell);
        let read = read(model, &questions, [&certain, &possible]);
        let may_fail = (0..possible.words()).map(|word| failing(model, &possible, 0, word));
        Self {
            watched: (0..certain.words()).map(|it| Watched::new(model, &certain, it)).collect(),
            may_fail: may_fail.collect(),
            unless: model.interactions.iter().enumerate().fold(0, |set, (place, it)| {
                set | u64::from(matches!(it.trigger, Trigger::Unless(_))) << place
            }),
            applicability: Applicability::new(model, &questions),
            special: special(model, &questions, &read),
            read,
            gate_questions: possible.places().collect(),
            questions,
            factors: model.factors.len(),
            placements: model.placements.len(),
            certain,
            possible,
            interactions: triggers.len(),
            gates: fails.len(),
            table: Table::new(model),
            gate_placements: model.gates.iter().map(|it| it.placement.0).collect(),
            views: Vec::new(),
            splits: Vec::new(),
        }
    }

    /// Returns the codes of some answers as they are given, whether the questions apply or not. They are
    /// the answers that the rules have seen.
    pub fn codes(&self, answers: &Answers) -> Codes {
        let given = self.questions.iter().map(|it| it.code(answers.given(it.subject())));
        let mut codes: Codes = given.collect();
        for views in &self.views {
            codes[views.place] = DIFFERING;
        }
        codes
    }

    /// Copies the answers `given` into `codes`, with "does not apply" for every question that is
    /// not asked. All other steps start from the result.
    #[inline]
    pub fn apply(&self, given: &[u16], codes: &mut Codes) {
        codes.clear();
        codes.extend_from_slice(given);
        self.applicability.apply(codes);
    }

    /// Returns the codes that [`Rules::apply`] makes of the answers given.
    pub fn applied(&self, given: &[u16]) -> Codes {
        let mut codes = given.to_vec();
        self.applicability.apply(&mut codes);
        codes
    }

    /// Returns the places of the context questions among the codes.
    pub(crate) fn context(&self) -> Range<usize> {
        self.factors..self.questions.len()
    }

    /// Returns the question that has a code at a place.
    pub(crate) fn question(&self, place: usize) -> Question {
        self.questions[place].question
    }

    /// Returns the place of a question among the codes, if it has one.
    pub(crate) fn place(&self, question: Question) -> Option<usize> {
        self.questions.iter().position(|it| it.question == question)
    }

    /// Returns the code of a value of a question.
    pub(crate) fn value_code(&self, place: usize, value: i64) -> u16 {
        self.questions[place].code(Finding::Value(value))
    }

    /// Returns the codes of all values of a question.
    pub(crate) fn values(&self, place: usize) -> Range<u16> {
        self.questions[place].codes()
    }

    /// Tells whether a question is asked in some companies only.
    pub(crate) fn is_conditional(&self, place: usize) -> bool {
        self.applicability.places().any(|it| it == place)
    }

    /// Returns the places of the questions that a gate reads.
    pub(crate) fn gate_questions(&self) -> &[usize] {
        &self.gate_questions
    }

    /// Returns the places of the factors among the codes; context questions follow.
    pub(crate) fn factors(&self) -> Range<usize> {
        0..self.factors
    }

    /// Returns the number of placements.
    pub(crate) fn placements(&self) -> usize {
        self.placements
    }

    /// Returns the factors that do more than add to the scores, in model order: those that decide a
    /// gate, an interaction or whether a question is asked, and those that are asked only at some
    /// level of another factor.
    pub(crate) fn special(&self) -> &[usize] {
        &self.special
    }

    /// Tells whether a gate, an interaction or another question depends on this one.
    pub(crate) fn is_read(&self, place: usize) -> bool {
        self.read.binary_search(&place).is_ok()
    }

    /// Returns about how many steps an evaluation takes: one for each question, and one for each answer
    /// that a word of rows is compared with, and one for each word and combination of views.
    pub(super) fn steps(&self) -> u64 {
        let compared = |it: &RowSets| it.words() * (it.places().count() + self.placements);
        let acting = self.certain.words() * self.interactions;
        let steps =
            self.questions.len() + compared(&self.certain) + compared(&self.possible) + acting;
        steps.saturating_add(self.certain.words().saturating_mul(self.combinations())) as u64
    }

    /// Returns which interactions act, and which placements fail a gate or may do so.
    #[inline]
    pub fn signals(&self, codes: &[u16]) -> Signals {
        let certain = self.certain(codes);
        let mut open = 0;
        for (word, may_fail) in self.may_fail.iter().enumerate() {
            let left = self.possible.left(codes, word);
            for (place, rows) in may_fail.iter().enumerate() {
                open |= u8::from(left & rows != 0) << place;
            }
        }
        let failed = certain.failed | self.failing_with_every_view(codes, open & !certain.failed);
        Signals { open: open & !failed, failed, ..certain }
    }

    /// Returns the signals of answers, when no answer that a gate reads is open.
    #[inline]
    pub(crate) fn certain(&self, codes: &[u16]) -> Signals {
        let (mut acting, mut failed) = (0, 0);
        for (word, watched) in self.watched.iter().enumerate() {
            let left = self.certain.left(codes, word);
            for (place, rows) in watched.triggers.iter().enumerate() {
                acting |= u64::from(left & rows != 0) << place;
            }
            for (place, rows) in watched.failing.iter().enumerate() {
                failed |= u8::from(left & rows != 0) << place;
            }
        }
        Signals { acting: acting ^ self.unless, failed, open: 0 }
    }

    /// Returns the outcome of every gate, in file order.
    pub fn gates(&self, codes: &[u16]) -> Vec<GateOutcome> {
        (0..self.gates).map(|it| self.gate(codes, GateId(it))).collect()
    }

    /// Returns the outcome of one gate.
    pub(crate) fn gate(&self, codes: &[u16], gate: GateId) -> GateOutcome {
        if self.fails(codes, gate) {
            GateOutcome::Failed
        } else if self.possible.reaches(codes, gate.0) {
            GateOutcome::Open
        } else if self.possible.reaches(codes, self.gates + gate.0) {
            GateOutcome::Conditional
        } else {
            GateOutcome::Passed
        }
    }

    /// Returns the exact scores, in units of [`Points`].
    #[inline]
    pub fn scores(&self, codes: &[u16], acting: u64) -> ByPlacement<i32> {
        let mut scores = neutral();
        for (factor, &code) in codes[..self.factors].iter().enumerate() {
            add(&mut scores, self.points(self.row(factor, code, acting)));
        }
        scores
    }

    /// Returns the contribution of every factor to the scores, in model order.
    pub fn contributions(&self, codes: &[u16], acting: u64) -> Vec<Contribution> {
        let contribution = |(factor, &code)| self.contribution(self.row(factor, code, acting));
        codes[..self.factors].iter().enumerate().map(contribution).collect()
    }

    fn contribution(&self, row: usize) -> Contribution {
        let explained = self.table.explained(row);
        let points = &self.points(row)[..self.placements];
        let changes = |it: &usize| explained.changed_by >> it & 1 == 1;
        Contribution {
            pulls: explained.pulls[..self.placements].to_vec(),
            points: points.iter().map(|&it| Points::of_units(it)).collect(),
            changed_by: (0..self.interactions).filter(changes).map(InteractionId).collect(),
        }
    }

    /// Returns the place of a factor's row in the tables, given the interactions that act.
    #[inline]
    pub(crate) fn row(&self, factor: usize, code: u16, acting: u64) -> usize {
        self.table.row(factor, code, acting)
    }

    /// Returns what a row adds to each score, in units of [`Points`].
    #[inline]
    pub(crate) fn points(&self, row: usize) -> &ByPlacement<i32> {
        self.table.points(row)
    }

    /// Returns what a row pulls, in units of [`Pull`].
    #[inline]
    pub(crate) fn pulls(&self, row: usize) -> &ByPlacement<f64> {
        self.table.pulls(row)
    }

    /// Returns what a row pulls on one placement, in units of [`Pull`].
    pub(crate) fn pull(&self, row: usize, placement: PlacementId) -> i64 {
        self.table.explained(row).pulls[placement.0].units()
    }
}

impl Watched {
    fn new(model: &Model, certain: &RowSets, word: usize) -> Self {
        let interactions = model.interactions.len();
        let triggers = (0..interactions).map(|it| certain.rows(it, word)).collect();
        Self { triggers, failing: failing(model, certain, interactions, word) }
    }
}

/// Returns, for each placement, the rows of one word with which one of its gates fails. The gates'
/// predicates begin at `first`.
fn failing(model: &Model, rows: &RowSets, first: usize, word: usize) -> ByPlacement<u64> {
    let mut failing = ByPlacement::default();
    for (gate, it) in model.gates.iter().enumerate() {
        failing[it.placement.0] |= rows.rows(first + gate, word);
    }
    failing
}

/// Returns every coded question: the factors, and the context questions that are read by the
/// predicates or decide whether a coded question is asked.
fn questions(model: &Model, predicates: &[&Predicate]) -> Vec<Coded> {
    let mut predicates = predicates.to_vec();
    predicates.extend(model.factors.iter().filter_map(|it| it.asked.predicate()));
    loop {
        let questions = coded(model, &predicates);
        let context = questions[model.factors.len()..].iter();
        let more = context.filter_map(|it| model.asked(it.question).predicate());
        let more: Vec<_> =
            more.filter(|it| !predicates.iter().any(|other| std::ptr::eq(*it, *other))).collect();
        if more.is_empty() {
            return questions;
        }
        predicates.extend(more);
    }
}

/// Returns the questions that a gate, an interaction or another question depends on, in model order.
fn read(model: &Model, questions: &[Coded], sets: [&RowSets; 2]) -> Vec<usize> {
    let asked = questions.iter().filter_map(|it| model.asked(it.question).predicate());
    let asked = asked.flat_map(|it| it.factors().map(|it| it.0));
    let mut read: Vec<_> = sets.into_iter().flat_map(RowSets::places).chain(asked).collect();
    read.sort_unstable();
    read.dedup();
    read
}

/// Returns the factors that do more than add to the scores, in model order.
fn special(model: &Model, questions: &[Coded], read: &[usize]) -> Vec<usize> {
    let follows = |it: usize| {
        let predicate = model.asked(questions[it].question).predicate();
        predicate.is_some_and(|it| it.factors().next().is_some())
    };
    let factors = 0..model.factors.len();
    factors.filter(|it| read.binary_search(it).is_ok() || follows(*it)).collect()
}

/// Returns the scores before any answer counts, in units of [`Points`].
#[inline]
pub(crate) fn neutral() -> ByPlacement<i32> {
    [Points::NEUTRAL.small_units(); Model::MAX_PLACEMENTS]
}

/// Adds to the value of each placement.
#[inline]
pub(crate) fn add(sums: &mut ByPlacement<i32>, more: &ByPlacement<i32>) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}
