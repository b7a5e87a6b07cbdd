//! A compiled form of one model and one company's answers, for evaluating many variations.
//!
//! [`Kernel`] gives the same scores, gates and advice as [`evaluate`](crate::decide::evaluate)
//! at a few dozen nanoseconds instead of microseconds, without allocating. An answer is a code in
//! a list ([`Codes`]), a predicate a set of bits, and what a level adds to the scores is looked up.
//! All sums are whole numbers of units, so ties are exact here too.

mod advice;
mod rules;

pub use advice::Advice;
pub(crate) use advice::{FINE, Frame};
pub(crate) use rules::Rules;
pub use rules::Signals;

use crate::answers::{Answers, Level, Reply};
use crate::decide::{GateOutcome, Outlook};
use crate::model::{Change, FactorId, InteractionId, Model, PlacementId};
use crate::points::{Points, Pull};

/// One value for each placement, in file order; places beyond the last placement stay zero.
pub type Lanes<T> = [T; Model::MAX_PLACEMENTS];

/// The reply to every factor, in model order: 0 to 4 for the levels, [`OPEN`] or [`NO_ANSWER`].
pub type Codes = Vec<u8>;

/// The code of an unknown or missing answer.
pub const OPEN: u8 = 5;
/// The code of a question that does not apply.
pub const NO_ANSWER: u8 = 6;
/// The number of codes.
pub(crate) const CODES: usize = 7;
/// The table rows kept for each state of a factor: [`CODES`] rounded up.
const ROWS: usize = 8;

/// A model and answers, compiled.
#[derive(Debug, Clone)]
pub struct Kernel {
    present: Codes,
    cells: Vec<Cell>,
    switches: Vec<Switch>,
    points: Vec<Lanes<i32>>,
    pulls: Vec<Lanes<f64>>,
    rules: Rules,
    frame: Frame,
}

/// Where a factor's rows begin, and the interactions that move them.
#[derive(Debug, Clone)]
struct Cell {
    start: usize,
    switches: std::ops::Range<usize>,
}

/// An interaction that changes a factor's pulls, and how far its rows then lie.
#[derive(Debug, Clone, Copy)]
struct Switch {
    interaction: usize,
    stride: usize,
}

impl Kernel {
    /// Compiles a model and answers. The outlook is taken as it is and not worked out anew.
    pub fn new(model: &Model, answers: &Answers, outlook: Outlook) -> Self {
        let mut kernel = Self {
            present: model.factor_ids().map(|it| code(answers.answer(it).reply)).collect(),
            cells: Vec::with_capacity(model.factors.len()),
            switches: Vec::new(),
            points: Vec::new(),
            pulls: Vec::new(),
            rules: Rules::new(model, answers),
            frame: Frame::new(model, answers, outlook),
        };
        for factor in model.factor_ids() {
            kernel.add(model, factor);
        }
        kernel
    }

    /// Adds the rows of a factor: one for each code, in each state that interactions can put it.
    fn add(&mut self, model: &Model, factor: FactorId) {
        let interactions: Vec<_> = (0..model.interactions.len())
            .filter(|&it| {
                model.interactions[it].effects.iter().any(|it| it.factors.contains(&factor))
            })
            .collect();
        let (start, first) = (self.points.len(), self.switches.len());
        for (place, &interaction) in interactions.iter().enumerate() {
            self.switches.push(Switch { interaction, stride: ROWS << place });
        }
        self.cells.push(Cell { start, switches: first..self.switches.len() });
        for state in 0..1_usize << interactions.len() {
            let acting: Vec<_> = (0..interactions.len())
                .filter(|place| state >> place & 1 == 1)
                .map(|place| InteractionId(interactions[place]))
                .collect();
            for level in Level::ALL {
                self.add_row(model, factor, &pulls(model, factor, level, &acting));
            }
            for _ in Level::ALL.len()..ROWS {
                self.add_row(model, factor, &[]);
            }
        }
    }

    fn add_row(&mut self, model: &Model, factor: FactorId, row: &[Pull]) {
        let (mut points, mut pulls) = (Lanes::default(), Lanes::default());
        for (lane, &pull) in row.iter().enumerate() {
            points[lane] = narrow(Points::contribution(model.weight(factor), pull).units());
            pulls[lane] = f64::from(narrow(pull.units()));
        }
        self.points.push(points);
        self.pulls.push(pulls);
    }

    /// Returns the answers as they are.
    pub fn present(&self) -> &Codes {
        &self.present
    }

    /// Returns the number of placements.
    pub fn placements(&self) -> usize {
        self.frame.placements
    }

    /// Returns the factors that a gate or an interaction reads, in model order. All others only
    /// add to the scores.
    pub fn special(&self) -> &[usize] {
        self.rules.factors()
    }

