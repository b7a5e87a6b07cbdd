//! Asks how an answer is known that decides the outcome.

use std::rc::Rc;

use super::list::answer_row;
use super::note::{choose_basis, put_basis};
use super::result::to_result;
use crate::answers::Basis;
use crate::model::{FactorId, Question};
use crate::phrases;
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::insight;
use crate::wizard::screen::{Go, Page, Screen, Shown};
use crate::wizard::session::Session;

#[derive(Debug)]
struct Hinge {
    factor: FactorId,
    /// Where the person comes from.
    before: Page,
}

/// Returns what comes before the result: the first answer that decides it and whose basis is not
/// known, or the result. An answer whose basis was chosen already is not asked about again.
pub(super) fn before_result(session: &mut Session<'_>, before: &Page) -> Go {
    let bare = |factor: &FactorId| {
        session.answers.answer(*factor).basis == Basis::NotStated
            && !session.grounded.contains(factor)
    };
    match insight::hinges(session.model, &session.answers).into_iter().find(bare) {
        Some(factor) => Go::Show(Rc::new(Hinge { factor, before: before.clone() })),
        None => to_result(session, before),
    }
}

impl Screen for Hinge {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let title = Said::Progress(phrases::HINGE.to_owned());
        let question = Said::Text(phrases::HINGE_QUESTION.to_owned());
        let said = vec![title, answer_row(session, Question::Factor(self.factor)), question];
        (said, choose_basis(session, self.factor))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        match reply {
            Reply::Chose(place) if put_basis(session, self.factor, place) => {
                before_result(session, &self.before)
            }
            Reply::Back(_) => Go::Show(self.before.clone()),
            _ => Go::Again,
        }
    }
}
