//! Shared by several tests: the example companies and their papers.

#![expect(clippy::disallowed_methods, reason = "tests read their own fixtures")]

use std::path::PathBuf;

use mops_advisor::answers::{self, Answers};
use mops_advisor::decide::{SEED, STRESS_RUNS, decide};
use mops_advisor::diagnostic::SourceFile;
use mops_advisor::findings::find;
use mops_advisor::model::builtin_model;
use mops_advisor::paper::{Paper, Provenance, view::View};

fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// Returns the folder of other invented companies. Nothing in the model was written for them, so
/// they show what a company gets that nobody had in mind.
fn strangers() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/companies")
}

/// Returns the names of the example companies, sorted.
pub(crate) fn example_names() -> Vec<String> {
    names_in(examples())
}

/// Returns the names of the example companies and of the others.
pub(crate) fn company_names() -> Vec<String> {
    [names_in(examples()), names_in(strangers())].concat()
}

fn names_in(folder: PathBuf) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("the companies are there");
    let mut names: Vec<_> = files
        .map(|file| file.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|it| it == "toml"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// Returns the answers of an example company, or of another one.
pub(crate) fn example(name: &str) -> Answers {
    let file = format!("{name}.toml");
    let folders = [examples(), strangers()].into_iter();
    let path = folders.map(|it| it.join(&file)).find(|it| it.exists()).expect("it has a file");
    let text = std::fs::read_to_string(path).expect("the example is there");
    let file = SourceFile { name: format!("{name}.toml"), text };
    answers::read(&file, &builtin_model()).expect("an example has no mistakes")
}

/// Returns the answers of an example company that several people answered for.
pub(crate) fn group_example(name: &str) -> Answers {
    let files = std::fs::read_dir(examples().join(name)).expect("the example is there");
    let source = |path: PathBuf| SourceFile {
        name: path.file_name().expect("it is a file").to_string_lossy().into_owned(),
        text: std::fs::read_to_string(path).expect("the file is there"),
    };
    let files = files.map(|file| source(file.expect("the folder can be read").path()));
    let files = answers::distinct(files.collect());
    answers::read_together(&files, &builtin_model()).expect("an example has no mistakes")
}

/// Returns a provenance that does not change.
pub(super) fn provenance() -> Provenance {
    Provenance {
        program_version: "0.0.0".to_owned(),
        answers_file: "answers.toml".to_owned(),
        answers_sha256: "a".repeat(64),
        model_sha256: "b".repeat(64),
    }
}

/// Returns the report view of a company, with a provenance that does not change.
pub(crate) fn view_of(answers: &Answers) -> View {
    let model = builtin_model();
    let decision = decide(&model, answers, STRESS_RUNS, SEED);
    let findings = find(&model, answers, &decision);
    View::new(&model, answers, &decision.evaluation, &findings, provenance())
}

/// Returns the paper of a company.
pub(super) fn paper(answers: &Answers) -> String {
    written(&view_of(answers))
}

/// Returns the paper that shows a view.
pub(crate) fn written(view: &View) -> String {
    let paper = Paper::new().expect("the templates parse");
    paper.markdown(view).expect("the paper can be written")
}
