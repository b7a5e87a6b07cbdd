//! The people whom texts name: who can answer, who acts, and who can confirm what others did.

use super::{ContextId, Model, PlacementId, Predicate, RespondentId};

/// Somebody who can answer, act or confirm.
#[derive(Debug, Clone, Default)]
pub struct Respondent {
    /// The id.
    pub id: String,
    /// The title to print, with its article.
    pub name: String,
    /// The functions that they belong to, by name. Nobody confirms what their own function does.
    pub functions: Vec<String>,
    /// The placement that they lead.
    pub leads: Option<PlacementId>,
    /// In which companies they lead the present home though it is not a placement.
    pub leads_elsewhere: Predicate,
    /// In which companies they object to the advice.
    pub objects: Predicate,
    /// In which companies there is no such person to ask.
    pub absent: Predicate,
    /// Who is asked in their place where there is no such person.
    pub instead: Option<String>,
}

/// Who confirms where none of those proposed may.
#[derive(Debug, Clone, Default)]
pub struct Confirming {
    /// Who confirms nothing, whatever it is.
    pub never: Vec<RespondentId>,
    /// Who steps in, the first choice first.
    pub last: Vec<RespondentId>,
}

/// Where somebody says what they think of the advice.
#[derive(Debug, Clone)]
pub struct Position {
    /// Who says it.
    pub of: RespondentId,
    /// The question on what they say; a choice.
    pub stance: ContextId,
    /// The question on their reason; text.
    pub reason: ContextId,
    /// Whether their words may be quoted.
    pub released: Predicate,
}

impl Model {
    /// Returns the index of the respondent with this id.
    pub fn respondent(&self, id: &str) -> Option<RespondentId> {
        self.respondents.iter().position(|it| it.id == id).map(RespondentId)
    }

    /// Returns the respondent who answers in a role, given by its place among the choices.
    pub fn respondent_of_role(&self, role: usize) -> Option<RespondentId> {
        self.respondent(&self[self.roles.role].choices().get(role)?.id)
    }
}
