//! The words for results: kinds of verdict, outcomes of gates, and outlooks.
//!
//! They belong to the model because predicates of texts ask about them. The results themselves are
//! worked out in `decide`.

/// The kinds of verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictKind {
    /// Move to the leader.
    Move,
    /// Stay, and improve the arrangement.
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

/// The outcome of a gate, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateOutcome {
    /// It is passed, whatever the open answers turn out to be.
    Passed,
    /// It cannot fail, but its requirement is not fully met.
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
    /// Not suited to this kind of business.
    NotRelevant,
    /// Too little is answered to tell.
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
