use jiff::civil::date;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::findings::disputes::{meets_by, settled_by};
use PlanDay::{
    Access, Again, Budget, Check, Consultation, Count, Decision, Figures, FirstStep, Hired,
    Intention, Opinion, Preview, Review, Said, SecondAnswers, Start, Told, Warned,
};

/// The days on which nothing may block: those of a change, and the choice of a home.
const UNBLOCKED: [PlanDay; 6] = [Again, Start, Access, Count, Check, Review];
/// The days that come one after the other wherever two of them have a date.
const IN_ORDER: [PlanDay; 10] = [
    SecondAnswers,
    Figures,
    Preview,
    Intention,
    Consultation,
    Opinion,
    Start,
    Count,
    Check,
    Review,
];

fn given(course: Course) -> Given {
    Given {
        course,
        date: Some(date(2026, 5, 11)),
        decide_by: Some(date(2026, 5, 29)),
        start: Some(date(2026, 7, 13)),
        blocks: vec![(1, Some(date(2026, 7, 10)))],
        is_consulted: true,
        opinion: Some(date(2026, 6, 30)),
    }
}

fn dates(calendar: &Calendar, days: &[PlanDay]) -> Vec<String> {
    days.iter().map(|it| calendar.date(*it).map_or("-".into(), |it| it.to_string())).collect()
}

#[test]
fn a_move_is_intended_then_discussed_then_decided() {
    let calendar = Plan::of(&given(Course::Change));
    let before = [FirstStep, SecondAnswers, Figures, Preview, Intention, Consultation, Opinion];
    let expected = [
        "2026-05-25",
        "2026-05-20",
        "2026-05-22",
        "2026-05-27",
        "2026-05-29",
        "2026-06-01",
        "2026-06-30",
    ];
    assert_eq!(dates(&calendar, &before), expected);
    let after = [Decision, Told, Budget, Hired, Start, Access, Count, Check, Review];
    let expected = [
        "2026-07-01",
        "2026-06-01",
        "2026-06-12",
        "2026-09-04",
        "2026-07-13",
        "2026-07-13",
        "2026-10-05",
        "2026-10-12",
        "2027-01-11",
    ];
    assert_eq!(dates(&calendar, &after), expected);
    assert!(calendar.is_contracted_first && calendar.proposed.is_empty());
    let late: Vec<_> = calendar.late.iter().map(|it| (it.day, it.because)).collect();
    assert_eq!(late, [(Decision, Cause::Opinion)]);
}

#[test]
fn a_start_in_a_blocked_period_comes_on_the_first_working_day_after_it() {
    let given = Given { start: Some(date(2026, 7, 1)), ..given(Course::Change) };
    let calendar = Plan::of(&given);
    let late = calendar.late.iter().find(|it| it.day == Start).copied();
    let instead = Late {
        day: Start,
        wanted: date(2026, 7, 1),
        instead: date(2026, 7, 13),
        because: Cause::Blocked,
    };
    assert_eq!(late, Some(instead));
}

#[test]
fn without_dates_some_are_proposed_and_without_any_they_are_blank() {
    let none = Given { decide_by: None, start: None, ..given(Course::Arrange) };
    let calendar = Plan::of(&none);
    assert_eq!(calendar.proposed, [PlanDay::DecideBy, Start]);
    assert_eq!(dates(&calendar, &[Decision, Start]), ["2026-06-08", "2026-07-13"]);
    let calendar = Plan::of(&Given { date: None, blocks: Vec::new(), ..none });
    assert!(calendar.has(Check) && calendar.date(Check).is_none());
    assert!(!calendar.has(Access) && !calendar.has(Again));
}

#[test]
fn no_start_is_proposed_while_nobody_knows_how_long_it_is_blocked() {
    let open = |course| Given { start: None, blocks: vec![(0, None)], ..given(course) };
    assert_eq!(Plan::of(&open(Course::Change)).date(Start), None);
    assert_eq!(Plan::of(&open(Course::Change)).unknown_blocks, [0]);
    assert!(Plan::of(&open(Course::Arrange)).date(Start).is_some());
    let known = Given { start: None, ..given(Course::Change) };
    assert!(Plan::of(&known).unknown_blocks.is_empty() && Plan::of(&known).date(Start).is_some());
}

