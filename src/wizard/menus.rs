//! The menus: the first screen, leaving, trouble with saving, and the one under the check page.

use super::Ending;
use super::dialogue::{Choose, Prompt, Said};
use super::route::{self, Version};
use super::state::{ON_MENU, Screen, Wizard};
use super::{review, tensions};
use crate::model::{CheckId, Question, SectionId};
use crate::phrases::{self, fill};

/// What a line of a menu does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    /// Asks what is open in a version.
    GoOn(Version),
    /// Opens the check page.
    Check,
    /// Ends with a paper.
    Finish,
    /// Ends without.
    Leave,
    /// Returns to the question.
    Stay,
    /// Keeps two answers that were pointed out.
    KeepBoth,
    /// Changes an answer that was pointed out.
    ChangeOne(Question, CheckId),
    /// Asks which answer to change.
    Change,
    /// Goes through the open answers.
    Open,
    /// Goes through the optional questions on the company.
    More,
    /// Puts the questions of a section that was offered.
    Accept(SectionId),
    /// Leaves them out.
    Decline(SectionId),
    /// Goes through the questions of a section that was left out.
    Section(SectionId),
    /// Saves again.
    TryAgain,
    /// Returns to where saving failed.
    GoOnUnsaved,
}

/// Returns what a screen that is a menu says and asks.
pub(super) fn view(wizard: &Wizard<'_>) -> (Vec<Said>, Prompt) {
    let said = match wizard.screen() {
        Screen::Start => start_words(wizard),
        Screen::AskLeave => vec![Said::Text(phrases::LEAVE_QUESTION.to_owned())],
        Screen::Tension(check) => tensions::words(wizard, *check),
        Screen::Settled => vec![Said::Progress(phrases::SETTLED.to_owned())],
        Screen::Offer(section) => {
            vec![Said::Question(section_line(wizard, phrases::OFFER, *section))]
        }
        Screen::NotSaved(_) => vec![Said::Text(phrases::NOT_SAVED_NEXT.to_owned())],
        _ => Vec::new(),
    };
    (said, prompt(wizard))
}

/// Returns the menu of the present screen.
pub(super) fn prompt(wizard: &Wizard<'_>) -> Prompt {
    let options = menu(wizard).into_iter().map(|it| it.1).collect();
    let mut commands = ON_MENU;
    commands.back = *wizard.screen() != Screen::Start;
    let message = phrases::WHAT_NEXT.to_owned();
    Prompt::Choose(Choose { message, options, present: None, start: Some(0), commands })
}

/// Does what the chosen line of the menu says.
pub(super) fn chose(wizard: &mut Wizard<'_>, place: usize) {
    if let Some((action, _)) = menu(wizard).get(place) {
        act(wizard, *action);
    }
}

/// Goes back from a menu.
pub(super) fn back(wizard: &mut Wizard<'_>) {
    match wizard.screen() {
        Screen::Start => act(wizard, Action::Leave),
        Screen::AskLeave => act(wizard, Action::Stay),
        Screen::NotSaved(_) => act(wizard, Action::GoOnUnsaved),
        Screen::Settled | Screen::Tension(_) | Screen::Offer(_) => wizard.backward(),
        // The question from which the page was opened.
        _ if wizard.walk.whole && wizard.step().is_some() => wizard.go(Screen::Question),
        _ => {
            let steps = wizard.route(wizard.version).len();
            wizard.walk_whole(wizard.version, steps.saturating_sub(1));
        }
    }
}

fn act(wizard: &mut Wizard<'_>, action: Action) {
    match action {
        Action::GoOn(version) => go_on(wizard, version),
        Action::Check => wizard.go(Screen::Check),
        Action::Finish if *wizard.screen() == Screen::Check => review::finish(wizard),
        Action::Finish => wizard.finish(),
        Action::Leave => wizard.go(Screen::End(Ending::Left)),
        Action::Stay => wizard.go(Screen::Question),
        Action::KeepBoth => wizard.proceed(),
        Action::ChangeOne(question, check) => wizard.go_aside(question, check),
        Action::Change => wizard.go(Screen::Change),
        Action::Open => wizard.detour(open(wizard)),
        Action::More => {
            let more = route::more_contexts(wizard.model).into_iter();
            wizard.detour(more.map(Question::Context).collect());
        }
        Action::Accept(section) => wizard.accept(section),
        Action::Decline(section) => wizard.decline(section),
        Action::Section(section) => {
            wizard.accepted.push(section);
            wizard.detour(wizard.model.factors_of(section).map(Question::Factor).collect());
        }
        Action::TryAgain => {
            wizard.save_again();
            leave_trouble(wizard);
        }
        Action::GoOnUnsaved => leave_trouble(wizard),
    }
}

