//! The items that were chosen at a question on the company: each gets an outcome, a line or a day.

use std::rc::Rc;

use jiff::civil::Date;

use super::company::{labels, put};
use crate::answers::ContextAnswer;
use crate::answers::names::Names;
use crate::model::{Choice, ContextId, ContextKind};
use crate::phrases::{self, fill};
use crate::wizard::dialogue::{Reply, Said};
use crate::wizard::screen::{Go, ON_MENU, Screen, Shown, choose, enter, refuse};
use crate::wizard::session::Session;
use crate::wizard::typed::{day, one_line};

/// Asks about the first of these items.
#[derive(Debug)]
pub(super) struct Each {
    pub(super) context: ContextId,
    pub(super) items: Vec<usize>,
}

impl Screen for Each {
    fn show(&self, session: &mut Session<'_>) -> Shown {
        let (names, item) = (session.names(), self.item());
        let kind = &session.model[self.context].kind;
        let about = session.answers.about(self.context);
        let question = session.model[self.context].each.as_deref().unwrap_or_default();
        let question = names.fill(question);
        let ask = |items: &[Choice]| {
            let name = items.get(item).map(|it| names.fill(&it.label)).unwrap_or_default();
            Said::Question(fill(phrases::OF_EACH, &[("name", &name), ("question", &question)]))
        };
        match (kind, about) {
            (ContextKind::Outcomes { items, outcomes }, about) => {
                let present = about.and_then(|it| outcome_of(it, item));
                let prompt = choose(labels(outcomes, &names), present, None, ON_MENU);
                (vec![ask(items)], prompt)
            }
            (ContextKind::Remarks(items), about) => {
                let present = about.and_then(|it| remark_on(it, item)).unwrap_or_default();
                (vec![ask(items)], enter(session, present, ON_MENU))
            }
            (kind, about) => {
                let items = if let ContextKind::Dated(items) = kind { items } else { &Vec::new() };
                let day = about.and_then(|it| day_of(it, item)).map(|it| it.to_string());
                let shape = Said::Text(phrases::DATE_OR_NOTHING.to_owned());
                let said = vec![ask(items), shape];
                (said, enter(session, day.unwrap_or_default(), ON_MENU))
            }
        }
    }

    fn take(&self, session: &mut Session<'_>, reply: Reply) -> Go {
        let kind = &session.model[self.context].kind;
        let about = session.answers.about(self.context).cloned();
        let answer = match (reply, kind) {
            (Reply::Back(_), _) => return Go::Question,
            (Reply::Chose(place), ContextKind::Outcomes { outcomes, .. })
                if place < outcomes.len() =>
            {
                with_outcome(about, self.item(), place)
            }
            (Reply::Typed(text), ContextKind::Remarks(_)) => {
                with_remark(about, self.item(), one_line(&text))
            }
            (Reply::Typed(text), ContextKind::Dated(_)) => {
                let text = one_line(&text);
                match Some(&text).filter(|it| !it.is_empty()).map(|it| day(it)).transpose() {
                    Ok(day) => with_day(about, self.item(), day),
                    Err(complaint) => return refuse(session, complaint, text),
                }
            }
            _ => return Go::Again,
        };
        let items = self.items[1..].to_vec();
        if items.is_empty() {
            return put(session, self.context, Some(answer));
        }
        session.put_about(self.context, Some(answer));
        Go::Show(Rc::new(Self { context: self.context, items }))
    }
}

impl Each {
    fn item(&self) -> usize {
        self.items.first().copied().unwrap_or_default()
    }
}

/// Returns the places of the items in an answer.
pub(super) fn chosen(answer: &ContextAnswer) -> Vec<usize> {
    match answer {
        ContextAnswer::Choices(places) => places.clone(),
        ContextAnswer::Outcomes(pairs) => pairs.iter().map(|it| it.0).collect(),
        ContextAnswer::Remarks(pairs) => pairs.iter().map(|it| it.0).collect(),
        ContextAnswer::Dated(pairs) => pairs.iter().map(|it| it.0).collect(),
        _ => Vec::new(),
    }
}

