//! The team profile, ready to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Material;
use super::revops::RemarkView;
use crate::decide::{Profile, profile};
use crate::model::{Manner, Means, Persona, SourceId};

/// A persona that a home demands needs no help from this share of the effort on, in percent: an even
/// part of four.
const EVEN: u64 = 25;

/// Where the team's effort goes.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ProfileView {
    /// In the model's order; their shares add to 100.
    pub personas: Vec<PersonaView>,
    /// Shares of 100 on each axis.
    pub technology: u64,
    pub arts: u64,
    pub emotional: u64,
    pub rational: u64,
    /// Whether the centre lies on one of the axes, and so in no persona's quarter.
    pub on_axis: bool,
    /// The persona with the least effort of those that the home demands.
    pub weakest: Option<String>,
    /// Whether its share is below an even part, so that something should be done.
    pub is_short: bool,
    /// The behaviours that have a level, and those that have none.
    pub answered: usize,
    pub open: usize,
}

/// A kind of work, and its share.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PersonaView {
    pub id: String,
    pub name: String,
    /// `technology` or `arts`.
    pub means: &'static str,
    /// `emotional` or `rational`.
    pub manner: &'static str,
    pub share: u64,
    pub text: String,
    /// Whether the centre of the efforts lies in its quarter.
    pub is_centre: bool,
    /// What the home advised asks of it.
    pub demands: Vec<RemarkView>,
    /// What it lacks there.
    pub starves: Vec<RemarkView>,
    pub need: String,
    pub references: Vec<String>,
}

impl ProfileView {
    /// Returns the share of each persona, by id.
    pub(super) fn shares(&self) -> BTreeMap<String, u64> {
        self.personas.iter().map(|it| (it.id.clone(), it.share)).collect()
    }
}

impl Material<'_> {
    /// Returns the team profile, if enough is known.
    pub(super) fn profile(&self) -> Option<ProfileView> {
        let profile = profile(self.model, self.answers)?;
        let personas = self.personas(&profile);
        let demanded = (0..personas.len()).filter(|it| !personas[*it].demands.is_empty());
        let weakest = demanded.min_by_key(|it| profile.efforts[*it]);
        let behaviours = self.model.personas.iter().flat_map(|it| &it.behaviours);
        let asked = behaviours.clone().count();
        let answered = behaviours.filter(|it| self.answers.level(**it).is_some()).count();
        Some(ProfileView {
            technology: profile.with(self.model, Means::Technology),
            arts: profile.with(self.model, Means::Arts),
            emotional: profile.by(self.model, Manner::Emotional),
            rational: profile.by(self.model, Manner::Rational),
            on_axis: profile.centre(self.model).is_none(),
            is_short: weakest.is_some_and(|it| profile.shares[it] < EVEN),
            weakest: weakest.map(|it| personas[it].id.clone()),
            answered,
            open: asked - answered,
            personas,
        })
    }

    fn personas(&self, profile: &Profile) -> Vec<PersonaView> {
        let centre = profile.centre(self.model);
        let view = |(persona, share): (&Persona, &u64)| PersonaView {
            id: persona.id.clone(),
            name: persona.name.clone(),
            means: persona.means.word(),
            manner: persona.manner.word(),
            share: *share,
            text: self.fill(&persona.text),
            is_centre: centre == Some((persona.means, persona.manner)),
            demands: self.remarks(&persona.demands),
            starves: self.remarks(&persona.starves),
            need: self.fill(&persona.need),
            references: self.references(&persona.behaviours),
        };
        self.model.personas.iter().zip(&profile.shares).map(view).collect()
    }

    /// Returns the published sources of the team profile, if there is one.
    pub(super) fn profile_sources(&self) -> Vec<SourceId> {
        let shown = profile(self.model, self.answers).is_some();
        let personas = self.model.personas.iter().filter(|_| shown);
        personas.flat_map(|it| it.origin.sources.iter().copied()).collect()
    }
}
