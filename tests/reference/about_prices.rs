//! Checks what sentences say other answers or events would bring.

use serde_json::Value;

use super::about_changes::single_that_brings;
use super::cases::{Differences, TABLES};
use super::claims::*;
use super::domain::MOVE_SHARE;
use super::happenings::{EVENTS, cases as cases_of};
use super::own::{Own, Price};
use super::packages::package;
use super::patterns::{About, Slot};
use super::said::Said;
use super::sheet::*;
use super::supposing::{Supposed, share_for, suppose};
use super::swift::Label;
use super::verdict::Kind;

pub(crate) fn package_price(it: &Said, scores: bool) -> Differences {
    let mut says = Price {
        advice: Some(it.advice()),
        about: it.about(),
        strength: it.strength(),
        ..Price::default()
    };
    if scores {
        let Some((first, second)) = it.own.pair() else { return it.unless(false, "no pair") };
        says.scores = vec![(first, Some(it.n(0))), (second, Some(it.n(1)))];
    }
    let changes = package(it.own.case).changes;
    let differences = it.own.price_differs(&changes, &says);
    it.unless(differences.is_empty(), differences)
}

pub(crate) fn package_firm(it: &Said) -> Differences {
    package_price(it, true)
}

/// Enough trials for a firm stay, but another home that passes is as good.
pub(crate) fn package_capped(it: &Said) -> Differences {
    let then = suppose(it.own.case, &package(it.own.case).changes);
    let share = share_for(&then.tally(78), then.advice.label());
    let mut differences = package_price(it, true);
    differences.extend(it.unless(share >= 0.8 - it.own.error(0.8), share));
    differences
}

pub(crate) fn package_told(it: &Said) -> Differences {
    package_price(it, true)
}

/// The same, and there are enough trials for a firm stay, but another home that passes is as good.
pub(crate) fn package_bare_capped(it: &Said) -> Differences {
    let then = suppose(it.own.case, &package(it.own.case).changes);
    let share = share_for(&then.tally(78), then.advice.label());
    let mut differences = package_price(it, false);
    differences.extend(it.unless(share >= 0.8 - it.own.error(0.8), share));
    differences
}

/// The same, and the home that is stayed in trails by so much.
pub(crate) fn package_bare_behind(it: &Said) -> Differences {
    let then = suppose(it.own.case, &package(it.own.case).changes).standing;
    let lead = it.own.pair().map(|(first, second)| then.shown(first) - then.shown(second));
    let mut differences = package_bare_capped(it);
    differences.extend(it.unless(lead == Some(-it.n(0)), lead));
    differences
}

pub(crate) fn package_bare(it: &Said) -> Differences {
    package_price(it, false)
}

pub(crate) fn package_told_bare(it: &Said) -> Differences {
    package_price(it, false)
}

pub(crate) fn package_named(it: &Said) -> Differences {
    let program = list(&it.own.case.json["package"]["parts"]).iter();
    let program: Vec<_> = program.map(|it| text(&it["id"])).collect();
    let own = package(it.own.case).parts;
    let names = list(&it.own.case.json["package"]["parts"]).iter();
    let says_all = names.map(|it| text(&it["name"])).all(|name| it.text.contains(name));
    it.unless(program == own && says_all, own)
}

/// Returns a text as it is inside a sentence of page one.
fn plain(text: &str) -> String {
    text.trim_end_matches('.').replace(": ", "; ").to_lowercase()
}

/// The reply to an argument, with what another answer would bring.
pub(crate) fn counter(it: &Said, says: &Price) -> Differences {
    let arguments = list(&it.own.case.json["arguments"]);
    let found = arguments.iter().find(|one| {
        one["counter"].as_str().is_some_and(|counter| plain(it.text).contains(&plain(counter)))
    });
    let Some(found) = found else { return it.unless(false, "no such reply") };
    let cell = TABLES.cell(text(&found["supposing"]["factor"]));
    let to = found["supposing"]["to"].as_u64().expect("a level");
    let supposed = [(cell, usize::try_from(to).expect("a level"))];
    let differences = it.own.price_differs(&supposed, says);
    it.unless(differences.is_empty(), differences)
}

