//! What if an answer were different: tried from the result, and kept or dropped.

use std::rc::Rc;

use super::level::{options, reply_at};
use super::list::pick;
use crate::answers::{Answer, Answers, Basis, Reply as Answered};
use crate::model::{FactorId, Question};
use crate::phrases;
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::scope;
use crate::wizard::screen::{
    self, Detour, Go, Line, ON_MENU, Page, Screen, Shown, chosen, line, menu,
};
use crate::wizard::session::Session;
use crate::wizard::{Deed, Done, Next};

/// Asks which answer to suppose otherwise.
#[derive(Debug)]
struct Which {
    result: Page,
}

/// Asks for another answer.
#[derive(Debug)]
struct Other {
    result: Page,
    factor: FactorId,
}

/// Shows the difference that another answer makes, once it is known.
#[derive(Debug)]
struct Difference {
    result: Page,
    factor: FactorId,
    reply: Answered,
    text: Option<String>,
}

/// Returns the way to try another answer; the result is the page to come back to.
pub(super) fn choose(result: Page) -> Go {
    Go::Show(Rc::new(Which { result }))
}

/// Returns the questions that earn points, in the order they are asked.
fn questions(session: &Session<'_>) -> Vec<Question> {
    let scored = |it: &FactorId| session.model[*it].share > 0;
    session.factors(session.version).into_iter().filter(scored).map(Question::Factor).collect()
}

impl Screen for Which {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let said = vec![Said::Text(phrases::WHAT_IF_WHICH.to_owned())];
        (said, pick(session, &questions(session)))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        match reply {
            Reply::Chose(place) => match questions(session).get(place) {
                Some(Question::Factor(factor)) => {
                    Go::Show(Rc::new(Other { result: self.result.clone(), factor: *factor }))
                }
                _ => Go::Again,
            },
            Reply::Back(_) => Go::Show(self.result.clone()),
            _ => Go::Again,
        }
    }
}

impl Screen for Other {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let question = session.names().fill(&session.model[self.factor].question);
        let said = vec![Said::Question(question), Said::Text(phrases::WHAT_IF_LEVEL.to_owned())];
        let options = options(session, self.factor);
        let reply = session.answers.answer(self.factor).reply;
        let is_present = |place: &usize| reply_at(session, self.factor, *place) == Some(reply);
        let present = (0..options.len()).find(is_present);
        (said, screen::choose(options, present, None, ON_MENU))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        let (result, factor) = (self.result.clone(), self.factor);
        match reply {
            Reply::Chose(place) => match reply_at(session, factor, place) {
                Some(reply) if reply != session.answers.answer(factor).reply => {
                    Go::Show(Rc::new(Difference { result, factor, reply, text: None }))
                }
                Some(_) => Go::Show(result),
                None => Go::Again,
            },
            Reply::Back(_) => choose(result),
            _ => Go::Again,
        }
    }
}

impl Difference {
    fn lines(&self) -> Vec<Line> {
        vec![
            line(phrases::WHAT_IF_DROP, Go::Show(self.result.clone())),
            line(phrases::WHAT_IF_AGAIN, choose(self.result.clone())),
            line(phrases::WHAT_IF_KEEP, Go::Show(self.result.clone())),
        ]
    }

    /// Returns the answers with the other one in its place. The note and the basis were about the
    /// answer before.
    fn supposed(&self, session: &Session<'_>) -> Answers {
        let mut answers = session.asked_answers();
        answers.set(self.factor, Answer { reply: self.reply, ..Answer::default() });
        answers
    }
}

impl Screen for Difference {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        match &self.text {
            Some(text) => (vec![Said::Page(text.clone())], menu(&self.lines())),
            None => {
                let deed = Deed::Compare(
                    Box::new(session.asked_answers()),
                    Box::new(self.supposed(session)),
                );
                (Vec::new(), Next::Do(deed))
            }
        }
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        if reply == Reply::Chose(2) {
            let before = session.answers.answer(self.factor);
            if before.note.is_some() || before.basis != Basis::NotStated {
                session.tell(Said::Text(phrases::WHAT_IF_DROPS.to_owned()));
            }
            let dormant = scope::dormant(session.model, &session.answers);
            session.put(self.factor, Answer { reply: self.reply, ..Answer::default() });
            return Detour::from(self.result.clone(), session.woken(&dormant));
        }
        chosen(self.lines(), &reply, Go::Show(self.result.clone()))
    }

    fn done(&self, _: &mut Session<'_>, done: Done) -> Go {
        let Done::Compared(text) = done else { return Go::Again };
        let (result, factor, reply) = (self.result.clone(), self.factor, self.reply);
        Go::Show(Rc::new(Self { result, factor, reply, text: Some(text) }))
    }
}
