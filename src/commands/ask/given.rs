//! What the command line gives to the questions: answers, and which questions to ask.

use jiff::civil::Date;

use crate::answers::{Answers, ContextAnswer};
use crate::cli::Ask;
use crate::commands::failure::Failure;
use crate::commands::inputs::today;
use crate::commands::questions_named::questions_named;
use crate::commands::settings::with_settings;
use crate::diagnostic::one_of;
use crate::files::answers_file::AnswersFile;
use crate::model::Model;
use crate::phrases::{self, fill};
use crate::wizard::Plan;

/// Returns the answers of the file with those of the command line, and keeps them.
pub(super) fn keep_given(
    model: &Model,
    args: &Ask,
    file: &mut AnswersFile<'_>,
) -> Result<Answers, Failure> {
    let answers = given(model, file.answers(), args, today())?;
    if answers != *file.answers() {
        file.keep(&answers)?;
    }
    Ok(answers)
}

/// Returns the answers with those that the command line gives, dated if that changes them.
fn given(model: &Model, answers: &Answers, args: &Ask, today: Date) -> Result<Answers, Failure> {
    let mut given = with_settings(model, answers, &args.set)?;
    if let Some(name) = &args.respondent {
        given.set_about(model.roles.prepared_by, Some(ContextAnswer::Text(name.clone())));
    }
    if let Some(id) = &args.role {
        given.set_about(model.roles.role, Some(role(model, id)?));
    }
    if given != *answers && given.about(model.roles.date).is_none() {
        given.set_about(model.roles.date, Some(ContextAnswer::Date(today)));
    }
    Ok(given)
}

fn role(model: &Model, id: &str) -> Result<ContextAnswer, Failure> {
    let choices = model[model.roles.role].choices();
    let place = choices.iter().position(|it| it.id == id).map(ContextAnswer::Choice);
    place.ok_or_else(|| {
        let known: Vec<&str> = choices.iter().map(|it| it.id.as_str()).collect();
        let help = one_of(id, "the roles are", &known);
        Failure::Usage(vec![fill(phrases::UNKNOWN_ROLE, &[("role", id), ("help", &help)])])
    })
}

/// Returns which questions the command line asks for.
pub(super) fn plan(model: &Model, args: &Ask) -> Result<Plan, Failure> {
    Ok(match (args.quick, args.all) {
        (true, _) => Plan::Core,
        (_, true) => Plan::All,
        _ if args.only.is_empty() => Plan::Choose,
        _ => Plan::Only(questions_named(model, &args.only)?),
    })
}
