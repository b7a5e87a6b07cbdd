//! The questions on the company: a choice, several choices, a line to type, and items that each get
//! an outcome or a day. Of these the items are chosen first; then each has a screen of its own.

use jiff::civil::Date;

use super::dialogue::{Enter, Prompt, Reply, Said, Several};
use super::questions::{choose, count, one_line};
use super::route;
use super::state::{ON_CONTEXT, ON_MENU, Part, Screen, Wizard};
use super::tensions::contradiction;
use super::typed::{day, parsed};
use crate::answers::ContextAnswer;
use crate::answers::names::Names;
use crate::model::{Choice, ContextId, ContextKind, Question, Stage};
use crate::phrases::{self, fill};

/// Returns the question and its prompt.
pub(super) fn question(wizard: &mut Wizard<'_>, context: ContextId) -> (Vec<Said>, Prompt) {
    (words(wizard, context), prompt(wizard, context))
}

fn words(wizard: &mut Wizard<'_>, context: ContextId) -> Vec<Said> {
    let question = &wizard.model[context];
    let (part, intro, phrase) = match question.stage {
        Stage::First => (Part::About, phrases::ABOUT_INTRO, phrases::PROGRESS_ABOUT),
        Stage::Last => (Part::More, phrases::MORE_INTRO, phrases::PROGRESS_MORE),
        Stage::After => (Part::After, phrases::AFTER_INTRO, phrases::PROGRESS_AFTER),
    };
    let mut list = route::contexts(wizard.model, question.stage);
    list.retain(|it| wizard.answers.applies(wizard.model, Question::Context(*it)));
    let number = list.iter().position(|it| *it == context).map_or(0, |it| it + 1);
    let mut said = Vec::new();
    // Nobody can say what they think of an advice that they have not read.
    let advice = wizard.walk.offer.as_ref().map(|it| it.advice.clone());
    if let Some(advice) = advice.filter(|_| question.stage == Stage::After && number == 1) {
        said.extend([Said::Title(intro.to_owned()), Said::Text(advice)]);
    } else if wizard.announce(part) {
        said.push(Said::Title(intro.to_owned()));
    }
    said.push(Said::Progress(count(phrase, number, list.len(), "")));
    said.push(Said::Question(wizard.names().fill(&question.question)));
    if matches!(question.kind, ContextKind::Date) {
        said.push(Said::Text(phrases::DATE_SHAPE.to_owned()));
    }
    said
}

fn prompt(wizard: &Wizard<'_>, context: ContextId) -> Prompt {
    let question = &wizard.model[context];
    let names = wizard.names();
    let about = wizard.answers.about(context);
    match &question.kind {
        ContextKind::Choice(choices) => {
            let mut options = labels(choices, &names);
            if !question.required {
                options.push(phrases::LEAVE_OUT.to_owned());
            }
            // Enter alone leaves an optional question open.
            let nothing = (!question.required).then_some(choices.len());
            choose(options, wizard.answers.choice(context).or(nothing), None, ON_CONTEXT)
        }
        ContextKind::Choices(items)
        | ContextKind::Dated(items)
        | ContextKind::Remarks(items)
        | ContextKind::Outcomes { items, .. } => several(items, about, &names),
        ContextKind::Number | ContextKind::Text | ContextKind::Date => line(wizard, context),
    }
}

fn labels(choices: &[Choice], names: &Names) -> Vec<String> {
    choices.iter().map(|it| names.fill(&it.label)).collect()
}

/// Returns the choice of several items. The last option says that it is none of them.
fn several(items: &[Choice], about: Option<&ContextAnswer>, names: &Names) -> Prompt {
    let mut options = labels(items, names);
    options.push(phrases::NONE_OF_THESE.to_owned());
    let present = match (about, about.map(chosen)) {
        (Some(_), Some(places)) if places.is_empty() => vec![items.len()],
        (_, places) => places.unwrap_or_default(),
    };
    let message = phrases::YOUR_ANSWER.to_owned();
    Prompt::Several(Several { message, options, present, commands: ON_CONTEXT })
}

