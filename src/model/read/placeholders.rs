//! Checks what placeholders in texts mean: names of placements, and answers to context questions.

use crate::diagnostic::{Diagnostic, Place, one_of, ticked};
use crate::model::{ContextId, NameBy, Placeholder};
use crate::toml_tree::{Placed, Value};

use super::ids::Id;
use super::scope::Scope;
use super::table::{Table, Text};

/// The placeholder that a context question defines, as written.
pub(super) struct Printed {
    placeholder: Text,
    default: Text,
    default_by: Option<Vec<NamesBy>>,
}

/// The names that the choices of one question give.
pub(super) struct NamesBy {
    question: Placed<String>,
    names: Vec<(Placed<String>, Text)>,
}

impl Printed {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        Self {
            placeholder: table.reader.optional_text("placeholder"),
            default: table.reader.optional_text("default"),
            default_by: table.optional("default_by").map(|it| NamesBy::read(&it)),
        }
    }
}

impl NamesBy {
    pub(super) fn read(value: &Value<'_>) -> Vec<Self> {
        const EXAMPLE: &str = "{ question_id = { choice_id = \"Name\" } }";
        let Some(table) = value.table(value.title(), EXAMPLE) else { return Vec::new() };
        let names = |(question, names): (Placed<String>, Value<'_>)| {
            let names = names.table(names.title(), "{ choice_id = \"Name\" }")?.all();
            let names = names.into_iter().map(|(choice, it)| (choice, it.text())).collect();
            Some(Self { question, names })
        };
        table.all().into_iter().filter_map(names).collect()
    }
}

impl Scope<'_> {
    /// Returns the placeholder that a question defines; `what` is the name of the question in
    /// messages.
    pub(super) fn placeholder(
        &self,
        printed: Printed,
        kind: &Text,
        what: &str,
    ) -> Option<Placeholder> {
        let Some(name) = &printed.placeholder else {
            self.check_nothing_is_printed(&printed, what);
            return None;
        };
        self.check_is_new(name);
        if let Some(kind) = kind.as_ref().filter(|it| it.value != "text") {
            let message = format!("{what} has a placeholder, but is a {}", kind.value);
            let help = "take the placeholder out, or write `kind = \"text\"`";
            self.report(Diagnostic::new(message).at(&name.place).help(help));
        }
        if printed.default.is_none() {
            let message = format!("the placeholder {} has no default", ticked(&name.value));
            let help = "add `default = \"…\"`: it is printed where the question has no answer";
            self.report(Diagnostic::new(message).at(&name.place).help(help));
        }
        let by = printed.default_by;
        Some(Placeholder {
            name: self.own_id(&printed.placeholder),
            default: self.plain(&printed.default),
            default_by: by.and_then(|it| self.name_by(&it, "default_by", &name.place, what)),
        })
    }

    /// Checks that a question without a placeholder does not say what to print for one.
    fn check_nothing_is_printed(&self, printed: &Printed, what: &str) {
        let by = printed.default_by.iter().flatten().map(|it| &it.question.place);
        let place = printed.default.iter().map(|it| &it.place).chain(by).next();
        if let Some(place) = place {
            let message = format!("{what} has a default, but no placeholder to print it for");
            let help = "add `placeholder = \"…\"`, or take the default out";
            self.report(Diagnostic::new(message).at(place).help(help));
        }
    }

    /// Checks that a placeholder has no other meaning.
    fn check_is_new(&self, name: &Placed<String>) {
        let names = self.placements.all().chain(self.placeholders.all());
        let mut earlier = names.take_while(|it| *it.place != name.place);
        let context = (0..self.context.len()).filter(|it| self.printable[*it]);
        let mut slots = self.factors.all().chain(context.filter_map(|it| self.context.get(it)));
        let is_same = |it: &Id<'_>| it.text == name.value;
        let first = earlier.find(is_same).or_else(|| slots.find(is_same));
        if let Some(first) = first {
            let message = format!("the placeholder {} means two things", ticked(&name.value));
            let mistake = Diagnostic::new(message).at(&name.place).with(first.place, "and this");
            self.report(mistake.help("take another word for one of them"));
        }
    }

    /// Returns the names that the choices of one context question give.
    pub(super) fn name_by(
        &self,
        by: &[NamesBy],
        key: &str,
        place: &Place,
        what: &str,
    ) -> Option<NameBy> {
        let [NamesBy { question, names: given }] = by else {
            let message = format!("`{key}` of {what} must name exactly one context question");
            let help = format!("write `{key} = {{ question_id = {{ choice_id = \"Name\" }} }}`");
            self.report(Diagnostic::new(message).at(place).help(help));
            return None;
        };
        let context = self.context.resolve(question, &format!("`{key}` of {what}"), self.log)?;
        let known = self.replies[context].choices();
        if known.is_empty() {
            let message =
                format!("{} is not a choice, so it cannot name {what}", ticked(&question.value));
            let help = "name a context question with choices";
            self.report(Diagnostic::new(message).at(&question.place).help(help));
            return None;
        }
        let mut names = vec![None; known.len()];
        for (choice, name) in given {
            match known.iter().position(|it| *it == choice.value) {
                Some(place) => names[place] = Some(self.plain(name)),
                None => {
                    let question = ticked(&question.value);
                    let message = format!("{question} has no choice {}", ticked(&choice.value));
                    let help = self.log.guess(|| one_of(&choice.value, "its choices are", known));
                    self.report(Diagnostic::new(message).at(&choice.place).help(help));
                }
            }
        }
        Some(NameBy { context: ContextId(context), names })
    }
}
