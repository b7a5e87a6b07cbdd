//! How much a paper shows of lists that may be long. A short list is more likely to be read and
//! acted on.

use super::Evidence;
use super::agenda::FindOut;
use super::changes::Changes;
use super::conditions::Condition;
use crate::model::FactorId;
use crate::model::State;

/// What to settle first if the advice is close.
const HINGES: usize = 2;
/// The single answers that would change the advice.
const CHANGES: usize = 4;
/// The unmet conditions named beside the advice to stay.
const UNMET: usize = 4;
/// Notices and unmet conditions, together, that have to be dealt with before the decision.
const BEFORE: usize = 3;
/// The reasons for a placement that is not advised.
pub(super) const STRENGTHS: usize = 2;
/// The arguments for a placement, and those against it, among the options.
pub(super) const SPEAKS: usize = 2;
/// The conditions that such a placement would have to meet first.
pub(super) const LACKS: usize = 3;
/// The reasons on page one.
pub const REASONS: usize = 3;
/// The reasons on page one, if the others have one point only.
pub const SMALL_REASONS: usize = 2;
/// The reasons in a summary.
pub const SUMMARY_REASONS: usize = 2;
/// The risks of the home advised, outside the appendix.
pub const RISKS: usize = 3;
/// The risks of a rival.
pub const RIVAL_RISKS: usize = 2;
/// The risks of any other home.
pub const OTHER_RISKS: usize = 1;
/// The published opinions.
pub const OPINIONS: usize = 2;
/// The costs of waiting.
pub const WAITING: usize = 2;
/// The steps that would bring joint revenue operations on.
pub const OUTLOOK_STEPS: usize = 3;
/// The signs that would reopen the question of joint revenue operations.
pub const OUTLOOK_SIGNS: usize = 3;
/// The questions to settle before a team moves.
pub const SETTLE: usize = 4;
/// What is named as the present state of a home that no answer favours.
pub const THERE: usize = 3;

/// What a paper shows of the lists that this module shortens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The answers to settle first where the advice is close.
    pub hinges: Vec<FactorId>,
    /// How many of the single changes are shown, and how many are not.
    pub changes: Cut,
    /// The unmet conditions.
    pub unmet: Vec<Condition>,
    /// How many unmet conditions are named beside the advice to stay, and how many are not.
    pub unmet_named: Cut,
}

/// How much of a list is shown, and how much is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// How many are shown.
    pub shown: usize,
    /// How many are not.
    pub more: usize,
}

impl Cut {
    /// Cuts a list after so many.
    pub fn after(most: usize, length: usize) -> Self {
        Self { shown: length.min(most), more: length.saturating_sub(most) }
    }
}

impl Evidence<'_> {
    pub(super) fn shown(
        &self,
        conditions: &[Condition],
        changes: &[Changes],
        find_out: &[FindOut],
    ) -> Shown {
        let unmet = conditions.iter().filter(|it| it.state == State::Unmet);
        let unmet: Vec<_> = unmet.cloned().collect();
        let nearest = changes.iter().filter_map(|it| Some(it.answers.first()?.0));
        let mut hinges: Vec<FactorId> = Vec::new();
        for factor in nearest {
            if hinges.len() < HINGES && !hinges.contains(&factor) {
                hinges.push(factor);
            }
        }
        if hinges.is_empty() {
            let factors = find_out.iter().filter_map(|it| it.question.factor());
            hinges = factors.take(HINGES).collect();
        }
        Shown {
            hinges,
            changes: Cut::after(CHANGES, changes.len()),
            unmet_named: Cut::after(UNMET, unmet.len()),
            unmet,
        }
    }
}

/// Returns how many unmet conditions to show beside the notices that have to be dealt with before
/// the decision.
pub fn room_before(notices: usize) -> usize {
    BEFORE.saturating_sub(notices)
}
