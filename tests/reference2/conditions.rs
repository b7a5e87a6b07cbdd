//! What makes a home work: met, unmet, or not known. Those of the joint team are copied out here;
//! a condition of another home is settled by the same rule.

use super::answers::{Answers, Company, Reply, prospect};
use super::domain::Test::{AtLeast, AtMost, Exactly};
use super::domain::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    Met,
    Unmet,
    Unknown,
}

pub(crate) struct Condition {
    pub(crate) about: &'static str,
    pub(crate) met: Rows,
    pub(crate) unmet: Rows,
}

pub(crate) const OF_REVOPS: [Condition; 6] = [
    Condition {
        about: "authority in writing",
        met: &[&[Exactly(H1, 5)]],
        unmet: &[&[AtMost(H1, 4)]],
    },
    Condition {
        about: "one set of definitions",
        met: &[&[Exactly(H2, 5)]],
        unmet: &[&[AtMost(H2, 3)]],
    },
    Condition {
        about: "a right to refuse",
        met: &[&[AtLeast(RIGHT_TO_REFUSE, 4)]],
        unmet: &[&[AtMost(RIGHT_TO_REFUSE, 3)]],
    },
    // An action: it is always asked for, and no answer tells whether it is met.
    Condition { about: "marketing's share of capacity", met: &[], unmet: &[] },
    Condition {
        about: "an executive who pays for demand",
        met: &[&[AtLeast(G4, 4)]],
        unmet: &[&[AtMost(G4, 2)]],
    },
    Condition {
        about: "people of another team",
        met: &[&[AtLeast(TEAMS_TO_JOIN, 4)]],
        unmet: &[&[AtMost(TEAMS_TO_JOIN, 2)]],
    },
];

pub(crate) fn state(met: Rows, unmet: Rows, answers: &Answers) -> State {
    if prospect(met, answers).certain {
        State::Met
    } else if prospect(unmet, answers).certain {
        State::Unmet
    } else {
        State::Unknown
    }
}

#[test]
fn conditions_are_met_unmet_or_not_known() {
    let states = |levels: &[(&'static str, i128)]| {
        let mut company = Company::default();
        company.replies.extend(levels.iter().map(|(id, level)| (*id, Reply::Level(*level))));
        let answers = Answers::of(&company);
        OF_REVOPS.map(|it| (it.about, state(it.met, it.unmet, &answers)))
    };
    use State::{Met, Unknown, Unmet};
    let found = states(&[(H1, 5), (H2, 4), (RIGHT_TO_REFUSE, 3), (G4, 4), (TEAMS_TO_JOIN, 2)]);
    assert_eq!(found.map(|(_, state)| state), [Met, Unknown, Unmet, Unknown, Met, Unmet]);
    // Without authority the questions that follow from it do not apply, which settles nothing.
    let found = states(&[(H1, 2), (H2, 5), (RIGHT_TO_REFUSE, 5), (G4, 2)]);
    assert_eq!(found.map(|(_, state)| state), [Unmet, Unknown, Unknown, Unknown, Unmet, Unknown]);
}
