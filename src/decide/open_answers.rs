//! Whether any way of filling in the open answers changes who leads, or the advice (robust ordinal regression asks the same about preferences: a necessary winner; Greco, Mousseau
//! and Slowinski, EJOR 191(2), 2008).
//!
//! Some open answers decide a gate, an interaction or whether a question is asked. These are tried
//! in every combination. All others only add to the scores, so the smallest lead over a rival is a
//! sum: for each of them the level that is worst for the lead. Where this leaves it open whether the
//! advice stays the same, the most extreme ways of filling them in are tried as examples, and then
//! one answer after the other is filled in, until the bounds are close enough.

mod bounds;

use std::collections::BTreeMap;

use self::bounds::{Bounds, Span};
use super::advice::Place;
use super::budget::Purse;
use super::rules::{ByPlacement, Codes, LEVELS, OPEN, Rules, Signals};
use super::{Company, VerdictKind};
use crate::model::{FactorId, PlacementId};

/// What the open answers can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAnswers {
    /// Whether anything is open that they could depend on.
    pub is_any_open: bool,
    /// Whether they can change who leads; none if nobody does. `Can` and `CanNot` are proven.
    pub leader: Option<Power>,
    /// Whether they can change the kind or the places of the advice. `Can` and `CanNot` are proven.
    pub advice: Power,
    /// How many ways of filling in were searched, if the budget ended before the last one.
    pub not_searched_beyond: Option<u64>,
}

/// What open answers can do to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Power {
    /// No way of filling them in changes it.
    CanNot,
    /// A change cannot be ruled out.
    NotRuledOut,
    /// Some way of filling them in changes it.
    Can,
}

/// Returns what the open answers can do; none if the present home is not given.
pub fn open_answers(company: &Company) -> Option<OpenAnswers> {
    company.judge.frame.home?;
    let mut filling = Filling::new(company);
    filling.fill();
    let is_cut = filling.purse.is_overdrawn();
    let least = if is_cut { Power::NotRuledOut } else { Power::CanNot };
    let advice = filling.advice.max(least);
    let is_cut = is_cut || (filling.examples.is_overdrawn() && advice == Power::NotRuledOut);
    Some(OpenAnswers {
        is_any_open: company.present.contains(&OPEN) || company.size_is_open(),
        leader: filling.first.map(|_| filling.leader.max(least)),
        advice,
        not_searched_beyond: is_cut.then_some(filling.ways),
    })
}

/// The search through the ways of filling in.
struct Filling<'a> {
    company: &'a Company<'a>,
    rules: &'a Rules,
    /// The leader, if there is one.
    first: Option<PlacementId>,
    /// The answers, with the open ones filled in that are tried now.
    given: Codes,
    /// The same answers, with "does not apply" for every question that is not asked.
    codes: Codes,
    /// The places of the open answers that do more than add to the scores. Some are asked only once
    /// others are filled in.
    special: Vec<usize>,
    /// The open factors that carry weight and only add to the scores.
    plain: Vec<usize>,
    /// What the plain answers can add, for each set of interactions that act, from each one on.
    spans: BTreeMap<(u64, usize), Span>,
    leader: Power,
    advice: Power,
    /// How many ways of filling in the special answers were searched.
    ways: u64,
    purse: Purse,
    /// The same for ways of filling in plain answers, so that these do not use up the others.
    examples: Purse,
}

impl<'a> Filling<'a> {
    fn new(company: &'a Company<'a>) -> Self {
        let rules = &company.judge.rules;
        // A question on the company may become known, and another one be asked only then.
        let context_varies =
            rules.context().any(|it| company.present[it] == OPEN || rules.is_conditional(it));
        let is_special = |it: &usize| {
            rules.special().contains(it)
                || rules.context().contains(it)
                || (context_varies && rules.is_conditional(*it))
        };
        let given = company.given.clone();
        let weight = |it: usize| company.model.weight(FactorId(it));
        // A factor without weight that nothing reads changes nothing, whether it is asked or not.
        let counts =
            |it: usize| rules.context().contains(&it) || rules.is_read(it) || weight(it) > 0;
        let open = (0..given.len()).filter(|&it| given[it] == OPEN && counts(it));
        let (special, mut plain): (Vec<_>, Vec<_>) = open.partition(is_special);
        plain.retain(|&it| company.present[it] == OPEN);
        plain.sort_by_key(|&it| std::cmp::Reverse(weight(it)));
        Self {
            company,
            rules,
            first: company.evaluation.verdict.leader,
            codes: company.present.clone(),
            given,
            special,
            plain,
            spans: BTreeMap::new(),
            leader: Power::CanNot,
            advice: match company.size_is_open() {
                true => Power::NotRuledOut,
                false => Power::CanNot,
            },
            ways: 0,
            purse: Purse::new(company.budgets.open_answers),
            examples: Purse::new(company.budgets.open_answers),
        }
    }

