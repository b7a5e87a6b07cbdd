//! What could be done instead of moving, and what may happen after the decision, ready to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::changes::SupposedView;
use super::verdict::AdviceView;
use super::{Material, format};
use crate::decide::events::EventOutcome;
use crate::findings::firmness::Named;

/// What could be done instead of moving.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ScenarioView {
    pub id: String,
    pub name: String,
    pub text: String,
    pub owner: String,
    pub answers: Vec<SupposedView>,
    pub scores: BTreeMap<String, i64>,
    pub advice: AdviceView,
    pub is_same_advice: bool,
    /// How far the place advised today would be ahead of the present home.
    pub margin_over_home: Option<i64>,
    /// Whether that would be just enough for a move.
    pub is_just_enough: bool,
}

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
    pub(super) fn scenario(&self, named: &Named) -> ScenarioView {
        let scenario = &self.model[named.scenario];
        let scores = self.model.placement_ids().map(|it| (self.id(it), named.scores[it.0]));
        ScenarioView {
            id: scenario.id.clone(),
            name: self.fill(&scenario.name),
            text: self.fill(&scenario.text),
            owner: self.fill(&scenario.owner),
            answers: named.changes.iter().map(|&(id, to)| self.supposed(id, to)).collect(),
            scores: scores.collect(),
            advice: self.advice(&named.advice),
            is_same_advice: named.is_same_advice,
            margin_over_home: named.margin_over_home,
            is_just_enough: named.is_just_enough,
        }
    }

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
