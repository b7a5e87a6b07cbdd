//! What `compare` prints.

use serde_json::json;

use crate::program::{NORTHWIND, read, run, text, write};

const LATER: &str = "examples/half-a-year-later/northwind-instruments.toml";

#[test]
fn half_a_year_later_it_says_what_became_of_the_decision() {
    for (name, format) in [("compare", "text"), ("compare in Markdown", "md")] {
        let output = run(&["compare", NORTHWIND, LATER, "--format", format]);
        assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
        insta::assert_snapshot!(name, text(&output.stdout));
    }
    let output = run(&["compare", NORTHWIND, LATER, "--format", "json"]);
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(view["course"], "adjust");
    let points = view["moved"].as_array().expect("something moved").iter();
    let sum: i64 = points.filter_map(|it| it["points"].as_i64()).sum();
    assert_eq!(view["lead"]["change"], sum);
    assert_eq!(view["rule"]["needed"], 2);
}

#[test]
fn a_folder_holds_the_answers_of_several_people() {
    let before = "examples/kestrel-bay-coatings";
    let after = "examples/half-a-year-later/kestrel-bay-coatings.toml";
    let output = run(&["compare", before, after, "--format", "json"]);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
    let view: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let kinds = ["before", "after"].map(|it| (&view[it]["kind"], &view[it]["placement"]));
    assert_eq!(kinds, [(&json!("not_yet"), &json!(null)), (&json!("stay"), &json!("sales"))]);
    let found = view["found_out"].as_array().expect("something was to be found out");
    let first = found.iter().find(|it| it["reference"] == "G1").expect("one fact decided");
    assert_eq!(first["is_found"], true);
    assert_eq!(view["course"], "decide_again", "the first paper left it open");
}

#[test]
fn a_file_made_for_another_version_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("old.toml");
    write(
        &path,
        &read(NORTHWIND).replace("model_version = \"2.0.0\"", "model_version = \"1.9.0\""),
    );
    let output = run(&["compare", &path.display().to_string(), LATER]);
    let said = text(&output.stdout);
    assert!(said.contains("old.toml was made for version 1.9.0 of the model"), "{said}");
}

#[test]
fn it_writes_no_file_over_what_it_compares() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("since.md");
    let shown = out.display().to_string();
    let made = run(&["compare", NORTHWIND, LATER, "--format", "md", "-o", &shown]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    assert!(read(&out).starts_with("# What became of the decision: Northwind Instruments"));
    let again = run(&["compare", NORTHWIND, LATER, "-o", &shown]);
    assert_eq!(again.status.code(), Some(1), "{}", text(&again.stderr));
    let over = run(&["compare", NORTHWIND, LATER, "-o", NORTHWIND, "--force"]);
    assert_ne!(over.status.code(), Some(0));
}
