//! Forms for those on whose answers the advice hangs, offered once the paper is written.

use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::screen::{Go, Line, Page, Screen, Shown, chosen, line, yes_or_no};
use crate::wizard::session::Session;
use crate::wizard::{Deed, Done};

/// Offers to write them.
#[derive(Debug)]
pub(super) struct Forms {
    /// The people whom they are for.
    pub(super) people: Vec<String>,
    /// The result.
    pub(super) then: Page,
}

impl Forms {
    fn lines(&self, session: &Session<'_>) -> Vec<Line> {
        vec![
            line(phrases::FORMS_YES, Go::Do(Deed::WriteForms(session.asked_answers()))),
            line(phrases::FORMS_NO, Go::Show(self.then.clone())),
        ]
    }
}

impl Screen for Forms {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let people = self.people.join(", ");
        let said = Said::Progress(fill(phrases::FORMS_OFFER, &[("people", &people)]));
        (vec![said], yes_or_no(&self.lines(session)))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        chosen(self.lines(session), &reply, Go::Show(self.then.clone()))
    }

    fn done(&self, session: &mut Session<'_>, done: Done) -> Go {
        match done {
            Done::FormsWritten(said) => said.into_iter().for_each(|it| session.tell(it)),
            Done::NotWritten(reason) => session.tell(Said::Error(reason)),
            _ => return Go::Again,
        }
        Go::Show(self.then.clone())
    }
}
