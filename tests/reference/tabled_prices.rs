//! The tables of what would follow from other answers: from each to the question that decides, and from
//! each set of repairs.

use super::about_prices::counted;
use super::cases::{Differences, TABLES};
use super::chances::Tally;
use super::claims::*;
use super::own::{Own, Price};
use super::patterns::Slot;
use super::pieces::Table;
use super::supposing::{Supposed, share_for, share_where, suppose};
use super::swift::Label;
use super::tabled::{advised, home_in, points_in, unless, unless_empty};
use super::verdict::Kind;

/// Returns what each row of a ladder supposes: one answer after the other.
fn ladder(own: &Own, rows: usize) -> Option<Vec<[Supposed; 1]>> {
    let cell = TABLES.cell(own.case.json["ladder"]["id"].as_str()?);
    let all: Vec<_> = (1..=TABLES.possible(cell).count()).map(|it| [(cell, it)]).collect();
    (all.len() == rows).then_some(all)
}

/// What each answer to the question that decides would bring; first what is known today. Answers that
/// bring the same share a row, with the lowest and the highest figures.
pub(crate) fn outcomes(own: &Own, table: &Table) -> Differences {
    let Some((first, rows)) = table.rows.split_first() else { return Vec::new() };
    let homes = &table.header[1..table.header.len() - 1];
    let mut differences = Differences::new();
    for (name, cell) in homes.iter().zip(&first[1..]) {
        let today = home_in(own, name).map(|it| own.shown(it));
        differences.extend(unless(points_in(cell) == Some(today), first, today));
    }
    let joined = list(&own.case.json["ladder"]["outcomes"]);
    differences.extend(unless(joined.len() == rows.len(), first, joined.len()));
    for (row, joined) in rows.iter().zip(joined) {
        let then = row.last().map_or("", String::as_str);
        let (advice, shares) = then.split_once(" (").unwrap_or((then, ""));
        let Some(advice) = advised(own, advice).and_then(|it| it.advice) else {
            differences.extend(unless(false, row, "not understood"));
            continue;
        };
        let (shares, rest) = shares.split_once(" of 100").unwrap_or((shares, ""));
        let shares = range(shares);
        let rest = rest.strip_prefix("; most others ").and_then(|it| it.strip_suffix(')'));
        let rest = rest.map(|it| advised(own, it).and_then(|it| it.advice));
        let counts: Vec<_> = list(&joined["counts"]).iter().map(text).collect();
        let named = counted(joined, &counts);
        differences.extend(unless(named.eq_ignore_ascii_case(&row[0]), row, &counts));
        let thens: Vec<_> = steps_named(own, &counts).map(|it| suppose(own.case, &[it])).collect();
        for (name, cell) in homes.iter().zip(&row[1..]) {
            let shown = thens.iter().map(|it| it.shown(home_in(own, name)?));
            let shown: Option<Vec<_>> = shown.collect();
            let ends = shown.map(|it| (it.iter().min().copied(), it.iter().max().copied()));
            let told = range(cell).map(|it| (Some(it.0), Some(it.1)));
            differences.extend(unless(told == ends, row, ends));
        }
        for then in &thens {
            let stays = advice == (Kind::Stay, 0) && then.advice.label().0 == Kind::Stay;
            let advice = if stays { then.advice.label() } else { advice };
            let tally = then.tally(78);
            let share = 100.0 * share_for(&tally, advice);
            let far = 1.0 + 100.0 * own.error(share / 100.0);
            #[expect(clippy::cast_precision_loss, reason = "a small number")]
            let fits =
                shares.is_none_or(|it| share >= it.0 as f64 - far && share <= it.1 as f64 + far);
            let advice = if advice.1 == 0 { then.advice.label() } else { advice };
            let is_so = own.is_advised_then(advice, then, &tally);
            differences.extend(unless(fits && is_so, row, (share, then.advice)));
            let most = rest.is_none_or(|it| it.is_some_and(|it| is_rest(own, &tally, advice, it)));
            differences.extend(unless(most && (rest.is_none() || share < 51.0), row, "the rest"));
        }
    }
    differences
}

/// Tells whether this is what most of the trials say that do not give some advice.
fn is_rest(own: &Own, tally: &Tally, advice: Label, rest: Label) -> bool {
    let is_other = |it: Label| match advice {
        (Kind::Tie, _) => it.0 != Kind::Tie,
        (Kind::NotYet, homes) => it.1 != homes,
        _ => it != advice,
    };
    let share = |is: &dyn Fn(Label) -> bool| share_where(tally, is);
    let others = tally.labels.keys().copied().filter(|it| is_other(*it));
    let of = |it: Label| {
        share(&|other| if it.0 == Kind::Tie { other.0 == Kind::Tie } else { other == it })
    };
    let most = others.map(of).fold(0.0, f64::max);
    of(rest) >= most - own.error(most)
}

