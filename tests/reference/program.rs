//! Translates answers and decisions between the program and the reference.

use std::collections::{BTreeMap, BTreeSet};

use mops_advisor::answers::{self, Answers, ContextAnswer};
use mops_advisor::decide::{self, Advice, Case, Evaluation, Place};
use mops_advisor::model::{self as program, ContextId, Kind as PassageKind, Model};

use super::answers::{Company, Reply};
use super::conditions::State;
use super::decision::{Compared, Decision, Outlook};
use super::domain::*;
use super::factors::questions;
use super::fraction::Fraction;
use super::gates::GATES;
use super::interactions::INTERACTIONS;
use super::points::{Each, Points};
use super::verdict::{Kind, Outcome, Reason, Strength, Verdict};
use crate::shorthand;

/// Returns the answers that a file of this company would hold.
pub(crate) fn answers_of(model: &Model, company: &Company) -> Answers {
    let mut answers = Answers::blank(model);
    for (id, reply) in &company.replies {
        let reply = match *reply {
            Reply::Level(level) => shorthand::level(level.try_into().expect("a level is small")),
            Reply::Unknown => answers::Reply::Unknown,
            Reply::NotApplicable => answers::Reply::NotApplicable,
        };
        shorthand::reply(model, &mut answers, id, reply);
    }
    for (question, choice) in &company.choices {
        shorthand::choose(model, &mut answers, question, choice);
    }
    let mut set = |question: Option<ContextId>, answer| {
        answers.set_about(question.expect("the model has this question"), answer);
    };
    let number = |it: Option<i128>| {
        it.map(|it| ContextAnswer::Number(it.try_into().expect("a team is small")))
    };
    set(model.roles.team_size, number(company.team_size));
    set(model.roles.approved_positions, number(company.approved_positions));
    let blocks: Vec<_> = company.blocked_until.iter().copied().enumerate().collect();
    set(model.roles.blocked_until, (!blocks.is_empty()).then_some(ContextAnswer::Dated(blocks)));
    answers
}

/// Returns the decision of the program, without the results of the trials.
pub(crate) fn decision_of(model: &Model, answers: &Answers, found: &Evaluation) -> Decision {
    let verdict = &found.verdict;
    let gates = model.gates.iter().zip(&found.gates);
    Decision {
        answered_weight: Fraction::new(found.answered_weight.into(), 100),
        points: points_of(model, answers, found),
        gates: gates.map(|(gate, outcome)| (known(&gate.id), outcome_of(*outcome))).collect(),
        ranking: found.ranking.iter().map(|it| known(&model[*it].id)).collect(),
        verdict: verdict_of(model, verdict),
        leader: verdict.leader.map(|it| known(&model[it].id)),
        margin: verdict.margin.map(i128::from),
        conditional_on: verdict.conditional_on.iter().map(|it| known(&model[*it].id)).collect(),
        compared: verdict.compared.map(|it| Compared {
            homes: (home_of(model, it.first), home_of(model, it.second)),
            margin: it.margin.into(),
        }),
        outlook: found.outlook.map(outlook_of),
    }
}

/// Returns the verdict, with what to settle first in alphabetical order.
pub(crate) fn verdict_of(model: &Model, verdict: &decide::Verdict) -> Verdict {
    let id = |it: &program::Question| match *it {
        program::Question::Factor(factor) => known(&model[factor].id),
        program::Question::Context(context) => known(&model[context].id),
    };
    let places = verdict.place.iter().chain(&verdict.leaning);
    let settle_first: BTreeSet<_> = verdict.settle_first.iter().map(id).collect();
    assert_eq!(settle_first.len(), verdict.settle_first.len(), "each question is named once");
    Verdict {
        kind: kind_of(verdict.kind),
        homes: places.map(|it| home_of(model, *it)).collect(),
        reason: verdict.reason.map(reason_of),
        settle_first: settle_first.into_iter().collect(),
        rule: verdict.rule,
    }
}

/// Returns kind, homes in alphabetical order, and reason.
pub(crate) fn advice_of(
    model: &Model,
    advice: &Advice,
) -> (Kind, BTreeSet<&'static str>, Option<Reason>) {
    let homes = advice.places.iter().map(|it| home_of(model, it)).collect();
    (kind_of(advice.kind), homes, advice.reason.map(reason_of))
}

