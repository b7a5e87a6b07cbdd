//! Reads the scenarios, and the answers that each assumes.

use crate::model::{FactorId, Scenario, Supposed};
use crate::toml_tree::{Content, Reader, Value};

use super::predicates::{Reads, rows};
use super::scope::Scope;
use super::table::Table;

/// How the answers of a scenario are written, for help.
const SET: &str = "{ some_id = 4, other_id = \"<=2\" }";

impl Scope<'_> {
    pub(super) fn scenario(&self, reader: Reader<'_>) -> Scenario {
        let mut table = self.table(reader);
        let (id, name, text) = (table.id("scenario"), table.text("name"), table.text("text"));
        let owner = table.text("owner");
        let when = rows(table.optional("when"));
        let scenario = Scenario {
            id,
            name,
            text,
            owner,
            when: self.predicate(&when, Reads::Everything, table.what()),
            set: self.set(&mut table).unwrap_or_default(),
            origin: table.origin(),
        };
        table.close();
        scenario
    }

    /// Reads the answers that a scenario changes, at least one.
    fn set(&self, table: &mut Table<'_>) -> Option<Vec<(FactorId, Supposed)>> {
        let value = table.required("set", SET)?;
        let answers = value.table(value.title(), SET)?.all();
        if answers.is_empty() {
            value.complain("is empty, so nothing changes", format!("name an answer: `{SET}`"));
        }
        let mut set = Vec::new();
        for (name, value) in answers {
            let Some(supposed) = supposed(&value) else { continue };
            let factor = self.factors.resolve(&name, table.what(), self.log);
            set.extend(factor.map(|it| (FactorId(it), supposed)));
        }
        Some(set)
    }
}

/// Reads the lowest or the highest level of a scenario.
fn supposed(value: &Value<'_>) -> Option<Supposed> {
    if let Content::Text(text) = value.content() {
        let most = text.strip_prefix("<=").and_then(|it| it.parse().ok());
        if let Some(most) = most.filter(|it| (1..=5).contains(it)) {
            return Some(Supposed::AtMost(most));
        }
        value.complain(
            "is neither a level nor a bound",
            "write 1 to 5 for at least that level, or \"<=2\" for at most 2",
        );
        return None;
    }
    u8::try_from(value.whole(1..=5)?.value).ok().map(Supposed::Level)
}
