//! What the loader says about `[stress]`, scenarios and the size of a model.

use mops_advisor::model::{Supposed, builtin_sources, load};

/// Loads the built-in model with some text replaced in the file of this name, and returns the
/// message and the help of every mistake.
#[track_caller]
fn mistakes(file: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = builtin_sources();
    let source = files.iter_mut().find(|it| it.name.ends_with(file)).expect("the file is built in");
    assert!(source.text.contains(from), "{from} is in {file}");
    source.text = source.text.replacen(from, to, 1);
    let mistakes = load(&files).err().map(|it| it.diagnostics).unwrap_or_default();
    mistakes
        .into_iter()
        .map(|it| format!("{}; {}", it.message, it.help.unwrap_or_default()))
        .collect()
}

#[track_caller]
fn refused(file: &str, from: &str, to: &str, message: &str) {
    assert_eq!(mistakes(file, from, to), [message]);
}

#[test]
fn odds_are_three_whole_numbers_not_all_zero() {
    let seen = |to: &str, message: &str| refused("model.toml", "seen = [1, 2, 1]", to, message);
    seen("seen = [-1, 2, 1]", "`seen` of [stress] is -1; it must be from 0 to 100");
    seen(
        "seen = [0, 0, 0]",
        "`seen` of [stress] has no odds above zero; to hold an answer fixed, write [0, 1, 0]",
    );
    seen(
        "seen = [1, 2]",
        "`seen` of [stress] must have three odds: one level down, no change, one level up; \
         write three whole numbers: `[1, 2, 1]`",
    );
    seen("", "[stress] has no `seen`; add `seen = [1, 2, 1]`");
}

#[test]
fn bands_are_percentages_in_order() {
    refused(
        "model.toml",
        "weights = 50",
        "weights = 101",
        "`weights` of [stress] is 101; it must be from 0 to 100",
    );
    refused(
        "model.toml",
        "firm = 80",
        "firm = 59",
        "`firm` of [stress] is below `moderate`; advice is firm from a larger share of runs on \
         than it is moderate",
    );
}

#[test]
fn a_model_says_how_its_stress_runs_move() {
    let all = mistakes("model.toml", "[stress]", "[strain]");
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(all[0].starts_with("the model has an unknown key `strain`; "), "{all:?}");
    assert!(all[1].starts_with("the model has no `stress` in any of its files"));
}

#[test]
fn scenarios_name_factors_and_levels() {
    let set = "set = { sales_horizon = 1, exec_belief_in_marketing = 1 }";
    let refused = |to: &str, message: &str| refused("scenarios.toml", set, to, message);
    refused(
        "set = { sales_horizont = 1 }",
        "scenario `weak_quarter` names the factor `sales_horizont`, which this model does not \
         define; did you mean `sales_horizon`?",
    );
    refused(
        "set = { sales_horizon = 6 }",
        "`sales_horizon` of `set` of scenario `weak_quarter` is 6; it must be from 1 to 5",
    );
    refused(
        "set = { sales_horizon = \"low\" }",
        "`sales_horizon` of `set` of scenario `weak_quarter` is neither a level nor \"unknown\"; \
         write 1 to 5, or \"unknown\"",
    );
    refused(
        "set = {}",
        "`set` of scenario `weak_quarter` is empty, so nothing changes; name an answer: \
         `{ some_id = 4, other_id = \"unknown\" }`",
    );
}

#[test]
fn an_alternative_raises_levels_and_has_a_known_role() {
    refused(
        "scenarios.toml",
        "it_marketing_priority = 4",
        "it_marketing_priority = \"unknown\"",
        "scenario `stay_and_fund` makes `it_marketing_priority` unknown; an alternative raises \
         levels: give the level it would reach",
    );
    refused(
        "scenarios.toml",
        "role = \"alternative\"",
        "role = \"option\"",
        "the role of scenario `stay_and_fund` can not be `option`; it can be `alternative` and \
         `event`",
    );
}

#[test]
fn scenarios_are_read_in_file_order() {
    let model = load(&builtin_sources()).unwrap();
    let scenario = &model.scenarios[1];
    assert_eq!(scenario.id, "cmo_leaves");
    let supposed: Vec<_> = scenario.set.iter().map(|(_, it)| *it).collect();
    assert_eq!(supposed[..4], [Supposed::Unknown; 4]);
    assert_eq!(supposed[4], Supposed::Level(1));
}

#[test]
fn the_size_of_a_model_is_limited() {
    let gate = |number: usize| {
        format!(
            "[[gates]]\nid = \"extra_{number}\"\nplacement = \"sales\"\nname = \"n\"\n\
             fails_when = [{{ sales_horizon = \"=1\" }}]\nrequirement = \"r\"\nfailed = \"f\"\n\
             conditional = \"c\"\nopens = \"o\"\nsource = [\"judgement\"]\n\n"
        )
    };
    let gates: String = (0..60).map(gate).collect();
    let first = "[[gates]]\nid = \"G-M\"";
    refused(
        "gates.toml",
        first,
        &(gates + first),
        "the model has 73 gates and interactions; it can have 64, gates and interactions taken \
         together",
    );
}
