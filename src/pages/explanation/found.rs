//! The pieces of a model in which a word is found.

use super::pages::{Contents, SectionPage};

impl Contents {
    /// Returns what has a word in its id, reference or name; `None` if nothing has it.
    pub fn with_word(mut self, word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&word);
        for section in &mut self.sections {
            if !has(&section.id) && !has(&section.title) {
                section.factors.retain(|it| has(&it.id) || has(&it.reference) || has(&it.name));
            }
        }
        let is_found = |it: &SectionPage| !it.factors.is_empty();
        self.sections.retain(is_found);
        let lists = [
            &mut self.gates,
            &mut self.interactions,
            &mut self.placements,
            &mut self.remedies,
            &mut self.events,
            &mut self.questions,
        ];
        let mut found = !self.sections.is_empty();
        for list in lists {
            list.retain(|it| has(&it.id) || has(&it.name));
            found |= !list.is_empty();
        }
        self.pieces.retain(|it| has(&it.id) || has(&it.brief));
        Some(self).filter(|it| found || !it.pieces.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::builtin_model;

    #[test]
    fn a_word_finds_ids_references_and_names_in_any_case() {
        let model = builtin_model();
        let all = Contents::new(&model);
        let found = all.clone().with_word("PACE").unwrap();
        let ids: Vec<&str> =
            found.sections.iter().flat_map(|it| &it.factors).map(|it| it.id.as_str()).collect();
        assert!(ids.contains(&"it_pace_fit"), "{ids:?}");
        assert!(ids.len() < model.factors.len() && found.pieces.len() < all.pieces.len());
        let section = model.sections[0].title.clone();
        let of_section = all.clone().with_word(&section).unwrap().sections;
        assert_eq!(of_section[0].factors.len(), all.sections[0].factors.len());
        assert!(all.with_word("no such word").is_none());
    }
}
