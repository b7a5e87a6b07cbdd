//! Checks what sentences say of points: how the homes stand, what answers give, how much is known.

use super::about_prices::one_step_less;
use super::cases::{Differences, TABLES};
use super::claims::*;
use super::domain::*;
use super::own::{Own, Price};
use super::patterns::Slot;
use super::said::Said;
use super::sheet::*;
use super::supposing::suppose;
use super::swift::*;
use super::verdict::{Kind, Outcome};

pub(crate) fn leads_by(it: &Said) -> Differences {
    let lead = it.own.shown(it.home(0)) - it.own.shown(it.home(1));
    it.unless(lead == it.n(0) && lead > 0 && names_move_margin(it, 1), lead)
}

/// The first home leads two others.
pub(crate) fn leads_both(it: &Said) -> Differences {
    let leads = [1, 2].map(|other| it.own.shown(it.home(0)) - it.own.shown(it.home(other)));
    it.unless(it.numbers() == leads && leads[0] > 0 && leads[1] >= 0, leads)
}

pub(crate) fn trails_by(it: &Said) -> Differences {
    let lead = it.own.shown(it.home(1)) - it.own.shown(it.home(0));
    it.unless(lead == it.n(0) && lead > 0 && names_move_margin(it, 1), lead)
}

pub(crate) fn are_level(it: &Said) -> Differences {
    let lead = it.own.shown(it.home(1)) - it.own.shown(it.home(0));
    it.unless(lead == 0 && names_move_margin(it, 0), lead)
}

/// What a move needs is said rightly, if it is said.
fn names_move_margin(it: &Said, at: usize) -> bool {
    it.numbers().get(at).is_none_or(|it| i128::from(*it) == MOVE_MARGIN)
}

/// The homes that tie lie so many points apart.
pub(crate) fn differ_by(it: &Said) -> Differences {
    let homes = (0..5).filter(|home| it.homes() >> home & 1 == 1);
    let shown: Vec<_> = homes.map(|home| it.own.shown(home)).collect();
    let apart = shown.iter().max().zip(shown.iter().min()).map(|(most, least)| most - least);
    it.unless(apart == Some(it.n(0)) && it.own.is_advised((Kind::Tie, it.homes())), apart)
}

/// No answer gives the present home a whole point over the other one, which is so many points ahead.
pub(crate) fn move_would_gain(it: &Said) -> Differences {
    let Some(pair) = it.own.pair() else { return it.unless(false, "no pair") };
    let most = weighted().map(|cell| it.own.points(cell, pair)).fold(0.0, f64::max);
    let lead = it.own.shown(pair.1) - it.own.shown(pair.0);
    let is_so = most < 1.0 && lead == it.n(0) && names_move_margin(it, 1);
    it.unless(is_so && lead < it.n(1) && it.home(0) == pair.1, (most, lead))
}

/// Every answer that is said to point to a home gives it points over the home that it is held against,
/// the best other one if no two are compared; or by itself.
pub(crate) fn points_to(it: &Said) -> Differences {
    let home = it.home(0);
    let other = held_against(it).unwrap_or(AT_ELSEWHERE);
    let mut differences = Differences::new();
    for part in it.text(0).split(").") {
        let Some((_, told)) = part.rsplit_once(" (+") else { continue };
        let Some((points, reference)) = told.split_once(", ") else { continue };
        let points = points.split(' ').next().and_then(|it| it.parse().ok()).unwrap_or(0);
        let held = points_of(it, reference, points, Some((home, other)));
        if !held.is_empty() {
            differences.extend(points_of(it, reference, points, Some((home, AT_ELSEWHERE))));
        }
    }
    differences
}

/// Returns the home that the first one of a sentence is held against.
fn held_against(it: &Said) -> Option<usize> {
    let mut homes = list(&it.own.case.json["placements"]).iter();
    let own = homes.find(|one| home(&one["id"]) == Some(it.home(0)))?;
    home(&own["held_against"])
}

/// The same, and all that speaks for it adds up to so many points.
pub(crate) fn points_to_in_all(it: &Said) -> Differences {
    let pair = held_against(it).map(|it_is| (it.home(0), it_is));
    let sum: f64 = pair.map_or(0.0, |pair| {
        weighted().map(|cell| it.own.points(cell, pair)).filter(|it| *it > 0.0).sum()
    });
    #[expect(clippy::cast_precision_loss, reason = "a few points")]
    let is_near = (sum - it.n(0) as f64).abs() <= 2.0;
    let mut differences = it.unless(is_near, sum);
    differences.extend(points_to(it));
    differences
}

pub(crate) fn gap(it: &Said) -> Differences {
    let lead = it.lead();
    it.unless(lead.map(i64::abs) == Some(it.n(0)), lead)
}

pub(crate) fn is_level(it: &Said) -> Differences {
    let lead = it.lead();
    it.unless(lead == Some(0), lead)
}

/// The second home of the pair is so many points behind, or ahead.
pub(crate) fn gap_of_second(it: &Said) -> Differences {
    second_is(it, false)
}

