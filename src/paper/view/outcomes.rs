//! What the paper prices besides the package: one step less, conditions, repairs,
//! and what would reverse the advice; ready to print.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Material;
use super::cases::EventView;
use super::changes::SupposedView;
use super::conditions::ConditionView;
use super::prices::PriceView;
use super::verdict::AdviceView;
use crate::findings::disputes::settles;
use crate::findings::prices::Worth;
use crate::findings::repairs::{Lack, Repair, RepairSet, Repairs};
use crate::findings::reverses::Reversal;
use crate::findings::stake::{Stake, Step, Together};
use crate::model::PlanDay;

/// What the answers about oneself are worth.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct StakeView {
    pub steps: Vec<StepView>,
    /// All of them with one step less to say; null if there are not several.
    pub together: Option<TogetherView>,
}

impl StakeView {
    /// Returns the ids of the questions whose answers are priced.
    pub(super) fn factors(&self) -> Vec<&String> {
        let steps = self.steps.iter().map(|it| &it.answer);
        let together = self.together.iter().flat_map(|it| &it.answers);
        steps.chain(together).map(|it| &it.factor).collect()
    }
}

/// One answer, with one step less to say.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct StepView {
    #[serde(flatten)]
    pub answer: SupposedView,
    pub price: PriceView,
}

/// Several answers, each with one step less to say.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct TogetherView {
    pub answers: Vec<SupposedView>,
    pub price: PriceView,
}

/// What meeting one condition alone would bring.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct WorthView {
    /// The id of the condition.
    pub condition: String,
    pub placement: String,
    pub answers: Vec<SupposedView>,
    pub price: PriceView,
}

/// What a set of repairs would bring.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RepairView {
    /// What is repaired; empty for nothing.
    pub repairs: Vec<RepairPartView>,
    /// What the best home that passes lacks, if no home is possible still.
    pub lack: Option<LackView>,
    #[serde(flatten)]
    pub price: PriceView,
}

/// A repair.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RepairPartView {
    pub placement: String,
    /// The must that it opens; null if it meets one in full.
    pub gate: Option<String>,
    pub answers: Vec<SupposedView>,
}

/// The points that a home lacks.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct LackView {
    pub placement: String,
    pub points: i64,
}

/// What can still happen and would reverse the advice: an event or a count.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub enum ReversalView {
    Event(EventView),
    Count {
        #[serde(flatten)]
        answer: SupposedView,
        advice: AdviceView,
        /// The day by which it is counted, by its name in the calendar.
        by: PlanDay,
        /// Who counts: nobody who gains by the result.
        counter: Option<String>,
    },
}

/// The day of the calendar by which a count is taken again.
const COUNTED_BY: PlanDay = PlanDay::Check;

/// Returns the homes with several conditions that are not met, each of which opens its home alone.
pub(super) fn opened_by_each(repairs: &[RepairView], unmet: &[ConditionView]) -> Vec<String> {
    let alone = repairs.iter().filter_map(|it| match &it.repairs[..] {
        [one] if !it.price.ruled_out.contains(&one.placement) => Some(&one.placement),
        _ => None,
    });
    let mut opens: BTreeMap<&String, usize> = BTreeMap::new();
    alone.for_each(|home| *opens.entry(home).or_default() += 1);
    let asked =
        |home: &String| unmet.iter().filter(|it| it.placement.as_ref() == Some(home)).count();
    let each = opens.into_iter().filter(|(home, count)| *count > 1 && *count == asked(home));
    each.map(|(home, _)| home.clone()).collect()
}

impl Material<'_> {
    pub(super) fn stake(&self, stake: &Stake) -> StakeView {
        let step = |it: &Step| StepView {
            answer: self.supposed(it.factor, it.to),
            price: self.price(&it.price),
        };
        let together = |it: &Together| TogetherView {
            answers: self.levels(&it.changes),
            price: self.price(&it.price),
        };
        StakeView {
            steps: stake.steps.iter().map(step).collect(),
            together: stake.together.as_ref().map(together),
        }
    }

    pub(super) fn worth(&self, worth: &Worth) -> WorthView {
        let condition = &self.model[worth.passage];
        WorthView {
            condition: condition.id.clone(),
            placement: condition.placement.map(|it| self.id(it)).unwrap_or_default(),
            answers: self.levels(&worth.changes),
            price: self.price(&worth.price),
        }
    }

    pub(super) fn repairs(&self, repairs: &Repairs) -> Vec<RepairView> {
        let part = |it: &Repair| RepairPartView {
            placement: self.id(it.placement),
            gate: it.gate.map(|it| self.model[it].id.clone()),
            answers: self.levels(&it.changes),
        };
        let row = |it: &RepairSet| RepairView {
            repairs: it.repairs.iter().map(|it| part(&repairs.repairs[*it])).collect(),
            lack: it.lack.map(|it| self.lack(it)),
            price: self.price(&it.price),
        };
        repairs.sets.iter().map(row).collect()
    }

    pub(super) fn lack(&self, lack: Lack) -> LackView {
        LackView { placement: self.id(lack.placement), points: lack.points }
    }

    pub(super) fn reversal(&self, reversal: &Reversal) -> ReversalView {
        match reversal {
            Reversal::Event(event) => ReversalView::Event(self.event(event)),
            Reversal::Count { factor, to, advice } => ReversalView::Count {
                answer: self.supposed(*factor, *to),
                advice: self.advice(advice),
                by: COUNTED_BY,
                counter: settles(&self.case(), *factor).map(|it| self.title(it)),
            },
        }
    }
}
