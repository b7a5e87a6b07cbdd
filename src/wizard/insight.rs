//! What the analysis says while asking: whether the open answers still matter, and which answers
//! decide the outcome. Neither reveals the outcome.

use crate::answers::Answers;
use crate::decide::open_answers::{Power, open_answers};
use crate::decide::search::singles;
use crate::decide::{Company, GateOutcome};
use crate::model::{FactorId, Model};

/// The most answers that are named.
const MOST: usize = 3;

/// Tells whether there is an outcome that no open answer can change any more.
pub(super) fn is_settled(model: &Model, answers: &Answers) -> bool {
    let company = Company::new(model, answers);
    // The analysis varies scored answers only. It fills in all of them, and a gate may as well stay
    // open. It knows nothing of the runs, by which a move may be put off.
    let is_beyond = company.has_open_context()
        || company.evaluation.gates.contains(&GateOutcome::Open)
        || company.may_be_put_off();
    if is_beyond {
        return false;
    }
    open_answers(&company).is_some_and(|it| it.advice == Power::CanNot)
}

/// Returns the answers that alone would change the outcome, nearest first, a few at most.
pub(super) fn hinges(model: &Model, answers: &Answers) -> Vec<FactorId> {
    let mut hinges = Vec::new();
    for change in singles(&Company::new(model, answers)).changes {
        for change in change.changes {
            if hinges.len() < MOST && !hinges.contains(&change.factor) {
                hinges.push(change.factor);
            }
        }
    }
    hinges
}