/// Returns the places of the items in an answer.
fn chosen(answer: &ContextAnswer) -> Vec<usize> {
    match answer {
        ContextAnswer::Choices(places) => places.clone(),
        ContextAnswer::Outcomes(pairs) => pairs.iter().map(|it| it.0).collect(),
        ContextAnswer::Remarks(pairs) => pairs.iter().map(|it| it.0).collect(),
        ContextAnswer::Dated(pairs) => pairs.iter().map(|it| it.0).collect(),
        _ => Vec::new(),
    }
}

fn line(wizard: &Wizard<'_>, context: ContextId) -> Prompt {
    let left = wizard.left.as_ref().filter(|it| it.0 == context).map(|it| &it.1);
    let present = match (wizard.typed.as_ref().or(left), wizard.answers.about(context)) {
        (Some(typed), _) => typed.clone(),
        (None, Some(ContextAnswer::Text(text))) => text.clone(),
        (None, Some(ContextAnswer::Number(number))) => number.to_string(),
        (None, Some(ContextAnswer::Date(date))) => date.to_string(),
        (None, _) => String::new(),
    };
    let message = phrases::YOUR_ANSWER.to_owned();
    let kind = &wizard.model[context].kind;
    let refused = wizard.typed.is_some() || !present.is_empty() && parsed(kind, &present).is_err();
    Prompt::Enter(Enter { message, present, refused, commands: ON_CONTEXT })
}

/// Takes a reply to a question on the company.
pub(super) fn reply(wizard: &mut Wizard<'_>, context: ContextId, reply: Reply) {
    match reply {
        Reply::Chose(place) => chose(wizard, context, place),
        Reply::ChoseSeveral(places) => chose_several(wizard, context, places),
        Reply::Typed(text) => typed(wizard, context, &text),
        _ => {}
    }
}

fn chose(wizard: &mut Wizard<'_>, context: ContextId, place: usize) {
    let question = &wizard.model[context];
    let ContextKind::Choice(choices) = &question.kind else { return };
    let known = place < choices.len();
    if known || !question.required {
        put(wizard, context, known.then_some(ContextAnswer::Choice(place)));
    }
}

fn chose_several(wizard: &mut Wizard<'_>, context: ContextId, places: Vec<usize>) {
    let kind = &wizard.model[context].kind;
    let (ContextKind::Choices(items)
    | ContextKind::Dated(items)
    | ContextKind::Remarks(items)
    | ContextKind::Outcomes { items, .. }) = kind
    else {
        return;
    };
    let (some, none) = places.into_iter().partition::<Vec<_>, _>(|it| *it < items.len());
    let (some, none) = (some, !none.is_empty());
    if none && !some.is_empty() {
        wizard.tell(Said::Error(phrases::NONE_AND_SOME.to_owned()));
        return wizard.ask_again();
    }
    if some.is_empty() && !none {
        return put(wizard, context, None);
    }
    let answer = match (kind, wizard.answers.about(context)) {
        (ContextKind::Choices(_), _) => {
            return put(wizard, context, Some(ContextAnswer::Choices(some)));
        }
        (ContextKind::Dated(_), about) => {
            ContextAnswer::Dated(some.iter().map(|it| (*it, day_of(about, *it))).collect())
        }
        (ContextKind::Remarks(_), about) => {
            let known = |it: &usize| Some((*it, remark_on(about, *it)?));
            ContextAnswer::Remarks(some.iter().filter_map(known).collect())
        }
        (_, about) => {
            let known = |it: &usize| Some((*it, outcome_of(about, *it)?));
            ContextAnswer::Outcomes(some.iter().filter_map(known).collect())
        }
    };
    if some.is_empty() {
        return put(wizard, context, Some(answer));
    }
    // An answer without any item would mean that there are none.
    keep(wizard, context, Some(answer).filter(|it| !chosen(it).is_empty()));
    wizard.go(Screen::Each(context, some));
}

fn outcome_of(about: Option<&ContextAnswer>, item: usize) -> Option<usize> {
    let Some(ContextAnswer::Outcomes(pairs)) = about else { return None };
    pairs.iter().find(|it| it.0 == item).map(|it| it.1)
}

fn remark_on(about: Option<&ContextAnswer>, item: usize) -> Option<String> {
    let Some(ContextAnswer::Remarks(pairs)) = about else { return None };
    pairs.iter().find(|it| it.0 == item).map(|it| it.1.clone())
}

fn day_of(about: Option<&ContextAnswer>, item: usize) -> Option<Date> {
    let Some(ContextAnswer::Dated(pairs)) = about else { return None };
    pairs.iter().find(|it| it.0 == item).and_then(|it| it.1)
}

