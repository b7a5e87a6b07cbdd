//! What running text takes from a note: the count that it begins with, and the fact after it.
//!
//! A note is one line that a person wrote, such as "7 of 10 jobs: offers for dealers". A paper prints
//! the count in a sentence and the rest after it, cut only where the person paused. Notes on what is
//! merely believed are left out of sentences, because they would read like facts.

use super::{Answer, Basis};

/// The most words of a fact.
pub const FACT_WORDS: usize = 15;
/// Small numbers in words, from 0 on.
const NUMBERS: [&str; 21] = [
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
/// Up to this number, running text has words.
const IN_WORDS: usize = 12;

/// Returns a number as running text has it.
pub fn in_words(number: i64) -> String {
    let small = usize::try_from(number).ok().filter(|it| *it <= IN_WORDS);
    small.map_or_else(|| number.to_string(), |it| NUMBERS[it].to_owned())
}

/// Returns the count that a note begins with, if the note is more than a belief and counts out of
/// this number.
pub fn count(answer: &Answer, out_of: Option<i64>) -> Option<String> {
    let (number, _) = counted(told(answer)?, out_of?)?;
    Some(in_words(number))
}

/// Returns the fact that a note gives, without the count if that is printed by itself. There is none
/// if the note is a belief, or too long and without a place to cut it.
pub fn fact(answer: &Answer, out_of: Option<i64>) -> Option<String> {
    let note = told(answer)?;
    let counted = out_of.and_then(|it| counted(note, it));
    shortened(counted.map_or(note, |(_, rest)| after_pause(rest)))
}

/// Returns what follows the first pause after a count. What is counted stands before it, and the
/// sentence says that already. A comma after several words is no pause but part of a list.
fn after_pause(rest: &str) -> &str {
    const COUNTED_WORDS: usize = 2;
    let comma = rest.split_once(',').filter(|it| it.0.split_whitespace().count() <= COUNTED_WORDS);
    let pause = rest.split_once([':', ';', '.', '(']);
    let first = [comma, pause].into_iter().flatten().min_by_key(|it| it.0.len());
    first.map_or("", |it| it.1)
}

/// Returns a note that can be told as a fact.
fn told(answer: &Answer) -> Option<&str> {
    let is_known = matches!(answer.basis, Basis::Measured | Basis::Seen);
    answer.note.as_deref().filter(|_| is_known)
}

/// Splits "7 of the last 10 jobs" into the number and the words after the count.
fn counted(note: &str, out_of: i64) -> Option<(i64, &str)> {
    let (number, rest) = number(note)?;
    let rest = word(rest, "of")?;
    let rest = word(rest, "the").unwrap_or(rest);
    let rest = word(rest, "last").unwrap_or(rest);
    let (all, rest) = self::number(rest)?;
    (all == out_of && number <= all).then_some((number, rest))
}

/// Returns what follows a word at the beginning of a text.
fn word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = first_word(text);
    first.eq_ignore_ascii_case(word).then_some(rest)
}

/// Returns the number, in digits or in words, at the beginning of a text, and what follows it.
fn number(text: &str) -> Option<(i64, &str)> {
    let (first, rest) = first_word(text);
    // "10%", "10.5" and "10-day" are no counts.
    let is_part = rest.starts_with(['%', '-', '/'])
        || rest.strip_prefix(['.', ',']).is_some_and(|it| it.starts_with(char::is_numeric));
    let word = || NUMBERS.iter().position(|it| first.eq_ignore_ascii_case(it));
    let number = first.parse().ok().or_else(|| i64::try_from(word()?).ok());
    number.filter(|_| !is_part).map(|it| (it, rest))
}

/// Splits off the letters and digits that a text begins with.
fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(|it: char| !it.is_alphanumeric()).unwrap_or(text.len());
    text.split_at(end)
}

