//! The standard of a paper, measured over all examples and other companies: short, plain, and about
//! this company alone.
//!
//! Each function returns every fault of every paper, so that one run shows how far the papers are
//! from the standard.

pub(crate) mod measure;

use mops_advisor::decide::{Reason, VerdictKind};
use mops_advisor::paper::view::View;

use self::measure::{Masked, Parts, long_sentences, points_tables, shared, words};
use super::papers::{company_names, example, view_of, written};

/// The most words on page one, and in the body after it.
const PAGE_ONE: usize = 350;
const BODY: usize = 1150;
/// The most words in a sentence, and in the one that asks for a decision.
const SENTENCE: usize = 25;
const ASK: usize = 30;
/// The most words, in percent, that another paper has word for word: the median of all pairs, any
/// pair, and any pair with the same kind of verdict and the same home.
const MEDIAN: usize = 7;
const PAIR: usize = 20;
const ALIKE: usize = 25;

/// Words that only somebody who knows the model understands.
const MODEL_WORDS: [&str; 13] = [
    "gate",
    "pull",
    "stress run",
    "level",
    "scored",
    "score",
    "placement",
    "persona",
    "scientist",
    "orchestrator",
    "modernizer",
    "psychologist",
    "noted",
];

/// An example company, with its view and its paper.
struct Example {
    name: String,
    view: View,
    parts: Parts,
}

/// Returns the examples and the other companies.
fn all() -> Vec<Example> {
    company_names().into_iter().map(printed).collect()
}

fn printed(name: String) -> Example {
    let view = view_of(&example(&name));
    let parts = Parts::of(&written(&view));
    Example { name, view, parts }
}

/// Fails with all faults, if there are any.
#[track_caller]
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn page_one_and_body_keep_to_their_length() {
    let mut faults = Vec::new();
    for it in all() {
        for (part, text, most) in
            [("page one", &it.parts.page_one, PAGE_ONE), ("the body", &it.parts.body, BODY)]
        {
            let count = words(text);
            if count > most {
                faults.push(format!("{}: {part} has {count} words, not at most {most}", it.name));
            }
        }
    }
    none(faults);
}

#[test]
fn three_parts_are_divided_by_lines_except_where_there_is_no_body() {
    let mut faults = Vec::new();
    for it in all() {
        let verdict = &it.view.verdict;
        let has_body = !verdict.is_small_team && verdict.kind != VerdictKind::NotEnough;
        // Page one and the appendices, or what stands for them under the form of one page; with a
        // body and an agreement where there are any.
        let has_agreement = verdict.reason == Some(Reason::OpenGate);
        if it.parts.count != 2 + usize::from(has_body) + usize::from(has_agreement) {
            faults.push(format!("{}: {} parts", it.name, it.parts.count));
        }
    }
    none(faults);
}

#[test]
fn no_sentence_is_long() {
    let mut faults = Vec::new();
    for it in all() {
        for (count, sentence) in long_sentences(&it.parts.before_appendices, SENTENCE) {
            let is_ask = it.parts.ask().contains(&sentence);
            if count > if is_ask { ASK } else { SENTENCE } {
                faults.push(format!("{}: {count} words: {sentence}", it.name));
            }
        }
    }
    none(faults);
}

#[test]
fn no_word_of_the_model_is_needed_to_read_page_one_and_body() {
    let mut faults = Vec::new();
    for it in all() {
        for line in measure::plain(&it.parts.read_by_all()).lines() {
            let found = MODEL_WORDS.iter().filter(|word| measure::has_word(line, word));
            faults.extend(found.map(|word| format!("{}: “{word}”: {line}", it.name)));
        }
    }
    none(faults);
}

#[test]
fn every_table_of_points_adds_up() {
    let mut faults = Vec::new();
    let mut tables = 0;
    for it in all() {
        for (parts, total) in points_tables(&it.parts.read_by_all()) {
            tables += 1;
            if parts.iter().sum::<i64>() != total {
                faults.push(format!("{}: {parts:?} make {total}", it.name));
            }
        }
    }
    none(faults);
    assert!(tables > 0, "no paper has a table of points");
}

#[test]
fn papers_have_little_in_common() {
    let all = all();
    let masked: Vec<Masked> = all.iter().map(|it| Masked::of(&it.parts, &it.view)).collect();
    let (mut shares, mut faults) = (Vec::new(), Vec::new());
    for (one, own) in all.iter().zip(&masked) {
        for (other, others) in all.iter().zip(&masked) {
            let (one_verdict, other_verdict) = (&one.view.verdict, &other.view.verdict);
            // A company has a second paper where another answer is tried. Where too little is known,
            // a paper is a list of the model's questions.
            let are_lists =
                [one_verdict, other_verdict].iter().all(|it| it.kind == VerdictKind::NotEnough);
            // The page of a team of one or two tells which of ten arrangements it lacks.
            let are_small = [one_verdict, other_verdict].iter().all(|it| it.is_small_team);
            if one.view.company == other.view.company || are_lists || are_small {
                continue;
            }
            let is_alike =
                one_verdict.kind == other_verdict.kind && one_verdict.home == other_verdict.home;
            let most = if is_alike { ALIKE } else { PAIR };
            let (share, same) = shared(own, others);
            shares.push(share);
            if share > most {
                let same = same.join("\n      ");
                faults.push(format!("{}: {share}% in {}:\n      {same}", one.name, other.name));
            }
        }
    }
    shares.sort_unstable();
    let median = shares[shares.len() / 2];
    if median > MEDIAN {
        faults.push(format!("the median of all pairs is {median}%, not at most {MEDIAN}%"));
    }
    none(faults);
}
