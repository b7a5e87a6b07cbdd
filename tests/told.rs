//! What a person is told beside the paper.

use std::path::Path;

use crate::common::files_in;
use crate::program::{NORTHWIND, mops_advisor, read, text, write};

/// Runs `ask` without input on a copy of these answers, and returns what it tells and what it saves.
fn ask(answers: &str, flags: &[&str]) -> (String, String) {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let file = folder.path().join("a.toml");
    write(&file, answers);
    let mut command = mops_advisor(&["ask", "a.toml", "--no-input"]);
    let output = command.args(flags).current_dir(folder.path()).output().expect("it starts");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    (said, read(&file))
}

#[test]
fn another_level_drops_note_and_basis_aloud_and_the_same_level_keeps_them() {
    let answers = read(NORTHWIND);
    for (setting, told, saved) in [
        (
            "cmo_trusts_mops=1",
            "cmo_trusts_mops has another answer now: its note and how it was known are dropped.",
            "\ncmo_trusts_mops = 1\n",
        ),
        (
            "revops_joint_authority=unknown",
            "revops_joint_authority has another answer now: its note is dropped.",
            "\nrevops_joint_authority = \"unknown\"\n",
        ),
        (
            "metric_trust_dispute=2",
            "metric_trust_dispute has another answer now: how it was known is dropped.",
            "\nmetric_trust_dispute = 2\n",
        ),
        (
            "cmo_trusts_mops=5",
            "",
            "\ncmo_trusts_mops = { level = 5, basis = \"seen\", note = \"Four",
        ),
    ] {
        let (said, file) = ask(&answers, &["--no-report", "--set", setting]);
        assert!(said.contains(told), "{setting}: {said}");
        assert_eq!(said.contains("has another answer now"), !told.is_empty(), "{setting}: {said}");
        assert!(file.contains(saved), "{setting}: {file}");
    }
}

/// Returns how many rows a line takes in eighty columns, wrapped at words.
fn rows(line: &str) -> usize {
    let (mut rows, mut column) = (1, 0);
    for word in line.split(' ') {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > 80 {
            (rows, column) = (rows + 1, width);
        } else {
            column += width + usize::from(column > 0);
        }
    }
    rows
}

#[test]
fn the_page_on_the_result_has_at_most_forty_lines() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut seen = 0;
    for example in
        files_in(&examples).iter().filter(|it| it.extension().is_some_and(|it| it == "toml"))
    {
        let (said, _) = ask(&read(example), &[]);
        let end = said.find("name a question.").unwrap_or_else(|| panic!("no page in {said}"));
        let page = &said[said.find("ADVICE").unwrap_or_default()..end];
        let lines: usize = page.lines().map(rows).sum();
        assert!((5..=40).contains(&lines), "{lines} in {}:\n{page}", example.display());
        seen += 1;
    }
    assert!(seen > 10, "examples are found: {seen}");
}

#[test]
fn a_position_on_another_advice_is_told_with_its_line_and_how_to_mend_it() {
    let answers = read(NORTHWIND).replace(
        "position_cmo = \"agrees\"",
        "position_cmo = \"agrees\"\nposition_cmo_on = \"stay:marketing\"",
    );
    let line = answers.lines().position(|it| it.starts_with("position_cmo_on")).unwrap() + 1;
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    write(&folder.path().join("a.toml"), &answers);
    for arguments in [&["check", "a.toml"][..], &["report", "a.toml", "--format", "json"]] {
        let output = mops_advisor(arguments).current_dir(folder.path()).output();
        let output = output.expect("it starts");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        for told in [
            &*format!(
                "a.toml, line {line}: by `position_cmo_on`, the position of the CMO is about"
            ),
            "position_cmo_on = \"move:marketing\"",
            "mops-advisor ask a.toml",
        ] {
            assert!(said.contains(told), "{arguments:?}: {told}\n{said}");
        }
        let paper = text(&output.stdout);
        assert_eq!(paper.contains("\"on\": \"stay:marketing\""), arguments[0] == "report");
    }
    let mended = answers.replace("stay:marketing", "move:marketing");
    assert!(!ask(&mended, &[]).0.contains("position_cmo_on"));
}
