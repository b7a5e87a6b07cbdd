//! Placements and gates.

use crate::diagnostic::{Diagnostic, ticked};
use crate::model::raw::{RawGate, RawModel, RawPlacement};
use crate::model::{Gate, Placement, PlacementId, Subject};

use super::Scope;
use super::predicates::Reads;

/// Returns the placements in the order that the model gives them; those it forgets come last.
pub(super) fn in_order(raw: &RawModel) -> Vec<&RawPlacement> {
    let order = raw.order.as_ref();
    let place = |placement: &&RawPlacement| {
        let id = placement.id.as_ref()?;
        order?.value.iter().position(|it| it.value == id.value)
    };
    let mut placements: Vec<_> = raw.placements.iter().collect();
    placements.sort_by_key(|it| place(it).unwrap_or(usize::MAX));
    placements
}

impl Scope<'_> {
    /// Checks that `placements` lists exactly the placements defined, each once.
    pub(super) fn check_order(&self, raw: &RawModel) {
        let Some(order) = &raw.order else { return };
        if order.value.len() < 2 {
            let mistake = Diagnostic::new("a model compares at least two placements");
            self.report(mistake.at(&order.place).help("name another and define it"));
        }
        for (index, id) in order.value.iter().enumerate() {
            if order.value[..index].iter().any(|it| it.value == id.value) {
                self.report_repeated(id, "`placements`", "placement");
            } else {
                self.placements.resolve(id, "`placements`", self.log);
            }
        }
        for id in raw.placements.iter().filter_map(|it| it.id.as_ref()) {
            if !order.value.iter().any(|it| it.value == id.value) {
                let message =
                    format!("placement {} is missing in the list `placements`", ticked(&id.value));
                let mistake =
                    Diagnostic::new(message).at(&id.place).with(&order.place, "this list");
                self.report(mistake.help("add it there, where it belongs in the order"));
            }
        }
    }

    pub(super) fn placement(&self, raw: &RawPlacement) -> Placement {
        let what = format!("placement {}", ticked(raw.id.as_ref().map_or("", |it| &it.value)));
        let by = raw.name_by.as_ref();
        Placement {
            id: self.id(&raw.id),
            name: self.plain(&raw.name),
            name_by: by.and_then(|it| self.name_by(it, "name_by", &raw.place, &what)),
            leader: self.text(&raw.leader),
        }
    }

    pub(super) fn gate(&self, raw: &RawGate) -> Gate {
        let fails = self.predicate(&raw.fails_when, Reads::AnswersOnly, &raw.what);
        let conditional =
            raw.conditional_when.as_ref().map_or(Some(crate::model::Predicate::default()), |it| {
                self.predicate(it, Reads::AnswersOnly, &raw.what)
            });
        if let (Some(fails), Some(conditional)) = (&fails, &conditional) {
            self.check_gate(raw, fails, conditional);
        }
        self.check_asked(&raw.fails_when, fails.as_ref(), &raw.what);
        if let Some(given) = &raw.conditional_when {
            self.check_asked(given, conditional.as_ref(), &raw.what);
        }
        for predicate in [&fails, &conditional].into_iter().flatten() {
            self.check_gate_reads(raw, &predicate.subjects());
        }
        let placement =
            raw.placement.as_ref().and_then(|it| self.placements.resolve(it, &raw.what, self.log));
        Gate {
            id: self.id(&raw.id),
            placement: PlacementId(placement.unwrap_or(0)),
            name: self.text(&raw.name),
            fails_when: fails.unwrap_or_default(),
            conditional_when: conditional.unwrap_or_default(),
            requirement: self.text(&raw.requirement),
            failed: self.text(&raw.failed),
            conditional: self.text(&raw.conditional),
            opens: self.text(&raw.opens),
            origin: self.origin(&raw.source, &raw.what),
        }
    }

    /// Checks that no factor that a gate reads can be answered with "does not apply": that would
    /// pass the gate unseen.
    fn check_gate_reads(&self, gate: &RawGate, subjects: &[Subject]) {
        for subject in subjects {
            let Subject::Factor(factor) = subject else { continue };
            let factor = self.raw_factors[factor.0];
            let Some(offer) = &factor.not_applicable else { continue };
            let message =
                format!("{} offers \"does not apply\", but {} reads it", factor.what, gate.what);
            let help = "take `not_applicable` out: every company must answer what a gate reads";
            let mistake = Diagnostic::new(message).at(&offer.place).help(help);
            self.report(match &gate.fails_when {
                Some(fails) => mistake.with(&fails.place, "read here"),
                None => mistake,
            });
        }
    }
}
