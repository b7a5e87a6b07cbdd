//! Comments in an answers file: the two lines that the program writes above an answer, and those
//! that a person wrote, which are never lost.

use toml_edit::{Decor, DocumentMut, Item, TableLike, Value};

use super::ANSWERS;
use crate::answers::names::Names;
use crate::answers::words::{DOES_NOT_APPLY, DONT_KNOW, NOT_ANSWERED};
use crate::answers::{Level, Reply};
use crate::diagnostic::is_unprintable;
use crate::model::Factor;

/// Puts the question and the chosen level above an answer, in place of what the program wrote there
/// before. Answers kept in an inline or dotted table have no room for comments and get none.
pub(super) fn renew(document: &mut DocumentMut, factor: &Factor, reply: Reply, names: &Names) {
    let Some(Item::Table(table)) = document.get_mut(ANSWERS) else { return };
    let Some(mut key) = table.key_mut(&factor.id) else { return };
    let decor = key.leaf_decor_mut();
    let fresh = decor.prefix().and_then(|it| it.as_str()).is_none();
    let old = if fresh { "\n" } else { raw_prefix(decor) };
    let question = comment(&names.fill(&factor.question));
    let chosen = comment(&chosen(factor, reply, |text| names.fill(text)));
    let new = renewed(old, factor, &question, &chosen);
    decor.set_prefix(new);
}

/// Returns what the program says about a reply: "4: the level's label", or one of two phrases.
fn chosen(factor: &Factor, reply: Reply, fill: impl Fn(&str) -> String) -> String {
    match reply {
        Reply::Level(level) => {
            format!("{}: {}", level.number(), fill(&factor.levels[level.index()].label))
        }
        Reply::NotApplicable => DOES_NOT_APPLY.to_owned(),
        Reply::Unknown => DONT_KNOW.to_owned(),
        Reply::NotAsked => NOT_ANSWERED.to_owned(),
    }
}

/// Brings the program's own lines above an answer up to date if they speak of another reply, as
/// they do when somebody changed the answer by hand. Tells whether they did.
pub(super) fn refresh(
    document: &mut DocumentMut,
    factor: &Factor,
    reply: Reply,
    names: &Names,
) -> bool {
    let Some(lines) = lines_above(document, factor) else { return false };
    let (asked, answered) = own_lines(&lines, factor);
    let template = chosen(factor, reply, str::to_owned);
    let is_stale = asked.is_some_and(|it| !begins(&lines[it], &factor.question))
        || answered.is_some_and(|it| !begins(&lines[it], &template));
    if is_stale {
        renew(document, factor, reply, names);
    }
    is_stale
}

/// Tells whether the question and the level above an answer stand there in other words than the
/// model's, whatever the names. Where a person took away one of the two lines, or changed the level,
/// nothing can be told.
pub(super) fn is_reworded(document: &DocumentMut, factor: &Factor, reply: Reply) -> bool {
    let Some(lines) = lines_above(document, factor) else { return false };
    let (Some(asked), Some(answered)) = own_lines(&lines, factor) else { return false };
    let level = chosen(factor, reply, str::to_owned);
    let stated = said(&lines[answered]).and_then(number);
    let is_of_level = stated.is_some() && stated == number(&level);
    !begins(&lines[asked], &factor.question) || is_of_level && !begins(&lines[answered], &level)
}

/// Returns the lines above an answer, unless it is kept in an inline or dotted table.
fn lines_above(document: &DocumentMut, factor: &Factor) -> Option<Vec<String>> {
    let key = document.get(ANSWERS)?.as_table()?.key(&factor.id)?;
    Some(raw_prefix(key.leaf_decor()).lines().map(str::to_owned).collect())
}

/// Returns the level that a line such as "4: Two of them" begins with.
fn number(text: &str) -> Option<Level> {
    text.split_once(": ").and_then(|(number, _)| Level::new(number.parse().ok()?))
}

/// Returns what a comment line says.
fn said(line: &str) -> Option<&str> {
    line.trim().strip_prefix('#').map(str::trim)
}

