//! Compares the program with companies worked out on paper, step by step: every verdict and its
//! reasons, the rounding, the interactions, the gates and the questions to ask next.
//!
//! The companies are simple: every question is answered with level 3, which has no pull, except the
//! ones named. A pull then counts `weight * pull / 6` points, the weight in points of the whole 100
//! (the section's weight times the share).

mod agenda;
mod decisions;
mod gates;
mod outlook;
mod profile;
mod pulls;
mod witnesses;

use mops_advisor::answers::{Answer, Answers};
use mops_advisor::decide::Evaluation;
use mops_advisor::model::{Model, PlacementId};

use crate::shorthand::{choose, level, reply};

const MARKETING: PlacementId = PlacementId(0);
const IT: PlacementId = PlacementId(1);
const SALES: PlacementId = PlacementId(2);

/// Returns a company with this home and level 3 everywhere except here.
fn neutral_but(model: &Model, home: &str, levels: &[(&str, i64)]) -> Answers {
    let mut answers = Answers::blank(model);
    choose(model, &mut answers, "current_home", home);
    choose(model, &mut answers, "technical_home", "it");
    for id in model.factor_ids() {
        answers.set(id, Answer { reply: level(3), ..Answer::default() });
    }
    for &(id, number) in levels {
        reply(model, &mut answers, id, level(number));
    }
    answers
}

/// Returns a decision in one line: the scores shown, the leader and its margin, the verdict with
/// its placement, and the gates that it is conditional on.
fn summary(model: &Model, evaluation: &Evaluation) -> String {
    let name = |it: Option<PlacementId>| it.map_or("-", |it| model[it].id.as_str());
    let verdict = &evaluation.verdict;
    let scores: Vec<_> = model.placement_ids().map(|it| evaluation.score(it).to_string()).collect();
    let margin = verdict.margin.map_or("-".to_owned(), |it| it.to_string());
    let gates: Vec<_> =
        evaluation.verdict.conditional_on.iter().map(|&it| model[it].id.as_str()).collect();
    format!(
        "{} | {} by {margin} | {} {} | {}",
        scores.join(" "),
        name(verdict.leader),
        verdict.kind.word(),
        name(verdict.placement()),
        gates.join(" "),
    )
}
