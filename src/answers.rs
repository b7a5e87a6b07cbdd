//! The answers of one company: levels with their basis and notes, and the context.
//!
//! [`read`] takes the text of an answers file against a model and returns valid [`Answers`] or
//! every mistake in it; a [`Document`] also returns the text with other answers, and keeps everything
//! that a person wrote.

mod contradictions;
mod document;
pub mod names;
pub mod notes;
pub mod positions;
mod together;
mod views;
pub mod words;

pub use contradictions::{Contradiction, Words};
pub use document::{
    Document, Earlier, EarlierAnswer, TakenOver, Written, check, commented_out, distinct, line_of,
    read, read_together,
};
pub use positions::{AdviceName, SetAside};
pub use together::{Differing, Disagreement, disagreements};
pub(crate) use views::are_apart;
pub use views::{Person, View};

use jiff::civil::Date;

use self::views::Joint;
pub use crate::model::Level;
use crate::model::{
    Asked, ContextId, ContextKind, ContextQuestion, ELSEWHERE, FactorId, Facts, Finding, Model,
    NO_HOME, PlacementId, Question, SPLIT, SectionId, Subject,
};

/// The version of the format of answers files.
pub const SCHEMA: i64 = 2;
/// The most characters of a text that a person wrote.
pub const LONGEST_TEXT: usize = 2_000;
/// The largest number that a context question takes: more than any count or sum of a company.
pub const LARGEST_NUMBER: i64 = 1_000_000_000_000;
/// The word for [`Reply::Unknown`] in answers files.
pub(crate) const UNKNOWN: &str = "unknown";
/// The word for [`Reply::NotApplicable`] in answers files.
pub(crate) const NOT_APPLICABLE: &str = "not_applicable";

/// The answers of one company, valid against one model, from one person or several. Factors and
/// context questions are kept in the model's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    about: Vec<Option<ContextAnswer>>,
    /// For each question on a leader's position, the advice that it is about, if that is recorded.
    advice_of: Vec<Option<AdviceName>>,
    /// What leaders said to another advice than the one that these answers count for.
    set_aside: Vec<SetAside>,
    answers: Vec<Joint>,
    /// Who answered, in order. At least one.
    people: Vec<Person>,
    /// What some answered differently about the company.
    differing: Vec<Differing>,
    /// The factors with an answer that was left out, because the group's answers say that the question
    /// is not asked.
    dropped: Vec<FactorId>,
    withheld: usize,
    /// Whether a paper on them is passed on.
    is_circulated: bool,
    /// The factors answered when they were worded differently.
    reworded: Vec<FactorId>,
}

/// The answer to one factor's question: a judgement, how it is known, and a note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// What was answered.
    pub reply: Reply,
    /// How it is known.
    pub basis: Basis,
    /// What the person added.
    pub note: Option<String>,
}

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reply {
    /// One of the five levels.
    Level(Level),
    /// "Don't know": pulls nothing, and counts as doubt.
    Unknown,
    /// "Does not apply": pulls nothing, and does not count as doubt.
    NotApplicable,
    /// Not asked, or skipped: pulls nothing, and counts as doubt.
    #[default]
    NotAsked,
}

/// How an answer is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Basis {
    /// Counted or taken from a record.
    Measured,
    /// Seen at first hand.
    Seen,
    /// Believed or heard.
    Believed,
    /// Nobody said how.
    #[default]
    NotStated,
}

impl Basis {
    /// Every basis, the firmest first.
    pub const ALL: [Self; 4] = [Self::Measured, Self::Seen, Self::Believed, Self::NotStated];

    /// Returns the word used in answers files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Seen => "seen",
            Self::Believed => "believed",
            Self::NotStated => "not_stated",
        }
    }
}

/// The answer to a context question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContextAnswer {
    /// A choice, by its place in the question's list.
    Choice(usize),
    /// Several choices, by their places.
    Choices(Vec<usize>),
    /// Items and the outcome of each, by their places.
    Outcomes(Vec<(usize, usize)>),
    /// Items and a line of text on each, by their places.
    Remarks(Vec<(usize, String)>),
    /// Items that last until a day, by their places; the day is none if it is not known.
    Dated(Vec<(usize, Option<Date>)>),
    /// A whole number.
    Number(i64),
    /// One line of text.
    Text(String),
    /// A day.
    Date(Date),
}

