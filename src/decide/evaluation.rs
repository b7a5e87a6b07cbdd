//! What the rules make of the answers, and why.

use super::Company;
use super::advice::Place;
use super::rules::Contribution;
use super::verdict::Verdict;
use crate::answers::{Answers, ContextAnswer};
use crate::model::{
    ArgumentId, Claim, FactorId, Facts, Finding, GateId, GateOutcome, Kind, Model, Outlook,
    PlacementId, Set, Subject, VerdictKind,
};
use crate::points::Points;

/// Everything that the rules make of the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// What each factor adds to each score, in model order.
    pub contributions: Vec<Contribution>,
    /// The overall value of each placement, in file order.
    pub scores: Vec<Points>,
    /// The outcome of each gate, in file order; questions that are not asked do not apply.
    pub gates: Vec<GateOutcome>,
    /// The placements by exact score, the best first; equal ones in file order.
    pub ranking: Vec<PlacementId>,
    /// The weight of the factors that have a level, in hundredths of a percent.
    pub answered_weight: i64,
    /// The weight of the factors that apply to this company, in hundredths of a percent.
    pub applicable_weight: i64,
    /// How near the placement with an outlook is. None if the verdict is to move to it or to stay
    /// in it.
    pub outlook: Option<Outlook>,
    /// The advice.
    pub verdict: Verdict,
}

/// Works out the verdict and everything it rests on.
pub fn evaluate(model: &Model, answers: &Answers) -> Evaluation {
    Company::new(model, answers).evaluation
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

    /// Returns the worst outcome of any gate of a placement.
    pub fn standing(&self, model: &Model, placement: PlacementId) -> GateOutcome {
        let own = model.gate_ids().filter(|&gate| model[gate].placement == placement);
        own.map(|gate| self.gates[gate.0]).max().unwrap_or(GateOutcome::Passed)
    }

    /// Tells whether a gate of the placement has failed.
    pub fn is_excluded(&self, model: &Model, placement: PlacementId) -> bool {
        self.standing(model, placement) == GateOutcome::Failed
    }
}

/// The answers together with what follows from them: what the predicates of texts may ask about.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The model that was answered.
    pub model: &'a Model,
    /// The answers.
    pub answers: &'a Answers,
    /// What follows from them.
    pub evaluation: &'a Evaluation,
}

impl Facts for Case<'_> {
    fn finding(&self, subject: Subject) -> Finding {
        let verdict = &self.evaluation.verdict;
        match subject {
            Subject::Factor(_) | Subject::Context(_) => {
                self.answers.facts(self.model).finding(subject)
            }
            Subject::Recommended => {
                verdict.place.map_or(Finding::None, |it| place(self.number(it)))
            }
            Subject::Leaning => {
                Finding::Several(verdict.leaning.iter().map(|it| self.number(*it)).collect())
            }
            Subject::Proposed | Subject::Granted => Finding::Several(Set::default()),
            Subject::InPlace => Finding::Several(self.arrangements(true)),
            Subject::NotInPlace => Finding::Several(self.arrangements(false)),
            Subject::Compared => {
                let pair = verdict.compared.map(|it| [it.first, it.second]);
                Finding::Several(pair.iter().flatten().map(|it| self.number(*it)).collect())
            }
            Subject::Verdict => position(&VerdictKind::ALL, &verdict.kind),
            Subject::Gate(gate) => position(&GateOutcome::ALL, &self.evaluation.gates[gate.0]),
            Subject::Outlook => {
                self.evaluation.outlook.map_or(Finding::None, |it| position(&Outlook::ALL, &it))
            }
        }
    }
}

impl<'a> Case<'a> {
    /// Returns what an answer says, and the argument that it belongs to. None if no level is known, or
    /// if the answer tells no homes apart.
    pub fn claim(&self, factor: FactorId) -> Option<(ArgumentId, &'a Claim)> {
        let changed_by = &self.evaluation.contributions[factor.0].changed_by;
        self.model.claim(factor, self.answers.level(factor)?, changed_by)
    }

    /// Returns the places of the arrangements that are in place, or of all others.
    fn arrangements(&self, in_place: bool) -> Set {
        let tried = self.model.roles.tried.and_then(|it| self.answers.about(it));
        let given = match tried {
            Some(ContextAnswer::Outcomes(given)) => given.as_slice(),
            _ => &[],
        };
        let all = self.model.passages_of(Kind::Arrangement).enumerate().map(|it| it.0);
        let is_so = |it: &(usize, usize)| self.model.tried.is_in_place(it.1);
        all.filter(|place| given.iter().any(|it| it.0 == *place && is_so(it)) == in_place).collect()
    }

    /// Returns the number by which predicates know a home.
    fn number(&self, home: Place) -> usize {
        home.placement().map_or(self.model.placements.len(), |it| it.0)
    }
}

fn position<T: PartialEq>(all: &[T], one: &T) -> Finding {
    all.iter().position(|it| it == one).map_or(Finding::None, place)
}

fn place(index: usize) -> Finding {
    i64::try_from(index).map_or(Finding::None, Finding::Value)
}
