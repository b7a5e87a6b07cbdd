use super::*;
use crate::answers::{Answer, Answers, ContextAnswer, Level, Reply};
use crate::decide::{Compared, Place, evaluate};
use crate::model::{Asked, ContextId, FactorId, Model, PlacementId, builtin_model};

fn choose(model: &Model, answers: &mut Answers, question: ContextId, id: &str) {
    let choice = model[question].choices().iter().position(|it| it.id == id).unwrap();
    answers.set_about(question, Some(ContextAnswer::Choice(choice)));
}

fn people(model: &Model, ids: &[&str]) -> Vec<RespondentId> {
    ids.iter().map(|it| model.respondent(it).unwrap()).collect()
}

/// The team sits in finance, whose head leads a home only where that one is compared.
#[test]
fn who_leads_a_home_elsewhere_is_a_party_where_it_is_compared() {
    let model = builtin_model();
    let kind = model.context_ids().find(|it| model[*it].id == "home_kind").unwrap();
    let mut answers = Answers::blank(&model);
    choose(&model, &mut answers, model.roles.current_home, "elsewhere");
    choose(&model, &mut answers, kind, "finance");
    let [marketing, it] = [0, 1].map(|it| Place::Placement(PlacementId(it)));
    let of = |answers: &Answers, first, second| {
        let mut evaluation = evaluate(&model, answers);
        evaluation.verdict.compared = Some(Compared { first, second, margin: 0 });
        parties(&Case { model: &model, answers, evaluation: &evaluation })
    };
    assert_eq!(of(&answers, marketing, Place::Elsewhere), people(&model, &["cmo", "finance"]));
    assert_eq!(of(&answers, marketing, it), people(&model, &["cmo", "it"]));
    choose(&model, &mut answers, kind, "product");
    assert_eq!(of(&answers, marketing, Place::Elsewhere), people(&model, &["cmo"]));
}

/// Nobody leads marketing operations as a home.
#[test]
fn leaders_who_differ_on_the_question_that_decides_are_parties() {
    let model = builtin_model();
    let always = |it: &FactorId| matches!(model[*it].asked, Asked::Always);
    let factor = model.scored_factors().find(always).unwrap();
    let of = |views: &[(&str, i64)], first: Question| {
        let each: Vec<_> = views
            .iter()
            .map(|(role, level)| {
                let mut answers = Answers::blank(&model);
                choose(&model, &mut answers, model.roles.role, role);
                let reply = Reply::Level(Level::new(*level).unwrap());
                answers.set(factor, Answer { reply, ..Answer::default() });
                answers
            })
            .collect();
        let answers = Answers::together(&model, &each);
        let mut evaluation = evaluate(&model, &answers);
        let verdict = &mut evaluation.verdict;
        (verdict.compared, verdict.leaning) = (None, Vec::new());
        verdict.settle_first = vec![first];
        parties(&Case { model: &model, answers: &answers, evaluation: &evaluation })
    };
    let decides = Question::Factor(factor);
    let three = [("it", 1), ("mops", 2), ("sales", 4)];
    assert_eq!(of(&three, decides), people(&model, &["it", "sales"]));
    assert_eq!(of(&[("it", 1), ("sales", 1), ("cmo", 2)], decides).len(), 3);
    assert_eq!(of(&[("it", 4), ("sales", 4)], decides), []);
    assert_eq!(of(&three, Question::Context(model.roles.date)), []);
}

/// What both sides sign before a count is needed only where an answer is open that decides.
#[test]
fn an_agreement_is_needed_only_while_an_open_answer_could_undo_the_move() {
    use crate::model::Kind;
    let model = builtin_model();
    let answers = Answers::blank(&model);
    let mut evaluation = evaluate(&model, &answers);
    let passage = |part| Passage { part, ..Passage::new(Kind::Milestone, "m".into()) };
    let mut needless = |reason| {
        evaluation.verdict.reason = reason;
        let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
        ["agreement", "parties"].map(|it| is_needless(&case, &passage(Some(it))))
    };
    assert_eq!(needless(Some(Reason::OpenGate)), [false, false]);
    assert_eq!(needless(Some(Reason::FewRuns)), [true, false]);
    assert_eq!(needless(None), [true, false]);
}

/// Nobody leads a home that is compared where none is.
#[test]
fn a_passage_about_the_parties_is_theirs_if_there_are_any() {
    use crate::model::Kind;
    let model = builtin_model();
    let answers = Answers::blank(&model);
    let mut evaluation = evaluate(&model, &answers);
    let mut theirs = |compared: Option<Compared>| {
        evaluation.verdict.compared = compared;
        evaluation.verdict.leaning = Vec::new();
        evaluation.verdict.settle_first = Vec::new();
        let case = Case { model: &model, answers: &answers, evaluation: &evaluation };
        [Some("agreement"), Some("parties"), None].map(|part| {
            of_passage(&case, &Passage { part, ..Passage::new(Kind::Milestone, "m".into()) })
        })
    };
    let [first, second] = [0, 1].map(|it| Place::Placement(PlacementId(it)));
    let both = Some(people(&model, &["cmo", "it"]));
    let compared = Some(Compared { first, second, margin: 0 });
    assert_eq!(theirs(compared), [both.clone(), both, None]);
    assert_eq!(theirs(None), [None, None, None]);
}
