//! One company: its answers, coded, and what follows from them.

use super::advice::{Advice, Frame, Places, Reason};
use super::budget::Budgets;
use super::evaluation::Evaluation;
use super::judge::Judge;
use super::outlook::outlook;
use super::rules::{Codes, NOT_APPLICABLE, OPEN, Rules};
use super::verdict::{Step, Verdict};
use crate::answers::{Answers, ContextAnswer, Level, Reply};
use crate::model::{
    Bands, ContextId, FactorId, GateId, GateOutcome, Model, PlacementId, Question, VerdictKind,
};
use crate::points::Points;

/// One company's answers to a model, and the rules that every variation of them goes through.
#[derive(Debug, Clone)]
pub struct Company<'a> {
    pub(crate) model: &'a Model,
    pub(crate) answers: &'a Answers,
    pub(crate) judge: Judge<'a>,
    /// The answers as they are given. Variations change these.
    pub(crate) given: Codes,
    /// The same answers, with "does not apply" for every question that is not asked.
    pub(crate) present: Codes,
    /// The answers that do not move in trials, because they are supposed and not given.
    pub(super) held: Vec<FactorId>,
    /// How much the searches may try.
    pub(crate) budgets: Budgets,
    /// What follows from the answers as they are, by rules 1 to 7.
    pub evaluation: Evaluation,
}

impl<'a> Company<'a> {
    /// Compiles the model's rules and evaluates the answers.
    pub fn new(model: &'a Model, answers: &'a Answers) -> Self {
        Self::of(model, Rules::new(model), answers, Vec::new())
    }

    /// Returns the company as it would be with other answers, of which some do not move in trials.
    pub(super) fn supposing<'b>(&self, answers: &'b Answers, held: Vec<FactorId>) -> Company<'b>
    where
        'a: 'b,
    {
        Company::of(self.model, self.judge.rules.clone(), answers, held)
    }

    fn of(model: &'a Model, mut rules: Rules, answers: &'a Answers, held: Vec<FactorId>) -> Self {
        rules.see(answers);
        let given = rules.codes(answers);
        let home = answers.home(model);
        let frame = Frame {
            placements: model.placements.len(),
            bands: model.bands,
            home,
            is_small: is_small_team(model, answers),
        };
        let judge = Judge { model, rules, frame };
        let (weight, of) = weights(model, answers);
        let is_enough = is_enough(&model.bands, weight, of);
        let now = judge.varied(&given);
        let reasoned = judge.reasoned(&given, &now, Step::Answered { weight, of, is_enough });
        let verdict = judge.verdict(&now, reasoned);
        let scores = now.scores[..judge.rules.placements()].iter();
        let scores: Vec<_> = scores.map(|&it| Points::of_units(it)).collect();
        let evaluation = Evaluation {
            contributions: judge.rules.contributions(&now.codes, now.signals.acting),
            ranking: ranking(model, &scores),
            scores,
            gates: judge.rules.gates(&now.codes),
            answered_weight: weight,
            applicable_weight: of,
            outlook: outlook(model, answers, &verdict),
            verdict,
        };
        let (budgets, present) = (Budgets::of(judge.rules.steps()), now.codes);
        Self { model, answers, judge, given, present, held, budgets, evaluation }
    }

    /// Tells whether anything is advised, if only to wait. Variations are worth a look then.
    pub(super) fn is_advised(&self) -> bool {
        self.settled().kind != VerdictKind::NotEnough
    }

    /// Tells whether some question on the company is read by the rules, asked and still open.
    pub fn has_open_context(&self) -> bool {
        self.present[self.judge.rules.context()].contains(&OPEN)
    }

    /// Returns the verdict by rule 10, if it is decided already that the team stays in its home.
    pub(super) fn fixed(&self, before: &Verdict) -> Option<Verdict> {
        let is_fixed = self.model.fixed_home.holds(&self.answers.facts(self.model));
        is_fixed.then(|| self.judge.fixed(&self.judge.varied(&self.given), before)).flatten()
    }

    /// Returns the settled advice: what rules 1 to 7 give.
    pub fn settled(&self) -> Advice {
        self.evaluation.verdict.advice()
    }

    /// Tells whether the settled advice is a move that rule 8 may put off.
    pub fn may_be_put_off(&self) -> bool {
        self.settled().kind == VerdictKind::Move && self.judge.can_wait()
    }

    /// Returns the settled advice on other answers of this company, coded: rules 1 to 7. The home
    /// stays as it is given.
    pub fn advice(&self, given: &[u16]) -> Advice {
        match self.is_enough(&self.judge.rules.applied(given)) {
            true => self.judge.advice(given),
            false if self.judge.frame.is_small => {
                let places = Places::all(self.judge.frame.home_place());
                Advice { places, ..Advice::NOT_ENOUGH }.not_yet(Reason::SmallTeam)
            }
            false => Advice::NOT_ENOUGH,
        }
    }

    /// Rule 1: tells whether enough questions have a level, where those that are not asked do not
    /// apply.
    pub(super) fn is_enough(&self, codes: &[u16]) -> bool {
        let (mut weight, mut of) = (0, 0);
        for factor in self.model.factor_ids() {
            let (code, own) = (codes[factor.0], self.model.weight(factor));
            weight += if self.judge.rules.level(factor.0, code).is_some() { own } else { 0 };
            of += if code == NOT_APPLICABLE { 0 } else { own };
        }
        is_enough(&self.model.bands, weight, of)
    }

    /// Tells whether a number that is not given could make the team too small to be moved, or large
    /// enough, where that matters: a stay, and that no home is ready, keep their kind.
    pub(super) fn size_is_open(&self) -> bool {
        let (model, answers) = (self.model, self.answers);
        let roles = &model.roles;
        let is_open = |it: Option<ContextId>| {
            it.is_some_and(|it| {
                answers.about(it).is_none() && answers.applies(model, Question::Context(it))
            })
        };
        let approved = self.judge.frame.is_small && is_open(roles.approved_positions);
        let keeps = matches!(self.settled().kind, VerdictKind::Stay | VerdictKind::NoHome);
        !keeps && (is_open(roles.team_size) || approved)
    }

    /// Returns what follows from the answers as they are, with another verdict.
    pub(super) fn evaluated(&self, verdict: Verdict) -> Evaluation {
        let outlook = outlook(self.model, self.answers, &verdict);
        Evaluation { outlook, verdict, ..self.evaluation.clone() }
    }

    /// Tells whether people's views on a question are on two sides of a gate: of what makes it
    /// conditional, or else of what makes it fail.
    pub fn are_on_two_sides(&self, factor: FactorId, gate: GateId, of: GateOutcome) -> bool {
        self.judge.rules.are_on_two_sides(factor.0, gate, of)
    }

    /// Returns the level of a factor, if it applies and has one; where people differ, the group's.
    pub(super) fn level(&self, factor: usize) -> Option<Level> {
        self.judge.rules.level(factor, self.present[factor])
    }

    /// Returns the given answers as codes, including answers to questions that are not asked.
    pub fn given(&self) -> &Codes {
        &self.given
    }
}

