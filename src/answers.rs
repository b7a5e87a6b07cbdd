//! The answers of one company: levels with their basis and notes, and the context.
//!
//! [`read`] takes the text of an answers file against a model and returns valid [`Answers`] or
//! every mistake in it; a [`Document`] also returns the text with other answers, and keeps everything
//! that a person wrote.

mod document;
pub mod names;
pub mod words;

pub use document::{Document, Earlier, EarlierAnswer, TakenOver, read};

use jiff::civil::Date;

use crate::model::{
    ContextId, FactorId, Facts, Finding, Model, NO_HOME, PlacementId, REVOPS, SPLIT, SectionId,
    Subject,
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

/// The answers of one company, valid against one model. Factors and context questions are kept in
/// the model's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    about: Vec<Option<ContextAnswer>>,
    answers: Vec<Answer>,
    withheld: usize,
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
    /// "Does not apply": pulls nothing, and is no doubt.
    NotApplicable,
    /// Not asked, or skipped: pulls nothing, and counts as doubt.
    #[default]
    NotAsked,
}

/// A level from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// Returns the level with this number, if it is from 1 to 5.
    pub fn new(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|it| (1..=5).contains(it)).map(Self)
    }

    /// Returns the number, 1 to 5.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Returns the place in a list of five, 0 to 4.
    pub fn index(self) -> usize {
        usize::from(self.0 - 1)
    }
}

/// How an answer is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Basis {
    /// Counted or taken from a record.
    Measured,
    /// Seen at first hand.
    #[default]
    Seen,
    /// Believed or heard.
    Believed,
}

impl Basis {
    /// Every basis, the firmest first.
    pub const ALL: [Self; 3] = [Self::Measured, Self::Seen, Self::Believed];

    /// Returns the word used in answers files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Seen => "seen",
            Self::Believed => "believed",
        }
    }
}

/// The answer to a context question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContextAnswer {
    /// A choice, by its place in the question's list.
    Choice(usize),
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
    /// Spread over several.
    Split,
    /// Inside revenue operations.
    RevOps,
    /// There is no team yet.
    None,
}

impl Answers {
    /// Returns answers to nothing.
    pub fn blank(model: &Model) -> Self {
        Self {
            about: vec![None; model.context.len()],
            answers: vec![Answer::default(); model.factors.len()],
            withheld: 0,
            reworded: Vec::new(),
        }
    }

    /// Returns the answer to a factor's question.
    pub fn answer(&self, factor: FactorId) -> &Answer {
        &self.answers[factor.0]
    }

    /// Replaces the answer to a factor's question.
    pub fn set(&mut self, factor: FactorId, answer: Answer) {
        self.answers[factor.0] = answer;
    }

    /// Returns the factors whose question, or chosen level, was worded differently when they were
    /// answered, as the comments in the answers file tell.
    pub fn reworded(&self) -> &[FactorId] {
        &self.reworded
    }

    /// Tells whether a factor was worded differently when it was answered.
    pub fn is_reworded(&self, factor: FactorId) -> bool {
        self.reworded.contains(&factor)
    }

    /// Takes note that the answer to a factor's question is given to its present words.
    pub fn confirm(&mut self, factor: FactorId) {
        self.reworded.retain(|it| *it != factor);
    }

    /// Takes out the notes on sensitive questions, for a paper that goes round.
    pub fn withhold_sensitive_notes(&mut self, model: &Model) {
        for factor in model.factor_ids().filter(|&it| model[it].sensitive) {
            let note = self.answers[factor.0].note.take();
            self.withheld += usize::from(note.is_some());
        }
    }

    /// Returns how many notes have been taken out.
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

    /// Replaces the answer to a context question.
    pub fn set_about(&mut self, question: ContextId, answer: Option<ContextAnswer>) {
        self.about[question.0] = answer;
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
        let question = model.reserved.current_home;
        let choice = &model[question].choices()[self.choice(question)?];
        match choice.id.as_str() {
            SPLIT => Some(Home::Split),
            REVOPS => Some(Home::RevOps),
            NO_HOME => Some(Home::None),
            id => model.placement(id).map(Home::Placement),
        }
    }
}

impl Facts for Answers {
    /// Returns what the answers alone tell; what only an evaluation can tell is open.
    fn finding(&self, subject: Subject) -> Finding {
        match subject {
            Subject::Factor(factor) => match self.answer(factor).reply {
                Reply::Level(level) => Finding::Value(i64::from(level.number())),
                Reply::NotApplicable => Finding::None,
                Reply::Unknown | Reply::NotAsked => Finding::Open,
            },
            Subject::Context(question) => match self.about(question) {
                Some(ContextAnswer::Choice(choice)) => {
                    Finding::Value(i64::try_from(*choice).unwrap_or(i64::MAX))
                }
                Some(ContextAnswer::Number(number)) => Finding::Value(*number),
                Some(ContextAnswer::Text(_) | ContextAnswer::Date(_)) => Finding::Value(0),
                None => Finding::Open,
            },
            Subject::Recommended | Subject::Verdict | Subject::Gate(_) | Subject::Outlook => {
                Finding::Open
            }
        }
    }
}
