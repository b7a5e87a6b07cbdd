//! Compares the exact results with plain searches: other answers, other weights, events, and ways of
//! filling in what is open.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use super::cases::{CASES, Case, Differences, TABLES, agree, cases, different};
use super::claims::*;
use super::domain::*;
use super::filling::{fillings, is_anything_open};
use super::happenings::{EVENTS, cases as cases_of};
use super::seeking::*;
use super::sheet::*;
use super::swift::*;
use super::verdict::Kind;
use super::weighing::{interval as weight_interval, leads, order_decides, section_at, shift};

fn answer(it: Other) -> String {
    format!("{}={}", TABLES.ids[it.0], it.1)
}

/// Every different advice that one answer alone can bring, with the nearest level.
fn single_answers_differ(case: &Case) -> Differences {
    let given = &case.subject.given;
    let found = single_answers(&TABLES, &case.subject);
    let own: BTreeSet<_> = nearest(given, &found)
        .into_iter()
        .map(|(it, label)| (TABLES.ids[it.0], steps(given, it), label))
        .collect();
    let mut program = BTreeSet::new();
    let mut differences = Differences::new();
    for change in list(&case.json["changes"]) {
        let it = others(&TABLES, change).expect("answers")[0];
        let label = label(&change["advice"]);
        program.insert((TABLES.ids[it.0], steps(given, it), label));
        if !found.iter().any(|(own, advice)| *own == it && advice.label() == label) {
            differences.push(format!("{} does not bring {label:?}", answer(it)));
        }
    }
    differences.extend(program.difference(&own).map(|it| format!("only the program: {it:?}")));
    differences.extend(own.difference(&program).map(|it| format!("only own: {it:?}")));
    differences
}

/// Tells whether a home passes and no other passing home has as many points.
fn is_ahead_of_all(standing: &Standing, home: usize) -> bool {
    let exact = standing.scores.exact;
    let behind = |it: usize| it == home || !standing.passes(it) || exact[it] < exact[home];
    standing.passes(home) && (0..4).all(behind)
}

/// The smallest set of answers that brings each rival first. Sets of more than `most` answers are
/// not searched for; it is only tried whether those that the program names are enough.
fn smallest_sets_differ(case: &Case, most: usize) -> Differences {
    let given = &case.subject.given;
    let mut differences = Differences::new();
    for rival in list(&case.json["firmness"]["rivals"]) {
        let at = home(&rival["rival"]).expect("a home");
        let is_first = |it: &Standing| is_ahead_of_all(it, at);
        let program = others(&TABLES, &rival["smallest"]);
        let size = program.as_ref().map_or(3, Vec::len);
        let own = smallest(&TABLES, given, size.min(most), &is_first);
        if let Some(set) = &program
            && !is_first(&TABLES.standing(&with(given, set)))
        {
            differences.push(format!("{} is not first after {set:?}", HOMES[at]));
        }
        if own.is_some() || size <= most {
            let words = |set: &Vec<Other>| set.iter().map(|it| answer(*it)).collect::<Vec<_>>();
            let sets = (program.as_ref().map(words), own.as_ref().map(words));
            differences.extend(different(HOMES[at], sets.0, sets.1));
        }
    }
    differences
}

/// Returns the leader and the other passing homes, if the paper speaks of weights.
fn leader_and_rivals(case: &Case) -> Option<(usize, Vec<usize>)> {
    let leader = case.standing.leader()?;
    let speaks = !case.json["firmness"]["weights"].is_null();
    let rivals = (0..4).filter(|it| *it != leader && case.standing.passes(*it)).collect();
    speaks.then_some((leader, rivals))
}

/// The weights between which the leader stays first.
fn intervals_differ(case: &Case) -> Differences {
    let weights = &case.json["firmness"]["weights"];
    let Some((leader, rivals)) = leader_and_rivals(case) else { return Vec::new() };
    let stays_first = |weights: &Weights<i64>| {
        let exact = exact_scores(&case.standing.pulls, weights).exact;
        rivals.iter().all(|it| exact[*it] <= exact[leader])
    };
    let sections = list(&weights["sections"]).iter();
    let sections = sections.map(|it| (it, TABLES.section(section_at(text(&it["reference"])))));
    let factors = list(&weights["factors"]).iter();
    let factors = factors.map(|it| (it, TABLES.factor(TABLES.cell(text(&it["id"])) - CONTEXTS)));
    let mut differences = Differences::new();
    for (row, parts) in sections.chain(factors) {
        let (steps, program) = interval(row);
        let own = weight_interval(&TABLES, &parts, steps, &stays_first);
        differences.extend(different(text(&row["reference"]), program, own));
    }
    differences
}

