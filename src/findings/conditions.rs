//! The conditions of the placements: whether each is met, and which of them the advice has to meet.
//!
//! [`Requirement`] is what the paper asks for, row by row: the conditions that are not met, what has
//! to be in place whichever home is chosen, and the gates that are passed on a condition only.

use std::cmp::Reverse;

use super::Evidence;
use super::arguments::{Argued, Side};
use super::calendar::Calendar;
use super::counsel::{Counsel, on_placement};
use super::gates::NotPassed;
use super::package::Package;
use super::people::People;
use super::prices::Worth;
use super::proposed;
use super::repairs::Repairs;
use super::tried::Before;
use crate::decide::{Place, VerdictKind, is_small_team};
use crate::model::{FactorId, GateId, Kind, PassageId, PlacementId, PlanDay, State};

/// The most rows of what has to be done.
const MOST: usize = 5;
/// The most of them that are needed whichever home is chosen.
const PREREQUISITES: usize = 3;

/// A condition of a placement, and whether it is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What the model says about it.
    pub passage: PassageId,
    /// Whether it is met.
    pub state: State,
    /// The answers that it is about, each once.
    pub factors: Vec<FactorId>,
}

/// Something that has to be done for the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// What it is.
    pub asked: Asked,
    /// The day of the plan by which it is done.
    pub by: PlanDay,
    /// Whether it can be done before the change begins.
    pub is_before_start: bool,
    /// The answers that it is about, each once.
    pub factors: Vec<FactorId>,
    /// What it alone adds to the lead, in points; none if answers cannot show it.
    pub worth: Option<i64>,
    /// Whether it was tried before and ended, so that it comes after what was not.
    pub has_ended: bool,
}

/// What has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// What a passage of the model asks for.
    Passage(PassageId),
    /// What a gate asks for that is passed on a condition only.
    Gate(GateId),
}

/// Returns a day, or that of the start if it falls in a period in which nothing can change.
fn unblocked(day: PlanDay, calendar: &Calendar) -> PlanDay {
    let is_moved = calendar.is_blocked(day) && calendar.date(PlanDay::Start).is_some();
    if is_moved { PlanDay::Start } else { day }
}

