//! The wizard: asks the open questions and saves after every answer. The person can go back, ask
//! for an explanation, add a note and check all answers.
//!
//! [`Wizard`] is a state machine that knows neither a terminal nor a file: a [`Reply`] goes in, what
//! to say and to ask or to do next comes out. [`run`] joins it to a [`Dialogue`] and a [`Desk`].
//!
//! It consists of the session, which is what was said; the route, which knows what follows; and the
//! screens.

mod dialogue;
mod insight;
mod pick;
mod route;
mod scope;
mod screen;
mod screens;
mod session;
mod typed;

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;

use self::route::Route;
use self::scope::Version;
use self::screen::{Detour, Go, Page};
use self::screens::not_saved::NotSaved;
use self::screens::start::{self, Start};
use self::session::Session;
use crate::answers::{AdviceName, Answers, Earlier};
use crate::model::{Model, Question};
use crate::phrases::{self, fill};

pub use dialogue::{
    Choose, Commands, Dialogue, DialogueError, Enter, Prompt, Reply, Said, Script, Several,
};
pub use pick::{Pick, Row};
pub use typed::{one_line, plain_digits};

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
    /// The person is done.
    Finished,
    /// The person left; what was answered is saved.
    Left,
}

/// What follows from the answers, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What the advice is called where somebody speaks on it.
    pub name: Option<AdviceName>,
    /// The page on it, line by line.
    pub page: String,
    /// The advice and its reason, in one line.
    pub advice: String,
    /// The papers that can be written.
    pub papers: Vec<Paper>,
    /// Those on whose answers the advice hangs, and who can be sent a form.
    pub askers: Vec<String>,
}

/// A paper that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What the caller knows it by.
    pub id: usize,
    /// The name of its format.
    pub format: String,
    /// Where it would be written.
    pub place: String,
    /// Whether another one there would be lost.
    pub replaces: bool,
}

/// What the caller has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Save the answers.
    Save(Answers),
    /// Keep answers in this place from now on.
    Move(String, Answers),
    /// Write all the questions to a file beside the answers.
    HandOut,
    /// Find out what follows from the answers.
    Decide(Answers),
    /// Find out what moves from the first answers to the second.
    Compare(Box<Answers>, Box<Answers>),
    /// Write a paper, by its id.
    Write(usize, Answers),
    /// Write a form for each of those on whose answers the advice hangs.
    WriteForms(Answers),
}

impl Deed {
    /// Returns what to say while it is done, if that can take seconds.
    fn work(&self) -> Option<&'static str> {
        match self {
            Self::Decide(_) => Some(phrases::DECIDING),
            Self::Compare(..) => Some(phrases::COMPARING),
            Self::Write(..) | Self::WriteForms(_) => Some(phrases::WRITING),
            Self::Save(_) | Self::Move(..) | Self::HandOut => None,
        }
    }
}

/// What to say about a paper that was written and the papers that can be written now, or why it cannot be
/// written.
pub type Written = Result<(Vec<Said>, Vec<Paper>), String>;

/// What to say about forms that were written, or why they cannot be written.
pub type FormsWritten = Result<Vec<Said>, String>;

/// What came of a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// The answers are saved.
    Saved,
    /// They are not, for this reason.
    NotSaved(String),
    /// The answers are kept in this place from now on.
    Moved(String),
    /// They are not.
    NotMoved {
        /// Where they should have been.
        place: String,
        /// Why they are not.
        reason: String,
    },
    /// The questions are in this place.
    HandedOut(String),
    /// They are not, for this reason.
    NotHandedOut(String),
    /// This follows from the answers.
    Decided(Outcome),
    /// This moves, line by line.
    Compared(String),
    /// A paper is written; what to say about it, and the papers that can be written now.
    Written(Vec<Said>, Vec<Paper>),
    /// The forms are written; what to say about them.
    FormsWritten(Vec<Said>),
    /// The paper or the forms are not written, for this reason.
    NotWritten(String),
}

