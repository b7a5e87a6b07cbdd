//! The team profile, worked out on paper, and its texts.

use mops_advisor::answers::{Answers, Reply};
use mops_advisor::decide::profile;
use mops_advisor::model::{Manner, Means, Model, builtin_model};

use super::outlook::each_appears_for_some_and_not_for_others;
use crate::shorthand::{level, reply};

/// The behaviours, persona by persona: modernizers, orchestrators, psychologists, scientists.
const BEHAVIOURS: [[&str; 3]; 4] = [
    ["week_pilots_tools", "week_renews_channels", "week_joins_systems"],
    ["week_weighs_scope", "week_speaks_across", "week_directs_work"],
    ["week_reads_behaviour", "week_makes_signals", "week_changes_messages"],
    ["week_runs_tests", "week_measures_effects", "week_works_on_data"],
];

/// Returns answers with these levels, persona by persona; 0 is not asked.
fn week(model: &Model, levels: [[i64; 3]; 4]) -> Answers {
    let mut answers = Answers::blank(model);
    for (ids, levels) in BEHAVIOURS.iter().zip(levels) {
        for (id, number) in ids.iter().zip(levels) {
            let given = if number == 0 { Reply::Unknown } else { level(number) };
            reply(model, &mut answers, id, given);
        }
    }
    answers
}

fn shares(levels: [[i64; 3]; 4]) -> Option<Vec<u64>> {
    let model = builtin_model();
    profile(&model, &week(&model, levels)).map(|it| it.shares)
}

#[test]
fn the_behaviours_are_those_of_the_model() {
    let model = builtin_model();
    let ids = model.personas.iter().map(|it| it.id.as_str());
    assert_eq!(
        ids.collect::<Vec<_>>(),
        ["modernizer", "orchestrator", "psychologist", "scientist"]
    );
    for (persona, wanted) in model.personas.iter().zip(BEHAVIOURS) {
        let found: Vec<_> = persona.behaviours.iter().map(|it| model[*it].id.as_str()).collect();
        assert_eq!(found, wanted, "{}", persona.id);
    }
}

/// Efforts count from 0 at level 1 to 4 at level 5.
#[test]
fn shares_are_parts_of_the_whole_effort() {
    for (levels, wanted) in [
        // 12, 12, 12 and 12 of 48.
        ([[5, 5, 5], [5, 5, 5], [5, 5, 5], [5, 5, 5]], [25, 25, 25, 25]),
        // 8, 2, 4 and 10 of 24: 33.3, 8.3, 16.7, 41.7. The two with .7 get the missing points.
        ([[4, 3, 4], [2, 1, 2], [2, 3, 2], [4, 4, 5]], [33, 8, 17, 42]),
        // 1, 1, 1 and 0 of 3: equal remainders, the first gets it.
        ([[2, 1, 1], [1, 2, 1], [1, 1, 2], [1, 1, 1]], [34, 33, 33, 0]),
        // One without a level is like the two others: (2 + 4) * 3 / 2 = 9, then 3, 3 and 3 of 18.
        ([[3, 5, 0], [2, 2, 2], [2, 2, 2], [2, 2, 2]], [50, 17, 17, 16]),
        // One of three: 4 * 3 = 12 of 12.
        ([[0, 5, 0], [1, 1, 0], [1, 1, 0], [1, 1, 1]], [100, 0, 0, 0]),
    ] {
        assert_eq!(shares(levels), Some(wanted.to_vec()), "{levels:?}");
    }
}

#[test]
fn there_is_no_profile_if_too_little_is_known_or_nothing_done() {
    // Seven of twelve.
    assert_eq!(shares([[3, 3, 0], [3, 3, 0], [3, 3, 0], [3, 0, 0]]), None);
    // Nine, but none of the scientists'.
    assert_eq!(shares([[3, 3, 3], [3, 3, 3], [3, 3, 3], [0, 0, 0]]), None);
    // Nothing is ever done.
    assert_eq!(shares([[1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1]]), None);
}

#[test]
fn the_centre_lies_where_both_axes_lean() {
    let model = builtin_model();
    let centre = |levels| profile(&model, &week(&model, levels)).and_then(|it| it.centre(&model));
    let technical = [[4, 3, 4], [2, 1, 2], [2, 3, 2], [4, 4, 5]];
    assert_eq!(centre(technical), Some((Means::Technology, Manner::Rational)));
    let feeling = [[2, 1, 1], [5, 5, 5], [2, 2, 2], [1, 1, 1]];
    assert_eq!(centre(feeling), Some((Means::Arts, Manner::Emotional)));
    assert_eq!(centre([[3, 3, 3], [3, 3, 3], [3, 3, 3], [3, 3, 3]]), None);
    let profile = profile(&model, &week(&model, technical)).expect("enough is known");
    assert_eq!([Means::Technology, Means::Arts].map(|it| profile.with(&model, it)), [75, 25]);
    assert_eq!([Manner::Emotional, Manner::Rational].map(|it| profile.by(&model, it)), [41, 59]);
}

#[test]
fn shares_add_to_a_hundred_whatever_is_answered() {
    let model = builtin_model();
    let mut found = 0;
    for number in 0..2_000 {
        let answers = super::outlook::some_answers(&model, number);
        if let Some(profile) = profile(&model, &answers) {
            assert_eq!(profile.shares.iter().sum::<u64>(), 100, "{number}");
            found += 1;
        }
    }
    assert!(found > 1_000, "{found}");
}

#[test]
fn every_text_on_a_persona_appears_for_some_and_not_for_others() {
    let model = builtin_model();
    let remarks = model.personas.iter().flat_map(|it| it.demands.iter().chain(&it.starves));
    each_appears_for_some_and_not_for_others(&model, remarks.collect());
}

/// Each home asks for at least one kind of work, whatever the other answers are.
#[test]
fn every_home_demands_something() {
    let model = builtin_model();
    for home in ["marketing", "it", "sales", "joint"] {
        let demands = model.personas.iter().flat_map(|it| &it.demands);
        assert!(demands.filter(|it| it.id.ends_with(home)).count() >= 2, "{home}");
    }
}