#[test]
fn a_home_is_chosen_after_the_count_and_after_every_block() {
    let given = Given {
        date: Some(date(2026, 10, 5)),
        decide_by: Some(date(2026, 11, 27)),
        start: None,
        blocks: vec![(0, Some(date(2027, 3, 31)))],
        opinion: None,
        ..given(Course::Repair)
    };
    let calendar = Plan::of(&given);
    let days = dates(&calendar, &[FirstStep, Decision, Count, Again]);
    assert_eq!(days, ["2026-10-19", "2026-11-27", "2027-02-23", "2027-04-02"]);
    let calendar = Plan::of(&Given { course: Course::FindOut, ..given });
    let days = dates(&calendar, &[Count, Again, Intention, Opinion, Decision]);
    assert_eq!(days, ["2026-11-02", "2027-04-01", "2027-04-01", "2027-04-29", "2027-04-30"]);
}

#[test]
fn no_home_is_chosen_before_those_consulted_are_heard() {
    let given = Given { blocks: Vec::new(), opinion: None, start: None, ..given(Course::Repair) };
    let days =
        |given: &Given| dates(&Plan::of(given), &[Count, Intention, Consultation, Opinion, Again]);
    let expected = ["2026-08-21", "2026-08-28", "2026-08-31", "2026-09-25", "2026-09-28"];
    assert_eq!(days(&given), expected);
    let unheard = Given { is_consulted: false, ..given };
    assert_eq!(days(&unheard), ["2026-08-21", "-", "-", "-", "2026-08-28"]);
}

#[test]
fn nothing_happens_on_a_holiday() {
    let given = Given {
        date: Some(date(2026, 11, 2)),
        decide_by: Some(date(2026, 12, 25)),
        start: Some(date(2027, 1, 1)),
        blocks: Vec::new(),
        is_consulted: false,
        opinion: None,
        course: Course::Arrange,
    };
    let days = dates(&Plan::of(&given), &[Decision, Told, Start]);
    assert_eq!(days, ["2026-12-24", "2026-12-28", "2027-01-04"]);
}

fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..800).prop_map(|it| date(2026, 1, 1).saturating_add(it.days()))
}

fn any_given() -> impl Strategy<Value = Given> {
    const COURSES: [Course; 5] =
        [Course::Change, Course::Arrange, Course::FindOut, Course::Repair, Course::Ask];
    (
        prop::sample::select(&COURSES[..]),
        [option::of(any_date()), option::of(any_date()), option::of(any_date())],
        prop::collection::vec((0_usize..7, option::of(any_date())), 0..4),
        any::<bool>(),
        option::of(any_date()),
    )
        .prop_map(|(course, [date, decide_by, start], blocks, is_consulted, opinion)| Given {
            course,
            date,
            decide_by,
            start,
            blocks,
            is_consulted,
            opinion: opinion.filter(|_| is_consulted),
        })
}

proptest! {
    #[test]
    fn everything_happens_on_a_working_day(given in any_given()) {
        let calendar = Plan::of(&given);
        let days = calendar.days.iter().filter(|it| *it.0 != PlanDay::DecideBy);
        for (day, date) in days.filter_map(|it| Some((it.0, (*it.1)?))) {
            prop_assert!(working_days::is_working_day(date), "{day:?} {date}");
        }
    }

    #[test]
    fn no_change_lies_in_a_blocked_period(given in any_given()) {
        let calendar = Plan::of(&given);
        let blocked = given.blocks.iter().filter_map(|it| it.1).max();
        for (day, blocked) in UNBLOCKED.iter().zip(std::iter::repeat(blocked)) {
            let of_change = *day != Count || calendar.has(Check);
            let inside = calendar.date(*day).zip(blocked).is_some_and(|(it, last)| it <= last);
            prop_assert!(!inside || !of_change, "{day:?}");
        }
    }

    #[test]
    fn days_come_in_their_order(given in any_given()) {
        let calendar = Plan::of(&given);
        let waits = calendar.has(Again);
        let days = IN_ORDER.iter().filter(|it| !waits || **it != Count);
        let dates: Vec<_> = days.filter_map(|it| calendar.date(*it)).collect();
        let from_answers = given.date.is_none() || calendar.date(Decision) > given.date;
        prop_assert!(from_answers);
        prop_assert!(dates.is_sorted_by(|one, other| one < other), "{calendar:?}");
        if waits {
            prop_assert!(calendar.date(Count).is_none() || calendar.date(Count) < calendar.date(Again));
        }
    }

    #[test]
    fn nobody_decides_or_starts_before_those_consulted_are_heard(given in any_given()) {
        let calendar = Plan::of(&given);
        if let Some(opinion) = calendar.date(Opinion) {
            let is_repaired = given.course == Course::Repair;
            let chosen = if is_repaired { Again } else { Decision };
            prop_assert!(calendar.date(chosen).is_none_or(|it| it > opinion));
            prop_assert!(calendar.date(Intention).is_some_and(|it| later(it, OPINION) <= opinion));
            prop_assert!(given.opinion.map(on_or_before) <= Some(opinion));
        }
        let start = calendar.date(Start);
        prop_assert!(start.is_none() || start > calendar.date(Decision));
    }

    #[test]
    fn budgets_and_hires_have_their_time(given in any_given()) {
        let calendar = Plan::of(&given);
        let (figures, budget) = (calendar.date(Figures), calendar.date(Budget));
        if calendar.has(Budget) {
            prop_assert_eq!(figures.map(|it| later(it, BUDGET)), budget);
            prop_assert_eq!(budget.map(|it| later(it, HIRE)), calendar.date(Hired));
        }
        if calendar.has(Access) {
            prop_assert!(calendar.date(Start).is_none() || calendar.date(Start) > budget);
        }
        prop_assert!(figures.is_none() || figures < calendar.date(Decision));
    }

    #[test]
    fn what_is_late_is_said(given in any_given()) {
        let calendar = Plan::of(&given);
        for late in &calendar.late {
            prop_assert!(late.wanted < late.instead);
        }
        let start = calendar.date(Start);
        let moved = given.start.map(on_or_after).is_some_and(|it| start.is_some_and(|at| at > it));
        prop_assert_eq!(moved, calendar.late.iter().any(|it| it.day == Start));
    }
}

