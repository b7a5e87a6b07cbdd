//! Pulls after the interactions.

use mops_advisor::decide::evaluate;
use mops_advisor::model::{
    Change, Effect, Interaction, Origin, Predicate, Sign, Trigger, builtin_model,
};
use mops_advisor::points::{Points, Pull};

use super::decisions::check;
use super::{IT, MARKETING, neutral_but};
use crate::shorthand::factor;

/// The route at 2: 5.4 * 2 / 6 = 1.8 against marketing, as much for IT, kept because marketing has a
/// say in IT's capacity (at 4: marketing 0.8, IT 1.6), and 0.9 for a joint team. A strong team at 5
/// weighs 1.92 and now pulls -3: -0.96. Marketing 48.04, IT 53.4.
#[test]
fn a_strong_team_speaks_against_a_home_that_passes_its_route_by() {
    let levels =
        [("mops_capability", 5), ("cmo_governance_respect", 2), ("marketing_say_over_it_work", 4)];
    check("marketing", &levels, "48 53 50 51 | it by 3 | move it, rule 4 | ");
}

/// Specialists weigh 5.04. At 5 they pull -1, +3 and -1; a say and a partnership halve that, work
/// that ends halves it again: 5.04 / 24 = 0.21 a pull. The say at 4 adds 0.8 and 1.6, partnership
/// at 4 adds 0.6 to marketing: 51.19, 52.23 and 49.79.
#[test]
fn pulls_are_halved_twice() {
    let levels = [
        ("integration_demand", 5),
        ("integration_after", 1),
        ("marketing_say_over_it_work", 4),
        ("cmo_cio_partnership", 4),
    ];
    check("none", &levels, "51 52 50 50 | it by 1 | tie it marketing sales, rule 4 | ");

    let model = builtin_model();
    let evaluation = evaluate(&model, &neutral_but(&model, "none", &levels));
    let contribution = &evaluation.contributions[factor(&model, "integration_demand").0];
    assert_eq!(contribution.pulls[IT.0], Pull::whole(3).halved().halved());
    assert_eq!(contribution.points[IT.0].units() * 100, 63 * Points::UNIT);
    let names: Vec<_> = contribution.changed_by.iter().map(|&it| model[it].id.as_str()).collect();
    assert_eq!(names, ["say_and_partnership_replace_nearness", "system_work_that_ends"]);
}

/// Trust pulls +3 for marketing at 5 and -3 at 1. Each change acts on its own, then two in a row.
#[test]
fn changes_do_what_they_say_and_pulls_stay_within_three() {
    let pull = |number: i64, changes: &[Change]| {
        let mut model = builtin_model();
        let trust = factor(&model, "cmo_trusts_mops");
        let effect = |&change: &Change| Effect {
            factors: vec![trust],
            at: 1..=5,
            placements: vec![MARKETING],
            change,
        };
        model.interactions = vec![always(changes.iter().map(effect).collect())];
        let answers = neutral_but(&model, "marketing", &[("cmo_trusts_mops", number)]);
        evaluate(&model, &answers).contributions[trust.0].pulls[MARKETING.0]
    };
    let whole = Pull::whole;
    let half = whole(1).halved();
    for (number, changes, wanted) in [
        (5, vec![Change::Add(whole(1))], whole(3)),
        (1, vec![Change::Add(whole(-2))], whole(-3)),
        (4, vec![Change::Add(whole(-3))], whole(-1)),
        (5, vec![Change::Set(whole(-2))], whole(-2)),
        (3, vec![Change::Set(whole(2))], whole(2)),
        (5, vec![Change::Halve(Sign::Positive)], whole(1).plus(half)),
        (5, vec![Change::Halve(Sign::Negative)], whole(3)),
        (2, vec![Change::Halve(Sign::Negative)], whole(-1)),
        (2, vec![Change::Halve(Sign::All)], whole(-1)),
        (2, vec![Change::Drop(Sign::Positive)], whole(-2)),
        (2, vec![Change::Drop(Sign::Negative)], Pull::NEUTRAL),
        (2, vec![Change::Drop(Sign::All)], Pull::NEUTRAL),
        (4, vec![Change::Halve(Sign::All), Change::Add(whole(2))], whole(3)),
        (4, vec![Change::Add(whole(2)), Change::Halve(Sign::All)], whole(1).plus(half)),
    ] {
        assert_eq!(pull(number, &changes), wanted, "{number}: {changes:?}");
    }
}

/// Returns an interaction that acts on every company.
fn always(effects: Vec<Effect>) -> Interaction {
    Interaction {
        id: "always".into(),
        name: String::new(),
        trigger: Trigger::Unless(Predicate::default()),
        because: String::new(),
        half: Vec::new(),
        effects,
        origin: Origin::default(),
    }
}
