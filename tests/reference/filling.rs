//! Every way of filling in the open answers, or many of them where there are too many.

use std::collections::BTreeSet;

use super::companies::Chance;
use super::sheet::*;
use super::swift::{Label, Subject};

/// The advice that the ways of filling in come to.
pub(crate) struct Fillings {
    pub(crate) labels: BTreeSet<Label>,
    /// Whether every way was tried.
    pub(crate) complete: bool,
}

/// Returns the first question that is open; the choices come first, and a question before those that
/// hang on it.
fn first_open(tables: &Tables, given: &Sheet) -> Option<usize> {
    let settled = tables.settled(given);
    (0..CONTEXTS + FACTORS).find(|it| settled[*it] == OPEN)
}

pub(crate) fn is_anything_open(tables: &Tables, subject: &Subject) -> bool {
    first_open(tables, &subject.given).is_some()
}

pub(crate) fn fillings(tables: &Tables, subject: &Subject, most: usize) -> Fillings {
    let mut labels = BTreeSet::new();
    let mut left = most;
    fill(tables, subject, &subject.given, &mut left, &mut labels);
    if left > 0 {
        return Fillings { labels, complete: true };
    }
    let mut chance = Chance(7);
    for _ in 0..most {
        let mut given = subject.given;
        while let Some(cell) = first_open(tables, &given) {
            let possible: Vec<_> = tables.possible(cell).collect();
            given[cell] = *chance.pick(&possible);
        }
        labels.insert(tables.advice(&Subject { given, team: subject.team }).label());
    }
    Fillings { labels, complete: false }
}

fn fill(
    tables: &Tables,
    subject: &Subject,
    given: &Sheet,
    left: &mut usize,
    labels: &mut BTreeSet<Label>,
) {
    if *left == 0 {
        return;
    }
    let Some(cell) = first_open(tables, given) else {
        *left -= 1;
        labels.insert(tables.advice(&Subject { given: *given, team: subject.team }).label());
        return;
    };
    for answer in tables.possible(cell) {
        let mut given = *given;
        given[cell] = answer;
        fill(tables, subject, &given, left, labels);
    }
}
