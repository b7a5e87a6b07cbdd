//! Companies worked out on paper, step by step, with the built-in model: the points and what leads
//! to them, the rounding, the interactions, the gates, the outlook and the questions to ask next.
//! The rules of the verdict have tests of their own beside them.
//!
//! The companies are simple: every question is answered with level 3, which has no pull, except the
//! ones named. A pull then counts `weight * pull / 6` points, the weight in points of the whole 100
//! (the section's weight times the share).

mod agenda;
mod arguments;
mod decisions;
mod gates;
mod outlook;
mod profile;
mod pulls;

use mops_advisor::answers::{Answer, Answers};
use mops_advisor::decide::{Evaluation, Place};
use mops_advisor::model::{Model, PlacementId};

use crate::shorthand::{choose, level, reply};

const MARKETING: PlacementId = PlacementId(0);
const IT: PlacementId = PlacementId(1);

/// What is known of the company itself, unless a test says otherwise.
const COMPANY: [(&str, &str); 5] = [
    ("technical_home", "it"),
    ("technical_paid_by", "it_budget"),
    ("sales_organisation", "own"),
    ("post_cio", "over_2_years"),
    ("post_cro", "over_2_years"),
];

/// Returns a company with this home and level 3 everywhere except here.
fn neutral_but(model: &Model, home: &str, levels: &[(&str, i64)]) -> Answers {
    let mut answers = Answers::blank(model);
    choose(model, &mut answers, "current_home", home);
    for (question, choice) in COMPANY {
        choose(model, &mut answers, question, choice);
    }
    for id in model.factor_ids() {
        answers.set(id, Answer { reply: level(3), ..Answer::default() });
    }
    for &(id, number) in levels {
        reply(model, &mut answers, id, level(number));
    }
    answers
}

/// Returns a decision in one line: the scores shown, the leader and its margin, the verdict with
/// its homes (those leaned to, if none is advised), its reason and the rule that gave it, and the
/// gates that it is conditional on.
fn summary(model: &Model, evaluation: &Evaluation) -> String {
    let verdict = &evaluation.verdict;
    let name = |it: Place| it.placement().map_or("elsewhere", |it| model[it].id.as_str());
    let scores: Vec<_> = model.placement_ids().map(|it| evaluation.score(it).to_string()).collect();
    let leader = verdict.leader.map_or("-", |it| model[it].id.as_str());
    let margin = verdict.margin.map_or("-".to_owned(), |it| it.to_string());
    let mut words = vec![verdict.kind.word()];
    words.extend(verdict.place.iter().chain(&verdict.leaning).map(|it| name(*it)));
    words.extend(verdict.reason.map(|it| it.word()));
    let gates: Vec<_> = verdict.conditional_on.iter().map(|&it| model[it].id.as_str()).collect();
    let (scores, words, gates) = (scores.join(" "), words.join(" "), gates.join(" "));
    format!("{scores} | {leader} by {margin} | {words}, rule {} | {gates}", verdict.rule)
}