/// What to say and what comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// What to say first.
    pub said: Vec<Said>,
    /// What comes then.
    pub next: Next,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Something to ask.
    Ask(Prompt),
    /// Something to do.
    Do(Deed),
    /// Nothing more.
    End(Ending),
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

/// What the wizard needs of the rest of the program: a place for answers, and what follows from them.
pub trait Desk {
    /// What goes wrong beyond what a person at the wizard can mend.
    type Error: From<DialogueError>;

    /// Returns where the answers are kept.
    fn store(&mut self) -> &mut dyn Store;

    /// Finds out what follows from the answers.
    fn decide(&mut self, answers: &Answers) -> Result<Outcome, Self::Error>;

    /// Finds out what moves from the first answers to the second, line by line.
    fn compare(&mut self, before: &Answers, after: &Answers) -> Result<String, Self::Error>;

    /// Writes a paper, by its id. Returns what to say about it, and the papers
    /// that can be written now, or why it cannot be written.
    fn write(&mut self, paper: usize, answers: &Answers) -> Result<Written, Self::Error>;

    /// Writes a form for each of those on whose answers the advice hangs.
    fn write_forms(&mut self, answers: &Answers) -> Result<FormsWritten, Self::Error>;
}

/// Asks until the person is done or leaves.
///
/// # Errors
///
/// Returns an error if nothing can be asked or decided any more. What was answered is saved.
pub fn run<D: Desk>(
    wizard: &mut Wizard<'_>,
    dialogue: &mut dyn Dialogue,
    desk: &mut D,
) -> Result<Ending, D::Error> {
    let mut heard = None;
    loop {
        let view = wizard.view();
        for said in &view.said {
            dialogue.say(said)?;
        }
        match view.next {
            Next::Ask(prompt) => {
                drop(heard.take());
                let reply = dialogue.ask(&prompt)?;
                // From here on a signal has to wait until the answer is saved.
                heard = Some(settled());
                wizard.reply(reply);
            }
            Next::Do(deed) => {
                let work = deed.work();
                if let Some(what) = work {
                    // All answers are saved, so a signal need not wait.
                    drop(heard.take());
                    dialogue.begin_work(what)?;
                }
                let done = carry_out(deed, desk);
                if work.is_some() {
                    dialogue.end_work()?;
                }
                wizard.done(done?);
            }
            Next::End(ending) => return Ok(ending),
        }
    }
}

fn carry_out<D: Desk>(deed: Deed, desk: &mut D) -> Result<Done, D::Error> {
    Ok(match deed {
        Deed::Save(answers) => match desk.store().save(&answers) {
            Ok(()) => Done::Saved,
            Err(reason) => Done::NotSaved(reason),
        },
        Deed::Move(place, answers) => match desk.store().move_to(&place, &answers) {
            Ok(()) => Done::Moved(desk.store().place()),
            Err(reason) => Done::NotMoved { place, reason },
        },
        Deed::HandOut => match desk.store().hand_out() {
            Ok(place) => Done::HandedOut(place),
            Err(reason) => Done::NotHandedOut(reason),
        },
        Deed::Decide(answers) => Done::Decided(desk.decide(&answers)?),
        Deed::Compare(before, after) => Done::Compared(desk.compare(&before, &after)?),
        Deed::Write(place, answers) => match desk.write(place, &answers)? {
            Ok((said, papers)) => Done::Written(said, papers),
            Err(reason) => Done::NotWritten(reason),
        },
        Deed::WriteForms(answers) => match desk.write_forms(&answers)? {
            Ok(said) => Done::FormsWritten(said),
            Err(reason) => Done::NotWritten(reason),
        },
    })
}

/// Asks the questions of a model, one reply at a time.
#[derive(Debug)]
pub struct Wizard<'m> {
    session: Session<'m>,
    route: Route,
    page: Page,
    /// Whether the screen's own words are left out, because they were just said.
    quietly: bool,
    /// What has to be done before anything else is asked.
    deeds: VecDeque<Deed>,
}

