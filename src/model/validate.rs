//! From a model as written to a valid one: every reference resolved, every sum right.
//!
//! What a mistake leaves open is filled with nothing, so that the checks can go on; the result is
//! thrown away as soon as there is a mistake.

mod checks;
mod context;
mod effects;
mod factors;
mod ids;
mod items;
mod limits;
mod outlook;
mod persona;
mod placeholders;
mod predicates;
mod sense;
mod stress;
mod texts;

pub(super) use ids::Ids;
pub(super) use predicates::Reads;

use super::passage::Kind;
use super::raw::{Number, RawFactor, RawModel, RawPlacement, Text, Texts};
use super::{
    Bands, Model, Origin, PlacementId, Respondent, RespondentId, Section, Source, SourceId,
};
use crate::diagnostic::{Diagnostic, Log, Mistakes, Place, SourceFile, ticked};
use crate::toml_tree::{Document, Placed, parse};

/// The word in `source` that marks what is the model's own.
const JUDGEMENT: &str = "judgement";

/// Reads a model from the files of its folder.
///
/// # Errors
///
/// Returns every mistake of all files. A file that is not valid TOML hides what it says from the
/// others, so then nothing is checked across files.
pub fn load(files: &[SourceFile]) -> Result<Model, Mistakes> {
    let log = Log::default();
    let mut raw = RawModel::default();
    let documents: Vec<Document> =
        files.iter().enumerate().map(|(index, file)| parse(index, file, &log)).collect();
    documents.iter().for_each(|it| raw.read(it, &log));
    let model = if documents.iter().all(|it| it.whole) {
        raw.report_absent(&log);
        Some(Scope::new(&raw, files, &log).model(&raw, &documents))
    } else {
        let unheard = Log::default();
        Scope::new(&raw, files, &unheard).passages(&documents, &log);
        None
    };
    log.finish(files, model)
}

/// What names can refer to, in the order of the valid model.
pub(super) struct Scope<'a> {
    pub(super) log: &'a Log,
    files: &'a [SourceFile],
    placements: Ids<'a>,
    sections: Ids<'a>,
    pub(super) factors: Ids<'a>,
    context: Ids<'a>,
    placeholders: Ids<'a>,
    gates: Ids<'a>,
    respondents: Ids<'a>,
    sources: Ids<'a>,
    /// The kind and the id of every passage that belongs to no placement.
    passages: &'a [(Kind, Text)],
    /// For each section, whether it may be left out.
    optional: Vec<bool>,
    /// The placements, in the order that the model gives them.
    raw_placements: Vec<&'a RawPlacement>,
    /// The factors, section by section.
    raw_factors: Vec<&'a RawFactor>,
    /// The context questions without their placeholders, each as far as it is right.
    questions: Vec<super::ContextQuestion>,
}

impl<'a> Scope<'a> {
    fn new(raw: &'a RawModel, files: &'a [SourceFile], log: &'a Log) -> Self {
        let sections = Ids::new("section", raw.sections.iter().map(|it| &it.id));
        let raw_placements = items::in_order(raw);
        let raw_factors = factors::by_section(&raw.factors, &sections);
        let mut scope = Self {
            log,
            files,
            placements: Ids::new("placement", raw_placements.iter().map(|it| &it.id)),
            factors: Ids::new("factor", raw_factors.iter().map(|it| &it.id)),
            context: Ids::new("context question", raw.context.iter().map(|it| &it.id)),
            placeholders: Ids::new("placeholder", raw.context.iter().map(|it| &it.placeholder)),
            gates: Ids::new("gate", raw.gates.iter().map(|it| &it.id)),
            respondents: Ids::new("respondent", raw.respondents.iter().map(|it| &it.id)),
            sources: Ids::new("source", raw.sources.iter().map(|it| &it.key)),
            passages: &raw.passages,
            optional: raw.sections.iter().map(|it| it.optional).collect(),
            sections,
            raw_placements,
            raw_factors,
            questions: Vec::new(),
        };
        scope.questions = raw.context.iter().map(|it| scope.question(it)).collect();
        scope
    }

