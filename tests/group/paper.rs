//! The paper of an example company that four leaders answered for, of whom two differ on a fact that
//! decides.

use mops_advisor::paper::view::View;
use serde_json::Value;

use crate::report::papers::{group_example, view_of, written};
use crate::report::standard::measure::{Parts, long_sentences, words};

const KESTREL: &str = "kestrel-bay-coatings";

fn view() -> View {
    view_of(&group_example(KESTREL))
}

fn circulated() -> View {
    let mut answers = group_example(KESTREL);
    answers.circulate(&mops_advisor::model::builtin_model());
    view_of(&answers)
}

#[test]
fn the_example_gives_its_reviewed_paper() {
    insta::assert_snapshot!(written(&view()));
}

#[test]
fn page_one_and_body_keep_to_their_length_and_their_sentences() {
    let parts = Parts::of(&written(&view()));
    assert!(words(&parts.page_one) <= 350, "{}", words(&parts.page_one));
    assert!(words(&parts.body) <= 1150, "{}", words(&parts.body));
    let own = parts.body.split("## Where the answers differ").nth(1).expect("it has the section");
    let own = own.split("\n## ").next().expect("it ends");
    assert_eq!(long_sentences(own, 25), [], "of what is said of several people");
}

#[test]
fn one_fact_decides_and_the_paper_says_which_without_names() {
    let view = view();
    let paper = written(&view);
    let page_one = Parts::of(&paper).page_one;
    let said = "by 13 July, the CFO checks Marketing's budget against other outside spending (G1: disputed).";
    assert!(page_one.contains(said), "{said}: {page_one}");
    let group = view.group.as_ref().expect("four answered");
    assert_eq!((group.people, group.fewest), (4, "these"));
    let first = &group.disputes[0];
    assert!(first.is_first && first.matters && first.sides.len() == 2);
    let verdicts: Vec<_> =
        view.respondents.iter().map(|it| (&*it.name, it.verdict.is_some())).collect();
    assert_eq!(
        verdicts,
        [("Marketing", true), ("IT", true), ("Sales", true), ("Marketing operations", true)]
    );
}

#[test]
fn a_copy_that_goes_round_does_not_say_who_said_what() {
    let view = circulated();
    let paper = written(&view);
    assert!(paper.contains("This copy leaves out who said what."), "{paper}");
    for told in ["Appendix C", "own function", "On these answers", "when travel lost"] {
        assert!(!paper.contains(told), "{told}");
    }
    let json = serde_json::to_value(&view).unwrap();
    let views = json["answers"].as_array().unwrap().iter().map(|it| &it["views"]);
    assert!(views.into_iter().all(|it| it == &Value::Array(Vec::new())));
    assert_eq!(json["group"]["who_said_what"], Value::Null);
    assert_eq!(json["respondents"][0]["verdict"], Value::Null);
    assert!(!json.to_string().contains("when travel lost"));
}

#[test]
fn no_sentence_says_that_somebody_was_wrong() {
    let paper = written(&view());
    for word in ["wrong", "mistaken", "false claim", "contradicts"] {
        assert!(!paper.contains(word), "{word}");
    }
}

#[test]
fn the_agreement_names_the_record_where_no_cases_are_counted() {
    let paper = written(&view());
    let agreement = paper.split("## Agreement before the count").nth(1).expect("it has one");
    for said in [
        "| Which record | The budgets approved before and after the last cut:",
        "an item moved to another budget counts as ____ |",
        "works it out again from the same record |",
    ] {
        assert!(agreement.contains(said), "{said}: {agreement}");
    }
    for told in ["drawn by lot", "Which cases", "own cases"] {
        assert!(!agreement.contains(told), "{told}");
    }
}

#[test]
fn those_sign_whose_answers_or_homes_are_at_stake() {
    let view = view();
    let ladder = view.ladder.as_ref().expect("one fact decides");
    assert_eq!(ladder.signers, ["CMO", "head of sales"]);
    let paper = written(&view);
    for said in [
        "| Agreement signed | Not signed | CMO, head of sales | CFO | 2 of 2 signatures, 29 June |",
        "| Every lead owned | Four of twenty in time | Head of sales | CFO | 15 of 20 in time, 14 August |",
        "| 29 June | Agreement signed; every lead owned | CMO, head of sales |",
        "| CMO, head of sales | CEO | No home yet; hires held | 29 June |",
    ] {
        assert!(paper.contains(said), "{said}");
    }
}
