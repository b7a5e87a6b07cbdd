//! Rules 1, 5, 6 and 7 on small models, worked out by hand.

use crate::answers::{ContextAnswer, Reply};
use crate::decide::company::people;
use crate::decide::fixture::{NUMBER, POST, model, rows, with_reply};
use crate::decide::rules::OPEN;
use crate::decide::{Advice, Company, Place, Reason, Step, VerdictKind, evaluate};
use crate::model::{
    Accepted, Asked, FactorId, GateOutcome, Model, PlacementId, Predicate, Question, Subject, Test,
};

const FIRST: Place = Place::Placement(PlacementId(0));
const HOME: Place = Place::Placement(PlacementId(1));

/// The first factor moves the team to the first home; the second can fail its gate; the present home
/// is the second one.
fn small() -> Model {
    let pulls = [[-3, -1, 0, 1, 3], [0; 5]];
    model(2).with_section(100, &[(50, &pulls), (50, &[[0; 5]; 2])]).with_gate(
        0,
        rows(&[&[(1, 1..=1)]]),
        Predicate::default(),
    )
}

#[test]
fn an_open_gate_waits_and_names_its_question() {
    let model = small();
    let evaluation = evaluate(&model, &model.answers(1, &[5, 0]));
    let verdict = &evaluation.verdict;
    assert_eq!(evaluation.gates, [GateOutcome::Open]);
    assert_eq!((verdict.kind, verdict.reason), (VerdictKind::NotYet, Some(Reason::OpenGate)));
    assert_eq!((verdict.rule, &verdict.leaning[..]), (5, &[FIRST][..]));
    assert_eq!(verdict.settle_first, [Question::Factor(FactorId(1))]);
    // A placement with an open gate does not lead. The one that the points lean to is compared with
    // the present home.
    assert_eq!((verdict.leader, verdict.margin), (Some(PlacementId(1)), None));
    let compared = verdict.compared.expect("two homes are compared");
    assert_eq!((compared.first, compared.second, compared.margin), (FIRST, HOME, 25));
    assert_eq!(verdict.trace.iter().map(Step::rule).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn a_move_waits_for_an_open_answer_whose_points_would_undo_it() {
    // The second factor fails the gate of the third home, which does not matter because that home
    // is far behind. But its points for the present home would keep the team there.
    let first = [[-3, -1, 0, 1, 3], [0; 5], [-3; 5]];
    let second = [[0; 5], [0, 0, 0, 0, 3], [0; 5]];
    let model = model(3).with_section(100, &[(50, &first), (50, &second)]).with_gate(
        2,
        rows(&[&[(1, 1..=1)]]),
        Predicate::default(),
    );
    let verdict = evaluate(&model, &model.answers(1, &[5, 0])).verdict;
    assert_eq!((verdict.kind, verdict.rule), (VerdictKind::NotYet, 6));
    assert_eq!(verdict.settle_first, [Question::Factor(FactorId(1))]);
    assert_eq!(verdict.leaning, [FIRST]);
    // Once answered, the team moves or stays.
    let moves = evaluate(&model, &model.answers(1, &[5, 1])).verdict;
    assert_eq!((moves.kind, moves.place, moves.rule), (VerdictKind::Move, Some(FIRST), 4));
    let stays = evaluate(&model, &model.answers(1, &[5, 5])).verdict;
    assert_eq!((stays.kind, stays.place), (VerdictKind::Stay, Some(HOME)));
}

#[test]
fn an_open_choice_keeps_a_gate_open() {
    let accepts = Accepted::OneOf(vec![2]);
    let vacant = vec![vec![Test { subject: Subject::Context(POST), accepts }]];
    let pulls = [[-3, -1, 0, 1, 3], [0; 5]];
    let model = model(2).with_section(100, &[(100, &pulls)]).with_gate(
        0,
        Predicate { rows: vacant },
        Predicate::default(),
    );
    let mut answers = model.answers(1, &[5]);
    let verdict = evaluate(&model, &answers).verdict;
    assert_eq!(verdict.settle_first, [Question::Context(POST)]);
    assert!(Company::new(&model, &answers).has_open_context());
    answers.set_about(POST, Some(ContextAnswer::Choice(0)));
    assert_eq!(evaluate(&model, &answers).verdict.kind, VerdictKind::Move);
    assert!(!Company::new(&model, &answers).has_open_context());
}

#[test]
fn enough_is_a_share_of_what_applies_and_a_least_weight() {
    let mut model = model(2).with_section(100, &[(30, &[[0; 5]; 2]), (70, &[[0; 5]; 2])]);
    (model.bands.minimum_weight, model.bands.minimum_points) = (40, 25);
    let kind = |model: &Model, reply: Reply| {
        let answers = with_reply(&model.answers(0, &[3, 0]), FactorId(1), reply);
        evaluate(model, &answers).verdict.kind
    };
    // First 30 of 100 are answered, then 30 of the 30 that apply.
    assert_eq!(kind(&model, Reply::Unknown), VerdictKind::NotEnough);
    assert_eq!(kind(&model, Reply::NotApplicable), VerdictKind::Stay);
    model.bands.minimum_points = 31;
    assert_eq!(kind(&model, Reply::NotApplicable), VerdictKind::NotEnough);
}

#[test]
fn a_small_team_with_too_few_answers_waits_where_it_is() {
    let mut model = small();
    model.bands.minimum_weight = 60;
    model.roles.team_size = Some(NUMBER);
    let verdict = |home: usize, people: Option<i64>| {
        let mut answers = model.answers(home, &[5, 0]);
        answers.set_about(NUMBER, people.map(ContextAnswer::Number));
        evaluate(&model, &answers).verdict
    };
    let waits = verdict(1, Some(2));
    assert_eq!((waits.kind, waits.reason), (VerdictKind::NotYet, Some(Reason::SmallTeam)));
    assert_eq!((waits.rule, &waits.leaning[..]), (7, &[HOME][..]));
    // A team that is split has no home to stay in.
    assert!(verdict(3, Some(2)).leaning.is_empty());
    for people in [Some(3), None] {
        let verdict = verdict(1, people);
        assert_eq!(verdict.advice(), Advice::NOT_ENOUGH);
        assert_eq!((verdict.leader, verdict.runner_up), (None, None));
    }
}

#[test]
fn a_home_that_fails_is_not_what_a_move_is_compared_with_if_it_has_more_points() {
    let pulls = [[0; 5], [3; 5], [3; 5], [-1; 5]];
    let fails = || rows(&[&[(0, 5..=5)]]);
    let model = model(4)
        .with_section(100, &[(100, &pulls)])
        .with_gate(1, fails(), Predicate::default())
        .with_gate(2, fails(), Predicate::default());
    let verdict = evaluate(&model, &model.answers(1, &[5])).verdict;
    assert_eq!((verdict.kind, verdict.place), (VerdictKind::Move, Some(FIRST)));
    let second = verdict.compared.map(|it| it.second);
    assert_eq!(second, Some(Place::Placement(PlacementId(3))));
}

#[test]
fn with_an_answer_taken_away_only_a_small_team_waits() {
    let mut model = small();
    model.bands.minimum_weight = 60;
    model.roles.team_size = Some(NUMBER);
    for (people, kind) in [(2, VerdictKind::NotYet), (3, VerdictKind::NotEnough)] {
        let mut answers = model.answers(1, &[5, 3]);
        answers.set_about(NUMBER, Some(ContextAnswer::Number(people)));
        let company = Company::new(&model, &answers);
        let mut given = company.given().clone();
        given[1] = OPEN;
        assert_eq!(company.advice(&given).kind, kind, "{people}");
    }
}

#[test]
fn a_size_that_is_not_asked_does_not_count() {
    let mut model = small();
    model.roles.team_size = Some(NUMBER);
    let accepts = Accepted::OneOf(vec![1]);
    let when = vec![vec![Test { subject: Subject::Context(POST), accepts }]];
    model.context[NUMBER.0].asked = Asked::When(Predicate { rows: when });
    for (post, expected) in [(0, None), (1, Some(2))] {
        let mut answers = model.answers(1, &[5, 3]);
        answers.set_about(NUMBER, Some(ContextAnswer::Number(2)));
        answers.set_about(POST, Some(ContextAnswer::Choice(post)));
        assert_eq!(people(&model, &answers), expected);
    }
}
