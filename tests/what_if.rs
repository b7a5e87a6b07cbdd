//! What `what-if` prints, and how it refuses wrong settings.

use crate::program::{NORTHWIND, run, text};

#[test]
fn what_if_shows_before_and_after() {
    let set = ["--set", "cmo_trusts_mops=2", "cmo_governance_respect=1"];
    let output = run(&[&["what-if", NORTHWIND][..], &set].concat());
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
    insta::assert_snapshot!("what-if", text(&output.stdout));
    let output = run(&[&["what-if", NORTHWIND, "--format", "json"][..], &set].concat());
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(view["changes"][0]["after"], 2);
    assert_eq!(view["after"]["kind"], "stay");
}

#[test]
fn a_setting_may_name_the_reference_of_a_paper() {
    let by_id = run(&["what-if", NORTHWIND, "--set", "cmo_trusts_mops=2"]);
    let by_reference = run(&["what-if", NORTHWIND, "--set", "a1=2"]);
    assert_eq!(by_reference.status.code(), Some(0), "{}", text(&by_reference.stderr));
    assert_eq!(text(&by_reference.stdout), text(&by_id.stdout));
    let unknown = run(&["what-if", NORTHWIND, "--set", "Z9=2"]);
    assert!(text(&unknown.stderr).contains("a reference from a paper, such as A2"));
}

#[test]
fn what_if_names_every_wrong_setting() {
    let output = run(&["what-if", NORTHWIND, "--set", "cmo_trust_mops=2", "it_pace_fit=9", "x"]);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(2), ""));
    insta::assert_snapshot!("wrong settings", text(&output.stderr));
}

#[test]
fn what_if_does_not_choose_between_two_answers_to_one_question() {
    let set = ["--set", "it_pace_fit=2", "--set", "it_pace_fit=3"];
    let output = run(&[&["what-if", NORTHWIND][..], &set].concat());
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(2), ""));
    assert!(text(&output.stderr).contains("`it_pace_fit` twice"));
}
