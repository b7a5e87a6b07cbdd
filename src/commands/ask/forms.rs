//! Forms for those on whose answers the advice hangs, beside the answers.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::answers::Answers;
use crate::commands::failure::Failure;
use crate::commands::form::commands_back;
use crate::commands::inputs::{shown, today};
use crate::files::{self, Access, Existing, FileError};
use crate::model::{Model, PlanDay};
use crate::pages::form::{Addressee, Form};
use crate::paper::View;
use crate::phrases::{self, argument, fill};
use crate::wizard::Said;

/// Writes a form for each of them, beside the file of the answers, and says where it is. One that is there already stays.
pub(super) fn write(
    model: &Model,
    answers: &Answers,
    view: &View,
    file: &Path,
) -> Result<Vec<Said>, Failure> {
    let due = due(view);
    let mut said = Vec::new();
    for asker in &view.askers {
        let addressee = Addressee { role: model.respondent(&asker.id), due };
        let page = Form::new(model, answers, addressee).page()?;
        let path = path(file, &asker.id);
        let phrase = match files::write(&path, &page, Access::Shared, Existing::Keep) {
            Ok(()) => phrases::WRITTEN,
            Err(FileError::Exists(_)) => phrases::FORM_KEPT,
            Err(error) => return Err(error.into()),
        };
        said.push(Said::Text(fill(phrase, &[("path", &shown(&path))])));
    }
    said.push(Said::Text(phrases::FORM_SENT.to_owned()));
    said.extend(commands_back(Some(file)).into_iter().map(Said::Command));
    Ok(said)
}

/// Returns the commands that write the forms, with a sentence before them; nothing if there is nobody to
/// ask.
pub(super) fn commands(view: &View, answers: &Path) -> Vec<Said> {
    if view.askers.is_empty() {
        return Vec::new();
    }
    let people = view.askers.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ");
    let before = Said::Text(fill(phrases::FORMS_COMMANDS, &[("people", &people)]));
    let command = |role: &str| {
        let (file, form) = (argument(answers), argument(&path(answers, role)));
        let words = [("role", role), ("answers", &*file), ("form", &form)];
        Said::Command(fill(phrases::FORMS_COMMAND, &words))
    };
    let commands = view.askers.iter().map(|it| command(&it.id));
    std::iter::once(before).chain(commands).collect()
}

/// Returns the day of the plan by which others have answered, if it is still to come.
fn due(view: &View) -> Option<Date> {
    let row = view.plan.iter().find(|it| it.days.contains(&PlanDay::SecondAnswers))?;
    row.on.filter(|it| *it > today())
}

fn path(answers: &Path, role: &str) -> PathBuf {
    answers.with_file_name(format!("for-{role}.html"))
}
