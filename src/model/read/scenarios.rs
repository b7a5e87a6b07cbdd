//! Scenarios: the answers that each supposes.

use crate::diagnostic::{Diagnostic, ticked};
use crate::model::{FactorId, Scenario, ScenarioRole, Supposed};
use crate::toml_tree::{Content, Reader, Value};

use super::predicates::{Reads, rows};
use super::scope::Scope;
use super::table::Table;

/// How the answers of a scenario are written, for help.
const SET: &str = "{ some_id = 4, other_id = \"unknown\" }";

impl Scope<'_> {
    pub(super) fn scenario(&self, reader: Reader<'_>) -> Scenario {
        let mut table = self.table(reader);
        let (id, name, text) = (table.id("scenario"), table.text("name"), table.text("text"));
        let role = self.role(&mut table);
        let owner = table.text("owner");
        let when = rows(table.optional("when"));
        let scenario = Scenario {
            id,
            name,
            text,
            role,
            owner,
            when: self.predicate(&when, Reads::Everything, table.what()),
            set: self.set(&mut table, role).unwrap_or_default(),
            origin: table.origin(),
        };
        table.close();
        scenario
    }

    fn role(&self, table: &mut Table<'_>) -> ScenarioRole {
        let role = table.reader.text("role");
        let message = |it: &str| format!("the role of {} can not be {it}", table.what());
        let known = ScenarioRole::ALL.map(|it| (it.word(), it));
        self.pick(&role, message, "it can be", &known).unwrap_or(ScenarioRole::Event)
    }

    /// Reads the answers that a scenario changes, at least one.
    fn set(&self, table: &mut Table<'_>, role: ScenarioRole) -> Option<Vec<(FactorId, Supposed)>> {
        let value = table.required("set", SET)?;
        let answers = value.table(value.title(), SET)?.all();
        if answers.is_empty() {
            value.complain("is empty, so nothing changes", format!("name an answer: `{SET}`"));
        }
        let mut set = Vec::new();
        for (name, value) in answers {
            let Some(supposed) = supposed(&value) else { continue };
            let factor = self.factors.resolve(&name, table.what(), self.log);
            let Some(factor) = factor.map(FactorId) else { continue };
            if (supposed, role) == (Supposed::Unknown, ScenarioRole::Alternative) {
                let message = format!("{} makes {} unknown", table.what(), ticked(&name.value));
                let help = "an alternative raises levels: give the level it would reach";
                self.report(Diagnostic::new(message).at(value.place()).help(help));
            }
            set.push((factor, supposed));
        }
        Some(set)
    }
}

/// Reads a level, the most that a level may be, or the word for an answer that nobody can give.
fn supposed(value: &Value<'_>) -> Option<Supposed> {
    if let Content::Text(text) = value.content() {
        if text == "unknown" {
            return Some(Supposed::Unknown);
        }
        let most = text.strip_prefix("<=").and_then(|it| it.parse().ok());
        if let Some(most) = most.filter(|it| (1..=5).contains(it)) {
            return Some(Supposed::AtMost(most));
        }
        value.complain(
            "is neither a level nor \"unknown\"",
            "write 1 to 5, or \"<=2\" for at most 2, or \"unknown\"",
        );
        return None;
    }
    u8::try_from(value.whole(1..=5)?.value).ok().map(Supposed::Level)
}