pub(crate) fn counter_firm(it: &Said) -> Differences {
    let scores = vec![(it.home(0), Some(it.n(0))), (it.home(1), Some(it.n(1)))];
    let then = Price { scores, about: it.about(), strength: it.strength(), ..Price::default() };
    counter(it, &then)
}

pub(crate) fn counter_scores(it: &Said) -> Differences {
    let scores = vec![(it.home(0), Some(it.n(0))), (it.home(1), Some(it.n(1)))];
    counter(it, &Price { scores, ..Price::default() })
}

pub(crate) fn counter_cases(it: &Said) -> Differences {
    let arguments = list(&it.own.case.json["arguments"]);
    let says = |one: &&serde_json::Value| {
        one["counter"].as_str().is_some_and(|counter| plain(it.text).contains(&plain(counter)))
    };
    let found = arguments.iter().find(says);
    match found {
        Some(found) => cases_are(it, text(&found["event"])),
        None => it.unless(false, "no such reply"),
    }
}

pub(crate) fn counter_every_case(it: &Said) -> Differences {
    let arguments = list(&it.own.case.json["arguments"]);
    let says = |one: &&serde_json::Value| {
        one["counter"].as_str().is_some_and(|counter| plain(it.text).contains(&plain(counter)))
    };
    let found = arguments.iter().find(says);
    let shares = found.and_then(|found| changed(it, text(&found["event"])));
    it.unless(shares.is_some_and(|(part, whole)| part == whole), shares)
}

/// Returns in how many cases an event changes the advice, and how many there are.
pub(crate) fn changed(it: &Said, id: &str) -> Option<(u64, u64)> {
    let event = EVENTS.iter().find(|it| it.id == id)?;
    let cases = cases_of(&TABLES, &it.own.case.subject, event)?;
    let same = cases.by_label.get(&it.own.case.advice.label()).copied().unwrap_or(0);
    Some((cases.all - same, cases.all))
}

pub(crate) fn cases_are(it: &Said, id: &str) -> Differences {
    let Some((part, whole)) = changed(it, id) else { return it.unless(false, "no such event") };
    let own = match (200 * part + whole) / (2 * whole) {
        _ if part == 0 => About::None,
        _ if part == whole => About::All,
        0 => About::FewerThanOne,
        100.. => About::MoreThan99,
        of_100 => About::Number(i64::try_from(of_100).expect("small")),
    };
    let is_all = part == whole && it.about() == Some(About::Number(100));
    it.unless(is_all || it.about() == Some(own), (part, whole))
}

/// Returns the event with this name.
pub(crate) fn event_named<'a>(it: &'a Said, name: &str) -> Option<&'a str> {
    let mut events = list(&it.own.case.json["firmness"]["events"]).iter();
    let same = |one: &&serde_json::Value| text(&one["name"]).eq_ignore_ascii_case(name);
    events.find(same).map(|it| text(&it["id"]))
}

pub(crate) fn event(it: &Said) -> Differences {
    let Some(id) = event_named(it, it.text(0)) else { return it.unless(false, "no such event") };
    cases_are(it, id)
}

pub(crate) fn event_reverses(it: &Said) -> Differences {
    let mut differences = event(it);
    differences.extend(it.unless(it.about() != Some(About::None), "changes nothing"));
    differences
}

pub(crate) fn count_reverses(it: &Said) -> Differences {
    reversing_count(it, it.text(0))
}

/// Returns what neighbouring counts of a ladder are called together: `four or more`.
pub(crate) fn counted(group: &serde_json::Value, counts: &[&str]) -> String {
    let ends = [("at_least", "more"), ("at_most", "fewer")];
    let mut ends = ends
        .into_iter()
        .filter_map(|(key, word)| Some(format!("{} or {word}", group[key].as_str()?)));
    ends.next().unwrap_or_else(|| counts.join(" or "))
}

