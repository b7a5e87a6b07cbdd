//! Every date of a plan, by name, from the dates that the company gave.
//!
//! No date is a day at the weekend or a holiday that many countries share. Nothing changes in a blocked period, nobody decides before those
//! who have to be consulted have given their opinion, and figures, budgets and hires have the time
//! that they need. What cannot be met by the date given comes later, and [`Late`] says why. Dates
//! that the company did not give are proposed by the same rules, from the date of the answers.

mod working_days;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use self::working_days::{earlier, later, on_or_after, on_or_before};
use crate::answers::ContextAnswer;
use crate::decide::{Case, Reason, Verdict, VerdictKind};
use crate::model::PlanDay;

/// By when the first thing is done, in working days after the answers: within two weeks.
const FIRST_STEP: u32 = 10;
/// How long after the answers the decision is proposed, in working days.
const TO_DECIDE: u32 = 20;
/// The least time from the answers to a decision, in working days: others answer, and Finance fills
/// in its figures.
const PREPARATION: u32 = 4;
/// How long before the decision others have answered, in working days.
const SECOND_ANSWERS: u32 = 7;
/// How long before the decision the figures are in, in working days.
const FIGURES: u32 = 5;
/// How long before the decision those who answered read the paper, in working days.
const PREVIEW: u32 = 2;
/// How long a works council or a union has for its opinion, in working days.
const OPINION: u32 = 20;
/// How long it takes to agree budgets once the figures are in, in working days.
const BUDGET: u32 = 15;
/// How long it takes to hire somebody once the budget is agreed, in working days.
const HIRE: u32 = 60;
/// How long after the decision the start is proposed, in working days.
const TO_START: u32 = 10;
/// How long it takes to count what is not known, in working days after the first step.
const TO_COUNT: u32 = 10;
/// How long it takes until ten new cases are counted, in working days after the first step.
const TO_COUNT_AGAIN: u32 = 60;
/// How long it takes to repair what keeps every home out, in working days after the decision.
const TO_REPAIR: u32 = 60;
/// How long before it is used a count has to be there, in working days.
const COUNTED: u32 = 5;
/// How long after the start the measures are compared with their baselines, in days.
const CHECK: i64 = 90;
/// How long after the start it is kept, adjusted or taken back, in days.
const REVIEW: i64 = 180;

/// The dates of one company's plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// The days that this plan has. One without a date cannot be worked out: somebody has to set
    /// it.
    days: BTreeMap<PlanDay, Option<Date>>,
    /// The days whose date is proposed, because the company gave none.
    pub proposed: Vec<PlanDay>,
    /// What cannot be met by the date that was wanted.
    pub late: Vec<Late>,
    /// Until when something other than a consultation blocks a change, by its place among the choices;
    /// none if nobody knows that.
    pub blocks: Vec<(usize, Option<Date>)>,
    /// What blocks a start until a day that is not known, by its place among the choices.
    pub unknown_blocks: Vec<usize>,
    /// The first day of a move, where something is known to block it for some time.
    pub earliest: Option<Date>,
    /// Whether the change begins before somebody could be hired, so that the work is contracted
    /// until then.
    pub is_contracted_first: bool,
}

/// A day that comes later than wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// The day.
    pub day: PlanDay,
    /// The date that was wanted.
    pub wanted: Date,
    /// The first date that is possible.
    pub instead: Date,
    /// What takes until then.
    pub because: Cause,
}

/// What a day has to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Others have to answer, and Finance has to fill in its figures.
    Preparation,
    /// Those who have to be consulted have not given their opinion.
    Opinion,
    /// It is not decided.
    Decision,
    /// The budgets are not agreed.
    Budget,
    /// What is not known or not repaired is not counted.
    Count,
    /// Something blocks it.
    Blocked,
}

impl Cause {
    /// Returns the word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Preparation => "preparation",
            Self::Opinion => "opinion",
            Self::Decision => "decision",
            Self::Budget => "budget",
            Self::Count => "count",
            Self::Blocked => "blocked",
        }
    }
}

