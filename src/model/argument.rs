//! Arguments: what answers say that tell two homes apart, gathered by subject.
//!
//! Each answer that gives points to a home has a row in one argument, and all points of an argument are
//! printed together. The answer with the most points gives its sentence, the claim. A claim states a fact
//! about the company, so it is true whichever home it helps.

use std::ops::RangeInclusive;

use super::{
    ArgumentId, EventId, FactorId, InteractionId, Level, Model, PlacementId, Predicate, Said,
};

/// What answers on one subject say, on one side of it.
#[derive(Debug, Clone)]
pub struct Argument {
    /// The id, unique in the model.
    pub id: String,
    /// The subject, which it shares with the opposite argument.
    pub family: String,
    /// What it says, answer by answer.
    pub rows: Vec<Claim>,
}

/// What one answer says in an argument.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The question.
    pub factor: FactorId,
    /// The levels for which it is said.
    pub at: RangeInclusive<u8>,
    /// Whether an interaction must have changed the answer's pulls, or must not.
    pub given: Option<(InteractionId, bool)>,
    /// The home whose own failing it is, if it is one's: no case that its supporters would make.
    pub blames: Option<PlacementId>,
    /// The sentence.
    pub text: String,
    /// The sentence around the note, for an answer that has one: it says more than the level.
    pub noted: Option<String>,
    /// A half-sentence that is added to it where its predicate holds.
    pub more: Option<Said>,
    /// The best short reply.
    pub counter: Option<Counter>,
}

/// The best short reply to a claim.
#[derive(Debug, Clone)]
pub struct Counter {
    /// The sentence.
    pub text: String,
    /// Where it is said; everywhere if there is none.
    pub when: Option<Predicate>,
    /// What gives it its price, if it has one.
    pub price: Option<Priced>,
}

/// What gives a reply its price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priced {
    /// What another answer would bring.
    Supposing(FactorId, Step),
    /// How often an event would change the advice.
    Event(EventId),
}

/// Another answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// This level.
    To(Level),
    /// The level above.
    Up,
    /// The level below.
    Down,
}

impl Step {
    /// Returns the level that this leads to from another; none if there is none, or if it is the same.
    pub fn from(self, level: Level) -> Option<Level> {
        let number = i64::from(level.number());
        match self {
            Self::To(to) => Some(to).filter(|it| *it != level),
            Self::Up => Level::new(number + 1),
            Self::Down => Level::new(number - 1),
        }
    }
}

impl Claim {
    /// Tells whether this is said of an answer whose pulls these interactions changed.
    pub fn is_said(&self, factor: FactorId, level: Level, changed_by: &[InteractionId]) -> bool {
        let fits = |it: (InteractionId, bool)| changed_by.contains(&it.0) == it.1;
        self.factor == factor && self.at.contains(&level.number()) && self.given.is_none_or(fits)
    }
}

impl Model {
    /// Returns the argument and the claim for an answer whose pulls these interactions changed.
    pub fn claim(
        &self,
        factor: FactorId,
        level: Level,
        changed_by: &[InteractionId],
    ) -> Option<(ArgumentId, &Claim)> {
        let ids = (0..self.arguments.len()).map(ArgumentId);
        let mut rows = ids.flat_map(|id| self[id].rows.iter().map(move |it| (id, it)));
        rows.find(|(_, it)| it.is_said(factor, level, changed_by))
    }
}
