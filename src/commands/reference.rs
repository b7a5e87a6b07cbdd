//! Commands that print what is built in, or write it out: the questionnaire and the model.

use super::{failure::Failure, load_model};
use crate::cli;
use crate::diagnostic::one_of;
use crate::model::{Model, RespondentId};
use crate::phrases::{self, fill};
use crate::questionnaire::Questionnaire;
use crate::templates::Templates;
use crate::terminal;

/// Prints the questionnaire, or an answers file to fill in.
pub(super) fn questions(args: &cli::Questions) -> Result<(), Failure> {
    let model = load_model(args.model.as_deref())?.model;
    let role = args.role.as_deref().map(|it| respondent(&model, it)).transpose()?;
    let template = if args.blank { "blank.toml" } else { "questions.md" };
    let text = Templates::new()?.fill(template, &Questionnaire::new(&model, role))?;
    Ok(terminal::print(&text)?)
}

fn respondent(model: &Model, id: &str) -> Result<RespondentId, Failure> {
    model.respondent(id).ok_or_else(|| {
        let known: Vec<&str> = model.respondents.iter().map(|it| it.id.as_str()).collect();
        let help = one_of(id, "the roles are", &known);
        Failure::Usage(vec![fill(phrases::UNKNOWN_ROLE, &[("role", id), ("help", &help)])])
    })
}
