//! The report view: all that a template may show, ordered, worded and rounded.
//!
//! It serialises to the documented JSON. Keys that have no value yet are `null` or empty.

pub mod changes;
pub mod counsel;
pub mod firmness;
pub mod lead;
mod left_out;
pub mod parts;
pub mod passage;
pub mod placements;
pub mod profile;
pub mod revops;
pub mod verdict;

use std::collections::BTreeMap;

use serde::Serialize;

use self::changes::ChangesView;
use self::counsel::CounselView;
use self::firmness::Firmness;
use self::lead::Lead;
use self::parts::{AboutView, AnswerView, ErrandView, GateView, InteractionView, SourceView};
use self::passage::PassageView;
use self::placements::PlacementView;
use self::profile::ProfileView;
use self::revops::RevopsView;
use self::verdict::VerdictView;
use super::format;
use crate::answers::names::Names;
use crate::answers::{Answers, Basis, Reply};
use crate::decide::analysis::Analysis;
use crate::decide::{Case, Evaluation, VerdictKind, agenda, openings};
use crate::findings::counsel::Counsel;
use crate::model::{FactorId, Kind, Model, RespondentId};

/// How many questions to settle next a paper names.
const ERRANDS: usize = 5;
/// How many it names where questions are all it has to offer.
const ERRANDS_WITHOUT_VERDICT: usize = 10;

/// What the texts and the answers were, so that a paper can be told from another.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Provenance {
    /// The version of this program.
    pub program_version: String,
    /// The name of the answers file, without its folder.
    pub answers_file: String,
    /// The SHA-256 digest of the answers file, in hexadecimal.
    pub answers_sha256: String,
    /// The SHA-256 digest of the model's files, in hexadecimal.
    pub model_sha256: String,
}

/// Everything a paper may show. Serialised, it is the JSON format.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct View {
    pub schema: u8,
    pub model: ModelView,
    pub provenance: Provenance,
    pub company: String,
    pub date: Option<String>,
    pub answered_weight: i64,
    /// How many notes were left out, in a copy that goes round.
    pub withheld_notes: usize,
    pub coverage: Coverage,
    pub verdict: VerdictView,
    pub placements: Vec<PlacementView>,
    pub margin: Option<i64>,
    pub contributions: Vec<ContributionView>,
    /// Every single answer that alone changes who leads, nearest first.
    pub changes: Vec<ChangesView>,
    pub unknown: Vec<String>,
    pub not_asked: Vec<String>,
    pub not_applicable: Vec<String>,
    pub arrangements: Vec<String>,
    pub outlook: &'static str,
    pub revops: Option<RevopsView>,
    pub conditions: Vec<PassageView>,
    pub counsel: CounselView,
    pub personas: Option<BTreeMap<String, u64>>,
    pub profile: Option<ProfileView>,
    /// What is printed for each placeholder of the model: placements, the company, titles.
    pub names: BTreeMap<String, String>,
    pub about: BTreeMap<String, AboutView>,
    pub firmness: Firmness,
    pub lead: Option<Lead>,
    pub gates: Vec<GateView>,
    pub opening: Option<parts::OpeningView>,
    pub agenda: Vec<ErrandView>,
    pub interactions: Vec<InteractionView>,
    pub sections: Vec<parts::SectionView>,
    pub answers: Vec<AnswerView>,
    pub sources: Vec<SourceView>,
}

/// The model that was used.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ModelView {
    pub id: String,
    pub version: String,
    pub title: String,
    pub tie_margin: i64,
    pub move_margin: i64,
    pub minimum_weight: i64,
    /// From which share of the stress runs the paper says firm and moderate, in percent.
    pub firm: i64,
    pub moderate: i64,
}

/// On how much the paper rests.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Coverage {
    pub questions: usize,
    pub answered: usize,
    pub unknown: usize,
    pub not_asked: usize,
    pub not_applicable: usize,
    pub measured: usize,
    pub seen: usize,
    pub believed: usize,
}

/// What one factor adds to each score.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ContributionView {
    pub factor: String,
    pub reference: String,
    pub answer: serde_json::Value,
    pub points: BTreeMap<String, f64>,
    pub changed_by: Vec<String>,
}

/// What the parts of a view are made from.
#[derive(Clone, Copy)]
struct Material<'a> {
    model: &'a Model,
    answers: &'a Answers,
    evaluation: &'a Evaluation,
    names: &'a Names,
}

