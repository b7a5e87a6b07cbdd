//! What has to be done for the advice, ready to print.

use serde::Serialize;

use super::{Material, format};
use crate::answers::{Basis, words};
use crate::findings::Findings;
use crate::findings::conditions::{Asked, Condition, Requirement};
use crate::findings::confirm;
use crate::findings::counsel::{Chosen, Counsel};
use crate::findings::parties;
use crate::model::{FactorId, GateId, RespondentId, Said, State};

/// One row of what has to be done.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ConditionView {
    pub id: String,
    pub name: String,
    /// The placement whose condition or gate it is; null if it holds whichever home is chosen.
    pub placement: Option<String>,
    /// `met`, `unmet` or `unknown`.
    pub state: State,
    /// What must be true.
    pub must: String,
    /// How it is today; null if nobody knows.
    pub today: Option<String>,
    /// How the answer is known whose count `today` prints; null if it prints none.
    pub today_basis: Option<Basis>,
    pub doer: String,
    /// The same people, each alone.
    pub doers: Vec<String>,
    pub confirmer: Option<String>,
    pub done_when: String,
    /// By which date; null if somebody has to set it, and if it is met.
    pub by: Option<String>,
    /// The id of the arrangement that it comes to.
    pub arrangement: Option<String>,
    /// How it turned out if it was tried before and ended, and what differs this time.
    pub tried: Option<String>,
    pub differs: Option<String>,
    /// The part that it plays, as in the model; null for most.
    pub part: Option<&'static str>,
    pub before_start: bool,
    /// What it alone adds to the lead, in points; null if answers cannot show it.
    pub worth: Option<i64>,
    /// The same with its sign.
    pub worth_signed: Option<String>,
    pub references: Vec<String>,
}

impl Material<'_> {
    /// Returns what has to be done.
    pub(super) fn unmet(&self, findings: &Findings, counsel: &Counsel<'_>) -> Vec<ConditionView> {
        findings.requirements.iter().filter_map(|it| self.requirement(it, counsel)).collect()
    }

    /// Returns the conditions that are met.
    pub(super) fn met(&self, findings: &Findings) -> Vec<ConditionView> {
        let met = findings.conditions.iter().filter(|it| it.state == State::Met);
        met.filter_map(|it| self.condition(it)).collect()
    }

    fn requirement(&self, row: &Requirement, counsel: &Counsel<'_>) -> Option<ConditionView> {
        let view = match row.asked {
            Asked::Gate(gate) => self.gate_row(gate, row),
            Asked::Passage(id) => match counsel.of(self.model[id].kind).find(|it| it.id == id) {
                Some(chosen) => self.row(chosen),
                None => self.row(&Chosen::new(self.model, &self.case(), id)?),
            },
        };
        Some(ConditionView {
            by: self.calendar.date(row.by).map(format::date),
            before_start: row.is_before_start,
            worth: row.worth,
            worth_signed: row.worth.map(format::signed),
            references: self.references(&row.factors),
            ..view
        })
    }

    fn condition(&self, condition: &Condition) -> Option<ConditionView> {
        let chosen = Chosen::new(self.model, &self.case(), condition.passage)?;
        Some(self.row(&chosen))
    }

    /// Returns a row from a passage, without its date.
    fn row(&self, chosen: &Chosen<'_>) -> ConditionView {
        let passage = chosen.passage;
        let text = |name| chosen.text(name).map(|it| self.fill(it));
        let ended = chosen.before.as_ref().filter(|it| it.has_ended);
        let doers = parties::doers(&self.case(), passage);
        ConditionView {
            id: passage.id.clone(),
            name: text("name").unwrap_or_default(),
            placement: passage.placement.map(|it| self.id(it)),
            state: chosen.state.unwrap_or(State::Unmet),
            must: text("must").unwrap_or_default(),
            today: self.menu_note(chosen).or_else(|| text("today")),
            today_basis: chosen
                .counted_by("today", self.model)
                .map(|it| self.answers.answer(it).basis),
            doer: self.titles(&doers),
            doers: doers.iter().map(|it| self.title(*it)).collect(),
            confirmer: chosen.confirmer.map(|it| self.title(it)),
            done_when: text("done_when").unwrap_or_default(),
            by: None,
            arrangement: passage.arrangement.clone(),
            tried: ended.map(|it| self.fill(&it.outcome.label)),
            differs: ended.and_then(|it| it.differs.clone()),
            part: passage.part,
            before_start: false,
            worth: None,
            worth_signed: None,
            references: self.references(&chosen.grounds),
        }
    }

    /// Returns the names of some questions in one line.
    fn question_names(&self, factors: &[FactorId]) -> String {
        let names = factors.iter().map(|it| self.fill(&self.model[*it].name));
        names.collect::<Vec<_>>().join("; ")
    }

    /// Returns the note on an answer that has no count, in place of the words of its level.
    fn menu_note(&self, chosen: &Chosen<'_>) -> Option<String> {
        let factor = chosen.counted_by("today", self.model)?;
        let has_count = self.model[factor].counts.is_some();
        self.own_words(chosen, "today").filter(|_| !has_count)
    }

    /// Returns a row from a gate that is passed on a condition only: the leader of its placement
    /// does it.
    fn gate_row(&self, id: GateId, row: &Requirement) -> ConditionView {
        let gate = &self.model[id];
        let people = (0..self.model.respondents.len()).map(RespondentId);
        let doers: Vec<_> =
            people.filter(|it| self.model[*it].leads == Some(gate.placement)).collect();
        let confirmer = confirm::confirms(&self.case(), &doers, &[]);
        let facts = self.answers.facts(self.model);
        let says = |texts: &[Said]| Said::first(texts, &facts).map(|it| self.fill(it));
        ConditionView {
            id: gate.id.clone(),
            name: self.question_names(&row.factors),
            placement: Some(self.id(gate.placement)),
            state: State::Unmet,
            must: self.fill(&gate.requirement),
            today: says(&gate.conditional).or_else(|| Some(words::ANSWERS_DIFFER.to_owned())),
            today_basis: None,
            doer: self.titles(&doers),
            doers: doers.iter().map(|it| self.title(*it)).collect(),
            confirmer: confirmer.map(|it| self.title(it)),
            done_when: says(&gate.met_once).unwrap_or_default(),
            by: None,
            arrangement: None,
            tried: None,
            differs: None,
            part: None,
            before_start: row.is_before_start,
            worth: None,
            worth_signed: None,
            references: Vec::new(),
        }
    }
}
