//! What to look up before the questions, and who has it.

use crate::decide::weightiest_open;
use crate::model::{FactorId, Question};
use crate::phrases::{self, fill};
use crate::wizard::dialogue::Said;
use crate::wizard::screen::{Go, Page};
use crate::wizard::session::Session;

/// The most questions that are named.
const MOST: usize = 6;

/// Tells which questions weigh most, where their answers are, and who knows them.
pub(super) fn tell(session: &mut Session<'_>, _: &Page) -> Go {
    let put = session.factors(session.version);
    let open = weightiest_open(session.model, &session.answers);
    let most: Vec<FactorId> = open.into_iter().filter(|it| put.contains(it)).take(MOST).collect();
    let mut page = vec![phrases::LOOK_UP_TITLE.to_owned()];
    page.extend(most.into_iter().map(|it| one(session, it)));
    session.tell(Said::Page(page.join("\n")));
    Go::Quietly
}

fn one(session: &Session<'_>, factor: FactorId) -> String {
    let (model, names) = (session.model, session.names());
    let people: Vec<String> =
        model[factor].asks.iter().map(|it| names.fill(&model[*it].name)).collect();
    let phrase = if people.is_empty() { phrases::LOOK_UP_ALONE } else { phrases::LOOK_UP };
    let words = [
        ("reference", &*model[factor].reference),
        ("name", &session.topic(Question::Factor(factor))),
        ("look", &names.fill(&model[factor].look)),
        ("people", &people.join(phrases::OR)),
    ];
    fill(phrase, &words)
}
