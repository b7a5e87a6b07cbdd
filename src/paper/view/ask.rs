//! What the advice asks for beside the home: the first sentence of the paper and the screen both say it.

use serde::Serialize;

use super::Material;
use super::conditions::ConditionView;
use crate::decide::VerdictKind;
use crate::findings::counsel::{Chosen, Counsel};
use crate::model::Kind;

/// The part of what may be named beside the advice.
const IN_THE_ASK: &str = "in_the_ask";
/// The part of what raised the question and has to stop.
const INCIDENT: &str = "incident";

/// What the advice asks for beside the home.
#[derive(Debug, Clone, Serialize)]
pub struct AskView {
    /// What has to be true first; of a move, at most one thing.
    pub first: Vec<ConditionView>,
    /// What is arranged, where the team stays.
    pub arrange: Option<String>,
}

impl AskView {
    pub(super) fn of(kind: VerdictKind, unmet: &[ConditionView], arrange: Option<String>) -> Self {
        let ahead = || unmet.iter().filter(|it| it.before_start);
        let named = || ahead().filter(|it| it.part == Some(IN_THE_ASK));
        let first: Vec<_> = match kind {
            VerdictKind::Move => {
                let of_home = ahead().find(|it| it.placement.is_some());
                of_home.or(named().next_back()).into_iter().cloned().collect()
            }
            VerdictKind::Stay => named().cloned().collect(),
            _ => Vec::new(),
        };
        let arrange = arrange.filter(|_| kind == VerdictKind::Stay);
        Self { first, arrange }
    }
}

impl Material<'_> {
    /// Returns the sentence on the first arrangement. What stops an incident is named by itself, with a
    /// date of its own.
    pub(super) fn first_arrangement(&self, counsel: &Counsel<'_>) -> Option<String> {
        let is_dated =
            |it: &Chosen<'_>| it.passage.by.is_some_and(|it| self.calendar.date(it).is_some());
        let mut triggers = counsel.of(Kind::Trigger);
        let is_stopped = triggers.any(|it| it.passage.part == Some(INCIDENT) && is_dated(it));
        let fits = |it: &&Chosen<'_>| !(is_stopped && it.passage.part == Some(INCIDENT));
        let fitting: Vec<_> = counsel.of(Kind::Arrangement).filter(fits).collect();
        // What is in place goes on; what begins is what is new.
        let is_new =
            |it: &&&Chosen<'_>| !it.before.as_ref().is_some_and(|before| before.is_in_place);
        let first = fitting.iter().find(is_new).or(fitting.first())?;
        first.text("sentences").map(|it| self.fill(it))
    }
}
