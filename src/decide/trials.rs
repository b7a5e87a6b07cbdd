//! Stress runs: in how many of many varied cases the advice stays the same, and who comes first.
//!
//! The method is stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma and Salminen,
//! Operations Research 49(3), 2001), around the company's own answers and the model's own weights
//! rather than over all conceivable ones. Each run moves every answer within what its basis
//! allows, in some runs further to the side that a person leans to, and every weight within a band.
//! It works out gates, interactions and verdict anew.
//! The same draws serve three tables: answers moved, weights moved, both moved.
//!
//! Runs are drawn in chunks, each with its own part of one sequence (xoshiro256++; Blackman and
//! Vigna, 2021), and only counted. So the result depends on the seed and on nothing else.

mod draws;
mod fine;
mod levels;
mod slant;
mod splitting;
mod spread;
mod tally;
#[cfg(test)]
mod tests;

use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;

use super::Company;
use super::advice::{Advice, NEUTRAL, Place, Places, Reason};
use super::verdict::Verdict;
use crate::model::{GateOutcome, PlacementId, VerdictKind};
use draws::Draws;
use levels::Levels;
pub use levels::Worth;
use spread::Points;
pub use spread::Spread;
use tally::Tally;

/// The number of runs drawn from one part of the sequence.
const CHUNK: u32 = 1024;

/// The outcome of the stress runs.
#[derive(Debug, Clone, PartialEq)]
pub struct StressRuns {
    /// The number of runs that every share is taken from.
    pub runs: NonZeroU32,
    /// The seed they were drawn from.
    pub seed: u64,
    /// With the answers moved and the weights as they are.
    pub answers: Acceptability,
    /// With the weights moved and the answers as they are.
    pub weights: Acceptability,
    /// With both moved. Strength and confidence are read from this table.
    pub both: Acceptability,
}

/// One table of stress runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptability {
    /// The share of runs with the kind and the place of the settled advice. None if the settled
    /// advice is not a move, a stay or a tie.
    pub same_advice: Option<Share>,
    /// The outcomes that came up, kind by kind and place by place. Their shares add up to 1.
    pub outcomes: Vec<Outcome>,
    /// For each placement, in file order, the share of runs in which it takes each rank, the first
    /// rank first (rank acceptability indices). Every row and every column adds to 1. Placements
    /// that fail a gate rank below those that pass, and equal ones share their ranks evenly.
    pub ranks: Vec<Vec<Share>>,
}

/// What some runs advise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// What to do.
    pub kind: VerdictKind,
    /// Where to move to or to stay, or where the points lean to while nothing is advised yet. None
    /// if that is not a single place.
    pub place: Option<Place>,
    /// The share of runs.
    pub share: Share,
}

impl Outcome {
    /// Tells whether the runs give some advice, or go where it leans to.
    pub fn gives(&self, advice: &Advice) -> bool {
        match (advice.kind, advice.places.single()) {
            (VerdictKind::NotYet, Some(place)) => self.place == Some(place),
            (VerdictKind::NotYet, None) if advice.places != Places::NONE => {
                self.kind == VerdictKind::Tie
            }
            _ => (self.kind, self.place) == (advice.kind, advice.place()),
        }
    }
}

impl Acceptability {
    /// Returns the share of runs with some outcomes.
    pub fn share_of(&self, counts: impl Fn(&Outcome) -> bool) -> Share {
        let parts = self.outcomes.iter().filter(|it| counts(it)).map(|it| it.share.parts).sum();
        let runs: u64 = self.outcomes.iter().map(|it| it.share.parts).sum();
        Share::new(parts, runs.max(1), u32::try_from(runs.max(1)).unwrap_or(u32::MAX))
    }

    /// Returns the share of runs that move the team to a place, keep it there, or lean to it.
    pub fn towards(&self, place: Place) -> Share {
        self.share_of(|it| it.place == Some(place))
    }

    /// Returns the confidence in a placement: the share of runs in which it comes first.
    pub fn confidence(&self, placement: PlacementId) -> Share {
        self.ranks[placement.0][0]
    }
}

/// A share of the runs, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share.
    pub value: f64,
    /// The number of runs counted, in parts of runs where ranks are shared.
    parts: u64,
    /// Its standard error, `sqrt(share * (1 - share) / runs)`. For shared ranks an upper bound.
    pub standard_error: f64,
}

