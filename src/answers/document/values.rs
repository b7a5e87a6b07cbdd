//! The grammar of one answer, read and written: a level, a word, a choice, a number, a text, a day.
//!
//! Answers are read from the tree of a file, and every mistake goes to the log. They are written as
//! values for the document, and are the same answers when read again.

use jiff::civil::Date;
use toml_edit::InlineTable;

use super::super::{
    AdviceName, Answer, Basis, ContextAnswer, LARGEST_NUMBER, LONGEST_TEXT, Level, NOT_APPLICABLE,
    Reply, UNKNOWN,
};
use crate::diagnostic::{nearest, one_of, ticked};
use crate::model::{Choice, ContextKind, ContextQuestion, Factor, Model};
use crate::toml_tree::{Content, Placed, Value};

/// How dated things are written, for help.
const DATED: &str = "[{ what = \"…\", until = 2027-03-31 }]";
/// How an advice is named, for help.
const ADVICE: &str = "write the kind and the homes of the advice that was spoken on, as in \"move:it\", \
\"stay:marketing\" or \"tie:marketing+it\"; or take this line out if it was the present one";
const DAY: &str = "write year, month and day, as in 2026-05-11";
const DAY_OR_UNKNOWN: &str = "write year, month and day, as in 2026-05-11, or \"unknown\"";
const LEVELS: &str = "write a level from 1 to 5, or \"unknown\"";
const LEVELS_OR_NONE: &str = "write a level from 1 to 5, \"unknown\" or \"not_applicable\"";

/// Reads the answer to a question on the company.
pub(super) fn read_context_answer(kind: &ContextKind, value: &Value<'_>) -> Option<ContextAnswer> {
    match kind {
        ContextKind::Choice(choices) => choice(choices, value).map(ContextAnswer::Choice),
        ContextKind::Choices(choices) => {
            let list = value.list(&format!("[\"{}\"]", first(choices)))?;
            let given = all(list.iter().map(|it| choice(choices, it)))?;
            refuse_repeated(choices, given.iter().copied().zip(&list))?;
            Some(ContextAnswer::Choices(given))
        }
        ContextKind::Outcomes { items, outcomes } => {
            let example = format!("{{ {} = \"{}\" }}", first(items), first(outcomes));
            let table = value.table(value.title(), &example)?.all();
            let read = table.iter().map(|(item, value)| {
                let (item, outcome) = (named_item(items, item, value), choice(outcomes, value));
                Some((item?, outcome?))
            });
            all(read).map(ContextAnswer::Outcomes)
        }
        ContextKind::Remarks(items) => {
            let table = value.table(value.title(), &format!("{{ {} = \"…\" }}", first(items)))?;
            let read = table.all().into_iter().map(|(item, value)| {
                let (item, text) = (named_item(items, &item, &value), read_text(&value));
                Some((item?, text?))
            });
            all(read).map(ContextAnswer::Remarks)
        }
        ContextKind::Dated(choices) => {
            let list = value.list(DATED)?;
            let given = all(list.iter().map(|it| dated(choices, it)))?;
            refuse_repeated(choices, given.iter().map(|it| it.0).zip(&list))?;
            Some(ContextAnswer::Dated(given))
        }
        ContextKind::Number => Some(ContextAnswer::Number(value.whole(0..=LARGEST_NUMBER)?.value)),
        ContextKind::Text(longest) => {
            let longest = longest.unwrap_or(LONGEST_TEXT);
            Some(ContextAnswer::Text(read_text_within(value, longest)?))
        }
        ContextKind::Date => day(value, DAY).map(ContextAnswer::Date),
    }
}

/// Reads the name of the advice that a position is about.
pub(super) fn read_advice(model: &Model, value: &Value<'_>) -> Option<AdviceName> {
    let text = value.text()?.value;
    let name = AdviceName::parse(model, &text);
    if name.is_none() {
        value.complain(&format!("cannot be {}", ticked(&text)), ADVICE);
    }
    name
}

/// Returns the parts if all are right. Reads every part, so that every mistake is found.
fn all<T>(read: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = read.collect();
    read.into_iter().collect()
}

fn choice(choices: &[Choice], value: &Value<'_>) -> Option<usize> {
    let word = value.text()?;
    let place = choices.iter().position(|it| it.id == word.value);
    if place.is_none() {
        let help = one_of(&word.value, "the choices are", &ids(choices));
        value.complain(&format!("cannot be {}", ticked(&word.value)), help);
    }
    place
}

/// Returns the place of the item that an outcome or a remark is given for.
fn named_item(items: &[Choice], id: &Placed<String>, value: &Value<'_>) -> Option<usize> {
    let place = items.iter().position(|it| it.id == id.value);
    if place.is_none() {
        let help = one_of(&id.value, "it is asked of", &ids(items));
        value.complain("is not asked for", help);
    }
    place
}