/// Returns from the screen about saving to the one before it.
fn leave_trouble(wizard: &mut Wizard<'_>) {
    if let Screen::NotSaved(before) = wizard.screen().clone() {
        wizard.go(*before);
    }
}

/// Asks what is open in a version; if nothing is, shows the check page.
pub(super) fn go_on(wizard: &mut Wizard<'_>, version: Version) {
    let steps = wizard.route(version);
    match route::resume_at(wizard.model, &wizard.answers, &steps) {
        Some(at) => wizard.walk_whole(version, at),
        None => {
            wizard.version = version;
            wizard.go(Screen::Check);
        }
    }
}

/// Returns the lines of the present menu.
fn menu(wizard: &Wizard<'_>) -> Vec<(Action, String)> {
    let text = |action, phrase: &str| (action, phrase.to_owned());
    match wizard.screen() {
        Screen::Start if is_fresh(wizard) => start_menu(wizard),
        Screen::Start => resume_menu(wizard),
        Screen::AskLeave => {
            vec![text(Action::Stay, phrases::STAY), text(Action::Leave, phrases::SAVE_AND_LEAVE)]
        }
        Screen::Tension(check) => tension_menu(wizard, *check),
        Screen::Settled => vec![
            text(Action::Stay, phrases::GO_ON_FULLER),
            text(Action::Check, phrases::CHECK_AND_FINISH),
        ],
        Screen::Offer(section) => vec![
            text(Action::Accept(*section), phrases::OFFER_YES),
            text(Action::Decline(*section), phrases::OFFER_NO),
        ],
        Screen::NotSaved(_) => vec![
            text(Action::TryAgain, phrases::TRY_AGAIN),
            text(Action::GoOnUnsaved, phrases::GO_ON_UNSAVED),
            text(Action::Leave, phrases::LEAVE_UNSAVED),
        ],
        _ => check_menu(wizard),
    }
}

fn tension_menu(wizard: &Wizard<'_>, check: CheckId) -> Vec<(Action, String)> {
    let mut menu = vec![(Action::KeepBoth, phrases::KEEP_BOTH.to_owned())];
    for question in wizard.model[check].between {
        let topic = tensions::topic(wizard, question);
        let text = fill(phrases::CHANGE_ONE, &[("name", &topic)]);
        menu.push((Action::ChangeOne(question, check), text));
    }
    menu
}

fn is_fresh(wizard: &Wizard<'_>) -> bool {
    route::is_empty(wizard.model, &wizard.answers)
}

/// Fills a phrase with the number of questions, under the key, and their minutes.
fn questions(phrase: &str, key: &str, number: usize) -> String {
    let minutes = route::minutes(number).to_string();
    fill(phrase, &[(key, &number.to_string()), ("minutes", &minutes)])
}

/// Returns what the program is, or what was found in the file.
pub(super) fn start_words(wizard: &Wizard<'_>) -> Vec<Said> {
    let model = wizard.model;
    let total = model.scored_factors().count();
    let mut said = vec![Said::Title(model.title.clone())];
    if is_fresh(wizard) {
        said.push(Said::Text(phrases::PURPOSE.to_owned()));
        let welcome = questions(phrases::WELCOME, "questions", total);
        let parts = model.sections.iter().filter(|it| !it.optional).count().to_string();
        said.push(Said::Text(fill(&welcome, &[("parts", &parts)])));
        said.push(Said::Text(fill(phrases::KEPT_IN, &[("place", &wizard.place)])));
    } else {
        said.push(Said::Text(found(wizard)));
        said.extend(phrases::reworded(wizard.answers.reworded().len()).map(Said::Text));
    }
    said
}

