//! The questionnaire: every question in readable form, to print or to fill in.
//!
//! [`Questionnaire`] takes a model and returns what the templates `questions.md` and `blank.toml`
//! show. It holds no answers, so names are the default names of the model.

use serde::Serialize;

use crate::answers::names::Names;
use crate::answers::{SCHEMA, Words};
use crate::model::{
    Asked, Choice, ContextId, ContextKind, FactorId, Model, Predicate, RespondentId, SectionId,
    Stage,
};

/// The data for the templates.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Questionnaire {
    pub schema: i64,
    pub model: ModelView,
    /// The person it is for, if it is not for everybody.
    pub role: Option<RoleView>,
    pub about: Vec<AboutView>,
    pub sections: Vec<SectionView>,
    /// How many scored questions there are.
    pub questions: usize,
    /// How many further scored questions are in sections that may be left out.
    pub optional: usize,
    /// How many scored questions the short version asks.
    pub core: usize,
    /// A team with fewer people is asked fewer questions; `None` if the model does not mark
    /// questions for small teams.
    pub small_team: Option<i64>,
}

/// The model that the questions come from.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ModelView {
    pub id: String,
    pub version: String,
    pub title: String,
}

/// Somebody who can answer.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RoleView {
    pub id: String,
    pub name: String,
}

/// A question on the company.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct AboutView {
    pub id: String,
    /// `choice`, `choices`, `outcomes`, `remarks`, `dated`, `number`, `text` or `date`.
    pub kind: &'static str,
    pub required: bool,
    /// `first`, `last` or `after`: before or after the questions with levels, or after a result.
    pub stage: &'static str,
    /// When it is asked, if not always.
    pub asked: Option<AskedView>,
    pub question: String,
    /// What is asked of each item that was chosen, if anything is.
    pub each: Option<String>,
    pub why: String,
    pub choices: Vec<ChoiceView>,
    /// The items that need an outcome.
    pub items: Vec<ChoiceView>,
    /// The key that names the advice which a position is about.
    pub advice_key: Option<String>,
}

/// When a question is asked.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct AskedView {
    /// `only_if` or `not_if`.
    pub kind: &'static str,
    pub condition: String,
}

/// One answer to a question on the company.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ChoiceView {
    pub id: String,
    pub label: String,
}

/// A section with its scored questions.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SectionView {
    pub letter: String,
    pub title: String,
    pub intro: String,
    /// Whether it may be left out.
    pub optional: bool,
    pub questions: Vec<QuestionView>,
}

/// A scored question.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct QuestionView {
    pub id: String,
    pub reference: String,
    /// Whether the short version asks it.
    pub core: bool,
    /// Whether a small team is asked it.
    pub small_team: bool,
    /// When it is asked, if not always.
    pub asked: Option<AskedView>,
    pub question: String,
    pub why: String,
    pub look: String,
    pub ask: Vec<String>,
    /// The labels of the five levels, lowest first.
    pub levels: Vec<String>,
    /// In which case it does not apply, if that is possible.
    pub not_applicable: Option<String>,
}

impl ModelView {
    /// Returns what a page says of its model.
    pub fn of(model: &Model) -> Self {
        Self { id: model.id.clone(), version: model.version.clone(), title: model.title.clone() }
    }
}

impl RoleView {
    /// Returns somebody who can answer.
    pub fn of(model: &Model, names: &Names, id: RespondentId) -> Self {
        Self { id: model[id].id.clone(), name: names.fill(&model[id].name) }
    }
}

impl Questionnaire {
    /// Takes the questions of a model: all of them, or those that one respondent answers best. Of the
    /// questions on the company, a respondent gets those that come first or without which there is no
    /// advice, and the date.
    pub fn new(model: &Model, role: Option<RespondentId>) -> Self {
        let names = &Names::of_model(model);
        let asked = asked_of(model, role);
        let contexts = contexts_of(model, role).into_iter();
        Self {
            schema: SCHEMA,
            model: ModelView::of(model),
            role: role.map(|it| RoleView::of(model, names, it)),
            about: contexts.map(|id| AboutView::of(model, names, id)).collect(),
            sections: sections(model, names, &asked),
            questions: asked.iter().filter(|id| !model.is_optional(**id)).count(),
            optional: asked.iter().filter(|id| model.is_optional(**id)).count(),
            core: asked.iter().filter(|id| model[**id].core).count(),
            small_team: Some(model.bands.small_team).filter(|_| !model.core_small_team.is_empty()),
        }
    }
}

