//! The verdict: what is advised, by which rule, and what the rules before it gave.

use jiff::civil::Date;

use super::advice::{Advice, NEUTRAL, Place, Places, Reason};
use super::company::{Company, Variation};
use crate::answers::{ContextAnswer, Home};
use crate::model::{GateId, GateOutcome, PlacementId, Predicate, Question, VerdictKind};

/// The advice, with everything that a reader is told about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What to do.
    pub kind: VerdictKind,
    /// Where to move to, or to stay.
    pub place: Option<Place>,
    /// While nothing is advised yet, where the points lean to; in a tie, the placements that tie. The
    /// best comes first.
    pub leaning: Vec<Place>,
    /// Why nothing is advised yet.
    pub reason: Option<Reason>,
    /// What has to be answered before the team moves.
    pub settle_first: Vec<Question>,
    /// The number of the rule that decided, 1 to 8.
    pub rule: u8,
    /// What the rules before that one gave.
    pub trace: Vec<Step>,
    /// The best-scoring placement that passes its gates; none that hangs on an open gate counts.
    pub leader: Option<PlacementId>,
    /// The next such one.
    pub runner_up: Option<PlacementId>,
    /// The leader's lead over the runner-up, in whole points, from the scores shown.
    pub margin: Option<i64>,
    /// What the advice is argued against. None: the gates alone decide.
    pub compared: Option<Compared>,
    /// The first day on which the team can move.
    pub earliest: Option<Date>,
    /// The conditional gates of the placement advised, or of those that tie.
    pub conditional_on: Vec<GateId>,
}

impl Verdict {
    /// Returns the placement that the team is advised to move to or to stay in.
    pub fn placement(&self) -> Option<PlacementId> {
        self.place.and_then(Place::placement)
    }

    /// Returns the advice in short.
    pub fn advice(&self) -> Advice {
        let leaning = self.leaning.iter().copied();
        Advice {
            kind: self.kind,
            places: Places::all(self.place.into_iter().chain(leaning)),
            reason: self.reason,
        }
    }
}

/// What one rule gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Rule 1: the weight of the levels given and the weight that applies, in hundredths of a
    /// percent, and whether they suffice.
    Answered {
        /// The weight of the levels given.
        weight: i64,
        /// The weight that applies to this company.
        of: i64,
        /// Whether it is enough for a verdict.
        suffices: bool,
    },
    /// Rule 2: how each placement stands with its gates, in file order.
    Gates(Vec<GateOutcome>),
    /// Rule 3: the present home and its points, if there is one that does not fail.
    Home(Option<(Place, i64)>),
    /// Rules 4 to 7: the advice after them. That of rule 4 takes open gates as passed.
    Advice {
        /// The number of the rule.
        rule: u8,
        /// What it gave.
        advice: Advice,
    },
}

impl Step {
    /// Returns the number of the rule.
    pub fn rule(&self) -> u8 {
        match self {
            Self::Answered { .. } => 1,
            Self::Gates(_) => 2,
            Self::Home(_) => 3,
            Self::Advice { rule, .. } => *rule,
        }
    }
}

/// What the advice is argued against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// What is advised or leaned to.
    pub first: Place,
    /// The present home, or the best other placement that passes.
    pub second: Place,
    /// The lead of the first over the second, from the scores shown. It can be negative.
    pub margin: i64,
}

/// The advice by rules 1 to 7, and how it came about.
pub(super) struct Reasoned {
    pub(super) advice: Advice,
    pub(super) rule: u8,
    pub(super) trace: Vec<Step>,
    pub(super) settle_first: Vec<Question>,
}