/// The least weight to move for each rival to draw level.
fn shifts_differ(case: &Case) -> Differences {
    let Some((leader, rivals)) = leader_and_rivals(case) else { return Vec::new() };
    let least = |it: &usize| shift(&TABLES, &leads(&case.standing, leader, *it));
    let down = |it: &usize| least(it).map(|it| i64::try_from(it.rounded_down()).expect("small"));
    let own: BTreeMap<_, _> = rivals.iter().map(|it| (*it, down(it))).collect();
    let takes_weight = |it: &usize| {
        let others = single_others(&TABLES, &case.subject.given).into_iter();
        !others.map(|other| TABLES.standing(&with(&case.subject.given, &[other]))).any(|standing| {
            let exact = standing.scores.exact;
            let level = !standing.passes(leader) || exact[*it] >= exact[leader];
            standing.passes(*it) && level
        })
    };
    for row in list(&case.json["firmness"]["weights"]["shifts"]) {
        let it = home(&row["rival"]).expect("a home");
        let takes = takes_weight(&it);
        if row["takes_weight"].as_bool() != Some(takes) {
            return vec![format!("takes_weight {row} {takes}")];
        }
    }
    let program: BTreeMap<_, _> = list(&case.json["firmness"]["weights"]["shifts"])
        .iter()
        .map(|it| (home(&it["rival"]).expect("a home"), it["total"].as_i64()))
        .collect();
    different("shifts", program, own)
}

/// Whether the order of the weights is enough, and who leads with equal ones.
fn orders_differ(case: &Case) -> Differences {
    let weights = &case.json["firmness"]["weights"];
    let Some((leader, rivals)) = leader_and_rivals(case) else { return Vec::new() };
    let decides = |it: &usize| order_decides(&TABLES, &leads(&case.standing, leader, *it));
    let own = (!rivals.is_empty()).then(|| rivals.iter().all(decides));
    let mut differences = different("order", weights["order_decides"].as_bool(), own);
    let each = TABLES.weights.map(|it| i64::from(it > 0));
    let whole = each.iter().sum();
    let exact = exact_scores(&case.standing.pulls, &Weights { each, whole }).exact;
    let passing = rivals.iter().copied().chain([leader]);
    let best = passing.clone().map(|it| exact[it]).fold(f64::MIN, f64::max);
    let own: BTreeSet<_> = passing.filter(|it| exact[*it] >= best).collect();
    let program = list(&weights["equal_weights"]).iter().filter_map(home).collect();
    differences.extend(different("equal weights", program, own));
    differences
}

/// The advice with each section left out. As much is answered as before: the question whether enough
/// was answered is not asked anew.
fn sections_differ(case: &Case) -> Differences {
    let mut differences = Differences::new();
    for row in list(&case.json["firmness"]["weights"]["without"]) {
        let letter = text(&row["letter"]);
        let weights = TABLES.without(section_at(letter));
        let scores = |it: &Pulls| exact_scores(it, &weights);
        let own = TABLES.advice_with(&case.subject, &TABLES.own_weights(), &scores);
        differences.extend(different(letter, label(&row["advice"]), own.label()));
    }
    differences
}

/// How many cases of each event bring which other advice.
fn events_differ(case: &Case) -> Differences {
    let rows: BTreeMap<_, _> =
        list(&case.json["firmness"]["events"]).iter().map(|it| (text(&it["id"]), it)).collect();
    if case.advice.kind == Kind::NotEnough || (rows.is_empty() && !case.knows_enough()) {
        return different("events", rows.len(), 0);
    }
    let mut differences = Differences::new();
    for event in &EVENTS {
        let own = cases_of(&TABLES, &case.subject, event);
        let (Some(row), Some(own)) = (rows.get(event.id), &own) else {
            let says = (rows.contains_key(event.id), own.is_some());
            differences.extend(different(event.id, says.0, says.1));
            continue;
        };
        let others = list(&row["others"]).iter();
        let program: BTreeMap<_, _> =
            others.map(|it| (label(&it["advice"]), it["cases"].as_u64().unwrap_or(0))).collect();
        let mut changed = own.by_label.clone();
        changed.remove(&case.advice.label());
        let counts = (row["cases"].as_u64(), row["changed"].as_u64());
        let own_counts = (Some(own.all), Some(changed.values().sum()));
        differences.extend(different(event.id, counts, own_counts));
        differences.extend(different(event.id, program, changed));
    }
    differences
}

