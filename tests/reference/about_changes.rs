//! Checks what sentences say would change the advice: other answers, other weights, open answers.

use super::about_scores::{usize_of, weighted};
use super::cases::{Differences, TABLES};
use super::claims::*;
use super::domain::*;
use super::filling::{Fillings, fillings};
use super::fraction::Fraction;
use super::own::Own;
use super::patterns::Slot;
use super::said::Said;
use super::seeking::*;
use super::sheet::*;
use super::swift::*;
use super::verdict::Kind;
use super::weighing::{leads, section_at, shift};

pub(crate) fn change(it: &Said) -> Differences {
    let cell = it.own.cell(it.text(0));
    let found = single_answers(&TABLES, &it.own.case.subject);
    let mut own = found.iter().filter(|(other, _)| Some(other.0) == cell);
    let brings = own.any(|(other, advice)| {
        advice.label() == it.advice()
            && statement(it.own, *other).trim_end_matches('.') == it.text(2)
    });
    it.unless(brings, cell)
}

/// Returns the sentence for another answer.
pub(crate) fn statement<'a>(own: &Own<'a>, other: Other) -> &'a str {
    let changes = list(&own.case.json["changes"]).iter().flat_map(|it| list(&it["answers"]));
    let mut same = changes.filter(|it| {
        text(&it["factor"]) == TABLES.ids[other.0] && it["to"].as_u64() == Some(other.1 as u64)
    });
    same.next().map_or("", |it| text(&it["statement"]))
}

/// Tells whether another answer alone brings another advice.
pub(crate) fn single_that_brings(own: &Own, other: Other) -> bool {
    single_answers(&TABLES, &own.case.subject).iter().any(|it| it.0 == other)
}

/// Tells whether a home passes and no other passing home has as many points.
pub(crate) fn is_first(standing: &Standing, home: usize) -> bool {
    let exact = standing.scores.exact;
    let behind = |it: usize| it == home || !standing.passes(it) || exact[it] < exact[home];
    standing.passes(home) && (0..4).all(behind)
}

/// Sets of three answers are too many to try here; `exact` tries them for a few companies.
pub(crate) fn no_three(it: &Said) -> Differences {
    let home = it.home(0);
    let set = smallest(&TABLES, &it.own.case.subject.given, 2, &|it| is_first(it, home));
    it.unless(set.is_none(), set)
}

pub(crate) fn set_first(it: &Said) -> Differences {
    let home = it.home(0);
    let Some(answers) = answers_in(it.own, it.text(0)) else {
        return it.unless(false, "unknown answers");
    };
    let then = TABLES.standing(&with(&it.own.case.subject.given, &answers));
    let fewer = smallest(&TABLES, &it.own.case.subject.given, (answers.len() - 1).min(2), &|it| {
        is_first(it, home)
    });
    let count = i64::try_from(answers.len()) == Ok(it.n(0));
    it.unless(count && is_first(&then, home) && fewer.is_none(), (answers, fewer))
}

/// Reads `A1: two of five, B2: none`: each level is the one with this count.
fn answers_in(own: &Own, said: &str) -> Option<Vec<Other>> {
    let sets = list(&own.case.json["firmness"]["rivals"]).iter();
    let one =
        |it: &serde_json::Value| format!("{}: {}", text(&it["reference"]), text(&it["count"]));
    let mut same = sets.filter(|it| {
        let answers: Vec<_> = list(&it["smallest"]["answers"]).iter().map(one).collect();
        answers.join(", ") == said
    });
    others(&TABLES, &same.next()?["smallest"])
}

/// Returns the advice with a section left out.
pub(crate) fn without(own: &Own, letter: &str) -> Label {
    let weights = TABLES.without(section_at(letter));
    let scores = |it: &Pulls| exact_scores(it, &weights);
    TABLES.advice_with(&own.case.subject, &TABLES.own_weights(), &scores).label()
}

pub(crate) fn no_weights(it: &Said) -> Differences {
    let own = shift(&TABLES, &leads(&it.own.case.standing, it.home(1), it.home(0)));
    it.unless(own.is_none() && it.own.case.standing.leader() == Some(it.home(1)), own)
}

pub(crate) fn one_point(it: &Said) -> Differences {
    let own = shift(&TABLES, &leads(&it.own.case.standing, it.home(1), it.home(0)));
    let is_small = own.is_some_and(|it| it <= Fraction::whole(1));
    it.unless(is_small && it.own.case.standing.leader() == Some(it.home(1)), own)
}

pub(crate) fn weight_moves(it: &Said) -> Differences {
    let Some(leader) = it.own.case.standing.leader() else { return it.unless(false, "no leader") };
    let own = shift(&TABLES, &leads(&it.own.case.standing, leader, it.home(0)));
    let least = own.and_then(|it| i64::try_from(it.rounded_down()).ok());
    it.unless(least == Some(it.n(0)), own)
}

pub(crate) fn open(it: &Said) -> Fillings {
    fillings(&TABLES, &it.own.case.subject, 4000)
}

pub(crate) fn open_cannot(it: &Said) -> Differences {
    let found = open(it);
    let same = found.labels.iter().all(|label| *label == it.own.case.advice.label());
    it.unless(same, found.labels)
}

pub(crate) fn open_can(it: &Said) -> Differences {
    let found = open(it);
    let same = found.labels.iter().all(|label| *label == it.own.case.advice.label());
    it.unless(!(found.complete && same), found.labels)
}

