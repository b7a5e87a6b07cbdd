//! How firm the advice is: what the stress runs advise, how far the advice depends on the weights,
//! what would bring a rival first, and what would be advised after events.

use serde::Serialize;

use super::Evidence;
use super::changes::Changes;
use super::comparison::Stands;
use crate::answers::Reply;
use crate::decide::conditions::ConditionsMet;
use crate::decide::events::EventOutcome;
use crate::decide::open_answers::Power;
use crate::decide::trials::{Acceptability, Outcome, Share, StressRuns};
use crate::decide::weights::{Shift, WeightSensitivity, WithoutSection};
use crate::decide::{Decision, VerdictKind};
use crate::model::PlacementId;

/// From this share of the stress runs on, an outcome is named beside the advice.
const NAMED_SHARE: f64 = 0.05;
/// From this share of runs with only the weights moved, the advice hardly depends on them.
const HARDLY: f64 = 0.9;
/// From this share, it depends on them in part.
const IN_PART: f64 = 0.6;
/// The largest weight to move, out of 100, that is called a shift of one point.
const SMALL_SHIFT: i64 = 1;

/// How firm the advice is.
#[derive(Debug, Clone)]
pub struct Firmness {
    /// The stress runs, as they were drawn.
    pub stress: StressRuns,
    /// What they advise with only the answers moved, the most frequent first.
    pub answers_moved: Vec<Outcome>,
    /// What they advise with only the weights moved, the most frequent first.
    pub weights_moved: Vec<Outcome>,
    /// What they advise with both moved, the most frequent first.
    pub both_moved: Vec<Outcome>,
    /// What the runs with both moved advise other than the verdict, if it is not too rare.
    pub others: Vec<Outcome>,
    /// If no home passes: in what share of the runs none does. This has no word for its strength.
    pub no_home: Option<Share>,
    /// How far the advice depends on the weights.
    pub weights: Option<Weights>,
    /// For each placement that does not lead: what would bring it first.
    pub rivals: Vec<Rival>,
    /// What may happen, and how often that would change the advice.
    pub events: Vec<EventOutcome>,
    /// What open answers can do. None without a leader or without open answers.
    pub open: Option<Open>,
    /// What meeting every unmet condition would bring.
    pub conditions_met: Option<Met>,
}

/// What open answers can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// Whether they can bring another placement first.
    pub leader: Power,
    /// Whether they can change the advice itself.
    pub advice: Power,
}

/// How far the advice depends on the weights.
#[derive(Debug, Clone)]
pub struct Weights {
    /// The full analysis of the weights.
    pub exact: WeightSensitivity,
    /// How much the advice depends on them. None if no runs advise anything.
    pub hangs: Option<Hangs>,
    /// What would be advised without each section that must be asked.
    pub without: Vec<WithoutSection>,
    /// The sections without which the advice or the leader would be different.
    pub carried_by: Vec<WithoutSection>,
}

/// How much the advice depends on the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hangs {
    /// It hardly depends on them.
    Hardly,
    /// It depends on them in part.
    InPart,
    /// It depends on them.
    Much,
}

/// What would bring a rival first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// The rival.
    pub placement: PlacementId,
    /// The smallest set of answers. None if no three answers are enough.
    pub smallest: Option<Changes>,
}

/// What meeting every unmet condition would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// How many conditions are unmet.
    pub count: usize,
    /// Whether there are exactly two, so that the text says "both".
    pub are_two: bool,
    /// The lead over the best other home today, if there is one.
    pub before: Option<i64>,
    /// The same lead with all conditions met.
    pub after: Option<i64>,
    /// How the lead changes, if there is one before and after.
    pub effect: Option<Effect>,
}

/// How a lead changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It stays the same.
    Same,
    /// It grows.
    Grows,
    /// It shrinks.
    Shrinks,
}

impl Met {
    /// Returns the lead of the placement advised over the best other home, before and after.
    pub fn stands(&self) -> [Option<Stands>; 2] {
        [self.before, self.after].map(|it| it.map(Stands::of))
    }
}

