//! Thresholds: templates contain none, and a paper names those of the model that was used.

use mops_advisor::decide::{SEED, decide};
use mops_advisor::findings::find;
use mops_advisor::model::{self, Model, builtin_model, builtin_sources};
use mops_advisor::paper::View;

use super::ids::compared;
use super::papers::{example, example_names, provenance, written};
use crate::common::files_in;
use crate::program::read;

/// Returns the code in the braces of a template.
fn code(template: &str) -> Vec<String> {
    let mut code = Vec::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        for piece in template.split(open).skip(1) {
            let inner = piece.split(close).next().unwrap_or_default();
            code.push(inner.trim_matches('-').to_owned());
        }
    }
    code
}

/// Returns code without its string literals.
fn without_texts(code: &str) -> String {
    code.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// Returns the mistake in the code of a template, if there is one. An index into a list counts as a
/// name.
fn wrong(code: &str) -> Option<&'static str> {
    if compared(code).iter().any(|it| it.starts_with(|it: char| it.is_ascii_digit())) {
        return Some("compares with a number in quotes");
    }
    let mut first = without_texts(code);
    for place in 0..10 {
        first = first.replace(&format!("[{place}]"), "");
    }
    let is_number = |word: &str| word.starts_with(|it: char| it.is_ascii_digit());
    let mut words = first.split(|it: char| !it.is_alphanumeric() && it != '_');
    if words.any(is_number) {
        return Some("names a number");
    }
    if first.contains(['<', '>', '+', '-', '*', '/', '%']) {
        return Some("compares or adds up");
    }
    if first.split('[').skip(1).any(|it| it.split(']').next().is_some_and(|it| it.contains(':'))) {
        return Some("cuts a list or a text");
    }
    let filters = ["sum", "round", "abs", "int", "float", "slice", "batch", "min", "max"];
    let mut filtered = first.split('|').skip(1);
    let is_filter = |it: &str| {
        filters.contains(&it.split(|it: char| !it.is_alphabetic()).next().unwrap_or_default())
    };
    if filtered.any(|it| is_filter(it.trim())) {
        return Some("counts");
    }
    let squeezed = first.replace(' ', "");
    let compared = ["length==", "length!=", "index==", "index0==", "revindex=="];
    compared.iter().any(|it| squeezed.contains(it)).then_some("compares a length")
}

#[test]
fn what_a_template_may_not_do_is_seen() {
    for template in [
        "{% if count == 1 %}",
        "{% if a < b %}",
        "{{ a + b }}",
        "{{ list[:2] }}",
        "{{ list[n:] }}",
        "{{ a - b }}",
        "{% if a|length == b|length %}",
        "{{ list|sum }}",
        "{{ -margin }}",
        "{% if share >= 0.05 %}",
        "{{ weight|float|round }}",
        "{% if count == \"1\" %}",
        "{{ all|rejectattr(\"weight\", \"equalto\", \"0.0\") }}",
    ] {
        assert!(code(template).iter().any(|it| wrong(it).is_some()), "{template}");
    }
    for template in [
        "{% if a is one %}{{ list[0].name }} < 3 {{ list|length }}{%- endif %}",
        "{{ \"%3d\"|format(n) }}",
    ] {
        assert!(code(template).iter().all(|it| wrong(it).is_none()), "{template}");
    }
}

