//! How long the texts of the model may be, so that a paper is read to its end.

use mops_advisor::model::{Counsel, Model, Variant, builtin_model};

/// No sentence is longer.
const SENTENCE: usize = 25;

/// A text, with a name for it and the most words it may have.
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
    let mut texts = of_counsel(&model.counsel);
    texts.extend(of_placements(model));
    texts.extend(of_factors(model));
    texts.extend(of_outlook_and_personas(model));
    texts
}

/// Counts words; a placeholder is one.
fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn variants<'a>(what: &str, variants: &'a [Variant], most: usize) -> Vec<Limited<'a>> {
    let name = |place| format!("{what} {}", place + 1);
    variants.iter().enumerate().map(|(place, it)| (name(place), &*it.text, most)).collect()
}

fn of_counsel(counsel: &Counsel) -> Vec<Limited<'_>> {
    let mut texts: Vec<Limited<'_>> = Vec::new();
    for it in &counsel.arrangements {
        texts.push((format!("{}, text", it.id), &it.text, 20));
        texts.extend(variants(&format!("{}, reason", it.id), &it.reasons, 20));
        texts.push((format!("{}, write_down", it.id), &it.write_down, 12));
        texts.push((format!("{}, hurts", it.id), &it.hurts, 13));
    }
    for it in &counsel.terms {
        texts.extend(variants(&it.id, &it.variants, 19));
        texts.extend(it.open.iter().map(|text| (format!("{}, open", it.id), &**text, 14)));
    }
    for it in &counsel.leaders {
        for (key, list) in [("gains", &it.gains), ("gives_up", &it.gives_up), ("asked", &it.asked)]
        {
            texts.extend(variants(&format!("{}, {key}", it.id), list, 12));
        }
    }
    texts.extend(counsel.notices.iter().map(|it| (it.id.clone(), &*it.text, 29)));
    texts.extend(counsel.objections.iter().map(|it| (it.id.clone(), &*it.answer, 24)));
    for it in &counsel.inquiries {
        texts.extend(variants(&it.id, &it.answers, 24));
        texts.extend(it.open.iter().map(|text| (format!("{}, open", it.id), &**text, 17)));
    }
    texts.extend(counsel.steps.iter().map(|it| (it.id.clone(), &*it.text, 14)));
    texts.extend(counsel.measures.iter().map(|it| (it.id.clone(), &*it.trigger, 10)));
    texts
}

fn of_placements(model: &Model) -> Vec<Limited<'_>> {
    let mut texts: Vec<Limited<'_>> = Vec::new();
    for placement in &model.placements {
        texts.extend(placement.benefits.iter().map(|it| (it.id.clone(), &*it.text, 26)));
        for it in &placement.risks {
            texts.push((format!("{}, text", it.id), &it.text, 26));
            texts.push((format!("{}, early_sign", it.id), &it.early_sign, 14));
            texts.push((format!("{}, response", it.id), &it.response, 17));
        }
        for it in &placement.conditions {
            texts.push((format!("{}, text", it.id), &it.text, 20));
            texts.push((format!("{}, action", it.id), &it.action, 16));
            texts.push((format!("{}, done_when", it.id), &it.done_when, 15));
        }
    }
    for it in &model.gates {
        texts.push((format!("{}, requirement", it.id), &it.requirement, 22));
        texts.push((format!("{}, failed", it.id), &it.failed, 30));
        texts.push((format!("{}, conditional", it.id), &it.conditional, 24));
        texts.push((format!("{}, opens", it.id), &it.opens, 24));
    }
    texts.extend(model.interactions.iter().map(|it| (it.id.clone(), &*it.because, 30)));
    texts
}

fn of_factors(model: &Model) -> Vec<Limited<'_>> {
    let mut texts: Vec<Limited<'_>> = Vec::new();
    for it in &model.factors {
        texts.extend(it.levels.iter().map(|level| (it.id.clone(), &*level.paper, 25)));
        let arguments = it.argues.iter().flat_map(|argues| [&argues.for_it, &argues.against]);
        texts.extend(arguments.flatten().map(|text| (format!("{}, argues", it.id), &**text, 22)));
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
