//! The gates that are not passed, the one to open first, and the rules that changed a pull.

use super::Evidence;
use crate::answers::{Basis, Level};
use crate::decide::{Decision, GateOutcome, VerdictKind};
use crate::model::{FactorId, GateId, InteractionId, Opposite, Outcome, PlacementId};

/// A gate that is not passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotPassed {
    /// The gate.
    pub gate: GateId,
    /// Its outcome.
    pub outcome: GateOutcome,
    /// The answers that cause this outcome.
    pub factors: Vec<FactorId>,
    /// Whether it fails on a belief, or only on answers that nobody has measured or seen.
    pub is_belief: bool,
    /// What would have to be confirmed then: only what no known answer denies. One of them is enough.
    pub opposite: Vec<String>,
    /// Where the group's answers alone do not give this outcome: the questions on which people are on two
    /// sides.
    pub differ_on: Vec<FactorId>,
}

impl NotPassed {
    /// Tells whether it fails on a belief, and something could still be confirmed that would open it.
    pub fn awaits_proof(&self) -> bool {
        self.is_belief && !self.opposite.is_empty()
    }
}

/// The gate to open first, where every placement fails one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToOpen {
    /// The gate.
    pub gate: GateId,
    /// The placement that it guards.
    pub placement: PlacementId,
    /// The answers that would have to change, and the level each must reach. Empty if no level opens
    /// the gate, or if `is_cut`.
    pub changes: Vec<(FactorId, Level)>,
    /// Whether the budget ended before every set of answers was tried.
    pub is_cut: bool,
    /// The placements that score better, in rank order.
    pub better: Vec<PlacementId>,
}

/// An interaction that changed a pull.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// The interaction.
    pub interaction: InteractionId,
    /// The factors whose pulls it changed, and those that made it act.
    pub factors: Vec<FactorId>,
}

