//! Tests every sentence and every cell of a paper that speaks of trials, weights, changes or open
//! answers. One that uses a word of this kind and that no pattern reads is a mistake, so that no new
//! sentence slips in untested.

use std::num::NonZeroU32;

use mops_advisor::decide::STRESS_RUNS;

use super::cases::{Case, Differences, agree, cases};
use super::claims::list;
use super::own::Own;
use super::patterns::{Names, Slot};
use super::pieces::{Piece, pieces, sentences};
use super::said::Said;
use super::tabled::wrong;
use super::wordings::PATTERNS;
use crate::report::papers::{example, example_names, group_example, view_of};

/// Words with which a paper speaks of such things. A sentence that holds one is read by a pattern.
const TRIGGERS: [&str; 21] = [
    "trial", "trials", "case", "cases", "lead", "leads", "leading", "trails", "point", "points",
    "weight", "weights", "weighted", "would", "whatever", "however", "margin", "tie", "firm",
    "moderate", "worth",
];
const PHRASES: [&str; 7] = [
    "of 100",
    "the advice",
    "what we say",
    "step lower",
    "we ask for",
    "the package",
    "weigh most",
];

/// The same words where they speak of something else.
const OTHER_SENSES: &[&str] = &[
    // Leads of Sales, and people who lead.
    "every lead",
    "leads from",
    "late leads",
    "ready lead",
    "lead text",
    "lead rules",
    "lead's owner",
    "twenty leads",
    "assigning leads",
    "leads followed up",
    "leads without",
    "leads' owner",
    "leads in time",
    "leads late",
    "each lead",
    "lead generation",
    "leads, demand",
    "leads neither home",
    "less to lead",
    "could lead",
    "leads still",
    "leads lay untouched",
    "systems, leads",
    "posts is for leads",
    "by the CEO leads",
    "no way leads back",
    "mops' lead",
    "lead follow-up",
    "operations lead",
    "leads with owner",
    "lost leads",
    "leads get lost",
    "lead definition",
    "name the lead",
    "lead, lifecycle",
    "lead count",
    "two lead lists",
    // Cases that somebody counts.
    "which cases",
    "their own cases",
    "count own cases",
    "of five cases",
    "one case.",
    "its case is",
    // Points of a budget, firms, values.
    "points better",
    "points worse",
    "percentage points",
    "points more than the rest",
    "twelve points",
    "outside firm",
    "bought a firm",
    "worth more",
    "not worth doing",
    "by three points",
    // What holds without any answer changed.
    "would rank low",
    "two queues would share",
    "one would hold",
    "it would be delivered",
    "one would last",
    "would use them",
    "would be kept",
    "a move would cost it",
    "would his team sit",
    "whatever the home",
    "whatever the line",
    "whatever of the kind",
    // Parts of a week, and money.
    "of 100 parts",
    "margin lost",
    "whatever the number is",
    "whatever the fit",
];

/// Returns the words of such a kind that a text holds. A home with a number beside it is one, too.
fn triggers(names: &Names, text: &str) -> Vec<&'static str> {
    let scored = names.0.iter().any(|(name, _)| {
        let mut after = text.split(name.as_str()).skip(1);
        after.any(|it| it.starts_with(' ') && it[1..].starts_with(|it: char| it.is_ascii_digit()))
    });
    let mut text = text.to_lowercase();
    for sense in OTHER_SENSES {
        text = text.replace(&sense.to_lowercase(), " ");
    }
    let words: Vec<_> = text.split(|it: char| !it.is_alphanumeric()).collect();
    let words = TRIGGERS.into_iter().filter(|it| words.contains(it));
    let phrases = PHRASES.into_iter().filter(|it| text.contains(it));
    words.chain(phrases).chain(scored.then_some("a home with a number")).collect()
}

/// Checks a text by the first pattern that reads it.
fn read<'a>(own: &'a Own<'a>, text: &'a str) -> Option<Differences> {
    let reverses = text.starts_with("What reverses this:");
    let told = text.replace(", in every case", ", in 100 of 100 cases");
    let text = if reverses { told.as_str() } else { text };
    PATTERNS.iter().find_map(|(pattern, check)| {
        let slots: Vec<Slot> = own.names.read(pattern, text)?;
        Some(check(&Said { own, slots, text }))
    })
}

