use include_dir::{Dir, include_dir};

use super::data::{Among, Condition, Put};
use super::*;
use crate::answers;
use crate::diagnostic::SourceFile;
use crate::fixture;
use crate::model::{Accepted, Asked, ContextId, Predicate, Subject, Test, builtin_model};

static EXAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/examples");

fn northwind() -> Answers {
    let file = EXAMPLES.get_file("northwind-instruments.toml").unwrap();
    let text = file.contents_utf8().unwrap().to_owned();
    answers::read(&SourceFile { name: "a.toml".into(), text }, &builtin_model()).unwrap()
}

fn form(answers: &Answers, role: &str) -> Form {
    let model = builtin_model();
    let to = Addressee { role: model.respondent(role), due: None };
    Form::new(&model, answers, to)
}

#[test]
fn the_form_holds_nothing_of_the_answers_but_names_and_required_choices() {
    let (model, answers) = (builtin_model(), northwind());
    for role in ["cmo", "it", "sales", "mops", "finance", ""] {
        let page = form(&answers, role).page().unwrap();
        assert!(page.contains("Northwind Instruments"));
        let notes = model.factor_ids().filter_map(|it| answers.answer(it).note.clone());
        let texts = model.context_ids().filter(|it| !is_name(&model, *it));
        let texts = texts.filter_map(|it| answers.text(it).map(str::to_owned));
        let secrets: Vec<String> = notes.chain(texts).collect();
        assert!(secrets.len() > 20);
        for secret in secrets {
            assert!(!page.contains(secret.trim_end_matches('.')), "{role}: {secret}");
        }
        assert!(
            !page.contains("2026-05")
                && !page.contains(" checked")
                && !page.contains("blocked_until")
        );
    }
}

#[test]
fn a_page_with_the_same_questions_is_the_same_whatever_was_answered() {
    let (model, mut answers) = (builtin_model(), northwind());
    let before = form(&answers, "it").page().unwrap();
    for factor in model.factor_ids() {
        answers.set(factor, answers::Answer::default());
    }
    assert_eq!(form(&answers, "it").page().unwrap(), before);
}

#[test]
fn the_policy_lets_only_the_own_script_and_style_run() {
    let page = form(&northwind(), "it").page().unwrap();
    let inside = |from: &str, to: &str| {
        let (_, rest) = page.split_once(from).unwrap();
        rest.split_once(to).unwrap().0.to_owned()
    };
    let policy = inside("Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    for (kind, text) in
        [("script", inside("<script>", "</script>")), ("style", inside("<style>", "</style>"))]
    {
        assert!(policy.contains(&format!("{kind}-src 'sha256-{}'", sha256(&text))), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    assert!(!page.contains("http:") && !page.contains("https:"), "it asks for nothing");
    assert!(!page.contains(" style=") && !page.contains(" onclick="), "the policy refuses these");
}

#[test]
fn a_company_can_have_any_name() {
    let model = builtin_model();
    let mut answers = northwind();
    let name = "</script><script>alert(1)</script>\"'&{it}{{ 7 * 7 }}";
    for id in model.context_ids().filter(|it| is_name(&model, *it)) {
        answers.set_about(id, Some(ContextAnswer::Text(name.into())));
    }
    let page = form(&answers, "it").page().unwrap();
    assert_eq!(page.matches("<script").count(), 2, "{page}");
    assert!(page.contains("&lt;&#x2f;script&gt;") && !page.contains("{it}49"));
    let data = page.split_once("id=\"data\">").unwrap().1.split_once("</script>").unwrap().0;
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    let text = format!("{}{}", data["about"].as_str().unwrap(), data["answers"].as_str().unwrap());
    let read = answers::read(&SourceFile { name: "a.toml".into(), text }, &model).unwrap();
    assert_eq!(read.text(model.roles.company), Some(name));
}

#[test]
fn what_is_known_of_the_company_decides_what_is_asked() {
    let model = builtin_model();
    let of = |id: &str, choice: &str| {
        let mut answers = northwind();
        let id = model.context(id).unwrap();
        let place = model[id].choices().iter().position(|it| it.id == choice).unwrap();
        answers.set_about(id, Some(ContextAnswer::Choice(place)));
        let form = form(&answers, "it");
        form.sections.iter().map(|it| it.questions.len()).sum::<usize>()
    };
    assert_eq!(of("technical_home", "it") - of("technical_home", "none"), 7);
    let blank = form(&Answers::blank(&model), "it");
    assert_eq!(blank.questions, form(&northwind(), "it").questions, "open is no reason not to ask");
    assert!(blank.role_question.is_none());
    assert!(form(&northwind(), "finance").role_question.is_some());
}

#[test]
fn answers_in_the_form_decide_what_is_asked() {
    const HOME: ContextId = ContextId(4);
    let mut model = fixture::model();
    let high = Test { subject: Subject::Factor(FactorId(0)), accepts: Accepted::Range(4..=5) };
    let nobody = Test { subject: Subject::Context(HOME), accepts: Accepted::OneOf(vec![2]) };
    let mut known = Answers::blank(&model);
    known.set_about(HOME, Some(ContextAnswer::Choice(0)));
    let among = || Among { id: "trust".into(), replies: vec!["4", "5"] };
    let condition = |when| Put::If(Condition { when, rows: vec![vec![among()]] });
    for (rows, home, when, unless) in [
        (vec![vec![high.clone()]], 0, condition(true), condition(false)),
        (vec![vec![high.clone()], vec![nobody.clone()]], 0, condition(true), condition(false)),
        (vec![vec![high.clone(), nobody.clone()]], 0, Put::Never, Put::Always),
        (vec![vec![high.clone(), nobody.clone()]], 2, condition(true), condition(false)),
        (vec![vec![high], vec![nobody]], 2, Put::Always, Put::Never),
    ] {
        known.set_about(HOME, Some(ContextAnswer::Choice(home)));
        for (asked, expected) in [(Asked::When as fn(_) -> _, when), (Asked::Unless, unless)] {
            model.factors[1].asked = asked(Predicate { rows: rows.clone() });
            let asked = model.factor_ids().collect();
            let asking = Asking { model: &model, known: &known, asked };
            assert_eq!(asking.when(FactorId(1)), expected, "{rows:?} {home}");
        }
    }
}
