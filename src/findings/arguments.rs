//! The arguments for one place against another: the answers that tell the two apart, gathered by
//! subject.
//!
//! Each answer's points, after the interactions, stand in exactly one argument, and the points shown
//! add up to the margin. The answer with the most points gives its argument the sentence; the next one
//! may follow, and the others are references. For a move, an answer that the package mends comes
//! after one with nearly as many points: what can be mended without a move is a weak reason for it.

use std::cmp::Reverse;

use serde::Serialize;

use super::Evidence;
use super::package::Package;
use super::replies::Countered;
use crate::answers::Basis;
use crate::decide::{Place, VerdictKind};
use crate::model::{ArgumentId, FactorId, InteractionId, Level, Model, PlacementId};
use crate::points::{Points, Pull, apportioned};

/// The answers on one subject that speak for one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Argued {
    /// The argument of the model. None for an answer that no argument of the model is about.
    pub argument: Option<ArgumentId>,
    /// Which place it speaks for.
    pub side: Side,
    /// What it adds to the lead of the first place, in whole points.
    pub points: i64,
    /// The placements that it raises, in model order.
    pub raised: Vec<PlacementId>,
    /// The placements that it lowers.
    pub lowered: Vec<PlacementId>,
    /// The questions, the one with the most points first.
    pub factors: Vec<FactorId>,
    /// Whether it speaks for a move, and the package mends what it begins with.
    pub is_mended: bool,
    /// The question whose answer may be told beside the first one.
    pub second: Option<FactorId>,
    /// The interactions that changed what these answers do for one of the two places, in order.
    pub interactions: Vec<InteractionId>,
    /// How the answers are known, without repetition.
    pub basis: Vec<Basis>,
    /// The best short reply to it.
    pub counter: Option<Countered>,
}

/// Which place an argument speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The first place.
    For,
    /// The second place.
    Against,
    /// It makes no whole point.
    Even,
}

/// What one answer adds to the lead.
struct Part {
    factor: FactorId,
    points: Points,
}

impl Argued {
    /// Returns the question whose answer gives the sentence.
    pub fn lead(&self) -> FactorId {
        self.factors[0]
    }
}

