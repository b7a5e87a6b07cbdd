//! The first screen: what this is or what was found in the file, and how to go on.

use super::dialogue::Said;
use super::menus::{self, Action, questions};
use super::route::{self, Version};
use super::state::Wizard;
use crate::model::{Question, Stage};
use crate::phrases::{self, fill};

/// Returns the menu under the first text.
pub(super) fn menu(wizard: &Wizard<'_>) -> Vec<(Action, String)> {
    if is_fresh(wizard) { fresh_menu(wizard) } else { resume_menu(wizard) }
}

fn is_fresh(wizard: &Wizard<'_>) -> bool {
    route::is_empty(wizard.model, &wizard.answers)
}

/// Returns what the program is, or what was found in the file.
pub(super) fn words(wizard: &Wizard<'_>) -> Vec<Said> {
    let model = wizard.model;
    let put = wizard.factors(Version::Full);
    let mut said = vec![Said::Title(model.title.clone())];
    if is_fresh(wizard) {
        said.push(Said::Text(phrases::PURPOSE.to_owned()));
        let mut parts: Vec<_> = put.iter().map(|it| model[*it].section).collect();
        parts.dedup();
        let parts = parts.len().to_string();
        let first = menus::contexts(wizard, Stage::First).len();
        let minutes = route::minutes_with_short(put.len(), first).to_string();
        let (first, put) = (first.to_string(), put.len().to_string());
        let words =
            [("first", &*first), ("questions", &put), ("parts", &parts), ("minutes", &minutes)];
        said.push(Said::Text(fill(phrases::WELCOME, &words)));
        said.extend(further(wizard));
        said.push(Said::Text(fill(phrases::KEPT_IN, &[("place", &wizard.place)])));
    } else {
        said.push(Said::Text(found(wizard)));
        said.extend(phrases::reworded(wizard.answers.reworded().len()).map(Said::Text));
    }
    said
}

/// Returns the optional sections, which are asked last.
fn further(wizard: &Wizard<'_>) -> Option<Said> {
    let (model, names) = (wizard.model, wizard.names());
    let mut parts: Vec<(String, usize)> = model
        .optional_sections()
        .map(|it| (names.fill(&model[it].title), wizard.applying(it)))
        .collect();
    parts.push((phrases::MORE_TITLE.to_owned(), menus::contexts(wizard, Stage::Last).len()));
    parts.retain(|it| it.1 > 0);
    let number = parts.iter().map(|it| it.1).sum::<usize>().to_string();
    let minutes = route::minutes(parts.iter().map(|it| it.1).sum()).to_string();
    let parts: Vec<String> =
        parts.iter().map(|(title, number)| format!("{title} ({number})")).collect();
    let words = [("number", &*number), ("parts", &parts.join(", ")), ("minutes", &minutes)];
    (!parts.is_empty()).then(|| Said::Text(fill(phrases::FURTHER, &words)))
}

fn found(wizard: &Wizard<'_>) -> String {
    let roles = &wizard.model.roles;
    let date = wizard.answers.date(roles.date).map(|it| it.to_string());
    let person = wizard.answers.text(roles.prepared_by);
    let phrase = match (&date, person) {
        (Some(_), Some(_)) => phrases::FOUND_BY,
        (Some(_), None) => phrases::FOUND_DATED,
        _ => phrases::FOUND,
    };
    let words = [
        ("answered", wizard.answered().to_string()),
        ("questions", wizard.questions().to_string()),
        ("place", wizard.place.clone()),
        ("date", date.unwrap_or_default()),
        ("person", person.unwrap_or_default().to_owned()),
    ];
    let words: Vec<(&str, &str)> = words.iter().map(|(key, word)| (*key, word.as_str())).collect();
    fill(phrase, &words)
}

fn fresh_menu(wizard: &Wizard<'_>) -> Vec<(Action, String)> {
    let count = |version| wizard.factors(version).len();
    let first = menus::contexts(wizard, Stage::First).len();
    let line = |version, phrase| {
        let minutes = route::minutes_with_short(count(version), first).to_string();
        let words = [("questions", &*count(version).to_string()), ("minutes", &minutes)];
        (Action::GoOn(version), fill(phrase, &words))
    };
    let mut menu = vec![line(Version::Full, phrases::START_ALL)];
    if (1..count(Version::Full)).contains(&count(Version::Short)) {
        menu.push(line(Version::Short, phrases::START_CORE));
    }
    menu.push((Action::Read, phrases::READ_FIRST.to_owned()));
    menu.push((Action::Leave, phrases::LEAVE.to_owned()));
    menu
}

impl Wizard<'_> {
    /// Records where all the questions can be read.
    pub fn handed_out(&mut self, place: &str) {
        self.tell(Said::Text(fill(phrases::QUESTIONS_IN, &[("place", place)])));
        self.ask_again();
    }

    /// Records that the questions could not be written to a file.
    pub fn not_handed_out(&mut self, reason: String) {
        self.tell(Said::Error(reason));
        self.ask_again();
    }
}

fn resume_menu(wizard: &Wizard<'_>) -> Vec<(Action, String)> {
    let mut menu = go_on_menu(wizard);
    menu.push((Action::Check, phrases::CHECK_ANSWERS.to_owned()));
    menu.push((Action::Finish, phrases::FINISH.to_owned()));
    menu.push((Action::Elsewhere, phrases::START_NEW.to_owned()));
    menu.push((Action::Leave, phrases::LEAVE.to_owned()));
    menu
}

/// Returns the ways to go on, the more likely version first.
fn go_on_menu(wizard: &Wizard<'_>) -> Vec<(Action, String)> {
    let mut menu = Vec::new();
    let (full, short) = (unasked(wizard, Version::Full), unasked(wizard, Version::Short));
    if full > 0 {
        let phrase = if full == 1 { phrases::GO_ON_ALL_ONE } else { phrases::GO_ON_ALL };
        menu.push((Action::GoOn(Version::Full), questions(phrase, "open", full)));
    }
    if (1..full).contains(&short) {
        let phrase = if short == 1 { phrases::GO_ON_CORE_ONE } else { phrases::GO_ON_CORE };
        menu.push((Action::GoOn(Version::Short), questions(phrase, "open", short)));
        if wizard.version == Version::Short {
            menu.reverse();
        }
    }
    menu
}

/// Returns how many scored questions of a version have no reply to their present words.
fn unasked(wizard: &Wizard<'_>, version: Version) -> usize {
    let factors = wizard.factors(version);
    factors.iter().filter(|id| !route::is_done(&wizard.answers, Question::Factor(**id))).count()
}