/// The second home has more points, and fewer more than a move needs.
pub(crate) fn gap_that_is_short(it: &Said) -> Differences {
    let mut differences = second_is(it, true);
    differences.extend(it.unless(it.n(0) < it.n(1) && names_move_margin(it, 1), it.n(1)));
    differences
}

fn second_is(it: &Said, ahead: bool) -> Differences {
    let own = it.lead().map(|it| if it < 0 { (-it, true) } else { (it, false) });
    let is_second = it.own.pair().is_some_and(|pair| pair.1 == it.home(0));
    it.unless(is_second && own == Some((it.n(0), ahead)), own)
}

pub(crate) fn score(it: &Said) -> Differences {
    let own = it.own.shown(it.home(0));
    it.unless(own == it.n(0) && !it.own.fails(it.home(0)), own)
}

pub(crate) fn is_ruled_out(it: &Said) -> Differences {
    it.unless(it.own.fails(it.home(0)), it.own.case.standing.outcomes)
}

pub(crate) fn excluded_is_ahead(it: &Said) -> Differences {
    let home = it.home(0);
    let homes = it.own.case.advice.homes;
    let advised = (0..5).filter(|it| homes >> it & 1 == 1);
    let is_ahead = advised.into_iter().all(|it_is| it.own.shown(home) > it.own.shown(it_is));
    it.unless(it.own.fails(home) && is_ahead, it.own.case.standing.scores.shown)
}

pub(crate) fn are_equal(it: &Said) -> Differences {
    it.unless(it.own.is_advised((Kind::Tie, it.homes())), it.own.case.advice)
}

