//! What a paper proposes beyond a home, as written.

use crate::toml_tree::{Reader, Value};

use super::{Number, RawPredicate, Text, Texts, WHEN, named, predicate, sources, tables};

/// Everything that a model folder says beyond its homes.
#[derive(Debug, Default)]
pub(in crate::model) struct RawCounsel {
    pub(in crate::model) arrangements: Vec<RawArrangement>,
    pub(in crate::model) terms: Vec<RawTerm>,
    pub(in crate::model) notices: Vec<RawNotice>,
    pub(in crate::model) leaders: Vec<RawLeader>,
    pub(in crate::model) objections: Vec<RawObjection>,
    pub(in crate::model) inquiries: Vec<RawInquiry>,
    pub(in crate::model) phases: Vec<RawPhase>,
    pub(in crate::model) steps: Vec<RawStep>,
    pub(in crate::model) measures: Vec<RawMeasure>,
    pub(in crate::model) figures: Vec<RawFigure>,
}

/// A text with the answers it holds for.
#[derive(Debug)]
pub(in crate::model) struct RawVariant {
    pub(in crate::model) text: Text,
    pub(in crate::model) when: RawPredicate,
}

#[derive(Debug)]
pub(in crate::model) struct RawArrangement {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) text: Text,
    pub(in crate::model) reasons: Vec<RawVariant>,
    pub(in crate::model) write_down: Text,
    pub(in crate::model) hurts: Text,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawTerm {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) row: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) variants: Vec<RawVariant>,
    pub(in crate::model) open: Text,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawNotice {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) topic: Text,
    pub(in crate::model) text: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawLeader {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) gains: Vec<RawVariant>,
    pub(in crate::model) gives_up: Vec<RawVariant>,
    pub(in crate::model) asked: Vec<RawVariant>,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawObjection {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) who: Text,
    pub(in crate::model) text: Text,
    pub(in crate::model) answer: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawInquiry {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) who: Text,
    pub(in crate::model) question: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) answers: Vec<RawVariant>,
    pub(in crate::model) open: Text,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawPhase {
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) days: Option<(i64, i64)>,
}

#[derive(Debug)]
pub(in crate::model) struct RawStep {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) phase: Text,
    pub(in crate::model) owner: Text,
    pub(in crate::model) text: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawMeasure {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) name: Text,
    pub(in crate::model) factor: Text,
    pub(in crate::model) trigger: Text,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) source: Texts,
}

#[derive(Debug)]
pub(in crate::model) struct RawFigure {
    pub(in crate::model) what: String,
    pub(in crate::model) id: Text,
    pub(in crate::model) text: Text,
    pub(in crate::model) year: Number,
    pub(in crate::model) when: RawPredicate,
    pub(in crate::model) source: Texts,
}

impl RawCounsel {
    /// Adds what one file says.
    pub(in crate::model) fn read(&mut self, file: &mut Reader<'_>) {
        let arrangements = file.optional("arrangements");
        self.arrangements.extend(tables(arrangements, "arrangement", RawArrangement::read));
        self.terms.extend(tables(file.optional("terms"), "term", RawTerm::read));
        self.notices.extend(tables(file.optional("notices"), "notice", RawNotice::read));
        self.leaders.extend(tables(file.optional("leaders"), "leader", RawLeader::read));
        self.objections.extend(tables(
            file.optional("objections"),
            "objection",
            RawObjection::read,
        ));
        self.inquiries.extend(tables(file.optional("inquiries"), "inquiry", RawInquiry::read));
        self.phases.extend(tables(file.optional("phases"), "phase", RawPhase::read));
        self.steps.extend(tables(file.optional("steps"), "step", RawStep::read));
        self.measures.extend(tables(file.optional("measures"), "measure", RawMeasure::read));
        self.figures.extend(tables(file.optional("figures"), "figure", RawFigure::read));
    }
}

/// Reads a list of texts with the answers they hold for, at least one.
fn variants(table: &mut Reader<'_>, key: &'static str) -> Vec<RawVariant> {
    const EXAMPLE: &str = "[{ when = [{ some_id = \">=4\" }], text = \"…\" }]";
    let Some(value) = table.required(key, EXAMPLE) else { return Vec::new() };
    if value.list(EXAMPLE).is_some_and(|it| it.is_empty()) {
        value.complain("is empty, so nothing is ever said", format!("write one: `{EXAMPLE}`"));
    }
    let what = format!("a text in `{key}` of {}", table.what());
    tables(Some(value), "text", |mut it| {
        it.call(what.clone());
        let variant = RawVariant { text: it.text("text"), when: when(&mut it) };
        it.close();
        variant
    })
}

