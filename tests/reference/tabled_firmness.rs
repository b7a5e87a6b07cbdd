//! The tables on how firm a result is: what trials advise, what weights and single answers carry.

use super::about_changes::{scores_without, without};
use super::cases::{Differences, TABLES};
use super::claims::*;
use super::domain::*;
use super::fraction::Fraction;
use super::own::{BOTH, Own};
use super::patterns::{About, Slot};
use super::pieces::Table;
use super::sheet::*;
use super::swift::*;
use super::tabled::{advised, unless};
use super::weighing::{interval as weight_interval, section_at};

/// The outcomes of each kind of trials; what is printed adds up to 100.
pub(crate) fn trials(own: &Own, table: &Table) -> Differences {
    let mut differences = Differences::new();
    let is_open = own.case.standing.settled.contains(&OPEN);
    for row in &table.rows {
        let moved = match row[0].as_str() {
            "Answers and weights" => BOTH,
            "Weights only" => [false, true],
            "Answers only" => [true, false],
            _ => return unless(false, row, "not understood"),
        };
        let one = |said: &str| match own.names.read("{advice} {n}", said).as_deref() {
            Some([Slot::Advice(label), Slot::Number(of_100)]) => Some((*label, *of_100)),
            _ => None,
        };
        let Some(told) = row[1].split("; ").map(one).collect::<Option<Vec<_>>>() else {
            return unless(false, row, "not understood");
        };
        let sum: i64 = told.iter().map(|it| it.1).sum();
        differences.extend(unless(sum == 100, row, sum));
        // With only the weights moved, an open answer stays open.
        if is_open && !moved[0] {
            continue;
        }
        for (label, of_100) in told {
            let share = own.tally(moved).share(label);
            let near = own.is_near(About::Number(of_100), share);
            differences.extend(unless(near, row, share));
        }
    }
    differences
}

/// Between which weights the leader stays first, and what would be advised without the section.
pub(crate) fn sections(own: &Own, table: &Table) -> Differences {
    let Some(leader) = own.case.standing.leader() else { return vec!["nobody leads".into()] };
    let rivals: Vec<_> =
        (0..4).filter(|it| *it != leader && own.case.standing.passes(*it)).collect();
    let stays = |weights: &Weights<i64>| {
        let exact = exact_scores(&own.case.standing.pulls, weights).exact;
        rivals.iter().all(|it| exact[*it] <= exact[leader])
    };
    let mut differences = Differences::new();
    for row in &table.rows {
        let (letter, _) = row[0].split_once(". ").unwrap_or_default();
        let weight = i64::try_from(10 * SECTIONS[section_at(letter)].1).ok();
        let told = [&row[2], &row[3]].map(|it| tenths(it));
        let (low, high) = weight_interval(&TABLES, &TABLES.section(section_at(letter)), 10, &stays);
        let ends = [low.unwrap_or(0), high.unwrap_or(1000)];
        differences.extend(unless(
            told == ends.map(Some) && tenths(&row[1]) == weight,
            row,
            (ends, weight),
        ));
        differences.extend(without_it(own, letter, row));
    }
    differences
}

/// What would be advised without a section, and who of the pair would lead.
fn without_it(own: &Own, letter: &str, row: &[String]) -> Differences {
    let (advice, lead) = row[4].split_once("; ").unwrap_or((&row[4], ""));
    let label = without(own, letter);
    let says = advised(own, advice).and_then(|it| it.advice);
    let mut differences = unless(says == Some(label), row, label);
    if let Some((first, second)) = own.pair() {
        let shown = scores_without(own, letter);
        let exact = shown(first) - shown(second);
        let told = match own.names.read("{home} leads by {n}", lead).as_deref() {
            Some([Slot::Home(home), Slot::Number(lead)]) => {
                Some(if *home == first { *lead } else { -lead })
            }
            _ => own.names.read("{home} and {home} are level", lead).map(|_| 0),
        };
        differences.extend(unless(told == Some(exact), row, exact));
    }
    differences
}

/// Returns the weight in a cell, in tenths.
fn tenths(cell: &str) -> Option<i64> {
    let number = cell.split(' ').next()?;
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    format!("{whole}{part}").parse().ok()
}

/// Weight, pulls and swing of every answer that has a level.
pub(crate) fn answers(own: &Own, table: &Table) -> Differences {
    let shown = shown_homes(own);
    let mut differences = Differences::new();
    for row in &table.rows {
        let Some(cell) = own.cell(&row[0]) else { continue };
        let Some(factor) = cell.checked_sub(CONTEXTS).filter(|it| *it < FACTORS) else { continue };
        let (weight, rest) = row[3].split_once(": ").unwrap_or_default();
        let pulls: Vec<_> = rest.trim_end_matches(" ★").split(" / ").map(pull).collect();
        let own_pulls: Vec<_> =
            shown.iter().map(|it| Some(own.case.standing.pulls[factor][*it])).collect();
        differences.extend(unless(pulls == own_pulls, row, own_pulls));
        let tenths = Fraction::new(i128::from(TABLES.weights[factor]), 10).rounded_half_up();
        let told = weight.replace('.', "").parse::<i128>().ok();
        differences.extend(unless(told == Some(tenths), row, tenths));
        if let Some((pair, swing)) = own.pair().zip(row[4].parse::<f64>().ok()) {
            let exact = super::seeking::swing(&TABLES, &own.case.subject.given, cell, pair);
            differences.extend(unless((exact - swing).abs() < 0.05 + 1e-9, row, exact));
        }
    }
    differences
}

/// Returns the homes that the tables show, in their order.
fn shown_homes(own: &Own) -> Vec<usize> {
    let shown = list(&own.case.json["placements"]).iter().filter(|it| it["is_shown"] == true);
    shown.filter_map(|it| home(&it["id"])).collect()
}

/// Returns a pull in sixteenths.
fn pull(said: &str) -> Option<i32> {
    let number: f64 = said.replace('−', "-").trim_start_matches('+').parse().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "a small number")]
    Some((number * 16.0).round() as i32)
}
