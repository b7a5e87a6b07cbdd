//! The decision model: what is asked, what each answer is worth, and what a placement must pass.
//!
//! A [`Model`] is valid by construction. [`load`] reads the TOML files of a model folder,
//! and either returns a model in which every reference resolves and every sum is right, or all
//! mistakes of all files at once. Nothing here names a factor: the knowledge is data.

mod builtin;
mod change;
mod counsel;
mod outlook;
mod persona;
mod predicate;
mod raw;
mod validate;

pub use builtin::{BUILTIN_FOLDER, builtin_model, builtin_sources};
pub use counsel::{
    Arrangement, Counsel, Figure, Inquiry, Leader, Measure, Notice, Objection, Phase, Step, Term,
    Topic, Variant,
};
pub use outlook::{OutlookRules, Signal, Stage};
pub use persona::{Manner, Means, Persona};
pub use predicate::{Accepted, Facts, Finding, Outcome, Predicate, Subject, Test};
pub use validate::load;

use std::ops::RangeInclusive;

use crate::points::Pull;

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
    /// The alternatives being compared.
    pub placements: Vec<Placement>,
    /// The branches of the value tree. Their weights add to 100.
    pub sections: Vec<Section>,
    /// The criteria, section by section.
    pub factors: Vec<Factor>,
    /// What is asked but not scored.
    pub context: Vec<ContextQuestion>,
    /// The context questions that the program itself reads.
    pub reserved: Reserved,
    /// The people who can answer a question.
    pub respondents: Vec<Respondent>,
    /// The conditions a placement must pass, whatever its score.
    pub gates: Vec<Gate>,
    /// The rules by which some answers change the pulls of others, in the order they act.
    pub interactions: Vec<Interaction>,
    /// The named "what if" cases, in the order they are shown.
    pub scenarios: Vec<Scenario>,
    /// How near joint revenue operations are, if the model says so.
    pub outlook: Option<OutlookRules>,
    /// The kinds of work that a team does, for its profile.
    pub personas: Vec<Persona>,
    /// The pairs of answers to point out while asking.
    pub checks: Vec<Check>,
    /// What a paper proposes beyond a home.
    pub counsel: Counsel,
    /// What the model rests on.
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
    /// The place of a [`Scenario`] in its model.
    ScenarioId => scenarios: Scenario;
    /// The place of a [`Check`] in its model.
    CheckId => checks: Check;
    /// The place of a [`Source`] in its model.
    SourceId => sources: Source;
}

