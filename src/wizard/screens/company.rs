//! A question on the company: a choice, several choices, or a line to type.

use std::rc::Rc;

use super::again::spoken;
use super::each::{self, Each};
use crate::answers::ContextAnswer;
use crate::answers::names::Names;
use crate::diagnostic::ticked;
use crate::model::{Choice, ContextId, ContextKind, Question, Stage};
use crate::phrases::{self, fill};
use crate::wizard::Next;
use crate::wizard::dialogue::{Prompt, Reply, Said, Several};
use crate::wizard::scope::count;
use crate::wizard::screen::{Go, ON_CONTEXT, Screen, Shown, choose, enter, refuse};
use crate::wizard::session::{Part, Session, date};
use crate::wizard::typed::{one_line, parsed};

/// Asks a question on the company.
#[derive(Debug)]
pub(in crate::wizard) struct Company {
    pub(in crate::wizard) context: ContextId,
    /// Its number among the questions that are asked now, and how many those are; none on the way
    /// through all of its stage.
    pub(in crate::wizard) number: Option<(usize, usize)>,
    /// The later question whose answer made this one apply, if that was asked just before. This one is
    /// counted in its place, and it behind this one.
    pub(in crate::wizard) cause: Option<Question>,
    /// Whether the first question of a part has a heading over it.
    pub(in crate::wizard) heads: bool,
}

impl Screen for Company {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let question = &session.model[self.context];
        let mut said = self.heading(session);
        said.push(Said::Question(session.names().fill(&question.question)));
        if matches!(question.kind, ContextKind::Date) {
            said.push(Said::Text(phrases::DATE_SHAPE.to_owned()));
        }
        said.extend(earlier(session, self.context));
        said.extend(spoken(session, self.context).map(Said::Text));
        (said, prompt(session, self.context))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        match reply {
            Reply::Explain => {
                let why = session.names().fill(&session.model[self.context].why);
                session.tell(Said::Text(fill(phrases::WHY, &[("why", &why)])));
                Go::Again
            }
            Reply::Back(text) => {
                if !text.is_empty() {
                    session.draft = Some((self.context, text));
                }
                Go::Back
            }
            Reply::Review => Go::Review,
            Reply::Chose(place) => chose(session, self.context, place),
            Reply::ChoseSeveral(places) => chose_several(session, self.context, places),
            Reply::Typed(text) => typed(session, self.context, &one_line(&text)),
            _ => Go::Again,
        }
    }

    /// Keeps a half-typed answer, if it is valid and can stand beside the others. If nothing was typed,
    /// the answer stays as it was.
    fn leave(&self, session: &mut Session<'_>, text: &str) {
        if let Ok(answer) = parsed(&session.model[self.context].kind, &one_line(text))
            && contradiction(session, self.context, &answer).is_none()
        {
            session.put_about(self.context, Some(answer));
        }
    }
}

impl Company {
    /// Returns what is said over the question.
    fn heading(&self, session: &mut Session<'_>) -> Vec<Said> {
        let stage = session.model[self.context].stage;
        if let Some(number) = self.number {
            return vec![Said::Progress(beside(stage, number))];
        }
        let (part, intro, phrase) = match stage {
            Stage::First => (Part::About, phrases::ABOUT_INTRO, phrases::PROGRESS_ABOUT),
            Stage::Last => (Part::More, phrases::MORE_INTRO, phrases::PROGRESS_MORE),
            Stage::After => (Part::After, phrases::AFTER_INTRO, phrases::PROGRESS_AFTER),
        };
        let list = session.contexts(stage);
        let place = |it: Question| list.iter().position(|id| Question::Context(*id) == it);
        let own = Question::Context(self.context);
        let number = self.cause.and_then(place).or(place(own)).map_or(0, |it| it + 1);
        let mut said = Vec::new();
        // Nobody can say what they think of an advice that they have not read.
        let advice = session.outcome.as_ref().map(|it| it.1.advice.clone());
        if let Some(advice) = advice.filter(|_| stage == Stage::After && number == 1) {
            said.extend([Said::Title(intro.to_owned()), Said::Text(advice)]);
        } else if self.heads && session.announce(part) {
            said.push(Said::Title(intro.to_owned()));
        }
        let total = session.tell_total(Some(stage), list.len());
        said.push(Said::Progress(count(phrase, number, &total, "")));
        said
    }
}

