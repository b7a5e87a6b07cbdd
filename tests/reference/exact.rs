//! Compares the exact results with plain searches: other answers, other weights, events, and ways of
//! filling in what is open.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use super::cases::{CASES, Case, Check, Differences, TABLES, agree, cases, different};
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
    if case.advice.kind == Kind::NotEnough {
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

/// Whether filling in the open answers can change the advice. Where there are too many ways to try
/// them all, only a way that the program rules out is a difference.
fn open_answers_differ(case: &Case) -> Differences {
    let says = &case.json["firmness"]["open_advice"];
    if !is_anything_open(&TABLES, &case.subject) {
        return different("open", says.as_str().unwrap_or("cannot"), "cannot");
    }
    if says.is_null() {
        return vec!["nothing is said about open answers".into()];
    }
    let found = fillings(&TABLES, &case.subject, 4000);
    let changes = found.labels.iter().any(|it| *it != case.advice.label());
    let wrong = match text(says) {
        "cannot" => changes,
        _ => found.complete && !changes,
    };
    let words = || format!("program {says}, own {:?}, all tried {}", found.labels, found.complete);
    wrong.then(words).into_iter().collect()
}

#[test]
#[ignore = "a look"]
fn look() {
    let checks: [(&str, Check); 8] = [
        ("single", single_answers_differ),
        ("sets", |it| smallest_sets_differ(it, 3)),
        ("intervals", intervals_differ),
        ("shifts", shifts_differ),
        ("orders", orders_differ),
        ("sections", sections_differ),
        ("events", events_differ),
        ("open", open_answers_differ),
    ];
    let hundreds = std::env::var("HUNDREDS").map_or(1, |it| it.parse().unwrap());
    let cases = cases(hundreds, 13, NonZeroU32::new(2).unwrap());
    for (name, check) in checks {
        let start = std::time::Instant::now();
        let differ = cases.iter().map(check).filter(|it| !it.is_empty()).collect::<Vec<_>>();
        eprintln!("#### {name}: {} differ, {:?}", differ.len(), start.elapsed());
        if std::env::var("SHOW").is_ok_and(|it| it == name) {
            eprintln!("{differ:#?}");
            agree(&cases, check);
        }
    }
}