/// The thresholds of the verdict.
#[derive(Debug, Clone, Copy)]
pub struct Bands {
    /// Below this margin, in points, the first two placements tie.
    pub tie_margin: i64,
    /// Below this margin over the present home, in points, the team stays.
    pub move_margin: i64,
    /// Below this answered weight, out of 100, there is no verdict.
    pub minimum_weight: i64,
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
    /// How far every section weight and share moves, up or down, in percent of itself; 0 to 100.
    pub weights: i64,
    /// The share of runs with the same advice from which it is firm, in percent.
    pub firm: i64,
    /// The share of runs with the same advice from which it is moderate, in percent.
    pub moderate: i64,
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

/// An alternative: one of the homes being compared.
#[derive(Debug, Clone)]
pub struct Placement {
    /// The id, as in answers files.
    pub id: String,
    /// The name to print, unless the company's answers give another.
    pub name: String,
    /// The context question whose choice may rename the placement, with a name per choice.
    pub name_by: Option<NameBy>,
    /// The title of the executive who heads this function.
    pub leader: String,
    /// What the placement brings.
    pub benefits: Vec<Benefit>,
    /// What threatens it.
    pub risks: Vec<Risk>,
    /// What makes it work.
    pub conditions: Vec<Condition>,
}

/// Another name for a placement, chosen by a context answer.
#[derive(Debug, Clone)]
pub struct NameBy {
    /// The question asked.
    pub context: ContextId,
    /// For each choice of that question, the name, if it has one.
    pub names: Vec<Option<String>>,
}

/// What a placement brings to a company for which `when` holds.
#[derive(Debug, Clone)]
pub struct Benefit {
    /// The id, unique in the model.
    pub id: String,
    /// The statement.
    pub text: String,
    /// The answers that make it true.
    pub when: Predicate,
    /// Where it comes from.
    pub origin: Origin,
}

/// A statement on a company for which `when` holds.
#[derive(Debug, Clone)]
pub struct Remark {
    /// The id, unique in the model.
    pub id: String,
    /// The statement.
    pub text: String,
    /// When it is true.
    pub when: Predicate,
    /// Where it comes from.
    pub origin: Origin,
}

/// What threatens a placement in a company for which `when` holds.
#[derive(Debug, Clone)]
pub struct Risk {
    /// The id, unique in the model.
    pub id: String,
    /// The statement.
    pub text: String,
    /// The answers that raise it.
    pub when: Predicate,
    /// What would be seen first.
    pub early_sign: String,
    /// What to do then.
    pub response: String,
    /// Who watches it.
    pub owner: RespondentId,
    /// Where it comes from.
    pub origin: Origin,
}

/// What must be true for a placement to work.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The id, unique in the model.
    pub id: String,
    /// A noun phrase for tables.
    pub name: String,
    /// The statement.
    pub text: String,
    /// The answers with which it is met.
    pub met_when: Predicate,
    /// The answers with which it is not met.
    pub unmet_when: Predicate,
    /// Who takes the next step.
    pub owner: RespondentId,
    /// The next step.
    pub action: String,
    /// How one sees that it is done.
    pub done_when: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// A branch of the value tree.
#[derive(Debug, Clone)]
pub struct Section {
    /// The id.
    pub id: String,
    /// The letter that references begin with, for example `A` in `A2`.
    pub letter: String,
    /// The topic; shown while asking, so it names no placement.
    pub title: String,
    /// The weight, in whole percent of the total.
    pub weight: i64,
    /// One line read before the section's questions.
    pub intro: String,
    /// Why these factors share one weight.
    pub rationale: String,
    /// Its questions may all be left out: they weigh nothing, and no gate or interaction reads them.
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
    /// Asked in the short version.
    pub core: bool,
    /// Speaks about a person: notes stay out of copies that circulate.
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
    /// When the question does not apply, if it may not.
    pub not_applicable: Option<String>,
    /// The five levels, lowest first.
    pub levels: [LevelText; 5],
    /// What the levels do, for each placement.
    pub pulls: Vec<[Pull; 5]>,
    /// Why they do it, for each placement.
    pub argues: Vec<Argument>,
    /// Where it comes from.
    pub origin: Origin,
}

/// The two wordings of a level.
#[derive(Debug, Clone)]
pub struct LevelText {
    /// The wording to answer by.
    pub label: String,
    /// The neutral wording for the paper, a whole sentence.
    pub paper: String,
}

/// Why a factor speaks for or against a placement. Absent where it never does.
#[derive(Debug, Clone, Default)]
pub struct Argument {
    /// Printed where the pull is above zero.
    pub for_it: Option<String>,
    /// Printed where the pull is below zero.
    pub against: Option<String>,
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
    /// The topic, as a noun phrase.
    pub name: String,
    /// The question.
    pub question: String,
    /// Why it is asked.
    pub why: String,
}

/// The kind of answer that a context question takes.
#[derive(Debug, Clone)]
pub enum ContextKind {
    /// One of these.
    Choice(Vec<Choice>),
    /// A whole number, not negative.
    Number,
    /// One line of text.
    Text,
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

/// The context questions that the program itself reads.
#[derive(Debug, Clone, Copy)]
pub struct Reserved {
    /// The company's name; text.
    pub company: ContextId,
    /// Who prepared the paper; text.
    pub prepared_by: ContextId,
    /// The role of the person answering; a choice.
    pub role: ContextId,
    /// The day of the answers; a date.
    pub date: ContextId,
    /// The present home; a choice of the placements, [`SPLIT`], [`REVOPS`] and [`NO_HOME`].
    pub current_home: ContextId,
}

/// The choice of `current_home` for a team spread over several functions.
pub const SPLIT: &str = "split";
/// The choice of `current_home` for a team inside revenue operations.
pub const REVOPS: &str = "revops";
/// The choice of `current_home` for a company that has no team yet.
pub const NO_HOME: &str = "none";

/// Somebody who can answer.
#[derive(Debug, Clone)]
pub struct Respondent {
    /// The id.
    pub id: String,
    /// The title to print, with its article.
    pub name: String,
}

/// A condition that a placement must pass, whatever its score (a conjunctive screen).
#[derive(Debug, Clone)]
pub struct Gate {
    /// The id.
    pub id: String,
    /// The placement it guards.
    pub placement: PlacementId,
    /// What it asks for, as a noun phrase.
    pub name: String,
    /// The answers with which it fails.
    pub fails_when: Predicate,
    /// The answers with which it is neither passed nor failed.
    pub conditional_when: Predicate,
    /// What the placement must have.
    pub requirement: String,
    /// What to say when it fails.
    pub failed: String,
    /// What to say when it is conditional.
    pub conditional: String,
    /// What would open it.
    pub opens: String,
    /// Where it comes from.
    pub origin: Origin,
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
    /// Puts another in its place.
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

/// A named "what if" case: some answers, as they would be then.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The id.
    pub id: String,
    /// A noun phrase for tables.
    pub name: String,
    /// What happens, in one sentence.
    pub text: String,
    /// Why it is looked at.
    pub role: ScenarioRole,
    /// The answers it changes.
    pub set: Vec<(FactorId, Supposed)>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Why a scenario is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScenarioRole {
    /// Something the company could do instead of moving. It raises levels and never lowers one.
    Alternative,
    /// Something that may happen. It puts its levels in the place of the answers.
    Event,
}

impl ScenarioRole {
    /// Every role.
    pub const ALL: [Self; 2] = [Self::Alternative, Self::Event];

    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Alternative => "alternative",
            Self::Event => "event",
        }
    }
}

/// An answer as a scenario supposes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supposed {
    /// A level, 1 to 5.
    Level(u8),
    /// Nobody can tell any more.
    Unknown,
}

