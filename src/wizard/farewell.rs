//! The text for a person who leaves.

use super::Ending;
use super::dialogue::Said;
use super::route::{self, Version};
use super::state::Wizard;
use crate::phrases::{self, fill};

impl Wizard<'_> {
    /// Returns the text at the end.
    pub(super) fn farewell(&self, ending: Ending) -> Vec<Said> {
        if self.unsaved {
            return vec![Said::Error(phrases::LEFT_UNSAVED.to_owned())];
        }
        if ending != Ending::Left {
            return Vec::new();
        }
        if route::is_empty(self.model, &self.answers) {
            return vec![Said::Text(phrases::LEFT_EMPTY.to_owned())];
        }
        let place = phrases::argument(&self.place);
        let (answered, questions) = (self.answered().to_string(), self.questions().to_string());
        let saved = [
            ("answered", answered.as_str()),
            ("questions", questions.as_str()),
            ("place", self.place.as_str()),
        ];
        let phrase = if self.is_short_complete() { phrases::LEFT_SHORT } else { phrases::LEFT };
        vec![
            Said::Text(fill(phrase, &saved)),
            Said::Text(phrases::GO_ON_WITH.to_owned()),
            Said::Command(fill(phrases::GO_ON_COMMAND, &[("place", &place)])),
        ]
    }

    /// Tells whether the short version was asked, and all of it has a reply.
    fn is_short_complete(&self) -> bool {
        let put = self.factors(Version::Short);
        self.version == Version::Short
            && put.iter().all(|id| route::is_answered(&self.answers, *id))
    }
}
