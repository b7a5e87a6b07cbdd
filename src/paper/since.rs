//! What became of an earlier decision, ready to print. Serialised, it is the JSON format of `compare`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::format;
use super::view::View;
use super::what_if::{Compared, Side, placements, side};
use crate::answers::names::Names;
use crate::answers::words::{DOES_NOT_APPLY, DONT_KNOW, NOT_ANSWERED};
use crate::answers::{Answers, Basis, Reply};
use crate::decide::{GateOutcome, Place};
use crate::findings::since::{
    Baseline, Course, Lead, Measured, Moved, Rule, Since, Speaks, Turned,
};
use crate::letters::capital;
use crate::model::{ELSEWHERE, FactorId, GateId, Model, Question, State};

/// What became of an earlier decision.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SinceView {
    pub schema: u8,
    pub company: String,
    pub model_version: String,
    pub before: DayView,
    pub after: DayView,
    pub placements: Vec<Compared>,
    pub lead: Option<LeadView>,
    pub moved: Vec<MovedView>,
    pub changed: Vec<ChangedView>,
    pub conditions: ConditionsView,
    pub gates: Vec<GateView>,
    pub measures: Vec<MeasureView>,
    pub rule: Option<RuleView>,
    pub found_out: Vec<FoundView>,
    pub course: Course,
    /// The day that the first paper named for it.
    pub from: Option<String>,
    pub is_early: bool,
    pub names: BTreeMap<String, String>,
}

/// One of the two papers.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct DayView {
    pub file: String,
    pub date: Option<String>,
    /// The version of the model that the file was made for, if it is not today's.
    pub made_for: Option<String>,
    #[serde(flatten)]
    pub side: Side,
}

/// How far the place of the first advice was and is ahead.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct LeadView {
    pub first: String,
    pub second: String,
    pub then: i64,
    pub now: i64,
    /// The same with their signs.
    pub then_signed: String,
    pub now_signed: String,
    pub change: i64,
}

/// What one subject added to that lead.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct MovedView {
    pub points: i64,
    pub points_signed: String,
    pub references: Vec<String>,
    /// What the answer with the most points says now, or its topic if it has no level.
    pub says: String,
    /// Whether none of these was answered otherwise: another answer changes what they count for.
    pub is_through_others: bool,
}

/// An answer then and now.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ChangedView {
    pub factor: String,
    pub reference: String,
    pub name: String,
    pub before: SaidView,
    pub after: SaidView,
    /// Whether the answer itself is another one, and not only its basis or note.
    pub is_other: bool,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct SaidView {
    pub level: Option<u8>,
    /// The wording to answer by.
    pub label: String,
    pub basis: Option<&'static str>,
    pub note: Option<String>,
}

/// The conditions of the first advice, by what became of them.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ConditionsView {
    pub newly_met: Vec<ConditionView>,
    pub newly_unmet: Vec<ConditionView>,
    pub still_unmet: Vec<ConditionView>,
}

/// A condition.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct ConditionView {
    pub id: String,
    pub placement: String,
    pub name: String,
    pub must: String,
}

/// A gate with another outcome.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct GateView {
    pub id: String,
    pub placement: String,
    pub requirement: String,
    pub before: GateOutcome,
    pub after: GateOutcome,
}

/// A measure of the first paper.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct MeasureView {
    pub name: String,
    pub reference: Option<String>,
    pub baseline: Option<String>,
    pub target: String,
    pub against: String,
    pub now: Option<String>,
    /// `for`, `against` or `open`.
    pub speaks: Speaks,
}

/// The rule of the first paper.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct RuleView {
    pub needed: usize,
    pub against: usize,
    pub open: usize,
    pub is_reached: bool,
    /// Whether it depends on measures of which no answer tells.
    pub is_open: bool,
    /// What follows, as the first paper says it.
    pub reversal: Vec<String>,
}

/// What was to be found out.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the keys of the JSON format are documented in docs/json.md")]
pub struct FoundView {
    pub id: String,
    pub reference: Option<String>,
    pub name: String,
    pub is_found: bool,
}

/// One of two files: the answers, what a paper on them shows, and the version of the model that the
/// file was made for.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Told<'a> {
    pub answers: &'a Answers,
    pub view: &'a View,
    pub made_for: Option<&'a str>,
}

impl SinceView {
    /// Puts what became of a decision into words.
    pub fn new(model: &Model, since: &Since<'_>, before: Told<'_>, after: Told<'_>) -> Self {
        let names = [before, after].map(|it| Names::new(model, it.answers));
        let words = Words { model, answers: [before.answers, after.answers], names };
        let day = |it: Told<'_>| DayView {
            file: it.view.provenance.given.answers_file.clone(),
            date: it.view.date.clone(),
            made_for: it.made_for.filter(|it| *it != model.version).map(str::to_owned),
            side: side(it.view),
        };
        Self {
            schema: 2,
            company: after.view.company.clone(),
            model_version: model.version.clone(),
            before: day(before),
            after: day(after),
            placements: placements(before.view, after.view),
            lead: since.lead.as_ref().map(|it| words.lead(it)),
            moved: since.moved.iter().map(|it| words.moved(it, &since.changed)).collect(),
            changed: since.changed.iter().map(|it| words.changed(*it)).collect(),
            conditions: words.conditions(&since.conditions),
            gates: since.gates.iter().map(|it| words.gate(it.0, it.1)).collect(),
            measures: since.measures.iter().map(|it| words.measure(it)).collect(),
            rule: since.rule.as_ref().map(|it| words.rule(it, &since.reversal)),
            found_out: since.found_out.iter().map(|it| words.found(it.0, it.1)).collect(),
            course: since.course,
            from: since.from.map(format::date),
            is_early: since.is_early,
            names: after.view.names.clone(),
        }
    }
}

