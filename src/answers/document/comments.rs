//! Comments in an answers file: the two lines that the program writes above an answer, and the
//! comments of a person, which are never lost.

use toml_edit::{Decor, DocumentMut, Item, TableLike, Value};

use super::ANSWERS;
use crate::answers::Reply;
use crate::answers::names::Names;
use crate::answers::words::{DOES_NOT_APPLY, DONT_KNOW, NOT_ANSWERED};
use crate::diagnostic::is_unprintable;
use crate::model::Factor;

/// The two lines that the program writes above an answer: the question, and the level chosen.
pub(super) type Lines = [String; 2];

/// Returns the lines for a reply in the model's own words, without names.
pub(super) fn words(factor: &Factor, reply: Reply) -> Lines {
    lines_with(factor, reply, str::to_owned)
}

/// Returns the lines for a reply as they are written.
pub(super) fn lines(factor: &Factor, reply: Reply, names: &Names) -> Lines {
    lines_with(factor, reply, |text| names.fill(text))
}

fn lines_with(factor: &Factor, reply: Reply, fill: impl Fn(&str) -> String) -> Lines {
    let chosen = match reply {
        Reply::Level(level) => {
            format!("{}: {}", level.number(), fill(&factor.levels[level.index()].label))
        }
        Reply::NotApplicable => DOES_NOT_APPLY.to_owned(),
        Reply::Unknown => DONT_KNOW.to_owned(),
        Reply::NotAsked => NOT_ANSWERED.to_owned(),
    };
    [comment(&fill(&factor.question)), comment(&chosen)]
}

/// Returns the text as a comment. TOML allows no control characters there.
fn comment(text: &str) -> String {
    let text: String = text.chars().map(|it| if is_unprintable(it) { ' ' } else { it }).collect();
    format!("# {text}").trim_end().to_owned()
}

/// Returns the lines above an answer; none if the answer is in an inline or dotted table.
pub(super) fn above_answer(document: &DocumentMut, id: &str) -> Vec<String> {
    let table = document.get(ANSWERS).and_then(Item::as_table);
    let key = table.and_then(|it| it.key(id));
    key.map(|it| lines_of(raw_prefix(it.leaf_decor()))).unwrap_or_default()
}

/// Returns the program's own lines above an answer: the first two successive lines whose digest is
/// recorded.
pub(super) fn own(
    document: &DocumentMut,
    factor: &Factor,
    is_known: impl Fn(&Lines) -> bool,
) -> Option<Lines> {
    above_answer(document, &factor.id).windows(2).map(trimmed).find(is_known)
}

/// Writes the lines above an answer, in place of the program's own lines there. An answer in an
/// inline or dotted table has no room for comments and gets none.
pub(super) fn renew(
    document: &mut DocumentMut,
    factor: &Factor,
    own: Option<&Lines>,
    lines: &Lines,
) {
    let Some(Item::Table(table)) = document.get_mut(ANSWERS) else { return };
    let Some(mut key) = table.key_mut(&factor.id) else { return };
    let decor = key.leaf_decor_mut();
    let is_new = decor.prefix().and_then(|it| it.as_str()).is_none();
    let old = if is_new { "\n" } else { raw_prefix(decor) };
    let indent = old.rsplit('\n').next().unwrap_or_default();
    let mut above = lines_of(old);
    let lines = lines.iter().map(|line| format!("{indent}{line}"));
    let place = above.windows(2).position(|it| own == Some(&trimmed(it)));
    let place = place.map_or(above.len()..above.len(), |it| it..it + 2);
    above.splice(place, lines);
    let above: String = above.iter().map(|line| format!("{line}\n")).collect();
    let new = above + indent;
    decor.set_prefix(new);
}

/// Returns the whole lines before a key, without the text before it on its own line.
fn lines_of(prefix: &str) -> Vec<String> {
    let (lines, _) = prefix.rsplit_once('\n').unwrap_or_default();
    let has_lines = prefix.contains('\n');
    let lines = lines.split('\n').filter(|_| has_lines);
    lines.map(|it| it.trim_end_matches('\r').to_owned()).collect()
}

/// Returns two lines, trimmed.
fn trimmed(lines: &[String]) -> Lines {
    [0, 1].map(|it| lines.get(it).map(|it| it.trim().to_owned()).unwrap_or_default())
}

/// Returns the comments a person may have written inside a value or a table, but not around it.
pub(super) fn inside(item: &Item) -> Vec<String> {
    let mut found = Vec::new();
    match item {
        Item::Value(Value::InlineTable(table)) => {
            found.extend(table.iter().flat_map(|(key, _)| around_entry(table, key)));
            found.extend(in_text(table.trailing().as_str()));
        }
        Item::Value(Value::Array(array)) => {
            found.extend(array.iter().flat_map(|value| in_decor(value.decor())));
            found.extend(in_text(array.trailing().as_str()));
        }
        Item::Table(table) => {
            found.extend(in_decor(table.decor()));
            found.extend(table.iter().flat_map(|(key, _)| around_entry(table, key)));
        }
        _ => {}
    }
    found
}

/// Returns the comments above, inside and after one entry of a table.
fn around_entry(table: &dyn TableLike, key: &str) -> Vec<String> {
    let mut found = above(table, key);
    if let Some(item) = table.get(key) {
        found.extend(inside(item));
        found.extend(behind(item));
    }
    found
}

/// Returns the comments above a key.
pub(super) fn above(table: &dyn TableLike, key: &str) -> Vec<String> {
    table.key(key).map(|key| in_decor(key.leaf_decor())).unwrap_or_default()
}

/// Returns the comments before and after a value.
pub(super) fn behind(item: &Item) -> Vec<String> {
    item.as_value().map(|value| in_decor(value.decor())).unwrap_or_default()
}

fn in_decor(decor: &Decor) -> Vec<String> {
    [decor.prefix(), decor.suffix()]
        .into_iter()
        .flat_map(|raw| in_text(raw.and_then(|it| it.as_str())))
        .collect()
}

/// Returns the comments in the white space between two TOML tokens.
fn in_text(text: Option<&str>) -> Vec<String> {
    let lines = text.unwrap_or_default().lines();
    lines.filter_map(|it| it.find('#').map(|at| it[at..].trim_end().to_owned())).collect()
}

/// Adds whole-line comments directly above a key.
pub(super) fn add_above(table: &mut dyn TableLike, key: &str, comments: &[String]) {
    if comments.is_empty() {
        return;
    }
    let Some(mut key) = table.key_mut(key) else { return };
    let decor = key.leaf_decor_mut();
    let old = raw_prefix(decor).to_owned();
    let (before, indent) = old.rsplit_once('\n').unwrap_or(("", &old));
    let before = if old.contains('\n') { format!("{before}\n") } else { String::new() };
    let lines: String = comments.iter().map(|line| format!("{indent}{line}\n")).collect();
    decor.set_prefix(format!("{before}{lines}{indent}"));
}

/// Adds whole-line comments at the end of the file.
pub(super) fn add_at_end(document: &mut DocumentMut, comments: &[String]) {
    let old = document.trailing().as_str().unwrap_or_default();
    let lines: String = comments.iter().map(|line| format!("{line}\n")).collect();
    document.set_trailing(format!("{lines}{old}"));
}

fn raw_prefix(decor: &Decor) -> &str {
    decor.prefix().and_then(|it| it.as_str()).unwrap_or_default()
}
