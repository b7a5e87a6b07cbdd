//! Single companies in a few lines each, for a person to read.

use mops_advisor::answers::Reply;
use mops_advisor::decide::Place;
use mops_advisor::model::{ELSEWHERE, GateOutcome, Model, Question};

use super::Case;
use super::companies::{CHOICES, Kinds};
use super::tables::home_name;

pub(super) fn sample(model: &Model, kinds: &Kinds, cases: &[Case]) -> String {
    let name = |case: &Case| case.kind.map_or("Random", |it| &kinds.archetypes[it].name).to_owned();
    let texts = cases.iter().enumerate();
    texts
        .map(|(place, it)| format!("### {} {}\n{}\n", place + 1, name(it), shown(model, it)))
        .collect()
}

fn shown(model: &Model, case: &Case) -> String {
    let verdict = &case.decision.evaluation.verdict;
    let place = |place: Place| place.placement().map_or(ELSEWHERE, |it| &model[it].id).to_owned();
    let same = case.decision.stress.both.same_advice.map_or(0.0, |it| 100.0 * it.value);
    format!(
        "{}\n{}\n=> {} {} {} leaning {:?}, rule {}, {} ({same:.0} of 100), settle {:?}\n",
        answered(model, case),
        standings(model, case),
        verdict.kind.word(),
        verdict.place.map(place).unwrap_or_default(),
        verdict.reason.map_or("", |it| it.word()),
        verdict.leaning.iter().map(|it| place(*it)).collect::<Vec<_>>(),
        verdict.rule,
        case.decision.strength.map_or("-", |it| it.word()),
        verdict.settle_first.iter().map(|it| question(model, *it)).collect::<Vec<_>>(),
    )
}

/// Returns the choices, and the levels section by section.
fn answered(model: &Model, case: &Case) -> String {
    let mut text = format!("home {}", home_name(model, case.home));
    for question in CHOICES {
        let question = model.context(question).expect("it is asked");
        let choice = case.answers.choice(question);
        let choice = choice.map_or("?", |it| &model[question].choices()[it].id);
        text += &format!(", {}: {choice}", model[question].id);
    }
    text += "\n";
    for section in model.section_ids().filter(|it| !model[*it].optional) {
        let levels = model.factors_of(section).map(|it| match case.answers.reply(model, it) {
            Reply::Level(level) => level.number().to_string(),
            Reply::NotApplicable => "-".to_owned(),
            _ => "?".to_owned(),
        });
        text += &format!("{} {}  ", model[section].letter, levels.collect::<String>());
    }
    text
}

/// Returns the scores, and the gates that do not pass.
fn standings(model: &Model, case: &Case) -> String {
    let evaluation = &case.decision.evaluation;
    let mut text = String::new();
    for placement in model.placement_ids() {
        let (id, score) = (&model[placement].id, evaluation.score(placement));
        let standing = evaluation.standing(model, placement);
        text += &format!("{id} {score} {}", standing.word());
        if standing != GateOutcome::Passed {
            for gate in evaluation.gates_of(model, placement, standing) {
                text += &format!(" {}", model[gate].id);
            }
        }
        text += "; ";
    }
    text
}

fn question(model: &Model, question: Question) -> &str {
    match question {
        Question::Factor(factor) => &model[factor].reference,
        Question::Context(context) => &model[context].id,
    }
}
