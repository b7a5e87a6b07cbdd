//! Compares every price of the program's JSON, what other answers would bring, with the company worked
//! out anew on these answers, and what the trials come to.

use serde_json::Value;

use super::about_prices::one_step_less;
use super::cases::{CASES, Case, Differences, TABLES, agree, different};
use super::claims::*;
use super::domain::HOMES;
use super::own::{BOTH, Own, Price};
use super::packages::package;
use super::supposing::{Supposed, share_for, suppose};
use super::swift::Label;
use super::verdict::{Kind, Outcome, Strength};

/// Compares a price, with the lead within a pair.
fn price_differs(
    own: &Own,
    what: &str,
    supposed: &[Supposed],
    price: &Value,
    pair: Option<(usize, usize)>,
) -> Differences {
    let then = suppose(own.case, supposed);
    let score = |id: &&str| price["scores"][*id].as_i64();
    let fails = |it: &usize| then.standing.outcomes[*it] == Outcome::Failed;
    let failing: Vec<_> = (0..4).filter(fails).map(|it| HOMES[it]).collect();
    let out: Vec<_> = list(&price["ruled_out"]).iter().map(text).collect();
    let lead = pair.map(|(one, other)| then.standing.shown(one) - then.standing.shown(other));
    let says = Price {
        scores: HOMES.iter().map(score).enumerate().collect(),
        advice: Some(label(&price["advice"])),
        strength: price["strength"].as_str().map(strength),
        ..Price::default()
    };
    let mut differences = match price["share"].as_f64() {
        Some(share) => {
            let tally = then.tally(91);
            let exact = share_for(&tally, label(&price["advice"]));
            let far = (share - exact).abs() > own.error(exact);
            far.then(|| format!("share {share}, own {exact}")).into_iter().collect()
        }
        None => different("advice", says.advice, Some(then.advice.label())),
    };
    let says = if price["share"].is_null() { Price { advice: None, ..says } } else { says };
    differences.extend(own.price_differs(supposed, &says));
    differences.extend(different("ruled out", out, failing));
    differences.extend(different("margin", price["margin"].as_i64(), lead));
    differences.into_iter().map(|it| format!("{what}: {it}")).collect()
}

fn strength(word: &str) -> Strength {
    match word {
        "firm" => Strength::Firm,
        "moderate" => Strength::Moderate,
        _ => Strength::Close,
    }
}

/// Returns what some answers of the JSON suppose.
fn supposed(answers: &Value) -> Vec<Supposed> {
    let one = |it: &Value| (TABLES.cell(text(&it["factor"])), level(it));
    list(answers).iter().map(one).collect()
}

fn level(answer: &Value) -> usize {
    answer["to"].as_u64().and_then(|it| usize::try_from(it).ok()).expect("a level")
}

/// The package is made of the same parts, and brings the same.
fn packages_differ(case: &Case) -> Differences {
    let own = Own::of(case);
    let json = &case.json["package"];
    let parts: Vec<_> = list(&json["parts"]).iter().map(|it| text(&it["id"])).collect();
    let package = package(case);
    let mut differences = different("parts", parts, package.parts);
    differences.extend(different("priced", !json["price"].is_null(), !package.changes.is_empty()));
    if !json["price"].is_null() {
        differences.extend(price_differs(
            &own,
            "package",
            &package.changes,
            &json["price"],
            own.pair(),
        ));
        let stays = label(&json["price"]["advice"]).0 == Kind::Stay;
        let is_enough = stays && case.advice.kind != Kind::Stay;
        differences.extend(different("is_enough", json["is_enough"].as_bool(), Some(is_enough)));
    }
    differences
}

/// Every answer to the question that decides has the same price.
fn ladders_differ(case: &Case) -> Differences {
    let own = Own::of(case);
    let json = &case.json["ladder"];
    let Some(id) = json["id"].as_str() else { return Vec::new() };
    let cell = TABLES.cell(id);
    let pair = match list(&json["pair"]) {
        [one, other] => home(one).zip(home(other)),
        _ => None,
    };
    let steps = list(&json["steps"]);
    let mut differences = different("steps", steps.len(), TABLES.possible(cell).count());
    for (at, step) in steps.iter().enumerate() {
        let what = format!("{id} {}", at + 1);
        differences.extend(price_differs(&own, &what, &[(cell, at + 1)], step, pair));
    }
    differences
}

