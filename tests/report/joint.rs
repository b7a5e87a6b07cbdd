//! A team in a joint revenue operations team that is ready: it stays, in none of the placements.

use mops_advisor::answers::{Answer, Answers, Level, Reply};
use mops_advisor::decide::{Outlook, VerdictKind, evaluate};
use mops_advisor::findings::counsel::{Chosen, Counsel};
use mops_advisor::model::{Kind, builtin_model};
use mops_advisor::paper::{Paper, WhatIf};

use super::papers::{example, paper, view_of};

/// The company whose team is in a joint team, once that team is ready.
fn ready() -> Answers {
    let model = builtin_model();
    let mut answers = example("mekong-lantern-logistics");
    for (id, level) in [
        ("handoff_leakage", 5),
        ("revops_joint_authority", 5),
        ("revops_shared_definitions", 4),
        ("revops_teams_to_join", 5),
        ("revops_single_record", 2),
        ("revops_repeatable_motion", 4),
        ("revops_right_to_refuse", 4),
    ] {
        let reply = Reply::Level(Level::new(level).expect("a level"));
        let factor = model.factor(id).expect("a factor of the model");
        answers.set(factor, Answer { reply, ..Answer::default() });
    }
    answers
}

#[test]
fn staying_in_a_joint_team_has_a_paper_of_its_own() {
    let answers = ready();
    let view = view_of(&answers);
    let verdict = &view.verdict;
    assert_eq!((verdict.kind, &verdict.placement), (VerdictKind::Stay, &None));
    assert_eq!(view.outlook, Outlook::Now);
    assert!(view.conditions.is_empty());
    let model = builtin_model();
    let counsel = Counsel::new(&model, &answers, &evaluate(&model, &answers));
    let ids = |kind| counsel.of(kind).map(|it| &*it.passage.id).collect::<Vec<_>>();
    assert_eq!(ids(Kind::Leader), ["l_ceo", "l_cmo", "l_cio", "l_sales", "l_joint"]);
    let is_whole = |it: &Chosen<'_>| it.text("gains").is_some() && it.text("gives_up").is_some();
    assert!(counsel.of(Kind::Leader).all(is_whole));
    assert!(ids(Kind::Arrangement).contains(&"a_charter"));
    assert_eq!((ids(Kind::Phase).len(), ids(Kind::Measure).len()), (5, 3));
    let mut rows: Vec<_> = counsel.of(Kind::Term).map(|it| it.passage.heading()).collect();
    rows.dedup();
    let expected = ["Reporting line", "Money", "Who decides", "Rhythm", "What stays the same"];
    assert_eq!(rows, expected.map(Some));
    for topic in ["before", "reversal"] {
        assert!(counsel.of(Kind::Notice).any(|it| it.passage.topic == Some(topic)), "{topic}");
    }
    insta::with_settings!({
        snapshot_path => "snapshots/papers",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("staying in a joint team", paper(&answers));
    });
}

#[test]
fn staying_in_a_joint_team_has_its_own_words_on_the_terminal() {
    let (before, after) = (view_of(&example("mekong-lantern-logistics")), view_of(&ready()));
    let paper = Paper::new().expect("the templates parse");
    let summary = paper.summary(&after, false).expect("the summary can be written");
    assert!(summary.starts_with("Keep MOps in the joint revenue operations team."), "{summary}");
    let what_if = paper.what_if(&WhatIf::new(&before, &after)).expect("it can be written");
    assert!(what_if.contains("After:  stay in the joint revenue operations team"), "{what_if}");
}

#[test]
fn where_a_joint_team_is_possible_any_other_home_is_called_interim() {
    let model = builtin_model();
    let mut answers = ready();
    let home = model.roles.current_home;
    let split = model[home].choices().iter().position(|it| it.id == "split");
    answers.set_about(home, split.map(mops_advisor::answers::ContextAnswer::Choice));
    let view = view_of(&answers);
    assert_eq!((view.verdict.kind, view.outlook), (VerdictKind::Move, Outlook::Now));
    let paper = paper(&answers);
    let (page_one, _) = paper.split_once("## What decides it").expect("the paper goes on");
    assert!(page_one.contains("**This home is interim, or a spoke of joint revenue operations"));
}
