//! What was tried before, and what differs this time.

use crate::answers::{Answers, ContextAnswer};
use crate::decide::{Case, is_small_team};
use crate::model::{Choice, ContextKind, Kind, Model, Passage};

/// What is known about an arrangement that was tried before.
#[derive(Debug, Clone)]
pub struct Before<'m> {
    /// How it turned out.
    pub outcome: &'m Choice,
    /// What differs this time, if somebody has said so.
    pub differs: Option<String>,
    /// Whether it comes before other arrangements.
    pub is_first: bool,
    /// Whether it may be proposed: it ended well, or something differs.
    pub may_return: bool,
    /// Whether it ended, so that it is no news.
    pub has_ended: bool,
    /// Whether it is still being tried.
    pub is_running: bool,
    /// Whether it worked or is still being tried, so that it is in place already.
    pub is_in_place: bool,
}

impl<'m> Before<'m> {
    /// Returns what is known about an arrangement, or about what comes to one, if it was tried.
    pub(super) fn of(model: &'m Model, answers: &Answers, passage: &Passage) -> Option<Self> {
        let question = model.roles.tried?;
        let ContextKind::Outcomes { items, outcomes } = &model[question].kind else { return None };
        let item = items.iter().position(|it| it.id == own_id(passage))?;
        let Some(ContextAnswer::Outcomes(given)) = answers.about(question) else { return None };
        let outcome = given.iter().find(|it| it.0 == item)?.1;
        let differs = differs(model, answers, passage);
        Some(Self {
            outcome: &outcomes[outcome],
            is_first: model.tried.first.contains(&outcome),
            may_return: !model.tried.again.contains(&outcome) || differs.is_some(),
            has_ended: model.tried.again.contains(&outcome),
            is_running: model.tried.running.contains(&outcome),
            is_in_place: model.tried.is_in_place(outcome),
            differs,
        })
    }
}

/// Tells whether what was tried and ended is told as an option that was rejected: some of it does not come
/// again with what differs this time. The form of a small team tells both in one line.
pub(super) fn is_told(case: &Case<'_>) -> bool {
    let all = case.model.passages_of(Kind::Arrangement);
    let mut before = all.filter_map(|it| Before::of(case.model, case.answers, it));
    is_small_team(case.model, case.answers) || before.any(|it| !it.may_return) || others_ended(case)
}

/// Tells whether something else than an arrangement of the model was tried and ended.
fn others_ended(case: &Case<'_>) -> bool {
    let Case { model, answers, .. } = case;
    let Some(question) = model.roles.tried else { return false };
    let ContextKind::Outcomes { items, .. } = &model[question].kind else { return false };
    let Some(ContextAnswer::Outcomes(given)) = answers.about(question) else { return false };
    let is_known =
        |item: &usize| model.passages_of(Kind::Arrangement).any(|it| it.id == items[*item].id);
    given.iter().any(|(item, outcome)| !is_known(item) && !model.tried.is_in_place(*outcome))
}

/// Returns the id of the arrangement that a passage is or comes to.
fn own_id(passage: &Passage) -> &str {
    passage.arrangement.as_deref().unwrap_or(&passage.id)
}

/// Returns what differs this time.
fn differs(model: &Model, answers: &Answers, passage: &Passage) -> Option<String> {
    let question = model.roles.differs?;
    let ContextKind::Remarks(items) = &model[question].kind else { return None };
    let item = items.iter().position(|it| it.id == own_id(passage))?;
    let Some(ContextAnswer::Remarks(given)) = answers.about(question) else { return None };
    given.iter().find(|it| it.0 == item).map(|it| it.1.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::evaluate;
    use crate::decide::fixture::{NUMBER, POST, choice, model};

    /// The first that can have been tried is an arrangement of the model, the second is not.
    #[test]
    fn what_ended_is_told_unless_it_comes_again_and_in_a_small_team_always() {
        let choices = |ids: &[&str]| ids.iter().map(|it| choice(it)).collect::<Vec<_>>();
        let mut model = model(2);
        model.passages = vec![Passage::new(Kind::Arrangement, "a".into())];
        model.context[POST.0].kind = ContextKind::Outcomes {
            items: choices(&["a", "other"]),
            outcomes: choices(&["worked", "failed"]),
        };
        (model.roles.tried, model.roles.team_size) = (Some(POST), Some(NUMBER));
        (model.tried.first, model.tried.again) = (vec![0], vec![1]);
        let found = |people: i64, given: &[(usize, usize)]| {
            let mut answers = model.answers(0, &[]);
            answers.set_about(NUMBER, Some(ContextAnswer::Number(people)));
            answers.set_about(POST, Some(ContextAnswer::Outcomes(given.to_vec())));
            let evaluation = evaluate(&model, &answers);
            let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
            (is_told(&case), others_ended(&case))
        };
        let (worked, failed) = (0, 1);
        assert_eq!(found(5, &[]), (false, false));
        assert_eq!(found(5, &[(0, worked), (1, worked)]), (false, false));
        assert_eq!(found(5, &[(0, failed), (1, worked)]), (true, false));
        assert_eq!(found(5, &[(0, worked), (1, failed)]), (true, true));
        assert_eq!(found(2, &[]), (true, false));
    }
}