/// Applies rules 1 to 7 one after the other.
pub(super) fn reasoned(company: &Company, now: &Variation, answered: Step) -> Reasoned {
    let (frame, shown, signals) = (&company.frame, &now.shown(), now.signals);
    let mut it = Reasoned {
        advice: Advice::NOT_ENOUGH,
        rule: 1,
        trace: Vec::new(),
        settle_first: Vec::new(),
    };
    if frame.home.is_none() {
        return it;
    }
    it.trace.push(answered);
    if !company.suffices {
        return if frame.is_small { it.too_small(frame.home_place()) } else { it.unanswered() };
    }
    it.trace.push(Step::Gates(company.standings(&now.codes)));
    it.trace.push(Step::Home(frame.present(shown, signals.failed)));
    it.gives(4, frame.settle(shown, signals.failed));
    if company.rules.gates(&now.codes).contains(&GateOutcome::Open) {
        it.gives(5, frame.open(shown, signals.failed, signals.open));
        if it.advice.reason == Some(Reason::OpenGate) {
            let deciding = frame.deciding(shown, signals.failed, signals.open);
            it.settle_first = company.open_questions_of(&now.codes, deciding);
        }
    }
    let undoing = company.undoing(&company.given, now, it.advice);
    if !undoing.is_empty() {
        it.gives(6, it.advice.not_yet(Reason::OpenGate));
        it.settle_first = undoing.iter().filter_map(|&it| company.rules.question(it)).collect();
    }
    let after = frame.small(it.advice);
    if after != it.advice {
        it.gives(7, after);
        it.settle_first.clear();
    }
    it
}

impl Reasoned {
    /// Takes what a rule gave in the place of what the last one did.
    fn gives(&mut self, rule: u8, advice: Advice) {
        if self.rule >= 4 {
            self.trace.push(Step::Advice { rule: self.rule, advice: self.advice });
        }
        (self.rule, self.advice) = (rule, advice);
    }

    /// Too little is answered.
    fn unanswered(mut self) -> Self {
        self.trace.clear();
        self
    }

    /// Too little is answered, and the team is too small to ask for more.
    fn too_small(mut self, home: Option<Place>) -> Self {
        let places = Places::all(home);
        self.advice = Advice { places, ..Advice::NOT_ENOUGH }.not_yet(Reason::SmallTeam);
        self.rule = 7;
        self
    }
}