    /// Tries every way of filling in the special answers.
    fn fill(&mut self) {
        let is_known = self.first.is_none() || self.leader == Power::Can;
        if self.purse.is_overdrawn() || (is_known && self.advice == Power::Can) {
            return;
        }
        self.rules.apply(&self.given, &mut self.codes);
        let open = self.special.iter().copied().find(|&it| self.codes[it] == OPEN);
        let Some(place) = open else { return self.look() };
        for code in self.rules.values(place) {
            self.given[place] = code;
            self.fill();
        }
        self.given[place] = OPEN;
    }

    /// Checks what the plain answers, whatever they are, can still change.
    fn look(&mut self) {
        if !self.purse.pays(1) {
            return;
        }
        self.ways += 1;
        let signals = self.rules.signals(&self.codes);
        let scores = self.rules.scores(&self.codes, signals.acting);
        let span = self.span(signals.acting, 0);
        let is_ousted = |first: usize| {
            let is_behind = |it: usize| scores[first] - scores[it] + span.leads[first][it] < 0;
            let mut others = (0..self.rules.placements()).filter(|&it| it != first);
            !signals.passes(first) || others.any(|it| signals.passes(it) && is_behind(it))
        };
        if self.first.is_some_and(|it| is_ousted(it.0)) {
            self.leader = Power::Can;
        }
        self.narrow(0, signals);
    }

    /// Checks whether the advice stays the same with the plain answers from the given one on open.
    /// Where the bounds do not tell, the next one is filled in.
    fn narrow(&mut self, from: usize, signals: Signals) {
        if self.advice == Power::Can {
            return;
        }
        if !self.examples.pays(1) {
            self.advice = Power::NotRuledOut;
            return;
        }
        let Some(&place) = self.plain.get(from) else {
            return self.try_as_example(&self.given.clone());
        };
        let scores = self.rules.scores(&self.codes, signals.acting);
        let span = self.span(signals.acting, from);
        if self.keeps_advice(&scores, signals, &span) {
            return;
        }
        if from == 0 {
            self.try_extremes(signals.acting);
        }
        for code in LEVELS {
            (self.given[place], self.codes[place]) = (code, code);
            self.narrow(from + 1, signals);
        }
        (self.given[place], self.codes[place]) = (OPEN, OPEN);
    }

    /// Notes that the advice can change, if it does with these answers.
    fn try_as_example(&mut self, given: &Codes) {
        if !self.company.advice(given).is_same(&self.company.settled()) {
            self.advice = Power::Can;
        }
    }

    /// Tries, for every two placements, the plain answers that bring the one furthest ahead of the
    /// other; and for every placement, those that give it the most points.
    fn try_extremes(&mut self, acting: u64) {
        let placements = self.rules.placements();
        for (one, other) in (0..placements).flat_map(|it| (0..placements).map(move |to| (it, to))) {
            if self.advice == Power::Can || !self.examples.pays(1) {
                return;
            }
            let mut given = self.given.clone();
            for &factor in &self.plain {
                let lead = |code: &u16| {
                    let points = self.rules.points(self.rules.row(factor, *code, acting));
                    points[one] - if one == other { 0 } else { points[other] }
                };
                given[factor] = LEVELS.max_by_key(lead).unwrap_or(OPEN);
            }
            self.try_as_example(&given);
        }
    }

    /// Tells whether the advice stays the same, whatever the plain answers are.
    fn keeps_advice(&self, scores: &ByPlacement<i32>, signals: Signals, span: &Span) -> bool {
        let settled = self.company.settled();
        let bounds = Bounds { frame: &self.company.judge.frame, scores, signals, span };
        let keeps = match (settled.kind, settled.place()) {
            (VerdictKind::Stay, Some(home)) => bounds.stays(home),
            (VerdictKind::Move, Some(Place::Placement(to))) => bounds.moves(to.0),
            (VerdictKind::NoHome, _) => bounds.has_no_home(),
            _ => false,
        };
        keeps && self.is_enough()
    }

    /// Rule 1, once the plain answers have levels too.
    fn is_enough(&self) -> bool {
        let mut codes = self.codes.clone();
        for &factor in &self.plain {
            codes[factor] = LEVELS.start;
        }
        self.company.is_enough(&codes)
    }

    /// Returns what the plain answers can add, from the given one on.
    fn span(&mut self, acting: u64, from: usize) -> Span {
        if let Some(span) = self.spans.get(&(acting, from)) {
            return *span;
        }
        let mut span = Span::default();
        for &factor in &self.plain[from..] {
            let rows = LEVELS.map(|code| *self.rules.points(self.rules.row(factor, code, acting)));
            for one in 0..self.rules.placements() {
                let least = |value: &dyn Fn(&ByPlacement<i32>) -> i32| {
                    rows.clone().map(|it| value(&it)).min().unwrap_or(0)
                };
                span.least[one] += least(&|it| it[one]);
                span.most[one] -= least(&|it| -it[one]);
                for other in 0..self.rules.placements() {
                    span.leads[one][other] += least(&|it| it[one] - it[other]);
                }
            }
        }
        self.spans.insert((acting, from), span);
        span
    }
}

#[cfg(test)]
mod tests;