/// What each question can move between its levels, and whether that changes the advice.
fn swings_differ(case: &Case) -> Differences {
    let pair = &case.json["comparison"];
    let pair = (home(&pair["first"]), home(&pair["second"]));
    let mut differences = Differences::new();
    for row in list(&case.json["answers"]) {
        let id = text(&row["factor"]);
        let Some(cell) = TABLES.ids.iter().position(|it| *it == id) else { continue };
        if cell >= CONTEXTS + FACTORS {
            continue;
        }
        let says = &row["swing"];
        let is_asked = case.standing.settled[cell] != NOT_APPLICABLE;
        let is_silent = says.is_null() && !case.knows_enough();
        if !is_asked || is_silent || case.advice.kind == Kind::NotEnough {
            differences.extend(different(id, says.is_null(), true));
            continue;
        }
        let own = pair.0.zip(pair.1).map(|pair| swing(&TABLES, &case.subject.given, cell, pair));
        let program = number(&says["points"]);
        let near = program.zip(own).map(|(one, other)| (one - other).abs() < 0.05 + 1e-9);
        if !near.unwrap_or(program.is_none() && own.is_none()) {
            differences.push(format!("{id}: program {program:?}, own {own:?}"));
        }
        let changes = levels_change(case, cell);
        differences.extend(different(id, says["changes_advice"].as_bool(), Some(changes)));
    }
    differences
}

/// Tells whether some level of a question brings another advice.
fn levels_change(case: &Case, cell: usize) -> bool {
    (1..=5).any(|level| {
        let given = with(&case.subject.given, &[(cell, level)]);
        let advice = TABLES.advice(&Subject { given, team: case.subject.team });
        advice.label() != case.advice.label()
    })
}

/// Whether filling in the open answers can change the advice. The program may leave it undecided
/// where a move waits for more agreement among the trials, where the size of the team is not given, and
/// where there are too many ways to try them all.
fn open_answers_differ(case: &Case) -> Differences {
    let says = &case.json["firmness"]["open_advice"];
    if says.is_null() && case.advice.kind == Kind::NotEnough {
        return Vec::new();
    }
    let undecided = case.json["verdict"]["reason"] == "few_runs"
        || case.subject.team.is_none_or(|it| it < SMALL_TEAM);
    if !is_anything_open(&TABLES, &case.subject) {
        let wrong = says.as_str().is_some_and(|it| it != "cannot") && !undecided;
        return wrong.then(|| format!("program {says}, nothing is open")).into_iter().collect();
    }
    let found = fillings(&TABLES, &case.subject, 4000);
    let changes = found.labels.iter().any(|it| *it != case.advice.label());
    let wrong = match says.as_str() {
        None => true,
        Some("cannot") => changes,
        Some("can") => found.complete && !changes,
        Some(_) => found.complete && !undecided,
    };
    let words = || format!("program {says}, own {:?}, all tried {}", found.labels, found.complete);
    wrong.then(words).into_iter().collect()
}

#[test]
fn single_answers_bring_the_same() {
    agree(&*CASES, single_answers_differ);
}

#[test]
fn the_smallest_sets_of_answers_are_the_same() {
    agree(&*CASES, |it| smallest_sets_differ(it, 2));
    agree(&CASES[..10], |it| smallest_sets_differ(it, 3));
}

#[test]
fn weights_may_go_equally_far() {
    agree(&*CASES, intervals_differ);
}

#[test]
fn as_much_weight_has_to_move() {
    agree(&*CASES, shifts_differ);
}

#[test]
fn the_order_of_weights_decides_as_often() {
    agree(&*CASES, orders_differ);
}

#[test]
fn the_advice_without_a_section_is_the_same() {
    agree(&*CASES, sections_differ);
}

#[test]
fn events_have_the_same_cases() {
    agree(&*CASES, events_differ);
}

#[test]
fn questions_can_move_as_much() {
    agree(&*CASES, swings_differ);
}

#[test]
fn open_answers_can_change_as_much() {
    agree(&*CASES, open_answers_differ);
}

#[test]
#[ignore = "minutes: many companies, and all sets of three answers"]
fn all_exact_results_are_the_same_for_many_companies() {
    let few = NonZeroU32::new(2).expect("it is not zero");
    let many = cases(4, 1, 14, few);
    for check in [
        single_answers_differ,
        |it: &Case| smallest_sets_differ(it, 3),
        intervals_differ,
        shifts_differ,
        orders_differ,
        sections_differ,
        events_differ,
        swings_differ,
        open_answers_differ,
    ] {
        agree(&many, check);
    }
}
