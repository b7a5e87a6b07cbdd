//! Which questions apply: a question that is not asked in this company does not apply to it.
//!
//! Whether a question is asked depends on other answers, whose questions may be conditional too. So
//! the questions are sorted into layers: a layer depends only on earlier layers and on questions
//! that are always asked.

use super::codes::{Coded, NOT_APPLICABLE};
use super::row_sets::{Reach, RowSets};
use super::views::Views;
use crate::model::{Asked, Model, Outcome, Predicate};

/// The questions that are asked in some companies only.
#[derive(Debug, Clone, Default)]
pub(super) struct Applicability {
    layers: Vec<Layer>,
}

/// Questions that do not depend on each other.
#[derive(Debug, Clone)]
struct Layer {
    rows: RowSets,
    questions: Vec<Conditional>,
}

/// A question that is asked in some companies only.
#[derive(Debug, Clone)]
struct Conditional {
    /// Its place among the codes.
    place: usize,
    /// The rows of its predicate in the first word, which holds nearly all.
    rows: u64,
    /// Whether it is asked if its predicate holds, or if the predicate does not hold.
    if_holds: bool,
}

impl Applicability {
    pub(super) fn new(model: &Model, questions: &[Coded]) -> Self {
        let mut left: Vec<_> = (0..questions.len())
            .filter_map(|place| {
                let asked = model.asked(questions[place].question);
                asked.predicate().map(|predicate| (place, asked, predicate))
            })
            .collect();
        let mut layers = Vec::new();
        while !left.is_empty() {
            let waits = |it: &Predicate| {
                let reads = it.subjects();
                left.iter().any(|other| reads.contains(&questions[other.0].subject()))
            };
            let (mut later, mut now): (Vec<_>, Vec<_>) =
                left.iter().copied().partition(|it| waits(it.2));
            if now.is_empty() {
                // They depend on each other in a circle, which a valid model rules out.
                std::mem::swap(&mut later, &mut now);
            }
            layers.push(Layer::new(&now, questions));
            left = later;
        }
        Self { layers }
    }

    /// Makes an answer on which people differ decide as the group's answer does.
    pub(super) fn set_views(&mut self, views: &Views) {
        for layer in &mut self.layers {
            layer.rows.set_views(views, layer.questions.len(), Reach::EveryView);
        }
    }

    /// Returns the places of these questions.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.layers.iter().flat_map(|it| it.questions.iter().map(|it| it.place))
    }

    /// Replaces every answer to a question that is not asked by the code for "does not apply".
    #[inline]
    pub(super) fn apply(&self, codes: &mut [u16]) {
        for layer in &self.layers {
            layer.apply(codes);
        }
    }
}

impl Layer {
    fn new(conditional: &[(usize, &Asked, &Predicate)], questions: &[Coded]) -> Self {
        let predicates: Vec<_> = conditional.iter().map(|it| it.2).collect();
        let rows = RowSets::new(&predicates, questions, Outcome::Holds);
        let questions = conditional.iter().enumerate().map(|(predicate, it)| Conditional {
            place: it.0,
            rows: if rows.words() > 0 { rows.rows(predicate, 0) } else { 0 },
            if_holds: matches!(it.1, Asked::When(_)),
        });
        Self { questions: questions.collect(), rows }
    }

    #[inline]
    fn apply(&self, codes: &mut [u16]) {
        let left = if self.rows.words() > 0 { self.rows.left(codes, 0) } else { 0 };
        let has_more = self.rows.words() > 1;
        for (predicate, it) in self.questions.iter().enumerate() {
            let holds = left & it.rows != 0 || (has_more && self.rows.reaches(codes, predicate));
            if holds != it.if_holds {
                codes[it.place] = NOT_APPLICABLE;
            }
        }
    }
}
