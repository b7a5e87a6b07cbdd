//! Reads trees that were prepared when the program was built: see `build.rs`, which writes them.
//!
//! They hold no places, because mistakes in built-in files are never shown: a user could not
//! correct them.

use super::{Content, Document, Entry, Node, Placed};
use crate::diagnostic::Place;

/// Returns the trees of all files, or `None` if the bytes are not packed trees.
pub fn unpack(bytes: &'static [u8]) -> Option<Vec<Document>> {
    let mut packed = Packed(bytes);
    let Content::List(files) = packed.node()?.value else { return None };
    let document = |it: Node| match it.value {
        Content::Table(entries) => Some(Document { entries, start: it.place, whole: true }),
        _ => None,
    };
    files.into_iter().map(document).collect::<Option<_>>().filter(|_| packed.0.is_empty())
}

/// The bytes that have not been read yet.
struct Packed(&'static [u8]);

impl Packed {
    fn node(&mut self) -> Option<Node> {
        let value = match self.take(1)? {
            b"s" => Content::Text(self.text()?.into()),
            b"i" => Content::Whole(self.text()?.parse().ok()),
            b"f" => Content::Fraction(self.text()?.to_owned()),
            b"b" => Content::Flag(self.take(1)? == [1]),
            b"d" => Content::Time(self.text()?.parse().ok()?),
            b"l" => Content::List(self.many(Self::node)?),
            b"t" => Content::Table(self.many(Self::entry)?),
            _ => return None,
        };
        Some(Placed { value, place: nowhere() })
    }

    fn entry(&mut self) -> Option<Entry> {
        let Content::Text(key) = self.node()?.value else { return None };
        Some(Entry { key: Placed { value: key, place: nowhere() }, node: self.node()? })
    }

    fn many<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        // Every part takes at least one byte, so a wrong count cannot ask for too much memory.
        let mut parts = Vec::with_capacity(count.min(self.0.len()));
        for _ in 0..count {
            parts.push(one(self)?);
        }
        Some(parts)
    }

    fn text(&mut self) -> Option<&'static str> {
        let length = self.count()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn count(&mut self) -> Option<usize> {
        let count = self.take(4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(count)).ok()
    }

    fn take(&mut self, length: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}

fn nowhere() -> Place {
    Place { file: 0, span: 0..0 }
}

#[cfg(test)]
mod tests {
    use super::unpack;
    use crate::toml_tree::Content;

    /// One file: `a = 5`.
    const ONE: &[u8] = b"l\x01\0\0\0t\x01\0\0\0s\x01\0\0\0ai\x01\0\0\x005";

    #[test]
    fn a_tree_comes_back() {
        let documents = unpack(ONE).unwrap();
        let [document] = &documents[..] else { panic!("{documents:?}") };
        let [entry] = &document.entries[..] else { panic!("{document:?}") };
        assert_eq!(entry.key.value, "a");
        assert!(matches!(entry.node.value, Content::Whole(Some(5))), "{entry:?}");
    }

    #[test]
    fn anything_else_is_refused() {
        for length in 0..ONE.len() {
            assert!(unpack(&ONE[..length]).is_none(), "{length}");
        }
        assert!(unpack(b"l\0\0\0\0s").is_none());
        assert!(unpack(b"s\x01\0\0\0a").is_none());
        assert!(unpack(b"l\xff\xff\xff\xff").is_none());
    }
}
