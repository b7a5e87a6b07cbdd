//! The question screens: a question, its note and its basis.

use jiff::civil::Date;

use super::dialogue::{Choose, Commands, Enter, Prompt, Reply, Said};
use super::route;
use super::state::{ON_CONTEXT, ON_FACTOR, ON_MENU, Part, Screen, Wizard};
use crate::answers::{
    Answer, Basis, ContextAnswer, LARGEST_NUMBER, LONGEST_TEXT, Level, Reply as Answered,
};
use crate::diagnostic::is_unprintable;
use crate::model::{ContextId, ContextKind, FactorId, Question};
use crate::phrases::{self, fill};

/// The place of "Don't know" among the options of a scored question.
const UNKNOWN: usize = Level::ALL.len();

/// Returns the present question.
pub(super) fn question(wizard: &mut Wizard<'_>) -> (Vec<Said>, Prompt) {
    match wizard.step() {
        Some(Question::Context(context)) => {
            (context_words(wizard, context), context_prompt(wizard, context))
        }
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
    if !std::mem::replace(&mut wizard.basis_told, true) {
        said.push(Said::Text(phrases::USUAL_BASIS.to_owned()));
    }
    let number = factors.iter().position(|it| *it == factor).map_or(0, |it| it + 1);
    let phrase = if opens { phrases::PROGRESS_FIRST } else { phrases::PROGRESS };
    said.push(Said::Progress(count(phrase, number, factors.len(), &title)));
    said.push(Said::Question(names.fill(&model[factor].question)));
    said.extend(known(wizard, factor));
    said
}

fn count(phrase: &str, number: usize, total: usize, section: &str) -> String {
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

/// Returns the long and the short wording of a basis.
fn basis_words(basis: Basis) -> (&'static str, &'static str) {
    match basis {
        Basis::Measured => (phrases::MEASURED, phrases::MEASURED_SHORT),
        Basis::Seen => (phrases::SEEN, phrases::SEEN_SHORT),
        Basis::Believed => (phrases::BELIEVED, phrases::BELIEVED_SHORT),
        Basis::NotStated => (phrases::NOT_STATED, phrases::NOT_STATED_SHORT),
    }
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

fn choose(
    options: Vec<String>,
    present: Option<usize>,
    start: Option<usize>,
    commands: Commands,
) -> Prompt {
    let message = phrases::YOUR_ANSWER.to_owned();
    Prompt::Choose(Choose { message, options, present, start, commands })
}

fn context_words(wizard: &mut Wizard<'_>, context: ContextId) -> Vec<Said> {
    let first = wizard.model.first_contexts();
    let more = route::more_contexts(wizard.model);
    let (part, intro, phrase, list) = if first.contains(&context) {
        (Part::About, phrases::ABOUT_INTRO, phrases::PROGRESS_ABOUT, first)
    } else {
        (Part::More, phrases::MORE_INTRO, phrases::PROGRESS_MORE, more)
    };
    let number = list.iter().position(|it| *it == context).map_or(0, |it| it + 1);
    let mut said = Vec::new();
    if wizard.announce(part) {
        said.push(Said::Title(intro.to_owned()));
    }
    said.push(Said::Progress(count(phrase, number, list.len(), "")));
    said.push(Said::Question(wizard.names().fill(&wizard.model[context].question)));
    if matches!(wizard.model[context].kind, ContextKind::Date) {
        said.push(Said::Text(phrases::DATE_SHAPE.to_owned()));
    }
    said
}

fn context_prompt(wizard: &Wizard<'_>, context: ContextId) -> Prompt {
    let question = &wizard.model[context];
    if let ContextKind::Choice(choices) = &question.kind {
        let names = wizard.names();
        let mut options: Vec<String> = choices.iter().map(|it| names.fill(&it.label)).collect();
        if !question.required {
            options.push(phrases::LEAVE_OUT.to_owned());
        }
        // Enter alone leaves an optional question open.
        let nothing = (!question.required).then_some(choices.len());
        return choose(options, wizard.answers.choice(context).or(nothing), None, ON_CONTEXT);
    }
    let left = wizard.left.as_ref().filter(|it| it.0 == context).map(|it| &it.1);
    let present = match (wizard.typed.as_ref().or(left), wizard.answers.about(context)) {
        (Some(typed), _) => typed.clone(),
        (None, Some(ContextAnswer::Text(text))) => text.clone(),
        (None, Some(ContextAnswer::Number(number))) => number.to_string(),
        (None, Some(ContextAnswer::Date(date))) => date.to_string(),
        (None, _) => String::new(),
    };
    let message = phrases::YOUR_ANSWER.to_owned();
    Prompt::Enter(Enter { message, present, commands: ON_CONTEXT })
}

/// Takes a reply to the present question.
pub(super) fn reply(wizard: &mut Wizard<'_>, reply: Reply) {
    let step = wizard.step();
    match (reply, step) {
        (Reply::Explain, Some(step)) => explain(wizard, step),
        (Reply::Note, Some(Question::Factor(factor))) => wizard.go(Screen::Note(factor)),
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
        (Reply::Chose(place), Some(Question::Context(context))) => {
            choose_context(wizard, context, place)
        }
        (Reply::Typed(text), Some(Question::Context(context))) => {
            type_context(wizard, context, &text)
        }
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
            let people: Vec<&str> = factor.asks.iter().map(|it| model[*it].name.as_str()).collect();
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
    put(wizard, factor, Answer { reply, ..wizard.answers.answer(factor).clone() });
    if wizard.answers.is_reworded(factor) {
        wizard.answers.confirm(factor);
        wizard.changed();
    }
    true
}

fn put(wizard: &mut Wizard<'_>, factor: FactorId, mut answer: Answer) {
    if matches!(answer.reply, Answered::Unknown | Answered::NotApplicable) {
        // A different answer needs its own basis.
        answer.basis = Basis::Seen;
    }
    if *wizard.answers.answer(factor) != answer {
        wizard.answers.set(factor, answer);
        wizard.changed();
    }
}

fn choose_context(wizard: &mut Wizard<'_>, context: ContextId, place: usize) {
    let question = &wizard.model[context];
    let known = place < question.choices().len();
    if known || !question.required {
        put_context(wizard, context, known.then_some(ContextAnswer::Choice(place)));
    }
}

fn put_context(wizard: &mut Wizard<'_>, context: ContextId, answer: Option<ContextAnswer>) {
    wizard.left = wizard.left.take().filter(|it| it.0 != context);
    keep_context(wizard, context, answer);
    wizard.forward();
}

fn keep_context(wizard: &mut Wizard<'_>, context: ContextId, answer: Option<ContextAnswer>) {
    if wizard.answers.about(context) != answer.as_ref() {
        wizard.answers.set_about(context, answer);
        wizard.changed();
    }
}

/// Keeps a half-typed answer when the person leaves, if it is valid. If nothing was typed, the answer
/// stays as it was.
pub(super) fn keep_typed(wizard: &mut Wizard<'_>, text: &str) {
    let Some(Question::Context(context)) = wizard.step() else { return };
    if let Ok(answer) = parsed(&wizard.model[context].kind, &one_line(text)) {
        keep_context(wizard, context, Some(answer));
    }
}

fn type_context(wizard: &mut Wizard<'_>, context: ContextId, text: &str) {
    let text = one_line(text);
    if text.is_empty() {
        return put_context(wizard, context, None);
    }
    match parsed(&wizard.model[context].kind, &text) {
        Ok(answer) => put_context(wizard, context, Some(answer)),
        Err(complaint) => wizard.complain(fill(complaint, &[("typed", &text)]), text),
    }
}

/// Returns the answer in a typed line, or what is wrong with the line.
fn parsed(kind: &ContextKind, text: &str) -> Result<ContextAnswer, &'static str> {
    let (answer, complaint) = match kind {
        ContextKind::Number => {
            let number = text.parse().ok().filter(|it| (0..=LARGEST_NUMBER).contains(it));
            (number.map(ContextAnswer::Number), phrases::NOT_A_NUMBER)
        }
        ContextKind::Date => (day(text).map(ContextAnswer::Date), phrases::NOT_A_DATE),
        _ => (
            Some(text).filter(|it| !it.is_empty()).map(|it| ContextAnswer::Text(it.to_owned())),
            "",
        ),
    };
    answer.ok_or(complaint)
}

/// Returns the day that is written as year-month-day.
fn day(text: &str) -> Option<Date> {
    let digits = |it: char| it.is_ascii_digit() || it == '-';
    text.parse::<Date>().ok().filter(|it| text.chars().all(digits) && it.year() >= 0)
}

/// Returns the text on one line, cut to the length that an answers file accepts, without control
/// characters and without white space around it.
pub fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|it| if is_unprintable(it) { ' ' } else { it }).collect();
    text.trim().chars().take(LONGEST_TEXT).collect()
}

/// Asks for the note.
pub(super) fn note(wizard: &Wizard<'_>, factor: FactorId) -> (Vec<Said>, Prompt) {
    let present = wizard.answers.answer(factor).note.clone().unwrap_or_default();
    let message = phrases::YOUR_ANSWER.to_owned();
    let phrase = if present.is_empty() { phrases::NOTE_QUESTION } else { phrases::NOTE_THERE };
    let said = vec![Said::Text(phrase.to_owned())];
    (said, Prompt::Enter(Enter { message, present, commands: ON_MENU }))
}

/// Takes the note. It is saved at once, whether or not the question is answered.
pub(super) fn reply_to_note(wizard: &mut Wizard<'_>, factor: FactorId, reply: Reply) {
    match reply {
        Reply::Typed(text) => {
            put_note(wizard, factor, one_line(&text));
            wizard.go(Screen::Basis(factor));
        }
        Reply::Back(text) => {
            keep_note(wizard, factor, &text);
            wizard.go(Screen::Question);
        }
        _ => {}
    }
}

/// Keeps a half-typed note when the person leaves the prompt. If nothing was typed, the note stays as
/// it was.
pub(super) fn keep_note(wizard: &mut Wizard<'_>, factor: FactorId, text: &str) {
    let text = one_line(text);
    if !text.is_empty() {
        put_note(wizard, factor, text);
    }
}

fn put_note(wizard: &mut Wizard<'_>, factor: FactorId, text: String) {
    let note = Some(text).filter(|it| !it.is_empty());
    put(wizard, factor, Answer { note, ..wizard.answers.answer(factor).clone() });
}

/// Asks for the basis.
pub(super) fn basis(wizard: &Wizard<'_>, factor: FactorId) -> (Vec<Said>, Prompt) {
    let said = vec![Said::Text(phrases::BASIS_QUESTION.to_owned())];
    (said, basis_prompt(wizard, factor))
}

/// Returns the choice between the bases of an answer.
pub(super) fn basis_prompt(wizard: &Wizard<'_>, factor: FactorId) -> Prompt {
    let basis = wizard.answers.answer(factor).basis;
    let options = Basis::ALL.iter().map(|it| basis_words(*it).0.to_owned()).collect();
    let present = Basis::ALL.iter().position(|it| *it == basis);
    choose(options, present, None, ON_MENU)
}

/// Takes the basis.
pub(super) fn reply_to_basis(wizard: &mut Wizard<'_>, factor: FactorId, reply: &Reply) {
    match reply {
        Reply::Chose(place) if put_basis(wizard, factor, *place) => wizard.go(Screen::Question),
        Reply::Back(_) => wizard.go(Screen::Note(factor)),
        _ => {}
    }
}

/// Gives an answer the basis at this place of the list, and tells whether there is one.
pub(super) fn put_basis(wizard: &mut Wizard<'_>, factor: FactorId, place: usize) -> bool {
    let Some(basis) = Basis::ALL.get(place).copied() else { return false };
    put(wizard, factor, Answer { basis, ..wizard.answers.answer(factor).clone() });
    wizard.grounded.push(factor);
    true
}
