//! How the share of stress runs with the same advice depends on the margin, over random companies.
//! Prints the tables of docs/calibration.md:
//!
//! ```text
//! cargo test --release calibration -- --ignored --nocapture
//! ```

use std::fmt::Write;
use std::num::NonZeroU32;

use mops_advisor::answers::{Answer, Answers, Basis, ContextAnswer, Level, Reply};
use mops_advisor::decide::trials::{Strength, strength, stress_runs};
use mops_advisor::decide::{Company, VerdictKind};
use mops_advisor::model::{Model, builtin_model};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

const COMPANIES: usize = 4_000;
const RUNS: NonZeroU32 = NonZeroU32::new(2_000).expect("it is not zero");

/// The margins of each line, from and to.
const LINES: [(i64, i64); 11] = [
    (0, 2),
    (3, 3),
    (4, 4),
    (5, 5),
    (6, 6),
    (7, 7),
    (8, 8),
    (9, 10),
    (11, 13),
    (14, 17),
    (18, 100),
];

/// One company: its margin, and how firm its advice is.
struct Outcome {
    margin: i64,
    kind: VerdictKind,
    share: f64,
    /// The share of runs in which the leader comes first.
    first: f64,
    strength: Strength,
}

fn random(generator: &mut Xoshiro256PlusPlus, count: usize) -> usize {
    usize::try_from(generator.next_u64() % count as u64).expect("it is below the count")
}

/// Returns a company that answers every question, each level with equal chance, with a home in one
/// of the placements and a technical function inside the company.
fn company(model: &Model, generator: &mut Xoshiro256PlusPlus, bases: &[Basis]) -> Answers {
    let mut answers = Answers::blank(model);
    for factor in model.factor_ids() {
        let reply = Reply::Level(Level::ALL[random(generator, 5)]);
        let basis = bases[random(generator, bases.len())];
        answers.set(factor, Answer { reply, basis, note: None });
    }
    let home = ContextAnswer::Choice(random(generator, model.placements.len()));
    answers.set_about(model.roles.current_home, Some(home));
    if let Some(question) = model.context("technical_home") {
        answers.set_about(question, Some(ContextAnswer::Choice(0)));
    }
    answers
}

fn outcomes(model: &Model, bases: &[Basis]) -> Vec<Outcome> {
    let mut generator = Xoshiro256PlusPlus::seed_from_u64(2026);
    let mut outcomes = Vec::new();
    while outcomes.len() < COMPANIES {
        let answers = company(model, &mut generator, bases);
        let company = Company::new(model, &answers);
        let verdict = &company.evaluation.verdict;
        let Some(margin) = verdict.margin else { continue };
        let runs = stress_runs(&company, RUNS, 1);
        let (Some(share), Some(leader), Some(strength)) =
            (runs.both.same_advice, verdict.leader, strength(&company, verdict, &runs))
        else {
            continue;
        };
        let kind = verdict.kind;
        let first = runs.both.confidence(leader).value;
        outcomes.push(Outcome { margin, kind, share: share.value, first, strength });
    }
    outcomes
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}

fn table(outcomes: &[Outcome]) -> String {
    let mut text = String::from(
        "| Margin | Companies | Same advice, of 100 runs | Middle half | Leader first | Firm | Moderate | Close |\n\
         | -----: | --------: | -----------------------: | ----------: | -----------: | ---: | -------: | ----: |\n",
    );
    for (from, to) in LINES {
        let line: Vec<_> = outcomes.iter().filter(|it| (from..=to).contains(&it.margin)).collect();
        let mut shares: Vec<_> = line.iter().map(|it| 100.0 * it.share).collect();
        if shares.is_empty() {
            continue;
        }
        shares.sort_by(f64::total_cmp);
        let mean = shares.iter().sum::<f64>() / percent(shares.len(), 100);
        let first = 100.0 * line.iter().map(|it| it.first).sum::<f64>() / percent(line.len(), 100);
        let of = |strength| {
            percent(line.iter().filter(|it| it.strength == strength).count(), line.len())
        };
        let margin = match (from, to) {
            (0, 2) => "0 to 2 (tie)".to_owned(),
            (18, _) => "18 and more".to_owned(),
            _ if from == to => from.to_string(),
            _ => format!("{from} to {to}"),
        };
        writeln!(
            text,
            "| {margin} | {} | {mean:.0} | {:.0} to {:.0} | {first:.0} | {:.0} | {:.0} | {:.0} |",
            line.len(),
            shares[shares.len() / 4],
            shares[shares.len() * 3 / 4],
            of(Strength::Firm),
            of(Strength::Moderate),
            of(Strength::Close),
        )
        .expect("writing to a string can not fail");
    }
    text
}

#[test]
#[ignore = "takes half a minute; its tables stand in docs/calibration.md"]
#[expect(clippy::print_stdout, reason = "the tables are what it is for")]
fn print_the_tables() {
    let model = builtin_model();
    for (title, bases) in [
        ("Every answer seen at first hand", &[Basis::Seen][..]),
        ("A third measured, a third seen, a third believed", &Basis::ALL[..]),
        ("Every answer believed", &[Basis::Believed][..]),
    ] {
        let outcomes = outcomes(&model, bases);
        println!("## {title}\n\n{}", table(&outcomes));
        for kind in [VerdictKind::Move, VerdictKind::Stay] {
            let of_kind: Vec<_> = outcomes.iter().filter(|it| it.kind == kind).collect();
            let mean = of_kind.iter().map(|it| it.share).sum::<f64>() / percent(of_kind.len(), 100);
            println!("{}: {} companies, mean {:.0}\n", kind.word(), of_kind.len(), 100.0 * mean);
        }
    }
}
