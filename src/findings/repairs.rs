//! What repairs would bring, where no home passes.
//!
//! A repair is the least change that opens what rules a home out; where a condition of the home asks
//! for more, it is that. A fact about the company is not repaired. Two homes are compared: the present one, and of those under
//! discussion the other that takes the fewest changes. Every set of their repairs is priced, because repairs
//! for different homes work against each other.

use super::Evidence;
use super::conditions::Condition;
use super::prices::levels;
use crate::answers::{ContextAnswer, Home, Level};
use crate::decide::conditions::meeting;
use crate::decide::{Decision, GateOutcome, Opening, Place, Price, VerdictKind};
use crate::model::{FactorId, GateId, Kind, Model, PlacementId, State};

/// The most repairs: three have seven sets.
const REPAIRS: usize = 3;

/// What repairs would bring.
#[derive(Debug, Clone, Default)]
pub struct Repairs {
    /// The homes that are compared.
    pub homes: Vec<PlacementId>,
    /// The repairs.
    pub repairs: Vec<Repair>,
    /// What each set of them would bring: nothing, single ones, pairs, then all.
    pub sets: Vec<RepairSet>,
}

/// A repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The home that it is for.
    pub placement: PlacementId,
    /// The must that it opens. None if it meets a condition of the same must in full.
    pub gate: Option<GateId>,
    /// The answers as they would be.
    pub changes: Vec<(FactorId, Level)>,
}

/// A set of repairs.
#[derive(Debug, Clone)]
pub struct RepairSet {
    /// The places of the repairs in the list.
    pub repairs: Vec<usize>,
    /// What they would bring together.
    pub price: Price,
    /// If no home is possible still: what the best home that passes lacks.
    pub lack: Option<Lack>,
}

/// How many points a home lacks that leads, passes and is below the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// The home.
    pub placement: PlacementId,
    /// The points that it lacks for a move there.
    pub points: i64,
}

impl Repairs {
    /// Tells whether one of the repairs is what a condition asks for.
    pub(super) fn mend(&self, model: &Model, condition: &Condition) -> bool {
        let home = model[condition.passage].placement;
        let changes = |it: &Repair| it.changes.iter().any(|it| condition.factors.contains(&it.0));
        self.repairs.iter().any(|it| Some(it.placement) == home && changes(it))
    }
}

