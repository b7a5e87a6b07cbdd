//! Words and numbers for the other tables: homes, question ids, sections, bands, the context
//! choices, and when a question is asked.

/// The homes that are scored, in the order of the model.
pub(crate) const HOMES: [&str; 4] = [MARKETING, IT, SALES, REVOPS];

pub(crate) const MARKETING: &str = "marketing";
pub(crate) const IT: &str = "it";
pub(crate) const SALES: &str = "sales";
pub(crate) const REVOPS: &str = "revops";
pub(crate) const ELSEWHERE: &str = "elsewhere";
pub(crate) const SPLIT: &str = "split";
/// A present home: there is no team yet. Elsewhere: the thing asked about does not exist.
pub(crate) const NONE: &str = "none";

pub(crate) const A1: &str = "cmo_trusts_mops";
pub(crate) const A2: &str = "cmo_governance_respect";
pub(crate) const A3: &str = "cmo_martech_literacy";
pub(crate) const A4: &str = "cmo_tenure_outlook";
pub(crate) const B1: &str = "marketing_say_over_it_work";
pub(crate) const B2: &str = "it_marketing_priority";
pub(crate) const B3: &str = "cmo_cio_partnership";
pub(crate) const B4: &str = "cmo_case_vs_cio_bar";
pub(crate) const C1: &str = "integration_demand";
pub(crate) const C2: &str = "integration_after";
pub(crate) const C3: &str = "platform_shared_beyond_marketing";
pub(crate) const C4: &str = "regulated_data_load";
pub(crate) const C5: &str = "unsanctioned_tools";
pub(crate) const D1: &str = "it_technical_bench";
pub(crate) const D2: &str = "it_pace_fit";
pub(crate) const D3: &str = "it_process_discipline";
pub(crate) const D4: &str = "cio_marketing_fluency";
pub(crate) const E1: &str = "cmo_vision_ambition";
pub(crate) const E2: &str = "launch_velocity_need";
pub(crate) const E3: &str = "marketing_context_dependence";
pub(crate) const E4: &str = "marketer_martech_fluency";
pub(crate) const E5: &str = "mops_capability";
pub(crate) const F1: &str = "handoff_leakage";
pub(crate) const F2: &str = "revenue_line_of_sight_gap";
pub(crate) const F3: &str = "sales_enablement_gap";
pub(crate) const F4: &str = "metric_trust_dispute";
pub(crate) const G1: &str = "exec_belief_in_marketing";
pub(crate) const G2: &str = "sales_horizon";
pub(crate) const G3: &str = "brand_reliance";
pub(crate) const G4: &str = "sales_leader_full_funnel";
pub(crate) const G5: &str = "revenue_through_sellers";
pub(crate) const H1: &str = "revops_joint_authority";
pub(crate) const H2: &str = "revops_shared_definitions";
pub(crate) const RIGHT_TO_REFUSE: &str = "revops_right_to_refuse";
pub(crate) const TEAMS_TO_JOIN: &str = "revops_teams_to_join";
pub(crate) const SINGLE_RECORD: &str = "revops_single_record";
pub(crate) const REPEATABLE_MOTION: &str = "revops_repeatable_motion";

pub(crate) const CURRENT_HOME: &str = "current_home";
pub(crate) const TECHNICAL_HOME: &str = "technical_home";
pub(crate) const SALES_ORGANISATION: &str = "sales_organisation";
pub(crate) const POST_CIO: &str = "post_cio";
pub(crate) const POST_CRO: &str = "post_cro";
pub(crate) const PAID_BY: &str = "technical_paid_by";

/// Section and weight, out of 100.
pub(crate) const SECTIONS: [(&str, i128); 8] =
    [("A", 18), ("B", 15), ("C", 12), ("D", 11), ("E", 12), ("F", 15), ("G", 13), ("H", 4)];

pub(crate) const TIE_MARGIN: i128 = 3;
pub(crate) const MOVE_MARGIN: i128 = 5;
/// Percent of the weight that applies.
pub(crate) const MINIMUM_WEIGHT: i128 = 40;
/// Points of 100.
pub(crate) const MINIMUM_POINTS: i128 = 25;
pub(crate) const FLOOR: i128 = 53;
pub(crate) const FLOOR_WITHOUT_HOME: i128 = 50;
/// Percent of the trials, as are the two below.
pub(crate) const MOVE_SHARE: i128 = 50;
pub(crate) const FIRM: i128 = 80;
pub(crate) const MODERATE: i128 = 60;
pub(crate) const SMALL_TEAM: i128 = 3;

