//! The gates of the four homes.

use super::domain::Test::{AtLeast, AtMost, Choice, Exactly, NotApplicable};
use super::domain::*;

pub(crate) struct Gate {
    pub(crate) id: &'static str,
    pub(crate) home: &'static str,
    pub(crate) fails: Rows,
    pub(crate) conditional: Rows,
}

/// The present home is given and is not Marketing; and so on.
const AWAY_FROM_MARKETING: Test =
    Choice(CURRENT_HOME, &[IT, SALES, REVOPS, ELSEWHERE, SPLIT, NONE]);
const AWAY_FROM_IT: Test =
    Choice(CURRENT_HOME, &[MARKETING, SALES, REVOPS, ELSEWHERE, SPLIT, NONE]);
const AWAY_FROM_SALES: Test =
    Choice(CURRENT_HOME, &[MARKETING, IT, REVOPS, ELSEWHERE, SPLIT, NONE]);
const AWAY_FROM_REVOPS: Test =
    Choice(CURRENT_HOME, &[MARKETING, IT, SALES, ELSEWHERE, SPLIT, NONE]);
const THERE_IS_A_TEAM: Test =
    Choice(CURRENT_HOME, &[MARKETING, IT, SALES, REVOPS, ELSEWHERE, SPLIT]);
const TEAM_OUTSIDE_MARKETING: Test = Choice(CURRENT_HOME, &[IT, SALES, REVOPS, SPLIT, ELSEWHERE]);
const TEAM_IN_MARKETING: Test = Choice(CURRENT_HOME, &[MARKETING]);
const PAID_BY_OTHERS: Test =
    Choice(PAID_BY, &["it_budget", "by_project", "outside_contract", "nobody"]);
const NO_SALES: Test = Choice(SALES_ORGANISATION, &["no"]);
const SOME_SALES: Test = Choice(SALES_ORGANISATION, &["own", "partners", "experts"]);

pub(crate) const GATES: [Gate; 11] = [
    Gate {
        id: "G-M",
        home: MARKETING,
        fails: &[
            &[AtMost(A1, 2), AtMost(A2, 2), AtLeast(A4, 3), TEAM_IN_MARKETING],
            &[AtMost(A1, 2), AtMost(A2, 2), TEAM_OUTSIDE_MARKETING],
        ],
        conditional: &[
            &[AtMost(A1, 2), THERE_IS_A_TEAM],
            &[AtMost(A2, 2), THERE_IS_A_TEAM],
            &[NotApplicable(A2), THERE_IS_A_TEAM],
        ],
    },
    Gate {
        id: "G-M2",
        home: MARKETING,
        fails: &[&[Exactly(A4, 1), AWAY_FROM_MARKETING]],
        conditional: &[],
    },
    Gate {
        id: "G-IT",
        home: IT,
        fails: &[&[AtMost(B1, 2), AtMost(B2, 2), PAID_BY_OTHERS]],
        conditional: &[&[AtMost(B1, 3), AtMost(B2, 3)], &[AtMost(B1, 3), NotApplicable(B2)]],
    },
    Gate {
        id: "G-IT2",
        home: IT,
        fails: &[&[Choice(TECHNICAL_HOME, &["outside_firm", NONE])]],
        conditional: &[],
    },
    Gate { id: "G-IT3", home: IT, fails: &[&[Exactly(D1, 1)]], conditional: &[&[Exactly(D1, 2)]] },
    Gate {
        id: "G-IT4",
        home: IT,
        fails: &[&[Choice(POST_CIO, &["vacant"]), AWAY_FROM_IT]],
        conditional: &[],
    },
    Gate {
        id: "G-S1",
        home: SALES,
        fails: &[&[Exactly(G1, 1)]],
        conditional: &[&[Exactly(G1, 2)], &[Exactly(G1, 3), AtLeast(G3, 4)]],
    },
    Gate { id: "G-S2", home: SALES, fails: &[&[NO_SALES], &[Exactly(G5, 1)]], conditional: &[] },
    Gate {
        id: "G-S3",
        home: SALES,
        fails: &[&[Exactly(G2, 1)], &[Exactly(G2, 2), AtLeast(G3, 4)]],
        conditional: &[&[NotApplicable(G2), SOME_SALES]],
    },
    Gate {
        id: "G-S4",
        home: SALES,
        fails: &[&[Choice(POST_CRO, &["vacant"]), AWAY_FROM_SALES]],
        conditional: &[],
    },
    Gate {
        id: "G-R1",
        home: REVOPS,
        fails: &[&[NO_SALES], &[AtMost(H1, 2)], &[Exactly(H1, 3), AWAY_FROM_REVOPS]],
        conditional: &[&[Exactly(H1, 4)], &[Exactly(H1, 3)]],
    },
];

/// Returns the place of a home among the four.
pub(crate) fn place(home: &str) -> usize {
    HOMES.iter().position(|it| *it == home).expect("one of the four homes")
}
