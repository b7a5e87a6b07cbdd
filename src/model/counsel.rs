//! What a paper proposes beyond a home: arrangements, terms, a plan, and what leaders will ask.
//!
//! Every text hangs on a predicate, so that a paper says only what this company's answers raise.
//! All of it is optional: a model without these tables gives a shorter paper.

use super::{FactorId, Origin, Predicate, RespondentId};

/// What a paper proposes beyond a home.
#[derive(Debug, Clone, Default)]
pub struct Counsel {
    /// What goes with the reporting line, the most important first.
    pub arrangements: Vec<Arrangement>,
    /// The terms on which the team works; those with the same row follow one another.
    pub terms: Vec<Term>,
    /// Single statements, each under a topic that the paper has a place for.
    pub notices: Vec<Notice>,
    /// What the advice means for each leader.
    pub leaders: Vec<Leader>,
    /// What people will hold against the advice.
    pub objections: Vec<Objection>,
    /// What those who decide will ask.
    pub inquiries: Vec<Inquiry>,
    /// The stages of the change, in order of time.
    pub phases: Vec<Phase>,
    /// What is done in them.
    pub steps: Vec<Step>,
    /// By what one sees whether the change works.
    pub measures: Vec<Measure>,
    /// Published figures.
    pub figures: Vec<Figure>,
}

/// A text for a company for which `when` holds.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The text.
    pub text: String,
    /// The answers with which it is true.
    pub when: Predicate,
}

/// Something that goes with the reporting line, such as a service level. It is proposed to a
/// company for which one of its reasons holds.
#[derive(Debug, Clone)]
pub struct Arrangement {
    /// The id, unique in the model.
    pub id: String,
    /// A noun phrase for tables.
    pub name: String,
    /// What it is, in one sentence.
    pub text: String,
    /// Why it fits; the first that holds is given.
    pub reasons: Vec<Variant>,
    /// What has to be put in writing.
    pub write_down: String,
    /// When it does harm.
    pub hurts: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// One term on which the team works.
#[derive(Debug, Clone)]
pub struct Term {
    /// The id, unique in the model.
    pub id: String,
    /// The row of the table that it stands in.
    pub row: String,
    /// When the paper needs it.
    pub when: Predicate,
    /// The wordings; the first that holds is given.
    pub variants: Vec<Variant>,
    /// The wording where none holds: what is left to be settled.
    pub open: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A single statement under a topic.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The id, unique in the model.
    pub id: String,
    /// What it is about.
    pub topic: Topic,
    /// The statement.
    pub text: String,
    /// The answers that raise it.
    pub when: Predicate,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a notice is about. The paper has a place for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// What must be in place before anyone moves.
    Before,
    /// What waiting costs.
    Waiting,
    /// What the person answering has at stake.
    Stake,
    /// The team is too small to move.
    SmallTeam,
    /// When the change is taken back.
    Reversal,
    /// Where published opinion differs from the main source.
    Opinion,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 6] =
        [Self::Before, Self::Waiting, Self::Stake, Self::SmallTeam, Self::Reversal, Self::Opinion];

    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Waiting => "waiting",
            Self::Stake => "stake",
            Self::SmallTeam => "small_team",
            Self::Reversal => "reversal",
            Self::Opinion => "opinion",
        }
    }
}

/// What the advice means for one leader; of each list, the first that holds is given.
#[derive(Debug, Clone)]
pub struct Leader {
    /// The id, unique in the model.
    pub id: String,
    /// The title to print.
    pub name: String,
    /// What the leader gains.
    pub gains: Vec<Variant>,
    /// What the leader gives up.
    pub gives_up: Vec<Variant>,
    /// What the leader is asked to do.
    pub asked: Vec<Variant>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What somebody will hold against the advice, with an honest answer.
#[derive(Debug, Clone)]
pub struct Objection {
    /// The id, unique in the model.
    pub id: String,
    /// Who will bring it.
    pub who: String,
    /// The objection, in that person's words.
    pub text: String,
    /// The answer.
    pub answer: String,
    /// The answers that raise it.
    pub when: Predicate,
    /// Where it comes from.
    pub origin: Origin,
}

/// A question that somebody will ask before agreeing.
#[derive(Debug, Clone)]
pub struct Inquiry {
    /// The id, unique in the model.
    pub id: String,
    /// Who will ask it.
    pub who: String,
    /// The question.
    pub question: String,
    /// When it will be asked.
    pub when: Predicate,
    /// What the answers allow to be said; the first that holds is given.
    pub answers: Vec<Variant>,
    /// What to say where none holds; without it, the question is then left out.
    pub open: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A stage of the change.
#[derive(Debug, Clone)]
pub struct Phase {
    /// The id, unique in the model.
    pub id: String,
    /// The heading.
    pub name: String,
    /// Its first and last day, counted from 1 on the start date.
    pub days: Option<(i64, i64)>,
}

/// Something to be done in a phase.
#[derive(Debug, Clone)]
pub struct Step {
    /// The id, unique in the model.
    pub id: String,
    /// The place of its phase.
    pub phase: usize,
    /// Who does it.
    pub owner: RespondentId,
    /// What is done.
    pub text: String,
    /// The answers that call for it.
    pub when: Predicate,
    /// Where it comes from.
    pub origin: Origin,
}

/// By what one sees whether the change works.
#[derive(Debug, Clone)]
pub struct Measure {
    /// The id, unique in the model.
    pub id: String,
    /// What is measured.
    pub name: String,
    /// The question whose answer tells how it stands today, if one does.
    pub factor: Option<FactorId>,
    /// What would reverse the change.
    pub trigger: String,
    /// The answers that call for it.
    pub when: Predicate,
    /// Where it comes from.
    pub origin: Origin,
}

/// A published figure. Its origin says whether it was read at second hand.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The id, unique in the model.
    pub id: String,
    /// What was found, with the figure.
    pub text: String,
    /// The year it describes.
    pub year: i64,
    /// The answers on which it bears.
    pub when: Predicate,
    /// Where it comes from.
    pub origin: Origin,
}
