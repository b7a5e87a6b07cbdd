//! Checks what page one says of trials, packages and events in short.

use super::about_prices::{changed, event_named, event_reverses, package_price};
use super::about_scores::weighted;
use super::about_trials::most_share;
use super::cases::{Differences, TABLES};
use super::claims::{label, list, text};
use super::happenings::{EVENTS, cases as cases_of};
use super::own::{BOTH, Price};
use super::packages::package;
use super::patterns::{About, Slot};
use super::said::Said;
use super::supposing::{share_for, suppose};
use super::swift::Label;
use super::verdict::{Kind, Strength};

/// What the trials say, in parts that add up to 100: `71 say move to Marketing, 27 stay in IT, 2 others`.
pub(crate) fn split(it: &Said) -> Differences {
    let mut differences = Differences::new();
    let (mut sum, mut named) = (0, 0.0);
    for part in parts(it.text(0)) {
        let read = |pattern| it.own.names.read(pattern, &part);
        if let Some([Slot::Number(others)]) =
            read("{n} others").or_else(|| read("{n} other")).as_deref()
        {
            let about = About::Number(*others);
            differences.extend(it.unless(it.own.is_near(about, 1.0 - named), 1.0 - named));
            sum += others;
            continue;
        }
        let slots = read("{about} say {advice}").or_else(|| read("{about} {advice}"));
        let Some([Slot::About(about), Slot::Advice(label)]) = slots.as_deref() else {
            differences.extend(it.unless(false, &part));
            continue;
        };
        let share = share_of(it, *label);
        differences.extend(it.unless(it.own.is_near(*about, share), (&part, share)));
        named += share;
        sum += match about {
            About::Number(number) => *number,
            _ => 100,
        };
    }
    differences.extend(it.unless(sum == 100, sum));
    differences
}

