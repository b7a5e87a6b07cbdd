//! Checks what sentences say of trials, and of the rules and their bands.

use super::about_scores::usize_of;
use super::cases::{Differences, TABLES};
use super::claims::{list, text};
use super::domain::*;
use super::own::BOTH;
use super::said::Said;
use super::seeking::with;
use super::supposing::share_for;
use super::swift::enough_is_answered;
use super::verdict::Kind;

/// Returns the share of the most frequent outcome.
pub(crate) fn most_share(it: &Said) -> f64 {
    let tally = it.own.tally(BOTH);
    tally.labels.keys().map(|it| tally.share(*it)).fold(0.0, f64::max)
}

/// The trials go to the home leaned to, or tie if there are several.
pub(crate) fn leans(it: &Said) -> Differences {
    let share = share_for(it.own.tally(BOTH), (Kind::NotYet, it.homes()));
    let mut differences = it.share_is(share);
    let leaning = (Kind::NotYet, it.homes());
    differences.extend(it.unless(it.own.is_advised(leaning), it.own.case.advice));
    differences
}

pub(crate) fn few_move(it: &Said) -> Differences {
    let share = it.own.share(|label| label == (Kind::Move, it.homes()));
    let mut differences = it.share_is(share);
    let leads = it.own.case.standing.leader().is_some_and(|home| it.homes() == 1 << home);
    differences.extend(it.unless(leads && share < 0.5 + it.own.error(0.5), it.own.case.advice));
    differences
}

pub(crate) fn decided(it: &Said) -> Differences {
    it.unless(it.own.is_advised(it.advice()), it.own.case.advice)
}

pub(crate) fn small_team(it: &Said) -> Differences {
    it.unless(i128::from(it.n(0)) == SMALL_TEAM, SMALL_TEAM)
}

pub(crate) fn runs(it: &Said) -> Differences {
    let seed = it.own.case.json["firmness"]["seed"].as_i64();
    it.unless(it.n(0) == i64::from(it.own.case.runs) && Some(it.n(1)) == seed, it.own.case.runs)
}

pub(crate) fn bands(it: &Said) -> Differences {
    let own = [FIRM, MODERATE];
    it.unless(own == [0, 1].map(|at| i128::from(it.n(at))), own)
}

pub(crate) fn move_share(it: &Said) -> Differences {
    it.unless(i128::from(it.n(0)) == MOVE_SHARE, MOVE_SHARE)
}

pub(crate) fn tie_margin(it: &Said) -> Differences {
    it.unless(i128::from(it.n(0)) == TIE_MARGIN, TIE_MARGIN)
}

pub(crate) fn margins(it: &Said) -> Differences {
    let own = [MOVE_MARGIN, FLOOR, FLOOR_WITHOUT_HOME, TIE_MARGIN];
    it.unless(own == [0, 1, 2, 3].map(|at| i128::from(it.n(at))), own)
}

pub(crate) fn nothing(_: &Said) -> Differences {
    Vec::new()
}

pub(crate) fn is_no_home(it: &Said) -> Differences {
    it.unless(it.own.case.advice.kind == Kind::NoHome, it.own.case.advice)
}

/// With the first so many questions of the list answered, however, there is enough for an advice.
pub(crate) fn first_are_enough(it: &Said) -> Differences {
    let agenda = list(&it.own.case.json["agenda"]).iter();
    let named: Vec<_> = agenda.filter_map(|one| it.own.cell(text(&one["reference"]))).collect();
    let numbers = it.numbers();
    let count = numbers.first().map_or(1, |it| usize_of(*it));
    let is_enough = |level: usize| {
        let levels: Vec<_> = named.iter().take(count).map(|cell| (*cell, level)).collect();
        let settled = TABLES.settled(&with(&it.own.case.subject.given, &levels));
        enough_is_answered(&settled, &TABLES.own_weights())
    };
    it.unless((1..=5).all(is_enough), named.len())
}
