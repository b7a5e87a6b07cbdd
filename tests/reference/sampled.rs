//! Compares the trials with trials that have other random numbers. The shares may differ by
//! [`FAR`] standard errors.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use super::cases::{CASES, Case, Differences, TABLES, agree, cases};
use super::chances::{Moved, Tally, run};
use super::claims::*;
use super::companies::Chance;
use super::domain::HOMES;
use super::sheet::OPEN;
use super::verdict::Kind;

/// Of a few thousand shares, none lies this far off by chance (about 7 in a million do).
const FAR: f64 = 4.5;

/// Returns by how many standard errors two shares of runs differ.
fn apart(one: f64, other: f64, runs: [u32; 2]) -> f64 {
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

#[test]
fn program_and_reference_have_the_same_shares_of_trials() {
    agree(&*CASES, shares_differ);
}

#[test]
#[ignore = "a minute: many runs, so that small faults show"]
fn program_and_reference_have_the_same_shares_of_many_trials() {
    let many = NonZeroU32::new(100_000).expect("it is not zero");
    agree(&cases(1, 12, many), shares_differ);
}
