//! How far interactions can move the pulls, and checks that must pass whichever of them act.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::diagnostic::{Diagnostic, Place, ticked};
use crate::model::{Change, Effect, Factor, FactorId, PlacementId};
use crate::points::Pull;

use super::Branch;
use super::factors::Weighed;
use super::interactions::Acting;
use super::pulls::Argued;
use super::scope::Scope;

/// Every pull that a factor can have on a placement at a level, over all sets of interactions.
pub(super) struct Reach(Vec<[Vec<BTreeSet<Pull>>; 5]>);

impl Scope<'_> {
    /// Checks what depends on all possible pulls: that each effect changes something, that halving
    /// stays exact, that the arguments fit, and that every placement can lead.
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
        for (index, factor) in factors.iter().enumerate() {
            if let (true, Some(argued)) = (factor.sound, &factor.argues) {
                let reach = sound.then(|| reach.levels(index));
                self.check_arguments(argued, &self.scored[index].what, &factor.valid, reach);
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

    /// Checks that there is an argument for each direction that the pulls take, and for no other
    /// direction. An argument for a direction that only an interaction can give is allowed but not
    /// required.
    fn check_arguments(
        &self,
        argued: &Argued,
        what: &str,
        factor: &Factor,
        reach: Option<&[Vec<BTreeSet<Pull>>; 5]>,
    ) {
        for index in 0..self.placements.len() {
            let Some(id) = self.placements.get(index) else { continue };
            let name = ticked(id.text);
            let given = argued.on.iter().find(|it| it.placement == Some(index));
            let directions = [
                ("for", 1, given.and_then(|it| it.for_it.as_ref())),
                ("against", -1, given.and_then(|it| it.against.as_ref())),
            ];
            for (key, sign, text) in directions {
                let pulls = factor.pulls[index].iter().any(|it| it.signum() == sign);
                let may_pull = reach.is_none_or(|levels| {
                    levels.iter().any(|it| it[index].iter().any(|it| it.signum() == sign))
                });
                let (message, place, help) = match text {
                    None if pulls => (
                        "does not say why it speaks",
                        given.map_or(&argued.place, |it| &it.place),
                        format!("add `{key} = \"…\"` for {name} under `argues`"),
                    ),
                    Some(text) if !may_pull => (
                        "argues, but never pulls,",
                        text,
                        "take the argument out, or change the pulls".to_owned(),
                    ),
                    _ => continue,
                };
                let message = format!("{what} {message} {key} {name}");
                self.report(Diagnostic::new(message).at(place).help(help));
            }
        }
    }
}

impl Reach {
    fn new(factors: &[Weighed]) -> Self {
        let of_level = |factor: &Factor, level: usize| {
            factor.pulls.iter().map(|it| BTreeSet::from([it[level]])).collect()
        };
        Self(
            factors
                .iter()
                .map(|it| std::array::from_fn(|level| of_level(&it.valid, level)))
                .collect(),
        )
    }

    /// Returns the pulls of a factor, by level and then by placement.
    pub(super) fn levels(&self, factor: usize) -> &[Vec<BTreeSet<Pull>>; 5] {
        &self.0[factor]
    }

    /// Adds the pulls after the effect, and tells whether it changes any.
    fn widen(&mut self, effect: &Effect, halvings: &mut Halvings) -> bool {
        let mut changes = false;
        for &factor in &effect.factors {
            for level in indices(&effect.at) {
                for &placement in &effect.placements {
                    let pulls = &mut self.0[factor.0][level][placement.0];
                    let changed: Vec<_> =
                        pulls.iter().map(|it| effect.change.applied_to(*it)).collect();
                    if pulls.iter().ne(&changed) {
                        changes = true;
                        halvings.count(effect.change, factor, level, placement);
                    }
                    pulls.extend(changed);
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
