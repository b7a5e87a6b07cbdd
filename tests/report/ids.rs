//! Templates know the words of a paper and no piece of the model: what a piece is for is a flag in
//! its data.

use std::collections::BTreeSet;
use std::path::Path;

use mops_advisor::model::{ELSEWHERE, Model, builtin_model};

use crate::common::files_in;
use crate::program::read;

/// Returns the ids of everything in the model that a template could pick out.
fn ids(model: &Model) -> BTreeSet<&str> {
    let passages = model.passages.iter().map(|it| it.id.as_str());
    let factors = model.factors.iter().map(|it| it.id.as_str());
    let gates = model.gates.iter().map(|it| it.id.as_str());
    let interactions = model.interactions.iter().map(|it| it.id.as_str());
    let arguments = model.arguments.iter().map(|it| it.id.as_str());
    let remedies = model.remedies.iter().map(|it| it.id.as_str());
    let events = model.events.iter().map(|it| it.id.as_str());
    let rules = gates.chain(interactions).chain(arguments).chain(remedies).chain(events);
    passages.chain(factors).chain(rules).collect()
}

/// Returns the ids of homes, and of people whose role can be given. They are words as well, so a
/// template may print them, but compares with none. [`ELSEWHERE`] is no home of the model.
fn people_and_homes(model: &Model) -> BTreeSet<&str> {
    let roles = model[model.roles.role].choices();
    let is_role = |id: &&str| roles.iter().any(|it| it.id == **id);
    let people = model.respondents.iter().map(|it| it.id.as_str()).filter(is_role);
    let homes = model.placements.iter().map(|it| it.id.as_str()).filter(|it| *it != ELSEWHERE);
    people.chain(homes).collect()
}

/// Returns the texts in quotes that the code of a template compares something with.
pub(super) fn compared(code: &str) -> Vec<&str> {
    let pieces: Vec<&str> = code.split('"').collect();
    let mut found = Vec::new();
    let mut is_in_list = false;
    for place in (1..pieces.len()).step_by(2) {
        let before = pieces[place - 1].trim();
        let filter = place.checked_sub(2).map_or("", |it| pieces[it]);
        let opens = before.ends_with("in [") || filter == "in" && before == ", [";
        is_in_list = opens || is_in_list && before == ",";
        let is_after_sign = before.ends_with("==") || before.ends_with("!=");
        let is_equalled = filter == "equalto" && before == ",";
        if is_in_list || is_after_sign || is_equalled {
            found.push(pieces[place]);
        }
    }
    found
}

/// Returns the texts in quotes in the code of a template.
fn quoted(template: &str) -> Vec<&str> {
    template.split('"').skip(1).step_by(2).collect()
}

#[test]
fn no_template_names_an_id_of_the_model() {
    let model = builtin_model();
    let (ids, words) = (ids(&model), people_and_homes(&model));
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let (folders, mut files): (Vec<_>, Vec<_>) =
        files_in(&templates).into_iter().partition(|it| it.is_dir());
    files.extend(folders.iter().flat_map(|it| files_in(it)));
    let named = files.iter().flat_map(|path| {
        let text = read(path);
        let named = quoted(&text).into_iter().filter(|it| ids.contains(it));
        let own: Vec<_> =
            named.chain(compared(&text).into_iter().filter(|it| words.contains(it))).collect();
        own.into_iter().map(|it| format!("{}: {it}", path.display())).collect::<Vec<_>>()
    });
    assert_eq!(named.collect::<Vec<_>>(), Vec::<String>::new());
    assert!(
        files.len() > 40 && ids.contains("g_incident") && words.contains("it"),
        "templates and ids are found"
    );
    assert_eq!(quoted("{% if it.id == \"x\" or \"y\" %}"), ["x", "y"]);
}

#[test]
fn what_a_text_is_compared_with_is_seen() {
    for (code, texts) in [
        ("{% if it.id == \"x\" or it.id != \"y\" %}", ["x", "y"].as_slice()),
        ("it in [\"x\", \"y\"] and \"z\"", &["x", "y"]),
        ("all|selectattr(\"id\", \"equalto\", \"x\")", &["x"]),
        ("all|rejectattr(\"id\", \"in\", [\"x\", \"y\"])", &["x", "y"]),
        ("{{ \"it\" if all is one else \"them\" }}", &[]),
    ] {
        assert_eq!(compared(code), texts, "{code}");
    }
}
