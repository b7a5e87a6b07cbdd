//! Measures a paper: its parts, words, sentences, tables of points, and what another one shares.
//!
//! A word is what has a letter or a digit, or a blank to fill in, in tables too. A sentence ends at a stop, a line or a
//! cell.

use std::collections::BTreeSet;

use mops_advisor::months::MONTHS;
use mops_advisor::paper::view::View;

/// The fewest words of a sentence that counts as shared.
const PHRASE: usize = 4;

/// The parts of a paper, which lines of three dashes divide.
pub(crate) struct Parts {
    pub(crate) page_one: String,
    /// Empty where page one is all that there is before the appendices.
    pub(crate) body: String,
    /// All before the appendices: an agreement and the agenda of a meeting, too.
    pub(crate) before_appendices: String,
    /// How many parts there are.
    pub(crate) count: usize,
}

impl Parts {
    pub(crate) fn of(paper: &str) -> Self {
        let parts: Vec<_> = paper.split("\n---\n").collect();
        let body = if parts.len() > 2 { parts[1] } else { "" };
        Self {
            page_one: parts[0].to_owned(),
            body: body.to_owned(),
            before_appendices: paper.split("\n## Appendix").next().unwrap_or_default().to_owned(),
            count: parts.len(),
        }
    }

    /// Returns what everybody reads: page one and the body.
    pub(super) fn read_by_all(&self) -> String {
        format!("{}\n{}", self.page_one, self.body)
    }

    /// Returns the first paragraph in bold: what is asked for.
    pub(super) fn ask(&self) -> String {
        let asks = |line: &&str| line.starts_with("**") && words(line) > PHRASE;
        plain(self.page_one.lines().find(asks).unwrap_or_default())
    }
}

/// Returns a text without marks for emphasis and headings, and without the rules of tables.
pub(super) fn plain(text: &str) -> String {
    let is_rule = |line: &&str| line.starts_with('|') && !line.contains(char::is_alphanumeric);
    let lines: Vec<_> = text.lines().filter(|it| !is_rule(it)).collect();
    lines.join("\n").replace(['*', '#', '`', '\\'], "")
}

/// Returns how many words a text has.
pub(crate) fn words(text: &str) -> usize {
    let text = plain(text).replace('|', " ");
    let is_word = |it: &&str| it.contains(|sign: char| sign.is_alphanumeric() || sign == '_');
    text.split_whitespace().filter(is_word).count()
}

/// Returns the sentences of a text, without references.
fn sentences(text: &str) -> Vec<String> {
    let plain = plain(text);
    let cells = plain.split(['\n', '|']).map(|it| it.trim_matches([' ', '-']));
    let sentences = cells.flat_map(ended).map(|it| without_references(&it));
    sentences.filter(|it| words(it) > 0).collect()
}

/// Splits a paragraph after each stop before a capital letter, a digit or a sign of money.
fn ended(paragraph: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    let pieces: Vec<_> = paragraph.split(' ').collect();
    for (place, piece) in pieces.iter().enumerate() {
        let last = sentences.last_mut().expect("there is always one");
        if !last.is_empty() {
            last.push(' ');
        }
        last.push_str(piece);
        let begins = |next: &&str| {
            next.starts_with(|it: char| {
                it.is_uppercase() || it.is_numeric() || "“£€¥฿".contains(it)
            })
        };
        let is_end = piece.trim_end_matches(['”', '"']).ends_with(['.', '!', '?']);
        if is_end && pieces.get(place + 1).is_some_and(begins) {
            sentences.push(String::new());
        }
    }
    sentences
}

/// Returns a sentence without references such as ` (A1, B2)`.
fn without_references(sentence: &str) -> String {
    let mut pieces = sentence.split(" (");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let mut letters = piece.chars();
        let is_reference = letters.next().is_some_and(|it| matches!(it, 'A'..='H' | 'T'))
            && letters.next().is_some_and(|it| it.is_ascii_digit());
        match piece.split_once(')') {
            Some((_, rest)) if is_reference => kept.push_str(rest),
            _ => kept.extend([" (", piece]),
        }
    }
    kept.trim().to_owned()
}