#[test]
fn the_first_day_of_a_change_is_a_working_day_after_all_that_it_waits_for() {
    let earliest = |given: Given| Plan::of(&given).earliest;
    // Blocked until Friday, 10 July: the Monday after.
    assert_eq!(earliest(given(Course::Change)), Some(date(2026, 7, 13)));
    // The decision waits for an opinion that comes later than that, and the start for the decision.
    let opinion = Some(date(2026, 7, 15));
    let heard = Given { opinion, ..given(Course::Change) };
    assert_eq!(earliest(heard), Some(date(2026, 7, 17)));
    // Nothing is known to block it.
    let free = Given { blocks: vec![(1, None)], opinion: None, ..given(Course::Change) };
    assert_eq!(earliest(free), None);
}

#[test]
fn a_start_on_the_day_of_the_hire_needs_no_contract() {
    let start = |day| Plan::of(&Given { start: Some(day), ..given(Course::Change) });
    let hired = start(date(2026, 7, 13)).date(Hired).unwrap();
    assert!(start(hired.yesterday().unwrap()).is_contracted_first);
    assert!(!start(hired).is_contracted_first);
}

/// The meeting is the first step, unless the figures are due before.
#[test]
fn people_meet_before_disputes_are_settled() {
    for (decide_by, day) in [(date(2026, 5, 29), Figures), (date(2026, 6, 1), FirstStep)] {
        let calendar = Plan::of(&Given { decide_by: Some(decide_by), ..given(Course::Change) });
        assert_eq!(settled_by(&calendar), Figures, "the count comes after the decision");
        assert_eq!(meets_by(&calendar), day, "{decide_by}");
    }
}

/// Whoever the first thing concerns hears of it on the working day before it, and before others answer.
#[test]
fn those_concerned_hear_of_it_before_the_first_thing_is_done_and_before_others_answer() {
    let days = [SecondAnswers, FirstStep, Warned];
    let of = |decide_by| dates(&Plan::of(&Given { decide_by, ..given(Course::Change) }), &days);
    assert_eq!(of(Some(date(2026, 5, 29))), ["2026-05-20", "2026-05-25", "2026-05-19"]);
    assert_eq!(of(Some(date(2026, 6, 30))), ["2026-06-19", "2026-05-25", "2026-05-22"]);
    let undated = Given { date: None, ..given(Course::Change) };
    assert_eq!(dates(&Plan::of(&undated), &days), ["2026-05-20", "-", "2026-05-19"]);
    let undecided = Given { decide_by: None, ..undated };
    assert_eq!(dates(&Plan::of(&undecided), &days), ["-"; 3]);
}

#[test]
fn leaders_hear_what_is_decided_or_found_out_first_and_the_team_on_the_day_after() {
    let of = |course| dates(&Plan::of(&given(course)), &[Said, Told]);
    for course in [Course::Change, Course::Arrange, Course::Repair] {
        assert_eq!(of(course), ["2026-05-29", "2026-06-01"], "{course:?}");
    }
    assert_eq!(of(Course::FindOut), ["2026-05-25", "2026-05-26"]);
    assert_eq!(of(Course::Ask), ["-", "-"]);
}

