//! Forms for those on whose answers the advice hangs, beside the answers.

use std::path::{Path, PathBuf};

use crate::answers::Answers;
use crate::commands::failure::Failure;
use crate::commands::inputs::shown;
use crate::files::{self, Access, Existing, FileError};
use crate::model::Model;
use crate::pages::form::{Addressee, Form};
use crate::paper::View;
use crate::phrases::{self, argument, fill};
use crate::wizard::Said;

/// Writes a form for each of them, and says where it is. One that is there already stays.
pub(super) fn write(
    model: &Model,
    answers: &Answers,
    view: &View,
    beside: &Path,
) -> Result<Vec<Said>, Failure> {
    let mut said = Vec::new();
    for asker in &view.askers {
        let addressee = Addressee { role: model.respondent(&asker.id), due: None };
        let page = Form::new(model, answers, addressee).page()?;
        let path = path(beside, &asker.id);
        let phrase = match files::write(&path, &page, Access::Shared, Existing::Keep) {
            Ok(()) => phrases::WRITTEN,
            Err(FileError::Exists(_)) => phrases::FORM_KEPT,
            Err(error) => return Err(error.into()),
        };
        said.push(Said::Text(fill(phrase, &[("path", &shown(&path))])));
    }
    said.push(Said::Text(phrases::FORM_SENT.to_owned()));
    said.push(Said::Command(phrases::FORM_COMMAND.to_owned()));
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

fn path(answers: &Path, role: &str) -> PathBuf {
    answers.with_file_name(format!("for-{role}.html"))
}
