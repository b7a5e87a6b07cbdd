//! One company: its answers, coded, and what follows from them.

use super::evaluation::Evaluation;
use super::outlook::outlook;
use super::rules::{ByPlacement, Codes, OPEN, Rules, Signals};
use super::verdict::{Circumstances, Verdict, fine};
use crate::answers::Answers;
use crate::model::{GateId, GateOutcome, Model, PlacementId, VerdictKind};
use crate::points::Points;

/// One company's answers to a model, and the rules that every variation of them goes through.
#[derive(Debug, Clone)]
pub struct Company<'a> {
    pub(crate) model: &'a Model,
    pub(crate) answers: &'a Answers,
    pub(crate) rules: Rules,
    /// The answers as they are.
    pub(crate) present: Codes,
    pub(crate) circumstances: Circumstances,
    /// What follows from the answers as they are.
    pub evaluation: Evaluation,
}

impl<'a> Company<'a> {
    /// Compiles the model's rules and evaluates the answers.
    pub fn new(model: &'a Model, answers: &'a Answers) -> Self {
        let rules = Rules::new(model);
        let present = rules.codes(model, answers);
        let outlook = outlook(model, answers);
        let circumstances = Circumstances::new(model, answers);
        let signals = rules.signals(&present);
        let exact = rules.scores(&present, signals.acting);
        let scores: Vec<_> =
            exact[..rules.placements()].iter().map(|&it| Points::of_units(it)).collect();
        let answered_weight = answered_weight(model, answers);
        let verdict = if circumstances.suffice(answered_weight) {
            circumstances.settle(&fine(&exact), signals.failed)
        } else {
            Verdict::without_leader(VerdictKind::NotEnough)
        };
        let gates = rules.gates(&present);
        let evaluation = Evaluation {
            contributions: rules.contributions(&present, signals.acting),
            ranking: ranking(model, &scores),
            conditional_on: conditional(model, &gates, &verdict),
            scores,
            gates,
            answered_weight,
            outlook,
            verdict,
        };
        Self { model, answers, rules, present, circumstances, evaluation }
    }

    /// Tells whether a gate or an interaction reads a question on the company that is open.
    pub fn has_open_context(&self) -> bool {
        self.present[self.rules.factors().end..].contains(&OPEN)
    }

    /// Returns the answers as they are, coded.
    pub fn present(&self) -> &Codes {
        &self.present
    }

    /// Returns the verdict on some answers, presuming that they suffice for one.
    pub fn verdict(&self, codes: &[u16]) -> Verdict {
        let signals = self.rules.signals(codes);
        self.settle(&self.rules.scores(codes, signals.acting), signals)
    }

    /// Returns the verdict that follows from exact scores, in units of [`Points`], and gates.
    pub(crate) fn settle(&self, scores: &ByPlacement<i32>, signals: Signals) -> Verdict {
        self.circumstances.settle(&fine(scores), signals.failed)
    }

    /// Tells whether the placement no longer leads: it fails a gate, or another one that passes
    /// has more points. An exact tie leaves it in the lead.
    pub(crate) fn is_ousted(
        &self,
        leader: PlacementId,
        scores: &ByPlacement<i32>,
        signals: Signals,
    ) -> bool {
        let is_ahead = |it: usize| signals.passes(it) && scores[it] > scores[leader.0];
        !signals.passes(leader.0) || (0..self.rules.placements()).any(is_ahead)
    }
}

/// Returns the placements by exact score; equal ones keep the order of the model.
fn ranking(model: &Model, scores: &[Points]) -> Vec<PlacementId> {
    let mut ranking: Vec<_> = model.placement_ids().collect();
    ranking.sort_by_key(|&placement| std::cmp::Reverse(scores[placement.0]));
    ranking
}

fn answered_weight(model: &Model, answers: &Answers) -> i64 {
    let has_level = |&it: &_| answers.level(it).is_some();
    model.factor_ids().filter(has_level).map(|it| model.weight(it)).sum()
}

/// Returns the conditional gates of the placement advised, or of both in a tie.
fn conditional(model: &Model, gates: &[GateOutcome], verdict: &Verdict) -> Vec<GateId> {
    let concerned = match verdict.kind {
        VerdictKind::Tie => [verdict.leader, verdict.runner_up],
        _ => [verdict.placement, None],
    };
    model
        .gate_ids()
        .filter(|&it| gates[it.0] == GateOutcome::Conditional)
        .filter(|&it| concerned.contains(&Some(model[it].placement)))
        .collect()
}
