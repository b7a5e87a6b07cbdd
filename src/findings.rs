//! What the paper argues: everything that it counts, compares, picks and leaves out, as typed data.
//!
//! [`find`] takes a model, the answers and what was decided from them. It returns [`Findings`]:
//! ids, enums, exact numbers and chosen passages, but no text. The thresholds and limits of a paper
//! that are not data of the model are in these modules, one subject each; `paper::view` says which few
//! choices are left to it.

pub mod agenda;
pub mod arguments;
mod askers;
pub mod bands;
pub mod calendar;
pub mod changes;
pub mod comparison;
pub mod conditions;
pub mod confirm;
pub mod counsel;
pub mod coverage;
pub mod disputes;
pub mod firmness;
#[cfg(test)]
mod fixture;
pub mod gates;
pub mod ladder;
pub mod limits;
pub mod outlook;
pub mod package;
pub mod parties;
mod people;
pub mod placements;
pub mod plan;
pub mod positions;
pub mod prices;
pub mod profile;
mod proposed;
pub mod repairs;
pub mod replies;
pub mod reverses;
mod risks;
pub mod sections;
pub mod settle;
pub mod shares;
pub mod since;
mod sources;
pub mod stake;
#[cfg(test)]
mod tests;
pub mod tried;
pub mod verdict;

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use self::arguments::Argued;
use self::calendar::Calendar;
use self::changes::Changes;
use self::comparison::Comparison;
use self::conditions::{Condition, Requirement};
use self::coverage::Coverage;
use self::disputes::Group;
use self::firmness::Firmness;
use self::gates::{Acting, NotPassed, ToOpen};
use self::ladder::Ladder;
use self::outlook::Outlook;
use self::package::Package;
use self::placements::{HasRow, Standpoint};
use self::prices::Worth;
use self::profile::TeamProfile;
use self::repairs::{Lack, Repairs};
use self::reverses::Reversal;
use self::settle::Unsettled;
use self::shares::firsts;
use self::stake::Stake;
use self::verdict::Advised;
use crate::answers::Answers;

use crate::decide::search::Swing;
use crate::decide::{Advice, Case, Company, Decision, Evaluation};
use crate::model::{FactorId, Model, PassageId, PlacementId, RespondentId, SourceId, State};

/// Everything that a paper argues, as typed data.
#[derive(Debug, Clone)]
pub struct Findings {
    /// The advice, and what to say about it.
    pub advised: Advised,
    /// The comparison that the paper argues, if there is one.
    pub comparison: Option<Comparison>,
    /// The arguments in that comparison.
    pub arguments: Vec<Argued>,
    /// What there is to say about each placement, in rank order.
    pub placements: Vec<Standpoint>,
    /// The conditions that the advice has to meet, in the order in which they are shown.
    pub conditions: Vec<Condition>,
    /// The best package without a move.
    pub package: Package,
    /// What has to be done, in the order in which it is shown.
    pub requirements: Vec<Requirement>,
    /// The dates of the plan.
    pub calendar: Calendar,
    /// What the answers about oneself are worth.
    pub stake: Stake,
    /// What meeting each condition alone would bring, for those that are not met.
    pub worths: Vec<Worth>,
    /// What each answer to the question that decides would bring.
    pub ladder: Option<Ladder>,
    /// What repairs would bring, where no home passes.
    pub repairs: Option<Repairs>,
    /// The points that a home lacks that leads and is below the floor.
    pub lack: Option<Lack>,
    /// What can still happen and would reverse the advice.
    pub reverses: Vec<Reversal>,
    /// What several people make of the question. None if one answered alone.
    pub group: Option<Group>,
    /// How firm the advice is.
    pub firmness: Firmness,
    /// Every other advice that one answer alone brings, with the nearest level of each question that
    /// does, nearest first.
    pub changes: Vec<Changes>,
    /// How far each question moves the lead of the compared pair, in model order.
    pub swings: Vec<Option<Swing>>,
    /// The gates that are not passed, in rank order of their placements.
    pub gates: Vec<NotPassed>,
    /// The gate to open first, where every placement fails one.
    pub opening: Option<ToOpen>,
    /// What has to be settled before a team moves, where nothing is advised yet.
    pub settle: Vec<Unsettled>,
    /// The questions to ask until there are enough answers. None if there are enough.
    pub agenda: Vec<FactorId>,
    /// Others on whose answers the advice hangs.
    pub askers: Vec<RespondentId>,
    /// The interactions that changed a pull, in model order.
    pub acting: Vec<Acting>,
    /// What each section adds to each score.
    pub sections: sections::Columns,
    /// How many answers the paper is based on, and how well they are known.
    pub coverage: Coverage,
    /// What the signs say about joint revenue operations, if the model has an outlook.
    pub outlook: Option<Outlook>,
    /// The risks of a move, those first that threaten the most points.
    pub risks: Vec<PassageId>,
    /// Where the team's effort goes, if enough is known.
    pub profile: Option<TeamProfile>,
    /// The sources of all findings; the sources of the counsel are added later.
    pub sources: BTreeSet<SourceId>,
}

