//! Gates, and the changes that would open those that fail.

use mops_advisor::answers::{Answers, Level, Reply};
use mops_advisor::decide::{self, Company, GateOutcome, Opening, evaluate};
use mops_advisor::model::{Accepted, Model, Predicate, Subject, Test, builtin_model};

use super::neutral_but;
use crate::shorthand::{choose, factor, level, reply};

fn openings(model: &Model, answers: &Answers) -> Vec<Opening> {
    decide::openings(&Company::new(model, answers))
}

/// The gates that fail here, easiest first: one answer each, by one level (the route from 2 to 3,
/// skill, budgets and sellers from 1 to 2), then by two (the horizon from 1 to 3, which settles both
/// rows of its gate), then by three (authority from 1 to 4). Last those that no level opens.
#[test]
fn failed_gates_open_with_the_fewest_answers_then_levels() {
    let model = builtin_model();
    let mut answers = neutral_but(
        &model,
        "it",
        &[
            ("cmo_trusts_mops", 1),
            ("cmo_governance_respect", 2),
            ("it_technical_bench", 1),
            ("exec_belief_in_marketing", 1),
            ("revenue_through_sellers", 1),
            ("sales_horizon", 1),
            ("brand_reliance", 5),
            ("revops_joint_authority", 1),
        ],
    );
    choose(&model, &mut answers, "technical_home", "outside_firm");
    choose(&model, &mut answers, "post_cro", "vacant");
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
            ("G-IT3", vec![("it_technical_bench", 2)], 1),
            ("G-S1", vec![("exec_belief_in_marketing", 2)], 1),
            ("G-S2", vec![("revenue_through_sellers", 2)], 1),
            ("G-S3", vec![("sales_horizon", 3)], 2),
            ("G-R1", vec![("revops_joint_authority", 4)], 3),
            ("G-IT2", vec![], 0),
            ("G-S4", vec![], 0),
        ]
    );
}

/// A say and priority at 2 fail the gate of IT unless marketing's own budget pays. A vacant post is
/// no home for a team that is not there. Half an authority keeps a joint team, and founds none.
#[test]
fn gates_read_the_company_beside_the_levels() {
    use GateOutcome::{Conditional, Failed, Open, Passed};
    let model = builtin_model();
    let small_say: &[_] = &[("marketing_say_over_it_work", 2), ("it_marketing_priority", 2)];
    let unheard: &[_] = &[("cmo_trusts_mops", 2), ("cmo_governance_respect", 2)];
    let unheard_by_a_new_one = [unheard, &[("cmo_tenure_outlook", 2)]].concat();
    for (gate, home, choice, levels, wanted) in [
        ("G-IT", "it", ("technical_paid_by", "by_project"), small_say, Failed),
        ("G-IT", "it", ("technical_paid_by", "marketing_budget"), small_say, Conditional),
        ("G-IT", "it", ("technical_paid_by", ""), small_say, Open),
        ("G-IT", "it", ("technical_paid_by", ""), &[], Conditional),
        ("G-IT4", "marketing", ("post_cio", "vacant"), &[], Failed),
        ("G-IT4", "it", ("post_cio", "vacant"), &[], Passed),
        ("G-IT4", "marketing", ("post_cio", ""), &[], Open),
        ("G-S2", "marketing", ("sales_organisation", "no"), &[], Failed),
        ("G-S3", "marketing", ("sales_organisation", "no"), &[], Passed),
        ("G-S4", "sales", ("post_cro", "vacant"), &[], Passed),
        ("G-R1", "revops", ("sales_organisation", "own"), &[], Conditional),
        ("G-R1", "revops", ("sales_organisation", ""), &[], Open),
        ("G-R1", "split", ("sales_organisation", "own"), &[], Failed),
        ("G-M", "marketing", ("technical_home", "it"), unheard, Failed),
        ("G-M", "marketing", ("technical_home", "it"), &unheard_by_a_new_one, Conditional),
        ("G-M", "sales", ("technical_home", "it"), &unheard_by_a_new_one, Failed),
        ("G-M", "none", ("technical_home", "it"), unheard, Passed),
    ] {
        let mut answers = neutral_but(&model, home, levels);
        match choice {
            (question, "") => {
                answers.set_about(model.context(question).expect("the model asks for it"), None);
            }
            (question, choice) => choose(&model, &mut answers, question, choice),
        }
        let place = model.gates.iter().position(|it| it.id == gate).expect("the model has it");
        let found = evaluate(&model, &answers).gates[place];
        assert_eq!(found, wanted, "{gate}, {home}, {choice:?}, {levels:?}");
    }
}

/// A gate that fails on either of two answers needs both: one answer by four levels is easier than
/// two answers by one.
#[test]
fn fewer_answers_are_easier_than_fewer_levels() {
    let mut model = builtin_model();
    let low = |id, most| at_most(&model, id, most);
    let either = vec![vec![low("cmo_trusts_mops", 2)], vec![low("cmo_governance_respect", 2)]];
    let belief = vec![vec![low("exec_belief_in_marketing", 4)]];
    model.gates.truncate(2);
    model.gates[0].fails_when = Predicate { rows: either };
    model.gates[1].fails_when = Predicate { rows: belief };
    let levels =
        [("cmo_trusts_mops", 2), ("cmo_governance_respect", 2), ("exec_belief_in_marketing", 1)];
    let openings = openings(&model, &neutral_but(&model, "it", &levels));
    let found: Vec<_> =
        openings.iter().map(|it| (&*model[it.gate].id, it.changes.len(), it.steps)).collect();
    assert_eq!(found, [("G-M2", 1, 4), ("G-M", 2, 2)]);
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
    let openings = openings(&model, &neutral_but(&model, "it", &levels));
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
        (Reply::Unknown, GateOutcome::Open),
        (Reply::NotAsked, GateOutcome::Open),
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
fn gates_that_do_not_fail_need_no_opening() {
    let model = builtin_model();
    let authority = [("revops_joint_authority", 4)];
    assert!(openings(&model, &neutral_but(&model, "none", &authority)).is_empty());
    assert!(openings(&model, &Answers::blank(&model)).is_empty());
}
