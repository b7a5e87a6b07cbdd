//! All questions: the scored ones, section by section, and those on the context.

use super::{ContextId, FactorId, NameBy, Origin, Predicate, RespondentId, SectionId};
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
    /// The same in two or three words, for running text.
    pub short: String,
    /// The weight, in whole percent of the total.
    pub weight: i64,
    /// One line read before the section's questions.
    pub intro: String,
    /// Why these factors share one weight.
    pub rationale: String,
    /// Whether it may be left out: its questions weigh nothing, and no gate or interaction reads
    /// them.
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
    /// What the levels count, if they count something.
    pub counts: Option<Counts>,
    /// Where its levels run better, if a later count can be better or worse than an earlier one.
    pub better: Option<End>,
    /// Asked in the short version.
    pub core: bool,
    /// A measured answer counts as a fact, so the trials do not move it.
    pub fact: bool,
    /// When it is asked. If it is not asked, it does not apply.
    pub asked: Asked,
    /// The question is about a person, so notes on it can be left out of copies that are passed on.
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
    /// Which record shows the answer, and which lines of it count, if it is counted once and not over
    /// several cases.
    pub record: Option<String>,
    /// What people may read differently in that record.
    pub unclear: Option<String>,
    /// The question in one line, where it is long.
    pub brief: Option<String>,
    /// How its count is worded when it is taken again, with `{count}`; none if it cannot be.
    pub next: Option<String>,
    /// In which case the question does not apply, if that is possible.
    pub not_applicable: Option<String>,
    /// The five levels, lowest first.
    pub levels: [LevelText; 5],
    /// What the levels do, for each placement.
    pub pulls: Vec<[Pull; 5]>,
    /// Where it comes from.
    pub origin: Origin,
}

/// An end of the five levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Level 1.
    Low,
    /// Level 5.
    High,
}

impl End {
    /// Both, by their words in a model.
    pub const WORDS: [(&str, Self); 2] = [("low", Self::Low), ("high", Self::High)];
}

/// What the levels of a factor count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// What is counted.
    pub what: Counted,
    /// The least count of each level, rising or falling with the levels.
    pub least: [i64; 5],
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// Cases, out of so many.
    OutOf(i64),
    /// Units with one of these names, such as “working days” or “days”.
    Units(Vec<String>),
}

impl Counts {
    /// Tells whether a count belongs to a level.
    pub fn is_at(&self, level: Level, count: i64) -> bool {
        let least = self.least[level.index()];
        let next = self.least.iter().filter(|it| **it > least).min();
        count >= least && next.is_none_or(|it| count < *it)
    }
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

/// When a question is asked. If it is not asked, it does not apply.
#[derive(Debug, Clone, Default)]
pub enum Asked {
    /// In every company.
    #[default]
    Always,
    /// If this holds for certain.
    When(Predicate),
    /// If this does not hold for certain.
    Unless(Predicate),
}

impl Asked {
    /// Returns the predicate that decides it, if there is one.
    pub fn predicate(&self) -> Option<&Predicate> {
        match self {
            Self::Always => None,
            Self::When(predicate) | Self::Unless(predicate) => Some(predicate),
        }
    }
}

/// When a question on the company is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Before the questions with levels.
    First,
    /// After them.
    #[default]
    Last,
    /// Once there is a first result.
    After,
}

/// The wordings of a level.
#[derive(Debug, Clone)]
pub struct LevelText {
    /// The wording to answer by.
    pub label: String,
    /// The neutral wording for the paper, a whole sentence.
    pub paper: String,
    /// The wording inside a sentence, a few words.
    pub count: String,
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
    /// When it is asked, before or after the questions with levels.
    pub stage: Stage,
    /// When it is asked at all. If it is not asked, it does not apply.
    pub asked: Asked,
    /// The topic, as a noun phrase.
    pub name: String,
    /// The question.
    pub question: String,
    /// What is asked of each item that was chosen, after the item's name. Only some kinds have it.
    pub each: Option<String>,
    /// Why it is asked.
    pub why: String,
    /// The placeholder for which texts print its answer, if there is one.
    pub placeholder: Option<Placeholder>,
}

