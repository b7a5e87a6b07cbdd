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
        for list in self.lists_mut() {
            list.retain(|it| has(&it.id) || has(&it.name));
        }
        self.pieces.retain(|it| has(&it.id) || has(&it.brief));
        (!self.ids().is_empty()).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::builtin_model;
    use crate::pages::explanation::Entry;

    #[test]
    fn a_word_finds_ids_references_and_names_in_any_case() {
        let model = builtin_model();
        let all = Contents::new(&model);
        let found = all.clone().with_word("PACE").unwrap();
        let ids: Vec<&str> =
            found.sections.iter().flat_map(|it| &it.factors).map(|it| it.id.as_str()).collect();
        assert!(ids.contains(&"it_pace_fit"), "{ids:?}");
        assert!(ids.len() < model.factors.len() && found.pieces.len() < all.pieces.len());
        let gone = |list: &[Entry]| {
            list.iter().all(|it| it.id.contains("pace") || it.name.contains("pace"))
        };
        assert!(found.lists().into_iter().all(gone));
        let section = model.sections[0].title.clone();
        let of_section = all.clone().with_word(&section).unwrap().sections;
        assert_eq!(of_section[0].factors.len(), all.sections[0].factors.len());
        assert!(all.with_word("no such word").is_none());
    }
}
