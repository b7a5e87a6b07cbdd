//! `questions`: prints the questionnaire, to read, hand out or fill in.

use super::failure::Failure;
use super::inputs::load_model;
use crate::cli::{self, QuestionsFormat};
use crate::diagnostic::one_of;
use crate::model::{Model, RespondentId};
use crate::pages::questionnaire::Questionnaire;
use crate::phrases::{self, fill};
use crate::templates::Templates;
use crate::terminal;

/// How many columns a page of plain text has.
const PAGE_WIDTH: usize = 78;

/// Prints the questionnaire, or an answers file to fill in.
pub(super) fn questions(args: &cli::Questions) -> Result<(), Failure> {
    let model = load_model(args.model.as_deref())?.model;
    let role = args.role.as_deref().map(|it| respondent(&model, it)).transpose()?;
    let template = match args.format {
        _ if args.blank => "blank.toml",
        QuestionsFormat::Md => "questions.md",
        QuestionsFormat::Text => "questions.txt",
    };
    let text = Templates::new()?.fill(template, &Questionnaire::new(&model, role))?;
    match args.format {
        QuestionsFormat::Md => Ok(terminal::print(&text)?),
        QuestionsFormat::Text => Ok(terminal::print_columns(&text, PAGE_WIDTH)?),
    }
}

/// Returns the respondent with this id, who answers questions.
pub(super) fn respondent(model: &Model, id: &str) -> Result<RespondentId, Failure> {
    // Some people act or confirm, and answer no question.
    let asked = |it: &RespondentId| model.factors.iter().any(|factor| factor.asks.contains(it));
    model.respondent(id).filter(asked).ok_or_else(|| {
        let roles = (0..model.respondents.len()).map(RespondentId).filter(asked);
        unknown_role(id, roles.map(|it| model[it].id.as_str()))
    })
}

/// Returns the failure of a role that is none of those known.
pub(super) fn unknown_role<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let help = one_of(id, "the roles are", &known.collect::<Vec<_>>());
    Failure::usage(fill(phrases::UNKNOWN_ROLE, &[("role", id), ("help", &help)]))
}
