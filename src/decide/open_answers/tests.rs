use super::*;
use crate::answers::{Answers, ContextAnswer, Level, Reply};
use crate::decide::fixture::{Dice, NUMBER, POST, model, rows, with_reply};
use crate::decide::{Evaluation, evaluate};
use crate::model::{Accepted, Asked, ContextId, Model, Predicate, Subject, Test};
use crate::points::Pull;

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
    let (mut can, mut can_not, mut fixed, mut moved) = (0, 0, 0, 0);
    for seed in 0..600 {
        let mut dice = Dice::new(seed);
        let mut model = dice.model(5, 3);
        model.bands.minimum_weight = dice.roll(0, 1) * 30;
        let mut answers = dice.answers(&model);
        answers.set_about(NUMBER, Some(ContextAnswer::Number(dice.roll(0, 2))));
        let before = evaluate(&model, &answers).verdict;
        let all = fillings(&model, &answers);
        let ousts = |leader: PlacementId, it: &Evaluation| {
            let passing = model.placement_ids().filter(|one| !it.is_excluded(&model, *one));
            let best = passing.map(|one| it.scores[one.0]).max();
            it.is_excluded(&model, leader) || best > Some(it.scores[leader.0])
        };
        let result = open(&model, &answers).unwrap();
        let changes = before.leader.map(|leader| all.iter().any(|it| ousts(leader, it)));
        let expected = changes.map(|it| if it { Power::Can } else { Power::CanNot });
        assert_eq!(result.leader, expected, "seed {seed}");
        assert_eq!(result.not_searched_beyond, None);
        can += usize::from(changes == Some(true) && all.len() > 1);
        can_not += usize::from(changes == Some(false) && all.len() > 1);
        let stays = all.iter().all(|it| it.verdict.advice().is_same(&before.advice()));
        match result.advice {
            Power::CanNot => assert!(stays, "seed {seed}"),
            Power::Can => assert!(!stays, "seed {seed}"),
            Power::NotRuledOut => panic!("seed {seed}: nothing is left open"),
        }
        fixed += usize::from(result.advice == Power::CanNot && all.len() > 1);
        moved += usize::from(result.advice == Power::Can);
    }
    assert!(can > 50 && can_not > 20, "{can} {can_not}");
    assert!(fixed > 10 && moved > 50, "{fixed} {moved}");
}

/// A number that is not given may make the team too small to move, or large enough.
#[test]
fn a_team_of_unknown_size_may_be_too_small() {
    let pulls = [[0, 0, 0, 0, 3], [0; 5]];
    let mut model = model(2).with_section(100, &[(90, &pulls), (10, &[[0; 5], [0; 5]])]);
    model.roles.team_size = Some(NUMBER);
    let mut answers = model.answers(1, &[5, 0]);
    assert_eq!(open(&model, &answers).unwrap().advice, Power::NotRuledOut);
    answers.set_about(NUMBER, Some(ContextAnswer::Number(9)));
    assert_eq!(open(&model, &answers).unwrap().advice, Power::CanNot);
}

/// Nobody knows how many positions are approved, but the team is large enough without them.
#[test]
fn what_is_approved_matters_only_to_a_small_team() {
    let mut model =
        model(2).with_section(100, &[(90, &[[0, 0, 0, 0, 3], [0; 5]]), (10, &[[0; 5], [0; 5]])]);
    model.roles.approved_positions = Some(NUMBER);
    assert_eq!(open(&model, &model.answers(1, &[5, 0])).unwrap().advice, Power::CanNot);
}

