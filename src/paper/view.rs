//! The report view: findings as templates and JSON have them.
//!
//! A view replaces the ids in [`Findings`] by names, fills in the company's names, puts enums into
//! words and formats numbers. It serialises to the documented JSON. The choices still made
//! here are the arguments of page one, the homes that one repair opens, the rows of a ladder, the
//! beginnings of long lists, and which passages of the model are shown.

pub mod about;
pub mod arguments;
pub mod ask;
pub mod calendar;
pub mod cases;
pub mod changes;
pub mod comparison;
pub mod conditions;
pub mod contributions;
pub mod counsel;
pub mod firmness;
pub mod group;
pub mod ladder;
pub mod model;
pub mod outcomes;
pub mod page;
pub mod parts;
pub mod passage;
mod people;
pub mod placements;
pub mod positions;
pub mod prices;
pub mod profile;
pub mod revops;
pub mod settle;
pub mod shown;
pub mod verdict;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use self::about::{AboutView, AuthorView};
use self::arguments::ArgumentView;
use self::ask::AskView;
use self::calendar::{CalendarView, MessageView, PlanRow};
use self::changes::ChangesView;
use self::comparison::ComparisonView;
use self::conditions::ConditionView;
use self::contributions::{ContributionView, ExactView};
use self::counsel::{CounselView, Known};
use self::firmness::Firmness;
use self::group::{GroupView, RespondentView};
use self::ladder::LadderView;
use self::model::ModelView;
use self::outcomes::{LackView, RepairView, ReversalView, StakeView, WorthView, opened_by_each};
use self::page::PageView;
use self::parts::{AnswerView, ErrandView, GateView, InteractionView, SourceView};
use self::placements::PlacementView;
use self::positions::{EarlierPositionView, PositionView};
use self::prices::PackageView;
use self::profile::ProfileView;
use self::revops::RevopsView;
use self::settle::SettleView;
use self::shown::{Lists, ShownView};
use self::verdict::VerdictView;
use super::format;
use crate::answers::names::Names;
use crate::answers::{Answers, Basis, Level, Reply};
use crate::decide::{Case, Evaluation, Outlook};
use crate::findings::Findings;
use crate::findings::calendar::Calendar;
use crate::findings::counsel::Counsel;
use crate::findings::coverage::{self, not_asked, with_reply};
use crate::model::{FactorId, GateId, Kind, Model, Part, PlacementId, parts};

/// How many digits of a digest are printed.
const DIGEST: usize = 12;

/// The versions of the program, the model and the answers, so that two papers can be told apart.
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
    pub provenance: ProvenanceView,
    pub company: String,
    pub date: Option<String>,
    pub answered_weight: i64,
    /// How many notes were left out, in a copy that is passed on.
    pub withheld_notes: usize,
    pub coverage: Coverage,
    /// Empty if one answered alone.
    pub respondents: Vec<RespondentView>,
    /// The ids of the questions on which people differ, those that matter first.
    pub disputes: Vec<String>,
    /// The ids of the questions on which the count of one side stands against what others say.
    pub outvoted: Vec<String>,
    /// For each reference whose answer is no more than a belief or in dispute: `disputed`, `one_side`,
    /// `believed` or `not_stated`.
    pub doubts: BTreeMap<String, &'static str>,
    /// Null if one answered alone.
    pub group: Option<GroupView>,
    pub verdict: VerdictView,
    pub placements: Vec<PlacementView>,
    pub margin: Option<i64>,
    pub contributions: Vec<ContributionView>,
    /// The exact scores, which 50 and the exact contributions add up to.
    pub exact: ExactView,
    /// Every other advice that one answer alone brings, with the nearest level that does.
    pub changes: Vec<ChangesView>,
    pub unknown: Vec<String>,
    pub not_asked: Vec<String>,
    pub not_applicable: Vec<String>,
    pub arrangements: Vec<String>,
    pub outlook: Option<Outlook>,
    pub revops: Option<RevopsView>,
    pub calendar: CalendarView,
    /// What happens on which day, in order of time.
    pub plan: Vec<PlanRow>,
    /// Who hears what, in this order.
    pub messages: Vec<MessageView>,
    /// What the advice asks for beside the home.
    pub ask: AskView,
    /// What the leaders say to the advice.
    pub positions: Vec<PositionView>,
    pub earlier_positions: Vec<EarlierPositionView>,
    /// What has to be done, then the conditions that are met.
    pub conditions: Vec<ConditionView>,
    /// What has to be done.
    pub unmet: Vec<ConditionView>,
    pub counsel: CounselView,
    pub personas: Option<BTreeMap<String, u64>>,
    pub profile: Option<ProfileView>,
    /// The text for each placeholder of the model: placements, the company, titles.
    pub names: BTreeMap<String, String>,
    pub about: BTreeMap<String, AboutView>,
    pub author: AuthorView,
    pub firmness: Firmness,
    /// The best package without a move.
    pub package: PackageView,
    pub stake: StakeView,
    pub worths: Vec<WorthView>,
    /// Null unless an answer decides.
    pub ladder: Option<LadderView>,
    /// Empty unless no home passes.
    pub repairs: Vec<RepairView>,
    /// The homes that each of their conditions opens alone.
    pub opened_by_each: Vec<String>,
    pub lack: Option<LackView>,
    pub reverses: Vec<ReversalView>,
    /// The compared pair. Null where the gates alone decide.
    pub arguments: Vec<ArgumentView>,
    pub comparison: Option<ComparisonView>,
    /// The arguments on page one.
    pub page: PageView,
    /// What has to be settled before a move.
    pub settle: Vec<SettleView>,
    pub gates: Vec<GateView>,
    pub opening: Option<parts::OpeningView>,
    pub agenda: Vec<ErrandView>,
    /// Others on whose answers the advice hangs.
    pub askers: Vec<parts::AskerView>,
    pub interactions: Vec<InteractionView>,
    pub sections: Vec<parts::SectionView>,
    pub answers: Vec<AnswerView>,
    pub sources: Vec<SourceView>,
    /// What a summary shows of lists that may be long.
    pub shown: ShownView,
}

