//! What running text takes from a note: the count that it begins with, and the fact after it.
//!
//! A note is one line that a person wrote, such as "7 of 10 jobs: offers for dealers". A paper prints
//! the count in a sentence and the rest after it, cut only where the person paused. Notes on what is
//! merely believed are left out of sentences, because they would read like facts.

use super::{Answer, Basis, Reply};
use crate::letters::capital;
use crate::model::{Counted, Counts};

/// The fact that a note gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The mark between a sentence and the fact after it: a comma, a semicolon or a colon.
    mark: char,
    /// The words as they were written.
    text: String,
}

/// What a count of all cases is called.
const ALL: &str = "all";
/// The most words of a fact.
pub const FACT_WORDS: usize = 15;
/// The unit of a share in percent, which stands right behind its number.
const PERCENT: &str = "%";
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
/// The most words of a claim with its fact.
const SENTENCE_WORDS: usize = 25;
/// Words that a note may begin with and that are no names.
const COMMON: &str = "a about after all an another at before both by during each every everything for from half her his in it its last minus most no nobody of on only our over plus since some that the their there these this to under with without";
/// Words after a number that make it another one, or a part of something.
const JOINING: [&str; 5] = ["to", "or", "and", "of", "per"];
/// Words after a number that say when or where it was counted.
const WHEN: [&str; 8] = ["in", "from", "since", "during", "by", "last", "this", "between"];
/// Up to this number, running text has words.
const IN_WORDS: usize = 12;

/// Returns a number as running text has it.
pub fn in_words(number: i64) -> String {
    let small = usize::try_from(number).ok().filter(|it| *it <= IN_WORDS);
    small.map_or_else(|| number.to_string(), |it| NUMBERS[it].to_owned())
}

/// Returns a number as a sentence begins with it, if it has words.
pub fn first_in_sentence(number: i64) -> Option<String> {
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let number = usize::try_from(number).ok()?;
    let spelled = match NUMBERS.get(number) {
        Some(small) => (*small).to_owned(),
        None if number % 10 == 0 => (*TENS.get(number / 10 - 2)?).to_owned(),
        None => format!("{}-{}", TENS.get(number / 10 - 2)?, NUMBERS[number % 10]),
    };
    Some(capital(&spelled))
}

/// Returns the count that a note begins with, if the note is more than a belief, counts what the
/// question counts, and agrees with the level.
pub fn count(answer: &Answer, counts: Option<&Counts>) -> Option<String> {
    let number = exact_count(answer, counts)?;
    Some(match &counts?.what {
        Counted::OutOf(all) if *all == number => ALL.to_owned(),
        Counted::Units(units) if units.iter().any(|it| it == PERCENT) => {
            format!("{number}{PERCENT}")
        }
        _ => in_words(number),
    })
}

/// Returns that count as a number.
pub fn exact_count(answer: &Answer, counts: Option<&Counts>) -> Option<i64> {
    let Count { number, .. } = counted(told(answer)?, counts?)?;
    agrees(answer, counts?, number).then_some(number)
}

/// Returns the fact that a note gives, without the count if that is printed by itself. There is none
/// if the note is a belief, if its count contradicts the level, or if it is too long and without a
/// place to cut it.
pub fn fact(answer: &Answer, counts: Option<&Counts>) -> Option<Fact> {
    let note = told(answer).filter(|it| !is_spoken(it))?;
    let (mark, text) = match counts.and_then(|it| Some((it, counted(note, it)?))) {
        Some((it, count)) if agrees(answer, it, count.number) => after_pause(count.rest)?,
        Some((_, count)) if count.is_named => return None,
        _ => (':', note),
    };
    Some(Fact { mark, text: shortened(text, FACT_WORDS)? })
}

/// Returns a whole note as a fact, with the count that it may begin with. There is none for a note
/// that has a colon of its own, and none where [`fact`] gives none.
pub fn whole(answer: &Answer, counts: Option<&Counts>) -> Option<Fact> {
    let note = told(answer).filter(|it| !is_spoken(it))?;
    let contradicts = counts.is_some_and(|it| contradiction(answer, it).is_some());
    let text = shortened(note, FACT_WORDS).filter(|it| !contradicts && !it.contains(':'))?;
    Some(Fact { mark: ':', text })
}

