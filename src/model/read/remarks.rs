//! What is said of a placement and of the outlook, each with the answers that it hangs on.

use crate::diagnostic::Diagnostic;
use crate::model::{Benefit, Condition, Remark, Risk};
use crate::toml_tree::Reader;

use super::predicates::{Reads, rows};
use super::scope::Scope;
use super::table::WHEN;

impl Scope<'_> {
    /// Reads a statement; `kind` is what to call it.
    pub(super) fn remark(&self, reader: Reader<'_>, kind: &str) -> Remark {
        let mut table = self.table(reader);
        let remark = Remark {
            id: table.id(kind),
            text: table.text("text"),
            when: table.predicate("when", Reads::Everything).unwrap_or_default(),
            origin: table.origin(),
        };
        table.close();
        remark
    }

    pub(super) fn benefit(&self, reader: Reader<'_>) -> Benefit {
        let Remark { id, text, when, origin } = self.remark(reader, "benefit");
        Benefit { id, text, when, origin }
    }

    pub(super) fn risk(&self, reader: Reader<'_>) -> Risk {
        let mut table = self.table(reader);
        let risk = Risk {
            id: table.id("risk"),
            text: table.text("text"),
            when: table.predicate("when", Reads::Everything).unwrap_or_default(),
            early_sign: table.text("early_sign"),
            response: table.text("response"),
            owner: table.owner("owner"),
            origin: table.origin(),
        };
        table.close();
        risk
    }

    pub(super) fn condition(&self, reader: Reader<'_>) -> Condition {
        let mut table = self.table(reader);
        let (id, name, text) = (table.id("condition"), table.text("name"), table.text("text"));
        let (met_when, unmet_when) =
            (rows(table.required("met_when", WHEN)), rows(table.required("unmet_when", WHEN)));
        let met = self.predicate(&met_when, Reads::Everything, table.what());
        let unmet = self.predicate(&unmet_when, Reads::Everything, table.what());
        if let (Some(first), Some(second)) = (&met, &unmet)
            && let (Some(met_when), Some(unmet_when)) = (&met_when, &unmet_when)
            && self.can_both_hold(first, second)
        {
            let message = format!("{} can be met and unmet at the same time", table.what());
            let help = "change one of the two so that no answers fit both";
            let mistake = Diagnostic::new(message).at(&unmet_when.place).help(help);
            self.report(mistake.with(&met_when.place, "`met_when`"));
        }
        let condition = Condition {
            id,
            name,
            text,
            met_when: met.unwrap_or_default(),
            unmet_when: unmet.unwrap_or_default(),
            owner: table.owner("owner"),
            action: table.text("action"),
            done_when: table.text("done_when"),
            origin: table.origin(),
        };
        table.close();
        condition
    }
}