impl Evidence<'_> {
    /// Returns the arguments for a place against another: those for it first, then those against it,
    /// those with the most points first, and last those without a whole point.
    pub(super) fn arguments(&self, first: Place, second: Place) -> Vec<Argued> {
        let groups = self.gathered(first, second);
        let sums: Vec<Points> =
            groups.iter().map(|it| it.1.iter().map(|it| it.points).sum()).collect();
        let whole = apportioned(&sums, self.score(first) - self.score(second));
        let mut arguments: Vec<_> = groups
            .into_iter()
            .zip(whole)
            .map(|((argument, parts), points)| {
                self.summed(argument, &parts, points, [first, second])
            })
            .zip(sums)
            .collect();
        arguments.sort_by_key(|(it, exact)| (it.side, Reverse(exact.abs())));
        arguments.into_iter().map(|it| it.0).collect()
    }

    /// Lets an argument for a move begin with an answer that the package does not mend, if that has half
    /// as many points as the first.
    pub(super) fn mended_last(&self, arguments: &mut [Argued], package: &Package) {
        let verdict = &self.evaluation.verdict;
        let Some(pair) = verdict.compared.filter(|_| verdict.kind == VerdictKind::Move) else {
            return;
        };
        let changes = package.changes();
        let is_mended = |it: FactorId| changes.iter().any(|change| change.0 == it);
        let points = |it: FactorId| self.difference(it, pair.first, pair.second).abs();
        for argued in arguments.iter_mut().filter(|it| it.side == Side::For) {
            let most = points(argued.lead());
            let may_lead = |it: FactorId| !is_mended(it) && points(it) + points(it) >= most;
            argued.factors.sort_by_key(|it| !may_lead(*it));
            argued.second = argued.factors.get(1).copied();
            argued.is_mended = is_mended(argued.lead());
        }
    }

    /// Returns the answers that tell two places apart, by argument and side, in model order.
    fn gathered(&self, first: Place, second: Place) -> Vec<(Option<ArgumentId>, Vec<Part>)> {
        let mut groups: Vec<(Option<ArgumentId>, Vec<Part>)> = Vec::new();
        for factor in self.model.factor_ids() {
            let points = self.difference(factor, first, second);
            if points == Points::default() {
                continue;
            }
            let argument = self.case().claim(factor).map(|it| it.0);
            let part = Part { factor, points };
            let is_same = |it: &(Option<ArgumentId>, Vec<Part>)| {
                let side = it.1[0].points.units().signum();
                argument.is_some() && it.0 == argument && side == points.units().signum()
            };
            match groups.iter_mut().find(|it| is_same(it)) {
                Some(group) => group.1.push(part),
                None => groups.push((argument, vec![part])),
            }
        }
        for (_, parts) in &mut groups {
            parts.sort_by_key(|it| (Reverse(it.points.abs()), self.rank_of_basis(it.factor)));
        }
        groups
    }

    /// Returns the place of an answer among those with equal points: records first, then what was
    /// seen, then the others.
    fn rank_of_basis(&self, factor: FactorId) -> Basis {
        self.answers.answer(factor).basis.min(Basis::Believed)
    }

    fn summed(
        &self,
        argument: Option<ArgumentId>,
        parts: &[Part],
        points: i64,
        pair: [Place; 2],
    ) -> Argued {
        let factors: Vec<FactorId> = parts.iter().map(|it| it.factor).collect();
        let mut basis: Vec<Basis> = Vec::new();
        let mut interactions: Vec<InteractionId> = Vec::new();
        for &factor in &factors {
            push_new(&mut basis, self.answers.answer(factor).basis);
            for interaction in self.changing(factor, pair) {
                push_new(&mut interactions, interaction);
            }
        }
        Argued {
            argument,
            side: match points {
                1.. => Side::For,
                0 => Side::Even,
                _ => Side::Against,
            },
            points,
            raised: self.pulled(&factors, 1),
            lowered: self.pulled(&factors, -1),
            second: factors.get(1).copied(),
            is_mended: false,
            factors,
            interactions,
            basis,
            counter: None,
        }
    }

    /// Returns the placements that some of these answers pull in a direction.
    fn pulled(&self, factors: &[FactorId], direction: i32) -> Vec<PlacementId> {
        let pull = |factor: &FactorId, it: PlacementId| {
            self.evaluation.contributions[factor.0].pulls[it.0].signum()
        };
        let is_pulled =
            |it: &PlacementId| factors.iter().any(|factor| pull(factor, *it) == direction);
        self.model.placement_ids().filter(is_pulled).collect()
    }

    /// Returns the interactions that changed what an answer does for one of two places.
    fn changing(&self, factor: FactorId, pair: [Place; 2]) -> Vec<InteractionId> {
        let Some(level) = self.answers.level(factor) else { return Vec::new() };
        let placements = pair.into_iter().filter_map(Place::placement);
        let mut pulls: Vec<(PlacementId, Pull)> =
            placements.map(|it| (it, self.model[factor].pulls[it.0][level.index()])).collect();
        let acting = self.evaluation.contributions[factor.0].changed_by.iter().copied();
        acting.filter(|&it| changes(self.model, it, (factor, level), &mut pulls)).collect()
    }
}

