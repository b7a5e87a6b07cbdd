//! What a company answered, which of it applies, and whether a condition holds while some answers
//! are open: every way of filling in the open answers is tried.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::domain::{Asked, CHOICES, Rows, Test, asked, choices_of, subject};
use super::factors::questions;

/// The answers of one company as in a file. A question in neither map was not asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Company {
    pub(crate) replies: BTreeMap<&'static str, Reply>,
    pub(crate) choices: BTreeMap<&'static str, &'static str>,
    pub(crate) team_size: Option<i128>,
    pub(crate) approved_positions: Option<i128>,
    /// What the move has to wait for, each until its date if that is known.
    pub(crate) blocked_until: Vec<Option<Date>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reply {
    Level(i128),
    Unknown,
    NotApplicable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Level(i128),
    Choice(&'static str),
    /// Unknown or not asked.
    Open,
    NotApplicable,
}

/// An answer to every question with levels or choices, after those that do not apply are taken out.
#[derive(Debug, Clone)]
pub(crate) struct Answers(BTreeMap<&'static str, Answer>);

/// Answers to the questions of one condition, none of them open.
type World = BTreeMap<&'static str, Answer>;

impl Answers {
    pub(crate) fn of(company: &Company) -> Self {
        let mut answers = Self(BTreeMap::new());
        for (question, _, asked) in CHOICES {
            let given = company.choices.get(question);
            let given = given.map_or(Answer::Open, |it| Answer::Choice(it));
            answers.settle(question, asked, given);
        }
        for question in questions() {
            let given = match company.replies.get(question) {
                Some(Reply::Level(level)) => Answer::Level(*level),
                Some(Reply::NotApplicable) => Answer::NotApplicable,
                Some(Reply::Unknown) | None => Answer::Open,
            };
            answers.settle(question, asked(question), given);
        }
        answers
    }

    fn settle(&mut self, question: &'static str, asked: Asked, given: Answer) {
        let applies = match asked {
            Asked::Always => true,
            Asked::When(rows) => prospect(rows, self).certain,
            Asked::Unless(rows) => !prospect(rows, self).certain,
        };
        self.0.insert(question, if applies { given } else { Answer::NotApplicable });
    }

    /// Returns the same with another answer to one question.
    pub(crate) fn with(mut self, question: &'static str, answer: Answer) -> Self {
        self.0.insert(question, answer);
        self
    }

    pub(crate) fn get(&self, question: &str) -> Answer {
        self.0[question]
    }

    pub(crate) fn level(&self, question: &str) -> Option<i128> {
        match self.get(question) {
            Answer::Level(level) => Some(level),
            _ => None,
        }
    }

    pub(crate) fn choice(&self, question: &str) -> Option<&'static str> {
        match self.get(question) {
            Answer::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    pub(crate) fn is_open(&self, question: &str) -> bool {
        self.get(question) == Answer::Open
    }
}

/// The state of a condition: whether some way, and whether every way of filling in the open answers
/// makes it hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prospect {
    pub(crate) possible: bool,
    pub(crate) certain: bool,
}

pub(crate) fn prospect(rows: Rows, answers: &Answers) -> Prospect {
    let worlds = worlds(rows, answers);
    Prospect {
        possible: worlds.iter().any(|it| holds(rows, it)),
        certain: worlds.iter().all(|it| holds(rows, it)),
    }
}

/// Returns the questions that a condition reads, each once, in its order.
pub(crate) fn subjects(rows: Rows) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    let all = rows.iter().copied().flatten().map(subject);
    all.filter(|it| seen.insert(*it)).collect()
}

/// Returns every way of filling in what the condition reads.
fn worlds(rows: Rows, answers: &Answers) -> Vec<World> {
    let mut worlds = vec![World::new()];
    for question in subjects(rows) {
        let fillings = if answers.is_open(question) {
            fillings(rows, question)
        } else {
            vec![answers.get(question)]
        };
        worlds = worlds
            .iter()
            .flat_map(|world| {
                fillings.iter().map(|it| {
                    let mut world = world.clone();
                    world.insert(question, *it);
                    world
                })
            })
            .collect();
    }
    worlds
}

/// Returns the possible answers to an open question. "Does not apply" is one of them if the
/// condition asks about it.
pub(crate) fn fillings(rows: Rows, question: &str) -> Vec<Answer> {
    if let Some(choices) = choices_of(question) {
        return choices.iter().map(|it| Answer::Choice(it)).collect();
    }
    let mut tests = rows.iter().copied().flatten();
    let asks = tests.any(|it| matches!(it, Test::NotApplicable(id) if *id == question));
    (1..=5).map(Answer::Level).chain(asks.then_some(Answer::NotApplicable)).collect()
}

/// Tells whether the condition holds, when no answer that it reads is open.
fn holds(rows: Rows, world: &World) -> bool {
    rows.iter().any(|row| row.iter().all(|test| test_holds(test, world[subject(test)])))
}

fn test_holds(test: &Test, answer: Answer) -> bool {
    match (test, answer) {
        (_, Answer::Open) => panic!("{test:?} is still open"),
        (Test::AtMost(_, most), Answer::Level(level)) => level <= *most,
        (Test::AtLeast(_, least), Answer::Level(level)) => level >= *least,
        (Test::Exactly(_, wanted), Answer::Level(level)) => level == *wanted,
        (Test::NotApplicable(_), answer) => answer == Answer::NotApplicable,
        (Test::Choice(_, wanted), Answer::Choice(choice)) => wanted.contains(&choice),
        (_, Answer::NotApplicable) => false,
        (_, answer) => panic!("{test:?} asks for something else than {answer:?}"),
    }
}