/// Returns an item and the day until which it lasts, if the day is known.
fn dated(choices: &[Choice], value: &Value<'_>) -> Option<(usize, Option<Date>)> {
    let mut table = value.table(value.title(), DATED)?;
    let what = table.required("what", "\"…\"").and_then(|it| choice(choices, &it));
    let until = table.required("until", "2027-03-31").and_then(|it| match it.content() {
        Content::Text(word) if word == UNKNOWN => Some(None),
        _ => day(&it, DAY_OR_UNKNOWN).map(Some),
    });
    table.close();
    Some((what?, until?))
}

/// Reports items that a list names twice.
fn refuse_repeated<'a, 'b: 'a>(
    choices: &[Choice],
    named: impl Iterator<Item = (usize, &'a Value<'b>)>,
) -> Option<()> {
    let (mut met, mut repeated) = (Vec::new(), false);
    for (choice, value) in named {
        if met.contains(&choice) {
            let id = ticked(&choices[choice].id);
            value.complain(&format!("names {id} twice"), "take one of the two out");
            repeated = true;
        }
        met.push(choice);
    }
    (!repeated).then_some(())
}

/// Returns an id for an example.
fn first(choices: &[Choice]) -> &str {
    choices.first().map_or("…", |it| &it.id)
}

fn ids(choices: &[Choice]) -> Vec<&str> {
    choices.iter().map(|it| it.id.as_str()).collect()
}

/// Writes the answer to a question on the company.
pub(super) fn context_value(
    question: &ContextQuestion,
    answer: &ContextAnswer,
) -> toml_edit::Value {
    match answer {
        ContextAnswer::Choice(choice) => question.choices()[*choice].id.as_str().into(),
        ContextAnswer::Number(number) => (*number).into(),
        ContextAnswer::Text(text) => text.as_str().into(),
        ContextAnswer::Date(date) => day_value(*date),
        ContextAnswer::Choices(choices) => {
            let ids = choices.iter().map(|it| question.choices()[*it].id.as_str());
            ids.collect::<toml_edit::Array>().into()
        }
        ContextAnswer::Outcomes(given) => {
            let ContextKind::Outcomes { items, outcomes } = &question.kind else {
                return InlineTable::new().into();
            };
            let pair = |(item, outcome): &(usize, usize)| {
                (items[*item].id.as_str(), toml_edit::Value::from(outcomes[*outcome].id.as_str()))
            };
            given.iter().map(pair).collect::<InlineTable>().into()
        }
        ContextAnswer::Remarks(given) => {
            let pair = |(item, text): &(usize, String)| {
                (question.choices()[*item].id.as_str(), toml_edit::Value::from(text.as_str()))
            };
            given.iter().map(pair).collect::<InlineTable>().into()
        }
        ContextAnswer::Dated(given) => {
            let part = |(what, until): &(usize, Option<Date>)| {
                let mut table = InlineTable::new();
                table.insert("what", question.choices()[*what].id.as_str().into());
                table.insert("until", until.map_or_else(|| UNKNOWN.into(), day_value));
                table
            };
            given.iter().map(part).collect::<toml_edit::Array>().into()
        }
    }
}

/// Reads the answer to a factor's question.
pub(super) fn read_answer(factor: &Factor, value: &Value<'_>) -> Option<Answer> {
    let Content::Table(entries) = value.content() else {
        let reply = reply(factor, value)?;
        return Some(Answer { reply, ..Answer::default() });
    };
    let has = |key| entries.iter().any(|it| it.key.value == key);
    let mut table = value.table(value.title(), "{ level = 3 }")?;
    // A note can come before its answer.
    let reply = if has("note") && !has("level") {
        table.optional("level");
        Some(Reply::NotAsked)
    } else {
        table.required("level", "3").and_then(|it| reply(factor, &it))
    };
    let basis = table.optional("basis").map(|it| read_basis(&it));
    let note = table.optional("note").map(|it| read_text(&it));
    table.close();
    let basis = basis.unwrap_or(Some(Basis::default()))?;
    let note = note.map_or(Some(None), |it| it.map(Some))?;
    Some(Answer { reply: reply?, basis, note })
}

/// Writes the answer to a factor's question in its shortest form.
pub(super) fn answer_value(answer: &Answer) -> toml_edit::Value {
    let reply = match answer.reply {
        Reply::Level(level) => i64::from(level.number()).into(),
        Reply::NotApplicable => NOT_APPLICABLE.into(),
        Reply::Unknown | Reply::NotAsked => UNKNOWN.into(),
    };
    if answer.basis == Basis::default() && answer.note.is_none() {
        return reply;
    }
    let mut table = InlineTable::new();
    if answer.reply != Reply::NotAsked {
        table.insert("level", reply);
    }
    if answer.basis != Basis::default() {
        table.insert("basis", answer.basis.word().into());
    }
    if let Some(note) = &answer.note {
        table.insert("note", note.as_str().into());
    }
    table.into()
}

