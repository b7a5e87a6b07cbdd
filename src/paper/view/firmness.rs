//! How firm the advice is and what would change it, ready to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::changes::{RivalView, SupposedView};
use super::{Material, format};
use crate::answers::Home;
use crate::decide::open_answers::Power;
use crate::decide::scenarios::ScenarioOutcome;
use crate::decide::trials::{Acceptability, Share};
use crate::decide::weights::{Interval, Shift, TippingPoint, WeightSensitivity};
use crate::decide::{Decision, Verdict, VerdictKind};
use crate::model::{PlacementId, SectionId};

/// How firm the advice is.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Firmness {
    pub runs: u32,
    pub runs_shown: String,
    pub seed: u64,
    /// The shares of the runs with only the answers moved, only the weights, and both.
    pub answers_moved: StressView,
    pub weights_moved: StressView,
    pub both_moved: StressView,
    pub weights: Option<WeightsView>,
    /// For each placement that does not lead: what would bring it first.
    pub rivals: Vec<RivalView>,
    pub scenarios: Vec<ScenarioView>,
    /// `cannot`, `can` or `not_ruled_out`: whether open answers can change who leads. Null without
    /// a leader or without open answers.
    pub open_answers: Option<&'static str>,
    /// `cannot` or `not_ruled_out`: whether open answers can change the advice itself.
    pub open_advice: Option<&'static str>,
    pub conditions_met: Option<ConditionsMetView>,
}

/// One table of stress runs.
#[derive(Debug, Clone, Serialize)]
pub struct StressView {
    /// 0 to 1; null without a placement or a tie to advise.
    pub same_advice: Option<f64>,
    /// In words, out of 100: `about 78`.
    pub same_advice_about: Option<String>,
    /// For each placement, the shares of the runs in which it takes each rank.
    pub ranks: BTreeMap<String, Vec<f64>>,
    /// For each placement, the share of first places, in words, in rank order of the placements.
    pub first_about: Vec<String>,
    /// What the runs advise, the most frequent first.
    pub outcomes: Vec<OutcomeView>,
}

/// What some of the stress runs advise.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct OutcomeView {
    pub kind: &'static str,
    pub placement: Option<String>,
    /// The share of the runs, 0 to 1, and in words out of 100.
    pub share: f64,
    pub about: String,
}

/// What the weights have to do with it.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct WeightsView {
    pub sections: Vec<IntervalView>,
    pub factors: Vec<IntervalView>,
    pub shifts: Vec<ShiftView>,
    pub order_decides: Option<bool>,
    /// The placements that lead with equal weights.
    pub equal_weights: Vec<String>,
    /// The sections without which another advice would follow.
    pub carried_by: Vec<WithoutView>,
    pub without: Vec<WithoutView>,
}

/// The weights, out of 100, between which the leader stays first.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct IntervalView {
    pub id: String,
    pub reference: String,
    pub name: String,
    pub weight: String,
    pub low: Option<TippingView>,
    pub high: Option<TippingView>,
}

/// A weight beyond which a rival is first.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct TippingView {
    pub weight: String,
    pub rival: String,
}

/// The least weight to move for a rival to draw level.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ShiftView {
    pub rival: String,
    /// Out of 100, rounded up; null if no weights level the two.
    pub total: Option<i64>,
}

/// What would be advised without a section.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct WithoutView {
    pub id: String,
    pub letter: String,
    pub title: String,
    pub advice: AdviceView,
}

/// An advice, as in the verdict.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct AdviceView {
    pub kind: &'static str,
    pub placement: Option<String>,
    pub leader: Option<String>,
    pub runner_up: Option<String>,
    pub margin: Option<i64>,
}

/// A named case.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ScenarioView {
    pub id: String,
    pub name: String,
    pub text: String,
    /// `alternative` or `event`.
    pub role: &'static str,
    pub owner: String,
    pub answers: Vec<SupposedView>,
    pub scores: BTreeMap<String, i64>,
    pub advice: AdviceView,
    pub is_same_advice: bool,
}

