//! Checks what page one says where homes tie, where nothing is decided yet, where no home passes, and of
//! a package that changes less than it mends.

use super::about_changes::changes_alone;
use super::about_prices::{event_named, event_reverses, package_price};
use super::about_scores::are_equal;
use super::about_trials::few_move;
use super::cases::{Differences, TABLES};
use super::claims::{list, text};
use super::domain::*;
use super::happenings::{EVENTS, cases as cases_of};
use super::own::Price;
use super::packages::package;
use super::said::Said;
use super::sheet::*;
use super::supposing::{share_for, suppose};
use super::verdict::Kind;

/// Homes tie, each so many points or more above the present one.
pub(crate) fn are_equal_and_above(it: &Said) -> Differences {
    let mut differences = are_equal(it);
    let homes = (0..4).filter(|home| it.homes() >> home & 1 == 1);
    let least = homes.map(|home| it.own.shown(home) - it.own.shown(it.home(0))).min();
    let is_home = it.own.case.standing.home() == Some(it.home(0));
    differences.extend(it.unless(is_home && least == Some(it.n(0)), least));
    differences
}

/// With the package these are the only ones of the homes that tie that are not below the floor.
pub(crate) fn only_stay_above(it: &Said) -> Differences {
    let then = suppose(it.own.case, &package(it.own.case).changes).standing;
    let floor = it.n(0);
    let tied = (0..4).filter(|home| it.own.case.advice.homes & (1 << home) != 0);
    let kept = tied.filter(|home| then.shown(*home) >= floor).fold(0, |all, home| all | 1 << home);
    it.unless(kept == it.homes() && is_floor(it, floor), then.scores.shown)
}

/// With the package another advice would follow.
pub(crate) fn package_is_not_the_advice(it: &Said) -> Differences {
    let then = suppose(it.own.case, &package(it.own.case).changes);
    let own = it.own.case.advice;
    let share = share_for(&then.tally(78), own.label());
    let is_other = then.advice.label() != own.label() || share < 0.5 + it.own.error(0.5);
    it.unless(is_other, (own, share))
}

/// Of what has to be done, so much is left.
pub(crate) fn conditions_are(it: &Said) -> Differences {
    let open = list(&it.own.case.json["conditions"]).iter().filter(|it| it["state"] != "met");
    let open = i64::try_from(open.count()).expect("few");
    it.unless(open == it.n(0), open)
}

/// With the package so many trials stay where the team is, and so is the advice.
pub(crate) fn package_lets_stay(it: &Said) -> Differences {
    let then = suppose(it.own.case, &package(it.own.case).changes);
    let is_home = it.own.case.standing.home() == Some(it.home(0));
    let mut differences = priced(it, Some(then.advice.label()), false);
    differences.extend(it.unless(is_home && then.advice.kind == Kind::Stay, then.advice));
    differences
}

/// The package lets the team stay instead of moving: the first home would lead by less than a move needs.
pub(crate) fn package_lets_stay_instead(it: &Said) -> Differences {
    then_leads(it).into_iter().chain(stays_instead(it)).collect()
}

/// The package lets the team stay instead of moving: both of the pair would then be level.
pub(crate) fn package_levels(it: &Said) -> Differences {
    then_level(it).into_iter().chain(stays_instead(it)).collect()
}

/// With the package the advice is to stay, as often as that, and without it to move.
fn stays_instead(it: &Said) -> Differences {
    let then = suppose(it.own.case, &package(it.own.case).changes);
    let mut differences = priced(it, Some(then.advice.label()), false);
    let ends = it.own.case.advice.kind == Kind::Move && then.advice.kind == Kind::Stay;
    differences.extend(it.unless(ends, then.advice));
    differences
}

/// The team stays, and there is a package.
pub(crate) fn stays_with_a_package(it: &Said) -> Differences {
    let parts = list(&it.own.case.json["package"]["parts"]).len();
    it.unless(it.own.case.advice.kind == Kind::Stay && parts > 0, parts)
}

