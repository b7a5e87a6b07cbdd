//! Gates, and the changes that would open those that fail.

use mops_advisor::answers::{Answers, Level, Reply};
use mops_advisor::decide::{self, Company, GateOutcome, Opening, evaluate};
use mops_advisor::model::{Accepted, Model, Predicate, Subject, Test, builtin_model};

use super::neutral_but;
use crate::shorthand::{choose, factor, level, reply};

fn openings(model: &Model, answers: &Answers) -> Vec<Opening> {
    decide::openings(&Company::new(model, answers))
}

/// The gates that fail here, easiest first: one answer each, by one level (marketing's rules from 2
/// to 3, sellers from 1 to 2), then by two (belief from 1 to 3, the sales horizon from 1 to 3, which
/// settles both rows of its gate). Last the one that no level opens.
#[test]
fn failed_gates_open_with_the_fewest_answers_then_levels() {
    let model = builtin_model();
    let mut answers = neutral_but(
        &model,
        "none",
        &[
            ("cmo_trusts_mops", 1),
            ("cmo_governance_respect", 2),
            ("exec_belief_in_marketing", 1),
            ("revenue_through_sellers", 1),
            ("sales_horizon", 1),
            ("brand_reliance", 5),
            ("sales_leader_full_funnel", 2),
        ],
    );
    choose(&model, &mut answers, "technical_home", "outside_firm");
    let openings = openings(&model, &answers);
    let found: Vec<_> = openings
        .iter()
        .map(|it| {
            let change = it.changes.iter().map(|(id, level)| (&*model[*id].id, level.number()));
            (&*model[it.gate].id, change.collect::<Vec<_>>(), it.steps)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("G-M", vec![("cmo_governance_respect", 3)], 1),
            ("G-S2", vec![("revenue_through_sellers", 2)], 1),
            ("G-S1", vec![("exec_belief_in_marketing", 3)], 2),
            ("G-S3", vec![("sales_horizon", 3)], 2),
            ("G-IT2", vec![], 0),
        ]
    );
}

/// A gate that fails on either of two answers needs both: one answer by four levels is easier than
/// two answers by one.
#[test]
fn fewer_answers_are_easier_than_fewer_levels() {
    let mut model = builtin_model();
    let low = |id, most| at_most(&model, id, most);
    let either = vec![vec![low("cmo_trusts_mops", 2)], vec![low("cmo_governance_respect", 2)]];
    let belief = vec![vec![low("exec_belief_in_marketing", 4)]];
    model.gates[0].fails_when = Predicate { rows: either };
    model.gates[2].fails_when = Predicate { rows: belief };
    let levels =
        [("cmo_trusts_mops", 2), ("cmo_governance_respect", 2), ("exec_belief_in_marketing", 1)];
    let openings = openings(&model, &neutral_but(&model, "none", &levels));
    let found: Vec<_> =
        openings.iter().map(|it| (&*model[it.gate].id, it.changes.len(), it.steps)).collect();
    assert_eq!(found, [("G-S1", 1, 4), ("G-M", 2, 2)]);
}

/// The same within one gate: it opens with trust from 1 to 5, or with rules and belief from 2 to 3.
#[test]
fn a_gate_opens_with_the_fewest_answers_rather_than_levels() {
    let mut model = builtin_model();
    let trust = at_most(&model, "cmo_trusts_mops", 4);
    let rules = at_most(&model, "cmo_governance_respect", 2);
    let belief = at_most(&model, "exec_belief_in_marketing", 2);
    let rows = vec![vec![trust.clone(), rules], vec![trust, belief]];
    model.gates = vec![model.gates[0].clone()];
    model.gates[0].fails_when = Predicate { rows };
    let levels =
        [("cmo_trusts_mops", 1), ("cmo_governance_respect", 2), ("exec_belief_in_marketing", 2)];
    let openings = openings(&model, &neutral_but(&model, "none", &levels));
    let trust = factor(&model, "cmo_trusts_mops");
    assert_eq!(openings[0].changes, [(trust, Level::ALL[4])]);
    assert_eq!(openings[0].steps, 4);
}

/// A comparison with a question that does not apply is false, not open.
#[test]
fn what_does_not_apply_settles_a_gate() {
    let mut model = builtin_model();
    let rows = vec![vec![at_most(&model, "handoff_leakage", 5)]];
    model.gates = vec![model.gates[0].clone()];
    model.gates[0].fails_when = Predicate { rows };
    model.gates[0].conditional_when = Predicate::default();
    let mut answers = neutral_but(&model, "none", &[]);
    for (given, outcome) in [
        (level(1), GateOutcome::Failed),
        (Reply::NotApplicable, GateOutcome::Passed),
        (Reply::Unknown, GateOutcome::Conditional),
        (Reply::NotAsked, GateOutcome::Conditional),
    ] {
        reply(&model, &mut answers, "handoff_leakage", given);
        assert_eq!(evaluate(&model, &answers).gates, [outcome], "{given:?}");
    }
}

/// Returns the test that holds up to this level of a factor.
fn at_most(model: &Model, id: &str, most: i64) -> Test {
    Test { subject: Subject::Factor(factor(model, id)), accepts: Accepted::Range(1..=most) }
}

#[test]
fn gates_that_pass_or_are_conditional_need_no_opening() {
    let model = builtin_model();
    assert!(openings(&model, &neutral_but(&model, "none", &[])).is_empty());
    assert!(openings(&model, &Answers::blank(&model)).is_empty());
}
