//! The wizard: asks the open questions and saves after every answer. The person can go back, ask
//! for an explanation, add a note and check all answers.
//!
//! [`Wizard`] is a state machine that knows neither a terminal nor a file: a [`Reply`] goes in, what
//! to say and to ask next comes out. [`run`] joins it to a [`Dialogue`] and a [`Store`].

mod about;
mod dialogue;
mod farewell;
mod insight;
mod menus;
mod notes;
mod places;
mod questions;
mod review;
mod route;
mod start;
mod state;
mod tensions;
mod typed;
mod walk;

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::answers::Answers;
use crate::model::Question;

pub use dialogue::{
    Choose, Commands, Dialogue, DialogueError, Enter, Prompt, Reply, Said, Script, Several,
};
pub use questions::one_line;
pub use state::{View, Wizard};
pub use typed::plain_digits;

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Plan {
    /// What the person chooses on a first screen.
    #[default]
    Choose,
    /// What is open of the core questions.
    Core,
    /// What is open of all questions.
    All,
    /// These questions, whether they have a reply or not.
    Only(Vec<Question>),
}

/// How the wizard ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The person wants to see the result. [`Wizard::offer_paper`] continues from there.
    Finished,
    /// The person wants the paper.
    Paper,
    /// The person left; what was answered is saved.
    Left,
}

/// The paper that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Where it would be written.
    pub place: String,
    /// Whether another one there would be lost.
    pub replaces: bool,
    /// The advice and its reason, in one line.
    pub advice: String,
}

/// What the caller has to do after a reply.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Deed {
    /// Nothing.
    #[default]
    Nothing,
    /// Save the answers.
    Save,
    /// Keep answers in this place from now on.
    Move(String, Answers),
    /// Write all the questions to a file beside the answers.
    HandOut,
}

/// Where answers are kept.
pub trait Store {
    /// Returns the name of the place, for example `./answers.toml`.
    fn place(&self) -> String;

    /// Saves the answers. The message of a failure says what to do about it.
    fn save(&mut self, answers: &Answers) -> Result<(), String>;

    /// Saves the answers in another place, where nothing is yet, and keeps them there from now on.
    fn move_to(&mut self, place: &str, answers: &Answers) -> Result<(), String>;

    /// Writes all the questions to a file beside the answers, if nothing else is there, and returns
    /// what to call it.
    fn hand_out(&self) -> Result<String, String>;
}

/// Held from the moment of an answer until it is on the disk.
static HEARD: Mutex<()> = Mutex::new(());

/// Waits until no answer is being saved, and blocks further saving while the guard lives.
pub fn settled() -> MutexGuard<'static, ()> {
    HEARD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Asks until the person finishes or leaves. It can be called again after an offer.
pub fn run(
    wizard: &mut Wizard<'_>,
    dialogue: &mut dyn Dialogue,
    store: &mut dyn Store,
) -> Result<Ending, DialogueError> {
    loop {
        let view = wizard.view();
        for said in &view.said {
            dialogue.say(said)?;
        }
        let prompt = match view.next {
            state::Next::Ask(prompt) => prompt,
            state::Next::End(ending) => return Ok(ending),
        };
        let reply = dialogue.ask(&prompt)?;
        // From here on a signal has to wait until the answer is saved.
        let _heard = settled();
        match wizard.reply(reply) {
            Deed::Nothing => {}
            Deed::Save => match store.save(&wizard.answers()) {
                Ok(()) => wizard.saved(),
                Err(reason) => wizard.not_saved(&reason),
            },
            Deed::Move(place, answers) => match store.move_to(&place, &answers) {
                Ok(()) => wizard.moved(store.place()),
                Err(reason) => wizard.not_moved(&place, &reason),
            },
            Deed::HandOut => match store.hand_out() {
                Ok(place) => wizard.handed_out(&place),
                Err(reason) => wizard.not_handed_out(reason),
            },
        }
    }
}

#[cfg(test)]
mod tests;
