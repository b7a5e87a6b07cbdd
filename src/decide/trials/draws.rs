//! One stress run: moved answers, moved weights, and what follows from them.

#[cfg(test)]
mod tests;

use rand_xoshiro::rand_core::Rng;

use super::levels::Levels;
use super::slant::{Lean, Slant};
use super::tally::cell;
use super::{Streams, Tallies};
use crate::answers::{Basis, Level, View};
use crate::decide::advice::Advice;
use crate::decide::rules::{
    self, ByPlacement, Codes, LEVELS, NOT_APPLICABLE, OPEN, Rules, Signals,
};
use crate::decide::trials::fine::{FINE, fine, shown};
use crate::decide::{Company, judge::Judge};
use crate::model::{FactorId, Odds, SectionId};

/// The largest threshold for a draw of 32 bits.
pub(super) const NEVER: u64 = 1 << 32;

/// Everything that the runs share.
pub(super) struct Draws<'a> {
    company: &'a Company<'a>,
    judge: &'a Judge<'a>,
    rules: &'a Rules,
    /// Where the settled advice is counted.
    settled: usize,
    /// The result of the answers as they are.
    present: Signals,
    /// The half-width of the band of weights, as a fraction.
    band: f64,
    replies: Vec<MovedReply>,
    choices: Vec<MovedChoice>,
    /// One for each person whose answers count.
    slants: Vec<Slant>,
    sections: Vec<MovedSection>,
}

/// A context answer that was not given: every possible answer has the same chance.
struct MovedChoice {
    place: usize,
    codes: std::ops::Range<u16>,
}

/// How the reply to one factor is drawn. Each draw also moves the factor's share.
struct MovedReply {
    factor: usize,
    /// The first view that counts, or that nobody has one.
    first: MovedView,
    /// The others, which come up as often.
    others: Vec<MovedView>,
}

/// How one person's view moves.
struct MovedView {
    person: usize,
    /// The code that the lowest draw gives.
    lowest: u16,
    /// The draws from which on the code is one higher.
    steps: [u64; 4],
}

/// A section that carries weight, with the factors that do.
struct MovedSection {
    weight: f64,
    shares: Vec<MovedShare>,
}

/// A factor that carries weight.
struct MovedShare {
    /// Its place in the list of replies.
    reply: usize,
    share: f64,
    /// Its pulls at the answer given.
    present: ByPlacement<f64>,
}

/// Memory for one run, reused by the next.
struct Scratch {
    given: Codes,
    codes: Codes,
    /// For each factor, the place of the person whose view is taken.
    whose: Vec<usize>,
    lean: Lean,
    /// What each share is multiplied by.
    moves: Vec<f64>,
    /// Where the pulls of each reply are found.
    rows: Vec<usize>,
}

impl MovedSection {
    /// Returns a section with those of the replies that carry weight in it; `present` is the result of
    /// the answers as they are.
    fn of(
        company: &Company<'_>,
        section: SectionId,
        replies: &[MovedReply],
        present: Signals,
    ) -> Self {
        let (model, rules) = (company.model, &company.judge.rules);
        let own = replies
            .iter()
            .enumerate()
            .filter(|(_, it)| model.factors[it.factor].section == section);
        let shares = own.map(|(reply, it)| MovedShare {
            reply,
            share: small(model.factors[it.factor].share),
            present: {
                let code = company.present[it.factor];
                *rules.pulls(rules.row(it.factor, code, present.acting))
            },
        });
        Self {
            weight: small(model[section].weight),
            shares: shares.filter(|it| it.share > 0.0).collect(),
        }
    }
}

impl<'a> Draws<'a> {
    pub(super) fn new(company: &'a Company) -> Self {
        let (model, rules) = (company.model, &company.judge.rules);
        let present = rules.signals(&company.present);
        let replies: Vec<_> = model
            .factor_ids()
            .filter(|&it| model.weight(it) > 0 || rules.special().contains(&it.0))
            .map(|it| MovedReply::new(company, it))
            .collect();
        let sections = model
            .section_ids()
            .filter(|&it| model[it].weight > 0)
            .map(|section| MovedSection::of(company, section, &replies, present))
            .collect();
        let choices = rules.context().filter(|&it| company.given[it] == OPEN);
        Self {
            company,
            judge: &company.judge,
            rules,
            settled: cell(&company.settled()),
            present,
            band: small(model.stress.weights) / 100.0,
            replies,
            slants: (0..company.answers.people().len()).map(|it| Slant::of(company, it)).collect(),
            choices: choices
                .map(|place| MovedChoice { place, codes: rules.values(place) })
                .collect(),
            sections,
        }
    }

    /// Draws runs and counts their outcomes.
    pub(super) fn count(&self, runs: u32, mut streams: Streams, tallies: &mut Tallies) {
        let mut scratch = self.scratch();
        for _ in 0..runs {
            self.run(&mut streams, &mut scratch, tallies);
        }
    }

