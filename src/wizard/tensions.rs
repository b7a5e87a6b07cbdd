//! Two answers that are hard to believe together: pointed out once, and kept if the person says so. Two
//! that cannot both be right: the second is refused.

use super::dialogue::Said;
use super::state::Wizard;
use crate::answers::ContextAnswer;
use crate::diagnostic::ticked;
use crate::model::{CheckId, ContextId, Question};
use crate::phrases::{self, fill};

/// Returns the first check to show: one that holds and was not shown in this run. After a part, only
/// checks about that part or about a new answer are shown; before the check page, all of them. A
/// check that was shown in an earlier run is shown again, since the file does not record it.
pub(super) fn due(wizard: &Wizard<'_>, before_check_page: bool) -> Option<CheckId> {
    wizard.model.check_ids().find(|id| {
        let check = &wizard.model[*id];
        !wizard.pointed_out.contains(id)
            && (before_check_page || check.between.iter().any(|it| is_near(wizard, *it)))
            && check.when.holds(&wizard.answers.facts(wizard.model))
    })
}

/// Tells whether a part ends here, and the question belongs to it or has another answer than at the
/// beginning.
fn is_near(wizard: &Wizard<'_>, question: Question) -> bool {
    let Some(ended) = wizard.ended else { return false };
    let (begun, answers) = (&wizard.begun, &wizard.answers);
    let is_new = match question {
        Question::Factor(factor) => begun.answer(factor).reply != answers.answer(factor).reply,
        Question::Context(context) => begun.about(context) != answers.about(context),
    };
    is_new || wizard.part(question) == ended
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

/// Returns why an answer on the company cannot stand beside another one, if it cannot: a file with both
/// would be refused.
pub(super) fn contradiction(
    wizard: &Wizard<'_>,
    context: ContextId,
    answer: &ContextAnswer,
) -> Option<String> {
    let mut with = wizard.clone();
    with.answers.set_about(context, Some(answer.clone()));
    with.date();
    let here = Question::Context(context);
    let found = with.answers().contradictions(wizard.model);
    let found = found.into_iter().find(|it| it.question == here || it.against == Some(here))?;
    let mut message = found.message;
    for question in [Some(found.question), found.against].into_iter().flatten() {
        let id = match question {
            Question::Factor(factor) => &wizard.model[factor].id,
            Question::Context(context) => &wizard.model[context].id,
        };
        // Ids are for those who edit the file.
        message = message.replace(&ticked(id), &format!("“{}”", topic(wizard, question)));
    }
    Some(fill(phrases::CONTRADICTION, &[("message", &message)]))
}
