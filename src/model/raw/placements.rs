//! Placements with their benefits, risks and conditions, as written.

use crate::diagnostic::Place;
use crate::toml_tree::{Placed, Reader, Value};

use super::{RawPredicate, Text, Texts, WHEN, named, predicate, sources, tables};

#[derive(Debug)]
pub(in crate::model) struct RawPlacement {
    pub(in crate::model) place: Place,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) name_by: Option<Vec<RawNameBy>>,
    pub(in crate::model) leader: Text,
    pub(in crate::model) benefits: Vec<RawRemark>,
    pub(in crate::model) risks: Vec<RawRemark>,
    pub(in crate::model) conditions: Vec<RawCondition>,
}

/// The names that one question gives, by its choices.
#[derive(Debug)]
pub(in crate::model) struct RawNameBy {
    pub(in crate::model) question: Placed<String>,
    pub(in crate::model) names: Vec<(Placed<String>, Text)>,
}

/// A benefit, or a risk with its last three texts.
#[derive(Debug)]
pub(in crate::model) struct RawRemark {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) text: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) early_sign: Text,
    pub(in crate::model) response: Text,
    pub(in crate::model) owner: Text,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawCondition {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) text: Text,
    pub(in crate::model) met_when: RawPredicate,
    pub(in crate::model) unmet_when: RawPredicate,
    pub(in crate::model) owner: Text,
    pub(in crate::model) action: Text,
    pub(in crate::model) done_when: Text,
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
            benefits: tables(table.optional("benefits"), "benefit", |it| {
                RawRemark::read(it, "benefit", false)
            }),
            risks: tables(table.optional("risks"), "risk", |it| RawRemark::read(it, "risk", true)),
            conditions: tables(table.optional("conditions"), "condition", RawCondition::read),
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
    pub(super) fn read(mut table: Reader<'_>, kind: &str, is_risk: bool) -> Self {
        let id = named(&mut table, kind, "id");
        let text = table.text("text");
        let when = predicate(table.required("when", WHEN));
        let mut risk_text = |key| if is_risk { table.text(key) } else { None };
        let (early_sign, response) = (risk_text("early_sign"), risk_text("response"));
        let owner = risk_text("owner");
        let source = sources(&mut table);
        let what = table.what().to_owned();
        table.close();
        Self { what, id, text, when, early_sign, response, owner, source }
    }
}

impl RawCondition {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "condition", "id");
        let condition = Self {
            what: table.what().to_owned(),
            id,
            name: table.text("name"),
            text: table.text("text"),
            met_when: predicate(table.required("met_when", WHEN)),
            unmet_when: predicate(table.required("unmet_when", WHEN)),
            owner: table.text("owner"),
            action: table.text("action"),
            done_when: table.text("done_when"),
            source: sources(&mut table),
        };
        table.close();
        condition
    }
}