/// The words of the two files, the earlier one first.
struct Words<'a> {
    model: &'a Model,
    answers: [&'a Answers; 2],
    names: [Names; 2],
}

impl Words<'_> {
    fn now(&self, text: &str) -> String {
        self.names[1].fill(text)
    }

    fn place(&self, place: Place) -> String {
        let id = place.placement().map(|it| self.model[it].id.clone());
        id.unwrap_or_else(|| ELSEWHERE.to_owned())
    }

    fn lead(&self, lead: &Lead) -> LeadView {
        LeadView {
            first: self.place(lead.first),
            second: self.place(lead.second),
            then: lead.then,
            now: lead.now,
            then_signed: format::signed(lead.then),
            now_signed: format::signed(lead.now),
            change: lead.now - lead.then,
        }
    }

    fn moved(&self, moved: &Moved, changed: &[FactorId]) -> MovedView {
        let lead = moved.factors[0];
        let level = self.answers[1].level(lead);
        let says =
            level.map_or(&self.model[lead].name, |it| &self.model[lead].levels[it.index()].paper);
        MovedView {
            points: moved.points,
            points_signed: format::signed(moved.points),
            references: moved.factors.iter().map(|it| self.model[*it].reference.clone()).collect(),
            says: self.now(says),
            is_through_others: !moved.factors.iter().any(|it| changed.contains(it)),
        }
    }

    fn changed(&self, id: FactorId) -> ChangedView {
        let factor = &self.model[id];
        let [before, after] = [0, 1].map(|it| self.said(it, id));
        ChangedView {
            factor: factor.id.clone(),
            reference: factor.reference.clone(),
            name: self.now(&factor.name),
            is_other: before.level != after.level || before.label != after.label,
            before,
            after,
        }
    }

    fn said(&self, day: usize, id: FactorId) -> SaidView {
        let (factor, answer) = (&self.model[id], self.answers[day].answer(id));
        let reply = self.answers[day].reply(self.model, id);
        let label = match reply {
            Reply::Level(level) => self.now(&factor.levels[level.index()].label),
            Reply::Unknown => DONT_KNOW.to_owned(),
            Reply::NotApplicable => DOES_NOT_APPLY.to_owned(),
            Reply::NotAsked => NOT_ANSWERED.to_owned(),
        };
        SaidView {
            level: self.answers[day].level(id).map(|it| it.number()),
            label,
            basis: Some(answer.basis).filter(|it| *it != Basis::NotStated).map(Basis::word),
            note: answer.note.clone(),
        }
    }

    fn conditions(&self, turned: &[Turned]) -> ConditionsView {
        let mut view = ConditionsView::default();
        for it in turned {
            let list = match it.states {
                [State::Met, State::Met] => continue,
                [_, State::Met] => &mut view.newly_met,
                [State::Met, _] => &mut view.newly_unmet,
                [_, State::Unmet] => &mut view.still_unmet,
                [_, State::Unknown] => continue,
            };
            list.push(self.condition(it));
        }
        view
    }

    fn condition(&self, turned: &Turned) -> ConditionView {
        let passage = &self.model[turned.passage];
        let home = passage.placement.map(|it| self.model[it].id.clone());
        let text = |name| self.now(passage.text(name).unwrap_or_default());
        ConditionView {
            id: passage.id.clone(),
            placement: home.unwrap_or_default(),
            name: text("name"),
            must: text("must"),
        }
    }

    fn gate(&self, id: GateId, [before, after]: [GateOutcome; 2]) -> GateView {
        let gate = &self.model[id];
        GateView {
            id: gate.id.clone(),
            placement: self.model[gate.placement].id.clone(),
            requirement: self.now(&gate.requirement),
            before,
            after,
        }
    }

    fn measure(&self, measured: &Measured<'_>) -> MeasureView {
        let then = |text: &str| self.names[0].fill(text);
        MeasureView {
            name: then(measured.name),
            reference: measured.factor.map(|it| self.model[it].reference.clone()),
            baseline: self.state(0, measured),
            target: then(measured.target),
            against: then(measured.against),
            now: self.state(1, measured),
            speaks: measured.speaks,
        }
    }

    /// Returns how a measure stood on one of the two days.
    fn state(&self, day: usize, measured: &Measured<'_>) -> Option<String> {
        let factor = measured.factor.filter(|it| self.answers[day].level(*it).is_some());
        match measured.baseline {
            Baseline::Said(text) if day == 0 || factor.is_some() => {
                Some(self.names[day].fill(text))
            }
            Baseline::Said(_) => None,
            Baseline::Counted => {
                let count = self.names[day].count(self.model, self.answers[day], factor?)?;
                Some(capital(&count))
            }
        }
    }

    fn rule(&self, rule: &Rule, reversal: &[&str]) -> RuleView {
        RuleView {
            needed: rule.needed,
            against: rule.against,
            open: rule.open,
            is_reached: rule.is_reached(),
            is_open: rule.is_open(),
            reversal: reversal.iter().map(|it| self.names[0].fill(it)).collect(),
        }
    }

    fn found(&self, question: Question, is_found: bool) -> FoundView {
        let (id, reference, name) = match question {
            Question::Factor(it) => {
                let factor = &self.model[it];
                (&factor.id, Some(factor.reference.clone()), &factor.name)
            }
            Question::Context(it) => (&self.model[it].id, None, &self.model[it].name),
        };
        FoundView { id: id.clone(), reference, name: self.now(name), is_found }
    }
}
