//! What other answers would bring: the scores, the advice, and how firm it would be.
//!
//! [`price`] supposes that some answers are different and evaluates the company anew, by the same
//! rules as everything else. So answers that depend on a supposed one follow it, and a question
//! that is then not asked does not apply.
//!
//! A supposed answer is a fact: somebody has measured it, and the trials do not move it. Everything
//! else moves as it does in the paper's own trials, from the same seed.

use std::num::NonZeroU32;

use super::advice::{NEUTRAL, Place};
use super::rules::code;
use super::trials::{self, Acceptability, Share, Strength, stress_runs};
use super::{Advice, Company, Compared};
use crate::answers::{Answer, Answers, Basis, ContextAnswer, Reply};
use crate::model::{FactorId, GateOutcome, Question, Setting, VerdictKind};

/// The most trials that are drawn for one price. The trials of a paper are as many by default.
const MOST_RUNS: NonZeroU32 = super::STRESS_RUNS;

/// What some other answers would bring.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// The answers that would be different. Empty if nothing would change.
    pub supposed: Vec<Setting>,
    /// The scores then shown, in file order.
    pub scores: Vec<i64>,
    /// For each placement, in file order, the worst outcome of any of its gates.
    pub standings: Vec<GateOutcome>,
    /// The advice: the settled one, or, where there are trials, what follows from them too.
    pub advice: Advice,
    /// The pair that a paper on these answers would compare.
    pub compared: Option<Compared>,
    /// The lead within the pair that the present paper compares, from the scores shown.
    pub margin: Option<i64>,
    /// What the trials say. None if none were asked for.
    pub tried: Option<Tried>,
}

/// How firm the advice would be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tried {
    /// The number of trials.
    pub runs: NonZeroU32,
    /// The word for the share. None if nothing would be advised.
    pub strength: Option<Strength>,
    /// The share of trials with this advice; if nothing would be advised yet, of those that go
    /// where the points lean to.
    pub share: Share,
    /// What most of the other trials advise, and where. None if there are no others.
    pub rest: Option<(VerdictKind, Option<Place>)>,
}

impl Price {
    /// Returns the points of a place, as shown.
    pub fn score(&self, place: Place) -> i64 {
        place.placement().map_or(NEUTRAL, |it| self.scores[it.0])
    }
}

/// Returns what some other answers would bring. Several suppositions about one question: the last
/// one counts. With `runs`, trials say how firm the advice would be; they are at most as many as a
/// paper has by default.
pub fn price(
    company: &Company,
    supposed: &[Setting],
    runs: Option<NonZeroU32>,
    seed: u64,
) -> Price {
    let held: Vec<FactorId> = supposed.iter().filter_map(factor).collect();
    let answers = with(company.answers, supposed);
    let then = company.supposing(&answers, held);
    let (evaluation, mut advice) = (&then.evaluation, then.settled());
    let tried = runs.map(|runs| {
        let stress = stress_runs(&then, runs.min(MOST_RUNS), seed);
        if trials::is_too_few(&then, &stress) {
            advice = advice.not_yet(super::Reason::FewRuns);
        }
        let strength = trials::strength(&then, &evaluation.verdict, &stress);
        Tried {
            runs: stress.runs,
            strength: strength.filter(|_| advice.kind != VerdictKind::NotYet),
            share: share(&advice, &stress.both),
            rest: rest(&advice, &stress.both),
        }
    });
    let standing = |it| evaluation.standing(company.model, it);
    let mut price = Price {
        supposed: supposed.iter().copied().filter(|it| differs(company, &then, it)).collect(),
        scores: company.model.placement_ids().map(|it| evaluation.score(it)).collect(),
        standings: company.model.placement_ids().map(standing).collect(),
        advice,
        compared: evaluation.verdict.compared,
        margin: None,
        tried,
    };
    let pair = company.evaluation.verdict.compared;
    price.margin = pair.map(|it| price.score(it.first) - price.score(it.second));
    price
}

/// Returns the factor that a supposition is about, if it is about one.
fn factor(supposed: &Setting) -> Option<FactorId> {
    match supposed {
        Setting::Level(factor, _) => Some(*factor),
        Setting::Choice(..) => None,
    }
}

/// Returns the answers with some of them different.
fn with(answers: &Answers, supposed: &[Setting]) -> Answers {
    let mut answers = answers.clone();
    for &setting in supposed {
        match setting {
            Setting::Level(factor, level) => {
                let reply = Reply::Level(level);
                answers.set(factor, Answer { reply, basis: Basis::Measured, note: None });
            }
            Setting::Choice(context, choice) => {
                answers.set_about(context, Some(ContextAnswer::Choice(choice)));
            }
        }
    }
    answers
}

