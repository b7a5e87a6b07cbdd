//! What papers say for every kind of verdict and every home.

use mops_advisor::answers::{Answer, Answers, Basis, ContextAnswer, Level, Reply};
use mops_advisor::decide::{Reason, VerdictKind};
use mops_advisor::model::builtin_model;
use mops_advisor::paper::Paper;
use mops_advisor::paper::view::View;

use super::papers::{example, example_names, view_of, written};

/// Returns an example with other levels; a level of 0 is "don't know".
fn with_levels(name: &str, levels: &[(&str, i64)]) -> Answers {
    let model = builtin_model();
    let mut answers = example(name);
    for &(id, level) in levels {
        let factor = model.factor(id).expect("a factor of the model");
        let reply = Level::new(level).map_or(Reply::Unknown, Reply::Level);
        answers.set(factor, Answer { reply, basis: Basis::Measured, note: None });
    }
    answers
}

fn with(mut answers: Answers, id: &str, answer: ContextAnswer) -> Answers {
    let model = builtin_model();
    answers.set_about(model.context(id).expect("the model asks for it"), Some(answer));
    answers
}

fn home(answers: Answers, id: &str) -> Answers {
    let model = builtin_model();
    let choices = model[model.roles.current_home].choices();
    let place = choices.iter().position(|it| it.id == id).expect("a home of the model");
    with(answers, "current_home", ContextAnswer::Choice(place))
}

fn page_one(view: &View) -> String {
    Paper::new().expect("the templates parse").brief(view).expect("page one can be written")
}

#[test]
fn not_yet_says_what_to_settle_and_what_each_answer_would_mean() {
    let mut reasons = Vec::new();
    for name in example_names() {
        let view = view_of(&example(&name));
        let Some(reason) = view.verdict.reason else { continue };
        assert_eq!(view.verdict.kind, VerdictKind::NotYet, "{name}");
        assert_eq!(view.verdict.placement, None, "{name}");
        reasons.push(reason);
        let page = page_one(&view);
        let asked = match reason {
            Reason::OpenGate => " yet: ",
            Reason::FewRuns => " of 100 trials say move to ",
            Reason::SmallTeam => continue,
        };
        assert!(page.contains("**Move none of the "), "{name}: {page}");
        assert!(page.contains(asked), "{name}: {page}");
        assert!(!view.settle.is_empty(), "{name}");
    }
    assert!(reasons.contains(&Reason::OpenGate) && reasons.contains(&Reason::FewRuns));
}

#[test]
fn an_open_answer_is_shown_with_what_each_level_would_mean() {
    let view = view_of(&example("hoshikawa-home-stores"));
    assert_eq!(view.verdict.reason, Some(Reason::OpenGate));
    let meanings = &view.settle[0].meanings;
    let told: usize = meanings.iter().map(|it| it.answers.len()).sum();
    assert_eq!(told, Level::ALL.len());
    assert!(meanings.len() > 1, "{meanings:?}");
}

#[test]
fn a_small_team_has_a_paper_without_scores_and_homes() {
    for answers in [
        example("mlyn-brzozowy"),
        with(example("northwind-instruments"), "team_size", ContextAnswer::Number(2)),
        with(example("brisa-manaca"), "team_size", ContextAnswer::Number(1)),
    ] {
        let view = view_of(&answers);
        assert!(view.verdict.is_small_team);
        let paper = written(&view);
        assert!(paper.contains("Homes are compared from 3 people on"), "{paper}");
        assert!(!paper.contains("## Appendix") && !paper.contains("| Home |"), "{paper}");
        assert!(paper.contains("| What is missing |"), "{paper}");
        assert!(paper.contains("once 3 posts are approved"), "{paper}");
    }
}

