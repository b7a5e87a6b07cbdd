//! Interactions, and how far they can move the pulls.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::diagnostic::{Diagnostic, one_of, ticked};
use crate::model::raw::{
    RawArgument, RawChange, RawEffect, RawFactor, RawInteraction, RawModel, RawPredicate, RawTarget,
};
use crate::model::{Change, Effect, Factor, FactorId, Interaction, PlacementId, Sign, Trigger};
use crate::points::Pull;
use crate::toml_tree::Placed;

use super::Scope;
use super::factors::Weighed;
use super::predicates::Reads;

const SIGNS: [&str; 3] = ["all", "positive", "negative"];

/// An interaction, and whether all its effects can be relied on.
pub(super) struct Acting {
    pub(super) valid: Interaction,
    sound: bool,
}

/// Every pull that a factor can have on a placement at a level, whichever interactions act.
pub(super) struct Reach(Vec<[Vec<BTreeSet<Pull>>; 5]>);

impl Scope<'_> {
    pub(super) fn interaction(&self, raw: &RawInteraction) -> Acting {
        let effects = raw.effects.as_deref().unwrap_or_default();
        let valid: Vec<_> = effects.iter().filter_map(|it| self.effect(it)).collect();
        let sound = raw.effects.is_some() && valid.len() == effects.len();
        let valid = Interaction {
            id: self.id(&raw.id),
            name: self.text(&raw.name),
            trigger: self.trigger(raw),
            because: self.text(&raw.because),
            effects: valid,
            origin: self.origin(&raw.source, &raw.what),
        };
        Acting { valid, sound }
    }

    fn trigger(&self, raw: &RawInteraction) -> Trigger {
        let read = |it: &RawPredicate| {
            let read = self.predicate(it, Reads::AnswersOnly, &raw.what);
            self.check_asked(it, read.as_ref(), &raw.what);
            read.unwrap_or_default()
        };
        let when = raw.when.as_ref().map(read);
        let unless = raw.unless.as_ref().map(read);
        match (when, unless) {
            (Some(when), None) => Trigger::When(when),
            (None, Some(unless)) => Trigger::Unless(unless),
            (when, _) => {
                let has = if when.is_some() {
                    "both `when` and `unless`"
                } else {
                    "neither `when` nor `unless`"
                };
                let message = format!("{} has {has}", raw.what);
                let help = "say when it acts with exactly one of the two";
                self.report(Diagnostic::new(message).at(&raw.place).help(help));
                Trigger::When(when.unwrap_or_default())
            }
        }
    }

    fn effect(&self, raw: &RawEffect) -> Option<Effect> {
        let factors = raw.target.as_ref().and_then(|it| self.targets(it, &raw.what));
        let at = raw
            .at
            .as_ref()
            .map_or(Some(1..=5), |at| self.levels(at.as_ref()?, &format!("`at` of {}", raw.what)));
        let placements = self.effect_placements(raw);
        let change = raw.change.as_ref().and_then(|it| self.change(it, &raw.what));
        Some(Effect { factors: factors?, at: at?, placements: placements?, change: change? })
    }

    fn targets(&self, raw: &RawTarget, what: &str) -> Option<Vec<FactorId>> {
        match raw {
            RawTarget::Section(section) => {
                let section = self.sections.resolve(section, what, self.log)?;
                let in_section = |it: &RawFactor| {
                    it.section.as_ref().and_then(|it| self.sections.find(&it.value))
                        == Some(section)
                };
                let factors = self.raw_factors.iter().enumerate();
                Some(factors.filter(|(_, it)| in_section(it)).map(|(it, _)| FactorId(it)).collect())
            }
            RawTarget::Factors(names) => self.each(&names.value, what, "factor", |it| {
                self.factors.resolve(it, what, self.log).map(FactorId)
            }),
        }
    }

    fn effect_placements(&self, raw: &RawEffect) -> Option<Vec<PlacementId>> {
        let Some(names) = &raw.placements else {
            return Some((0..self.placements.len()).map(PlacementId).collect());
        };
        self.each(&names.as_ref()?.value, &raw.what, "placement", |it| {
            self.placements.resolve(it, &raw.what, self.log).map(PlacementId)
        })
    }

    /// Returns what each name refers to, if all are known and none comes twice.
    fn each<T: PartialEq>(
        &self,
        names: &[Placed<String>],
        what: &str,
        kind: &str,
        resolve: impl Fn(&Placed<String>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let found: Vec<Option<T>> = names.iter().map(resolve).collect();
        for (index, name) in names.iter().enumerate() {
            if found[index].is_some() && found[..index].contains(&found[index]) {
                self.report_repeated(name, what, kind);
                return None;
            }
        }
        found.into_iter().collect()
    }

    fn change(&self, raw: &RawChange, what: &str) -> Option<Change> {
        let pull = |it: &Placed<i64>| i32::try_from(it.value).ok().map(Pull::whole);
        match raw {
            RawChange::Set(number) => pull(number).map(Change::Set),
            RawChange::Add(number) => pull(number).map(Change::Add),
            RawChange::Halve(sign) => self.sign(sign, what).map(Change::Halve),
            RawChange::Drop(sign) => self.sign(sign, what).map(Change::Drop),
        }
    }

    fn sign(&self, raw: &Placed<String>, what: &str) -> Option<Sign> {
        match raw.value.as_str() {
            "all" => Some(Sign::All),
            "positive" => Some(Sign::Positive),
            "negative" => Some(Sign::Negative),
            other => {
                let message = format!("{what} changes the pulls {}, which are none", ticked(other));
                let help = one_of(other, "they can be", &SIGNS);
                self.report(Diagnostic::new(message).at(&raw.place).help(help));
                None
            }
        }
    }

    /// Checks what depends on every pull that can come about: that each effect changes something,
    /// that halving stays exact, that the arguments fit, and that every placement can lead.
    pub(super) fn check_reach(&self, raw: &RawModel, factors: &[Weighed], acting: &[Acting]) {
        let mut reach = Reach::new(factors);
        let sound = factors.iter().all(|it| it.sound) && acting.iter().all(|it| it.sound);
        if sound {
            let mut halvings = Halvings::new(factors, self.placements.len());
            for (interaction, raw) in acting.iter().zip(&raw.interactions) {
                let effects = raw.effects.as_deref().unwrap_or_default();
                for (effect, raw) in interaction.valid.effects.iter().zip(effects) {
                    self.check_effect(effect, raw, &mut reach, &mut halvings);
                }
            }
        }
        for (index, (factor, raw)) in factors.iter().zip(&self.raw_factors).enumerate() {
            if factor.sound {
                self.check_arguments(raw, &factor.valid, sound.then(|| reach.levels(index)));
            }
        }
        let weights: Option<Vec<i64>> =
            raw.sections.iter().map(|it| it.weight.as_ref().map(|it| it.value)).collect();
        if let Some(weights) = weights.filter(|_| sound) {
            let weight = |it: &Factor| weights[it.section.0] * it.share;
            let factors: Vec<_> = factors.iter().map(|it| (&it.valid, weight(&it.valid))).collect();
            self.check_leads(&factors, &reach);
        }
    }

    fn check_effect(
        &self,
        effect: &Effect,
        raw: &RawEffect,
        reach: &mut Reach,
        halvings: &mut Halvings,
    ) {
        if !reach.widen(effect, halvings) {
            let message = format!("{} changes no pull", raw.what);
            let help =
                "none of the pulls it aims at would be another; aim elsewhere or take it out";
            self.report(Diagnostic::new(message).at(&raw.place).help(help));
        }
        if let Some(factor) = halvings.exceeded.take() {
            let what = &self.raw_factors[factor.0].what;
            let message =
                format!("more than {} effects can halve the same pull of {what}", Pull::HALVINGS);
            let help = "halve it less often: a pull that is halved more cannot be kept exactly";
            self.report(Diagnostic::new(message).at(&raw.place).help(help));
        }
    }

    /// Checks that there is an argument for each direction that the pulls take, and for no other.
    /// One for a direction that only an interaction can give is allowed.
    fn check_arguments(
        &self,
        raw: &RawFactor,
        factor: &Factor,
        reach: Option<&[Vec<BTreeSet<Pull>>; 5]>,
    ) {
        let Some(argues) = &raw.argues else { return };
        for (index, placement) in self.raw_placements.iter().enumerate() {
            let Some(id) = &placement.id else { continue };
            let given = argues.value.iter().find(|it| it.placement.value == id.value);
            for (key, sign) in [("for", 1), ("against", -1)] {
                let pulls = factor.pulls[index].iter().any(|it| it.signum() == sign);
                let may_pull = reach.is_none_or(|levels| {
                    levels.iter().any(|it| it[index].iter().any(|it| it.signum() == sign))
                });
                let text = given.and_then(|it| text_of(it, key));
                let message = match text {
                    None if pulls => "does not say why it speaks",
                    Some(_) if !may_pull => "argues, but never pulls,",
                    _ => continue,
                };
                let message = format!("{} {message} {key} {}", raw.what, ticked(&id.value));
                let (place, help) = match text {
                    Some(text) => {
                        (&text.place, "take the argument out, or change the pulls".to_owned())
                    }
                    None => (
                        given.map_or(&argues.place, |it| &it.placement.place),
                        format!("add `{key} = \"…\"` for {} under `argues`", ticked(&id.value)),
                    ),
                };
                self.report(Diagnostic::new(message).at(place).help(help));
            }
        }
    }
}

fn text_of<'a>(argument: &'a RawArgument, key: &str) -> Option<&'a Placed<String>> {
    if key == "for" { argument.for_it.as_ref() } else { argument.against.as_ref() }
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

    /// Adds what the effect makes of the pulls, and tells whether it changes any.
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
    /// A factor of which a pull has just been halved once too often.
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
