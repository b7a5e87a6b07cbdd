//! The outlook for joint revenue operations: when it is near, which signals show that, and what to
//! say about it.

use super::predicate::{Facts, Outcome, Predicate};
use super::{Origin, Outlook, PlacementId, Remark};

/// How the outlook follows from the answers, and what the paper says about it.
#[derive(Debug, Clone)]
pub struct OutlookRules {
    /// The placement that it is about, if it is one of those compared.
    pub placement: Option<PlacementId>,
    /// When each outlook holds. The first that holds for certain is used.
    pub stages: Vec<(Outlook, OutlookStage)>,
    /// The signs of a company that is ready, in the order of the paper.
    pub signals: Vec<Signal>,
    /// What the outlook means for this company.
    pub meanings: Vec<Remark>,
    /// What would bring joint revenue operations nearer.
    pub steps: Vec<Remark>,
    /// How today's choice helps or hinders joint revenue operations.
    pub bearings: Vec<Remark>,
    /// Where the rules come from.
    pub origin: Origin,
}

/// A condition on the answers: a predicate must hold, and enough of some further rows.
#[derive(Debug, Clone, Default)]
pub struct OutlookStage {
    /// The predicate that must hold in any case. Without rows it asks for nothing.
    pub all: Predicate,
    /// The rows that are counted. No two of them ask about the same thing.
    pub of: Predicate,
    /// How many of them must hold.
    pub at_least: usize,
}

impl OutlookStage {
    /// Returns the outcome. The count holds once enough rows hold. It fails once too many rows do
    /// not hold.
    pub fn outcome(&self, facts: &impl Facts) -> Outcome {
        let rows: Vec<Outcome> = self.of.row_outcomes(facts).collect();
        let certain = rows.iter().filter(|it| **it == Outcome::Holds).count();
        let possible = rows.iter().filter(|it| **it != Outcome::DoesNotHold).count();
        let count = if certain >= self.at_least {
            Outcome::Holds
        } else if possible < self.at_least {
            Outcome::DoesNotHold
        } else {
            Outcome::CannotTell
        };
        if self.all.rows.is_empty() { count } else { count.min(self.all.outcome(facts)) }
    }
}

/// A sign that a company is ready.
#[derive(Debug, Clone)]
pub struct Signal {
    /// The id, unique in the model.
    pub id: String,
    /// A noun phrase for tables.
    pub name: String,
    /// The answers that show that it is there.
    pub present: Predicate,
    /// The answers that show that it is not there.
    pub absent: Predicate,
    /// Whether it is a reason for a joint team, rather than something that such a team needs.
    pub reason: bool,
    /// Where it comes from.
    pub origin: Origin,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Levels;
    use crate::model::{Accepted, FactorId, Finding, Subject, Test};

    fn high(factor: usize) -> Vec<Test> {
        vec![Test { subject: Subject::Factor(FactorId(factor)), accepts: Accepted::Range(4..=5) }]
    }

    const HIGH: Finding = Finding::Value(5);
    const LOW: Finding = Finding::Value(1);
    const OPEN: Finding = Finding::Open;

    /// The first must be high, and so must two of the other three.
    #[test]
    fn rows_are_counted_in_three_values() {
        let stage = OutlookStage {
            all: Predicate { rows: vec![high(0)] },
            of: Predicate { rows: vec![high(1), high(2), high(3)] },
            at_least: 2,
        };
        for (findings, outcome) in [
            ([HIGH, HIGH, HIGH, LOW], Outcome::Holds),
            ([HIGH, HIGH, HIGH, OPEN], Outcome::Holds),
            ([HIGH, HIGH, LOW, OPEN], Outcome::CannotTell),
            ([HIGH, HIGH, LOW, LOW], Outcome::DoesNotHold),
            ([HIGH, LOW, LOW, OPEN], Outcome::DoesNotHold),
            ([OPEN, HIGH, HIGH, HIGH], Outcome::CannotTell),
            ([OPEN, LOW, LOW, HIGH], Outcome::DoesNotHold),
            ([LOW, HIGH, HIGH, HIGH], Outcome::DoesNotHold),
            ([HIGH, Finding::None, HIGH, LOW], Outcome::DoesNotHold),
        ] {
            assert_eq!(stage.outcome(&Levels(&findings)), outcome, "{findings:?}");
        }
    }

    #[test]
    fn without_a_count_the_predicate_decides_alone() {
        let stage =
            OutlookStage { all: Predicate { rows: vec![high(0)] }, ..OutlookStage::default() };
        assert_eq!(stage.outcome(&Levels(&[HIGH])), Outcome::Holds);
        assert_eq!(stage.outcome(&Levels(&[LOW])), Outcome::DoesNotHold);
    }
}