/// Nothing that could be tried out in full is left undecided, unless the trials or the size of the
/// team may change it too.
pub(crate) fn open_undecided(it: &Said) -> Differences {
    let found = open(it);
    let may_wait = it.own.case.json["verdict"]["reason"] == "few_runs";
    let size_is_open = it.own.case.subject.team.is_none_or(|it| it < SMALL_TEAM);
    it.unless(!found.complete || may_wait || size_is_open, found.labels)
}

pub(crate) fn open_cells(own: &Own) -> Vec<usize> {
    let is_open = |it: &usize| own.case.standing.settled[*it] == OPEN;
    weighted().filter(is_open).filter(|it| TABLES.weights[it - CONTEXTS] > 0).collect()
}

/// Returns how many questions have weight.
fn have_weight() -> usize {
    TABLES.weights.iter().filter(|it| **it > 0).count()
}

pub(crate) fn open_count(it: &Said) -> Differences {
    let own = (open_cells(it.own).len(), have_weight());
    it.unless(own == (usize_of(it.n(0)), usize_of(it.n(1))), own)
}

pub(crate) fn none_is_open(it: &Said) -> Differences {
    let own = open_cells(it.own).len();
    it.unless(own == 0, own)
}

pub(crate) fn open_alone(it: &Said) -> Differences {
    let open = open_cells(it.own);
    let alone = open.iter().filter(|cell| changes_alone(it.own, **cell)).count();
    let own = (open.len(), have_weight(), alone);
    it.unless(own == (usize_of(it.n(0)), usize_of(it.n(1)), usize_of(it.n(2))), own)
}

/// Some level of an open question brings another advice than the move that is leaned to.
pub(crate) fn open_undoes(it: &Said) -> Differences {
    let Some(cell) = it.own.cell(it.text(2)) else { return it.unless(false, "no question") };
    let is_open = it.own.case.standing.settled[cell] == OPEN;
    let leaning = (Kind::Move, it.own.case.advice.homes);
    let undoes = (1..=5).any(|level| {
        let given = with(&it.own.case.subject.given, &[(cell, level)]);
        let advice = TABLES.advice(&Subject { given, team: it.own.case.subject.team });
        advice.label() != leaning
    });
    it.unless(is_open && undoes, it.own.case.advice)
}

/// Tells whether some level of a question brings another advice.
pub(crate) fn changes_alone(own: &Own, cell: usize) -> bool {
    !turns_alone(own, cell).is_empty()
}

/// Every other advice that some level of a question alone brings.
pub(crate) fn turns_alone(own: &Own, cell: usize) -> Vec<Label> {
    let mut found = Vec::new();
    let levels = (1..=5).map(|level| {
        let given = with(&own.case.subject.given, &[(cell, level)]);
        TABLES.advice(&Subject { given, team: own.case.subject.team }).label()
    });
    for label in levels.filter(|it| *it != own.case.advice.label()) {
        if !found.contains(&label) {
            found.push(label);
        }
    }
    found
}

/// No other answer changes the advice alone: as many are printed as there are, each with its nearest
/// level.
pub(crate) fn every_change(it: &Said) -> Differences {
    let found = single_answers(&TABLES, &it.own.case.subject);
    let own = nearest(&it.own.case.subject.given, &found).len();
    let paper = it.own.case.paper.as_deref().unwrap_or_default();
    let printed = paper.lines().filter(|it| it.contains(" today): ") && it.contains(" Then: "));
    it.unless(printed.count() == own, own)
}

/// Sections that are left out one at a time: who leads then, and what would be advised.
pub(crate) fn left_out(it: &Said) -> Differences {
    let Some((first, second)) = it.own.pair() else { return it.unless(false, "no pair") };
    let mut is_first_ahead = true;
    for part in it.text(0).split("; ") {
        let read = |pattern| it.own.names.read(pattern, part);
        let (letter, told) = match (
            read("{text} ({text}), {home} leads by {n}")
                .or_else(|| read("{text} ({text}), and {home} leads by {n}"))
                .as_deref(),
            read("{text} ({text}), by {n}").as_deref(),
            read("{text} ({text}), {home} and {home} are level")
                .or_else(|| read("{text} ({text}), and {home} and {home} are level"))
                .as_deref(),
        ) {
            (Some([_, Slot::Text(letter), Slot::Home(home), Slot::Number(lead)]), ..) => {
                is_first_ahead = *home == first;
                (*letter, if *home == first { *lead } else { -lead })
            }
            (_, Some([_, Slot::Text(letter), Slot::Number(lead)]), _) => {
                (*letter, if is_first_ahead { *lead } else { -lead })
            }
            (_, _, Some([_, Slot::Text(letter), ..])) => (*letter, 0),
            _ => return it.unless(false, part),
        };
        let exact = scores_without(it.own, letter);
        let lead = exact(first) - exact(second);
        let own = without(it.own, letter);
        let mut wrong = it.unless(told == lead, (letter, lead));
        wrong.extend(
            it.unless(own == it.advice() && own != it.own.case.advice.label(), (letter, own)),
        );
        if !wrong.is_empty() {
            return wrong;
        }
    }
    Vec::new()
}

/// Returns the points shown with a section left out.
pub(crate) fn scores_without(own: &Own, letter: &str) -> impl Fn(usize) -> i64 {
    let shown = exact_scores(&own.case.standing.pulls, &TABLES.without(section_at(letter))).shown;
    move |home| shown.get(home).copied().unwrap_or(50)
}
