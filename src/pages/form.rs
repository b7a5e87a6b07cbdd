//! The form: the questions of one respondent as a single HTML file, which works in a browser without
//! this program and writes an answers file.
//!
//! [`Form::new`] takes a model, who is asked, and the answers of the company that the form is for. Of
//! these it takes only what the questions print and the advice needs: names, titles and the required
//! choices. The page is laid out by `templates/form/page.html`; its script is `templates/form/script.js`.

mod data;

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest, Sha256};

use self::data::{Asking, Data};
use super::questionnaire::{
    AboutView, ChoiceView, ModelView, RoleView, SectionView, asked_of, minutes,
};
use crate::answers::names::{Names, is_name};
use crate::answers::{Answers, Basis, ContextAnswer, LONGEST_TEXT};
use crate::diagnostic::Mistakes;
use crate::model::{ContextKind, FactorId, Model, RespondentId};
use crate::phrases;
use crate::templates::{Templates, built_in};

/// The data for the template of the page.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Form {
    pub model: ModelView,
    /// Who is asked, if it is not everybody.
    pub role: Option<RoleView>,
    /// The question on the role, if the form does not know it.
    pub role_question: Option<AboutView>,
    /// The company, if its name is known.
    pub company: Option<String>,
    /// By when the answers are wanted.
    pub due: Option<String>,
    pub names: BTreeMap<String, String>,
    pub sections: Vec<SectionView>,
    /// How many scored questions there are, without those in sections that may be left out.
    pub questions: usize,
    /// How many scored questions are in such sections.
    pub optional: usize,
    pub minutes: usize,
    /// How an answer can be known, by the words of answers files.
    pub bases: Vec<ChoiceView>,
    pub words: Words,
    pub longest_note: usize,
    /// What the script reads, as JSON without `<`.
    pub data: String,
    pub style: String,
    pub script: String,
    pub style_sha256: String,
    pub script_sha256: String,
}

/// The words that the form shares with the wizard.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Words {
    pub unknown: &'static str,
    pub not_applicable: &'static str,
    pub not_answered: &'static str,
    pub basis: &'static str,
}

/// Whom a form is for.
#[derive(Debug, Clone, Copy)]
pub struct Addressee {
    /// Who answers; without it, all questions are asked.
    pub role: Option<RespondentId>,
    /// By when the answers are wanted.
    pub due: Option<Date>,
}

impl Form {
    /// Takes the questions of a model for one respondent of the company that gave these answers.
    pub fn new(model: &Model, answers: &Answers, to: Addressee) -> Self {
        let known = known(model, answers, to.role);
        let names = Names::new(model, &known);
        let asking = Asking { model, known: &known, asked: asked_of(model, to.role) };
        let put: Vec<FactorId> = asking.put();
        let (style, script) = (built_in("form/style.css"), built_in("form/script.js"));
        let optional = put.iter().filter(|id| model.is_optional(**id)).count();
        let role_known = known.about(model.roles.role).is_some();
        Self {
            model: ModelView::of(model),
            role: to.role.map(|it| RoleView::of(model, &names, it)),
            role_question: (!role_known).then(|| AboutView::of(model, &names, model.roles.role)),
            company: known.text(model.roles.company).map(str::to_owned),
            due: to.due.map(|it| it.strftime("%-d %B %Y").to_string()),
            names: names.all().iter().cloned().collect(),
            sections: asking.sections(&names, &put),
            questions: put.len() - optional,
            optional,
            minutes: minutes(put.len() - optional),
            bases: bases(),
            words: Words {
                unknown: phrases::DONT_KNOW,
                not_applicable: phrases::DOES_NOT_APPLY,
                not_answered: phrases::NOT_ANSWERED,
                basis: phrases::BASIS_QUESTION,
            },
            longest_note: LONGEST_TEXT,
            data: in_script(&Data::new(&asking, &names, &put)),
            style_sha256: sha256(&style),
            script_sha256: sha256(&script),
            style,
            script,
        }
    }

    /// Returns the page.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template.
    pub fn page(&self) -> Result<String, Mistakes> {
        Templates::new()?.fill("form/page.html", self)
    }
}

/// Returns what the form may know of a company: its name and the one of the present home, the titles
/// of people, and the required choices. The role is that of the one who is asked.
fn known(model: &Model, answers: &Answers, role: Option<RespondentId>) -> Answers {
    let mut known = Answers::blank(model);
    for id in model.context_ids() {
        let question = &model[id];
        let is_choice = question.required && matches!(question.kind, ContextKind::Choice(_));
        if is_choice || is_name(model, id) {
            known.set_about(id, answers.about(id).cloned());
        }
    }
    let choices = model[model.roles.role].choices();
    let place = role.and_then(|role| choices.iter().position(|it| it.id == model[role].id));
    known.set_about(model.roles.role, place.map(ContextAnswer::Choice));
    known.asked_only(model)
}

/// Returns how an answer can be known, and the words for it.
fn bases() -> Vec<ChoiceView> {
    let words = [
        (Basis::Measured, phrases::MEASURED),
        (Basis::Seen, phrases::SEEN),
        (Basis::Believed, phrases::BELIEVED),
    ];
    words.map(|(it, label)| ChoiceView { id: it.word().into(), label: label.into() }).into()
}

/// Returns data as JSON that may stand in a script element: nothing in it can end the element.
fn in_script(data: &Data) -> String {
    let json = serde_json::to_string(data).unwrap_or_default();
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Returns a digest as a content security policy has it.
fn sha256(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests;