/// After these counts of the question that decides, this will be asked for; after all others, if it
/// is said, something else.
pub(crate) fn ladder_asks(it: &Said) -> Differences {
    let ladder = &it.own.case.json["ladder"];
    let Some(id) = ladder["id"].as_str() else { return it.unless(false, "no ladder") };
    let groups = list(&ladder["outcomes"]).iter();
    let groups = groups.map(|it| {
        let counts: Vec<_> = list(&it["counts"]).iter().map(text).collect();
        (counted(it, &counts), counts)
    });
    let of = ladder["of"].as_str().map(|it| format!(" of {it}")).unwrap_or_default();
    let groups: Vec<_> = groups.collect();
    let leading = &it.own.case.json["counsel"]["triggers"][0];
    let reach = format!("{} reach {}", text(&leading["measure"]), text(&leading["target"]));
    let unless = it.text.contains(", unless ").then(|| reach.to_lowercase());
    let texts = it.slots.iter().filter_map(|it| match it {
        Slot::Text(text) if unless.as_deref() == Some(*text) => None,
        Slot::Text(text) => Some(text.strip_suffix(of.as_str()).unwrap_or(text)),
        _ => None,
    });
    let named: Option<Vec<_>> =
        texts.map(|text| groups.iter().find(|group| group.0 == text).map(|it| &it.1)).collect();
    let Some(named) = named else { return it.unless(false, "no such counts") };
    let asked = it.slots.iter().filter_map(|it| match it {
        Slot::Advice(label) => Some(*label),
        _ => None,
    });
    let asked: Vec<Label> = asked.collect();
    let mut differences = Differences::new();
    for (at, step) in list(&ladder["steps"]).iter().enumerate() {
        let place = named.iter().position(|it| it.contains(&text(&step["count"])));
        let Some(label) = asked.get(place.unwrap_or(named.len())) else { continue };
        let says = Price { advice: Some(*label), ..Price::default() };
        let supposed = [(TABLES.cell(id), at + 1)];
        differences.extend(it.own.price_differs(&supposed, &says));
    }
    it.unless(differences.is_empty(), differences)
}

/// After all counts that bring neither a move nor a stay, nothing is advised yet.
pub(crate) fn others_wait(it: &Said) -> Differences {
    let kinds = list(&it.own.case.json["ladder"]["outcomes"]).iter();
    let kinds = kinds.map(|it| text(&it["advice"]["kind"]));
    let mut others = kinds.filter(|it| !["move", "stay"].contains(it));
    let waits = others.all(|it| it == "not_yet");
    it.unless(waits && i128::from(it.n(0)) == MOVE_SHARE, MOVE_SHARE)
}

/// The count that is named brings another advice.
pub(crate) fn reversing_count(it: &Said, says: &str) -> Differences {
    let counts = list(&it.own.case.json["reverses"]).iter().filter(|it| it["kind"] == "count");
    let same = |one: &&serde_json::Value| {
        let next = text(&one["next"]).trim_end_matches('.').to_lowercase();
        says.to_lowercase().contains(&next)
    };
    let Some(count) = counts.into_iter().find(same) else {
        return it.unless(false, "no such count");
    };
    let cell = TABLES.cell(text(&count["factor"]));
    let to = count["to"].as_u64().and_then(|it| usize::try_from(it).ok());
    let brings = to.is_some_and(|to| single_that_brings(it.own, (cell, to)));
    it.unless(brings, count)
}

/// The answers about oneself, each with one step less to say for the first home: who leads then, by how
/// much, and how firm it would be.
pub(crate) fn own_marks(it: &Said) -> Differences {
    let Some(pair) = it.own.pair() else { return it.unless(false, "no pair") };
    let Some(supposed) = supposed_in(it.own, it.text(0), pair) else {
        return it.unless(false, "no such step");
    };
    let then = suppose(it.own.case, &supposed).standing;
    let lead = then.shown(pair.0) - then.shown(pair.1);
    let advice = it.slots.iter().find_map(|it| match it {
        Slot::Advice(label) => Some(*label),
        _ => None,
    });
    let says = Price { advice, about: it.about(), strength: it.strength(), ..Price::default() };
    let mut differences = it.unless(it.home(0) == pair.0, "less for another home");
    differences.extend(it.unless(is_lead(it, lead, pair), lead));
    differences.extend(it.own.price_differs(&supposed, &says));
    // Without an advice of its own it is the one of today, perhaps between other homes.
    let then = suppose(it.own.case, &supposed).advice.outcome();
    let same = then == it.own.case.advice.outcome();
    differences.extend(it.unless(advice.is_some() || same || it.about().is_none(), then));
    it.unless(differences.is_empty(), differences)
}

