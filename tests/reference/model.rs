//! The built-in model as the reference sees it: read straight from the TOML, without the program's
//! loader, into plain strings and numbers.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::fraction::Fraction;

macro_rules! built_in {
    ($($path:literal),* $(,)?) => {
        [$(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/models/mops-placement/", $path))),*]
    };
}

const FILES: [&str; 15] = built_in![
    "model.toml",
    "context.toml",
    "factors/a-cmo.toml",
    "factors/b-attention.toml",
    "factors/c-technical.toml",
    "factors/d-it-home.toml",
    "factors/e-pace.toml",
    "factors/f-revenue.toml",
    "factors/g-sales-home.toml",
    "factors/h-authority.toml",
    "factors/r-revops-signs.toml",
    "factors/t-typical-week.toml",
    "factors/u-use-of-systems.toml",
    "gates.toml",
    "interactions.toml",
];

#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) placements: Vec<String>,
    pub(crate) tie_margin: i128,
    pub(crate) move_margin: i128,
    pub(crate) minimum_weight: i128,
    pub(crate) sections: Vec<(String, i128)>,
    pub(crate) factors: Vec<Factor>,
    /// The choices of every context question that has any.
    pub(crate) choices: BTreeMap<String, Vec<String>>,
    pub(crate) gates: Vec<Gate>,
    pub(crate) interactions: Vec<Interaction>,
}

#[derive(Debug)]
pub(crate) struct Factor {
    pub(crate) id: String,
    pub(crate) section: String,
    pub(crate) share: i128,
    /// Section weight times share, as a part of 1.
    pub(crate) weight: Fraction,
    pub(crate) core: bool,
    pub(crate) may_not_apply: bool,
    /// Five pulls for each placement, zeros written out.
    pub(crate) pulls: BTreeMap<String, Vec<i128>>,
}

#[derive(Debug)]
pub(crate) struct Gate {
    pub(crate) id: String,
    pub(crate) placement: String,
    pub(crate) fails_when: Condition,
    pub(crate) conditional_when: Condition,
}

#[derive(Debug)]
pub(crate) struct Interaction {
    pub(crate) id: String,
    pub(crate) trigger: Trigger,
    pub(crate) effects: Vec<Effect>,
}

#[derive(Debug)]
pub(crate) enum Trigger {
    When(Condition),
    Unless(Condition),
}

#[derive(Debug)]
pub(crate) struct Effect {
    pub(crate) factors: Vec<String>,
    pub(crate) placements: Vec<String>,
    pub(crate) at: Option<Comparison>,
    pub(crate) change: Change,
}

#[derive(Debug)]
pub(crate) enum Change {
    Set(i128),
    Add(i128),
    Halve(Sign),
    Drop(Sign),
}

#[derive(Debug)]
pub(crate) enum Sign {
    All,
    Positive,
    Negative,
}

/// Rows; in a row all must hold, and one row is enough.
pub(crate) type Condition = Vec<Vec<Test>>;

#[derive(Debug)]
pub(crate) struct Test {
    /// A factor or a context question.
    pub(crate) subject: String,
    pub(crate) comparison: Comparison,
}

#[derive(Debug)]
pub(crate) enum Comparison {
    Exactly(i128),
    AtMost(i128),
    AtLeast(i128),
    OneOf(Vec<String>),
}

impl Model {
    pub(crate) fn built_in() -> Self {
        let files = FILES.map(|text| text.parse::<Table>().expect("the model files are TOML"));
        let top = &files[0];
        let placements = strings(&top["placements"]);
        let sections: Vec<_> = tables(&files, "sections")
            .map(|it| (string(&it["id"]), number(&it["weight"])))
            .collect();
        let factors: Vec<_> =
            tables(&files, "factors").map(|it| factor(it, &sections, &placements)).collect();
        Self {
            tie_margin: number(&top["bands"]["tie_margin"]),
            move_margin: number(&top["bands"]["move_margin"]),
            minimum_weight: number(&top["bands"]["minimum_weight"]),
            choices: tables(&files, "context").filter_map(choices).collect(),
            gates: tables(&files, "gates").map(gate).collect(),
            interactions: tables(&files, "interactions")
                .map(|it| interaction(it, &factors, &placements))
                .collect(),
            placements,
            sections,
            factors,
        }
    }

    pub(crate) fn factor(&self, id: &str) -> &Factor {
        self.factors.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("no factor {id}"))
    }
}

