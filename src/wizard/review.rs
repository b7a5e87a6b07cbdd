//! The check page: every answer with its number, so that each can be changed.

use super::dialogue::{Enter, Prompt, Reply, Said};
use super::state::{ON_MENU, Screen, Wizard};
use super::typed::plain_digits;
use super::{about, insight, menus, notes};
use crate::answers::names::Names;
use crate::answers::{Basis, Reply as Answered};
use crate::model::{ContextId, FactorId, Question, Stage};
use crate::phrases::{self, fill};

/// Returns the page.
pub(super) fn page(wizard: &Wizard<'_>) -> Vec<Said> {
    let names = wizard.names();
    let mut said = vec![Said::Title(phrases::CHECK_TITLE.to_owned())];
    let mut heading = String::new();
    for (place, step) in rows(wizard).into_iter().enumerate() {
        let (title, name, answer) = match step {
            Question::Factor(factor) => {
                let text = &wizard.model[factor];
                let answer = factor_answer(wizard, factor, &names);
                (names.fill(&wizard.model[text.section].title), names.fill(&text.name), answer)
            }
            Question::Context(context) => (
                phrases::ABOUT_TITLE.to_owned(),
                names.fill(&wizard.model[context].name),
                context_answer(wizard, context),
            ),
        };
        if title != heading {
            said.push(Said::Progress(title.clone()));
            heading = title;
        }
        said.push(Said::Row { number: place + 1, name, answer });
    }
    said.push(Said::Progress(totals(wizard)));
    said.extend(missing(wizard));
    said.extend(hanging(wizard));
    said
}

/// Returns the answers that decide the outcome, with their numbers on the page.
fn hanging(wizard: &Wizard<'_>) -> Vec<Said> {
    let (rows, names) = (rows(wizard), wizard.names());
    let hinges = insight::hinges(wizard.model, &wizard.answers);
    let row = |factor: &FactorId| {
        let place = rows.iter().position(|it| *it == Question::Factor(*factor))?;
        let name = names.fill(&wizard.model[*factor].name);
        let answer = factor_answer(wizard, *factor, &names);
        Some(Said::Row { number: place + 1, name, answer })
    };
    let mut said: Vec<Said> = hinges.iter().filter_map(row).collect();
    let title = if said.len() == 1 { phrases::HANGS_ON_ONE } else { phrases::HANGS_ON };
    if !said.is_empty() {
        said.insert(0, Said::Progress(title.to_owned()));
    }
    said
}

/// Ends with a paper, after asking for the basis of the deciding answers. An answer whose basis was
/// chosen already is not asked about again.
pub(super) fn finish(wizard: &mut Wizard<'_>) {
    let bare = |factor: &FactorId| {
        wizard.answers.answer(*factor).basis == Basis::NotStated
            && !wizard.grounded.contains(factor)
    };
    match insight::hinges(wizard.model, &wizard.answers).into_iter().find(bare) {
        Some(factor) => wizard.go(Screen::Hinge(factor)),
        None => wizard.finish(),
    }
}

/// Asks how a deciding answer is known.
pub(super) fn hinge(wizard: &Wizard<'_>, factor: FactorId) -> (Vec<Said>, Prompt) {
    let names = wizard.names();
    let row = Said::Row {
        number: rows(wizard)
            .iter()
            .position(|it| *it == Question::Factor(factor))
            .map_or(0, |it| it + 1),
        name: names.fill(&wizard.model[factor].name),
        answer: factor_answer(wizard, factor, &names),
    };
    let title = Said::Progress(phrases::HINGE.to_owned());
    let said = vec![title, row, Said::Text(phrases::HINGE_QUESTION.to_owned())];
    (said, notes::basis_prompt(wizard, factor))
}

/// Takes the basis of a deciding answer.
pub(super) fn reply_to_hinge(wizard: &mut Wizard<'_>, factor: FactorId, reply: &Reply) {
    match reply {
        Reply::Chose(place) if notes::put_basis(wizard, factor, *place) => finish(wizard),
        Reply::Back(_) => wizard.go(Screen::Check),
        _ => {}
    }
}

/// Returns what the page lists: the scored questions, under the numbers they are asked by, then the
/// questions on the company that are always asked or have an answer.
fn rows(wizard: &Wizard<'_>) -> Vec<Question> {
    let factors = wizard.factors(wizard.version).into_iter().map(Question::Factor);
    let contexts = |stage| menus::contexts(wizard, stage).into_iter();
    let others = contexts(Stage::Last).chain(contexts(Stage::After));
    let others = others.filter(|id| wizard.answers.about(*id).is_some());
    factors.chain(contexts(Stage::First).chain(others).map(Question::Context)).collect()
}