/// What meeting every unmet condition would bring.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ConditionsMetView {
    pub count: usize,
    pub lead_before: Option<i64>,
    pub lead_after: Option<i64>,
}

impl Material<'_> {
    pub(super) fn firmness(&self, decision: &Decision) -> Firmness {
        let stress = &decision.stress;
        let rivals = decision.counterfactuals.iter().flat_map(|it| &it.rivals);
        let open = decision.open.as_ref().filter(|_| self.has_open_answers());
        Firmness {
            runs: stress.runs,
            runs_shown: format::grouped(stress.runs),
            seed: stress.seed,
            answers_moved: self.stress(&stress.answers),
            weights_moved: self.stress(&stress.weights),
            both_moved: self.stress(&stress.both),
            weights: decision.weights.as_ref().map(|it| self.weights(it)),
            rivals: rivals
                .map(|it| RivalView {
                    rival: self.id(it.rival),
                    smallest: it.smallest.as_ref().map(|it| self.changes(it)),
                })
                .collect(),
            scenarios: decision
                .scenarios
                .iter()
                .filter(|it| self.model[it.scenario].when.iter().all(|it| it.holds(&self.case())))
                .map(|it| self.scenario(it))
                .collect(),
            open_answers: open.map(|it| power(it.leader)),
            open_advice: open.map(|it| power(it.advice)),
            conditions_met: decision.conditions.as_ref().map(|it| ConditionsMetView {
                count: it.conditions.len(),
                lead_before: it.lead_before,
                lead_after: it.lead_after,
            }),
        }
    }

    fn has_open_answers(&self) -> bool {
        use crate::answers::Reply::{NotAsked, Unknown};
        let reply = |factor| self.answers.answer(factor).reply;
        self.model.factor_ids().any(|it| matches!(reply(it), Unknown | NotAsked))
    }

    fn id(&self, placement: PlacementId) -> String {
        self.model[placement].id.clone()
    }

    fn stress(&self, table: &Acceptability) -> StressView {
        let ranks = |it: PlacementId| -> Vec<f64> {
            table.ranks[it.0].iter().map(|share| format::share(share.value)).collect()
        };
        let first = |it: &PlacementId| about(table.confidence(*it));
        StressView {
            same_advice: table.same_advice.map(|it| format::share(it.value)),
            same_advice_about: table.same_advice.map(about),
            ranks: self.model.placement_ids().map(|it| (self.id(it), ranks(it))).collect(),
            first_about: self.evaluation.ranking.iter().map(first).collect(),
            outcomes: self.outcomes(table),
        }
    }

    fn outcomes(&self, table: &Acceptability) -> Vec<OutcomeView> {
        let home = self.answers.home(self.model);
        let placements = self.model.placement_ids().zip(&table.advised).map(|(id, share)| {
            let stays = home == Some(Home::Placement(id));
            let kind = if stays { VerdictKind::Stay } else { VerdictKind::Move };
            (kind, Some(self.id(id)), share)
        });
        let others =
            [(VerdictKind::Tie, None, &table.tie), (VerdictKind::NoHome, None, &table.no_home)];
        let mut outcomes: Vec<_> = placements.chain(others).filter(|it| it.2.value > 0.0).collect();
        outcomes.sort_by(|one, other| other.2.value.total_cmp(&one.2.value));
        let view = |(kind, placement, share): (VerdictKind, Option<String>, &Share)| OutcomeView {
            kind: kind.word(),
            placement,
            share: format::share(share.value),
            about: about(*share),
        };
        outcomes.into_iter().map(view).collect()
    }

    fn weights(&self, weights: &WeightSensitivity) -> WeightsView {
        let present = self.evaluation.verdict;
        let changes = |advice: &Verdict| {
            (advice.kind, advice.placement, advice.leader)
                != (present.kind, present.placement, present.leader)
        };
        let without = |carrying: bool| -> Vec<WithoutView> {
            let found = weights.without.iter().filter(|it| !self.model[it.section].optional);
            let found = found.filter(|it| !carrying || changes(&it.advice));
            found.map(|it| self.without(it.section, &it.advice)).collect()
        };
        let sections = self.model.section_ids().zip(&weights.sections);
        let sections = sections.filter(|(id, _)| !self.model[*id].optional);
        let sections = sections.map(|(id, interval)| {
            let section = &self.model[id];
            let labels = [&section.id, &section.letter, &section.title];
            self.interval(labels, interval)
        });
        let factors = self.model.factor_ids().zip(&weights.factors);
        let factors =
            factors.filter(|(id, _)| !self.model.is_optional(*id)).map(|(id, interval)| {
                let factor = &self.model[id];
                self.interval([&factor.id, &factor.reference, &factor.name], interval)
            });
        WeightsView {
            sections: sections.collect(),
            factors: factors.collect(),
            shifts: weights.shifts.iter().map(|it| self.shift(it)).collect(),
            order_decides: weights.order_decides,
            equal_weights: weights.equal_weights.iter().map(|&it| self.id(it)).collect(),
            carried_by: without(true),
            without: without(false),
        }
    }

    fn interval(&self, [id, reference, name]: [&String; 3], interval: &Interval) -> IntervalView {
        let tipping = |point: &TippingPoint| TippingView {
            weight: format::one_decimal(point.weight.as_f64()),
            rival: self.id(point.rival),
        };
        IntervalView {
            id: id.clone(),
            reference: reference.clone(),
            name: self.fill(name),
            weight: format::one_decimal(interval.weight.as_f64()),
            low: interval.low.as_ref().map(tipping),
            high: interval.high.as_ref().map(tipping),
        }
    }

    fn shift(&self, shift: &Shift) -> ShiftView {
        let total = shift.total.map(|it| i64::try_from(it.ceil()).unwrap_or(i64::MAX));
        ShiftView { rival: self.id(shift.rival), total }
    }

    fn without(&self, section: SectionId, advice: &Verdict) -> WithoutView {
        let section = &self.model[section];
        WithoutView {
            id: section.id.clone(),
            letter: section.letter.clone(),
            title: self.fill(&section.title),
            advice: self.advice(advice),
        }
    }

    pub(super) fn advice(&self, advice: &Verdict) -> AdviceView {
        AdviceView {
            kind: advice.kind.word(),
            placement: advice.placement.map(|it| self.id(it)),
            leader: advice.leader.map(|it| self.id(it)),
            runner_up: advice.runner_up.map(|it| self.id(it)),
            margin: advice.margin,
        }
    }

    fn scenario(&self, outcome: &ScenarioOutcome) -> ScenarioView {
        let scenario = &self.model[outcome.scenario];
        let present = self.evaluation.verdict;
        let scores = self.model.placement_ids().map(|it| (self.id(it), outcome.scores[it.0]));
        ScenarioView {
            id: scenario.id.clone(),
            name: self.fill(&scenario.name),
            text: self.fill(&scenario.text),
            role: scenario.role.word(),
            owner: self.fill(&scenario.owner),
            answers: outcome.changes.iter().map(|&(id, to)| self.supposed(id, to)).collect(),
            scores: scores.collect(),
            advice: self.advice(&outcome.advice),
            is_same_advice: (outcome.advice.kind, outcome.advice.placement)
                == (present.kind, present.placement),
        }
    }
}

fn about(share: Share) -> String {
    format::about(share.value, share.standard_error)
}

fn power(power: Power) -> &'static str {
    match power {
        Power::CanNot => "cannot",
        Power::Can => "can",
        Power::NotRuledOut => "not_ruled_out",
    }
}