/// Returns as much of a text as a sentence has room for, cut only at a comma, semicolon or stop, and
/// without the mark at its end.
fn shortened(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let fits = |end: &usize| *end <= FACT_WORDS && is_balanced(&words[..*end]);
    let pause = |end: &usize| words[end - 1].ends_with([',', ';', '.', '!', '?']);
    let end = Some(words.len()).filter(|it| *it <= FACT_WORDS);
    let end = end.or_else(|| (1..words.len()).rev().find(|it| fits(it) && pause(it)))?;
    let kept = words[..end].join(" ");
    let kept = kept.trim_matches([' ', ',', ';', ':', '.', '!', '?', '–', '—']);
    let kept = if is_balanced(&words[..end]) { kept } else { kept.trim_end_matches(')') };
    (!kept.is_empty()).then(|| capitalized(kept))
}

/// Tells whether every bracket that is opened is closed.
fn is_balanced(words: &[&str]) -> bool {
    let count = |mark| words.iter().flat_map(|it| it.chars()).filter(|it| *it == mark).count();
    count('(') == count(')') && count('“') == count('”') && count('"') % 2 == 0
}

/// Returns the text with a capital first letter.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(note: &str, basis: Basis) -> Answer {
        Answer { basis, note: Some(note.into()), ..Answer::default() }
    }

    #[test]
    fn a_count_out_of_the_right_number_is_taken_from_the_note() {
        for (note, count, fact) in [
            ("7 of 10 jobs: offers for dealers.", Some("seven"), Some("Offers for dealers")),
            ("Three of the last ten, March and April", Some("three"), Some("March and April")),
            ("0 of the last 10", Some("none"), None),
            ("7 of 10 jobs chose an audience", Some("seven"), None),
            ("7 of 10 new jobs, as agreed", Some("seven"), Some("As agreed")),
            ("7 of 10 came by friends, shops or search; see log", Some("seven"), Some("See log")),
            ("7 of 38 jobs: late", None, Some("7 of 38 jobs: late")),
            ("12 of 10 jobs", None, Some("12 of 10 jobs")),
            ("7 of 10% of jobs", None, Some("7 of 10% of jobs")),
            ("7 of 10.5 jobs", None, Some("7 of 10.5 jobs")),
            ("On 7 of 10 days", None, Some("On 7 of 10 days")),
            ("7", None, Some("7")),
            ("", None, None),
        ] {
            let answer = answer(note, Basis::Measured);
            assert_eq!(super::count(&answer, Some(10)).as_deref(), count, "{note}");
            assert_eq!(super::fact(&answer, Some(10)).as_deref(), fact, "{note}");
        }
    }

    #[test]
    fn a_number_above_twelve_stays_in_digits() {
        let answer = answer("14 of 20 leads", Basis::Seen);
        assert_eq!(count(&answer, Some(20)).as_deref(), Some("14"));
    }

    #[test]
    fn a_belief_gives_neither_count_nor_fact() {
        for basis in [Basis::Believed, Basis::NotStated] {
            let answer = answer("7 of 10 jobs: late", basis);
            assert_eq!((count(&answer, Some(10)), fact(&answer, Some(10))), (None, None));
        }
    }

    #[test]
    fn a_long_note_is_cut_only_where_the_writer_paused() {
        let fact = |note: &str| fact(&answer(note, Basis::Seen), None);
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
                    fifteen sixteen";
        assert_eq!(fact(long), None);
        assert_eq!(fact(&format!("Two cases, {long}")).as_deref(), Some("Two cases"));
        assert_eq!(
            fact(&format!("In 1,200 cases; see (A, {long})")).as_deref(),
            Some("In 1,200 cases")
        );
        assert_eq!(fact(&format!("(A, {long}), b")), None);
    }

    #[test]
    fn line_breaks_and_marks_at_the_end_are_taken_out() {
        let fact = |note: &str| fact(&answer(note, Basis::Seen), None);
        assert_eq!(fact(" two\n\n# three!? ").as_deref(), Some("Two # three"));
        assert_eq!(fact("…, ;"), Some("…".into()));
        assert_eq!(fact(" ,.; "), None);
    }
}
