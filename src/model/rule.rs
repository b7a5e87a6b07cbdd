//! Rules over the answers: gates, interactions, remedies, events and checks.

use std::ops::RangeInclusive;

use super::{
    Asked, ContextId, FactorId, Level, Model, Origin, PlacementId, Predicate, Said, Subject,
};
use crate::points::Pull;

/// A condition that a placement must pass, whatever its score (a conjunctive screen).
#[derive(Debug, Clone)]
pub struct Gate {
    /// The id.
    pub id: String,
    /// The placement it guards.
    pub placement: PlacementId,
    /// Its requirement, as a noun phrase.
    pub name: String,
    /// The answers with which it fails.
    pub fails_when: Predicate,
    /// The answers with which its requirement is not fully met.
    pub conditional_when: Predicate,
    /// What the placement must have.
    pub requirement: String,
    /// Whether it is a fact about the company, which nobody changes for the sake of a team.
    pub is_fact: bool,
    /// Why it fails, in a sentence. Of these and all other texts, the first that holds is printed.
    pub fails: Vec<Said>,
    /// Why nobody can tell.
    pub open: Vec<Said>,
    /// Why it is conditional.
    pub conditional: Vec<Said>,
    /// What would meet it, as a clause.
    pub met_once: Vec<Said>,
    /// What would have to be confirmed where it fails on beliefs, as clauses: one of them is enough.
    pub opposite: Vec<Opposite>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What would have to be confirmed where a gate fails on beliefs.
#[derive(Debug, Clone)]
pub struct Opposite {
    /// The question on whose answer it turns: where that answer is known, there is nothing to confirm.
    pub factor: Option<FactorId>,
    /// The clause.
    pub text: String,
}

impl Gate {
    /// Returns every text that says why it has an outcome, and what would meet it.
    pub fn texts(&self) -> impl Iterator<Item = &Said> {
        let outcomes = self.fails.iter().chain(&self.open).chain(&self.conditional);
        outcomes.chain(&self.met_once)
    }
}

/// A rule by which some answers change the pulls of other answered factors.
#[derive(Debug, Clone)]
pub struct Interaction {
    /// The id.
    pub id: String,
    /// What it is about, as a noun phrase.
    pub name: String,
    /// When it acts.
    pub trigger: Trigger,
    /// Why it acts.
    pub because: String,
    /// Half a sentence for an argument whose points it changed. Of several, the first that holds is
    /// printed.
    pub half: Vec<Said>,
    /// What it does.
    pub effects: Vec<Effect>,
    /// Where it comes from.
    pub origin: Origin,
}

/// When an interaction acts.
#[derive(Debug, Clone)]
pub enum Trigger {
    /// If the predicate holds for certain.
    When(Predicate),
    /// Unless the predicate holds for certain.
    Unless(Predicate),
}

impl Trigger {
    /// Returns the answers that decide whether the interaction acts.
    pub fn predicate(&self) -> &Predicate {
        match self {
            Self::When(predicate) | Self::Unless(predicate) => predicate,
        }
    }
}

/// One change of pulls.
#[derive(Debug, Clone)]
pub struct Effect {
    /// The factors it changes.
    pub factors: Vec<FactorId>,
    /// The levels at which it does.
    pub at: RangeInclusive<u8>,
    /// The placements whose pulls it changes.
    pub placements: Vec<PlacementId>,
    /// What it does to them.
    pub change: Change,
}

/// What an effect does to a pull.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Adds to it.
    Add(Pull),
    /// Replaces the pull.
    Set(Pull),
    /// Halves it if it has the sign.
    Halve(Sign),
    /// Makes it zero if it has the sign.
    Drop(Sign),
}

/// Which pulls are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Every pull.
    All,
    /// Pulls above zero.
    Positive,
    /// Pulls below zero.
    Negative,
}

impl Change {
    /// Returns the pull after the change.
    pub fn applied_to(self, pull: Pull) -> Pull {
        match self {
            Self::Add(more) => pull.plus(more),
            Self::Set(other) => other,
            Self::Halve(sign) if sign.covers(pull) => pull.halved(),
            Self::Drop(sign) if sign.covers(pull) => Pull::NEUTRAL,
            Self::Halve(_) | Self::Drop(_) => pull,
        }
    }
}

