//! The personas, as written.

use crate::toml_tree::Reader;

use super::{RawRemark, Text, Texts, named, sources, tables};

#[derive(Debug)]
pub(in crate::model) struct RawPersona {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) means: Text,
    pub(in crate::model) manner: Text,
    pub(in crate::model) behaviours: Texts,
    pub(in crate::model) text: Text,
    pub(in crate::model) demands: Vec<RawRemark>,
    pub(in crate::model) starves: Vec<RawRemark>,
    pub(in crate::model) need: Text,
    pub(in crate::model) source: Texts,
}

impl RawPersona {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        const BEHAVIOURS: &str = "[\"some_id\", \"other_id\"]";
        let id = named(&mut table, "persona", "id");
        let remarks = |table: &mut Reader<'_>, key: &'static str, what: &str| {
            tables(table.optional(key), what, |it| RawRemark::read(it, what))
        };
        let persona = Self {
            what: table.what().to_owned(),
            id,
            name: table.text("name"),
            means: table.text("means"),
            manner: table.text("manner"),
            behaviours: table
                .required("behaviours", BEHAVIOURS)
                .and_then(|it| it.texts(BEHAVIOURS)),
            text: table.text("text"),
            demands: remarks(&mut table, "demands", "demand"),
            starves: remarks(&mut table, "starves", "want"),
            need: table.text("need"),
            source: sources(&mut table),
        };
        table.close();
        persona
    }
}