fn factor_answer(wizard: &Wizard<'_>, factor: FactorId, names: &Names) -> String {
    let answer = wizard.answers.answer(factor);
    let text = match answer.reply {
        Answered::Level(level) => {
            let label = &wizard.model[factor].levels[level.index()].label;
            format!("{}: {}", level.number(), names.fill(label))
        }
        Answered::Unknown => phrases::DONT_KNOW.to_owned(),
        Answered::NotApplicable => phrases::DOES_NOT_APPLY.to_owned(),
        Answered::NotAsked => phrases::NOT_ANSWERED.to_owned(),
    };
    let mut remarks = Vec::new();
    if matches!(answer.reply, Answered::Level(_)) {
        remarks.push(notes::basis_words(answer.basis).1);
    }
    remarks.extend(answer.note.as_ref().map(|_| phrases::HAS_NOTE));
    remarks.extend(wizard.answers.is_reworded(factor).then_some(phrases::REWORDED_SINCE));
    match remarks.join(phrases::AND_REMARK) {
        remarks if remarks.is_empty() => text,
        remarks => fill(phrases::WITH_REMARKS, &[("answer", &text), ("remarks", &remarks)]),
    }
}

fn context_answer(wizard: &Wizard<'_>, context: ContextId) -> String {
    let answer = wizard.answers.about(context);
    answer
        .map_or_else(|| phrases::NOT_ANSWERED.to_owned(), |it| about::in_words(wizard, context, it))
}

fn totals(wizard: &Wizard<'_>) -> String {
    let factors = wizard.factors(wizard.version);
    let count = |wanted: fn(Answered) -> bool| {
        factors.iter().filter(|id| wanted(wizard.answers.answer(**id).reply)).count().to_string()
    };
    let answered = count(|it| matches!(it, Answered::Level(_) | Answered::NotApplicable));
    let unknown = count(|it| it == Answered::Unknown);
    let open = count(|it| it == Answered::NotAsked);
    let rest = menus::rest(wizard);
    let phrase = if rest == 0 { phrases::COUNT } else { phrases::COUNT_SHORT };
    let rest = rest.to_string();
    let words = [("answered", &*answered), ("unknown", &unknown), ("open", &open), ("rest", &rest)];
    fill(phrase, &words)
}

/// Returns a warning for each open question on the company that the advice needs.
fn missing(wizard: &Wizard<'_>) -> Vec<Said> {
    let names = wizard.names();
    let open = |id: &ContextId| {
        wizard.model[*id].required
            && wizard.answers.about(*id).is_none()
            && wizard.answers.applies(wizard.model, Question::Context(*id))
    };
    let warn = |id: ContextId| {
        let name = names.fill(&wizard.model[id].name);
        Said::Text(fill(phrases::REQUIRED_OPEN, &[("name", &name)]))
    };
    wizard.model.context_ids().filter(open).map(warn).collect()
}

/// Asks which answer to change.
pub(super) fn change(wizard: &Wizard<'_>) -> (Vec<Said>, Prompt) {
    let last = rows(wizard).len().to_string();
    let said = vec![Said::Text(fill(phrases::CHANGE_WHICH, &[("last", &last)]))];
    let message = phrases::YOUR_ANSWER.to_owned();
    let present = wizard.typed.clone().unwrap_or_default();
    (said, Prompt::Enter(Enter { message, present, refused: false, commands: ON_MENU }))
}

/// Goes to the answer with the typed number, or back to the page if nothing was typed.
pub(super) fn reply_to_change(wizard: &mut Wizard<'_>, reply: Reply) {
    let typed = match reply {
        Reply::Typed(typed) if !typed.trim().is_empty() => typed.trim().to_owned(),
        _ => return wizard.go(Screen::Check),
    };
    let rows = rows(wizard);
    let number = plain_digits(typed.trim_end_matches('.')).parse::<usize>().ok();
    match number.and_then(|it| rows.get(it.checked_sub(1)?)) {
        Some(step) => wizard.detour(vec![*step]),
        None => {
            let words = [("typed", typed.as_str()), ("last", &rows.len().to_string())];
            wizard.complain(fill(phrases::NOT_IN_LIST, &words), String::new());
        }
    }
}
