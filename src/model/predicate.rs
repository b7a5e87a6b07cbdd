//! Predicates: conditions on the answers, written as plain tables in the model.
//!
//! A predicate is a list of rows; within a row every test must hold, and one row is enough.
//! Its outcome is worked out in Kleene's three-valued logic, because answers can be open.

use std::ops::RangeInclusive;

use super::{ContextId, FactorId, GateId};

/// A condition on the answers, in disjunctive form. Without rows it never holds.
#[derive(Debug, Clone, Default)]
pub struct Predicate {
    /// The rows; one is enough.
    pub rows: Vec<Vec<Test>>,
}

/// One comparison.
#[derive(Debug, Clone)]
pub struct Test {
    /// What is compared.
    pub subject: Subject,
    /// The values with which the test holds.
    pub accepts: Accepted,
}

/// What a test can ask about. Every value is a whole number; see [`Facts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The level of a factor, 1 to 5.
    Factor(FactorId),
    /// A context answer: the place of the choice in its list, or the number given. Any other kind
    /// of answer counts as 0.
    Context(ContextId),
    /// The placement recommended, by its place in the model. The number after the last means to
    /// stay elsewhere.
    Recommended,
    /// The homes that a tie or an open verdict leans to, by their places in the model; to stay elsewhere
    /// as above.
    Leaning,
    /// The arrangements that a paper proposes, by their places in the model. Only what is said beside them
    /// can read it; for everything else there are none.
    Proposed,
    /// The arrangements that worked when they were tried, or are being tried, by their places in the model.
    InPlace,
    /// All other arrangements, by their places in the model.
    NotInPlace,
    /// The rights that a paper prints, by their places in the model. Only what is said beside them can read
    /// it; for everything else there are none.
    Granted,
    /// The two homes that a paper compares, by their places in the model; to stay elsewhere as above.
    Compared,
    /// The kind of verdict, by its place in `VerdictKind::ALL`.
    Verdict,
    /// The outcome of a gate, by its place in `GateOutcome::ALL`.
    Gate(GateId),
    /// The outlook for revenue operations, by its place in `Outlook::ALL`.
    Outlook,
}

/// The answers with which a test holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// Any value in the range.
    Range(RangeInclusive<i64>),
    /// Any of these.
    OneOf(Vec<i64>),
    /// That the question does not apply.
    NotApplicable,
    /// That the answer is open.
    Unknown,
}

impl Accepted {
    /// Tells whether the value is accepted.
    pub fn contains(&self, value: i64) -> bool {
        match self {
            Self::Range(range) => range.contains(&value),
            Self::OneOf(values) => values.contains(&value),
            Self::NotApplicable | Self::Unknown => false,
        }
    }

    /// Returns the outcome of a test, given what is known about its subject.
    pub fn outcome(&self, finding: Finding) -> Outcome {
        let holds = match (finding, self) {
            (Finding::Open, Self::Unknown) => true,
            (Finding::Open, _) => return Outcome::CannotTell,
            (Finding::None, accepted) => *accepted == Self::NotApplicable,
            (Finding::Value(value), accepted) => accepted.contains(value),
            (Finding::Several(set), accepted) => set.values().any(|it| accepted.contains(it)),
        };
        if holds { Outcome::Holds } else { Outcome::DoesNotHold }
    }
}

/// What is known about a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// It has this value.
    Value(i64),
    /// It has each of these values, or none at all.
    Several(Set),
    /// The question does not apply, so there will never be a value. Only the test for exactly this
    /// holds.
    None,
    /// It is not known yet.
    Open,
}

/// Some of the values from 0 to 63.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Set(u64);

impl Set {
    /// The number of values that a set can hold.
    pub const SIZE: usize = 64;

    /// Returns the values, lowest first.
    pub fn values(self) -> impl Iterator<Item = i64> {
        (0..64).filter(move |it| self.0 >> it & 1 == 1)
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<T: IntoIterator<Item = usize>>(values: T) -> Self {
        Self(values.into_iter().filter(|it| *it < Self::SIZE).fold(0, |set, it| set | 1 << it))
    }
}

/// A source of facts: it says what is known about a subject.
pub trait Facts {
    /// Returns what is known.
    fn finding(&self, subject: Subject) -> Finding;
}

/// The three outcomes of a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It does not hold, whatever the open answers turn out to be.
    DoesNotHold,
    /// An answer it needs is open, and the known ones do not settle it.
    CannotTell,
    /// It holds, whatever the open answers turn out to be.
    Holds,
}