/// What a plan has to lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    /// A change of line.
    Change,
    /// A better arrangement where the team sits.
    Arrange,
    /// An answer, and then a home.
    FindOut,
    /// Repairs, and then a home.
    Repair,
    /// Enough answers for an advice.
    Ask,
}

/// What the company said about time.
#[derive(Debug, Clone)]
struct Given {
    course: Course,
    /// The date of the answers.
    date: Option<Date>,
    decide_by: Option<Date>,
    start: Option<Date>,
    /// Until when something blocks a change; none if that is not known.
    blocks: Vec<(usize, Option<Date>)>,
    /// Whether somebody has to be consulted before a line changes.
    is_consulted: bool,
    /// The day on which their opinion is expected, if it is known.
    opinion: Option<Date>,
}

impl Calendar {
    /// Tells whether the plan has a day, with or without a date.
    pub fn has(&self, day: PlanDay) -> bool {
        self.days.contains_key(&day)
    }

    /// Tells whether a home is chosen only after something is found out or repaired.
    pub fn waits(&self) -> bool {
        self.has(PlanDay::Again)
    }

    /// Tells whether a day comes later than the company wanted.
    pub fn is_late(&self, day: PlanDay) -> bool {
        self.late.iter().any(|it| it.day == day)
    }

    /// Tells whether a day falls in a period in which nothing can change.
    pub fn is_blocked(&self, day: PlanDay) -> bool {
        let last = self.blocks.iter().filter_map(|it| it.1).max();
        self.date(day).zip(last).is_some_and(|(date, last)| date <= last)
    }

    /// Tells whether there is time, up to a day, to count something once more: about ten cases.
    pub fn has_time_to_count(&self, day: PlanDay) -> bool {
        let begins = self.date(PlanDay::FirstStep).map(|it| later(it, TO_COUNT_AGAIN));
        self.date(day).zip(begins).is_none_or(|(date, first)| date >= first)
    }

    /// Returns the date of a day, if the plan has it and it can be worked out.
    pub fn date(&self, day: PlanDay) -> Option<Date> {
        self.days.get(&day).copied().flatten()
    }
}

/// Returns the calendar of one company.
pub fn calendar(case: &Case<'_>) -> Calendar {
    let (answers, roles) = (case.answers, &case.model.roles);
    let consultation = &case.model.consultation;
    let blocks = match roles.blocked_until.and_then(|it| answers.about(it)) {
        Some(ContextAnswer::Dated(blocks)) => blocks.clone(),
        _ => Vec::new(),
    };
    let (opinion, blocks): (Vec<_>, _) =
        blocks.into_iter().partition(|it| Some(it.0) == consultation.block);
    let verdict = &case.evaluation.verdict;
    let mut calendar = Plan::of(&Given {
        course: course(verdict),
        date: answers.date(roles.date),
        decide_by: roles.decide_by.and_then(|it| answers.date(it)),
        start: roles.start_date.and_then(|it| answers.date(it)),
        blocks,
        is_consulted: !opinion.is_empty() || consultation.when.holds(case),
        opinion: opinion.first().and_then(|it| it.1),
    });
    calendar.earliest = calendar.earliest.filter(|_| verdict.kind == VerdictKind::Move);
    calendar
}

fn course(verdict: &Verdict) -> Course {
    match verdict.kind {
        VerdictKind::Move | VerdictKind::Tie => Course::Change,
        VerdictKind::NotYet if verdict.reason != Some(Reason::SmallTeam) => Course::FindOut,
        VerdictKind::Stay | VerdictKind::NotYet => Course::Arrange,
        VerdictKind::NoHome => Course::Repair,
        VerdictKind::NotEnough => Course::Ask,
    }
}

/// A calendar while it is worked out.
struct Plan<'a> {
    given: &'a Given,
    found: Calendar,
}

/// A bound on a day: the first date that is possible, and why.
type Bound = (Option<Date>, Cause);

impl<'a> Plan<'a> {
    fn of(given: &'a Given) -> Calendar {
        let blocks = given.blocks.clone();
        let mut plan = Self { given, found: Calendar { blocks, ..Calendar::default() } };
        plan.before();
        match given.course {
            Course::Ask => {}
            Course::Change => plan.change(),
            Course::Arrange => plan.arrange(),
            Course::FindOut => plan.find_out(),
            Course::Repair => plan.repair(),
        }
        plan.found
    }