/// Returns the parts of a list; a home that is leaned to stays with its part.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(", ") {
        match parts.last_mut() {
            Some(last) if part.starts_with("leaning to") => *last = format!("{last}, {part}"),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// Ties are counted together, whatever ties.
fn share_of(it: &Said, (kind, homes): Label) -> f64 {
    it.own.share(|label| label.0 == kind && (kind == Kind::Tie || homes == 0 || label.1 == homes))
}

/// The verdict is as firm as that.
pub(crate) fn strength_is(it: &Said) -> Differences {
    let label = label(&it.own.case.json["verdict"]);
    let strength = it.strength().expect("a strength");
    let tally = it.own.tally(BOTH);
    let is_so = it.own.is_strength(strength, label, &it.own.case.standing, tally);
    it.unless(is_so && it.own.is_advised(label), it.own.case.advice)
}

/// Enough trials for a firm stay, but another home that passes is as good.
pub(crate) fn strength_capped(it: &Said) -> Differences {
    let share = share_for(it.own.tally(BOTH), label(&it.own.case.json["verdict"]));
    let mut differences = strength_is(it);
    let is_capped = it.strength() != Some(Strength::Firm) && share >= 0.8 - it.own.error(0.8);
    differences.extend(it.unless(is_capped, share));
    differences
}

/// The package ends the tie, and so many trials go where it leans to then.
pub(crate) fn package_ends(it: &Said) -> Differences {
    let homes = (Kind::NotYet, 1 << it.home(0));
    let says = Price { advice: Some(homes), about: it.about(), ..Price::default() };
    let mut differences = it.own.price_differs(&package(it.own.case).changes, &says);
    differences.extend(super::about_kinds::then_leads_on(it));
    it.unless(differences.is_empty() && ends(it), differences)
}

/// The package ends the tie, and brings another advice.
pub(crate) fn package_turns(it: &Said) -> Differences {
    let mut differences = package_price(it, true);
    differences.extend(it.unless(ends(it), it.own.case.advice));
    differences
}

fn ends(it: &Said) -> bool {
    let then = suppose(it.own.case, &package(it.own.case).changes);
    let share = share_for(&then.tally(78), then.advice.label());
    it.own.case.advice.kind == Kind::Tie
        && (then.advice.label() != it.own.case.advice.label() || share < 0.5 + it.own.error(0.5))
}

/// An event reverses the advice in so many cases; this is what most of the others say.
pub(crate) fn event_then(it: &Said) -> Differences {
    let mut differences = event_reverses(it);
    let advice = it.slots.iter().find_map(|it| match it {
        Slot::Advice(label) => Some(*label),
        _ => None,
    });
    let event = event_named(it, it.text(0)).and_then(|id| EVENTS.iter().find(|it| it.id == id));
    let cases = event.and_then(|event| cases_of(&TABLES, &it.own.case.subject, event));
    let own = it.own.case.advice.label();
    let most = cases.iter().flat_map(|it| &it.by_label).filter(|it| *it.0 != own);
    let most: Vec<_> = most.collect();
    let count = |is: &dyn Fn(Label) -> bool| {
        most.iter().filter(|it| is(*it.0)).map(|it| *it.1).max().unwrap_or(0)
    };
    let said = match advice {
        Some(label) => count(&|it| it == label),
        None => count(&|it| it.0 == Kind::Stay),
    };
    let is_most = said > 0 && said == count(&|_| true);
    differences.extend(it.unless(is_most && (most.len() > 1) == it.text.contains("mostly"), &most));
    differences
}

/// No event changes the advice, and no count of the next so many is named.
pub(crate) fn nothing_reverses(it: &Said) -> Differences {
    let part = |event: &super::happenings::Event| {
        let cases = cases_of(&TABLES, &it.own.case.subject, event)?;
        let own = it.own.case.advice.label();
        Some(cases.all - cases.by_label.get(&own).copied().unwrap_or(0))
    };
    let none = EVENTS.iter().all(|it| part(it).unwrap_or(0) == 0);
    it.unless(none && list(&it.own.case.json["reverses"]).is_empty(), "something does")
}

/// An event that rarely reverses it, and nothing does more often.
pub(crate) fn event_rarely(it: &Said) -> Differences {
    let mut differences = event_reverses(it);
    let shares = event_named(it, it.text(0)).and_then(|id| changed(it, id));
    let is_rare = shares.is_some_and(|(part, all)| 2 * part < all);
    let counts = list(&it.own.case.json["reverses"]).iter().any(|it| text(&it["kind"]) == "count");
    differences.extend(it.unless(is_rare && !counts, shares));
    differences
}

/// So many trials say a home that is not advised yet.
pub(crate) fn most_say(it: &Said) -> Differences {
    let share = it.own.share(|label| label == (Kind::Move, 1 << it.home(0)));
    let mut differences = it.share_is(share);
    differences.extend(it.unless(share >= most_share(it) - it.own.error(share), share));
    differences
}

/// One of the answers about oneself a step lower would let the team stay.
pub(crate) fn then_stays(it: &Said) -> Differences {
    super::about_scores::reason_with_step_of(it, Some(Kind::Stay))
}

/// No answer gives the second home a whole point over the first.
pub(crate) fn none_makes_a_point(it: &Said) -> Differences {
    let pair = (it.home(0), it.home(1));
    let most = weighted().map(|cell| it.own.points(cell, pair)).fold(0.0, f64::max);
    it.unless(most < 1.0 && it.own.pair() == Some((pair.1, pair.0)), most)
}

/// The same, of the home that the sentence before names.
pub(crate) fn none_makes_a_point_against(it: &Said) -> Differences {
    let Some(pair) = it.own.pair() else { return it.unless(false, "no pair") };
    let most = weighted().map(|cell| it.own.points(cell, (pair.1, pair.0))).fold(0.0, f64::max);
    it.unless(most < 1.0 && it.home(0) == pair.0, most)
}
