//! A leader who spoke on another advice, asked again: what they said then is told, and does not count for
//! this advice unless somebody says so.

use std::rc::Rc;

use super::company::{self, labels};
use crate::answers::{AdviceName, ContextAnswer};
use crate::model::{ContextId, Question, Stage, VerdictKind};
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::scope;
use crate::wizard::screen::{Detour, Go, ON_MENU, Screen, Shown, choose};
use crate::wizard::session::Session;

/// Asks the first of these leaders again.
#[derive(Debug, Clone)]
pub(super) struct Again {
    /// The questions on their positions; at least one.
    stances: Vec<ContextId>,
    /// What follows.
    then: Go,
}

/// Asks everybody again who spoke on another advice, and then goes on.
pub(super) fn ask_again(session: &Session<'_>, then: Go) -> Go {
    next(session.on_another_advice(), then)
}

fn next(stances: Vec<ContextId>, then: Go) -> Go {
    if stances.is_empty() { then } else { Go::Show(Rc::new(Again { stances, then })) }
}

/// Returns the questions on the positions of those who did not speak on another advice.
pub(super) fn others(session: &Session<'_>) -> Vec<Question> {
    let again = session.on_another_advice();
    let after = scope::contexts(session.model, Stage::After);
    let is_of = |stance: &ContextId, it| about(session, *stance).contains(&it) || *stance == it;
    let others = after.into_iter().filter(|it| !again.iter().any(|stance| is_of(stance, *it)));
    others.map(Question::Context).collect()
}

/// Returns the questions about a position, which follow the one on the position itself.
fn about(session: &Session<'_>, stance: ContextId) -> Vec<ContextId> {
    let model = session.model;
    let after =
        scope::contexts(model, Stage::After).into_iter().skip_while(|it| *it != stance).skip(1);
    after.take_while(|it| model.positions.iter().all(|that| that.stance != *it)).collect()
}

impl Again {
    fn stance(&self) -> ContextId {
        self.stances[0]
    }

    fn next(&self) -> Go {
        next(self.stances[1..].to_vec(), self.then.clone())
    }

    /// Tells whether a choice is an opinion: whoever has one can give a reason.
    fn is_opinion(&self, session: &Session<'_>, place: usize) -> bool {
        let mut with = session.answers.clone();
        with.set_about(self.stance(), Some(ContextAnswer::Choice(place)));
        let mut positions = session.model.positions.iter().filter(|it| it.stance == self.stance());
        positions.any(|it| with.has_opinion(session.model, it))
    }
}

impl Screen for Again {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let question = &session.model[self.stance()];
        let options = labels(question.choices(), &session.names());
        // Who has not been asked again says nothing.
        let start = (0..options.len()).find(|it| !self.is_opinion(session, *it));
        let mut said = vec![Said::Question(session.names().fill(&question.question))];
        said.extend(spoken(session, self.stance()).map(Said::Text));
        (said, choose(options, None, start, ON_MENU))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        match reply {
            Reply::Chose(place) if self.is_opinion(session, place) => {
                session.put_about(self.stance(), Some(ContextAnswer::Choice(place)));
                let questions = about(session, self.stance());
                let questions = questions.into_iter().map(Question::Context).collect();
                let then = Box::new(self.next());
                Go::Detour(Detour { questions, back: then.clone(), then })
            }
            Reply::Chose(_) => self.next(),
            Reply::Back(_) => self.then.clone(),
            _ => Go::Again,
        }
    }
}

/// Says what a leader said to another advice, and to which.
pub(super) fn spoken(session: &Session<'_>, stance: ContextId) -> Option<String> {
    let advice = session.advice()?;
    let said = session.answers.said_to_another(session.model, advice);
    let said = said.into_iter().find(|it| it.said.0 == stance)?;
    let choice = company::in_words(session, stance, &ContextAnswer::Choice(said.said.1));
    let advice = advice_in_words(session, &said.on);
    let phrase = if said.reason.is_some() { phrases::SPOKEN_BECAUSE } else { phrases::SPOKEN };
    let reason = said.reason.unwrap_or_default();
    Some(fill(phrase, &[("choice", &choice), ("advice", &advice), ("reason", &reason)]))
}

fn advice_in_words(session: &Session<'_>, advice: &AdviceName) -> String {
    let names = session.names();
    let home = |it: &Option<_>| match it {
        Some(it) => names.placement(*it).to_owned(),
        None => phrases::PRESENT_HOME.to_owned(),
    };
    let homes: Vec<String> = advice.homes.iter().map(home).collect();
    let phrase = match advice.kind {
        VerdictKind::Move => phrases::ADVICE_MOVE,
        VerdictKind::Stay => phrases::ADVICE_STAY,
        VerdictKind::Tie => phrases::ADVICE_TIE,
        VerdictKind::NotYet if homes.is_empty() => phrases::ADVICE_WAIT,
        VerdictKind::NotYet => phrases::ADVICE_WAIT_FOR,
        VerdictKind::NoHome => phrases::ADVICE_NO_HOME,
        VerdictKind::NotEnough => phrases::ADVICE_NONE,
    };
    fill(phrase, &[("homes", &homes.join(phrases::AND))])
}
