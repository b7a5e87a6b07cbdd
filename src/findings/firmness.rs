//! How firm the advice is: what the stress runs advise, what hangs on the weights, what would bring a
//! rival first, and what would be advised in cases that have a name.

use serde::Serialize;

use super::Evidence;
use super::changes::Changes;
use super::comparison::Stands;
use super::verdict::Advised;
use crate::answers::{Level, Reply};
use crate::decide::Decision;
use crate::decide::VerdictKind;
use crate::decide::open_answers::Power;
use crate::decide::scenarios::{ConditionsMet, ScenarioOutcome};
use crate::decide::trials::{Acceptability, Share, Strength, StressRuns};
use crate::decide::weights::{Shift, WeightSensitivity, WithoutSection};
use crate::decide::{Advice, Place};
use crate::model::{FactorId, PlacementId, ScenarioId};

/// The least share of the stress runs with which an outcome is named beside the advice.
const NAMED_SHARE: f64 = 0.05;
/// The share of runs with only the weights moved from which the advice hardly hangs on them.
const HARDLY: f64 = 0.9;
/// The share from which it hangs on them in part.
const IN_PART: f64 = 0.6;
/// The most weight to move, out of 100, that is called a shift of one point.
const SMALL_SHIFT: i64 = 1;

/// How firm the advice is.
#[derive(Debug, Clone)]
pub struct Firmness {
    /// The stress runs, as they were drawn.
    pub stress: StressRuns,
    /// What they advise with only the answers moved, the most frequent first.
    pub answers_moved: Vec<Advises>,
    /// What they advise with only the weights moved, the most frequent first.
    pub weights_moved: Vec<Advises>,
    /// What they advise with both moved, the most frequent first.
    pub both_moved: Vec<Advises>,
    /// What the runs with both moved advise beside the verdict, if it is not too rare.
    pub others: Vec<Advises>,
    /// Where no home passes: how firm that is, and in what share of the runs.
    pub no_home: Option<(Strength, Share)>,
    /// What hangs on the weights.
    pub weights: Option<Weights>,
    /// For each placement that does not lead: what would bring it first.
    pub rivals: Vec<Rival>,
    /// The named cases that apply.
    pub scenarios: Vec<Named>,
    /// What open answers can do. None without a leader or without open answers.
    pub open: Option<Open>,
    /// What meeting every unmet condition would bring.
    pub conditions_met: Option<Met>,
}

/// What some of the stress runs advise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Advises {
    /// The kind of the advice.
    pub kind: VerdictKind,
    /// The placement advised, if one is.
    pub placement: Option<PlacementId>,
    /// In what share of the runs.
    pub share: Share,
}

/// What open answers can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// Whether they can bring another placement first.
    pub leader: Power,
    /// Whether they can change the advice itself.
    pub advice: Power,
}

/// What hangs on the weights.
#[derive(Debug, Clone)]
pub struct Weights {
    /// How the result depends on them, as it was worked out.
    pub exact: WeightSensitivity,
    /// How much the advice hangs on them. None without runs that advise anything.
    pub hangs: Option<Hangs>,
    /// What would be advised without each section that must be asked.
    pub without: Vec<WithoutSection>,
    /// Those of them without which the advice or the leader would be another.
    pub carried_by: Vec<WithoutSection>,
}

/// How much the advice hangs on the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hangs {
    /// It hardly does.
    Hardly,
    /// It does in part.
    InPart,
    /// It does.
    Much,
}

/// What would bring a rival first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// The rival.
    pub placement: PlacementId,
    /// The smallest set of answers. None: no three answers suffice.
    pub smallest: Option<Changes>,
}

/// A named case, and what would be advised in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The answers that it changes here. None: unknown.
    pub changes: Vec<(FactorId, Level)>,
    /// The scores then shown, in file order.
    pub scores: Vec<i64>,
    /// The advice then.
    pub advice: Advice,
    /// Whether it is the kind and the placement of today.
    pub is_same_advice: bool,
    /// How far today's leader would be ahead of the present home.
    pub margin_over_home: Option<i64>,
    /// Whether that would be just enough for a move.
    pub is_just_enough: bool,
}

/// What meeting every unmet condition would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// How many conditions are unmet.
    pub count: usize,
    /// Whether there are two of them: both.
    pub are_two: bool,
    /// The lead over the best other home today, if there is one.
    pub before: Option<i64>,
    /// The same lead with all conditions met.
    pub after: Option<i64>,
    /// What that does to the lead, if there is one before and after.
    pub effect: Option<Effect>,
}

/// What becomes of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It stays.
    Same,
    /// It grows.
    Grows,
    /// It shrinks.
    Shrinks,
}

