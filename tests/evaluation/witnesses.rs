//! For each placement, a set of answers with which it leads, so that no placement is in the model
//! without a chance.

use mops_advisor::decide::{VerdictKind, evaluate};
use mops_advisor::model::builtin_model;

use super::{IT, MARKETING, SALES, neutral_but};

/// Answers that speak for marketing: advice acted on, rules kept, programmes that change weekly.
const FOR_MARKETING: [(&str, i64); 4] = [
    ("cmo_trusts_mops", 5),
    ("cmo_governance_respect", 5),
    ("cmo_vision_ambition", 5),
    ("launch_velocity_need", 5),
];

/// Answers that speak for IT: heavy custom work, people and time set aside for it, and skills.
const FOR_IT: [(&str, i64); 4] = [
    ("integration_demand", 5),
    ("marketing_funds_it_capacity", 5),
    ("it_marketing_priority", 5),
    ("it_technical_bench", 5),
];

/// Answers that speak for sales: leads lost between the two, and leaders who think past the quarter.
const FOR_SALES: [(&str, i64); 6] = [
    ("handoff_leakage", 5),
    ("revenue_line_of_sight_gap", 5),
    ("exec_belief_in_marketing", 5),
    ("sales_horizon", 5),
    ("sales_leader_full_funnel", 5),
    ("revenue_through_sellers", 5),
];

#[test]
fn every_placement_leads_for_some_answers() {
    let model = builtin_model();
    let witnesses: [(_, &[(&str, i64)]); 3] =
        [(MARKETING, &FOR_MARKETING), (IT, &FOR_IT), (SALES, &FOR_SALES)];
    assert_eq!(model.placements.len(), witnesses.len(), "every placement has a witness");
    for (placement, levels) in witnesses {
        let verdict = evaluate(&model, &neutral_but(&model, "none", levels)).verdict;
        assert_eq!((verdict.kind, verdict.placement()), (VerdictKind::Move, Some(placement)));
    }
}
