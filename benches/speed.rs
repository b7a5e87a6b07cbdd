//! What the analysis costs. Run with `cargo bench`; docs/speed.md says what to expect.

use std::hint::black_box;
use std::num::NonZeroU32;

use divan::Bencher;
use mops_advisor::answers::{Answers, read};
use mops_advisor::decide::analysis::{SEED, STRESS_RUNS, analyse};
use mops_advisor::decide::kernel::{Advice, Kernel};
use mops_advisor::decide::open_answers::open_answers;
use mops_advisor::decide::search::counterfactuals;
use mops_advisor::decide::trials::stress_runs;
use mops_advisor::decide::weights::weight_sensitivity;
use mops_advisor::decide::{Evaluation, evaluate};
use mops_advisor::diagnostic::SourceFile;
use mops_advisor::model::{Model, builtin_model};

fn main() {
    divan::main();
}

/// The companies measured: one with a wide lead, so that every search runs to its end, and one
/// with a narrow lead and open answers.
const COMPANIES: [&str; 2] = ["lanternfield-mutual", "hoshikawa-home-stores"];

/// A company of the examples, evaluated.
struct Company {
    model: Model,
    answers: Answers,
    evaluation: Evaluation,
}

impl Company {
    fn new(name: &str) -> Self {
        let model = builtin_model();
        let text = match name {
            "lanternfield-mutual" => include_str!("../examples/lanternfield-mutual.toml"),
            _ => include_str!("../examples/hoshikawa-home-stores.toml"),
        };
        let file = SourceFile { name: name.to_owned(), text: text.to_owned() };
        let answers = read(&file, &model).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let evaluation = evaluate(&model, &answers);
        Self { model, answers, evaluation }
    }

    fn kernel(&self) -> Kernel {
        Kernel::new(&self.model, &self.answers, self.evaluation.outlook)
    }

    fn advice(&self) -> Advice {
        Advice::from(&self.evaluation.verdict)
    }
}

#[divan::bench(args = COMPANIES)]
fn one_evaluation(bencher: Bencher, name: &str) {
    let company = Company::new(name);
    bencher.bench_local(|| evaluate(black_box(&company.model), black_box(&company.answers)));
}

#[divan::bench(args = COMPANIES)]
fn one_evaluation_in_the_kernel(bencher: Bencher, name: &str) {
    let kernel = Company::new(name).kernel();
    bencher.bench_local(|| kernel.advise(black_box(kernel.present())));
}

#[divan::bench(args = COMPANIES)]
fn compiling_the_kernel(bencher: Bencher, name: &str) {
    let company = Company::new(name);
    bencher.bench_local(|| black_box(&company).kernel());
}

#[divan::bench(args = [1, 10_000, 1_000_000], sample_count = 20)]
fn stress(bencher: Bencher, runs: u32) {
    let company = Company::new(COMPANIES[1]);
    let (kernel, advice) = (company.kernel(), company.advice());
    let runs = NonZeroU32::new(runs).unwrap_or(STRESS_RUNS);
    bencher.bench_local(|| {
        stress_runs(&company.model, &company.answers, &kernel, &advice, runs, black_box(SEED))
    });
}

#[divan::bench(args = COMPANIES)]
fn weights(bencher: Bencher, name: &str) {
    let company = Company::new(name);
    let (kernel, advice) = (company.kernel(), company.advice());
    bencher.bench_local(|| weight_sensitivity(&company.model, black_box(&kernel), &advice));
}

#[divan::bench(args = COMPANIES)]
fn answers(bencher: Bencher, name: &str) {
    let company = Company::new(name);
    let (kernel, advice) = (company.kernel(), company.advice());
    bencher.bench_local(|| counterfactuals(black_box(&kernel), &advice));
}

#[divan::bench(args = COMPANIES)]
fn open(bencher: Bencher, name: &str) {
    let company = Company::new(name);
    let (kernel, advice) = (company.kernel(), company.advice());
    bencher.bench_local(|| open_answers(&company.model, black_box(&kernel), &advice));
}

#[divan::bench(args = COMPANIES)]
fn whole_analysis(bencher: Bencher, name: &str) {
    let Company { model, answers, evaluation } = Company::new(name);
    bencher.bench_local(|| analyse(&model, &answers, &evaluation, STRESS_RUNS, black_box(SEED)));
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
