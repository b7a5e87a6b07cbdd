//! The advice, and what has to be said with it.

use super::Evidence;
use crate::answers::Home;
use crate::decide::VerdictKind;
use crate::decide::analysis::Analysis;
use crate::decide::trials::{Share, Strength};
use crate::model::PlacementId;
use crate::points::Points;

/// What has to be said with the advice.
#[derive(Debug, Clone)]
pub struct Advised {
    /// How firm it is.
    pub strength: Option<Strength>,
    /// The share of stress runs with the same advice, where there is a strength.
    pub same_advice: Option<Share>,
    /// The present home, if it is one of the placements.
    pub home: Option<PlacementId>,
    /// Whether that home fails a gate.
    pub home_excluded: bool,
    /// The leader scores below the neutral point.
    pub by_default: bool,
    /// An excluded placement that out-scores the leader by the tie margin or more.
    pub excluded_ahead: Option<PlacementId>,
    /// Whether somebody leads and nobody comes second.
    pub only_one_passes: bool,
    /// The best-scoring placement, excluded or not. None if too little is known.
    pub best: Option<PlacementId>,
    /// How far the leader is ahead of the present home.
    pub margin_over_home: Option<i64>,
    /// In a tie, the further placements that pass their gates and are within the tie margin.
    pub also_level: Vec<PlacementId>,
}

impl Evidence<'_> {
    pub(super) fn advised(&self, analysis: &Analysis) -> Advised {
        let (model, evaluation) = (self.model, self.evaluation);
        let verdict = &evaluation.verdict;
        let home = match self.answers.home(model) {
            Some(Home::Placement(home)) => Some(home),
            _ => None,
        };
        let is_default = |it| evaluation.score(it) < Points::NEUTRAL.rounded();
        let is_known = verdict.kind != VerdictKind::NotEnough;
        Advised {
            strength: analysis.strength,
            same_advice: analysis.stress.both.same_advice.filter(|_| analysis.strength.is_some()),
            home,
            home_excluded: home.is_some_and(|it| evaluation.is_excluded(model, it)),
            by_default: verdict.leader.is_some_and(is_default),
            excluded_ahead: evaluation.excluded_ahead(model),
            only_one_passes: verdict.leader.is_some() && verdict.runner_up.is_none(),
            best: is_known.then(|| evaluation.ranking[0]),
            margin_over_home: verdict.leader.zip(home).map(|(a, b)| evaluation.margin(a, b)),
            also_level: self.also_level(),
        }
    }

    fn also_level(&self) -> Vec<PlacementId> {
        let verdict = &self.evaluation.verdict;
        let Some(leader) = verdict.leader.filter(|_| verdict.kind == VerdictKind::Tie) else {
            return Vec::new();
        };
        let ranking = self.evaluation.ranking.iter().copied();
        let others = ranking.filter(|&it| ![Some(leader), verdict.runner_up].contains(&Some(it)));
        let passing = others.filter(|&it| !self.evaluation.is_excluded(self.model, it));
        let is_level = |it| self.evaluation.margin(leader, it) < self.model.bands.tie_margin;
        passing.filter(|&it| is_level(it)).collect()
    }
}
