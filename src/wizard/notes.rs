//! The note on an answer, and how the answer is known.

use super::dialogue::{Enter, Prompt, Reply, Said};
use super::questions::{choose, one_line, put};
use super::route;
use super::state::{ON_MENU, Screen, Wizard};
use crate::answers::{Answer, Basis, Reply as Answered};
use crate::model::{FactorId, Question};
use crate::phrases::{self, fill};

/// Returns the long and the short wording of a basis.
pub(super) fn basis_words(basis: Basis) -> (&'static str, &'static str) {
    match basis {
        Basis::Measured => (phrases::MEASURED, phrases::MEASURED_SHORT),
        Basis::Seen => (phrases::SEEN, phrases::SEEN_SHORT),
        Basis::Believed => (phrases::BELIEVED, phrases::BELIEVED_SHORT),
        Basis::NotStated => (phrases::NOT_STATED, phrases::NOT_STATED_SHORT),
    }
}

/// Asks for the note.
pub(super) fn note(wizard: &Wizard<'_>, factor: FactorId) -> (Vec<Said>, Prompt) {
    let present = wizard.answers.answer(factor).note.clone().unwrap_or_default();
    let message = phrases::YOUR_ANSWER.to_owned();
    let phrase = if present.is_empty() { phrases::NOTE_QUESTION } else { phrases::NOTE_THERE };
    let said = vec![Said::Text(phrase.to_owned())];
    (said, Prompt::Enter(Enter { message, present, refused: false, commands: ON_MENU }))
}

/// Takes the note. It is saved at once, whether or not the question is answered.
pub(super) fn reply_to_note(wizard: &mut Wizard<'_>, factor: FactorId, reply: Reply) {
    match reply {
        Reply::Typed(text) => noted(wizard, factor, one_line(&text)),
        Reply::Back(text) => {
            keep_note(wizard, factor, &text);
            wizard.go(Screen::Question);
        }
        _ => {}
    }
}

/// Keeps a note, and asks for the basis unless it is said already or there is nothing to know.
fn noted(wizard: &mut Wizard<'_>, factor: FactorId, text: String) {
    let before = wizard.answers.answer(factor).note.clone();
    put_note(wizard, factor, text);
    let Answer { reply, basis, note } = wizard.answers.answer(factor);
    let is_known = match reply {
        Answered::NotAsked => note.is_none(),
        Answered::Unknown | Answered::NotApplicable => true,
        Answered::Level(_) => *basis != Basis::NotStated && *note != before,
    };
    if !is_known {
        return wizard.go(Screen::Basis(factor));
    }
    if *basis != Basis::NotStated {
        let words = [("basis", basis_words(*basis).1)];
        wizard.tell(Said::Text(fill(phrases::STILL_KNOWN, &words)));
    }
    go_on(wizard, factor);
}

/// Goes on after a note, or returns to the question if that is still to be answered.
fn go_on(wizard: &mut Wizard<'_>, factor: FactorId) {
    if route::is_done(&wizard.answers, Question::Factor(factor)) {
        wizard.forward();
    } else {
        wizard.go(Screen::Question);
    }
}

/// Keeps a half-typed note when the person leaves the prompt. If nothing was typed, the note stays as
/// it was.
pub(super) fn keep_note(wizard: &mut Wizard<'_>, factor: FactorId, text: &str) {
    let text = one_line(text);
    if !text.is_empty() {
        put_note(wizard, factor, text);
    }
}

fn put_note(wizard: &mut Wizard<'_>, factor: FactorId, text: String) {
    let note = Some(text).filter(|it| !it.is_empty());
    put(wizard, factor, Answer { note, ..wizard.answers.answer(factor).clone() });
}

/// Asks for the basis.
pub(super) fn basis(wizard: &Wizard<'_>, factor: FactorId) -> (Vec<Said>, Prompt) {
    let said = vec![Said::Text(phrases::BASIS_QUESTION.to_owned())];
    (said, basis_prompt(wizard, factor))
}

/// Returns the choice between the bases of an answer.
pub(super) fn basis_prompt(wizard: &Wizard<'_>, factor: FactorId) -> Prompt {
    let basis = wizard.answers.answer(factor).basis;
    let options = Basis::ALL.iter().map(|it| basis_words(*it).0.to_owned()).collect();
    let present = Basis::ALL.iter().position(|it| *it == basis);
    choose(options, present, None, ON_MENU)
}

/// Takes the basis.
pub(super) fn reply_to_basis(wizard: &mut Wizard<'_>, factor: FactorId, reply: &Reply) {
    match reply {
        Reply::Chose(place) if put_basis(wizard, factor, *place) => go_on(wizard, factor),
        Reply::Back(_) => wizard.go(Screen::Note(factor)),
        _ => {}
    }
}

/// Gives an answer the basis at this place of the list, and tells whether there is one.
pub(super) fn put_basis(wizard: &mut Wizard<'_>, factor: FactorId, place: usize) -> bool {
    let Some(basis) = Basis::ALL.get(place).copied() else { return false };
    put(wizard, factor, Answer { basis, ..wizard.answers.answer(factor).clone() });
    wizard.grounded.push(factor);
    true
}
