//! How firm the advice is: what the stress runs advise, how far the advice depends on the weights,
//! what would bring a rival first, and what would be advised after events.

use serde::Serialize;

use super::Evidence;
use super::agenda::FindOut;
use super::changes::Changes;
use super::shares::{Acts, Cases, Counted, Split, Table, acts, of_some, split};
use crate::decide::events::EventOutcome;
use crate::decide::open_answers::Power;
use crate::decide::ratio::Ratio;
use crate::decide::trials::{Outcome, Share, Spread, StressRuns};
use crate::decide::weights::{Shift, WeightSensitivity, WithoutSection};
use crate::decide::{Decision, Reason, VerdictKind};
use crate::model::{EventId, GateId, PlacementId, SectionId};
use crate::points::Points;

/// From so many of 100 stress runs on, an outcome is named beside the advice.
const NAMED_CASES: u64 = 5;
/// From this share of runs with only the weights moved, the advice hardly depends on them.
const HARDLY: f64 = 0.9;
/// From this share, it depends on them in part.
const IN_PART: f64 = 0.6;
/// The largest weight to move, out of 100, that is called a shift of one point.
const SMALL_SHIFT: i128 = 1;

/// How firm the advice is.
#[derive(Debug, Clone)]
pub struct Firmness {
    /// The stress runs, as they were drawn.
    pub stress: StressRuns,
    /// How far the points of each placement spread with both moved, in file order.
    pub spreads: Vec<Spread>,
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
    /// What they advise, as one sentence tells it.
    pub split: Split,
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
    /// What may happen, and how often that would change the advice.
    pub events: Vec<EventOutcome>,
    /// What open answers can do. None without open answers, or if too little is known for an advice.
    pub open: Option<Open>,
    /// The searches that did not come to their end.
    pub not_searched_beyond: NotSearchedBeyond,
}

/// How far the searches came whose budget ended; nothing is said about those that are complete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotSearchedBeyond {
    /// Single answers: how many questions were searched, in model order.
    pub changes: Option<usize>,
    /// The smallest sets: up to how many answers all sets were searched.
    pub sets: Option<usize>,
    /// The gates for which not every opening was searched.
    pub openings: Vec<GateId>,
    /// Open answers: how many ways of filling them in were searched.
    pub open_answers: Option<u64>,
    /// The events of which not every case was searched. They have no share.
    pub events: Vec<EventId>,
}

impl NotSearchedBeyond {
    fn of(decision: &Decision) -> Self {
        let found = decision.counterfactuals.as_ref();
        let openings = decision.openings.iter().filter(|it| it.not_searched_beyond.is_some());
        let events = decision.events.iter().filter(|it| it.is_cut);
        Self {
            changes: found.and_then(|it| it.single.not_searched_beyond),
            sets: found.and_then(|it| it.rivals.iter().find_map(|it| it.not_searched_beyond)),
            openings: openings.map(|it| it.gate).collect(),
            open_answers: decision.open.as_ref().and_then(|it| it.not_searched_beyond),
            events: events.map(|it| it.event).collect(),
        }
    }
}

/// What open answers can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// Whether they can bring another placement first. None without a leader.
    pub leader: Option<Power>,
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
    /// The sections that make a point or more, and without which the advice would be different.
    pub carried_by: Vec<WithoutSection>,
    /// The rivals that take a shift of weight to draw level: no single answer brings them there.
    pub take_weight: Vec<PlacementId>,
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

impl Evidence<'_> {
    pub(super) fn firmness(&self, decision: &Decision) -> Firmness {
        let stress = &decision.stress;
        let table = |runs| Table::new(runs, self.settled);
        let both_moved = table(&stress.both);
        let outcomes = &both_moved.outcomes;
        let rivals = decision.counterfactuals.iter().flat_map(|it| &it.rivals);
        Firmness {
            answers_moved: table(&stress.answers),
            weights_moved: table(&stress.weights),
            others: self.others(outcomes),
            most_often: outcomes.first().copied().filter(|it| !self.is_advised(&it.outcome)),
            split: split(outcomes),
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
            events: decision.events.iter().filter(|it| !it.is_cut).cloned().collect(),
            open: self.open(decision),
            not_searched_beyond: NotSearchedBeyond::of(decision),
            stress: stress.clone(),
            spreads: decision.spreads.clone(),
        }
    }

    /// Returns what open answers can do, if a question with levels is open, or one on the company
    /// that rules read. The search knows nothing of the runs: where only these put off a move, an
    /// answer may let it go ahead.
    fn open(&self, decision: &Decision) -> Option<Open> {
        let open = decision.open.as_ref().filter(|it| it.is_any_open)?;
        let is_put_off = self.evaluation.verdict.reason == Some(Reason::FewRuns);
        let least = if is_put_off { Power::NotRuledOut } else { Power::CanNot };
        Some(Open { leader: open.leader, advice: open.advice.max(least) })
    }

    /// Returns what the runs advise other than the verdict, if it is not too rare.
    fn others(&self, outcomes: &[Counted]) -> Vec<Counted> {
        let named = outcomes.iter().filter(|it| it.cases.of_100 >= NAMED_CASES);
        named.copied().filter(|it| !self.is_advised(&it.outcome)).collect()
    }

    /// Tells whether some runs advise the same as the verdict, or the place that it leans to.
    pub(super) fn is_advised(&self, outcome: &Outcome) -> bool {
        outcome.gives(&self.evaluation.verdict.advice())
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
        let single = decision.counterfactuals.as_ref().map(|it| &it.single);
        let takes = |it: &PlacementId| {
            single.is_some_and(|single| {
                single.not_searched_beyond.is_none() && !single.levelled.contains(it)
            })
        };
        Weights {
            hangs: moved.map(|it| hangs(it.value)),
            carried_by: asked
                .clone()
                .filter(changes)
                .filter(|it| self.holds_points(it.section))
                .copied()
                .collect(),
            without: asked.copied().collect(),
            take_weight: exact.shifts.iter().map(|it| it.rival).filter(takes).collect(),
            exact: exact.clone(),
        }
    }
}

