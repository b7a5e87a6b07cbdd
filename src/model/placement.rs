//! The alternatives being compared, and what there is to say about each.

use super::{ContextId, Origin, Predicate, RespondentId};

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

/// Another name than the usual one, chosen by a context answer.
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