/// Returns the answers supposed, such as “A1, E5” or “A1: two”, each with one step less to say for the
/// first of a pair. None if one of them is printed with another count.
fn supposed_in(own: &Own, text: &str, pair: (usize, usize)) -> Option<Vec<Supposed>> {
    let stake = &own.case.json["stake"];
    let together = list(&stake["together"]["answers"]).iter();
    let known: Vec<_> = together.chain(list(&stake["steps"])).collect();
    let supposed = |it: &str| {
        let (reference, count) = it.split_once(": ").map_or((it, None), |it| (it.0, Some(it.1)));
        let cell = own.cell(reference)?;
        let to = one_step_less(own, cell, pair)?;
        let is_said = |it: &&&Value| {
            let is_count = count.is_none_or(|count| it["count"] == count);
            it["reference"] == reference && it["to"] == to && is_count
        };
        known.iter().find(is_said).map(|_| (cell, to))
    };
    text.split(", ").map(supposed).collect()
}

/// Returns the answers with these references, each with one step less to say for the first of a pair.
fn lowered(own: &Own, references: &str, pair: (usize, usize)) -> Option<Vec<Supposed>> {
    let lower = |reference: &str| {
        let cell = own.cell(reference)?;
        Some((cell, one_step_less(own, cell, pair)?))
    };
    references.split(", ").map(lower).collect()
}

/// A reason, and the lead that all answers about oneself leave, each one step less for the first home.
pub(crate) fn reason_with_steps(it: &Said) -> Differences {
    reason_with_steps_of(it, None)
}

/// The same, and it would bring a stay.
pub(crate) fn stays_with_steps(it: &Said) -> Differences {
    reason_with_steps_of(it, Some(Kind::Stay))
}

fn reason_with_steps_of(it: &Said, kind: Option<Kind>) -> Differences {
    let mut differences = super::about_scores::reason(it);
    let Some(pair) = it.own.pair() else { return it.unless(false, "no pair") };
    differences.extend(it.unless(it.home(0) == pair.0, "less for another home"));
    let answers = list(&it.own.case.json["stake"]["together"]["answers"]).iter();
    let references: Vec<_> = answers.map(|it| text(&it["reference"])).collect();
    let Some(supposed) = lowered(it.own, &references.join(", "), pair) else {
        return it.unless(false, "no such step");
    };
    let then = suppose(it.own.case, &supposed);
    let lead = then.standing.shown(pair.0) - then.standing.shown(pair.1);
    let holds = lead == super::about_scores::lead_said(it, 1)
        && kind.is_none_or(|it| it == then.advice.kind);
    differences.extend(it.unless(holds, lead));
    let says = Price { about: it.about(), strength: it.strength(), ..Price::default() };
    differences.extend(it.own.price_differs(&supposed, &says));
    differences
}

/// Returns the level next to the one given that says less for the first of a pair.
pub(crate) fn one_step_less(
    own: &Own,
    cell: usize,
    (first, second): (usize, usize),
) -> Option<usize> {
    let factor = cell.checked_sub(CONTEXTS).filter(|it| *it < FACTORS)?;
    let pulls = &TABLES.pulls[factor];
    let pull = |home: usize, level: usize| pulls.get(home).map_or(0, |it| it[level - 1]);
    let lead = |level: usize| pull(first, level) - pull(second, level);
    let now = level_in(own.case.standing.settled[cell])?;
    let near = [now - 1, now + 1].into_iter().filter(|it| (1..=5).contains(it));
    near.filter(|it| lead(*it) < lead(now)).min_by_key(|it| lead(*it))
}

/// Tells whether a sentence names, after its first home, the one of a pair that leads, and by how much.
pub(crate) fn is_lead(it: &Said, lead: i64, (first, second): (usize, usize)) -> bool {
    let homes: Vec<_> = it.slots.iter().filter(|it| matches!(it, Slot::Home(_))).collect();
    match lead {
        0 => homes.len() == 3 && it.text.contains("are level"),
        1.. => homes.len() == 2 && it.home(1) == first && it.n(0) == lead,
        _ => homes.len() == 2 && it.home(1) == second && it.n(0) == -lead,
    }
}