/// Asks for the outcome or the day of the first of these items.
pub(super) fn each(
    wizard: &Wizard<'_>,
    context: ContextId,
    items: &[usize],
) -> (Vec<Said>, Prompt) {
    let (names, about) = (wizard.names(), wizard.answers.about(context));
    let message = phrases::YOUR_ANSWER.to_owned();
    let Some(item) = items.first().copied() else { return (Vec::new(), prompt(wizard, context)) };
    let ask = |phrase: &str, items: &[Choice]| {
        let name = items.get(item).map(|it| names.fill(&it.label)).unwrap_or_default();
        Said::Question(fill(phrase, &[("name", &name)]))
    };
    match &wizard.model[context].kind {
        ContextKind::Outcomes { items, outcomes } => {
            let said = vec![ask(phrases::HOW_IT_ENDED, items)];
            let present = outcome_of(about, item);
            (said, choose(labels(outcomes, &names), present, None, ON_MENU))
        }
        ContextKind::Remarks(items) => {
            let present = wizard.typed.clone().or(remark_on(about, item)).unwrap_or_default();
            let said = vec![ask(phrases::IN_A_LINE, items)];
            (
                said,
                Prompt::Enter(Enter {
                    message,
                    present,
                    refused: wizard.typed.is_some(),
                    commands: ON_MENU,
                }),
            )
        }
        kind => {
            let items = if let ContextKind::Dated(items) = kind { items.as_slice() } else { &[] };
            let day = day_of(about, item).map(|it| it.to_string());
            let present = wizard.typed.clone().or(day).unwrap_or_default();
            let said = vec![
                ask(phrases::UNTIL_WHEN, items),
                Said::Text(phrases::DATE_OR_NOTHING.to_owned()),
            ];
            (
                said,
                Prompt::Enter(Enter {
                    message,
                    present,
                    refused: wizard.typed.is_some(),
                    commands: ON_MENU,
                }),
            )
        }
    }
}

/// Takes the outcome or the day of the first of these items, and goes on with the others.
pub(super) fn reply_to_each(
    wizard: &mut Wizard<'_>,
    context: ContextId,
    mut items: Vec<usize>,
    reply: Reply,
) {
    let Some(item) = items.first().copied() else { return wizard.go(Screen::Question) };
    let about = wizard.answers.about(context).cloned();
    let answer = match reply {
        Reply::Back(_) => return wizard.go(Screen::Question),
        Reply::Chose(outcome) => with_outcome(wizard, context, about, (item, outcome)),
        Reply::Typed(text) if matches!(wizard.model[context].kind, ContextKind::Remarks(_)) => {
            with_remark(about, (item, one_line(&text)))
        }
        Reply::Typed(text) => match day_or_nothing(&one_line(&text)) {
            Ok(day) => with_day(about, (item, day)),
            Err(complaint) => return wizard.complain(complaint, one_line(&text)),
        },
        _ => None,
    };
    let Some(answer) = answer else { return };
    items.remove(0);
    if items.is_empty() {
        return put(wizard, context, Some(answer));
    }
    keep(wizard, context, Some(answer));
    wizard.go(Screen::Each(context, items));
}

fn with_outcome(
    wizard: &Wizard<'_>,
    context: ContextId,
    about: Option<ContextAnswer>,
    pair: (usize, usize),
) -> Option<ContextAnswer> {
    let ContextKind::Outcomes { outcomes, .. } = &wizard.model[context].kind else { return None };
    let mut pairs = match about {
        Some(ContextAnswer::Outcomes(pairs)) => pairs,
        _ => Vec::new(),
    };
    pairs.retain(|it| it.0 != pair.0);
    pairs.push(pair);
    pairs.sort_unstable();
    Some(ContextAnswer::Outcomes(pairs)).filter(|_| pair.1 < outcomes.len())
}

/// Adds a remark, or takes it out if nothing was typed.
fn with_remark(about: Option<ContextAnswer>, pair: (usize, String)) -> Option<ContextAnswer> {
    let mut pairs = match about {
        Some(ContextAnswer::Remarks(pairs)) => pairs,
        _ => Vec::new(),
    };
    pairs.retain(|it| it.0 != pair.0);
    pairs.extend(Some(pair).filter(|it| !it.1.is_empty()));
    pairs.sort_unstable();
    Some(ContextAnswer::Remarks(pairs))
}

