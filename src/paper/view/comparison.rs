//! What decides the advice: the comparison of two placements, ready to print.

use serde::Serialize;

use super::{Material, format};
use crate::answers::Basis;
use crate::findings::comparison::{Comparison, Line, Stands};

/// The comparison that the paper argues: `first` against `second`.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ComparisonView {
    /// The place that the paper argues for: a placement, or `elsewhere`.
    pub first: String,
    pub second: String,
    /// From the scores shown; below zero where staying costs points.
    pub margin: i64,
    /// The parts with a line of their own, the largest first.
    pub parts: Vec<Part>,
    /// How many further factors there are, and what they add up to.
    pub rest_count: usize,
    pub rest_points: String,
    pub margin_signed: String,
    /// The strongest parts in favour of `first`.
    pub reasons: Vec<Part>,
    /// The strongest parts in favour of `second`.
    pub objections: Vec<Part>,
    /// Whether `first` is ahead or behind, and by how many points.
    pub stands: Stands,
}

/// What one factor adds to the lead of one place over another.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Part {
    pub factor: String,
    pub reference: String,
    pub name: String,
    /// The level's wording for the paper.
    pub statement: String,
    /// Why it matters, seen from the side it favours.
    pub argument: String,
    pub points: i64,
    pub points_signed: String,
    pub basis: Basis,
    pub note: Option<String>,
}

impl Material<'_> {
    pub(super) fn comparison(&self, comparison: &Comparison) -> ComparisonView {
        ComparisonView {
            first: self.place(comparison.first),
            second: self.place(comparison.second),
            margin: comparison.margin,
            parts: self.parts(&comparison.lines),
            rest_count: comparison.rest_count,
            rest_points: format::signed(comparison.rest_points),
            margin_signed: format::signed(comparison.margin),
            reasons: self.parts(&comparison.reasons),
            objections: self.parts(&comparison.objections),
            stands: comparison.stands,
        }
    }

    pub(super) fn parts(&self, lines: &[Line]) -> Vec<Part> {
        lines.iter().map(|it| self.part(it)).collect()
    }

    fn part(&self, line: &Line) -> Part {
        let answer = self.answers.answer(line.factor);
        let item = &self.model[line.factor];
        let argument = line.why.and_then(|it| it.text(self.model));
        Part {
            factor: item.id.clone(),
            reference: item.reference.clone(),
            name: self.fill(&item.name),
            statement: self.statement(line.factor).unwrap_or_default(),
            argument: argument.map(|it| self.fill(it)).unwrap_or_default(),
            points: line.points,
            points_signed: format::signed(line.points),
            basis: answer.basis,
            note: answer.note.clone(),
        }
    }
}