/// Two answers that are hard to believe together. They are pointed out while asking, and both can
/// be kept.
#[derive(Debug, Clone)]
pub struct Check {
    /// The id.
    pub id: String,
    /// The answers that are pointed out: what two questions say.
    pub when: Predicate,
    /// The two questions, in the order in which `when` names them.
    pub between: [Question; 2],
    /// What is said, naming both.
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

    /// Returns every scenario's index, in file order.
    pub fn scenario_ids(&self) -> impl DoubleEndedIterator<Item = ScenarioId> + use<> {
        (0..self.scenarios.len()).map(ScenarioId)
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

    /// Returns the questions on the company that come before all others: who answers, what the verdict
    /// needs, and what the placements are called. The day is not asked for.
    pub fn first_contexts(&self) -> Vec<ContextId> {
        let reserved = &self.reserved;
        let named = [reserved.company, reserved.prepared_by, reserved.role];
        let names = |id| {
            self.placements.iter().any(|it| it.name_by.as_ref().is_some_and(|by| by.context == id))
        };
        self.context_ids()
            .filter(|id| *id != reserved.date)
            .filter(|id| named.contains(id) || self[*id].required || names(*id))
            .collect()
    }

    /// Returns the index of the respondent with this id.
    pub fn respondent(&self, id: &str) -> Option<RespondentId> {
        self.respondents.iter().position(|it| it.id == id).map(RespondentId)
    }

    /// Returns a factor's weight in hundredths of a percent: section weight times share, so that
    /// the weights of all factors add to 10,000.
    pub fn weight(&self, factor: FactorId) -> i64 {
        let factor = &self[factor];
        self[factor.section].weight * factor.share
    }
}

impl ContextQuestion {
    /// Returns the choices, none if the question takes another kind of answer.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            ContextKind::Choice(choices) => choices,
            _ => &[],
        }
    }
}
