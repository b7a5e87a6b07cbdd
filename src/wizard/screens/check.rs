//! The page with all answers, from which they are changed and the result is seen.

use std::rc::Rc;

use super::hinge::before_result;
use super::list::{List, answer_row};
use super::offer::section_line;
use super::start;
use crate::answers::Reply as Answered;
use crate::model::{Question, Stage};
use crate::phrases::{self, fill};
use crate::wizard::Ending;
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::insight;
use crate::wizard::scope::{self, Version, questions};
use crate::wizard::screen::{Detour, Go, Line, Page, Screen, Shown, chosen, line, menu};
use crate::wizard::session::Session;

/// Shows how much is answered, and offers to look at the answers or to finish.
#[derive(Debug, Clone)]
pub(in crate::wizard) struct Check {
    /// Where the person comes from.
    pub(in crate::wizard) back: Go,
}

impl Screen for Check {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let title = Said::Title(phrases::CHECK_TITLE.to_owned());
        let mut said = vec![title, Said::Progress(totals(session))];
        said.extend(missing(session));
        said.extend(hanging(session));
        (said, menu(&self.lines(session)))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        chosen(self.lines(session), &reply, self.back.clone())
    }
}

impl Check {
    fn page(&self) -> Page {
        Rc::new(self.clone())
    }

    fn lines(&self, session: &Session<'_>) -> Vec<Line> {
        let one = |number: usize, one, many| if number == 1 { one } else { many };
        let mut lines = vec![
            line(phrases::FINISH, Go::Call(before_result)),
            line(phrases::CHANGE, Go::Show(Rc::new(List { before: self.page() }))),
        ];
        let open = session.open();
        if !open.is_empty() {
            let phrase = one(open.len(), phrases::ANSWER_OPEN_ONE, phrases::ANSWER_OPEN);
            let text = questions(phrase, "open", open.len());
            lines.push((text, Detour::from(self.page(), open)));
        }
        let rest = session.rest();
        if rest > 0 {
            let phrase = one(rest, phrases::ASK_REST_ONE, phrases::ASK_REST);
            lines.push((questions(phrase, "rest", rest), Go::Rest));
        }
        lines.extend(self.more(session));
        lines.extend(session.left_out().into_iter().map(|section| {
            let phrases = [phrases::ASK_SECTION_ONE, phrases::ASK_SECTION];
            let text = section_line(session, phrases, section);
            (text, Go::Section(section))
        }));
        lines.extend(only_core(session));
        lines.push(line(phrases::SAVE_AND_LEAVE, Go::End(Ending::Left)));
        lines
    }

    /// Offers the optional questions on the company, if any is open.
    fn more(&self, session: &Session<'_>) -> Option<Line> {
        let open = session.contexts(Stage::Last).into_iter();
        let open = open.filter(|id| session.answers.about(*id).is_none()).count();
        let phrase = if open == 1 { phrases::SAY_MORE_ONE } else { phrases::SAY_MORE };
        let all = scope::contexts(session.model, Stage::Last).into_iter();
        let all = all.map(Question::Context).collect();
        (open > 0).then(|| (questions(phrase, "open", open), Detour::from(self.page(), all)))
    }
}

/// Offers the short version on the way through the full one, if it would be shorter.
fn only_core(session: &Session<'_>) -> Option<Line> {
    let [core, all] = [Version::Short, Version::Full].map(|it| start::unasked(session, it));
    let is_shorter = session.version == Version::Full && (1..all).contains(&core);
    is_shorter.then(|| (questions(phrases::ONLY_CORE, "open", core), Go::Walk(Version::Short)))
}

fn totals(session: &Session<'_>) -> String {
    let factors = session.factors(session.version);
    let count = |wanted: fn(Answered) -> bool| {
        factors.iter().filter(|id| wanted(session.answers.answer(**id).reply)).count().to_string()
    };
    let answered = count(|it| matches!(it, Answered::Level(_) | Answered::NotApplicable));
    let unknown = count(|it| it == Answered::Unknown);
    let open = count(|it| it == Answered::NotAsked);
    let rest = session.rest();
    let phrase = if rest == 0 { phrases::COUNT } else { phrases::COUNT_SHORT };
    let rest = rest.to_string();
    let words = [("answered", &*answered), ("unknown", &unknown), ("open", &open), ("rest", &rest)];
    fill(phrase, &words)
}

/// Returns a warning for each open question on the company that the advice needs.
fn missing(session: &Session<'_>) -> Vec<Said> {
    let warn = |id| {
        let name = session.topic(Question::Context(id));
        Said::Text(fill(phrases::REQUIRED_OPEN, &[("name", &name)]))
    };
    session.missing().into_iter().map(warn).collect()
}

/// Returns the answers that decide the outcome.
fn hanging(session: &Session<'_>) -> Vec<Said> {
    let hinges = insight::hinges(session.model, &session.answers);
    let title = if hinges.len() == 1 { phrases::HANGS_ON_ONE } else { phrases::HANGS_ON };
    let mut said: Vec<Said> =
        hinges.into_iter().map(|it| answer_row(session, Question::Factor(it))).collect();
    if !said.is_empty() {
        said.insert(0, Said::Progress(title.to_owned()));
    }
    said
}
