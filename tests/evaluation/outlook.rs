//! The outlook for joint revenue operations.

use mops_advisor::answers::{Answer, Answers, Reply};
use mops_advisor::decide::{Case, Outlook, VerdictKind, evaluate};
use mops_advisor::model::{Model, Remark, builtin_model};

use super::neutral_but;
use crate::shorthand::{choose, reply};

const AUTHORITY: &str = "revops_joint_authority";
const DEFINITIONS: &str = "revops_shared_definitions";
const REFUSAL: &str = "revops_right_to_refuse";
const TEAMS: &str = "revops_teams_to_join";
const RECORD: &str = "revops_single_record";
const MOTION: &str = "revops_repeatable_motion";
const FIGURES: &str = "metric_trust_dispute";
const LEADS: &str = "handoff_leakage";

/// Returns the outlook of a team that stays in marketing, with these levels, level 3 for everything
/// else but what is open.
fn outlook(levels: &[(&str, i64)], open: &[&str]) -> &'static str {
    let model = builtin_model();
    let mut answers = neutral_but(&model, "marketing", levels);
    for id in open {
        reply(&model, &mut answers, id, Reply::NotAsked);
    }
    evaluate(&model, &answers).outlook.map_or("none", Outlook::word)
}

/// What must be there, at its lowest, and more.
fn needed_and(more: &[(&'static str, i64)]) -> Vec<(&'static str, i64)> {
    [&[(AUTHORITY, 4), (DEFINITIONS, 4)], more].concat()
}

#[test]
fn now_takes_two_signs_and_three_more() {
    let cases = [
        (needed_and(&[(REFUSAL, 4), (TEAMS, 4), (RECORD, 4)]), "now"),
        (needed_and(&[(FIGURES, 4), (LEADS, 4), (MOTION, 5)]), "now"),
        (needed_and(&[(TEAMS, 5), (RECORD, 5)]), "next"),
        (needed_and(&[]), "next"),
        (vec![(AUTHORITY, 3), (DEFINITIONS, 5), (REFUSAL, 5), (TEAMS, 5), (RECORD, 5)], "next"),
        (vec![(AUTHORITY, 5), (DEFINITIONS, 3), (MOTION, 5), (TEAMS, 5), (RECORD, 5)], "later"),
    ];
    for (levels, wanted) in cases {
        assert_eq!(outlook(&levels, &[]), wanted, "{levels:?}");
    }
}

#[test]
fn a_sign_that_is_open_is_not_there() {
    let more = needed_and(&[(TEAMS, 5), (RECORD, 5), (MOTION, 5)]);
    assert_eq!(outlook(&more, &[FIGURES, LEADS]), "now");
    assert_eq!(outlook(&more, &[MOTION]), "next");
    assert_eq!(outlook(&more, &[DEFINITIONS]), "unknown");
    assert_eq!(outlook(&more, &[AUTHORITY]), "unknown");
    // One that is missing settles it, as long as nothing presses.
    assert_eq!(outlook(&[(DEFINITIONS, 2)], &[REFUSAL, TEAMS]), "later");
    assert_eq!(outlook(&[(DEFINITIONS, 2)], &[LEADS]), "unknown");
}

#[test]
fn next_takes_a_strong_reason_and_some_authority() {
    for (levels, wanted) in [
        ([(AUTHORITY, 3), (LEADS, 4)], "next"),
        ([(AUTHORITY, 3), (FIGURES, 4)], "next"),
        ([(AUTHORITY, 3), (DEFINITIONS, 4)], "next"),
        ([(AUTHORITY, 3), (FIGURES, 3)], "later"),
        ([(AUTHORITY, 2), (LEADS, 5)], "later"),
        ([(AUTHORITY, 1), (FIGURES, 5)], "later"),
    ] {
        assert_eq!(outlook(&levels, &[]), wanted, "{levels:?}");
    }
    assert_eq!(outlook(&[(LEADS, 5)], &[AUTHORITY]), "unknown");
}

#[test]
fn it_is_not_relevant_where_nobody_wins_customers_in_person() {
    let model = builtin_model();
    let ready = needed_and(&[(TEAMS, 4), (RECORD, 4), (MOTION, 4)]);
    let mut answers = neutral_but(&model, "marketing", &ready);
    assert_eq!(evaluate(&model, &answers).outlook, Some(Outlook::Now));
    choose(&model, &mut answers, "sales_organisation", "no");
    assert_eq!(evaluate(&model, &answers).outlook, Some(Outlook::NotRelevant));
}

/// Authority at 5: 2.4 * 3 / 6 = 1.2. Definitions at 5: 0.533…. Disputed figures at 5: 1.3. A new
/// team moves to a joint one with 53. One that is there stays, on half an authority too.
#[test]
fn there_is_no_outlook_beside_a_move_to_a_joint_team_or_a_stay_in_one() {
    let model = builtin_model();
    let ready = [(AUTHORITY, 5), (DEFINITIONS, 5), (FIGURES, 5)];
    for (home, levels, kind, wanted) in [
        ("none", &ready[..], VerdictKind::Move, None),
        ("revops", &[], VerdictKind::Stay, None),
        ("marketing", &ready[..], VerdictKind::Stay, Some(Outlook::Next)),
    ] {
        let evaluation = evaluate(&model, &neutral_but(&model, home, levels));
        assert_eq!((evaluation.verdict.kind, evaluation.outlook), (kind, wanted), "{home}");
    }
}

/// Nothing in a section that may be left out moves a score, a gate or the weight answered.
#[test]
fn what_may_be_left_out_weighs_nothing() {
    let model = builtin_model();
    let mut answers = neutral_but(&model, "it", &[("cmo_trusts_mops", 5)]);
    let before = evaluate(&model, &answers);
    for section in model.optional_sections().collect::<Vec<_>>() {
        for factor in model.factors_of(section).collect::<Vec<_>>() {
            reply(&model, &mut answers, &model[factor].id, Reply::NotAsked);
        }
    }
    let after = evaluate(&model, &answers);
    assert_eq!(before.scores, after.scores);
    assert_eq!(before.verdict, after.verdict);
    assert_eq!((before.answered_weight, after.verdict.kind), (10_000, VerdictKind::Stay));
}

/// Every condition of a text on the outlook holds for some answers, and does not hold for others.
#[test]
fn every_text_on_the_outlook_appears_for_some_and_not_for_others() {
    let model = builtin_model();
    let rules = model.outlook.as_ref().expect("the model has an outlook");
    let remarks = rules.meanings.iter().chain(&rules.steps).chain(&rules.bearings);
    each_appears_for_some_and_not_for_others(&model, remarks.collect());
}

/// Makes sure that every text is printed for some answers and left out for others.
pub(crate) fn each_appears_for_some_and_not_for_others(model: &Model, remarks: Vec<&Remark>) {
    let mut seen = vec![(false, false); remarks.len()];
    for number in 0..4_000 {
        let answers = some_answers(model, number);
        let evaluation = evaluate(model, &answers);
        let case = Case { model, answers: &answers, evaluation: &evaluation };
        for (seen, remark) in seen.iter_mut().zip(&remarks) {
            match remark.when.holds(&case) {
                true => seen.0 = true,
                false => seen.1 = true,
            }
        }
    }
    for (seen, remark) in seen.into_iter().zip(remarks) {
        assert_eq!(seen, (true, true), "{}", remark.id);
    }
}

/// Returns answers that differ with the number: any home, and any level or none for every question.
pub(crate) fn some_answers(model: &Model, number: u64) -> Answers {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut roll = |sides: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let homes = ["marketing", "it", "sales", "revops", "elsewhere", "split", "none"];
    let home = homes[usize::try_from(roll(7)).expect("a small number")];
    let (bold, open) = (roll(2), roll(3));
    let mut answers = neutral_but(model, home, &[]);
    if roll(8) == 0 {
        choose(model, &mut answers, "sales_organisation", "no");
    }
    for id in model.factor_ids() {
        let level = 1 + i64::try_from(roll(5)).expect("a small number");
        let level = if bold == 1 && level < 4 { level + 2 } else { level };
        let given = if open == 0 && roll(4) == 0 { Reply::NotAsked } else { super::level(level) };
        answers.set(id, Answer { reply: given, ..Answer::default() });
    }
    answers
}
