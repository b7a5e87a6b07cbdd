//! Which questions to settle next.

use mops_advisor::answers::{Answer, Answers, Basis, Level, Reply};
use mops_advisor::decide::{Errand, Purpose, agenda, evaluate};
use mops_advisor::model::{GateId, Model, builtin_model};

use super::{neutral_but, summary};
use crate::shorthand::{factor, level, reply};

/// Returns the agenda as ids, each with its purpose.
fn agenda_of(model: &Model, answers: &Answers, most: usize) -> Vec<(String, Purpose)> {
    let errands = agenda(model, answers, &evaluate(model, answers), most);
    errands.iter().map(|Errand { factor, purpose }| (model[*factor].id.clone(), *purpose)).collect()
}

/// Returns ids, all for the same purpose, as [`agenda_of`] does.
fn all_for(purpose: Purpose, ids: &[&str]) -> Vec<(String, Purpose)> {
    ids.iter().map(|it| ((*it).to_owned(), purpose)).collect()
}

fn gate(model: &Model, id: &str) -> GateId {
    model.gate_ids().find(|it| model[*it].id == id).expect("the model has the gate")
}

/// Weights: leads 6.0, advice and the route 5.4 each, specialists 5.04, then a say and priority with
/// 4.8 each; equal ones in the order of the model.
#[test]
fn with_too_few_answers_the_weightiest_questions_come_first() {
    let model = builtin_model();
    let mut answers = Answers::blank(&model);
    let first = [
        "handoff_leakage",
        "cmo_trusts_mops",
        "cmo_governance_respect",
        "integration_demand",
        "marketing_say_over_it_work",
        "it_marketing_priority",
    ];
    assert_eq!(agenda_of(&model, &answers, 6), all_for(Purpose::Weight, &first));

    // Questions that are answered or do not apply are not asked again; unknown ones are.
    reply(&model, &mut answers, "cmo_governance_respect", level(1));
    reply(&model, &mut answers, "cmo_trusts_mops", Reply::Unknown);
    reply(&model, &mut answers, "handoff_leakage", Reply::NotApplicable);
    let next = ["cmo_trusts_mops", "integration_demand", "marketing_say_over_it_work"];
    assert_eq!(agenda_of(&model, &answers, 3), all_for(Purpose::Weight, &next));

    // Nothing else than these two, what has no weight, and definitions, which are not asked before
    // authority is known, is left out.
    let all = agenda_of(&model, &answers, usize::MAX);
    assert_eq!(all.len(), model.scored_factors().count() - 4);
}

/// With few requests on time, IT has 50 - 4.8 * 2 / 6 = 48.4 and is out either way, so marketing and
/// sales tie. First comes what the gate of IT hangs on, then what can still move the margin: leads by
/// 6 * 4 / 6 = 4, knowledge, which is only believed, by 3.24 * 4 / 6 = 2.16, launches by
/// 3.6 * 2 / 6 = 1.2, data rules by 3.6 / 6 = 0.6. What is measured or seen is settled.
#[test]
fn in_a_tie_gates_come_first_then_reach() {
    let model = builtin_model();
    let mut answers = neutral_but(&model, "none", &[]);
    let with_basis = |number: usize, basis| Answer {
        reply: Reply::Level(Level::ALL[number - 1]),
        basis,
        note: None,
    };
    for (id, basis) in model.factor_ids().zip([Basis::Seen, Basis::Measured].into_iter().cycle()) {
        answers.set(id, with_basis(3, basis));
    }
    answers.set(factor(&model, "cmo_martech_literacy"), with_basis(3, Basis::Believed));
    answers.set(factor(&model, "it_marketing_priority"), with_basis(2, Basis::Seen));
    for id in [
        "regulated_data_load",
        "launch_velocity_need",
        "marketing_say_over_it_work",
        "handoff_leakage",
    ] {
        reply(&model, &mut answers, id, Reply::Unknown);
    }
    let found = summary(&model, &evaluate(&model, &answers));
    assert_eq!(found, "50 48 50 50 | marketing by 0 | tie marketing sales, rule 5 | ");
    let mut wanted = all_for(Purpose::Gate(gate(&model, "G-IT")), &["marketing_say_over_it_work"]);
    let open = ["handoff_leakage", "launch_velocity_need", "regulated_data_load"];
    let with_belief = [&open[..1], &["cmo_martech_literacy"], &open[1..]].concat();
    wanted.extend(all_for(Purpose::Margin, &with_belief));
    assert_eq!(agenda_of(&model, &answers, 10), wanted);
    assert_eq!(agenda_of(&model, &answers, 2), wanted[..2]);

    // Programmes at 5 put marketing 1.92 ahead and the others 0.64 back. Where somebody leads by a
    // tie margin, beliefs are left alone.
    answers.set(factor(&model, "cmo_vision_ambition"), with_basis(5, Basis::Seen));
    let found = summary(&model, &evaluate(&model, &answers));
    assert_eq!(found, "52 48 49 49 | marketing by 3 | move marketing, rule 5 | ");
    wanted.truncate(1);
    wanted.extend(all_for(Purpose::Margin, &open));
    assert_eq!(agenda_of(&model, &answers, 10), wanted);
}

/// Whether the team in marketing can stay hangs on the route alone.
#[test]
fn what_the_verdict_waits_for_comes_first() {
    let model = builtin_model();
    let mut answers = neutral_but(&model, "marketing", &[("cmo_trusts_mops", 1)]);
    reply(&model, &mut answers, "cmo_governance_respect", Reply::Unknown);
    reply(&model, &mut answers, "handoff_leakage", Reply::Unknown);
    let wanted = all_for(Purpose::Gate(gate(&model, "G-M")), &["cmo_governance_respect"]);
    assert_eq!(agenda_of(&model, &answers, 1), wanted);
}
