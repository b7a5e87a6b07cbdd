//! Another file for the answers: where the first one cannot be written, or for a new start.

use super::Deed;
use super::dialogue::{Enter, Prompt, Reply, Said};
use super::state::{ON_MENU, Screen, Wizard};
use crate::answers::Answers;
use crate::phrases::{self, fill};

/// Asks for the file.
pub(super) fn view(wizard: &Wizard<'_>, before: &Screen) -> (Vec<Said>, Prompt) {
    let phrase = if *before == Screen::Start { phrases::NEW_PLACE } else { phrases::OTHER_PLACE };
    let message = phrases::FILE_NAME.to_owned();
    let present = wizard.typed.clone().unwrap_or_default();
    (
        vec![Said::Text(phrase.to_owned())],
        Prompt::Enter(Enter {
            message,
            present,
            refused: wizard.typed.is_some(),
            commands: ON_MENU,
        }),
    )
}

/// Takes the name of the file; without one, returns to the screen before.
pub(super) fn reply(wizard: &mut Wizard<'_>, before: Screen, reply: Reply) {
    match reply {
        Reply::Typed(place) if !place.trim().is_empty() => {
            let answers = match before {
                Screen::Start => Answers::blank(wizard.model),
                _ => wizard.answers.clone(),
            };
            wizard.deed = Deed::Move(place.trim().to_owned(), answers);
        }
        _ => wizard.go(before),
    }
}

impl Wizard<'_> {
    /// Records that the answers are kept in another place from now on.
    pub fn moved(&mut self, place: String) {
        let Screen::Place(before) = self.screen().clone() else { return };
        match *before {
            Screen::NotSaved(before) => {
                self.tell(Said::Text(fill(phrases::MOVED, &[("place", &place)])));
                self.place = place;
                self.saved();
                self.go(*before);
            }
            _ => *self = Wizard::new(self.model, Answers::blank(self.model), place, self.today),
        }
    }

    /// Records that the answers cannot be kept there, and asks for another place.
    pub fn not_moved(&mut self, place: &str, reason: &str) {
        self.complain(reason.to_owned(), place.to_owned());
    }
}
