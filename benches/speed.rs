//! Measures how long the analysis takes. Run with `cargo bench`; docs/speed.md has the results.

use std::hint::black_box;
use std::num::NonZeroU32;

use divan::Bencher;
use mops_advisor::answers::{Answers, read};
use mops_advisor::decide::open_answers::open_answers;
use mops_advisor::decide::search::counterfactuals;
use mops_advisor::decide::trials::{stress_runs, trials};
use mops_advisor::decide::weights::weight_sensitivity;
use mops_advisor::decide::{Company, SEED, STRESS_RUNS, decide};
use mops_advisor::diagnostic::SourceFile;
use mops_advisor::model::{Model, builtin_model};

fn main() {
    divan::main();
}

/// The companies measured: one with a wide lead, so that every search runs to its end, and one
/// with a narrow lead and open answers.
const COMPANIES: [&str; 2] = ["lanternfield-mutual", "hoshikawa-home-stores"];

/// A company of the examples.
fn answered(name: &str) -> (Model, Answers) {
    let model = builtin_model();
    let text = match name {
        "lanternfield-mutual" => include_str!("../examples/lanternfield-mutual.toml"),
        _ => include_str!("../examples/hoshikawa-home-stores.toml"),
    };
    let file = SourceFile { name: name.to_owned(), text: text.to_owned() };
    let answers = read(&file, &model).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    (model, answers)
}

/// Compiling the rules and one explained evaluation.
#[divan::bench(args = COMPANIES)]
fn compiling_and_explaining(bencher: Bencher, name: &str) {
    let (model, answers) = answered(name);
    bencher.bench_local(|| Company::new(black_box(&model), black_box(&answers)));
}

#[divan::bench(args = COMPANIES)]
fn one_evaluation(bencher: Bencher, name: &str) {
    let (model, answers) = answered(name);
    let company = Company::new(&model, &answers);
    bencher.bench_local(|| company.advice(black_box(company.given())));
}

#[divan::bench(args = [1, 10_000, 1_000_000], sample_count = 20)]
fn stress(bencher: Bencher, runs: u32) {
    let (model, answers) = answered(COMPANIES[1]);
    let company = Company::new(&model, &answers);
    let runs = NonZeroU32::new(runs).unwrap_or(STRESS_RUNS);
    bencher.bench_local(|| stress_runs(&company, runs, black_box(SEED)));
}

/// The same, counted by the answers in them too.
#[divan::bench(args = [10_000, 1_000_000], sample_count = 20)]
fn stress_by_answers(bencher: Bencher, runs: u32) {
    let (model, answers) = answered(COMPANIES[1]);
    let company = Company::new(&model, &answers);
    let runs = NonZeroU32::new(runs).unwrap_or(STRESS_RUNS);
    bencher.bench_local(|| trials(&company, runs, black_box(SEED)));
}

#[divan::bench(args = COMPANIES)]
fn weights(bencher: Bencher, name: &str) {
    let (model, answers) = answered(name);
    let company = Company::new(&model, &answers);
    bencher.bench_local(|| weight_sensitivity(black_box(&company)));
}

#[divan::bench(args = COMPANIES)]
fn answers(bencher: Bencher, name: &str) {
    let (model, answers) = answered(name);
    let company = Company::new(&model, &answers);
    bencher.bench_local(|| counterfactuals(black_box(&company)));
}

#[divan::bench(args = COMPANIES)]
fn open(bencher: Bencher, name: &str) {
    let (model, answers) = answered(name);
    let company = Company::new(&model, &answers);
    bencher.bench_local(|| open_answers(black_box(&company)));
}

#[divan::bench(args = COMPANIES)]
fn whole_decision(bencher: Bencher, name: &str) {
    let (model, answers) = answered(name);
    bencher.bench_local(|| decide(&model, &answers, STRESS_RUNS, black_box(SEED)));
}

/// The whole program: from its start to the paper's last byte.
#[divan::bench(args = COMPANIES, sample_count = 40)]
fn report_process(bencher: Bencher, name: &str) {
    let file = format!("{}/examples/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    bencher.bench_local(|| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_mops-advisor"));
        let output = program.args(["report", &file]).output();
        assert!(output.is_ok_and(|it| it.status.success() && !it.stdout.is_empty()));
    });
}
