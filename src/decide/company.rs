//! One company: its answers, coded, and what follows from them.

use super::advice::{Advice, Frame, Reason};
use super::evaluation::Evaluation;
use super::outlook::outlook;
use super::rules::{ByPlacement, Codes, OPEN, Rules, Signals};
use super::verdict::{Step, reasoned};
use crate::answers::{Answers, ContextAnswer, Reply};
use crate::model::{ContextId, Model, PlacementId, Question, VerdictKind};
use crate::points::{Points, rounded};

/// One company's answers to a model, and the rules that every variation of them goes through.
#[derive(Debug, Clone)]
pub struct Company<'a> {
    pub(crate) model: &'a Model,
    pub(crate) answers: &'a Answers,
    pub(crate) rules: Rules,
    /// The answers as they are given. Variations change these.
    pub(crate) given: Codes,
    /// The same, where those to questions that are not asked do not apply.
    pub(crate) present: Codes,
    pub(crate) frame: Frame,
    /// Whether enough is answered for a verdict.
    pub(crate) suffices: bool,
    /// What follows from the answers as they are, by rules 1 to 7.
    pub evaluation: Evaluation,
}

/// Some answers, and what follows from them.
#[derive(Debug, Clone)]
pub(crate) struct Variation {
    pub(crate) codes: Codes,
    pub(crate) signals: Signals,
    /// The exact scores, in units of [`Points`].
    pub(crate) scores: ByPlacement<i32>,
}

impl Variation {
    /// Returns the scores shown: whole points, halves up.
    pub(crate) fn shown(&self) -> ByPlacement<i64> {
        self.scores.map(|it| rounded(i64::from(it), Points::UNIT))
    }
}

impl<'a> Company<'a> {
    /// Compiles the model's rules and evaluates the answers.
    pub fn new(model: &'a Model, answers: &'a Answers) -> Self {
        let rules = Rules::new(model);
        let given = rules.codes(answers);
        let present = rules.applied(&given);
        let home = answers.home(model);
        let frame = Frame {
            placements: model.placements.len(),
            bands: model.bands,
            home,
            is_small: is_small(model, answers),
        };
        let (weight, of) = weights(model, answers);
        let suffices = home.is_some()
            && weight * 100 >= model.bands.minimum_weight * of
            && weight >= model.bands.minimum_points * 100;
        let evaluation = Evaluation::unsettled(model, answers, weight, of);
        let mut company =
            Self { model, answers, rules, given, present, frame, suffices, evaluation };
        company.evaluate(Step::Answered { weight, of, suffices });
        company
    }

    /// Works out what follows from the answers as they are.
    fn evaluate(&mut self, answered: Step) {
        let now = self.varied(&self.given);
        let scores = now.scores[..self.rules.placements()].iter();
        let scores: Vec<_> = scores.map(|&it| Points::of_units(it)).collect();
        let verdict = self.verdict_of(&now, reasoned(self, &now, answered));
        let evaluation = &mut self.evaluation;
        evaluation.contributions = self.rules.contributions(&now.codes, now.signals.acting);
        evaluation.ranking = ranking(self.model, &scores);
        evaluation.scores = scores;
        evaluation.gates = self.rules.gates(&now.codes);
        evaluation.outlook = outlook(self.model, self.answers, &verdict);
        evaluation.verdict = verdict;
    }

    /// Tells whether a question on the company that the rules read is asked and open.
    pub fn has_open_context(&self) -> bool {
        self.present[self.rules.context()].contains(&OPEN)
    }

    /// Returns the advice by rules 1 to 7.
    pub fn settled(&self) -> Advice {
        self.evaluation.verdict.advice()
    }

    /// Returns what follows from some answers.
    pub(crate) fn varied(&self, given: &[u16]) -> Variation {
        let codes = self.rules.applied(given);
        let signals = self.rules.signals(&codes);
        Variation { scores: self.rules.scores(&codes, signals.acting), signals, codes }
    }

    /// Returns the advice on some answers by rules 2 to 7, presuming that they suffice for one.
    pub fn advice(&self, given: &[u16]) -> Advice {
        self.advised(given, &self.varied(given))
    }

    /// Returns the advice that follows from a variation of the answers, by rules 2 to 7.
    pub(crate) fn advised(&self, given: &[u16], it: &Variation) -> Advice {
        let advice = self.unless_open(it);
        let is_undone = self.undoing(given, it, advice).next().is_some();
        self.frame.small(if is_undone { advice.not_yet(Reason::OpenGate) } else { advice })
    }

    /// Returns the advice by rules 2 to 5.
    fn unless_open(&self, it: &Variation) -> Advice {
        self.frame.open(&it.shown(), it.signals.failed, it.signals.open)
    }

    /// Returns the places of the questions that are asked and open.
    pub(super) fn open_places(&self, codes: &[u16]) -> impl Iterator<Item = usize> {
        (0..codes.len()).filter(move |&it| codes[it] == OPEN)
    }

    /// Rule 6: returns the open questions of gates of which an answer would undo the move.
    pub(super) fn undoing<'b>(
        &'b self,
        given: &'b [u16],
        now: &'b Variation,
        advice: Advice,
    ) -> impl Iterator<Item = usize> + 'b {
        let is_move = advice.kind == VerdictKind::Move;
        let open = self.rules.gate_questions().iter().copied().filter(move |&it| {
            is_move && now.codes[it] == OPEN
        });
        open.filter(move |&place| {
            let mut given = given.to_vec();
            self.rules.values(place).any(|code| {
                given[place] = code;
                self.unless_open(&self.varied(&given)) != advice
            })
        })
    }

    /// Tells whether the placement no longer leads: it fails a gate, or another one that passes
    /// has more points. An exact tie leaves it in the lead.
    pub(crate) fn is_ousted(&self, leader: PlacementId, it: &Variation) -> bool {
        let is_ahead = |one: usize| {
            it.signals.passes(one) && it.scores[one] > it.scores[leader.0]
        };
        !it.signals.passes(leader.0) || (0..self.rules.placements()).any(is_ahead)
    }
}

/// Returns the placements by exact score; equal ones keep the order of the model.
fn ranking(model: &Model, scores: &[Points]) -> Vec<PlacementId> {
    let mut ranking: Vec<_> = model.placement_ids().collect();
    ranking.sort_by_key(|&placement| std::cmp::Reverse(scores[placement.0]));
    ranking
}

/// Returns the weight of the levels given and the weight that applies, in hundredths of a percent.
fn weights(model: &Model, answers: &Answers) -> (i64, i64) {
    let (mut given, mut applies) = (0, 0);
    for factor in model.factor_ids() {
        let reply = answers.reply(model, factor);
        let weight = model.weight(factor);
        given += if matches!(reply, Reply::Level(_)) { weight } else { 0 };
        applies += if reply == Reply::NotApplicable { 0 } else { weight };
    }
    (given, applies)
}

/// Tells whether the team has too few people, with those approved, to be moved. Where nobody said
/// how many it has, it has enough.
fn is_small(model: &Model, answers: &Answers) -> bool {
    let number = |question: Option<ContextId>| {
        let question = question?;
        let applies = answers.applies(model, Question::Context(question));
        match answers.about(question).filter(|_| applies)? {
            ContextAnswer::Number(number) => Some(*number),
            _ => None,
        }
    };
    let approved = number(model.roles.approved_positions).unwrap_or(0);
    let people = number(model.roles.team_size);
    people.is_some_and(|it| it.saturating_add(approved) < model.bands.small_team)
}