impl Evidence<'_> {
    pub(super) fn firmness(&self, decision: &Decision) -> Firmness {
        let stress = &decision.stress;
        let both_moved = sorted(&stress.both);
        let rivals = decision.counterfactuals.iter().flat_map(|it| &it.rivals);
        Firmness {
            answers_moved: sorted(&stress.answers),
            weights_moved: sorted(&stress.weights),
            others: self.others(&both_moved),
            no_home: self.no_home(&stress.both),
            both_moved,
            weights: decision.weights.as_ref().map(|it| self.weights(decision, it)),
            rivals: rivals
                .map(|it| Rival {
                    placement: it.rival,
                    smallest: it.smallest.as_ref().map(|it| self.changes(it)),
                })
                .collect(),
            events: decision.events.clone(),
            open: self.open(decision),
            conditions_met: decision.conditions.as_ref().map(met),
            stress: stress.clone(),
        }
    }

    fn open(&self, decision: &Decision) -> Option<Open> {
        let reply = |factor| self.answers.reply(self.model, factor);
        let is_open = |it| matches!(reply(it), Reply::NotAsked | Reply::Unknown);
        let open = decision.open.as_ref().filter(|_| self.model.factor_ids().any(is_open))?;
        Some(Open { leader: open.leader, advice: open.advice })
    }

    /// Returns what the runs advise other than the verdict, if it is not too rare.
    fn others(&self, outcomes: &[Outcome]) -> Vec<Outcome> {
        let named = outcomes.iter().filter(|it| it.share.value >= NAMED_SHARE);
        named.copied().filter(|it| !self.is_advised(it)).collect()
    }

    /// Tells whether some runs advise the same as the verdict, or the place that it leans to.
    pub(super) fn is_advised(&self, outcome: &Outcome) -> bool {
        let verdict = &self.evaluation.verdict;
        match (verdict.kind, &*verdict.leaning) {
            (VerdictKind::NotYet, [place]) => outcome.place == Some(*place),
            (VerdictKind::NotYet, [_, ..]) => outcome.kind == VerdictKind::Tie,
            _ => (outcome.kind, outcome.place) == (verdict.kind, verdict.place),
        }
    }

    /// Returns in what share of the runs no home passes, if that is the verdict.
    fn no_home(&self, table: &Acceptability) -> Option<Share> {
        let is_homeless = self.evaluation.verdict.kind == VerdictKind::NoHome;
        is_homeless.then(|| table.share_of(|it| it.kind == VerdictKind::NoHome))
    }

    fn weights(&self, decision: &Decision, exact: &WeightSensitivity) -> Weights {
        let changes = |it: &&WithoutSection| !it.advice.agrees_with(&self.settled);
        let asked = exact.without.iter().filter(|it| !self.model[it.section].optional);
        let moved = decision.stress.weights.same_advice;
        Weights {
            hangs: moved.map(|it| hangs(it.value)),
            carried_by: asked.clone().filter(changes).copied().collect(),
            without: asked.copied().collect(),
            exact: exact.clone(),
        }
    }
}

/// Returns what the runs advise, the most frequent first.
fn sorted(table: &Acceptability) -> Vec<Outcome> {
    let mut outcomes: Vec<_> =
        table.outcomes.iter().copied().filter(|it| it.share.value > 0.0).collect();
    outcomes.sort_by(|one, other| other.share.value.total_cmp(&one.share.value));
    outcomes
}

/// Tells whether a share is this many percent or more.
#[expect(clippy::cast_precision_loss, reason = "a band is a percentage")]
pub(super) fn reaches(share: Share, percent: i64) -> bool {
    share.value * 100.0 >= percent as f64
}

fn hangs(share: f64) -> Hangs {
    if share >= HARDLY {
        Hangs::Hardly
    } else if share >= IN_PART {
        Hangs::InPart
    } else {
        Hangs::Much
    }
}

fn met(met: &ConditionsMet) -> Met {
    let leads = met.lead_before.zip(met.lead_after);
    let effect = leads.map(|(before, after)| match after.cmp(&before) {
        std::cmp::Ordering::Equal => Effect::Same,
        std::cmp::Ordering::Greater => Effect::Grows,
        std::cmp::Ordering::Less => Effect::Shrinks,
    });
    Met {
        count: met.conditions.len(),
        are_two: met.conditions.len() == 2,
        before: met.lead_before,
        after: met.lead_after,
        effect,
    }
}

/// Returns the least weight to move for a rival to draw level, out of 100, rounded up.
pub fn total(shift: &Shift) -> Option<i64> {
    shift.total.map(|it| i64::try_from(it.ceil()).unwrap_or(i64::MAX))
}

/// Tells whether the weight to move is at most a shift of one point.
pub fn is_small(shift: &Shift) -> bool {
    total(shift).is_some_and(|it| it <= SMALL_SHIFT)
}
