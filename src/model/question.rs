//! What is asked: the scored questions, section by section, and the context.

use super::{ContextId, NameBy, Origin, RespondentId, SectionId};
use crate::points::Pull;

/// A branch of the value tree.
#[derive(Debug, Clone)]
pub struct Section {
    /// The id.
    pub id: String,
    /// The letter that references begin with, for example `A` in `A2`.
    pub letter: String,
    /// The topic; shown while asking, so it names no placement.
    pub title: String,
    /// The weight, in whole percent of the total.
    pub weight: i64,
    /// One line read before the section's questions.
    pub intro: String,
    /// Why these factors share one weight.
    pub rationale: String,
    /// Its questions may all be left out: they weigh nothing, and no gate or interaction reads them.
    pub optional: bool,
}

/// A criterion: one question with five levels.
#[derive(Debug, Clone)]
pub struct Factor {
    /// The id, as in answers files.
    pub id: String,
    /// The section it belongs to.
    pub section: SectionId,
    /// The reference printed in the paper, for example `A2`.
    pub reference: String,
    /// The share of its section's weight, in whole percent.
    pub share: i64,
    /// Asked in the short version.
    pub core: bool,
    /// Speaks about a person: notes stay out of copies that circulate.
    pub sensitive: bool,
    /// Who can answer best.
    pub asks: Vec<RespondentId>,
    /// The topic, as a noun phrase.
    pub name: String,
    /// The question.
    pub question: String,
    /// Why it is asked.
    pub why: String,
    /// Where to look for the answer.
    pub look: String,
    /// When the question does not apply, if it may not.
    pub not_applicable: Option<String>,
    /// The five levels, lowest first.
    pub levels: [LevelText; 5],
    /// What the levels do, for each placement.
    pub pulls: Vec<[Pull; 5]>,
    /// Why they do it, for each placement.
    pub argues: Vec<Argument>,
    /// Where it comes from.
    pub origin: Origin,
}

/// The two wordings of a level.
#[derive(Debug, Clone)]
pub struct LevelText {
    /// The wording to answer by.
    pub label: String,
    /// The neutral wording for the paper, a whole sentence.
    pub paper: String,
}

/// Why a factor speaks for or against a placement. Absent where it never does.
#[derive(Debug, Clone, Default)]
pub struct Argument {
    /// Printed where the pull is above zero.
    pub for_it: Option<String>,
    /// Printed where the pull is below zero.
    pub against: Option<String>,
}

/// A question that is asked but not scored.
#[derive(Debug, Clone)]
pub struct ContextQuestion {
    /// The id, a key of `[about]` in answers files.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: ContextKind,
    /// Whether the verdict needs it.
    pub required: bool,
    /// The topic, as a noun phrase.
    pub name: String,
    /// The question.
    pub question: String,
    /// Why it is asked.
    pub why: String,
    /// What texts print its answer for, if they do.
    pub placeholder: Option<Placeholder>,
}

/// A word that texts hold in braces, and what is printed for it.
#[derive(Debug, Clone)]
pub struct Placeholder {
    /// The word, without its braces.
    pub name: String,
    /// What is printed where the question has no answer.
    pub default: String,
    /// The context question whose choice may give another default.
    pub default_by: Option<NameBy>,
}

/// The kind of answer that a context question takes.
#[derive(Debug, Clone)]
pub enum ContextKind {
    /// One of these.
    Choice(Vec<Choice>),
    /// A whole number, not negative.
    Number,
    /// One line of text.
    Text,
    /// A calendar day.
    Date,
}

/// One answer to a context question.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The id, as in answers files.
    pub id: String,
    /// The wording to answer by.
    pub label: String,
    /// The wording for the paper, a whole sentence.
    pub paper: String,
}

/// The context questions that the program itself reads.
#[derive(Debug, Clone, Copy)]
pub struct Reserved {
    /// The company's name; text, with a placeholder.
    pub company: ContextId,
    /// Who prepared the paper; text.
    pub prepared_by: ContextId,
    /// The role of the person answering; a choice.
    pub role: ContextId,
    /// The day of the answers; a date.
    pub date: ContextId,
    /// The present home; a choice of the placements, [`SPLIT`], [`REVOPS`] and [`NO_HOME`].
    pub current_home: ContextId,
}

/// The choice of `current_home` for a team spread over several functions.
pub const SPLIT: &str = "split";
/// The choice of `current_home` for a team inside revenue operations.
pub const REVOPS: &str = "revops";
/// The choice of `current_home` for a company that has no team yet.
pub const NO_HOME: &str = "none";

/// Somebody who can answer.
#[derive(Debug, Clone)]
pub struct Respondent {
    /// The id.
    pub id: String,
    /// The title to print, with its article.
    pub name: String,
}

impl ContextQuestion {
    /// Returns the choices, none if the question takes another kind of answer.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            ContextKind::Choice(choices) => choices,
            _ => &[],
        }
    }
}
