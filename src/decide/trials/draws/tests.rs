//! Whether anything that the advice depends on is held fixed while answers move.

use super::*;
use crate::answers::Reply;
use crate::answers::{Answer, Answers, ContextAnswer};
use crate::decide::evaluate;
use crate::decide::fixture::{Dice, NUMBER};
use crate::model::{ContextKind, GateOutcome, Model, Question, Slant, VerdictKind, builtin_model};

/// Returns the answers of a run. A choice that was open has been drawn too.
fn answers_of(company: &Company, given: &Codes) -> Answers {
    let rules = &company.judge.rules;
    let mut answers = company.answers.clone();
    for (place, &code) in given.iter().enumerate() {
        match rules.question(place) {
            Question::Factor(factor) => {
                if let Some(level) = rules::level(code) {
                    let answer = answers.answer(factor).clone();
                    answers.set(factor, Answer { reply: Reply::Level(level), ..answer });
                }
            }
            Question::Context(question) => {
                let is_choice =
                    matches!(company.model[question].kind, ContextKind::Choice(_)) && code > 1;
                let choice = || ContextAnswer::Choice(usize::from(code) - 2);
                if let Some(choice) = is_choice.then(choice) {
                    answers.set_about(question, Some(choice));
                }
            }
        }
    }
    answers
}

/// Asserts that each run advises what an evaluation of its answers does, and returns how many
/// different codes each question has had.
fn follow(model: &Model, answers: &Answers, runs: u32, seed: u64) -> Vec<usize> {
    let company = Company::new(model, answers);
    let draws = Draws::new(&company);
    let mut streams = Streams::new(seed, draws.people());
    let (mut scratch, mut tallies) = (draws.scratch(), Tallies::default());
    let mut seen = vec![std::collections::BTreeSet::new(); scratch.given.len()];
    for run in 0..runs {
        let advice = draws.run(&mut streams, &mut scratch, &mut tallies);
        let evaluation = evaluate(model, &answers_of(&company, &scratch.given));
        assert!(!evaluation.gates.contains(&GateOutcome::Open), "seed {seed}, run {run}");
        // Whether there are enough answers is about those given, not about those drawn.
        if evaluation.verdict.kind != VerdictKind::NotEnough {
            assert_eq!(advice, evaluation.verdict.advice(), "seed {seed}, run {run}");
        }
        for (codes, code) in seen.iter_mut().zip(&scratch.given) {
            codes.insert(*code);
        }
    }
    seen.iter().map(std::collections::BTreeSet::len).collect()
}

#[test]
fn each_run_advises_what_its_answers_do() {
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let mut model = dice.model(6, 4);
        model.stress.weights = 0;
        model.stress.slant = Slant { runs: 60, answers: 70 };
        let mut answers = dice.answers(&model);
        answers.set_about(NUMBER, Some(ContextAnswer::Number(dice.roll(0, 2))));
        follow(&model, &answers, 60, seed);
    }
}

/// Returns a company of the built-in model: a home and a team, and everything else at random.
fn company(model: &Model, dice: &mut Dice, open: i64) -> Answers {
    let mut answers = Answers::blank(model);
    for question in model.context_ids() {
        let count = model[question].choices().len();
        let is_home = question == model.roles.current_home;
        if matches!(model[question].kind, ContextKind::Choice(_))
            && (is_home || dice.roll(1, 100) > open)
        {
            let choice = usize::try_from(dice.roll(0, count as i64 - 1)).unwrap();
            answers.set_about(question, Some(ContextAnswer::Choice(choice)));
        }
    }
    if let Some(size) = model.roles.team_size {
        answers.set_about(size, Some(ContextAnswer::Number(dice.roll(1, 9))));
    }
    for factor in model.factor_ids() {
        let level = Level::new(dice.roll(1, 5)).filter(|_| dice.roll(1, 100) > open);
        let basis = Basis::ALL[usize::try_from(dice.roll(0, 3)).unwrap()];
        let reply = level.map_or(Reply::Unknown, Reply::Level);
        answers.set(factor, Answer { reply, basis, note: None });
    }
    answers
}

#[test]
fn each_run_of_the_built_in_model_advises_what_its_answers_do() {
    let mut model = builtin_model();
    model.stress.weights = 0;
    for seed in 0..40 {
        let mut dice = Dice::new(seed);
        let answers = company(&model, &mut dice, [0, 30, 100][seed as usize % 3]);
        follow(&model, &answers, 30, seed);
    }
}

/// Whatever a gate, an interaction, a score or whether a question is asked depends on takes every
/// value, unless it is known.
#[test]
fn nothing_that_is_open_is_held_fixed() {
    let mut model = builtin_model();
    model.stress.weights = 0;
    let answers = company(&model, &mut Dice::new(4), 100);
    let seen = follow(&model, &answers, 400, 4);
    let company = Company::new(&model, &answers);
    let rules = &company.judge.rules;
    for (place, codes) in seen.into_iter().enumerate() {
        let scores = match rules.question(place) {
            Question::Factor(factor) => model.weight(factor) > 0,
            Question::Context(question) => question != model.roles.current_home,
        };
        let is_number = place >= rules.context().start && company.given[place] != OPEN;
        if (scores || rules.special().contains(&place)) && !is_number {
            assert_eq!(codes, rules.values(place).len(), "{:?}", rules.question(place));
        }
    }
}
