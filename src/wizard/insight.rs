//! What the analysis says while asking: whether the open answers still matter, and which answers
//! decide the outcome. Neither tells what the outcome is.

use crate::answers::{Answers, Home};
use crate::decide::kernel::{Advice, Kernel};
use crate::decide::open_answers::{Power, open_answers};
use crate::decide::search::single_changes;
use crate::decide::{Outlook, evaluate};
use crate::model::{FactorId, Model, Predicate, Subject};

/// The most answers that are named.
const MOST: usize = 3;

/// Tells whether there is an outcome that no open answer can change any more.
pub(super) fn is_settled(model: &Model, answers: &Answers) -> bool {
    if reads_open_context(model, answers) {
        return false;
    }
    let evaluation = evaluate(model, answers);
    // The analysis takes the outlook as it is, and open signs may change it.
    if answers.home(model) == Some(Home::RevOps) && evaluation.outlook != Outlook::Now {
        return false;
    }
    let kernel = Kernel::new(model, answers, evaluation.outlook);
    open_answers(model, &kernel, &Advice::from(&evaluation.verdict))
        .is_some_and(|it| it.advice == Power::CanNot)
}

/// Tells whether a gate or an interaction reads an open answer on the company: the analysis varies
/// scored answers only.
fn reads_open_context(model: &Model, answers: &Answers) -> bool {
    let gates = model.gates.iter().flat_map(|it| [&it.fails_when, &it.conditional_when]);
    let interactions = model.interactions.iter().map(|it| it.trigger.predicate());
    gates
        .chain(interactions)
        .flat_map(Predicate::subjects)
        .any(|it| matches!(it, Subject::Context(context) if answers.about(context).is_none()))
}

/// Returns the answers that alone would change the outcome, nearest first, a few at most.
pub(super) fn hinges(model: &Model, answers: &Answers) -> Vec<FactorId> {
    let evaluation = evaluate(model, answers);
    let kernel = Kernel::new(model, answers, evaluation.outlook);
    let mut hinges = Vec::new();
    for change in single_changes(&kernel, &Advice::from(&evaluation.verdict)) {
        for change in change.changes {
            if hinges.len() < MOST && !hinges.contains(&change.factor) {
                hinges.push(change.factor);
            }
        }
    }
    hinges
}
