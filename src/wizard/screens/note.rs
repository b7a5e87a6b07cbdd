//! The note on an answer, and how the answer is known.

use std::rc::Rc;

use crate::answers::{Answer, Basis, Reply as Answered};
use crate::model::{FactorId, Question};
use crate::phrases::{self, fill};
use crate::wizard::Next;
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::scope;
use crate::wizard::screen::{Go, ON_MENU, Screen, Shown, choose, enter};
use crate::wizard::session::Session;
use crate::wizard::typed::one_line;

/// Asks for the note.
#[derive(Debug)]
pub(super) struct Note(pub(super) FactorId);

/// Asks for the basis.
#[derive(Debug)]
struct Known(FactorId);

impl Screen for Note {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let present = session.answers.answer(self.0).note.clone().unwrap_or_default();
        let there = !present.is_empty();
        let phrase = if there { phrases::NOTE_THERE } else { phrases::NOTE_QUESTION };
        (vec![Said::Text(phrase.to_owned())], enter(session, present, ON_MENU))
    }

    /// The note is saved at once, whether or not the question is answered.
    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        match reply {
            Reply::Typed(text) => noted(session, self.0, one_line(&text)),
            Reply::Back(text) => {
                self.leave(session, &text);
                Go::Question
            }
            _ => Go::Again,
        }
    }

    /// If nothing was typed, the note stays as it was.
    fn leave(&self, session: &mut Session<'_>, typed: &str) {
        let text = one_line(typed);
        if !text.is_empty() {
            put_note(session, self.0, text);
        }
    }
}

/// Keeps a note, and asks for the basis unless it is said already or there is nothing to know.
fn noted(session: &mut Session<'_>, factor: FactorId, text: String) -> Go {
    let before = session.answers.answer(factor).note.clone();
    put_note(session, factor, text);
    let Answer { reply, basis, note } = session.answers.answer(factor);
    let is_level = matches!(reply, Answered::Level(_));
    if !is_level || *basis == Basis::NotStated || *note == before {
        return ask_basis(session, factor);
    }
    let words = [("basis", basis_words(*basis).1)];
    session.tell(Said::Text(fill(phrases::STILL_KNOWN, &words)));
    on(session, factor)
}

/// Asks for the basis, unless there is nothing to know.
pub(super) fn ask_basis(session: &Session<'_>, factor: FactorId) -> Go {
    let Answer { reply, note, .. } = session.answers.answer(factor);
    match reply {
        Answered::NotAsked if note.is_none() => on(session, factor),
        Answered::Unknown | Answered::NotApplicable => on(session, factor),
        _ => Go::Show(Rc::new(Known(factor))),
    }
}

fn put_note(session: &mut Session<'_>, factor: FactorId, text: String) {
    let note = Some(text).filter(|it| !it.is_empty());
    session.put(factor, Answer { note, ..session.answers.answer(factor).clone() });
}

/// Goes on after a note, or returns to the question if that is still to be answered.
fn on(session: &Session<'_>, factor: FactorId) -> Go {
    let done = scope::is_done(&session.answers, Question::Factor(factor));
    if done { Go::Forward } else { Go::Question }
}

impl Screen for Known {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let said = vec![Said::Text(phrases::BASIS_QUESTION.to_owned())];
        (said, choose_basis(session, self.0))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        match reply {
            Reply::Chose(place) if put_basis(session, self.0, place) => on(session, self.0),
            Reply::Back(_) => Go::Show(Rc::new(Note(self.0))),
            _ => Go::Again,
        }
    }
}

/// Returns the choice between the bases of an answer.
pub(super) fn choose_basis(session: &Session<'_>, factor: FactorId) -> Next {
    let basis = session.answers.answer(factor).basis;
    let options = Basis::ALL.iter().map(|it| basis_words(*it).0.to_owned()).collect();
    let present = Basis::ALL.iter().position(|it| *it == basis);
    choose(options, present, None, ON_MENU)
}

/// Gives an answer the basis at this place of the list, and tells whether there is one.
pub(super) fn put_basis(session: &mut Session<'_>, factor: FactorId, place: usize) -> bool {
    let Some(basis) = Basis::ALL.get(place).copied() else { return false };
    session.put(factor, Answer { basis, ..session.answers.answer(factor).clone() });
    session.grounded.push(factor);
    true
}

/// Returns the long and the short wording of a basis.
pub(super) fn basis_words(basis: Basis) -> (&'static str, &'static str) {
    match basis {
        Basis::Measured => (phrases::MEASURED, phrases::MEASURED_SHORT),
        Basis::Seen => (phrases::SEEN, phrases::SEEN_SHORT),
        Basis::Believed => (phrases::BELIEVED, phrases::BELIEVED_SHORT),
        Basis::NotStated => (phrases::NOT_STATED, phrases::NOT_STATED_SHORT),
    }
}
