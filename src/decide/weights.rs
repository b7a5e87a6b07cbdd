//! How far the result depends on the model's weights, exactly and in closed form.
//!
//! Answers, pulls and gates stay as they are; only weights move. For the leader and each rival that
//! passes its gates, `difference` is the leader's pull less the rival's, and the margin is
//! `sum(weight * difference)`.

mod intervals;
mod orders;
mod shifts;
#[cfg(test)]
mod tests;

use super::Company;
use super::advice::{Advice, NEUTRAL, Place};
use super::judge::Variation;
use super::ratio::Ratio;
use super::rules::{ByPlacement, Signals};
use crate::model::{FactorId, Model, PlacementId, SectionId};
use crate::points::{Points, rounded};

/// What moving weights can and cannot change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightSensitivity {
    /// For each section, in model order: the weights with which the leader stays first.
    pub sections: Vec<Interval>,
    /// For each factor, in model order: the weights with which the leader stays first.
    pub factors: Vec<Interval>,
    /// For each rival that passes its gates, in file order: the least shift that makes it draw
    /// level.
    pub shifts: Vec<Shift>,
    /// Whether the leader is first for every set of weights that keeps the order of importance.
    /// None without a rival.
    pub order_decides: Option<bool>,
    /// Who would lead if every factor that carries weight had the same weight. More than one in a
    /// tie.
    pub equal_weights: Vec<PlacementId>,
    /// For each section, in model order: what would be advised if it counted nothing.
    pub without: Vec<WithoutSection>,
}

/// The weights of one section or factor with which the leader stays first, out of 100, the other
/// weights scaled so that all still add to 100 (Mareschal, EJOR 33, 1988; Triantaphyllou and
/// Sanchez, Decision Sciences 28(1), 1997). At a tipping point itself the two are level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The weight as it is, out of 100.
    pub weight: Ratio,
    /// The weight below which a rival is first. None if there is no such tipping point.
    pub low: Option<TippingPoint>,
    /// The weight above which a rival is first. None if there is no such tipping point.
    pub high: Option<TippingPoint>,
}

/// A weight at which a rival draws level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TippingPoint {
    /// The weight, out of 100.
    pub weight: Ratio,
    /// The rival that takes the lead beyond it.
    pub rival: PlacementId,
}

/// The least total weight that has to move from some factors to others for a rival to draw level
/// with the leader (Wolters and Mareschal, EJOR 81, 1995).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// The rival.
    pub rival: PlacementId,
    /// The total that moves, in points out of 100: half the sum of all changes. None: no weights
    /// level the two.
    pub total: Option<Ratio>,
    /// The factors that give, the first to give first, and how much, in points out of 100.
    pub from: Vec<(FactorId, Ratio)>,
    /// The factor that takes all of this weight. None if nothing has to move.
    pub to: Option<FactorId>,
}

/// What would be advised if a section counted nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithoutSection {
    /// The section.
    pub section: SectionId,
    /// The advice, with a weight of 0 for the section and the others scaled so that they add to 100.
    /// Its answers still feed gates and interactions, and still count as answered.
    pub advice: Advice,
    /// The lead within the compared pair by the same weights. None without a pair.
    pub margin: Option<i64>,
}

/// Weights and pulls for these answers.
struct Weighing<'a> {
    model: &'a Model,
    company: &'a Company<'a>,
    signals: Signals,
    /// Hundredths of a percent.
    weights: Vec<i128>,
    leader: PlacementId,
    rivals: Vec<Rival>,
}

/// A rival that passes its gates.
struct Rival {
    placement: PlacementId,
    /// For each factor, the leader's pull less the rival's, in sixteenths.
    differences: Vec<i128>,
}

/// Returns what moving weights can and cannot change; none without a leader.
pub fn weight_sensitivity(company: &Company) -> Option<WeightSensitivity> {
    let weighing = Weighing::new(company, company.evaluation.verdict.leader?);
    Some(WeightSensitivity {
        sections: weighing.section_intervals(),
        factors: weighing.factor_intervals(),
        shifts: weighing.shifts(),
        order_decides: weighing.order_decides(),
        equal_weights: weighing.equal_weights(),
        without: weighing.without_sections(),
    })
}

impl<'a> Weighing<'a> {
    fn new(company: &'a Company, leader: PlacementId) -> Self {
        let model = company.model;
        let mut weighing = Self {
            model,
            company,
            signals: company.judge.rules.signals(&company.present),
            weights: model.factor_ids().map(|it| i128::from(model.weight(it))).collect(),
            leader,
            rivals: Vec::new(),
        };
        weighing.rivals = model
            .placement_ids()
            .filter(|&it| it != leader && weighing.passes(it))
            .map(|placement| Rival { placement, differences: weighing.differences(placement) })
            .collect();
        weighing
    }

    fn passes(&self, placement: PlacementId) -> bool {
        self.signals.passes(placement.0)
    }

    fn differences(&self, rival: PlacementId) -> Vec<i128> {
        self.model
            .factor_ids()
            .map(|it| i128::from(self.pull(it, self.leader) - self.pull(it, rival)))
            .collect()
    }

    /// Returns a pull after the interactions, in sixteenths.
    fn pull(&self, factor: FactorId, placement: PlacementId) -> i64 {
        self.company.judge.rules.pull(self.row(factor), placement)
    }

    /// Returns the table row of a factor at the answer given.
    fn row(&self, factor: FactorId) -> usize {
        let code = self.company.present[factor.0];
        self.company.judge.rules.row(factor.0, code, self.signals.acting)
    }

    fn without_sections(&self) -> Vec<WithoutSection> {
        let without = |section| {
            let shown = |it: &Variation| self.shown_without(section, it);
            let advice = self.company.judge.advice_by(&self.company.given, shown);
            let now = shown(&self.company.judge.varied(&self.company.given));
            let points = |it: Place| it.placement().map_or(NEUTRAL, |it| now[it.0]);
            let pair = self.company.evaluation.verdict.compared;
            let margin = pair.map(|it| points(it.first) - points(it.second));
            WithoutSection { section, advice, margin }
        };
        self.model.section_ids().map(without).collect()
    }

    /// Returns the scores shown with a weight of 0 for the section, the others scaled.
    fn shown_without(&self, section: SectionId, it: &Variation) -> ByPlacement<i64> {
        let rules = &self.company.judge.rules;
        let mut sums = it.scores.map(|score| Points::of_units(score) - Points::NEUTRAL);
        for factor in self.model.factors_of(section) {
            let row = rules.row(factor.0, it.codes[factor.0], it.signals.acting);
            for (sum, points) in sums.iter_mut().zip(rules.points(row)) {
                *sum = *sum - Points::of_units(*points);
            }
        }
        let rest = (100 - self.model[section].weight).max(1);
        sums.map(|sum| {
            let score = Points::NEUTRAL.units() * rest + sum.units() * 100;
            rounded(score, Points::UNIT * rest)
        })
    }
}