/// Lets an interaction change the pulls of an answer, and tells whether it changed any.
fn changes(
    model: &Model,
    interaction: InteractionId,
    (factor, level): (FactorId, Level),
    pulls: &mut [(PlacementId, Pull)],
) -> bool {
    let mut changed = false;
    let effects = model[interaction].effects.iter();
    for effect in
        effects.filter(|it| it.at.contains(&level.number()) && it.factors.contains(&factor))
    {
        for (_, pull) in pulls.iter_mut().filter(|it| effect.placements.contains(&it.0)) {
            let now = effect.change.applied_to(*pull);
            changed |= now != *pull;
            *pull = now;
        }
    }
    changed
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answer, Answers};
    use crate::decide::Company;
    use crate::decide::fixture::{model, rows};
    use crate::decide::{SEED, STRESS_RUNS, decide};
    use crate::findings::find;
    use crate::findings::fixture::alone;
    use crate::model::{Argument, Change, Claim, Effect, Origin, Remedy, Sign, Supposed, Trigger};

    const PULLS: [[i32; 5]; 2] = [[-3, -1, 0, 1, 3], [0; 5]];

    /// Two questions of one argument, which weigh the same.
    fn small() -> Model {
        let mut model = model(2).with_section(100, &[(50, &PULLS), (50, &PULLS)]);
        let claim = |factor| Claim {
            factor: FactorId(factor),
            at: 1..=5,
            given: None,
            noted: None,
            blames: None,
            text: String::new(),
            more: None,
            counter: None,
        };
        let rows = vec![claim(0), claim(1)];
        model.arguments = vec![Argument { id: "a".into(), family: "a".into(), rows }];
        model
    }

    #[test]
    fn of_equal_points_records_come_first_and_then_what_was_seen() {
        let model = small();
        let order = |known: [Basis; 2]| {
            let mut answers: Answers = model.answers(1, &[5, 5]);
            for (factor, basis) in model.factor_ids().zip(known) {
                answers.set(factor, Answer { basis, ..answers.answer(factor).clone() });
            }
            let company = Company::new(&model, &answers);
            let [first, second] = [0, 1].map(|it| Place::Placement(PlacementId(it)));
            let found = alone(&company).arguments(first, second);
            found[0].factors.iter().map(|it| it.0).collect::<Vec<_>>()
        };
        assert_eq!(order([Basis::Seen, Basis::Measured]), [1, 0]);
        assert_eq!(order([Basis::Believed, Basis::Seen]), [1, 0]);
        assert_eq!(order([Basis::NotStated, Basis::Seen]), [1, 0]);
        assert_eq!(order([Basis::NotStated, Basis::Believed]), [0, 1], "neither is known better");
    }

    #[test]
    fn a_reason_for_a_move_begins_with_what_the_package_does_not_mend_if_that_has_half_as_much() {
        let mends_the_first = Remedy {
            id: String::new(),
            name: String::new(),
            text: String::new(),
            owner: String::new(),
            instead_of: vec![PlacementId(0)],
            arrangement: None,
            when: None,
            set: vec![(FactorId(0), Supposed::AtMost(2))],
            origin: Origin::default(),
        };
        let argued = |weights: [i64; 2], home| {
            let [first, second] = weights.map(|it| (it, &PULLS[..]));
            let factors = model(2).with_section(100, &[first, second]);
            let model = Model {
                remedies: vec![mends_the_first.clone()],
                arguments: small().arguments,
                ..factors
            };
            let answers = model.answers(home, &[5, 5]);
            let found = find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED));
            let argued = &found.arguments[0];
            let factors: Vec<_> = argued.factors.iter().map(|it| it.0).collect();
            (factors, argued.is_mended)
        };
        assert_eq!(argued([60, 40], 1), (vec![1, 0], false));
        assert_eq!(argued([70, 30], 1), (vec![0, 1], true), "less than half");
        assert_eq!(argued([60, 40], 0), (vec![0, 1], false), "a stay");
    }

    /// It halves the pull of the first question at the highest level, and of the second at any.
    #[test]
    fn an_interaction_changes_an_answer_at_its_levels_alone() {
        let effect = |factor, at| Effect {
            factors: vec![FactorId(factor)],
            at,
            placements: vec![PlacementId(0)],
            change: Change::Halve(Sign::All),
        };
        let model = small().with_interaction(
            Trigger::When(rows(&[&[(0, 1..=5)]])),
            vec![effect(0, 5..=5), effect(1, 1..=5)],
        );
        let changed = |factor, level| {
            let mut pulls = [(PlacementId(0), Pull::whole(2))];
            let level = Level::new(level).unwrap();
            let is_changed =
                changes(&model, InteractionId(0), (FactorId(factor), level), &mut pulls);
            (is_changed, pulls[0].1)
        };
        assert_eq!(changed(0, 4), (false, Pull::whole(2)));
        assert_eq!(changed(0, 5), (true, Pull::whole(1)));
        assert_eq!(changed(1, 4), (true, Pull::whole(1)));
    }
}
