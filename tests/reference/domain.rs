//! The domain brief, copied out by hand, against the model's data: a slip of the pen in either
//! shows. Then every gate and interaction at a few points worked out on paper.

use super::company;
use super::fraction::Fraction;
use super::model::{Factor, Model};
use super::rules::{GateOutcome, Reply, gate_outcome, pulls};

const NIL: [i128; 5] = [0; 5];
const SECTIONS: [(&str, i128); 9] = [
    ("cmo", 21),
    ("attention", 16),
    ("technical", 14),
    ("it_home", 10),
    ("pace", 13),
    ("revenue", 13),
    ("sales_home", 13),
    ("revops_signs", 0),
    ("typical_week", 0),
];

/// Factors with their levels; all others are not asked.
type Levels<'a> = &'a [(&'a str, i128)];

/// Section, id, share, core, pulls on marketing, IT and sales.
type Row = (&'static str, &'static str, i128, bool, [[i128; 5]; 3]);

#[rustfmt::skip]
const FACTORS: [Row; 49] = [
    ("cmo", "cmo_trusts_mops", 35, true, [[-3, -2, 0, 2, 3], [2, 1, 0, 0, 0], [1, 0, 0, 0, 0]]),
    ("cmo", "cmo_governance_respect", 40, true, [[-3, -2, 0, 2, 3], [3, 2, 0, 0, 0], [1, 0, 0, 0, 0]]),
    ("cmo", "cmo_martech_literacy", 20, false, [[-2, -1, 0, 1, 2], [1, 0, 0, 0, 0], NIL]),
    ("cmo", "cmo_tenure_outlook", 5, false, [[-1, 0, 0, 0, 1], NIL, NIL]),
    ("attention", "marketing_funds_it_capacity", 30, true, [[0, 0, 0, 1, 2], [-2, -1, 0, 2, 3], NIL]),
    ("attention", "it_marketing_priority", 30, true, [[-1, 0, 0, 0, 1], [-3, -2, 0, 1, 2], NIL]),
    ("attention", "cmo_cio_partnership", 25, true, [[-1, -1, 0, 1, 2], [0, 0, 0, 0, 1], NIL]),
    ("attention", "cmo_case_vs_cio_bar", 15, false, [[-1, -1, 0, 1, 2], [-1, 0, 0, 1, 1], NIL]),
    ("technical", "integration_demand", 50, true, [[1, 0, 0, -1, -1], [-1, -1, 0, 2, 3], [0, 0, 0, 0, -1]]),
    ("technical", "integration_after", 0, false, [NIL, NIL, NIL]),
    ("technical", "platform_shared_beyond_marketing", 20, false, [[1, 0, 0, 0, -1], [0, 0, 0, 1, 2], NIL]),
    ("technical", "regulated_data_load", 20, true, [NIL, [0, 0, 0, 1, 2], [0, 0, 0, 0, -1]]),
    ("technical", "unsanctioned_tools", 10, false, [[0, 0, 0, 0, -1], [0, 0, 0, 0, 1], NIL]),
    ("it_home", "it_technical_bench", 40, true, [NIL, [-3, -2, 0, 1, 2], NIL]),
    ("it_home", "it_pace_fit", 30, true, [[1, 0, 0, 0, 0], [-2, -1, 0, 1, 1], NIL]),
    ("it_home", "it_process_discipline", 15, false, [NIL, [-1, 0, 0, 1, 1], NIL]),
    ("it_home", "cio_marketing_fluency", 15, false, [NIL, [-2, -1, 0, 0, 1], NIL]),
    ("pace", "cmo_vision_ambition", 30, true, [[-1, 0, 0, 2, 3], [0, 0, 0, 0, -1], [0, 0, 0, 0, -1]]),
    ("pace", "launch_velocity_need", 25, true, [[0, 0, 0, 1, 2], [1, 0, 0, -1, -2], NIL]),
    ("pace", "marketing_context_dependence", 20, false, [[0, 0, 0, 1, 2], [1, 0, 0, 0, -1], NIL]),
    ("pace", "marketer_martech_fluency", 10, false, [[1, 1, 0, 0, 0], NIL, NIL]),
    ("pace", "mops_capability", 15, false, [[0, 0, 0, 1, 1], [1, 0, 0, 0, 0], NIL]),
    ("revenue", "handoff_leakage", 50, true, [NIL, NIL, [-1, 0, 0, 2, 3]]),
    ("revenue", "revenue_line_of_sight_gap", 30, true, [[1, 0, 0, 0, -1], NIL, [0, 0, 0, 1, 2]]),
    ("revenue", "sales_enablement_gap", 20, false, [NIL, NIL, [0, 0, 0, 1, 1]]),
    ("revenue", "metric_trust_dispute", 0, false, [NIL, NIL, NIL]),
    ("sales_home", "exec_belief_in_marketing", 25, true, [[-1, 0, 0, 0, 1], NIL, [-3, -2, 0, 1, 2]]),
    ("sales_home", "sales_horizon", 25, true, [[1, 0, 0, 0, 0], NIL, [-3, -2, 0, 1, 2]]),
    ("sales_home", "brand_reliance", 25, true, [[0, 0, 0, 1, 2], NIL, [1, 1, 0, -1, -2]]),
    ("sales_home", "sales_leader_full_funnel", 15, true, [NIL, NIL, [-2, -1, 0, 1, 2]]),
    ("sales_home", "revenue_through_sellers", 10, true, [NIL, NIL, [-3, -2, 0, 0, 1]]),
    ("revops_signs", "revops_joint_authority", 0, false, [NIL, NIL, NIL]),
    ("revops_signs", "revops_shared_definitions", 0, false, [NIL, NIL, NIL]),
    ("revops_signs", "revops_teams_to_join", 0, false, [NIL, NIL, NIL]),
    ("revops_signs", "revops_single_record", 0, false, [NIL, NIL, NIL]),
    ("revops_signs", "revops_repeatable_motion", 0, false, [NIL, NIL, NIL]),
    ("revops_signs", "revops_right_to_refuse", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_pilots_tools", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_weighs_scope", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_reads_behaviour", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_runs_tests", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_renews_channels", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_speaks_across", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_makes_signals", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_measures_effects", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_joins_systems", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_directs_work", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_changes_messages", 0, false, [NIL, NIL, NIL]),
    ("typical_week", "week_works_on_data", 0, false, [NIL, NIL, NIL]),
];

#[test]
fn sections_shares_and_pulls_are_those_of_the_brief() {
    let model = Model::built_in();
    assert_eq!(model.placements, ["marketing", "it", "sales"]);
    assert_eq!((model.tie_margin, model.move_margin, model.minimum_weight), (3, 5, 40));
    let sections: Vec<_> = model.sections.iter().map(|(id, it)| (id.as_str(), *it)).collect();
    assert_eq!(sections, SECTIONS);

    assert_eq!(model.factors.len(), FACTORS.len());
    for (section, id, share, core, pulls) in FACTORS {
        let factor = model.factor(id);
        assert_eq!((&*factor.section, factor.share, factor.core), (section, share, core), "{id}");
        for (placement, pulls) in model.placements.iter().zip(pulls) {
            assert_eq!(factor.pulls[placement], pulls, "{id}, {placement}");
        }
    }
}

#[test]
fn the_brief_adds_up() {
    let model = Model::built_in();
    let weight_of = |wanted: &dyn Fn(&Factor) -> bool| -> Fraction {
        model.factors.iter().filter(|it| wanted(it)).map(|it| it.weight).sum()
    };
    assert_eq!(weight_of(&|_| true), Fraction::whole(1));
    for (section, weight) in SECTIONS {
        assert_eq!(weight_of(&|it| it.section == section), Fraction::new(weight, 100), "{section}");
    }
    assert_eq!(model.factors.iter().filter(|it| it.core).count(), 18);
    assert_eq!((weight_of(&|it| it.core) * Fraction::whole(100)).rounded_half_up(), 77);
}

/// "Reachable points before the rules: M -30 to +47, IT -23 to +43, S -18 to +22", before the score
/// takes half of them.
#[test]
fn the_placements_reach_as_far_as_the_brief_says() {
    let model = Model::built_in();
    for (placement, lowest, highest) in
        [("marketing", -30, 47), ("it", -23, 43), ("sales", -18, 22)]
    {
        let reach = |pick: &dyn Fn(&Vec<i128>) -> i128| {
            let points =
                |it: &Factor| it.weight * Fraction::new(100 * pick(&it.pulls[placement]), 3);
            model.factors.iter().map(points).sum::<Fraction>().rounded_half_up()
        };
        let least = reach(&|pulls| *pulls.iter().min().expect("five pulls"));
        let most = reach(&|pulls| *pulls.iter().max().expect("five pulls"));
        assert_eq!((least, most), (lowest, highest), "{placement}");
    }
}

#[test]
fn no_pull_changes_direction_along_the_levels() {
    for (_, id, _, _, pulls) in FACTORS {
        for pulls in pulls {
            assert!(pulls.is_sorted() || pulls.iter().rev().is_sorted(), "{id}");
            assert_eq!(pulls[2], 0, "{id}: level 3 pulls nowhere");
        }
    }
}

/// Only a question that no gate reads may be answered "does not apply".
#[test]
fn only_the_hand_off_may_not_apply() {
    let model = Model::built_in();
    let optional: Vec<_> =
        model.factors.iter().filter(|it| it.may_not_apply).map(|it| it.id.as_str()).collect();
    assert_eq!(optional, ["handoff_leakage"]);
}

#[test]
fn gates_open_and_close_where_the_brief_says() {
    use GateOutcome::{Conditional, Failed, Passed};
    const TRUST: &str = "cmo_trusts_mops";
    const RULES: &str = "cmo_governance_respect";
    const FUNDS: &str = "marketing_funds_it_capacity";
    const QUEUE: &str = "it_marketing_priority";
    const BELIEF: &str = "exec_belief_in_marketing";
    const SELLERS: &str = "revenue_through_sellers";
    const HORIZON: &str = "sales_horizon";
    const BRAND: &str = "brand_reliance";
    const FUNNEL: &str = "sales_leader_full_funnel";
    let cases: &[(&str, Levels, GateOutcome)] = &[
        ("G-M", &[(TRUST, 2), (RULES, 2)], Failed),
        ("G-M", &[(TRUST, 2), (RULES, 3)], Conditional),
        ("G-M", &[(TRUST, 3), (RULES, 1)], Conditional),
        ("G-M", &[(TRUST, 3), (RULES, 3)], Passed),
        ("G-M", &[(TRUST, 1)], Conditional),
        ("G-M", &[(RULES, 5)], Conditional),
        ("G-M", &[], Conditional),
        ("G-IT", &[(FUNDS, 2), (QUEUE, 2)], Failed),
        ("G-IT", &[(FUNDS, 3), (QUEUE, 3)], Conditional),
        ("G-IT", &[(FUNDS, 1), (QUEUE, 3)], Conditional),
        ("G-IT", &[(FUNDS, 3), (QUEUE, 1)], Conditional),
        ("G-IT", &[(FUNDS, 4), (QUEUE, 1)], Passed),
        ("G-IT", &[(FUNDS, 1), (QUEUE, 4)], Passed),
        // One that reaches 4 settles it, whatever the other turns out to be.
        ("G-IT", &[(FUNDS, 4)], Passed),
        ("G-IT", &[(QUEUE, 5)], Passed),
        ("G-IT", &[(FUNDS, 1)], Conditional),
        ("G-IT", &[], Conditional),
        ("G-S1", &[(BELIEF, 2)], Failed),
        ("G-S1", &[(BELIEF, 3)], Conditional),
        ("G-S1", &[(BELIEF, 4)], Passed),
        ("G-S1", &[], Conditional),
        ("G-S2", &[(SELLERS, 1)], Failed),
        ("G-S2", &[(SELLERS, 2)], Passed),
        ("G-S2", &[], Conditional),
        ("G-S3", &[(HORIZON, 2), (BRAND, 4)], Failed),
        ("G-S3", &[(HORIZON, 1), (FUNNEL, 2)], Failed),
        ("G-S3", &[(HORIZON, 1), (BRAND, 3), (FUNNEL, 3)], Passed),
        ("G-S3", &[(HORIZON, 2), (BRAND, 3)], Passed),
        ("G-S3", &[(HORIZON, 3)], Passed),
        ("G-S3", &[(BRAND, 3), (FUNNEL, 3)], Passed),
        ("G-S3", &[(HORIZON, 2), (FUNNEL, 1)], Conditional),
        ("G-S3", &[(HORIZON, 1), (BRAND, 3)], Conditional),
        ("G-S3", &[(BRAND, 5)], Conditional),
        ("G-S3", &[], Conditional),
    ];
    let model = Model::built_in();
    for (id, levels, wanted) in cases {
        let gate = model.gates.iter().find(|it| it.id == *id).expect("the gate exists");
        assert_eq!(gate_outcome(&model, gate, &company(levels, &[])), *wanted, "{id}: {levels:?}");
    }
    let placements: Vec<_> = model.gates.iter().map(|it| (&*it.id, &*it.placement)).collect();
    assert_eq!(
        placements,
        [
            ("G-M", "marketing"),
            ("G-IT", "it"),
            ("G-S1", "sales"),
            ("G-S2", "sales"),
            ("G-IT2", "it"),
            ("G-S3", "sales"),
        ]
    );
}

#[test]
fn only_a_function_inside_the_company_can_be_joined() {
    let model = Model::built_in();
    let gate = model.gates.iter().find(|it| it.id == "G-IT2").expect("the gate exists");
    for (choice, wanted) in [
        ("it", GateOutcome::Passed),
        ("engineering_or_data", GateOutcome::Passed),
        ("outside_firm", GateOutcome::Failed),
        ("none", GateOutcome::Failed),
    ] {
        let company = company(&[], &[("technical_home", choice)]);
        assert_eq!(gate_outcome(&model, gate, &company), wanted, "{choice}");
    }
    assert_eq!(gate_outcome(&model, gate, &company(&[], &[])), GateOutcome::Conditional);
}

/// Each interaction just inside and just outside: the levels of the case, the factor looked at, and
/// its pulls on marketing, IT and sales in quarters.
#[test]
fn interactions_act_where_the_brief_says() {
    const TEAM: &str = "mops_capability";
    const RULES: &str = "cmo_governance_respect";
    const WORK: &str = "integration_demand";
    const AFTER: &str = "integration_after";
    const PARTNERS: &str = "cmo_cio_partnership";
    const FUNDS: &str = "marketing_funds_it_capacity";
    const QUEUE: &str = "it_marketing_priority";
    const BRAND: &str = "brand_reliance";
    const LEADS: &str = "handoff_leakage";
    const PROOF: &str = "revenue_line_of_sight_gap";
    const DECKS: &str = "sales_enablement_gap";
    const TRUST: &str = "cmo_trusts_mops";
    const LITERACY: &str = "cmo_martech_literacy";
    const PROCESS: &str = "it_process_discipline";
    let cases: &[(Levels, &str, [i128; 3])] = &[
        // A strong team whose rules are passed by.
        (&[(TEAM, 4), (RULES, 2)], TEAM, [-8, 0, 0]),
        (&[(TEAM, 5), (RULES, 1)], TEAM, [-12, 0, 0]),
        (&[(TEAM, 5), (RULES, 3)], TEAM, [4, 0, 0]),
        (&[(TEAM, 3), (RULES, 2)], TEAM, [0, 0, 0]),
        (&[(TEAM, 5)], TEAM, [4, 0, 0]),
        // Heavy integration, and a CMO far from the CIO.
        (&[(WORK, 4), (PARTNERS, 2)], PARTNERS, [-12, 0, 0]),
        (&[(WORK, 5), (PARTNERS, 1)], PARTNERS, [-12, 0, 0]),
        (&[(WORK, 3), (PARTNERS, 2)], PARTNERS, [-4, 0, 0]),
        (&[(WORK, 4), (PARTNERS, 3)], PARTNERS, [0, 0, 0]),
        (&[(PARTNERS, 1)], PARTNERS, [-4, 0, 0]),
        // Money and partnership replace nearness.
        (&[(PARTNERS, 4), (FUNDS, 4), (WORK, 5)], WORK, [-2, 6, -2]),
        (&[(PARTNERS, 4), (FUNDS, 3), (WORK, 5)], WORK, [-4, 12, -4]),
        (&[(PARTNERS, 3), (FUNDS, 5), (WORK, 5)], WORK, [-4, 12, -4]),
        (&[(FUNDS, 5), (WORK, 5)], WORK, [-4, 12, -4]),
        // Brand brings the demand: positive pulls on sales count half, and no others.
        (&[(BRAND, 4), (LEADS, 5)], LEADS, [0, 0, 6]),
        (&[(BRAND, 5), (DECKS, 4)], DECKS, [0, 0, 2]),
        (&[(BRAND, 4), (PROOF, 5)], PROOF, [-4, 0, 4]),
        (&[(BRAND, 5), (LEADS, 1)], LEADS, [0, 0, -4]),
        (&[(BRAND, 3), (LEADS, 5)], LEADS, [0, 0, 12]),
        (&[(LEADS, 5)], LEADS, [0, 0, 12]),
        // A buffer needs an owner, and not knowing of one is not having one.
        (&[(TRUST, 1)], TRUST, [-12, 0, 4]),
        (&[(TRUST, 1), (FUNDS, 3), (QUEUE, 3)], TRUST, [-12, 0, 4]),
        (&[(RULES, 1), (FUNDS, 3)], RULES, [-12, 0, 4]),
        (&[(LITERACY, 1)], LITERACY, [-8, 0, 0]),
        (&[(TRUST, 1), (FUNDS, 4)], TRUST, [-12, 8, 4]),
        (&[(TRUST, 1), (QUEUE, 4)], TRUST, [-12, 8, 4]),
        (&[(RULES, 2), (FUNDS, 1), (QUEUE, 5)], RULES, [-8, 8, 0]),
        (&[(TRUST, 5)], TRUST, [12, 0, 0]),
        // Few rules in the team: IT's are worth more.
        (&[(TEAM, 2), (PROCESS, 4)], PROCESS, [0, 8, 0]),
        (&[(TEAM, 1), (PROCESS, 5)], PROCESS, [0, 8, 0]),
        (&[(TEAM, 3), (PROCESS, 4)], PROCESS, [0, 4, 0]),
        (&[(TEAM, 2), (PROCESS, 3)], PROCESS, [0, 0, 0]),
        (&[(TEAM, 2), (PROCESS, 1)], PROCESS, [0, -4, 0]),
        // Work that ends counts half, and a quarter where money and partnership halve it too.
        (&[(AFTER, 2), (WORK, 5)], WORK, [-2, 6, -2]),
        (&[(AFTER, 3), (WORK, 5)], WORK, [-4, 12, -4]),
        (&[(AFTER, 1), (PARTNERS, 4), (FUNDS, 4), (WORK, 5)], WORK, [-1, 3, -1]),
        (&[(AFTER, 1), (PARTNERS, 4), (FUNDS, 4), (WORK, 4)], WORK, [-1, 2, 0]),
    ];
    let model = Model::built_in();
    for (levels, factor, quarters) in cases {
        let found = &pulls(&model, &company(levels, &[]))[*factor];
        let wanted = quarters.map(|it| Fraction::new(it, 4));
        assert_eq!(found, &wanted, "{factor} with {levels:?}");
    }
    let ids: Vec<_> = model.interactions.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "strong_team_weak_rules",
            "integration_without_partnership",
            "say_and_partnership_replace_nearness",
            "brand_demand_limits_sales_case",
            "distance_without_capacity",
            "few_rules_in_the_team",
            "system_work_that_ends",
        ]
    );
}

/// What is unknown or does not apply pulls nothing and settles nothing.
#[test]
fn only_levels_pull() {
    let model = Model::built_in();
    let mut company = company(&[("brand_reliance", 5)], &[]);
    company.replies.insert("handoff_leakage".into(), Reply::NotApplicable);
    company.replies.insert("sales_enablement_gap".into(), Reply::Unknown);
    let pulls = pulls(&model, &company);
    assert_eq!(pulls.keys().collect::<Vec<_>>(), ["brand_reliance"]);
}
