//! The ladder: what each possible answer to the question that decides would bring.
//!
//! It is drawn where nothing is advised yet: for the open question of a must that decides, and for
//! the answer that splits the trials most.

use super::Evidence;
use super::agenda::FindOut;
use super::package::Package;
use super::prices::levels;
use crate::answers::Level;
use crate::decide::{Place, Price, Reason};
use crate::model::{FactorId, Question, Setting};

/// What each possible answer to one question would bring.
#[derive(Debug, Clone)]
pub struct Ladder {
    /// The question.
    pub question: Question,
    /// The places whose points are compared, if there are two.
    pub pair: Option<[Place; 2]>,
    /// One step for each answer, in the order of the question.
    pub steps: Vec<Rung>,
}

/// One possible answer.
#[derive(Debug, Clone)]
pub struct Rung {
    /// The place of the level or of the choice.
    pub answer: usize,
    /// What it would bring.
    pub price: Price,
    /// What it would bring once the package works. None if that changes no answer, or this one.
    pub mended: Option<Price>,
    /// The lead of the first of the pair over the second.
    pub margin: Option<i64>,
}

impl Evidence<'_> {
    /// Returns the ladder of the question that decides, if nothing is advised because of it.
    /// Where few trials agree, that is the one that is worth most to find out.
    pub(super) fn ladder(&self, find_out: &[FindOut], package: &Package) -> Option<Ladder> {
        let verdict = &self.evaluation.verdict;
        let first = verdict.settle_first.first().copied();
        let question = match verdict.reason? {
            Reason::OpenGate => first,
            Reason::FewRuns => find_out.first().map(|it| it.question).or(first),
            _ => None,
        };
        Some(self.ladder_of(question?, &package.changes()))
    }

    /// Returns what each possible answer to a question would bring, alone and with the changes of the
    /// package.
    fn ladder_of(&self, question: Question, changes: &[(FactorId, Level)]) -> Ladder {
        let verdict = &self.evaluation.verdict;
        let pair = verdict.compared.map(|it| [it.first, it.second]);
        let pair = pair.or_else(|| <[Place; 2]>::try_from(verdict.leaning.as_slice()).ok());
        let answers = match question {
            Question::Factor(_) => Level::ALL.len(),
            Question::Context(context) => self.model[context].choices().len(),
        };
        let is_own = |it: &(FactorId, Level)| question == Question::Factor(it.0);
        let is_mended = !changes.is_empty() && !changes.iter().any(is_own);
        let rung = |answer| {
            let supposed = match question {
                Question::Factor(factor) => Setting::Level(factor, Level::ALL[answer]),
                Question::Context(context) => Setting::Choice(context, answer),
            };
            let price = self.tried(&[supposed]);
            let margin = pair.map(|[one, other]| price.score(one) - price.score(other));
            let with_package = || self.tried(&[levels(changes), vec![supposed]].concat());
            let mended = is_mended.then(with_package);
            Rung { answer, price, mended, margin }
        };
        Ladder { question, pair, steps: (0..answers).map(rung).collect() }
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::Level;
    use crate::decide::fixture::{model, rows};
    use crate::decide::{Company, SEED, STRESS_RUNS, VerdictKind, decide};
    use crate::findings::find;
    use crate::findings::fixture::alone;
    use crate::model::{FactorId, Model, Predicate, Question};

    /// The first of two homes fails a must if the second question has level 1.
    fn small() -> Model {
        let up = [[-3, -1, 0, 1, 3], [0; 5]];
        let model = model(2).with_section(100, &[(50, &up), (50, &up)]);
        model.with_gate(0, rows(&[&[(1, 1..=1)]]), Predicate::default())
    }

    #[test]
    fn every_answer_to_the_open_question_that_decides_has_a_step() {
        let model = small();
        let answers = model.answers(1, &[5, 0]);
        let found = find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED));
        let ladder = found.ladder.unwrap();
        assert_eq!(ladder.question, Question::Factor(FactorId(1)));
        let kinds: Vec<_> = ladder.steps.iter().map(|it| it.price.advice.kind).collect();
        let moves = VerdictKind::Move;
        assert_eq!(kinds, [VerdictKind::Stay, moves, moves, moves, moves]);
        let margins: Vec<_> = ladder.steps.iter().filter_map(|it| it.margin).collect();
        assert_eq!(margins, [0, 17, 25, 33, 50]);
    }

    #[test]
    fn each_step_has_a_price_with_the_package_unless_that_changes_nothing_or_the_same_answer() {
        let model = small();
        let answers = model.answers(1, &[5, 0]);
        let company = Company::new(&model, &answers);
        let mended = |changes: &[(usize, usize)]| {
            let changes = changes.iter().map(|it| (FactorId(it.0), Level::ALL[it.1 - 1]));
            let asked = Question::Factor(FactorId(1));
            let steps = alone(&company).ladder_of(asked, &changes.collect::<Vec<_>>()).steps;
            steps.iter().map(|it| Some(it.mended.as_ref()?.scores[0])).collect::<Vec<_>>()
        };
        assert_eq!(mended(&[]), [None; 5]);
        assert_eq!(mended(&[(0, 3), (1, 1)]), [None; 5]);
        assert_eq!(mended(&[(0, 3)]), [25, 42, 50, 58, 75].map(Some));
    }

    #[test]
    fn without_a_question_that_decides_there_is_none() {
        let model = small();
        let answers = model.answers(1, &[5, 5]);
        let found = find(&model, &answers, &decide(&model, &answers, STRESS_RUNS, SEED));
        assert!(found.ladder.is_none());
    }
}