/// A tie stays whatever they are, but no bound says so, and they are too many to try.
#[test]
fn ways_that_are_too_many_to_try_are_not_ruled_out() {
    let (both, idle): (&[[i32; 5]], &[[i32; 5]]) = (&[[3; 5], [3; 5]], &[[0; 5], [0; 5]]);
    let mut factors = vec![(50, both)];
    factors.extend([(5, idle); 10]);
    let model = model(2).with_section(100, &factors);
    let answers = model.answers(4, &[3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut company = Company::new(&model, &answers);
    assert_eq!(company.settled().kind, VerdictKind::Tie);
    company.budgets.open_answers = 100;
    let result = open_answers(&company).unwrap();
    assert_eq!((result.advice, result.not_searched_beyond), (Power::NotRuledOut, Some(1)));
}

/// With the first question at a low level the second does not apply, and the rest is too little.
#[test]
fn an_answer_can_leave_too_few_questions_that_apply() {
    let idle: &[[i32; 5]] = &[[0; 5], [0; 5]];
    let mut model =
        model(2).with_section(100, &[(10, idle), (50, idle), (30, &[[3; 5], [0; 5]]), (10, idle)]);
    model.factors[1].asked = Asked::Unless(rows(&[&[(0, 1..=2)]]));
    model.bands.minimum_points = 60;
    let answers = model.answers(0, &[0, 3, 3, 0]);
    assert_eq!(Company::new(&model, &answers).settled().kind, VerdictKind::Stay);
    assert_eq!(open(&model, &answers).unwrap().advice, Power::Can);
}

/// The second question is asked once the post is known, and the post once the first is.
#[test]
fn a_question_that_follows_from_two_others_counts() {
    let pulls = [[3, 3, 3, 3, 3], [0; 5]];
    let mut model = model(2).with_section(
        100,
        &[(10, &[[0; 5], [0; 5]]), (40, &[[0, 0, 0, 0, -3], [0; 5]]), (50, &pulls)],
    );
    model.context[POST.0].asked = Asked::When(rows(&[&[(0, 4..=5)]]));
    let accepts = Accepted::OneOf(vec![1]);
    let post = Test { subject: Subject::Context(POST), accepts };
    model.factors[1].asked = Asked::When(Predicate { rows: vec![vec![post]] });
    let mut answers = model.answers(0, &[0, 0, 5]);
    answers.set_about(POST, Some(ContextAnswer::Choice(1)));
    let result = open(&model, &answers).unwrap();
    let all = fillings(&model, &answers);
    let lowest = all.iter().map(|it| it.scores[0]).min();
    assert!(lowest < Some(evaluate(&model, &answers).scores[0]), "the last question counts");
    assert_eq!(result.advice, Power::CanNot);
    model.factors[1].pulls[1] = [0, 0, 0, 0, 3].map(Pull::whole);
    assert_eq!(open(&model, &answers).unwrap().advice, Power::Can);
}

#[test]
fn nothing_open_can_change_nothing() {
    let pulls = [[0, 0, 0, 0, 3], [0; 5]];
    let model = model(2).with_section(100, &[(100, &pulls)]);
    let result = open(&model, &model.answers(0, &[5])).unwrap();
    let nothing = Power::CanNot;
    let none = OpenAnswers {
        is_any_open: false,
        leader: Some(nothing),
        advice: nothing,
        not_searched_beyond: None,
    };
    assert_eq!(result, none);
    // An exact tie keeps its leader, and its verdict.
    let result = open(&model, &model.answers(0, &[1])).unwrap();
    assert_eq!(result, none);
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
    assert_eq!((result.leader, result.advice), (Some(Power::Can), Power::Can));
}

#[test]
fn a_question_without_weight_counts_if_a_gate_reads_it() {
    let model = model(2)
        .with_section(100, &[(100, &[[3; 5], [0; 5]]), (0, &[[0; 5], [0; 5]])])
        .with_gate(0, rows(&[&[(1, 1..=1)]]), Predicate::default());
    let result = open(&model, &model.answers(0, &[3, 0])).unwrap();
    assert_eq!((result.leader, result.advice), (Some(Power::Can), Power::Can));
}

/// Such questions, asked or not, add no way of filling in what is open.
#[test]
fn questions_without_weight_that_nothing_reads_are_left_out() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let mut model = dice.model(4, 3);
        let answers = dice.answers(&model);
        let expected = open(&model, &answers).unwrap();
        let idle: (i64, &[[i32; 5]]) = (100, &[[3; 5], [-3; 5], [0; 5]]);
        model = model.with_section(0, &[idle; 6]);
        for factor in &mut model.factors[5..] {
            factor.asked = Asked::When(rows(&[&[(0, 3..=5)]]));
        }
        let mut more = Answers::blank(&model);
        for question in 0..model.context.len() {
            let question = ContextId(question);
            more.set_about(question, answers.about(question).cloned());
        }
        for factor in model.factor_ids().take(4) {
            more.set(factor, answers.answer(factor).clone());
        }
        let mut company = Company::new(&model, &more);
        company.budgets.open_answers = 2000;
        let found = open_answers(&company).unwrap();
        // The first factor may be read only now, by those that are asked because of it.
        let same = (found.leader, found.advice) == (expected.leader, expected.advice);
        assert!(same && found.not_searched_beyond.is_none(), "seed {seed}: {found:?} {expected:?}");
    }
}

#[test]
fn what_the_budget_leaves_out_is_not_ruled_out() {
    let factor = (10, &[[0; 5], [0; 5]][..]);
    let model = model(2).with_section(100, &[factor; 10]);
    let reads_seven: Vec<_> = (0..7).map(|it| (it, 1..=1)).collect();
    let model = model.with_gate(1, rows(&[&reads_seven]), Predicate::default());
    let answers = model.answers(0, &[0; 10]);
    let mut company = Company::new(&model, &answers);
    company.budgets.open_answers = 100;
    let result = open_answers(&company).unwrap();
    assert_eq!((result.leader, result.advice), (Some(Power::NotRuledOut), Power::NotRuledOut));
    assert_eq!(result.not_searched_beyond, Some(100));
}

/// Trying every way of filling them in would take longer than the budget.
#[test]
fn many_open_answers_that_change_the_advice_together_are_found() {
    let factor = (10, &[[0, 0, 0, 0, 3], [0; 5]][..]);
    let mut model = model(2).with_section(100, &[factor; 10]);
    model.bands.floor = 90;
    let answers = model.answers(1, &[0; 10]);
    let mut company = Company::new(&model, &answers);
    company.budgets.open_answers = 100;
    assert_eq!(open_answers(&company).unwrap().advice, Power::Can);
}
