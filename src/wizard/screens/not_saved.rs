//! Asks what to do about answers that could not be saved.

use std::rc::Rc;

use super::place::Place;
use crate::phrases;
use crate::wizard::Ending;
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::screen::{Go, Line, Page, Screen, Shown, chosen, line, menu};
use crate::wizard::session::Session;

/// Holds the screen to return to.
#[derive(Debug, Clone)]
pub(in crate::wizard) struct NotSaved(pub(in crate::wizard) Page);

impl NotSaved {
    fn lines(&self) -> Vec<Line> {
        let here: Page = Rc::new(self.clone());
        let elsewhere = Place { before: here, then: Some(self.0.clone()) };
        vec![
            line(phrases::TRY_AGAIN, Go::Show(self.0.clone())),
            line(phrases::SAVE_ELSEWHERE, Go::Show(Rc::new(elsewhere))),
            line(phrases::GO_ON_UNSAVED, Go::Show(self.0.clone())),
            line(phrases::LEAVE_UNSAVED, Go::End(Ending::Left)),
        ]
    }
}

impl Screen for NotSaved {
    fn show(&self, _: &mut Session<'_>) -> Shown {
        (vec![Said::Text(phrases::NOT_SAVED_NEXT.to_owned())], menu(&self.lines()))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        if reply == Reply::Chose(0) {
            session.changed();
        }
        chosen(self.lines(), &reply, Go::Show(self.0.clone()))
    }
}
