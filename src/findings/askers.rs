//! Whose answers the advice hangs on: those who can answer what has to be settled or found out, and
//! what alone would change the advice.

use super::Evidence;
use super::agenda::FindOut;
use super::changes::Changes;
use super::settle::Unsettled;
use crate::model::{Question, RespondentId};

/// The most people who are named.
const MOST: usize = 3;

impl Evidence<'_> {
    /// Returns these people, each once, those first whose answer matters most. Whoever answered is not
    /// among them, and nobody whom the company does not have.
    pub(super) fn askers(
        &self,
        settle: &[Unsettled],
        find_out: &[FindOut],
        changes: &[Changes],
    ) -> Vec<RespondentId> {
        let settle = settle.iter().map(|it| it.question);
        let find_out = find_out.iter().map(|it| it.question);
        let alone = changes.iter().filter(|it| it.answers.len() == 1);
        let alone = alone.flat_map(|it| it.answers.iter().map(|it| Question::Factor(it.0)));
        let mut people: Vec<RespondentId> = Vec::new();
        for question in settle.chain(find_out).chain(alone) {
            let Question::Factor(factor) = question else { continue };
            let asks = self.model[factor].asks.iter().filter(|it| !self.is_out(**it));
            let new: Vec<_> = asks.filter(|it| !people.contains(it)).copied().collect();
            people.extend(new);
        }
        people.truncate(MOST);
        people
    }

    /// Tells whether a person is one of those who answered, or is not there to be asked.
    fn is_out(&self, id: RespondentId) -> bool {
        let (model, people) = (self.model, 0..self.answers.people().len());
        let mut roles = people.filter_map(|it| self.answers.role(model, it));
        let has_answered = roles.any(|it| model.respondent_of_role(it) == Some(id));
        has_answered || model[id].absent.holds(&self.case())
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::ContextAnswer;
    use crate::decide::Company;
    use crate::decide::fixture::{POST, model};
    use crate::findings::fixture::alone;
    use crate::model::{Predicate, Respondent, RespondentId};

    /// The first has answered, and there is no third.
    #[test]
    fn nobody_is_asked_who_has_answered_or_whom_the_company_does_not_have() {
        let mut model = model(2);
        model.roles.role = POST;
        let respondent = |id: &str, is_absent: bool| Respondent {
            id: id.into(),
            name: String::new(),
            functions: Vec::new(),
            leads: None,
            leads_elsewhere: Predicate::default(),
            objects: Predicate::default(),
            // A row without tests always holds.
            absent: Predicate { rows: vec![Vec::new(); usize::from(is_absent)] },
            instead: None,
        };
        model.respondents =
            [("a", false), ("b", false), ("c", true)].map(|it| respondent(it.0, it.1)).into();
        let mut answers = model.answers(0, &[]);
        answers.set_about(POST, Some(ContextAnswer::Choice(0)));
        let company = Company::new(&model, &answers);
        let found = [0, 1, 2].map(|it| alone(&company).is_out(RespondentId(it)));
        assert_eq!(found, [true, false, true]);
    }
}
