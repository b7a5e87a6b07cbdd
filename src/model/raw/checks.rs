//! The checks, as written.

use crate::diagnostic::Place;
use crate::toml_tree::Reader;

use super::{RawPredicate, Text, WHEN, named, predicate};

#[derive(Debug)]
pub(in crate::model) struct RawCheck {
    pub(in crate::model) what: String,
    pub(in crate::model) place: Place,
    pub(in crate::model) id: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) text: Text,
}

impl RawCheck {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let place = table.place().clone();
        let id = named(&mut table, "check", "id");
        let check = Self {
            what: table.what().to_owned(),
            place,
            id,
            when: predicate(table.required("when", WHEN)),
            text: table.text("text"),
        };
        table.close();
        check
    }
}
