//! How far interactions can move the pulls, and checks that must pass whichever of them act.

use std::ops::RangeInclusive;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Change, Effect, Factor, FactorId, PlacementId};
use crate::points::Pull;

use super::Branch;
use super::factors::Weighed;
use super::interactions::Acting;
use super::scope::Scope;

/// Every pull that a factor can have on a placement at a level, over all sets of interactions.
pub(super) struct Reach(Vec<[Vec<Pulls>; 5]>);

/// Some pulls, one bit for each, the lowest pull first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pulls(u128);

/// The strongest pull in units: the place of the bit of no pull.
const NONE: i32 = Pull::STRONGEST << Pull::HALVINGS;

impl Pulls {
    fn of(pulls: impl IntoIterator<Item = Pull>) -> Self {
        let bit = |it: Pull| 1 << (it.units() + i64::from(NONE));
        Self(pulls.into_iter().fold(0, |set, it| set | bit(it)))
    }

    fn iter(self) -> impl Iterator<Item = Pull> {
        let all = (-NONE..=NONE).zip(0..);
        all.filter(move |it| self.0 >> it.1 & 1 == 1).map(|it| Pull::of_units(it.0))
    }

    /// Returns the weakest and the strongest.
    pub(super) fn ends(self) -> [Pull; 2] {
        let bit = |it: u32| Pull::of_units(i32::try_from(it).unwrap_or_default() - NONE);
        [bit(self.0.trailing_zeros()), bit(127 - self.0.leading_zeros())]
    }
}

impl Scope<'_> {
    /// Checks what depends on all possible pulls: that each effect changes something, that halving
    /// stays exact, and that every placement can lead.
    pub(super) fn check_reach(&self, sections: &[Branch], factors: &[Weighed], acting: &[Acting]) {
        let mut reach = Reach::new(factors);
        let sound = factors.iter().all(|it| it.sound) && acting.iter().all(|it| it.sound);
        if sound {
            let mut halvings = Halvings::new(factors, self.placements.len());
            for interaction in acting {
                for (effect, place) in interaction.valid.effects.iter().zip(&interaction.effects) {
                    if !reach.widen(effect, &mut halvings) {
                        self.report_idle(interaction, place);
                    }
                    if let Some(factor) = halvings.exceeded.take() {
                        self.report_halved(factor, place);
                    }
                }
            }
        }
        let weights: Option<Vec<i64>> =
            sections.iter().map(|it| it.weight.as_ref().map(|it| it.value)).collect();
        if let Some(weights) = weights.filter(|_| sound) {
            let weight = |it: &Factor| weights[it.section.0] * it.share;
            let factors: Vec<_> = factors.iter().map(|it| (&it.valid, weight(&it.valid))).collect();
            self.check_leads(&factors, &reach);
        }
    }

    fn report_idle(&self, interaction: &Acting, effect: &Place) {
        let message = format!("an effect of {} changes no pull", interaction.what);
        let help = "none of the pulls it aims at would be another; aim elsewhere or take it out";
        self.report(Diagnostic::new(message).at(effect).help(help));
    }

    fn report_halved(&self, factor: FactorId, effect: &Place) {
        let what = &self.scored[factor.0].what;
        let message =
            format!("more than {} effects can halve the same pull of {what}", Pull::HALVINGS);
        let help = "halve it less often: a pull that is halved more cannot be kept exactly";
        self.report(Diagnostic::new(message).at(effect).help(help));
    }
}

impl Reach {
    fn new(factors: &[Weighed]) -> Self {
        let of_level = |factor: &Factor, level: usize| {
            factor.pulls.iter().map(|it| Pulls::of([it[level]])).collect()
        };
        Self(
            factors
                .iter()
                .map(|it| std::array::from_fn(|level| of_level(&it.valid, level)))
                .collect(),
        )
    }

    /// Returns the pulls of a factor, by level and then by placement.
    pub(super) fn levels(&self, factor: usize) -> &[Vec<Pulls>; 5] {
        &self.0[factor]
    }

    /// Adds the pulls after the effect, and tells whether it changes any.
    fn widen(&mut self, effect: &Effect, halvings: &mut Halvings) -> bool {
        let mut changes = false;
        for &factor in &effect.factors {
            for level in indices(&effect.at) {
                for &placement in &effect.placements {
                    let pulls = &mut self.0[factor.0][level][placement.0];
                    let change = |it| effect.change.applied_to(it);
                    if pulls.iter().any(|it| change(it) != it) {
                        changes = true;
                        halvings.count(effect.change, factor, level, placement);
                    }
                    pulls.0 |= Pulls::of(pulls.iter().map(change)).0;
                }
            }
        }
        changes
    }
}

fn indices(levels: &RangeInclusive<u8>) -> impl Iterator<Item = usize> + use<> {
    levels.clone().map(|it| usize::from(it) - 1)
}

/// How many effects can halve each pull.
struct Halvings {
    counts: Vec<[Vec<u32>; 5]>,
    /// A factor with a pull that has just been halved once too often.
    exceeded: Option<FactorId>,
}

impl Halvings {
    fn new(factors: &[Weighed], placements: usize) -> Self {
        let none = || std::array::from_fn(|_| vec![0; placements]);
        Self { counts: factors.iter().map(|_| none()).collect(), exceeded: None }
    }

    fn count(&mut self, change: Change, factor: FactorId, level: usize, placement: PlacementId) {
        if matches!(change, Change::Halve(_)) {
            let count = &mut self.counts[factor.0][level][placement.0];
            *count += 1;
            if *count > Pull::HALVINGS {
                self.exceeded = self.exceeded.or(Some(factor));
            }
        }
    }
}