impl AboutView {
    /// Returns a question on the company.
    pub fn of(model: &Model, names: &Names, id: ContextId) -> Self {
        let question = &model[id];
        let choice = |it: &Choice| ChoiceView { id: it.id.clone(), label: names.fill(&it.label) };
        let (choices, items) = match &question.kind {
            ContextKind::Outcomes { items, outcomes } => (&outcomes[..], &items[..]),
            ContextKind::Remarks(items) => (&[][..], &items[..]),
            _ => (question.choices(), &[][..]),
        };
        Self {
            id: question.id.clone(),
            kind: kind(&question.kind),
            required: question.required,
            stage: stage(question.stage),
            asked: asked(model, names, &question.asked),
            question: names.fill(&question.question),
            each: question.each.as_ref().map(|it| names.fill(it)),
            why: names.fill(&question.why),
            choices: choices.iter().map(choice).collect(),
            items: items.iter().map(choice).collect(),
            advice_key: model.advice_key(id),
        }
    }
}

impl QuestionView {
    /// Returns a scored question.
    pub fn of(model: &Model, names: &Names, id: FactorId) -> Self {
        let factor = &model[id];
        let fill = |text: &String| names.fill(text);
        Self {
            id: factor.id.clone(),
            reference: factor.reference.clone(),
            core: factor.core,
            small_team: model.core_small_team.contains(&id),
            asked: asked(model, names, &factor.asked),
            question: fill(&factor.question),
            why: fill(&factor.why),
            look: fill(&factor.look),
            ask: factor.asks.iter().map(|id| fill(&model[*id].name)).collect(),
            levels: factor.levels.iter().map(|it| fill(&it.label)).collect(),
            not_applicable: factor.not_applicable.as_ref().map(fill),
        }
    }
}

/// Returns the questions on the company that somebody in a role is asked, or all.
fn contexts_of(model: &Model, role: Option<RespondentId>) -> Vec<ContextId> {
    let is_asked = |id: &ContextId| {
        let question = &model[*id];
        let comes_first = question.required || question.stage == Stage::First;
        role.is_none() || *id == model.roles.date || comes_first
    };
    model.context_ids().filter(is_asked).collect()
}

/// Returns scored questions by section, without sections that have none of them.
pub fn sections(model: &Model, names: &Names, asked: &[FactorId]) -> Vec<SectionView> {
    let view = |section: SectionId| {
        let text = &model[section];
        let own = asked.iter().filter(|id| model[**id].section == section);
        SectionView {
            letter: text.letter.clone(),
            title: names.fill(&text.title),
            intro: names.fill(&text.intro),
            optional: text.optional,
            questions: own.map(|id| QuestionView::of(model, names, *id)).collect(),
        }
    };
    model.section_ids().map(view).filter(|it| !it.questions.is_empty()).collect()
}

/// Returns the scored questions, in model order: all of them, or those that one respondent answers
/// best, and those whose answers decide whether these are asked.
pub fn asked_of(model: &Model, role: Option<RespondentId>) -> Vec<FactorId> {
    let Some(role) = role else { return model.factor_ids().collect() };
    let mut wanted: Vec<FactorId> =
        model.factor_ids().filter(|id| model[*id].asks.contains(&role)).collect();
    let mut next = 0;
    while let Some(id) = wanted.get(next).copied() {
        let deciding = model[id].asked.predicate().into_iter().flat_map(Predicate::factors);
        let missing: Vec<FactorId> = deciding.filter(|it| !wanted.contains(it)).collect();
        wanted.extend(missing);
        next += 1;
    }
    wanted.sort_unstable();
    wanted
}

/// Returns the minutes that so many questions take, at about half a minute each.
pub fn minutes(questions: usize) -> usize {
    questions.div_ceil(2).max(1)
}

/// Returns in words when a question is asked, if not always.
fn asked(model: &Model, names: &Names, asked: &Asked) -> Option<AskedView> {
    let words = Words { model, names };
    let view = |kind, predicate| AskedView { kind, condition: words.predicate(predicate) };
    match asked {
        Asked::Always => None,
        Asked::When(predicate) => Some(view("only_if", predicate)),
        Asked::Unless(predicate) => Some(view("not_if", predicate)),
    }
}

/// Returns the word for a stage, as models write it.
fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::First => "first",
        Stage::Last => "last",
        Stage::After => "after",
    }
}

/// Returns the word for a kind of answer, as models write it.
fn kind(kind: &ContextKind) -> &'static str {
    match kind {
        ContextKind::Choice(_) => "choice",
        ContextKind::Choices(_) => "choices",
        ContextKind::Outcomes { .. } => "outcomes",
        ContextKind::Remarks(_) => "remarks",
        ContextKind::Dated(_) => "dated",
        ContextKind::Number => "number",
        ContextKind::Text(_) => "text",
        ContextKind::Date => "date",
    }
}

#[cfg(test)]
mod tests;