fn factor(table: &Table, sections: &[(String, i128)], placements: &[String]) -> Factor {
    let section = string(&table["section"]);
    let share = number(&table["share"]);
    let (_, weight) =
        sections.iter().find(|(id, _)| *id == section).expect("the section of a factor exists");
    let pulls_of = |placement: &String| {
        let pulls = table.get("pulls").and_then(|it| it.get(placement));
        pulls.map_or(vec![0; 5], |it| array(it).iter().map(number).collect())
    };
    Factor {
        id: string(&table["id"]),
        weight: Fraction::new(weight * share, 100 * 100),
        share,
        section,
        core: table.get("core").is_some_and(|it| it.as_bool() == Some(true)),
        may_not_apply: table.contains_key("not_applicable"),
        pulls: placements.iter().map(|it| (it.clone(), pulls_of(it))).collect(),
    }
}

fn choices(question: &Table) -> Option<(String, Vec<String>)> {
    let choices = array(question.get("choices")?);
    Some((string(&question["id"]), choices.iter().map(|it| string(&it["id"])).collect()))
}

fn gate(table: &Table) -> Gate {
    Gate {
        id: string(&table["id"]),
        placement: string(&table["placement"]),
        fails_when: condition(&table["fails_when"]),
        conditional_when: table.get("conditional_when").map_or_else(Vec::new, condition),
    }
}

fn interaction(table: &Table, factors: &[Factor], placements: &[String]) -> Interaction {
    let trigger = match (table.get("when"), table.get("unless")) {
        (Some(when), None) => Trigger::When(condition(when)),
        (None, Some(unless)) => Trigger::Unless(condition(unless)),
        _ => panic!("an interaction has either `when` or `unless`"),
    };
    let effects = array(&table["effects"]).iter();
    Interaction {
        id: string(&table["id"]),
        trigger,
        effects: effects.map(|it| effect(it, factors, placements)).collect(),
    }
}

fn effect(value: &Value, factors: &[Factor], placements: &[String]) -> Effect {
    let targets = match (value.get("factors"), value.get("section")) {
        (Some(ids), None) => strings(ids),
        (None, Some(section)) => {
            let section = string(section);
            factors.iter().filter(|it| it.section == section).map(|it| it.id.clone()).collect()
        }
        _ => panic!("an effect has either `factors` or a `section`"),
    };
    Effect {
        factors: targets,
        placements: value.get("placements").map_or_else(|| placements.to_vec(), strings),
        at: value.get("at").map(comparison),
        change: change(value),
    }
}

fn change(value: &Value) -> Change {
    if let Some(pull) = value.get("set") {
        Change::Set(number(pull))
    } else if let Some(addend) = value.get("add") {
        Change::Add(number(addend))
    } else if let Some(word) = value.get("halve") {
        Change::Halve(sign(word))
    } else {
        Change::Drop(sign(&value["drop"]))
    }
}

fn sign(word: &Value) -> Sign {
    match word.as_str() {
        Some("all") => Sign::All,
        Some("positive") => Sign::Positive,
        Some("negative") => Sign::Negative,
        _ => panic!("not a sign: {word}"),
    }
}

fn condition(rows: &Value) -> Condition {
    let row = |it: &Value| {
        let tests = it.as_table().expect("a row is a table").iter();
        tests
            .map(|(subject, it)| Test { subject: subject.clone(), comparison: comparison(it) })
            .collect()
    };
    array(rows).iter().map(row).collect()
}

fn comparison(value: &Value) -> Comparison {
    let Some(text) = value.as_str() else {
        return Comparison::OneOf(strings(value));
    };
    let level = |digits: &str| digits.trim().parse().expect("a level is a number");
    if let Some(digits) = text.strip_prefix("<=") {
        Comparison::AtMost(level(digits))
    } else if let Some(digits) = text.strip_prefix(">=") {
        Comparison::AtLeast(level(digits))
    } else if let Some(digits) = text.strip_prefix('=') {
        Comparison::Exactly(level(digits))
    } else {
        Comparison::OneOf(vec![text.to_owned()])
    }
}

fn tables<'a>(files: &'a [Table], key: &'a str) -> impl Iterator<Item = &'a Table> {
    let lists = files.iter().filter_map(move |file| file.get(key));
    lists.flat_map(array).map(|it| it.as_table().expect("a list of tables"))
}

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn strings(value: &Value) -> Vec<String> {
    array(value).iter().map(string).collect()
}

fn string(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

fn number(value: &Value) -> i128 {
    value.as_integer().expect("a whole number").into()
}
