//! What the leaders say to the advice.

use crate::answers::{ContextAnswer, SetAside};
use crate::decide::Case;
use crate::model::{ContextId, Question, RespondentId};

/// What somebody says to the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stance {
    /// Who says it.
    pub of: RespondentId,
    /// The question, and the place of the choice.
    pub said: (ContextId, usize),
    /// The reason that they give.
    pub reason: Option<String>,
    /// Whether their words may be quoted.
    pub is_released: bool,
}

/// Returns what was said to the advice. A question that does not apply is left out, and so is a post
/// that nobody holds.
pub fn positions(case: &Case<'_>) -> Vec<Stance> {
    let (model, answers) = (case.model, case.answers);
    let held = model.positions.iter().filter(|it| !model[it.of].absent.holds(case));
    let stance = |it: &crate::model::Position| {
        let applies = |id| answers.applies(model, Question::Context(id));
        let choice = answers.choice(it.stance).filter(|_| applies(it.stance))?;
        let reason = match answers.about(it.reason).filter(|_| applies(it.reason)) {
            Some(ContextAnswer::Text(reason)) => Some(reason.clone()),
            _ => None,
        };
        Some(Stance {
            of: it.of,
            said: (it.stance, choice),
            is_released: reason.is_some() && it.released.holds(case),
            reason,
        })
    };
    held.filter_map(stance).collect()
}

/// Returns what was said to another advice than the present one, without posts that nobody holds.
pub fn set_aside<'a>(case: &Case<'a>) -> Vec<&'a SetAside> {
    let (model, answers) = (case.model, case.answers);
    answers.set_aside().iter().filter(|it| !model[it.of].absent.holds(case)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{AdviceName, read};
    use crate::decide::evaluate;
    use crate::diagnostic::SourceFile;
    use crate::model::{Predicate, builtin_model};

    const OBJECTS: &str = "\
schema = 2
model = \"mops-placement\"

[about]
role = \"cmo\"
position_cmo_on = \"move:it\"
position_cmo = \"objects\"
position_cmo_reason = \"Our people leave.\"
";

    #[test]
    fn what_was_said_to_another_advice_is_set_aside_unless_nobody_holds_the_post_now() {
        let mut model = builtin_model();
        let file = SourceFile { name: "a.toml".into(), text: OBJECTS.into() };
        let answers = read(&file, &model).unwrap();
        let advice = AdviceName::parse(&model, "stay:marketing").unwrap();
        let answers = answers.for_advice(&model, &advice);
        let evaluation = evaluate(&model, &answers);
        let cmo = model.respondent("cmo").unwrap();
        let mut found = |absent: Predicate| {
            model.respondents[cmo.0].absent = absent;
            let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
            set_aside(&case).iter().map(|it| it.of).collect::<Vec<_>>()
        };
        assert_eq!(found(Predicate::default()), [cmo]);
        // A row without tests always holds.
        assert_eq!(found(Predicate { rows: vec![Vec::new()] }), []);
    }
}
