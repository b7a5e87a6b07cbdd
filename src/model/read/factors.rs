//! Reads the factors: their questions and weights.

use crate::diagnostic::{Diagnostic, Place};
use crate::letters::small;
use crate::model::{Counted, Counts, End, Factor, LevelText, RespondentId, SectionId};
use crate::points::Pull;
use crate::toml_tree::{Reader, Value};

use super::Branch;
use super::scope::Scope;
use super::table::{NAMES, Number, PERCENT, Table, Text, named};

/// The most words of a level inside a sentence.
const COUNT_WORDS: usize = 6;
/// An example of the least counts.
const LEAST: &str = "[0, 1, 2, 4, 7]";
/// The largest count that a level can begin with.
const LARGEST_COUNT: i64 = 1_000_000;

/// A factor, with what later checks need to know about how it is written.
pub(super) struct Weighed {
    pub(super) valid: Factor,
    pub(super) place: Place,
    /// Whether its section, weight and pulls were read without mistakes.
    pub(super) sound: bool,
    pub(super) id: Text,
    pub(super) share: Number,
    pub(super) pulls: Option<Place>,
}

/// Gives each factor its reference: the letter of its section and a running number.
pub(super) fn numbered(factors: impl Iterator<Item = Factor>, sections: &[Branch]) -> Vec<Factor> {
    let mut numbers = vec![0; sections.len()];
    factors
        .map(|mut factor| {
            if let Some(section) = sections.get(factor.section.0) {
                numbers[factor.section.0] += 1;
                let letter = &section.valid.letter;
                factor.reference = format!("{letter}{}", numbers[factor.section.0]);
            }
            factor
        })
        .collect()
}

