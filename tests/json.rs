//! Whether `docs/json.md` names the keys of the JSON, all of them and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use mops_advisor::model::builtin_model;
use serde_json::Value;

use crate::common::files_in;
use crate::program::{NORTHWIND, read, run, text};

const GROUP: &str = "examples/kestrel-bay-coatings";
const LATER: &str = "examples/half-a-year-later";

/// The documented keys that no example shows, each with the reason.
const NOT_SHOWN: [(&str, &str); 10] = [
    ("report earlier_positions[].advice", ALL_ON_TODAY),
    ("report earlier_positions[].on", ALL_ON_TODAY),
    ("report earlier_positions[].reason", ALL_ON_TODAY),
    ("report earlier_positions[].role", ALL_ON_TODAY),
    ("report earlier_positions[].stance", ALL_ON_TODAY),
    ("report earlier_positions[].title", ALL_ON_TODAY),
    ("report group.dropped[].name", LEFT_NOTHING_OUT),
    ("report group.dropped[].reference", LEFT_NOTHING_OUT),
    ("report repairs[].lack.placement", REPAIRS_OPEN_A_HOME),
    ("report repairs[].lack.points", REPAIRS_OPEN_A_HOME),
];
const ALL_ON_TODAY: &str = "in the examples, every position is on the advice of today";
const LEFT_NOTHING_OUT: &str = "in the one group, every question with an answer is asked";
const REPAIRS_OPEN_A_HOME: &str =
    "in the one company without a home, every set of repairs opens one";

#[test]
fn the_keys_of_the_json_are_those_that_are_documented() {
    let documented = Documented::read();
    let mut found = Found::default();
    for (command, view) in printed() {
        found.walk(&view, "", &documented.paths_of(command));
    }
    assert_eq!(found.wrong, BTreeSet::new(), "not in docs/json.md as it is");
    let all: BTreeSet<String> = documented.rows.iter().map(Row::name).collect();
    let missing: Vec<&String> = all.difference(&found.seen).collect();
    let known: BTreeSet<&str> = NOT_SHOWN.iter().map(|it| it.0).collect();
    assert_eq!(missing, known.into_iter().collect::<Vec<_>>(), "shown by no example");
    assert!(all.len() > 600, "the tables are found: {}", all.len());
}

