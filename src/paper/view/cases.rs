//! What may happen after the decision, ready to print.

use serde::Serialize;

use super::verdict::AdviceView;
use super::{Material, format};
use crate::decide::events::EventOutcome;

/// What may happen after the decision.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct EventView {
    pub id: String,
    pub name: String,
    pub text: String,
    pub owner: String,
    /// How many cases there are, and in how many the advice would be different.
    pub cases: u32,
    pub changed: u32,
    /// The same out of 100 cases, in words.
    pub about: String,
    /// Whether no case changes the advice.
    pub is_unchanged: bool,
    /// What the advice would be if it is different, the most frequent first.
    pub others: Vec<InsteadView>,
}

/// What some cases of an event would advise.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct InsteadView {
    pub advice: AdviceView,
    pub cases: u32,
    pub about: String,
}

impl Material<'_> {
    pub(super) fn event(&self, outcome: &EventOutcome) -> EventView {
        let event = &self.model[outcome.event];
        let about = |cases| format::about_cases(cases, outcome.cases);
        let instead = outcome.instead.iter().map(|(advice, cases)| InsteadView {
            advice: self.advice(advice),
            cases: *cases,
            about: about(*cases),
        });
        EventView {
            id: event.id.clone(),
            name: self.fill(&event.name),
            text: self.fill(&event.text),
            owner: self.fill(&event.owner),
            cases: outcome.cases,
            changed: outcome.changed,
            about: about(outcome.changed),
            is_unchanged: outcome.changed == 0,
            others: instead.collect(),
        }
    }
}