#[test]
fn no_template_compares_with_a_number_adds_up_or_cuts() {
    let templates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let (folders, mut files): (Vec<_>, Vec<_>) =
        files_in(&templates).into_iter().partition(|it| it.is_dir());
    files.extend(folders.iter().flat_map(|it| files_in(it)));
    assert!(files.len() > 40);
    let mut found = Vec::new();
    for path in files {
        let mistakes =
            |code: String| Some(format!("{}: {code}: {}", path.display(), wrong(&code)?));
        found.extend(code(&read(&path)).into_iter().filter_map(mistakes));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Each band of the built-in model, and another in its place.
const OTHER_BANDS: [(&str, &str); 12] = [
    ("tie_margin = 3", "tie_margin = 4"),
    ("move_margin = 5", "move_margin = 7"),
    ("minimum_weight = 40", "minimum_weight = 45"),
    ("minimum_points = 25", "minimum_points = 30"),
    ("floor = 53", "floor = 54"),
    ("measured = [1, 6, 1]", "measured = [0, 1, 0]"),
    ("seen = [1, 2, 1]", "seen = [3, 4, 3]"),
    (
        "believed = [1, 1, 1]\nnot_stated = [1, 1, 1]",
        "believed = [2, 1, 2]\nnot_stated = [2, 1, 2]",
    ),
    ("weights = 50", "weights = 30"),
    ("slant = { runs = 25, answers = 50 }", "slant = { runs = 20, answers = 30 }"),
    ("firm = 80\n", "firm = 85\n"),
    ("moderate = 60", "moderate = 65"),
];

/// What papers say about the bands of the built-in model, and about the others.
const SAID: [(&str, &str); 13] = [
    ("less than 3 apart is a tie", "less than 4 apart is a tie"),
    ("takes 5 points", "takes 7 points"),
    ("a move needs 5", "a move needs 7"),
    ("an advice needs 40", "an advice needs 45"),
    ("a home below 53", "a home below 54"),
    ("Firm: 80 of 100", "Firm: 85 of 100"),
    ("moderate: 60", "moderate: 65"),
    ("down in an eighth of the trials and up in an eighth", "A measured answer stays,"),
    (
        "down in a quarter of the trials and up in a quarter",
        "down in 30% of the trials and up in 30%",
    ),
    ("with equal chance", "down in 40% of the trials and up in 40%"),
    ("moves by up to half", "moves by up to 30%"),
    ("In a quarter of the trials the author", "In 20% of the trials the author"),
    ("half of the answers not measured", "30% of the answers not measured"),
];

fn with_other_bands() -> Model {
    let mut sources = builtin_sources();
    let file = sources.iter_mut().find(|it| it.text.contains("[bands]")).expect("there are bands");
    for (band, other) in OTHER_BANDS {
        assert!(file.text.contains(band), "{band}");
        file.text = file.text.replace(band, other);
    }
    model::load(&sources).expect("the model is valid")
}

/// Returns the papers of all examples, by this model.
fn papers(model: &Model) -> String {
    let runs = std::num::NonZeroU32::new(200).expect("it is not zero");
    let paper = |name: &String| {
        let answers = example(name);
        let decision = decide(model, &answers, runs, SEED);
        let findings = find(model, &answers, &decision);
        written(&View::new(model, &answers, &decision.evaluation, &findings, provenance()))
    };
    example_names().iter().map(paper).collect()
}

#[test]
fn a_paper_names_the_bands_of_the_model_that_was_used() {
    let (usual, other) = (papers(&builtin_model()), papers(&with_other_bands()));
    for (said, instead) in SAID {
        assert!(usual.contains(said), "{said}");
        assert!(!other.contains(said), "{said}");
        assert!(other.contains(instead), "{instead}");
    }
}

/// How often firm advice was right, with the band of the model, is what the calibration gave.
#[test]
fn the_papers_tell_how_often_firm_advice_was_right_as_measured() {
    let stress = builtin_model().stress;
    let page = read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/calibration.md"));
    let bands = page.split("Firm from").nth(1).expect("the page has the table of bands");
    let row = format!("| moderate | {} |", stress.firm);
    let row = bands.lines().find(|it| it.starts_with(&row)).expect("the band was measured");
    let right = |column| row.split('|').nth(column).and_then(|it| it.trim().parse().ok());
    assert!(stress.firm_moves_right.is_some() && stress.firm_stays_right.is_some());
    assert_eq!((right(6), right(8)), (stress.firm_moves_right, stress.firm_stays_right));
}