fn found(wizard: &Wizard<'_>) -> String {
    let reserved = &wizard.model.reserved;
    let date = wizard.answers.date(reserved.date).map(|it| it.to_string());
    let person = wizard.answers.text(reserved.prepared_by);
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

fn start_menu(wizard: &Wizard<'_>) -> Vec<(Action, String)> {
    let count = |version| wizard.factors(version).len();
    let line =
        |version, phrase| (Action::GoOn(version), questions(phrase, "questions", count(version)));
    let mut menu = vec![line(Version::Full, phrases::START_ALL)];
    if (1..count(Version::Full)).contains(&count(Version::Short)) {
        menu.push(line(Version::Short, phrases::START_CORE));
    }
    menu.push((Action::Leave, phrases::LEAVE.to_owned()));
    menu
}

fn resume_menu(wizard: &Wizard<'_>) -> Vec<(Action, String)> {
    let mut menu = go_on_menu(wizard);
    menu.push((Action::Check, phrases::CHECK_ANSWERS.to_owned()));
    menu.push((Action::Finish, phrases::FINISH.to_owned()));
    menu.push((Action::Leave, phrases::LEAVE.to_owned()));
    menu
}

/// Returns the ways to go on, the likelier version first.
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

fn check_menu(wizard: &Wizard<'_>) -> Vec<(Action, String)> {
    let one = |number: usize, one, many| if number == 1 { one } else { many };
    let mut menu = vec![
        (Action::Finish, phrases::FINISH.to_owned()),
        (Action::Change, phrases::CHANGE.to_owned()),
    ];
    let open = open(wizard).len();
    if open > 0 {
        let phrase = one(open, phrases::ANSWER_OPEN_ONE, phrases::ANSWER_OPEN);
        menu.push((Action::Open, questions(phrase, "open", open)));
    }
    let rest = rest(wizard);
    if rest > 0 {
        let phrase = one(rest, phrases::ASK_REST_ONE, phrases::ASK_REST);
        menu.push((Action::GoOn(Version::Full), questions(phrase, "rest", rest)));
    }
    let contexts = route::more_contexts(wizard.model);
    let more = contexts.iter().filter(|id| wizard.answers.about(**id).is_none()).count();
    if more > 0 {
        let phrase = one(more, phrases::SAY_MORE_ONE, phrases::SAY_MORE);
        menu.push((Action::More, questions(phrase, "open", more)));
    }
    let left_out = wizard.left_out().into_iter();
    menu.extend(left_out.map(|section| {
        (Action::Section(section), section_line(wizard, phrases::ASK_SECTION, section))
    }));
    menu.push((Action::Leave, phrases::SAVE_AND_LEAVE.to_owned()));
    menu
}

/// Fills a phrase with what a section that may be left out is about, and how long it takes.
fn section_line(wizard: &Wizard<'_>, phrase: &str, section: SectionId) -> String {
    let number = wizard.model.factors_of(section).count();
    let title = wizard.names().fill(&wizard.model[section].title);
    fill(&questions(phrase, "questions", number), &[("section", &title)])
}

/// Returns how many scored questions the present version does not put.
pub(super) fn rest(wizard: &Wizard<'_>) -> usize {
    wizard.questions().saturating_sub(wizard.factors(wizard.version).len())
}

/// Returns the questions of the present version that are open or answered with "don't know".
fn open(wizard: &Wizard<'_>) -> Vec<Question> {
    let (model, answers) = (wizard.model, &wizard.answers);
    let unknown = |id| {
        !matches!(
            answers.answer(id).reply,
            crate::answers::Reply::Level(_) | crate::answers::Reply::NotApplicable
        )
    };
    let contexts = model
        .first_contexts()
        .into_iter()
        .filter(|id| model[*id].required && answers.about(*id).is_none())
        .map(Question::Context);
    let factors = wizard.factors(wizard.version);
    contexts.chain(factors.into_iter().filter(|id| unknown(*id)).map(Question::Factor)).collect()
}
