//! Offers the questions of a section that may be left out.

use crate::model::SectionId;
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::scope::questions;
use crate::wizard::screen::{Go, Line, Screen, Shown, chosen, line, yes_or_no};
use crate::wizard::session::Session;

#[derive(Debug)]
pub(in crate::wizard) struct Offer(pub(in crate::wizard) SectionId);

impl Offer {
    fn lines(&self) -> Vec<Line> {
        vec![
            line(phrases::OFFER_YES, Go::Accept(self.0)),
            line(phrases::OFFER_NO, Go::Decline(self.0)),
        ]
    }
}

impl Screen for Offer {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let said = Said::Title(section_line(session, [phrases::OFFER_ONE, phrases::OFFER], self.0));
        (vec![said], yes_or_no(&self.lines()))
    }

    fn take(&self, _: &mut Session<'_>, reply: Reply) -> Go {
        chosen(self.lines(), &reply, Go::Back)
    }
}

/// Fills a phrase, that for one question or that for several, with what a section that may be left out
/// is about, and how long it takes.
pub(super) fn section_line(
    session: &Session<'_>,
    [one, several]: [&str; 2],
    section: SectionId,
) -> String {
    let number = session.applying(section);
    let phrase = if number == 1 { one } else { several };
    let title = session.names().fill(&session.model[section].title);
    fill(&questions(phrase, "questions", number), &[("section", &title)])
}