impl Share {
    /// Makes the share of `parts` in `whole`.
    #[expect(clippy::cast_precision_loss, reason = "counts of runs stay below 2^52")]
    fn new(parts: u64, whole: u64, runs: u32) -> Self {
        let value = parts as f64 / whole as f64;
        let standard_error = (value * (1.0 - value) / f64::from(runs)).sqrt();
        Self { value, parts, standard_error }
    }

    #[cfg(test)]
    pub(crate) fn of(parts: u64, runs: u32) -> Self {
        Self::new(parts, u64::from(runs), runs)
    }

    /// Returns the number of runs counted, in twelfths where ranks are shared.
    pub fn parts(self) -> u64 {
        self.parts
    }

    /// Tells whether the share, one of runs, is this many percent or more.
    fn reaches(self, percent: i64, runs: &StressRuns) -> bool {
        i128::from(self.parts) * 100 >= i128::from(percent) * i128::from(runs.runs.get())
    }
}

/// How firm the advice is: a word for the share of runs that give the same advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Below the moderate band, or a tie.
    Close,
    /// From the moderate band on.
    Moderate,
    /// From the firm band on.
    Firm,
}

impl Strength {
    /// Returns the word used in models and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Moderate => "moderate",
            Self::Firm => "firm",
        }
    }
}

/// The stress runs, counted by the answers in them too.
pub struct Trials {
    /// The runs.
    pub runs: StressRuns,
    /// How far the points of each placement spread with both moved, in file order.
    pub spreads: Vec<Spread>,
    levels: Levels,
}

impl Trials {
    /// Returns what each question is worth that is asked and was not measured, in the order of the
    /// model.
    pub fn worth(&self, company: &Company) -> Vec<Worth> {
        self.levels.worth(company, self.runs.runs)
    }
}

/// Draws the stress runs on as many threads as the machine has.
pub fn stress_runs(company: &Company, runs: NonZeroU32, seed: u64) -> StressRuns {
    shares(
        company,
        &tally(&Draws::new(company), &Tallies::default(), runs.get(), seed, threads()),
        runs,
        seed,
    )
}

/// Draws the stress runs, and counts them by their answers.
pub fn trials(company: &Company, runs: NonZeroU32, seed: u64) -> Trials {
    let draws = Draws::new(company);
    let details = Details { levels: draws.levels(), points: Points::new() };
    let empty = Tallies { details: Some(details.clone()), ..Tallies::default() };
    let tally = tally(&draws, &empty, runs.get(), seed, threads());
    let runs = shares(company, &tally, runs, seed);
    let Details { levels, points } = tally.details.unwrap_or(details);
    Trials { runs, spreads: points.spreads(company.judge.rules.placements()), levels }
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

fn shares(company: &Company, tally: &Tallies, runs: NonZeroU32, seed: u64) -> StressRuns {
    let placements = company.judge.rules.placements();
    let kind = company.settled().kind;
    let counts = matches!(kind, VerdictKind::Move | VerdictKind::Stay | VerdictKind::Tie);
    StressRuns {
        runs,
        seed,
        answers: tally.answers.acceptability(runs, placements, counts),
        weights: tally.weights.acceptability(runs, placements, counts),
        both: tally.both.acceptability(runs, placements, counts),
    }
}

/// Rule 8: returns the verdict when too few runs give the move, with the questions that split the
/// runs.
pub(super) fn too_few(company: &Company, trials: &Trials) -> Option<Verdict> {
    if !is_too_few(company, &trials.runs) {
        return None;
    }
    let now = company.judge.varied(&company.given);
    let before = &company.evaluation.verdict;
    company.judge.few_runs(&now, before, || splitting::splitting(company, &trials.levels))
}

/// Rule 8: tells whether the settled advice is a move that can wait, and too few runs give it.
pub(super) fn is_too_few(company: &Company, runs: &StressRuns) -> bool {
    let few = |it: Share| !it.reaches(company.model.bands.move_share, runs);
    company.may_be_put_off() && runs.both.same_advice.is_some_and(few)
}

/// Rule 9: returns the strength of a verdict, by the share of runs that give the same advice. A tie
/// is always close, and a stay is no more than moderate unless the home is well ahead. None if
/// nothing is advised.
pub fn strength(company: &Company, verdict: &Verdict, runs: &StressRuns) -> Option<Strength> {
    let same = runs.both.same_advice?;
    let bands = company.model.stress;
    let by_share = if same.reaches(bands.firm, runs) {
        Strength::Firm
    } else if same.reaches(bands.moderate, runs) {
        Strength::Moderate
    } else {
        Strength::Close
    };
    match verdict.kind {
        _ if verdict.reason == Some(Reason::HomeIsFixed) => None,
        VerdictKind::Move => Some(by_share),
        VerdictKind::Stay if is_well_ahead(company, verdict) => Some(by_share),
        VerdictKind::Stay => Some(by_share.min(Strength::Moderate)),
        VerdictKind::Tie => Some(Strength::Close),
        _ => None,
    }
}

/// Rule 9b: tells whether the present home is ahead of every other placement that passes, by the tie
/// margin or more.
fn is_well_ahead(company: &Company, verdict: &Verdict) -> bool {
    let (model, evaluation) = (company.model, &company.evaluation);
    let Some(home) = verdict.place else { return false };
    let points = home.placement().map_or(NEUTRAL, |it| evaluation.score(it));
    let passes = |it: &PlacementId| evaluation.standing(model, *it) <= GateOutcome::Conditional;
    let mut others = model.placement_ids().filter(|it| Some(*it) != home.placement());
    others.all(|it| !passes(&it) || points - evaluation.score(it) >= model.bands.tie_margin)
}

/// The counts of the three tables and, if wanted, those of the last one in more detail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Tallies {
    answers: Tally,
    weights: Tally,
    both: Tally,
    details: Option<Details>,
}

