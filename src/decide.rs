//! From answers to a verdict: an additive multi-attribute value model with gates.
//!
//! [`evaluate`] takes a valid model and valid answers and returns an [`Evaluation`]: pure, exact,
//! and it cannot fail. The steps stand in the order in which they are worked out:
//!
//! 1. `pulls`: what each answer pulls, after the interactions have acted;
//! 2. scores: `score(p) = 50 + 50 * sum(weight * pull(p) / 3)` (Keeney and Raiffa, 1976);
//! 3. `gates`: which placements are screened out (a conjunctive rule; Dawes, 1964);
//! 4. `outlook`: how near joint revenue operations are;
//! 5. `verdict`: the first of five that matches.
//!
//! [`profile`] tells where the team's effort goes; nothing depends on it.
//! [`agenda`] and [`openings`] answer what to ask next and how a gate could be opened.

mod agenda;
pub mod analysis;
#[cfg(test)]
pub(crate) mod fixture;
mod gates;
pub mod kernel;
pub mod open_answers;
mod outlook;
mod profile;
mod pulls;
pub mod ratio;
pub mod scenarios;
pub mod search;
pub mod trials;
mod verdict;
pub mod weights;

pub use crate::model::{GateOutcome, Outlook, VerdictKind};
pub use agenda::{Errand, Purpose, agenda, reach};
pub use gates::{Opening, openings};
pub use profile::{Profile, profile};
pub use pulls::Contribution;
pub use verdict::Verdict;

use crate::answers::{Answers, Reply};
use crate::model::{Facts, Finding, GateId, Model, PlacementId, Subject};
use crate::points::Points;

/// Everything that follows from the answers by rule.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// What each factor adds to each score, in model order.
    pub contributions: Vec<Contribution>,
    /// The overall value of each placement, in file order.
    pub scores: Vec<Points>,
    /// The outcome of each gate, in file order.
    pub gates: Vec<GateOutcome>,
    /// The placements by exact score, the best first; equal ones in file order.
    pub ranking: Vec<PlacementId>,
    /// The weight of the factors that have a level, in hundredths of a percent.
    pub answered_weight: i64,
    /// Where revenue operations stand as a home.
    pub outlook: Outlook,
    /// The advice.
    pub verdict: Verdict,
}

/// Works out the verdict and everything it rests on.
pub fn evaluate(model: &Model, answers: &Answers) -> Evaluation {
    let contributions = pulls::contributions(model, answers);
    let scores = scores(model, &contributions);
    let gates = gates::outcomes(model, answers);
    let ranking = ranking(model, &scores);
    let answered_weight = answered_weight(model, answers);
    let outlook = outlook::outlook(model, answers);
    let verdict = verdict::verdict(&verdict::Grounds {
        model,
        home: answers.home(model),
        scores: &scores,
        gates: &gates,
        ranking: &ranking,
        answered_weight,
        outlook,
    });
    Evaluation { contributions, scores, gates, ranking, answered_weight, outlook, verdict }
}

/// Returns the overall value of each placement: the neutral point and all contributions.
fn scores(model: &Model, contributions: &[Contribution]) -> Vec<Points> {
    model
        .placement_ids()
        .map(|placement| {
            Points::NEUTRAL + contributions.iter().map(|it| it.points[placement.0]).sum()
        })
        .collect()
}

/// Returns the placements by exact score; equal ones keep the order of the model.
fn ranking(model: &Model, scores: &[Points]) -> Vec<PlacementId> {
    let mut ranking: Vec<_> = model.placement_ids().collect();
    ranking.sort_by_key(|&placement| std::cmp::Reverse(scores[placement.0]));
    ranking
}

fn answered_weight(model: &Model, answers: &Answers) -> i64 {
    model
        .factor_ids()
        .filter(|&factor| matches!(answers.answer(factor).reply, Reply::Level(_)))
        .map(|factor| model.weight(factor))
        .sum()
}

impl Evaluation {
    /// Returns the score shown: a whole number, halves up.
    pub fn score(&self, placement: PlacementId) -> i64 {
        self.scores[placement.0].rounded()
    }

    /// Returns the margin between two placements, from the scores shown.
    pub fn margin(&self, first: PlacementId, second: PlacementId) -> i64 {
        self.score(first) - self.score(second)
    }

    /// Returns the rank of a placement, from 1; equal scores share a rank.
    pub fn rank(&self, placement: PlacementId) -> usize {
        1 + self.scores.iter().filter(|&&score| score > self.scores[placement.0]).count()
    }

    /// Returns the gates of a placement that have this outcome.
    pub fn gates_of(
        &self,
        model: &Model,
        placement: PlacementId,
        outcome: GateOutcome,
    ) -> Vec<GateId> {
        model
            .gate_ids()
            .filter(|&gate| model[gate].placement == placement && self.gates[gate.0] == outcome)
            .collect()
    }

    /// Tells whether a gate of the placement has failed.
    pub fn is_excluded(&self, model: &Model, placement: PlacementId) -> bool {
        !self.gates_of(model, placement, GateOutcome::Failed).is_empty()
    }

    /// Returns the best placement that is excluded by a gate and out-scores the leader by the tie
    /// margin or more.
    pub fn excluded_ahead(&self, model: &Model) -> Option<PlacementId> {
        let leader = self.verdict.leader?;
        self.ranking.iter().copied().find(|&placement| {
            self.is_excluded(model, placement)
                && self.margin(placement, leader) >= model.bands.tie_margin
        })
    }
}

/// The answers together with what follows from them: what the predicates of texts may ask about.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// What follows from them.
    pub evaluation: &'a Evaluation,
}

impl Facts for Case<'_> {
    fn finding(&self, subject: Subject) -> Finding {
        let verdict = &self.evaluation.verdict;
        match subject {
            Subject::Factor(_) | Subject::Context(_) => self.answers.finding(subject),
            Subject::Recommended => verdict.placement.map_or(Finding::None, |it| place(it.0)),
            Subject::Verdict => position(&VerdictKind::ALL, &verdict.kind),
            Subject::Gate(gate) => position(&GateOutcome::ALL, &self.evaluation.gates[gate.0]),
            Subject::Outlook => position(&Outlook::ALL, &self.evaluation.outlook),
        }
    }
}

fn position<T: PartialEq>(all: &[T], one: &T) -> Finding {
    all.iter().position(|it| it == one).map_or(Finding::None, place)
}

fn place(index: usize) -> Finding {
    i64::try_from(index).map_or(Finding::None, Finding::Value)
}
