//! Answers as codes: one small number for every question that a score, a gate or an interaction
//! depends on.
//!
//! First come the factors, in model order, then, in file order, the context questions that decide a
//! gate, an interaction or whether a coded question is asked. The rules treat both alike: a code
//! means an open answer, a question that does not apply, or one of the question's values. One more code
//! of a factor means that people differ; what they said belongs to the company.

use std::ops::Range;

use crate::answers::Level;
use crate::model::{
    Accepted, ContextId, ContextKind, Finding, Model, Outcome, Predicate, Question, Subject,
};

/// The answers to all coded questions.
pub type Codes = Vec<u16>;

/// The code of an unknown or missing answer.
pub(crate) const OPEN: u16 = 0;
/// The code of a question that does not apply.
pub(crate) const NOT_APPLICABLE: u16 = 1;
/// The code of the first value.
pub(super) const FIRST: u16 = 2;
/// The codes of the five levels, lowest first.
pub(crate) const LEVELS: Range<u16> = FIRST..FIRST + 5;

/// The code of a level on which people differ: it earns what the group's level earns, and gates see all
/// their views.
pub(crate) const DIFFERING: u16 = LEVELS.end;

/// Returns the code of a level.
pub(crate) fn code(level: Level) -> u16 {
    u16::from(level.number()) - 1 + FIRST
}

/// Returns the level of a factor's code, if the code is a level.
pub(crate) fn level(code: u16) -> Option<Level> {
    Level::ALL.get(usize::from(code.checked_sub(FIRST)?)).copied()
}

/// A question whose answer has a code.
#[derive(Debug, Clone)]
pub(super) struct Coded {
    pub(super) question: Question,
    /// The value of each code, lowest first. Values that no rule can tell apart share a code, and
    /// the lowest of them is listed.
    values: Vec<i64>,
}

/// Returns every coded question: the factors, then the context that the predicates read.
pub(super) fn coded(model: &Model, predicates: &[&Predicate]) -> Vec<Coded> {
    let factor = |it| Coded { question: Question::Factor(it), values: (1..=5).collect() };
    let is_read = |it: &ContextId| {
        let mut tests = predicates.iter().flat_map(|it| it.rows.iter().flatten());
        tests.any(|test| test.subject == Subject::Context(*it))
    };
    let context = |it: ContextId| {
        let values = match &model[it].kind {
            ContextKind::Choice(choices) => (0..).take(choices.len()).collect(),
            _ => told_apart(Subject::Context(it), predicates),
        };
        Coded { question: Question::Context(it), values }
    };
    let factors = model.factor_ids().map(factor);
    factors.chain(model.context_ids().filter(is_read).map(context)).collect()
}

/// Returns the values at which the outcome of some test of this subject can change.
fn told_apart(subject: Subject, predicates: &[&Predicate]) -> Vec<i64> {
    let tests = predicates.iter().flat_map(|it| it.rows.iter().flatten());
    let mut values = vec![i64::MIN];
    for test in tests.filter(|it| it.subject == subject) {
        match &test.accepts {
            Accepted::Range(range) => {
                values.extend([*range.start(), range.end().saturating_add(1)]);
            }
            Accepted::OneOf(them) => {
                values.extend(them.iter().flat_map(|&it| [it, it.saturating_add(1)]))
            }
            Accepted::NotApplicable | Accepted::Unknown => {}
        }
    }
    values.sort_unstable();
    values.dedup();
    values
}

impl Coded {
    /// Returns the number of codes.
    pub(super) fn count(&self) -> usize {
        usize::from(self.codes().end) + usize::from(self.is_factor())
    }

    fn is_factor(&self) -> bool {
        matches!(self.question, Question::Factor(_))
    }

    /// Returns the codes of its values.
    pub(super) fn codes(&self) -> Range<u16> {
        FIRST..FIRST + u16::try_from(self.values.len()).unwrap_or(u16::MAX - FIRST)
    }

    /// Returns the subject of tests of this question.
    pub(super) fn subject(&self) -> Subject {
        self.question.subject()
    }

    /// Returns the code for what is known about the subject.
    pub(super) fn code(&self, finding: Finding) -> u16 {
        match finding {
            // No deciding rule reads a question with several answers.
            Finding::Open | Finding::Several(_) => OPEN,
            Finding::None => NOT_APPLICABLE,
            Finding::Value(value) => {
                let place = self.values.partition_point(|&it| it <= value).saturating_sub(1);
                FIRST + u16::try_from(place).expect("a question has fewer values than 65,000")
            }
        }
    }

    /// Returns the outcome of a test of this question at a code.
    pub(super) fn outcome(&self, code: usize, accepts: &Accepted) -> Outcome {
        let value = code.checked_sub(usize::from(FIRST)).and_then(|it| self.values.get(it));
        let finding = match value {
            Some(value) => Finding::Value(*value),
            None if code == usize::from(NOT_APPLICABLE) => Finding::None,
            None => Finding::Open,
        };
        accepts.outcome(finding)
    }
}
