//! Checks of the built-in model as data.

#![expect(clippy::disallowed_methods, reason = "tests compare the embedded files with the folder")]

use std::path::Path;

use mops_advisor::model::{Kind, Model, Of, builtin_model, builtin_sources};

#[test]
fn every_file_of_the_model_is_embedded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("models/mops-placement")];
    let mut names = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                names.push((name, std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    names.sort();
    let embedded: Vec<_> = builtin_sources().into_iter().map(|it| (it.name, it.text)).collect();
    assert_eq!(embedded, names);
}

#[test]
fn files_are_named_after_what_is_in_them() {
    let model = builtin_model();
    let names: Vec<_> = builtin_sources().into_iter().map(|it| it.name).collect();
    let root = format!("models/{}", model.id);
    for section in &model.sections {
        let id = section.id.replace('_', "-");
        let letter = section.letter.to_lowercase();
        let name = format!("{root}/factors/{letter}-{id}.toml");
        assert!(names.contains(&name), "{name}");
    }
    for placement in &model.placements {
        let name = format!("{root}/placements/{}.toml", placement.id);
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn every_placement_has_something_to_say_on_each_count() {
    let model = builtin_model();
    for placement in model.placement_ids() {
        for kind in Kind::all_of(Of::Placement) {
            let count = model.passages_on(placement, kind).count();
            assert!(count >= 3, "{}, {kind:?}: {count}", model[placement].id);
        }
    }
}

#[test]
fn every_section_that_must_be_asked_has_a_question_of_the_short_version() {
    let model = builtin_model();
    for (index, section) in model.sections.iter().enumerate() {
        let core = model.factors.iter().any(|it| it.section.0 == index && it.core);
        assert_eq!(core, !section.optional, "{}", section.id);
    }
}

#[test]
fn references_run_from_1_in_each_section() {
    let model = builtin_model();
    let references: Vec<_> = model.factors.iter().map(|it| it.reference.as_str()).collect();
    let mut expected = Vec::new();
    for (index, section) in model.sections.iter().enumerate() {
        let count = model.factors.iter().filter(|it| it.section.0 == index).count();
        expected.extend((1..=count).map(|it| format!("{}{it}", section.letter)));
    }
    assert_eq!(references, expected);
}

#[test]
fn every_factor_says_where_it_comes_from_and_whom_to_ask() {
    for factor in &builtin_model().factors {
        assert!(factor.origin.judgement || !factor.origin.sources.is_empty(), "{}", factor.id);
        assert!(!factor.asks.is_empty(), "{}", factor.id);
    }
}

#[test]
fn the_wording_is_clean() {
    let model = builtin_model();
    for (what, text) in texts(&model) {
        assert_eq!(text, text.trim(), "{what}");
        assert!(!text.contains("  "), "{what}: {text}");
        assert!(!text.contains(['\u{2014}', '\u{201c}', '\u{201d}']), "{what}: {text}");
    }
    for factor in &model.factors {
        for level in &factor.levels {
            assert!(level.paper.ends_with('.'), "{}: {}", factor.id, level.paper);
            assert!(!level.label.ends_with('.'), "{}: {}", factor.id, level.label);
            assert!(level.label.chars().count() <= 100, "{}: {}", factor.id, level.label);
        }
        assert!(factor.question.ends_with('?'), "{}: {}", factor.id, factor.question);
    }
}

/// Titles differ between companies; only published figures and defaults may mention CMOs in
/// general.
#[test]
fn no_text_fixes_the_title_of_a_leader() {
    for file in builtin_sources().iter().filter(|it| !it.name.ends_with("sources.toml")) {
        let mut table: toml::Table = file.text.parse().unwrap();
        table.remove("figures");
        for (key, text) in strings(&toml::Value::Table(table)) {
            let is_fixed =
                ["CMO", "CIO", "CRO", "the head of sales"].iter().any(|it| text.contains(it));
            let is_default = key == "default" || text.contains("speak of this person by title");
            assert!(!is_fixed || is_default, "{}: {text}", file.name);
        }
    }
}

/// Returns every text of a TOML value with its key.
fn strings(value: &toml::Value) -> Vec<(String, String)> {
    match value {
        toml::Value::Array(items) => items.iter().flat_map(strings).collect(),
        toml::Value::Table(table) => table
            .iter()
            .flat_map(|(key, value)| match value {
                toml::Value::String(text) => vec![(key.clone(), text.clone())],
                other => strings(other),
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_check_says_what_two_questions_were_answered_with() {
    let model = builtin_model();
    assert!((10..=20).contains(&model.checks.len()));
    for check in &model.checks {
        assert!(check.text.starts_with("You said that "), "{}", check.id);
        assert!(check.text.contains(", and also that "), "{}", check.id);
        assert_ne!(check.between[0], check.between[1], "{}", check.id);
    }
}

/// Returns the texts of factors, gates, checks and placements, each with the id of what it belongs to.
fn texts(model: &Model) -> Vec<(&str, &str)> {
    let mut texts: Vec<(&str, &str)> = Vec::new();
    for it in &model.factors {
        texts.extend([&it.name, &it.question, &it.why, &it.look].map(|text| (&*it.id, &**text)));
        texts.extend(it.levels.iter().map(|level| (&*it.id, &*level.label)));
        texts.extend(it.levels.iter().map(|level| (&*it.id, &*level.paper)));
    }
    for it in &model.gates {
        texts.extend([&it.name, &it.requirement].map(|text| (&*it.id, &**text)));
        texts.extend(it.texts().map(|text| (&*it.id, &*text.text)));
    }
    for it in &model.events {
        texts.extend([&it.name, &it.text].map(|text| (&*it.id, &**text)));
    }
    texts.extend(model.checks.iter().map(|it| (&*it.id, &*it.text)));
    let of_placements = model.passages.iter().filter(|it| it.placement.is_some());
    texts.extend(of_placements.flat_map(|it| it.texts.iter().map(|text| (&*it.id, &*text.text))));
    texts
}

/// Shares and growth multipliers are published figures, and a paper quotes none.
#[test]
fn no_text_quotes_a_published_share() {
    let model = builtin_model();
    for (what, text) in texts(&model) {
        assert!(!text.contains('%') || what == "revenue_through_sellers", "{what}: {text}");
    }
}
