//! The smallest set of answers that brings a rival first.
//!
//! Special factors decide gates, interactions or whether a question is asked. They are tried in
//! every combination, and each combination is evaluated in full. All other factors are plain: they
//! only add to the scores, and how much depends only on the interactions that act. So the plain
//! part of a set is found by adding up leads, without evaluating it. Both count towards the budget.

use std::collections::BTreeMap;

use crate::answers::Level;
use crate::decide::Company;
use crate::decide::budget::Purse;
use crate::decide::rules::{ByPlacement, Codes, Signals, add, code, level};
use crate::model::{FactorId, Model, PlacementId};

use super::helps::{Move, View};
use super::{AnswerChange, MOST_ANSWERS, RivalFirst, counterfactual};

/// A lead larger than any real one, over placements that do not count.
const SAFE: i32 = i32::MAX / 4;

/// The search and what it has learned.
pub(super) struct Search<'a> {
    company: &'a Company<'a>,
    /// The answers, with the chosen ones changed.
    given: Codes,
    /// The same answers, with "does not apply" for every question that is not asked.
    codes: Codes,
    /// The factors that rules read.
    special: Vec<usize>,
    /// The plain factors.
    plain: Vec<usize>,
    /// What is known of the plain factors, for each set of interactions that act.
    views: BTreeMap<u64, View>,
    /// The special answers changed so far, in model order.
    chosen: Vec<AnswerChange>,
    /// For each placement, the best set found.
    found: Vec<Option<Found>>,
    /// The placements still searched for.
    sought: Vec<bool>,
    purse: Purse,
}

/// A set that brings a placement first. The smaller one is better: fewer levels, then model order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    steps: usize,
    changes: Vec<AnswerChange>,
}

impl<'a> Search<'a> {
    pub(super) fn new(company: &'a Company) -> Self {
        let rules = &company.judge.rules;
        let (special, plain) = rules.factors().partition(|it| rules.special().contains(it));
        Self {
            company,
            given: company.given.clone(),
            codes: company.present.clone(),
            special,
            plain,
            views: BTreeMap::new(),
            chosen: Vec::new(),
            found: vec![None; rules.placements()],
            sought: vec![false; rules.placements()],
            purse: Purse::new(company.budgets.sets),
        }
    }

    /// Returns the smallest set for each rival: one answer is tried first, then two, then three.
    pub(super) fn smallest(mut self, rivals: &[PlacementId]) -> Vec<RivalFirst> {
        for rival in rivals {
            self.sought[rival.0] = true;
        }
        let mut searched = None;
        for size in 1..=MOST_ANSWERS {
            for special in 0..=size {
                self.choose(0, special, size - special);
            }
            if self.purse.is_overdrawn() {
                searched = Some(size - 1);
                break;
            }
            for (sought, found) in self.sought.iter_mut().zip(&self.found) {
                *sought &= found.is_none();
            }
        }
        let first = |&rival: &PlacementId| {
            let found = self.found[rival.0].take();
            RivalFirst {
                rival,
                smallest: found.map(|it| counterfactual(self.company, it.changes)),
                not_searched_beyond: searched.filter(|_| self.sought[rival.0]),
            }
        };
        rivals.iter().map(first).collect()
    }

    /// Tries every way of changing `special` more special answers, from the given one on, and then
    /// looks for `plain` plain ones.
    fn choose(&mut self, from: usize, special: usize, plain: usize) {
        if special == 0 {
            return self.look(plain);
        }
        for place in from..self.special.len() {
            let factor = self.special[place];
            let Some(answered) = self.company.level(factor) else { continue };
            let present = self.given[factor];
            for to in Level::ALL.into_iter().filter(|&it| it != answered) {
                if self.purse.is_overdrawn() {
                    break;
                }
                self.given[factor] = code(to);
                self.chosen.push(AnswerChange { factor: FactorId(factor), from: answered, to });
                self.choose(place + 1, special - 1, plain);
                self.chosen.pop();
            }
            self.given[factor] = present;
        }
    }

