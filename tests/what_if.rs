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
fn every_line_fits_eighty_columns_and_every_id_has_its_name() {
    let model = mops_advisor::model::builtin_model();
    let names = |id: &str| {
        let reference = |it: &&mops_advisor::model::Factor| it.reference == id;
        let factor = model.factors.iter().find(reference).map(|it| it.name.clone());
        factor.or_else(|| model.gates.iter().find(|it| it.id == id).map(|it| it.name.clone()))
    };
    let mut seen = 0;
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let is_file = |it: &std::path::PathBuf| it.extension().is_some_and(|it| it == "toml");
    for example in crate::common::files_in(&examples).into_iter().filter(is_file) {
        let answers = example.to_string_lossy().into_owned();
        for set in [&["A1=2", "A2=1", "D2=5"][..], &["D2=1", "E1=5", "G2=1"], &["A1=unknown"]] {
            let output = run(&[&["what-if", &answers, "--set"][..], set].concat());
            assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
            let said = text(&output.stdout);
            for line in said.lines() {
                assert!(line.chars().count() <= 80, "{line}");
            }
            let mut words = said.split_whitespace();
            while let Some(word) = words.next() {
                let Some(name) = names(word) else { continue };
                let known = name.split(['{', ' ']).find(|it| it.len() > 3).unwrap_or(&name);
                let after = words.clone().take(20).collect::<Vec<_>>().join(" ");
                assert!(after.contains(known), "{word} is not followed by its name: {after}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "ids are found: {seen}");
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
