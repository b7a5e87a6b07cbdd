//! Reads the context questions, and which kind of answer each takes.

use crate::diagnostic::{Diagnostic, Place, one_of, ticked};
use crate::model::{Choice, ContextKind, ContextQuestion, Kind, Set, Stage};
use crate::toml_tree::{Placed, Reader, Value};

use super::ids::Id;
use super::placeholders::Printed;
use super::scope::Scope;
use super::table::{Table, Text, named, tables};

pub(super) const KINDS: [&str; 8] =
    ["choice", "choices", "outcomes", "remarks", "dated", "number", "text", "date"];
/// The kinds of which each item that was chosen is asked something more.
const OF_EACH: [&str; 3] = ["outcomes", "remarks", "dated"];
/// The most characters that a text may be allowed.
const LONGEST: std::ops::RangeInclusive<i64> = 1..=2_000;
/// How choices are written, for help.
const CHOICES: &str = "[{ id = \"…\", label = \"…\", paper = \"…\" }, …]";

/// A context question, with what later checks need to know about how it is written.
pub(super) struct Written {
    pub(super) valid: ContextQuestion,
    pub(super) place: Place,
    pub(super) id: Text,
    pub(super) kind: Text,
    pub(super) choices: Option<Placed<Vec<Text>>>,
}

/// The choices of a question, and their ids as written.
type Choices = (Vec<Choice>, Placed<Vec<Text>>);

/// The keys that say which answers a question takes, while they are read.
struct Offered<'a> {
    what: &'a str,
    choices: Option<Choices>,
    /// The items that have an outcome, and where they are in the file.
    items: Option<(Vec<Choice>, Place)>,
    /// The most characters of a text, and where that stands.
    longest: Option<Placed<i64>>,
}