impl Evidence<'_> {
    /// Returns what has to be done; where no home passes, `repairs` are what would open one. Of the conditions, those are asked that
    /// come to an arrangement that is proposed, or to none while they do change the lead. What can be
    /// done before the start comes first, and of that what adds most to the lead. What has to be in place
    /// whichever home is chosen has its rows; conditions fill the others, the worst first.
    pub(super) fn requirements(
        &self,
        (conditions, worths): (&[Condition], &[Worth]),
        repairs: Option<&Repairs>,
        package: &Package,
        calendar: &Calendar,
    ) -> Vec<Requirement> {
        let proposed = self.proposed(package);
        let prerequisites = self.prerequisites(package, calendar);
        let room = MOST.saturating_sub(prerequisites.len());
        let mut rows: Vec<Requirement> = Vec::new();
        let is_chosen = |it: &&Condition| match self.arrangement_of(it) {
            _ if repairs.is_some() => true,
            Some(own) => proposed.contains(&own),
            None => self.worth_of(it, worths) != Some(0),
        };
        for condition in self.asked(conditions, repairs).into_iter().filter(is_chosen) {
            let told = |it: &FactorId| rows.iter().any(|row| row.factors.contains(it));
            if condition.factors.is_empty() || !condition.factors.iter().all(told) {
                let row = self.requirement(condition.passage, &condition.factors, calendar);
                let worth = self.worth_of(condition, worths);
                rows.extend(row.map(|it| Requirement { worth, ..it }));
            }
        }
        rows.extend(self.on_condition(&rows, calendar));
        rows.truncate(room);
        rows.sort_by_key(|it| (!it.is_before_start, it.has_ended, Reverse(it.worth)));
        let after = rows.iter().position(|it| !it.is_before_start).unwrap_or(rows.len());
        rows.splice(after..after, prerequisites);
        rows
    }

    /// Returns the conditions that are asked for. Where no home is ready, these are the repairs. A
    /// small team is asked for none, because it compares no homes.
    fn asked<'c>(
        &self,
        conditions: &'c [Condition],
        repairs: Option<&Repairs>,
    ) -> Vec<&'c Condition> {
        let kind = self.evaluation.verdict.kind;
        if kind == VerdictKind::NotEnough || is_small_team(self.model, self.answers) {
            return Vec::new();
        }
        let open = conditions.iter().filter(|it| it.state != State::Met);
        let repaired = |it: &&Condition| repairs.is_none_or(|all| all.mend(self.model, it));
        open.filter(repaired).collect()
    }

    /// Returns the ids of the arrangements that the paper proposes.
    fn proposed(&self, package: &Package) -> Vec<&str> {
        let package = package.arrangements(self.model);
        let proposed = proposed::arrangements(self.model, &People::new(&self.case()), &package);
        proposed.iter().map(|it| it.passage.id.as_str()).collect()
    }

    /// Returns the id of the arrangement that a condition comes to.
    fn arrangement_of(&self, condition: &Condition) -> Option<&str> {
        self.model[condition.passage].arrangement.as_deref()
    }

    /// Returns what has to be in place whichever home is chosen, beside the arrangements that the paper
    /// proposes.
    fn prerequisites(&self, package: &Package, calendar: &Calendar) -> Vec<Requirement> {
        let package = package.arrangements(self.model);
        let counsel = Counsel::beside(&package, self.model, self.answers, self.evaluation);
        let fitting = counsel.of(Kind::Prerequisite).filter_map(|it| {
            if it.before.as_ref().is_some_and(|it| it.is_in_place) {
                return None;
            }
            self.requirement(it.id, &it.grounds, calendar)
        });
        fitting.take(PREREQUISITES).collect()
    }

    /// Returns what meeting a condition alone adds to the lead.
    fn worth_of(&self, condition: &Condition, worths: &[Worth]) -> Option<i64> {
        let price = &worths.iter().find(|it| it.passage == condition.passage)?.price;
        Some(price.margin? - self.evaluation.verdict.compared?.margin)
    }

    /// Returns what a passage asks for. Before a home is chosen, what it has to meet is done by the
    /// count at the latest, and what is needed whichever it is by the choice; a day that the plan does
    /// not have gives way to the decision.
    fn requirement(
        &self,
        id: PassageId,
        factors: &[FactorId],
        calendar: &Calendar,
    ) -> Option<Requirement> {
        let passage = &self.model[id];
        let day = passage.by?;
        let last = match passage.kind {
            Kind::Prerequisite => {
                calendar.date(PlanDay::Again).max(calendar.date(PlanDay::Decision))
            }
            _ => calendar.date(PlanDay::Count),
        };
        let is_late = |day| !calendar.has(day) || calendar.date(day) > last;
        let by = match day {
            _ if calendar.waits() && is_late(day) => PlanDay::Count,
            _ if calendar.has(day) => day,
            _ => PlanDay::Decision,
        };
        let by = if self.is_counted_anew(factors) { unblocked(by, calendar) } else { by };
        let before = Before::of(self.model, self.answers, passage);
        Some(Requirement {
            asked: Asked::Passage(id),
            by,
            is_before_start: calendar.waits() || by < PlanDay::Start,
            factors: factors.to_vec(),
            worth: None,
            has_ended: before.is_some_and(|it| it.has_ended),
        })
    }

    /// Returns the gates that the advice passes on a condition only, without those that a row is
    /// about already.
    fn on_condition(&self, rows: &[Requirement], calendar: &Calendar) -> Vec<Requirement> {
        let told: Vec<_> = rows.iter().flat_map(|it| &it.factors).collect();
        let gates = self.not_passed().into_iter().filter(|it| {
            let is_asked = self.evaluation.verdict.conditional_on.contains(&it.gate);
            is_asked && !it.factors.iter().any(|it| told.contains(&it))
        });
        let row = |it: NotPassed| {
            let by = self.gate_day(&it.factors, calendar);
            Requirement {
                asked: Asked::Gate(it.gate),
                by,
                is_before_start: calendar.waits() || by < PlanDay::Start,
                factors: it.factors,
                worth: None,
                has_ended: false,
            }
        };
        gates.map(row).collect()
    }

    /// Tells whether cases still to come are counted for some of these answers.
    fn is_counted_anew(&self, factors: &[FactorId]) -> bool {
        let is_count =
            |it: &FactorId| self.model[*it].counts.is_some() && self.model[*it].next.is_some();
        factors.iter().any(is_count)
    }

    /// Returns by when a gate is met: before the budgets are agreed, or by the count if something has
    /// to be counted anew and there is no time for it before.
    fn gate_day(&self, factors: &[FactorId], calendar: &Calendar) -> PlanDay {
        let is_soon = self.is_counted_anew(factors) && !calendar.has_time_to_count(PlanDay::Budget);
        match PlanDay::Budget {
            _ if is_soon && calendar.has(PlanDay::Count) => PlanDay::Count,
            day => unblocked(day, calendar),
        }
    }

    /// Returns the conditions of a placement: unmet first, then unknown, then met.
    pub(super) fn conditions(&self, placement: PlacementId) -> Vec<Condition> {
        let conditions = on_placement(self.model, &self.case(), placement, Kind::Condition);
        let condition = conditions.into_iter().map(|it| Condition {
            passage: it.id,
            state: it.state.unwrap_or(State::Unknown),
            factors: it.grounds,
        });
        condition.collect()
    }

    /// Returns the conditions that the advice has to meet. These are the conditions of the
    /// placement advised. In a tie, and while nothing is advised yet, they are those of all
    /// placements that the points lean to. Without any advice, they are those of all placements. If
    /// the team stays outside the placements, there are none. Unmet ones come first, and among them
    /// those that bear on the arguments against or on a risk of their placement.
    pub(super) fn concerned(&self, arguments: &[Argued]) -> Vec<Condition> {
        let against = arguments.iter().filter(|it| it.side == Side::Against);
        let argued: Vec<FactorId> = against.flat_map(|it| it.factors.iter().copied()).collect();
        let mut conditions = Vec::new();
        for &placement in &self.evaluation.ranking {
            if !self.concerns(placement) {
                continue;
            }
            let mut pressing = argued.clone();
            pressing.extend(self.risky(placement));
            let mut own = self.conditions(placement);
            own.sort_by_key(|it| (it.state, !it.factors.iter().any(|it| pressing.contains(it))));
            conditions.extend(own);
        }
        conditions
    }

    fn concerns(&self, placement: PlacementId) -> bool {
        let verdict = &self.evaluation.verdict;
        let place = Place::Placement(placement);
        match verdict.kind {
            VerdictKind::Move | VerdictKind::Stay => verdict.place == Some(place),
            VerdictKind::Tie | VerdictKind::NotYet => verdict.leaning.contains(&place),
            VerdictKind::NoHome | VerdictKind::NotEnough => true,
        }
    }

    /// Returns the answers that raise a risk of the placement.
    fn risky(&self, placement: PlacementId) -> Vec<FactorId> {
        let risks = on_placement(self.model, &self.case(), placement, Kind::Risk);
        risks.into_iter().flat_map(|it| it.grounds).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use jiff::civil::{Date, date};

    use super::*;
    use crate::answers::{Answers, ContextAnswer};
    use crate::decide::fixture::{NUMBER, POST, choice, model, rows};
    use crate::decide::{Company, SEED, decide};
    use crate::findings::calendar::calendar;
    use crate::findings::find;
    use crate::findings::fixture::alone;
    use crate::model::{ContextKind, Counted, Counts, Model, Passage, Predicate, Said};

    /// A company that moves to the first home if the first answer is high, and waits while the second is
    /// open, on which a gate of that home depends.
    fn small() -> Model {
        let pulls = [[-3, -1, 0, 1, 3], [0; 5]];
        let model = model(2).with_section(100, &[(50, &pulls), (50, &[[0; 5]; 2])]);
        model.with_gate(0, rows(&[&[(1, 1..=2)]]), rows(&[&[(1, 3..=3)]]))
    }

    /// Returns when something is done that the model asks for by a day, and whether that is before the
    /// start.
    fn asked(kind: Kind, by: PlanDay, levels: [i64; 2]) -> (PlanDay, bool) {
        let passages = vec![Passage { by: Some(by), ..Passage::new(kind, "p".into()) }];
        let model = Model { passages, ..small() };
        let mut answers = model.answers(1, &levels);
        let day = ContextAnswer::Date(date(2026, 5, 11));
        answers.set_about(model.roles.date, Some(day));
        let company = Company::new(&model, &answers);
        let evidence = alone(&company);
        let calendar = calendar(&evidence.case());
        assert_eq!(calendar.waits(), levels[1] == 0);
        let found = evidence.requirement(PassageId(0), &[], &calendar).unwrap();
        (found.by, found.is_before_start)
    }

    #[test]
    fn what_is_needed_whichever_home_is_chosen_has_time_until_the_choice() {
        let waiting = [5, 0];
        let of = |by| asked(Kind::Prerequisite, by, waiting);
        assert_eq!(of(PlanDay::FirstStep), (PlanDay::FirstStep, true));
        assert_eq!(of(PlanDay::Decision), (PlanDay::Decision, true), "on the last day allowed");
        assert_eq!(of(PlanDay::Start), (PlanDay::Count, true));
        let condition = |by| asked(Kind::Condition, by, waiting);
        assert_eq!(condition(PlanDay::FirstStep), (PlanDay::FirstStep, true));
        assert_eq!(condition(PlanDay::Decision), (PlanDay::Count, true));
    }

    #[test]
    fn a_day_that_the_plan_does_not_have_gives_way_to_the_decision() {
        let (moves, stays) = ([5, 5], [1, 5]);
        let of = |by, levels| asked(Kind::Condition, by, levels);
        assert_eq!(of(PlanDay::Access, moves), (PlanDay::Access, false));
        assert_eq!(of(PlanDay::Access, stays), (PlanDay::Decision, true));
    }

    #[test]
    fn what_is_done_on_the_day_of_the_start_is_not_done_before_it() {
        let of = |by| asked(Kind::Condition, by, [5, 5]);
        assert_eq!(of(PlanDay::Budget), (PlanDay::Budget, true));
        assert_eq!(of(PlanDay::Start), (PlanDay::Start, false));
    }

    #[test]
    fn a_gate_that_is_passed_on_a_condition_is_asked_for_unless_a_row_is_about_it() {
        let model = small();
        for (second, is_asked) in [(3, true), (5, false)] {
            let answers = model.answers(1, &[5, second]);
            let company = Company::new(&model, &answers);
            let evidence = alone(&company);
            let calendar = calendar(&evidence.case());
            let found = evidence.on_condition(&[], &calendar);
            let asked: Vec<_> = found.iter().map(|it| (it.asked, &it.factors[..])).collect();
            let gate = (Asked::Gate(GateId(0)), &[FactorId(1)][..]);
            assert_eq!(asked, Vec::from_iter(is_asked.then_some(gate)));
            assert_eq!(evidence.on_condition(&found, &calendar), []);
        }
    }

    /// The first answer speaks for the home advised, and the last could speak for it more. Whatever is
    /// answered to the others changes no points.
    #[test]
    fn a_condition_is_asked_for_if_its_arrangement_is_proposed_or_without_one_if_it_changes_the_lead()
     {
        let (pulls, idle) = ([[-3, -1, 0, 1, 3], [0; 5]], [[0; 5]; 2]);
        let model = model(2).with_section(
            100,
            &[(40, &pulls), (15, &idle), (15, &idle), (15, &idle), (15, &pulls)],
        );
        let arrangement = |id: &str, levels| Passage {
            texts: vec![Said {
                name: "sentences",
                text: String::new(),
                when: Some(rows(&[&[(0, levels)]])),
            }],
            ..Passage::new(Kind::Arrangement, id.into())
        };
        let condition = |factor, arrangement: Option<&str>| Passage {
            placement: Some(PlacementId(0)),
            predicates: vec![
                ("met_when", rows(&[&[(factor, 4..=5)]])),
                ("unmet_when", rows(&[&[(factor, 1..=2)]])),
            ],
            arrangement: arrangement.map(str::to_owned),
            by: Some(PlanDay::Budget),
            ..Passage::new(Kind::Condition, format!("c{factor}"))
        };
        let passages = vec![
            arrangement("proposed", 1..=5),
            arrangement("other", 1..=1),
            condition(1, Some("proposed")),
            condition(2, Some("other")),
            condition(3, None),
            condition(4, None),
        ];
        let model = Model { passages, ..model };
        let answers = model.answers(1, &[5, 2, 2, 2, 2]);
        let decision = decide(&model, &answers, NonZeroU32::MIN, SEED);
        assert_eq!(decision.evaluation.verdict.kind, VerdictKind::Move);
        let found = find(&model, &answers, &decision).requirements;
        let asked: Vec<_> = found.iter().map(|it| (it.factors[0].0, it.worth)).collect();
        assert_eq!(asked, [(4, Some(5)), (1, Some(0))]);
    }

    /// What is known of the second answer, on which a gate is passed on a condition.
    #[derive(Clone, Copy, PartialEq)]
    enum Known {
        Nothing,
        Counts,
        Next,
        CountsAndNext,
    }

    /// Returns the company of [`small`] that moves on a condition, whose answers are of 11 May 2026. Some things
    /// block the move, and the advice is decided on by some day.
    fn moving(known: Known, blocks: &[Option<Date>], by: Option<Date>) -> (Model, Answers) {
        let mut model = small();
        let counts =
            Counts { what: Counted::Units(vec!["days".into()]), least: [0, 10, 20, 30, 40] };
        let is_counted = matches!(known, Known::Counts | Known::CountsAndNext);
        let has_next = matches!(known, Known::Next | Known::CountsAndNext);
        model.factors[1].counts = is_counted.then_some(counts);
        model.factors[1].next = has_next.then(|| "the next ten".into());
        model.context[NUMBER.0].kind = ContextKind::Dated(["a", "b"].map(choice).into());
        model.roles.blocked_until = Some(NUMBER);
        model.roles.decide_by = Some(POST);
        let passage = |id: &str| Passage {
            by: Some(PlanDay::Budget),
            ..Passage::new(Kind::Condition, id.into())
        };
        model.passages = vec![passage("c")];
        let mut answers = model.answers(1, &[5, 3]);
        let day = ContextAnswer::Date(date(2026, 5, 11));
        answers.set_about(model.roles.date, Some(day));
        answers.set_about(POST, by.map(ContextAnswer::Date));
        let blocks = blocks.iter().copied().enumerate().collect();
        answers.set_about(NUMBER, Some(ContextAnswer::Dated(blocks)));
        (model, answers)
    }

    #[test]
    fn a_gate_is_met_before_the_budgets_or_at_the_start_if_that_is_blocked_or_by_a_count() {
        let met = |known, blocks: &[Option<Date>], by| {
            let (model, answers) = moving(known, blocks, by);
            let company = Company::new(&model, &answers);
            let evidence = alone(&company);
            let found = evidence.on_condition(&[], &calendar(&evidence.case()));
            let [found] = &found[..] else { panic!("one gate: {found:?}") };
            (found.by, found.is_before_start)
        };
        let until = Some(date(2026, 12, 18));
        for known in [Known::Nothing, Known::Counts, Known::Next] {
            assert_eq!(met(known, &[], None), (PlanDay::Budget, true));
            assert_eq!(met(known, &[until], None), (PlanDay::Start, false));
            // Nobody knows when the team starts.
            assert_eq!(met(known, &[until, None], None), (PlanDay::Budget, true));
        }
        assert_eq!(met(Known::CountsAndNext, &[], None), (PlanDay::Count, false));
        assert_eq!(met(Known::CountsAndNext, &[], until), (PlanDay::Budget, true), "there is time");
    }

    #[test]
    fn what_is_counted_anew_is_not_asked_for_while_nothing_can_change() {
        let by = |known, factors: &[FactorId]| {
            let (model, answers) = moving(known, &[Some(date(2026, 12, 18))], None);
            let company = Company::new(&model, &answers);
            let evidence = alone(&company);
            evidence.requirement(PassageId(0), factors, &calendar(&evidence.case())).map(|it| it.by)
        };
        let second = &[FactorId(0), FactorId(1)];
        assert_eq!(by(Known::CountsAndNext, second), Some(PlanDay::Start));
        assert_eq!(by(Known::CountsAndNext, &[FactorId(0)]), Some(PlanDay::Budget));
        assert_eq!(by(Known::Nothing, second), Some(PlanDay::Budget));
    }

    /// One comes to nothing that was tried, one to what worked, and one to what failed.
    #[test]
    fn what_is_in_place_need_not_be_put_in_place_and_what_ended_is_no_news() {
        let mut model = small();
        let prerequisite = |id: &str, arrangement: Option<&str>| Passage {
            arrangement: arrangement.map(str::to_owned),
            by: Some(PlanDay::FirstStep),
            ..Passage::new(Kind::Prerequisite, id.into())
        };
        model.passages = vec![
            prerequisite("a", Some("worked")),
            prerequisite("b", None),
            prerequisite("c", Some("failed")),
        ];
        let ids = ["worked", "failed"].map(choice);
        model.context[NUMBER.0].kind =
            ContextKind::Outcomes { items: ids.clone().into(), outcomes: ids.into() };
        model.roles.tried = Some(NUMBER);
        (model.tried.first, model.tried.again) = (vec![0], vec![1]);
        let mut answers = model.answers(1, &[5, 5]);
        answers.set_about(NUMBER, Some(ContextAnswer::Outcomes(vec![(0, 0), (1, 1)])));
        let company = Company::new(&model, &answers);
        let evidence = alone(&company);
        let package = evidence.package(None, 0);
        let found = evidence.prerequisites(&package, &calendar(&evidence.case()));
        let found: Vec<_> = found.iter().map(|it| (it.asked, it.has_ended)).collect();
        assert_eq!(
            found,
            [(Asked::Passage(PassageId(1)), false), (Asked::Passage(PassageId(2)), true)]
        );
    }

    fn condition(factor: usize, by: PlanDay, arrangement: Option<&str>) -> Passage {
        Passage {
            placement: Some(PlacementId(0)),
            predicates: vec![
                ("met_when", rows(&[&[(factor, 4..=5)]])),
                ("unmet_when", rows(&[&[(factor, 1..=2)]])),
            ],
            arrangement: arrangement.map(str::to_owned),
            by: Some(by),
            ..Passage::new(Kind::Condition, format!("c{factor}"))
        }
    }

    fn required(model: &Model, answers: &Answers) -> Vec<Asked> {
        let decision = decide(model, answers, NonZeroU32::MIN, SEED);
        find(model, answers, &decision).requirements.iter().map(|it| it.asked).collect()
    }

    /// The condition that adds to the lead is met last.
    #[test]
    fn what_is_needed_whichever_home_is_chosen_comes_after_what_is_done_before_the_start() {
        let pulls = [[-3, -1, 0, 1, 3], [0; 5]];
        let mut model = model(2).with_section(100, &[(60, &pulls), (20, &pulls), (20, &pulls)]);
        model.passages = vec![
            condition(1, PlanDay::Access, None),
            Passage {
                by: Some(PlanDay::FirstStep),
                ..Passage::new(Kind::Prerequisite, "p".into())
            },
            condition(2, PlanDay::Budget, None),
        ];
        let answers = model.answers(1, &[5, 1, 2]);
        assert_eq!(required(&model, &answers), [2, 1, 0].map(|it| Asked::Passage(PassageId(it))));
    }

    /// Both homes fail a must, each by a question of its own, so that nothing is proposed that the
    /// condition comes to.
    #[test]
    fn where_no_home_passes_a_repair_is_asked_for_though_its_arrangement_is_not_proposed() {
        let idle: (i64, &[[i32; 5]]) = (50, &[[0; 5]; 2]);
        let mut model = model(2)
            .with_section(100, &[idle; 2])
            .with_gate(0, rows(&[&[(0, 1..=2)]]), Predicate::default())
            .with_gate(1, rows(&[&[(1, 1..=2)]]), Predicate::default());
        model.passages = vec![condition(0, PlanDay::Budget, Some("other"))];
        let answers = model.answers(0, &[1, 1]);
        assert_eq!(required(&model, &answers), [Asked::Passage(PassageId(0))]);
    }
}