fn when(table: &mut Reader<'_>) -> RawPredicate {
    predicate(table.required("when", WHEN))
}

impl RawArrangement {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "arrangement", "id");
        let arrangement = Self {
            what: table.what().to_owned(),
            id,
            name: table.text("name"),
            text: table.text("text"),
            reasons: variants(&mut table, "reasons"),
            write_down: table.text("write_down"),
            hurts: table.text("hurts"),
            source: sources(&mut table),
        };
        table.close();
        arrangement
    }
}

impl RawTerm {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "term", "id");
        let term = Self {
            what: table.what().to_owned(),
            id,
            row: table.text("row"),
            when: when(&mut table),
            variants: variants(&mut table, "variants"),
            open: table.optional_text("open"),
            source: sources(&mut table),
        };
        table.close();
        term
    }
}

impl RawNotice {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "notice", "id");
        let notice = Self {
            what: table.what().to_owned(),
            id,
            topic: table.text("topic"),
            text: table.text("text"),
            when: when(&mut table),
            source: sources(&mut table),
        };
        table.close();
        notice
    }
}

impl RawLeader {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "leader", "id");
        let leader = Self {
            what: table.what().to_owned(),
            id,
            name: table.text("name"),
            gains: variants(&mut table, "gains"),
            gives_up: variants(&mut table, "gives_up"),
            asked: variants(&mut table, "asked"),
            source: sources(&mut table),
        };
        table.close();
        leader
    }
}

impl RawObjection {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "objection", "id");
        let objection = Self {
            what: table.what().to_owned(),
            id,
            who: table.text("who"),
            text: table.text("text"),
            answer: table.text("answer"),
            when: when(&mut table),
            source: sources(&mut table),
        };
        table.close();
        objection
    }
}

impl RawInquiry {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "inquiry", "id");
        let inquiry = Self {
            what: table.what().to_owned(),
            id,
            who: table.text("who"),
            question: table.text("question"),
            when: when(&mut table),
            answers: variants(&mut table, "answers"),
            open: table.optional_text("open"),
            source: sources(&mut table),
        };
        table.close();
        inquiry
    }
}

impl RawPhase {
    fn read(mut table: Reader<'_>) -> Self {
        let phase = Self {
            id: named(&mut table, "phase", "id"),
            name: table.text("name"),
            days: table.optional("days").and_then(|it| days(&it)),
        };
        table.close();
        phase
    }
}

/// Reads the first and the last day of a phase.
fn days(value: &Value<'_>) -> Option<(i64, i64)> {
    const EXAMPLE: &str = "[1, 30]";
    let parts = value.list(EXAMPLE)?;
    let Ok([first, last]) = <[_; 2]>::try_from(parts) else {
        value.complain("must be two days, the first and the last", format!("write `{EXAMPLE}`"));
        return None;
    };
    let (first, last) = (first.whole(1..=1000)?.value, last.whole(1..=1000)?.value);
    if first > last {
        value
            .complain("ends before it begins", format!("write the earlier day first: `{EXAMPLE}`"));
        return None;
    }
    Some((first, last))
}

impl RawStep {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "step", "id");
        let step = Self {
            what: table.what().to_owned(),
            id,
            phase: table.text("phase"),
            owner: table.text("owner"),
            text: table.text("text"),
            when: when(&mut table),
            source: sources(&mut table),
        };
        table.close();
        step
    }
}

impl RawMeasure {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "measure", "id");
        let measure = Self {
            what: table.what().to_owned(),
            id,
            name: table.text("name"),
            factor: table.optional_text("factor"),
            trigger: table.text("trigger"),
            when: when(&mut table),
            source: sources(&mut table),
        };
        table.close();
        measure
    }
}

impl RawFigure {
    fn read(mut table: Reader<'_>) -> Self {
        let id = named(&mut table, "figure", "id");
        let figure = Self {
            what: table.what().to_owned(),
            id,
            text: table.text("text"),
            year: table.whole("year", 1900..=2100, "2024"),
            when: when(&mut table),
            source: sources(&mut table),
        };
        table.close();
        figure
    }
}