/// Tells whether a comment line says what the template says.
fn is(line: &str, template: &str) -> bool {
    said(line).is_some_and(|line| matches(&tidy(template), line))
}

/// Tells whether a comment line begins with what the template says. A person may have written on.
fn begins(line: &str, template: &str) -> bool {
    is(line, &format!("{template}{{}}"))
}

/// Returns the lines above a key with the program's own two brought up to date.
fn renewed(old: &str, factor: &Factor, question: &str, chosen: &str) -> String {
    let (lines, indent) = old.rsplit_once('\n').unwrap_or(("", old));
    let mut lines: Vec<String> = if old.contains('\n') {
        lines.split('\n').map(|it| it.trim_end_matches('\r').to_owned()).collect()
    } else {
        Vec::new()
    };
    let (asked, answered) = own_lines(&lines, factor);
    let question = format!("{indent}{question}");
    let chosen = format!("{indent}{chosen}");
    match (asked, answered) {
        (Some(asked), Some(answered)) => {
            lines[asked] = question;
            lines[answered] = chosen;
        }
        (Some(asked), None) => {
            lines[asked] = question;
            lines.insert(asked + 1, chosen);
        }
        (None, Some(answered)) => lines[answered] = chosen,
        (None, None) => lines.extend([question, chosen]),
    }
    lines.iter().map(|line| format!("{line}\n")).collect::<String>() + indent
}

/// Finds the line with the question and the one with the level among the lines above a key.
fn own_lines(lines: &[String], factor: &Factor) -> (Option<usize>, Option<usize>) {
    let asked = lines.iter().position(|line| is(line, &factor.question));
    let levels = Level::ALL.map(|level| chosen(factor, Reply::Level(level), str::to_owned));
    let is_level = |line: &String| levels.iter().any(|level| is(line, level));
    let is_word =
        |line: &String| [DONT_KNOW, DOES_NOT_APPLY, NOT_ANSWERED].iter().any(|word| is(line, word));
    // "Don't know" alone could be anybody's words; below the question it is ours.
    let word = asked
        .and_then(|asked| lines.iter().skip(asked + 1).position(is_word).map(|it| asked + 1 + it));
    let answered = lines.iter().position(is_level).or(word);
    // Reworded lines are known by their shape.
    let known = answered.or(asked.map(|it| it + 1));
    let shaped = (1..lines.len())
        .rfind(|at| known.is_none_or(|it| it == *at) && are_shaped(&lines[at - 1], &lines[*at]));
    (asked.or(shaped.map(|it| it - 1)), answered.or(shaped))
}

/// Tells whether two lines have the shape of the program's: a question mark at the end, and below it
/// a level or a word.
fn are_shaped(asked: &str, answered: &str) -> bool {
    let words = [DONT_KNOW, DOES_NOT_APPLY, NOT_ANSWERED];
    let is_chosen = |text: &str| words.contains(&text) || number(text).is_some();
    said(asked).is_some_and(|it| it.ends_with('?')) && said(answered).is_some_and(is_chosen)
}

/// Tells whether the text is the template with its placeholders filled, whatever the names.
fn matches(template: &str, text: &str) -> bool {
    let mut literals = literals(template).into_iter();
    let Some(mut rest) = literals.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let mut exact = true;
    for literal in literals {
        exact = false;
        let Some(at) = rest.find(literal) else { return false };
        if literal.is_empty() {
            return true;
        }
        rest = &rest[at + literal.len()..];
    }
    if exact { rest.is_empty() } else { template.ends_with('}') || rest.is_empty() }
}

/// Returns the pieces of a template between its placeholders.
fn literals(template: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, after)) = after.split_once('}') else { break };
        pieces.push(before);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// Returns the text as a comment. TOML allows no control characters there.
fn comment(text: &str) -> String {
    format!("# {}", tidy(text)).trim_end().to_owned()
}

fn tidy(text: &str) -> String {
    text.chars().map(|it| if is_unprintable(it) { ' ' } else { it }).collect::<String>()
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

/// Returns the comments above, inside and behind one entry of a table.
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

/// Returns the comments before and behind a value.
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
