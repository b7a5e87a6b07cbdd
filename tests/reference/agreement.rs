//! Compares everything that the program says about how firm a result is with plain searches, and its
//! trials with other random numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;
use std::sync::LazyLock;

use mops_advisor::model::{Model, builtin_model};
use serde_json::Value;

use super::chances::{Moved, Tally, run};
use super::claims::*;
use super::companies::Chance;
use super::domain::*;
use super::filling::{fillings, is_anything_open};
use super::happenings::{EVENTS, cases};
use super::seeking::*;
use super::sheet::*;
use super::swift::*;
use super::told::{Told, json_of, random_told};
use super::verdict::Kind;
use super::weighing::{interval as weight_interval, leads, order_decides, section_at, shift};

/// One company, and what the program says about it.
struct Case {
    told: Told,
    subject: Subject,
    standing: Standing,
    advice: Brief,
    json: Value,
}

const RUNS: NonZeroU32 = NonZeroU32::new(4000).expect("it is not zero");

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::new);
static MODEL: LazyLock<Model> = LazyLock::new(builtin_model);

impl Case {
    fn of(told: Told) -> Self {
        let subject = Subject::of(&TABLES, &told.company);
        let standing = TABLES.standing(&subject.given);
        let advice = TABLES.advice(&subject);
        let json = json_of(&MODEL, &told, RUNS, 1);
        Self { told, subject, standing, advice, json }
    }
}

/// What is different, in words.
type Differences = Vec<String>;

fn different<T: PartialEq + std::fmt::Debug>(what: &str, program: T, own: T) -> Differences {
    let same = program == own;
    (!same).then(|| format!("{what}: program {program:?}, own {own:?}")).into_iter().collect()
}

fn answer(it: Other) -> String {
    format!("{}={}", TABLES.ids[it.0], it.1)
}

/// Every different advice that one answer alone can bring, with the nearest level.
fn single(case: &Case) -> Differences {
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

/// The smallest set of answers that brings each rival first.
fn rivals(case: &Case, most: usize) -> Differences {
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
            differences.push(format!("{} not first after {set:?}", HOMES[at]));
        }
        if own.is_some() || size <= most {
            let words = |set: &Vec<Other>| set.iter().map(|it| answer(*it)).collect::<Vec<_>>();
            let sets = (program.as_ref().map(words), own.as_ref().map(words));
            differences.extend(different(HOMES[at], sets.0, sets.1));
        }
    }
    differences
}

/// The weights between which the leader stays first.
fn intervals(case: &Case) -> Differences {
    let weights = &case.json["firmness"]["weights"];
    let (Some(leader), false) = (case.standing.leader(), weights.is_null()) else {
        return different("weights", weights.is_null(), case.standing.leader().is_none());
    };
    let mut differences = Differences::new();
    let stays_first = |weights: &Weights<i64>| {
        let exact = exact_scores(&case.standing.pulls, weights).exact;
        (0..4).all(|it| !case.standing.passes(it) || exact[it] <= exact[leader])
    };
    for row in list(&weights["sections"]) {
        let parts = TABLES.section(section_at(text(&row["reference"])));
        let own = weight_interval(&TABLES, &parts, &stays_first);
        differences.extend(different(text(&row["reference"]), interval(row), own));
    }
    for row in list(&weights["factors"]) {
        let parts = TABLES.factor(TABLES.cell(text(&row["id"])) - CONTEXTS);
        let own = weight_interval(&TABLES, &parts, &stays_first);
        differences.extend(different(text(&row["reference"]), interval(row), own));
    }
    differences
}

/// The weights between which the advice stays the same: the other reading.
fn advice_intervals(case: &Case) -> Differences {
    let weights = &case.json["firmness"]["weights"];
    if case.standing.leader().is_none() || weights.is_null() {
        return Vec::new();
    }
    let same = |weights: &Weights<i64>| {
        let scores = |it: &Pulls| exact_scores(it, weights);
        let advice = TABLES.advice_with(&case.subject, &TABLES.own_weights(), &scores);
        advice.label() == case.advice.label()
    };
    let mut differences = Differences::new();
    for row in list(&weights["sections"]) {
        let parts = TABLES.section(section_at(text(&row["reference"])));
        let own = weight_interval(&TABLES, &parts, &same);
        differences.extend(different(text(&row["reference"]), interval(row), own));
    }
    differences
}

