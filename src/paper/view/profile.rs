//! The team profile, ready to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Material;
use super::revops::RemarkView;
use crate::findings::profile::TeamProfile;
use crate::model::{Manner, Means, Persona};

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
    /// Of the personas that the home demands, the one with the least effort.
    pub weakest: Option<String>,
    /// Whether its share is below an even part, so that something should be done.
    pub is_short: bool,
    /// The behaviours with a level, and those without.
    pub answered: usize,
    pub open: usize,
    /// All of them.
    pub asked: usize,
    /// The persona with the largest share.
    pub most: String,
    /// Whether the home demands some of the personas, but not all.
    pub demands_some: bool,
}

/// A kind of work, and its share.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PersonaView {
    pub id: String,
    pub name: String,
    pub means: Means,
    pub manner: Manner,
    pub share: u64,
    pub text: String,
    /// Whether the centre of the efforts lies in its quarter.
    pub is_centre: bool,
    /// What the home advised asks of this work.
    pub demands: Vec<RemarkView>,
    /// What this work lacks there.
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
    pub(super) fn profile(&self, profile: &TeamProfile) -> ProfileView {
        let personas = self.model.personas.iter().zip(&profile.shares);
        let id = |place: usize| self.model.personas[place].id.clone();
        ProfileView {
            personas: personas.map(|(it, share)| self.persona(it, *share, profile)).collect(),
            technology: profile.technology,
            arts: profile.arts,
            emotional: profile.emotional,
            rational: profile.rational,
            on_axis: profile.centre.is_none(),
            weakest: profile.weakest.map(id),
            is_short: profile.is_short,
            answered: profile.answered,
            open: profile.asked - profile.answered,
            asked: profile.asked,
            most: id(profile.most),
            demands_some: profile.demands_some,
        }
    }

    fn persona(&self, persona: &Persona, share: u64, profile: &TeamProfile) -> PersonaView {
        PersonaView {
            id: persona.id.clone(),
            name: persona.name.clone(),
            means: persona.means,
            manner: persona.manner,
            share,
            text: self.fill(&persona.text),
            is_centre: profile.centre == Some((persona.means, persona.manner)),
            demands: self.remarks(&persona.demands),
            starves: self.remarks(&persona.starves),
            need: self.fill(&persona.need),
            references: self.references(&persona.behaviours),
        }
    }
}