/// The input to findings.
#[derive(Clone, Copy)]
struct Evidence<'a> {
    model: &'a Model,
    answers: &'a Answers,
    evaluation: &'a Evaluation,
    settled: Advice,
    company: &'a Company<'a>,
    /// How many trials a price has, if it has any, and the seed of the trials.
    runs: Option<NonZeroU32>,
    seed: u64,
}

impl Findings {
    /// Returns the answers that are taken up: those that what has to be done is about, and those of
    /// the conditions that are met.
    pub fn taken_up(&self) -> Vec<FactorId> {
        let asked = self.requirements.iter().flat_map(|it| &it.factors);
        let met = self.conditions.iter().filter(|it| it.state == State::Met);
        asked.chain(met.flat_map(|it| &it.factors)).copied().collect()
    }

    /// Returns the placements that have a row of their own in tables, in rank order.
    pub fn shown_placements(&self) -> impl Iterator<Item = PlacementId> {
        self.placements.iter().filter(|it| it.row == HasRow::Yes).map(|it| it.placement)
    }
}

impl<'a> Evidence<'a> {
    fn of(company: &'a Company<'a>, decision: &'a Decision) -> Self {
        Self {
            model: company.model,
            answers: company.answers,
            evaluation: &decision.evaluation,
            settled: decision.settled,
            company,
            runs: Some(decision.stress.runs),
            seed: decision.stress.seed,
        }
    }

    fn case(&self) -> Case<'a> {
        Case { model: self.model, answers: self.answers, evaluation: self.evaluation }
    }
}

/// Returns what to argue for one company.
pub fn find(model: &Model, answers: &Answers, decision: &Decision) -> Findings {
    let company = &Company::new(model, answers);
    let evidence = Evidence::of(company, decision);
    let advised = evidence.advised(decision);
    let comparison = evidence.comparison();
    let pair = decision.evaluation.verdict.compared;
    let mut arguments = pair.map_or_else(Vec::new, |it| evidence.arguments(it.first, it.second));
    let mut package = evidence.package(comparison.as_ref(), advised.floor);
    evidence.mended_last(&mut arguments, &package);
    evidence.countered(&mut arguments, &decision.events);
    let placements =
        evidence.standpoints(&advised, comparison.as_ref(), &firsts(&decision.stress.both));
    let conditions = evidence.concerned(&arguments);
    let worths = evidence.worths(&conditions);
    let calendar = calendar::calendar(&evidence.case());
    let repairs = evidence.repairs(decision, advised.floor);
    let changes = evidence.single_changes(decision);
    let swings = evidence.swings(decision);
    let agenda = evidence.agenda();
    let firmness = evidence.firmness(decision);
    let settle = evidence.settle();
    let requirements =
        evidence.requirements((&conditions, &worths), repairs.as_ref(), &package, &calendar);
    package.keep_needed(&requirements);
    Findings {
        askers: evidence.askers(&settle, &firmness.find_out, &changes),
        requirements,
        calendar,
        stake: evidence.stake(comparison.as_ref()),
        worths,
        ladder: evidence.ladder(&firmness.find_out, &package),
        package,
        repairs,
        lack: evidence.lack(advised.floor),
        reverses: evidence.reverses(decision, &changes),
        group: evidence.group(decision),
        gates: evidence.not_passed(),
        opening: evidence.opening(decision),
        settle,
        acting: evidence.acting(),
        sections: evidence.sections(&placements),
        coverage: evidence.coverage(&agenda),
        outlook: evidence.outlook(),
        profile: evidence.profile(),
        risks: evidence.risks(comparison.as_ref(), &conditions),
        sources: evidence.sources(),
        firmness,
        advised,
        comparison,
        arguments,
        placements,
        conditions,
        changes,
        swings,
        agenda,
    }
}
