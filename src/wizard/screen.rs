//! What a screen is, and what can follow from a reply to it.
//!
//! A screen is two functions on a [`Session`]: what it says and asks, and what a reply leads to. It
//! names the screens that it opens itself; where the way through the questions leads, the route
//! knows.

use std::fmt::Debug;
use std::rc::Rc;

use super::dialogue::{Choose, Commands, Enter, Prompt, Reply, Said};
use super::scope::Version;
use super::session::Session;
use super::{Deed, Done, Ending, Next};
use crate::model::{Question, SectionId};
use crate::phrases;

/// What a screen says, and what comes then.
pub(super) type Shown = (Vec<Said>, Next);

/// A screen that another one can lead back to.
pub(super) type Page = Rc<dyn Screen>;

/// One screen.
pub(super) trait Screen: Debug {
    /// Returns what the screen says and asks.
    fn show(&self, session: &mut Session<'_>) -> Shown;

    /// Takes a reply, and returns what follows.
    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go;

    /// Keeps what was half typed when the person leaves.
    fn leave(&self, _: &mut Session<'_>, _typed: &str) {}

    /// Takes what came of a deed that this screen asked for, and returns what follows.
    fn done(&self, _: &mut Session<'_>, _: Done) -> Go {
        Go::Again
    }
}

/// What follows from a reply.
#[derive(Debug, Clone)]
pub(super) enum Go {
    /// This screen again.
    Again,
    /// This screen again, without its own words, because they were just said.
    Quietly,
    /// Something has to be done first; then this screen again.
    Do(Deed),
    /// Another screen.
    Show(Page),
    /// The same, unless answers have to be pointed out first.
    Checked(Page),
    /// The page with all answers; back from there leads here.
    Review,
    /// The next question.
    Forward,
    /// The question before.
    Back,
    /// The question that the way is at.
    Question,
    /// On from where the way is, unless something has to be said first.
    On,
    /// The last question of the questionnaire.
    Last,
    /// The open questions of a version.
    Walk(Version),
    /// All questions that the present version does not ask.
    Rest,
    /// The questions of a section that was offered.
    Accept(SectionId),
    /// On without them.
    Decline(SectionId),
    /// The questions of a section that was left out, and then this screen again.
    Section(SectionId),
    /// What a function says, which is given this screen.
    Call(fn(&mut Session<'_>, &Page) -> Go),
    /// Some questions, and then back to where they were asked for.
    Detour(Detour),
    /// A new start, with the answers kept in this place.
    Anew(String),
    /// The end.
    End(Ending),
}

/// Some questions beside the way.
#[derive(Debug, Clone)]
pub(super) struct Detour {
    pub(super) questions: Vec<Question>,
    /// What follows the last of them.
    pub(super) then: Box<Go>,
    /// What follows when the person goes back from the first of them.
    pub(super) back: Box<Go>,
}

impl Detour {
    /// Asks these questions, and returns to a screen.
    pub(super) fn from(page: Page, questions: Vec<Question>) -> Go {
        let (then, back) = (Box::new(Go::Checked(page.clone())), Box::new(Go::Show(page)));
        Go::Detour(Self { questions, then, back })
    }

    /// Asks these questions, and goes to the page with all answers.
    pub(super) fn to_check(questions: Vec<Question>) -> Go {
        let (then, back) = (Box::new(Go::Review), Box::new(Go::Review));
        Go::Detour(Self { questions, then, back })
    }
}

/// A line of a menu, and what it leads to.
pub(super) type Line = (String, Go);

/// Returns a line of a menu with a phrase that has no words to fill in.
pub(super) fn line(phrase: &str, go: Go) -> Line {
    (phrase.to_owned(), go)
}

/// Returns a menu of these lines.
pub(super) fn menu(lines: &[Line]) -> Next {
    menu_with(lines, ON_MENU)
}

/// Returns a menu of these lines with other commands.
pub(super) fn menu_with(lines: &[Line], commands: Commands) -> Next {
    let options = lines.iter().map(|it| it.0.clone()).collect();
    let message = phrases::WHAT_NEXT.to_owned();
    Next::Ask(Prompt::Choose(Choose { message, options, present: None, start: Some(0), commands }))
}

/// Returns a menu of these lines, which answer what was asked above it.
pub(super) fn yes_or_no(lines: &[Line]) -> Next {
    let options = lines.iter().map(|it| it.0.clone()).collect();
    choose(options, None, Some(0), ON_MENU)
}

/// Returns what follows from a reply to a menu.
pub(super) fn chosen(lines: Vec<Line>, reply: &Reply, back: Go) -> Go {
    match reply {
        Reply::Chose(place) => lines.into_iter().nth(*place).map_or(Go::Again, |it| it.1),
        Reply::Back(_) => back,
        _ => Go::Again,
    }
}

/// Returns a choice between options.
pub(super) fn choose(
    options: Vec<String>,
    present: Option<usize>,
    start: Option<usize>,
    commands: Commands,
) -> Next {
    let message = phrases::YOUR_ANSWER.to_owned();
    Next::Ask(Prompt::Choose(Choose { message, options, present, start, commands }))
}

/// Returns a line to type, with what was typed there and refused, or with the present text.
pub(super) fn enter(session: &Session<'_>, present: String, commands: Commands) -> Next {
    let message = phrases::YOUR_ANSWER.to_owned();
    let refused = session.typed.is_some();
    let present = session.typed.clone().unwrap_or(present);
    Next::Ask(Prompt::Enter(Enter { message, present, refused, commands }))
}

/// Complains about a typed line, and asks for it again.
pub(super) fn refuse(session: &mut Session<'_>, why: String, typed: String) -> Go {
    session.tell(Said::Error(why));
    session.typed = Some(typed);
    Go::Quietly
}

/// What can be done at a question on the company.
pub(super) const ON_CONTEXT: Commands =
    Commands { explain: true, note: false, leave_open: false, back: true, review: true };
/// What can be done at a scored question.
pub(super) const ON_FACTOR: Commands =
    Commands { explain: true, note: true, leave_open: true, back: true, review: true };
/// What can be done where one can only answer or go back.
pub(super) const ON_MENU: Commands =
    Commands { explain: false, note: false, leave_open: false, back: true, review: false };