fn with_day(about: Option<ContextAnswer>, pair: (usize, Option<Date>)) -> Option<ContextAnswer> {
    let Some(ContextAnswer::Dated(mut pairs)) = about else { return None };
    pairs.retain(|it| it.0 != pair.0);
    pairs.push(pair);
    pairs.sort_unstable();
    Some(ContextAnswer::Dated(pairs))
}

/// Returns the day that was typed, if any, or a message if it is not a day.
fn day_or_nothing(text: &str) -> Result<Option<Date>, String> {
    if text.is_empty() { Ok(None) } else { day(text).map(Some) }
}

/// Takes an answer and goes on, unless it contradicts another one.
fn put(wizard: &mut Wizard<'_>, context: ContextId, answer: Option<ContextAnswer>) {
    let reason = answer.as_ref().and_then(|it| Some((it, contradiction(wizard, context, it)?)));
    if let Some((answer, reason)) = reason {
        let given = in_words(wizard, context, answer);
        return wizard.complain(reason, given);
    }
    wizard.left = wizard.left.take().filter(|it| it.0 != context);
    keep(wizard, context, answer);
    wizard.forward();
}

fn keep(wizard: &mut Wizard<'_>, context: ContextId, answer: Option<ContextAnswer>) {
    if wizard.answers.about(context) != answer.as_ref() {
        wizard.answers.set_about(context, answer);
        wizard.changed();
    }
}

/// Keeps a half-typed answer when the person leaves, if it is valid and can stand beside the others.
/// If nothing was typed, the answer stays as it was.
pub(super) fn keep_typed(wizard: &mut Wizard<'_>, context: ContextId, text: &str) {
    if let Ok(answer) = parsed(&wizard.model[context].kind, &one_line(text))
        && contradiction(wizard, context, &answer).is_none()
    {
        keep(wizard, context, Some(answer));
    }
}

fn typed(wizard: &mut Wizard<'_>, context: ContextId, text: &str) {
    let text = one_line(text);
    if text.is_empty() {
        return put(wizard, context, None);
    }
    match parsed(&wizard.model[context].kind, &text) {
        Ok(answer) => put(wizard, context, Some(answer)),
        Err(complaint) if complaint.is_empty() => {}
        Err(complaint) => wizard.complain(complaint, text),
    }
}

/// Returns an answer in the words of its question.
pub(super) fn in_words(wizard: &Wizard<'_>, context: ContextId, answer: &ContextAnswer) -> String {
    let (question, names) = (&wizard.model[context], wizard.names());
    let label = |choices: &[Choice], place: usize| {
        choices.get(place).map(|it| names.fill(&it.label)).unwrap_or_default()
    };
    let parts: Vec<String> = match (answer, &question.kind) {
        (ContextAnswer::Choice(place), _) => return label(question.choices(), *place),
        (ContextAnswer::Number(number), _) => return number.to_string(),
        (ContextAnswer::Text(text), _) => return text.clone(),
        (ContextAnswer::Date(date), _) => return date.to_string(),
        (ContextAnswer::Outcomes(pairs), ContextKind::Outcomes { items, outcomes }) => {
            let pair =
                |it: &(usize, usize)| format!("{}: {}", label(items, it.0), label(outcomes, it.1));
            pairs.iter().map(pair).collect()
        }
        (ContextAnswer::Remarks(pairs), _) => {
            let pair =
                |it: &(usize, String)| format!("{}: {}", label(question.choices(), it.0), it.1);
            pairs.iter().map(pair).collect()
        }
        (ContextAnswer::Dated(pairs), _) => {
            let pair = |it: &(usize, Option<Date>)| {
                let day = it.1.map(|it| fill(phrases::UNTIL, &[("date", &it.to_string())]));
                let day = day.unwrap_or_else(|| phrases::DATE_NOT_KNOWN.to_owned());
                format!("{} ({day})", label(question.choices(), it.0))
            };
            pairs.iter().map(pair).collect()
        }
        _ => chosen(answer).into_iter().map(|it| label(question.choices(), it)).collect(),
    };
    if parts.is_empty() { phrases::NONE_OF_THESE.to_owned() } else { parts.join("; ") }
}
