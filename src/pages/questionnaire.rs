//! The questionnaire: every question in readable form, to print or to fill in.
//!
//! [`Questionnaire`] takes a model and returns what the templates `questions.md` and `blank.toml`
//! show. It holds no answers, so names are the default names of the model.

use serde::Serialize;

use crate::answers::names::Names;
use crate::answers::{Answers, SCHEMA, Words};
use crate::model::{
    Asked, Choice, ContextId, ContextKind, FactorId, Model, RespondentId, SectionId, Stage,
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
    /// `choice`, `choices`, `outcomes`, `dated`, `number`, `text` or `date`.
    pub kind: &'static str,
    pub required: bool,
    /// `first`, `last` or `after`: before or after the questions with levels, or after a result.
    pub stage: &'static str,
    /// When it is asked, if not always.
    pub asked: Option<AskedView>,
    pub question: String,
    pub why: String,
    pub choices: Vec<ChoiceView>,
    /// The items that need an outcome.
    pub items: Vec<ChoiceView>,
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

impl Questionnaire {
    /// Takes the questions of a model: all of them, or those that one respondent answers best. Of the
    /// questions on the company, a respondent gets those that come first or without which there is no
    /// advice, and the date.
    pub fn new(model: &Model, role: Option<RespondentId>) -> Self {
        let maker = Maker { model, role, names: Names::new(model, &Answers::blank(model)) };
        let asked: Vec<FactorId> = model.factor_ids().filter(|id| maker.is_asked(*id)).collect();
        let contexts = maker.contexts().into_iter();
        Self {
            schema: SCHEMA,
            model: ModelView {
                id: model.id.clone(),
                version: model.version.clone(),
                title: model.title.clone(),
            },
            role: role.map(|role| RoleView {
                id: model[role].id.clone(),
                name: maker.names.fill(&model[role].name),
            }),
            about: contexts.map(|id| Self::about(model, &maker.names, id)).collect(),
            sections: maker.sections(&asked),
            questions: asked.iter().filter(|id| !model.is_optional(**id)).count(),
            optional: asked.iter().filter(|id| model.is_optional(**id)).count(),
            core: asked.iter().filter(|id| model[**id].core).count(),
            small_team: Some(model.bands.small_team).filter(|_| !model.core_small_team.is_empty()),
        }
    }
}

impl Questionnaire {
    /// Returns a question on the company.
    pub fn about(model: &Model, names: &Names, id: ContextId) -> AboutView {
        let question = &model[id];
        let choice = |it: &Choice| ChoiceView { id: it.id.clone(), label: names.fill(&it.label) };
        let (choices, items) = match &question.kind {
            ContextKind::Outcomes { items, outcomes } => (&outcomes[..], &items[..]),
            _ => (question.choices(), &[][..]),
        };
        AboutView {
            id: question.id.clone(),
            kind: kind(&question.kind),
            required: question.required,
            stage: stage(question.stage),
            asked: asked(model, names, &question.asked),
            question: names.fill(&question.question),
            why: names.fill(&question.why),
            choices: choices.iter().map(choice).collect(),
            items: items.iter().map(choice).collect(),
        }
    }

    /// Returns a scored question.
    pub fn question(model: &Model, names: &Names, id: FactorId) -> QuestionView {
        let factor = &model[id];
        let fill = |text: &String| names.fill(text);
        QuestionView {
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

struct Maker<'m> {
    model: &'m Model,
    role: Option<RespondentId>,
    names: Names,
}

impl Maker<'_> {
    fn is_asked(&self, factor: FactorId) -> bool {
        self.role.is_none_or(|role| self.model[factor].asks.contains(&role))
    }

    fn contexts(&self) -> Vec<ContextId> {
        let date = self.model.roles.date;
        let is_asked = |id: &ContextId| {
            let question = &self.model[*id];
            let comes_first = question.required || question.stage == Stage::First;
            self.role.is_none() || *id == date || comes_first
        };
        self.model.context_ids().filter(is_asked).collect()
    }

    fn sections(&self, asked: &[FactorId]) -> Vec<SectionView> {
        let view = |section: SectionId| {
            let text = &self.model[section];
            let own = asked.iter().filter(|id| self.model[**id].section == section);
            SectionView {
                letter: text.letter.clone(),
                title: self.names.fill(&text.title),
                intro: self.names.fill(&text.intro),
                optional: text.optional,
                questions: own
                    .map(|id| Questionnaire::question(self.model, &self.names, *id))
                    .collect(),
            }
        };
        let all = (0..self.model.sections.len()).map(SectionId);
        all.map(view).filter(|it| !it.questions.is_empty()).collect()
    }
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
        ContextKind::Dated(_) => "dated",
        ContextKind::Number => "number",
        ContextKind::Text => "text",
        ContextKind::Date => "date",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{self, ContextAnswer, Document, Level, Reply};
    use crate::diagnostic::SourceFile;
    use crate::fixture;
    use crate::model::builtin_model;
    use crate::templates::Templates;

    fn filled(template: &str, model: &Model, role: Option<RespondentId>) -> String {
        let templates = Templates::new().unwrap();
        templates.fill(template, &Questionnaire::new(model, role)).unwrap()
    }

    fn parse(text: &str, model: &Model) -> Document {
        let file = SourceFile { name: "blank.toml".into(), text: text.to_owned() };
        // A form that is filled in completely also answers questions that are not asked.
        Document::parse_unfinished(&file, model)
            .unwrap_or_else(|mistakes| panic!("{mistakes}\n{text}"))
    }

    fn read(text: &str, model: &Model) -> Answers {
        parse(text, model).answers().clone()
    }

    /// Fills in a blank file as a person would: removes the `# ` and writes an answer.
    fn filled_in(blank: &str, model: &Model) -> String {
        let line = |line: &str| {
            let key = line.strip_prefix("# ").and_then(|it| it.split_once(" = ")).map(|it| it.0);
            let key = key.or(line.strip_prefix("# ").and_then(|it| it.strip_suffix(" =")));
            let Some(key) = key else { return line.to_owned() };
            match model.context(key).map(|id| &model[id].kind) {
                Some(ContextKind::Choice(choices)) => format!("{key} = \"{}\"", choices[0].id),
                Some(ContextKind::Number) => format!("{key} = 7"),
                Some(ContextKind::Date) => format!("{key} = 2026-05-11"),
                Some(ContextKind::Text) => format!("{key} = \"Words\""),
                Some(ContextKind::Choices(choices)) => format!("{key} = [\"{}\"]", choices[0].id),
                Some(ContextKind::Dated(choices)) => {
                    format!("{key} = [{{ what = \"{}\", until = 2027-03-31 }}]", choices[0].id)
                }
                Some(ContextKind::Outcomes { items, outcomes }) => {
                    format!("{key} = {{ {} = \"{}\" }}", items[0].id, outcomes[0].id)
                }
                None if model.factor(key).is_some() => format!("{key} = 4"),
                None => line.to_owned(),
            }
        };
        blank.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
    }

    #[test]
    fn a_blank_file_is_valid_and_says_nothing() {
        for model in [fixture::model(), builtin_model()] {
            for role in [None, Some(RespondentId(0))] {
                let blank = filled("blank.toml", &model, role);
                assert_eq!(read(&blank, &model), Answers::blank(&model));
            }
        }
    }

    #[test]
    fn a_blank_file_goes_straight_back_in() {
        let model = builtin_model();
        let text = filled_in(&filled("blank.toml", &model, None), &model);
        let answers = read(&text, &model);
        for factor in model.factor_ids() {
            let id = &model[factor].id;
            assert_eq!(answers.level(factor).map(Level::number), Some(4), "{id}\n{text}");
        }
        for question in model.context_ids() {
            assert!(answers.about(question).is_some(), "{}", model[question].id);
        }
        assert_eq!(parse(&text, &model).with(&answers, &model), text);
    }

    #[test]
    fn the_wizard_goes_on_in_a_blank_file() {
        let model = builtin_model();
        let blank = filled("blank.toml", &model, None);
        let (first, home) = (FactorId(0), model.roles.current_home);
        let mut answers = read(&blank, &model);
        answers.set(first, fixture_level(2));
        answers.set_about(home, Some(ContextAnswer::Choice(0)));
        let text = parse(&blank, &model).with(&answers, &model);
        assert_eq!(read(&text, &model), answers);
        for line in blank.lines() {
            assert!(text.contains(line), "{line} is lost in\n{text}");
        }
    }

    #[test]
    fn a_level_filled_in_and_changed_keeps_the_levels_above_it() {
        let model = builtin_model();
        let text = filled_in(&filled("blank.toml", &model, None), &model);
        let mut answers = read(&text, &model);
        let last = FactorId(model.factors.len() - 1);
        answers.set(last, fixture_level(1));
        let changed = parse(&text, &model).with(&answers, &model);
        assert_eq!(read(&changed, &model), answers);
        for line in text.lines().filter(|line| line.starts_with('#')) {
            assert!(changed.contains(line), "{line} is lost in\n{changed}");
        }
    }

    fn fixture_level(number: i64) -> answers::Answer {
        let reply = Reply::Level(Level::new(number).unwrap());
        answers::Answer { reply, ..answers::Answer::default() }
    }

    #[test]
    fn a_role_gets_its_own_questions_and_together_they_get_all() {
        let model = builtin_model();
        let all = Questionnaire::new(&model, None);
        assert_eq!(all.questions + all.optional, model.factors.len());
        let names = Names::new(&model, &Answers::blank(&model));
        let mut seen = std::collections::BTreeSet::new();
        for role in (0..model.respondents.len()).map(RespondentId) {
            let own = Questionnaire::new(&model, Some(role));
            assert!(own.questions > 0 && own.questions < all.questions, "{}", model[role].id);
            let questions = own.sections.iter().flat_map(|it| &it.questions);
            seen.extend(
                questions
                    .inspect(|it| assert!(it.ask.contains(&names.fill(&model[role].name))))
                    .map(|it| it.id.clone()),
            );
        }
        assert_eq!(seen.len(), model.factors.len());
    }

    #[test]
    fn the_printed_questionnaire_says_everything() {
        let model = builtin_model();
        let text = filled("questions.md", &model, None);
        // The text without the characters that escape Markdown.
        let plain = text.replace('\\', "");
        let names = Names::new(&model, &Answers::blank(&model));
        for factor in &model.factors {
            let labels = factor.levels.iter().map(|it| &it.label);
            let texts = [&factor.question, &factor.why, &factor.look];
            for expected in texts.into_iter().chain(labels).chain(&factor.not_applicable) {
                assert!(plain.contains(&names.fill(expected)), "{expected}");
            }
        }
        for question in &model.context {
            assert!(plain.contains(&names.fill(&question.question)), "{}", question.id);
        }
        assert!(!plain.contains("cmo_trusts_mops"), "ids are for files");
    }
}
