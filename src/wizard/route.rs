//! The questions in the order they are put, and which of them are open.

use crate::answers::{Answer, Answers, Reply};
use crate::model::{ContextId, FactorId, Model, SectionId};

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A question on the company.
    Context(ContextId),
    /// A question with five levels.
    Factor(FactorId),
    /// Whether to ask the questions of a section that may be left out.
    Offer(SectionId),
}

/// Which of the scored questions are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// The core ones, and those that have an answer already.
    Short,
    /// All of them, and the optional questions on the company. Sections that may be left out are offered.
    Full,
}

/// Returns the other questions on the company. The day is not asked for: it is known.
pub(super) fn more_contexts(model: &Model) -> Vec<ContextId> {
    let first = model.first_contexts();
    let is_other = |id: &ContextId| *id != model.reserved.date && !first.contains(id);
    model.context_ids().filter(is_other).collect()
}

/// Returns the questions with levels that a version puts, in model order. `accepted` are the sections
/// that may be left out and were asked for.
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

/// Returns everything that a version puts.
pub(super) fn route(
    model: &Model,
    answers: &Answers,
    version: Version,
    accepted: &[SectionId],
) -> Vec<Step> {
    let first = model.first_contexts().into_iter().map(Step::Context);
    let put = factors(model, answers, version, accepted);
    let (offers, more) = match version {
        Version::Short => (Vec::new(), Vec::new()),
        Version::Full => (offers(model, &put), more_contexts(model)),
    };
    let factors = put.into_iter().map(Step::Factor);
    let offers = offers.into_iter().map(Step::Offer);
    first.chain(factors).chain(offers).chain(more.into_iter().map(Step::Context)).collect()
}

/// Returns the sections that may be left out and are.
pub(super) fn offers(model: &Model, put: &[FactorId]) -> Vec<SectionId> {
    let is_put = |section: SectionId| put.iter().any(|it| model[*it].section == section);
    model.optional_sections().filter(|it| !is_put(*it)).collect()
}

/// Tells whether a scored question has a reply, "don't know" among them.
pub(super) fn is_answered(answers: &Answers, factor: FactorId) -> bool {
    answers.answer(factor).reply != Reply::NotAsked
}

/// Tells whether nothing is answered and nothing noted, the day aside.
pub(super) fn is_empty(model: &Model, answers: &Answers) -> bool {
    let mut contexts = model.context_ids().filter(|id| *id != model.reserved.date);
    contexts.all(|id| answers.about(id).is_none())
        && model.factor_ids().all(|id| *answers.answer(id) == Answer::default())
}

/// Tells whether a question has a reply.
pub(super) fn is_done(answers: &Answers, step: Step) -> bool {
    match step {
        Step::Context(context) => answers.about(context).is_some(),
        Step::Factor(factor) => is_answered(answers, factor),
        Step::Offer(_) => false,
    }
}

/// Returns where somebody goes on who comes back: behind the last question with a reply, or at an
/// earlier one that must not stay open. `None`: nothing is left to ask.
pub(super) fn resume_at(model: &Model, answers: &Answers, route: &[Step]) -> Option<usize> {
    let must = |step: &Step| match step {
        Step::Context(context) => model[*context].required,
        Step::Factor(_) => true,
        Step::Offer(_) => false,
    };
    let behind = route.iter().rposition(|step| is_done(answers, *step)).map_or(0, |it| it + 1);
    let open = route.iter().position(|step| must(step) && !is_done(answers, *step));
    Some(open.map_or(behind, |open| open.min(behind))).filter(|at| *at < route.len())
}

/// Returns the minutes that this many questions take, at about half a minute each.
pub(super) fn minutes(questions: usize) -> usize {
    questions.div_ceil(2).max(1)
}