/// Where the team sits today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// In one of the placements.
    Placement(PlacementId),
    /// In a function that is not a placement.
    Elsewhere,
    /// Spread over several.
    Split,
    /// There is no team yet.
    None,
}

impl Answers {
    /// Returns empty answers.
    pub fn blank(model: &Model) -> Self {
        Self {
            about: vec![None; model.context.len()],
            advice_of: vec![None; model.context.len()],
            set_aside: Vec::new(),
            answers: vec![Joint::default(); model.factors.len()],
            people: vec![Person::default()],
            differing: Vec::new(),
            dropped: Vec::new(),
            withheld: 0,
            is_circulated: false,
            reworded: Vec::new(),
        }
    }

    /// Returns the answer to a factor's question.
    pub fn answer(&self, factor: FactorId) -> &Answer {
        &self.answers[factor.0].answer
    }

    /// Replaces the answer to a factor's question. Where there were several views, this is the only one.
    pub fn set(&mut self, factor: FactorId, answer: Answer) {
        self.answers[factor.0] = Joint::alone(answer);
    }

    /// Returns the factors whose question, or chosen level, was worded differently when they were
    /// answered. The answers file records this.
    pub fn reworded(&self) -> &[FactorId] {
        &self.reworded
    }

    /// Tells whether a factor was worded differently when it was answered.
    pub fn is_reworded(&self, factor: FactorId) -> bool {
        self.reworded.contains(&factor)
    }

    /// Records that the answer to a factor's question is given to its present words.
    pub fn confirm(&mut self, factor: FactorId) {
        self.reworded.retain(|it| *it != factor);
    }

    /// Removes the notes on sensitive questions, for a paper that is passed on. It does not say either who
    /// said what.
    pub fn circulate(&mut self, model: &Model) {
        self.is_circulated = true;
        for factor in model.factor_ids().filter(|&it| model[it].sensitive) {
            let Joint { answer, views } = &mut self.answers[factor.0];
            let notes = views.iter_mut().map(|it| &mut it.answer.note);
            let given = notes.filter_map(Option::take).count();
            self.withheld += given.max(usize::from(answer.note.take().is_some()));
        }
    }

    /// Tells whether a paper on them is passed on, and so does not say who said what.
    pub fn is_circulated(&self) -> bool {
        self.is_circulated
    }

    /// Returns how many notes have been removed.
    pub fn withheld(&self) -> usize {
        self.withheld
    }

    /// Returns the level of a factor, if it has one.
    pub fn level(&self, factor: FactorId) -> Option<Level> {
        match self.answer(factor).reply {
            Reply::Level(level) => Some(level),
            _ => None,
        }
    }

    /// Tells whether anything in a section has a reply or a note.
    pub fn touches(&self, model: &Model, section: SectionId) -> bool {
        model.factors_of(section).any(|it| *self.answer(it) != Answer::default())
    }

    /// Returns the answer to a context question.
    pub fn about(&self, question: ContextId) -> Option<&ContextAnswer> {
        self.about[question.0].as_ref()
    }

    /// Replaces the answer to a context question. Another position than before is about the present advice.
    pub fn set_about(&mut self, question: ContextId, answer: Option<ContextAnswer>) {
        if self.about[question.0] != answer {
            self.about[question.0] = answer;
            self.advice_of[question.0] = None;
        }
    }

