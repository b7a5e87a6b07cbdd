//! Rules 1 to 7 of the verdict, applied to one company's answers and to every variation of them.
//!
//! [`Judge::advice`] gives only the settled advice, for searches. [`Judge::reasoned`] applies the
//! same rules and also keeps the result of each, for the reader.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::advice::{Advice, Frame, Places, Reason};
use super::rules::{ByPlacement, Codes, DIFFERING, OPEN, Rules, Signals};
use super::verdict::Step;
use crate::model::{GateId, GateOutcome, Model, PlacementId, Question, VerdictKind};
use crate::points::{Points, rounded};

/// What turns answers into advice.
#[derive(Debug, Clone)]
pub(crate) struct Judge<'a> {
    pub(crate) model: &'a Model,
    pub(crate) rules: Rules,
    pub(crate) frame: Frame,
}

/// Some answers, with the scores and gates that follow from them.
#[derive(Debug, Clone)]
pub(crate) struct Variation {
    /// The answers, with "does not apply" for every question that is not asked.
    pub(crate) codes: Codes,
    pub(crate) signals: Signals,
    /// The exact scores, in units of [`Points`].
    pub(crate) scores: ByPlacement<i32>,
}

impl Variation {
    /// Returns the scores shown: whole points, halves up.
    pub(crate) fn shown(&self) -> ByPlacement<i64> {
        self.scores.map(|it| rounded(i64::from(it), Points::UNIT))
    }
}

/// Which scores the rules use.
pub(crate) trait Shown: Fn(&Variation) -> ByPlacement<i64> + Copy {}

impl<F: Fn(&Variation) -> ByPlacement<i64> + Copy> Shown for F {}

impl Judge<'_> {
    /// Returns the scores and gates that follow from some answers.
    pub(crate) fn varied(&self, given: &[u16]) -> Variation {
        let codes = self.rules.applied(given);
        let signals = self.rules.signals(&codes);
        Variation { scores: self.rules.scores(&codes, signals.acting), signals, codes }
    }

    /// Returns the settled advice, assuming that enough is answered and the home is given.
    pub(crate) fn advice(&self, given: &[u16]) -> Advice {
        self.advice_by(given, Variation::shown)
    }

    /// Returns the settled advice by other scores than those of the model.
    pub(crate) fn advice_by(&self, given: &[u16], shown: impl Shown) -> Advice {
        let now = self.varied(given);
        let advice = self.unless_open(&now, shown);
        let is_undone = self.undoing(given, &now, advice, shown).next().is_some();
        self.frame.small(if is_undone { advice.not_yet(Reason::OpenGate) } else { advice })
    }

    /// Rules 2 to 5.
    fn unless_open(&self, now: &Variation, shown: impl Shown) -> Advice {
        self.frame.open(&shown(now), now.signals.failed, now.signals.open)
    }

    /// Rule 6: returns the open questions of gates for which some answer would undo a move.
    fn undoing<'b>(
        &'b self,
        given: &'b [u16],
        now: &'b Variation,
        advice: Advice,
        shown: impl Shown + 'b,
    ) -> impl Iterator<Item = usize> + 'b {
        let is_move = advice.kind == VerdictKind::Move;
        let read = self.rules.gate_questions().iter().copied();
        let open = read.filter(move |&it| is_move && now.codes[it] == OPEN);
        open.filter(move |&place| {
            let mut given = given.to_vec();
            self.rules.values(place).any(|code| {
                given[place] = code;
                self.unless_open(&self.varied(&given), shown) != advice
            })
        })
    }
}

/// The advice by rules 1 to 7, with the result of each rule.
pub(super) struct Reasoned {
    pub(super) advice: Advice,
    pub(super) rule: u8,
    pub(super) trace: Vec<Step>,
    pub(super) settle_first: Vec<Question>,
}

impl Reasoned {
    /// Replaces the result of the rule before by that of this rule.
    fn give(&mut self, rule: u8, advice: Advice) {
        if self.rule >= 4 {
            self.trace.push(Step::Advice { rule: self.rule, advice: self.advice });
        }
        (self.rule, self.advice) = (rule, advice);
    }
}

