//! The advice, ready to print.

use serde::Serialize;

use super::{Material, format};
use crate::decide::trials::Strength;
use crate::decide::{Advice, GateOutcome, Place, Reason, Step, VerdictKind};
use crate::findings::verdict::Advised;
use crate::model::{ELSEWHERE, PlanDay, Question};

/// The advice.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct VerdictView {
    /// What the advice is called where somebody speaks on it.
    pub name: String,
    pub kind: VerdictKind,
    /// The id of a placement, or `elsewhere`.
    pub placement: Option<String>,
    /// Where the points lean to, and in a tie the placements that tie, best first.
    pub leaning: Vec<String>,
    pub reason: Option<Reason>,
    /// The ids of the questions to settle before a move.
    pub settle_first: Vec<String>,
    pub strength: Option<Strength>,
    pub strength_share: Option<f64>,
    /// In words, out of 100: `about 78`.
    pub strength_about: Option<String>,
    /// The same for the advice that is leaned to.
    pub leaning_about: Option<String>,
    /// The number of the rule that decided, and the results of the rules before.
    pub rule: u8,
    pub rule_name: &'static str,
    pub trace: Vec<StepView>,
    /// The first day of a move, as printed.
    pub earliest: Option<String>,
    /// Whether the start date that was given comes before it.
    pub starts_too_early: bool,
    pub conditional_on: Vec<String>,
    pub leader: Option<String>,
    pub leader_score: Option<i64>,
    pub runner_up: Option<String>,
    /// How far the leader is ahead of the runner-up, if that is neither of the two homes compared and the
    /// advice waits.
    pub ahead_of_runner_up: Option<i64>,
    /// A placement, `elsewhere`, `split` or `none`, as answered.
    pub home: Option<String>,
    /// The home, if it is one of the placements.
    pub home_placement: Option<String>,
    /// Whether there is a home to stay in, and it fails no gate.
    pub has_home: bool,
    /// Whether the present home, if it is one of the placements, fails a gate.
    pub home_excluded: bool,
    /// Whether the team is too small to be moved.
    pub is_small_team: bool,
    /// Whether a stay would be called firm, if another home were not as good.
    pub is_capped: bool,
    /// Whether the team stays in the best home, though it scores below the neutral point.
    pub by_default: bool,
    /// An excluded placement that out-scores the place advised by the tie margin or more.
    pub excluded_ahead: Option<String>,
    /// The best-scoring placement, excluded or not. Null for `not_enough`.
    pub best_score: Option<String>,
    /// In a tie: how far the first of them is ahead of the last.
    pub apart: Option<i64>,
    /// How far the place advised is ahead of the present home.
    pub margin_over_home: Option<i64>,
    /// The fewest points that a placement needs for a team to move there.
    pub floor: i64,
}

/// The result of one rule.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct StepView {
    pub rule: u8,
    pub name: &'static str,
    /// Rule 1: the percent of the weight that applies, and whether it is enough.
    pub answered: Option<i64>,
    pub suffices: Option<bool>,
    /// Rule 2: the placements, and the worst gate outcome of each.
    pub gates: Vec<StandingView>,
    /// Rule 3: the present home, if it does not fail, and its points.
    pub home: Option<String>,
    pub points: Option<i64>,
    /// Rules 4 to 8.
    pub advice: Option<AdviceView>,
}

/// The worst gate outcome of a placement.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct StandingView {
    pub placement: String,
    pub outcome: GateOutcome,
}

/// An advice, as in the verdict.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct AdviceView {
    pub kind: VerdictKind,
    pub placement: Option<String>,
    pub leaning: Vec<String>,
    pub reason: Option<Reason>,
}

