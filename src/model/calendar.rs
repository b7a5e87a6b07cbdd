//! The days that a plan is made of, and when somebody has to be consulted before a decision.

use super::Predicate;

/// A day of the plan. Texts of the model name it by its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanDay {
    /// Those whom the first thing concerns hear of it, and the leaders hear what they are asked to
    /// do, before the first of both.
    Warned,
    /// The first thing is done, within two weeks of the answers.
    FirstStep,
    /// Others have answered the questions on their own work.
    SecondAnswers,
    /// Finance has filled in its figures.
    Figures,
    /// Those who answered have read the paper.
    Preview,
    /// By when the company wants to decide.
    DecideBy,
    /// The intention is stated, where somebody has to be consulted.
    Intention,
    /// The consultation opens.
    Consultation,
    /// Those consulted have given their opinion.
    Opinion,
    /// It is decided.
    Decision,
    /// The leaders hear what is intended or decided, or what has to be found out first.
    Said,
    /// The team hears it, on the next working day.
    Told,
    /// The budgets are agreed.
    Budget,
    /// The home is chosen, where that has to wait.
    Again,
    /// The change begins.
    Start,
    /// The access rights change.
    Access,
    /// Somebody whose post was in the budget is hired.
    Hired,
    /// The measures are counted; before a home is chosen, what has to be found out or repaired.
    Count,
    /// The measures are compared with their baselines.
    Check,
    /// It is kept, adjusted or taken back.
    Review,
}

impl PlanDay {
    /// Every day with its word in models and in JSON, about in the order of time.
    pub const WORDS: [(&str, Self); 20] = [
        ("warned", Self::Warned),
        ("first_step", Self::FirstStep),
        ("second_answers", Self::SecondAnswers),
        ("figures", Self::Figures),
        ("preview", Self::Preview),
        ("decide_by", Self::DecideBy),
        ("intention", Self::Intention),
        ("consultation", Self::Consultation),
        ("opinion", Self::Opinion),
        ("decision", Self::Decision),
        ("said", Self::Said),
        ("told", Self::Told),
        ("budget", Self::Budget),
        ("again", Self::Again),
        ("start", Self::Start),
        ("access", Self::Access),
        ("hired", Self::Hired),
        ("count", Self::Count),
        ("check", Self::Check),
        ("review", Self::Review),
    ];

    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }
}

/// When a works council or a union has to be consulted before a line changes.
#[derive(Debug, Clone, Default)]
pub struct Consultation {
    /// In which companies.
    pub when: Predicate,
    /// Its place among what can block a move: the day given there is that of the opinion.
    pub block: Option<usize>,
}