/// Returns what is said over a question beside the questionnaire: its stage, and its number among those
/// that are asked now, if they are several.
fn beside(stage: Stage, (number, total): (usize, usize)) -> String {
    let title = match stage {
        Stage::First => phrases::ABOUT_TITLE,
        Stage::Last => phrases::MORE_TITLE,
        Stage::After => phrases::AFTER_TITLE,
    };
    match total {
        1 => title.to_owned(),
        _ => count(phrases::PROGRESS_DETOUR, number, &total.to_string(), title),
    }
}

/// Returns what an earlier file says to a question that is open now.
fn earlier(session: &Session<'_>, context: ContextId) -> Option<Said> {
    let answer = session.earlier?.about(session.model, context)?;
    let is_open = session.answers.about(context).is_none();
    let words = [("answer", answer.trim_end_matches('.'))];
    is_open.then(|| Said::Text(fill(phrases::EARLIER, &words)))
}

fn prompt(session: &Session<'_>, context: ContextId) -> Next {
    let question = &session.model[context];
    let names = session.names();
    let about = session.answers.about(context);
    match &question.kind {
        ContextKind::Choice(choices) => {
            let mut options = labels(choices, &names);
            if !question.required {
                options.push(phrases::LEAVE_OUT.to_owned());
            }
            // Enter alone leaves an optional question open.
            let nothing = (!question.required).then_some(choices.len());
            // What was said to another advice is no answer yet.
            let present =
                session.answers.choice(context).filter(|_| !is_of_another(session, context));
            choose(options, present.or(nothing), None, ON_CONTEXT)
        }
        ContextKind::Choices(items)
        | ContextKind::Dated(items)
        | ContextKind::Remarks(items)
        | ContextKind::Outcomes { items, .. } => {
            several(items, &offered(session, context, items), about, &names)
        }
        ContextKind::Number | ContextKind::Text(_) | ContextKind::Date => line(session, context),
    }
}

/// Returns the texts of choices.
pub(super) fn labels(choices: &[Choice], names: &Names) -> Vec<String> {
    choices.iter().map(|it| names.fill(&it.label)).collect()
}

/// Returns the places of the items that can be chosen. What was tried can differ this time only where it
/// ended.
fn offered(session: &Session<'_>, context: ContextId, items: &[Choice]) -> Vec<usize> {
    let roles = &session.model.roles;
    let mut places: Vec<usize> = (0..items.len()).collect();
    if roles.differs == Some(context) {
        let remarked = session.answers.about(context).map(each::chosen).unwrap_or_default();
        let ended = ended(session);
        places.retain(|it| ended.contains(&&*items[*it].id) || remarked.contains(it));
    }
    places
}

