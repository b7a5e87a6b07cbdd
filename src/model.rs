//! The decision model: the questions, the value of each answer, and the gates that a placement must
//! pass.
//!
//! A [`Model`] is valid by construction. [`load`] reads the TOML files of a model folder, and
//! either returns a model in which every reference resolves and every sum is right, or all mistakes
//! of all files at once. The code names no factor, because the knowledge is data.

mod argument;
mod builtin;
mod calendar;
mod decided;
mod outlook;
mod passage;
mod people;
mod persona;
mod placeholder;
mod placement;
mod predicate;
mod question;
mod read;
mod rule;

pub use argument::{Argument, Claim, Counter, Priced, Step};
pub use builtin::{BUILTIN_FOLDER, BUILTIN_SHA256, builtin_model, builtin_sources};
pub use calendar::{Consultation, PlanDay};
pub use decided::{GateOutcome, Outlook, VerdictKind};
pub use outlook::{OutlookRules, OutlookStage, Signal};
pub use passage::{Holds, Key, Kind, Most, Of, PARTS, Passage, Row, Said, State, TOPICS, Told};
pub use people::{Confirming, Position, Respondent};
pub use persona::{Manner, Means, Persona};
pub use placeholder::{Part, parts};
pub use placement::{NameBy, OwnRow, Placement, Remark};
pub use predicate::{Accepted, Facts, Finding, Outcome, Predicate, Set, Subject, Test};
pub use question::{
    Asked, Choice, ContextKind, ContextQuestion, Counted, Counts, ELSEWHERE, End, Factor, Level,
    LevelText, NO_HOME, OwnStanding, Placeholder, Roles, SPLIT, Section, Stage, Tried,
};
pub use read::load;
pub use rule::{
    Change, Check, Effect, Event, Gate, Interaction, Opposite, Question, Remedy, Setting, Sign,
    Supposed, Trigger,
};

/// A decision model whose references all resolve. Lists keep the order of the files.
#[derive(Debug, Clone)]
pub struct Model {
    /// Identifies the model, for example `mops-placement`.
    pub id: String,
    /// The model's own version; a changed weight or wording raises it.
    pub version: String,
    /// The question that the model answers.
    pub title: String,
    /// The thresholds of the verdict.
    pub bands: Bands,
    /// How far the stress runs move answers and weights, and what their outcome is called.
    pub stress: Stress,
    /// How many passages of the limited kinds a paper shows. What comes first in the model is shown
    /// first.
    pub shown: Vec<Most>,
    /// The alternatives being compared.
    pub placements: Vec<Placement>,
    /// The branches of the value tree. Their weights add to 100.
    pub sections: Vec<Section>,
    /// The criteria, section by section.
    pub factors: Vec<Factor>,
    /// The questions that are asked but not scored.
    pub context: Vec<ContextQuestion>,
    /// The context questions that the program itself reads.
    pub roles: Roles,
    /// What it means that an arrangement was tried before.
    pub tried: Tried,
    /// The answers with which people judge their own work, by their role: what they have seen of it
    /// counts as believed.
    pub own_standing: Vec<OwnStanding>,
    /// The answers that people give about themselves, by their role: a paper says what one step less
    /// would bring.
    pub stakes: Vec<OwnStanding>,
    /// The questions that a small team is asked.
    pub core_small_team: Vec<FactorId>,
    /// The people who can answer a question, act or confirm.
    pub respondents: Vec<Respondent>,
    /// Where people say what they think of the advice.
    pub positions: Vec<Position>,
    /// Who confirms where none of those proposed may.
    pub confirming: Confirming,
    /// When somebody has to be consulted before a line changes.
    pub consultation: Consultation,
    /// When it is decided already that the team stays where it sits.
    pub fixed_home: Predicate,
    /// The conditions a placement must pass, whatever its score.
    pub gates: Vec<Gate>,
    /// The rules by which some answers change the pulls of others, in the order they act.
    pub interactions: Vec<Interaction>,
    /// What the answers that tell homes apart say, subject by subject.
    pub arguments: Vec<Argument>,
    /// What could be done without a move, in the order in which it is shown.
    pub remedies: Vec<Remedy>,
    /// The events that may happen after the decision, in the order they are shown.
    pub events: Vec<Event>,
    /// How near joint revenue operations are, if the model says so.
    pub outlook: Option<OutlookRules>,
    /// The kinds of work that a team does, for the team profile.
    pub personas: Vec<Persona>,
    /// The pairs of answers to point out while asking.
    pub checks: Vec<Check>,
    /// The texts that a paper chooses from, kind by kind.
    pub passages: Vec<Passage>,
    /// The published sources that the model is based on.
    pub sources: Vec<Source>,
}