impl Evidence<'_> {
    /// Returns what repairs would bring, if no home passes.
    pub(super) fn repairs(&self, decision: &Decision, floor: i64) -> Option<Repairs> {
        if self.evaluation.verdict.kind != VerdictKind::NoHome {
            return None;
        }
        let homes = self.first_to_open(decision);
        let mut repairs = Vec::new();
        for &home in &homes {
            let own = decision.openings.iter().filter(|it| self.guards(it, home));
            repairs.extend(own.map(|it| Repair {
                placement: home,
                gate: Some(it.gate),
                changes: self.enough(it, home),
            }));
        }
        let more = homes.first().and_then(|&it| self.in_full(it, &repairs));
        repairs.extend(more);
        repairs.truncate(REPAIRS);
        let set = |repairs: &[Repair], set: Vec<usize>| {
            let changes = set.iter().flat_map(|&it| repairs[it].changes.iter().copied());
            let changes: Vec<_> = changes.collect();
            let price = self.tried(&levels(&changes));
            RepairSet { lack: self.still_lacks(&price, floor), price, repairs: set }
        };
        let sets = sets_of(repairs.len()).into_iter().map(|it| set(&repairs, it)).collect();
        Some(Repairs { homes, sets, repairs })
    }

    /// Tells whether a home may be repaired: it is the present one or under discussion, if any other is, and no fact
    /// about the company rules it out.
    fn may_be_repaired(&self, home: PlacementId) -> bool {
        let is_home = |it| self.answers.home(self.model) == Some(Home::Placement(it));
        let discussed = self.discussed();
        let failed = self.evaluation.gates_of(self.model, home, GateOutcome::Failed);
        let is_fact = failed.iter().any(|it| self.model[*it].is_fact);
        let is_meant = discussed.iter().all(|it| is_home(*it)) || discussed.contains(&home);
        !is_fact && (is_home(home) || is_meant)
    }

    /// Returns the homes that are under discussion.
    fn discussed(&self) -> Vec<PlacementId> {
        let Some(options) = self.model.roles.options else { return Vec::new() };
        let Some(ContextAnswer::Choices(chosen)) = self.answers.about(options) else {
            return Vec::new();
        };
        let choices = self.model[options].choices();
        let is_chosen =
            |it: &PlacementId| chosen.iter().any(|place| choices[*place].id == self.model[*it].id);
        self.model.placement_ids().filter(is_chosen).collect()
    }

    /// Returns the present home and the other home that takes the fewest changes, as far as answers
    /// can open them.
    fn first_to_open(&self, decision: &Decision) -> Vec<PlacementId> {
        let steps = |it: &PlacementId| {
            let own = decision.openings.iter().filter(|opening| self.guards(opening, *it));
            let own: Vec<&Opening> = own.collect();
            let can = !own.is_empty() && own.iter().all(|it| !it.changes.is_empty());
            can.then(|| own.iter().map(|it| it.steps).sum::<usize>())
        };
        let home = self.answers.home(self.model);
        let is_home = |it: &PlacementId| home == Some(Home::Placement(*it));
        let mut homes: Vec<_> = self
            .evaluation
            .ranking
            .iter()
            .filter(|it| self.may_be_repaired(**it))
            .filter_map(|it| Some((!is_home(it), steps(it)?, *it)))
            .collect();
        homes.sort_by_key(|it| (it.0, it.1));
        homes.into_iter().map(|it| it.2).take(2).collect()
    }

    fn guards(&self, opening: &Opening, placement: PlacementId) -> bool {
        self.model[opening.gate].placement == placement
    }

    /// Returns the answers that open a must. Where the home has a condition on one of them, it is met
    /// in full: what a paper asks for is what it prices.
    fn enough(&self, opening: &Opening, home: PlacementId) -> Vec<(FactorId, Level)> {
        let conditions: Vec<_> = self.model.passages_on(home, Kind::Condition).collect();
        let in_full = |factor: FactorId| {
            let needed = conditions.iter().map(|it| meeting(self.company, it));
            let mut alone = needed.filter(|it| matches!(it[..], [(it, _)] if it == factor));
            alone.next().map(|it| it[0].1)
        };
        let changes = opening.changes.iter();
        changes.map(|&(factor, to)| (factor, in_full(factor).unwrap_or(to))).collect()
    }

    /// Returns what the best home that passes lacks, if some answers leave no home possible.
    fn still_lacks(&self, price: &Price, floor: i64) -> Option<Lack> {
        let passes = |it: &PlacementId| price.standings[it.0] <= GateOutcome::Conditional;
        let best = self.model.placement_ids().filter(passes).max_by_key(|it| price.scores[it.0])?;
        let lack = Lack { placement: best, points: floor - price.scores[best.0] };
        (price.advice.kind == VerdictKind::NoHome && lack.points > 0).then_some(lack)
    }

    /// Returns what would meet a must in full that a repair only opens: the first condition of the
    /// home about another answer that the must reads.
    fn in_full(&self, home: PlacementId, repairs: &[Repair]) -> Option<Repair> {
        let case = self.case();
        let changed = |it: FactorId| repairs.iter().any(|r| r.changes.iter().any(|c| c.0 == it));
        let fails = |it: &GateId| self.evaluation.gates[it.0] == GateOutcome::Failed;
        let own = self.model.gate_ids().filter(|it| self.model[*it].placement == home);
        let read: Vec<_> =
            own.filter(fails).flat_map(|it| self.model[it].fails_when.factors()).collect();
        let unmet = self.model.passages_on(home, Kind::Condition);
        let unmet = unmet.filter(|it| it.state(&case) != Some(State::Met));
        let needed = unmet.map(|it| meeting(self.company, it));
        let mut about = needed.filter(|it| {
            !it.is_empty() && it.iter().all(|(it, _)| read.contains(it) && !changed(*it))
        });
        Some(Repair { placement: home, gate: None, changes: about.next()? })
    }

    /// Returns how many points the best home that passes lacks for a move there, if it leads the
    /// present one.
    pub(super) fn lack(&self, floor: i64) -> Option<Lack> {
        let verdict = &self.evaluation.verdict;
        let placement = verdict.leader?;
        let is_home = self.company.settled().place() == Some(Place::Placement(placement));
        let points = floor - self.evaluation.score(placement);
        let is_short = points > 0 && !is_home && verdict.kind != VerdictKind::NotEnough;
        is_short.then_some(Lack { placement, points })
    }
}

