//! The words for what is decided: kinds of verdict, outcomes of gates, and outlooks.
//!
//! Predicates of texts ask about them, so they belong to the model; they are worked out elsewhere.

/// The kinds of verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictKind {
    /// Move to the leader.
    Move,
    /// Stay, and mend the arrangement.
    Stay,
    /// Too close to call.
    Tie,
    /// Every placement fails a gate.
    NoHome,
    /// Too little is known.
    NotEnough,
    /// The points favour a home, and something has to be known or to happen first.
    NotYet,
}

impl VerdictKind {
    /// Every kind, in the order that predicates count them.
    pub const ALL: [Self; 6] =
        [Self::Move, Self::Stay, Self::Tie, Self::NoHome, Self::NotEnough, Self::NotYet];

    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Move => "move",
            Self::Stay => "stay",
            Self::Tie => "tie",
            Self::NoHome => "no_home",
            Self::NotEnough => "not_enough",
            Self::NotYet => "not_yet",
        }
    }
}

/// What became of a gate, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateOutcome {
    /// Neither failing nor a condition is possible, whatever the open answers turn out to be.
    Passed,
    /// It cannot fail, but what it asks for is not fully there.
    Conditional,
    /// Nobody can tell yet whether it fails.
    Open,
    /// The placement cannot be recommended.
    Failed,
}

impl GateOutcome {
    /// Every outcome, in the order that predicates count them.
    pub const ALL: [Self; 4] = [Self::Passed, Self::Conditional, Self::Open, Self::Failed];

    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Conditional => "conditional",
            Self::Open => "open",
            Self::Failed => "failed",
        }
    }
}

/// How near revenue operations are as a home for the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Ready today.
    Now,
    /// Within two to four quarters.
    Next,
    /// Not in sight.
    Later,
    /// Not for this kind of business.
    NotRelevant,
    /// The answers do not tell.
    Unknown,
}

impl Outlook {
    /// Every outlook, in the order that predicates count them.
    pub const ALL: [Self; 5] =
        [Self::Now, Self::Next, Self::Later, Self::NotRelevant, Self::Unknown];

    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Next => "next",
            Self::Later => "later",
            Self::NotRelevant => "not_relevant",
            Self::Unknown => "unknown",
        }
    }
}
