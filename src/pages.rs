//! Pages that need no answers: the questionnaire, the form to send to those who answer, and the
//! explanation of the model.

pub mod explanation;
pub mod form;
pub mod questionnaire;
