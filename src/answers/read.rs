//! From the text of an answers file to valid answers, or every mistake in it.

use jiff::civil::Date;

use super::write::reworded;
use super::{
    Answer, Answers, Basis, ContextAnswer, LARGEST_NUMBER, LONGEST_TEXT, Level, NOT_APPLICABLE,
    Reply, SCHEMA, UNKNOWN,
};
use crate::diagnostic::{Diagnostic, Log, Mistakes, SourceFile, nearest, one_of, ticked};
use crate::model::{ContextId, ContextKind, FactorId, Model};
use crate::toml_tree::{Content, Placed, Reader, Value, parse};

const LEVELS: &str = "write a level from 1 to 5, or \"unknown\"";
const LEVELS_OR_NONE: &str = "write a level from 1 to 5, \"unknown\" or \"not_applicable\"";

/// Reads an answers file against the model that it answers.
///
/// # Errors
///
/// Returns every mistake in the file.
pub fn read(file: &SourceFile, model: &Model) -> Result<Answers, Mistakes> {
    let log = Log::default();
    let document = parse(0, file, &log);
    let mut answers = Answers::blank(model);
    let mut top = Reader::new(&document, "the answers file", &log);
    check_schema(&mut top, &log);
    check_model(&mut top, model, &log);
    let scope = Scope { model, log: &log };
    if let Some(table) = top.optional("about").and_then(|it| it.table("[about]", "[about]")) {
        scope.read_about(&table, &mut answers);
    }
    if let Some(table) = top.optional("answers").and_then(|it| it.table("[answers]", "[answers]")) {
        scope.read_answers(&table, &mut answers);
    }
    scope.close(top);
    answers.reworded = reworded(&file.text, &answers, model);
    log.finish(std::slice::from_ref(file), document.whole.then_some(answers))
}

fn check_schema(top: &mut Reader<'_>, log: &Log) {
    let schema = top.required("schema", "1").and_then(|it| it.whole(0..=i64::MAX));
    if let Some(schema) = schema.filter(|it| it.value != SCHEMA) {
        let message = format!("this file has the format {}, which is not known here", schema.value);
        let help =
            format!("this program reads `schema = {SCHEMA}`; a newer one may read this file");
        log.add(Diagnostic::new(message).at(&schema.place).help(help));
    }
}

fn check_model(top: &mut Reader<'_>, model: &Model, log: &Log) {
    let id = top.required("model", &format!("\"{}\"", model.id)).and_then(|it| it.text());
    if let Some(id) = id.filter(|it| it.value != model.id) {
        let (given, used) = (ticked(&id.value), ticked(&model.id));
        let message = format!("these answers belong to the model {given}, not to {used}");
        let help =
            format!("write `model = \"{}\"`, or use these answers with their own model", model.id);
        log.add(Diagnostic::new(message).at(&id.place).help(help));
    }
}

struct Scope<'a> {
    model: &'a Model,
    log: &'a Log,
}

