//! What the paper prints of lists that may be long, ready to print.

use serde::Serialize;

use super::Material;
use super::changes::ChangesView;
use super::comparison::{ComparisonView, Part};
use super::passage::PassageView;
use super::placements::PlacementView;
use super::revops::{RemarkView, RevopsView, SignalView};
use super::settle::SettleView;
use crate::findings::Findings;
use crate::findings::counsel::Counsel;
use crate::findings::limits::{self, Shown};
use crate::findings::outlook::SignState;
use crate::model::{FactorId, Kind, State};

/// What the paper prints of lists that may be long.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ShownView {
    /// The reasons in a summary.
    pub reasons: Vec<Part>,
    /// What to settle first if the advice is close.
    pub hinges: Vec<HingeView>,
    /// The nearest of `changes`, and how many there are more.
    pub changes: Vec<ChangesView>,
    pub changes_more: usize,
    /// The first unmet conditions, and how many there are more.
    pub unmet: Vec<PassageView>,
    pub unmet_more: usize,
    /// The unmet conditions that have to be worked on before the decision.
    pub before: Vec<PassageView>,
    /// The risks of the placement advised, and the further ones.
    pub risks: Vec<PassageView>,
    pub risks_further: Vec<PassageView>,
    /// The present state of the placement argued against, if no answer favours it.
    pub there: Vec<PassageView>,
    pub opinions: Vec<PassageView>,
    /// The costs of waiting.
    pub waiting: Vec<PassageView>,
    pub outlook_steps: Vec<RemarkView>,
    /// The signs that would reopen the question of a joint team.
    pub outlook_signs: Vec<SignalView>,
    /// The first questions to settle before a move, and how many more there are.
    pub settle: Vec<SettleView>,
    pub settle_more: usize,
}

/// A question, by its name.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct HingeView {
    pub factor: String,
    pub reference: String,
    pub name: String,
}

/// The parts of a view that lists are taken from.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    pub(super) comparison: Option<&'a ComparisonView>,
    pub(super) changes: &'a [ChangesView],
    pub(super) counsel: &'a Counsel<'a>,
    pub(super) revops: Option<&'a RevopsView>,
    pub(super) settle: &'a [SettleView],
    pub(super) placements: &'a [PlacementView],
}

impl Material<'_> {
    pub(super) fn shown(&self, findings: &Findings, whole: Whole) -> ShownView {
        let shown = &findings.shown;
        let placement = |id: &str| whole.placements.iter().find(|it| it.id == id);
        let advised = self.evaluation.verdict.placement().and_then(|it| placement(&self.id(it)));
        let risks = || advised.iter().flat_map(|it| it.passages.of(Kind::Risk)).cloned();
        let second = whole.comparison.and_then(|it| placement(&it.second));
        let there = second.iter().flat_map(|it| it.passages.of(Kind::Condition));
        let there = there.filter(|it| it.state == Some(State::Met));
        let named = shown.unmet.iter().take(shown.unmet_named.shown);
        let signals = whole.revops.iter().flat_map(|it| &it.signals);
        let missing = signals.filter(|it| !it.reason && it.state != SignState::Present);
        ShownView {
            reasons: first(whole.comparison.map(|it| &*it.reasons), limits::SUMMARY_REASONS),
            hinges: self.hinges(shown),
            changes: first(Some(whole.changes), shown.changes.shown),
            changes_more: shown.changes.more,
            unmet: named.filter_map(|it| self.condition(it)).collect(),
            unmet_more: shown.unmet_named.more,
            before: self.before(shown, &self.notices(whole.counsel, "before")),
            risks: risks().take(limits::RISKS).collect(),
            risks_further: risks().skip(limits::RISKS).collect(),
            there: there.take(limits::THERE).cloned().collect(),
            opinions: first(Some(&self.notices(whole.counsel, "opinion")), limits::OPINIONS),
            waiting: first(Some(&self.notices(whole.counsel, "waiting")), limits::WAITING),
            outlook_steps: first(whole.revops.map(|it| &*it.steps), limits::OUTLOOK_STEPS),
            outlook_signs: missing.take(limits::OUTLOOK_SIGNS).cloned().collect(),
            settle: first(Some(whole.settle), limits::SETTLE),
            settle_more: whole.settle.len().saturating_sub(limits::SETTLE),
        }
    }

    fn notices(&self, counsel: &Counsel<'_>, topic: &str) -> Vec<PassageView> {
        let notices = counsel.of(Kind::Notice).filter(|it| it.passage.topic == Some(topic));
        notices.map(|it| self.passage(it)).collect()
    }

    fn hinges(&self, shown: &Shown) -> Vec<HingeView> {
        let hinge = |&id: &FactorId| {
            let factor = &self.model[id];
            HingeView {
                factor: factor.id.clone(),
                reference: factor.reference.clone(),
                name: self.fill(&factor.name),
            }
        };
        shown.hinges.iter().map(hinge).collect()
    }

    /// Returns the unmet conditions that have to be worked on before the decision: as many as there
    /// is room for beside the notices, without those that a notice is already about.
    fn before(&self, shown: &Shown, notices: &[PassageView]) -> Vec<PassageView> {
        let told: Vec<_> = notices.iter().flat_map(|it| &it.references).collect();
        let unmet = shown.unmet.iter().filter_map(|it| self.condition(it));
        let untold =
            unmet.filter(|it| it.references.first().is_some_and(|first| !told.contains(&first)));
        untold.take(limits::room_before(notices.len())).collect()
    }
}

fn first<T: Clone>(list: Option<&[T]>, most: usize) -> Vec<T> {
    list.into_iter().flatten().take(most).cloned().collect()
}
