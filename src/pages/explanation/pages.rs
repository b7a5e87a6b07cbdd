//! The data for the templates under `show/`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rules::{EffectView, OriginView, Row};
use crate::pages::questionnaire::{AboutView, QuestionView};

/// All pieces of a model, each with its id.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Contents {
    pub id: String,
    pub version: String,
    pub title: String,
    pub sections: Vec<SectionPage>,
    pub gates: Vec<Entry>,
    pub interactions: Vec<Entry>,
    pub arguments: Vec<Entry>,
    pub placements: Vec<Entry>,
    pub remedies: Vec<Entry>,
    pub events: Vec<Entry>,
    pub questions: Vec<Entry>,
    /// All other pieces, kind by kind.
    pub pieces: Vec<PiecePage>,
}

/// A piece of a model in a list.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Entry {
    pub id: String,
    pub name: String,
}

/// One piece of a model.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Page {
    Section(SectionPage),
    Factor(Box<FactorPage>),
    Gate(GatePage),
    Interaction(InteractionPage),
    Argument(ArgumentPage),
    Placement(PlacementPage),
    Remedy(RemedyPage),
    Event(EventPage),
    Question(QuestionPage),
    Piece(PiecePage),
}

/// A section and its factors.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SectionPage {
    pub id: String,
    pub letter: String,
    pub title: String,
    pub weight: i64,
    pub intro: String,
    pub rationale: String,
    /// Whether it may be left out; it then weighs nothing.
    pub optional: bool,
    pub factors: Vec<FactorEntry>,
}

/// A factor in a list, with its weight out of 100.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct FactorEntry {
    pub id: String,
    pub reference: String,
    pub name: String,
    pub share: i64,
    pub weight: String,
    pub core: bool,
}

/// A factor.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct FactorPage {
    pub entry: FactorEntry,
    pub question: QuestionView,
    pub section: Entry,
    pub section_letter: String,
    pub section_weight: i64,
    /// Whether the section may be left out; the factor then weighs nothing.
    pub optional: bool,
    pub sensitive: bool,
    /// Whether a measured answer does not move in trials.
    pub fact: bool,
    /// Whether a small team is asked.
    pub small_team: bool,
    /// The roles in which an answer that was seen counts as believed.
    pub own_standing: Vec<String>,
    pub levels: Vec<LevelView>,
    /// The roles whose answer is about themselves.
    pub stakes: Vec<String>,
    /// What its levels say in arguments.
    pub claims: Vec<ClaimView>,
    /// The gates, interactions, remedies and events that read or change it.
    pub used_by: Vec<Entry>,
    pub origin: OriginView,
}

/// A level, with the pulls that are not zero.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LevelView {
    pub number: u8,
    pub label: String,
    pub paper: String,
    pub pulls: Vec<PullView>,
}

/// A pull on a placement, with its sign.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PullView {
    pub placement: String,
    pub pull: String,
}

/// What an answer says in an argument.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ClaimView {
    pub argument: String,
    pub reference: String,
    pub name: String,
    /// The lowest and the highest level for which it is said.
    pub from: u8,
    pub to: u8,
    /// The interaction on which it depends, and whether that must act.
    pub interaction: Option<String>,
    pub acts: bool,
    pub text: String,
    pub more: Option<Said>,
    pub counter: Option<CounterView>,
}

/// The best short reply to a claim.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CounterView {
    pub text: String,
    /// What gives it its price, if it has one.
    pub price: Option<String>,
    /// When it is said; always if there are no rows.
    pub rows: Vec<Row>,
}

/// An argument.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ArgumentPage {
    pub id: String,
    /// The subject, which it shares with the opposite argument.
    pub family: String,
    pub rows: Vec<ClaimView>,
}

/// A gate.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct GatePage {
    pub id: String,
    pub name: String,
    pub placement: String,
    pub requirement: String,
    pub fails_when: Vec<Row>,
    pub conditional_when: Vec<Row>,
    pub fails: Vec<Said>,
    pub open: Vec<Said>,
    pub conditional: Vec<Said>,
    pub met_once: Vec<Said>,
    pub opposite: Vec<String>,
    pub origin: OriginView,
}

/// An interaction.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct InteractionPage {
    pub id: String,
    pub name: String,
    /// Whether it acts unless the rows hold, rather than if they hold.
    pub unless: bool,
    pub tests: Vec<Row>,
    pub because: String,
    pub effects: Vec<EffectView>,
    pub origin: OriginView,
}

/// A placement.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PlacementPage {
    pub id: String,
    pub name: String,
    pub leader: String,
    pub gates: Vec<Entry>,
    /// The passages about it, by list.
    #[serde(flatten)]
    pub passages: BTreeMap<&'static str, Vec<Statement>>,
}

/// A passage about a placement, and the rows with which it is true: for a condition, met.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Statement {
    pub id: String,
    pub text: String,
    pub rows: Vec<Row>,
}

/// A remedy.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RemedyPage {
    pub id: String,
    pub name: String,
    pub text: String,
    pub owner: String,
    /// The placements a move to which it might spare.
    pub instead_of: Vec<String>,
    /// When it fits; always if there are no rows.
    pub when: Vec<Row>,
    pub set: Vec<SupposedView>,
    pub origin: OriginView,
}

/// An event.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EventPage {
    pub id: String,
    pub name: String,
    pub text: String,
    pub owner: String,
    pub left_out_when: Vec<Row>,
    pub set: Vec<SettingView>,
    pub every: Vec<EveryView>,
    /// How many combinations of levels there are.
    pub cases: usize,
    pub origin: OriginView,
}

/// An answer as an event sets it: a level, or a choice of a question on the company.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SettingView {
    pub reference: Option<String>,
    pub name: String,
    pub level: Option<u8>,
    pub label: String,
}

/// An answer that an event makes uncertain, and the levels that it takes.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EveryView {
    pub reference: String,
    pub name: String,
    pub levels: Vec<u8>,
}

/// A question on the company.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct QuestionPage {
    #[serde(flatten)]
    pub about: AboutView,
    /// Its role, if the program itself uses it.
    pub part: Option<&'static str>,
}

/// An answer as a remedy assumes it.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SupposedView {
    pub reference: String,
    pub name: String,
    pub at_most: bool,
    pub level: u8,
    pub label: String,
}

/// A piece that is neither asked nor weighed.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct PiecePage {
    /// The kind, such as `arrangement`; for a notice, the topic.
    pub kind: &'static str,
    pub id: String,
    /// The name, if it has one.
    pub name: Option<String>,
    /// The name or the first text, shortened for a list.
    pub brief: String,
    pub texts: Vec<Said>,
    /// The rows that decide whether it is printed, if there are any.
    pub when: Option<Vec<Row>>,
    pub origin: Option<OriginView>,
}

/// One text of a piece, and the rows that decide whether it holds, if there are any.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Said {
    /// The key, such as `owner`.
    pub what: &'static str,
    pub text: String,
    pub rows: Option<Vec<Row>>,
}
