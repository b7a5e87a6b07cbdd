//! Which questions to ask until there are enough answers.

use mops_advisor::answers::{Answers, Reply};
use mops_advisor::decide::weightiest_open;
use mops_advisor::model::{Model, builtin_model};

use crate::shorthand::{level, reply};

/// Returns the first of the questions to ask, as ids.
fn first(model: &Model, answers: &Answers, most: usize) -> Vec<String> {
    let open = weightiest_open(model, answers);
    open.into_iter().take(most).map(|it| model[it].id.clone()).collect()
}

/// Weights: leads 6.0, advice and the route 5.4 each, specialists 5.04, then a say and priority with
/// 4.8 each; equal ones in the order of the model.
#[test]
fn with_too_few_answers_the_weightiest_questions_come_first() {
    let model = builtin_model();
    let mut answers = Answers::blank(&model);
    let weightiest = [
        "handoff_leakage",
        "cmo_trusts_mops",
        "cmo_governance_respect",
        "integration_demand",
        "marketing_say_over_it_work",
        "it_marketing_priority",
    ];
    assert_eq!(first(&model, &answers, 6), weightiest);

    // Questions that are answered or do not apply are not asked again; unknown ones are.
    reply(&model, &mut answers, "cmo_governance_respect", level(1));
    reply(&model, &mut answers, "cmo_trusts_mops", Reply::Unknown);
    reply(&model, &mut answers, "handoff_leakage", Reply::NotApplicable);
    let next = ["cmo_trusts_mops", "integration_demand", "marketing_say_over_it_work"];
    assert_eq!(first(&model, &answers, 3), next);

    // Nothing else than these two, what has no weight, and definitions, which are not asked before
    // authority is known, is left out.
    assert_eq!(weightiest_open(&model, &answers).len(), model.scored_factors().count() - 4);
}
