//! Templates know the words of a paper and no piece of the model: what a piece is for is a flag in
//! its data.

use std::collections::BTreeSet;
use std::path::Path;

use mops_advisor::model::{Model, builtin_model};

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

/// Returns the texts in quotes in the code of a template.
fn quoted(template: &str) -> Vec<&str> {
    template.split('"').skip(1).step_by(2).collect()
}

#[test]
fn no_template_names_an_id_of_the_model() {
    let model = builtin_model();
    let ids = ids(&model);
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let (folders, mut files): (Vec<_>, Vec<_>) =
        files_in(&templates).into_iter().partition(|it| it.is_dir());
    files.extend(folders.iter().flat_map(|it| files_in(it)));
    let named = files.iter().flat_map(|path| {
        let text = read(path);
        let own: Vec<_> = quoted(&text).into_iter().filter(|it| ids.contains(it)).collect();
        own.into_iter().map(|it| format!("{}: {it}", path.display())).collect::<Vec<_>>()
    });
    assert_eq!(named.collect::<Vec<_>>(), Vec::<String>::new());
    assert!(files.len() > 40 && ids.contains("g_incident"), "templates and ids are found");
    assert_eq!(quoted("{% if it.id == \"x\" or \"y\" %}"), ["x", "y"]);
}