/// The team moves from a home that is not compared, so that no answer is about that home.
pub(crate) fn home_is_not_compared(it: &Said) -> Differences {
    let home = &it.own.case.json["verdict"]["home"];
    it.unless(it.own.case.advice.kind == Kind::Move && home == "elsewhere", home)
}

/// Nobody moves below so many points, or for so small a lead.
pub(crate) fn nobody_moves(it: &Said) -> Differences {
    let is_so = is_floor(it, it.n(0)) && i128::from(it.n(1)) == MOVE_MARGIN;
    it.unless(is_so, (FLOOR, MOVE_MARGIN))
}

fn is_floor(it: &Said, points: i64) -> bool {
    let floor = if it.own.case.standing.home().is_some() { FLOOR } else { FLOOR_WITHOUT_HOME };
    i128::from(points) == floor
}

/// A stay is as firm as that, and a move needs so many points.
pub(crate) fn nothing_comes_ahead(it: &Said) -> Differences {
    let mut differences = super::about_page::strength_is(it);
    let is_short = it.lead().is_some_and(|lead| (1..it.n(0)).contains(&lead));
    let is_so = is_short && i128::from(it.n(0)) == MOVE_MARGIN;
    differences.extend(it.unless(is_so && it.own.case.advice.kind == Kind::Stay, it.lead()));
    differences
}

/// A home leads in fewer trials than a move needs.
pub(crate) fn too_few_move(it: &Said) -> Differences {
    let mut differences = few_move(it);
    differences.extend(it.unless(i128::from(it.n(0)) == MOVE_SHARE, MOVE_SHARE));
    differences
}

/// Each of these open answers can alone change the advice, and no other one besides the one that is
/// counted.
pub(crate) fn also_open(it: &Said) -> Differences {
    let named = it.text(0).replace(" and ", ", ");
    let named: Vec<_> = named.split(", ").filter_map(|one| it.own.cell(one)).collect();
    let counted = it.own.case.json["ladder"]["id"].as_str().map(|id| TABLES.cell(id));
    let is_open = |cell: &usize| it.own.case.standing.settled[*cell] == OPEN;
    let rows = list(&it.own.case.json["answers"]).iter();
    let cells = rows.filter_map(|one| it.own.cell(text(&one["reference"])));
    let all: Vec<_> = cells
        .filter(|cell| is_open(cell) && Some(*cell) != counted && changes_alone(it.own, *cell))
        .collect();
    it.unless(!named.is_empty() && named == all, all)
}

/// An event opens a home where none is possible, in so many cases.
pub(crate) fn event_opens(it: &Said) -> Differences {
    let mut differences = event_reverses(it);
    let event = event_named(it, it.text(0)).and_then(|id| EVENTS.iter().find(|it| it.id == id));
    let cases = event.and_then(|event| cases_of(&TABLES, &it.own.case.subject, event));
    let own = it.own.case.advice.label();
    let others: Vec<_> =
        cases.iter().flat_map(|it| it.by_label.keys().copied()).filter(|it| *it != own).collect();
    let opens = others.iter().all(|label| label.1 == 1 << it.home(0));
    let is_so = opens && !others.is_empty() && it.own.case.advice.kind == Kind::NoHome;
    differences.extend(it.unless(is_so, others));
    differences
}

/// With the package, so many trials still go there, and a move needs more.
pub(crate) fn package_still(it: &Said) -> Differences {
    priced(it, Some((Kind::NotYet, it.homes())), true)
}

/// With the package, so many trials stay.
pub(crate) fn package_stays(it: &Said) -> Differences {
    priced(it, Some((Kind::Stay, 0)), false)
}

fn priced(it: &Said, advice: Option<super::swift::Label>, scores: bool) -> Differences {
    let scores = match it.own.pair() {
        Some((one, other)) if scores => vec![(one, Some(it.n(0))), (other, Some(it.n(1)))],
        _ => Vec::new(),
    };
    let (about, strength) = (it.about(), it.strength());
    let says = Price { scores, advice, about, strength, ..Price::default() };
    let differences = it.own.price_differs(&package(it.own.case).changes, &says);
    it.unless(differences.is_empty(), differences)
}