impl Met {
    /// Returns where the placement advised stands before and after, beside the best other home.
    pub fn stands(&self) -> [Option<Stands>; 2] {
        [self.before, self.after].map(|it| it.map(Stands::of))
    }
}

impl Evidence<'_> {
    pub(super) fn firmness(&self, advised: &Advised, decision: &Decision) -> Firmness {
        let stress = &decision.stress;
        let both_moved = self.advises(&stress.both);
        let rivals = decision.counterfactuals.iter().flat_map(|it| &it.rivals);
        let applies = |it: &&ScenarioOutcome| {
            self.model[it.scenario].when.iter().all(|it| it.holds(&self.case()))
        };
        Firmness {
            answers_moved: self.advises(&stress.answers),
            weights_moved: self.advises(&stress.weights),
            others: self.others(&both_moved),
            no_home: self.no_home(&both_moved),
            both_moved,
            weights: decision.weights.as_ref().map(|it| self.weights(it, &stress.weights)),
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
            open: self.open(decision),
            conditions_met: decision.conditions.as_ref().map(met),
            stress: stress.clone(),
        }
    }

    fn open(&self, decision: &Decision) -> Option<Open> {
        let reply = |factor| self.answers.answer(factor).reply;
        let is_open = |it| matches!(reply(it), Reply::NotAsked | Reply::Unknown);
        let open = decision.open.as_ref().filter(|_| self.model.factor_ids().any(is_open))?;
        Some(Open { leader: open.leader, advice: open.advice })
    }

    /// Returns what the runs advise, the most frequent first.
    fn advises(&self, table: &Acceptability) -> Vec<Advises> {
        let all = table.outcomes.iter().map(|it| Advises {
            kind: it.kind,
            placement: it.place.and_then(Place::placement),
            share: it.share,
        });
        let mut advises: Vec<_> = all.filter(|it| it.share.value > 0.0).collect();
        advises.sort_by(|one, other| other.share.value.total_cmp(&one.share.value));
        advises
    }

    /// Returns what the runs advise beside the verdict, if it is not too rare.
    fn others(&self, advises: &[Advises]) -> Vec<Advises> {
        let verdict = &self.evaluation.verdict;
        let is_other =
            |it: &Advises| (it.kind, it.placement) != (verdict.kind, verdict.placement());
        let named = advises.iter().filter(|it| it.share.value >= NAMED_SHARE);
        named.copied().filter(is_other).collect()
    }

    /// Returns how firm it is that no home passes, where that is the verdict.
    fn no_home(&self, advises: &[Advises]) -> Option<(Strength, Share)> {
        let is_verdict = self.evaluation.verdict.kind == VerdictKind::NoHome;
        let no_home = advises.iter().find(|it| it.kind == VerdictKind::NoHome);
        let share = no_home.filter(|_| is_verdict)?.share;
        let stress = &self.model.stress;
        #[expect(clippy::cast_precision_loss, reason = "a band is a percentage")]
        let at_least = |band: i64| share.value * 100.0 >= band as f64;
        let strength = if at_least(stress.firm) {
            Strength::Firm
        } else if at_least(stress.moderate) {
            Strength::Moderate
        } else {
            Strength::Close
        };
        Some((strength, share))
    }

    fn weights(&self, exact: &WeightSensitivity, moved: &Acceptability) -> Weights {
        let present = self.settled;
        let changes = |it: &&WithoutSection| !it.advice.agrees_with(&present);
        let asked = exact.without.iter().filter(|it| !self.model[it.section].optional);
        Weights {
            hangs: moved.same_advice.map(|it| hangs(it.value)),
            carried_by: asked.clone().filter(changes).copied().collect(),
            without: asked.copied().collect(),
            exact: exact.clone(),
        }
    }

    fn named(&self, advised: &Advised, outcome: &ScenarioOutcome) -> Named {
        let present = &self.evaluation.verdict;
        let then = &outcome.advice;
        let leader = present.leader.zip(advised.home);
        let margin = leader.map(|(leader, home)| outcome.scores[leader.0] - outcome.scores[home.0]);
        Named {
            scenario: outcome.scenario,
            changes: outcome.changes.clone(),
            scores: outcome.scores.clone(),
            advice: outcome.advice,
            is_same_advice: then.agrees_with(&self.settled),
            margin_over_home: margin,
            is_just_enough: margin == Some(self.model.bands.move_margin),
        }
    }
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

/// Tells whether next to no weight has to move.
pub fn is_small(shift: &Shift) -> bool {
    total(shift).is_some_and(|it| it <= SMALL_SHIFT)
}
