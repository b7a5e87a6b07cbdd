//! What has to be settled before a team moves, ready to print.

use serde::Serialize;

use super::Material;
use super::verdict::AdviceView;
use crate::findings::settle::{Meaning, Unsettled};
use crate::model::Question;

/// A question to settle before the team moves.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SettleView {
    pub id: String,
    /// Null for a question on the company.
    pub reference: Option<String>,
    pub name: String,
    pub question: String,
    /// Who can answer; empty for a question on the company.
    pub ask: Vec<String>,
    /// What each possible answer would mean. Empty if no single answer is enough.
    pub meanings: Vec<MeaningView>,
}

/// Some answers to one question, and what would be advised with any of them.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct MeaningView {
    pub answers: Vec<String>,
    pub advice: AdviceView,
}

impl Material<'_> {
    pub(super) fn settle(&self, unsettled: &Unsettled) -> SettleView {
        let question = unsettled.question;
        let meanings = unsettled.meanings.iter().map(|it| self.meaning(question, it)).collect();
        let id = self.question_id(question);
        match question {
            Question::Factor(factor) => {
                let item = &self.model[factor];
                SettleView {
                    id,
                    reference: Some(item.reference.clone()),
                    name: self.fill(&item.name),
                    question: self.fill(&item.question),
                    ask: self.whom(factor),
                    meanings,
                }
            }
            Question::Context(context) => {
                let item = &self.model[context];
                SettleView {
                    id,
                    reference: None,
                    name: self.fill(&item.name),
                    question: self.fill(&item.question),
                    ask: Vec::new(),
                    meanings,
                }
            }
        }
    }

    fn meaning(&self, question: Question, meaning: &Meaning) -> MeaningView {
        let label = |&place: &usize| match question {
            Question::Factor(factor) => self.fill(&self.model[factor].levels[place].label),
            Question::Context(context) => self.fill(&self.model[context].choices()[place].label),
        };
        MeaningView {
            answers: meaning.answers.iter().map(label).collect(),
            advice: self.advice(&meaning.advice),
        }
    }
}
