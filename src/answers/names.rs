//! The names, titles and counts of a company in questions and in the paper.
//!
//! Texts of a model hold words in braces. Names are the id of each placement, and the placeholders that
//! context questions define, such as `{company}`. In a paper, the id of a factor prints the count that
//! was answered, and the id of a context question its number or text.

use crate::answers::{Answers, ContextAnswer, notes, words};
use crate::letters::{capital, whose, without_article};
use crate::model::{ContextId, ContextKind, FactorId, Model, NameBy, Part, PlacementId, parts};

/// What to print for each placeholder.
#[derive(Debug, Clone)]
pub struct Names {
    company: String,
    /// The names of the placements, in model order, then those of the context questions.
    all: Vec<(String, String)>,
    /// What the factors and the context questions print.
    slots: Vec<(String, String)>,
}

impl Names {
    /// Returns names for pages about the model alone, where a slot prints what it refers to.
    pub fn of_model(model: &Model) -> Self {
        let mut names = Self::new(model, &Answers::blank(model));
        let references = model.factors.iter().map(|it| (&it.id, &it.reference));
        for (id, reference) in references {
            if let Some(slot) = names.slots.iter_mut().find(|it| it.0 == *id) {
                slot.1 = format!("[{reference}]");
            }
        }
        names
    }

    /// Takes the names from the answers, and from the model where they give none.
    pub fn new(model: &Model, answers: &Answers) -> Self {
        let placements = model.placements.iter().map(|it| {
            (it.id.clone(), chosen(it.name_by.as_ref(), answers).unwrap_or(&it.name).clone())
        });
        let asked = model.context_ids().filter_map(|id| {
            let placeholder = model[id].placeholder.as_ref()?;
            Some((placeholder.name.clone(), printed(model, answers, id)))
        });
        let mut names = Self {
            company: printed(model, answers, model.roles.company),
            all: placements.chain(asked).collect(),
            slots: Vec::new(),
        };
        let counts = model.factor_ids().map(|it| {
            let count = names.count(model, answers, it);
            (model[it].id.clone(), count.unwrap_or_else(|| words::NOT_COUNTED.to_owned()))
        });
        let given = model.context_ids().filter_map(|it| slot(model, answers, it));
        names.slots = counts.chain(given).collect();
        names
    }

    /// Returns the count to print for a factor: the one in the note, or else that of the level.
    pub fn count(&self, model: &Model, answers: &Answers, factor: FactorId) -> Option<String> {
        let level = answers.level(factor)?;
        let counted = notes::count(answers.answer(factor), model[factor].counts.as_ref());
        Some(counted.unwrap_or_else(|| self.fill(&model[factor].levels[level.index()].count)))
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

    /// Returns the text with every placeholder and slot replaced. Inserted text is not searched
    /// again, so a company can be called `{it}`.
    pub fn fill(&self, text: &str) -> String {
        self.fill_with(text, &[])
    }

    /// Does the same for the middle of a sentence.
    pub fn fill_inside(&self, text: &str) -> String {
        const BEFORE: &str = ", ";
        self.filled_after(BEFORE.to_owned(), text, &[]).split_off(BEFORE.len())
    }

    /// Does the same for a text with slots of its own, such as a price.
    pub fn fill_with(&self, text: &str, own: &[(&str, &str)]) -> String {
        self.filled_after(String::with_capacity(text.len()), text, own)
    }

    fn filled_after(&self, mut filled: String, text: &str, own: &[(&str, &str)]) -> String {
        for part in parts(text) {
            match part {
                Part::Words(words) | Part::Brace(words) => match words.strip_prefix("'s") {
                    Some(rest) => {
                        let mark = whose(&filled);
                        filled.extend([mark, rest]);
                    }
                    None => filled.push_str(words),
                },
                Part::Placeholder(name) => self.push(&mut filled, name, own),
            }
        }
        filled
    }

    fn push(&self, filled: &mut String, name: &str, own: &[(&str, &str)]) {
        let found =
            |list: &[(String, String)]| Some(list.iter().find(|it| it.0 == name)?.1.clone());
        let own = || Some(own.iter().find(|it| it.0 == name)?.1.to_owned());
        match (found(&self.all), own().or_else(|| found(&self.slots))) {
            (Some(name), _) => filled.push_str(&name),
            (None, Some(value)) if begins_sentence(filled) => {
                let number = value.parse().ok().and_then(notes::first_in_sentence);
                filled.push_str(&number.unwrap_or_else(|| capital(&value)));
            }
            (None, Some(value)) => filled.push_str(&value),
            (None, None) => filled.extend(["{", name, "}"]),
        }
    }
}

/// Tells whether a question asks what the company or the present home is called, or for the title of
/// a person.
pub fn is_name(model: &Model, id: ContextId) -> bool {
    let Some(placeholder) = &model[id].placeholder else { return false };
    let prints = |name: &str| {
        parts(name).any(|it| matches!(it, Part::Placeholder(it) if it == placeholder.name))
    };
    id == model.roles.company
        || Some(id) == model.roles.home_name
        || model.respondents.iter().any(|it| prints(&it.name))
}

/// Tells whether the next word begins a sentence.
fn begins_sentence(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '*']);
    text.is_empty() || text.ends_with(['.', '?', '!'])
}