/// Tells whether a sentence is short enough to be printed with its fact.
pub fn is_short(sentence: &str) -> bool {
    sentence.split_whitespace().count() <= SENTENCE_WORDS
}

impl Fact {
    /// Returns how many words it has.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Returns as much of it as has at most so many words, if it has a place to be cut.
    pub fn within(self, most: usize) -> Self {
        let text = shortened(&self.text, most).unwrap_or(self.text);
        Self { text, ..self }
    }

    /// Returns the fact by itself.
    pub fn alone(&self) -> String {
        capital(&self.text)
    }

    /// Returns it for the middle of a sentence.
    pub fn inside(&self) -> String {
        inside(&self.text)
    }
}

/// Returns the count in a note that contradicts the level answered.
pub fn contradiction(answer: &Answer, counts: &Counts) -> Option<i64> {
    let Count { number, is_named, .. } = counted(answer.note.as_deref()?, counts)?;
    (is_named && !agrees(answer, counts, number)).then_some(number)
}

/// Tells whether a count belongs to the level answered.
fn agrees(answer: &Answer, counts: &Counts, number: i64) -> bool {
    matches!(answer.reply, Reply::Level(level) if counts.is_at(level, number))
}

/// Returns a claim and the fact behind it as one sentence, if it is short enough; else the claim. The
/// mark between them is the one that the note has there.
pub fn joined(claim: &str, fact: Option<&Fact>) -> String {
    let words = |it: &str| it.split_whitespace().count();
    let fits = |it: &&Fact| words(claim) + words(&it.text) <= SENTENCE_WORDS;
    let Some(fact) = fact.filter(fits) else { return claim.to_owned() };
    let has_colon = claim.contains(':') || fact.text.contains(':');
    if fact.mark == ':' && has_colon {
        return format!("{claim} {}.", fact.alone());
    }
    format!("{}{} {}.", claim.trim_end_matches('.'), fact.mark, inside(&fact.text))
}

/// Returns a fact for the middle of a sentence. Only words that are no names lose their capital.
fn inside(fact: &str) -> String {
    let (first, rest) = first_word(fact);
    let small = first.to_lowercase();
    let is_number = NUMBERS.iter().any(|it| *it == small);
    let is_common = is_number || COMMON.split(' ').any(|it| it == small);
    let is_capitals = first.chars().count() > 1 && first == first.to_uppercase();
    if is_common && !is_capitals { small + rest } else { fact.to_owned() }
}

/// Returns what follows the first pause after a count, and the mark to print before it. What is
/// counted stands before it, and the sentence says that already. A comma after several words is no
/// pause but part of a list.
fn after_pause(rest: &str) -> Option<(char, &str)> {
    const COUNTED_WORDS: usize = 2;
    let comma = rest.split_once(',').filter(|it| it.0.split_whitespace().count() <= COUNTED_WORDS);
    let split = |mark: char| Some((mark, rest.split_once(mark)?));
    let pauses = [comma.map(|it| (',', it)), split(':'), split(';'), split('.'), split('(')];
    let (mark, (_, after)) = pauses.into_iter().flatten().min_by_key(|it| it.1.0.len())?;
    Some((if matches!(mark, ',' | ';') { mark } else { ':' }, after))
}

/// Tells whether a text is one person's own words, or a remark for another file: "I remember one", "they
/// don't talk", "5 of 10 (see the list)". No text of a paper takes it in.
pub fn is_spoken(text: &str) -> bool {
    const OWN: [&str; 3] = ["I", "my", "me"];
    const SHORT: [&str; 4] = ["n't", "I'm", "I'd", "I've"];
    let text = text.replace('’', "'");
    let mut words = text.split(|it: char| !it.is_alphanumeric() && it != '\'');
    let is_own = |it: &str| OWN.contains(&it) || SHORT.iter().any(|short| it.ends_with(short));
    words.any(is_own) || text.contains("(see ")
}

/// Returns a note that can be told as a fact.
fn told(answer: &Answer) -> Option<&str> {
    let is_known = matches!(answer.basis, Basis::Measured | Basis::Seen);
    answer.note.as_deref().filter(|_| is_known)
}

/// Returns what a text says it counts, up to its first comma, for the middle of a sentence: the first
/// words of "Three wrong mailings, all in May". None if it does not begin with a count.
pub fn counted_first(text: &str) -> Option<String> {
    number(text)?;
    let clause = text.split(',').next().unwrap_or(text);
    Some(inside(clause.trim_end_matches([' ', '.', ';', ':'])))
}

