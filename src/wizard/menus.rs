//! The menus: the first screen, leaving, trouble with saving, and the one under the check page.

use super::dialogue::{Choose, Prompt, Said};
use super::route::{self, Scope, Version};
use super::state::{ON_MENU, Screen, Wizard};
use super::{Deed, Ending, Paper, review, start, tensions};
use crate::model::{CheckId, ContextId, Question, SectionId, Stage};
use crate::phrases::{self, fill};

/// What a line of a menu does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// Asks the open questions of a version.
    GoOn(Version),
    /// Opens the check page.
    Check,
    /// Ends the questions, to show the result.
    Finish,
    /// Ends with the paper.
    Write,
    /// Ends without the paper.
    Leave,
    /// Writes all the questions to a file, to be read.
    Read,
    /// Asks for another file: for these answers, or for a new start.
    Elsewhere,
    /// Returns to the question.
    Stay,
    /// Keeps two answers that were pointed out as hard to believe together.
    KeepBoth,
    /// Changes an answer that was pointed out.
    ChangeOne(Question, CheckId),
    /// Asks which answer to change.
    Change,
    /// Goes through the open answers.
    Open,
    /// Goes through the optional questions on the company.
    More,
    /// Asks what others say to the advice.
    After,
    /// Asks all that the present version does not ask.
    Rest,
    /// Asks the questions of a section that was offered.
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
        Screen::Start => start::words(wizard),
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
        Screen::Result(_) => act(wizard, Action::Check),
        Screen::Settled | Screen::Tension(_) | Screen::Offer(_) => wizard.backward(),
        // The question from which the page was opened.
        _ if wizard.walk.whole && wizard.step().is_some() => wizard.go(Screen::Question),
        _ => wizard.walk_from_end(),
    }
}

fn act(wizard: &mut Wizard<'_>, action: Action) {
    match action {
        Action::GoOn(version) => go_on(wizard, version),
        Action::Check => wizard.review(),
        Action::Finish if *wizard.screen() == Screen::Check => review::finish(wizard),
        Action::Finish => wizard.finish(),
        Action::Write => wizard.go(Screen::End(Ending::Paper)),
        Action::Leave => wizard.go(Screen::End(Ending::Left)),
        Action::Read => wizard.deed = Deed::HandOut,
        Action::Elsewhere => wizard.go(Screen::Place(Box::new(wizard.screen().clone()))),
        Action::Stay => wizard.go(Screen::Question),
        Action::KeepBoth => wizard.proceed(),
        Action::ChangeOne(question, check) => wizard.go_aside(question, check),
        Action::Change => wizard.go(Screen::Change),
        Action::Open => wizard.detour(open(wizard)),
        Action::More => {
            let more = route::contexts(wizard.model, Stage::Last).into_iter();
            wizard.detour(more.map(Question::Context).collect());
        }
        Action::After => {
            if let Screen::Result(paper) = wizard.screen().clone() {
                wizard.ask_after(paper);
            }
        }
        Action::Rest => {
            wizard.insisted = true;
            go_on(wizard, Version::Full);
        }
        Action::Accept(section) => wizard.accept(section),
        Action::Decline(section) => wizard.decline(section),
        Action::Section(section) => {
            wizard.accepted.push(section);
            wizard.detour(wizard.model.factors_of(section).map(Question::Factor).collect());
        }
        Action::TryAgain => {
            wizard.deed = Deed::Save;
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

/// Asks the open questions of a version; if there are none, shows the check page.
pub(super) fn go_on(wizard: &mut Wizard<'_>, version: Version) {
    match route::resume_at(wizard.scope(version)) {
        Some(at) => wizard.walk_whole(version, at),
        None => {
            wizard.version = version;
            wizard.review();
        }
    }
}

/// Returns the lines of the present menu.
fn menu(wizard: &Wizard<'_>) -> Vec<(Action, String)> {
    let text = |action, phrase: &str| (action, phrase.to_owned());
    match wizard.screen() {
        Screen::Start => start::menu(wizard),
        Screen::Result(paper) => result_menu(wizard, paper),
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
            text(Action::Elsewhere, phrases::SAVE_ELSEWHERE),
            text(Action::GoOnUnsaved, phrases::GO_ON_UNSAVED),
            text(Action::Leave, phrases::LEAVE_UNSAVED),
        ],
        _ => check_menu(wizard),
    }
}

fn result_menu(wizard: &Wizard<'_>, paper: &Paper) -> Vec<(Action, String)> {
    let phrase = if paper.replaces { phrases::REPLACE_PAPER } else { phrases::WRITE_PAPER };
    let mut menu = vec![
        (Action::Write, fill(phrase, &[("paper", &paper.place)])),
        (Action::Check, phrases::CHANGE_ANSWERS.to_owned()),
    ];
    if !contexts(wizard, Stage::After).is_empty() {
        menu.push((Action::After, phrases::SAY_AFTER.to_owned()));
    }
    menu.push((Action::Leave, phrases::NO_PAPER.to_owned()));
    menu
}

/// Returns the questions on the company of a stage that apply.
pub(super) fn contexts(wizard: &Wizard<'_>, stage: Stage) -> Vec<ContextId> {
    let mut contexts = route::contexts(wizard.model, stage);
    contexts.retain(|it| wizard.answers.applies(wizard.model, Question::Context(*it)));
    contexts
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

/// Fills a phrase with the number of questions, under the key, and their minutes.
pub(super) fn questions(phrase: &str, key: &str, number: usize) -> String {
    let minutes = route::minutes(number).to_string();
    fill(phrase, &[(key, &number.to_string()), ("minutes", &minutes)])
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
        menu.push((Action::Rest, questions(phrase, "rest", rest)));
    }
    let contexts = contexts(wizard, Stage::Last);
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
    let number = wizard.applying(section);
    let title = wizard.names().fill(&wizard.model[section].title);
    fill(&questions(phrase, "questions", number), &[("section", &title)])
}

/// Returns how many scored questions the present version does not ask.
pub(super) fn rest(wizard: &Wizard<'_>) -> usize {
    let all = Scope { small: false, ..wizard.scope(Version::Full) }.factors().len();
    all.saturating_sub(wizard.factors(wizard.version).len())
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
    let contexts = contexts(wizard, Stage::First)
        .into_iter()
        .filter(|id| model[*id].required && answers.about(*id).is_none())
        .map(Question::Context);
    let factors = wizard.factors(wizard.version);
    contexts.chain(factors.into_iter().filter(|id| unknown(*id)).map(Question::Factor)).collect()
}
