use super::*;
use crate::answers::{Answers, ContextAnswer, Level, Reply};
use crate::decide::fixture::{Dice, NUMBER, POST, model, rows, with_reply};
use crate::decide::{Evaluation, evaluate};
use crate::model::{Model, Predicate};

fn open(model: &Model, answers: &Answers) -> Option<OpenAnswers> {
    open_answers(&Company::new(model, answers))
}

/// Returns what follows from every way of filling in the open answers.
fn fillings(model: &Model, answers: &Answers) -> Vec<Evaluation> {
    let mut all = vec![answers.clone()];
    if answers.about(POST).is_none() {
        let choices = (0..3).map(ContextAnswer::Choice);
        let filled = choices.map(|it| {
            let mut answers = answers.clone();
            answers.set_about(POST, Some(it));
            answers
        });
        all = filled.collect();
    }
    for factor in model.factor_ids() {
        if matches!(answers.answer(factor).reply, Reply::Unknown | Reply::NotAsked) {
            let filled = all
                .iter()
                .flat_map(|it| Level::ALL.map(|level| with_reply(it, factor, Reply::Level(level))));
            all = filled.collect();
        }
    }
    all.iter().map(|it| evaluate(model, it)).collect()
}

#[test]
fn agrees_with_full_enumeration() {
    let (mut can, mut can_not, mut fixed) = (0, 0, 0);
    for seed in 0..600 {
        let mut dice = Dice::new(seed);
        let model = dice.model(5, 3);
        let mut answers = dice.answers(&model);
        answers.set_about(NUMBER, Some(ContextAnswer::Number(dice.roll(0, 2))));
        let before = evaluate(&model, &answers).verdict;
        let Some(leader) = before.leader else {
            assert_eq!(open(&model, &answers), None);
            continue;
        };
        let all = fillings(&model, &answers);
        let changes = all.iter().any(|it| {
            let best = it.verdict.leader.map(|it_| it.scores[it_.0]);
            it.is_excluded(&model, leader) || best > Some(it.scores[leader.0])
        });
        let result = open(&model, &answers).unwrap();
        assert_eq!(result.leader == Power::Can, changes, "seed {seed}");
        assert_ne!(result.leader, Power::NotRuledOut);
        can += usize::from(changes && all.len() > 1);
        can_not += usize::from(!changes && all.len() > 1);
        if result.advice == Power::CanNot {
            fixed += usize::from(all.len() > 1);
            for it in &all {
                assert!(it.verdict.advice().agrees_with(&before.advice()));
            }
        }
    }
    assert!(can > 50 && can_not > 20 && fixed > 10, "{can} {can_not} {fixed}");
}

#[test]
fn questions_come_by_their_range_and_then_in_model_order() {
    let small = [[0, 0, 0, 0, 1], [0; 5]];
    let large = [[-1, 0, 0, 0, 2], [0; 5]];
    let none = [[1; 5], [1; 5]];
    let model =
        model(2).with_section(100, &[(25, &small), (25, &large), (25, &none), (25, &small)]);
    let result = open(&model, &model.answers(0, &[0, 0, 0, 0])).unwrap();
    let order: Vec<_> = result.questions.iter().map(|it| it.factor.0).collect();
    assert_eq!(order, [1, 0, 3]);
    let range = Points::contribution(2_500, crate::points::Pull::whole(3));
    assert_eq!(result.questions[0].range, range);
    assert!(result.questions[0].changes_leader && !result.questions[1].changes_leader);
}

#[test]
fn nothing_open_can_change_nothing() {
    let pulls = [[0, 0, 0, 0, 3], [0; 5]];
    let model = model(2).with_section(100, &[(100, &pulls)]);
    let result = open(&model, &model.answers(0, &[5])).unwrap();
    let nothing = Power::CanNot;
    assert_eq!(result, OpenAnswers { leader: nothing, advice: nothing, questions: Vec::new() });
    // An exact tie keeps its leader, and its verdict.
    let result = open(&model, &model.answers(0, &[1])).unwrap();
    assert_eq!((result.leader, result.advice), (nothing, nothing));
}

#[test]
fn an_open_answer_can_close_the_leaders_gate() {
    let pulls = [[0; 5], [0; 5]];
    let model = model(2).with_section(100, &[(50, &[[3; 5], [0; 5]]), (50, &pulls)]).with_gate(
        0,
        rows(&[&[(1, 1..=1)]]),
        Predicate::default(),
    );
    let result = open(&model, &model.answers(0, &[3, 0])).unwrap();
    assert_eq!(result.leader, Power::Can);
    let question = result.questions[0];
    assert!(question.is_read_by_rules && question.changes_leader);
    assert_eq!((question.factor, question.range), (FactorId(1), Points::default()));
}

#[test]
fn too_many_combinations_are_not_ruled_out() {
    let factor = (10, &[[0; 5], [0; 5]][..]);
    let model = model(2).with_section(100, &[factor; 10]);
    let reads_seven: Vec<_> = (0..7).map(|it| (it, 1..=1)).collect();
    let model = model.with_gate(1, rows(&[&reads_seven]), Predicate::default());
    let answers = model.answers(0, &[0; 10]);
    let result = open(&model, &answers).unwrap();
    assert_eq!((result.leader, result.advice), (Power::NotRuledOut, Power::NotRuledOut));
}