/// Index types, so that a factor cannot be looked up with a gate's number.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $field:ident: $item:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub usize);

        impl std::ops::Index<$name> for Model {
            type Output = $item;
            fn index(&self, id: $name) -> &$item {
                &self.$field[id.0]
            }
        }
    )*};
}

ids! {
    /// The place of a [`Placement`] in its model.
    PlacementId => placements: Placement;
    /// The place of a [`Section`] in its model.
    SectionId => sections: Section;
    /// The place of a [`Factor`] in its model.
    FactorId => factors: Factor;
    /// The place of a [`ContextQuestion`] in its model.
    ContextId => context: ContextQuestion;
    /// The place of a [`Respondent`] in its model.
    RespondentId => respondents: Respondent;
    /// The place of a [`Gate`] in its model.
    GateId => gates: Gate;
    /// The place of an [`Interaction`] in its model.
    InteractionId => interactions: Interaction;
    /// The place of an [`Argument`] in its model.
    ArgumentId => arguments: Argument;
    /// The place of a [`Remedy`] in its model.
    RemedyId => remedies: Remedy;
    /// The place of an [`Event`] in its model.
    EventId => events: Event;
    /// The place of a [`Check`] in its model.
    CheckId => checks: Check;
    /// The place of a [`Source`] in its model.
    SourceId => sources: Source;
    /// The place of a [`Passage`] in its model.
    PassageId => passages: Passage;
}

/// The thresholds of the verdict.
#[derive(Debug, Clone, Copy)]
pub struct Bands {
    /// Below this margin, in points, the first two placements tie.
    pub tie_margin: i64,
    /// Below this margin over the present home, in points, the team stays.
    pub move_margin: i64,
    /// Below this answered weight, in percent of the weight that applies, there is no verdict.
    pub minimum_weight: i64,
    /// Below this answered weight, out of 100, there is no verdict.
    pub minimum_points: i64,
    /// No move to a placement with fewer points.
    pub floor: i64,
    /// No move to a placement with fewer points, if there is no home to stay in.
    pub floor_without_home: i64,
    /// A move is not advised yet if fewer runs than this, in percent, give it.
    pub move_share: i64,
    /// A team with fewer people is not moved.
    pub small_team: i64,
}

/// How far the stress runs move answers and weights, and what their outcome is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stress {
    /// How a measured answer moves.
    pub measured: Odds,
    /// How an answer seen at first hand moves.
    pub seen: Odds,
    /// How a believed answer moves.
    pub believed: Odds,
    /// How an answer moves if nobody said how it is known.
    pub not_stated: Odds,
    /// How far every section weight and share moves, up or down, in percent of itself; 0 to 100.
    pub weights: i64,
    /// How often, and how far, somebody's answers lean to one side.
    pub slant: Slant,
    /// In how many of 100 tests with known truth a firm move was right, if the model tells it.
    pub firm_moves_right: Option<i64>,
    /// The same for advice to stay.
    pub firm_stays_right: Option<i64>,
    /// The share of runs with the same advice from which it is firm, in percent.
    pub firm: i64,
    /// The share of runs with the same advice from which it is moderate, in percent.
    pub moderate: i64,
}

/// How the answers of one person may lean for or against one placement. Measured answers do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slant {
    /// In how many runs a person leans to one side, in percent.
    pub runs: i64,
    /// In such a run, the chance of each answer to go one level to that side, in percent.
    pub answers: i64,
}

/// The odds with which an answer moves by one level. At least one of them is above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Odds {
    /// One level down.
    pub down: u32,
    /// No change.
    pub same: u32,
    /// One level up.
    pub up: u32,
}

impl Odds {
    /// Returns the sum of the odds.
    pub fn total(self) -> u64 {
        u64::from(self.down) + u64::from(self.same) + u64::from(self.up)
    }
}

/// Where a piece of the model comes from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The published sources.
    pub sources: Vec<SourceId>,
    /// Whether our own judgement is part of it.
    pub judgement: bool,
}

/// A published source.
#[derive(Debug, Clone)]
pub struct Source {
    /// The key that origins name.
    pub key: String,
    /// Who wrote it.
    pub author: String,
    /// What it is called.
    pub title: String,
    /// Where and when it appeared.
    pub published: String,
    /// What this model takes from it.
    pub used_for: String,
    /// Whether it was read in a copy or a summary.
    pub second_hand: bool,
}