/// Returns an answer with these items, and with what is known of them from the answer before.
pub(super) fn of_items(
    kind: &ContextKind,
    about: Option<&ContextAnswer>,
    items: &[usize],
) -> ContextAnswer {
    let items = items.iter().copied();
    let known = |item| about.and_then(|it| outcome_of(it, item)).map(|it| (item, it));
    let remark = |item| about.and_then(|it| remark_on(it, item)).map(|it| (item, it));
    match kind {
        ContextKind::Dated(_) => ContextAnswer::Dated(
            items.map(|item| (item, about.and_then(|it| day_of(it, item)))).collect(),
        ),
        ContextKind::Remarks(_) => ContextAnswer::Remarks(items.filter_map(remark).collect()),
        ContextKind::Outcomes { .. } => ContextAnswer::Outcomes(items.filter_map(known).collect()),
        _ => ContextAnswer::Choices(items.collect()),
    }
}

fn outcome_of(about: &ContextAnswer, item: usize) -> Option<usize> {
    let ContextAnswer::Outcomes(pairs) = about else { return None };
    pairs.iter().find(|it| it.0 == item).map(|it| it.1)
}

fn remark_on(about: &ContextAnswer, item: usize) -> Option<String> {
    let ContextAnswer::Remarks(pairs) = about else { return None };
    pairs.iter().find(|it| it.0 == item).map(|it| it.1.clone())
}

fn day_of(about: &ContextAnswer, item: usize) -> Option<Date> {
    let ContextAnswer::Dated(pairs) = about else { return None };
    pairs.iter().find(|it| it.0 == item).and_then(|it| it.1)
}

fn with_outcome(about: Option<ContextAnswer>, item: usize, outcome: usize) -> ContextAnswer {
    match about {
        Some(ContextAnswer::Outcomes(pairs)) => {
            ContextAnswer::Outcomes(with(pairs, item, Some(outcome)))
        }
        _ => ContextAnswer::Outcomes(vec![(item, outcome)]),
    }
}

/// Adds a remark, or takes it out if nothing was typed.
fn with_remark(about: Option<ContextAnswer>, item: usize, remark: String) -> ContextAnswer {
    let pairs = match about {
        Some(ContextAnswer::Remarks(pairs)) => pairs,
        _ => Vec::new(),
    };
    ContextAnswer::Remarks(with(pairs, item, Some(remark).filter(|it| !it.is_empty())))
}

fn with_day(about: Option<ContextAnswer>, item: usize, day: Option<Date>) -> ContextAnswer {
    let pairs = match about {
        Some(ContextAnswer::Dated(pairs)) => pairs,
        _ => Vec::new(),
    };
    ContextAnswer::Dated(with(pairs, item, Some(day)))
}

/// Returns the items with another detail of one, or without that one.
fn with<T: Ord>(mut pairs: Vec<(usize, T)>, item: usize, detail: Option<T>) -> Vec<(usize, T)> {
    pairs.retain(|it| it.0 != item);
    pairs.extend(detail.map(|it| (item, it)));
    pairs.sort_unstable();
    pairs
}

/// Returns the items of an answer, each in words.
pub(super) fn in_words(kind: &ContextKind, answer: &ContextAnswer, names: &Names) -> Vec<String> {
    let (items, outcomes): (&[Choice], &[Choice]) = match kind {
        ContextKind::Outcomes { items, outcomes } => (items, outcomes),
        ContextKind::Choices(items) | ContextKind::Remarks(items) | ContextKind::Dated(items) => {
            (items, &[])
        }
        _ => (&[], &[]),
    };
    let label = |choices: &[Choice], place: usize| {
        choices.get(place).map(|it| names.fill(&it.label)).unwrap_or_default()
    };
    let item = |place: usize| label(items, place);
    let until = |day: Option<Date>| match day {
        Some(day) => fill(phrases::UNTIL, &[("date", &day.to_string())]),
        None => phrases::DATE_NOT_KNOWN.to_owned(),
    };
    match answer {
        ContextAnswer::Outcomes(pairs) => {
            pairs.iter().map(|it| format!("{}: {}", item(it.0), label(outcomes, it.1))).collect()
        }
        ContextAnswer::Remarks(pairs) => {
            pairs.iter().map(|it| format!("{}: {}", item(it.0), it.1)).collect()
        }
        ContextAnswer::Dated(pairs) => {
            pairs.iter().map(|it| format!("{} ({})", item(it.0), until(it.1))).collect()
        }
        _ => chosen(answer).into_iter().map(item).collect(),
    }
}
