//! The advice, ready to print.

use serde::Serialize;

use super::{Material, format};
use crate::decide::VerdictKind;
use crate::decide::trials::Strength;
use crate::findings::verdict::Advised;

/// The advice.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct VerdictView {
    pub kind: VerdictKind,
    pub placement: Option<String>,
    pub strength: Option<Strength>,
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
    /// In a tie, the further placements that pass their gates and are within the tie margin.
    pub also_level: Vec<String>,
}

impl Material<'_> {
    pub(super) fn verdict(&self, advised: &Advised) -> VerdictView {
        let verdict = &self.evaluation.verdict;
        let home = self.model.roles.current_home;
        let answered = self.answers.choice(home);
        VerdictView {
            kind: verdict.kind,
            placement: verdict.placement().map(|it| self.id(it)),
            strength: advised.strength,
            strength_share: advised.same_advice.map(|it| format::share(it.value)),
            strength_about: advised.same_advice.map(format::about_share),
            conditional_on: self.gate_ids(&verdict.conditional_on),
            leader: verdict.leader.map(|it| self.id(it)),
            runner_up: verdict.runner_up.map(|it| self.id(it)),
            home: answered.map(|it| self.model[home].choices()[it].id.clone()),
            home_placement: advised.home.map(|it| self.id(it)),
            home_excluded: advised.home_excluded,
            by_default: advised.by_default,
            excluded_ahead: advised.excluded_ahead.map(|it| self.id(it)),
            only_one_passes: advised.only_one_passes,
            best_score: advised.best.map(|it| self.id(it)),
            margin_over_home: advised.margin_over_home,
            also_level: advised.also_level.iter().map(|&it| self.id(it)).collect(),
        }
    }
}