/// A count at the beginning of a note.
struct Count<'a> {
    number: i64,
    /// The words after what is counted.
    rest: &'a str,
    /// Whether the note says that it is a count of what the question counts. Else only the level can
    /// tell.
    is_named: bool,
}

/// Reads "7 of the last 10 jobs", "34 working days", or "34, since May".
fn counted<'a>(note: &'a str, counts: &Counts) -> Option<Count<'a>> {
    let named = |(number, rest)| Count { number, rest, is_named: true };
    match &counts.what {
        Counted::OutOf(cases) => out_of(note, *cases).map(named),
        Counted::Units(units) if units.iter().any(|it| it == PERCENT) => {
            let (number, rest) = first_word(note);
            Some(named((number.parse().ok()?, rest.strip_prefix(PERCENT)?)))
        }
        Counted::Units(units) => {
            let (number, rest) = number(note)?;
            let behind = units.iter().find_map(|it| behind(rest, it));
            let bare = || ends_here(rest).then_some(Count { number, rest, is_named: false });
            behind.map(|rest| named((number, rest))).or_else(bare)
        }
    }
}

/// Splits "7 of the last 10 jobs", "7 out of 10" or "7 in 10" into the number and the words after it.
fn out_of(note: &str, cases: i64) -> Option<(i64, &str)> {
    let (number, rest) = number(note)?;
    let rest = word(rest, "out").unwrap_or(rest);
    let rest = word(rest, "of").or_else(|| word(rest, "in"))?;
    let rest = word(rest, "the").unwrap_or(rest);
    let rest = word(rest, "last").unwrap_or(rest);
    let (all, rest) = self::number(rest)?;
    (all == cases && number <= all).then_some((number, rest))
}

/// Returns what follows a unit at the beginning of a text, or behind words that say more of it: "new
/// tools".
fn behind<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    const MORE_WORDS: usize = 2;
    let mut text = text;
    for _ in 0..=MORE_WORDS {
        if let Some(rest) = unit.split_whitespace().try_fold(text, word) {
            return Some(rest);
        }
        let (first, rest) = first_word(text);
        if first.is_empty() || JOINING.contains(&first) || !first.chars().all(char::is_alphabetic) {
            return None;
        }
        text = rest;
    }
    None
}