/// Returns the answers to the question that decides that have these counts.
fn steps_named<'a>(own: &'a Own, counts: &'a [&str]) -> impl Iterator<Item = Supposed> + 'a {
    let ladder = &own.case.json["ladder"];
    let cell = TABLES.cell(text(&ladder["id"]));
    let steps = list(&ladder["steps"]).iter().enumerate();
    steps.filter(|it| counts.contains(&text(&it.1["count"]))).map(move |it| (cell, it.0 + 1))
}

/// Reads `54` or `54–58`.
fn range(said: &str) -> Option<(i64, i64)> {
    let (low, high) = said.split_once('–').unwrap_or((said, said));
    low.parse().ok().zip(high.parse().ok())
}

/// What will be asked for after each answer, with the points of the homes it is between.
pub(crate) fn rule(own: &Own, table: &Table) -> Differences {
    let Some(ladder) = ladder(own, table.rows.len()) else {
        return vec![format!("no ladder of {} steps", table.rows.len())];
    };
    table
        .rows
        .iter()
        .zip(ladder)
        .flat_map(|(row, supposed)| step(own, table, row, &supposed))
        .collect()
}

/// Checks a row of points that ends with an advice.
fn step(own: &Own, table: &Table, row: &[String], supposed: &[Supposed]) -> Differences {
    let homes = &table.header[1..table.header.len() - 1];
    let cells = homes.iter().zip(&row[1..]);
    let scores = cells
        .map(|(home, cell)| Some((home_in(own, home)?, points_in(cell)?)))
        .collect::<Option<_>>();
    let then = row.last().map_or("", String::as_str);
    match advised(own, &undated(then)).zip(scores) {
        Some((says, scores)) => {
            let says = Price { scores, hides_failing: true, ..says };
            unless_empty(own.price_differs(supposed, &says), row)
        }
        None => unless(false, row, "not understood"),
    }
}

/// Returns what is asked for without the day of the start: `IT as the home, from 13 July 2026, about …`.
fn undated(asked: &str) -> String {
    match asked.split_once(", from ") {
        Some((asked, day)) => {
            format!(
                "{asked}{}",
                day.split_once(", ").map_or_else(String::new, |it| format!(", {}", it.1))
            )
        }
        None => asked.to_owned(),
    }
}

/// What both sides will ask for after each count, and what that would rest on. The best answer comes
/// first.
pub(crate) fn agreement(own: &Own, table: &Table) -> Differences {
    let Some(ladder) = ladder(own, table.rows.len()) else {
        return vec![format!("no ladder of {} steps", table.rows.len())];
    };
    let mut differences = Differences::new();
    for (row, supposed) in table.rows.iter().rev().zip(ladder) {
        let asked = row[1].split_once(", from ").map_or(row[1].as_str(), |it| it.0);
        let (points, about) = row[2].split_once("; ").unwrap_or((&row[2], ""));
        let scores = points.split(", ").map(|it| score_in(own, it)).collect::<Option<Vec<_>>>();
        let Some((mut says, scores)) = advised(own, asked).zip(scores) else {
            differences.extend(unless(false, row, "not understood"));
            continue;
        };
        if let Some([Slot::About(about)]) =
            own.names.read("{about} of 100 trials", about).as_deref()
        {
            says.about = Some(*about);
        }
        let says = Price { scores, hides_failing: true, ..says };
        differences.extend(unless_empty(own.price_differs(&supposed, &says), row));
    }
    differences
}

/// Reads `IT 54` or `IT ruled out`.
fn score_in(own: &Own, said: &str) -> Option<(usize, Option<i64>)> {
    if let Some([Slot::Home(home)]) = own.names.read("{home} ruled out", said).as_deref() {
        return Some((*home, None));
    }
    match own.names.read("{home} {n}", said)?[..] {
        [Slot::Home(home), Slot::Number(points)] => Some((home, Some(points))),
        _ => None,
    }
}

/// Each row names the answers that were repaired.
pub(crate) fn repairs(own: &Own, table: &Table) -> Differences {
    let row = |row: &Vec<String>| match repaired(own, &row[0]) {
        Some(supposed) => step(own, table, row, &supposed),
        None => unless(false, row, "not understood"),
    };
    table.rows.iter().flat_map(row).collect()
}

/// Reads `Urgent route kept (A2: one of ten); …`: each level is the one with this count.
fn repaired(own: &Own, said: &str) -> Option<Vec<Supposed>> {
    if said == "Nothing" {
        return Some(Vec::new());
    }
    let sets = list(&own.case.json["repairs"]).iter().flat_map(|it| list(&it["repairs"]));
    let answers: Vec<_> = sets.flat_map(|it| list(&it["answers"])).collect();
    let one = |part: &str| {
        let (reference, count) = part.rsplit_once(" (")?.1.strip_suffix(')')?.split_once(": ")?;
        let cell = own.cell(reference)?;
        let mut same = answers.iter().filter(|it| text(&it["factor"]) == TABLES.ids[cell]);
        let to = same.find(|it| text(&it["count"]) == count)?["to"].as_u64()?;
        Some((cell, usize::try_from(to).ok()?))
    };
    said.split("; ").map(one).collect()
}
