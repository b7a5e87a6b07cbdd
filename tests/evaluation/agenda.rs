//! Which questions to settle next.

use mops_advisor::answers::{Answer, Answers, Basis, Level, Reply};
use mops_advisor::decide::{Errand, GateOutcome, Purpose, agenda, evaluate};
use mops_advisor::model::{Model, builtin_model};

use super::{IT, neutral_but, summary};
use crate::shorthand::{factor, level, reply};

/// Returns the agenda as ids, each with its purpose.
fn agenda_of(model: &Model, answers: &Answers, most: usize) -> Vec<(String, Purpose)> {
    let errands = agenda(model, answers, &evaluate(model, answers), most);
    errands.iter().map(|Errand { factor, purpose }| (model[*factor].id.clone(), *purpose)).collect()
}

/// Weights: rules 8.4, trust 7.35, integration 7.0, leads 6.5, then a say and priority with 4.8
/// each, in the order of the model.
#[test]
fn with_too_few_answers_the_weightiest_questions_come_first() {
    let model = builtin_model();
    let mut answers = Answers::blank(&model);
    let wanted = |ids: &[&str]| -> Vec<_> {
        ids.iter().map(|it| ((*it).to_owned(), Purpose::Weight)).collect()
    };
    let first = [
        "cmo_governance_respect",
        "cmo_trusts_mops",
        "integration_demand",
        "handoff_leakage",
        "marketing_funds_it_capacity",
        "it_marketing_priority",
    ];
    assert_eq!(agenda_of(&model, &answers, 6), wanted(&first));

    // Questions that are answered or do not apply are not asked again; unknown ones are.
    reply(&model, &mut answers, "cmo_governance_respect", level(1));
    reply(&model, &mut answers, "cmo_trusts_mops", Reply::Unknown);
    reply(&model, &mut answers, "handoff_leakage", Reply::NotApplicable);
    let next = ["cmo_trusts_mops", "integration_demand", "marketing_funds_it_capacity"];
    assert_eq!(agenda_of(&model, &answers, 3), wanted(&next));

    // Questions without weight are never in the agenda.
    let all = agenda_of(&model, &answers, usize::MAX);
    assert_eq!(all.len(), model.scored_factors().count() - 4);
}

/// A tie of marketing and IT. First the questions that the IT gate depends on, then those that can
/// still move the margin: advice, which is only believed, by 7.35 * (3 - -5) = 58.8; pace by 3.25 *
/// (4 - -1) = 16.25, data rules by 2.8 * 2 = 5.6, leads not at all. Answers that were measured or
/// seen are settled.
#[test]
fn in_a_tie_gates_come_first_then_reach() {
    let model = builtin_model();
    let mut answers = neutral_but(&model, "none", &[]);
    for id in [
        "regulated_data_load",
        "launch_velocity_need",
        "marketing_funds_it_capacity",
        "handoff_leakage",
    ] {
        reply(&model, &mut answers, id, Reply::Unknown);
    }
    let trust =
        Answer { reply: Reply::Level(Level::ALL[2]), basis: Basis::Believed, ..Answer::default() };
    answers.set(factor(&model, "cmo_trusts_mops"), trust.clone());

    let evaluation = evaluate(&model, &answers);
    assert_eq!(summary(&model, &evaluation), "50 50 50 | marketing by 0 | tie - | G-IT");
    let it_gate = evaluation.gates_of(&model, IT, GateOutcome::Conditional)[0];
    let wanted = [
        ("marketing_funds_it_capacity".to_owned(), Purpose::Gate(it_gate)),
        ("cmo_trusts_mops".to_owned(), Purpose::Margin),
        ("launch_velocity_need".to_owned(), Purpose::Margin),
        ("regulated_data_load".to_owned(), Purpose::Margin),
    ];
    assert_eq!(agenda_of(&model, &answers, 10), wanted);
    assert_eq!(agenda_of(&model, &answers, 2), wanted[..2]);

    // With a leader, beliefs are not in the agenda, and neither is a gate that the advice does not
    // need.
    reply(&model, &mut answers, "cmo_governance_respect", level(5));
    let open = ["launch_velocity_need", "marketing_funds_it_capacity", "regulated_data_load"];
    let found = agenda_of(&model, &answers, 10);
    assert_eq!(found, open.map(|it| (it.to_owned(), Purpose::Margin)));
}
