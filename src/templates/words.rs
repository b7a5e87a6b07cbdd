//! Grammar for templates: the case of the first letter, the stop at the end, singular or plural.

use crate::letters::{capital, small};
use crate::months::MONTHS;
use minijinja::{Error, ErrorKind, Value};

/// Returns a sentence for use inside another one: with a small first letter, and without its stop.
pub(super) fn clause(text: &str) -> String {
    small(text.trim_end_matches([' ', '.', ';', ':']))
}

/// Returns what comes before the first semicolon, or before the second sentence.
pub(super) fn opening(text: &str) -> String {
    let end = ["; ", ". "].iter().filter_map(|it| text.find(it)).min();
    text[..end.unwrap_or(text.len())].to_owned()
}

/// Returns the text without a place to break a line inside a date, a range of numbers, or a number
/// of 100.
pub(super) fn unbroken(text: &str) -> String {
    let is_number = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
    let is_month = |it: &str| MONTHS.iter().any(|month| it.starts_with(month));
    let mut unbroken = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        unbroken.push_str(&word.replace('–', "\u{2060}–\u{2060}"));
        let Some(&next) = words.peek() else { break };
        let is_joined = is_number(word.trim_start_matches('(')) && (is_month(next) || next == "of")
            || is_number(next) && (is_month(word) || word == "of");
        unbroken.push(if is_joined { '\u{a0}' } else { ' ' });
    }
    unbroken
}

/// Returns a note as a sentence: with a capital first letter, and with a stop.
pub(super) fn sentence(text: &str) -> String {
    let is_ended = text.trim_end_matches(['”', '"', ')']).ends_with(['.', '!', '?', '…']);
    capital(text) + if is_ended || text.is_empty() { "" } else { "." }
}

/// Tells whether a sentence speaks of something: whether it has a word that begins as one of the name.
pub(super) fn speaks_of(sentence: &str, name: &str) -> bool {
    /// So many letters tell one word from another; shorter words stand in many sentences.
    const BEGINNING: usize = 5;
    let beginnings = |text: &str| -> Vec<String> {
        let words = text.split(|it: char| !it.is_alphanumeric()).map(str::to_lowercase);
        let long = words.filter(|it| it.chars().count() >= BEGINNING);
        long.map(|it| it.chars().take(BEGINNING).collect()).collect()
    };
    let named = beginnings(name);
    beginnings(sentence).iter().any(|it| named.contains(it))
}

/// Returns texts as they are listed in a sentence: with the word before the last, and what comes
/// between the others.
pub(super) fn series(texts: &[String], word: &str, between: &str) -> String {
    match texts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(between)),
    }
}

/// Returns the name of each id.
pub(super) fn named(ids: &[Value], names: &Value) -> Result<Vec<Value>, Error> {
    let name = |id| match names.get_item(id)? {
        name if name.is_undefined() => Err(ErrorKind::UndefinedError.into()),
        name => Ok(name),
    };
    ids.iter().map(name).collect()
}

/// Tells whether a number is one, or a list has one item.
pub(super) fn is_one(value: &Value) -> bool {
    value.as_i64().map_or_else(|| value.len() == Some(1), |it| it == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_ends_at_the_first_semicolon_or_sentence() {
        for (text, first) in
            [("One; two. Three.", "One"), ("One. Two; three.", "One"), ("One.", "One."), ("", "")]
        {
            assert_eq!(opening(text), first);
        }
    }

    #[test]
    fn dates_ranges_and_shares_are_not_broken() {
        for (text, joined) in [
            ("on 1 April 2027, then", "on 1\u{a0}April\u{a0}2027, then"),
            ("(71–83 of 100 say so)", "(71\u{2060}–\u{2060}83\u{a0}of\u{a0}100 say so)"),
            ("a lead of 5 and 53 points", "a lead of\u{a0}5 and 53 points"),
            ("May I", "May I"),
        ] {
            assert_eq!(unbroken(text), joined);
        }
    }

    #[test]
    fn a_sentence_becomes_a_clause_and_a_note_a_sentence() {
        for (text, inside, alone) in [
            ("Named people work here.", "named people work here", "Named people work here."),
            ("IT names them", "IT names them", "IT names them."),
            ("5 of 10 “came late.”", "5 of 10 “came late.”", "5 of 10 “came late.”"),
            ("", "", ""),
        ] {
            assert_eq!((clause(text), sentence(text)), (inside.to_owned(), alone.to_owned()));
        }
    }

    #[test]
    fn a_sentence_speaks_of_what_it_names() {
        for (sentence, name, speaks) in [
            ("Times agreed with IT in June", "Promised times, counted by a third party", true),
            ("A joint board met twice", "One board for platforms and data", true),
            ("Since July, compliance signs every notice", "A signed charter", false),
            ("40 tickets a month, and both lapsed", "One board for platforms and data", false),
            ("", "A signed charter", false),
        ] {
            assert_eq!(speaks_of(sentence, name), speaks, "{sentence}");
        }
    }

    #[test]
    fn a_series_has_its_word_before_the_last() {
        let texts = ["A", "B", "C"].map(String::from);
        for (count, listed) in [(0, ""), (1, "A"), (2, "A and B"), (3, "A, B and C")] {
            assert_eq!(series(&texts[..count], "and", ", "), listed);
        }
        assert_eq!(series(&texts, "and the", ", the "), "A, the B and the C");
    }

    #[test]
    fn an_id_without_a_name_is_a_mistake() {
        let names = Value::from(std::collections::BTreeMap::from([("it", "IT")]));
        assert_eq!(named(&["it".into()], &names).unwrap(), ["IT".into()]);
        assert!(named(&["it".into(), "sales".into()], &names).is_err());
    }

    #[test]
    fn one_is_a_number_or_a_length() {
        assert!([Value::from(1), Value::from(vec!["a"])].iter().all(is_one));
        assert!(![Value::from(0), Value::from(2), Value::from(vec!["a", "b"])].iter().any(is_one));
    }
}