/// The least weight to move for each rival to draw level.
fn shifts(case: &Case) -> Differences {
    let weights = &case.json["firmness"]["weights"];
    let Some(leader) = case.standing.leader().filter(|_| !weights.is_null()) else {
        return Vec::new();
    };
    let own: BTreeMap<_, _> = (0..4)
        .filter(|it| *it != leader && case.standing.passes(*it))
        .map(|it| (it, shift(&TABLES, &leads(&case.standing, leader, it))))
        .map(|(it, least)| (it, least.map(|it| i64::try_from(it.rounded_down()).expect("small"))))
        .collect();
    let program: BTreeMap<_, _> = list(&weights["shifts"])
        .iter()
        .map(|it| (home(&it["rival"]).expect("a home"), it["total"].as_i64()))
        .collect();
    different("shifts", program, own)
}

fn order(case: &Case) -> Differences {
    let weights = &case.json["firmness"]["weights"];
    let Some(leader) = case.standing.leader().filter(|_| !weights.is_null()) else {
        return Vec::new();
    };
    let rivals: Vec<_> =
        (0..4).filter(|it| *it != leader && case.standing.passes(*it)).collect();
    let decides = |it: &usize| order_decides(&TABLES, &leads(&case.standing, leader, *it));
    let own = (!rivals.is_empty()).then(|| rivals.iter().all(decides));
    different("order", weights["order_decides"].as_bool(), own)
}

