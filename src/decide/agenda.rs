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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::fixture::model;

    #[test]
    fn open_questions_come_by_weight_and_those_without_weight_not_at_all() {
        let pulls: &[[i32; 5]] = &[[0; 5], [0; 5]];
        let model = model(2).with_section(100, &[0, 30, 20, 50].map(|share| (share, pulls)));
        let open = weightiest_open(&model, &model.answers(0, &[0, 0, 3, 0]));
        assert_eq!(open, [FactorId(3), FactorId(1)]);
    }
}