/// Tells whether a supposition holds then, and does not hold now.
fn differs(now: &Company, then: &Company, supposed: &Setting) -> bool {
    match *supposed {
        Setting::Level(factor, level) => {
            then.present[factor.0] == code(level) && now.present[factor.0] != code(level)
        }
        Setting::Choice(context, choice) => {
            let chosen = |it: &Company| {
                let applies = it.answers.applies(it.model, Question::Context(context));
                it.answers.choice(context).filter(|_| applies)
            };
            chosen(then) == Some(choice) && chosen(now) != Some(choice)
        }
    }
}

/// Returns the share of trials that give some advice, or go where it leans to.
fn share(advice: &Advice, table: &Acceptability) -> Share {
    table.share_of(|it| it.gives(advice))
}

/// Returns what most of the other trials advise.
fn rest(advice: &Advice, table: &Acceptability) -> Option<(VerdictKind, Option<Place>)> {
    let others = table.outcomes.iter().filter(|it| !it.gives(advice));
    let most = others.max_by_key(|it| it.share.parts())?;
    (most.share.parts() > 0).then_some((most.kind, most.place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Places;
    use crate::decide::fixture::{Dice, POST, model, rows, with_reply};
    use crate::decide::trials::Outcome;
    use crate::decide::{SEED, STRESS_RUNS, decide};
    use crate::model::{Asked, Level, Model, PlacementId};

    const PULLS: [[i32; 5]; 2] = [[-3, -1, 0, 1, 3], [0; 5]];

    fn level(factor: usize, level: usize) -> Setting {
        Setting::Level(FactorId(factor), Level::ALL[level - 1])
    }

    /// Two questions that pull on the first of two homes. The team is in the second.
    fn small() -> Model {
        model(2).with_section(100, &[(50, &PULLS), (50, &PULLS)])
    }

    #[test]
    fn a_price_is_what_the_evaluator_says_of_the_other_answers() {
        for seed in 0..80 {
            let mut dice = Dice::new(seed);
            let model = dice.model(5, 3);
            let answers = dice.answers(&model);
            let company = Company::new(&model, &answers);
            for factor in model.factor_ids() {
                let to = Level::ALL[usize::try_from(dice.roll(0, 4)).unwrap()];
                let found = price(&company, &[Setting::Level(factor, to)], None, SEED);
                let then = with_reply(&answers, factor, Reply::Level(to));
                let then = Company::new(&model, &then);
                assert_eq!(found.advice, then.settled(), "seed {seed}");
                assert_eq!(found.compared, then.evaluation.verdict.compared, "seed {seed}");
                let scores: Vec<_> =
                    model.placement_ids().map(|it| then.evaluation.score(it)).collect();
                assert_eq!(found.scores, scores, "seed {seed}");
            }
        }
    }

    #[test]
    fn the_margin_is_that_of_the_present_pair() {
        let model = small();
        let answers = model.answers(1, &[4, 4]);
        let company = Company::new(&model, &answers);
        let pair = company.evaluation.verdict.compared.unwrap();
        assert_eq!((pair.first.placement(), pair.margin), (Some(PlacementId(0)), 17));
        let lower = price(&company, &[level(0, 1)], None, SEED);
        assert_eq!((lower.margin, lower.advice.kind), (Some(-17), VerdictKind::Stay));
        // A paper on these answers would compare the other way round.
        assert_eq!(lower.compared.map(|it| it.margin), Some(17));
    }

    #[test]
    fn a_supposed_answer_does_not_move_and_the_others_do() {
        let model = small();
        let answers = model.answers(1, &[3, 3]);
        let company = Company::new(&model, &answers);
        let one = price(&company, &[level(0, 5)], Some(STRESS_RUNS), SEED).tried.unwrap();
        let both = [level(0, 5), level(1, 5)];
        let both = price(&company, &both, Some(STRESS_RUNS), SEED).tried.unwrap();
        assert!(one.share.value < 1.0, "{one:?}");
        assert_eq!((both.share.value, both.runs), (1.0, STRESS_RUNS));
        assert_eq!(both.strength, Some(Strength::Firm));
    }

    #[test]
    fn answers_that_depend_on_a_supposed_one_follow_it() {
        let mut model = small();
        model.factors[1].asked = Asked::When(rows(&[&[(0, 4..=5)]]));
        let answers = model.answers(1, &[5, 5]);
        let company = Company::new(&model, &answers);
        assert_eq!(price(&company, &[level(0, 3)], None, SEED).scores, [50, 50]);
        // The second question is not asked then, so nothing can be supposed about it.
        let both = price(&company, &[level(0, 3), level(1, 1)], None, SEED);
        assert_eq!((both.scores, both.supposed), (vec![50, 50], vec![level(0, 3)]));
    }

    #[test]
    fn nothing_supposed_is_the_paper_itself() {
        for seed in 0..20 {
            let mut dice = Dice::new(seed);
            let mut model = dice.model(5, 3);
            model.bands.move_share = 70;
            let answers = dice.answers(&model);
            let company = Company::new(&model, &answers);
            let decision = decide(&model, &answers, STRESS_RUNS, SEED);
            let found = price(&company, &[], Some(STRESS_RUNS), SEED);
            let tried = found.tried.unwrap();
            assert_eq!(found.advice, decision.evaluation.verdict.advice(), "seed {seed}");
            assert_eq!(tried.strength, decision.strength, "seed {seed}");
            let same = decision.stress.both.same_advice.filter(|_| tried.strength.is_some());
            assert!(same.is_none_or(|it| it == tried.share), "seed {seed}");
        }
    }

    #[test]
    fn an_answer_that_is_given_already_changes_nothing() {
        let model = small();
        let answers = model.answers(1, &[4, 4]);
        let company = Company::new(&model, &answers);
        assert_eq!(price(&company, &[level(0, 4)], None, SEED).supposed, []);
        let mut answers = answers.clone();
        answers.set_about(POST, Some(ContextAnswer::Choice(1)));
        let company = Company::new(&model, &answers);
        let [same, other] = [1, 2].map(|it| Setting::Choice(POST, it));
        assert_eq!(price(&company, &[same], None, SEED).supposed, []);
        assert_eq!(price(&company, &[other], None, SEED).supposed, [other]);
    }

    #[test]
    fn where_nothing_is_advised_yet_those_trials_count_that_go_where_it_leans_to() {
        let [first, second] = [0, 1].map(|it| Place::Placement(PlacementId(it)));
        let outcome = |kind, place, parts| Outcome { kind, place, share: Share::of(parts, 10) };
        let outcomes = vec![
            outcome(VerdictKind::Move, Some(first), 4),
            outcome(VerdictKind::Stay, Some(second), 3),
            outcome(VerdictKind::Tie, None, 2),
            outcome(VerdictKind::NotYet, None, 0),
        ];
        let table = Acceptability { same_advice: None, outcomes, ranks: Vec::new() };
        let parts = |kind, places: &[Place]| {
            let places = Places::all(places.iter().copied());
            share(&Advice { kind, places, reason: None }, &table).parts()
        };
        assert_eq!(parts(VerdictKind::NotYet, &[first]), 4);
        assert_eq!(parts(VerdictKind::NotYet, &[first, second]), 2);
        assert_eq!(parts(VerdictKind::NotYet, &[]), 0, "a wait that leans nowhere is no tie");
        assert_eq!(parts(VerdictKind::Stay, &[second]), 3);
        assert_eq!(parts(VerdictKind::Move, &[second]), 0);
    }

    #[test]
    fn the_rest_is_what_most_of_the_other_trials_advise_if_there_are_any() {
        let [first, second] = [0, 1].map(|it| Place::Placement(PlacementId(it)));
        let outcome = |(kind, place, parts)| Outcome { kind, place, share: Share::of(parts, 10) };
        let found = |outcomes: &[(VerdictKind, Option<Place>, u64)], kind| {
            let outcomes = outcomes.iter().copied().map(outcome).collect();
            let table = Acceptability { same_advice: None, outcomes, ranks: Vec::new() };
            rest(&Advice { kind, places: Places::one(first), reason: None }, &table)
        };
        let to_first = (VerdictKind::Move, Some(first), 5);
        let all = [to_first, (VerdictKind::Tie, None, 2), (VerdictKind::Move, Some(second), 3)];
        let to_second = Some((VerdictKind::Move, Some(second)));
        assert_eq!(found(&all, VerdictKind::Move), to_second);
        assert_eq!(found(&all, VerdictKind::NotYet), to_second);
        assert_eq!(found(&all, VerdictKind::Stay), Some((VerdictKind::Move, Some(first))));
        assert_eq!(found(&[to_first], VerdictKind::Move), None);
        assert_eq!(found(&[to_first, (VerdictKind::Tie, None, 0)], VerdictKind::Move), None);
    }
}