    /// Returns how many people's answers count.
    pub(super) fn people(&self) -> usize {
        self.slants.len()
    }

    /// Returns the counts of no runs by the answer to each question that moves.
    pub(super) fn levels(&self) -> Levels {
        let replies = self.replies.iter().map(|it| it.factor);
        let places = replies.chain(self.choices.iter().map(|it| it.place));
        Levels::new(places.map(|it| (it, usize::from(self.rules.values(it).end))))
    }

    fn scratch(&self) -> Scratch {
        let mut whose = vec![0; self.rules.factors().len()];
        for reply in &self.replies {
            whose[reply.factor] = reply.first.person;
        }
        Scratch {
            given: self.company.given.clone(),
            codes: self.company.present.clone(),
            whose,
            lean: Lean::default(),
            moves: vec![1.0; self.replies.len()],
            rows: vec![0; self.replies.len()],
        }
    }

    /// Draws one run, counts it, and returns the advice with answers and weights moved.
    fn run(&self, streams: &mut Streams, scratch: &mut Scratch, tallies: &mut Tallies) -> Advice {
        for (reply, share) in self.replies.iter().zip(&mut scratch.moves) {
            let draw = streams.moves.next_u64();
            let view = reply.view(&mut streams.views);
            scratch.given[reply.factor] = view.code(draw);
            scratch.whose[reply.factor] = view.person;
            *share = self.moved(draw);
        }
        for it in &self.choices {
            scratch.given[it.place] = it.code(streams.moves.next_u64());
        }
        for (slant, stream) in self.slants.iter().zip(&mut streams.slants) {
            slant.draw(stream, &mut scratch.lean);
            slant.apply(&scratch.lean, &scratch.whose, &mut scratch.given);
        }
        self.rules.apply(&scratch.given, &mut scratch.codes);
        let signals = self.rules.certain(&scratch.codes);
        let mut scores = rules::neutral();
        for (reply, row) in self.replies.iter().zip(&mut scratch.rows) {
            *row = self.rules.row(reply.factor, scratch.codes[reply.factor], signals.acting);
            rules::add(&mut scores, self.rules.points(*row));
        }
        self.tally(&mut tallies.answers, &fine(&scores), signals);

        let (weights, both) = self.weighed(&mut streams.moves, scratch);
        self.tally(&mut tallies.weights, &weights, self.present);
        let advice = self.tally(&mut tallies.both, &both, signals);
        if let Some(details) = &mut tallies.details {
            details.levels.count(&scratch.given, &advice);
            details.points.count(&both);
        }
        advice
    }

    /// Counts one run. A run has no open answers, unless it holds the answers as they are.
    #[inline]
    fn tally(
        &self,
        tally: &mut super::Tally,
        scores: &ByPlacement<i64>,
        signals: Signals,
    ) -> Advice {
        let (frame, shown) = (&self.judge.frame, scores.map(shown));
        let advice = frame.small(frame.open(&shown, signals.failed, signals.open));
        tally.count_advice(&advice, cell(&advice) == self.settled);
        tally.count_ranks(scores, signals.failed, self.rules.placements());
        advice
    }

    /// Returns the scores under moved weights, first of the answers as they are, then of the moved
    /// ones: the mean over the sections, by moved weight, of the mean over their factors, by moved
    /// share. Dividing by the totals scales the weights back to 100.
    #[inline]
    fn weighed(
        &self,
        generator: &mut impl Rng,
        scratch: &Scratch,
    ) -> (ByPlacement<i64>, ByPlacement<i64>) {
        let (mut present, mut moved) = (ByPlacement::default(), ByPlacement::default());
        let mut weights = 0.0;
        for section in &self.sections {
            let (mut as_is, mut as_drawn) = (ByPlacement::default(), ByPlacement::default());
            let mut shares = 0.0;
            for it in &section.shares {
                let share = it.share * scratch.moves[it.reply];
                add(&mut as_is, &it.present, share);
                add(&mut as_drawn, self.rules.pulls(scratch.rows[it.reply]), share);
                shares += share;
            }
            let weight = section.weight * self.moved(generator.next_u64());
            add(&mut present, &as_is, weight / shares);
            add(&mut moved, &as_drawn, weight / shares);
            weights += weight;
        }
        (self.rounded(&present, weights), self.rounded(&moved, weights))
    }

    /// Returns scores in whole fine units.
    #[inline]
    fn rounded(&self, pulls: &ByPlacement<f64>, weights: f64) -> ByPlacement<i64> {
        let mut scores = fine(&rules::neutral());
        for (score, pull) in scores.iter_mut().zip(pulls) {
            *score = nearest(*score, pull * (10_000.0 * small(FINE)) / weights);
        }
        scores
    }

