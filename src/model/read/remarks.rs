//! Reads the statements on the outlook and on personas, each with its predicate.

use crate::model::Remark;
use crate::toml_tree::Reader;

use super::predicates::Reads;
use super::scope::Scope;

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
}
