//! The papers of groups in dispute: no dispute that matters is left out, and what is settled is settled
//! before the home is chosen.

use std::num::NonZeroU32;

use mops_advisor::answers::{Answer, Answers, Basis};
use mops_advisor::decide::{SEED, decide};
use mops_advisor::findings::disputes::{meets_by, settled_by};
use mops_advisor::findings::find;
use mops_advisor::model::{Model, PlanDay, builtin_model};

use crate::report::papers::{example, group_example, view_of, written};
use crate::shorthand::{choose, level};

const KESTREL: &str = "kestrel-bay-coatings";

/// A company whose team sits in IT, as those in marketing operations see it, question by question.
const MOPS: &str = "H1 1, A1 4, A2 2, A3 3, A4 4, B1 2, B2 3, B3 2, B4 4, C1 3, C3 3, C4 2, C5 4, D1 3, \
                    D2 4, D3 5, D4 2, E1 4, E2 4, E3 4, E4 4, F1 3, F2 4, F3 3, F4 4, G1 4, G2 3, G3 4, \
                    G4 2, G5 5";
/// What three leaders see differently.
const LEADERS: [(&str, &str); 3] = [
    ("cmo", "A1 5, A2 4, A3 4, B1 1, B3 1, D4 1"),
    ("it", "B1 4, B2 5, B3 3, D1 4, D4 3"),
    ("sales", "F1 2, F2 5, F3 4, G2 5, G4 3"),
];

/// Returns what a person in this role says, in the circumstances of an example.
fn person(model: &Model, role: &str, said: &str) -> Answers {
    let mut answers = example("northwind-instruments");
    choose(model, &mut answers, "role", role);
    for factor in model.factor_ids() {
        answers.set(factor, Answer::default());
    }
    for (reference, number) in said.split(", ").filter_map(|it| it.split_once(' ')) {
        let mut factors = model.factor_ids();
        let factor = factors.find(|it| model[*it].reference == reference).expect("it is asked");
        let reply = level(number.parse().expect("it is a number"));
        answers.set(factor, Answer { reply, basis: Basis::Seen, note: None });
    }
    answers
}

/// Returns four people who quarrel.
fn quarrelling(model: &Model) -> Answers {
    let others = LEADERS.map(|(role, said)| person(model, role, said));
    Answers::together(model, &[&others[..], &[person(model, "mops", MOPS)]].concat())
}

#[test]
fn every_dispute_that_matters_has_its_row_and_the_meeting_names_what_it_has_no_time_for() {
    let view = view_of(&quarrelling(&builtin_model()));
    let group = view.group.as_ref().expect("four answered");
    assert_eq!((group.fewest, group.matter, group.meeting.len()), ("beyond", 6, 5));
    let paper = written(&view);
    let part = |head: &str| {
        let own = paper.split(&format!("\n## {head}")).nth(1).expect("it has the section");
        own.split("\n## ").next().unwrap_or_default().to_owned()
    };
    let (differ, meeting) = (part("Where the answers differ"), part("The meeting"));
    for it in group.disputes.iter().filter(|it| it.matters) {
        assert!(differ.contains(&format!("| {} ({})", it.name, it.reference)), "{differ}");
        assert!(meeting.contains(&format!("({})", it.reference)), "{meeting}");
    }
    assert!(meeting.contains("Not on the table, for want of time:"), "{meeting}");
    assert!(paper.contains("delivered seven or eight of Marketing's last ten requests on time (+1).** (B2: disputed)"), "{paper}");
}

#[test]
fn people_meet_before_anything_is_settled_and_that_before_the_decision() {
    let model = builtin_model();
    let days = [quarrelling(&model), group_example(KESTREL)].map(|answers| {
        let decision = decide(&model, &answers, NonZeroU32::MIN, SEED);
        let calendar = find(&model, &answers, &decision).calendar;
        let day = settled_by(&calendar);
        let date = |day| calendar.date(day).expect("the company gave dates");
        assert!(date(meets_by(&calendar)) <= date(day), "{calendar:?}");
        assert!(date(day) <= date(PlanDay::Decision), "{calendar:?}");
        day
    });
    assert_eq!(days, [PlanDay::Figures, PlanDay::Count]);
}

/// Each answer alone meets the must in full; one of each does not.
#[test]
fn where_only_a_mixture_of_views_makes_a_must_conditional_the_paper_names_them() {
    let model = builtin_model();
    let people = [
        person(&model, "mops", &MOPS.replace("B1 2, B2 3, ", "")),
        person(&model, "cmo", "B1 2, B2 5"),
        person(&model, "it", "B1 4, B2 3"),
    ];
    let view = view_of(&Answers::together(&model, &people));
    let gate = view.gates.iter().find(|it| it.id == "G-IT").expect("it is not fully met");
    let differ_on: Vec<_> = gate.differ_on.iter().map(|it| &*it.reference).collect();
    assert_eq!((gate.conditional.as_deref(), &differ_on[..]), (None, &["B1", "B2"][..]));
    let paper = written(&view);
    assert!(!paper.contains("What fails here: none"), "{paper}");
    let said = "Not fully met, if one side is right: a say over technical capacity, or delivery on \
                time (B1: disputed, B2: disputed).";
    assert!(paper.contains(said), "{paper}");
}
