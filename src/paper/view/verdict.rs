//! The advice, and the conditions that it has to meet.

use serde::Serialize;

use super::passage::PassageView;
use super::placements::PlacementView;
use super::{Material, format};
use crate::answers::Home;
use crate::decide::VerdictKind;
use crate::decide::analysis::Analysis;
use crate::decide::trials::Strength;
use crate::model::Kind;

/// The advice.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct VerdictView {
    pub kind: &'static str,
    pub placement: Option<String>,
    pub strength: Option<&'static str>,
    pub strength_share: Option<f64>,
    /// In words, out of 100: `about 78`.
    pub strength_about: Option<String>,
    pub conditional_on: Vec<String>,
    pub leader: Option<String>,
    pub runner_up: Option<String>,
    /// `marketing`, `it`, `sales`, `split`, `revops` or `none`, as answered.
    pub home: Option<String>,
    /// The home, if it is one of the placements.
    pub home_placement: Option<String>,
    /// Whether the present home, if it is one of the placements, fails a gate.
    pub home_excluded: bool,
    /// The leader scores below the neutral point.
    pub by_default: bool,
    /// An excluded placement that out-scores the leader by the tie margin or more.
    pub excluded_ahead: Option<String>,
    /// Where the lead is shown against, if not against the runner-up: the best excluded placement.
    pub only_one_passes: bool,
    /// The best-scoring placement, excluded or not. Null for `not_enough`.
    pub best_score: Option<String>,
    /// How far the leader is ahead of the present home, if that is one of the placements.
    pub margin_over_home: Option<i64>,
}

impl Material<'_> {
    pub(super) fn verdict(&self, analysis: &Analysis) -> VerdictView {
        let (model, evaluation) = (self.model, self.evaluation);
        let verdict = &evaluation.verdict;
        let id = |placement: usize| model.placements[placement].id.clone();
        let home = match self.answers.home(model) {
            Some(Home::Placement(home)) => Some(home),
            _ => None,
        };
        let same_advice = analysis.stress.both.same_advice.filter(|_| analysis.strength.is_some());
        let settled = verdict.kind != VerdictKind::NotEnough;
        VerdictView {
            kind: verdict.kind.word(),
            placement: verdict.placement.map(|it| id(it.0)),
            strength: analysis.strength.map(Strength::word),
            strength_share: same_advice.map(|it| format::share(it.value)),
            strength_about: same_advice.map(|it| format::about(it.value, it.standard_error)),
            conditional_on: verdict.conditional_on.iter().map(|&it| model[it].id.clone()).collect(),
            leader: verdict.leader.map(|it| id(it.0)),
            runner_up: verdict.runner_up.map(|it| id(it.0)),
            home: self
                .answers
                .choice(model.reserved.current_home)
                .map(|it| model[model.reserved.current_home].choices()[it].id.clone()),
            home_placement: home.map(|it| id(it.0)),
            home_excluded: home.is_some_and(|it| evaluation.is_excluded(model, it)),
            by_default: verdict.leader.is_some_and(|it| evaluation.score(it) < 50),
            excluded_ahead: evaluation.excluded_ahead(model).map(|it| id(it.0)),
            only_one_passes: verdict.leader.is_some() && verdict.runner_up.is_none(),
            best_score: settled.then(|| id(evaluation.ranking[0].0)),
            margin_over_home: verdict.leader.zip(home).map(|(a, b)| evaluation.margin(a, b)),
        }
    }
}

/// Returns the conditions of the placement advised; in a tie, of both; for staying in none of the
/// placements, none; else of all. Unmet ones come
/// first, and among them those that bear on the arguments against or on a risk of that placement.
pub(super) fn concerned(
    verdict: &VerdictView,
    placements: &[PlacementView],
    pressing: &[String],
) -> Vec<PassageView> {
    let concerns = |id: &String| match (&verdict.placement, verdict.kind) {
        (Some(placement), _) => id == placement,
        (None, "tie") => {
            Some(id) == verdict.leader.as_ref() || Some(id) == verdict.runner_up.as_ref()
        }
        (None, "stay") => false,
        _ => true,
    };
    let mut conditions = Vec::new();
    for placement in placements.iter().filter(|placement| concerns(&placement.id)) {
        let risky: Vec<_> =
            placement.passages.of(Kind::Risk).flat_map(|it| &it.references).collect();
        let is_pressing = |condition: &PassageView| {
            condition.references.iter().any(|it| pressing.contains(it) || risky.contains(&it))
        };
        let mut own: Vec<_> = placement.passages.of(Kind::Condition).cloned().collect();
        own.sort_by_key(|it| (it.state, !is_pressing(it)));
        conditions.extend(own);
    }
    conditions
}
