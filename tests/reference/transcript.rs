//! Compares the model's files with the tables of the reference, to find copying mistakes in either.
//! The files are read without the program's loader; both sides are turned into text and compared.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};
use toml::{Table, Value};

use super::conditions;
use super::domain::*;
use super::factors::{factors, questions};
use super::gates::GATES;
use super::interactions::{Change, Effect, INTERACTIONS};

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/models/mops-placement");

/// Rows as sets of tests, because the order within a row does not matter.
type Words = Vec<BTreeSet<String>>;

fn read(path: &str) -> Table {
    let file = FILES.get_file(path).expect("the file exists");
    file.contents_utf8().expect("the file is text").parse().expect("the file is TOML")
}

fn tables(file: &Table, key: &str) -> Vec<Table> {
    list(&file[key]).iter().map(|it| it.as_table().expect("a table").clone()).collect()
}

/// Returns the tables of all factor files by id.
fn factor_tables() -> BTreeMap<String, Table> {
    let files = FILES.get_dir("factors").expect("the folder exists").files();
    let paths = files.map(|it| it.path().to_str().expect("a plain name"));
    let all = paths.flat_map(|it| tables(&read(it), "factors"));
    all.map(|it| (string(&it["id"]), it)).collect()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn strings(value: &Value) -> Vec<String> {
    list(value).iter().map(string).collect()
}

fn string(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

fn number(value: &Value) -> i128 {
    value.as_integer().expect("a whole number").into()
}

fn holds(table: &Table, key: &str) -> bool {
    table.get(key).is_some_and(|it| it.as_bool() == Some(true))
}

fn choice_in_words(subject: &str, mut choices: Vec<String>) -> String {
    choices.sort_unstable();
    format!("{subject} in {}", choices.join(", "))
}

fn file_rows(value: Option<&Value>) -> Words {
    let in_words = |(subject, value): (&String, &Value)| match value.as_str() {
        Some(level) if level.starts_with(['<', '>', '=']) => format!("{subject} {level}"),
        Some("not_applicable") => format!("{subject} does not apply"),
        Some(choice) => choice_in_words(subject, vec![choice.to_owned()]),
        None => choice_in_words(subject, strings(value)),
    };
    let row = |it: &Value| it.as_table().expect("a row").iter().map(in_words).collect();
    value.map_or_else(Vec::new, |rows| list(rows).iter().map(row).collect())
}

fn own_rows(rows: Rows) -> Words {
    let in_words = |it: &Test| match it {
        Test::AtMost(subject, level) => format!("{subject} <={level}"),
        Test::AtLeast(subject, level) => format!("{subject} >={level}"),
        Test::Exactly(subject, level) => format!("{subject} ={level}"),
        Test::NotApplicable(subject) => format!("{subject} does not apply"),
        Test::Choice(subject, choices) => {
            choice_in_words(subject, choices.iter().map(|it| (*it).to_owned()).collect())
        }
    };
    rows.iter().map(|row| row.iter().map(in_words).collect()).collect()
}

/// Returns the rows of `asked_when` and of `asked_unless`.
fn asked_in_file(table: &Table) -> (Words, Words) {
    (file_rows(table.get("asked_when")), file_rows(table.get("asked_unless")))
}

fn asked_here(asked: Asked) -> (Words, Words) {
    match asked {
        Asked::Always => (Vec::new(), Vec::new()),
        Asked::When(rows) => (own_rows(rows), Vec::new()),
        Asked::Unless(rows) => (Vec::new(), own_rows(rows)),
    }
}

#[test]
fn the_frame_of_the_model_is_that_of_the_reference() {
    let model = read("model.toml");
    assert_eq!(strings(&model["placements"]), HOMES);
    let bands = ["tie_margin", "move_margin", "minimum_weight", "minimum_points", "floor"];
    let bands = [&bands[..], &["floor_without_home", "move_share", "small_team"]].concat();
    assert_eq!(
        bands.iter().map(|it| number(&model["bands"][*it])).collect::<Vec<_>>(),
        [
            TIE_MARGIN,
            MOVE_MARGIN,
            MINIMUM_WEIGHT,
            MINIMUM_POINTS,
            FLOOR,
            FLOOR_WITHOUT_HOME,
            MOVE_SHARE,
            SMALL_TEAM
        ]
    );
    let words = ["firm", "moderate"].map(|it| number(&model["stress"][it]));
    assert_eq!(words, [FIRM, MODERATE]);
    let scored = tables(&model, "sections").into_iter().filter(|it| !holds(it, "optional"));
    let sections: BTreeMap<_, _> =
        scored.map(|it| (string(&it["letter"]), number(&it["weight"]))).collect();
    let wanted = SECTIONS.map(|(letter, weight)| (letter.to_owned(), weight));
    assert_eq!(sections, BTreeMap::from(wanted));
    let small: BTreeSet<_> = strings(&model["core_small_team"]["factors"]).into_iter().collect();
    assert_eq!(small, CORE_SMALL_TEAM.map(str::to_owned).into());
}

#[test]
fn the_questions_are_those_of_the_reference() {
    let tables_by_id = factor_tables();
    let sections = tables(&read("model.toml"), "sections");
    let letters: BTreeMap<_, _> =
        sections.iter().map(|it| (string(&it["id"]), string(&it["letter"]))).collect();
    for factor in factors() {
        let table = &tables_by_id[factor.id];
        let found = (&*letters[&string(&table["section"])], number(&table["share"]));
        assert_eq!(found, (factor.section, factor.share), "{}", factor.id);
        assert_eq!(holds(table, "core"), factor.core, "{}", factor.id);
        for (home, pulls) in HOMES.iter().zip(factor.pulls) {
            let found = table.get("pulls").and_then(|it| it.get(home));
            let found = found.map_or(vec![0; 5], |it| list(it).iter().map(number).collect());
            assert_eq!(found, pulls, "{}, {home}", factor.id);
        }
    }
    for question in questions() {
        let table = &tables_by_id[question];
        assert_eq!(holds(table, "fact"), FACTS.contains(&question), "{question}");
        assert_eq!(asked_in_file(table), asked_here(asked(question)), "{question}");
        let offered = table.contains_key("not_applicable");
        assert_eq!(offered, MAY_NOT_APPLY.contains(&question), "{question}");
    }
    // Beside these there is only the typical week.
    let rest = tables_by_id.keys().filter(|it| !questions().any(|question| question == **it));
    assert!(rest.clone().all(|it| it.starts_with("week_")), "{:?}", rest.collect::<Vec<_>>());
}

#[test]
fn the_choices_are_those_of_the_reference() {
    let context = tables(&read("context.toml"), "context");
    for (question, choices, asked) in CHOICES {
        let table = context.iter().find(|it| string(&it["id"]) == question);
        let table = table.expect("the question exists");
        let found: BTreeSet<_> =
            list(&table["choices"]).iter().map(|it| string(&it["id"])).collect();
        assert_eq!(found, choices.iter().map(|it| (*it).to_owned()).collect(), "{question}");
        assert_eq!(asked_in_file(table), asked_here(asked), "{question}");
        assert!(holds(table, "required"), "{question}");
    }
}

#[test]
fn the_gates_are_those_of_the_reference() {
    let found = tables(&read("gates.toml"), "gates").into_iter().map(|it| {
        let rows = |key: &str| file_rows(it.get(key));
        (string(&it["id"]), string(&it["placement"]), rows("fails_when"), rows("conditional_when"))
    });
    let wanted = GATES.iter().map(|it| {
        let rows = (own_rows(it.fails), own_rows(it.conditional));
        (it.id.to_owned(), it.home.to_owned(), rows.0, rows.1)
    });
    assert_eq!(found.collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
}

/// What one effect does to one pull: the factor, the home, the level, and the change.
type Step = (String, String, i128, String);

#[test]
fn the_interactions_are_those_of_the_reference() {
    let questions = factor_tables();
    let found = tables(&read("interactions.toml"), "interactions");
    let ids: Vec<_> = found.iter().map(|it| string(&it["id"])).collect();
    assert_eq!(ids, INTERACTIONS.map(|it| it.id));
    for (table, wanted) in found.iter().zip(&INTERACTIONS) {
        assert_eq!(file_rows(table.get("when")), own_rows(wanted.when), "{}", wanted.id);
        let effects = list(&table["effects"]);
        let found: BTreeSet<_> =
            effects.iter().flat_map(|it| steps_in_file(it, &questions)).collect();
        let wanted_steps = wanted.effects.iter().flat_map(steps_here).collect();
        assert_eq!(found, wanted_steps, "{}", wanted.id);
    }
}

fn steps(factors: &[String], homes: &[String], levels: &[i128], change: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for factor in factors {
        for home in homes {
            let step = |level: &i128| (factor.clone(), home.clone(), *level, change.to_owned());
            steps.extend(levels.iter().map(step));
        }
    }
    steps
}

fn steps_in_file(effect: &Value, questions: &BTreeMap<String, Table>) -> Vec<Step> {
    let in_section = |section: &Value| {
        let own = questions.iter().filter(|(_, it)| it["section"] == *section);
        own.map(|(id, _)| id.clone()).collect()
    };
    let factors = effect.get("section").map_or_else(|| strings(&effect["factors"]), in_section);
    let homes = effect.get("placements").map_or_else(|| HOMES.map(str::to_owned).into(), strings);
    let at = effect.get("at").map(string);
    let levels: Vec<_> = (1..=5).filter(|it| at.as_ref().is_none_or(|at| meets(at, *it))).collect();
    let changes = ["set", "add", "halve", "drop"];
    let change = changes.iter().find_map(|it| Some((it, effect.get(it)?)));
    let (verb, how) = change.expect("an effect changes something");
    let how = how.as_str().map_or_else(|| number(how).to_string(), str::to_owned);
    steps(&factors, &homes, &levels, &format!("{verb} {how}"))
}

fn meets(test: &str, level: i128) -> bool {
    let limit = |digits: &str| digits.parse::<i128>().expect("a level");
    match test.split_at(test.len() - 1) {
        ("<=", most) => level <= limit(most),
        (">=", least) => level >= limit(least),
        ("=", exactly) => level == limit(exactly),
        _ => panic!("not a test: {test}"),
    }
}

fn steps_here(effect: &Effect) -> Vec<Step> {
    let owned = |ids: &[&str]| ids.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let change = match effect.change {
        Change::Set(new) => format!("set {new}"),
        Change::Add(addend) => format!("add {addend}"),
        Change::Halve => "halve all".to_owned(),
        Change::HalvePositive => "halve positive".to_owned(),
        Change::DropPositive => "drop positive".to_owned(),
    };
    steps(&owned(effect.factors), &owned(effect.homes), effect.levels, &change)
}

/// The ids and the order come from the model; the conditions are compared.
#[test]
fn the_conditions_of_the_joint_team_are_those_of_the_reference() {
    let home = tables(&read("placements/revops.toml"), "placements").remove(0);
    let found: BTreeSet<_> = tables(&home, "conditions")
        .iter()
        .map(|it| (file_rows(it.get("met_when")), file_rows(it.get("unmet_when"))))
        .collect();
    let wanted = conditions::OF_REVOPS.iter().map(|it| (own_rows(it.met), own_rows(it.unmet)));
    assert_eq!(found, wanted.collect());
}