/// Returns the sentences with more words than these, and how many they have.
pub(crate) fn long_sentences(text: &str, most: usize) -> Vec<(usize, String)> {
    let counted = sentences(text).into_iter().map(|it| (words(&it), it));
    counted.filter(|(count, _)| *count > most).collect()
}

/// Tells whether a line has a word, in the singular or plural.
pub(super) fn has_word(line: &str, word: &str) -> bool {
    let line = line.to_lowercase();
    line.match_indices(word).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        let after = &line[place + word.len()..];
        let after = after.strip_prefix('s').unwrap_or(after).chars().next();
        ![before, after].iter().flatten().any(|it| it.is_alphanumeric())
    })
}

/// Returns the points of each table whose last column is “Points”: the parts, and their total.
pub(super) fn points_tables(text: &str) -> Vec<(Vec<i64>, i64)> {
    let mut tables = Vec::new();
    let mut open: Option<Vec<i64>> = None;
    for line in text.lines() {
        let last = line.trim_end_matches([' ', '|']).rsplit('|').next().unwrap_or_default();
        let last = last.trim_matches([' ', '*']);
        match &mut open {
            _ if !line.starts_with('|') => tables.extend(open.take()),
            None if last == "Points" => open = Some(Vec::new()),
            Some(points) if line.contains(char::is_alphanumeric) => {
                points.push(last.replace('−', "-").parse().expect("points are whole numbers"));
            }
            _ => {}
        }
    }
    tables.extend(open);
    tables.into_iter().filter_map(|mut it| it.pop().map(|total| (it, total))).collect()
}

/// The sentences of four words and more, with company, titles and dates hidden.
pub(super) struct Masked {
    sentences: Vec<String>,
    /// How many words the paper has in all.
    words: usize,
}

impl Masked {
    pub(super) fn of(parts: &Parts, view: &View) -> Self {
        let text = masked(&parts.read_by_all(), view);
        let long = |it: &String| words(it) >= PHRASE;
        let sentences = sentences(&text).into_iter().filter(long);
        Self { sentences: sentences.map(|it| it.to_lowercase()).collect(), words: words(&text) }
    }
}

/// Returns how many of 100 words of a paper stand in sentences that another one has too, and these.
pub(super) fn shared(own: &Masked, others: &Masked) -> (usize, Vec<String>) {
    let others: BTreeSet<_> = others.sentences.iter().collect();
    let same: Vec<_> = own.sentences.iter().filter(|it| others.contains(it)).cloned().collect();
    let count: usize = same.iter().map(|it| words(it)).sum();
    (100 * count / own.words.max(1), same)
}

fn masked(text: &str, view: &View) -> String {
    let first = view.company.split(' ').next().unwrap_or_default();
    let mut text = plain(text).replace(&view.company, "@").replace(first, "@");
    let titles = ["cmo", "cio", "cro", "cfo", "decider"];
    for title in titles.iter().filter_map(|it| view.names.get(*it)) {
        text = text.replace(title, "&");
    }
    without_dates(&text)
}

/// Returns a text with each date, such as `1 May 2026`, `1 May` or `May 2026`, hidden.
fn without_dates(text: &str) -> String {
    let bare = |word: &str| word.trim_end_matches(|it: char| !it.is_alphanumeric()).to_owned();
    let is_number = |word: &str, lengths: &[usize]| {
        lengths.contains(&word.len()) && word.bytes().all(|it| it.is_ascii_digit())
    };
    let line = |line: &str| {
        let mut kept: Vec<String> = Vec::new();
        for word in line.split(' ') {
            let last = kept.last().map(|it| bare(it)).unwrap_or_default();
            let is_month = MONTHS.contains(&bare(word).as_str());
            let is_year = last == "%" && is_number(&bare(word), &[4]);
            let end = &word[bare(word).len()..];
            if is_month && is_number(&last, &[1, 2]) || is_year {
                kept.pop();
                kept.push(format!("%{end}"));
            } else if is_month {
                kept.push(format!("%{end}"));
            } else {
                kept.push(word.to_owned());
            }
        }
        kept.join(" ")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
