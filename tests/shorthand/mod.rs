//! Answers in a line or two, for tests.

use mops_advisor::answers::{Answer, Answers, ContextAnswer, Level, Reply};
use mops_advisor::model::{FactorId, Model};

/// Returns the factor with this id.
pub(crate) fn factor(model: &Model, id: &str) -> FactorId {
    model.factor(id).unwrap_or_else(|| panic!("no factor {id}"))
}

/// Replaces the reply to a question.
pub(crate) fn reply(model: &Model, answers: &mut Answers, id: &str, reply: Reply) {
    answers.set(factor(model, id), Answer { reply, ..Answer::default() });
}

/// Returns the reply of this level.
pub(crate) fn level(number: i64) -> Reply {
    Reply::Level(Level::new(number).expect("levels are 1 to 5"))
}

/// Answers a context question by the id of a choice.
pub(crate) fn choose(model: &Model, answers: &mut Answers, question: &str, choice: &str) {
    let question = model.context(question).unwrap_or_else(|| panic!("no question {question}"));
    let place = model[question].choices().iter().position(|it| it.id == choice);
    let place = place.unwrap_or_else(|| panic!("no choice {choice}"));
    answers.set_about(question, Some(ContextAnswer::Choice(place)));
}