    fn at(&self, day: PlanDay) -> Option<Date> {
        self.found.date(day)
    }

    fn set(&mut self, day: PlanDay, date: Option<Date>) {
        self.found.days.insert(day, date);
    }

    /// Sets a day some working days after another one.
    fn set_after(&mut self, day: PlanDay, after: PlanDay, days: u32) {
        self.set(day, self.at(after).map(|it| later(it, days)));
    }

    /// Sets a day to the date wanted, or to the first date that is possible. If the company gave that
    /// date, it says what the day waits for.
    fn set_not_before(
        &mut self,
        day: PlanDay,
        wanted: Option<Date>,
        given: Option<Date>,
        bounds: &[Bound],
    ) {
        let known = bounds.iter().filter_map(|it| Some((it.0?, it.1)));
        let last = known.max_by_key(|it| it.0);
        let late = wanted.zip(last).filter(|(wanted, last)| last.0 > *wanted);
        if let (Some((wanted, (instead, because))), Some(_)) = (late, given) {
            self.found.late.push(Late { day, wanted, instead, because });
        }
        self.set(day, late.map_or(wanted, |(_, (instead, _))| Some(instead)));
    }

    /// Returns what a company gave, or what is proposed in its place.
    fn or_propose(
        &mut self,
        day: PlanDay,
        given: Option<Date>,
        proposed: Option<Date>,
    ) -> Option<Date> {
        if given.is_none() && proposed.is_some() {
            self.found.proposed.push(day);
        }
        given.or(proposed)
    }

    /// Returns the first working day on which nothing known blocks a change.
    fn earliest(&self) -> Option<Date> {
        let last = self.given.blocks.iter().filter_map(|it| it.1).max();
        last.map(|it| later(it, 1))
    }

    /// Sets the days up to the first decision.
    fn before(&mut self) {
        let date = self.given.date;
        let after = |days| date.map(|it| later(it, days));
        self.set(PlanDay::FirstStep, after(FIRST_STEP));
        let wanted = self.or_propose(PlanDay::DecideBy, self.given.decide_by, after(TO_DECIDE));
        self.set(PlanDay::DecideBy, wanted);
        let wanted = wanted.map(on_or_before);
        let bounds = [(after(PREPARATION), Cause::Preparation)];
        self.set_not_before(PlanDay::Decision, wanted, self.given.decide_by, &bounds);
        let decision = self.at(PlanDay::Decision);
        let ahead = |days, least| decision.map(|it| earlier(it, days)).max(after(least));
        let answers = ahead(SECOND_ANSWERS, 1);
        self.set(PlanDay::SecondAnswers, answers);
        let warned = [after(FIRST_STEP - 1), answers.map(|it| earlier(it, 1))];
        self.set(PlanDay::Warned, warned.into_iter().flatten().min());
        if self.given.course != Course::Ask {
            self.set(PlanDay::Figures, ahead(FIGURES, 2));
            self.set(PlanDay::Preview, ahead(PREVIEW, 3));
        }
    }

    /// Sets when the leaders hear of it, and then the team.
    fn say(&mut self, on: PlanDay) {
        self.set(PlanDay::Said, self.at(on));
        self.set_after(PlanDay::Told, PlanDay::Said, 1);
    }

    fn change(&mut self) {
        self.say(PlanDay::Decision);
        self.consult(PlanDay::Decision);
        self.budgets();
        self.start();
        self.set(PlanDay::Access, self.at(PlanDay::Start));
        self.checks();
    }

    fn arrange(&mut self) {
        self.say(PlanDay::Decision);
        self.budgets();
        self.start();
        self.checks();
    }

    fn find_out(&mut self) {
        self.say(PlanDay::FirstStep);
        self.set_after(PlanDay::Count, PlanDay::FirstStep, TO_COUNT);
        let counted = self.counted();
        self.choose_home(self.at(PlanDay::Decision), self.given.decide_by, (counted, Cause::Count));
        self.set(PlanDay::Decision, self.at(PlanDay::Again));
        self.consult(PlanDay::Again);
        self.budgets();
        self.start();
    }

