//! What has to be settled before a team moves, and what each possible answer would mean.

use super::Evidence;
use crate::answers::{Answer, Answers, ContextAnswer, Level, Reply};
use crate::decide::{Advice, VerdictKind, evaluate};
use crate::model::Question;

/// A question to settle before the team moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsettled {
    /// The question.
    pub question: Question,
    /// What each possible answer would mean, with all other answers as they are. Empty if no single
    /// answer is enough.
    pub meanings: Vec<Meaning>,
}

/// Some answers to one question, and what would be advised with any of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The places of the levels or of the choices.
    pub answers: Vec<usize>,
    /// What would be advised.
    pub advice: Advice,
}

impl Evidence<'_> {
    pub(super) fn settle(&self) -> Vec<Unsettled> {
        let questions = self.evaluation.verdict.settle_first.iter();
        questions
            .map(|&question| Unsettled { question, meanings: self.meanings(question) })
            .collect()
    }

    fn meanings(&self, question: Question) -> Vec<Meaning> {
        let mut meanings: Vec<Meaning> = Vec::new();
        for place in 0..self.ways(question) {
            let advice = evaluate(self.model, &self.with(question, place)).verdict.advice();
            match meanings.last_mut() {
                Some(last) if last.advice == advice => last.answers.push(place),
                _ => meanings.push(Meaning { answers: vec![place], advice }),
            }
        }
        let settles = |it: &Meaning| it.advice.kind != VerdictKind::NotYet;
        if meanings.iter().any(settles) { meanings } else { Vec::new() }
    }

    /// Returns in how many ways a question can be answered.
    fn ways(&self, question: Question) -> usize {
        match question {
            Question::Factor(_) => Level::ALL.len(),
            Question::Context(question) => self.model[question].choices().len(),
        }
    }

    /// Returns the answers with another answer to one question.
    fn with(&self, question: Question, place: usize) -> Answers {
        let mut answers = self.answers.clone();
        match question {
            Question::Factor(factor) => {
                let reply = Reply::Level(Level::ALL[place]);
                answers.set(factor, Answer { reply, ..self.answers.answer(factor).clone() });
            }
            Question::Context(question) => {
                answers.set_about(question, Some(ContextAnswer::Choice(place)));
            }
        }
        answers
    }
}
