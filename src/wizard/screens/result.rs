//! The result: page one, and what can be done from there.

use std::rc::Rc;

use super::again::{ask_again, others};
use super::forms::Forms;
use super::what_if;
use crate::model::Stage;
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Choose, Prompt, Reply, Said};
use crate::wizard::screen::{Detour, Go, Line, ON_MENU, Page, Screen, Shown, chosen, line};
use crate::wizard::session::Session;
use crate::wizard::{Deed, Done, Ending, Next, Outcome, Paper};

/// Shows what follows from the answers.
#[derive(Debug, Default)]
struct PageOne {
    /// Whether the page was read a moment ago, and only the menu is shown.
    is_read: bool,
}

/// Returns what follows the questions: the result, or the end where no result is wanted.
pub(super) fn to_result(session: &mut Session<'_>, _: &Page) -> Go {
    // What could not be saved before is tried again.
    session.changed();
    if session.shows_result {
        Go::Show(Rc::new(PageOne::default()))
    } else {
        Go::End(Ending::Finished)
    }
}

impl Screen for PageOne {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let answers = session.asked_answers();
        match &session.outcome {
            Some((of, outcome)) if *of == answers => {
                let lines = lines(session, &outcome.papers);
                let options = lines.into_iter().map(|it| it.0).collect::<Vec<_>>();
                // After the paper, Enter ends.
                let start = if session.wrote { options.len() - 1 } else { 0 };
                let message = phrases::WHAT_NEXT.to_owned();
                let (present, start) = (None, Some(start));
                let choose = Choose { message, options, present, start, commands: ON_MENU };
                let page = (!self.is_read).then(|| Said::Page(outcome.page.clone()));
                (page.into_iter().collect(), Next::Ask(Prompt::Choose(choose)))
            }
            _ => (Vec::new(), Next::Do(Deed::Decide(answers))),
        }
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        let papers = session.outcome.as_ref().map_or(&[][..], |it| &it.1.papers);
        chosen(lines(session, papers), &reply, Go::Review)
    }

    fn done(&self, session: &mut Session<'_>, done: Done) -> Go {
        match done {
            Done::Decided(outcome) => decided(session, outcome),
            Done::Written(said, papers) => {
                said.into_iter().for_each(|it| session.tell(it));
                let mut people = Vec::new();
                if let Some((_, outcome)) = &mut session.outcome {
                    outcome.papers = papers;
                    people.clone_from(&outcome.askers);
                }
                let is_another = std::mem::replace(&mut session.wrote, true);
                if is_another || people.is_empty() {
                    return Go::Quietly;
                }
                let then = Rc::new(Self { is_read: true });
                Go::Show(Rc::new(Forms { people, then }))
            }
            Done::NotWritten(reason) => {
                session.tell(Said::Error(reason));
                Go::Quietly
            }
            _ => Go::Again,
        }
    }
}

/// Shows the result, and asks those again who spoke on another advice, once for each advice.
fn decided(session: &mut Session<'_>, outcome: Outcome) -> Go {
    let (page, advice) = (outcome.page.clone(), outcome.name.clone());
    session.outcome = Some((session.asked_answers(), outcome));
    if session.on_another_advice().is_empty() || session.asked_again == advice {
        return Go::Again;
    }
    session.asked_again = advice;
    session.tell(Said::Page(page));
    ask_again(session, Go::Show(Rc::new(PageOne { is_read: true })))
}

/// Asks what the leaders think of the advice: first those again who spoke on another one.
fn say_after(session: &mut Session<'_>, here: &Page) -> Go {
    ask_again(session, Detour::from(here.clone(), others(session)))
}

fn lines(session: &Session<'_>, papers: &[Paper]) -> Vec<Line> {
    let here: Page = Rc::new(PageOne::default());
    let paper = |paper: &Paper| {
        let phrase = if paper.replaces { phrases::REPLACE_PAPER } else { phrases::WRITE_PAPER };
        let words = [("paper", paper.place.as_str()), ("format", &paper.format)];
        (fill(phrase, &words), Go::Do(Deed::Write(paper.id, session.asked_answers())))
    };
    let mut lines: Vec<Line> = papers.iter().map(paper).collect();
    lines.push(line(phrases::TRY_ANOTHER, what_if::choose(here.clone())));
    lines.push(line(phrases::CHECK_ANSWERS, Go::Review));
    if !session.contexts(Stage::After).is_empty() {
        lines.push(line(phrases::SAY_AFTER, Go::Call(say_after)));
    }
    lines.push(match session.wrote {
        true => line(phrases::DONE, Go::End(Ending::Finished)),
        false => line(phrases::NO_PAPER, Go::End(Ending::Left)),
    });
    lines
}
