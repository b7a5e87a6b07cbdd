//! What the leaders say to the advice, ready to print.

use serde::Serialize;

use super::Material;
use super::verdict::AdviceView;
use crate::answers::{SetAside, notes};
use crate::decide::Place;
use crate::findings::counsel::Counsel;
use crate::findings::positions::{Stance, positions, set_aside};
use crate::model::{ContextId, Kind, VerdictKind};

/// What somebody says to the advice.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PositionView {
    pub role: String,
    pub title: String,
    /// Whose concern it is, where the words may not be quoted: the function that they lead.
    pub side: String,
    /// The id of the placement that they lead; null if they lead none.
    pub home: Option<String>,
    /// The id of the choice.
    pub stance: String,
    pub reason: Option<String>,
    /// Whether the reason may be quoted in their words.
    pub released: bool,
    /// Whether the reason is in somebody's own words, so that only a quote can hold it.
    pub is_spoken: bool,
    /// The ids of the answers to their concern, in the counsel.
    pub answers: Vec<String>,
}

/// What somebody said to another advice.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct EarlierPositionView {
    pub role: String,
    pub title: String,
    /// The id of the choice.
    pub stance: String,
    pub reason: Option<String>,
    /// The name of that advice.
    pub on: String,
    /// The same in its parts.
    pub advice: AdviceView,
}

impl Material<'_> {
    pub(super) fn earlier_positions(&self) -> Vec<EarlierPositionView> {
        set_aside(&self.case()).into_iter().map(|it| self.earlier_position(it)).collect()
    }

    fn earlier_position(&self, said: &SetAside) -> EarlierPositionView {
        let place = |it: &Option<_>| self.place(it.map_or(Place::Elsewhere, Place::Placement));
        let mut homes: Vec<_> = said.on.homes.iter().map(place).collect();
        let is_settled = matches!(said.on.kind, VerdictKind::Move | VerdictKind::Stay);
        EarlierPositionView {
            role: self.model[said.of].id.clone(),
            title: self.title(said.of),
            stance: self.stance(said.said),
            reason: said.reason.clone(),
            on: said.on.text(self.model),
            advice: AdviceView {
                kind: said.on.kind,
                placement: is_settled.then(|| homes.pop()).flatten(),
                leaning: homes,
                reason: None,
            },
        }
    }

    /// Returns the id of the choice.
    fn stance(&self, (question, choice): (ContextId, usize)) -> String {
        self.model[question].choices()[choice].id.clone()
    }

    pub(super) fn positions(&self, counsel: &Counsel<'_>) -> Vec<PositionView> {
        positions(&self.case()).into_iter().map(|it| self.position(it, counsel)).collect()
    }

    fn position(&self, stance: Stance, counsel: &Counsel<'_>) -> PositionView {
        let answers = counsel.of(Kind::Objection).filter(|it| it.owner == Some(stance.of));
        let person = &self.model[stance.of];
        let title = self.title(stance.of);
        let home = person.leads.map(|it| self.names.placement(it).to_owned());
        PositionView {
            role: person.id.clone(),
            side: home.unwrap_or_else(|| title.clone()),
            home: person.leads.map(|it| self.id(it)),
            title,
            stance: self.stance(stance.said),
            is_spoken: stance.reason.as_deref().is_some_and(notes::is_spoken),
            reason: stance.reason,
            released: stance.is_released,
            answers: answers.map(|it| it.passage.id.clone()).collect(),
        }
    }
}