#[test]
fn no_line_of_the_documentation_is_too_long_to_read() {
    let lines = read("docs/json.md");
    let long = lines.lines().filter(|it| it.chars().count() > 300);
    assert_eq!(long.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn the_exact_contributions_add_up_to_the_exact_scores() {
    let view = json(&["report", NORTHWIND, "--format", "json"]);
    for placement in view["placements"].as_array().expect("placements are a list") {
        let id = placement["id"].as_str().expect("an id is a text");
        let units = |of: &Value| of.as_i64().expect("units are whole");
        let contributions = view["contributions"].as_array().expect("contributions are a list");
        let sum: i64 = contributions.iter().map(|it| units(&it["exact"][id])).sum();
        let exact = &view["exact"];
        assert_eq!(units(&exact["neutral"]) + sum, units(&exact["scores"][id]), "{id}");
        let one = units(&exact["units_in_a_point"]);
        let shown = (2 * units(&exact["scores"][id]) + one).div_euclid(2 * one);
        assert_eq!(placement["score"].as_i64(), Some(shown), "{id}");
    }
}

/// Returns what the commands print for the examples, each with the name of its command.
fn printed() -> Vec<(&'static str, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let answers = |it: &str| -> Vec<String> {
        let files = files_in(&folder.join(it)).into_iter();
        let files = files.filter(|it| it.extension().is_some_and(|it| it == "toml"));
        files.map(|it| it.to_string_lossy().into_owned()).collect()
    };
    let alone = [answers("examples"), answers(LATER)].concat().into_iter().map(|it| vec![it]);
    let reports = alone.chain([answers(GROUP)]).map(|files| {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let options = ["--format", "json", "--stress-runs", "1000"];
        ("report", json(&[&["report"][..], &files, &options].concat()))
    });
    let set = ["--set", "cmo_trusts_mops=2", "--format", "json"];
    let supposed = ("what-if", json(&[&["what-if", NORTHWIND][..], &set].concat()));
    let later = |it: &str| format!("{LATER}/{it}.toml");
    let pairs =
        [(NORTHWIND, later("northwind-instruments")), (GROUP, later("kestrel-bay-coatings"))];
    let compared = pairs
        .iter()
        .map(|(before, after)| ("compare", json(&["compare", before, after, "--format", "json"])));
    reports.chain([supposed]).chain(compared).collect()
}

fn json(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

/// A row of a table of keys.
struct Row {
    /// The command whose JSON it describes, or the shape.
    of: String,
    /// The path of the key; in a shape it begins with a dot.
    key: String,
    /// What the column "Type" says.
    kind: String,
}

impl Row {
    fn name(&self) -> String {
        format!("{} {}", self.of, self.key)
    }

    /// Returns the names of the shapes that the type links to.
    fn shapes(&self) -> impl Iterator<Item = &str> {
        self.kind.split("](#").skip(1).filter_map(|it| it.split_once(')')).map(|it| it.0)
    }

    /// Tells whether a value is of the documented type, as far as JSON tells types apart.
    fn fits(&self, value: &Value) -> bool {
        let is_list = self.key.ends_with("[]") || self.kind.starts_with("list of");
        let is_table = self.kind.starts_with("object") || self.kind.contains("](#");
        match value {
            Value::Null => self.kind.contains("null"),
            Value::Bool(_) => self.kind.starts_with("boolean"),
            Value::Array(_) => is_list,
            Value::Object(_) => is_table && !is_list,
            Value::Number(_) | Value::String(_) => {
                !is_list && !is_table && !self.kind.starts_with("boolean")
            }
        }
    }
}

/// The tables of keys in `docs/json.md`.
struct Documented {
    rows: Vec<Row>,
}

/// The rows that describe a path. None describes the path of a table whose keys have rows.
type Paths<'a> = BTreeMap<String, Vec<&'a Row>>;

impl Documented {
    fn read() -> Self {
        let (mut command, mut shape) = (String::new(), String::new());
        let mut rows = Vec::new();
        for line in read("docs/json.md").lines() {
            if let Some(title) = line.strip_prefix("## ") {
                command = title.split('`').nth(1).unwrap_or_default().to_owned();
            } else if let Some(title) = line.strip_prefix("### ") {
                shape = title.to_lowercase().replace(' ', "-");
            } else if let Some((key, rest)) =
                line.strip_prefix("| `").and_then(|it| it.split_once("` | "))
            {
                let of = if key.starts_with('.') { &shape } else { &command };
                let kind = rest.split(" | ").next().unwrap_or_default();
                rows.push(Row { of: of.clone(), key: key.to_owned(), kind: kind.to_owned() });
            }
        }
        Self { rows }
    }

    fn paths_of(&self, command: &str) -> Paths<'_> {
        let mut paths = Paths::new();
        self.expand(command, "", &mut paths);
        paths
    }

    /// Adds the paths of a command's or a shape's keys below a path.
    fn expand<'a>(&'a self, of: &str, below: &str, paths: &mut Paths<'a>) {
        let rows: Vec<&Row> = self.rows.iter().filter(|it| it.of == of).collect();
        assert!(!rows.is_empty(), "`{of}` is described");
        for row in rows {
            let full =
                if row.key == "." { below.to_owned() } else { format!("{below}{}", row.key) };
            paths.entry(full.trim_end_matches("[]").to_owned()).or_default().push(row);
            for (end, _) in full.match_indices('.') {
                paths.entry(full[..end].trim_end_matches("[]").to_owned()).or_default();
            }
            row.shapes().for_each(|it| self.expand(it, &full, paths));
        }
    }
}

/// What was found in the JSON.
#[derive(Default)]
struct Found {
    /// The names of the rows whose keys are there.
    seen: BTreeSet<String>,
    /// The paths that no row describes, or none as it is.
    wrong: BTreeSet<String>,
}

impl Found {
    fn walk(&mut self, value: &Value, path: &str, paths: &Paths<'_>) {
        match value {
            Value::Object(table) => {
                for (key, value) in table {
                    self.meet(key, value, path, paths);
                }
            }
            Value::Array(list) => {
                list.iter().for_each(|it| self.walk(it, &format!("{path}[]"), paths));
            }
            _ => {}
        }
    }

    fn meet(&mut self, key: &str, value: &Value, below: &str, paths: &Paths<'_>) {
        let path_to =
            |key: &str| if below.is_empty() { key.to_owned() } else { format!("{below}.{key}") };
        let any = path_to("*");
        let is_any = paths.contains_key(&any) && IDS.contains(key);
        let path = if is_any { any } else { path_to(key) };
        match paths.get(&path) {
            Some(rows) if rows.is_empty() || rows.iter().any(|it| it.fits(value)) => {
                self.seen.extend(rows.iter().map(|it| it.name()));
                self.walk(value, &path, paths);
            }
            _ => _ = self.wrong.insert(path),
        }
    }
}

/// The ids and references of the built-in model for which `*` can stand.
static IDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let model = builtin_model();
    let questions = model
        .context
        .iter()
        .flat_map(|it| [Some(it.id.clone()), it.placeholder.as_ref().map(|it| it.name.clone())]);
    let personas = model.personas.iter().map(|it| it.id.clone());
    let placements = model.placements.iter().map(|it| it.id.clone());
    let questions = questions.flatten().chain(["elsewhere".to_owned()]);
    let references = model.factors.iter().map(|it| it.reference.clone());
    placements.chain(personas).chain(questions).chain(references).collect()
});
