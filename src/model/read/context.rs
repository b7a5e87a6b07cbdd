//! Context questions, and those that the program itself reads.

use crate::diagnostic::{Diagnostic, one_of, quoted, ticked};
use crate::model::{
    Choice, ContextId, ContextKind, ContextQuestion, NO_HOME, REVOPS, Reserved, SPLIT,
};
use crate::toml_tree::{Placed, Reader, Value};

use super::ids::Id;
use super::placeholders::Printed;
use super::scope::Scope;
use super::table::{Table, Text, named, tables};

const KINDS: [&str; 4] = ["choice", "number", "text", "date"];

/// A context question, and what later checks must know of how it is written.
pub(super) struct Asked {
    pub(super) valid: ContextQuestion,
    id: Text,
    kind: Text,
    choices: Option<Placed<Vec<Text>>>,
}

/// The choices of a question, and their ids as written.
type Choices = (Vec<Choice>, Placed<Vec<Text>>);

impl Scope<'_> {
    pub(super) fn question(&self, reader: Reader<'_>) -> Asked {
        let mut table = self.table(reader);
        let id = named(&mut table, "context question", "id");
        let what =
            format!("the context question {}", ticked(id.as_ref().map_or("", |it| &it.value)));
        let kind = table.reader.text("kind");
        let mut valid = ContextQuestion {
            id: self.id(&id),
            kind: ContextKind::Text,
            required: table.flag("required"),
            name: table.text("name"),
            question: table.text("question"),
            why: table.text("why"),
            placeholder: None,
        };
        let printed = Printed::read(&mut table);
        let choices = table.optional("choices").map(|it| self.choices(&it));
        table.close();
        valid.placeholder = self.placeholder(printed, &kind, &what);
        let (choices, ids) = choices.unzip();
        valid.kind = self.kind(&kind, choices, ids.as_ref(), &what);
        Asked { valid, id, kind, choices: ids }
    }

    fn choices(&self, value: &Value<'_>) -> Choices {
        let read = |it| self.choice(self.table(it));
        let (choices, ids): (Vec<_>, Vec<Text>) =
            tables(Some(value.clone()), "choice", read).into_iter().unzip();
        self.check_unique(ids.iter().flatten().map(Id::of).collect(), "choice id");
        (choices, value.placed(ids))
    }

    fn choice(&self, mut table: Table<'_>) -> (Choice, Text) {
        let id = named(&mut table, "choice", "id");
        let (label, paper) = (table.text("label"), table.text("paper"));
        table.close();
        (Choice { id: self.own_id(&id), label, paper }, id)
    }

    fn kind(
        &self,
        kind: &Text,
        choices: Option<Vec<Choice>>,
        ids: Option<&Placed<Vec<Text>>>,
        what: &str,
    ) -> ContextKind {
        let Some(kind) = kind else { return ContextKind::Text };
        let valid = match kind.value.as_str() {
            "choice" => return self.choice_kind(kind, choices, ids, what),
            "number" => ContextKind::Number,
            "date" => ContextKind::Date,
            "text" => ContextKind::Text,
            other => {
                let message = format!("{what} has the unknown kind {}", ticked(other));
                let help = one_of(other, "the kinds are", &KINDS);
                self.report(Diagnostic::new(message).at(&kind.place).help(help));
                return ContextKind::Text;
            }
        };
        if let Some(ids) = ids {
            let message = format!("{what} has choices, but is a {}", kind.value);
            let help = "take the choices out, or write `kind = \"choice\"`";
            self.report(Diagnostic::new(message).at(&ids.place).help(help));
        }
        valid
    }

    fn choice_kind(
        &self,
        kind: &Placed<String>,
        choices: Option<Vec<Choice>>,
        ids: Option<&Placed<Vec<Text>>>,
        what: &str,
    ) -> ContextKind {
        match ids {
            None => {
                let message = format!("{what} is a choice without choices");
                let help = "add `choices = [{ id = \"…\", label = \"…\", paper = \"…\" }, …]`";
                self.report(Diagnostic::new(message).at(&kind.place).help(help));
            }
            Some(ids) if ids.value.len() < 2 => {
                let mistake = Diagnostic::new("a choice needs at least two choices").at(&ids.place);
                self.report(mistake.help("add another, or ask for something else"));
            }
            Some(_) => {}
        }
        ContextKind::Choice(choices.unwrap_or_default())
    }

    /// Returns the questions that the program itself reads, each of its kind.
    pub(super) fn reserved(&self, questions: &[Asked]) -> Reserved {
        let find = |id, kind| self.reserved_question(questions, id, kind);
        let reserved = Reserved {
            company: find("company", "text"),
            prepared_by: find("prepared_by", "text"),
            role: find("role", "choice"),
            date: find("date", "date"),
            current_home: find("current_home", "choice"),
        };
        self.check_named(questions.get(reserved.company.0));
        let homes = questions.get(reserved.current_home.0);
        if let Some(homes) = homes.and_then(|it| it.choices.as_ref()) {
            self.check_homes(homes);
        }
        reserved
    }

    fn reserved_question(&self, questions: &[Asked], id: &str, kind: &str) -> ContextId {
        let Some(index) = self.context.find(id) else {
            let message =
                format!("the model has no context question `{id}`, which the program needs");
            let help = format!("add a `[[context]]` with `id = \"{id}\"` and `kind = \"{kind}\"`");
            self.report(Diagnostic::new(message).help(help));
            return ContextId(usize::MAX);
        };
        if let Some(given) = questions[index].kind.as_ref().filter(|it| it.value != kind) {
            let message =
                format!("the context question `{id}` must be a {kind}, not a {}", given.value);
            let help = format!("write `kind = \"{kind}\"`; the program itself reads this answer");
            self.report(Diagnostic::new(message).at(&given.place).help(help));
        }
        ContextId(index)
    }

    /// Checks that the company has a name whatever is answered.
    fn check_named(&self, question: Option<&Asked>) {
        let question = question.filter(|it| it.valid.placeholder.is_none());
        let Some(id) = question.and_then(|it| it.id.as_ref()) else { return };
        let message = format!("the context question {} has no placeholder", ticked(&id.value));
        let help = "add `placeholder = \"company\"` and the `default` to print without an answer";
        self.report(Diagnostic::new(message).at(&id.place).help(help));
    }

    /// Checks that the present home can be every placement, and every way to have none of them.
    fn check_homes(&self, choices: &Placed<Vec<Text>>) {
        let mut homes = self.placements.names();
        homes.extend([SPLIT, REVOPS, NO_HOME]);
        let given: Vec<&Placed<String>> = choices.value.iter().flatten().collect();
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
