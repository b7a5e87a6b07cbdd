//! The answers about the company, ready to print.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{Material, format};
use crate::answers::ContextAnswer;
use crate::answers::notes::counted_first;
use crate::findings::coverage::earlier_than;
use crate::model::{Choice, ContextId, ContextKind, ContextQuestion, ELSEWHERE, Question};

/// The answer to a context question.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct AboutView {
    pub name: String,
    /// The choice's id, the number, the text or the date; for several answers, in words.
    pub value: String,
    /// What to print: the choice's wording for the paper, else the value.
    pub text: String,
    /// Whether it is the number 0.
    pub is_zero: bool,
    /// Whether it is the number 1.
    pub is_one: bool,
    /// For a text that begins with a count: what it counts.
    pub counted: Option<String>,
    /// For a date: the ids of the dates that are later.
    pub earlier_than: Vec<String>,
    /// Where several can be answered: each of them.
    pub parts: Vec<PartView>,
}

/// Who answered, by the role that was given.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorView {
    /// Whether the team whose home is asked about is their own.
    pub is_own_team: bool,
    /// The id of the placement that they lead or speak for.
    pub answers_for: Option<String>,
}

/// One of several answers to a context question.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PartView {
    pub id: String,
    pub name: String,
    pub text: String,
    /// Its outcome, if one is asked for: the id and the words.
    pub outcome_id: Option<String>,
    pub outcome: Option<String>,
    /// Until when it lasts, if a date is asked and known.
    pub until: Option<String>,
    /// What is said about it, if a line is asked for.
    pub remark: Option<String>,
}

impl Material<'_> {
    pub(super) fn about(&self) -> BTreeMap<String, AboutView> {
        let ids = self.model.context_ids();
        let asked = ids.filter(|&it| self.answers.applies(self.model, Question::Context(it)));
        asked.filter_map(|id| Some((self.model[id].id.clone(), self.about_view(id)?))).collect()
    }

    fn about_view(&self, id: ContextId) -> Option<AboutView> {
        let question = &self.model[id];
        let answer = self.answers.about(id)?;
        let (value, text) = self.value_and_text(question, answer);
        let counted = match answer {
            ContextAnswer::Text(text) => counted_first(text),
            _ => None,
        };
        let later = earlier_than(self.model, self.answers, id);
        Some(AboutView {
            name: self.fill(&question.name),
            value,
            text,
            is_zero: *answer == ContextAnswer::Number(0),
            is_one: *answer == ContextAnswer::Number(1),
            counted,
            earlier_than: later.into_iter().map(|it| self.model[it].id.clone()).collect(),
            parts: self.several(question, answer),
        })
    }

    /// Returns the value of an answer, and what to print.
    pub(super) fn value_and_text(
        &self,
        question: &ContextQuestion,
        answer: &ContextAnswer,
    ) -> (String, String) {
        match answer {
            ContextAnswer::Choice(choice) => {
                let choice = &question.choices()[*choice];
                (choice.id.clone(), self.fill(&choice.paper))
            }
            ContextAnswer::Number(number) => (number.to_string(), number.to_string()),
            ContextAnswer::Text(text) => (text.clone(), text.clone()),
            ContextAnswer::Date(date) => (date.to_string(), format::date(*date)),
            _ => {
                let words = self.fill(&question.in_words(answer));
                (words.clone(), words)
            }
        }
    }

    fn several(&self, question: &ContextQuestion, answer: &ContextAnswer) -> Vec<PartView> {
        let choices = question.choices();
        match (answer, &question.kind) {
            (ContextAnswer::Choices(given), _) => {
                given.iter().map(|&it| self.part_view(&choices[it], None, None)).collect()
            }
            (ContextAnswer::Dated(given), _) => {
                given.iter().map(|&(it, day)| self.part_view(&choices[it], None, day)).collect()
            }
            (ContextAnswer::Remarks(given), _) => given
                .iter()
                .map(|(it, text)| PartView {
                    remark: Some(text.clone()),
                    ..self.part_view(&choices[*it], None, None)
                })
                .collect(),
            (ContextAnswer::Outcomes(given), ContextKind::Outcomes { items, outcomes }) => {
                let part =
                    |it: &(usize, usize)| self.part_view(&items[it.0], Some(&outcomes[it.1]), None);
                given.iter().map(part).collect()
            }
            _ => Vec::new(),
        }
    }

    fn part_view(&self, it: &Choice, outcome: Option<&Choice>, until: Option<Date>) -> PartView {
        PartView {
            id: it.id.clone(),
            name: self.fill(&it.label),
            text: self.fill(&it.paper),
            outcome_id: outcome.map(|it| it.id.clone()),
            outcome: outcome.map(|it| self.fill(&it.label)),
            until: until.map(format::date),
            remark: None,
        }
    }

    pub(super) fn author(&self) -> AuthorView {
        let role = self.answers.choice(self.model.roles.role);
        let leads = role.and_then(|it| self.model[self.model.respondent_of_role(it)?].leads);
        AuthorView {
            is_own_team: role.is_some_and(|it| self.is_own_team(it)),
            answers_for: leads.map(|it| self.id(it)),
        }
    }

    /// Tells whether people in a role, by its place among the choices, belong to the team.
    pub(super) fn is_own_team(&self, role: usize) -> bool {
        self.model.own_standing.iter().any(|it| it.role == role)
    }

    /// Returns the text for each placeholder, and for a present home that is not a placement.
    pub(super) fn all_names(&self) -> BTreeMap<String, String> {
        let mut names: BTreeMap<_, _> = self.names.all().iter().cloned().collect();
        let question =
            self.model.roles.home_name.and_then(|it| self.model[it].placeholder.as_ref());
        let name = question.and_then(|it| names.get(&it.name).cloned());
        names.insert(ELSEWHERE.to_owned(), name.unwrap_or_else(|| ELSEWHERE.to_owned()));
        names
    }
}