impl<'m> Wizard<'m> {
    /// Begins with these answers. `place` is where they are kept; `today` dates them if they have
    /// no date.
    pub fn new(model: &'m Model, answers: Answers, place: String, today: Date) -> Self {
        let session = Session::new(model, answers, place, today);
        let route = Route::new(&session);
        let page = Rc::new(Start);
        Self { session, route, page, quietly: false, deeds: VecDeque::new() }
    }

    /// Shows beside each question what an earlier file says to it.
    #[must_use]
    pub fn with_earlier(mut self, earlier: Option<&'m Earlier>) -> Self {
        self.session.earlier = earlier;
        self
    }

    /// Sets whether the result is shown after the questions.
    #[must_use]
    pub fn with_result(mut self, shows_result: bool) -> Self {
        self.session.shows_result = shows_result;
        self
    }

    /// Begins with the questions that are planned.
    pub fn follow(&mut self, plan: &Plan) {
        let go = match plan {
            Plan::Choose => return,
            Plan::Core => Go::Walk(Version::Short),
            Plan::All => Go::Walk(Version::Full),
            Plan::Only(questions) => self.only(questions),
        };
        start::words(&self.session).into_iter().for_each(|it| self.session.tell(it));
        self.go(go);
    }

    fn only(&mut self, questions: &[Question]) -> Go {
        let put = self.session.factors(Version::Short);
        let beyond = |it: &Question| matches!(it, Question::Factor(id) if !put.contains(id));
        if questions.iter().any(beyond) {
            self.session.version = Version::Full;
        }
        Detour::to_check(questions.to_vec())
    }

    /// Returns the answers to the questions that apply. Others are kept here as long as this runs, and
    /// count again when their questions apply again.
    pub fn answers(&self) -> Answers {
        self.session.asked_answers()
    }

    /// Returns what to say, and what to ask or to do now. Each notice is returned once.
    pub fn view(&mut self) -> View {
        if let Some(deed) = self.deeds.pop_front() {
            return View { said: Vec::new(), next: Next::Do(deed) };
        }
        let mut said = self.session.take_news();
        let (own, next) = self.page.clone().show(&mut self.session);
        if !std::mem::take(&mut self.quietly) {
            said.extend(own);
        }
        View { said, next }
    }

    /// Takes the reply to what was asked.
    pub fn reply(&mut self, reply: Reply) {
        let page = self.page.clone();
        let go = match reply {
            Reply::Leave(typed) => {
                page.leave(&mut self.session, &typed);
                Go::End(if self.session.wrote { Ending::Finished } else { Ending::Left })
            }
            reply => page.take(&mut self.session, reply),
        };
        self.go(go);
    }

    /// Takes what came of what was to be done.
    pub fn done(&mut self, done: Done) {
        match done {
            Done::Saved => self.session.unsaved = false,
            Done::NotSaved(reason) => {
                self.session.unsaved = true;
                let text = fill(phrases::NOT_SAVED, &[("reason", &reason)]);
                self.session.tell_first(Said::Error(text));
                self.page = Rc::new(NotSaved(self.page.clone()));
            }
            done => {
                let go = self.page.clone().done(&mut self.session, done);
                self.go(go);
            }
        }
    }

    fn go(&mut self, go: Go) {
        match go {
            Go::Call(next) => {
                let go = next(&mut self.session, &self.page.clone());
                return self.go(go);
            }
            Go::Again => {}
            Go::Quietly => self.quietly = true,
            Go::Do(deed) => self.deeds.push_back(deed),
            Go::Anew(place) => return self.begin_anew(place),
            go => {
                self.session.typed = None;
                self.page = self.route.follow(&mut self.session, &self.page.clone(), go);
            }
        }
        if self.session.take_changed() {
            self.deeds.push_front(Deed::Save(self.answers()));
        }
    }

    fn begin_anew(&mut self, place: String) {
        let Session { model, today, shows_result, .. } = self.session;
        *self = Self::new(model, Answers::blank(model), place, today).with_result(shows_result);
    }
}

#[cfg(test)]
mod tests;
