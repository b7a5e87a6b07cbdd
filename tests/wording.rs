//! Limits on the length of the model's texts, so that papers stay short enough to read.

use mops_advisor::model::{Kind, Model, builtin_model};

/// No sentence is longer.
const SENTENCE: usize = 25;

/// A text, with its name and the most words it may have.
type Limited<'a> = (String, &'a str, usize);

#[test]
fn every_text_keeps_within_its_words() {
    let model = builtin_model();
    let texts = texts(&model);
    let long: Vec<_> = texts
        .iter()
        .filter(|(_, text, most)| words(text) > *most)
        .map(|(what, text, most)| format!("{what} ({} of {most}): {text}", words(text)))
        .collect();
    assert!(long.is_empty(), "{}\n{}", long.len(), long.join("\n"));
}

#[test]
fn no_sentence_is_long() {
    let model = builtin_model();
    for (what, text, _) in texts(&model) {
        for sentence in text.split_inclusive(['.', '?', ':']) {
            assert!(words(sentence) <= SENTENCE, "{what}: {sentence}");
        }
    }
}

fn texts(model: &Model) -> Vec<Limited<'_>> {
    let mut texts = of_passages(model);
    texts.extend(of_rules(model));
    texts.extend(of_factors(model));
    texts.extend(of_outlook_and_personas(model));
    texts
}

/// Counts words; a placeholder is one, and a sign such as "≤" is none.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).count()
}

/// The most words of each text of a kind; a text that is not here has no limit.
const LIMITS: [(Kind, &[(&str, usize)]); 13] = [
    (Kind::Risk, &[("text", 20), ("early_sign", 11), ("response", 3)]),
    (Kind::Condition, &[("name", 3), ("must", 20), ("today", 6), ("done_when", 10)]),
    (Kind::Prerequisite, &[("name", 5), ("must", 20), ("today", 8), ("done_when", 8)]),
    (Kind::Arrangement, &[("sentences", 25)]),
    (
        Kind::Trigger,
        &[
            ("why", 26),
            ("touches", 25),
            ("half", 14),
            ("measure", 6),
            ("baseline", 6),
            ("target", 4),
            ("against", 5),
            ("counter", 3),
            ("first_step", 25),
        ],
    ),
    (Kind::Right, &[("decides", 5), ("heard", 4), ("otherwise", 5)]),
    (Kind::Cost, &[("name", 12)]),
    (Kind::Rejected, &[("because", 25)]),
    (Kind::Notice, &[("text", 29)]),
    (Kind::Leader, &[("gains", 12), ("gives_up", 12), ("asked", 12)]),
    (Kind::Milestone, &[("what", 12), ("who", 3)]),
    (Kind::Message, &[("from", 3), ("to", 4), ("what", 7)]),
    (Kind::Measure, &[("name", 3), ("target", 3), ("against", 4)]),
];

fn of_passages(model: &Model) -> Vec<Limited<'_>> {
    let mut texts: Vec<Limited<'_>> = Vec::new();
    for (kind, limits) in LIMITS {
        for passage in model.passages_of(kind) {
            for (name, most) in limits {
                let own = passage.texts(name);
                let what = format!("{}, {name}", passage.id);
                texts.extend(own.map(|it| (what.clone(), &*it.text, *most)));
            }
        }
    }
    texts
}

fn of_rules(model: &Model) -> Vec<Limited<'_>> {
    let mut texts: Vec<Limited<'_>> = Vec::new();
    for it in &model.gates {
        texts.push((format!("{}, requirement", it.id), &it.requirement, 22));
        let own = it.texts();
        texts.extend(own.map(|text| (format!("{}, {}", it.id, text.name), &*text.text, 24)));
    }
    texts.extend(model.interactions.iter().map(|it| (it.id.clone(), &*it.because, 30)));
    texts
}

fn of_factors(model: &Model) -> Vec<Limited<'_>> {
    let mut texts: Vec<Limited<'_>> = Vec::new();
    for it in &model.factors {
        texts.extend(it.levels.iter().map(|level| (it.id.clone(), &*level.paper, 25)));
        texts.push((format!("{}, look", it.id), &it.look, 25));
    }
    texts
}

fn of_outlook_and_personas(model: &Model) -> Vec<Limited<'_>> {
    let mut texts: Vec<Limited<'_>> = Vec::new();
    if let Some(outlook) = &model.outlook {
        let remarks = outlook.meanings.iter().chain(&outlook.steps).chain(&outlook.bearings);
        texts.extend(remarks.map(|it| (it.id.clone(), &*it.text, 22)));
    }
    for persona in &model.personas {
        let remarks = persona.demands.iter().chain(&persona.starves);
        texts.extend(remarks.map(|it| (it.id.clone(), &*it.text, 17)));
        texts.push((format!("{}, need", persona.id), &persona.need, 18));
    }
    texts
}