impl Scope<'_> {
    /// Reports unknown keys at the top, and says of those that have their place elsewhere where.
    fn close(&self, top: Reader<'_>) {
        let mut reported = Vec::new();
        for (key, _) in top.all() {
            let table = if self.model.context(&key.value).is_some() {
                "about"
            } else if self.model.factor(&key.value).is_some() {
                "answers"
            } else {
                continue;
            };
            let message = format!("{} stands outside the table [{table}]", ticked(&key.value));
            let help = format!("move it below the line `[{table}]`");
            self.log.add(Diagnostic::new(message).at(&key.place).help(help));
            reported.push(key.value);
        }
        top.close_except(&reported);
    }

    fn read_about(&self, table: &Reader<'_>, answers: &mut Answers) {
        for (key, value) in table.all() {
            match self.model.context(&key.value) {
                Some(question) => {
                    let value = value.called(ticked(&key.value));
                    let answer = self.context_answer(question, &value);
                    answers.set_about(question, answer);
                }
                None if self.model.factor(&key.value).is_some() => {
                    self.misplaced(&key, "about", "answers");
                }
                None => {
                    let known: Vec<&str> =
                        self.model.context.iter().map(|it| it.id.as_str()).collect();
                    self.unknown(&key, "about", &known);
                }
            }
        }
    }

    fn read_answers(&self, table: &Reader<'_>, answers: &mut Answers) {
        for (key, value) in table.all() {
            match self.model.factor(&key.value) {
                Some(factor) => {
                    let value = value.called(ticked(&key.value));
                    if let Some(answer) = self.answer(factor, &value) {
                        answers.set(factor, answer);
                    }
                }
                None if self.model.context(&key.value).is_some() => {
                    self.misplaced(&key, "answers", "about");
                }
                None => {
                    let known: Vec<&str> =
                        self.model.factors.iter().map(|it| it.id.as_str()).collect();
                    self.unknown(&key, "answers", &known);
                }
            }
        }
    }

    fn misplaced(&self, key: &Placed<String>, table: &str, other: &str) {
        let message = format!("{} does not belong in the table [{table}]", ticked(&key.value));
        let help = format!("move it below the line `[{other}]`");
        self.log.add(Diagnostic::new(message).at(&key.place).help(help));
    }

    /// Reports an id that is in neither table, with the nearest one of either.
    fn unknown(&self, key: &Placed<String>, table: &str, known: &[&str]) {
        let message = format!("[{table}] has an unknown id {}", ticked(&key.value));
        let other = if table == "about" { "answers" } else { "about" };
        let others: Vec<&str> = if table == "about" {
            self.model.factors.iter().map(|it| it.id.as_str()).collect()
        } else {
            self.model.context.iter().map(|it| it.id.as_str()).collect()
        };
        let help = match (nearest(&key.value, known), nearest(&key.value, &others)) {
            (Some(near), _) => format!("did you mean {}?", ticked(near)),
            (None, Some(near)) => {
                format!("did you mean {}? That belongs in the table [{other}]", ticked(near))
            }
            (None, None) => one_of(&key.value, "the ids here are", known),
        };
        self.log.add(Diagnostic::new(message).at(&key.place).help(help));
    }

    fn context_answer(&self, question: ContextId, value: &Value<'_>) -> Option<ContextAnswer> {
        match &self.model[question].kind {
            ContextKind::Choice(choices) => {
                let word = value.text()?;
                let place = choices.iter().position(|it| it.id == word.value);
                if place.is_none() {
                    let known: Vec<&str> = choices.iter().map(|it| it.id.as_str()).collect();
                    let help = one_of(&word.value, "the choices are", &known);
                    value.complain(&format!("cannot be {}", ticked(&word.value)), help);
                }
                place.map(ContextAnswer::Choice)
            }
            ContextKind::Number => {
                Some(ContextAnswer::Number(value.whole(0..=LARGEST_NUMBER)?.value))
            }
            ContextKind::Text => Some(ContextAnswer::Text(text(value)?)),
            ContextKind::Date => day(value).map(ContextAnswer::Date),
        }
    }

    fn answer(&self, factor: FactorId, value: &Value<'_>) -> Option<Answer> {
        let Content::Table(entries) = value.content() else {
            let reply = self.reply(factor, value)?;
            return Some(Answer { reply, ..Answer::default() });
        };
        let has = |key| entries.iter().any(|it| it.key.value == key);
        let mut table = value.table(value.title(), "{ level = 3 }")?;
        // A note can come before its answer.
        let reply = if has("note") && !has("level") {
            table.optional("level");
            Some(Reply::NotAsked)
        } else {
            table.required("level", "3").and_then(|it| self.reply(factor, &it))
        };
        let basis = table.optional("basis").map(|it| basis(&it));
        let note = table.optional("note").map(|it| text(&it));
        table.close();
        let basis = basis.unwrap_or(Some(Basis::default()))?;
        let note = note.map_or(Some(None), |it| it.map(Some))?;
        Some(Answer { reply: reply?, basis, note })
    }

    /// Returns the level, or the word that stands for none.
    fn reply(&self, factor: FactorId, value: &Value<'_>) -> Option<Reply> {
        let offered = self.model[factor].not_applicable.is_some();
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
                    let message =
                        "cannot be \"not_applicable\": the question applies to every company";
                    value.complain(message, LEVELS);
                    None
                }
                other => {
                    value.complain(
                        &format!("cannot be {}", ticked(other)),
                        word_advice(other, offered),
                    );
                    None
                }
            },
            other => {
                value.complain(&format!("must be a level, but is {}", other.kind()), help);
                None
            }
        }
    }
}

/// Returns how to mend a word that stands for no level.
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

fn basis(value: &Value<'_>) -> Option<Basis> {
    let word = value.text()?;
    let basis = Basis::ALL.into_iter().find(|it| it.word() == word.value);
    if basis.is_none() {
        let help = one_of(&word.value, "the bases are", &Basis::ALL.map(Basis::word));
        value.complain(&format!("cannot be {}", ticked(&word.value)), help);
    }
    basis
}

/// Returns one line of text that is not too long.
fn text(value: &Value<'_>) -> Option<String> {
    let text = value.text()?.value;
    let length = text.chars().count();
    if length > LONGEST_TEXT {
        let message = format!("has {length} characters");
        value.complain(&message, format!("shorten it to at most {LONGEST_TEXT} characters"));
        return None;
    }
    Some(text)
}

/// Returns a day, written bare or as text.
fn day(value: &Value<'_>) -> Option<Date> {
    const HELP: &str = "write year, month and day, as in 2026-05-11";
    let (written, parts) = match value.content() {
        Content::Time(time) => {
            let day = time.date.filter(|_| time.time.is_none() && time.offset.is_none());
            (time.to_string(), day.map(|it| (it.year, it.month, it.day)))
        }
        Content::Text(text) => (text.to_string(), day_parts(text)),
        other => {
            value.complain(&format!("must be a date, but is {}", other.kind()), HELP);
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
        value.complain(&format!("is {}, {why}", ticked(&written)), HELP);
    }
    day
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