    /// Returns the factor to multiply a weight by: uniform within the band, from the upper half of
    /// a draw.
    #[inline]
    fn moved(&self, draw: u64) -> f64 {
        let upper = u32::try_from(upper(draw)).unwrap_or(u32::MAX);
        1.0 + self.band * ((f64::from(upper) + 0.5) * (2.0 / 4_294_967_296.0) - 1.0)
    }
}

impl MovedChoice {
    /// Returns the code, from the lower half of a draw.
    #[inline]
    fn code(&self, draw: u64) -> u16 {
        let count = u64::from(self.codes.end - self.codes.start);
        self.codes.start + ((lower(draw) * count) >> 32) as u16
    }
}

impl MovedReply {
    fn new(company: &Company, factor: FactorId) -> Self {
        let views = company.answers.counting(factor).map(|it| MovedView::new(company, factor, it));
        let mut views: Vec<_> = views.collect();
        let others = views.split_off(views.len().min(1));
        Self { factor: factor.0, first: views.pop().unwrap_or_else(MovedView::open), others }
    }

    /// Draws one of several views, each with the same chance.
    #[inline]
    fn view(&self, generator: &mut impl Rng) -> &MovedView {
        if self.others.is_empty() {
            return &self.first;
        }
        let count = 1 + self.others.len() as u64;
        let drawn = (lower(generator.next_u64()) * count) >> 32;
        drawn.checked_sub(1).map_or(&self.first, |it| &self.others[it as usize])
    }
}

impl MovedView {
    fn new(company: &Company, factor: FactorId, view: &View) -> Self {
        let (lowest, odds) = match view.level() {
            Some(level) => (LEVELS.start, level_odds(level, odds(company, factor, view))),
            None => (NOT_APPLICABLE, vec![1]),
        };
        Self { person: view.person, lowest, steps: steps(&odds) }
    }

    /// Every level has the same chance, because nobody has a view.
    fn open() -> Self {
        Self { person: 0, lowest: LEVELS.start, steps: steps(&[1; 5]) }
    }

    /// Returns the code, from the lower half of a draw.
    #[inline]
    fn code(&self, draw: u64) -> u16 {
        let lower = lower(draw);
        self.lowest + self.steps.iter().map(|&it| u16::from(lower >= it)).sum::<u16>()
    }
}

/// Returns how an answer moves. A measured answer to a question of fact does not move. What people
/// have seen of their own work counts only as believed. An answer that is held does not move.
fn odds(company: &Company, factor: FactorId, view: &View) -> Odds {
    let (model, stress) = (company.model, company.model.stress);
    let role = company.answers.role(model, view.person);
    let mut own = model.own_standing.iter().filter(|it| Some(it.role) == role);
    match view.answer.basis {
        Basis::Measured if model[factor].fact || company.held.contains(&factor) => {
            Odds { down: 0, same: 1, up: 0 }
        }
        Basis::Measured => stress.measured,
        Basis::Seen if own.any(|it| it.factors.contains(&factor)) => stress.believed,
        Basis::Seen => stress.seen,
        Basis::Believed => stress.believed,
        Basis::NotStated => stress.not_stated,
    }
}

/// Returns the odds of each level that a level can move to. An answer at an end of the scale does
/// not move beyond it.
fn level_odds(level: Level, odds: Odds) -> Vec<u64> {
    let mut moved = vec![0; Level::ALL.len()];
    moved[level.index().saturating_sub(1)] += u64::from(odds.down);
    moved[level.index()] += u64::from(odds.same);
    moved[(level.index() + 1).min(Level::ALL.len() - 1)] += u64::from(odds.up);
    moved
}

/// Returns the draws of 32 bits at which each next outcome begins.
fn steps(odds: &[u64]) -> [u64; 4] {
    let total: u64 = odds.iter().sum();
    let mut steps = [NEVER; 4];
    let mut below = 0;
    for (step, part) in steps.iter_mut().zip(&odds[..odds.len() - 1]) {
        below += part;
        *step = (u128::from(below) * u128::from(NEVER)).div_ceil(u128::from(total)) as u64;
    }
    steps
}

/// Returns the lower half of a draw.
#[inline]
pub(super) fn lower(draw: u64) -> u64 {
    draw & (NEVER - 1)
}

/// Returns the upper half of a draw.
#[inline]
pub(super) fn upper(draw: u64) -> u64 {
    draw >> 32
}

#[inline]
fn add(sums: &mut ByPlacement<f64>, more: &ByPlacement<f64>, times: f64) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more * times;
    }
}

/// Adds a difference, rounded to the nearest whole number. The sum is not negative.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a score is below 2^30 fine units")]
fn nearest(from: i64, difference: f64) -> i64 {
    (small(from) + difference + 0.5) as i64
}

/// Returns a small whole number as a number that can be multiplied.
#[inline]
#[expect(clippy::cast_precision_loss, reason = "whole numbers below 2^52 are exact")]
fn small(number: i64) -> f64 {
    number as f64
}
