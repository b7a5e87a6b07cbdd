//! Answers to TOML text that reads like minutes.
//!
//! [`write()`] takes valid answers and the text now on disk, and returns the text to put there. Only
//! what changed is touched: the order, the layout and every comment a person wrote stay as they are.

mod comments;

use std::cmp::Ordering;

use jiff::civil::Date;
use thiserror::Error;
use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, TomlError, Value};

use super::{Answer, Answers, Basis, ContextAnswer, Level, NOT_APPLICABLE, Reply, SCHEMA, UNKNOWN};
use crate::answers::names::Names;
use crate::model::{ContextId, FactorId, Model};
use crate::phrases;

const ABOUT: &str = "about";
const ANSWERS: &str = "answers";
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why answers cannot be written into the text that is there already.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The text is not TOML, so that nothing in it can be kept.
    #[error("the answers file has changed and is no longer valid TOML")]
    NotToml(#[from] TomlError),
    /// A name that stands for a table is used for something else.
    #[error("`{0}` in the answers file must be a table, written `[{0}]`")]
    NotATable(&'static str),
}

/// Returns the text of an answers file. `previous` is the text now on disk, if there is any; where
/// its answers are these already, it comes back byte for byte.
pub fn write(
    answers: &Answers,
    model: &Model,
    previous: Option<&str>,
) -> Result<String, WriteError> {
    let names = Names::new(model, answers);
    let Some(previous) = previous.filter(|text| !text.trim().is_empty()) else {
        let mut document = new_file(model).parse()?;
        update(&mut document, answers, model, &names)?;
        return Ok(document.to_string());
    };
    let bare = previous.strip_prefix(BYTE_ORDER_MARK).unwrap_or(previous);
    let mut document = bare.parse()?;
    if !update(&mut document, answers, model, &names)? {
        return Ok(previous.to_owned());
    }
    let mark = &previous[..previous.len() - bare.len()];
    Ok(format!("{mark}{}", with_line_ends_of(bare, &document.to_string())))
}

/// Returns the factors that were answered when their question, or the level chosen, was worded
/// differently, as the comments above the answers tell.
pub(super) fn reworded(text: &str, answers: &Answers, model: &Model) -> Vec<FactorId> {
    let bare = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let Ok(document) = bare.parse::<DocumentMut>() else { return Vec::new() };
    let is_reworded = |id: &FactorId| {
        let (factor, reply) = (&model[*id], answers.answer(*id).reply);
        reply != Reply::NotAsked
            && comments::is_reworded(&document, ANSWERS, &factor.id, factor, reply)
    };
    model.factor_ids().filter(is_reworded).collect()
}

/// Returns an answers file without answers.
fn new_file(model: &Model) -> String {
    let id = Value::from(model.id.as_str());
    let header = phrases::ANSWERS_HEADER;
    format!("{header}\nschema = {SCHEMA}\nmodel = {id}\n\n[{ABOUT}]\n\n[{ANSWERS}]\n")
}

/// `toml_edit` ends the lines it touches with a line feed; a file from Windows stays one.
fn with_line_ends_of(previous: &str, text: &str) -> String {
    if previous.contains('\n') && previous.matches('\n').count() == previous.matches("\r\n").count()
    {
        text.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        text.to_owned()
    }
}

/// Brings the document up to date, and tells whether anything changed.
fn update(
    document: &mut DocumentMut,
    answers: &Answers,
    model: &Model,
    names: &Names,
) -> Result<bool, WriteError> {
    let mut changed = false;
    for (key, value) in [("schema", Value::from(SCHEMA)), ("model", model.id.as_str().into())] {
        if !document.contains_key(key) {
            document.insert(key, Item::Value(value));
            changed = true;
        }
    }
    for question in model.context_ids() {
        changed |= update_context(document, question, answers, model)?;
    }
    for factor in model.factor_ids() {
        changed |= update_factor(document, factor, answers, model, names)?;
    }
    Ok(changed)
}

fn update_context(
    document: &mut DocumentMut,
    question: ContextId,
    answers: &Answers,
    model: &Model,
) -> Result<bool, WriteError> {
    let id = &model[question].id;
    let answer = answers.about(question);
    let written = document.get(ABOUT).and_then(|about| about.get(id));
    if written.and_then(|item| read_context(item, model, question)).as_ref() == answer
        && written.is_some() == answer.is_some()
    {
        return Ok(false);
    }
    let order: Vec<&str> = model.context.iter().map(|it| it.id.as_str()).collect();
    match answer {
        None => remove(document, ABOUT, id)?,
        Some(answer) => {
            let mut value = context_value(answer, model, question);
            if written.is_none() && !model[question].choices().is_empty() {
                value.decor_mut().set_suffix(format!(" # {}", choice_ids(model, question)));
            }
            put(document, ABOUT, id, value, &order)?;
        }
    }
    Ok(true)
}

fn update_factor(
    document: &mut DocumentMut,
    factor: FactorId,
    answers: &Answers,
    model: &Model,
    names: &Names,
) -> Result<bool, WriteError> {
    let id = &model[factor].id;
    let answer = answers.answer(factor);
    let written = document.get(ANSWERS).and_then(|answers| answers.get(id));
    let is_there = written.is_some();
    if answer.reply == Reply::NotAsked && answer.note.is_none() {
        if is_there {
            remove(document, ANSWERS, id)?;
        }
        return Ok(is_there);
    }
    // What was answered to other words keeps them, until somebody looks at it again.
    let is_reworded = answers.is_reworded(factor);
    if written.and_then(read_answer).as_ref() == Some(answer) {
        return Ok(!is_reworded
            && comments::refresh(document, ANSWERS, id, &model[factor], answer.reply, names));
    }
    let order: Vec<&str> = model.factors.iter().map(|it| it.id.as_str()).collect();
    put(document, ANSWERS, id, answer_value(answer), &order)?;
    if !is_reworded {
        comments::renew(document, ANSWERS, id, &model[factor], answer.reply, names);
    }
    Ok(true)
}

fn choice_ids(model: &Model, question: ContextId) -> String {
    let ids: Vec<&str> = model[question].choices().iter().map(|it| it.id.as_str()).collect();
    ids.join(" | ")
}

/// Returns the table with this name, made if it is missing.
fn table<'a>(
    document: &'a mut DocumentMut,
    name: &'static str,
) -> Result<&'a mut Item, WriteError> {
    if !document.contains_key(name) {
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        document.insert(name, Item::Table(table));
    }
    let item = document.get_mut(name).filter(|item| item.is_table_like());
    item.ok_or(WriteError::NotATable(name))
}

