use std::num::NonZeroU32;
use std::slice::from_ref;

use super::*;
use crate::answers::{self, Answer, Level};
use crate::decide::Place;
use crate::findings::fixture::{Worked, example, names};
use crate::model::builtin_model;
use crate::points::Points;

/// Few runs are enough: none of this rests on them.
const RUNS: NonZeroU32 = NonZeroU32::new(20).unwrap();

fn worked(model: &Model, answers: Answers) -> Worked {
    Worked::new(model, answers, RUNS)
}

impl Worked {
    fn day(&self) -> Day<'_> {
        Day { answers: &self.answers, decision: &self.decision, findings: &self.findings }
    }
}

fn all(model: &Model) -> Vec<Worked> {
    names().map(|it| worked(model, example(model, it))).collect()
}

const NORTHWIND: &str = "northwind-instruments";
const LATER: &str = "half-a-year-later/northwind-instruments";

#[test]
fn nothing_moved_between_a_file_and_itself() {
    let model = builtin_model();
    for it in all(&model) {
        let since = since(&model, it.day(), it.day());
        assert!(since.changed.is_empty() && since.moved.is_empty() && since.gates.is_empty());
        assert!(since.lead.is_none_or(|it| it.then == it.now));
        assert!(since.conditions.iter().all(|it| it.states[0] == it.states[1]));
        assert!(since.found_out.iter().all(|it| !it.1));
        assert_ne!(since.course, Course::TakeBack, "its day is still to come");
    }
}

#[test]
fn what_one_way_gains_the_other_way_loses_and_the_points_add_up() {
    let model = builtin_model();
    let all = all(&model);
    let mut compared = 0;
    for before in &all {
        for after in &all {
            let Some(lead) = Lead::of(before.day(), after.day()) else { continue };
            let there = moved(&model, &lead, before.day(), after.day());
            let back = Lead { then: lead.now, now: lead.then, ..lead };
            let back = moved(&model, &back, after.day(), before.day());
            let sum = |moved: &[Moved]| moved.iter().map(|it| it.points).sum::<i64>();
            assert_eq!(sum(&there), lead.now - lead.then);
            assert_eq!(sum(&back), lead.then - lead.now);
            let exact = |moved: &[Moved], sign: i64| {
                let mut all: Vec<_> =
                    moved.iter().map(|it| (it.factors.clone(), sign * it.exact.units())).collect();
                all.sort();
                all
            };
            assert_eq!(exact(&there, 1), exact(&back, -1));
            let difference = |it: &Worked| {
                let points = |place: Place| match place.placement() {
                    Some(it_) => it.decision.evaluation.scores[it_.0],
                    None => Points::NEUTRAL,
                };
                points(lead.first) - points(lead.second)
            };
            let exact: Points = there.iter().map(|it| it.exact).sum();
            assert_eq!(exact, difference(after) - difference(before));
            compared += there.len();
        }
    }
    assert!(compared > 500, "{compared}");
}

/// Returns what Northwind's measures say with one answer changed, by question.
fn speaks(
    model: &Model,
    given: &[(&str, i64, &str)],
    changed: (&str, i64, &str),
) -> Option<Speaks> {
    let answered = |answers: &mut Answers, (id, level, note): (&str, i64, &str)| {
        let reply = Level::new(level).map_or(Reply::Unknown, Reply::Level);
        let note = (!note.is_empty()).then(|| note.to_owned());
        answers.set(model.factor(id).unwrap(), Answer { reply, basis: Basis::Measured, note });
    };
    let mut before = example(model, NORTHWIND);
    given.iter().for_each(|it| answered(&mut before, *it));
    let mut after = before.clone();
    answered(&mut after, changed);
    let [before, after] = [before, after].map(|it| worked(model, it));
    let since = since(model, before.day(), after.day());
    let factor = model.factor(changed.0);
    since.measures.iter().find(|it| it.factor == factor).map(|it| it.speaks)
}