impl Judge<'_> {
    /// Applies rules 1 to 7 one after the other. Rule 1 reads `answered`.
    pub(super) fn reasoned(&self, given: &[u16], now: &Variation, answered: Step) -> Reasoned {
        let is_enough = matches!(answered, Step::Answered { is_enough: true, .. });
        let nothing = Reasoned {
            advice: Advice::NOT_ENOUGH,
            rule: 1,
            trace: Vec::new(),
            settle_first: Vec::new(),
        };
        if self.frame.home.is_none() || !(is_enough || self.frame.is_small) {
            return nothing;
        }
        let mut it = Reasoned { trace: vec![answered], ..nothing };
        if !is_enough {
            it.rule = 7;
            it.advice.places = Places::all(self.frame.home_place());
            it.advice = it.advice.not_yet(Reason::SmallTeam);
            return it;
        }
        let (shown, signals) = (now.shown(), now.signals);
        it.trace.push(Step::Gates(self.standings(&now.codes)));
        it.trace.push(Step::Home(self.frame.present(&shown, signals.failed)));
        it.give(4, self.frame.settle(&shown, signals.failed));
        self.apply_open_gates(given, now, &mut it);
        let after = self.frame.small(it.advice);
        if after != it.advice {
            it.give(7, after);
            it.settle_first.clear();
        }
        it
    }

    /// Applies rules 5 and 6.
    fn apply_open_gates(&self, given: &[u16], now: &Variation, it: &mut Reasoned) {
        if self.rules.gates(&now.codes).contains(&GateOutcome::Open) {
            it.give(5, self.unless_open(now, Variation::shown));
        }
        if it.advice.kind == VerdictKind::NotYet {
            let Signals { failed, open, .. } = now.signals;
            let deciding = self.frame.deciding(&now.shown(), failed, open);
            it.settle_first = self.open_questions(&now.codes, deciding);
        }
        let undoing: Vec<_> = self.undoing(given, now, it.advice, Variation::shown).collect();
        if !undoing.is_empty() {
            it.give(6, it.advice.not_yet(Reason::OpenGate));
            it.settle_first = undoing.into_iter().map(|it| self.rules.question(it)).collect();
        }
    }

    /// Returns, for each placement, the worst outcome of any of its gates.
    fn standings(&self, codes: &[u16]) -> Vec<GateOutcome> {
        let gates = self.rules.gates(codes);
        let worst = |placement: PlacementId| {
            let own = self.model.gates.iter().zip(&gates);
            let own = own.filter(|(gate, _)| gate.placement == placement);
            own.map(|(_, outcome)| *outcome).max().unwrap_or(GateOutcome::Passed)
        };
        self.model.placement_ids().map(worst).collect()
    }

    /// Returns the questions that are open, or on which people differ, and that can make an open gate of
    /// some placements fail: factors in model order, then context.
    fn open_questions(&self, codes: &[u16], placements: u8) -> Vec<Question> {
        let outcomes = self.rules.gates(codes);
        let is_concerned = |it: &GateId| {
            let is_of_them = placements >> self.model[*it].placement.0 & 1 == 1;
            is_of_them && outcomes[it.0] == GateOutcome::Open
        };
        let concerned: Vec<_> = self.model.gate_ids().filter(is_concerned).collect();
        let tests =
            concerned.iter().flat_map(|it| self.model[*it].fails_when.rows.iter().flatten());
        let read: BTreeSet<_> = tests.map(|it| it.subject).collect();
        let opens = |place: &usize| match codes[*place] {
            OPEN => read.contains(&self.rules.question(*place).subject()),
            DIFFERING => concerned
                .iter()
                .any(|it| self.rules.are_on_two_sides(*place, *it, GateOutcome::Failed)),
            _ => false,
        };
        (0..codes.len()).filter(opens).map(|it| self.rules.question(it)).collect()
    }
}

impl<'a> Judge<'a> {
    /// Returns the placements that pass their gates, by exact score.
    pub(super) fn passing(&self, now: &Variation) -> impl Iterator<Item = PlacementId> + use<'a> {
        let (mut all, signals): (Vec<_>, _) = (self.model.placement_ids().collect(), now.signals);
        all.sort_by_key(|it| std::cmp::Reverse(now.scores[it.0]));
        all.into_iter().filter(move |it| signals.passes(it.0))
    }
}
