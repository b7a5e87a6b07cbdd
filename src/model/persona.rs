//! The personas: kinds of work that a team does, on two axes.

use super::{FactorId, Origin, Remark};

/// A kind of work, and the behaviours that show it.
#[derive(Debug, Clone)]
pub struct Persona {
    /// The id.
    pub id: String,
    /// What to call it, in the plural.
    pub name: String,
    /// What the work is done with.
    pub means: Means,
    /// What guides the work.
    pub manner: Manner,
    /// The questions on how often it is done: at least one, all in optional sections.
    pub behaviours: Vec<FactorId>,
    /// What the work is, in a few words.
    pub text: String,
    /// What a home asks of this work.
    pub demands: Vec<Remark>,
    /// What this work lacks in a home.
    pub starves: Vec<Remark>,
    /// What to do if a home asks for this work, but of all that it asks for this is done least.
    pub need: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// What work is done with: the first axis of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// Systems and data.
    Technology,
    /// Words, people and plans.
    Arts,
}

impl Means {
    /// Both ends of the axis.
    pub const ALL: [Self; 2] = [Self::Technology, Self::Arts];

    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Technology => "technology",
            Self::Arts => "arts",
        }
    }
}

/// What guides work: the second axis of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// By feel.
    Emotional,
    /// By evidence.
    Rational,
}

impl Manner {
    /// Both ends of the axis.
    pub const ALL: [Self; 2] = [Self::Emotional, Self::Rational];

    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Emotional => "emotional",
            Self::Rational => "rational",
        }
    }
}
