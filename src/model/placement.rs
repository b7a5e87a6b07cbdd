//! The alternatives being compared.

use super::{ContextId, Origin, Predicate};

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
    /// What the name means, where that needs to be said.
    pub means: Option<String>,
    /// When a paper gives it a row of its own, if not always.
    pub row: Option<OwnRow>,
}

/// When a paper gives a placement a row in its tables. It always does so if the team is there, or
/// if the advice points there.
#[derive(Debug, Clone)]
pub struct OwnRow {
    /// When the placement has a row.
    pub shown_when: Predicate,
    /// What the paper says instead if this does not hold.
    pub not_shown: String,
    /// What the paper says if this is open.
    pub unknown: String,
}

/// A different name, chosen by a context answer.
#[derive(Debug, Clone)]
pub struct NameBy {
    /// The question asked.
    pub context: ContextId,
    /// For each choice of that question, the name, if it has one.
    pub names: Vec<Option<String>>,
}

/// A statement that is true of a company for which `when` holds.
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