/// Puts a value under a key. A value that was there hands on the comment behind it; comments inside
/// it move above the key. A new key takes its place in the model's order among the others.
fn put(
    document: &mut DocumentMut,
    name: &'static str,
    id: &str,
    mut value: Value,
    order: &[&str],
) -> Result<(), WriteError> {
    let item = table(document, name)?;
    let Some(table) = item.as_table_like_mut() else { return Err(WriteError::NotATable(name)) };
    if let Some(old) = table.get_mut(id) {
        let inside = comments::inside(old);
        if let Item::Value(old) = old {
            *value.decor_mut() = old.decor().clone();
        }
        *old = Item::Value(value);
        comments::add_above(table, id, &inside);
        return Ok(());
    }
    if !matches!(item, Item::Table(table) if !table.is_dotted()) {
        value.decor_mut().clear();
    }
    if let Some(table) = item.as_table_like_mut() {
        table.insert(id, Item::Value(value));
    }
    if let Item::Table(table) = item {
        sort_in(table, id, order);
    }
    Ok(())
}

/// Moves the key, the last of its table, behind the nearest key that comes before it in `order`.
fn sort_in(table: &mut Table, id: &str, order: &[&str]) {
    let place = |key: &str| order.iter().position(|it| *it == key);
    let mut keys: Vec<String> =
        table.iter().map(|(key, _)| key.to_owned()).filter(|key| key != id).collect();
    let behind = keys.iter().rposition(|key| place(key).is_some_and(|it| Some(it) < place(id)));
    keys.insert(behind.map_or(0, |it| it + 1), id.to_owned());
    let rank = |key: &str| keys.iter().position(|it| it == key);
    table.sort_values_by(|a, _, b, _| match (rank(a), rank(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => Ordering::Equal,
    });
}

/// Removes a key. A person's comments on it go to whatever comes next.
fn remove(document: &mut DocumentMut, name: &'static str, id: &str) -> Result<(), WriteError> {
    let item = table(document, name)?;
    let Some(table) = item.as_table_like_mut() else { return Err(WriteError::NotATable(name)) };
    let mut orphans = comments::above(table, id);
    let next = table.iter().map(|(key, _)| key.to_owned()).skip_while(|key| key != id).nth(1);
    if let Some(old) = table.remove(id) {
        orphans.extend(comments::inside(&old));
        orphans.extend(comments::behind(&old));
    }
    match next {
        Some(next) => comments::add_above(table, &next, &orphans),
        None => comments::add_at_end(document, &orphans),
    }
    Ok(())
}

fn context_value(answer: &ContextAnswer, model: &Model, question: ContextId) -> Value {
    match answer {
        ContextAnswer::Choice(choice) => model[question].choices()[*choice].id.as_str().into(),
        ContextAnswer::Number(number) => (*number).into(),
        ContextAnswer::Text(text) => text.as_str().into(),
        ContextAnswer::Date(date) => date_value(*date),
    }
}

fn date_value(date: Date) -> Value {
    let date = toml_edit::Date {
        year: u16::try_from(date.year()).unwrap_or_default(),
        month: date.month().unsigned_abs(),
        day: date.day().unsigned_abs(),
    };
    Value::from(toml_edit::Datetime { date: Some(date), time: None, offset: None })
}

fn answer_value(answer: &Answer) -> Value {
    let reply = match answer.reply {
        Reply::Level(level) => Value::from(i64::from(level.number())),
        Reply::NotApplicable => NOT_APPLICABLE.into(),
        Reply::Unknown | Reply::NotAsked => UNKNOWN.into(),
    };
    if answer.basis == Basis::Seen && answer.note.is_none() {
        return reply;
    }
    let mut table = InlineTable::new();
    if answer.reply != Reply::NotAsked {
        table.insert("level", reply);
    }
    if answer.basis != Basis::Seen {
        table.insert("basis", answer.basis.word().into());
    }
    if let Some(note) = &answer.note {
        table.insert("note", note.as_str().into());
    }
    Value::InlineTable(table)
}

/// Returns the answer that stands in the file, if it is one.
fn read_answer(item: &Item) -> Option<Answer> {
    let Some(table) = item.as_table_like() else {
        return Some(Answer { reply: read_reply(item)?, ..Answer::default() });
    };
    read_table(table)
}

fn read_table(table: &dyn TableLike) -> Option<Answer> {
    let mut answer = Answer::default();
    for (key, item) in table.iter() {
        match key {
            "level" => answer.reply = read_reply(item)?,
            "basis" => {
                answer.basis =
                    Basis::ALL.into_iter().find(|it| Some(it.word()) == item.as_str())?;
            }
            "note" => answer.note = Some(item.as_str()?.to_owned()),
            _ => return None,
        }
    }
    Some(answer)
}

fn read_reply(item: &Item) -> Option<Reply> {
    match item.as_str() {
        Some(UNKNOWN) => Some(Reply::Unknown),
        Some(NOT_APPLICABLE) => Some(Reply::NotApplicable),
        Some(_) => None,
        None => item.as_integer().and_then(Level::new).map(Reply::Level),
    }
}

/// Returns the context answer that stands in the file, if it is one.
fn read_context(item: &Item, model: &Model, question: ContextId) -> Option<ContextAnswer> {
    use crate::model::ContextKind;
    match &model[question].kind {
        ContextKind::Choice(choices) => {
            let id = item.as_str()?;
            choices.iter().position(|it| it.id == id).map(ContextAnswer::Choice)
        }
        ContextKind::Number => item.as_integer().map(ContextAnswer::Number),
        ContextKind::Text => item.as_str().map(|it| ContextAnswer::Text(it.to_owned())),
        ContextKind::Date => {
            let date = match (item.as_datetime(), item.as_str()) {
                (Some(time), _) => day(time)?,
                (None, text) => text?.trim().parse().ok()?,
            };
            Some(ContextAnswer::Date(date))
        }
    }
}

/// Returns the day, unless there is a time of day beside it.
fn day(time: &toml_edit::Datetime) -> Option<Date> {
    let day = time.date.filter(|_| time.time.is_none() && time.offset.is_none())?;
    let (year, month, day) = (day.year, day.month, day.day);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests;
