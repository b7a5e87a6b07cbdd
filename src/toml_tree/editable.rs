//! Makes the tree from a document that `toml_edit` has read.

use std::ops::Range;

use toml_edit::{Item, TableLike, Value};

use super::{Content, Document, Entry, Node, Placed};
use crate::diagnostic::Place;

/// Returns the tree of a text without syntax errors, `file` being its place in the list of files.
/// It is the same tree that [`parse`](super::parse) makes of that text.
pub fn tree(file: usize, document: &toml_edit::Document<&str>) -> Document {
    let text = Text { file, text: document.raw() };
    let start = text.place(Some(0..0));
    Document { entries: text.entries(document.as_table()), start, whole: true }
}

/// A file's text.
struct Text<'a> {
    file: usize,
    text: &'a str,
}

impl Text<'_> {
    fn place(&self, span: Option<Range<usize>>) -> Place {
        Place { file: self.file, span: span.unwrap_or_default() }
    }

    fn entries(&self, table: &dyn TableLike) -> Vec<Entry> {
        let entry = |(name, item): (&str, &Item)| {
            let place = self.place(table.key(name)?.span());
            let key = Placed { value: name.to_owned().into(), place };
            Some(Entry { key, node: self.item(item)? })
        };
        table.iter().filter_map(entry).collect()
    }

    fn item(&self, item: &Item) -> Option<Node> {
        match item {
            Item::None => None,
            Item::Value(value) => Some(self.value(value)),
            Item::Table(table) => Some(self.table(table, table.span())),
            Item::ArrayOfTables(tables) => {
                let place = self.place(tables.get(0).and_then(toml_edit::Table::span));
                let tables = tables.iter().map(|it| self.table(it, it.span())).collect();
                Some(Placed { value: Content::List(tables), place })
            }
        }
    }

    fn table(&self, table: &dyn TableLike, span: Option<Range<usize>>) -> Node {
        Placed { value: Content::Table(self.entries(table)), place: self.place(span) }
    }

    fn value(&self, value: &Value) -> Node {
        let place = self.place(value.span());
        let value = match value {
            Value::String(text) => Content::Text(text.value().clone().into()),
            Value::Integer(number) => Content::Whole(Some(*number.value())),
            Value::Float(_) => Content::Fraction(self.text[place.span.clone()].replace('_', "")),
            Value::Boolean(flag) => Content::Flag(*flag.value()),
            Value::Datetime(time) => Content::Time(*time.value()),
            Value::Array(list) => Content::List(list.iter().map(|it| self.value(it)).collect()),
            Value::InlineTable(table) => Content::Table(self.entries(table)),
        };
        Placed { value, place }
    }
}

#[cfg(test)]
mod tests {
    use include_dir::{Dir, include_dir};

    use super::*;
    use crate::diagnostic::{Log, SourceFile};

    static EXAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/examples");

    /// Every kind of value, key and table.
    const EVERYTHING: &str = "\u{feff}# all there is\r
a = 'text' # behind
\"b\" . c.d = 1_000\r
b.c.e = { x = 0x1F, y.z = [ 1, [ +2.5_0, ], { k = -inf } ], y.w = nan }
f = [\n  true, # inside\n  1979-05-27T07:32:00Z,\n  07:32:00 ]
g = \"\"\"\ntwo\nlines\"\"\"
[h.i]
j.k = 1979-05-27
[h]
l = \"\\u00e9\"
[[m.n]]
o = 1
[m.n.p]
[[m.n]]
o = 2
";

    #[test]
    fn the_tree_is_the_one_that_the_other_reader_makes() {
        let examples = EXAMPLES.files().map(|it| it.contents_utf8().unwrap());
        for text in examples.chain([EVERYTHING]) {
            let log = Log::default();
            let file = SourceFile { name: "a.toml".into(), text: text.to_owned() };
            let document = toml_edit::Document::parse(text).unwrap();
            assert_eq!(tree(3, &document), super::super::parse(3, &file, &log), "{text}");
            assert!(log.is_empty(), "{text}");
        }
    }
}
