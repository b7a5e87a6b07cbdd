//! The titles of the people whom texts name.

use super::Material;
use crate::letters::{capital, without_article};
use crate::model::RespondentId;

impl Material<'_> {
    /// Returns the title of a person, with its article.
    pub(super) fn respondent(&self, id: RespondentId) -> String {
        self.fill(&self.model[id].name)
    }

    /// Returns the person who can be asked: where a post is vacant or missing, whoever does its work.
    pub(super) fn asked(&self, id: RespondentId) -> String {
        let person = &self.model[id];
        let instead = person.instead.as_ref().filter(|_| person.absent.holds(&self.case()));
        self.fill(instead.unwrap_or(&person.name))
    }

    /// Returns the title of a person, to stand alone in a cell.
    pub(super) fn title(&self, id: RespondentId) -> String {
        capital(&self.bare_title(id))
    }

    /// Returns the title of a person without its article, as inside a sentence.
    pub(super) fn bare_title(&self, id: RespondentId) -> String {
        without_article(&self.respondent(id)).to_owned()
    }

    /// Returns the titles of some people, to stand alone in a cell.
    pub(super) fn titles(&self, people: &[RespondentId]) -> String {
        let titles: Vec<_> = people.iter().map(|it| self.bare_title(*it)).collect();
        capital(&titles.join(", "))
    }
}