/// The provenance, with the digests as they are printed.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ProvenanceView {
    #[serde(flatten)]
    pub given: Provenance,
    pub answers_digest: String,
    pub model_digest: String,
}

/// How many answers the paper is based on.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct Coverage {
    pub questions: usize,
    /// Those that apply to this company.
    pub applicable: usize,
    pub weighted: usize,
    pub answered: usize,
    pub unknown: usize,
    pub not_asked: usize,
    pub not_applicable: usize,
    pub measured: usize,
    pub seen: usize,
    pub believed: usize,
    pub not_stated: usize,
    /// The weight answered, in percent of the weight that applies to this company.
    pub answered_of_applicable: i64,
    /// Whether no scored question is open.
    pub is_complete: bool,
    /// Whether enough of the weight that applies is answered for an advice.
    pub has_weight: bool,
    /// Whether less weight is answered than an advice needs, of that or in all.
    pub is_short: bool,
    /// How many questions of the agenda would be enough for an advice, if not all of them.
    pub enough_after: Option<usize>,
}

/// The input to the parts of a view.
#[derive(Clone, Copy)]
struct Material<'a> {
    model: &'a Model,
    answers: &'a Answers,
    evaluation: &'a Evaluation,
    names: &'a Names,
    calendar: &'a Calendar,
}

impl View {
    /// Puts the findings on one company into words.
    pub fn new(
        model: &Model,
        answers: &Answers,
        evaluation: &Evaluation,
        findings: &Findings,
        provenance: Provenance,
    ) -> Self {
        let names = &Names::new(model, answers);
        let calendar = &findings.calendar;
        let material = Material { model, answers, evaluation, names, calendar };
        let comparison = findings.comparison.as_ref().map(|it| material.comparison(it));
        let settle: Vec<_> = findings.settle.iter().map(|it| material.settle(it)).collect();
        let profile = findings.profile.as_ref().map(|it| material.profile(it));
        let placements: Vec<_> =
            findings.placements.iter().map(|it| material.placement(it)).collect();
        let seen: Vec<_> = findings.shown_placements().collect();
        let package = findings.package.arrangements(model);
        let counsel = Counsel::beside(&package, model, answers, evaluation);
        let arguments = material.arguments(&findings.arguments);
        let reverses: Vec<_> = findings.reverses.iter().map(|it| material.reversal(it)).collect();
        let group = findings.group.as_ref().map(|it| material.group(it));
        let stake = material.stake(&findings.stake);
        let second = comparison.as_ref().map(|it| &it.second);
        let second = placements.iter().find(|it| Some(&it.id) == second);
        let for_second = second.map_or(&[][..], |it| &it.speaks_for);
        let page = PageView::of(&arguments, for_second, &stake, &reverses, group.is_some());
        let unmet = material.unmet(findings, &counsel);
        let repairs: Vec<_> = findings.repairs.iter().flat_map(|it| material.repairs(it)).collect();
        let opened_by_each = opened_by_each(&repairs, &unmet);
        let agenda: Vec<_> = findings.agenda.iter().map(|&it| material.errand(it)).collect();
        let shown = ShownView::of(&Lists {
            reasons: &page.reasons,
            settle: &settle,
            unmet: &unmet,
            agenda: &agenda,
        });
        Self {
            schema: 2,
            model: material.model_view(),
            provenance: provenance.into(),
            company: names.company().to_owned(),
            date: answers.date(model.roles.date).map(format::date),
            answered_weight: findings.coverage.answered_weight,
            withheld_notes: answers.withheld(),
            coverage: (&findings.coverage).into(),
            respondents: material.respondents(findings),
            disputes: group.iter().flat_map(GroupView::ids).collect(),
            doubts: material.doubts(findings.group.as_ref()),
            outvoted: group
                .iter()
                .flat_map(|it| &it.outvoted)
                .map(|it| it.factor.clone())
                .collect(),
            group,
            verdict: material.verdict(&findings.advised),
            margin: evaluation.verdict.margin,
            contributions: material.contributions(),
            exact: material.exact(),
            unknown: material.ids(&with_reply(model, answers, Reply::Unknown)),
            not_asked: material.ids(&not_asked(model, answers)),
            not_applicable: material.ids(&with_reply(model, answers, Reply::NotApplicable)),
            arrangements: counsel.of(Kind::Arrangement).map(|it| it.passage.id.clone()).collect(),
            outlook: evaluation.outlook,
            calendar: material.calendar(),
            plan: material.plan(&counsel),
            messages: material.messages(&counsel),
            ask: AskView::of(evaluation.verdict.kind, &unmet, material.first_arrangement(&counsel)),
            positions: material.positions(&counsel),
            earlier_positions: material.earlier_positions(),
            conditions: [unmet.clone(), material.met(findings)].concat(),
            unmet,
            personas: profile.as_ref().map(ProfileView::shares),
            profile,
            names: material.all_names(),
            about: material.about(),
            author: material.author(),
            firmness: material.firmness(&findings.firmness),
            package: material.package(&findings.package),
            stake,
            worths: findings.worths.iter().map(|it| material.worth(it)).collect(),
            ladder: findings.ladder.as_ref().map(|it| material.ladder(it, findings)),
            opened_by_each,
            repairs,
            lack: findings.lack.map(|it| material.lack(it)),
            reverses,
            gates: findings.gates.iter().map(|it| material.gate(it, &seen)).collect(),
            opening: findings.opening.as_ref().map(|it| material.opening(it)),
            agenda,
            askers: findings.askers.iter().map(|&it| material.asker(it)).collect(),
            interactions: findings.acting.iter().map(|it| material.interaction(it)).collect(),
            sections: material.sections(&findings.sections),
            answers: model
                .factor_ids()
                .map(|it| material.answer_row(it, findings.swings[it.0].as_ref(), &seen))
                .collect(),
            sources: material.sources(&findings.sources, &counsel),
            shown,
            changes: findings.changes.iter().map(|it| material.changes(it)).collect(),
            revops: material.revops(findings.outlook.as_ref()),
            comparison,
            page,
            arguments,
            settle,
            counsel: material.counsel(&counsel, &Known::of(findings)),
            placements,
        }
    }
}

