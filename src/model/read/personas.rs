//! Reads the personas. Each behaviour belongs to one persona and to an optional section; the two
//! axes have fixed words.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, ticked};
use crate::model::{FactorId, Manner, Means, Persona, Remark};
use crate::toml_tree::Reader;

use super::scope::Scope;
use super::table::{Table, tables};

impl Scope<'_> {
    /// Reads a persona; `met` holds the behaviours of the personas before it.
    pub(super) fn persona(&self, reader: Reader<'_>, met: &mut BTreeSet<FactorId>) -> Persona {
        let mut table = self.table(reader);
        let persona = Persona {
            id: table.id("persona"),
            name: table.plain("name"),
            means: self.end(&mut table, "means", Means::ALL.map(|it| (it.word(), it))),
            manner: self.end(&mut table, "manner", Manner::ALL.map(|it| (it.word(), it))),
            behaviours: self.behaviours(&mut table, met),
            text: table.text("text"),
            demands: self.remarks(&mut table, "demands", "demand"),
            starves: self.remarks(&mut table, "starves", "want"),
            need: table.text("need"),
            origin: table.origin(),
        };
        table.close();
        persona
    }

    fn remarks(&self, table: &mut Table<'_>, key: &'static str, what: &str) -> Vec<Remark> {
        tables(table.optional(key), what, |it| self.remark(it, what))
    }

    /// Returns the end of an axis that a word names. A wrong word gives the first end, as a
    /// placeholder.
    fn end<T: Copy>(&self, table: &mut Table<'_>, key: &'static str, ends: [(&str, T); 2]) -> T {
        let word = table.reader.text(key);
        let message = |it: &str| format!("the {key} of {} cannot be {it}", table.what());
        self.pick(&word, message, "it can be", &ends).unwrap_or(ends[0].1)
    }

    fn behaviours(&self, table: &mut Table<'_>, met: &mut BTreeSet<FactorId>) -> Vec<FactorId> {
        const EXAMPLE: &str = "[\"some_id\", \"other_id\"]";
        let names = table.required("behaviours", EXAMPLE).and_then(|it| it.texts(EXAMPLE));
        let mut behaviours = Vec::new();
        for name in names.iter().flat_map(|it| &it.value) {
            let Some(index) = self.factors.resolve(name, table.what(), self.log) else { continue };
            let factor = FactorId(index);
            let wrong = if !met.insert(factor) {
                Some((" again", "a behaviour belongs to one persona, once"))
            } else if !self.scored[index].optional {
                Some((", which weighs", "behaviours belong to sections that are optional"))
            } else {
                None
            };
            if let Some((how, help)) = wrong {
                let message = format!("{} counts {}{how}", table.what(), ticked(&name.value));
                self.report(Diagnostic::new(message).at(&name.place).help(help));
            }
            behaviours.push(factor);
        }
        behaviours
    }
}
