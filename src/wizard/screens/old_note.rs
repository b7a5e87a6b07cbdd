//! What becomes of the note and the basis of an answer that was changed: they were about the answer
//! before.

use std::rc::Rc;

use super::note::{Note, ask_basis, basis_words};
use crate::answers::{Answer, Basis, Reply as Answered};
use crate::model::FactorId;
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::screen::{Go, ON_MENU, Screen, Shown, choose};
use crate::wizard::session::Session;

/// Asks what to do about the note, and holds the answer before.
#[derive(Debug)]
struct OldNote {
    factor: FactorId,
    old: Answer,
}

const CHOICES: [&str; 3] =
    [phrases::OLD_NOTE_REMOVE, phrases::OLD_NOTE_KEEP, phrases::OLD_NOTE_CHANGE];

/// Returns what follows an answer in place of another one.
pub(super) fn after(session: &mut Session<'_>, factor: FactorId, old: Answer) -> Go {
    let new = session.answers.answer(factor);
    if old.reply == new.reply || old.reply == Answered::NotAsked {
        return Go::Forward;
    }
    if old.note.is_some() {
        return Go::Show(Rc::new(OldNote { factor, old }));
    }
    if old.basis != Basis::NotStated && matches!(new.reply, Answered::Level(_)) {
        let words = [("basis", basis_words(old.basis).1)];
        session.tell(Said::Text(fill(phrases::OLD_BASIS, &words)));
    }
    Go::Forward
}

impl Screen for OldNote {
    fn show(&self, _: &mut Session<'_>) -> Shown {
        let note = self.old.note.clone().unwrap_or_default();
        let said = Said::Text(fill(phrases::OLD_NOTE, &[("note", &note)]));
        let options = CHOICES.map(str::to_owned).to_vec();
        // An Enter pressed once too often must not remove a note.
        (vec![said], choose(options, None, None, ON_MENU))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        let answer = session.answers.answer(self.factor).clone();
        match reply {
            Reply::Chose(0) => {
                session.put(self.factor, Answer { note: None, ..answer });
                Go::Forward
            }
            Reply::Chose(1) => ask_basis(session, self.factor),
            Reply::Chose(2) => Go::Show(Rc::new(Note(self.factor))),
            Reply::Back(_) => {
                session.put(self.factor, self.old.clone());
                Go::Question
            }
            _ => Go::Again,
        }
    }
}