    /// Looks for exactly `plain` changes of plain answers that bring a rival first, beside the
    /// special ones chosen.
    fn look(&mut self, plain: usize) {
        if !self.purse.pays(1) {
            return;
        }
        let rules = &self.company.judge.rules;
        rules.apply(&self.given, &mut self.codes);
        let signals = rules.signals(&self.codes);
        if !self.has_view(signals.acting) {
            return;
        }
        let view = &self.views[&signals.acting];
        let mut scores = view.sum;
        for &factor in &self.special {
            add(&mut scores, rules.points(rules.row(factor, self.codes[factor], signals.acting)));
        }
        let steps: usize = self.chosen.iter().map(AnswerChange::steps).sum();
        for rival in 0..rules.placements() {
            let limit = self.found[rival].as_ref().map_or(usize::MAX, |it| it.steps);
            if !self.sought[rival] || !signals.passes(rival) || steps + plain > limit {
                continue;
            }
            let leads = self.leads(&scores, signals, rival);
            let help = &view.helps[rival];
            if !all_positive(&sum(&leads, &help.bounds[plain])) {
                continue;
            }
            let present = &self.company.present;
            let chosen = Chosen { plain, steps, changes: &self.chosen, present };
            let mut picked = Vec::with_capacity(plain);
            let best = &mut self.found[rival];
            chosen.pick(&help.moves, &leads, &mut picked, best, &mut self.purse);
        }
    }

    /// Makes sure that there is a view for the interactions that act. A new one takes time and room
    /// for every change of every plain answer, so it may be too much for the budget.
    fn has_view(&mut self, acting: u64) -> bool {
        if !self.views.contains_key(&acting) {
            let placements = self.company.judge.rules.placements();
            let changes = self.plain.len() * Level::ALL.len() * placements;
            if !self.purse.pays(changes as u64) {
                return false;
            }
            self.views.insert(acting, View::new(self.company, &self.plain, acting));
        }
        true
    }

    /// Returns the leads over every other placement that passes.
    fn leads(&self, scores: &ByPlacement<i32>, signals: Signals, rival: usize) -> ByPlacement<i32> {
        std::array::from_fn(|other| {
            let counts = other < self.company.judge.rules.placements() && signals.passes(other);
            if counts && other != rival { scores[rival] - scores[other] } else { SAFE }
        })
    }
}

/// The special answers chosen, and how many plain ones are to be added.
struct Chosen<'a> {
    plain: usize,
    steps: usize,
    changes: &'a [AnswerChange],
    /// The answers as they are.
    present: &'a Codes,
}

impl Chosen<'_> {
    /// Adds plain changes until there are enough, and keeps the set if it is better than the best.
    fn pick(
        &self,
        moves: &[Move],
        leads: &ByPlacement<i32>,
        picked: &mut Vec<Move>,
        best: &mut Option<Found>,
        purse: &mut Purse,
    ) {
        if picked.len() == self.plain {
            if all_positive(leads) {
                self.keep(picked, best);
            }
            return;
        }
        if !purse.pays(moves.len() as u64) {
            return;
        }
        for (place, one) in moves.iter().enumerate() {
            let leads = sum(leads, &one.lead);
            let is_last = picked.len() + 1 == self.plain;
            if is_last && !all_positive(&leads) {
                continue;
            }
            let others = moves[place..].iter().position(|it| it.factor != one.factor);
            let rest = others.map_or(&moves[..0], |it| &moves[place + it..]);
            picked.push(*one);
            self.pick(rest, &leads, picked, best, purse);
            picked.pop();
        }
    }

    fn keep(&self, picked: &[Move], best: &mut Option<Found>) {
        let steps = self.steps + picked.iter().map(|it| it.steps).sum::<usize>();
        if best.as_ref().is_some_and(|it| it.steps < steps) {
            return;
        }
        let mut changes = self.changes.to_vec();
        for one in picked {
            if let Some(from) = level(self.present[one.factor]) {
                changes.push(AnswerChange { factor: FactorId(one.factor), from, to: one.to });
            }
        }
        changes.sort_unstable();
        let found = Found { steps, changes };
        if best.as_ref().is_none_or(|it| found < *it) {
            *best = Some(found);
        }
    }
}

#[inline]
fn sum(one: &ByPlacement<i32>, other: &ByPlacement<i32>) -> ByPlacement<i32> {
    let mut sum = *one;
    add(&mut sum, other);
    sum
}

#[inline]
fn all_positive(leads: &ByPlacement<i32>) -> bool {
    (0..Model::MAX_PLACEMENTS).fold(true, |all, it| all & (leads[it] > 0))
}
