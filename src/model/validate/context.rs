//! Context questions, and those that the program itself reads.

use crate::diagnostic::{Diagnostic, one_of, quoted, ticked};
use crate::model::raw::{RawChoice, RawContext, RawModel};
use crate::model::{
    Choice, ContextId, ContextKind, ContextQuestion, NO_HOME, REVOPS, Reserved, SPLIT,
};
use crate::toml_tree::Placed;

use super::Scope;

const KINDS: [&str; 4] = ["choice", "number", "text", "date"];

impl Scope<'_> {
    pub(super) fn question(&self, raw: &RawContext) -> ContextQuestion {
        ContextQuestion {
            id: self.id(&raw.id),
            kind: self.kind(raw),
            required: raw.required,
            name: self.text(&raw.name),
            question: self.text(&raw.question),
            why: self.text(&raw.why),
            placeholder: None,
        }
    }

    fn kind(&self, raw: &RawContext) -> ContextKind {
        let Some(kind) = &raw.kind else { return ContextKind::Text };
        let id = raw.id.as_ref().map_or("", |it| &it.value);
        match (kind.value.as_str(), &raw.choices) {
            ("choice", Some(choices)) => return self.choices(choices),
            ("choice", None) => {
                let message =
                    format!("the context question {} is a choice without choices", ticked(id));
                let help = "add `choices = [{ id = \"…\", label = \"…\", paper = \"…\" }, …]`";
                self.report(Diagnostic::new(message).at(&kind.place).help(help));
                return ContextKind::Choice(Vec::new());
            }
            (_, Some(choices)) if KINDS.contains(&kind.value.as_str()) => {
                let message = format!(
                    "the context question {} has choices, but is a {}",
                    ticked(id),
                    kind.value
                );
                let help = "take the choices out, or write `kind = \"choice\"`";
                self.report(Diagnostic::new(message).at(&choices.place).help(help));
            }
            _ => {}
        }
        match kind.value.as_str() {
            "number" => ContextKind::Number,
            "date" => ContextKind::Date,
            "text" => ContextKind::Text,
            other => {
                let message = format!(
                    "the context question {} has the unknown kind {}",
                    ticked(id),
                    ticked(other)
                );
                let help = one_of(other, "the kinds are", &KINDS);
                self.report(Diagnostic::new(message).at(&kind.place).help(help));
                ContextKind::Text
            }
        }
    }

    fn choices(&self, raw: &Placed<Vec<RawChoice>>) -> ContextKind {
        if raw.value.len() < 2 {
            let mistake = Diagnostic::new("a choice needs at least two choices").at(&raw.place);
            self.report(mistake.help("add another, or ask for something else"));
        }
        let choice = |it: &RawChoice| Choice {
            id: self.id(&it.id),
            label: self.text(&it.label),
            paper: self.text(&it.paper),
        };
        ContextKind::Choice(raw.value.iter().map(choice).collect())
    }

    /// Returns the questions that the program itself reads, each of its kind.
    pub(super) fn reserved(&self, raw: &RawModel) -> Reserved {
        let find = |id, kind| self.reserved_question(raw, id, kind);
        let reserved = Reserved {
            company: find("company", "text"),
            prepared_by: find("prepared_by", "text"),
            role: find("role", "choice"),
            date: find("date", "date"),
            current_home: find("current_home", "choice"),
        };
        self.check_named(raw, reserved.company);
        self.check_homes(raw, reserved.current_home);
        reserved
    }

    fn reserved_question(&self, raw: &RawModel, id: &str, kind: &str) -> ContextId {
        let Some(index) = self.context.find(id) else {
            let message =
                format!("the model has no context question `{id}`, which the program needs");
            let help = format!("add a `[[context]]` with `id = \"{id}\"` and `kind = \"{kind}\"`");
            self.report(Diagnostic::new(message).help(help));
            return ContextId(usize::MAX);
        };
        if let Some(given) = raw.context[index].kind.as_ref().filter(|it| it.value != kind) {
            let message =
                format!("the context question `{id}` must be a {kind}, not a {}", given.value);
            let help = format!("write `kind = \"{kind}\"`; the program itself reads this answer");
            self.report(Diagnostic::new(message).at(&given.place).help(help));
        }
        ContextId(index)
    }

    /// Checks that the company has a name whatever is answered.
    fn check_named(&self, raw: &RawModel, question: ContextId) {
        let question = raw.context.get(question.0).filter(|it| it.placeholder.is_none());
        let Some(id) = question.and_then(|it| it.id.as_ref()) else { return };
        let message = format!("the context question {} has no placeholder", ticked(&id.value));
        let help = "add `placeholder = \"company\"` and the `default` to print without an answer";
        self.report(Diagnostic::new(message).at(&id.place).help(help));
    }

    /// Checks that the present home can be every placement, and every way to have none of them.
    fn check_homes(&self, raw: &RawModel, question: ContextId) {
        let Some(choices) = raw.context.get(question.0).and_then(|it| it.choices.as_ref()) else {
            return;
        };
        let mut homes = self.placements.names();
        homes.extend([SPLIT, REVOPS, NO_HOME]);
        let given: Vec<&Placed<String>> =
            choices.value.iter().filter_map(|it| it.id.as_ref()).collect();
        for home in homes.iter().filter(|home| !given.iter().any(|it| it.value == **home)) {
            let message = format!("the context question `current_home` does not offer `{home}`");
            let help = format!("add a choice with `id = \"{home}\"`; it needs {}", quoted(&homes));
            self.report(Diagnostic::new(message).at(&choices.place).help(help));
        }
        for id in given.into_iter().filter(|it| !homes.contains(&it.value.as_str())) {
            let message = format!(
                "the context question `current_home` offers {}, which is no home",
                ticked(&id.value)
            );
            let help = one_of(&id.value, "the homes are", &homes);
            self.report(Diagnostic::new(message).at(&id.place).help(help));
        }
    }
}
