//! What each factor adds to each score, and the exact scores.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Material, format};
use crate::answers::{NOT_APPLICABLE, Reply, UNKNOWN};
use crate::points::Points;

/// What one factor adds to each score.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ContributionView {
    pub factor: String,
    pub reference: String,
    pub answer: serde_json::Value,
    /// Rounded to six decimals, for reading.
    pub points: BTreeMap<String, f64>,
    /// The same points exactly, in the units of [`ExactView`].
    pub exact: BTreeMap<String, i64>,
    pub changed_by: Vec<String>,
}

/// The exact scores. Points have no end as decimals, because pulls are divided by 3; in units they
/// are whole numbers.
#[derive(Debug, Clone, Serialize)]
pub struct ExactView {
    /// How many units one point has.
    pub units_in_a_point: i64,
    /// The score without any answer, 50 points, in units.
    pub neutral: i64,
    /// For each placement, its score in units.
    pub scores: BTreeMap<String, i64>,
}

impl Material<'_> {
    pub(super) fn exact(&self) -> ExactView {
        ExactView {
            units_in_a_point: Points::UNIT,
            neutral: Points::NEUTRAL.units(),
            scores: self.each(&self.evaluation.scores, Points::units),
        }
    }

    /// Returns one value for each placement, by id.
    fn each<T>(&self, points: &[Points], value: fn(Points) -> T) -> BTreeMap<String, T> {
        let ids = self.model.placements.iter().map(|it| it.id.clone());
        ids.zip(points.iter().map(|it| value(*it))).collect()
    }

    pub(super) fn contributions(&self) -> Vec<ContributionView> {
        self.model
            .factor_ids()
            .zip(&self.evaluation.contributions)
            .map(|(factor, contribution)| ContributionView {
                factor: self.model[factor].id.clone(),
                reference: self.model[factor].reference.clone(),
                answer: answer_json(self.answers.reply(self.model, factor)),
                points: self.each(&contribution.points, format::decimal),
                exact: self.each(&contribution.points, Points::units),
                changed_by: contribution
                    .changed_by
                    .iter()
                    .map(|&it| self.model[it].id.clone())
                    .collect(),
            })
            .collect()
    }
}

/// Returns a reply as answers files write it.
fn answer_json(reply: Reply) -> serde_json::Value {
    match reply {
        Reply::Level(level) => level.number().into(),
        Reply::Unknown => UNKNOWN.into(),
        Reply::NotApplicable => NOT_APPLICABLE.into(),
        Reply::NotAsked => serde_json::Value::Null,
    }
}