/// The advice with each section left out.
fn without(case: &Case) -> Differences {
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

fn events(case: &Case) -> Differences {
    let rows: BTreeMap<_, _> =
        list(&case.json["firmness"]["events"]).iter().map(|it| (text(&it["id"]), it)).collect();
    let mut differences = Differences::new();
    if case.advice.kind == Kind::NotEnough {
        return different("events", rows.len(), 0);
    }
    for event in &EVENTS {
        let own = cases(&TABLES, &case.subject, event);
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
        let own_changed: u64 = changed.values().sum();
        let counts = (row["cases"].as_u64(), row["changed"].as_u64());
        differences.extend(different(event.id, counts, (Some(own.all), Some(own_changed))));
        differences.extend(different(event.id, program, changed));
    }
    differences
}

/// The homes that lead with equal weights.
fn equal(case: &Case) -> Differences {
    let weights = &case.json["firmness"]["weights"];
    if weights.is_null() {
        return Vec::new();
    }
    let each = TABLES.weights.map(|it| i64::from(it > 0));
    let exact = exact_scores(&case.standing.pulls, &Weights { each, whole: each.iter().sum() }).exact;
    let passing = (0..4).filter(|it| case.standing.passes(*it));
    let best = passing.clone().map(|it| exact[it]).fold(f64::MIN, f64::max);
    let own: BTreeSet<_> = passing.filter(|it| exact[*it] >= best).collect();
    let program = list(&weights["equal_weights"]).iter().filter_map(home).collect();
    different("equal", program, own)
}

/// Whether filling in the open answers can change the advice.
fn open(case: &Case) -> Differences {
    let says = &case.json["firmness"]["open_advice"];
    if !is_anything_open(&TABLES, &case.subject) {
        return different("open", says.as_str().unwrap_or("cannot"), "cannot");
    }
    if says.is_null() {
        return vec![format!("open answers, and no word about them: {:?}", case.advice)];
    }
    let found = fillings(&TABLES, &case.subject, 4000);
    let changes = found.labels.iter().any(|it| *it != case.advice.label());
    let wrong = match text(says) {
        "cannot" => changes,
        _ => found.complete && !changes,
    };
    let words = || format!("{says}, own {changes}, complete {} {:?} {:?}", found.complete, found.labels, case.advice);
    wrong.then(words).into_iter().collect()
}

/// Returns by how many standard errors two shares of runs differ.
fn apart(one: f64, other: f64, runs: [u32; 2]) -> f64 {
    let [first, second] = runs.map(f64::from);
    let both = (one * first + other * second) / (first + second);
    let least = 1.0 / (first + second);
    let spread = (both * (1.0 - both)).max(least) * (1.0 / first + 1.0 / second);
    (one - other) / spread.sqrt()
}

const FAR: f64 = 4.5;

fn tally(case: &Case, moved: Moved, runs: u32) -> Tally {
    run(&TABLES, &case.told, moved, runs, &mut Chance(77))
}

fn has_slant(case: &Case) -> bool {
    !case.json["model"]["stress"]["slant"].is_null()
}

/// The shares of the trials.
fn trials(case: &Case) -> Differences {
    if case.advice.kind == Kind::NotEnough {
        return Vec::new();
    }
    let slant = has_slant(case);
    let tables = [
        ("answers_moved", Moved { answers: true, weights: false, slant }),
        ("weights_moved", Moved { answers: false, weights: true, slant }),
        ("both_moved", Moved { answers: true, weights: true, slant }),
    ];
    let mut differences = Differences::new();
    for (key, moved) in tables {
        let table = &case.json["firmness"][key];
        let open = case.subject.given.contains(&OPEN) && !moved.answers;
        if open {
            continue;
        }
        let own = tally(case, moved, RUNS.get());
        let outcomes: BTreeMap<_, _> = list(&table["outcomes"])
            .iter()
            .map(|it| (label(it), it["share"].as_f64().expect("a share")))
            .collect();
        let labels: BTreeSet<_> = outcomes.keys().chain(own.labels.keys()).copied().collect();
        for it in labels {
            let program = outcomes.get(&it).copied().unwrap_or(0.0);
            let z = apart(program, own.share(it), [RUNS.get(), own.runs]);
            if z.abs() > FAR {
                differences.push(format!("{key} {it:?}: {program} {} z {z:.1}", own.share(it)));
            }
        }
        for (at, id) in HOMES.iter().enumerate() {
            let program = table["ranks"][id][0].as_f64().expect("a share");
            let share = own.first[at] / f64::from(own.runs);
            let z = apart(program, share, [RUNS.get(), own.runs]);
            if z.abs() > FAR {
                differences.push(format!("{key} {id} first: {program} {share} z {z:.1}"));
            }
        }
    }
    differences
}

type Check = fn(&Case) -> Differences;

const CHECKS: [(&str, Check); 12] = [
    ("single", single),
    ("rivals", |it| rivals(it, 2)),
    ("intervals", intervals),
    ("advice_intervals", advice_intervals),
    ("shifts", shifts),
    ("order", order),
    ("equal", equal),
    ("rivals3", |it| rivals(it, 3)),
    ("without", without),
    ("events", events),
    ("open", open),
    ("trials", trials),
];

/// Takes answers out of a company for as long as it is still different.
fn shrunk(told: &Told, check: Check) -> Told {
    let mut told = told.clone();
    let differs = |told: &Told| !check(&Case::of(told.clone())).is_empty();
    loop {
        let before = told.company.replies.len() + told.company.choices.len();
        for id in told.company.replies.keys().copied().collect::<Vec<_>>() {
            let mut less = told.clone();
            less.company.replies.remove(id);
            less.bases.remove(id);
            if differs(&less) {
                told = less;
            }
        }
        for id in told.company.choices.keys().copied().collect::<Vec<_>>() {
            let mut less = told.clone();
            less.company.choices.remove(id);
            if differs(&less) {
                told = less;
            }
        }
        if told.company.replies.len() + told.company.choices.len() == before {
            return told;
        }
    }
}

#[test]
#[ignore = "a look"]
fn look() {
    let wanted = std::env::var("CHECK").unwrap_or_default();
    let start = std::time::Instant::now();
    let mut chance = Chance(11);
    let cases: Vec<_> = (0..100).map(|_| Case::of(random_told(&mut chance))).collect();
    eprintln!("cases {:?}", start.elapsed());
    for (name, check) in CHECKS {
        if !wanted.is_empty() && wanted != name || wanted.is_empty() && name == "rivals3" {
            continue;
        }
        let start = std::time::Instant::now();
        let mut shown = 0;
        let mut differ = 0;
        for (number, case) in cases.iter().enumerate() {
            let differences = check(case);
            if differences.is_empty() {
                continue;
            }
            differ += 1;
            if shown < if wanted.is_empty() { 6 } else { 30 } {
                shown += 1;
                eprintln!("{name} {number} {:?} {:#?}", case.advice, differences);
            }
        }
        eprintln!("#### {name}: {differ} differ, {:?}", start.elapsed());
        if wanted == name
            && let Some(case) = cases.iter().find(|it| !check(it).is_empty())
        {
            let told = shrunk(&case.told, check);
            let case = Case::of(told);
            eprintln!("{:#?} {:#?} {:?}", check(&case), case.told.company, case.advice);
        }
    }
}
