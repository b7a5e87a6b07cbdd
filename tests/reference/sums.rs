//! Compares sums over the tables with known totals, to find copying mistakes.

use super::answers::subjects;
use super::domain::*;
use super::factors::{Factor, factors, questions};
use super::fraction::Fraction;
use super::gates::GATES;

fn points_of_100(keep: impl Fn(&Factor) -> bool) -> Fraction {
    factors().filter(|it| keep(it)).map(|it| it.weight() * Fraction::whole(100)).sum()
}

#[test]
fn weights_and_shares_add_up() {
    assert_eq!(SECTIONS.iter().map(|(_, weight)| weight).sum::<i128>(), 100);
    for (section, weight) in SECTIONS {
        let shares = factors().filter(|it| it.section == section).map(|it| it.share);
        assert_eq!(shares.sum::<i128>(), 100, "{section}");
        assert_eq!(points_of_100(|it| it.section == section), Fraction::whole(weight));
    }
}

#[test]
fn each_share_comes_to_the_weight_printed_beside_it() {
    for factor in factors() {
        let tenths = factor.weight() * Fraction::whole(1000);
        assert_eq!(tenths.rounded_half_up(), factor.tenths, "{}", factor.id);
    }
}

#[test]
fn sections_and_core_have_the_sizes_named() {
    let count = |section: &str| factors().filter(|it| it.section == section).count();
    assert_eq!(SECTIONS.map(|(id, _)| count(id)), [4, 4, 5, 4, 4, 4, 5, 2]);
    assert_eq!(factors().filter(|it| it.core).count(), 18);
    assert_eq!(points_of_100(|it| it.core).rounded_half_up(), 71);
    assert_eq!(points_of_100(|it| CORE_SMALL_TEAM.contains(&it.id)).rounded_half_up(), 43);
    assert!(FACTS.iter().all(|fact| factors().any(|it| it.id == *fact)));
}

#[test]
fn the_homes_reach_as_far_as_was_said() {
    for (home, (lowest, highest)) in
        [(-125, 199), (-120, 194), (-92, 106), (-97, 122)].into_iter().enumerate()
    {
        let tenths = |pick: &dyn Fn([i128; 5]) -> i128| {
            let reach = |it: Factor| it.weight() * Fraction::new(500 * pick(it.pulls[home]), 3);
            factors().map(reach).sum::<Fraction>().rounded_half_up()
        };
        let least = tenths(&|pulls| pulls.into_iter().min().expect("five pulls"));
        let most = tenths(&|pulls| pulls.into_iter().max().expect("five pulls"));
        assert_eq!((least, most), (lowest, highest), "{}", HOMES[home]);
    }
}

#[test]
fn no_pull_changes_direction_along_the_levels() {
    for factor in factors() {
        for pulls in factor.pulls {
            assert!(pulls.is_sorted() || pulls.iter().rev().is_sorted(), "{}", factor.id);
            assert_eq!(pulls[2], 0, "{}: level 3 pulls nowhere", factor.id);
        }
    }
}

/// The required choices and the core leave no gate open.
#[test]
fn core_and_required_choices_settle_every_gate() {
    for gate in &GATES {
        for question in [subjects(gate.fails), subjects(gate.conditional)].concat() {
            let core = factors().any(|it| it.id == question && it.core);
            assert!(core || choices_of(question).is_some(), "{}: {question}", gate.id);
        }
    }
}

#[test]
fn every_id_is_there_once() {
    let mut ids: Vec<_> = questions().chain(CHOICES.map(|(id, ..)| id)).collect();
    assert_eq!(ids.len(), 32 + 5 + 6);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 32 + 5 + 6);
}
