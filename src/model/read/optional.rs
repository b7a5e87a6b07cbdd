//! Sections that may be left out: they must weigh nothing, and no gate or interaction may read
//! them.

use crate::diagnostic::{Diagnostic, ticked};
use crate::model::{Predicate, Subject};
use crate::toml_tree::Placed;

use super::Branch;
use super::factors::Weighed;
use super::predicates::Rows;
use super::scope::Scope;

impl Scope<'_> {
    /// Checks that a section that may be left out weighs nothing, and neither do its factors.
    pub(super) fn check_optional(&self, section: &Branch, factors: &[&Weighed]) {
        let name = ticked(section.id.as_ref().map_or("", |it| &it.value));
        let shares = factors.iter().map(|it| &it.share);
        let numbers = std::iter::once(&section.weight).chain(shares).flatten();
        for Placed { place, .. } in numbers.filter(|it| it.value != 0) {
            let message = format!("section {name} is optional, but something in it weighs");
            let help = "what may be left out weighs nothing: write 0 here, or take `optional` out";
            self.report(Diagnostic::new(message).at(place).help(help));
        }
        for factor in factors {
            let pulls = factor.pulls.as_ref().map(|it| (it, "has pulls"));
            let core = factor.id.as_ref().filter(|_| factor.valid.core);
            for (place, why) in pulls.into_iter().chain(core.map(|it| (&it.place, "is core"))) {
                let id = factor.id.as_ref().map_or("", |it| &it.value);
                let message =
                    format!("factor {} {why}, but section {name} is optional", ticked(id));
                let help =
                    "what may be left out pulls nothing, and the short version never asks it";
                self.report(Diagnostic::new(message).at(place).help(help));
            }
        }
    }

    /// Checks that a gate or an interaction reads nothing that may be left out. It would be open
    /// for every company that leaves the section out.
    pub(super) fn check_asked(&self, rows: &Rows, read: Option<&Predicate>, what: &str) {
        let (Some(rows), Some(read)) = (rows, read) else { return };
        for subject in read.subjects() {
            let Subject::Factor(factor) = subject else { continue };
            let factor = &self.scored[factor.0];
            if factor.optional {
                let message = format!("{what} reads {}, which may be left out", factor.what);
                let help =
                    "gates and interactions read questions of sections that are not optional";
                self.report(Diagnostic::new(message).at(&rows.place).help(help));
            }
        }
    }
}
