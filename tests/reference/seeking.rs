//! What other answers would bring: everything is tried, and everything is worked out anew.

use super::sheet::*;
use super::swift::{AT_ELSEWHERE, Brief, Label, Standing, Subject};

/// One answer that is different: its cell, and the level that it would have.
pub(crate) type Other = (usize, usize);

/// Returns the cells of the questions with levels, in the order in which the model asks: the
/// authority over several functions comes first.
pub(crate) fn in_order() -> impl Iterator<Item = usize> + Clone {
    let cells = CONTEXTS..CONTEXTS + FACTORS;
    let authority = cells.end - 2..cells.end;
    authority.chain(cells.start..cells.end - 2)
}

/// Returns how many levels lie between an answer and another.
pub(crate) fn steps(given: &Sheet, other: Other) -> usize {
    level_in(given[other.0]).map_or(0, |it| it.abs_diff(other.1))
}

/// Returns the other levels that an answer with a level may have.
fn others(settled: &Sheet, cell: usize) -> Vec<Other> {
    let Some(own) = level_in(settled[cell]) else { return Vec::new() };
    (1..=5).filter(|it| own != *it).map(|it| (cell, it)).collect()
}

/// Returns every other level of every answer with a level.
pub(crate) fn single_others(tables: &Tables, given: &Sheet) -> Vec<Other> {
    let settled = tables.settled(given);
    in_order().flat_map(|it| others(&settled, it)).collect()
}

pub(crate) fn with(given: &Sheet, others: &[Other]) -> Sheet {
    let mut sheet = *given;
    for (cell, level) in others {
        sheet[*cell] = 1 << (level - 1);
    }
    sheet
}

/// Every advice with another label that one other answer brings, with that answer.
pub(crate) fn single_answers(tables: &Tables, subject: &Subject) -> Vec<(Other, Brief)> {
    let own = tables.advice(subject).label();
    let mut found = Vec::new();
    for other in single_others(tables, &subject.given) {
        let changed = Subject { given: with(&subject.given, &[other]), team: subject.team };
        let advice = tables.advice(&changed);
        if advice.label() != own {
            found.push((other, advice));
        }
    }
    found
}

/// For each question and label, the nearest level that brings it.
pub(crate) fn nearest(given: &Sheet, found: &[(Other, Brief)]) -> Vec<(Other, Label)> {
    let mut nearest = Vec::<(Other, Label)>::new();
    for (other, advice) in found {
        let same = |it: &&mut (Other, Label)| it.0.0 == other.0 && it.1 == advice.label();
        match nearest.iter_mut().find(same) {
            None => nearest.push((*other, advice.label())),
            Some(it) if steps(given, *other) < steps(given, it.0) => it.0 = *other,
            Some(_) => {}
        }
    }
    nearest
}

/// Returns the fewest other answers, then the fewest levels, then the first in the order of the
/// model, after which something holds. At most `most` answers are tried.
pub(crate) fn smallest(
    tables: &Tables,
    given: &Sheet,
    most: usize,
    holds: &dyn Fn(&Standing) -> bool,
) -> Option<Vec<Other>> {
    let settled = tables.settled(given);
    let choices: Vec<_> =
        in_order().map(|it| others(&settled, it)).filter(|it| !it.is_empty()).collect();
    (1..=most).find_map(|size| {
        let mut best: Option<(usize, Vec<Other>)> = None;
        try_sets(&choices, size, &mut Vec::new(), &mut |set| {
            let far = set.iter().map(|it| steps(given, *it)).sum();
            if best.as_ref().is_none_or(|it| far < it.0)
                && holds(&tables.standing(&with(given, set)))
            {
                best = Some((far, set.to_vec()));
            }
        });
        best.map(|it| it.1)
    })
}

fn try_sets(
    choices: &[Vec<Other>],
    size: usize,
    chosen: &mut Vec<Other>,
    try_it: &mut impl FnMut(&[Other]),
) {
    if size == 0 {
        return try_it(chosen);
    }
    for (at, own) in choices.iter().enumerate() {
        for other in own {
            chosen.push(*other);
            try_sets(&choices[at + 1..], size - 1, chosen, try_it);
            chosen.pop();
        }
    }
}

/// Returns how far the lead of one home over another goes between the levels of a question, in points.
/// Elsewhere counts 50.
pub(crate) fn swing(tables: &Tables, given: &Sheet, cell: usize, pair: (usize, usize)) -> f64 {
    let lead = |level: usize| {
        let exact = tables.standing(&with(given, &[(cell, level)])).scores.exact;
        let of = |home: usize| if home == AT_ELSEWHERE { 0.0 } else { exact[home] };
        of(pair.0) - of(pair.1)
    };
    let leads = (1..=5).map(lead);
    let most = leads.clone().fold(f64::MIN, f64::max);
    let least = leads.fold(f64::MAX, f64::min);
    (most - least) * 50.0 / 480_000.0
}