/// Every set of repairs has the same price; each repair opens what it is for.
fn repairs_differ(case: &Case) -> Differences {
    let own = Own::of(case);
    let mut differences = Differences::new();
    for set in list(&case.json["repairs"]) {
        let repairs = list(&set["repairs"]);
        let answers: Vec<_> = repairs.iter().flat_map(|it| supposed(&it["answers"])).collect();
        let what = format!("repairs {answers:?}");
        differences.extend(price_differs(&own, &what, &answers, set, own.pair()));
    }
    differences
}

/// What meeting a condition is worth, and what one step less about oneself leaves.
fn worths_and_stakes_differ(case: &Case) -> Differences {
    let own = Own::of(case);
    let mut differences = Differences::new();
    for worth in list(&case.json["worths"]) {
        let answers = supposed(&worth["answers"]);
        let what = text(&worth["condition"]);
        differences.extend(price_differs(&own, what, &answers, &worth["price"], own.pair()));
    }
    let stake = &case.json["stake"];
    for step in list(&stake["steps"]) {
        let to = (TABLES.cell(text(&step["factor"])), level(step));
        let less = own.pair().and_then(|pair| one_step_less(&own, to.0, pair));
        differences.extend(different("one step less", Some(to.1), less));
        differences.extend(price_differs(&own, "stake", &[to], &step["price"], own.pair()));
    }
    if !stake["together"].is_null() {
        let answers = supposed(&stake["together"]["answers"]);
        let price = &stake["together"]["price"];
        differences.extend(price_differs(&own, "together", &answers, price, own.pair()));
    }
    differences
}

/// How firm the advice is, and what most trials give if that is something else.
fn shares_of_the_advice_differ(case: &Case) -> Differences {
    if case.advice.kind == Kind::NotEnough {
        return Vec::new();
    }
    let own = Own::of(case);
    let tally = own.tally(BOTH);
    let verdict = label(&case.json["verdict"]);
    let mut differences = Differences::new();
    if let Some(share) = case.json["verdict"]["strength_share"].as_f64() {
        let exact = share_for(tally, verdict);
        if (share - exact).abs() > own.error(exact) {
            differences.push(format!("strength_share {share}, own {exact}"));
        }
    }
    let is_advised = |it: Label| match (verdict.0, verdict.1.count_ones()) {
        (Kind::NotYet, 1) => it.1 == verdict.1,
        (Kind::NotYet | Kind::Tie, 2..) => it.0 == Kind::Tie,
        _ => it == verdict,
    };
    let most = tally.labels.keys().map(|it| tally.share(*it)).fold(0.0, f64::max);
    let near_most = |it: &Label| tally.share(*it) >= most - own.error(most);
    let says = &case.json["firmness"]["most_often"];
    let holds = match says {
        Value::Null => tally.labels.keys().any(|it| near_most(it) && is_advised(*it)),
        says => near_most(&label(says)) && !is_advised(label(says)),
    };
    if !holds {
        differences.push(format!("most often {says}, own {:?}", tally.labels));
    }
    for key in ["answers_moved", "weights_moved", "both_moved"] {
        let outcomes = list(&case.json["firmness"][key]["outcomes"]);
        let of_100: i64 = outcomes.iter().filter_map(|it| it["of_100"].as_i64()).sum();
        differences.extend(different(key, of_100, 100));
    }
    differences
}

#[test]
fn packages_bring_the_same() {
    agree(&*CASES, packages_differ);
}

#[test]
fn every_answer_that_decides_brings_the_same() {
    agree(&*CASES, ladders_differ);
}

#[test]
fn repairs_bring_the_same() {
    agree(&*CASES, repairs_differ);
}

#[test]
fn conditions_and_own_marks_are_worth_the_same() {
    agree(&*CASES, worths_and_stakes_differ);
}

#[test]
fn the_advice_is_as_firm() {
    agree(&*CASES, shares_of_the_advice_differ);
}
