//! A second, independent implementation of the decision rules: plain, slow, and read off the
//! design rather than off the program.
//!
//! It reads the built-in model without the program's loader, works in exact fractions, and settles
//! three-valued conditions by trying every way of filling in what is open. [`domain`] holds the
//! model's data against the brief it was written from.

mod companies;
mod domain;
mod fraction;
mod model;
mod rules;

use std::collections::BTreeMap;

use companies::{Chance, random_company};
use model::Model;
use rules::{Company, Reply, decision};

const COMPANIES: usize = 1000;
const SEED: u64 = 20_260_511;

/// Returns a company with these levels and context choices, everything else not asked.
fn company(levels: &[(&str, i128)], about: &[(&str, &str)]) -> Company {
    Company {
        replies: levels.iter().map(|(id, it)| ((*id).to_owned(), Reply::Level(*it))).collect(),
        about: about.iter().map(|(id, it)| ((*id).to_owned(), (*it).to_owned())).collect(),
    }
}

/// A comparison over these companies means something only if every verdict is among them.
#[test]
fn every_verdict_comes_up_among_the_random_companies() {
    let model = Model::built_in();
    let mut chance = Chance(SEED);
    let mut counts = BTreeMap::new();
    for _ in 0..COMPANIES {
        let decision = decision(&model, &random_company(&model, &mut chance));
        *counts.entry(decision.verdict).or_insert(0) += 1;
    }
    assert_eq!(counts.len(), 5, "{counts:?}");
    assert!(counts.values().all(|it| *it >= COMPANIES / 50), "{counts:?}");
}
