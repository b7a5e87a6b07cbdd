//! The question screens, and the scored questions on them.

use super::about;
use super::dialogue::{Choose, Commands, Prompt, Reply, Said};
use super::notes::basis_words;
use super::state::{ON_FACTOR, Part, Screen, Wizard};
use crate::answers::{Answer, Basis, LONGEST_TEXT, Level, Reply as Answered};
use crate::diagnostic::is_unprintable;
use crate::model::{FactorId, Question};
use crate::phrases::{self, fill};

/// The place of "Don't know" among the options of a scored question.
const UNKNOWN: usize = Level::ALL.len();

/// Returns the present question.
pub(super) fn question(wizard: &mut Wizard<'_>) -> (Vec<Said>, Prompt) {
    match wizard.step() {
        Some(Question::Context(context)) => about::question(wizard, context),
        Some(Question::Factor(factor)) => {
            (factor_words(wizard, factor), factor_prompt(wizard, factor))
        }
        None => (Vec::new(), super::menus::prompt(wizard)),
    }
}

fn factor_words(wizard: &mut Wizard<'_>, factor: FactorId) -> Vec<Said> {
    let model = wizard.model;
    let names = wizard.names();
    let section = model[factor].section;
    let title = names.fill(&model[section].title);
    let mut said = Vec::new();
    let factors = wizard.factors(wizard.version);
    let opens = wizard.announce(Part::Section(section));
    if opens {
        let mut sections: Vec<_> = factors.iter().map(|it| model[*it].section).collect();
        sections.dedup();
        let number = sections.iter().position(|it| *it == section).map_or(0, |it| it + 1);
        said.push(Said::Title(count(phrases::SECTION, number, sections.len(), &title)));
        said.push(Said::Text(names.fill(&model[section].intro)));
    }
    if wizard.is_small() && !std::mem::replace(&mut wizard.small_told, true) {
        said.push(Said::Text(phrases::SMALL_TEAM.to_owned()));
    }
    if !std::mem::replace(&mut wizard.basis_told, true) {
        said.push(Said::Text(phrases::USUAL_BASIS.to_owned()));
    }
    let number = factors.iter().position(|it| *it == factor).map_or(0, |it| it + 1);
    let phrase = if opens { phrases::PROGRESS_FIRST } else { phrases::PROGRESS };
    said.push(Said::Progress(count(phrase, number, factors.len(), &title)));
    said.push(Said::Question(names.fill(&model[factor].question)));
    said.extend(earlier(wizard, factor));
    said.extend(known(wizard, factor));
    said
}

/// Returns what an earlier file says to a question that is open now.
fn earlier(wizard: &Wizard<'_>, factor: FactorId) -> Option<Said> {
    let answer = wizard.earlier?.answer(factor)?;
    let open = wizard.answers.answer(factor).reply == Answered::NotAsked;
    let basis = Some(answer.basis).filter(|it| *it != Basis::NotStated);
    let (phrase, basis) = match basis {
        Some(basis) => (phrases::EARLIER_KNOWN, basis_words(basis).1),
        None => (phrases::EARLIER, ""),
    };
    let words = [("answer", answer.reply.as_str()), ("basis", basis)];
    open.then(|| Said::Text(fill(phrase, &words)))
}

/// Fills a phrase with a place in a list.
pub(super) fn count(phrase: &str, number: usize, total: usize, section: &str) -> String {
    let (number, total) = (number.to_string(), total.to_string());
    fill(phrase, &[("number", &number), ("total", &total), ("section", section)])
}

/// Returns what to say about the present answer: whether the question was worded differently, the
/// note and the basis.
fn known(wizard: &Wizard<'_>, factor: FactorId) -> Vec<Said> {
    let Answer { basis, note, .. } = wizard.answers.answer(factor);
    let mut said = Vec::new();
    if wizard.answers.is_reworded(factor) {
        said.push(Said::Text(phrases::WORDED_ANEW.to_owned()));
    }
    if let Some(note) = note {
        said.push(Said::Text(fill(phrases::NOTE, &[("note", note)])));
    }
    if *basis != Basis::default() {
        said.push(Said::Text(fill(phrases::KNOWN, &[("basis", basis_words(*basis).1)])));
    }
    said
}

