//! Another file for the answers: where the first one cannot be written, or for a new start.

use crate::answers::Answers;
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Enter, Prompt, Reply, Said};
use crate::wizard::screen::{Go, ON_MENU, Page, Screen, Shown, refuse};
use crate::wizard::session::Session;
use crate::wizard::{Deed, Done, Next};

/// Asks for the file.
#[derive(Debug)]
pub(in crate::wizard) struct Place {
    /// The screen that asked for another file.
    pub(super) before: Page,
    /// The screen to go on with, with these answers; none for a new start.
    pub(super) then: Option<Page>,
}

impl Screen for Place {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let phrase = match self.then {
            None => phrases::NEW_PLACE,
            Some(_) => phrases::OTHER_PLACE,
        };
        let prompt = Prompt::Enter(Enter {
            message: phrases::FILE_NAME.to_owned(),
            present: session.typed.clone().unwrap_or_default(),
            refused: session.typed.is_some(),
            commands: ON_MENU,
        });
        (vec![Said::Text(phrase.to_owned())], Next::Ask(prompt))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        match reply {
            Reply::Typed(place) if !place.trim().is_empty() => {
                let answers = match self.then {
                    None => Answers::blank(session.model),
                    Some(_) => session.asked_answers(),
                };
                Go::Do(Deed::Move(place.trim().to_owned(), answers))
            }
            _ => Go::Show(self.before.clone()),
        }
    }

    fn done(&self, session: &mut Session<'_>, done: Done) -> Go {
        match (done, &self.then) {
            (Done::Moved(place), None) => Go::Anew(place),
            (Done::Moved(place), Some(page)) => {
                session.tell(Said::Text(fill(phrases::MOVED, &[("place", &place)])));
                session.place = place;
                session.unsaved = false;
                Go::Show(page.clone())
            }
            (Done::NotMoved { place, reason }, _) => refuse(session, reason, place),
            _ => Go::Again,
        }
    }
}