/// Tells whether a count ends without a unit: before a pause, or before when and where it was counted.
fn ends_here(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty()
        || rest.starts_with([',', ':', ';', '.', '('])
        || WHEN.contains(&first_word(rest).0)
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
fn shortened(text: &str, most: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let fits = |end: &usize| *end <= most && is_balanced(&words[..*end]);
    let pause = |end: &usize| words[end - 1].ends_with([',', ';', '.', '!', '?']);
    let end = Some(words.len()).filter(|it| *it <= most);
    let end = end.or_else(|| (1..words.len()).rev().find(|it| fits(it) && pause(it)))?;
    let kept = words[..end].join(" ");
    let kept = kept.trim_matches([' ', ',', ';', ':', '.', '!', '?', '–', '—']);
    let kept = if is_balanced(&words[..end]) { kept } else { kept.trim_end_matches(')') };
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// Tells whether every bracket that is opened is closed.
fn is_balanced(words: &[&str]) -> bool {
    let count = |mark| words.iter().flat_map(|it| it.chars()).filter(|it| *it == mark).count();
    count('(') == count(')') && count('“') == count('”') && count('"') % 2 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Level;

    fn answer(note: &str, basis: Basis) -> Answer {
        at(3, note, basis)
    }

    fn at(level: i64, note: &str, basis: Basis) -> Answer {
        Answer { reply: Reply::Level(Level::new(level).unwrap()), basis, note: Some(note.into()) }
    }

    fn alone(answer: &Answer, counts: Option<&Counts>) -> Option<String> {
        Some(fact(answer, counts)?.alone())
    }

    /// Counts that all belong to one level.
    fn out_of(cases: i64) -> Counts {
        Counts { what: Counted::OutOf(cases), least: [0; 5] }
    }

    #[test]
    fn a_text_that_begins_with_a_count_says_what_it_counts() {
        for (text, counted) in [
            ("Three wrong mailings, all in May", Some("three wrong mailings")),
            ("3 wrong mailings.", Some("3 wrong mailings")),
            ("The mailings were wrong, all three", None),
            ("", None),
        ] {
            assert_eq!(counted_first(text).as_deref(), counted, "{text}");
        }
    }

    #[test]
    fn a_count_out_of_the_right_number_is_taken_from_the_note() {
        for (note, count, fact) in [
            ("7 of 10 jobs: offers for dealers.", Some("seven"), Some("Offers for dealers")),
            ("Three of the last ten, March and April", Some("three"), Some("March and April")),
            ("3 out of 10: late", Some("three"), Some("Late")),
            ("3 in 10", Some("three"), None),
            ("0 of the last 10", Some("none"), None),
            ("10 of 10", Some("all"), None),
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
            assert_eq!(super::count(&answer, Some(&out_of(10))).as_deref(), count, "{note}");
            assert_eq!(alone(&answer, Some(&out_of(10))).as_deref(), fact, "{note}");
        }
    }

    #[test]
    fn a_count_of_units_is_taken_from_the_note() {
        let units = Counted::Units(["working days", "days"].map(str::to_owned).into());
        let counts = Counts { what: units, least: [0; 5] };
        for (note, count, fact) in [
            ("34 working days for the third-fastest of five", Some("34"), None),
            ("Seven working days: release included", Some("seven"), Some("Release included")),
            (
                "34 days; 18 of them at data protection",
                Some("34"),
                Some("18 of them at data protection"),
            ),
            ("34 long calendar days: May", Some("34"), Some("May")),
            ("34, since May", Some("34"), Some("Since May")),
            ("31 in the third quarter", Some("31"), None),
            ("34", Some("34"), None),
            ("34 working daysheets", None, Some("34 working daysheets")),
            ("30 to 40 days", None, Some("30 to 40 days")),
            ("5 of the 34 days", None, Some("5 of the 34 days")),
            ("5 people, each named", None, Some("5 people, each named")),
        ] {
            let answer = answer(note, Basis::Measured);
            assert_eq!(super::count(&answer, Some(&counts)).as_deref(), count, "{note}");
            assert_eq!(alone(&answer, Some(&counts)).as_deref(), fact, "{note}");
        }
    }

    #[test]
    fn a_share_in_percent_is_taken_from_the_note() {
        let counts = Counts { what: Counted::Units(vec!["%".into()]), least: [0, 10, 35, 65, 90] };
        for (level, note, count, fact) in [
            (5, "94% of 2025 revenue", Some("94%"), None),
            (
                5,
                "94% of 2025 revenue: distributors included",
                Some("94%"),
                Some("Distributors included"),
            ),
            (4, "94% of 2025 revenue", None, None),
            (5, "94 of 2025 orders", None, Some("94 of 2025 orders")),
        ] {
            let answer = at(level, note, Basis::Measured);
            assert_eq!(super::count(&answer, Some(&counts)).as_deref(), count, "{note}");
            assert_eq!(alone(&answer, Some(&counts)).as_deref(), fact, "{note}");
        }
    }

    #[test]
    fn a_count_that_contradicts_the_level_is_neither_count_nor_fact() {
        let counts = Counts { what: Counted::OutOf(10), least: [7, 4, 2, 1, 0] };
        for (level, number, is_at) in
            [(1, 10, true), (1, 6, false), (3, 2, true), (3, 3, true), (3, 4, false), (5, 1, false)]
        {
            let answer = at(level, &format!("{number} of 10: late"), Basis::Seen);
            assert_eq!(count(&answer, Some(&counts)).is_some(), is_at, "{number}");
            assert_eq!(fact(&answer, Some(&counts)).is_some(), is_at, "{number}");
            assert_eq!(contradiction(&answer, &counts), (!is_at).then_some(number));
        }
    }

    #[test]
    fn a_bare_number_is_a_count_only_where_the_level_agrees() {
        let units = || Counted::Units(vec!["days".into()]);
        let counts = Counts { what: units(), least: [41, 21, 11, 6, 0] };
        for (note, counted, told, contradicts) in [
            ("31, since May", Some("31"), Some("Since May"), None),
            ("2, both named", None, Some("2, both named"), None),
            ("2 days: both named", None, None, Some(2)),
        ] {
            let answer = at(2, note, Basis::Seen);
            assert_eq!(count(&answer, Some(&counts)).as_deref(), counted, "{note}");
            assert_eq!(alone(&answer, Some(&counts)).as_deref(), told, "{note}");
            assert_eq!(contradiction(&answer, &counts), contradicts, "{note}");
        }
    }

    #[test]
    fn a_fact_joins_its_claim_in_one_sentence_of_25_words() {
        let counts = out_of(10);
        let long = "word ".repeat(23);
        for (note, sentence) in [
            ("By phone", "Two came late: by phone."),
            ("IT ranked them", "Two came late: IT ranked them."),
            ("March and April", "Two came late: March and April."),
            ("In 2025: both", "Two came late. In 2025: both."),
            ("2 of 10: by phone", "Two came late: by phone."),
            ("2 of 10 (by phone)", "Two came late: by phone."),
            ("2 of 10 jobs, IT ranked them", "Two came late, IT ranked them."),
            ("2 of 10 jobs; Sales: one", "Two came late; Sales: one."),
            (&long, "Two came late."),
        ] {
            let fact = fact(&answer(note, Basis::Seen), Some(&counts));
            assert_eq!(joined("Two came late.", fact.as_ref()), sentence);
        }
        let fact = fact(&answer("In March and April", Basis::Seen), None);
        let long = "word ".repeat(22);
        assert_eq!(joined(&long, fact.as_ref()), long);
        assert_eq!(joined("Two came late.", None), "Two came late.");
    }

    #[test]
    fn a_note_in_the_words_of_one_person_is_no_fact() {
        let told = ["Two of five, in May", "Two hospital groups audited us in 2025"];
        let spoken =
            ["I remember one", "They don’t talk", "5 of 10 (see SharePoint)", "By my list"];
        assert!(!told.iter().any(|it| is_spoken(it)) && spoken.iter().all(|it| is_spoken(it)));
        assert_eq!(alone(&answer("I remember one, in May", Basis::Seen), None), None);
    }

    #[test]
    fn a_whole_note_keeps_its_count_and_has_no_colon() {
        for (note, basis, told) in [
            (
                "7 of 10 kept their dates, in May",
                Basis::Seen,
                Some("7 of 10 kept their dates, in May"),
            ),
            (
                "Minus 6%, against minus 1% elsewhere",
                Basis::Measured,
                Some("minus 6%, against minus 1% elsewhere"),
            ),
            ("2026 budget: plus 2%", Basis::Measured, None),
            ("12 of 10 jobs", Basis::Seen, Some("12 of 10 jobs")),
            ("7 of 10 kept their dates", Basis::Believed, None),
        ] {
            let whole = whole(&answer(note, basis), Some(&out_of(10)));
            assert_eq!(whole.map(|it| it.inside()).as_deref(), told, "{note}");
        }
        let counts = Counts { what: Counted::OutOf(10), least: [7, 4, 2, 1, 0] };
        assert_eq!(whole(&at(3, "7 of 10 came late", Basis::Seen), Some(&counts)), None);
    }

    #[test]
    fn a_number_above_twelve_stays_in_digits() {
        let answer = answer("14 of 20 leads", Basis::Seen);
        assert_eq!(count(&answer, Some(&out_of(20))).as_deref(), Some("14"));
    }

    #[test]
    fn a_number_that_begins_a_sentence_is_spelled_up_to_99() {
        let spelled = [0, 14, 20, 32, 90, 99].map(|it| first_in_sentence(it).unwrap());
        assert_eq!(spelled.join(" "), "None Fourteen Twenty Thirty-two Ninety Ninety-nine");
        assert_eq!([-1, 100].map(first_in_sentence), [None, None]);
    }

    #[test]
    fn a_belief_gives_neither_count_nor_fact() {
        for basis in [Basis::Believed, Basis::NotStated] {
            let answer = answer("7 of 10 jobs: late", basis);
            assert_eq!(
                (count(&answer, Some(&out_of(10))), fact(&answer, Some(&out_of(10)))),
                (None, None)
            );
        }
    }

    #[test]
    fn a_long_note_is_cut_only_where_the_writer_paused() {
        let fact = |note: &str| alone(&answer(note, Basis::Seen), None);
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
        let fact = |note: &str| alone(&answer(note, Basis::Seen), None);
        assert_eq!(fact(" two\n\n# three!? ").as_deref(), Some("Two # three"));
        assert_eq!(fact("…, ;"), Some("…".into()));
        assert_eq!(fact(" ,.; "), None);
    }
}