    /// Returns which interactions act and which placements fail a gate.
    #[inline]
    pub fn signals(&self, codes: &[u8]) -> Signals {
        self.rules.signals(codes)
    }

    /// Returns the outcome of every gate, in file order.
    pub fn gates(&self, codes: &[u8]) -> Vec<GateOutcome> {
        self.rules.gates(codes)
    }

    /// Returns the place of a factor's row in the tables, given the interactions that act.
    #[inline]
    pub(crate) fn row(&self, factor: usize, code: u8, acting: u64) -> usize {
        let cell = &self.cells[factor];
        let mut row = cell.start + usize::from(code);
        for switch in &self.switches[cell.switches.clone()] {
            row += (acting >> switch.interaction & 1) as usize * switch.stride;
        }
        row
    }

    /// Returns what a row adds to each score, in units of [`Points`].
    #[inline]
    pub(crate) fn points(&self, row: usize) -> &Lanes<i32> {
        &self.points[row]
    }

    /// Returns what a row pulls, in sixteenths.
    #[inline]
    pub(crate) fn pulls(&self, row: usize) -> &Lanes<f64> {
        &self.pulls[row]
    }

    /// Returns what a row pulls on one placement, in sixteenths.
    #[expect(clippy::cast_possible_truncation, reason = "the numbers are whole, and at most 48")]
    pub(crate) fn pull(&self, row: usize, placement: PlacementId) -> i64 {
        self.pulls[row][placement.0] as i64
    }

    /// Returns the exact scores, in units of [`Points`].
    #[inline]
    pub fn scores(&self, codes: &[u8], acting: u64) -> Lanes<i32> {
        let mut scores = self.neutral();
        for (factor, &code) in codes.iter().enumerate() {
            let points = self.points(self.row(factor, code, acting));
            for (score, more) in scores.iter_mut().zip(points) {
                *score += more;
            }
        }
        scores
    }

    /// Returns the scores of answers that say nothing.
    #[inline]
    pub(crate) fn neutral(&self) -> Lanes<i32> {
        [narrow(Points::NEUTRAL.units()); Model::MAX_PLACEMENTS]
    }

    /// Returns the thresholds and circumstances that turn scores into advice.
    pub(crate) fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Returns the advice that follows from exact scores and failed placements, presuming that
    /// enough is answered.
    pub fn advice(&self, scores: &Lanes<i32>, failed: u8) -> Advice {
        self.frame.advice(&fine(scores), failed)
    }

    /// Returns the advice for some answers.
    pub fn advise(&self, codes: &[u8]) -> Advice {
        let signals = self.signals(codes);
        self.advice(&self.scores(codes, signals.acting), signals.failed)
    }

    /// Tells whether the placement no longer leads: it fails a gate, or another one that passes
    /// has more points. An exact tie leaves it in the lead.
    pub(crate) fn is_ousted(&self, leader: PlacementId, scores: &Lanes<i32>, failed: u8) -> bool {
        let passes = |placement: usize| failed >> placement & 1 == 0;
        !passes(leader.0)
            || (0..self.placements()).any(|it| passes(it) && scores[it] > scores[leader.0])
    }
}

/// Returns scores in the unit of [`Frame::advice`].
#[inline]
pub(crate) fn fine(scores: &Lanes<i32>) -> Lanes<i64> {
    scores.map(|score| i64::from(score) * FINE)
}

/// Returns the code of a reply.
pub fn code(reply: Reply) -> u8 {
    match reply {
        Reply::Level(level) => level.number() - 1,
        Reply::Unknown | Reply::NotAsked => OPEN,
        Reply::NotApplicable => NO_ANSWER,
    }
}

/// Returns a factor's pulls at a level when exactly these interactions act.
fn pulls(model: &Model, factor: FactorId, level: Level, acting: &[InteractionId]) -> Vec<Pull> {
    let mut pulls: Vec<_> = model[factor].pulls.iter().map(|it| it[level.index()]).collect();
    for effect in acting.iter().flat_map(|&it| &model[it].effects) {
        if !effect.at.contains(&level.number()) {
            continue;
        }
        for _ in effect.factors.iter().filter(|&&it| it == factor) {
            change(&mut pulls, &effect.placements, effect.change);
        }
    }
    pulls
}

fn change(pulls: &mut [Pull], placements: &[PlacementId], change: Change) {
    for placement in placements {
        pulls[placement.0] = change.applied_to(pulls[placement.0]);
    }
}

fn narrow(units: i64) -> i32 {
    i32::try_from(units).expect("weights of 10,000 and pulls of 48 units stay below 2^31")
}

#[cfg(test)]
mod tests;
