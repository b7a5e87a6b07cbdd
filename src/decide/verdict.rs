//! The verdict: the advice, the rule that decided it, and the results of the rules before.

use super::advice::{Advice, NEUTRAL, Place, Places, Reason};
use super::judge::{Judge, Reasoned, Variation};
use crate::answers::Home;
use crate::model::{GateId, GateOutcome, PlacementId, Question, VerdictKind};

/// The advice, with everything that a paper says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What to do.
    pub kind: VerdictKind,
    /// Where to move to, or to stay.
    pub place: Option<Place>,
    /// While nothing is advised yet, where the points lean to; in a tie, the placements that tie. The
    /// best comes first.
    pub leaning: Vec<Place>,
    /// Why nothing is advised yet, or why the points do not decide.
    pub reason: Option<Reason>,
    /// What has to be answered before the team moves.
    pub settle_first: Vec<Question>,
    /// The number of the rule that decided, 1 to 8 or 10.
    pub rule: u8,
    /// What the rules before that one gave.
    pub trace: Vec<Step>,
    /// The best-scoring placement that passes its gates. Placements with an open gate do not count.
    pub leader: Option<PlacementId>,
    /// The second-best placement that passes its gates.
    pub runner_up: Option<PlacementId>,
    /// The leader's lead over the runner-up, in whole points, from the scores shown.
    pub margin: Option<i64>,
    /// What the advice is compared with. None if the gates alone decide.
    pub compared: Option<Compared>,
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
        is_enough: bool,
    },
    /// Rule 2: the worst gate outcome of each placement, in file order.
    Gates(Vec<GateOutcome>),
    /// Rule 3: the present home and its points, if there is one that does not fail.
    Home(Option<(Place, i64)>),
    /// Rules 4 to 8: the advice after them. That of rule 4 takes open gates as passed.
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

/// What the advice is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// What is advised or leaned to.
    pub first: Place,
    /// The present home, or the best other placement that passes.
    pub second: Place,
    /// The lead of the first over the second, from the scores shown. It can be negative.
    pub margin: i64,
}

impl Judge<'_> {
    /// Returns the verdict for some advice.
    pub(super) fn verdict(&self, now: &Variation, reasoned: Reasoned) -> Verdict {
        let Reasoned { advice, rule, trace, settle_first } = reasoned;
        let mut leaning: Vec<_> = match advice.place() {
            Some(_) => Vec::new(),
            None => advice.places.iter().collect(),
        };
        leaning.sort_by_key(|it| std::cmp::Reverse(it.placement().map(|it| now.scores[it.0])));
        let is_known = advice.kind != VerdictKind::NotEnough;
        let mut passing = self.passing(now).filter(|_| is_known);
        let (leader, runner_up) = (passing.next(), passing.next());
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
            conditional_on: self.conditional(now, advice),
            leaning,
        }
    }

    /// Returns what the advice is compared with: the present home, or the best other placement that
    /// passes. The latter if the present home is advised, or if it has more points but fails a
    /// gate.
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

    /// Tells whether a move can wait: with nothing to stay in, waiting is no choice.
    pub(super) fn can_wait(&self) -> bool {
        !matches!(self.frame.home, None | Some(Home::Split | Home::None))
    }

    /// Rule 8: returns the verdict where too few runs give the move, if it is one that can wait.
    /// `splitting` are the questions that split the runs.
    pub(super) fn few_runs(
        &self,
        now: &Variation,
        before: &Verdict,
        splitting: impl FnOnce() -> Vec<Question>,
    ) -> Option<Verdict> {
        if before.kind != VerdictKind::Move || !self.can_wait() {
            return None;
        }
        let advice = before.advice();
        let mut trace = before.trace.clone();
        trace.extend((before.rule..=7).map(|rule| Step::Advice { rule, advice }));
        let settle_first = splitting();
        let advice = advice.not_yet(Reason::FewRuns);
        Some(self.verdict(now, Reasoned { advice, rule: 8, trace, settle_first }))
    }

    /// Rule 10: returns the verdict where it is decided already that the team stays in its home, if
    /// there is one and enough is known. The points stay as they are.
    pub(super) fn fixed(&self, now: &Variation, before: &Verdict) -> Option<Verdict> {
        let home = self.frame.home_place()?;
        if self.frame.is_small || before.kind == VerdictKind::NotEnough {
            return None;
        }
        let mut trace = before.trace.clone();
        trace.extend((before.rule..=8).map(|rule| Step::Advice { rule, advice: before.advice() }));
        let stay = Advice::at(VerdictKind::Stay, home);
        let advice = Advice { reason: Some(Reason::HomeIsFixed), ..stay };
        Some(self.verdict(now, Reasoned { advice, rule: 10, trace, settle_first: Vec::new() }))
    }
}
