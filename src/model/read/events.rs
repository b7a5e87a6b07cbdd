//! Reads the events: the answers that each sets, and those that it makes uncertain.

use crate::diagnostic::{Diagnostic, one_of, ticked};
use crate::model::{ContextId, Event, FactorId, Level, Roles, Setting};
use crate::toml_tree::{Placed, Reader, Value};

use super::predicates::{Reads, rows};
use super::scope::{Replies, Scope};
use super::table::Table;

/// How the answers that an event sets are written, for help.
const SET: &str = "{ some_id = 2, other_id = \"some_choice\" }";
/// How the answers that an event leaves open are written, for help.
const EVERY: &str = "{ some_id = [1, 2, 3, 4, 5] }";

impl Scope<'_> {
    pub(super) fn event(&self, reader: Reader<'_>, roles: &Roles) -> Event {
        let mut table = self.table(reader);
        let (id, name, text) = (table.id("event"), table.text("name"), table.text("text"));
        let owner = table.text("owner");
        let left_out = rows(table.optional("left_out_when"));
        let set = table.optional("set").map(|it| self.settings(&it, table.what(), roles));
        let every = table.optional("every").map(|it| self.every(&it, table.what()));
        if set.is_none() && every.is_none() {
            let help = format!("add `set = {SET}` or `every = {EVERY}`");
            table.complain("changes no answer", help);
        }
        let (set, every) = (set.unwrap_or_default(), every.unwrap_or_default());
        self.check_event(&table, &set, &every);
        let event = Event {
            id,
            name,
            text,
            owner,
            left_out_when: self.predicate(&left_out, Reads::Asking, table.what()),
            set,
            every,
            origin: table.origin(),
        };
        table.close();
        event
    }

    /// Reads the answers that an event sets.
    fn settings(&self, value: &Value<'_>, what: &str, roles: &Roles) -> Vec<Setting> {
        let table = value.table(value.title(), SET);
        let given = table.map_or_else(Vec::new, |it| it.all());
        given.iter().filter_map(|(name, value)| self.setting(name, value, what, roles)).collect()
    }

    fn setting(
        &self,
        name: &Placed<String>,
        value: &Value<'_>,
        what: &str,
        roles: &Roles,
    ) -> Option<Setting> {
        if let Some(factor) = self.factors.find(&name.value) {
            return level(value).map(|it| Setting::Level(FactorId(factor), it));
        }
        let Some(context) = self.context.find(&name.value) else {
            self.report_undefined(name, &format!("{what} sets"), &[]);
            return None;
        };
        if ContextId(context) == roles.current_home {
            let message = format!("{what} sets the present home");
            let help = "the team sits where it sits: set the answers that the event changes";
            self.report(Diagnostic::new(message).at(&name.place).help(help));
            return None;
        }
        let Replies::Choice(choices) = &self.replies[context] else {
            let message = format!("{what} sets {}, which is no choice", ticked(&name.value));
            let help = "an event sets levels, and choices of context questions";
            self.report(Diagnostic::new(message).at(&name.place).help(help));
            return None;
        };
        let word = value.text()?;
        let place = choices.iter().position(|it| *it == word.value);
        if place.is_none() {
            let help = one_of(&word.value, "the choices are", choices);
            value.complain(&format!("cannot be {}", ticked(&word.value)), help);
        }
        Some(Setting::Choice(ContextId(context), place?))
    }

    /// Reads the answers that an event leaves open, each with its levels.
    fn every(&self, value: &Value<'_>, what: &str) -> Vec<(FactorId, Vec<Level>)> {
        let table = value.table(value.title(), EVERY);
        let given = table.map_or_else(Vec::new, |it| it.all());
        let read = |(name, value): &(Placed<String>, Value<'_>)| {
            let factor = self.factors.resolve(name, what, self.log);
            Some((FactorId(factor?), levels(value)?))
        };
        given.iter().filter_map(read).collect()
    }

    /// Checks that an event changes each answer in only one way, and does not have too many cases.
    fn check_event(&self, table: &Table<'_>, set: &[Setting], every: &[(FactorId, Vec<Level>)]) {
        for (factor, _) in every {
            let is_set = |it: &Setting| matches!(it, Setting::Level(it, _) if it == factor);
            if set.iter().any(is_set) {
                let name = self.factors.get(factor.0).map_or("", |it| it.text);
                let message = format!("names {} in `set` and in `every`", ticked(name));
                table.complain(&message, "keep one of them");
            }
        }
        let cases = every.iter().map(|it| it.1.len()).fold(1_usize, usize::saturating_mul);
        if cases > Event::MAX_CASES {
            let message = format!("has {cases} cases");
            let help = format!(
                "an event has at most {}: give fewer factors or fewer levels in `every`",
                Event::MAX_CASES
            );
            table.complain(&message, help);
        }
    }
}

fn level(value: &Value<'_>) -> Option<Level> {
    Level::new(value.whole(1..=5)?.value)
}

/// Reads some levels, each once.
fn levels(value: &Value<'_>) -> Option<Vec<Level>> {
    let list = value.list("[1, 2, 3, 4, 5]")?;
    if list.is_empty() {
        value.complain("has no levels, so nothing is left open", "write some: `[1, 2]`");
        return None;
    }
    let levels: Vec<Level> = list.iter().map(level).collect::<Option<_>>()?;
    if (1..levels.len()).any(|it| levels[..it].contains(&levels[it])) {
        value.complain("names a level twice", "each level counts once: take one of them out");
        return None;
    }
    Some(levels)
}