impl Predicate {
    /// Returns the outcome of the predicate: the best of its rows.
    pub fn outcome(&self, facts: &impl Facts) -> Outcome {
        self.row_outcomes(facts).max().unwrap_or(Outcome::DoesNotHold)
    }

    /// Returns the outcome of each row.
    pub fn row_outcomes(&self, facts: &impl Facts) -> impl Iterator<Item = Outcome> {
        self.rows.iter().map(|row| row_outcome(row, facts))
    }

    /// Tells whether the predicate holds for certain.
    pub fn holds(&self, facts: &impl Facts) -> bool {
        self.outcome(facts) == Outcome::Holds
    }

    /// Returns what the predicate asks about, in the order of its rows, each once.
    pub fn subjects(&self) -> Vec<Subject> {
        let mut subjects = Vec::new();
        for test in self.rows.iter().flatten() {
            if !subjects.contains(&test.subject) {
                subjects.push(test.subject);
            }
        }
        subjects
    }

    /// Returns the factors that the predicate asks about, in the order of its rows, each once.
    pub fn factors(&self) -> impl Iterator<Item = FactorId> {
        factors_in(self.rows.iter()).into_iter()
    }

    /// Returns the factors that some predicates ask about, in the order of their rows, each once.
    pub fn factors_of<'a>(all: impl IntoIterator<Item = &'a Self>) -> Vec<FactorId> {
        factors_in(all.into_iter().flat_map(|it| &it.rows))
    }

    /// Returns the factors of every row that holds or may still hold, each once.
    pub fn live_factors(&self, facts: &impl Facts) -> Vec<FactorId> {
        factors_in(self.rows.iter().filter(|row| row_outcome(row, facts) != Outcome::DoesNotHold))
    }

    /// Returns the factors of the first row that holds. A text that is shown because of this
    /// predicate can refer to them.
    pub fn grounds(&self, facts: &impl Facts) -> Vec<FactorId> {
        factors_in(self.rows.iter().find(|row| row_outcome(row, facts) == Outcome::Holds))
    }
}

/// Returns the factors that the rows ask about, each once.
fn factors_in<'a>(rows: impl IntoIterator<Item = &'a Vec<Test>>) -> Vec<FactorId> {
    let mut factors = Vec::new();
    for test in rows.into_iter().flatten() {
        if let Subject::Factor(factor) = test.subject
            && !factors.contains(&factor)
        {
            factors.push(factor);
        }
    }
    factors
}

/// Returns the worst outcome of the row's tests.
fn row_outcome(row: &[Test], facts: &impl Facts) -> Outcome {
    row.iter().map(|test| test.outcome(facts)).min().unwrap_or(Outcome::Holds)
}

impl Test {
    fn outcome(&self, facts: &impl Facts) -> Outcome {
        self.accepts.outcome(facts.finding(self.subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Levels;

    fn low(factor: usize) -> Test {
        Test { subject: Subject::Factor(FactorId(factor)), accepts: Accepted::Range(1..=2) }
    }

    const LOW: Finding = Finding::Value(1);
    const HIGH: Finding = Finding::Value(5);

    #[test]
    fn within_a_row_all_must_hold() {
        let both = Predicate { rows: vec![vec![low(0), low(1)]] };
        for (findings, outcome) in [
            ([LOW, LOW], Outcome::Holds),
            ([LOW, HIGH], Outcome::DoesNotHold),
            ([LOW, Finding::Open], Outcome::CannotTell),
            ([HIGH, Finding::Open], Outcome::DoesNotHold),
            ([Finding::None, Finding::Open], Outcome::DoesNotHold),
        ] {
            assert_eq!(both.outcome(&Levels(&findings)), outcome, "{findings:?}");
        }
    }

    #[test]
    fn one_row_is_enough() {
        let either = Predicate { rows: vec![vec![low(0)], vec![low(1)]] };
        for (findings, outcome) in [
            ([HIGH, LOW], Outcome::Holds),
            ([HIGH, HIGH], Outcome::DoesNotHold),
            ([LOW, Finding::Open], Outcome::Holds),
            ([HIGH, Finding::Open], Outcome::CannotTell),
        ] {
            assert_eq!(either.outcome(&Levels(&findings)), outcome, "{findings:?}");
        }
    }

    #[test]
    fn without_rows_it_never_holds() {
        assert_eq!(Predicate::default().outcome(&Levels(&[])), Outcome::DoesNotHold);
    }

    #[test]
    fn grounds_are_the_factors_of_the_row_that_holds() {
        let either = Predicate { rows: vec![vec![low(0)], vec![low(2), low(1)]] };
        assert_eq!(either.grounds(&Levels(&[HIGH, LOW, LOW])), [FactorId(2), FactorId(1)]);
    }
}
