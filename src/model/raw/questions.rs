//! What is asked, as written: sections, context questions and those who answer.

use super::{Number, PERCENT, RawNameBy, Text, named, tables};
use crate::diagnostic::Place;
use crate::toml_tree::{Placed, Reader};

#[derive(Debug)]
pub(in crate::model) struct RawSection {
    pub(in crate::model) place: Place,
    pub(in crate::model) id: Text,
    pub(in crate::model) letter: Text,
    pub(in crate::model) title: Text,
    pub(in crate::model) weight: Number,
    pub(in crate::model) intro: Text,
    pub(in crate::model) rationale: Text,
    pub(in crate::model) optional: bool,
}

#[derive(Debug)]
pub(in crate::model) struct RawContext {
    pub(in crate::model) id: Text,
    pub(in crate::model) kind: Text,
    pub(in crate::model) required: bool,
    pub(in crate::model) name: Text,
    pub(in crate::model) question: Text,
    pub(in crate::model) why: Text,
    pub(in crate::model) placeholder: Text,
    pub(in crate::model) default: Text,
    pub(in crate::model) default_by: Option<Vec<RawNameBy>>,
    pub(in crate::model) choices: Option<Placed<Vec<RawChoice>>>,
}

#[derive(Debug)]
pub(in crate::model) struct RawChoice {
    pub(in crate::model) id: Text,
    pub(in crate::model) label: Text,
    pub(in crate::model) paper: Text,
}

#[derive(Debug)]
pub(in crate::model) struct RawRespondent {
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
}

impl RawSection {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let section = Self {
            place: table.place().clone(),
            id: named(&mut table, "section", "id"),
            letter: table.text("letter"),
            title: table.text("title"),
            weight: table.whole("weight", PERCENT, "20"),
            intro: table.text("intro"),
            rationale: table.text("rationale"),
            optional: table.flag("optional"),
        };
        table.close();
        section
    }
}

impl RawContext {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let question = Self {
            id: named(&mut table, "context question", "id"),
            kind: table.text("kind"),
            required: table.flag("required"),
            name: table.text("name"),
            question: table.text("question"),
            why: table.text("why"),
            placeholder: table.optional_text("placeholder"),
            default: table.optional_text("default"),
            default_by: table.optional("default_by").map(|it| RawNameBy::read(&it)),
            choices: table
                .optional("choices")
                .map(|it| it.placed(tables(Some(it.clone()), "choice", RawChoice::read))),
        };
        table.close();
        question
    }
}

impl RawChoice {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let choice = Self {
            id: named(&mut table, "choice", "id"),
            label: table.text("label"),
            paper: table.text("paper"),
        };
        table.close();
        choice
    }
}

impl RawRespondent {
    pub(super) fn read(mut table: Reader<'_>) -> Self {
        let respondent =
            Self { id: named(&mut table, "respondent", "id"), name: table.text("name") };
        table.close();
        respondent
    }
}