fn false_sentences(case: &Case) -> Differences {
    let paper = match &case.paper {
        Ok(paper) => paper,
        Err(mistake) => return vec![format!("there is no paper: {mistake}")],
    };
    let own = Own::of(case);
    let pieces = pieces(paper);
    let mut differences = Differences::new();
    for piece in &pieces {
        match piece {
            Piece::Paragraph(paragraph) => differences.extend(in_paragraph(&own, paragraph)),
            Piece::Table(table) => match wrong(&own, table) {
                Some(found) => differences.extend(found),
                None => {
                    let cells = table.rows.iter().chain([&table.header]).flatten();
                    differences.extend(cells.flat_map(|it| in_paragraph(&own, it)));
                }
            },
        }
    }
    // Some replies to arguments have no room in the paper.
    let arguments = list(&case.json["arguments"]).iter();
    let replies = arguments.filter_map(|it| it["counter"].as_str());
    differences.extend(replies.flat_map(|it| in_paragraph(&own, it)));
    differences
}

fn in_paragraph(own: &Own, paragraph: &str) -> Differences {
    let no_sense = |text: &str| {
        let found = triggers(&own.names, text);
        (!found.is_empty()).then(|| format!("no pattern reads {found:?}: “{text}”"))
    };
    if let Some(found) = read(own, paragraph) {
        return found;
    }
    let check = |sentence: &&str| {
        read(own, sentence).unwrap_or_else(|| no_sense(sentence).into_iter().collect())
    };
    sentences(paragraph).iter().flat_map(check).collect()
}

#[test]
fn no_sentence_is_false() {
    let runs = NonZeroU32::new(10_000).expect("it is not zero");
    agree(&cases(1, 2, 15, runs), false_sentences);
}

/// Their answers have notes, occasions and names.
#[test]
fn no_sentence_of_an_example_is_false() {
    let examples = example_names().into_iter().map(|it| view_of(&example(&it)));
    let examples: Vec<_> = examples.map(|it| Case::read(&it, STRESS_RUNS)).collect();
    let found = examples.iter().flat_map(|it| {
        let company = it.json["company"].clone();
        false_sentences(it).into_iter().map(move |it| format!("{company}: {it}"))
    });
    assert_eq!(found.collect::<Vec<_>>(), [""; 0]);
}

/// Their views are not in the reference, so only what is said of them is checked: every sentence has a
/// pattern, and those on several people agree with the JSON.
#[test]
fn every_sentence_of_a_group_has_a_pattern_and_what_is_said_of_it_is_so() {
    let case = Case::read(&view_of(&group_example("kestrel-bay-coatings")), STRESS_RUNS);
    let own = Own::of(&case);
    let paper = case.paper.clone().expect("there is a paper");
    // The company says in its own words what it tried.
    let tried = case.json["about"]["tried_before"]["text"].as_str().unwrap_or_default();
    let unread = |text: &str| {
        let is_read = PATTERNS.iter().any(|(pattern, _)| own.names.read(pattern, text).is_some());
        !is_read && !tried.contains(text) && !triggers(&own.names, text).is_empty()
    };
    let mut found = Differences::new();
    for piece in pieces(&paper) {
        let texts = match &piece {
            Piece::Paragraph(paragraph) => vec![paragraph.clone()],
            Piece::Table(_) => Vec::new(),
        };
        for text in texts.iter().filter(|it| unread(it)) {
            found.extend(
                sentences(text).into_iter().filter(|it| unread(it)).map(ToString::to_string),
            );
        }
        let differs = texts.iter().find(|it| it.contains("no mixture of the other answers"));
        let said = differs.map(|it| sentences(it)).unwrap_or_default();
        found.extend(said.into_iter().filter_map(|it| read(&own, it)).flatten());
    }
    assert_eq!(found, [""; 0]);
}

#[test]
#[ignore = "minutes: many companies"]
fn no_sentence_is_false_for_many_companies() {
    let runs = NonZeroU32::new(10_000).expect("it is not zero");
    agree(&cases(4, 1, 16, runs), false_sentences);
}

#[test]
fn a_sentence_without_a_pattern_is_found() {
    let names = Names(vec![("IT".to_owned(), 1)]);
    let found = |text| triggers(&names, text);
    assert_eq!(found("In 40 of 100 trials it would not."), ["trials", "would", "of 100"]);
    assert_eq!(found("It gives IT 60."), ["a home with a number"]);
    assert_eq!(found("Nobody has counted every lead."), [""; 0]);
}