    /// Returns the text answer to a context question, if there is one.
    pub fn text(&self, question: ContextId) -> Option<&str> {
        match self.about(question) {
            Some(ContextAnswer::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns the day given to a context question, if there is one.
    pub fn date(&self, question: ContextId) -> Option<Date> {
        match self.about(question) {
            Some(ContextAnswer::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// Returns the place of the choice given to a context question, if there is one.
    pub fn choice(&self, question: ContextId) -> Option<usize> {
        match self.about(question) {
            Some(ContextAnswer::Choice(choice)) => Some(*choice),
            _ => None,
        }
    }

    /// Returns where the team sits today, if that is answered.
    pub fn home(&self, model: &Model) -> Option<Home> {
        let question = model.roles.current_home;
        let choice = &model[question].choices()[self.choice(question)?];
        match choice.id.as_str() {
            ELSEWHERE => Some(Home::Elsewhere),
            SPLIT => Some(Home::Split),
            NO_HOME => Some(Home::None),
            id => model.placement(id).map(Home::Placement),
        }
    }

    /// Tells whether a question is asked in this company.
    pub fn applies(&self, model: &Model, question: Question) -> bool {
        match model.asked(question) {
            Asked::Always => true,
            Asked::When(predicate) => predicate.holds(&self.facts(model)),
            Asked::Unless(predicate) => !predicate.holds(&self.facts(model)),
        }
    }

    /// Returns the reply that counts. A question that is not asked does not apply, even if it has
    /// an answer.
    pub fn reply(&self, model: &Model, factor: FactorId) -> Reply {
        let applies = self.applies(model, Question::Factor(factor));
        if applies { self.answer(factor).reply } else { Reply::NotApplicable }
    }

    /// Returns the answer given about a subject, even if its question is not asked.
    pub(crate) fn given(&self, subject: Subject) -> Finding {
        match subject {
            Subject::Factor(factor) => match self.answer(factor).reply {
                Reply::Level(level) => Finding::Value(i64::from(level.number())),
                Reply::NotApplicable => Finding::None,
                Reply::Unknown | Reply::NotAsked => Finding::Open,
            },
            Subject::Context(question) => self.about(question).map_or(Finding::Open, given),
            Subject::Recommended
            | Subject::Leaning
            | Subject::Proposed
            | Subject::InPlace
            | Subject::NotInPlace
            | Subject::Granted
            | Subject::Compared
            | Subject::Verdict
            | Subject::Gate(_)
            | Subject::Outlook => Finding::Open,
        }
    }

    /// Returns the facts that predicates read from the answers.
    pub fn facts<'a>(&'a self, model: &'a Model) -> Told<'a> {
        Told { answers: self, model }
    }
}

/// The facts from the answers alone. Facts that need an evaluation are open.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    answers: &'a Answers,
    model: &'a Model,
}

impl Told<'_> {
    fn applies(&self, question: Question) -> bool {
        self.answers.applies(self.model, question)
    }
}

impl Facts for Told<'_> {
    fn finding(&self, subject: Subject) -> Finding {
        match subject {
            Subject::Factor(it) if !self.applies(Question::Factor(it)) => Finding::None,
            Subject::Context(it) if !self.applies(Question::Context(it)) => Finding::None,
            _ => self.answers.given(subject),
        }
    }
}

/// Returns the fact in an answer to a context question.
fn given(answer: &ContextAnswer) -> Finding {
    let place = |it: &usize| Finding::Value(i64::try_from(*it).unwrap_or(i64::MAX));
    let any = |is_empty: bool| if is_empty { Finding::None } else { Finding::Value(0) };
    match answer {
        ContextAnswer::Choice(choice) => place(choice),
        ContextAnswer::Choices(choices) => Finding::Several(choices.iter().copied().collect()),
        ContextAnswer::Number(number) => Finding::Value(*number),
        ContextAnswer::Text(_) | ContextAnswer::Date(_) => Finding::Value(0),
        ContextAnswer::Outcomes(outcomes) => {
            Finding::Several(outcomes.iter().map(|it| it.1).collect())
        }
        ContextAnswer::Remarks(remarks) => any(remarks.is_empty()),
        ContextAnswer::Dated(dated) => any(dated.is_empty()),
    }
}

impl ContextQuestion {
    /// Returns an answer in words, with placeholders not filled in.
    pub fn in_words(&self, answer: &ContextAnswer) -> String {
        let words: Vec<String> = match (answer, &self.kind) {
            (ContextAnswer::Choice(given), _) => vec![self.choices()[*given].label.clone()],
            (ContextAnswer::Number(number), _) => vec![number.to_string()],
            (ContextAnswer::Text(text), _) => vec![text.clone()],
            (ContextAnswer::Date(date), _) => vec![date.to_string()],
            (ContextAnswer::Choices(given), _) => {
                given.iter().map(|it| self.choices()[*it].label.clone()).collect()
            }
            (ContextAnswer::Dated(given), _) => {
                given.iter().map(|(it, _)| self.choices()[*it].label.clone()).collect()
            }
            (ContextAnswer::Remarks(given), _) => {
                let pair =
                    |(it, text): &(usize, String)| format!("{}: {text}", self.choices()[*it].label);
                given.iter().map(pair).collect()
            }
            (ContextAnswer::Outcomes(given), ContextKind::Outcomes { items, outcomes }) => {
                let pair = |it: &(usize, usize)| {
                    format!("{}: {}", items[it.0].label, outcomes[it.1].label)
                };
                given.iter().map(pair).collect()
            }
            _ => Vec::new(),
        };
        words.join("; ")
    }
}
