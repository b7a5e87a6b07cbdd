//! Compares the trials with trials that have other random numbers. The shares may differ by
//! [`FAR`] standard errors.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use super::cases::{CASES, Case, Differences, TABLES, agree, cases, different};
use super::chances::{Moved, Tally, run};
use super::claims::*;
use super::companies::Chance;
use super::domain::HOMES;
use super::sheet::{CELLS, OPEN};
use super::swift::Label;
use super::verdict::Kind;

/// Of a few thousand shares, none lies this far off by chance (about 7 in a million do).
pub(super) const FAR: f64 = 4.5;

/// Returns by how many standard errors two shares of runs differ.
pub(super) fn apart(one: f64, other: f64, runs: [u32; 2]) -> f64 {
    let [first, second] = runs.map(f64::from);
    let both = (one * first + other * second) / (first + second);
    let least = 1.0 / (first + second);
    let spread = (both * (1.0 - both)).max(least) * (1.0 / first + 1.0 / second);
    (one - other) / spread.sqrt()
}

fn tally(case: &Case, [answers, weights]: [bool; 2], seed: u64) -> Tally {
    let slant = !case.json["model"]["stress"]["slant"].is_null();
    let moved = Moved { answers, weights, slant };
    run(&TABLES, &case.told, moved, case.runs, &mut Chance(seed))
}

/// The shares of each advice and of first places, with answers, weights, and both moved.
fn shares_differ(case: &Case) -> Differences {
    let mut differences = Differences::new();
    if case.advice.kind == Kind::NotEnough {
        return differences;
    }
    let is_open = case.standing.settled.contains(&OPEN);
    for (key, moved) in [
        ("answers_moved", [true, false]),
        ("weights_moved", [false, true]),
        ("both_moved", [true, true]),
    ] {
        // With only the weights moved, an open answer stays open.
        if is_open && !moved[0] {
            continue;
        }
        let table = &case.json["firmness"][key];
        let own = tally(case, moved, 77);
        let outcomes = list(&table["outcomes"]).iter();
        let outcomes: BTreeMap<_, _> =
            outcomes.map(|it| (label(it), number(&it["share"]).expect("a share"))).collect();
        let labels: BTreeSet<_> = outcomes.keys().chain(own.labels.keys()).copied().collect();
        let labels = labels.into_iter().map(|it| {
            let program = outcomes.get(&it).copied().unwrap_or(0.0);
            (format!("{it:?}"), program, own.share(it))
        });
        let first = HOMES.iter().zip(own.first).map(|(id, first)| {
            let program = number(&table["ranks"][id][0]).expect("a share");
            (format!("{id} first"), program, first / f64::from(own.runs))
        });
        for (what, program, own_share) in labels.chain(first) {
            let z = apart(program, own_share, [case.runs, own.runs]);
            if z.abs() > FAR {
                differences.push(format!("{key}, {what}: program {program}, own {own_share}"));
            }
        }
    }
    differences
}

/// Of 100 runs, those in which nobody moves, the team moves to some home, or several homes tie. The
/// program makes them add up to 100, in steps of one or, where little is known, of five; so each may
/// be a whole step off.
fn acts_differ(case: &Case) -> Differences {
    if case.advice.kind == Kind::NotEnough {
        return Vec::new();
    }
    let own = tally(case, [true, true], 78);
    let share = |keep: &dyn Fn(Label) -> bool| {
        let kept = own.labels.iter().filter(|(label, _)| keep(**label));
        f64::from(kept.map(|(_, runs)| runs).sum::<u32>()) / f64::from(own.runs)
    };
    let acts = &case.json["firmness"];
    let moves = HOMES
        .iter()
        .enumerate()
        .map(|(at, id)| (*id, acts["moves"].get(id), share(&|it| it == (Kind::Move, 1 << at))));
    let others = [
        ("stays", acts.get("stays"), share(&|it| !matches!(it.0, Kind::Move | Kind::Tie))),
        ("ties", acts.get("ties"), share(&|it| it.0 == Kind::Tie)),
    ];
    let acts: Vec<_> = moves
        .chain(others)
        .map(|(what, program, own)| (what, program.and_then(number).unwrap_or(0.0), own))
        .collect();
    let sum: f64 = acts.iter().map(|it| it.1).sum();
    let step = if acts.iter().all(|it| it.1 % 5.0 < 0.5) { 5.0 } else { 1.0 };
    let mut differences = Differences::new();
    for (what, program, own_share) in acts {
        let spread = (own_share * (1.0 - own_share)).max(1e-4) * 2.0 / f64::from(case.runs);
        if (program - 100.0 * own_share).abs() > step + FAR * 100.0 * spread.sqrt() {
            differences.push(format!("{what}: program {program}, own {own_share}"));
        }
    }
    if (sum - 100.0).abs() > 1e-9 {
        differences.push(format!("the acts add up to {sum}"));
    }
    differences
}

/// How many times the reference runs what the program runs once, to see how far what an answer is
/// worth varies by chance.
const TIMES: u64 = 6;

/// What the answers to find out are worth. More runs would give other figures, since the largest of
/// several shares is taken; so both have as many.
fn worths_differ(case: &Case) -> Differences {
    let program: BTreeMap<_, _> = list(&case.json["firmness"]["find_out"])
        .iter()
        .map(|it| (TABLES.cell(text(&it["factor"])), number(&it["worth"]).expect("a number")))
        .collect();
    if case.advice.kind == Kind::NotEnough {
        return different("find out", program.len(), 0);
    }
    let least_shown =
        if program.len() < 5 { 2.0 } else { program.values().copied().fold(f64::MAX, f64::min) };
    let tallies: Vec<_> = (0..TIMES).map(|it| tally(case, [true, true], 79 + it)).collect();
    let mut differences = Differences::new();
    for cell in 0..CELLS {
        let worths: Vec<_> = tallies.iter().map(|it| it.worth(cell)).collect();
        let (own, spread) = mean_and_spread(&worths);
        let far = 6.0 * spread;
        let wrong = match program.get(&cell) {
            Some(program) => (program - own).abs() > far + 0.5 || own < least_shown - far - 0.5,
            None => own > least_shown + far + 0.5,
        };
        if wrong {
            let id = TABLES.ids[cell];
            differences
                .push(format!("{id}: program {:?}, own {own} by {spread}", program.get(&cell)));
        }
    }
    differences
}

/// Returns the mean of some figures, and how far another such figure lies from it in general. A few
/// figures may be close to each other by chance; so the spread is not taken to be tiny.
fn mean_and_spread(figures: &[f64]) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a few figures")]
    let count = figures.len() as f64;
    let mean = figures.iter().sum::<f64>() / count;
    let squares: f64 = figures.iter().map(|it| (it - mean) * (it - mean)).sum();
    (mean, (squares / (count - 1.0) * (1.0 + 1.0 / count)).sqrt().max(0.3))
}

#[test]
fn program_and_reference_count_the_same_acts() {
    agree(&*CASES, acts_differ);
}

#[test]
fn program_and_reference_find_the_same_questions_worth_asking() {
    agree(&*CASES, worths_differ);
}

#[test]
fn program_and_reference_have_the_same_shares_of_trials() {
    agree(&*CASES, shares_differ);
}

#[test]
#[ignore = "a minute: many runs, so that small faults show"]
fn program_and_reference_have_the_same_shares_of_many_trials() {
    let many = NonZeroU32::new(100_000).expect("it is not zero");
    agree(&cases(1, 1, 12, many), shares_differ);
}
