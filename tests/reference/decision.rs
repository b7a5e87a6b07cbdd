//! Everything that is decided about one company.

use std::collections::BTreeSet;

use super::answers::{Answer, Answers, Company, Reply, fillings, prospect, subjects};
use super::domain::Test::{AtLeast, AtMost, Choice};
use super::domain::*;
use super::factors::factors;
use super::fraction::Fraction;
use super::gates::{GATES, Gate};
use super::points::{Points, points};
use super::verdict::{
    Advice, Case, Kind, Outcome, Standing, Strength, Verdict, after_trials, settled,
    settled_in_a_trial, strength, with_open_gates,
};

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    /// The weight of the levels given, of 100.
    pub(crate) answered_weight: Fraction,
    pub(crate) points: Points,
    /// In the order of the gates.
    pub(crate) gates: Vec<(&'static str, Outcome)>,
    /// The four homes by exact score, equal ones in the order of the model.
    pub(crate) ranking: Vec<&'static str>,
    /// Rules 1 to 7.
    pub(crate) verdict: Verdict,
    pub(crate) leader: Option<&'static str>,
    pub(crate) margin: Option<i128>,
    pub(crate) conditional_on: Vec<&'static str>,
    pub(crate) compared: Option<Compared>,
    pub(crate) outlook: Option<Outlook>,
}

/// The two homes that arguments are for and against, and the lead of the first.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Compared {
    pub(crate) homes: (&'static str, &'static str),
    pub(crate) margin: i128,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outlook {
    NotRelevant,
    Now,
    Next,
    Later,
    Unknown,
}

/// Decides by rules 1 to 7.
pub(crate) fn decision(company: &Company) -> Decision {
    decision_with(company, &|verdict, _| verdict)
}

/// Decides by rules 1 to 9, where this share of the trials gave the same kind and home. After too
/// few runs, what to settle first is left empty, because it comes from the trials.
pub(crate) fn decision_after_trials(
    company: &Company,
    share: Fraction,
) -> (Decision, Option<Strength>) {
    let decision = decision_with(company, &|verdict, it| after_trials(&verdict, it, share));
    let answers = Answers::of(company);
    let standing = standing(&answers, &decision.points);
    let strength = standing.and_then(|it| strength(&decision.verdict, &it, share));
    (decision, strength)
}

fn decision_with(company: &Company, after: &dyn Fn(Verdict, &Standing) -> Verdict) -> Decision {
    let answers = Answers::of(company);
    let points = points(&answers);
    let gates: Vec<_> = GATES.iter().map(|it| (it.id, gate_outcome(it, &answers))).collect();
    let standing = standing(&answers, &points);
    let settled = settled(&Case {
        standing: standing.as_ref(),
        enough_is_answered: enough_is_answered(&answers),
        any_gate_open: gates.iter().any(|(_, it)| *it == Outcome::Open),
        team: team(company),
        open_questions: &|homes| open_questions(homes, &answers),
        undoing: &|advice| undoing(advice, company),
    });
    let known = standing.as_ref().filter(|_| settled.kind != Kind::NotEnough);
    let verdict = known.map_or(settled.clone(), |it| after(settled, it));
    let passing = known.map(Standing::passing).unwrap_or_default();
    let lead = |it: &Standing| Some(it.shown(passing.first()?) - it.shown(passing.get(1)?));
    Decision {
        answered_weight: answered_weight(&answers),
        ranking: ranking(&points),
        leader: passing.first().copied(),
        margin: known.and_then(lead),
        conditional_on: conditional_on(&verdict, &gates),
        compared: known.and_then(|it| compared(it, &verdict)),
        outlook: outlook(&verdict, &answers),
        points,
        gates,
        verdict,
    }
}

/// Returns the settled advice of a company in which every question that applies has a level and
/// every choice is given.
pub(crate) fn trial(company: &Company) -> Verdict {
    let answers = Answers::of(company);
    let standing = standing(&answers, &points(&answers)).expect("a trial has a present home");
    settled_in_a_trial(&standing, team(company))
}

/// Returns the scores and gate outcomes of the homes; `None` if the present one is not given.
pub(crate) fn standing(answers: &Answers, points: &Points) -> Option<Standing> {
    let home = answers.choice(CURRENT_HOME)?;
    let outcomes = HOMES.map(|it| home_outcome(it, answers));
    Some(Standing { home, exact: points.scores, outcomes })
}

/// Rule 2: a home is failed if one of its gates is, else open if one is, else conditional or passed.
fn home_outcome(home: &str, answers: &Answers) -> Outcome {
    let own = GATES.iter().filter(|it| it.home == home);
    own.map(|it| gate_outcome(it, answers)).max().expect("every home has a gate")
}

pub(crate) fn gate_outcome(gate: &Gate, answers: &Answers) -> Outcome {
    let fails = prospect(gate.fails, answers);
    if fails.certain {
        Outcome::Failed
    } else if fails.possible {
        Outcome::Open
    } else if prospect(gate.conditional, answers).possible {
        Outcome::Conditional
    } else {
        Outcome::Passed
    }
}

fn weight_where(keep: impl Fn(Answer) -> bool, answers: &Answers) -> Fraction {
    let kept = factors().filter(|it| keep(answers.get(it.id)));
    kept.map(|it| it.weight() * Fraction::whole(100)).sum()
}

pub(crate) fn answered_weight(answers: &Answers) -> Fraction {
    weight_where(|it| matches!(it, Answer::Level(_)), answers)
}

