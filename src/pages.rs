//! Pages that need no answers: the questionnaire, and the explanation of the model.

pub mod explanation;
pub mod questionnaire;