/// Returns the placements by exact score; equal ones keep the order of the model.
fn ranking(model: &Model, scores: &[Points]) -> Vec<PlacementId> {
    let mut ranking: Vec<_> = model.placement_ids().collect();
    ranking.sort_by_key(|&placement| std::cmp::Reverse(scores[placement.0]));
    ranking
}

/// Rule 1: tells whether this weight of the levels given is enough, out of the weight that applies,
/// both in hundredths of a percent.
fn is_enough(bands: &Bands, weight: i64, of: i64) -> bool {
    weight * 100 >= bands.minimum_weight * of && weight >= bands.minimum_points * 100
}

/// Returns the weight of the levels given and the weight that applies, in hundredths of a percent.
fn weights(model: &Model, answers: &Answers) -> (i64, i64) {
    let (mut given, mut applies) = (0, 0);
    for factor in model.factor_ids() {
        let (reply, weight) = (answers.reply(model, factor), model.weight(factor));
        given += if matches!(reply, Reply::Level(_)) { weight } else { 0 };
        applies += if reply == Reply::NotApplicable { 0 } else { weight };
    }
    (given, applies)
}

/// Tells whether the team, with the people approved, is too small to be moved. A team of unknown
/// size counts as large enough.
pub fn is_small_team(model: &Model, answers: &Answers) -> bool {
    people(model, answers).is_some_and(|it| it < model.bands.small_team)
}

/// Returns how many people the team has, approved ones counted.
pub fn people(model: &Model, answers: &Answers) -> Option<i64> {
    let number = |question: Option<ContextId>| {
        let question = question?;
        match answers.about(question)? {
            ContextAnswer::Number(number)
                if answers.applies(model, Question::Context(question)) =>
            {
                Some(*number)
            }
            _ => None,
        }
    };
    let approved = number(model.roles.approved_positions).unwrap_or(0);
    Some(number(model.roles.team_size)?.saturating_add(approved))
}
