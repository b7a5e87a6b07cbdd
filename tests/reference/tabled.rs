//! What the tables of a paper say about points, trials, weights and open answers, and how each is
//! checked: cell by cell. Tables of what would follow are in [`super::tabled_prices`], those on how firm
//! it is in [`super::tabled_firmness`].

use super::about_changes::{open_cells, turns_alone};
use super::about_scores::sum_of;
use super::cases::{Differences, TABLES};
use super::claims::*;
use super::own::{BOTH, Own, Price};
use super::packages::package;
use super::patterns::Slot;
use super::pieces::Table;
use super::sheet::*;
use super::supposing::suppose;
use super::tabled_firmness::{answers, sections, trials};
use super::tabled_prices::{agreement, outcomes, repairs, rule};

/// Returns what is wrong in a table that speaks of such things; `None` for any other table.
pub(crate) fn wrong(own: &Own, table: &Table) -> Option<Differences> {
    let header: Vec<_> = table.header.iter().map(String::as_str).collect();
    let check: fn(&Own, &Table) -> Differences = match header[..] {
        ["Home", "Fit today", ..] => homes,
        ["Home", "Why not today", ..] => ruled_out,
        [.., "Known from", "Points"] => arguments,
        [.., "Worth"] => find_out,
        [.., "Can turn it into"] => open_answers,
        [.., "We will ask for"] => rule,
        [.., "We would then say"] => repairs,
        ["What was moved", ..] => trials,
        ["Section", "Weight", ..] => sections,
        ["Ref", "Answer", "Known from", "Weight: pulls", "Swing", ..] => answers,
        ["Condition", .., "Changes the lead by"] => conditions,
        [first, ..] if first.starts_with("If ") && first.ends_with("the count says") => agreement,
        ["What to find out", "Whom to ask", ..] => agenda,
        [_, .., "Then"] => outcomes,
        _ => return None,
    };
    Some(check(own, table))
}

pub(crate) fn unless(holds: bool, row: &[String], own: impl std::fmt::Debug) -> Differences {
    (!holds).then(|| format!("“{}”, own {own:?}", row.join(" | "))).into_iter().collect()
}

/// Returns the home in a cell, with or without "(today)".
pub(crate) fn home_in(own: &Own, cell: &str) -> Option<usize> {
    let name = cell.trim_end_matches(" (today)");
    own.names.0.iter().find(|it| it.0 == name).map(|it| it.1)
}

/// Returns the points in a cell: none where there is a dash.
pub(crate) fn points_in(cell: &str) -> Option<Option<i64>> {
    if ["–", "ruled out"].contains(&cell) { Some(None) } else { cell.parse().ok().map(Some) }
}

fn homes(own: &Own, table: &Table) -> Differences {
    let with_package = table.header[2] == "With package";
    let changes = package(own.case).changes;
    let then = suppose(own.case, &changes).standing;
    let row = |row: &Vec<String>| {
        let Some(home) = home_in(own, &row[0]) else { return unless(false, row, "no home") };
        let fails = own.fails(home);
        let today = (!fails).then(|| own.shown(home));
        let mut differences = unless(points_in(&row[1]) == Some(today), row, today);
        let is_today = own.case.standing.home() == Some(home);
        differences.extend(unless(row[0].ends_with("(today)") == is_today, row, is_today));
        if with_package {
            let after = (!fails).then(|| then.shown(home));
            differences.extend(unless(points_in(&row[2]) == Some(after), row, after));
        }
        differences
    };
    table.rows.iter().flat_map(row).collect()
}

fn ruled_out(own: &Own, table: &Table) -> Differences {
    let row = |row: &Vec<String>| {
        let Some(home) = home_in(own, &row[0]) else { return unless(false, row, "no home") };
        let holds = match short_of_floor(&row[1]) {
            Some((points, floor)) => !own.fails(home) && own.shown(home) + points == floor,
            None => own.fails(home),
        };
        unless(holds, row, own.case.standing.outcomes)
    };
    table.rows.iter().flat_map(row).collect()
}

/// Reads "Passes; 4 points short of 53": the points that a home lacks, and the floor.
fn short_of_floor(cell: &str) -> Option<(i64, i64)> {
    let (points, floor) = cell.strip_prefix("Passes; ")?.split_once(" short of ")?;
    Some((points.split(' ').next()?.parse().ok()?, floor.parse().ok()?))
}

/// Each row's whole points are those of its answers, and all add up to the lead.
fn arguments(own: &Own, table: &Table) -> Differences {
    let Some((last, rows)) = table.rows.split_last() else { return Vec::new() };
    let mut differences = Differences::new();
    let mut sum = 0;
    for row in rows {
        let references = row[0].rsplit(" (").find_map(|it| {
            let inside = it.split(')').next()?;
            sum_of(own, inside, own.pair()).map(|_| inside)
        });
        let exact = references.and_then(|it| sum_of(own, it, own.pair()));
        let points = signed(&row[2]);
        #[expect(clippy::cast_precision_loss, reason = "a few points")]
        let near =
            exact.zip(points).is_some_and(|(exact, it)| (exact - it as f64).abs() < 1.0 + 1e-9);
        differences.extend(unless(near && points != Some(0), row, exact));
        sum += points.unwrap_or(0);
    }
    let lead = own.pair().map(|(first, second)| own.shown(first) - own.shown(second));
    let told = signed(&last[2]);
    differences.extend(unless(told == lead && lead == Some(sum), last, (lead, sum)));
    differences
}

