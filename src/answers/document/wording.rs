//! The table `[wording]`: for each answer, the words that were answered.
//!
//! An entry holds two digests. The first is of the model's own words, the question and the level
//! chosen, and shows whether they were reworded since. The second is of the two comment lines above
//! the answer, with names filled in. It lets the program recognise its own lines.

use sha2::{Digest, Sha256};
use toml_edit::{DocumentMut, Item, Table};

use super::WORDING;
use super::comments::{self, Lines};
use super::edit::{self, Order};
use crate::answers::words::WORDING_HEADER;
use crate::answers::{Level, Reply};
use crate::model::Factor;

/// How many bytes of a digest are kept: two hex digits each.
const KEPT: usize = 4;

/// Returns the digest of two lines.
pub(super) fn digest(lines: &Lines) -> String {
    let digest = Sha256::digest(lines.join("\n"));
    digest.iter().take(KEPT).map(|byte| format!("{byte:02x}")).collect()
}

/// Tells whether a text can be an entry.
pub(super) fn is_entry(text: &str) -> bool {
    let is_digest =
        |text: &str| text.len() == 2 * KEPT && text.bytes().all(|it| it.is_ascii_hexdigit());
    text.split_once(' ').is_some_and(|(words, lines)| is_digest(words) && is_digest(lines))
}

/// Tells whether an answer was given to other words than the model's present ones. If a person
/// changed the level by hand, the entry is still about the level before, which does not count as a
/// rewording. Without an entry, nothing is known.
pub(super) fn is_reworded(document: &DocumentMut, factor: &Factor, reply: Reply) -> bool {
    let Some((words, _)) = entry(document, factor) else { return false };
    let others = [Reply::Unknown, Reply::NotApplicable, Reply::NotAsked];
    let replies = [reply].into_iter().chain(Level::ALL.map(Reply::Level)).chain(others);
    !replies.into_iter().any(|it| digest(&comments::words(factor, it)) == words)
}

/// Returns the digest of the lines that the program wrote above an answer.
pub(super) fn lines<'a>(document: &'a DocumentMut, factor: &Factor) -> Option<&'a str> {
    entry(document, factor).map(|(_, lines)| lines)
}

/// Records that an answer was given to other words than the present ones.
pub(super) fn put_reworded(document: &mut DocumentMut, factor: &Factor, order: &Order) {
    let none = "0".repeat(2 * KEPT);
    put_entry(document, factor, format!("{none} {none}"), order);
}

/// Records the words that an answer is given to, and the lines written above it.
pub(super) fn put(
    document: &mut DocumentMut,
    factor: &Factor,
    reply: Reply,
    lines: &Lines,
    order: &Order,
) {
    put_entry(document, factor, entry_for(factor, reply, lines), order);
}

fn put_entry(document: &mut DocumentMut, factor: &Factor, entry: String, order: &Order) {
    if !document.contains_key(WORDING) {
        let mut table = Table::new();
        table.decor_mut().set_prefix(format!("\n{WORDING_HEADER}\n"));
        document.insert(WORDING, Item::Table(table));
    }
    edit::put(document, WORDING, &factor.id, entry.into(), order);
}

/// Returns the entry for an answer with these lines above it.
pub(super) fn entry_for(factor: &Factor, reply: Reply, lines: &Lines) -> String {
    format!("{} {}", digest(&comments::words(factor, reply)), digest(lines))
}

/// Removes an entry, if it is there.
pub(super) fn remove(document: &mut DocumentMut, factor: &Factor) {
    if entry(document, factor).is_some() {
        edit::remove(document, WORDING, &factor.id);
    }
}

/// Returns the two digests of an entry.
fn entry<'a>(document: &'a DocumentMut, factor: &Factor) -> Option<(&'a str, &'a str)> {
    document.get(WORDING)?.as_table_like()?.get(&factor.id)?.as_str()?.split_once(' ')
}
