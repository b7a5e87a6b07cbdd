//! The views of several people, as the rules see them: a factor on which they differ has a code of its own.
//! It earns what the group's answer earns, and the gates see every view.

use super::Rules;
use super::codes::{Codes, DIFFERING, NOT_APPLICABLE, code, level};
use super::row_sets::Reach;
use crate::answers::{Answers, Level};
use crate::model::{FactorId, GateId, GateOutcome};

/// A factor on which people differ.
#[derive(Debug, Clone)]
pub(super) struct Views {
    /// Its place among the codes.
    pub(super) place: usize,
    /// The code of the group's answer.
    pub(super) group: u16,
    /// The codes of the views that count, lowest first; of a gate, one of each that act on it alike.
    pub(super) codes: Vec<u16>,
}

impl Views {
    /// Returns the views of a factor that count, if they are not all the same.
    pub(super) fn of(answers: &Answers, factor: FactorId) -> Option<Self> {
        let mut codes: Vec<_> =
            answers.counting(factor).map(|it| it.level().map_or(NOT_APPLICABLE, code)).collect();
        codes.sort_unstable();
        codes.dedup();
        let group = code(answers.level(factor)?);
        (codes.len() > 1).then_some(Self { place: factor.0, group, codes })
    }
}

impl Rules {
    /// Takes the views of the people who answered. Where they differ on what a gate reads, the gate sees
    /// all of them, so that it is open if they are on two sides of it.
    pub(crate) fn see(&mut self, answers: &Answers) {
        let factors = self.gate_questions.iter().filter(|it| **it < self.factors);
        self.views = factors.filter_map(|it| Views::of(answers, FactorId(*it))).collect();
        for views in &self.views {
            self.certain.set_views(views, self.interactions, Reach::EveryView);
            self.possible.set_views(views, 0, Reach::SomeView);
            self.applicability.set_views(views);
            self.table.set_views(views);
        }
        self.splits = (0..self.gates).map(|it| self.splits(it)).collect();
    }

    /// Returns the views on which it depends whether a gate fails.
    fn splits(&self, gate: usize) -> Vec<Views> {
        let alike = |it: &Views| {
            let codes = self.certain.told_apart(it, self.interactions + gate);
            Views { codes, ..it.clone() }
        };
        self.views.iter().map(alike).filter(|it| it.codes.len() > 1).collect()
    }

    /// Returns how many combinations of views an evaluation may have to try.
    pub(super) fn combinations(&self) -> usize {
        let of_gate = |views: &Vec<Views>| {
            let codes = views.iter().map(|it| it.codes.len());
            codes.fold(1_usize, usize::saturating_mul)
        };
        let gates = self.splits.iter().filter(|it| !it.is_empty()).map(of_gate);
        gates.fold(0, usize::saturating_add)
    }

    /// Returns the level of a factor with a code; where people differ, the group's.
    pub(crate) fn level(&self, factor: usize, code: u16) -> Option<Level> {
        let differing = self.views.iter().find(|it| it.place == factor && code == DIFFERING);
        level(differing.map_or(code, |it| it.group))
    }

    /// Tells whether people's views on a question are on two sides of a gate: of what makes it
    /// conditional, or else of what makes it fail.
    pub(crate) fn are_on_two_sides(&self, place: usize, gate: GateId, of: GateOutcome) -> bool {
        let predicate = if of == GateOutcome::Conditional { self.gates + gate.0 } else { gate.0 };
        let mut views = self.views.iter().filter(|it| it.place == place);
        views.any(|it| self.possible.tells_apart(it, predicate))
    }

    /// Returns, of some placements, those with a gate that fails whichever of the views are right, though
    /// by one row of it or another.
    pub(super) fn failing_with_every_view(&self, codes: &[u16], placements: u8) -> u8 {
        if self.views.is_empty() || placements == 0 {
            return 0;
        }
        let concerned = self.gate_placements.iter().enumerate();
        let concerned = concerned.filter(|(_, it)| placements >> **it & 1 == 1);
        let failing =
            concerned.filter(|(gate, _)| self.fails_with_every_view(&mut codes.to_vec(), *gate));
        failing.fold(0, |all, (_, placement)| all | 1 << placement)
    }

    /// Tells whether a gate fails for certain.
    pub(super) fn fails(&self, codes: &[u16], gate: GateId) -> bool {
        self.certain.reaches(codes, self.interactions + gate.0)
            || !self.views.is_empty() && self.fails_with_every_view(&mut codes.to_vec(), gate.0)
    }

    /// Tells whether a gate fails whichever of the views are right.
    fn fails_with_every_view(&self, codes: &mut Codes, gate: usize) -> bool {
        // It is decided as soon as one row fails with all views that remain, or none with any.
        if self.certain.reaches(codes, self.interactions + gate) {
            return true;
        }
        if !self.possible.reaches(codes, gate) {
            return false;
        }
        let differs = |it: &&Views| codes[it.place] == DIFFERING;
        let Some(views) = self.splits[gate].iter().find(differs) else { return false };
        let fails = views.codes.iter().all(|view| {
            codes[views.place] = *view;
            self.fails_with_every_view(codes, gate)
        });
        codes[views.place] = DIFFERING;
        fails
    }
}
