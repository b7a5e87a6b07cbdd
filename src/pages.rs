//! Pages to read or fill in that rest on no answers: the questionnaire, and the model explained.

pub mod explanation;
pub mod questionnaire;
