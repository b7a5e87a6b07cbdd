//! What the leaders say to the advice, ready to print.

use serde::Serialize;

use super::Material;
use crate::findings::positions::{Stance, positions};

/// What somebody says to the advice.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct PositionView {
    pub role: String,
    pub title: String,
    /// Whose concern it is, where the words may not be quoted: the function that they lead.
    pub side: String,
    /// The id of the choice.
    pub stance: String,
    pub reason: Option<String>,
    /// Whether the reason may be quoted in their words.
    pub released: bool,
}

impl Material<'_> {
    pub(super) fn positions(&self) -> Vec<PositionView> {
        positions(&self.case()).into_iter().map(|it| self.position(it)).collect()
    }

    fn position(&self, stance: Stance) -> PositionView {
        let person = &self.model[stance.of];
        let (question, choice) = stance.said;
        let title = self.title(stance.of);
        let home = person.leads.map(|it| self.names.placement(it).to_owned());
        PositionView {
            role: person.id.clone(),
            side: home.unwrap_or_else(|| title.clone()),
            title,
            stance: self.model[question].choices()[choice].id.clone(),
            reason: stance.reason,
            released: stance.is_released,
        }
    }
}