#[test]
fn a_count_speaks_against_the_advice_unless_it_is_better() {
    let model = builtin_model();
    let cases = [
        (("it_pace_fit", 2, "34 working days"), Speaks::Against),
        (("it_pace_fit", 2, "33 working days"), Speaks::For),
        (("it_pace_fit", 2, "35 working days"), Speaks::Against),
        (("it_pace_fit", 2, ""), Speaks::Against),
        (("it_pace_fit", 3, ""), Speaks::For),
        (("it_pace_fit", 1, ""), Speaks::Against),
        (("it_pace_fit", 0, ""), Speaks::Open),
        (("handoff_leakage", 4, "8 of 20"), Speaks::Against),
        (("handoff_leakage", 3, "10 of 20"), Speaks::For),
        (("cmo_governance_respect", 4, ""), Speaks::For),
        (("cmo_governance_respect", 2, ""), Speaks::Against),
    ];
    for (changed, expected) in cases {
        assert_eq!(speaks(&model, &[], changed), Some(expected), "{changed:?}");
    }
}

#[test]
fn a_count_that_was_good_enough_has_to_stay_so() {
    let model = builtin_model();
    let good =
        [("cmo_governance_respect", 5, "0 of the last 10"), ("it_marketing_priority", 4, "")];
    for (level, expected) in [(5, Speaks::For), (4, Speaks::For), (3, Speaks::Against)] {
        let spoken = speaks(&model, &good, ("cmo_governance_respect", level, ""));
        assert_eq!(spoken, Some(expected), "{level}");
    }
}

#[test]
fn the_course_follows_the_rule_of_the_first_paper() {
    let model = builtin_model();
    let before = worked(&model, example(&model, NORTHWIND));
    let course = |change: &dyn Fn(&mut Answers)| {
        let mut later = example(&model, LATER);
        change(&mut later);
        let later = worked(&model, later);
        let since = since(&model, before.day(), later.day());
        (since.rule.unwrap().against, since.course)
    };
    let set = |answers: &mut Answers, id: &str, level: i64| {
        let reply = Reply::Level(Level::new(level).unwrap());
        answers.set(model.factor(id).unwrap(), Answer { reply, ..Answer::default() });
    };
    let early = |answers: &mut Answers| {
        let day = answers::ContextAnswer::Date(Date::constant(2026, 10, 5));
        answers.set_about(model.roles.date, Some(day));
    };
    assert_eq!(course(&|_| {}), (1, Course::Adjust));
    assert_eq!(course(&|it| set(it, "it_pace_fit", 2)), (2, Course::TakeBack));
    let both = |it: &mut Answers| {
        set(it, "it_pace_fit", 2);
        early(it);
    };
    assert_eq!(course(&both), (2, Course::Adjust), "its day is still to come");
    let back = |it: &mut Answers| {
        for id in ["cmo_trusts_mops", "launch_velocity_need", "marketing_context_dependence"] {
            set(it, id, 1);
        }
    };
    assert_eq!(course(&back).1, Course::DecideAgain, "the advice is another one");
}

#[test]
fn what_was_to_be_found_out_is_found_once_somebody_has_counted_or_seen_it() {
    let model = builtin_model();
    let id = model.factor("metric_trust_dispute").unwrap();
    let of = |level: i64, basis: Basis| {
        let reply = Level::new(level).map_or(Reply::Unknown, Reply::Level);
        let mut answers = Answers::blank(&model);
        answers.set(id, Answer { reply, basis, note: None });
        answers
    };
    let question = Question::Factor(id);
    for (before, after, expected) in [
        (of(0, Basis::NotStated), of(3, Basis::Seen), true),
        (of(0, Basis::NotStated), of(3, Basis::Believed), false),
        (of(3, Basis::Believed), of(3, Basis::Measured), true),
        (of(3, Basis::Seen), of(3, Basis::Measured), true),
        (of(3, Basis::Seen), of(4, Basis::Seen), false),
        (of(3, Basis::Seen), of(0, Basis::NotStated), false),
        (of(0, Basis::NotStated), of(0, Basis::Seen), false),
    ] {
        assert_eq!(is_found(question, &before, &after), expected, "{before:?} {after:?}");
    }
}