/// The second half of rule 1.
fn enough_is_answered(answers: &Answers) -> bool {
    let given = answered_weight(answers);
    let applies = weight_where(|it| it != Answer::NotApplicable, answers);
    given >= applies * Fraction::new(MINIMUM_WEIGHT, 100)
        && given >= Fraction::whole(MINIMUM_POINTS)
}

fn team(company: &Company) -> Option<i128> {
    Some(company.team_size? + company.approved_positions.unwrap_or(0))
}

fn ranking(points: &Points) -> Vec<&'static str> {
    let outcomes = [Outcome::Passed; 4];
    Standing { home: NONE, exact: points.scores, outcomes }.best_first(|_| true)
}

/// Returns the open questions that decide whether the open gates of these homes fail.
fn open_questions(homes: &[&'static str], answers: &Answers) -> Vec<&'static str> {
    let mut found = Vec::new();
    for gate in GATES.iter().filter(|it| homes.contains(&it.home)) {
        if gate_outcome(gate, answers) == Outcome::Open {
            found.extend(subjects(gate.fails).into_iter().filter(|it| answers.is_open(it)));
        }
    }
    without_repeats(found)
}

fn without_repeats(mut ids: Vec<&'static str>) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    ids.retain(|it| seen.insert(*it));
    ids
}

/// Rule 6: the open questions of gates, of any home, of which one answer, with everything worked out
/// anew, brings another advice.
fn undoing(advice: &Advice, company: &Company) -> Vec<&'static str> {
    let answers = Answers::of(company);
    let asked = GATES.iter().flat_map(|it| [subjects(it.fails), subjects(it.conditional)].concat());
    let mut open = without_repeats(asked.filter(|it| answers.is_open(it)).collect());
    let anew = |it| possible_answers(it, company).into_iter().map(|it| advice_of(&it));
    open.retain(|it| anew(it).any(|it| it != *advice));
    open
}

/// Returns the company with each level, or each choice, given to a question.
pub(crate) fn possible_answers(question: &'static str, company: &Company) -> Vec<Company> {
    let with = |answer: Answer| {
        let mut company = company.clone();
        match answer {
            Answer::Choice(choice) => drop(company.choices.insert(question, choice)),
            Answer::Level(level) => drop(company.replies.insert(question, Reply::Level(level))),
            Answer::Open | Answer::NotApplicable => panic!("not an answer to give: {answer:?}"),
        }
        company
    };
    fillings(&[], question).into_iter().map(with).collect()
}

/// The result of rule 5.
pub(crate) fn advice_of(company: &Company) -> Advice {
    let answers = Answers::of(company);
    let standing = standing(&answers, &points(&answers)).expect("the present home is given");
    with_open_gates(&standing).advice
}

fn conditional_on(verdict: &Verdict, gates: &[(&'static str, Outcome)]) -> Vec<&'static str> {
    if verdict.kind == Kind::NotYet {
        return Vec::new();
    }
    let conditional = |gate: &Gate| {
        verdict.homes.contains(&gate.home) && gates.contains(&(gate.id, Outcome::Conditional))
    };
    GATES.iter().filter(|it| conditional(it)).map(|it| it.id).collect()
}

/// Returns the pair of homes that the arguments compare.
pub(crate) fn compared(standing: &Standing, verdict: &Verdict) -> Option<Compared> {
    let advised = *verdict.homes.first()?;
    let home = standing.home;
    let home_counts = match home {
        SPLIT | NONE => false,
        ELSEWHERE => true,
        home => {
            standing.outcome(home) != Outcome::Failed
                || standing.shown(home) <= standing.shown(advised)
        }
    };
    let other = if home_counts && home != advised {
        home
    } else {
        standing.passing().into_iter().find(|it| *it != advised)?
    };
    let margin = standing.shown(advised) - standing.shown(other);
    Some(Compared { homes: (advised, other), margin })
}

const STRONG: &[&[&[Test]]] = &[
    &[&[AtLeast(RIGHT_TO_REFUSE, 4)]],
    &[&[AtLeast(F1, 4)]],
    &[&[AtLeast(F4, 4)]],
    &[&[AtLeast(TEAMS_TO_JOIN, 4)]],
    &[&[AtLeast(SINGLE_RECORD, 4)]],
    &[&[AtLeast(REPEATABLE_MOTION, 4)]],
];
const NO_SALES_ORGANISATION: Rows = &[&[Choice(SALES_ORGANISATION, &["no"])]];
const NEXT: Rows = &[
    &[AtLeast(H1, 3), AtLeast(F1, 4)],
    &[AtLeast(H1, 3), AtLeast(F4, 4)],
    &[AtLeast(H1, 3), AtLeast(H2, 4)],
];
const LATER: Rows =
    &[&[AtMost(H1, 2)], &[AtLeast(H1, 3), AtMost(F1, 3), AtMost(F4, 3), AtMost(H2, 3)]];

/// The outlook for joint revenue operations: the first that holds for certain.
pub(crate) fn outlook(verdict: &Verdict, answers: &Answers) -> Option<Outlook> {
    if verdict.placement() == Some(REVOPS) {
        return None;
    }
    let certain = |rows| prospect(rows, answers).certain;
    let strong = STRONG.iter().filter(|it| certain(it)).count();
    let passes = matches!(home_outcome(REVOPS, answers), Outcome::Passed | Outcome::Conditional);
    Some(if certain(NO_SALES_ORGANISATION) {
        Outlook::NotRelevant
    } else if passes && certain(&[&[AtLeast(H2, 4)]]) && strong >= 3 {
        Outlook::Now
    } else if certain(NEXT) {
        Outlook::Next
    } else if certain(LATER) {
        Outlook::Later
    } else {
        Outlook::Unknown
    })
}