impl View {
    /// Builds the view of one company's evaluation.
    pub fn new(
        model: &Model,
        answers: &Answers,
        evaluation: &Evaluation,
        analysis: &Analysis,
        provenance: Provenance,
    ) -> Self {
        let names = &Names::new(model, answers);
        let material = Material { model, answers, evaluation, names };
        let lead = lead::lead(material);
        let quoted = lead.iter().flat_map(Lead::quoted).collect();
        let placements = placements::placements(material, &analysis.stress.both, quoted);
        let profile = material.profile();
        let verdict = material.verdict(analysis);
        let pressing = lead.iter().flat_map(|it| &it.objections).map(|it| it.reference.clone());
        let counsel = Counsel::new(model, answers, evaluation);
        let conditions = verdict::concerned(&verdict, &placements, &pressing.collect::<Vec<_>>());
        Self {
            schema: 1,
            model: material.model_view(),
            provenance,
            company: names.company().to_owned(),
            date: answers.date(model.reserved.date).map(format::date),
            answered_weight: evaluation.answered_weight.div_euclid(100),
            withheld_notes: answers.withheld(),
            coverage: material.coverage(),
            verdict,
            margin: evaluation.verdict.margin,
            contributions: material.contributions(),
            changes: material.single_changes(analysis),
            unknown: material.ids_with(Reply::Unknown),
            not_asked: material.not_asked(),
            not_applicable: material.ids_with(Reply::NotApplicable),
            arrangements: counsel.of(Kind::Arrangement).map(|it| it.passage.id.clone()).collect(),
            outlook: evaluation.outlook.word(),
            revops: material.revops(),
            conditions,
            personas: profile.as_ref().map(ProfileView::shares),
            profile,
            names: names.all().iter().cloned().collect(),
            about: material.about(),
            firmness: material.firmness(analysis),
            lead,
            gates: material.gates(),
            opening: material.opening(),
            agenda: material.agenda(),
            interactions: material.interactions(),
            sections: material.sections(),
            answers: material.answer_rows(),
            sources: material.sources(&counsel),
            counsel: material.counsel(&counsel),
            placements,
        }
    }
}

impl Material<'_> {
    fn case(&self) -> Case<'_> {
        Case { answers: self.answers, evaluation: self.evaluation }
    }

    fn fill(&self, text: &str) -> String {
        self.names.fill(text)
    }

    fn references(&self, factors: &[FactorId]) -> Vec<String> {
        let mut references: Vec<String> = Vec::new();
        for &factor in factors {
            let reference = &self.model[factor].reference;
            if !references.contains(reference) {
                references.push(reference.clone());
            }
        }
        references
    }

    fn model_view(&self) -> ModelView {
        let bands = self.model.bands;
        ModelView {
            id: self.model.id.clone(),
            version: self.model.version.clone(),
            title: self.model.title.clone(),
            tie_margin: bands.tie_margin,
            move_margin: bands.move_margin,
            minimum_weight: bands.minimum_weight,
            firm: self.model.stress.firm,
            moderate: self.model.stress.moderate,
        }
    }

    fn coverage(&self) -> Coverage {
        let count = |matches: &dyn Fn(Reply, Basis) -> bool| {
            let answers = self.model.scored_factors().map(|factor| self.answers.answer(factor));
            answers.filter(|answer| matches(answer.reply, answer.basis)).count()
        };
        let known =
            |basis| count(&move |reply, it| matches!(reply, Reply::Level(_)) && it == basis);
        Coverage {
            questions: self.model.scored_factors().count(),
            answered: count(&|reply, _| matches!(reply, Reply::Level(_))),
            unknown: count(&|reply, _| reply == Reply::Unknown),
            not_asked: count(&|reply, _| reply == Reply::NotAsked),
            not_applicable: count(&|reply, _| reply == Reply::NotApplicable),
            measured: known(Basis::Measured),
            seen: known(Basis::Seen),
            believed: known(Basis::Believed),
        }
    }

    fn contributions(&self) -> Vec<ContributionView> {
        self.model
            .factor_ids()
            .zip(&self.evaluation.contributions)
            .map(|(factor, contribution)| ContributionView {
                factor: self.model[factor].id.clone(),
                reference: self.model[factor].reference.clone(),
                answer: answer_json(self.answers.answer(factor).reply),
                points: self
                    .model
                    .placements
                    .iter()
                    .zip(&contribution.points)
                    .map(|(placement, &points)| (placement.id.clone(), format::decimal(points)))
                    .collect(),
                changed_by: contribution
                    .changed_by
                    .iter()
                    .map(|&it| self.model[it].id.clone())
                    .collect(),
            })
            .collect()
    }

    fn ids_with(&self, reply: Reply) -> Vec<String> {
        self.model
            .factor_ids()
            .filter(|&factor| self.answers.answer(factor).reply == reply)
            .map(|factor| self.model[factor].id.clone())
            .collect()
    }

    /// Returns the person's title with its article.
    fn respondent(&self, id: RespondentId) -> String {
        self.fill(&self.model[id].name)
    }

    fn agenda(&self) -> Vec<ErrandView> {
        let most = match self.evaluation.verdict.kind {
            VerdictKind::NotEnough => ERRANDS_WITHOUT_VERDICT,
            _ => ERRANDS,
        };
        agenda(self.model, self.answers, self.evaluation, most)
            .into_iter()
            .map(|errand| self.errand(errand))
            .collect()
    }

    fn opening(&self) -> Option<parts::OpeningView> {
        if self.evaluation.verdict.kind != VerdictKind::NoHome {
            return None;
        }
        openings(self.model, self.answers).first().map(|it| self.opening_view(it))
    }
}

/// Returns a reply as answers files write it.
fn answer_json(reply: Reply) -> serde_json::Value {
    match reply {
        Reply::Level(level) => level.number().into(),
        Reply::Unknown => "unknown".into(),
        Reply::NotApplicable => "not_applicable".into(),
        Reply::NotAsked => serde_json::Value::Null,
    }
}