/// The counts of one table by the answers, and by the points of each placement.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Details {
    levels: Levels,
    points: Points,
}

impl Tallies {
    fn add(&mut self, other: &Self) {
        self.answers.add(&other.answers);
        self.weights.add(&other.weights);
        self.both.add(&other.both);
        if let Some((details, other)) = self.details.as_mut().zip(other.details.as_ref()) {
            details.levels.add(&other.levels);
            details.points.add(&other.points);
        }
    }
}

/// The chunks not yet drawn.
struct Queue {
    remaining: u32,
    next: Streams,
}

/// Where in the random numbers some runs begin.
#[derive(Debug, Clone)]
struct Streams {
    /// For answers, choices and weights.
    moves: Xoshiro256PlusPlus,
    /// For the slant of each person.
    slants: Vec<Xoshiro256PlusPlus>,
    /// For the view taken where people differ.
    views: Xoshiro256PlusPlus,
}

impl Streams {
    /// Begins the sequences of a seed, 2^192 numbers apart.
    fn new(seed: u64, people: usize) -> Self {
        let moves = Xoshiro256PlusPlus::seed_from_u64(seed);
        let mut next = moves.clone();
        let mut sequence = || {
            next.long_jump();
            next.clone()
        };
        Self { moves, slants: (0..people).map(|_| sequence()).collect(), views: sequence() }
    }

    /// Goes on to the next chunk: 2^128 numbers later in every sequence.
    fn jump(&mut self) {
        self.moves.jump();
        self.slants.iter_mut().for_each(Xoshiro256PlusPlus::jump);
        self.views.jump();
    }
}

impl Queue {
    /// Takes the next chunk: how many runs, and where they begin.
    fn take(&mut self) -> Option<(u32, Streams)> {
        let runs = self.remaining.min(CHUNK);
        self.remaining -= runs;
        let streams = self.next.clone();
        self.next.jump();
        (runs > 0).then_some((runs, streams))
    }
}

/// Counts the outcomes of all runs. Counts add up in any order, so threads change nothing.
/// `empty` says what to count.
fn tally(draws: &Draws, empty: &Tallies, runs: u32, seed: u64, threads: usize) -> Tallies {
    let next = Streams::new(seed, draws.people());
    let queue = Mutex::new(Queue { remaining: runs, next });
    let total = Mutex::new(empty.clone());
    let work = || {
        let mut tallies = empty.clone();
        loop {
            let chunk = queue.lock().unwrap_or_else(PoisonError::into_inner).take();
            let Some((runs, streams)) = chunk else { break };
            draws.count(runs, streams, &mut tallies);
        }
        total.lock().unwrap_or_else(PoisonError::into_inner).add(&tallies);
    };
    let chunks = runs.div_ceil(CHUNK) as usize;
    std::thread::scope(|scope| {
        for _ in 1..threads.min(chunks) {
            // If a thread cannot start, the others do its work.
            let _ = std::thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    total.into_inner().unwrap_or_else(PoisonError::into_inner)
}
