//! Two answers that are hard to believe together: pointed out once, and kept if the person says so.

use super::dialogue::Said;
use super::state::Wizard;
use crate::model::{CheckId, Question};
use crate::phrases;

/// Returns the first check to show: it holds, was not shown, and one of its answers is new. What was
/// kept in an earlier session is not asked about again.
pub(super) fn due(wizard: &Wizard<'_>) -> Option<CheckId> {
    wizard.model.check_ids().find(|id| {
        let check = &wizard.model[*id];
        !wizard.pointed_out.contains(id)
            && check.between.iter().any(|it| is_new(wizard, *it))
            && check.when.holds(&wizard.answers)
    })
}

/// Tells whether the answer is another one than at the beginning.
fn is_new(wizard: &Wizard<'_>, question: Question) -> bool {
    let (begun, answers) = (&wizard.begun, &wizard.answers);
    match question {
        Question::Factor(factor) => begun.answer(factor).reply != answers.answer(factor).reply,
        Question::Context(context) => begun.about(context) != answers.about(context),
    }
}

/// Returns what a check says.
pub(super) fn words(wizard: &Wizard<'_>, check: CheckId) -> Vec<Said> {
    let text = wizard.names().fill(&wizard.model[check].text);
    vec![Said::Progress(text), Said::Text(phrases::BOTH_CAN_BE_TRUE.to_owned())]
}

/// Returns the topic of a question.
pub(super) fn topic(wizard: &Wizard<'_>, question: Question) -> String {
    let name = match question {
        Question::Factor(factor) => &wizard.model[factor].name,
        Question::Context(context) => &wizard.model[context].name,
    };
    wizard.names().fill(name)
}