impl From<Provenance> for ProvenanceView {
    fn from(given: Provenance) -> Self {
        let short = |digest: &str| digest.chars().take(DIGEST).collect();
        Self {
            answers_digest: short(&given.answers_sha256),
            model_digest: short(&given.model_sha256),
            given,
        }
    }
}

impl From<&coverage::Coverage> for Coverage {
    fn from(coverage: &coverage::Coverage) -> Self {
        Self {
            questions: coverage.questions,
            applicable: coverage.questions - coverage.not_applicable,
            weighted: coverage.weighted,
            answered: coverage.answered,
            unknown: coverage.unknown,
            not_asked: coverage.not_asked,
            not_applicable: coverage.not_applicable,
            measured: coverage.measured,
            seen: coverage.seen,
            believed: coverage.believed,
            not_stated: coverage.not_stated,
            answered_of_applicable: coverage.answered_of_applicable,
            is_complete: coverage.is_complete,
            has_weight: coverage.has_weight,
            is_short: coverage.is_short,
            enough_after: coverage.enough_after,
        }
    }
}

impl Material<'_> {
    fn case(&self) -> Case<'_> {
        Case { model: self.model, answers: self.answers, evaluation: self.evaluation }
    }

    fn fill(&self, text: &str) -> String {
        self.names.fill(text)
    }

    fn id(&self, placement: PlacementId) -> String {
        self.model[placement].id.clone()
    }

    fn ids(&self, factors: &[FactorId]) -> Vec<String> {
        factors.iter().map(|&it| self.model[it].id.clone()).collect()
    }

    fn gate_ids(&self, gates: &[GateId]) -> Vec<String> {
        gates.iter().map(|&it| self.model[it].id.clone()).collect()
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

    /// Returns how the answers are known whose counts a text prints, if one is a belief or not stated.
    fn unproved(&self, text: &str) -> Option<Basis> {
        let printed = parts(text).filter_map(|it| match it {
            Part::Placeholder(name) => {
                self.model.factor_ids().find(|it| self.model[*it].id == name)
            }
            _ => None,
        });
        let known = printed.map(|it| self.answers.answer(it).basis);
        known.filter(|it| *it >= Basis::Believed).max()
    }

    /// Returns the wording of a level for the paper.
    fn wording(&self, factor: FactorId, level: Level) -> String {
        self.fill(&self.model[factor].levels[level.index()].paper)
    }

    /// Returns the wording of the level that was answered.
    fn statement(&self, factor: FactorId) -> Option<String> {
        self.answers.level(factor).map(|level| self.wording(factor, level))
    }

    /// Returns the people who can answer a question.
    fn whom(&self, factor: FactorId) -> Vec<String> {
        self.model[factor].asks.iter().map(|&it| self.asked(it)).collect()
    }
}