/// Returns what a context question prints under its own id, if it takes a number or a text.
fn slot(model: &Model, answers: &Answers, question: ContextId) -> Option<(String, String)> {
    let asked = &model[question];
    let value = match (&asked.kind, answers.about(question)) {
        (ContextKind::Number, Some(ContextAnswer::Number(number))) => notes::in_words(*number),
        (ContextKind::Number, _) => words::NOT_COUNTED.to_owned(),
        (ContextKind::Text(_), _) if asked.placeholder.is_some() => return None,
        (ContextKind::Text(_), _) => answers.text(question).unwrap_or(words::NOT_SAID).to_owned(),
        _ => return None,
    };
    Some((asked.id.clone(), value))
}

/// Returns the answer to a context question, or what its placeholder prints without an answer. Texts of
/// the model write the article before a title, and the stop behind a sentence.
fn printed(model: &Model, answers: &Answers, question: ContextId) -> String {
    let default = model[question].placeholder.as_ref();
    let default = default.map(|it| chosen(it.default_by.as_ref(), answers).unwrap_or(&it.default));
    let text = answers.text(question).or(default.map(String::as_str)).unwrap_or_default();
    let is_of_a_company =
        question == model.roles.company || Some(question) == model.roles.home_name;
    let printed = match is_name(model, question) {
        _ if is_of_a_company => text,
        true => without_article(text),
        false => text.trim_end_matches([' ', '.']),
    };
    printed.to_owned()
}

/// Returns the name that a choice gives.
fn chosen<'a>(by: Option<&'a NameBy>, answers: &Answers) -> Option<&'a String> {
    by.and_then(|by| by.names[answers.choice(by.context)?].as_ref())
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::answers::{Answer, Answers, Basis, ContextAnswer, Level, Reply};
    use crate::fixture;
    use crate::model::{
        ContextId, ContextKind, ContextQuestion, Counted, Counts, FactorId, Model, NameBy,
        Placeholder, PlacementId,
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
            kind: ContextKind::Text(None),
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
    fn a_title_loses_its_article_and_a_sentence_its_stop() {
        let mut model = model();
        let mut answers = Answers::blank(&model);
        for (question, said) in [(COMPANY, "The Mill Inc."), (HEAD, "The owner sells.")] {
            answers.set_about(question, Some(text(said)));
        }
        let filled = |model: &Model| Names::new(model, &answers).fill("{company}: the {head}.");
        assert_eq!(filled(&model), "The Mill Inc.: the The owner sells.");
        model.respondents[0].name = "the {head}".into();
        assert_eq!(filled(&model), "The Mill Inc.: the owner sells..");
    }

    #[test]
    fn a_title_that_looks_like_a_placeholder_is_not_searched_again() {
        let names = names(&[(HEAD, text("{company} {it"))]);
        assert_eq!(names.fill("{head}} {head"), "{company} {it} {head");
    }

    #[test]
    fn a_factor_prints_the_count_of_its_answer() {
        let mut model = model();
        model.factors[0].counts = Some(Counts { what: Counted::OutOf(10), least: [0; 5] });
        let mut answers = Answers::blank(&model);
        let level = Reply::Level(Level::new(3).unwrap());
        let basis = Basis::Measured;
        let noted = Answer { reply: level, basis, note: Some("7 of 10 {it}".into()) };
        answers.set(FactorId(0), noted);
        answers.set(FactorId(1), Answer { reply: level, ..Answer::default() });
        let names = Names::new(&model, &answers);
        let filled = names.fill("{trust} in {it}: {rules}. {rules} or {speed}");
        assert_eq!(filled, "Seven in IT: 3 times. 3 times or a number not yet counted");
        let count = |it: usize| names.count(&model, &answers, FactorId(it));
        assert_eq!([0, 2].map(count), [Some("seven".into()), None]);
        assert_eq!(Names::of_model(&model).fill("{trust}"), "[X0]");
    }

    #[test]
    fn a_number_and_a_text_print_under_their_own_ids() {
        let mut model = model();
        for (id, kind) in [("team_size", ContextKind::Number), ("unit", ContextKind::Text(None))] {
            let question = ContextQuestion {
                id: id.into(),
                kind,
                placeholder: None,
                ..model.context[0].clone()
            };
            model.context.push(question);
        }
        let (size, unit) = (ContextId(9), ContextId(10));
        let text = "{team_size} people, {unit}";
        let mut answers = Answers::blank(&model);
        let fill = |answers: &Answers| Names::new(&model, answers).fill(text);
        assert_eq!(fill(&answers), "A number not yet counted people, not stated");
        answers.set_about(size, Some(ContextAnswer::Number(7)));
        answers.set_about(unit, Some(ContextAnswer::Text("{it}".into())));
        assert_eq!(fill(&answers), "Seven people, {it}");
        answers.set_about(size, Some(ContextAnswer::Number(14)));
        let names = Names::new(&model, &answers);
        assert_eq!(names.fill("{team_size} of {team_size}"), "Fourteen of 14");
    }

    #[test]
    fn a_text_can_have_slots_of_its_own() {
        let filled = names(&[]).fill_with("{price} at {it}", &[("price", "{it} 54"), ("it", "no")]);
        assert_eq!(filled, "{it} 54 at IT");
    }

    #[test]
    fn what_is_no_placeholder_stays_as_it_is() {
        assert_eq!(names(&[]).fill("{ {nobody} {it} {"), "{ {nobody} IT {");
    }
}