/// Returns the level, or the word for a reply without a level.
fn reply(factor: &Factor, value: &Value<'_>) -> Option<Reply> {
    let offered = factor.not_applicable.is_some();
    let help = if offered { LEVELS_OR_NONE } else { LEVELS };
    match value.content() {
        Content::Whole(number) => {
            let level = number.and_then(Level::new);
            if level.is_none() {
                let number = number.map_or("too large".to_owned(), |it| it.to_string());
                value.complain(&format!("is {number}, which is no level"), help);
            }
            level.map(Reply::Level)
        }
        Content::Text(word) => match &**word {
            UNKNOWN => Some(Reply::Unknown),
            NOT_APPLICABLE if offered => Some(Reply::NotApplicable),
            NOT_APPLICABLE => {
                let message = "cannot be \"not_applicable\": the question applies to every company";
                value.complain(message, LEVELS);
                None
            }
            other => {
                value
                    .complain(&format!("cannot be {}", ticked(other)), word_advice(other, offered));
                None
            }
        },
        other => {
            value.complain(&format!("must be a level, but is {}", other.kind()), help);
            None
        }
    }
}

/// Returns how to correct an unknown word.
fn word_advice(word: &str, offered: bool) -> String {
    if let Some(level) = word.trim().parse().ok().and_then(Level::new) {
        return format!("take the quotation marks away: {}", level.number());
    }
    let words: &[&str] = if offered { &[UNKNOWN, NOT_APPLICABLE] } else { &[UNKNOWN] };
    let help = if offered { LEVELS_OR_NONE } else { LEVELS };
    match nearest(word, words) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => help.to_owned(),
    }
}

/// Reads how an answer is known. If nobody said how, the key is left out.
pub(super) fn read_basis(value: &Value<'_>) -> Option<Basis> {
    const STATED: [Basis; 3] = [Basis::Measured, Basis::Seen, Basis::Believed];
    let word = value.text()?;
    let basis = STATED.into_iter().find(|it| it.word() == word.value);
    if basis.is_none() {
        let help = if word.value == Basis::NotStated.word() {
            "take it out: without it, it is not stated how the answer is known".to_owned()
        } else {
            one_of(&word.value, "the bases are", &STATED.map(Basis::word))
        };
        value.complain(&format!("cannot be {}", ticked(&word.value)), help);
    }
    basis
}

/// Reads one line of text that is not too long.
pub(super) fn read_text(value: &Value<'_>) -> Option<String> {
    read_text_within(value, LONGEST_TEXT)
}

/// Reads one line of text of at most so many characters.
fn read_text_within(value: &Value<'_>, longest: usize) -> Option<String> {
    let text = value.text()?.value;
    let length = text.chars().count();
    if length > longest {
        let message = format!("has {length} characters");
        value.complain(&message, format!("shorten it to at most {longest} characters"));
        return None;
    }
    Some(text)
}

/// Returns a day, written bare or as text.
fn day(value: &Value<'_>, help: &str) -> Option<Date> {
    let (written, parts) = match value.content() {
        Content::Time(time) => {
            let day = time.date.filter(|_| time.time.is_none() && time.offset.is_none());
            (time.to_string(), day.map(|it| (it.year, it.month, it.day)))
        }
        Content::Text(text) => (text.to_string(), day_parts(text)),
        other => {
            value.complain(&format!("must be a date, but is {}", other.kind()), help);
            return None;
        }
    };
    let day = parts.and_then(|(year, month, day)| {
        let part = |it: u8| i8::try_from(it).ok();
        Date::new(i16::try_from(year).ok()?, part(month)?, part(day)?).ok()
    });
    if day.is_none() {
        let why =
            if parts.is_some() { "which is not in the calendar" } else { "which is not a day" };
        value.complain(&format!("is {}, {why}", ticked(&written)), help);
    }
    day
}

/// Writes a day.
fn day_value(date: Date) -> toml_edit::Value {
    let date = toml_edit::Date {
        year: u16::try_from(date.year()).unwrap_or_default(),
        month: date.month().unsigned_abs(),
        day: date.day().unsigned_abs(),
    };
    toml_edit::Datetime { date: Some(date), time: None, offset: None }.into()
}

/// Splits `YYYY-MM-DD`.
fn day_parts(text: &str) -> Option<(u16, u8, u8)> {
    let digits =
        |text: &str, count| text.len() == count && text.bytes().all(|it| it.is_ascii_digit());
    let mut parts = text.trim().split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let right = digits(year, 4) && digits(month, 2) && digits(day, 2) && parts.next().is_none();
    if !right {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}
