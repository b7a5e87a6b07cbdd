//! From TOML to the valid model in one step: every reference resolved, every sum right.
//!
//! A first look collects what can be referred to ([`Parts`], then the ids in [`Scope`]). Then each
//! piece is read from the tree straight into its valid type, and mistakes are reported as they are
//! found. A piece with a mistake still gets some value, so that reading can go on; as soon as there
//! is a mistake, the whole model is thrown away.

mod arguments;
mod asking;
mod checks;
mod context;
mod events;
mod factors;
mod gates;
mod ids;
mod interactions;
mod limits;
mod optional;
mod outlook;
mod parts;
mod passages;
mod people;
mod personas;
mod placeholders;
mod placements;
mod predicates;
mod pulls;
mod reach;
mod remarks;
mod remedies;
mod roles;
mod scope;
mod sense;
mod settings;
mod table;
mod texts;
mod weights;

use std::collections::BTreeSet;

use super::{Model, Section, Source};
use crate::diagnostic::{Diagnostic, Log, Mistakes, Place, SourceFile, ticked};
use crate::toml_tree::{Document, Placed, Reader, parse};
use parts::Parts;
use scope::Scope;
use table::{Number, PERCENT, Text, named};

/// Reads a model from the files of its folder.
///
/// # Errors
///
/// Returns every mistake of all files. A file that is not valid TOML hides what it says from the
/// others, so then nothing is checked across files.
pub fn load(files: &[SourceFile]) -> Result<Model, Mistakes> {
    let log = Log::default();
    let parsed = files.iter().enumerate().map(|(index, file)| parse(index, file, &log));
    let documents: Vec<Document> = parsed.collect();
    let model = model(&documents, files, &log);
    log.finish(files, model.filter(|_| documents.iter().all(|it| it.whole)))
}

/// Reads a model from the trees of its files. It is valid if nothing is reported. None if it is too large
/// to be read.
pub(super) fn model(documents: &[Document], files: &[SourceFile], log: &Log) -> Option<Model> {
    let unheard = Log::default();
    let whole = documents.iter().all(|it| it.whole);
    let mut parts = Parts::new(documents, log);
    if !limits::are_few(&parts, log) {
        return None;
    }
    parts.arrange();
    Some(Scope::new(&parts, files, if whole { log } else { &unheard }).model(parts))
}

/// A section, and where its parts are in the file.
struct Branch {
    valid: Section,
    place: Place,
    id: Text,
    weight: Number,
}

impl Scope<'_> {
    fn model(&self, mut parts: Parts<'_>) -> Model {
        parts.report_absent(self.log);
        self.check_own_ids();
        self.check_order(&parts);
        let mut placements = parts.take("placements", |it| self.placement(it));
        let branches = parts.take("sections", |it| self.section(it));
        let factors = parts.take("factors", |it| self.factor(it));
        let questions = parts.take("context", |it| self.question(it));
        let gates = parts.take("gates", |it| self.gate(it));
        let acting = parts.take("interactions", |it| self.interaction(it));
        let arguments = parts.take("arguments", |it| self.argument(it, &acting));
        self.check_argued(&arguments, &factors);
        self.check_weights(&branches, &factors);
        self.check_acting(&acting);
        self.check_reach(&branches, &factors, &acting);
        self.check_gates_read(&gates);
        self.check_asking(&factors, &questions);
        let roles = self.roles(parts.single("roles"), &questions);
        let asked: Vec<_> = questions.iter().map(|it| &it.valid).collect();
        let consultation = self.consultation(parts.single("consultation"), &roles, &asked);
        let passages = self.passages(&mut parts, &mut placements);
        let mut behaviours = BTreeSet::new();
        let mut shown = passages::limits(parts.single("shown"));
        shown.extend(parts.take("shown_below", passages::limits_below).into_iter().flatten());
        let model = Model {
            id: parts.single("id").map_or_else(String::new, |it| self.own_id(&it.text())),
            version: parts.single("version").map_or_else(String::new, |it| self.plain(&it.text())),
            title: parts.single("title").map_or_else(String::new, |it| self.plain(&it.text())),
            bands: settings::bands(parts.single("bands")),
            stress: self.stress(parts.single("stress")),
            shown,
            outlook: parts.single("outlook").and_then(|it| self.outlook(&it)),
            placements: placements.into_iter().map(|it| it.valid).collect(),
            factors: factors::numbered(factors.into_iter().map(|it| it.valid), &branches),
            sections: branches.into_iter().map(|it| it.valid).collect(),
            context: questions.into_iter().map(|it| it.valid).collect(),
            roles,
            tried: self.tried(parts.single("tried"), &roles),
            own_standing: self.by_role("own_standing", parts.single("own_standing"), &roles),
            stakes: self.by_role("stakes", parts.single("stakes"), &roles),
            core_small_team: self.core_small_team(parts.single("core_small_team")),
            respondents: parts.take("respondents", |it| self.respondent(it)),
            positions: parts
                .take("positions", |it| self.position(it))
                .into_iter()
                .flatten()
                .collect(),
            confirming: self.confirming(parts.single("confirming")),
            consultation,
            fixed_home: self.fixed_home(parts.single("fixed_home")),
            gates,
            interactions: acting.into_iter().map(|it| it.valid).collect(),
            arguments: arguments.into_iter().map(|it| it.valid).collect(),
            remedies: parts.take("remedies", |it| self.remedy(it)),
            events: parts.take("events", |it| self.event(it, &roles)),
            personas: parts.take("personas", |it| self.persona(it, &mut behaviours)),
            checks: parts.take("checks", |it| self.check(it)),
            passages,
            sources: parts.take("sources", |it| self.source(it)),
        };
        self.check_whole(&model);
        model
    }

    /// Checks what takes the whole model.
    fn check_whole(&self, model: &Model) {
        self.check_shared_ids();
        self.check_arguable(model);
        self.check_rows(model);
        self.check_searched();
    }

    fn section(&self, reader: Reader<'_>) -> Branch {
        let mut table = self.table(reader);
        let place = table.place().clone();
        let id = named(&mut table, "section", "id");
        let letter = table.reader.text("letter");
        self.check_letter(letter.as_ref());
        let title = table.asked_text("title");
        let short = table.optional_asked_text("short").unwrap_or_else(|| title.clone());
        let weight = table.reader.whole("weight", PERCENT, "20");
        let valid = Section {
            id: self.own_id(&id),
            letter: self.plain(&letter),
            title,
            short,
            weight: weight.as_ref().map_or(0, |it| it.value),
            intro: table.asked_text("intro"),
            rationale: table.text("rationale"),
            optional: table.flag("optional"),
        };
        table.close();
        Branch { valid, place, id, weight }
    }

    fn check_letter(&self, letter: Option<&Placed<String>>) {
        let Some(letter) = letter else { return };
        let mut chars = letter.value.chars();
        if !matches!((chars.next(), chars.next()), (Some('A'..='Z'), None)) {
            let message = format!("the letter of a section cannot be {}", ticked(&letter.value));
            let help = "give one letter from A to Z";
            self.report(Diagnostic::new(message).at(&letter.place).help(help));
        }
    }

    fn source(&self, reader: Reader<'_>) -> Source {
        let mut table = self.table(reader);
        let source = Source {
            key: table.own_id("source", "key"),
            author: table.plain("author"),
            title: table.plain("title"),
            published: table.plain("published"),
            used_for: table.text("used_for"),
            second_hand: table.flag("second_hand"),
        };
        table.close();
        source
    }
}
