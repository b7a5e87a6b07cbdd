//! The questions in the order they are put, and which of them are open.

use crate::answers::{Answer, Answers, Reply};
use crate::model::{ContextId, FactorId, Model, Question, SectionId};

/// Which of the scored questions are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// The core ones, and those that have an answer already.
    Short,
    /// All of them, and the optional questions on the company. Sections that may be left out are offered.
    Full,
}

/// Returns the other questions on the company. The date is left out: it is set by itself.
pub(super) fn more_contexts(model: &Model) -> Vec<ContextId> {
    let first = model.first_contexts();
    let is_other = |id: &ContextId| *id != model.roles.date && !first.contains(id);
    model.context_ids().filter(is_other).collect()
}

/// Returns the questions with levels that a version asks, in model order. `accepted` holds the
/// optional sections that the person asked for.
pub(super) fn factors(
    model: &Model,
    answers: &Answers,
    version: Version,
    accepted: &[SectionId],
) -> Vec<FactorId> {
    let asked = |id: &FactorId| match version {
        Version::Short => model[*id].core || is_answered(answers, *id),
        Version::Full => {
            let section = model[*id].section;
            !model[section].optional
                || accepted.contains(&section)
                || answers.touches(model, section)
        }
    };
    model.factor_ids().filter(asked).collect()
}

/// Returns all questions that a version asks.
pub(super) fn route(
    model: &Model,
    answers: &Answers,
    version: Version,
    accepted: &[SectionId],
) -> Vec<Question> {
    let first = model.first_contexts().into_iter().map(Question::Context);
    let put = factors(model, answers, version, accepted).into_iter().map(Question::Factor);
    let more = match version {
        Version::Short => Vec::new(),
        Version::Full => more_contexts(model),
    };
    first.chain(put).chain(more.into_iter().map(Question::Context)).collect()
}

/// Tells whether a scored question has a reply, "don't know" among them.
pub(super) fn is_answered(answers: &Answers, factor: FactorId) -> bool {
    answers.answer(factor).reply != Reply::NotAsked
}

/// Tells whether nothing is answered and nothing noted. The date does not count: it is set by itself.
pub(super) fn is_empty(model: &Model, answers: &Answers) -> bool {
    let mut contexts = model.context_ids().filter(|id| *id != model.roles.date);
    contexts.all(|id| answers.about(id).is_none())
        && model.factor_ids().all(|id| *answers.answer(id) == Answer::default())
}

/// Tells whether a question has a reply to its present words.
pub(super) fn is_done(answers: &Answers, step: Question) -> bool {
    match step {
        Question::Context(context) => answers.about(context).is_some(),
        Question::Factor(factor) => is_answered(answers, factor) && !answers.is_reworded(factor),
    }
}

/// Returns the question at which a returning person continues: the one after the last reply, or an
/// earlier one that must be answered. Before the first scored reply it is the first question without
/// a reply. `None`: nothing is left to ask.
pub(super) fn resume_at(model: &Model, answers: &Answers, route: &[Question]) -> Option<usize> {
    let must = |step: &Question| match step {
        Question::Context(context) => model[*context].required,
        Question::Factor(_) => true,
    };
    let begun = model.factor_ids().any(|id| is_answered(answers, id));
    let open = |step: &Question| !is_done(answers, *step) && (!begun || must(step));
    let behind = route.iter().rposition(|step| is_done(answers, *step)).map_or(0, |it| it + 1);
    let open = route.iter().position(open);
    Some(open.map_or(behind, |open| open.min(behind))).filter(|at| *at < route.len())
}

/// Returns the minutes that so many questions take, at about half a minute each.
pub(super) fn minutes(questions: usize) -> usize {
    questions.div_ceil(2).max(1)
}