/// The package would end the move.
pub(crate) fn package_ends_move(it: &Said) -> Differences {
    let then = suppose(it.own.case, &package(it.own.case).changes);
    let leans = (Kind::NotYet, then.advice.homes);
    let mut differences = priced(it, Some(leans), false);
    differences.extend(it.unless(it.own.case.advice.kind == Kind::Move, it.own.case.advice));
    differences
}

/// The package would end the move, and bring another advice.
pub(crate) fn package_brings(it: &Said) -> Differences {
    let mut differences = package_price(it, false);
    let own = it.own.case.advice;
    let ends = own.kind == Kind::Move && own.label() != it.advice();
    differences.extend(it.unless(ends, own));
    differences
}

/// What the lead of the pair is with the package, and that it is less than today.
fn lead_with_package(it: &Said) -> Option<i64> {
    let (first, second) = it.own.pair()?;
    let then = suppose(it.own.case, &package(it.own.case).changes).standing;
    let then = then.shown(first) - then.shown(second);
    (then < it.lead()?).then_some(then)
}

/// A home then leads by so many points.
pub(crate) fn then_leads_on(it: &Said) -> Differences {
    let (lead, pair) = (lead_with_package(it), it.own.pair());
    let leader = lead.zip(pair).map(|(lead, pair)| if lead > 0 { pair.0 } else { pair.1 });
    let is_so = leader == Some(it.home(0)) && lead.map(i64::abs) == Some(it.n(0));
    it.unless(is_so, lead)
}

/// A home then leads by so many points, and a move needs more.
pub(crate) fn then_leads(it: &Said) -> Differences {
    let mut differences = then_leads_on(it);
    differences.extend(it.unless(i128::from(it.n(0)) < MOVE_MARGIN, MOVE_MARGIN));
    differences
}

/// Both are then level.
pub(crate) fn then_level(it: &Said) -> Differences {
    it.unless(lead_with_package(it) == Some(0), lead_with_package(it))
}

/// The first of the pair has fewer points with the package, and leads by less.
pub(crate) fn no_longer_speaks(it: &Said) -> Differences {
    let home = it.home(0);
    let then = suppose(it.own.case, &package(it.own.case).changes).standing;
    let is_first = it.own.pair().is_some_and(|pair| pair.0 == home);
    let is_less = then.shown(home) < it.own.shown(home) && lead_with_package(it).is_some();
    let falls_to = then.shown(home) == it.n(0);
    it.unless(is_first && is_less && falls_to, then.scores.shown)
}

/// None of the sets of repairs brings a move.
pub(crate) fn no_repair_moves(it: &Said) -> Differences {
    let sets = list(&it.own.case.json["repairs"]);
    let moves = sets.iter().filter(|it| text(&it["advice"]["kind"]) == "move").count();
    it.unless(!sets.is_empty() && moves == 0, moves)
}

/// The package helps the second of the pair more, and the first still leads.
pub(crate) fn helps_more(it: &Said) -> Differences {
    let lead = lead_with_package(it);
    let is_pair = it.own.pair() == Some((it.home(1), it.home(0)));
    it.unless(is_pair && lead == Some(it.n(0)), lead)
}

/// So many questions have an answer.
pub(crate) fn answered_of(it: &Said) -> Differences {
    let own = [super::about_scores::answered(it.own).len(), FACTORS];
    let own = own.map(|it| i64::try_from(it).expect("a few"));
    it.unless(own == [it.n(0), it.n(1)], own)
}

/// They carry so much of the weight, and an advice needs so much; the points in all are told where the
/// weight would be enough.
pub(crate) fn carries_too_little(it: &Said) -> Differences {
    let own = super::about_scores::weight_answered(it.own);
    let told: Vec<_> = it.numbers().into_iter().map(i128::from).collect();
    let mut needed = vec![i128::from(own), MINIMUM_WEIGHT];
    if i128::from(own) >= MINIMUM_WEIGHT {
        needed.push(MINIMUM_POINTS);
    }
    it.unless(told == needed, needed)
}
