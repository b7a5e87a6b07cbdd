//! What was left out as a whole, and so is no gap.

use super::Material;
use crate::answers::Reply;
use crate::model::FactorId;

impl Material<'_> {
    /// Returns the questions that were not asked, but none of a section that was left out as a whole.
    pub(super) fn not_asked(&self) -> Vec<String> {
        let mut ids = self.ids_with(Reply::NotAsked);
        ids.retain(|id| self.model.factor(id).is_some_and(|it| !self.is_left_out(it)));
        ids
    }

    /// Tells whether a question belongs to a section that was left out as a whole.
    pub(super) fn is_left_out(&self, factor: FactorId) -> bool {
        let section = self.model[factor].section;
        self.model[section].optional && !self.answers.touches(self.model, section)
    }
}
