//! Lookup tables: what every level of every factor does.
//!
//! Interactions are applied only here: once for each level in each state that they can put a factor
//! in. A row of the table also records which of them changed its pulls, so that a result is
//! explained from the same rows.

use super::ByPlacement;
use super::codes::{DIFFERING, code};
use super::views::Views;
use crate::answers::Level;
use crate::model::{FactorId, InteractionId, Model};
use crate::points::{Points, Pull};

/// The rows kept for each state of a factor: the number of codes, rounded up.
const ROWS: usize = 8;

/// The rows of all factors.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    cells: Vec<Cell>,
    switches: Vec<Switch>,
    /// What each row adds to each score, in units of [`Points`].
    points: Vec<ByPlacement<i32>>,
    /// What each row pulls, in units of [`Pull`].
    pulls: Vec<ByPlacement<f64>>,
    /// The same, exact and with its causes.
    explained: Vec<Explained>,
}

/// Where a factor's rows begin, and the interactions that move them.
#[derive(Debug, Clone)]
struct Cell {
    start: usize,
    switches: std::ops::Range<usize>,
}

/// An interaction that changes a factor's pulls, and how far it moves the rows to use.
#[derive(Debug, Clone, Copy)]
struct Switch {
    interaction: usize,
    stride: usize,
}

/// What a row pulls, and why.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Explained {
    pub(super) pulls: ByPlacement<Pull>,
    /// The interactions that changed a pull, one bit each.
    pub(super) changed_by: u64,
}

impl Table {
    pub(super) fn new(model: &Model) -> Self {
        let mut table = Self::default();
        for factor in model.factor_ids() {
            table.add(model, factor);
        }
        table
    }

    /// Adds the rows of a factor: one for each code, in each state that interactions can put it.
    fn add(&mut self, model: &Model, factor: FactorId) {
        let changes = |it: &usize| {
            model.interactions[*it].effects.iter().any(|it| it.factors.contains(&factor))
        };
        let interactions: Vec<_> = (0..model.interactions.len()).filter(changes).collect();
        let (start, first) = (self.points.len(), self.switches.len());
        for (place, &interaction) in interactions.iter().enumerate() {
            self.switches.push(Switch { interaction, stride: ROWS << place });
        }
        self.cells.push(Cell { start, switches: first..self.switches.len() });
        for state in 0..1_usize << interactions.len() {
            let acting = |(place, _): &(usize, &usize)| state >> place & 1 == 1;
            let acting = || interactions.iter().enumerate().filter(acting).map(|(_, &it)| it);
            let mut rows = [Explained::default(); ROWS];
            for level in Level::ALL {
                rows[usize::from(code(level))] = explained(model, factor, level, acting());
            }
            for row in rows {
                self.add_row(model.weight(factor), row);
            }
        }
    }

    fn add_row(&mut self, weight: i64, row: Explained) {
        let points = |pull| Points::contribution(weight, pull).small_units();
        self.points.push(row.pulls.map(points));
        self.pulls.push(row.pulls.map(Pull::in_units));
        self.explained.push(row);
    }

    /// Makes a factor on which people differ earn what the group's answer earns.
    pub(super) fn set_views(&mut self, views: &Views) {
        let Cell { start, switches } = &self.cells[views.place];
        for state in 0..1_usize << switches.len() {
            let row = |code: u16| start + state * ROWS + usize::from(code);
            let (from, to) = (row(views.group), row(DIFFERING));
            self.points[to] = self.points[from];
            self.pulls[to] = self.pulls[from];
            self.explained[to] = self.explained[from];
        }
    }

    /// Returns the place of a factor's row, given the interactions that act.
    #[inline]
    pub(super) fn row(&self, factor: usize, code: u16, acting: u64) -> usize {
        let cell = &self.cells[factor];
        let mut row = cell.start + usize::from(code);
        for switch in &self.switches[cell.switches.clone()] {
            row += (acting >> switch.interaction & 1) as usize * switch.stride;
        }
        row
    }

    #[inline]
    pub(super) fn points(&self, row: usize) -> &ByPlacement<i32> {
        &self.points[row]
    }

    #[inline]
    pub(super) fn pulls(&self, row: usize) -> &ByPlacement<f64> {
        &self.pulls[row]
    }

    pub(super) fn explained(&self, row: usize) -> &Explained {
        &self.explained[row]
    }
}

/// Returns a factor's pulls at a level when exactly these interactions act, in file order.
fn explained(
    model: &Model,
    factor: FactorId,
    level: Level,
    acting: impl Iterator<Item = usize>,
) -> Explained {
    let mut row = Explained::default();
    for (pull, levels) in row.pulls.iter_mut().zip(&model[factor].pulls) {
        *pull = levels[level.index()];
    }
    for interaction in acting {
        let effects = model[InteractionId(interaction)].effects.iter();
        for effect in effects.filter(|it| it.at.contains(&level.number())) {
            for _ in effect.factors.iter().filter(|&&it| it == factor) {
                for placement in &effect.placements {
                    let pull = &mut row.pulls[placement.0];
                    let changed = effect.change.applied_to(*pull);
                    row.changed_by |= u64::from(changed != *pull) << interaction;
                    *pull = changed;
                }
            }
        }
    }
    row
}