impl Company<'_> {
    /// Returns how each placement stands with its gates: the worst outcome of any.
    pub(super) fn standings(&self, codes: &[u16]) -> Vec<GateOutcome> {
        let gates = self.rules.gates(codes);
        let model = self.model;
        let worst = |placement| {
            let own = model.gate_ids().filter(|&it| model[it].placement == placement);
            own.map(|it| gates[it.0]).max().unwrap_or(GateOutcome::Passed)
        };
        model.placement_ids().map(worst).collect()
    }

    /// Returns the open questions with which an open gate of one of the placements fails: factors in
    /// model order, then context.
    fn open_questions_of(&self, codes: &[u16], placements: u8) -> Vec<Question> {
        let gates = self.model.gates.iter().zip(self.rules.gates(codes));
        let concerned = gates.filter(|(gate, outcome)| {
            placements >> gate.placement.0 & 1 == 1 && *outcome == GateOutcome::Open
        });
        let read: Vec<&Predicate> = concerned.map(|(gate, _)| &gate.fails_when).collect();
        let is_read = |place: &usize| {
            read.iter().any(|it| it.subjects().contains(&self.rules.subject(*place)))
        };
        self.open_places(codes).filter(is_read).filter_map(|it| self.rules.question(it)).collect()
    }

    /// Returns the verdict that some advice amounts to.
    pub(super) fn verdict_of(&self, now: &Variation, reasoned: Reasoned) -> Verdict {
        let Reasoned { advice, rule, trace, settle_first } = reasoned;
        let mut leaning: Vec<_> = match advice.place() {
            Some(_) => Vec::new(),
            None => advice.places.iter().collect(),
        };
        leaning.sort_by_key(|it| std::cmp::Reverse(it.placement().map(|it| now.scores[it.0])));
        let mut passing = self.passing(now);
        let is_known = advice.kind != VerdictKind::NotEnough;
        let leader = passing.next().filter(|_| is_known);
        let runner_up = passing.next().filter(|_| is_known);
        let shown = now.shown();
        Verdict {
            kind: advice.kind,
            place: advice.place(),
            compared: self.compared(now, advice, &leaning),
            reason: advice.reason,
            settle_first,
            rule,
            trace,
            leader,
            runner_up,
            margin: leader.zip(runner_up).map(|(one, other)| shown[one.0] - shown[other.0]),
            earliest: self.earliest().filter(|_| advice.kind == VerdictKind::Move),
            conditional_on: self.conditional(now, advice),
            leaning,
        }
    }

    /// Returns the placements that pass their gates, by exact score.
    fn passing(&self, now: &Variation) -> impl Iterator<Item = PlacementId> {
        let (mut all, signals): (Vec<_>, _) = (self.model.placement_ids().collect(), now.signals);
        all.sort_by_key(|it| std::cmp::Reverse(now.scores[it.0]));
        all.into_iter().filter(move |it| signals.passes(it.0))
    }

    /// Returns what the advice is argued against: the present home, unless it fails with more points,
    /// or is what is advised; otherwise the best other placement that passes.
    fn compared(&self, now: &Variation, advice: Advice, leaning: &[Place]) -> Option<Compared> {
        let first = advice.place().or(leaning.first().copied())?;
        let shown = now.shown();
        let points = |place: Place| place.placement().map_or(NEUTRAL, |it| shown[it.0]);
        let is_fair = |home: &Place| {
            let fails = home.placement().is_some_and(|it| now.signals.failed >> it.0 & 1 == 1);
            !fails || points(*home) <= points(first)
        };
        let home = self.frame.home_place().filter(|it| *it != first).filter(is_fair);
        let other = || self.passing(now).map(Place::Placement).find(|it| *it != first);
        let second = home.or_else(other)?;
        Some(Compared { first, second, margin: points(first) - points(second) })
    }

    /// Returns the conditional gates of the placement advised, or of those that tie.
    fn conditional(&self, now: &Variation, advice: Advice) -> Vec<GateId> {
        let concerned: Vec<_> = match advice.kind {
            VerdictKind::NotYet => Vec::new(),
            _ => advice.places.iter().filter_map(Place::placement).collect(),
        };
        let gates = self.rules.gates(&now.codes);
        let is_conditional = |it: &GateId| gates[it.0] == GateOutcome::Conditional;
        let ids = self.model.gate_ids().filter(is_conditional);
        ids.filter(|&it| concerned.contains(&self.model[it].placement)).collect()
    }

    /// Returns the day after the last one known on which something still stands in the way.
    fn earliest(&self) -> Option<Date> {
        let Some(ContextAnswer::Dated(blocks)) =
            self.answers.about(self.model.roles.blocked_until?)
        else {
            return None;
        };
        blocks.iter().filter_map(|it| it.1).max()?.tomorrow().ok()
    }

    /// Returns the verdict where too few runs give the move: rule 8. `splitting` are the questions
    /// that split them. With nothing to stay in, waiting is no choice, and the move stands.
    pub(super) fn after_few_runs(&self, splitting: Vec<Question>) -> Option<Verdict> {
        let before = &self.evaluation.verdict;
        let can_wait = !matches!(self.frame.home, None | Some(Home::Split | Home::None));
        if before.kind != VerdictKind::Move || !can_wait {
            return None;
        }
        let mut trace = before.trace.clone();
        for rule in before.rule..=7 {
            let is_traced = trace.iter().any(|it| it.rule() == rule);
            if !is_traced && (rule != 5 || before.rule == 5) {
                trace.push(Step::Advice { rule, advice: before.advice() });
            }
        }
        let advice = before.advice().not_yet(Reason::FewRuns);
        let reasoned = Reasoned { advice, rule: 8, trace, settle_first: splitting };
        Some(self.verdict_of(&self.varied(&self.given), reasoned))
    }
}
