//! Placements and statements, as written.

use crate::diagnostic::Place;
use crate::toml_tree::{Placed, Reader, Value};

use super::{RawPredicate, Text, Texts, WHEN, named, predicate, sources};
use crate::model::passage::{self, Kind, Of};

#[derive(Debug)]
pub(in crate::model) struct RawPlacement {
    pub(in crate::model) place: Place,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) name_by: Option<Vec<RawNameBy>>,
    pub(in crate::model) leader: Text,
    /// The kind and the id of every passage about it.
    pub(in crate::model) passages: Vec<(Kind, Text)>,
}

/// The names that one question gives, by its choices.
#[derive(Debug)]
pub(in crate::model) struct RawNameBy {
    pub(in crate::model) question: Placed<String>,
    pub(in crate::model) names: Vec<(Placed<String>, Text)>,
}

/// A statement with the answers it holds for.
#[derive(Debug)]
pub(in crate::model) struct RawRemark {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) text: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) source: Texts,
}

impl RawPlacement {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let placement = Self {
            place: table.place().clone(),
            id: named(&mut table, "placement", "id"),
            name: table.text("name"),
            name_by: table.optional("name_by").map(|it| RawNameBy::read(&it)),
            leader: table.text("leader"),
            passages: passage::ids(&mut table, Of::Placement),
        };
        table.close();
        placement
    }
}

impl RawNameBy {
    pub(super) fn read(value: &Value<'_>) -> Vec<Self> {
        const EXAMPLE: &str = "{ question_id = { choice_id = \"Name\" } }";
        let Some(table) = value.table(value.title(), EXAMPLE) else { return Vec::new() };
        let mut questions = Vec::new();
        for (question, names) in table.all() {
            let Some(names) = names.table(names.title(), "{ choice_id = \"Name\" }") else {
                continue;
            };
            let names = names.all().into_iter().map(|(choice, it)| (choice, it.text())).collect();
            questions.push(Self { question, names });
        }
        questions
    }
}

impl RawRemark {
    /// Reads a statement; `kind` is what to call it.
    pub(super) fn read(mut table: Reader<'_>, kind: &str) -> Self {
        let id = named(&mut table, kind, "id");
        let remark = Self {
            what: table.what().to_owned(),
            id,
            text: table.text("text"),
            when: predicate(table.required("when", WHEN)),
            source: sources(&mut table),
        };
        table.close();
        remark
    }
}
