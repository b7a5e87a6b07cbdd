use jiff::civil::Date;

use super::*;
use crate::answers::{Answer, Level};
use crate::fixture;
use crate::model::{Counted, Counts, FactorId};

const DATE: ContextId = ContextId(3);
const HOME: ContextId = ContextId(4);
const PEOPLE: ContextId = ContextId(6);
const DECIDE_BY: ContextId = ContextId(7);
const TRUST: FactorId = FactorId(0);
const RULES: FactorId = FactorId(1);

/// A model in which `rules` is asked as said.
fn rules_asked(asked: Asked) -> Model {
    let mut model = fixture::model();
    model.factors[RULES.0].asked = asked;
    model
}

fn row(tests: &[(Subject, Accepted)]) -> Vec<Test> {
    tests.iter().cloned().map(|(subject, accepts)| Test { subject, accepts }).collect()
}

fn level(number: i64) -> Answer {
    Answer { reply: Reply::Level(Level::new(number).unwrap()), ..Answer::default() }
}

fn messages(model: &Model, answers: &Answers) -> Vec<String> {
    answers.contradictions(model).into_iter().map(|it| it.message).collect()
}

#[test]
fn an_answer_that_is_not_asked_for_is_told_with_the_questions_that_decide() {
    let high = (Subject::Factor(TRUST), Accepted::Range(3..=5));
    let nobody = (Subject::Context(HOME), Accepted::OneOf(vec![2]));
    let when = Predicate { rows: vec![row(&[high]), row(std::slice::from_ref(&nobody))] };
    let model = rules_asked(Asked::When(when));
    let mut answers = Answers::blank(&model);
    answers.set(RULES, level(2));
    let message = "`rules` is answered, but the question is asked only if X0 (How trust is) is \
                   answered with 3 or more, or “What is the current_home?” is answered with “The \
                   none choice”";
    assert_eq!(messages(&model, &answers), [message]);
    answers.set(TRUST, level(2));
    assert_eq!(messages(&model, &answers), [message]);
    let against = answers.contradictions(&model)[0].against;
    assert_eq!(against, Some(Question::Factor(TRUST)));
    answers.set(TRUST, level(3));
    assert_eq!(messages(&model, &answers), [""; 0]);

    let people = (Subject::Context(PEOPLE), Accepted::Range(i64::MIN..=2));
    let rows = vec![row(&[people]), row(&[nobody])];
    let model = rules_asked(Asked::Unless(Predicate { rows }));
    assert_eq!(messages(&model, &answers), [""; 0], "nobody knows that it is not asked");
    answers.set_about(PEOPLE, Some(ContextAnswer::Number(1)));
    let message = "`rules` is answered, but the question is not asked: “What is the people?” is \
                   answered with 2 or less";
    assert_eq!(messages(&model, &answers), [message]);
}

#[test]
fn only_what_is_asked_is_left_and_notes_stay() {
    let low = (Subject::Factor(TRUST), Accepted::Range(1..=2));
    let model = rules_asked(Asked::Unless(Predicate { rows: vec![row(&[low])] }));
    let mut answers = Answers::blank(&model);
    answers.set(TRUST, level(1));
    let note = Some("ask Ann".to_owned());
    answers.set(RULES, Answer { note: note.clone(), ..level(4) });
    let asked = answers.asked_only(&model);
    assert_eq!(*asked.answer(RULES), Answer { note, ..Answer::default() });
    assert_eq!(asked.answer(TRUST), answers.answer(TRUST));
    assert_eq!(messages(&model, &asked), [""; 0], "a note is no answer");
    answers.set(RULES, Answer { reply: Reply::NotApplicable, ..Answer::default() });
    assert_eq!(messages(&model, &answers), [""; 0], "that says the same");
}

#[test]
fn days_come_one_after_the_other() {
    let mut model = fixture::model();
    let start = ContextId(model.context.len());
    let question = model.context[DECIDE_BY.0].clone();
    model.context.push(crate::model::ContextQuestion { id: "start".into(), ..question });
    model.roles.start_date = Some(start);
    let day = |it: i8| ContextAnswer::Date(Date::constant(2026, 5, it));
    for (date, decide, begin, expected) in [
        (1, 1, 1, vec![]),
        (
            2,
            1,
            1,
            vec!["`decide_by` is 2026-05-01, which is before the date of the answers, 2026-05-02"],
        ),
        (
            1,
            3,
            2,
            vec!["`start` is 2026-05-02, which is before the day by which to decide, 2026-05-03"],
        ),
    ] {
        let mut answers = Answers::blank(&model);
        for (question, it) in [(DATE, date), (DECIDE_BY, decide), (start, begin)] {
            answers.set_about(question, Some(day(it)));
        }
        assert_eq!(messages(&model, &answers), expected);
        answers.set_about(DECIDE_BY, None);
        assert_eq!(messages(&model, &answers), [""; 0]);
    }
}

#[test]
fn a_team_of_nobody_sits_nowhere() {
    let mut model = fixture::model();
    model.roles.team_size = Some(PEOPLE);
    for (people, home, is_wrong) in [(0, 0, true), (0, 2, false), (1, 0, false)] {
        let mut answers = Answers::blank(&model);
        answers.set_about(PEOPLE, Some(ContextAnswer::Number(people)));
        answers.set_about(HOME, Some(ContextAnswer::Choice(home)));
        assert_eq!(messages(&model, &answers).len(), usize::from(is_wrong), "{people} {home}");
    }
}

#[test]
fn a_note_that_counts_otherwise_than_its_level_is_told() {
    let mut model = fixture::model();
    let least = [7, 4, 2, 1, 0];
    model.factors[TRUST.0].counts = Some(Counts { what: Counted::OutOf(10), least });
    let mut answers = Answers::blank(&model);
    for (note, message) in [
        ("3 of 10: late", None),
        ("Three were late", None),
        (
            "6 of 10: late",
            Some("the note on `trust` begins with 6, which does not belong to level 3"),
        ),
    ] {
        answers.set(TRUST, Answer { note: Some(note.into()), ..level(3) });
        let told = answers.notes_against_levels(&model);
        let told: Vec<&str> = told.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(told, Vec::from_iter(message), "{note}");
        assert!(answers.contradictions(&model).is_empty(), "{note}");
    }
}