impl Evidence<'_> {
    /// Tells whether the answers of a section make a point or more of what the paper compares. What changes
    /// the advice without that does so by rounding.
    fn holds_points(&self, section: SectionId) -> bool {
        let Some(pair) = self.evaluation.verdict.compared else { return true };
        let points = self.model.factors_of(section);
        let sum: Points = points.map(|it| self.difference(it, pair.first, pair.second)).sum();
        sum >= Points::HALF || Points::default() - sum >= Points::HALF
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

/// Returns the least weight to move for a rival to draw level, out of 100, rounded down: at least so
/// much has to move.
pub fn total(shift: &Shift) -> Option<i64> {
    shift.total.map(|it| i64::try_from(it.floor()).unwrap_or(i64::MAX))
}

/// Tells whether the weight to move is at most a shift of one point.
pub fn is_small(shift: &Shift) -> bool {
    shift.total.is_some_and(|it| it <= Ratio::whole(SMALL_SHIFT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::fixture::model;
    use crate::decide::{Company, Compared, Place, SEED, STRESS_RUNS, decide};
    use crate::findings::fixture::alone;

    #[test]
    fn an_advice_hangs_on_the_weights_from_the_shares_named_on() {
        for (share, hangs) in [
            (1.0, Hangs::Hardly),
            (0.9, Hangs::Hardly),
            (0.89, Hangs::InPart),
            (0.6, Hangs::InPart),
            (0.59, Hangs::Much),
            (0.0, Hangs::Much),
        ] {
            assert_eq!(super::hangs(share), hangs, "{share}");
        }
    }

    #[test]
    fn a_shift_is_at_least_what_is_printed() {
        let shift = |numerator, denominator| Shift {
            rival: PlacementId(1),
            total: Ratio::new(numerator, denominator),
            from: Vec::new(),
            to: None,
        };
        for (total, told, small) in [
            ((901, 100), 9, false),
            ((9, 1), 9, false),
            ((199, 100), 1, false),
            ((1, 1), 1, true),
            ((1, 3), 0, true),
        ] {
            let shift = shift(total.0, total.1);
            assert_eq!((super::total(&shift), is_small(&shift)), (Some(told), small), "{total:?}");
        }
    }

    /// The sections make half a point for the first home, a third, half a point for the second, and
    /// nothing. Half a point is a point as it is shown.
    #[test]
    fn only_a_section_that_holds_a_point_carries_the_advice() {
        let mut model = model(2);
        for (weight, pulls) in
            [(3, [[1; 5], [0; 5]]), (2, [[1; 5], [0; 5]]), (3, [[0; 5], [1; 5]]), (92, [[0; 5]; 2])]
        {
            model = model.with_section(weight, &[(100, &pulls)]);
        }
        let answers = model.answers(0, &[3; 4]);
        let decision = decide(&model, &answers, STRESS_RUNS, SEED);
        let company = Company::new(&model, &answers);
        let mut evaluation = company.evaluation.clone();
        let sections = [0, 1, 2, 3].map(SectionId);
        let [first, second] = [0, 1].map(|it| Place::Placement(PlacementId(it)));
        evaluation.verdict.compared = Some(Compared { first, second, margin: 0 });
        let evidence = Evidence { evaluation: &evaluation, ..alone(&company) };
        assert_eq!(sections.map(|it| evidence.holds_points(it)), [true, false, true, false]);

        let other = decide(&model, &model.answers(1, &[3; 4]), STRESS_RUNS, SEED).settled;
        assert!(!other.agrees_with(&evidence.settled));
        let without = |section| WithoutSection { section, advice: other, margin: None };
        let mut exact = decision.weights.clone().expect("a home leads");
        exact.without = sections.map(without).into();
        let carried_by = evidence.weights(&decision, &exact).carried_by;
        assert_eq!(carried_by.iter().map(|it| it.section.0).collect::<Vec<_>>(), [0, 2]);

        // What need not be asked is left out.
        let mut some = model.clone();
        some.sections[2].optional = true;
        let evidence = Evidence { model: &some, ..evidence };
        let weights = evidence.weights(&decision, &exact);
        let told = [weights.carried_by, weights.without];
        let told = told.map(|it| it.iter().map(|it| it.section.0).collect::<Vec<_>>());
        assert_eq!(told, [vec![0], vec![0, 1, 3]]);

        // Where nothing is compared, every section counts.
        evaluation.verdict.compared = None;
        let evidence = Evidence { evaluation: &evaluation, ..alone(&company) };
        assert_eq!(sections.map(|it| evidence.holds_points(it)), [true; 4]);
    }

    #[test]
    fn only_runs_with_the_advice_of_the_paper_advise_it() {
        let model = model(2).with_section(100, &[(100, &[[0; 5]; 2])]);
        let answers = model.answers(0, &[3]);
        let company = Company::new(&model, &answers);
        let [first, second] = [0, 1].map(|it| Some(Place::Placement(PlacementId(it))));
        let advised = [
            (VerdictKind::Stay, first),
            (VerdictKind::Stay, second),
            (VerdictKind::Move, first),
            (VerdictKind::Tie, None),
        ]
        .map(|(kind, place)| Outcome { kind, place, share: Share::of(1, 4) })
        .map(|it| alone(&company).is_advised(&it));
        assert_eq!(advised, [true, false, false, false]);
    }
}
