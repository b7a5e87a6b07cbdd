//! The wizard: asks what is open, lets the person go back, explain, note and check, and saves after
//! every answer.
//!
//! [`Wizard`] is a state machine that knows neither a terminal nor a file: a [`Reply`] goes in, what
//! to say and to ask next comes out. [`run`] joins it to a [`Dialogue`] and a [`Store`].

mod dialogue;
mod insight;
mod menus;
mod questions;
mod review;
mod route;
mod state;
mod tensions;
mod walk;

use jiff::civil::Date;

use crate::answers::Answers;
use crate::model::{Model, Question};

pub use dialogue::{Choose, Commands, Dialogue, DialogueError, Enter, Prompt, Reply, Said, Script};
pub use questions::one_line;
pub use state::{View, Wizard};

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
    /// The person wants the paper.
    Finished,
    /// The person left; what was answered is saved.
    Left,
}

/// Where answers are kept.
pub trait Store {
    /// Returns what to call the place, for example `./answers.toml`.
    fn place(&self) -> String;

    /// Saves the answers. The message of a failure says how to mend it.
    fn save(&mut self, answers: &Answers) -> Result<(), String>;
}

/// Asks what is planned until the person finishes or leaves, and returns the answers. `today` dates answers that
/// have no date yet.
pub fn run(
    model: &Model,
    answers: Answers,
    plan: &Plan,
    dialogue: &mut dyn Dialogue,
    store: &mut dyn Store,
    today: Date,
) -> Result<(Answers, Ending), DialogueError> {
    let mut wizard = Wizard::new(model, answers, store.place(), today);
    wizard.follow(plan);
    loop {
        let view = wizard.view();
        for said in &view.said {
            dialogue.say(said)?;
        }
        let prompt = match view.next {
            state::Next::Ask(prompt) => prompt,
            state::Next::End(ending) => return Ok((wizard.into_answers(), ending)),
        };
        let reply = dialogue.ask(&prompt)?;
        if wizard.reply(reply) {
            match store.save(wizard.answers()) {
                Ok(()) => wizard.saved(),
                Err(reason) => wizard.not_saved(&reason),
            }
        }
    }
}

#[cfg(test)]
mod tests;
