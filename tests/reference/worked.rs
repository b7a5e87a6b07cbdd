//! Gates and interactions just within and just beyond their limits, worked out on paper.

use super::answers::{Answers, Company, Reply};
use super::decision::gate_outcome;
use super::domain::*;
use super::fraction::Fraction;
use super::gates::GATES;
use super::points::points;
use super::verdict::Outcome;

pub(crate) type Levels<'a> = &'a [(&'static str, i128)];
pub(crate) type Choices<'a> = &'a [(&'static str, &'static str)];

/// A level that means "does not apply".
const NA: i128 = 0;

pub(crate) fn company(levels: Levels, choices: Choices) -> Company {
    let reply = |level| if level == NA { Reply::NotApplicable } else { Reply::Level(level) };
    Company {
        replies: levels.iter().map(|(id, level)| (*id, reply(*level))).collect(),
        choices: choices.iter().copied().collect(),
        ..Company::default()
    }
}

const AT_MARKETING: (&str, &str) = (CURRENT_HOME, MARKETING);
pub(crate) const AT_IT: (&str, &str) = (CURRENT_HOME, IT);
const AT_SALES: (&str, &str) = (CURRENT_HOME, SALES);
pub(crate) const AT_REVOPS: (&str, &str) = (CURRENT_HOME, REVOPS);
pub(crate) const NO_TEAM: (&str, &str) = (CURRENT_HOME, NONE);
pub(crate) const IN_PIECES: (&str, &str) = (CURRENT_HOME, SPLIT);
pub(crate) const PAID_BY_IT: (&str, &str) = (PAID_BY, "it_budget");
const PAID_BY_MARKETING: (&str, &str) = (PAID_BY, "marketing_budget");
pub(crate) const WITH_SALES: (&str, &str) = (SALES_ORGANISATION, "own");

use Outcome::{Conditional, Failed, Open, Passed};

type GateCase<'a> = (&'static str, Levels<'a>, Choices<'a>, Outcome);

#[rustfmt::skip]
const GATE_CASES: &[GateCase] = &[
    ("G-M", &[(A1, 2), (A2, 2), (A4, 3)], &[AT_MARKETING], Failed),
    ("G-M", &[(A1, 2), (A2, 2), (A4, 2)], &[AT_MARKETING], Conditional),
    ("G-M", &[(A1, 2), (A2, 2)], &[AT_MARKETING], Open),
    ("G-M", &[(A1, 2), (A2, 2), (A4, 2)], &[AT_IT], Failed),
    ("G-M", &[(A1, 2), (A2, 2)], &[IN_PIECES], Failed),
    ("G-M", &[(A1, 2), (A2, 2), (A4, 5)], &[NO_TEAM], Passed),
    ("G-M", &[(A1, 2), (A2, 2), (A4, 5)], &[], Open),
    ("G-M", &[(A1, 2), (A2, 3)], &[AT_IT], Conditional),
    ("G-M", &[(A1, 2), (A2, 3), (A4, 5)], &[AT_MARKETING], Conditional),
    ("G-M", &[(A1, 3), (A2, 2)], &[AT_MARKETING], Conditional),
    ("G-M", &[(A1, 3), (A2, NA)], &[AT_MARKETING], Conditional),
    ("G-M", &[(A1, 1), (A2, NA)], &[AT_IT], Conditional),
    ("G-M", &[(A1, 3), (A2, NA)], &[NO_TEAM], Passed),
    ("G-M", &[(A1, 3), (A2, 3)], &[AT_IT], Passed),
    ("G-M", &[(A1, 3)], &[AT_IT], Conditional),
    ("G-M", &[(A1, 1)], &[AT_IT], Open),
    ("G-M", &[(A1, 1), (A4, 2)], &[AT_MARKETING], Conditional),
    ("G-M", &[], &[NO_TEAM], Passed),
    ("G-M2", &[(A4, 1)], &[AT_IT], Failed),
    ("G-M2", &[(A4, 1)], &[NO_TEAM], Failed),
    ("G-M2", &[(A4, 1)], &[AT_MARKETING], Passed),
    ("G-M2", &[(A4, 1)], &[], Open),
    ("G-M2", &[(A4, 2)], &[AT_IT], Passed),
    ("G-M2", &[], &[AT_IT], Open),
    ("G-M2", &[], &[AT_MARKETING], Passed),
    ("G-IT", &[(B1, 2), (B2, 2)], &[PAID_BY_IT], Failed),
    ("G-IT", &[(B1, 2), (B2, 2)], &[PAID_BY_MARKETING], Conditional),
    ("G-IT", &[(B1, 2), (B2, 2)], &[], Open),
    ("G-IT", &[(B1, 2), (B2, 3)], &[], Conditional),
    ("G-IT", &[(B1, 3), (B2, 3)], &[PAID_BY_IT], Conditional),
    ("G-IT", &[(B1, 3), (B2, NA)], &[PAID_BY_IT], Conditional),
    ("G-IT", &[(B1, 4), (B2, NA)], &[PAID_BY_IT], Passed),
    ("G-IT", &[(B1, 4)], &[PAID_BY_IT], Passed),
    ("G-IT", &[(B2, 4)], &[PAID_BY_IT], Passed),
    ("G-IT", &[(B1, 3)], &[PAID_BY_IT], Conditional),
    ("G-IT", &[(B1, 1)], &[PAID_BY_IT], Open),
    ("G-IT", &[(B1, 1)], &[PAID_BY_MARKETING], Conditional),
    // Without a technical function the question is not asked, and another gate excludes the home.
    ("G-IT", &[], &[(TECHNICAL_HOME, NONE)], Passed),
    ("G-IT2", &[], &[(TECHNICAL_HOME, NONE)], Failed),
    ("G-IT2", &[], &[(TECHNICAL_HOME, "outside_firm")], Failed),
    ("G-IT2", &[], &[(TECHNICAL_HOME, "engineering_or_data")], Passed),
    ("G-IT2", &[], &[], Open),
    ("G-IT3", &[(D1, 1)], &[], Failed),
    ("G-IT3", &[(D1, 2)], &[], Conditional),
    ("G-IT3", &[(D1, 3)], &[], Passed),
    ("G-IT3", &[], &[], Open),
    ("G-IT4", &[], &[(POST_CIO, "vacant"), AT_MARKETING], Failed),
    ("G-IT4", &[], &[(POST_CIO, "vacant"), AT_IT], Passed),
    ("G-IT4", &[], &[(POST_CIO, "under_6_months"), AT_MARKETING], Passed),
    ("G-IT4", &[], &[AT_MARKETING], Open),
    ("G-IT4", &[], &[AT_MARKETING, (TECHNICAL_HOME, NONE)], Passed),
    ("G-S1", &[(G1, 1)], &[], Failed),
    ("G-S1", &[(G1, 2)], &[], Conditional),
    ("G-S1", &[(G1, 3), (G3, 4)], &[], Conditional),
    ("G-S1", &[(G1, 3), (G3, 3)], &[], Passed),
    ("G-S1", &[(G1, 3)], &[], Conditional),
    ("G-S1", &[(G1, 4)], &[], Passed),
    ("G-S1", &[(G3, 1)], &[], Open),
    ("G-S2", &[(G5, 1)], &[WITH_SALES], Failed),
    ("G-S2", &[(G5, 2)], &[WITH_SALES], Passed),
    ("G-S2", &[], &[(SALES_ORGANISATION, "no")], Failed),
    ("G-S2", &[(G5, 1)], &[], Failed),
    ("G-S2", &[(G5, 2)], &[], Open),
    ("G-S2", &[], &[WITH_SALES], Open),
    ("G-S3", &[(G2, 1), (G3, 1)], &[WITH_SALES], Failed),
    ("G-S3", &[(G2, 2), (G3, 4)], &[WITH_SALES], Failed),
    ("G-S3", &[(G2, 2), (G3, 3)], &[WITH_SALES], Passed),
    ("G-S3", &[(G2, 2)], &[WITH_SALES], Open),
    ("G-S3", &[(G2, 3)], &[WITH_SALES], Passed),
    ("G-S3", &[(G2, NA)], &[WITH_SALES], Conditional),
    ("G-S3", &[(G2, NA)], &[], Conditional),
    ("G-S3", &[], &[(SALES_ORGANISATION, "no")], Passed),
    ("G-S3", &[(G3, 1)], &[WITH_SALES], Open),
    ("G-S4", &[], &[(POST_CRO, "vacant"), AT_REVOPS], Failed),
    ("G-S4", &[], &[(POST_CRO, "vacant"), AT_SALES], Passed),
    ("G-S4", &[], &[(SALES_ORGANISATION, "no"), AT_REVOPS], Passed),
    ("G-R1", &[(H1, 2)], &[AT_REVOPS, WITH_SALES], Failed),
    ("G-R1", &[(H1, 3)], &[AT_IT, WITH_SALES], Failed),
    ("G-R1", &[(H1, 3)], &[AT_REVOPS, WITH_SALES], Conditional),
    ("G-R1", &[(H1, 4)], &[AT_IT, WITH_SALES], Conditional),
    ("G-R1", &[(H1, 5)], &[AT_IT, WITH_SALES], Passed),
    ("G-R1", &[(H1, 5)], &[AT_IT], Open),
    ("G-R1", &[(H1, 5)], &[AT_IT, (SALES_ORGANISATION, "no")], Failed),
    ("G-R1", &[], &[AT_IT, WITH_SALES], Open),
];

#[test]
fn gates_open_and_close_where_they_should() {
    for (id, levels, choices, wanted) in GATE_CASES {
        let gate = GATES.iter().find(|it| it.id == *id).expect("the gate exists");
        let found = gate_outcome(gate, &Answers::of(&company(levels, choices)));
        assert_eq!(found, *wanted, "{id}: {levels:?} {choices:?}");
    }
}

const NEW_CIO: (&str, &str) = (POST_CIO, "under_6_months");
const NO_CRO: (&str, &str) = (POST_CRO, "vacant");

/// Levels, choices, the question looked at, and its pulls on the four homes in quarters.
#[rustfmt::skip]
const PULL_CASES: &[(Levels, Choices, &str, [i128; 4])] = &[
    // A strong team whose route is bypassed.
    (&[(E5, 4), (A2, 2)], &[], E5, [-8, 0, 0, 0]),
    (&[(E5, 5), (A2, 1)], &[], E5, [-12, 0, 0, 0]),
    (&[(E5, 5), (A2, 3)], &[], E5, [4, 0, 0, 0]),
    (&[(E5, 3), (A2, 2)], &[], E5, [0, 0, 0, 0]),
    (&[(E5, 5)], &[], E5, [4, 0, 0, 0]),
    // Heavy integration without common planning.
    (&[(C1, 4), (B3, 2)], &[], B3, [-12, 0, 0, 0]),
    (&[(C1, 3), (B3, 2)], &[], B3, [-4, 0, 0, 0]),
    (&[(C1, 4), (B3, 3)], &[], B3, [0, 0, 0, 0]),
    (&[(B3, 1)], &[], B3, [-4, 0, 0, 0]),
    // A say and common planning replace nearness.
    (&[(B3, 4), (B1, 4), (C1, 5)], &[], C1, [-2, 6, -2, 0]),
    (&[(B3, 4), (B1, 3), (C1, 5)], &[], C1, [-4, 12, -4, 0]),
    (&[(B3, 3), (B1, 5), (C1, 5)], &[], C1, [-4, 12, -4, 0]),
    (&[(B1, 5), (C1, 5)], &[], C1, [-4, 12, -4, 0]),
    // Demand that comes unasked: half for Sales, all for the joint team.
    (&[(G3, 4), (F1, 5), (H1, 4)], &[], F1, [0, 0, 6, 12]),
    (&[(G3, 5), (F2, 5), (H1, 4)], &[], F2, [-4, 0, 6, 4]),
    (&[(G3, 5), (F1, 1), (H1, 4)], &[], F1, [0, 0, -4, -8]),
    (&[(G3, 3), (F1, 5), (H1, 4)], &[], F1, [0, 0, 12, 12]),
    (&[(F3, 4)], &[], F3, [0, 0, 4, 0]),
    // Distance earns nothing without capacity, and half with little.
    (&[(A1, 1), (B1, 2), (B2, 2)], &[], A1, [-12, 0, 4, 4]),
    (&[(A2, 1), (B1, 1), (B2, 1)], &[], A2, [-12, 0, 4, 8]),
    (&[(A1, 1), (B1, 3), (B2, 3)], &[], A1, [-12, 4, 4, 4]),
    (&[(A1, 1), (B1, 3), (B2, 1)], &[], A1, [-12, 4, 4, 4]),
    (&[(A2, 1), (B1, 2), (B2, 3)], &[], A2, [-12, 6, 4, 8]),
    (&[(A1, 1), (B1, 3), (B2, 4)], &[], A1, [-12, 8, 4, 4]),
    (&[(A1, 1), (B1, 4), (B2, 1)], &[], A1, [-12, 8, 4, 4]),
    (&[(A1, 1), (B1, 1), (B2, 4)], &[], A1, [-12, 8, 4, 4]),
    (&[(A1, 1), (B1, 1), (B2, NA)], &[], A1, [-12, 8, 4, 4]),
    (&[(A1, 1), (B1, 1)], &[], A1, [-12, 8, 4, 4]),
    (&[(A3, 1), (B1, 2), (B2, 2)], &[], A3, [-8, 0, 0, 0]),
    // Few rules in the team: IT's are worth more.
    (&[(E5, 2), (D3, 4)], &[], D3, [0, 8, 0, 0]),
    (&[(E5, 1), (D3, 5)], &[], D3, [0, 12, 0, 0]),
    (&[(E5, 3), (D3, 5)], &[], D3, [0, 8, 0, 0]),
    (&[(E5, 2), (D3, 3)], &[], D3, [0, 0, 0, 0]),
    (&[(E5, 2), (D3, 1)], &[], D3, [0, -4, 0, 0]),
    // Work that ends counts half, and a quarter where a say and common planning halve it too.
    (&[(C2, 2), (C1, 5)], &[], C1, [-2, 6, -2, 0]),
    (&[(C2, 3), (C1, 5)], &[], C1, [-4, 12, -4, 0]),
    (&[(C2, 1), (B3, 4), (B1, 4), (C1, 4)], &[], C1, [-1, 2, 0, 0]),
    // A team that did not ask for it is not asked how long it lasts.
    (&[(C2, 1), (C1, 2)], &[], C1, [0, -4, 0, 0]),
    // A head too new to have a record: both signs, and the post's own pull stays.
    (&[(A4, 2), (A1, 1)], &[], A1, [-6, 4, 2, 2]),
    (&[(A4, 1), (A2, 5)], &[], A2, [6, 0, 0, 0]),
    (&[(A4, 2), (A3, 5)], &[], A3, [4, 0, 0, 0]),
    (&[(A4, 1), (A1, 1)], &[], A4, [-8, 0, 0, 4]),
    (&[(A4, 3), (A1, 1)], &[], A1, [-12, 8, 4, 4]),
    // A route kept for a team outside marketing.
    (&[(A2, 4)], &[AT_IT], A2, [4, 0, 0, 0]),
    (&[(A2, 5)], &[(CURRENT_HOME, ELSEWHERE)], A2, [6, 0, 0, 0]),
    (&[(A2, 5)], &[AT_MARKETING], A2, [12, 0, 0, 0]),
    (&[(A2, 5)], &[IN_PIECES], A2, [12, 0, 0, 0]),
    (&[(A2, 5)], &[], A2, [12, 0, 0, 0]),
    (&[(A2, 2)], &[AT_IT], A2, [-8, 8, 0, 4]),
    (&[(A2, 5), (A4, 2)], &[AT_SALES], A2, [3, 0, 0, 0]),
    // Both halves of distance and of a new head leave a quarter.
    (&[(A2, 1), (B1, 3), (B2, 3), (A4, 2)], &[], A2, [-6, 3, 2, 4]),
    // A joint team that nobody could lead gains nothing from trouble; what speaks against it stays.
    (&[(H1, 2), (F1, 5)], &[], F1, [0, 0, 12, 0]),
    (&[(H1, 2), (F4, 5)], &[], F4, [0, 0, 0, 0]),
    (&[(H1, 2), (F4, 1)], &[], F4, [0, 0, 0, -4]),
    (&[(H1, 1), (A2, 1)], &[], A2, [-12, 12, 4, 0]),
    (&[(H1, 1), (A4, 1)], &[], A4, [-8, 0, 0, 0]),
    (&[(H1, 1), (A1, 5)], &[], A1, [12, 0, 0, -4]),
    (&[(H1, 3), (F4, 5)], &[], F4, [0, 0, 0, 8]),
    (&[(F4, 5)], &[], F4, [0, 0, 0, 8]),
    // New heads of IT and of Sales.
    (&[(B3, 5)], &[NEW_CIO], B3, [4, 2, 0, 0]),
    (&[(D4, 1)], &[NEW_CIO], D4, [0, -4, 0, 0]),
    (&[(B3, 5)], &[(POST_CIO, "to_2_years")], B3, [8, 4, 0, 0]),
    (&[(B3, 5)], &[], B3, [8, 4, 0, 0]),
    (&[(B3, 1), (C1, 4)], &[NEW_CIO], B3, [-6, 0, 0, 0]),
    (&[(G2, 1)], &[NO_CRO], G2, [2, 0, -6, -4]),
    (&[(G4, 5)], &[NO_CRO], G4, [0, 0, 4, 4]),
    (&[(G5, 5)], &[NO_CRO], G5, [0, 0, 8, 4]),
    (&[(G4, 5)], &[], G4, [0, 0, 8, 8]),
];

#[test]
fn interactions_act_where_they_should() {
    for (levels, choices, question, quarters) in PULL_CASES {
        let points = points(&Answers::of(&company(levels, choices)));
        let wanted = quarters.map(|it| Fraction::new(it, 4));
        assert_eq!(points.pulls[question], wanted, "{question}: {levels:?} {choices:?}");
    }
}

#[test]
fn a_changed_pull_names_what_changed_it() {
    let levels = [(A2, 5), (A4, 2), (A1, 3), (H1, 1)];
    let points = points(&Answers::of(&company(&levels, &[AT_SALES])));
    assert_eq!(points.changed_by[A2], ["new_leader_unproven", "route_kept_elsewhere"]);
    // The joint team's pull at level 5 is zero, so halving changes nothing.
    assert_eq!(points.changed_by.keys().copied().collect::<Vec<_>>(), [A2]);
}

/// A1 weighs 5.4 of 100 and pulls by all it has: half of that is 2.7 points.
#[test]
fn contributions_add_up_to_the_score() {
    let points = points(&Answers::of(&company(&[(A1, 5), (E2, 5)], &[])));
    let tenths = |tenths| Fraction::new(tenths, 10);
    assert_eq!(points.contributions[A1], [27, 0, 0, -9].map(tenths));
    assert_eq!(points.contributions[E2], [12, -12, 0, -6].map(tenths));
    assert_eq!(points.scores, [539, 488, 500, 485].map(tenths));
}
