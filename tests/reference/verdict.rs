//! The rules of the verdict, as functions of the present home, the scores and the gate outcomes of
//! each home. Rules 5 and 6 call back for open questions, because these need the answers
//! themselves.

use std::cmp::Reverse;

use super::domain::*;
use super::fraction::Fraction;
use super::gates::place;
use super::points::Each;

/// The outcome of the gates of a home, or of one gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Passed,
    Conditional,
    Open,
    Failed,
}

#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) home: &'static str,
    pub(crate) exact: Each,
    pub(crate) outcomes: [Outcome; 4],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    NotEnough,
    NoHome,
    Tie,
    Stay,
    Move,
    NotYet,
}

/// The result of rules 4 and 5. The homes are the one to stay in or move to, those of a tie, or
/// those leaned to, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Advice {
    pub(crate) kind: Kind,
    pub(crate) homes: Vec<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    OpenGate,
    FewRuns,
    SmallTeam,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) kind: Kind,
    pub(crate) homes: Vec<&'static str>,
    pub(crate) reason: Option<Reason>,
    pub(crate) settle_first: Vec<&'static str>,
    /// The number of the rule that decided.
    pub(crate) rule: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strength {
    Firm,
    Moderate,
    Close,
}

impl Verdict {
    /// Returns the home to stay in or to move to.
    pub(crate) fn placement(&self) -> Option<&'static str> {
        matches!(self.kind, Kind::Stay | Kind::Move).then(|| self.homes[0])
    }

    /// Returns the homes of a tie, or those leaned to while there is no advice, best first.
    pub(crate) fn leaning(&self) -> Vec<&'static str> {
        if self.placement().is_some() { Vec::new() } else { self.homes.clone() }
    }
}

impl Standing {
    pub(crate) fn shown(&self, home: &str) -> i128 {
        if home == ELSEWHERE { 50 } else { self.exact[place(home)].rounded_half_up() }
    }

    pub(crate) fn outcome(&self, home: &str) -> Outcome {
        self.outcomes[place(home)]
    }

    /// Returns these homes by exact score, equal ones in the order of the model.
    pub(crate) fn best_first(&self, keep: impl Fn(&str) -> bool) -> Vec<&'static str> {
        let mut homes: Vec<_> = HOMES.into_iter().filter(|it| keep(it)).collect();
        homes.sort_by_key(|it| Reverse(self.exact[place(it)]));
        homes
    }

    /// Returns the homes that pass for certain, with or without a condition, best first.
    pub(crate) fn passing(&self) -> Vec<&'static str> {
        self.best_first(|it| matches!(self.outcome(it), Outcome::Passed | Outcome::Conditional))
    }

    fn nothing_to_stay_in(&self) -> bool {
        [SPLIT, NONE].contains(&self.home)
    }
}

/// Rule 4, with rule 3: the advice with every gate decided.
pub(crate) fn with_gates_decided(standing: &Standing, passes: [bool; 4]) -> Advice {
    let home = standing.home;
    let home_passes = match home {
        ELSEWHERE => true,
        SPLIT | NONE => false,
        home => passes[place(home)],
    };
    let floor = if standing.nothing_to_stay_in() { FLOOR_WITHOUT_HOME } else { FLOOR };
    let challengers = standing.best_first(|it| {
        let shown = standing.shown(it);
        let far_enough = !home_passes || shown >= standing.shown(home) + MOVE_MARGIN;
        it != home && passes[place(it)] && shown >= floor && far_enough
    });
    let Some(best) = challengers.first() else {
        return if home_passes {
            Advice { kind: Kind::Stay, homes: vec![home] }
        } else {
            Advice { kind: Kind::NoHome, homes: Vec::new() }
        };
    };
    let lag = |it: &str| standing.shown(best) - standing.shown(it);
    let level: Vec<_> = challengers.iter().copied().filter(|it| lag(it) < TIE_MARGIN).collect();
    if level.len() >= 2 {
        Advice { kind: Kind::Tie, homes: level }
    } else {
        Advice { kind: Kind::Move, homes: vec![*best] }
    }
}

/// Rule 5: what every way in which the open homes can pass or fail comes to, and the open homes of
/// which one alone changes it.
pub(crate) struct WithOpenGates {
    pub(crate) advice: Advice,
    pub(crate) deciding: Vec<&'static str>,
}

pub(crate) fn with_open_gates(standing: &Standing) -> WithOpenGates {
    let ways = ways(standing);
    let results: Vec<_> = ways.iter().map(|it| with_gates_decided(standing, *it)).collect();
    let settled = |advice| WithOpenGates { advice, deciding: Vec::new() };
    if results.iter().all(|it| *it == results[0]) {
        return settled(results[0].clone());
    }
    if results.iter().all(|it| it.kind == Kind::Tie) {
        let in_all = |home: &str| results.iter().all(|it| it.homes.contains(&home));
        let homes = standing.best_first(in_all);
        if homes.len() >= 2 {
            return settled(Advice { kind: Kind::Tie, homes });
        }
    }
    let all_pass = with_gates_decided(standing, standing.outcomes.map(|it| it != Outcome::Failed));
    let decides = |home: &&str| {
        ways.iter().any(|way| {
            let mut other = *way;
            other[place(home)] = !other[place(home)];
            ways.contains(&other)
                && with_gates_decided(standing, *way) != with_gates_decided(standing, other)
        })
    };
    WithOpenGates {
        advice: Advice { kind: Kind::NotYet, homes: all_pass.homes },
        deciding: HOMES.into_iter().filter(decides).collect(),
    }
}

