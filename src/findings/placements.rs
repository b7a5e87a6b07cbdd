//! What there is to say about each placement: how it stands, and the case for it and against it.

use serde::Serialize;

use super::Evidence;
use super::comparison::{Comparison, Line};
use super::conditions::Condition;
use super::coverage::with_reply;
use super::limits::{LACKS, STRENGTHS};
use super::verdict::Advised;
use crate::answers::Reply;
use crate::decide::trials::{Acceptability, Share};
use crate::decide::{GateOutcome, VerdictKind};
use crate::model::State;
use crate::model::{FactorId, GateId, PlacementId};
use crate::points::{Points, apportioned};

/// With so many placements the one behind the runner-up is the third, and there are two others.
pub const THREE: usize = 3;

/// What there is to say about a placement.
#[derive(Debug, Clone)]
pub struct Standpoint {
    /// The placement.
    pub placement: PlacementId,
    /// Its score, as shown.
    pub score: i64,
    /// Its rank, from 1.
    pub rank: usize,
    /// The gates that it fails.
    pub failed: Vec<GateId>,
    /// The gates that are conditional.
    pub conditional: Vec<GateId>,
    /// The share of stress runs in which it comes first. None where nobody leads.
    pub confidence: Option<Share>,
    /// What the answers add to the neutral score, in whole points.
    pub points_for: i64,
    /// What they take away.
    pub points_against: i64,
    /// Whether the team is there today.
    pub is_home: bool,
    /// What it is called in a table of scores.
    pub standing: Standing,
    /// The answers that speak most for it, against the placement that the paper argues for.
    pub strengths: Vec<Line>,
    /// Its conditions: unmet first, then unknown, then met.
    pub conditions: Vec<Condition>,
    /// The case for it and against it.
    pub case: CaseFor,
}

/// The case for a placement and against it, as far as there is room for it.
#[derive(Debug, Clone)]
pub struct CaseFor {
    /// Whether it is the one that the paper argues against, or the runner-up.
    pub is_rival: bool,
    /// What speaks most for it and is not said elsewhere.
    pub strengths: Vec<Line>,
    /// What it would need first.
    pub lacks: Vec<Condition>,
    /// How much more it would need.
    pub lacks_more: usize,
}

/// What a placement is called in a table of scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The team stays, though another scores higher.
    StayForNow,
    /// The team should go or stay there.
    Recommended,
    /// It fails a gate.
    Excluded,
    /// It is one of those that tie.
    TooClose,
    /// It would be the home if the joint team ended.
    BestAlone,
    /// It scores highest, and not by enough to move.
    HighestNotEnough,
    /// It comes second.
    RunnerUp,
    /// It comes last of three.
    Third,
    /// It is further behind.
    FurtherBehind,
}

impl Evidence<'_> {
    /// Returns what there is to say about each placement, in rank order.
    pub(super) fn standpoints(
        &self,
        advised: &Advised,
        comparison: Option<&Comparison>,
        stress: &Acceptability,
    ) -> Vec<Standpoint> {
        let standpoint = |&id| self.standpoint(id, advised, comparison, stress);
        self.evaluation.ranking.iter().map(standpoint).collect()
    }

    fn standpoint(
        &self,
        id: PlacementId,
        advised: &Advised,
        comparison: Option<&Comparison>,
        stress: &Acceptability,
    ) -> Standpoint {
        let evaluation = self.evaluation;
        let is_settled = evaluation.verdict.leader.is_some();
        let strengths = self.strengths(id, comparison.map(|it| it.first));
        let conditions = self.conditions(id);
        let [points_for, points_against] = self.for_and_against(id);
        Standpoint {
            placement: id,
            score: evaluation.score(id),
            rank: evaluation.rank(id),
            failed: evaluation.gates_of(self.model, id, GateOutcome::Failed),
            conditional: evaluation.gates_of(self.model, id, GateOutcome::Conditional),
            confidence: is_settled.then(|| stress.confidence(id)),
            points_for,
            points_against,
            is_home: advised.home == Some(id),
            standing: self.standing(id),
            case: self.case_for(id, comparison, &strengths, &conditions),
            strengths,
            conditions,
        }
    }

    /// Returns what the answers add to and take from the neutral score, in points that add up.
    fn for_and_against(&self, id: PlacementId) -> [i64; 2] {
        let points = self.evaluation.contributions.iter().map(|it| it.points[id.0]);
        let (above, below): (Vec<_>, Vec<_>) = points.partition(|&it| it > Points::default());
        let sums = [above.into_iter().sum(), below.into_iter().sum()];
        let whole = apportioned(&sums, self.evaluation.score(id) - Points::NEUTRAL.rounded());
        [whole[0], whole[1]]
    }

    fn standing(&self, id: PlacementId) -> Standing {
        let evaluation = self.evaluation;
        let verdict = &evaluation.verdict;
        let stays = verdict.kind == VerdictKind::Stay;
        let best = evaluation.ranking[0];
        let is_level = evaluation.margin(best, id) < self.model.bands.tie_margin;
        let leads = verdict.leader == Some(id);
        if verdict.placement() == Some(id) {
            return if stays && !leads { Standing::StayForNow } else { Standing::Recommended };
        }
        if evaluation.is_excluded(self.model, id) {
            Standing::Excluded
        } else if verdict.kind == VerdictKind::Tie && is_level {
            Standing::TooClose
        } else if leads && stays && verdict.placement().is_none() {
            Standing::BestAlone
        } else if leads {
            Standing::HighestNotEnough
        } else if verdict.runner_up == Some(id) {
            Standing::RunnerUp
        } else if self.model.placements.len() == THREE {
            Standing::Third
        } else {
            Standing::FurtherBehind
        }
    }

    fn case_for(
        &self,
        id: PlacementId,
        comparison: Option<&Comparison>,
        strengths: &[Line],
        conditions: &[Condition],
    ) -> CaseFor {
        let verdict = &self.evaluation.verdict;
        let is_second = comparison.is_some_and(|it| it.second == id);
        let is_rival = comparison.is_some()
            && verdict.placement() != Some(id)
            && (is_second || verdict.runner_up == Some(id))
            && verdict.kind != VerdictKind::Tie;
        // Of the one that the paper argues against, page one has the best.
        let told = usize::from(is_second);
        let lacks = self.lacks(conditions);
        CaseFor {
            is_rival,
            strengths: strengths.iter().copied().skip(told).take(STRENGTHS).collect(),
            lacks_more: lacks.len().saturating_sub(LACKS),
            lacks: lacks.into_iter().take(LACKS).collect(),
        }
    }

    /// Returns the conditions that are not met, but not one that is about what does not apply here.
    fn lacks(&self, conditions: &[Condition]) -> Vec<Condition> {
        let apart: Vec<FactorId> = with_reply(self.model, self.answers, Reply::NotApplicable);
        let open = conditions.iter().filter(|it| it.state != State::Met);
        open.filter(|it| it.factors != apart).cloned().collect()
    }
}
