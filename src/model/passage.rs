//! Passages: the texts that a paper chooses from, such as risks, rights and messages.
//!
//! One table, in `kinds`, says which parts a passage of each kind has. Predicates decide which
//! texts are shown, so that a paper says only what fits this company's answers.

mod kinds;

pub use kinds::{Holds, Key, Kind, Of, PARTS, Row, TOPICS, Told};

use super::{
    FactorId, Facts, Model, Origin, Outcome, PassageId, PlacementId, PlanDay, Predicate,
    RespondentId,
};

/// One piece of text, with the predicates that decide whether it is shown, and the data printed
/// beside it.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The id, unique in the model.
    pub id: String,
    /// What kind of text it is.
    pub kind: Kind,
    /// The placement that it is about, for the kinds that are listed in a placement's table.
    pub placement: Option<PlacementId>,
    /// The texts, in the order of the table of kinds; several can have the same name.
    pub texts: Vec<Said>,
    /// The predicates by name, such as `when`.
    pub predicates: Vec<(&'static str, Predicate)>,
    /// Who acts on it, or watches it.
    pub owner: Option<RespondentId>,
    /// The question whose answer describes the state today.
    pub factor: Option<FactorId>,
    /// Who does it.
    pub doers: Vec<RespondentId>,
    /// Who may confirm it, the first choice first.
    pub confirmers: Vec<RespondentId>,
    /// The day of the plan that it belongs to.
    pub by: Option<PlanDay>,
    /// What it is about, one of [`TOPICS`].
    pub topic: Option<&'static str>,
    /// The part that it plays in a paper, one of [`PARTS`].
    pub part: Option<&'static str>,
    /// The id of the arrangement that it comes to, if that is another one.
    pub arrangement: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// How many passages of a kind a paper shows at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most {
    /// The kind.
    pub kind: Kind,
    /// How many are shown; for kinds in phases, how many in each phase.
    pub most: usize,
    /// If it holds for small teams only: for teams of fewer people than this.
    pub below: Option<i64>,
}

/// A text of a passage.
#[derive(Debug, Clone)]
pub struct Said {
    /// Its name, which is the key in the model's files.
    pub name: &'static str,
    /// The text.
    pub text: String,
    /// The answers for which it is true. Of several texts with one name, the first that holds is
    /// printed.
    pub when: Option<Predicate>,
}

impl Said {
    /// Returns the first of some texts that holds. One without a predicate always does.
    pub fn first<'a>(texts: &'a [Self], facts: &impl Facts) -> Option<&'a str> {
        let holds = |it: &&Self| it.when.as_ref().is_none_or(|it| it.holds(facts));
        texts.iter().find(holds).map(|it| it.text.as_str())
    }
}

/// Whether a condition is met. The most urgent comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is not met.
    Unmet,
    /// Nobody can tell, or it is met in part.
    Unknown,
    /// It is met.
    Met,
}

impl State {
    /// Returns the word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unmet => "unmet",
            Self::Unknown => "unknown",
            Self::Met => "met",
        }
    }
}

impl Passage {
    /// Returns a passage without texts.
    pub fn new(kind: Kind, id: String) -> Self {
        Self {
            id,
            kind,
            placement: None,
            texts: Vec::new(),
            predicates: Vec::new(),
            owner: None,
            factor: None,
            doers: Vec::new(),
            confirmers: Vec::new(),
            by: None,
            topic: None,
            part: None,
            arrangement: None,
            origin: Origin::default(),
        }
    }

    /// Returns the texts with a name.
    pub fn texts<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Said> {
        self.texts.iter().filter(move |it| it.name == name)
    }

    /// Returns the text with a name, if it is the same for every company.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts(name).find(|it| it.when.is_none()).map(|it| it.text.as_str())
    }

    /// Returns the text that it is listed under, if its kind has one.
    pub fn heading(&self) -> Option<&str> {
        self.text(self.kind.row().heading()?)
    }

    /// Returns the predicate with a name. A missing predicate never holds.
    pub fn predicate(&self, name: &str) -> &Predicate {
        static NEVER: Predicate = Predicate { rows: Vec::new() };
        self.predicates.iter().find(|it| it.0 == name).map_or(&NEVER, |it| &it.1)
    }

    /// Tells whether the passage is met, if its kind can be met. A passage without predicates is
    /// open.
    pub fn state(&self, facts: &impl Facts) -> Option<State> {
        let row = self.kind.row();
        let (met, unmet) = (row.key_of(Holds::Met)?, row.key_of(Holds::Opposite)?);
        let outcome = |name| self.predicate(name).outcome(facts);
        Some(match (outcome(met), outcome(unmet)) {
            (Outcome::Holds, _) => State::Met,
            (_, Outcome::Holds) => State::Unmet,
            _ => State::Unknown,
        })
    }

    /// Returns the predicate that decides whether the passage is shown, if its kind has one.
    pub fn when(&self) -> Option<&Predicate> {
        self.predicates.iter().find(|it| it.0 == "when").map(|it| &it.1)
    }
}

impl Model {
    /// Returns the index of every passage of a kind, in model order.
    pub fn passage_ids(&self, kind: Kind) -> impl Iterator<Item = PassageId> {
        (0..self.passages.len()).map(PassageId).filter(move |it| self[*it].kind == kind)
    }

    /// Returns the passages of a kind, in model order.
    pub fn passages_of(&self, kind: Kind) -> impl Iterator<Item = &Passage> {
        self.passage_ids(kind).map(|it| &self[it])
    }

    /// Returns how many passages of a kind a paper shows at most. Of several limits that hold for a
    /// team of this many people, the one for the smallest teams does.
    pub fn most_shown(&self, kind: Kind, people: Option<i64>) -> usize {
        let fits = |it: &&Most| {
            it.kind == kind
                && it.below.is_none_or(|below| people.is_some_and(|people| people < below))
        };
        let own = self.shown.iter().filter(fits);
        own.min_by_key(|it| it.below.unwrap_or(i64::MAX)).map_or(usize::MAX, |it| it.most)
    }

    /// Returns the passages of a kind that are about a placement, in file order.
    pub fn passages_on(
        &self,
        placement: PlacementId,
        kind: Kind,
    ) -> impl Iterator<Item = &Passage> {
        self.passages_of(kind).filter(move |it| it.placement == Some(placement))
    }
}