impl Scope<'_> {
    pub(super) fn question(&self, reader: Reader<'_>) -> Written {
        let mut table = self.table(reader);
        let place = table.place().clone();
        let id = named(&mut table, "context question", "id");
        let what =
            format!("the context question {}", ticked(id.as_ref().map_or("", |it| &it.value)));
        let kind = table.reader.text("kind");
        let is_of_each = kind.as_ref().is_some_and(|it| OF_EACH.contains(&&*it.value));
        let mut valid = ContextQuestion {
            id: self.id(&id),
            kind: ContextKind::Text(None),
            required: table.flag("required"),
            stage: self.question_stage(&mut table),
            asked: self.asked(&mut table),
            name: table.asked_text("name"),
            question: table.asked_text("question"),
            each: is_of_each.then(|| table.asked_text("each")),
            why: table.asked_text("why"),
            placeholder: None,
        };
        let printed = Printed::read(&mut table);
        let choices = table.optional("choices").map(|it| self.choices(&it));
        let items = self.items(&mut table);
        let longest = table.optional("longest").and_then(|it| it.whole(LONGEST));
        table.close();
        valid.placeholder = self.placeholder(printed, &kind, &what);
        let ids = choices.as_ref().map(|it| it.1.clone());
        valid.kind = self.kind(&kind, Offered { what: &what, choices, items, longest });
        Written { valid, place, id, kind, choices: ids }
    }

    /// Reads when a question is asked. The default is after those with levels.
    fn question_stage(&self, table: &mut Table<'_>) -> Stage {
        const STAGES: [(&str, Stage); 3] =
            [("first", Stage::First), ("last", Stage::Last), ("after", Stage::After)];
        let stage = table.reader.optional_text("stage");
        let message = |it: &str| format!("{} cannot be asked at the stage {it}", table.what());
        self.pick(&stage, message, "the stages are", &STAGES).unwrap_or_default()
    }

    /// Reads the items that have an outcome: items listed here, or those of a list of the model.
    fn items(&self, table: &mut Table<'_>) -> Option<(Vec<Choice>, Place)> {
        let own = table.optional("items").map(|it| (self.choices(&it).0, it.place().clone()));
        let also = table.optional("also").map(|it| self.choices(&it).0).unwrap_or_default();
        let list = table.optional("items_of");
        let listed = list.and_then(|it| {
            let name = it.text()?;
            let known = Kind::Arrangement.row().list;
            if name.value != known {
                let help = format!("write `items_of = \"{known}\"`, or give `items`");
                it.complain(&format!("cannot be {}", ticked(&name.value)), help);
            }
            Some(([self.arrangements.clone(), also].concat(), name.place))
        });
        if let (Some((_, place)), Some(_)) = (&own, &listed) {
            let message = format!("{} has both `items` and `items_of`", table.what());
            self.report(Diagnostic::new(message).at(place).help("keep one of them"));
        }
        own.or(listed)
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
        let (label, paper) = (table.asked_text("label"), table.text("paper"));
        table.close();
        (Choice { id: self.own_id(&id), label, paper }, id)
    }

    fn kind(&self, kind: &Text, mut offered: Offered<'_>) -> ContextKind {
        let Some(kind) = kind else { return ContextKind::Text(None) };
        if !["outcomes", "remarks"].contains(&kind.value.as_str()) {
            self.refuse_items(kind, &offered);
        }
        if kind.value != "text" {
            self.refuse_longest(kind, &offered);
        }
        let plain = match kind.value.as_str() {
            "choice" => return ContextKind::Choice(self.offered(kind, offered)),
            "choices" => return ContextKind::Choices(self.several(kind, offered)),
            "dated" => return ContextKind::Dated(self.several(kind, offered)),
            "outcomes" => return self.outcomes(kind, offered),
            "remarks" => ContextKind::Remarks(self.required_items(kind, &mut offered)),
            "number" => ContextKind::Number,
            "date" => ContextKind::Date,
            "text" => ContextKind::Text(
                offered.longest.as_ref().and_then(|it| usize::try_from(it.value).ok()),
            ),
            other => {
                let message = format!("{} has the unknown kind {}", offered.what, ticked(other));
                let help = one_of(other, "the kinds are", &KINDS);
                self.report(Diagnostic::new(message).at(&kind.place).help(help));
                return ContextKind::Text(None);
            }
        };
        if let Some((_, ids)) = &offered.choices {
            let message = format!("{} has choices, but is a {}", offered.what, kind.value);
            let help = "take the choices out, or write `kind = \"choice\"`";
            self.report(Diagnostic::new(message).at(&ids.place).help(help));
        }
        plain
    }

    fn refuse_items(&self, kind: &Placed<String>, offered: &Offered<'_>) {
        let Some((_, place)) = &offered.items else { return };
        let message =
            format!("{} names items, but is of the kind {}", offered.what, ticked(&kind.value));
        let help = "take the items out, or write `kind = \"outcomes\"`";
        self.report(Diagnostic::new(message).at(place).help(help));
    }

    fn refuse_longest(&self, kind: &Placed<String>, offered: &Offered<'_>) {
        let Some(longest) = &offered.longest else { return };
        let message =
            format!("{} says how long it is, but is a {}", offered.what, ticked(&kind.value));
        let help = "take `longest` out, or write `kind = \"text\"`";
        self.report(Diagnostic::new(message).at(&longest.place).help(help));
    }

    /// Returns the choices, of which there must be two or more.
    fn offered(&self, kind: &Placed<String>, offered: Offered<'_>) -> Vec<Choice> {
        let Some((choices, ids)) = offered.choices else {
            let message = format!(
                "{} is of the kind {}, but has no choices",
                offered.what,
                ticked(&kind.value)
            );
            let help = format!("add `choices = {CHOICES}`");
            self.report(Diagnostic::new(message).at(&kind.place).help(help));
            return Vec::new();
        };
        if ids.value.len() < 2 {
            let mistake = Diagnostic::new("a choice needs at least two choices").at(&ids.place);
            self.report(mistake.help("add another, or ask for something else"));
        }
        choices
    }

    /// Returns the choices of a question that takes several of them.
    fn several(&self, kind: &Placed<String>, offered: Offered<'_>) -> Vec<Choice> {
        let place = offered.choices.as_ref().map(|it| it.1.place.clone());
        let what = offered.what;
        let choices = self.offered(kind, offered);
        if let Some(place) = place.filter(|_| choices.len() > Set::SIZE) {
            let message = format!("{what} has {} choices", choices.len());
            let help = format!("of a question that takes several, there are at most {}", Set::SIZE);
            self.report(Diagnostic::new(message).at(&place).help(help));
        }
        choices
    }

    fn outcomes(&self, kind: &Placed<String>, mut offered: Offered<'_>) -> ContextKind {
        let items = self.required_items(kind, &mut offered);
        ContextKind::Outcomes { items, outcomes: self.offered(kind, offered) }
    }

    /// Returns the items of a question that is asked of several.
    fn required_items(&self, kind: &Placed<String>, offered: &mut Offered<'_>) -> Vec<Choice> {
        let items = offered.items.take();
        if items.is_none() {
            let message = format!("{} has {} of nothing", offered.what, kind.value);
            let known = Kind::Arrangement.row().list;
            let help = format!("add `items_of = \"{known}\"`, or `items = {CHOICES}`");
            self.report(Diagnostic::new(message).at(&kind.place).help(help));
        }
        items.map_or_else(Vec::new, |it| it.0)
    }
}
