//! The personas: behaviours that may be left out, each of one persona, and two known axes.

use crate::diagnostic::{Diagnostic, one_of, ticked};
use crate::model::raw::{RawModel, RawPersona, Text};
use crate::model::{FactorId, Manner, Means, Persona};

use super::Scope;

impl Scope<'_> {
    /// Returns the personas, and checks that no two of them share a behaviour.
    pub(super) fn personas(&self, raw: &RawModel) -> Vec<Persona> {
        let mut met = Vec::new();
        raw.personas.iter().map(|it| self.persona(it, &mut met)).collect()
    }

    fn persona(&self, raw: &RawPersona, met: &mut Vec<FactorId>) -> Persona {
        let remarks = |raw: &[_]| raw.iter().map(|it| self.remark(it)).collect();
        Persona {
            id: self.id(&raw.id),
            name: self.plain(&raw.name),
            means: self.end(raw, &raw.means, "means", &Means::ALL, Means::word),
            manner: self.end(raw, &raw.manner, "manner", &Manner::ALL, Manner::word),
            behaviours: self.behaviours(raw, met),
            text: self.text(&raw.text),
            demands: remarks(&raw.demands),
            starves: remarks(&raw.starves),
            need: self.text(&raw.need),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    /// Returns one end of an axis by its word; if that is wrong, the first one.
    fn end<T: Copy>(
        &self,
        raw: &RawPersona,
        text: &Text,
        key: &str,
        ends: &[T; 2],
        word: impl Fn(T) -> &'static str,
    ) -> T {
        let Some(text) = text else { return ends[0] };
        let known = ends.map(word);
        let place = known.iter().position(|it| *it == text.value);
        place.map_or_else(
            || {
                let message =
                    format!("the {key} of {} cannot be {}", raw.what, ticked(&text.value));
                let help = one_of(&text.value, "it can be", &known);
                self.report(Diagnostic::new(message).at(&text.place).help(help));
                ends[0]
            },
            |it| ends[it],
        )
    }

    fn behaviours(&self, raw: &RawPersona, met: &mut Vec<FactorId>) -> Vec<FactorId> {
        let Some(names) = &raw.behaviours else { return Vec::new() };
        let mut behaviours = Vec::new();
        for name in &names.value {
            let Some(index) = self.factors.resolve(name, &raw.what, self.log) else { continue };
            let factor = FactorId(index);
            if met.contains(&factor) {
                let message = format!("{} counts {} again", raw.what, ticked(&name.value));
                let help = "a behaviour belongs to one persona, once";
                self.report(Diagnostic::new(message).at(&name.place).help(help));
            } else if !self.is_optional(self.raw_factors[index]) {
                let message = format!("{} counts {}, which weighs", raw.what, ticked(&name.value));
                let help = "behaviours belong to sections that are optional";
                self.report(Diagnostic::new(message).at(&name.place).help(help));
            }
            met.push(factor);
            behaviours.push(factor);
        }
        behaviours
    }
}