/// Returns the ids of what was tried and ended.
fn ended<'m>(session: &Session<'m>) -> Vec<&'m str> {
    let model = session.model;
    let question = model.roles.tried.map(|it| (&model[it].kind, session.answers.about(it)));
    match question {
        Some((ContextKind::Outcomes { items, .. }, Some(ContextAnswer::Outcomes(given)))) => {
            let again = given.iter().filter(|it| model.tried.again.contains(&it.1));
            again.filter_map(|it| items.get(it.0)).map(|it| &*it.id).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the choice of several of the items in these places. The last option says that it is none of
/// them.
fn several(
    items: &[Choice],
    places: &[usize],
    about: Option<&ContextAnswer>,
    names: &Names,
) -> Next {
    let mut options: Vec<String> = places.iter().map(|it| names.fill(&items[*it].label)).collect();
    options.push(phrases::NONE_OF_THESE.to_owned());
    let option = |item: &usize| places.iter().position(|it| it == item);
    let present = match (about, about.map(each::chosen)) {
        (Some(_), Some(chosen)) if chosen.is_empty() => vec![places.len()],
        (_, chosen) => chosen.unwrap_or_default().iter().filter_map(option).collect(),
    };
    let message = phrases::YOUR_ANSWER.to_owned();
    Next::Ask(Prompt::Several(Several { message, options, present, commands: ON_CONTEXT }))
}

/// Tells whether a position is about another advice than the one that was shown.
fn is_of_another(session: &Session<'_>, context: ContextId) -> bool {
    session.on_another_advice().contains(&context)
}

fn line(session: &Session<'_>, context: ContextId) -> Next {
    let draft = session.draft.as_ref().filter(|it| it.0 == context).map(|it| it.1.clone());
    let present = draft.unwrap_or_else(|| match session.answers.about(context) {
        Some(ContextAnswer::Text(text)) => text.clone(),
        Some(ContextAnswer::Number(number)) => number.to_string(),
        Some(ContextAnswer::Date(date)) => date.to_string(),
        _ => String::new(),
    });
    let kind = &session.model[context].kind;
    let is_wrong = !present.is_empty() && parsed(kind, &present).is_err();
    match enter(session, present, ON_CONTEXT) {
        Next::Ask(Prompt::Enter(mut line)) => {
            line.refused |= is_wrong;
            Next::Ask(Prompt::Enter(line))
        }
        next => next,
    }
}

fn chose(session: &mut Session<'_>, context: ContextId, place: usize) -> Go {
    let question = &session.model[context];
    let ContextKind::Choice(choices) = &question.kind else { return Go::Again };
    let known = place < choices.len();
    if !known && question.required {
        return Go::Again;
    }
    if !known && is_of_another(session, context) {
        return Go::Forward;
    }
    put(session, context, known.then_some(ContextAnswer::Choice(place)))
}

fn chose_several(session: &mut Session<'_>, context: ContextId, options: Vec<usize>) -> Go {
    let kind = &session.model[context].kind;
    let (ContextKind::Choices(items)
    | ContextKind::Dated(items)
    | ContextKind::Remarks(items)
    | ContextKind::Outcomes { items, .. }) = kind
    else {
        return Go::Again;
    };
    let places = offered(session, context, items);
    let (some, none) = options.into_iter().partition::<Vec<_>, _>(|it| *it < places.len());
    let some: Vec<usize> = some.into_iter().map(|it| places[it]).collect();
    if !none.is_empty() && !some.is_empty() {
        session.tell(Said::Error(phrases::NONE_AND_SOME.to_owned()));
        return Go::Quietly;
    }
    if some.is_empty() && none.is_empty() {
        return put(session, context, None);
    }
    let answer = each::of_items(kind, session.answers.about(context), &some);
    if some.is_empty() || matches!(kind, ContextKind::Choices(_)) {
        return put(session, context, Some(answer));
    }
    // An answer without any item would mean that there are none.
    session.put_about(context, Some(answer).filter(|it| !each::chosen(it).is_empty()));
    Go::Show(Rc::new(Each { context, items: some }))
}

fn typed(session: &mut Session<'_>, context: ContextId, text: &str) -> Go {
    if text.is_empty() {
        return put(session, context, None);
    }
    match parsed(&session.model[context].kind, text) {
        Ok(answer) => put(session, context, Some(answer)),
        Err(complaint) if complaint.is_empty() => Go::Again,
        Err(complaint) => refuse(session, complaint, text.to_owned()),
    }
}

/// Takes an answer and goes on, unless it contradicts another one.
pub(super) fn put(
    session: &mut Session<'_>,
    context: ContextId,
    answer: Option<ContextAnswer>,
) -> Go {
    let reason = answer.as_ref().and_then(|it| Some((it, contradiction(session, context, it)?)));
    if let Some((answer, reason)) = reason {
        let given = in_words(session, context, answer);
        return refuse(session, reason, given);
    }
    session.draft = session.draft.take().filter(|it| it.0 != context);
    session.put_about(context, answer);
    Go::Forward
}

/// Returns why an answer on the company cannot stand beside another one, if it cannot: a file with both
/// would be refused.
fn contradiction(
    session: &Session<'_>,
    context: ContextId,
    answer: &ContextAnswer,
) -> Option<String> {
    let model = session.model;
    let mut with = session.answers.clone();
    with.set_about(context, Some(answer.clone()));
    date(model, &mut with, session.today);
    let here = Question::Context(context);
    let found = with.asked_only(model).contradictions(model);
    let found = found.into_iter().find(|it| it.question == here || it.against == Some(here))?;
    let mut message = found.message;
    for question in [Some(found.question), found.against].into_iter().flatten() {
        let id = match question {
            Question::Factor(factor) => &model[factor].id,
            Question::Context(context) => &model[context].id,
        };
        // Ids are for those who edit the file.
        message = message.replace(&ticked(id), &format!("“{}”", session.topic(question)));
    }
    Some(fill(phrases::CONTRADICTION, &[("message", &message)]))
}

/// Returns an answer in the words of its question.
pub(super) fn in_words(
    session: &Session<'_>,
    context: ContextId,
    answer: &ContextAnswer,
) -> String {
    let names = session.names();
    match answer {
        ContextAnswer::Choice(place) => {
            let choice = session.model[context].choices().get(*place);
            choice.map(|it| names.fill(&it.label)).unwrap_or_default()
        }
        ContextAnswer::Number(number) => number.to_string(),
        ContextAnswer::Text(text) => text.clone(),
        ContextAnswer::Date(date) => date.to_string(),
        _ => {
            let parts = each::in_words(&session.model[context].kind, answer, &names);
            match parts.as_slice() {
                [] => phrases::NONE_OF_THESE.to_owned(),
                parts => parts.join("; "),
            }
        }
    }
}