/// Returns every set of so many things, small sets first, the empty one first of all.
fn sets_of(count: usize) -> Vec<Vec<usize>> {
    let sets = 0..1_usize << count;
    let set = |bits: usize| (0..count).filter(|it| bits >> it & 1 == 1).collect::<Vec<_>>();
    let mut sets: Vec<_> = sets.map(set).collect();
    sets.sort_by_key(|it| (it.len(), it.clone()));
    sets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Company;
    use crate::decide::fixture::{POST, choice, model, rows};
    use crate::decide::{SEED, STRESS_RUNS, decide};
    use crate::findings::find;
    use crate::findings::fixture::alone;
    use crate::model::{ContextKind, Model, Passage, Predicate};

    /// Both homes fail a must, each by a question of its own.
    fn small() -> Model {
        let one = [[-3, -1, 0, 1, 3], [0; 5]];
        let other = [[0; 5], [-3, -1, 0, 1, 3]];
        let model = model(2).with_section(100, &[(50, &one), (50, &other)]);
        let model = model.with_gate(0, rows(&[&[(0, 1..=2)]]), Predicate::default());
        model.with_gate(1, rows(&[&[(1, 1..=3)]]), Predicate::default())
    }

    #[test]
    fn every_set_of_repairs_has_a_price() {
        let model = small();
        let answers = model.answers(0, &[1, 1]);
        let found = find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED));
        let repairs = found.repairs.unwrap();
        assert_eq!(repairs.homes, [PlacementId(0), PlacementId(1)]);
        let sets: Vec<_> =
            repairs.sets.iter().map(|it| (&it.repairs[..], it.price.advice.kind)).collect();
        let (stay, moves) = (VerdictKind::Stay, VerdictKind::Move);
        let expected: [(&[usize], _); 4] =
            [(&[], VerdictKind::NoHome), (&[0], stay), (&[1], moves), (&[0, 1], moves)];
        assert_eq!(sets, expected);
    }

    #[test]
    fn a_home_that_passes_below_the_floor_lacks_points() {
        let mut model = small();
        model.bands.floor = 70;
        let answers = model.answers(0, &[1, 4]);
        let found = find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED));
        assert_eq!(found.lack, Some(Lack { placement: PlacementId(1), points: 12 }));
    }

    #[test]
    fn a_home_with_just_the_points_of_the_floor_lacks_none() {
        let factors: [(i64, &[[i32; 5]]); 2] =
            [(24, &[[0, 0, 0, 1, 1], [0; 5]]), (76, &[[0; 5]; 2])];
        let mut model = model(2).with_section(100, &factors);
        let answers = model.answers(1, &[5, 3]);
        for (floor, lacks) in [(54, None), (55, Some(1))] {
            model.bands.floor = floor;
            let found = find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED));
            assert_eq!(found.lack.map(|it| it.points), lacks, "{floor}");
        }
    }

    #[test]
    fn a_home_that_a_repair_opens_may_lack_points_too() {
        let mut model = small();
        model.bands.floor_without_home = 53;
        let answers = model.answers(4, &[1, 1]);
        let found = find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED));
        let repairs = found.repairs.unwrap();
        let lacks = repairs.sets.iter().map(|it| it.lack.map(|it| it.points));
        // The other home opens at level 4, with 58 points.
        assert_eq!(lacks.collect::<Vec<_>>(), [None, Some(3), None, None]);
    }

    #[test]
    fn sets_grow_from_none_to_all() {
        let sets = sets_of(3);
        assert_eq!((sets.len(), &sets[0][..], &sets[7][..]), (8, &[][..], &[0, 1, 2][..]));
        assert!(sets.iter().is_sorted_by_key(Vec::len));
    }

    /// A must reads two answers, of which a repair changes the first.
    #[test]
    fn a_must_is_met_in_full_by_a_condition_about_another_answer_that_it_reads() {
        let idle: (i64, &[[i32; 5]]) = (25, &[[0; 5]; 2]);
        let mut model = model(2)
            .with_section(100, &[idle; 4])
            .with_gate(0, rows(&[&[(0, 1..=2), (1, 1..=2)]]), Predicate::default())
            .with_gate(1, rows(&[&[(2, 1..=2)]]), Predicate::default());
        let condition = |met: &[(usize, std::ops::RangeInclusive<i64>)]| Passage {
            placement: Some(PlacementId(0)),
            predicates: vec![("met_when", rows(&[met]))],
            ..Passage::new(Kind::Condition, String::new())
        };
        let answers = model.answers(0, &[1; 4]);
        let repair = Repair {
            placement: PlacementId(0),
            gate: Some(GateId(0)),
            changes: vec![(FactorId(0), Level::ALL[2])],
        };
        let (nothing, not_read, of_another) =
            (condition(&[]), condition(&[(3, 4..=5)]), condition(&[(2, 4..=5)]));
        let changed = condition(&[(0, 4..=5)]);
        let partly = condition(&[(1, 4..=5), (3, 4..=5)]);
        let others = [nothing, not_read, of_another, changed, partly];
        for (own, expected) in
            [(None, None), (Some((1, 4..=5)), Some(vec![(FactorId(1), Level::ALL[3])]))]
        {
            model.passages = others.to_vec();
            model.passages.extend(own.map(|it| condition(&[it])));
            let company = Company::new(&model, &answers);
            let found = alone(&company).in_full(PlacementId(0), std::slice::from_ref(&repair));
            assert_eq!(found.map(|it| it.changes), expected);
        }
    }

    /// All three homes fail a must.
    #[test]
    fn the_present_home_and_those_under_discussion_are_repaired_if_no_fact_rules_them_out() {
        let mut model = model(3).with_section(100, &[(100, &[[0; 5]; 3])]);
        for home in 0..3 {
            model = model.with_gate(home, rows(&[&[(0, 1..=2)]]), Predicate::default());
        }
        model.context[POST.0].kind =
            ContextKind::Choices(["none", "p2", "p1", "p0"].map(choice).into());
        model.roles.options = Some(POST);
        let found = |model: &Model, home: usize, discussed: &[usize]| {
            let mut answers = model.answers(home, &[1]);
            answers.set_about(POST, Some(ContextAnswer::Choices(discussed.to_vec())));
            let company = Company::new(model, &answers);
            [0, 1, 2].map(|it| alone(&company).may_be_repaired(PlacementId(it)))
        };
        assert_eq!(found(&model, 0, &[]), [true; 3], "nothing is said of a discussion");
        assert_eq!(found(&model, 0, &[0]), [true; 3], "no home is under discussion");
        assert_eq!(found(&model, 0, &[3]), [true; 3], "only the present one is");
        assert_eq!(found(&model, 0, &[2]), [true, true, false]);
        assert_eq!(found(&model, 0, &[1, 3]), [true, false, true]);
        assert_eq!(found(&model, 4, &[2]), [false, true, false], "there is no present one");
        model.gates[1].is_fact = true;
        assert_eq!(found(&model, 0, &[2]), [true, false, false]);
        assert_eq!(found(&model, 1, &[]), [true, false, true]);
    }

    #[test]
    fn a_home_whose_must_no_answer_opens_is_not_repaired() {
        let mut model = small();
        model.gates[1].fails_when = rows(&[&[(1, 1..=5)]]);
        let answers = model.answers(0, &[1, 1]);
        let found = find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED));
        assert_eq!(found.repairs.map(|it| it.homes), Some(vec![PlacementId(0)]));
    }

    #[test]
    fn a_home_that_a_fact_rules_out_is_not_compared() {
        let mut model = small();
        model.gates[1].is_fact = true;
        let answers = model.answers(0, &[1, 1]);
        let found = find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED));
        assert_eq!(found.repairs.map(|it| it.homes), Some(vec![PlacementId(0)]));
    }
}
