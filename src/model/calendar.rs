//! The days that a plan is made of, and when somebody has to be consulted before a decision.

use super::Predicate;

/// Makes an enum with a word for each day.
macro_rules! plan_days {
    ($($(#[$doc:meta])* $day:ident = $word:literal;)*) => {
        /// A day of the plan. Texts of the model name it by its word.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum PlanDay {
            $($(#[$doc])* $day,)*
        }

        impl PlanDay {
            /// Every day with its word in models and in JSON, about in the order of time.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$day),)*];

            /// Returns the word used in models and in JSON.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$day => $word,)*
                }
            }
        }
    };
}

plan_days! {
    /// Those whom the first thing concerns hear of it, and the leaders hear what they are asked to
    /// do, before the first of both.
    Warned = "warned";
    /// The first thing is done, within two weeks of the answers.
    FirstStep = "first_step";
    /// Others have answered the questions on their own work.
    SecondAnswers = "second_answers";
    /// Finance has filled in its figures.
    Figures = "figures";
    /// Those who answered have read the paper.
    Preview = "preview";
    /// By when the company wants to decide.
    DecideBy = "decide_by";
    /// The intention is stated, where somebody has to be consulted.
    Intention = "intention";
    /// The consultation opens.
    Consultation = "consultation";
    /// Those consulted have given their opinion.
    Opinion = "opinion";
    /// It is decided.
    Decision = "decision";
    /// The leaders hear what is intended or decided, or what has to be found out first.
    Said = "said";
    /// The team hears it, on the next working day.
    Told = "told";
    /// The budgets are agreed.
    Budget = "budget";
    /// The home is chosen, where that has to wait.
    Again = "again";
    /// The change begins.
    Start = "start";
    /// The access rights change.
    Access = "access";
    /// Somebody whose post was in the budget is hired.
    Hired = "hired";
    /// The measures are counted; before a home is chosen, what has to be found out or repaired.
    Count = "count";
    /// The measures are compared with their baselines.
    Check = "check";
    /// It is kept, adjusted or taken back.
    Review = "review";
}

/// When a works council or a union has to be consulted before a line changes.
#[derive(Debug, Clone, Default)]
pub struct Consultation {
    /// In which companies.
    pub when: Predicate,
    /// Its place among what can block a move: the day given there is that of the opinion.
    pub block: Option<usize>,
}
