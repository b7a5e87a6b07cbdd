//! The interactions, in the order in which they act.

use super::domain::Test::{AtLeast, AtMost, Choice, Exactly};
use super::domain::*;

pub(crate) struct Interaction {
    pub(crate) id: &'static str,
    pub(crate) when: Rows,
    pub(crate) effects: &'static [Effect],
}

pub(crate) struct Effect {
    pub(crate) factors: &'static [&'static str],
    pub(crate) homes: &'static [&'static str],
    /// The levels at which the pull of the factor changes.
    pub(crate) levels: &'static [i128],
    pub(crate) change: Change,
}

pub(crate) enum Change {
    Set(i128),
    Add(i128),
    Halve,
    HalvePositive,
    DropPositive,
}

const ANY: &[i128] = &[1, 2, 3, 4, 5];
const SECTION_A: &[&str] = &[A1, A2, A3, A4];
const SECTION_F: &[&str] = &[F1, F2, F3, F4];

const fn on(
    factors: &'static [&'static str],
    homes: &'static [&'static str],
    levels: &'static [i128],
    change: Change,
) -> Effect {
    Effect { factors, homes, levels, change }
}

pub(crate) const INTERACTIONS: [Interaction; 13] = [
    Interaction {
        id: "strong_team_weak_rules",
        when: &[&[AtLeast(E5, 4), AtMost(A2, 2)]],
        effects: &[
            on(&[E5], &[MARKETING], &[4], Change::Set(-2)),
            on(&[E5], &[MARKETING], &[5], Change::Set(-3)),
        ],
    },
    Interaction {
        id: "integration_without_partnership",
        when: &[&[AtLeast(C1, 4), AtMost(B3, 2)]],
        effects: &[on(&[B3], &[MARKETING], ANY, Change::Set(-3))],
    },
    Interaction {
        id: "say_and_partnership_replace_nearness",
        when: &[&[AtLeast(B3, 4), AtLeast(B1, 4)]],
        effects: &[on(&[C1], &HOMES, ANY, Change::Halve)],
    },
    Interaction {
        id: "brand_demand_limits_sales_case",
        when: &[&[AtLeast(G3, 4)]],
        effects: &[on(SECTION_F, &[SALES], ANY, Change::HalvePositive)],
    },
    Interaction {
        id: "distance_without_capacity",
        when: &[&[AtMost(B1, 2), AtMost(B2, 2)]],
        effects: &[on(SECTION_A, &[IT], ANY, Change::DropPositive)],
    },
    Interaction {
        id: "distance_with_little_capacity",
        when: &[&[Exactly(B1, 3), AtMost(B2, 3)], &[AtMost(B1, 2), Exactly(B2, 3)]],
        effects: &[on(SECTION_A, &[IT], ANY, Change::HalvePositive)],
    },
    Interaction {
        id: "few_rules_in_the_team",
        when: &[&[AtMost(E5, 2)]],
        effects: &[on(&[D3], &[IT], &[4, 5], Change::Add(1))],
    },
    Interaction {
        id: "system_work_that_ends",
        when: &[&[AtMost(C2, 2)]],
        effects: &[on(&[C1], &HOMES, ANY, Change::Halve)],
    },
    Interaction {
        id: "new_leader_unproven",
        when: &[&[AtMost(A4, 2)]],
        effects: &[on(&[A1, A2, A3], &HOMES, ANY, Change::Halve)],
    },
    Interaction {
        id: "route_kept_elsewhere",
        when: &[&[AtLeast(A2, 4), Choice(CURRENT_HOME, &[IT, SALES, REVOPS, ELSEWHERE])]],
        effects: &[on(&[A2], &[MARKETING], ANY, Change::HalvePositive)],
    },
    Interaction {
        id: "joint_team_without_authority",
        when: &[&[AtMost(H1, 2)]],
        effects: &[
            on(SECTION_F, &[REVOPS], ANY, Change::DropPositive),
            on(SECTION_A, &[REVOPS], ANY, Change::DropPositive),
        ],
    },
    Interaction {
        id: "new_head_of_it_unproven",
        when: &[&[Choice(POST_CIO, &["vacant", "under_6_months"])]],
        effects: &[on(&[B3, D4], &HOMES, ANY, Change::Halve)],
    },
    Interaction {
        id: "new_head_of_sales_unproven",
        when: &[&[Choice(POST_CRO, &["vacant", "under_6_months"])]],
        effects: &[on(&[G2, G4], &HOMES, ANY, Change::Halve)],
    },
];