impl Evidence<'_> {
    /// Returns the gates that are not passed, in rank order of their placements.
    pub(super) fn not_passed(&self) -> Vec<NotPassed> {
        let mut gates = Vec::new();
        for &placement in &self.evaluation.ranking {
            for outcome in [GateOutcome::Failed, GateOutcome::Open, GateOutcome::Conditional] {
                let ids = self.evaluation.gates_of(self.model, placement, outcome);
                gates.extend(ids.into_iter().map(|gate| {
                    let differ_on = self.differ_on(gate, outcome);
                    let mut factors = self.behind(gate, outcome);
                    factors.retain(|it| !differ_on.contains(it));
                    factors.extend(&differ_on);
                    let is_belief = outcome == GateOutcome::Failed && self.is_belief(&factors);
                    let opposite = if is_belief { self.opposite(gate) } else { Vec::new() };
                    NotPassed { gate, outcome, factors, is_belief, opposite, differ_on }
                }));
            }
        }
        gates
    }

    /// Returns the questions on which people differ, if these alone leave a gate open or make it
    /// conditional.
    fn differ_on(&self, gate: GateId, outcome: GateOutcome) -> Vec<FactorId> {
        let gate_of = &self.model[gate];
        let (when, is_told_by): (_, &[Outcome]) = match outcome {
            GateOutcome::Open => (&gate_of.fails_when, &[Outcome::CannotTell]),
            GateOutcome::Conditional => {
                (&gate_of.conditional_when, &[Outcome::CannotTell, Outcome::Holds])
            }
            _ => return Vec::new(),
        };
        if is_told_by.contains(&when.outcome(&self.answers.facts(self.model))) {
            return Vec::new();
        }
        let sides = |it: &FactorId| self.company.are_on_two_sides(*it, gate, outcome);
        when.factors().filter(sides).collect()
    }

    /// Returns the answers that cause a gate's outcome.
    fn behind(&self, gate: GateId, outcome: GateOutcome) -> Vec<FactorId> {
        let gate = &self.model[gate];
        let facts = self.answers.facts(self.model);
        match outcome {
            GateOutcome::Failed => gate.fails_when.grounds(&facts),
            GateOutcome::Open => gate.fails_when.live_factors(&facts),
            _ => gate.conditional_when.live_factors(&facts),
        }
    }

    /// Tells whether a failing rests on a belief: the first of these answers is believed, or nobody has
    /// measured or seen any of them.
    fn is_belief(&self, factors: &[FactorId]) -> bool {
        let basis = |it: &FactorId| self.answers.answer(*it).basis;
        let is_weak = |it: &FactorId| basis(it) >= Basis::Believed;
        let is_believed = factors.first().is_some_and(|it| basis(it) == Basis::Believed);
        is_believed || !factors.is_empty() && factors.iter().all(is_weak)
    }

    /// Returns what would have to be confirmed where a gate fails on beliefs.
    fn opposite(&self, gate: GateId) -> Vec<String> {
        let is_known = |it: FactorId| self.answers.answer(it).basis < Basis::Believed;
        let may_be = |it: &&Opposite| !it.factor.is_some_and(is_known);
        self.model[gate].opposite.iter().filter(may_be).map(|it| it.text.clone()).collect()
    }

    /// Returns the gate to open first, where no placement passes its gates.
    pub(super) fn opening(&self, decision: &Decision) -> Option<ToOpen> {
        let verdict = &self.evaluation.verdict;
        if verdict.kind != VerdictKind::NoHome || verdict.leader.is_some() {
            return None;
        }
        let opening = decision.openings.first()?;
        let placement = self.model[opening.gate].placement;
        let better = self.evaluation.ranking.iter().copied();
        Some(ToOpen {
            gate: opening.gate,
            placement,
            changes: opening.changes.clone(),
            is_cut: opening.not_searched_beyond.is_some(),
            better: better.filter(|&it| self.evaluation.margin(it, placement) > 0).collect(),
        })
    }

    /// Returns the interactions that changed a pull, in model order.
    pub(super) fn acting(&self) -> Vec<Acting> {
        let changed = |interaction: InteractionId| -> Vec<FactorId> {
            let by = |it: &FactorId| &self.evaluation.contributions[it.0].changed_by;
            self.model.factor_ids().filter(|it| by(it).contains(&interaction)).collect()
        };
        (0..self.model.interactions.len())
            .map(InteractionId)
            .map(|interaction| Acting { interaction, factors: changed(interaction) })
            .filter(|it| !it.factors.is_empty())
            .map(|mut it| {
                it.factors.extend(self.model[it.interaction].trigger.predicate().factors());
                it
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answer, Answers, ContextAnswer, Reply};
    use crate::decide::fixture::{model as small, rows};
    use crate::decide::{Company, SEED, STRESS_RUNS, Verdict, decide, evaluate};
    use crate::findings::find;
    use crate::findings::fixture::alone;
    use crate::model::{ContextId, Model, Predicate, Said, Subject, builtin_model};

    /// One way of answering one question.
    #[derive(Clone, Copy)]
    enum Way {
        Factor(FactorId, Reply),
        Context(ContextId, Option<usize>),
    }

    /// Returns every way of answering a question that the gates may read.
    fn ways(model: &Model, subject: Subject) -> Vec<Way> {
        match subject {
            Subject::Factor(factor) => {
                let levels = Level::ALL.map(Reply::Level).into_iter();
                let apart = model[factor].not_applicable.is_some().then_some(Reply::NotApplicable);
                let replies = levels.chain([Reply::Unknown]).chain(apart);
                replies.map(|it| Way::Factor(factor, it)).collect()
            }
            Subject::Context(context) => {
                let choices = (0..model[context].choices().len()).map(Some);
                choices.chain([None]).map(|it| Way::Context(context, it)).collect()
            }
            _ => panic!("a gate reads answers only"),
        }
    }

    fn answer(answers: &mut Answers, way: Way) {
        match way {
            Way::Factor(factor, reply) => {
                answers.set(factor, Answer { reply, ..Answer::default() })
            }
            Way::Context(context, choice) => {
                answers.set_about(context, choice.map(ContextAnswer::Choice));
            }
        }
    }

    fn every(
        model: &Model,
        answers: &mut Answers,
        left: &[Subject],
        look: &mut dyn FnMut(&Answers),
    ) {
        let Some((subject, rest)) = left.split_first() else { return look(answers) };
        for way in ways(model, *subject) {
            answer(answers, way);
            every(model, answers, rest, look);
        }
    }

    #[test]
    fn only_what_no_known_answer_denies_has_to_be_confirmed() {
        let up = [[-3, -1, 0, 1, 3], [0; 5]];
        let model = small(2).with_section(100, &[(50, &up), (50, &up)]);
        let mut model =
            model.with_gate(0, rows(&[&[(0, 1..=2), (1, 1..=2)]]), Predicate::default());
        let alternative =
            |factor| Opposite { factor: Some(FactorId(factor)), text: factor.to_string() };
        model.gates[0].opposite = vec![alternative(0), alternative(1)];
        let mut answers = model.answers(1, &[1, 1]);
        let mut set = |factor, basis| {
            let answer = Answer { basis, ..answers.answer(FactorId(factor)).clone() };
            answers.set(FactorId(factor), answer);
            let decision = decide(&model, &answers, STRESS_RUNS, SEED);
            find(&model, &answers, &decision).gates[0].opposite.clone()
        };
        set(0, Basis::Believed);
        assert_eq!(set(1, Basis::Believed), ["0", "1"]);
        assert_eq!(set(1, Basis::Measured), ["0"]);
        assert!(set(0, Basis::Seen).is_empty());
    }

    /// All three homes fail a must; the one with the points in the middle has the first opening.
    #[test]
    fn beside_the_gate_to_open_first_are_the_homes_with_more_points() {
        let pulls = [[0; 5], [3; 5], [1; 5]];
        let mut model = small(3).with_section(100, &[(100, &pulls)]);
        for home in 0..3 {
            model = model.with_gate(home, rows(&[&[(0, 1..=2)]]), Predicate::default());
        }
        let answers = model.answers(0, &[1]);
        let company = Company::new(&model, &answers);
        let mut decision = decide(&model, &answers, STRESS_RUNS, SEED);
        decision.openings.sort_by_key(|it| it.gate != GateId(2));
        let opening = |of: &Company<'_>, change: fn(&mut Verdict)| {
            let mut evaluation = of.evaluation.clone();
            change(&mut evaluation.verdict);
            Evidence { evaluation: &evaluation, ..alone(of) }.opening(&decision)
        };
        let found = opening(&company, |_| ()).expect("no home passes");
        let (second, third) = (PlacementId(1), PlacementId(2));
        assert_eq!((found.gate, found.placement, found.better), (GateId(2), third, vec![second]));
        assert_eq!(found.changes, [(FactorId(0), Level::ALL[2])]);
        assert_eq!(opening(&company, |it| it.leader = Some(PlacementId(0))), None);
        assert_eq!(opening(&company, |it| it.kind = VerdictKind::Stay), None);
    }

    #[test]
    fn what_people_differ_on_is_named_after_the_other_answers_and_once() {
        let model = small(2).with_section(100, &[(50, &[[0; 5]; 2]), (50, &[[0; 5]; 2])]);
        let model = model.with_gate(0, rows(&[&[(1, 1..=2), (0, 1..=2)]]), Predicate::default());
        let each = [2, 2, 4].map(|it| model.answers(1, &[1, it]));
        let answers = Answers::together(&model, &each);
        let found = alone(&Company::new(&model, &answers)).not_passed();
        let [gate] = &found[..] else { panic!("one gate is not passed: {found:?}") };
        assert_eq!((gate.outcome, &gate.differ_on[..]), (GateOutcome::Open, &[FactorId(1)][..]));
        assert_eq!(gate.factors, [FactorId(0), FactorId(1)]);
    }

    /// Whatever the answers that a gate reads are, some text says why it is not passed, and every
    /// text is printed for some of them.
    #[test]
    fn every_outcome_of_a_gate_has_a_text_and_every_text_an_outcome() {
        let model = builtin_model();
        let mut unprinted = Vec::new();
        for id in model.gate_ids() {
            let gate = &model[id];
            let mut read = gate.fails_when.subjects();
            read.extend(gate.conditional_when.subjects());
            read.extend(gate.texts().flat_map(|it| it.when.iter().flat_map(|it| it.subjects())));
            read.sort_by_key(|it| format!("{it:?}"));
            read.dedup();
            let mut printed = std::collections::BTreeSet::new();
            every(&model, &mut Answers::blank(&model), &read, &mut |answers| {
                let outcome = evaluate(&model, answers).gates[id.0];
                let facts = answers.facts(&model);
                let texts = match outcome {
                    GateOutcome::Passed => return,
                    GateOutcome::Failed => &gate.fails,
                    GateOutcome::Open => &gate.open,
                    GateOutcome::Conditional => &gate.conditional,
                };
                let because = Said::first(texts, &facts);
                assert!(because.is_some(), "{}, {outcome:?}: {answers:?}", gate.id);
                printed.extend(because.into_iter().chain(Said::first(&gate.met_once, &facts)));
            });
            let never = gate.texts().filter(|it| !printed.contains(it.text.as_str()));
            unprinted.extend(never.map(|it| (gate.id.as_str(), it.text.as_str())));
        }
        assert_eq!(unprinted, []);
    }
}