/// A word in braces in texts, and the text that replaces it.
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
    /// Any number of these.
    Choices(Vec<Choice>),
    /// For any number of items, one outcome each.
    Outcomes {
        /// The items that have an outcome.
        items: Vec<Choice>,
        /// The outcomes.
        outcomes: Vec<Choice>,
    },
    /// For any number of these, a line of text each.
    Remarks(Vec<Choice>),
    /// Any number of these, each with a day.
    Dated(Vec<Choice>),
    /// A whole number, not negative.
    Number,
    /// One line of text, of so many characters at most, if the model says so.
    Text(Option<usize>),
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

/// The context questions that the program itself reads, by their role.
#[derive(Debug, Clone, Copy)]
pub struct Roles {
    /// The company's name; text, with a placeholder.
    pub company: ContextId,
    /// Who prepared the paper; text.
    pub prepared_by: ContextId,
    /// The role of the person answering; a choice.
    pub role: ContextId,
    /// The day of the answers; a date.
    pub date: ContextId,
    /// The present home; a choice of the placements, [`ELSEWHERE`], [`SPLIT`] and [`NO_HOME`].
    pub current_home: ContextId,
    /// The day by which to decide; a date.
    pub decide_by: Option<ContextId>,
    /// The day on which a change begins; a date.
    pub start_date: Option<ContextId>,
    /// The name of a present home outside the placements; text.
    pub home_name: Option<ContextId>,
    /// How many people are in the team; a number.
    pub team_size: Option<ContextId>,
    /// How many more are approved; a number.
    pub approved_positions: Option<ContextId>,
    /// What has to end before anything changes; dated.
    pub blocked_until: Option<ContextId>,
    /// How it turned out where an arrangement was tried; outcomes.
    pub tried: Option<ContextId>,
    /// What differs where an arrangement is tried again; remarks.
    pub differs: Option<ContextId>,
}

impl Roles {
    /// Returns the question of every role, by its key in the model's files.
    pub fn parts(&self) -> Vec<(&'static str, ContextId)> {
        let needed = [
            ("company", self.company),
            ("prepared_by", self.prepared_by),
            ("role", self.role),
            ("date", self.date),
            ("current_home", self.current_home),
        ];
        let others = [
            ("decide_by", self.decide_by),
            ("start_date", self.start_date),
            ("home_name", self.home_name),
            ("team_size", self.team_size),
            ("approved_positions", self.approved_positions),
            ("blocked_until", self.blocked_until),
            ("tried", self.tried),
            ("differs", self.differs),
        ];
        let others = others.into_iter().filter_map(|(part, it)| Some((part, it?)));
        needed.into_iter().chain(others).collect()
    }
}

/// The factors that people in a role answer about themselves: their own work, or their function.
#[derive(Debug, Clone)]
pub struct OwnStanding {
    /// The place of the role among the choices.
    pub role: usize,
    /// The factors.
    pub factors: Vec<FactorId>,
}

/// What the outcomes of something tried before mean for proposing it, by their places.
#[derive(Debug, Clone, Default)]
pub struct Tried {
    /// The outcomes with which it comes before others.
    pub first: Vec<usize>,
    /// The outcomes with which it is proposed only together with what differs this time.
    pub again: Vec<usize>,
    /// The outcomes with which it is in place already, so that nobody has to propose it.
    pub running: Vec<usize>,
}

/// The choice of the present home for a team in a function that is not a placement.
pub const ELSEWHERE: &str = "elsewhere";
/// The choice of the present home for a team spread over several functions.
pub const SPLIT: &str = "split";
/// The choice of the present home for a company that has no team yet.
pub const NO_HOME: &str = "none";

impl ContextQuestion {
    /// Returns the choices; none if the question takes another kind of answer.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            ContextKind::Choice(choices)
            | ContextKind::Choices(choices)
            | ContextKind::Remarks(choices)
            | ContextKind::Dated(choices) => choices,
            _ => &[],
        }
    }
}
