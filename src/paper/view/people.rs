//! The titles of the people whom texts name.

use super::Material;
use crate::letters::{capital, without_article};
use crate::model::RespondentId;

impl Material<'_> {
    /// Returns the title of a person, with its article.
    pub(super) fn respondent(&self, id: RespondentId) -> String {
        self.fill(&self.model[id].name)
    }

    /// Returns the title of a person, to stand alone in a cell.
    pub(super) fn title(&self, id: RespondentId) -> String {
        capital(without_article(&self.respondent(id)))
    }

    /// Returns the titles of some people, to stand alone in a cell.
    pub(super) fn titles(&self, people: &[RespondentId]) -> String {
        let titles: Vec<_> = people.iter().map(|it| self.title(*it)).collect();
        titles.join(", ")
    }
}
