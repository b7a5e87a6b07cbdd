//! Reads sentences by patterns: text in which `{home}`, `{n}` and so on stand for a home, a number and
//! so on. So one line shows what is looked for, and what it says is ready to be checked.

use super::swift::{AT_ELSEWHERE, Label};
use super::verdict::{Kind, Strength};

/// What a place of a pattern holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Slot<'a> {
    /// `{home}`
    Home(usize),
    /// `{homes}`, as bits.
    Homes(u8),
    /// `{n}`: a whole number, with or without a sign.
    Number(i64),
    /// `{decimal}`
    Decimal(f64),
    /// `{about}`: how many of 100.
    About(About),
    /// `{strength}`
    Strength(Strength),
    /// `{advice}`, `{asked}` and `{sought}`: what is advised, or asked for.
    Advice(Label),
    /// `{text}`; `{words}`, in which no sentence ends; and `{any}`, which may be empty.
    Text(&'a str),
}

/// How many of 100 something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    None,
    FewerThanOne,
    Number(i64),
    MoreThan99,
    All,
}

/// What the homes are called.
pub(crate) struct Names(pub(crate) Vec<(String, usize)>);

type Read<'a> = (Slot<'a>, &'a str);

impl Names {
    /// Returns what stands in the places of a pattern, if the text is so.
    pub(crate) fn read<'a>(&self, pattern: &str, text: &'a str) -> Option<Vec<Slot<'a>>> {
        let mut slots = Vec::new();
        self.go(pattern, text, &mut slots).then_some(slots)
    }

    fn go<'a>(&self, pattern: &str, text: &'a str, slots: &mut Vec<Slot<'a>>) -> bool {
        let at = pattern.find('{').unwrap_or(pattern.len());
        let Some(text) = text.strip_prefix(&pattern[..at]) else { return false };
        let Some((kind, rest)) = pattern[at..].strip_prefix('{').and_then(|it| it.split_once('}'))
        else {
            return text.is_empty();
        };
        for (slot, left) in self.ways(kind, text) {
            slots.push(slot);
            if self.go(rest, left, slots) {
                return true;
            }
            slots.pop();
        }
        false
    }

    /// Returns every way in which a text begins with such a thing, and the rest of the text.
    fn ways<'a>(&self, kind: &str, text: &'a str) -> Vec<Read<'a>> {
        match kind {
            "home" => self.home(text).map(|(it, rest)| (Slot::Home(it), rest)).collect(),
            "homes" => self.homes(text).into_iter().map(|it| (Slot::Homes(it.0), it.1)).collect(),
            "n" => number(text).map(|(it, rest)| (Slot::Number(it), rest)).into_iter().collect(),
            "decimal" => decimal(text).into_iter().collect(),
            "about" => about(text).into_iter().map(|it| (Slot::About(it.0), it.1)).collect(),
            "strength" => strength(text).into_iter().collect(),
            "advice" => {
                self.advice(text).into_iter().map(|it| (Slot::Advice(it.0), it.1)).collect()
            }
            "asked" => self.asked(text),
            "sought" => self.sought(text),
            "text" => ends(text).skip(1).map(|it| text_until(text, it)).collect(),
            "words" => {
                let end = text.find(". ").unwrap_or(text.len());
                ends(&text[..end]).skip(1).map(|it| text_until(text, it)).collect()
            }
            "any" => ends(text).map(|it| text_until(text, it)).collect(),
            _ => panic!("no such place in a pattern: {kind}"),
        }
    }

    fn home<'a>(&self, text: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        self.0.iter().filter_map(move |(name, at)| Some((*at, text.strip_prefix(name.as_str())?)))
    }

    /// One home, or several: `A, B and C`, or `A or B`.
    fn homes<'a>(&self, text: &'a str) -> Vec<(u8, &'a str)> {
        let mut found = Vec::new();
        for (at, rest) in self.home(text) {
            for between in [", ", " and ", " or "] {
                let Some(more) = rest.strip_prefix(between) else { continue };
                found.extend(self.homes(more).into_iter().map(|it| (it.0 | 1 << at, it.1)));
            }
            found.push((1 << at, rest));
        }
        found
    }

    fn advice<'a>(&self, text: &'a str) -> Vec<(Label, &'a str)> {
        let mut found = Vec::new();
        for (words, kind) in [
            ("move to ", Kind::Move),
            ("stay in ", Kind::Stay),
            ("a tie of ", Kind::Tie),
            ("not yet, leaning to ", Kind::NotYet),
            ("not yet, between ", Kind::NotYet),
        ] {
            let Some(rest) = begins(text, words) else { continue };
            found.extend(self.homes(rest).into_iter().map(|(homes, rest)| ((kind, homes), rest)));
        }
        for (words, kind) in [
            ("stay", Kind::Stay),
            ("a tie", Kind::Tie),
            ("a choice by cost", Kind::Tie),
            ("not yet", Kind::NotYet),
            ("no home is possible", Kind::NoHome),
            ("too few answers", Kind::NotEnough),
        ] {
            found.extend(begins(text, words).map(|rest| ((kind, 0), rest)));
        }
        found
    }

    fn asked<'a>(&self, text: &'a str) -> Vec<Read<'a>> {
        let mut found = Vec::new();
        for (before, kind, after) in [
            ("", Kind::Move, " as the home"),
            ("no move from ", Kind::Stay, ""),
            ("a choice by cost: ", Kind::Tie, " lie less than 3 apart"),
        ] {
            let Some(rest) = begins(text, before) else { continue };
            for (homes, rest) in self.homes(rest) {
                let rest = rest.strip_prefix(after);
                found.extend(rest.map(|rest| (Slot::Advice((kind, homes)), rest)));
            }
        }
        for (words, kind) in [
            ("no home yet", Kind::NoHome),
            ("no move yet", Kind::NotYet),
            ("no advice yet", Kind::NotEnough),
            ("a choice by cost", Kind::Tie),
        ] {
            found.extend(begins(text, words).map(|rest| (Slot::Advice((kind, 0)), rest)));
        }
        found
    }

    /// What is asked for in a word or two: `for IT`, `to stay`, `for a choice by cost`.
    fn sought<'a>(&self, text: &'a str) -> Vec<Read<'a>> {
        let mut found: Vec<_> = text
            .strip_prefix("to stay")
            .map(|rest| (Slot::Advice((Kind::Stay, 0)), rest))
            .into_iter()
            .collect();
        let Some(rest) = text.strip_prefix("for ") else { return found };
        found.extend(self.home(rest).map(|(it, rest)| (Slot::Advice((Kind::Move, 1 << it)), rest)));
        found.extend(self.asked(rest));
        found
    }
}