/// The questions that a team under [`SMALL_TEAM`] is asked.
pub(crate) const CORE_SMALL_TEAM: [&str; 10] = [A1, A2, A4, B2, C1, D2, E2, E5, F1, G5];

/// Measured answers to these do not move in trials.
pub(crate) const FACTS: [&str; 4] = [A4, C4, H1, H2];

/// Asked, but not scored.
pub(crate) const OPTIONAL: [&str; 5] =
    [E4, RIGHT_TO_REFUSE, TEAMS_TO_JOIN, SINGLE_RECORD, REPEATABLE_MOTION];

/// One test of the answers.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Test {
    AtMost(&'static str, i128),
    AtLeast(&'static str, i128),
    Exactly(&'static str, i128),
    NotApplicable(&'static str),
    Choice(&'static str, &'static [&'static str]),
}

/// In a row all must hold, and one row is enough.
pub(crate) type Rows = &'static [&'static [Test]];

use Test::{AtLeast, Choice};

#[derive(Debug, Clone, Copy)]
pub(crate) enum Asked {
    Always,
    /// Only if this holds for certain.
    When(Rows),
    /// Not if this holds for certain.
    Unless(Rows),
}

const WITH_A_TEAM: Asked = Asked::Unless(&[&[Choice(CURRENT_HOME, &[NONE])]]);
const WITH_IT: Asked = Asked::Unless(&[&[Choice(TECHNICAL_HOME, &[NONE])]]);
const WITH_SALES: Asked = Asked::Unless(&[&[Choice(SALES_ORGANISATION, &["no"])]]);
const WITH_AUTHORITY: Asked = Asked::When(&[&[AtLeast(H1, 3)], &[Choice(CURRENT_HOME, &[REVOPS])]]);

const POSTS: &[&str] = &["vacant", "under_6_months", "to_2_years", "over_2_years", "no_such_post"];

/// The context questions that rules read, with their choices. Those that others depend on come
/// first.
pub(crate) const CHOICES: [(&str, &[&str], Asked); 6] = [
    (CURRENT_HOME, &[MARKETING, IT, SALES, REVOPS, ELSEWHERE, SPLIT, NONE], Asked::Always),
    (TECHNICAL_HOME, &["it", "engineering_or_data", "outside_firm", NONE], Asked::Always),
    (SALES_ORGANISATION, &["own", "partners", "experts", "no"], Asked::Always),
    (POST_CIO, POSTS, WITH_IT),
    (POST_CRO, POSTS, WITH_SALES),
    (
        PAID_BY,
        &["it_budget", "marketing_budget", "by_project", "outside_contract", "nobody"],
        WITH_IT,
    ),
];

/// Returns the choices of a context question, `None` if it is a question with levels.
pub(crate) fn choices_of(question: &str) -> Option<&'static [&'static str]> {
    CHOICES.iter().find(|(id, ..)| *id == question).map(|(_, choices, _)| *choices)
}

/// Tells when a question with levels is asked.
pub(crate) fn asked(question: &str) -> Asked {
    match question {
        A1 | A2 | E3 | E5 => WITH_A_TEAM,
        B1 | B2 | B3 | B4 | D1 | D2 | D3 | D4 => WITH_IT,
        F1 | F2 | F3 | G2 | G4 | G5 => WITH_SALES,
        C2 => Asked::When(&[&[AtLeast(C1, 3)]]),
        H2 | RIGHT_TO_REFUSE | TEAMS_TO_JOIN | SINGLE_RECORD | REPEATABLE_MOTION => WITH_AUTHORITY,
        _ => Asked::Always,
    }
}

/// Asked of everybody concerned, but the answer may be that it does not apply.
pub(crate) const MAY_NOT_APPLY: [&str; 8] = [A2, B2, B4, C5, D4, F1, F3, G2];

/// Returns the question that a test asks about.
pub(crate) fn subject(test: &Test) -> &'static str {
    match test {
        Test::AtMost(id, _)
        | Test::AtLeast(id, _)
        | Test::Exactly(id, _)
        | Test::NotApplicable(id)
        | Test::Choice(id, _) => id,
    }
}