/// Returns every way in which the homes with an open gate can pass or fail.
fn ways(standing: &Standing) -> Vec<[bool; 4]> {
    let mut ways = vec![[false; 4]];
    for (home, outcome) in standing.outcomes.iter().enumerate() {
        let possible: &[bool] = match outcome {
            Outcome::Passed | Outcome::Conditional => &[true],
            Outcome::Failed => &[false],
            Outcome::Open => &[true, false],
        };
        let with = |way: &[bool; 4], passes| {
            let mut way = *way;
            way[home] = passes;
            way
        };
        ways = ways.iter().flat_map(|way| possible.iter().map(|it| with(way, *it))).collect();
    }
    ways
}

/// Everything that rules 1 to 7 read.
pub(crate) struct Case<'a> {
    /// `None` if the present home is not given.
    pub(crate) standing: Option<&'a Standing>,
    pub(crate) enough_is_answered: bool,
    /// Whether a gate of any home is open, also of one that fails by another gate.
    pub(crate) any_gate_open: bool,
    /// People in place plus approved.
    pub(crate) team: Option<i128>,
    /// The open questions of the open gates of these homes.
    pub(crate) open_questions: &'a dyn Fn(&[&'static str]) -> Vec<&'static str>,
    /// The open questions of gates of which one level changes this advice.
    pub(crate) undoing: &'a dyn Fn(&Advice) -> Vec<&'static str>,
}

/// Rules 1 to 7: the settled advice.
pub(crate) fn settled(case: &Case) -> Verdict {
    let small = case.team.is_some_and(|it| it < SMALL_TEAM);
    let standing = case.standing.filter(|_| case.enough_is_answered || small);
    let Some(standing) = standing else {
        return verdict(Advice { kind: Kind::NotEnough, homes: Vec::new() }, 1);
    };
    if !case.enough_is_answered {
        // Too little is known for more: the team stays where it is, if there is one.
        let stays = (!standing.nothing_to_stay_in()).then_some(standing.home);
        return small_team(stays.into_iter().collect());
    }
    let with_open_gates = with_open_gates(standing);
    let rule = if case.any_gate_open { 5 } else { 4 };
    let mut found = verdict(with_open_gates.advice.clone(), rule);
    if found.kind == Kind::NotYet {
        found.reason = Some(Reason::OpenGate);
        found.settle_first = (case.open_questions)(&with_open_gates.deciding);
    }
    if found.kind == Kind::Move {
        let undoing = (case.undoing)(&with_open_gates.advice);
        if !undoing.is_empty() {
            found.kind = Kind::NotYet;
            found.reason = Some(Reason::OpenGate);
            found.settle_first = undoing;
            found.rule = 6;
        }
    }
    let keeps_its_kind = matches!(found.kind, Kind::Stay | Kind::NoHome);
    if small && !keeps_its_kind {
        return small_team(found.homes);
    }
    found
}

/// Rule 7: a small team is never moved, so there is nothing to settle first.
fn small_team(leaning: Vec<&'static str>) -> Verdict {
    let found = verdict(Advice { kind: Kind::NotYet, homes: leaning }, 7);
    Verdict { reason: Some(Reason::SmallTeam), ..found }
}

/// Rules 2 to 4 and 7: the settled advice of a trial, in which nothing is open.
pub(crate) fn settled_in_a_trial(standing: &Standing, team: Option<i128>) -> Verdict {
    let open = standing.outcomes.contains(&Outcome::Open);
    assert!(!open, "in a trial every gate is decided: {standing:?}");
    let passes = standing.outcomes.map(|it| it != Outcome::Failed);
    let advice = with_gates_decided(standing, passes);
    let small = team.is_some_and(|it| it < SMALL_TEAM);
    if small && matches!(advice.kind, Kind::Move | Kind::Tie) {
        return small_team(advice.homes);
    }
    verdict(advice, 4)
}

fn verdict(advice: Advice, rule: u8) -> Verdict {
    let Advice { kind, homes } = advice;
    Verdict { kind, homes, reason: None, settle_first: Vec::new(), rule }
}

/// Rule 8: a move that too few of the trials give is not made yet. The share is that of the trials
/// with the same kind and home. What to settle first then comes from the trials.
pub(crate) fn after_trials(settled: &Verdict, standing: &Standing, share: Fraction) -> Verdict {
    let few = share < Fraction::new(MOVE_SHARE, 100);
    if settled.kind != Kind::Move || !few || standing.nothing_to_stay_in() {
        return settled.clone();
    }
    Verdict { kind: Kind::NotYet, reason: Some(Reason::FewRuns), rule: 8, ..settled.clone() }
}

/// Rule 9, with 9b.
pub(crate) fn strength(
    verdict: &Verdict,
    standing: &Standing,
    share: Fraction,
) -> Option<Strength> {
    let by_share = if share >= Fraction::new(FIRM, 100) {
        Strength::Firm
    } else if share >= Fraction::new(MODERATE, 100) {
        Strength::Moderate
    } else {
        Strength::Close
    };
    match verdict.kind {
        Kind::NotEnough | Kind::NoHome | Kind::NotYet => None,
        Kind::Tie => Some(Strength::Close),
        Kind::Stay if by_share == Strength::Firm && !well_ahead(standing) => {
            Some(Strength::Moderate)
        }
        Kind::Stay | Kind::Move => Some(by_share),
    }
}

/// Tells whether the present home is far enough ahead of every other passing home for a firm stay.
fn well_ahead(standing: &Standing) -> bool {
    let lead = |it: &str| standing.shown(standing.home) - standing.shown(it);
    let passing = standing.passing();
    let mut others = passing.iter().filter(|it| **it != standing.home);
    others.all(|it| lead(it) >= TIE_MARGIN)
}