fn factor_prompt(wizard: &Wizard<'_>, factor: FactorId) -> Prompt {
    let names = wizard.names();
    let factor_text = &wizard.model[factor];
    let mut options: Vec<String> =
        factor_text.levels.iter().map(|level| names.fill(&level.label)).collect();
    options.push(phrases::DONT_KNOW.to_owned());
    if let Some(reason) = &factor_text.not_applicable {
        let reason = names.fill(reason);
        options.push(fill(phrases::DOES_NOT_APPLY_BECAUSE, &[("reason", &reason)]));
    }
    let present = match wizard.answers.answer(factor).reply {
        Answered::Level(level) => Some(level.index()),
        Answered::Unknown => Some(UNKNOWN),
        Answered::NotApplicable => Some(UNKNOWN + 1).filter(|it| *it < options.len()),
        Answered::NotAsked => None,
    };
    // The cursor starts on "Don't know": an Enter pressed once too often must not count as an answer.
    choose(options, present, Some(UNKNOWN), ON_FACTOR)
}

/// Returns a choice between options.
pub(super) fn choose(
    options: Vec<String>,
    present: Option<usize>,
    start: Option<usize>,
    commands: Commands,
) -> Prompt {
    let message = phrases::YOUR_ANSWER.to_owned();
    Prompt::Choose(Choose { message, options, present, start, commands })
}

/// Takes a reply to the present question.
pub(super) fn reply(wizard: &mut Wizard<'_>, reply: Reply) {
    let step = wizard.step();
    match (reply, step) {
        (Reply::Explain, Some(step)) => explain(wizard, step),
        (Reply::Note, Some(Question::Factor(factor))) => wizard.go(Screen::Note(factor)),
        (Reply::LeaveOpen, Some(Question::Factor(factor))) => {
            let note = wizard.answers.answer(factor).note.clone();
            put(wizard, factor, Answer { note, ..Answer::default() });
            wizard.forward();
        }
        (Reply::Back(text), step) => {
            if let Some(Question::Context(context)) = step.filter(|_| !text.is_empty()) {
                wizard.left = Some((context, text));
            }
            wizard.backward();
        }
        (Reply::Review, _) => wizard.review(),
        (Reply::Chose(place), Some(Question::Factor(factor))) if judge(wizard, factor, place) => {
            wizard.forward();
        }
        (Reply::ChoseToNote(place), Some(Question::Factor(factor)))
            if judge(wizard, factor, place) =>
        {
            wizard.go(Screen::Note(factor));
        }
        (reply, Some(Question::Context(context))) => about::reply(wizard, context, reply),
        _ => {}
    }
}

fn explain(wizard: &mut Wizard<'_>, step: Question) {
    let names = wizard.names();
    let model = wizard.model;
    let tell = |wizard: &mut Wizard<'_>, phrase: &str, key: &str, text: &str| {
        wizard.tell(Said::Text(fill(phrase, &[(key, &names.fill(text))])));
    };
    match step {
        Question::Context(context) => tell(wizard, phrases::WHY, "why", &model[context].why),
        Question::Factor(factor) => {
            let factor = &model[factor];
            tell(wizard, phrases::WHY, "why", &factor.why);
            tell(wizard, phrases::LOOK, "look", &factor.look);
            let people: Vec<String> =
                factor.asks.iter().map(|it| names.fill(&model[*it].name)).collect();
            if !people.is_empty() {
                tell(wizard, phrases::WHOM, "people", &people.join(phrases::OR));
            }
            wizard.tell(Said::Text(phrases::NOT_SURE.to_owned()));
        }
    }
}

/// Answers with the option at this place, and tells whether there is one.
fn judge(wizard: &mut Wizard<'_>, factor: FactorId, place: usize) -> bool {
    let reply = match Level::ALL.get(place) {
        Some(level) => Answered::Level(*level),
        None if place == UNKNOWN => Answered::Unknown,
        None if wizard.model[factor].not_applicable.is_some() => Answered::NotApplicable,
        None => return false,
    };
    let mut answer = wizard.answers.answer(factor).clone();
    if answer.reply != Answered::NotAsked && answer.reply != reply {
        // The basis of the old answer does not apply to the new one.
        answer.basis = Basis::NotStated;
    }
    put(wizard, factor, Answer { reply, ..answer });
    if wizard.answers.is_reworded(factor) {
        wizard.answers.confirm(factor);
        wizard.changed();
    }
    true
}

/// Replaces an answer.
pub(super) fn put(wizard: &mut Wizard<'_>, factor: FactorId, mut answer: Answer) {
    // A basis is that of a level, or of a note on the way to one.
    let is_bare = answer.reply == Answered::NotAsked && answer.note.is_none();
    if is_bare || matches!(answer.reply, Answered::Unknown | Answered::NotApplicable) {
        answer.basis = Basis::NotStated;
    }
    if *wizard.answers.answer(factor) != answer {
        wizard.answers.set(factor, answer);
        wizard.changed();
    }
}

/// Returns the text on one line, cut to the length that an answers file accepts, without control
/// characters and without white space around it.
pub fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|it| if is_unprintable(it) { ' ' } else { it }).collect();
    text.trim().chars().take(LONGEST_TEXT).collect()
}