impl Material<'_> {
    /// Returns how far the first of the homes that tie is ahead of the last.
    fn apart(&self) -> Option<i64> {
        let verdict = &self.evaluation.verdict;
        let points = |it: &Place| it.placement().map(|it| self.evaluation.score(it));
        let (first, last) = verdict.leaning.first().zip(verdict.leaning.last())?;
        let apart = points(first)? - points(last)?;
        Some(apart).filter(|_| verdict.kind == VerdictKind::Tie)
    }

    /// Returns how far the leader is ahead of a runner-up that the comparison leaves out, where the advice waits.
    fn ahead_of_runner_up(&self) -> Option<i64> {
        let verdict = &self.evaluation.verdict;
        let (leader, second) = verdict.leader.zip(verdict.runner_up)?;
        let pair = verdict.compared?;
        let is_compared = |it| [pair.first, pair.second].contains(&Place::Placement(it));
        let is_left_out = is_compared(leader) && !is_compared(second);
        let ahead = self.evaluation.margin(leader, second);
        Some(ahead).filter(|it| verdict.kind == VerdictKind::NotYet && is_left_out && *it >= 0)
    }

    pub(super) fn verdict(&self, advised: &Advised) -> VerdictView {
        let verdict = &self.evaluation.verdict;
        let home = self.model.roles.current_home;
        let answered = self.answers.choice(home);
        VerdictView {
            name: verdict.advice().name().text(self.model),
            kind: verdict.kind,
            placement: verdict.place.map(|it| self.place(it)),
            leaning: self.places(verdict.leaning.iter().copied()),
            reason: verdict.reason,
            settle_first: verdict.settle_first.iter().map(|&it| self.question_id(it)).collect(),
            strength: advised.strength,
            strength_share: advised.same_advice.map(format::share_of_cases),
            strength_about: advised.same_advice.map(format::about),
            leaning_about: advised.leaning_share.map(format::about),
            rule: verdict.rule,
            rule_name: rule_name(verdict.rule),
            trace: verdict.trace.iter().map(|it| self.step(it)).collect(),
            earliest: self.calendar.earliest.map(format::date),
            starts_too_early: verdict.kind == VerdictKind::Move
                && self.calendar.is_late(PlanDay::Start),
            conditional_on: self.gate_ids(&verdict.conditional_on),
            apart: self.apart(),
            leader: verdict.leader.map(|it| self.id(it)),
            leader_score: verdict.leader.map(|it| self.evaluation.score(it)),
            runner_up: verdict.runner_up.map(|it| self.id(it)),
            ahead_of_runner_up: self.ahead_of_runner_up(),
            home: answered.map(|it| self.model[home].choices()[it].id.clone()),
            home_placement: advised.home.and_then(Place::placement).map(|it| self.id(it)),
            has_home: advised.home.is_some() && !advised.home_excluded,
            home_excluded: advised.home_excluded,
            is_small_team: advised.is_small_team,
            is_capped: advised.is_capped,
            by_default: advised.by_default,
            excluded_ahead: advised.excluded_ahead.map(|it| self.id(it)),
            best_score: advised.best.map(|it| self.id(it)),
            margin_over_home: advised.margin_over_home,
            floor: advised.floor,
        }
    }

    fn step(&self, step: &Step) -> StepView {
        let (rule, name) = (step.rule(), rule_name(step.rule()));
        let empty = StepView { rule, name, ..StepView::default() };
        match step {
            Step::Answered { weight, of, is_enough } => {
                let answered = Some(weight * 100 / of.max(&1));
                StepView { answered, suffices: Some(*is_enough), ..empty }
            }
            Step::Gates(outcomes) => {
                let all = self.model.placement_ids().zip(outcomes);
                let standing = |(id, &outcome)| StandingView { placement: self.id(id), outcome };
                StepView { gates: all.map(standing).collect(), ..empty }
            }
            Step::Home(home) => {
                let points = home.map(|it| it.1);
                StepView { home: home.map(|it| self.place(it.0)), points, ..empty }
            }
            Step::Advice { advice, .. } => StepView { advice: Some(self.advice(advice)), ..empty },
        }
    }

    pub(super) fn advice(&self, advice: &Advice) -> AdviceView {
        let is_settled = advice.place().is_some();
        let leaning = advice.places.iter().filter(|_| !is_settled);
        AdviceView {
            kind: advice.kind,
            placement: advice.place().map(|it| self.place(it)),
            leaning: self.places(leaning),
            reason: advice.reason,
        }
    }

    /// Returns an advice of which only the kind and a single place are known.
    pub(super) fn outcome_of(&self, (kind, place): (VerdictKind, Option<Place>)) -> AdviceView {
        let place = place.map(|it| self.place(it));
        let leans = kind == VerdictKind::NotYet;
        AdviceView {
            kind,
            placement: place.clone().filter(|_| !leans),
            leaning: place.filter(|_| leans).into_iter().collect(),
            reason: None,
        }
    }

    /// Returns the id of a place.
    pub(super) fn place(&self, place: Place) -> String {
        place.placement().map_or_else(|| ELSEWHERE.to_owned(), |it| self.id(it))
    }

    fn places(&self, places: impl Iterator<Item = Place>) -> Vec<String> {
        places.map(|it| self.place(it)).collect()
    }

    pub(super) fn question_id(&self, question: Question) -> String {
        match question {
            Question::Factor(factor) => self.model[factor].id.clone(),
            Question::Context(context) => self.model[context].id.clone(),
        }
    }
}

/// Returns the word for what a rule of the verdict is about.
fn rule_name(rule: u8) -> &'static str {
    match rule {
        1 => "answered",
        2 => "musts",
        3 => "present_home",
        4 => "points",
        5 => "open_musts",
        6 => "open_answers",
        7 => "small_team",
        10 => "fixed_home",
        _ => "stress_runs",
    }
}
