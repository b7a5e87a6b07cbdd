//! What the program advises to many companies, and how firmly. Prints the tables of
//! docs/calibration.md:
//!
//! ```text
//! cargo test --release --locked calibration -- --ignored --nocapture
//! ```

mod companies;
mod oddities;
mod sample;
mod slant;
mod tables;

use std::num::NonZeroU32;

use mops_advisor::answers::{Answers, Home};
use mops_advisor::decide::{Decision, decide};
use mops_advisor::model::{Model, builtin_model};

use companies::{Dice, Kinds, as_people_answer, kinds, of_kind, random};

const COMPANIES: usize = 4_000;
const RUNS: NonZeroU32 = NonZeroU32::new(2_000).expect("it is not zero");

/// One company, and what is advised to it.
struct Case {
    answers: Answers,
    decision: Decision,
    home: Home,
    /// The place of its archetype, unless it is random.
    kind: Option<usize>,
}

/// Returns companies and what is advised to them: random ones, or of each archetype in turn.
fn cases(model: &Model, kinds: Option<&Kinds>, count: usize) -> Vec<Case> {
    let mut dice = Dice::new(2026);
    let case = |place: usize| {
        let kind = kinds.map(|it| place % it.archetypes.len());
        let mut answers = match kinds.zip(kind) {
            Some((kinds, kind)) => of_kind(model, kinds, kind, &mut dice),
            None => random(model, &mut dice),
        };
        as_people_answer(model, &mut answers, &mut dice);
        let home = answers.home(model).expect("it is given");
        Case { decision: decide(model, &answers, RUNS, 1), answers, home, kind }
    };
    (0..count).map(case).collect()
}

#[test]
#[ignore = "takes a minute; its tables stand in docs/calibration.md"]
#[expect(clippy::print_stdout, reason = "the tables are what it is for")]
fn print_the_tables() {
    let (model, kinds) = (builtin_model(), kinds());
    let populations = [
        ("random companies", cases(&model, None, COMPANIES)),
        ("companies of archetypes", cases(&model, Some(&kinds), COMPANIES)),
    ];
    let mut text = format!("Model {}, {RUNS} runs a company\n\n", model.version);
    for (name, cases) in &populations {
        text += &format!("## {} {name}\n\n", cases.len());
        text += &tables::advice_by_home(&model, cases);
        if cases.iter().all(|it| it.kind.is_some()) {
            text += &tables::advice_by_kind(&model, &kinds, cases);
        }
        text += &tables::single_answers(&model, cases);
        text += &tables::strength(cases);
        text += &tables::margin(cases);
    }
    println!("{text}{}", oddities::table(&model, &populations[0].1, &populations[1].1));
}

#[test]
#[ignore = "prints what a person reads to look for absurd advice"]
#[expect(clippy::print_stdout, reason = "the companies are what it is for")]
fn print_a_sample() {
    let (model, kinds) = (builtin_model(), kinds());
    let mut cases = cases(&model, Some(&kinds), 36);
    cases.extend(self::cases(&model, None, 10));
    println!("{}", sample::sample(&model, &kinds, &cases));
}

#[test]
#[ignore = "takes a minute; its table stands in docs/calibration.md"]
#[expect(clippy::print_stdout, reason = "the table is what it is for")]
fn print_the_slants() {
    println!("{}", slant::table(&builtin_model(), &kinds()));
}

#[test]
#[ignore = "takes a minute; the bands of the model are set by its table"]
#[expect(clippy::print_stdout, reason = "the table is what it is for")]
fn print_the_bands() {
    println!("{}", slant::bands(&builtin_model(), &kinds()));
}
