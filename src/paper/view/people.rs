//! The titles of the people whom texts name.

use super::{Material, format};
use crate::model::RespondentId;

impl Material<'_> {
    /// Returns the title of a person, with its article.
    pub(super) fn respondent(&self, id: RespondentId) -> String {
        self.fill(&self.model[id].name)
    }

    /// Returns the title of a person, to stand alone in a cell.
    pub(super) fn title(&self, id: RespondentId) -> String {
        format::capital(&self.bare_title(id))
    }

    /// Returns the title of a person without its article, as inside a sentence.
    fn bare_title(&self, id: RespondentId) -> String {
        let title = self.respondent(id);
        title.strip_prefix("the ").map(str::to_owned).unwrap_or(title)
    }

    /// Returns the titles of some people, to stand alone in a cell.
    pub(super) fn titles(&self, people: &[RespondentId]) -> String {
        let titles: Vec<_> = people.iter().map(|it| self.bare_title(*it)).collect();
        format::capital(&titles.join(", "))
    }
}