    fn repair(&mut self) {
        self.say(PlanDay::Decision);
        self.set_after(PlanDay::Count, PlanDay::Decision, TO_REPAIR);
        let counted = self.counted();
        let ready = match self.hear(counted) {
            Some(heard) => (Some(heard), Cause::Opinion),
            None => (counted, Cause::Count),
        };
        self.choose_home(counted, None, ready);
    }

    /// Returns the first day on which a count can be used.
    fn counted(&self) -> Option<Date> {
        self.at(PlanDay::Count).map(|it| later(it, COUNTED))
    }

    /// Sets the day on which a home is chosen: once all is ready for it, and outside every blocked
    /// period.
    fn choose_home(&mut self, wanted: Option<Date>, given: Option<Date>, ready: Bound) {
        let bounds = [ready, (self.earliest(), Cause::Blocked)];
        self.set_not_before(PlanDay::Again, wanted, given, &bounds);
    }

    /// Puts the consultation between a day and the decision, if somebody has to be consulted.
    fn consult(&mut self, from: PlanDay) {
        let intention = self.at(from);
        if let Some(heard) = self.hear(intention) {
            let bounds = [(Some(heard), Cause::Opinion)];
            self.set_not_before(PlanDay::Decision, intention, self.given.decide_by, &bounds);
        }
    }

    /// Sets the days of the consultation, if somebody has to be consulted on what is intended, and
    /// returns the first day after their opinion.
    fn hear(&mut self, intention: Option<Date>) -> Option<Date> {
        if !self.given.is_consulted {
            return None;
        }
        self.set(PlanDay::Intention, intention);
        self.set_after(PlanDay::Consultation, PlanDay::Intention, 1);
        let expected = self.given.opinion.map(on_or_before).filter(|_| intention.is_some());
        let opinion = intention.map(|it| later(it, OPINION)).max(expected);
        self.set(PlanDay::Opinion, opinion);
        opinion.map(|it| later(it, 1))
    }

    fn budgets(&mut self) {
        self.set_after(PlanDay::Budget, PlanDay::Figures, BUDGET);
        self.set_after(PlanDay::Hired, PlanDay::Budget, HIRE);
    }

    /// Sets the start: after the decision, outside every blocked period and, if posts change their
    /// budget, after the budgets are agreed. No date is proposed for a change of line as long as
    /// nobody knows until when something blocks it.
    fn start(&mut self) {
        let moves = self.given.course != Course::Arrange;
        let unknown = self.given.blocks.iter().filter(|it| it.1.is_none());
        self.found.unknown_blocks = unknown.map(|it| it.0).collect();
        let is_open = moves && !self.found.unknown_blocks.is_empty();
        let decision = self.at(PlanDay::Decision);
        let proposed = decision.map(|it| later(it, TO_START)).filter(|_| !is_open);
        let wanted = self.or_propose(PlanDay::Start, self.given.start, proposed);
        let after = |it: Option<Date>| it.map(|it| later(it, 1));
        let budget = after(self.at(PlanDay::Budget)).filter(|_| moves);
        let bounds = [
            (after(decision), Cause::Decision),
            (budget, Cause::Budget),
            (self.earliest(), Cause::Blocked),
        ];
        let is_blocked = self.earliest().is_some() || self.given.opinion.is_some();
        self.found.earliest = bounds.iter().filter_map(|it| it.0).max().filter(|_| is_blocked);
        self.set_not_before(PlanDay::Start, wanted.map(on_or_after), self.given.start, &bounds);
        let hired = self.at(PlanDay::Hired).zip(self.at(PlanDay::Start));
        self.found.is_contracted_first = hired.is_some_and(|(hired, start)| start < hired);
    }

    fn checks(&mut self) {
        let start = self.at(PlanDay::Start);
        let after = |days: i64| start.map(|it| on_or_after(it.saturating_add(days.days())));
        self.set(PlanDay::Check, after(CHECK));
        self.set(PlanDay::Count, after(CHECK).map(|it| earlier(it, COUNTED)));
        self.set(PlanDay::Review, after(REVIEW));
    }
}
