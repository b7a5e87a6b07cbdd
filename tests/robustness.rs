//! No text makes the program panic or print control characters.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixtures must fail")]

use crate::common::tiny_model;
use mops_advisor::answers;
use mops_advisor::diagnostic::{Mistakes, SourceFile};
use mops_advisor::model::{Model, load};
use proptest::prelude::*;

/// Pieces that mean something in these files.
const PIECES: [&str; 24] = [
    "[",
    "]",
    "{",
    "}",
    "=",
    "\"",
    "'''",
    "#",
    "\n",
    ",",
    "\u{feff}",
    "\u{1b}[2J",
    "é",
    "\t",
    "nan",
    "99999999999999999999",
    "-1",
    "[[factors]]\n",
    "[about]\n",
    "trust",
    "\"<=2\"",
    "{it}",
    "id = \"it\"\n",
    "\r\n",
];

const ANSWERS: &str = "schema = 2\nmodel = \"tiny\"\n\n[about]\ncompany = \"Northwind\"\n\
    date = 2026-05-11\ncurrent_home = \"it\"\nteam_size = 3\n\n[answers]\ntrust = 5\n\
    respect = { level = \"not_applicable\", basis = \"believed\", note = \"Très rare\" }\n\
    demand = \"unknown\"\n";

/// One change of a text: at `at`, a part of length `cut` is removed and a piece is inserted. Both
/// numbers are thousandths of the text.
#[derive(Debug, Clone)]
struct Edit {
    at: u16,
    cut: u16,
    piece: usize,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (0..1000_u16, 0..12_u16, 0..PIECES.len());
    prop::collection::vec(edit.prop_map(|(at, cut, piece)| Edit { at, cut, piece }), 1..4)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    edits.iter().fold(text.to_owned(), |text, edit| {
        let length = text.chars().count();
        let at = length * usize::from(edit.at) / 1000;
        let before: String = text.chars().take(at).collect();
        let after: String = text.chars().skip(at + usize::from(edit.cut)).collect();
        before + PIECES[edit.piece] + &after
    })
}

fn model() -> Model {
    load(&tiny_model()).unwrap()
}

fn file(text: String) -> SourceFile {
    SourceFile { name: "answers.toml".to_owned(), text }
}

/// There are mistakes, in file order, and drawing them prints no control characters.
fn check(mistakes: &Mistakes) {
    assert!(!mistakes.diagnostics.is_empty());
    let places: Vec<_> = mistakes
        .diagnostics
        .iter()
        .map(|it| it.place.as_ref().map_or((usize::MAX, 0), |it| (it.file, it.span.start)))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let drawn = mistakes.draw(false);
    assert!(drawn.chars().all(|it| it == '\n' || !it.is_control()), "{drawn:?}");
    mistakes.draw(true);
}

#[test]
fn the_unchanged_answers_are_valid() {
    answers::read(&file(ANSWERS.to_owned()), &model()).unwrap();
}

#[test]
fn the_unchanged_model_is_valid_with_other_line_ends_and_a_byte_order_mark() {
    let mut files = tiny_model();
    for file in &mut files {
        file.text = format!("\u{feff}{}", file.text.replace('\n', "\r\n"));
    }
    load(&files).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answers_file_makes_reading_panic(text in "(\\PC|[\\[\\]{}=\"#\\n\\t,.])*") {
        if let Err(mistakes) = answers::read(&file(text), &model()) {
            check(&mistakes);
        }
    }

    #[test]
    fn no_change_of_an_answers_file_makes_reading_panic(edits in edits()) {
        if let Err(mistakes) = answers::read(&file(edited(ANSWERS, &edits)), &model()) {
            check(&mistakes);
        }
    }

    #[test]
    fn no_model_file_makes_loading_panic(text in "(\\PC|[\\[\\]{}=\"#\\n\\t,.])*") {
        check(&load(&[file(text)]).unwrap_err());
    }

    #[test]
    fn no_change_of_a_model_makes_loading_panic(edits in edits(), which in 0..5_usize) {
        let mut files = tiny_model();
        files[which].text = edited(&files[which].text, &edits);
        if let Err(mistakes) = load(&files) {
            check(&mistakes);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_broken_file_takes_memory_and_time_in_proportion_to_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let broken = [
        "x = = 5\n".repeat(130_000),
        (0..70_000).map(|it| format!("x{it} = 5\n")).collect(),
        format!("a = {}", "[".repeat(1_000_000)),
        format!("[a{}]\n", ".a".repeat(500_000)),
        (0..50_000).map(|it| format!("[[factors]]\nid = \"f{it}\"\n")).collect(),
        format!("[answers]\n{}", "{".repeat(1_000_000)),
    ];
    for (place, text) in broken.iter().enumerate() {
        let path = folder.path().join(format!("{place}.toml"));
        crate::program::write(&path, text);
        // 512 MiB of addresses hold the program, its threads and everything it reads.
        let line = format!(
            "ulimit -v 524288; exec '{}' check {}",
            env!("CARGO_BIN_EXE_mops-advisor"),
            path.display()
        );
        let ended = std::process::Command::new("sh").args(["-c", &line]).output().unwrap();
        assert_eq!(ended.status.code(), Some(3), "{}", &text[..40]);
    }
}
