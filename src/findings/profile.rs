//! Where the team's effort goes, and which of this work the home demands.

use std::cmp::Reverse;

use super::Evidence;
use crate::decide::profile;
use crate::model::{Manner, Means, Persona};

/// From this share of the effort on, in percent, a persona that a home demands needs no help: an
/// even part among four personas.
const EVEN: u64 = 25;

/// Where the team's effort goes. Personas are named by their places in the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamProfile {
    /// The share of each persona; they add to 100.
    pub shares: Vec<u64>,
    /// The share of the work done with technology.
    pub technology: u64,
    /// The share of the work done with the arts.
    pub arts: u64,
    /// The share of the work done by feel.
    pub emotional: u64,
    /// The share of the work done by evidence.
    pub rational: u64,
    /// The quarter of the grid in which the centre lies; none if it lies on an axis.
    pub centre: Option<(Means, Manner)>,
    /// The persona with the largest share; the first of several with the same share.
    pub most: usize,
    /// Of the personas that the home demands, the one with the least effort.
    pub weakest: Option<usize>,
    /// Whether its share is below an even part, so that something should be done.
    pub is_short: bool,
    /// Whether the home demands some of the personas, but not all.
    pub demands_some: bool,
    /// The behaviours.
    pub asked: usize,
    /// Those that have a level.
    pub answered: usize,
}

impl Evidence<'_> {
    /// Returns the team profile, if enough is known.
    pub(super) fn profile(&self) -> Option<TeamProfile> {
        let profile = profile(self.model, self.answers)?;
        let personas = &self.model.personas;
        let demanded: Vec<_> =
            (0..personas.len()).filter(|&it| self.demands(&personas[it])).collect();
        let weakest = demanded.iter().copied().min_by_key(|&it| profile.efforts[it]);
        let behaviours = personas.iter().flat_map(|it| &it.behaviours);
        let answered = behaviours.clone().filter(|it| self.answers.level(**it).is_some());
        Some(TeamProfile {
            technology: profile.with(self.model, Means::Technology),
            arts: profile.with(self.model, Means::Arts),
            emotional: profile.by(self.model, Manner::Emotional),
            rational: profile.by(self.model, Manner::Rational),
            centre: profile.centre(self.model),
            most: (0..personas.len()).min_by_key(|&it| Reverse(profile.shares[it]))?,
            is_short: weakest.is_some_and(|it| profile.shares[it] < EVEN),
            weakest,
            demands_some: !demanded.is_empty() && demanded.len() < personas.len(),
            answered: answered.count(),
            asked: behaviours.count(),
            shares: profile.shares,
        })
    }

    fn demands(&self, persona: &Persona) -> bool {
        let case = self.case();
        persona.demands.iter().any(|it| it.when.holds(&case))
    }
}
