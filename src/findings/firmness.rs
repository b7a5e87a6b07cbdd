//! How firm the advice is: what the stress runs advise, how far the advice depends on the weights,
//! what would bring a rival first, and what would be advised in scenarios and after events.

use serde::Serialize;

use super::Evidence;
use super::agenda::FindOut;
use super::changes::Changes;
use super::comparison::Stands;
use super::shares::{Acts, Cases, Counted, Table, acts, of_some};
use super::verdict::Advised;
use crate::answers::{Level, Reply};
use crate::decide::events::EventOutcome;
use crate::decide::open_answers::Power;
use crate::decide::scenarios::{ConditionsMet, ScenarioOutcome};
use crate::decide::trials::{Outcome, Share, StressRuns};
use crate::decide::weights::{Shift, WeightSensitivity, WithoutSection};
use crate::decide::{Advice, Decision, Place, VerdictKind};
use crate::model::{FactorId, PlacementId, ScenarioId};

/// From so many of 100 stress runs on, an outcome is named beside the advice.
const NAMED_CASES: u64 = 5;
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
    /// With only the answers moved.
    pub answers_moved: Table,
    /// With only the weights moved.
    pub weights_moved: Table,
    /// With both moved.
    pub both_moved: Table,
    /// What the runs with both moved advise other than the verdict, if it is not too rare.
    pub others: Vec<Counted>,
    /// What most of these runs advise, if that is not the verdict.
    pub most_often: Option<Counted>,
    /// What they advise by act.
    pub acts: Acts,
    /// The questions that are worth finding out, the most first.
    pub find_out: Vec<FindOut>,
    /// If no home passes: in what share of the runs none does. This has no word for its strength.
    pub no_home: Option<Cases>,
    /// How far the advice depends on the weights.
    pub weights: Option<Weights>,
    /// For each placement that does not lead: what would bring it first.
    pub rivals: Vec<Rival>,
    /// What could be done instead of moving, where it applies.
    pub scenarios: Vec<Named>,
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

/// What could be done instead of moving, and what would be advised then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The answers that it changes here.
    pub changes: Vec<(FactorId, Level)>,
    /// The scores then shown, in file order.
    pub scores: Vec<i64>,
    /// The advice then.
    pub advice: Advice,
    /// Whether it is the same as today's settled advice.
    pub is_same_advice: bool,
    /// How far the place advised today would be ahead of the present home.
    pub margin_over_home: Option<i64>,
    /// Whether that would be just enough for a move.
    pub is_just_enough: bool,
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
    pub(super) fn firmness(&self, advised: &Advised, decision: &Decision) -> Firmness {
        let stress = &decision.stress;
        let table = |runs| Table::new(runs, self.settled);
        let both_moved = table(&stress.both);
        let outcomes = &both_moved.outcomes;
        let rivals = decision.counterfactuals.iter().flat_map(|it| &it.rivals);
        let applies = |it: &&ScenarioOutcome| {
            self.model[it.scenario].when.iter().all(|it| it.holds(&self.case()))
        };
        Firmness {
            answers_moved: table(&stress.answers),
            weights_moved: table(&stress.weights),
            others: self.others(outcomes),
            most_often: outcomes.first().copied().filter(|it| !self.is_advised(&it.outcome)),
            acts: acts(outcomes),
            find_out: self.find_out(decision),
            no_home: self.no_home(outcomes),
            both_moved,
            weights: decision.weights.as_ref().map(|it| self.weights(decision, it)),
            rivals: rivals
                .map(|it| Rival {
                    placement: it.rival,
                    smallest: it.smallest.as_ref().map(|it| self.changes(it)),
                })
                .collect(),
            scenarios: decision
                .scenarios
                .iter()
                .filter(applies)
                .map(|it| self.named(advised, it))
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
    fn others(&self, outcomes: &[Counted]) -> Vec<Counted> {
        let named = outcomes.iter().filter(|it| it.cases.of_100 >= NAMED_CASES);
        named.copied().filter(|it| !self.is_advised(&it.outcome)).collect()
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
    fn no_home(&self, outcomes: &[Counted]) -> Option<Cases> {
        let is_homeless = self.evaluation.verdict.kind == VerdictKind::NoHome;
        is_homeless.then(|| of_some(outcomes, |it| it.kind == VerdictKind::NoHome))
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

    fn named(&self, advised: &Advised, outcome: &ScenarioOutcome) -> Named {
        let points = |place: Place| {
            place.placement().map_or_else(|| self.score(place), |it| outcome.scores[it.0])
        };
        let pair = self.settled.place().zip(advised.home);
        let margin = pair.map(|(place, home)| points(place) - points(home));
        Named {
            scenario: outcome.scenario,
            changes: outcome.changes.clone(),
            scores: outcome.scores.clone(),
            advice: outcome.advice,
            is_same_advice: outcome.advice.agrees_with(&self.settled),
            margin_over_home: margin,
            is_just_enough: margin == Some(self.model.bands.move_margin),
        }
    }
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
