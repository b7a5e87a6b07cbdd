//! What texts can hold in braces: the ids of placements, and words that context questions define.

use crate::diagnostic::{Diagnostic, Place, one_of, ticked};
use crate::model::raw::{RawContext, RawModel, RawNameBy};
use crate::model::{ContextId, ContextQuestion, NameBy, Placeholder};
use crate::toml_tree::Placed;

use super::Scope;

impl Scope<'_> {
    /// Returns the context questions with their placeholders.
    pub(super) fn context_questions(&self, raw: &RawModel) -> Vec<ContextQuestion> {
        let questions = self.questions.iter().cloned().zip(&raw.context);
        questions
            .map(|(question, raw)| ContextQuestion {
                placeholder: self.placeholder(raw),
                ..question
            })
            .collect()
    }

    fn placeholder(&self, raw: &RawContext) -> Option<Placeholder> {
        let what =
            format!("the context question {}", ticked(raw.id.as_ref().map_or("", |it| &it.value)));
        let Some(name) = &raw.placeholder else {
            self.check_nothing_is_printed(raw, &what);
            return None;
        };
        self.check_is_new(name);
        if let Some(kind) = raw.kind.as_ref().filter(|it| it.value != "text") {
            let message = format!("{what} has a placeholder, but is a {}", kind.value);
            let help = "take the placeholder out, or write `kind = \"text\"`";
            self.report(Diagnostic::new(message).at(&name.place).help(help));
        }
        if raw.default.is_none() {
            let message = format!("the placeholder {} has no default", ticked(&name.value));
            let help = "add `default = \"…\"`: it is printed where the question has no answer";
            self.report(Diagnostic::new(message).at(&name.place).help(help));
        }
        let by = raw.default_by.as_ref();
        Some(Placeholder {
            name: self.id(&raw.placeholder),
            default: self.plain(&raw.default),
            default_by: by.and_then(|it| self.name_by(it, "default_by", &name.place, &what)),
        })
    }

    /// Checks that a question without a placeholder gives nothing to print for one.
    fn check_nothing_is_printed(&self, raw: &RawContext, what: &str) {
        let by = raw.default_by.iter().flatten().map(|it| &it.question.place);
        let place = raw.default.iter().map(|it| &it.place).chain(by).next();
        if let Some(place) = place {
            let message = format!("{what} has a default, but no placeholder to print it for");
            let help = "add `placeholder = \"…\"`, or take the default out";
            self.report(Diagnostic::new(message).at(place).help(help));
        }
    }

    /// Checks that a placeholder means nothing else.
    fn check_is_new(&self, name: &Placed<String>) {
        let all = self.placements.places().chain(self.placeholders.places());
        let first = all.take_while(|it| it.place != name.place).find(|it| it.value == name.value);
        if let Some(first) = first {
            let message = format!("the placeholder {} means two things", ticked(&name.value));
            let mistake = Diagnostic::new(message).at(&name.place).with(&first.place, "and this");
            self.report(mistake.help("take another word for one of them"));
        }
    }

    /// Returns the names that the choices of one context question give.
    pub(super) fn name_by(
        &self,
        raw: &[RawNameBy],
        key: &str,
        place: &Place,
        what: &str,
    ) -> Option<NameBy> {
        let [by] = raw else {
            let message = format!("`{key}` of {what} must name exactly one context question");
            let help = format!("write `{key} = {{ question_id = {{ choice_id = \"Name\" }} }}`");
            self.report(Diagnostic::new(message).at(place).help(help));
            return None;
        };
        let question =
            self.context.resolve(&by.question, &format!("`{key}` of {what}"), self.log)?;
        let choices = self.questions[question].choices();
        if choices.is_empty() {
            let message =
                format!("{} is not a choice, so it cannot name {what}", ticked(&by.question.value));
            let help = "name a context question with choices";
            self.report(Diagnostic::new(message).at(&by.question.place).help(help));
            return None;
        }
        let known: Vec<&str> = choices.iter().map(|it| it.id.as_str()).collect();
        let mut names = vec![None; choices.len()];
        for (choice, name) in &by.names {
            match known.iter().position(|it| *it == choice.value) {
                Some(place) => names[place] = Some(self.plain(name)),
                None => {
                    let question = ticked(&by.question.value);
                    let message = format!("{question} has no choice {}", ticked(&choice.value));
                    let help = one_of(&choice.value, "its choices are", &known);
                    self.report(Diagnostic::new(message).at(&choice.place).help(help));
                }
            }
        }
        Some(NameBy { context: ContextId(question), names })
    }
}