#[test]
fn a_question_on_the_company_is_found_out_once_it_is_answered() {
    let model = builtin_model();
    let id = model.roles.current_home;
    let [open, mut given] = [(); 2].map(|()| Answers::blank(&model));
    given.set_about(id, Some(answers::ContextAnswer::Choice(0)));
    let found = |before, after| is_found(Question::Context(id), before, after);
    assert!(found(&open, &given));
    assert!(!found(&given, &given) && !found(&open, &open) && !found(&given, &open));
}

#[test]
fn what_is_unmet_or_measured_against_it_has_to_be_mended() {
    let model = builtin_model();
    let it = worked(&model, example(&model, NORTHWIND));
    let course = |conditions: &[Turned], measures: &[Measured<'_>]| {
        course(it.day(), it.day(), conditions, measures, None)
    };
    let turned = |state| Turned { passage: PassageId(0), states: [State::Met, state] };
    let measured = |speaks| Measured {
        name: "",
        baseline: Baseline::Counted,
        target: "",
        against: "",
        factor: None,
        speaks,
    };
    let (met, unmet) = (turned(State::Met), turned(State::Unmet));
    let (good, bad) = (measured(Speaks::For), measured(Speaks::Against));
    assert_eq!(course(from_ref(&met), from_ref(&good)), Course::GoOn);
    assert_eq!(course(&[unmet], from_ref(&good)), Course::Adjust);
    assert_eq!(course(from_ref(&met), &[bad]), Course::Adjust);
}

#[test]
fn a_rule_is_open_while_what_nobody_counted_can_decide_it() {
    let states = |against, open| {
        let rule = Rule { needed: 2, against, open };
        (rule.is_reached(), rule.is_open())
    };
    assert_eq!(states(1, 0), (false, false));
    assert_eq!(states(1, 1), (false, true));
    assert_eq!(states(0, 2), (false, true));
    assert_eq!(states(2, 1), (true, false));
}

#[test]
fn without_a_decision_and_by_a_rule_against_a_stay_it_is_decided_again() {
    let model = builtin_model();
    let stays = worked(&model, example(&model, "brisa-manaca"));
    let tie = worked(&model, example(&model, "calumet-ridge-equipment"));
    let reached = Rule { needed: 2, against: 2, open: 0 };
    let course = |it: &Worked, due| course(it.day(), it.day(), &[], &[], due);
    assert_eq!(course(&tie, None), Course::DecideAgain);
    assert_eq!(course(&stays, Some(reached)), Course::DecideAgain);
    assert_eq!(course(&stays, None), Course::GoOn);
}

#[test]
fn questions_with_one_subject_move_the_lead_together() {
    let model = builtin_model();
    let all = all(&model);
    let subject = |factor: FactorId| {
        let about = |it: &&crate::model::Argument| it.rows.iter().any(|it| it.factor == factor);
        model.arguments.iter().find(about).map(|it| it.family.as_str())
    };
    let mut together = 0;
    for before in &all {
        for after in &all {
            let Some(lead) = Lead::of(before.day(), after.day()) else { continue };
            let moved = moved(&model, &lead, before.day(), after.day());
            let subjects = moved.iter().filter_map(|it| subject(it.factors[0]));
            let subjects: Vec<_> = subjects.collect();
            let mut once = subjects.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), subjects.len(), "{subjects:?}");
            for it in moved.iter().filter(|it| it.factors.len() > 1) {
                assert!(it.factors.iter().all(|one| subject(*one) == subject(it.factors[0])));
                together += 1;
            }
        }
    }
    assert!(together > 50, "{together}");
}
