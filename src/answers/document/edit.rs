//! Changes one entry of a table, and keeps everything around it: the order, the layout, and every
//! comment that a person wrote.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::comments;

/// The place of each key of a table in the model's order.
pub(super) type Order<'a> = BTreeMap<&'a str, usize>;

/// Returns the table with this name, made if it is missing.
pub(super) fn table<'a>(document: &'a mut DocumentMut, name: &str) -> &'a mut Item {
    document.entry(name).or_insert_with(|| {
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        Item::Table(table)
    })
}

/// Returns the entries of a table, in any of the ways to write a table.
fn entries(table: &mut Item) -> &mut dyn TableLike {
    table.as_table_like_mut().expect("a file in which it is anything else is refused")
}

/// Sets the value of a key. The comment after an old value is kept, and comments inside it move
/// above the key. A new key is placed among the others in the model's order.
pub(super) fn put(
    document: &mut DocumentMut,
    name: &str,
    id: &str,
    mut value: Value,
    order: &Order<'_>,
) {
    let item = table(document, name);
    let table = entries(item);
    if let Some(old) = table.get_mut(id) {
        let inside = comments::inside(old);
        if let Item::Value(old) = old {
            *value.decor_mut() = old.decor().clone();
        }
        *old = Item::Value(value);
        comments::add_above(table, id, &inside);
        return;
    }
    if !matches!(item, Item::Table(table) if !table.is_dotted()) {
        value.decor_mut().clear();
    }
    entries(item).insert(id, Item::Value(value));
    if let Item::Table(table) = item {
        sort_in(table, id, order);
    }
}

/// Sets the value of a key at the top of the file.
pub(super) fn put_at_top(document: &mut DocumentMut, key: &str, value: Value) {
    match document.get_mut(key) {
        Some(Item::Value(old)) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        _ => {
            document.insert(key, Item::Value(value));
        }
    }
}

/// Moves the key, the last of its table, to after the nearest key that comes before it in `order`.
fn sort_in(table: &mut Table, id: &str, order: &Order<'_>) {
    let mut keys: Vec<String> =
        table.iter().map(|(key, _)| key.to_owned()).filter(|key| key != id).collect();
    let place = order.get(id);
    let is_before = |key: &String| order.get(key.as_str()).is_some_and(|it| Some(it) < place);
    let behind = keys.iter().rposition(is_before);
    keys.insert(behind.map_or(0, |it| it + 1), id.to_owned());
    let ranks: BTreeMap<&str, usize> =
        keys.iter().enumerate().map(|(rank, key)| (key.as_str(), rank)).collect();
    let rank = |key: &str| ranks.get(key);
    table.sort_values_by(|a, _, b, _| match (rank(a), rank(b)) {
        (Some(a), Some(b)) => a.cmp(b),
        _ => Ordering::Equal,
    });
}

/// Removes a key. A person's comments on it move to the next entry.
pub(super) fn remove(document: &mut DocumentMut, name: &str, id: &str) {
    let table = entries(table(document, name));
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
}