/// The whole points beside an argument are those of its answers, rounded up or down.
pub(crate) fn points_of(
    it: &Said,
    references: &str,
    points: i64,
    pair: Option<(usize, usize)>,
) -> Differences {
    let references = references.trim_matches(['(', ')', '.', ' ']);
    let references = without_basis(references);
    let groups = groups_named(it.own, references);
    let own: Vec<_> = groups.iter().map(|group| sum_of(it.own, group, pair)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a few points")]
    let is_near = |own: &f64| (own - points as f64).abs() < 1.0 + 1e-9;
    it.unless(own.iter().flatten().any(is_near), own)
}

/// Returns references without the mark behind them that says how the first is known.
fn without_basis(references: &str) -> &str {
    references.split_once(": ").map_or(references, |it| it.0)
}

/// Returns the answers of the arguments that are named by these, or by the first of them.
fn groups_named(own: &Own, named: &str) -> Vec<String> {
    let homes = list(&own.case.json["placements"]).iter();
    let spoken = homes.flat_map(|it| list(&it["speaks_for"]));
    let arguments = list(&own.case.json["arguments"]).iter().chain(spoken);
    let references = |it: &serde_json::Value| -> Vec<String> {
        list(&it["references"]).iter().map(|it| text(it).to_owned()).collect()
    };
    let all = arguments.map(references).filter(|it| it.first().is_some_and(|it| it == named));
    all.map(|it| it.join(", ")).chain([named.to_owned()]).collect()
}

/// Returns the points that some answers give the first of a pair over the second.
pub(crate) fn sum_of(own: &Own, references: &str, pair: Option<(usize, usize)>) -> Option<f64> {
    let references = references.trim_matches(['(', ')', '.', ';', ' ']).split(", ");
    references.map(|it| Some(own.points(own.cell(without_basis(it))?, pair?))).sum()
}

pub(crate) fn reason(it: &Said) -> Differences {
    let references = it.text.rsplit_once('(').map_or("", |it| it.1);
    points_of(it, references, it.n(0), it.own.pair())
}

/// One of its answers about oneself, one step less for the first home, leaves such a lead.
pub(crate) fn reason_with_step(it: &Said) -> Differences {
    reason_with_step_of(it, None)
}

/// The same, and it would bring an advice of this kind.
pub(crate) fn reason_with_step_of(it: &Said, kind: Option<Kind>) -> Differences {
    let mut differences = reason(it);
    let reference = it.text.rsplit_once('(').map_or("", |it| it.1).trim_end_matches(')');
    let reference = without_basis(reference);
    let Some(pair) = it.own.pair() else { return it.unless(false, "no pair") };
    let groups = groups_named(it.own, reference);
    let cells = groups.iter().flat_map(|it| it.split(", ")).filter_map(|one| it.own.cell(one));
    let steps = cells.filter_map(|cell| Some((cell, one_step_less(it.own, cell, pair)?)));
    let found: Vec<_> = steps
        .map(|supposed| {
            let (then, advice) = {
                let then = suppose(it.own.case, &[supposed]);
                (then.standing, then.advice)
            };
            let lead = then.shown(pair.0) - then.shown(pair.1);
            let is_kind = kind.is_none_or(|it| it == advice.kind);
            let says = Price { about: it.about(), strength: it.strength(), ..Price::default() };
            let lead = is_kind.then_some(lead);
            (supposed, lead, it.own.price_differs(&[supposed], &says))
        })
        .collect();
    let said = lead_said(it, 1);
    let holds = found.iter().any(|(_, lead, wrong)| *lead == Some(said) && wrong.is_empty());
    differences.extend(it.unless(holds, found));
    differences
}

/// Returns the lead that a sentence says in its slot: below zero where it is one of the other home.
pub(crate) fn lead_said(it: &Said, slot: usize) -> i64 {
    if it.text.contains(" behind") { -it.n(slot) } else { it.n(slot) }
}

/// What speaks for the second home of the pair does not speak for the first, or it speaks for that home
/// by itself.
pub(crate) fn best_case(it: &Said) -> Differences {
    let named = it.text.split('(').nth(1).and_then(|it| it.split(')').next());
    let is_second = it.own.pair().is_some_and(|pair| pair.1 == it.home(0));
    let points = named.and_then(|named| sum_of(it.own, named, it.own.pair()));
    let by_itself = named.and_then(|named| sum_of(it.own, named, Some((it.home(0), AT_ELSEWHERE))));
    let speaks = points.is_none_or(|it| it < 0.0) || by_itself.is_some_and(|it| it > 0.0);
    it.unless(!is_second || speaks, points)
}

/// Returns the cells of the weighted questions that have a level.
pub(crate) fn answered(own: &Own) -> Vec<usize> {
    let has_level = |it: &usize| level_in(own.case.standing.settled[*it]).is_some();
    weighted().filter(has_level).collect()
}

pub(crate) fn weighted() -> impl Iterator<Item = usize> {
    CONTEXTS..CONTEXTS + FACTORS
}

pub(crate) fn no_point(it: &Said) -> Differences {
    let arguments = list(&it.own.case.json["arguments"]).iter();
    let even = arguments
        .filter(|it| it["side"] == "even")
        .map(|it| list(&it["references"]).iter().map(text).collect::<Vec<_>>().join(", "));
    let mut differences = Differences::new();
    let mut named = Vec::new();
    for references in even {
        differences.extend(points_of(it, &references, 0, it.own.pair()));
        named.push(references);
    }
    let all: Vec<_> = it.text(0).split(" or ").flat_map(|it| it.split(", ")).collect();
    let expected: Vec<_> = named.iter().flat_map(|it| it.split(", ")).collect();
    differences.extend(it.unless(all == expected, expected));
    differences
}

pub(crate) fn bases(it: &Said) -> Differences {
    use super::told::Basis::*;
    let cells = answered(it.own);
    let count = |basis| {
        let told = &it.own.case.told.bases;
        let is_so =
            |cell: &&usize| told.get(TABLES.ids[**cell]).copied().unwrap_or(NotStated) == basis;
        i64::try_from(cells.iter().filter(is_so).count()).expect("a few")
    };
    let own = [Measured, Seen, Believed, NotStated].map(count);
    let program = [1, 2, 3, 4].map(|at| it.n(at));
    it.unless(own == program && it.n(0) == own.iter().sum::<i64>(), own)
}

pub(crate) fn home_points(it: &Said) -> Differences {
    let own = it.own.case.standing.home();
    it.unless(own == Some(it.home(0)) && it.own.shown(it.home(0)) == it.n(1), own)
}

/// Returns the weight of the levels given, in percent of what applies.
pub(crate) fn weight_answered(own: &Own) -> i64 {
    let settled = &own.case.standing.settled[CONTEXTS..];
    let sum = |keep: fn(u8) -> bool| {
        let cells = settled.iter().zip(TABLES.weights);
        cells.filter(|(cell, _)| keep(**cell)).map(|(_, weight)| weight).sum::<i64>()
    };
    100 * sum(|it| level_in(it).is_some()) / sum(|it| it != NOT_APPLICABLE).max(1)
}

pub(crate) fn enough(it: &Said) -> Differences {
    let own = weight_answered(it.own);
    let is_enough = enough_is_answered(&it.own.case.standing.settled, &TABLES.own_weights());
    it.unless(own == it.n(1) && is_enough, own)
}

pub(crate) fn too_little(it: &Said) -> Differences {
    let own = weight_answered(it.own);
    let is_enough = enough_is_answered(&it.own.case.standing.settled, &TABLES.own_weights());
    it.unless(own == it.n(1) && !is_enough, own)
}

pub(crate) fn musts(it: &Said) -> Differences {
    let one = |said: &str| {
        let slots = it.own.names.read("{home}{text}", said)?;
        let [Slot::Home(home), Slot::Text(words)] = slots[..] else { return None };
        Some(outcome_of(words)? == it.own.case.standing.outcomes[home])
    };
    let all = it.text(0).split(", ").all(|said| one(said) == Some(true));
    it.unless(all, it.own.case.standing.outcomes)
}

/// Returns what a home's gates come to in the rule on musts.
pub(crate) fn outcome_of(said: &str) -> Option<Outcome> {
    [
        (" passes on condition", Outcome::Conditional),
        (" passes", Outcome::Passed),
        (" is open", Outcome::Open),
        (" fails", Outcome::Failed),
    ]
    .into_iter()
    .find_map(|(words, outcome)| (said == words).then_some(outcome))
}

pub(crate) fn usize_of(number: i64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