    fn model(&self, raw: &RawModel, documents: &[Document]) -> Model {
        ids::check(raw, self.log);
        self.check_order(raw);
        let sections: Vec<_> = raw.sections.iter().map(|it| self.section(it)).collect();
        self.check_weights(raw);
        let factors: Vec<_> = self.raw_factors.iter().map(|it| self.factor(it)).collect();
        let interactions: Vec<_> = raw.interactions.iter().map(|it| self.interaction(it)).collect();
        self.check_limits(raw, interactions.iter().map(|it| &it.valid));
        self.check_reach(raw, &factors, &interactions);
        Model {
            id: self.id(&raw.id),
            version: self.plain(&raw.version),
            title: self.plain(&raw.title),
            bands: bands(raw),
            stress: self.stress(raw),
            shown: raw.shown.clone(),
            placements: self.raw_placements.iter().map(|it| self.placement(it)).collect(),
            factors: factors::numbered(factors.into_iter().map(|it| it.valid), &sections),
            sections,
            context: self.context_questions(raw),
            reserved: self.reserved(raw),
            respondents: raw
                .respondents
                .iter()
                .map(|it| Respondent { id: self.id(&it.id), name: self.text(&it.name) })
                .collect(),
            gates: raw.gates.iter().map(|it| self.gate(it)).collect(),
            interactions: interactions.into_iter().map(|it| it.valid).collect(),
            personas: self.personas(raw),
            outlook: raw.outlook.as_ref().map(|it| self.outlook(it)),
            scenarios: raw.scenarios.iter().map(|it| self.scenario(it)).collect(),
            checks: raw.checks.iter().map(|it| self.check(it)).collect(),
            passages: self.passages(documents, self.log),
            sources: raw.sources.iter().map(|it| self.source(it)).collect(),
        }
    }

    fn section(&self, raw: &super::raw::RawSection) -> Section {
        if let Some(letter) = &raw.letter {
            let mut chars = letter.value.chars();
            if !matches!((chars.next(), chars.next()), (Some('A'..='Z'), None)) {
                let message =
                    format!("the letter of a section cannot be {}", ticked(&letter.value));
                self.report(
                    Diagnostic::new(message).at(&letter.place).help("give one letter from A to Z"),
                );
            }
        }
        Section {
            id: self.id(&raw.id),
            letter: self.plain(&raw.letter),
            title: self.text(&raw.title),
            weight: raw.weight.as_ref().map_or(0, |it| it.value),
            intro: self.text(&raw.intro),
            rationale: self.text(&raw.rationale),
            optional: raw.optional,
        }
    }

    fn source(&self, raw: &super::raw::RawSource) -> Source {
        Source {
            key: self.id(&raw.key),
            author: self.plain(&raw.author),
            title: self.plain(&raw.title),
            published: self.plain(&raw.published),
            used_for: self.text(&raw.used_for),
            second_hand: raw.second_hand,
        }
    }

    /// Returns where a piece comes from.
    pub(super) fn origin(&self, raw: &Texts, what: &str) -> Origin {
        let mut origin = Origin::default();
        for key in raw.iter().flat_map(|it| &it.value) {
            let repeated = if key.value == JUDGEMENT {
                std::mem::replace(&mut origin.judgement, true)
            } else {
                let Some(source) = self.source_id(key, what) else { continue };
                let repeated = origin.sources.contains(&source);
                origin.sources.push(source);
                repeated
            };
            if repeated {
                self.report_repeated(key, what, "source");
            }
        }
        origin
    }

    fn source_id(&self, key: &Placed<String>, what: &str) -> Option<SourceId> {
        let found = self.sources.find(&key.value).map(SourceId);
        if found.is_none() {
            let mut known = self.sources.names();
            known.push(JUDGEMENT);
            let message = format!(
                "{what} names the source {}, which this model does not list",
                ticked(&key.value)
            );
            let help = crate::diagnostic::one_of(&key.value, "the sources are", &known);
            self.report(Diagnostic::new(message).at(&key.place).help(help));
        }
        found
    }

    pub(super) fn owner(&self, raw: &Text, what: &str) -> RespondentId {
        let owner = raw.as_ref();
        RespondentId(owner.and_then(|it| self.respondents.resolve(it, what, self.log)).unwrap_or(0))
    }

    /// Returns the ids of the passages of a kind.
    pub(super) fn passage_ids(&self, kind: Kind) -> impl Iterator<Item = &'a Text> {
        self.passages.iter().filter(move |it| it.0 == kind).map(|it| &it.1)
    }

    /// Returns the placement whose table stands here.
    pub(super) fn placement_at(&self, place: &Place) -> Option<PlacementId> {
        self.raw_placements.iter().position(|it| it.place == *place).map(PlacementId)
    }

    fn report_repeated(&self, name: &Placed<String>, what: &str, kind: &str) {
        let message = format!("{what} names the {kind} {} twice", ticked(&name.value));
        self.report(Diagnostic::new(message).at(&name.place).help("take one of them out"));
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.log.add(diagnostic);
    }
}

fn bands(raw: &RawModel) -> Bands {
    raw.bands.as_ref().map_or(Bands { tie_margin: 0, move_margin: 0, minimum_weight: 0 }, |it| {
        Bands {
            tie_margin: number(&it.tie_margin),
            move_margin: number(&it.move_margin),
            minimum_weight: number(&it.minimum_weight),
        }
    })
}

fn number(raw: &Number) -> i64 {
    raw.as_ref().map_or(0, |it| it.value)
}