impl Model {
    /// The most placements that a model can compare.
    pub const MAX_PLACEMENTS: usize = 4;
    /// The most gates and interactions, taken together, that a model can have.
    pub const MAX_RULES: usize = 64;
    /// The most sections that a model can have: each has a letter of its own.
    pub const MAX_SECTIONS: usize = 26;
    /// The most factors that a model can have.
    pub const MAX_FACTORS: usize = 500;
    /// The most context questions that a model can have.
    pub const MAX_CONTEXT: usize = 500;
    /// The most respondents that a model can have.
    pub const MAX_RESPONDENTS: usize = 100;
    /// The most arrangements that a model can have.
    pub const MAX_ARRANGEMENTS: usize = 64;
    /// The most rows of the gates, of the interactions and of what decides whether a question is asked,
    /// taken together.
    pub const MAX_ROWS: usize = 1_000;
    /// The most effects of all interactions that a model can have.
    pub const MAX_EFFECTS: usize = 200;
    /// The most interactions that can change the pulls of one factor.
    pub const MAX_INTERACTIONS_PER_FACTOR: usize = 8;

    /// Returns the index of the placement with this id.
    pub fn placement(&self, id: &str) -> Option<PlacementId> {
        self.placements.iter().position(|it| it.id == id).map(PlacementId)
    }

    /// Returns the index of the factor with this id.
    pub fn factor(&self, id: &str) -> Option<FactorId> {
        self.factors.iter().position(|it| it.id == id).map(FactorId)
    }

    /// Returns the index of the factor with this id, or with this reference in a paper, in any case.
    pub fn factor_named(&self, name: &str) -> Option<FactorId> {
        let is_meant = |it: &FactorId| self[*it].reference.eq_ignore_ascii_case(name);
        self.factor(name).or_else(|| self.factor_ids().find(is_meant))
    }

    /// Returns the index of the context question with this id.
    pub fn context(&self, id: &str) -> Option<ContextId> {
        self.context.iter().position(|it| it.id == id).map(ContextId)
    }

    /// Returns every placement's index, in file order.
    pub fn placement_ids(&self) -> impl DoubleEndedIterator<Item = PlacementId> + use<> {
        (0..self.placements.len()).map(PlacementId)
    }

    /// Returns every factor's index, in model order.
    pub fn factor_ids(&self) -> impl DoubleEndedIterator<Item = FactorId> + use<> {
        (0..self.factors.len()).map(FactorId)
    }

    /// Returns every gate's index, in file order.
    pub fn gate_ids(&self) -> impl DoubleEndedIterator<Item = GateId> + use<> {
        (0..self.gates.len()).map(GateId)
    }

    /// Returns every remedy's index, in file order.
    pub fn remedy_ids(&self) -> impl DoubleEndedIterator<Item = RemedyId> + use<> {
        (0..self.remedies.len()).map(RemedyId)
    }

    /// Returns every event's index, in file order.
    pub fn event_ids(&self) -> impl DoubleEndedIterator<Item = EventId> + use<> {
        (0..self.events.len()).map(EventId)
    }

    /// Returns every check's index, in file order.
    pub fn check_ids(&self) -> impl DoubleEndedIterator<Item = CheckId> + use<> {
        (0..self.checks.len()).map(CheckId)
    }

    /// Returns every section's index, in file order.
    pub fn section_ids(&self) -> impl DoubleEndedIterator<Item = SectionId> + use<> {
        (0..self.sections.len()).map(SectionId)
    }

    /// Returns the sections that may be left out, in file order.
    pub fn optional_sections(&self) -> impl Iterator<Item = SectionId> {
        self.section_ids().filter(|it| self[*it].optional)
    }

    /// Returns the factors of a section, in model order.
    pub fn factors_of(&self, section: SectionId) -> impl Iterator<Item = FactorId> {
        self.factor_ids().filter(move |it| self[*it].section == section)
    }

    /// Tells whether a factor belongs to a section that may be left out.
    pub fn is_optional(&self, factor: FactorId) -> bool {
        self[self[factor].section].optional
    }

    /// Returns the factors that the verdict may rest on: those of every section that must be asked.
    pub fn scored_factors(&self) -> impl Iterator<Item = FactorId> {
        self.factor_ids().filter(|it| !self.is_optional(*it))
    }

    /// Returns every context question's index, in file order.
    pub fn context_ids(&self) -> impl DoubleEndedIterator<Item = ContextId> + use<> {
        (0..self.context.len()).map(ContextId)
    }

    /// Returns a factor's weight in hundredths of a percent: section weight times share, so that
    /// the weights of all factors add to 10,000.
    pub fn weight(&self, factor: FactorId) -> i64 {
        let factor = &self[factor];
        self[factor.section].weight * factor.share
    }
}