pub(crate) fn signed(cell: &str) -> Option<i64> {
    cell.replace('−', "-").trim_start_matches('+').parse().ok()
}

/// Returns the question that a cell names, by the reference in brackets at its end, or by its name.
fn cell_in(own: &Own, said: &str) -> Option<usize> {
    let reference = said.rsplit_once(" (").map(|it| it.1.trim_end_matches(')'));
    reference.and_then(|it| own.cell(it)).or_else(|| {
        let rows = list(&own.case.json["firmness"]["find_out"]).iter();
        let row =
            rows.filter(|it| it["reference"].is_null()).find(|it| text(&it["name"]) == said)?;
        Some(TABLES.cell(text(&row["factor"])))
    })
}

/// What each answer is worth varies by chance: the figure may be off by some points.
fn find_out(own: &Own, table: &Table) -> Differences {
    const FAR: f64 = 2.5;
    let worth = |cell: usize| own.tally(BOTH).worth(cell);
    let mut differences = Differences::new();
    let mut named = Vec::new();
    for row in &table.rows {
        let (cell, told) =
            (cell_in(own, &row[0]), row.last().and_then(|it| it.parse::<f64>().ok()));
        let exact = cell.map(worth);
        let near = exact.zip(told).is_some_and(|(own, told)| (own - told).abs() <= FAR);
        differences.extend(unless(near, row, exact));
        named.extend(cell);
    }
    let last = table.rows.last().and_then(|row| row.last()?.parse::<f64>().ok()).unwrap_or(0.0);
    let least = if table.rows.len() < 5 { 2.0 } else { last };
    for cell in (0..CELLS).filter(|it| !named.contains(it)) {
        if worth(cell) > least + FAR {
            differences.push(format!("{} is left out, own {}", TABLES.ids[cell], worth(cell)));
        }
    }
    differences
}

fn open_answers(own: &Own, table: &Table) -> Differences {
    let row = |row: &Vec<String>| {
        let Some(cell) = cell_in(own, &row[0]) else { return unless(false, row, "no question") };
        let is_open = own.case.standing.settled[cell] == OPEN;
        let alone = turns_alone(own, cell).len();
        let told = match row.last().map(String::as_str) {
            Some("–") => Some(0),
            Some(told) => Some(told.split("; ").count()),
            None => None,
        };
        let swing = own
            .pair()
            .map(|pair| super::seeking::swing(&TABLES, &own.case.subject.given, cell, pair));
        let near = swing.is_none_or(|exact| {
            row[4].parse::<f64>().is_ok_and(|it| (it - exact).abs() < 0.05 + 1e-9)
        });
        unless(is_open && near && told == Some(alone), row, (is_open, swing, alone))
    };
    table.rows.iter().flat_map(row).collect()
}

/// What each condition alone adds to the lead is what the program says, which is checked elsewhere.
fn conditions(own: &Own, table: &Table) -> Differences {
    let row = |row: &Vec<String>| {
        let name = row[0].split(" (").next().unwrap_or_default();
        let same = |it: &&serde_json::Value| text(&it["name"]) == name && it["state"] != "met";
        let found = list(&own.case.json["conditions"]).iter().find(same);
        let worth = found.map(|it| it["worth"].as_i64());
        let told = row.last().map(|it| signed(it));
        unless(worth.is_some() && worth == told, row, worth)
    };
    table.rows.iter().flat_map(row).collect()
}

/// The questions to ask are open, and none of the others weighs more.
fn agenda(own: &Own, table: &Table) -> Differences {
    let cells: Vec<_> = table.rows.iter().map(|row| cell_in(own, &row[0])).collect();
    let weight = |cell: usize| TABLES.weights[cell - CONTEXTS];
    let least = cells.iter().flatten().map(|it| weight(*it)).min();
    let others = open_cells(own).into_iter().filter(|it| !cells.contains(&Some(*it)));
    let most = others.map(weight).max();
    let is_open =
        |cell: &Option<usize>| cell.is_some_and(|it| own.case.standing.settled[it] == OPEN);
    unless(cells.iter().all(is_open) && least >= most, &table.header, (least, most))
}

pub(crate) fn unless_empty(differences: Differences, row: &[String]) -> Differences {
    unless(differences.is_empty(), row, differences)
}

/// Reads an advice, or what will be asked for, with how many trials agree.
pub(crate) fn advised(own: &Own, said: &str) -> Option<Price> {
    let patterns = [
        "{advice}",
        "{advice}, {about} of 100",
        "{advice} ({about} of 100)",
        "{asked}",
        "{asked}, {about} of 100 trials",
    ];
    let slots = patterns.iter().find_map(|it| own.names.read(it, said))?;
    let mut says = Price::default();
    for slot in slots {
        match slot {
            Slot::Advice(label) => says.advice = Some(label),
            Slot::About(about) => says.about = Some(about),
            _ => {}
        }
    }
    Some(says)
}
