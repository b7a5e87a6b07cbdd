//! The list of all answers, to look through and to change one.

use super::company;
use super::note::basis_words;
use crate::answers::{Basis, Reply as Answered};
use crate::model::{ContextId, FactorId, Question, Stage};
use crate::phrases::{self, fill};
use crate::wizard::Next;
use crate::wizard::dialogue::{Prompt, Reply, Said};
use crate::wizard::pick::{Pick, Row};
use crate::wizard::screen::{Detour, Go, ON_MENU, Page, Screen, Shown};
use crate::wizard::session::Session;

/// Asks which answer to change.
#[derive(Debug)]
pub(super) struct List {
    /// The page with all answers.
    pub(super) before: Page,
}

impl Screen for List {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let said = vec![Said::Text(phrases::CHANGE_WHICH.to_owned())];
        (said, pick(session, &listed(session)))
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        match reply {
            Reply::Chose(place) => match listed(session).get(place) {
                Some(question) => Detour::from(self.before.clone(), vec![*question]),
                None => Go::Again,
            },
            Reply::Back(_) => Go::Show(self.before.clone()),
            _ => Go::Again,
        }
    }
}

/// Returns the questions of the list, those left open first: the scored ones as they are asked, then
/// those on the company that are always asked or have an answer.
fn listed(session: &Session<'_>) -> Vec<Question> {
    let factors = session.factors(session.version).into_iter().map(Question::Factor);
    let contexts = |stage| session.contexts(stage).into_iter();
    let others = contexts(Stage::Last).chain(contexts(Stage::After));
    let others = others.filter(|id| session.answers.about(*id).is_some());
    let contexts = contexts(Stage::First).chain(others).map(Question::Context);
    let (open, answered): (Vec<_>, Vec<_>) =
        factors.chain(contexts).partition(|it| is_open(session, *it));
    open.into_iter().chain(answered).collect()
}

/// Tells whether a question was left open that the advice could use.
fn is_open(session: &Session<'_>, question: Question) -> bool {
    match question {
        Question::Factor(factor) => session.answers.answer(factor).reply == Answered::NotAsked,
        Question::Context(context) => {
            session.model[context].required && session.answers.about(context).is_none()
        }
    }
}

/// Returns the choice of one of these questions, each with its answer.
pub(super) fn pick(session: &Session<'_>, questions: &[Question]) -> Next {
    let rows = questions.iter().map(|it| row(session, *it)).collect();
    let message = phrases::PICK.to_owned();
    Next::Ask(Prompt::Pick(Pick { message, rows, commands: ON_MENU }))
}

/// Returns a question and its answer, to be shown.
pub(super) fn answer_row(session: &Session<'_>, question: Question) -> Said {
    Said::Row(row(session, question))
}

fn row(session: &Session<'_>, question: Question) -> Row {
    let (reference, (answer, mut tags)) = match question {
        Question::Factor(factor) => {
            (session.model[factor].reference.clone(), scored(session, factor))
        }
        Question::Context(context) => (String::new(), (about(session, context), Vec::new())),
    };
    if is_open(session, question) {
        tags.extend([phrases::TAG_OPEN, phrases::TAG_SKIPPED]);
    }
    Row { reference, name: session.topic(question), answer, tags }
}

fn about(session: &Session<'_>, context: ContextId) -> String {
    match session.answers.about(context) {
        Some(answer) => company::in_words(session, context, answer),
        None => phrases::NOT_ANSWERED.to_owned(),
    }
}

/// Returns a scored answer in words, and what it can be found by.
fn scored(session: &Session<'_>, factor: FactorId) -> (String, Vec<&'static str>) {
    let answer = session.answers.answer(factor);
    let text = match answer.reply {
        Answered::Level(level) => {
            let label = &session.model[factor].levels[level.index()].label;
            format!("{}: {}", level.number(), session.names().fill(label))
        }
        Answered::Unknown => phrases::DONT_KNOW.to_owned(),
        Answered::NotApplicable => phrases::DOES_NOT_APPLY.to_owned(),
        Answered::NotAsked => phrases::NOT_ANSWERED.to_owned(),
    };
    let (mut remarks, mut tags) = (Vec::new(), Vec::new());
    if matches!(answer.reply, Answered::Level(_)) {
        remarks.push(basis_words(answer.basis).1);
        tags.push(tag(answer.basis));
    }
    remarks.extend(answer.note.as_ref().map(|_| phrases::HAS_NOTE));
    tags.extend(answer.note.as_ref().map(|_| phrases::HAS_NOTE));
    remarks.extend(session.answers.is_reworded(factor).then_some(phrases::REWORDED_SINCE));
    let text = match remarks.join(phrases::AND_REMARK) {
        remarks if remarks.is_empty() => text,
        remarks => fill(phrases::WITH_REMARKS, &[("answer", &text), ("remarks", &remarks)]),
    };
    (text, tags)
}

/// Returns the word by which answers with a basis are found.
fn tag(basis: Basis) -> &'static str {
    match basis {
        Basis::Measured => phrases::TAG_MEASURED,
        Basis::Seen => phrases::TAG_SEEN,
        Basis::Believed => phrases::TAG_BELIEVED,
        Basis::NotStated => phrases::TAG_NOT_STATED,
    }
}