impl Scope<'_> {
    pub(super) fn factor(&self, reader: Reader<'_>) -> Weighed {
        let mut table = self.table(reader);
        let place = table.place().clone();
        let id = named(&mut table, "factor", "id");
        let section = table.reader.text("section");
        let section = section.and_then(|it| self.sections.resolve(&it, table.what(), self.log));
        let share = table.reader.whole("share", PERCENT, "25");
        let mut valid = Factor {
            id: self.id(&id),
            section: SectionId(section.unwrap_or(0)),
            reference: String::new(),
            share: share.as_ref().map_or(0, |it| it.value),
            counts: self.counts(&mut table),
            better: self.better(&mut table),
            core: table.flag("core"),
            fact: table.flag("fact"),
            asked: self.asked(&mut table),
            sensitive: table.flag("sensitive"),
            asks: self.asks(&mut table),
            name: table.asked_text("name"),
            question: table.asked_text("question"),
            why: table.asked_text("why"),
            look: table.asked_text("look"),
            record: table.optional_asked_text("record"),
            unclear: table.optional_asked_text("unclear"),
            brief: table.optional_asked_text("brief"),
            next: self.next(&mut table),
            not_applicable: table.optional_asked_text("not_applicable"),
            levels: self.levels_of(&mut table).unwrap_or_else(no_levels),
            pulls: vec![[Pull::NEUTRAL; 5]; self.placements.len()],
            origin: Default::default(),
        };
        let (pulls, pulls_place) = self.pulls(&mut table, share.as_ref().map(|it| it.value));
        valid.origin = table.origin();
        table.close();
        let sound = section.is_some() && pulls.is_some() && share.is_some();
        valid.pulls = pulls.unwrap_or(valid.pulls);
        Weighed { valid, place, sound, id, share, pulls: pulls_place }
    }

    fn better(&self, table: &mut Table<'_>) -> Option<End> {
        let word = table.reader.optional_text("better");
        let what = table.what();
        let message = |it: &str| format!("the better end of {what} cannot be {it}");
        self.pick(&word, message, "it can be", &End::WORDS)
    }

    fn asks(&self, table: &mut Table<'_>) -> Vec<RespondentId> {
        let names = table.required("asks", NAMES).and_then(|it| it.texts("[\"cmo\"]"));
        let mut asks = Vec::new();
        for name in names.iter().flat_map(|it| &it.value) {
            let Some(respondent) = self.respondents.resolve(name, table.what(), self.log) else {
                continue;
            };
            if asks.contains(&RespondentId(respondent)) {
                self.report_repeated(name, table.what(), "respondent");
            } else {
                asks.push(RespondentId(respondent));
            }
        }
        asks
    }

    /// Returns what the levels count: cases out of a number, or units.
    fn counts(&self, table: &mut Table<'_>) -> Option<Counts> {
        let out_of = table.optional("out_of").map(|it| it.whole(2..=100));
        let units = table.optional("units");
        if let Some(units) = units.as_ref().filter(|_| out_of.is_some()) {
            units.complain(
                "stands beside `out_of`",
                "levels count one thing: take one of the two out",
            );
        }
        let what = match (out_of, units) {
            (None, None) => return None,
            (Some(cases), _) => cases.map(|it| Counted::OutOf(it.value)),
            (None, Some(units)) => {
                let units = units.texts("[\"working days\", \"days\"]");
                units.map(|it| Counted::Units(it.value.into_iter().map(|it| it.value).collect()))
            }
        };
        let least = least(table.required("least", LEAST)?)?;
        Some(Counts { what: what?, least })
    }

    fn next(&self, table: &mut Table<'_>) -> Option<String> {
        let text = table.reader.optional_text("next")?;
        Some(self.filled_in_with(text, &["count"]))
    }

    fn levels_of(&self, table: &mut Table<'_>) -> Option<[LevelText; 5]> {
        const EXAMPLE: &str = "[{ label = \"…\", paper = \"…\" }, …], five of them";
        let value = table.required("levels", EXAMPLE)?;
        let list = value.list(EXAMPLE)?;
        if list.len() != 5 {
            let message = format!("must have five levels, but has {}", list.len());
            value.complain(&message, "write one for each of the levels 1 to 5, level 1 first");
        }
        let level = |(index, it): (usize, &Value<'_>)| {
            let what = format!("level {} of {}", index + 1, table.what());
            let mut level = self.table(it.table(what, "{ label = \"…\", paper = \"…\" }")?);
            let (label, paper) = (level.asked_text("label"), level.asked_text("paper"));
            let texts = LevelText { count: self.count(&mut level, &label), label, paper };
            level.close();
            Some(texts)
        };
        let levels: Vec<_> = list.iter().enumerate().filter_map(level).collect();
        levels.try_into().ok()
    }

    /// Returns the wording of a level inside a sentence. Without one the label serves, if it is short.
    fn count(&self, level: &mut Table<'_>, label: &str) -> String {
        let place = level.place_of("count");
        let written = level.optional_asked_text("count");
        let count = written.clone().unwrap_or_else(|| small(label));
        let words = count.split_whitespace().count();
        if words > COUNT_WORDS {
            let key = if written.is_some() { "count" } else { "label" };
            let message = format!("the `{key}` of {} is too long for a sentence", level.what());
            let help = format!("give a `count` of at most {COUNT_WORDS} words");
            self.report(Diagnostic::new(message).at(&place).help(help));
        }
        count
    }
}

/// Returns the least count of each level.
fn least(value: Value<'_>) -> Option<[i64; 5]> {
    let list = value.list(LEAST)?;
    let counts: Option<Vec<_>> =
        list.iter().map(|it| it.whole(0..=LARGEST_COUNT).map(|it| it.value)).collect();
    let counts = counts?;
    let falling = counts.iter().rev();
    if counts.len() != 5 || !(counts.is_sorted() || falling.is_sorted()) {
        let help = format!("write the least count of each level, level 1 first: `least = {LEAST}`");
        value.complain("must have five counts that rise or fall", help);
    }
    counts.try_into().ok()
}

fn no_levels() -> [LevelText; 5] {
    let text = String::new;
    std::array::from_fn(|_| LevelText { label: text(), paper: text(), count: text() })
}
