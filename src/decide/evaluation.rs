//! What the rules make of the answers, and why.

use super::Company;
use super::advice::Place;
use super::rules::Contribution;
use super::verdict::Verdict;
use crate::answers::{Answers, ContextAnswer};
use crate::model::{
    ArgumentId, Claim, ContextKind, FactorId, Facts, Finding, GateId, GateOutcome, Kind, Model,
    Outlook, PlacementId, Set, Subject, VerdictKind,
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
        let tried = self.model.roles.tried;
        let (items, given) = match tried.map(|it| (&self.model[it].kind, self.answers.about(it))) {
            Some((ContextKind::Outcomes { items, .. }, Some(ContextAnswer::Outcomes(given)))) => {
                (items.as_slice(), given.as_slice())
            }
            _ => Default::default(),
        };
        let is_there = |id: &str| {
            let mut own = given.iter().filter(|it| items[it.0].id == id);
            own.any(|it| self.model.tried.is_in_place(it.1))
        };
        let all = self.model.passages_of(Kind::Arrangement).enumerate();
        all.filter(|(_, it)| is_there(&it.id) == in_place).map(|it| it.0).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::evaluate;
    use crate::decide::fixture::{NUMBER, choice, model};
    use crate::model::Passage;

    /// The question lists what was tried in another order than the model, after something else.
    #[test]
    fn what_worked_or_is_being_tried_is_in_place_and_all_else_is_not() {
        let choices = |ids: &[&str]| ids.iter().map(|it| choice(it)).collect::<Vec<_>>();
        let mut model = model(2);
        model.passages =
            ["a", "b", "c"].map(|it| Passage::new(Kind::Arrangement, it.into())).into();
        model.context[NUMBER.0].kind = ContextKind::Outcomes {
            items: choices(&["other", "c", "b", "a"]),
            outcomes: choices(&["worked", "failed", "running"]),
        };
        model.roles.tried = Some(NUMBER);
        (model.tried.first, model.tried.running) = (vec![0], vec![2]);
        let found = |given: &[(usize, usize)]| {
            let mut answers = model.answers(0, &[]);
            answers.set_about(NUMBER, Some(ContextAnswer::Outcomes(given.to_vec())));
            let evaluation = evaluate(&model, &answers);
            let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
            [Subject::InPlace, Subject::NotInPlace].map(|it| case.finding(it))
        };
        let several = |places: &[usize]| Finding::Several(places.iter().copied().collect());
        assert_eq!(found(&[]), [several(&[]), several(&[0, 1, 2])]);
        assert_eq!(found(&[(0, 0), (1, 0), (2, 1)]), [several(&[2]), several(&[0, 1])]);
        assert_eq!(found(&[(3, 2), (2, 0)]), [several(&[0, 1]), several(&[2])]);
    }
}
