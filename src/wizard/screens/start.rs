//! The first screen: what this is or what was found in the file, and how to go on.

use std::rc::Rc;

use super::look_up;
use super::place::Place;
use super::result::to_result;
use crate::model::{Question, Stage};
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Commands, Reply, Said};
use crate::wizard::scope::{self, Version, questions};
use crate::wizard::screen::{Go, Line, ON_MENU, Page, Screen, Shown, chosen, line, menu_with};
use crate::wizard::session::Session;
use crate::wizard::{Deed, Done, Ending};

/// Asks how to go on, before the questions.
#[derive(Debug)]
pub(in crate::wizard) struct Start;

impl Screen for Start {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let commands = Commands { back: false, ..ON_MENU };
        (words(session), menu_with(&lines(session), commands))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        chosen(lines(session), &reply, Go::End(Ending::Left))
    }

    fn done(&self, session: &mut Session<'_>, done: Done) -> Go {
        match done {
            Done::HandedOut(place) => {
                session.tell(Said::Text(fill(phrases::QUESTIONS_IN, &[("place", &place)])));
            }
            Done::NotHandedOut(reason) => session.tell(Said::Error(reason)),
            _ => {}
        }
        Go::Quietly
    }
}

fn lines(session: &Session<'_>) -> Vec<Line> {
    if is_fresh(session) { fresh_lines(session) } else { resume_lines(session) }
}

fn is_fresh(session: &Session<'_>) -> bool {
    scope::is_empty(session.model, &session.answers)
}

/// Returns what the program is, or what was found in the file.
pub(in crate::wizard) fn words(session: &Session<'_>) -> Vec<Said> {
    let mut said = vec![Said::Title(session.model.title.clone())];
    if is_fresh(session) {
        // In a low window it is read a screenful at a time.
        said.push(Said::Page(welcome(session).join("\n")));
    } else {
        said.push(Said::Text(found(session)));
        said.extend(phrases::reworded(session.answers.reworded().len()).map(Said::Text));
    }
    said
}

/// Returns what this is, what there is to do, how long it takes, and where the answers go.
fn welcome(session: &Session<'_>) -> Vec<String> {
    let put = session.factors(Version::Full);
    let mut parts: Vec<_> = put.iter().map(|it| session.model[*it].section).collect();
    parts.dedup();
    let parts = parts.len().to_string();
    let first = session.contexts(Stage::First).len();
    let minutes = scope::minutes_with_short(put.len(), first).to_string();
    let hours = scope::hours_from_records(put.len()).to_string();
    let (first, put) = (first.to_string(), put.len().to_string());
    let all = [("first", &*first), ("questions", &put), ("parts", &parts)];
    let times = [("minutes", &*minutes), ("hours", &hours)];
    let mut welcome = vec![
        phrases::PURPOSE.to_owned(),
        fill(phrases::WELCOME, &all),
        fill(phrases::TIMES, &times),
    ];
    welcome.extend(further(session));
    welcome.push(fill(phrases::KEPT_IN, &[("place", &session.place)]));
    welcome
}

/// Returns how much may be asked at the end: the optional sections, and more about the company.
fn further(session: &Session<'_>) -> Option<String> {
    let sections = session.model.optional_sections().map(|it| session.applying(it)).sum::<usize>();
    let number = sections + session.contexts(Stage::Last).len();
    (number > 0).then(|| questions(phrases::FURTHER, "number", number))
}

fn found(session: &Session<'_>) -> String {
    let roles = &session.model.roles;
    let date = session.answers.date(roles.date).map(|it| it.to_string());
    let person = session.answers.text(roles.prepared_by);
    let phrase = match (&date, person) {
        (Some(_), Some(_)) => phrases::FOUND_BY,
        (Some(_), None) => phrases::FOUND_DATED,
        _ => phrases::FOUND,
    };
    let words = [
        ("answered", session.answered().to_string()),
        ("questions", session.questions().to_string()),
        ("place", session.place.clone()),
        ("date", date.unwrap_or_default()),
        ("person", person.unwrap_or_default().to_owned()),
    ];
    let words: Vec<(&str, &str)> = words.iter().map(|(key, word)| (*key, word.as_str())).collect();
    fill(phrase, &words)
}

fn fresh_lines(session: &Session<'_>) -> Vec<Line> {
    let count = |version| session.factors(version).len();
    let first = session.contexts(Stage::First).len();
    let start = |version, phrase| {
        let minutes = scope::minutes_with_short(count(version), first).to_string();
        let words = [("questions", &*count(version).to_string()), ("minutes", &minutes)];
        (fill(phrase, &words), Go::Walk(version))
    };
    let mut lines = vec![start(Version::Full, phrases::START_ALL)];
    if (1..count(Version::Full)).contains(&count(Version::Short)) {
        lines.push(start(Version::Short, phrases::START_CORE));
    }
    lines.push(line(phrases::READ_FIRST, Go::Do(Deed::HandOut)));
    lines.push(line(phrases::LOOK_UP_FIRST, Go::Call(look_up::tell)));
    lines.push(line(phrases::LEAVE, Go::End(Ending::Left)));
    lines
}

fn resume_lines(session: &Session<'_>) -> Vec<Line> {
    let mut lines = go_on_lines(session);
    let here: Page = Rc::new(Start);
    let anew = Place { before: here, then: None };
    lines.push(line(phrases::CHECK_ANSWERS, Go::Review));
    lines.push(line(phrases::FINISH, Go::Call(to_result)));
    lines.push(line(phrases::START_NEW, Go::Show(Rc::new(anew))));
    lines.push(line(phrases::LEAVE, Go::End(Ending::Left)));
    lines
}

/// Returns the ways to go on, the more likely version first.
fn go_on_lines(session: &Session<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let (full, short) = (unasked(session, Version::Full), unasked(session, Version::Short));
    if full > 0 {
        let phrase = if full == 1 { phrases::GO_ON_ALL_ONE } else { phrases::GO_ON_ALL };
        lines.push((questions(phrase, "open", full), Go::Walk(Version::Full)));
    }
    if (1..full).contains(&short) {
        let phrase = if short == 1 { phrases::GO_ON_CORE_ONE } else { phrases::GO_ON_CORE };
        lines.push((questions(phrase, "open", short), Go::Walk(Version::Short)));
        if session.version == Version::Short {
            lines.reverse();
        }
    }
    lines
}

/// Returns how many scored questions of a version have no reply to their present words.
pub(super) fn unasked(session: &Session<'_>, version: Version) -> usize {
    let factors = session.factors(version);
    factors.iter().filter(|id| !scope::is_done(&session.answers, Question::Factor(**id))).count()
}