#[test]
fn a_present_home_that_is_no_placement_is_called_by_its_name() {
    let moved = written(&view_of(&example("pampa-clara")));
    assert!(moved.contains("Operations (today) | 50"), "{moved}");
    assert!(moved.contains("MOps team from Operations to the"), "{moved}");
    let stays = home(example("mekong-lantern-logistics"), "elsewhere");
    let stays = with_levels_on(stays, &[("revenue_through_sellers", 3), ("sales_horizon", 3)]);
    let view = view_of(&with(stays, "home_name", ContextAnswer::Text("Shared Services".into())));
    assert_eq!(view.verdict.placement.as_deref(), Some("elsewhere"), "{:?}", view.verdict);
    assert!(view.conditions.iter().all(|it| it.placement.is_none()));
    let paper = written(&view);
    assert!(paper.contains("**Keep the 4-person MOps team in Shared Services"), "{paper}");
    assert!(paper.contains("| **Shared Services (today)** | **50** |"), "{paper}");
}

fn with_levels_on(mut answers: Answers, levels: &[(&str, i64)]) -> Answers {
    let model = builtin_model();
    for &(id, level) in levels {
        let factor = model.factor(id).expect("a factor of the model");
        let reply = Reply::Level(Level::new(level).expect("a level"));
        answers.set(factor, Answer { reply, ..Answer::default() });
    }
    answers
}

#[test]
fn the_joint_team_has_a_row_only_where_it_is_possible() {
    let row = |paper: &str| paper.contains("| RevOps") || paper.contains("| **RevOps");
    let authority = "revops_joint_authority";
    let without = written(&view_of(&with_levels("lanternfield-mutual", &[(authority, 2)])));
    assert!(!row(&without), "{without}");
    let open = written(&view_of(&with_levels("lanternfield-mutual", &[(authority, 0)])));
    assert!(!row(&open), "{open}");
    let view = view_of(&with_levels("lanternfield-mutual", &[(authority, 4)]));
    assert!(row(&written(&view)));
    assert!(row(&written(&view_of(&example("tavira-rota")))));
    // The JSON has every placement, whatever the paper shows.
    assert!(example_names().iter().all(|it| view_of(&example(it)).placements.len() == 4));
}

#[test]
fn a_stay_that_is_not_well_ahead_is_not_called_firm() {
    let model = builtin_model();
    let mut answers = home(example("brisa-manaca"), "marketing");
    for factor in model.scored_factors() {
        let reply = Reply::Level(Level::ALL[2]);
        answers.set(factor, Answer { reply, basis: Basis::Measured, note: None });
    }
    let sales = model.context("sales_organisation").expect("the model asks for it");
    answers.set_about(sales, Some(ContextAnswer::Choice(0)));
    let view = view_of(&answers);
    assert_eq!(view.verdict.kind, VerdictKind::Stay, "{:?}", view.verdict);
    assert!(view.verdict.is_capped, "{:?}", view.verdict);
    let page = page_one(&view);
    assert!(page.to_lowercase().contains("nothing argues for a move"), "{page}");
}

#[test]
fn an_answer_without_a_basis_is_counted_and_called_so() {
    let view = view_of(&example("quillback-puzzles"));
    let coverage = &view.coverage;
    assert!(coverage.not_stated > 10);
    let known = coverage.measured + coverage.seen + coverage.believed + coverage.not_stated;
    assert_eq!(known, coverage.answered);
    let told = format!("{} do not say", coverage.not_stated);
    assert!(written(&view).contains(&told));
}

#[test]
fn events_say_never_only_where_no_case_changes_the_advice() {
    for name in example_names() {
        let view = view_of(&example(&name));
        for event in &view.firmness.events {
            assert_eq!(event.is_unchanged, event.changed == 0, "{name}: {}", event.id);
            let others: u32 = event.others.iter().map(|it| it.cases).sum();
            assert_eq!(others, event.changed, "{name}: {}", event.id);
        }
    }
}

#[test]
fn the_trace_ends_with_the_rule_that_decided() {
    for name in example_names() {
        let view = view_of(&example(&name));
        let verdict = &view.verdict;
        assert!((1..=8).contains(&verdict.rule), "{name}");
        assert!(
            verdict.trace.iter().all(|it| it.rule < verdict.rule),
            "{name}: {:?}",
            verdict.trace
        );
        let paper = written(&view);
        let has_appendices = !verdict.is_small_team && verdict.kind != VerdictKind::NotEnough;
        assert_eq!(paper.contains("**This rule decided.**"), has_appendices, "{name}");
    }
}