/// Returns the state of every condition of every home, by id.
pub(crate) fn condition_states(
    model: &Model,
    answers: &Answers,
    evaluation: &Evaluation,
) -> BTreeMap<String, State> {
    let case = Case { model, answers, evaluation };
    let conditions =
        model.placement_ids().flat_map(|it| model.passages_on(it, PassageKind::Condition));
    let state = |it: Option<program::State>| match it {
        Some(program::State::Met) => State::Met,
        Some(program::State::Unmet) => State::Unmet,
        Some(program::State::Unknown) | None => State::Unknown,
    };
    conditions.map(|it| (it.id.clone(), state(it.state(&case)))).collect()
}

/// The reference has points only for questions with a level; all others must have none.
fn points_of(model: &Model, answers: &Answers, found: &Evaluation) -> Points {
    let mut points = Points {
        pulls: BTreeMap::new(),
        changed_by: BTreeMap::new(),
        contributions: BTreeMap::new(),
        scores: each(found.scores.iter().map(|it| of_units(it.units()))),
    };
    let scored: Vec<_> = model.scored_factors().collect();
    for (factor, it) in model.factor_ids().zip(&found.contributions) {
        let has_level = matches!(answers.reply(model, factor), answers::Reply::Level(_));
        if !has_level || !scored.contains(&factor) {
            assert!(it.pulls.iter().all(|it| it.units() == 0), "{}", model[factor].id);
            assert!(it.points.iter().all(|it| it.units() == 0), "{}", model[factor].id);
            assert!(it.changed_by.is_empty(), "{}", model[factor].id);
            continue;
        }
        let id = known(&model[factor].id);
        let pulls = it.pulls.iter().map(|it| Fraction::new(it.units().into(), 16));
        points.pulls.insert(id, each(pulls));
        points.contributions.insert(id, each(it.points.iter().map(|it| of_units(it.units()))));
        if !it.changed_by.is_empty() {
            let ids = it.changed_by.iter().map(|it| known(&model.interactions[it.0].id));
            points.changed_by.insert(id, ids.collect());
        }
    }
    points
}

/// The program counts in units of 1/9600 point.
fn of_units(units: i64) -> Fraction {
    Fraction::new(units.into(), 9600)
}

fn each(values: impl Iterator<Item = Fraction>) -> Each {
    values.collect::<Vec<_>>().try_into().expect("four homes")
}

/// Returns an id as the tables of the reference have it.
fn known(id: &str) -> &'static str {
    let mut all = HOMES
        .into_iter()
        .chain(questions())
        .chain(CHOICES.map(|(id, ..)| id))
        .chain(GATES.iter().map(|it| it.id))
        .chain(INTERACTIONS.iter().map(|it| it.id));
    all.find(|it| *it == id).unwrap_or_else(|| panic!("the reference has no {id}"))
}

fn home_of(model: &Model, place: Place) -> &'static str {
    place.placement().map_or(ELSEWHERE, |it| known(&model[it].id))
}

pub(crate) fn kind_of(kind: program::VerdictKind) -> Kind {
    match kind {
        program::VerdictKind::NotEnough => Kind::NotEnough,
        program::VerdictKind::NoHome => Kind::NoHome,
        program::VerdictKind::Tie => Kind::Tie,
        program::VerdictKind::Stay => Kind::Stay,
        program::VerdictKind::Move => Kind::Move,
        program::VerdictKind::NotYet => Kind::NotYet,
    }
}

fn reason_of(reason: decide::Reason) -> Reason {
    match reason {
        decide::Reason::OpenGate => Reason::OpenGate,
        decide::Reason::FewRuns => Reason::FewRuns,
        decide::Reason::SmallTeam => Reason::SmallTeam,
        decide::Reason::HomeIsFixed => {
            panic!("the reference knows no company whose home is decided")
        }
    }
}

pub(crate) fn outcome_of(outcome: program::GateOutcome) -> Outcome {
    match outcome {
        program::GateOutcome::Passed => Outcome::Passed,
        program::GateOutcome::Conditional => Outcome::Conditional,
        program::GateOutcome::Open => Outcome::Open,
        program::GateOutcome::Failed => Outcome::Failed,
    }
}

fn outlook_of(outlook: program::Outlook) -> Outlook {
    match outlook {
        program::Outlook::NotRelevant => Outlook::NotRelevant,
        program::Outlook::Now => Outlook::Now,
        program::Outlook::Next => Outlook::Next,
        program::Outlook::Later => Outlook::Later,
        program::Outlook::Unknown => Outlook::Unknown,
    }
}

pub(crate) fn strength_of(strength: decide::trials::Strength) -> Strength {
    match strength {
        decide::trials::Strength::Firm => Strength::Firm,
        decide::trials::Strength::Moderate => Strength::Moderate,
        decide::trials::Strength::Close => Strength::Close,
    }
}
