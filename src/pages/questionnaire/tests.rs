use super::*;
use crate::answers::{self, Answers, ContextAnswer, Document, Level, Reply};
use crate::diagnostic::SourceFile;
use crate::fixture;
use crate::model::builtin_model;
use crate::templates::Templates;

fn filled(template: &str, model: &Model, role: Option<RespondentId>) -> String {
    let templates = Templates::new().unwrap();
    templates.fill(template, &Questionnaire::new(model, role)).unwrap()
}

fn parse(text: &str, model: &Model) -> Document {
    let file = SourceFile { name: "blank.toml".into(), text: text.to_owned() };
    // A form that is filled in completely also answers questions that are not asked.
    Document::parse_unfinished(&file, model).unwrap_or_else(|mistakes| panic!("{mistakes}\n{text}"))
}

fn read(text: &str, model: &Model) -> Answers {
    parse(text, model).answers().clone()
}

/// Fills in a blank file as a person would: removes the `# ` and writes an answer.
fn filled_in(blank: &str, model: &Model) -> String {
    let line = |line: &str| {
        let key = line.strip_prefix("# ").and_then(|it| it.split_once(" = ")).map(|it| it.0);
        let key = key.or(line.strip_prefix("# ").and_then(|it| it.strip_suffix(" =")));
        let Some(key) = key else { return line.to_owned() };
        match model.context(key).map(|id| &model[id].kind) {
            Some(ContextKind::Choice(choices)) => format!("{key} = \"{}\"", choices[0].id),
            Some(ContextKind::Number) => format!("{key} = 7"),
            Some(ContextKind::Date) => format!("{key} = 2026-05-11"),
            Some(ContextKind::Text(_)) => format!("{key} = \"Words\""),
            Some(ContextKind::Choices(choices)) => format!("{key} = [\"{}\"]", choices[0].id),
            Some(ContextKind::Dated(choices)) => {
                format!("{key} = [{{ what = \"{}\", until = 2027-03-31 }}]", choices[0].id)
            }
            Some(ContextKind::Remarks(items)) => {
                format!("{key} = {{ {} = \"Words\" }}", items[0].id)
            }
            Some(ContextKind::Outcomes { items, outcomes }) => {
                format!("{key} = {{ {} = \"{}\" }}", items[0].id, outcomes[0].id)
            }
            None if model.factor(key).is_some() => format!("{key} = 4"),
            None => line.to_owned(),
        }
    };
    blank.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn a_blank_file_is_valid_and_says_nothing() {
    for model in [fixture::model(), builtin_model()] {
        for role in [None, Some(RespondentId(0))] {
            let blank = filled("blank.toml", &model, role);
            assert_eq!(read(&blank, &model), Answers::blank(&model));
        }
    }
}

#[test]
fn a_blank_file_goes_straight_back_in() {
    let model = builtin_model();
    let text = filled_in(&filled("blank.toml", &model, None), &model);
    let answers = read(&text, &model);
    for factor in model.factor_ids() {
        let id = &model[factor].id;
        assert_eq!(answers.level(factor).map(Level::number), Some(4), "{id}\n{text}");
    }
    for question in model.context_ids() {
        assert!(answers.about(question).is_some(), "{}", model[question].id);
    }
    assert_eq!(parse(&text, &model).with(&answers, &model), text);
}

#[test]
fn the_wizard_goes_on_in_a_blank_file() {
    let model = builtin_model();
    let blank = filled("blank.toml", &model, None);
    let (first, home) = (FactorId(0), model.roles.current_home);
    let mut answers = read(&blank, &model);
    answers.set(first, fixture_level(2));
    answers.set_about(home, Some(ContextAnswer::Choice(0)));
    let text = parse(&blank, &model).with(&answers, &model);
    assert_eq!(read(&text, &model), answers);
    for line in blank.lines() {
        assert!(text.contains(line), "{line} is lost in\n{text}");
    }
}

#[test]
fn a_level_filled_in_and_changed_keeps_the_levels_above_it() {
    let model = builtin_model();
    let text = filled_in(&filled("blank.toml", &model, None), &model);
    let mut answers = read(&text, &model);
    let last = FactorId(model.factors.len() - 1);
    answers.set(last, fixture_level(1));
    let changed = parse(&text, &model).with(&answers, &model);
    assert_eq!(read(&changed, &model), answers);
    for line in text.lines().filter(|line| line.starts_with('#')) {
        assert!(changed.contains(line), "{line} is lost in\n{changed}");
    }
}

fn fixture_level(number: i64) -> answers::Answer {
    let reply = Reply::Level(Level::new(number).unwrap());
    answers::Answer { reply, ..answers::Answer::default() }
}

#[test]
fn a_role_gets_its_own_questions_and_together_they_get_all() {
    let model = builtin_model();
    let all = Questionnaire::new(&model, None);
    assert_eq!(all.questions + all.optional, model.factors.len());
    let names = Names::new(&model, &Answers::blank(&model));
    let mut seen = std::collections::BTreeSet::new();
    let is_asked = |it: &RespondentId| model.factors.iter().any(|factor| factor.asks.contains(it));
    for role in (0..model.respondents.len()).map(RespondentId).filter(is_asked) {
        let own = Questionnaire::new(&model, Some(role));
        assert!(own.questions > 0 && own.questions < all.questions, "{}", model[role].id);
        let title = names.fill(&model[role].name);
        let questions: Vec<_> = own.sections.iter().flat_map(|it| &it.questions).collect();
        for it in &questions {
            // What decides whether another question is asked comes with it.
            let id = model.factor(&it.id).unwrap();
            let decides = |other: FactorId| {
                let own = model[other]
                    .asked
                    .predicate()
                    .is_some_and(|it| it.factors().any(|it| it == id));
                own && questions.iter().any(|it| it.id == model[other].id)
            };
            assert!(it.ask.contains(&title) || model.factor_ids().any(decides), "{}", it.id);
        }
        seen.extend(questions.into_iter().map(|it| it.id.clone()));
    }
    assert_eq!(seen.len(), model.factors.len());
}

#[test]
fn the_printed_questionnaire_says_everything() {
    let model = builtin_model();
    let text = filled("questions.md", &model, None);
    // The text without the characters that escape Markdown.
    let plain = text.replace('\\', "");
    let names = Names::new(&model, &Answers::blank(&model));
    for factor in &model.factors {
        let labels = factor.levels.iter().map(|it| &it.label);
        let texts = [&factor.question, &factor.why, &factor.look];
        for expected in texts.into_iter().chain(labels).chain(&factor.not_applicable) {
            assert!(plain.contains(&names.fill(expected)), "{expected}");
        }
    }
    for question in &model.context {
        assert!(plain.contains(&names.fill(&question.question)), "{}", question.id);
    }
    assert!(!plain.contains("cmo_trusts_mops"), "ids are for files");
}
