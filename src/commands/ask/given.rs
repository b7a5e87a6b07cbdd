//! What the command line says about the questions: answers, and which questions to ask.

use jiff::civil::Date;

use crate::answers::{Answers, ContextAnswer, Earlier, TakenOver};
use crate::cli::Ask;
use crate::commands::failure::Failure;
use crate::commands::inputs::{shown, source, today};
use crate::commands::questions::unknown_role;
use crate::commands::questions_named::questions_named;
use crate::commands::settings::with_settings;
use crate::files;
use crate::files::answers_file::AnswersFile;
use crate::model::Model;
use crate::phrases::{self, fill};
use crate::terminal;
use crate::wizard::Plan;

/// Returns the answers of the file with those of the command line and of the earlier file, and
/// saves them.
pub(super) fn keep_given(
    model: &Model,
    args: &Ask,
    earlier: Option<&Earlier>,
    file: &mut AnswersFile<'_>,
) -> Result<Answers, Failure> {
    let mut begun = file.answers().clone();
    let taken = earlier.map(|it| it.take_over(model, &mut begun, today()));
    let mut answers = given(model, &begun, args)?;
    if answers != *file.answers() {
        date(model, &mut answers, today());
        file.keep(&answers)?;
    }
    if let Some(taken) = taken {
        tell_taken_over(&taken, args);
    }
    Ok(answers)
}

/// Reads the earlier file that the command line names.
pub(super) fn earlier(model: &Model, args: &Ask) -> Result<Option<Earlier>, Failure> {
    let Some(from) = &args.from else { return Ok(None) };
    if files::is_same(from, &args.answers) {
        return Err(Failure::usage(phrases::FROM_ITSELF));
    }
    Ok(Some(Earlier::read(&source(from)?, model)?))
}

/// Says what was taken over from the earlier file, and what was not.
fn tell_taken_over(taken: &TakenOver, args: &Ask) {
    let from = args.from.as_deref().map(shown).unwrap_or_default();
    let (about, notes) = (taken.about.to_string(), taken.notes.to_string());
    let ids = taken.left_behind.join(", ");
    let words = [("from", &*from), ("about", &about), ("notes", &notes), ("ids", &ids)];
    let phrase = if ids.is_empty() { phrases::TAKEN_OVER } else { phrases::TAKEN_OVER_IN_PART };
    terminal::tell_wrapped(&fill(phrase, &words));
    if taken.has_to_confirm {
        terminal::tell_wrapped(phrases::TO_CONFIRM);
    }
}

/// Returns the answers with those that the command line gives.
fn given(model: &Model, answers: &Answers, args: &Ask) -> Result<Answers, Failure> {
    let set = with_settings(model, answers, &args.set)?;
    set.dropped.iter().for_each(|it| terminal::tell_wrapped(it));
    let mut given = set.answers;
    if let Some(name) = &args.respondent {
        given.set_about(model.roles.prepared_by, Some(ContextAnswer::Text(name.clone())));
    }
    if let Some(id) = &args.role {
        given.set_about(model.roles.role, Some(role(model, id)?));
    }
    Ok(given)
}

/// Dates answers without a date.
fn date(model: &Model, answers: &mut Answers, today: Date) {
    if answers.about(model.roles.date).is_none() {
        answers.set_about(model.roles.date, Some(ContextAnswer::Date(today)));
    }
}

fn role(model: &Model, id: &str) -> Result<ContextAnswer, Failure> {
    let choices = model[model.roles.role].choices();
    let place = choices.iter().position(|it| it.id == id).map(ContextAnswer::Choice);
    place.ok_or_else(|| unknown_role(id, choices.iter().map(|it| it.id.as_str())))
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