proptest! {
    #[test]
    fn nobody_hears_of_it_too_late(given in any_given()) {
        let calendar = Plan::of(&given);
        let before = |one, other| {
            calendar.date(one).zip(calendar.date(other)).is_none_or(|(one, other)| one < other)
        };
        prop_assert!(before(Warned, FirstStep) && before(Warned, SecondAnswers));
        prop_assert!(before(Said, Told));
        prop_assert!(!calendar.has(Said) || calendar.date(Said) <= calendar.date(Decision));
        if let (Some(date), Some(warned)) = (given.date, calendar.date(Warned)) {
            prop_assert!(warned >= on_or_before(date));
        }
    }
}

#[test]
fn a_day_is_late_if_the_company_wanted_it_earlier() {
    let calendar = Plan::of(&given(Course::Change));
    assert!(calendar.is_late(Decision) && !calendar.is_late(Start));
}

/// The budgets are agreed on 12 June.
#[test]
fn a_day_is_blocked_up_to_the_last_day_that_is_known_to_block() {
    let is_blocked = |day, blocks: &[Option<Date>]| {
        let blocks = blocks.iter().map(|it| (0, *it)).collect();
        Plan::of(&Given { blocks, ..given(Course::Change) }).is_blocked(day)
    };
    let [before, on, after] = [11, 12, 15].map(|it| Some(date(2026, 6, it)));
    for (blocks, is) in [
        (&[] as &[_], false),
        (&[None], false),
        (&[before], false),
        (&[on], true),
        (&[after, before], true),
        (&[before, None, after], true),
    ] {
        assert_eq!(is_blocked(Budget, blocks), is, "{blocks:?}");
        assert!(!is_blocked(Again, blocks), "a day that the plan does not have");
    }
}

/// The first thing is done on 25 May; sixty working days later it is 17 August.
#[test]
fn something_is_counted_again_in_sixty_working_days() {
    let has_time = |day, start| {
        let given = Given { start: Some(start), ..given(Course::Change) };
        Plan::of(&given).has_time_to_count(day)
    };
    assert!(!has_time(Start, date(2026, 8, 14)));
    assert!(has_time(Start, date(2026, 8, 17)));
    assert!(!has_time(Budget, date(2026, 8, 17)));
    assert!(
        has_time(Again, date(2026, 8, 17)),
        "nothing is known of a day that the plan does not have"
    );
}

/// The second that can block is the opinion of those who are consulted.
#[test]
fn what_blocks_a_move_and_who_is_heard_is_read_from_the_answers() {
    use crate::decide::evaluate;
    use crate::decide::fixture::{NUMBER, choice, model};
    use crate::model::{ContextKind, Predicate};
    let mut model = model(2).with_section(100, &[(100, &[[-3, -1, 0, 1, 3], [0; 5]])]);
    model.context[NUMBER.0].kind = ContextKind::Dated(vec![choice("audit"), choice("opinion")]);
    model.roles.blocked_until = Some(NUMBER);
    model.consultation.block = Some(1);
    let of = |model: &crate::model::Model, level, blocks: &[(usize, Option<Date>)]| {
        let mut answers = model.answers(1, &[level]);
        answers.set_about(model.roles.date, Some(ContextAnswer::Date(date(2026, 5, 11))));
        answers.set_about(NUMBER, Some(ContextAnswer::Dated(blocks.to_vec())));
        let evaluation = evaluate(model, &answers);
        calendar(&Case { model, answers: &answers, evaluation: &evaluation })
    };
    let (moves, stays) = (5, 1);
    let day = Some(date(2026, 9, 18));
    let blocked = of(&model, moves, &[(0, day)]);
    assert_eq!((blocked.blocks.as_slice(), blocked.has(Consultation)), (&[(0, day)][..], false));
    assert_eq!(blocked.earliest, Some(date(2026, 9, 21)));
    assert_eq!(of(&model, stays, &[(0, day)]).earliest, None);
    assert_eq!(of(&model, moves, &[]).earliest, None);
    let heard = of(&model, moves, &[(1, day)]);
    assert_eq!((heard.blocks.as_slice(), heard.date(Opinion)), (&[][..], day));
    assert!(heard.has(Consultation));
    assert!(!of(&model, moves, &[]).has(Consultation));
    model.consultation.when = Predicate { rows: vec![Vec::new()] };
    assert!(of(&model, moves, &[]).has(Consultation));
}