/// Returns the rest of a text that begins so, with a small or a capital letter.
fn begins<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    text.strip_prefix(words).or_else(|| {
        let (first, rest) = words.split_at_checked(1)?;
        text.strip_prefix(first.to_uppercase().as_str())?.strip_prefix(rest)
    })
}

fn ends(text: &str) -> impl Iterator<Item = usize> + use<'_> {
    text.char_indices().map(|it| it.0).chain([text.len()])
}

fn text_until(text: &str, end: usize) -> Read<'_> {
    (Slot::Text(&text[..end]), &text[end..])
}

fn number(text: &str) -> Option<(i64, &str)> {
    let (sign, digits) = match text.strip_prefix('−') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = digits.find(|it: char| !it.is_ascii_digit() && it != ',').unwrap_or(digits.len());
    let end = digits[..end].trim_end_matches(',').len();
    let number: i64 = digits[..end].replace(',', "").parse().ok()?;
    Some((sign * number, &digits[end..]))
}

fn decimal(text: &str) -> Option<Read<'_>> {
    let end = text.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(text.len());
    let number = text[..end].trim_end_matches('.');
    Some((Slot::Decimal(number.parse().ok()?), &text[number.len()..]))
}

fn about(text: &str) -> Option<(About, &str)> {
    for (words, about) in [
        ("fewer than 1", About::FewerThanOne),
        ("more than 99", About::MoreThan99),
        ("none", About::None),
        ("all", About::All),
    ] {
        if let Some(rest) = begins(text, words) {
            return Some((about, rest));
        }
    }
    let (number, rest) = number(begins(text, "about ").unwrap_or(text))?;
    Some((About::Number(number), rest))
}

fn strength(text: &str) -> Option<Read<'_>> {
    let words =
        [("firm", Strength::Firm), ("moderate", Strength::Moderate), ("close", Strength::Close)];
    let mut words = words.into_iter();
    words.find_map(|(word, it)| Some((Slot::Strength(it), begins(text, word)?)))
}

/// Returns the names of a company's homes.
pub(crate) fn names_in(json: &serde_json::Value) -> Names {
    let homes = super::domain::HOMES.iter().enumerate().map(|(at, id)| (*id, at));
    let all = homes.chain([(super::domain::ELSEWHERE, AT_ELSEWHERE)]);
    let named = |(id, at): (&str, usize)| Some((json["names"][id].as_str()?.to_owned(), at));
    Names(all.filter_map(named).collect())
}

#[test]
fn patterns_read_what_a_sentence_says() {
    let names = ["Marketing", "IT", "Sales and Service"].iter().enumerate();
    let names = Names(names.map(|(at, it)| ((*it).to_owned(), at)).collect());
    let read = |pattern, text| names.read(pattern, text);
    let slots = read("{home} leads {home} by {n}.", "IT leads Marketing by 14.");
    assert_eq!(slots, Some(vec![Slot::Home(1), Slot::Home(0), Slot::Number(14)]));
    assert_eq!(read("{home} leads {home} by {n}.", "IT leads Marketing by far."), None);
    let slots =
        read("{advice} ({about} of 100)", "A tie of IT and Sales and Service (about 7 of 100)");
    let tie = Slot::Advice((Kind::Tie, 0b110));
    assert_eq!(slots, Some(vec![tie, Slot::About(About::Number(7))]));
    let slots = read("{text} ({n}).{any}", "It (or not) is so (−3).");
    assert_eq!(
        slots,
        Some(vec![Slot::Text("It (or not) is so"), Slot::Number(-3), Slot::Text("")])
    );
    assert_eq!(read("{asked}", "No move from IT"), Some(vec![Slot::Advice((Kind::Stay, 0b10))]));
}
