//! The names and titles of a company in questions and in the paper.
//!
//! Texts of a model hold placeholders, words in braces: the id of each placement, and those that
//! context questions define, such as `{company}`.

use crate::answers::Answers;
use crate::model::{ContextId, Model, NameBy, Part, PlacementId, parts};

/// What to print for each placeholder.
#[derive(Debug, Clone)]
pub struct Names {
    company: String,
    /// The names of the placements, in model order, then those of the context questions.
    all: Vec<(String, String)>,
}

impl Names {
    /// Takes the names from the answers, and from the model where they give none.
    pub fn new(model: &Model, answers: &Answers) -> Self {
        let placements = model.placements.iter().map(|it| {
            (it.id.clone(), chosen(it.name_by.as_ref(), answers).unwrap_or(&it.name).clone())
        });
        let asked = model.context_ids().filter_map(|id| {
            let placeholder = model[id].placeholder.as_ref()?;
            Some((placeholder.name.clone(), printed(model, answers, id)))
        });
        Self {
            company: printed(model, answers, model.roles.company),
            all: placements.chain(asked).collect(),
        }
    }

    /// Returns the company's name.
    pub fn company(&self) -> &str {
        &self.company
    }

    /// Returns the name of a placement.
    pub fn placement(&self, placement: PlacementId) -> &str {
        &self.all[placement.0].1
    }

    /// Returns every placeholder, without its braces, and the text that replaces it.
    pub fn all(&self) -> &[(String, String)] {
        &self.all
    }

    /// Returns the text with every placeholder replaced. Inserted names are not searched again, so
    /// a company can be called `{it}`.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        for part in parts(text) {
            match part {
                Part::Words(words) | Part::Brace(words) => filled.push_str(words),
                Part::Placeholder(name) => match self.all.iter().find(|(it, _)| it == name) {
                    Some((_, name)) => filled.push_str(name),
                    None => filled.extend(["{", name, "}"]),
                },
            }
        }
        filled
    }
}

/// Returns the answer to a context question, or what its placeholder prints without an answer.
fn printed(model: &Model, answers: &Answers, question: ContextId) -> String {
    let default = model[question].placeholder.as_ref();
    let default = default.map(|it| chosen(it.default_by.as_ref(), answers).unwrap_or(&it.default));
    answers.text(question).or(default.map(String::as_str)).unwrap_or_default().to_owned()
}

/// Returns the name that a choice gives.
fn chosen<'a>(by: Option<&'a NameBy>, answers: &Answers) -> Option<&'a String> {
    by.and_then(|by| by.names[answers.choice(by.context)?].as_ref())
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::answers::{Answers, ContextAnswer};
    use crate::fixture;
    use crate::model::{
        ContextId, ContextKind, ContextQuestion, Model, NameBy, Placeholder, PlacementId,
    };

    const COMPANY: ContextId = ContextId(0);
    const TECHNICAL_HOME: ContextId = ContextId(5);
    const HEAD: ContextId = ContextId(8);

    /// The small model with a question on a title.
    fn model() -> Model {
        let mut model = fixture::model();
        let names = vec![None, Some("head of Engineering".into())];
        let placeholder = Placeholder {
            name: "head".into(),
            default: "chief".into(),
            default_by: Some(NameBy { context: TECHNICAL_HOME, names }),
        };
        model.context.push(ContextQuestion {
            id: "title".into(),
            kind: ContextKind::Text,
            placeholder: Some(placeholder),
            ..model.context[0].clone()
        });
        model
    }

    fn names(answers: &[(ContextId, ContextAnswer)]) -> Names {
        let model = model();
        let mut all = Answers::blank(&model);
        for (question, answer) in answers {
            all.set_about(*question, Some(answer.clone()));
        }
        Names::new(&model, &all)
    }

    fn text(text: &str) -> ContextAnswer {
        ContextAnswer::Text(text.into())
    }

    #[test]
    fn without_an_answer_the_default_is_printed() {
        let names = names(&[]);
        assert_eq!(
            names.fill("The {head} at {company} asks {it}."),
            "The chief at the company asks IT."
        );
        assert_eq!(names.company(), "the company");
    }

    #[test]
    fn an_answer_takes_the_place_of_every_default() {
        let engineering = (TECHNICAL_HOME, ContextAnswer::Choice(1));
        let names = names(&[(COMPANY, text("Acme")), engineering, (HEAD, text("VP Marketing"))]);
        let filled = names.fill("The {head} at {company} asks {it}.");
        assert_eq!(filled, "The VP Marketing at Acme asks Engineering.");
        assert_eq!(names.placement(PlacementId(1)), "Engineering");
    }

    #[test]
    fn a_choice_can_give_another_default() {
        let names = names(&[(TECHNICAL_HOME, ContextAnswer::Choice(1))]);
        assert_eq!(names.fill("the {head}"), "the head of Engineering");
    }

    #[test]
    fn a_title_that_looks_like_a_placeholder_is_not_searched_again() {
        let names = names(&[(HEAD, text("{company} {it"))]);
        assert_eq!(names.fill("{head}} {head"), "{company} {it} {head");
    }

    #[test]
    fn what_is_no_placeholder_stays_as_it_is() {
        assert_eq!(names(&[]).fill("{ {nobody} {it} {"), "{ {nobody} IT {");
    }
}
