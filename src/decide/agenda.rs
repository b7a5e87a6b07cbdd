//! What to ask until there are enough answers for an advice.

use std::cmp::Reverse;

use crate::answers::{Answers, Reply};
use crate::model::{FactorId, Model};

/// Returns the open questions that carry weight, the weightiest first.
pub fn weightiest_open(model: &Model, answers: &Answers) -> Vec<FactorId> {
    let is_open = |it| matches!(answers.reply(model, it), Reply::Unknown | Reply::NotAsked);
    let mut open: Vec<_> =
        model.factor_ids().filter(|&it| model.weight(it) > 0 && is_open(it)).collect();
    open.sort_by_key(|&it| Reverse(model.weight(it)));
    open
}
