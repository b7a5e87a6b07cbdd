//! What became of an earlier decision, from later answers: why the advice moved, which conditions are met
//! now, whether the measures hold, and what to do by the rules that the first paper printed.

mod measures;
mod moved;

use jiff::civil::Date;
use serde::Serialize;

pub use self::measures::{Baseline, Measured, Rule, Speaks};
pub use self::moved::{Lead, Moved, moved};

use super::Findings;
use super::counsel::Counsel;
use crate::answers::{Answers, Basis, Reply};
use crate::decide::{Case, Decision, VerdictKind};
use crate::model::{
    FactorId, GateId, GateOutcome, Kind, Model, PassageId, PlanDay, Question, State,
};

/// The answers of one day, and what was made of them.
#[derive(Debug, Clone, Copy)]
pub struct Day<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// What follows from them.
    pub decision: &'a Decision,
    /// What a paper on them argues.
    pub findings: &'a Findings,
}

/// What became of an earlier decision.
#[derive(Debug, Clone)]
pub struct Since<'m> {
    /// The questions with another answer, basis or note, in model order.
    pub changed: Vec<FactorId>,
    /// How far ahead the place of the first advice was and is.
    pub lead: Option<Lead>,
    /// What moved that lead, the most points first.
    pub moved: Vec<Moved>,
    /// The conditions of the first advice.
    pub conditions: Vec<Turned>,
    /// The gates with another outcome.
    pub gates: Vec<(GateId, [GateOutcome; 2])>,
    /// What the first paper measures.
    pub measures: Vec<Measured<'m>>,
    /// The rule of the first paper for taking it back or asking again.
    pub rule: Option<Rule>,
    /// What follows by that rule, as the first paper says it.
    pub reversal: Vec<&'m str>,
    /// What was to be found out, and whether it was.
    pub found_out: Vec<(Question, bool)>,
    /// What to do now.
    pub course: Course,
    /// The day that the first paper named for it.
    pub from: Option<Date>,
    /// Whether the later answers were given before that day.
    pub is_early: bool,
}

/// A condition, then and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// The condition.
    pub passage: PassageId,
    /// Whether it was met, and whether it is.
    pub states: [State; 2],
}

/// What to do once the later answers are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// Nothing speaks against it.
    GoOn,
    /// The rule is not reached, but something has to be mended.
    Adjust,
    /// The rule for taking a move back is reached.
    TakeBack,
    /// The advice is another one, or the rule for asking again is reached, or nothing was decided yet.
    DecideAgain,
}

/// Compares two sets of answers of one company.
pub fn since<'m>(model: &'m Model, before: Day<'_>, after: Day<'_>) -> Since<'m> {
    let conditions = conditions(model, before, after);
    let counsel = Counsel::new(model, before.answers, &before.decision.evaluation);
    let (measures, rule) = measures::measures(model, &counsel, before, after);
    let from = from(before);
    let later = after.answers.date(model.roles.date);
    let is_early = later.zip(from).is_some_and(|(later, from)| later < from);
    let lead = Lead::of(before, after);
    Since {
        changed: changed(model, before.answers, after.answers),
        moved: lead.map_or_else(Vec::new, |it| moved(model, &it, before, after)),
        lead,
        gates: gates(model, before, after),
        reversal: reversal(&counsel),
        found_out: found_out(before, after),
        course: course(before, after, &conditions, &measures, rule.filter(|_| !is_early)),
        conditions,
        measures,
        rule,
        from,
        is_early,
    }
}

impl<'a> Day<'a> {
    fn case(self, model: &'a Model) -> Case<'a> {
        Case { model, answers: self.answers, evaluation: &self.decision.evaluation }
    }

    fn kind(self) -> VerdictKind {
        self.decision.evaluation.verdict.kind
    }
}

fn changed(model: &Model, before: &Answers, after: &Answers) -> Vec<FactorId> {
    let differs = |id: &FactorId| {
        before.answer(*id) != after.answer(*id)
            || before.reply(model, *id) != after.reply(model, *id)
    };
    model.factor_ids().filter(differs).collect()
}

fn conditions(model: &Model, before: Day<'_>, after: Day<'_>) -> Vec<Turned> {
    let turned = before.findings.conditions.iter().filter_map(|it| {
        let now = model[it.passage].state(&after.case(model))?;
        Some(Turned { passage: it.passage, states: [it.state, now] })
    });
    turned.collect()
}

fn gates(model: &Model, before: Day<'_>, after: Day<'_>) -> Vec<(GateId, [GateOutcome; 2])> {
    let outcome = |end: Day<'_>, id: GateId| end.decision.evaluation.gates[id.0];
    let both = model.gate_ids().map(|id| (id, [outcome(before, id), outcome(after, id)]));
    both.filter(|(_, [then, now])| then != now).collect()
}

/// Returns what the first paper says beside its rule.
fn reversal<'m>(counsel: &Counsel<'m>) -> Vec<&'m str> {
    let rules = counsel.of(Kind::Notice).filter(|it| it.passage.topic == Some("reversal"));
    rules.filter_map(|it| it.text("text")).collect()
}

/// Returns what the first paper asked to settle and to find out, each once, and whether somebody has
/// measured or seen it since.
fn found_out(before: Day<'_>, after: Day<'_>) -> Vec<(Question, bool)> {
    let settle = before.findings.settle.iter().map(|it| it.question);
    let find_out = before.findings.firmness.find_out.iter().map(|it| it.question);
    let mut questions: Vec<Question> = Vec::new();
    for question in settle.chain(find_out) {
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    questions.into_iter().map(|it| (it, is_found(it, before.answers, after.answers))).collect()
}

fn is_found(question: Question, before: &Answers, after: &Answers) -> bool {
    match question {
        Question::Context(id) => before.about(id).is_none() && after.about(id).is_some(),
        Question::Factor(id) => {
            let (then, now) = (before.answer(id), after.answer(id));
            let is_known = matches!(now.reply, Reply::Level(_)) && now.basis <= Basis::Seen;
            let was_open = !matches!(then.reply, Reply::Level(_));
            is_known && (was_open || now.basis < then.basis)
        }
    }
}

/// Returns the day from which the first paper's rules decide.
fn from(before: Day<'_>) -> Option<Date> {
    let calendar = &before.findings.calendar;
    let days = [PlanDay::Again, PlanDay::Review, PlanDay::Check];
    days.into_iter().find_map(|it| calendar.date(it))
}

/// Returns what to do. `due` is the rule of the first paper, once its day has come.
fn course(
    before: Day<'_>,
    after: Day<'_>,
    conditions: &[Turned],
    measures: &[Measured<'_>],
    due: Option<Rule>,
) -> Course {
    let place = |end: Day<'_>| end.decision.evaluation.verdict.place;
    let is_decided = |kind| matches!(kind, VerdictKind::Move | VerdictKind::Stay);
    let is_other = is_decided(after.kind()) && place(before) != place(after);
    let is_lacking = conditions.iter().any(|it| it.states[1] == State::Unmet)
        || measures.iter().any(|it| it.speaks == Speaks::Against);
    match due {
        _ if !is_decided(before.kind()) => Course::DecideAgain,
        Some(rule) if rule.is_reached() && before.kind() == VerdictKind::Move => Course::TakeBack,
        Some(rule) if rule.is_reached() => Course::DecideAgain,
        _ if is_other => Course::DecideAgain,
        _ if is_lacking => Course::Adjust,
        _ => Course::GoOn,
    }
}

#[cfg(test)]
mod tests;
