//! What to argue: all that a paper counts, compares, picks and leaves out, in types.
//!
//! [`find`] takes a model, the answers and what was decided from them. It returns [`Findings`]: ids,
//! enums, exact numbers and chosen passages, but no text. Every threshold and every limit of a
//! paper that is not data of the model stands in these modules, one subject each.

pub mod agenda;
pub mod bands;
pub mod changes;
pub mod comparison;
pub mod conditions;
pub mod counsel;
pub mod coverage;
pub mod firmness;
pub mod gates;
pub mod limits;
pub mod outlook;
pub mod placements;
pub mod profile;
pub mod sections;
mod sources;
pub mod verdict;

use std::collections::BTreeSet;

use self::agenda::Errand;
use self::changes::Changes;
use self::comparison::Comparison;
use self::conditions::Condition;
use self::coverage::Coverage;
use self::firmness::Firmness;
use self::gates::{Acting, NotPassed, ToOpen};
use self::limits::Shown;
use self::outlook::Outlook;
use self::placements::Standpoint;
use self::profile::TeamProfile;
use self::verdict::Advised;
use crate::answers::Answers;
use crate::decide::Decision;
use crate::decide::{Advice, Case, Evaluation};
use crate::model::{Model, SourceId};

/// Everything that a paper argues, in types.
#[derive(Debug, Clone)]
pub struct Findings {
    /// The advice, and what to say with it.
    pub advised: Advised,
    /// The comparison that the paper argues, if there is one.
    pub comparison: Option<Comparison>,
    /// What there is to say about each placement, in rank order.
    pub placements: Vec<Standpoint>,
    /// The conditions that the advice has to meet, in the order in which they are shown.
    pub conditions: Vec<Condition>,
    /// How firm the advice is.
    pub firmness: Firmness,
    /// Every single answer that alone changes the advice, nearest first.
    pub changes: Vec<Changes>,
    /// The gates that are not passed, in rank order of their placements.
    pub gates: Vec<NotPassed>,
    /// The gate to open first, where every placement fails one.
    pub opening: Option<ToOpen>,
    /// The questions to settle next.
    pub agenda: Vec<Errand>,
    /// The interactions that changed a pull, in model order.
    pub acting: Vec<Acting>,
    /// What each section adds to each score.
    pub sections: sections::Columns,
    /// On how much the paper rests.
    pub coverage: Coverage,
    /// What the signs say of joint revenue operations, if the model has them.
    pub outlook: Option<Outlook>,
    /// Where the team's effort goes, if enough is known.
    pub profile: Option<TeamProfile>,
    /// What the paper shows of lists that may be long.
    pub shown: Shown,
    /// The sources of all this; those of the counsel come on top.
    pub sources: BTreeSet<SourceId>,
}

/// What findings are made from.
#[derive(Clone, Copy)]
struct Evidence<'a> {
    model: &'a Model,
    answers: &'a Answers,
    evaluation: &'a Evaluation,
    settled: Advice,
}

impl<'a> Evidence<'a> {
    fn case(&self) -> Case<'a> {
        Case { model: self.model, answers: self.answers, evaluation: self.evaluation }
    }
}

/// Returns what to argue for one company.
pub fn find(model: &Model, answers: &Answers, decision: &Decision) -> Findings {
    let evidence =
        Evidence { model, answers, evaluation: &decision.evaluation, settled: decision.settled };
    let advised = evidence.advised(decision);
    let comparison = evidence.comparison(advised.excluded_ahead);
    let placements = evidence.standpoints(&advised, comparison.as_ref(), &decision.stress.both);
    let conditions = evidence.concerned(comparison.as_ref());
    let changes = evidence.single_changes(decision);
    let agenda = evidence.agenda();
    Findings {
        firmness: evidence.firmness(&advised, decision),
        gates: evidence.not_passed(),
        opening: evidence.opening(decision),
        acting: evidence.acting(),
        sections: evidence.sections(),
        coverage: evidence.coverage(&agenda),
        outlook: evidence.outlook(),
        profile: evidence.profile(),
        shown: evidence.shown(&conditions, &changes, &agenda),
        sources: evidence.sources(),
        advised,
        comparison,
        placements,
        conditions,
        changes,
        agenda,
    }
}