impl Sign {
    /// Tells whether the pull has the sign.
    pub fn covers(self, pull: Pull) -> bool {
        match self {
            Self::All => true,
            Self::Positive => pull > Pull::NEUTRAL,
            Self::Negative => pull < Pull::NEUTRAL,
        }
    }
}

/// Something that the company could do without a move: some answers, as they would be then. It only
/// improves answers.
#[derive(Debug, Clone)]
pub struct Remedy {
    /// The id.
    pub id: String,
    /// A noun phrase for tables.
    pub name: String,
    /// What happens, in one sentence.
    pub text: String,
    /// Who would bring it about.
    pub owner: String,
    /// The placements a move to which it might spare.
    pub instead_of: Vec<PlacementId>,
    /// The id of the arrangement that it is, if it is one.
    pub arrangement: Option<String>,
    /// When it fits; always if none is given.
    pub when: Option<Predicate>,
    /// The answers it changes. None if no answer measures what it does.
    pub set: Vec<(FactorId, Supposed)>,
    /// Where it comes from.
    pub origin: Origin,
}

/// An answer as a remedy assumes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supposed {
    /// At least that level, 1 to 5.
    Level(u8),
    /// At most that level, 1 to 5.
    AtMost(u8),
}

/// Something that may happen after the decision: some answers change, and others become uncertain.
#[derive(Debug, Clone)]
pub struct Event {
    /// The id.
    pub id: String,
    /// A noun phrase for tables.
    pub name: String,
    /// What happens, in one sentence.
    pub text: String,
    /// Who learns of it first.
    pub owner: String,
    /// When it cannot happen, and so is not worked out.
    pub left_out_when: Option<Predicate>,
    /// The answers it changes.
    pub set: Vec<Setting>,
    /// The answers that become uncertain: each takes every one of these levels.
    pub every: Vec<(FactorId, Vec<Level>)>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Event {
    /// The most combinations of levels that an event can have.
    pub const MAX_CASES: usize = 10_000;

    /// Tells whether it changes the answer to a factor's question.
    pub fn changes(&self, factor: FactorId) -> bool {
        let sets = |it: &Setting| matches!(it, Setting::Level(it, _) if *it == factor);
        self.set.iter().any(sets) || self.every.iter().any(|it| it.0 == factor)
    }
}

/// An answer as an event sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The level of a factor.
    Level(FactorId, Level),
    /// The choice of a context question, by its place.
    Choice(ContextId, usize),
}

/// Two answers that are hard to believe together. They are pointed out while asking, and both can
/// be kept.
#[derive(Debug, Clone)]
pub struct Check {
    /// The id.
    pub id: String,
    /// The pair of answers that is pointed out.
    pub when: Predicate,
    /// The two questions, in the order in which `when` names them.
    pub between: [Question; 2],
    /// What is said about them, naming both.
    pub text: String,
}

/// One question that can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// A question on the company.
    Context(ContextId),
    /// A scored question.
    Factor(FactorId),
}

impl Question {
    /// Returns the question that a subject is the answer to, if it is one.
    pub fn of(subject: Subject) -> Option<Self> {
        match subject {
            Subject::Factor(factor) => Some(Self::Factor(factor)),
            Subject::Context(context) => Some(Self::Context(context)),
            _ => None,
        }
    }

    /// Returns the subject of tests of its answer.
    pub fn subject(self) -> Subject {
        match self {
            Self::Factor(factor) => Subject::Factor(factor),
            Self::Context(context) => Subject::Context(context),
        }
    }

    /// Returns the scored question, if it is one.
    pub fn factor(self) -> Option<FactorId> {
        match self {
            Self::Factor(factor) => Some(factor),
            Self::Context(_) => None,
        }
    }
}

impl Model {
    /// Returns when a question is asked.
    pub fn asked(&self, question: Question) -> &Asked {
        match question {
            Question::Factor(factor) => &self[factor].asked,
            Question::Context(context) => &self[context].asked,
        }
    }
}
