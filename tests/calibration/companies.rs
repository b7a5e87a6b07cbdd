//! Companies drawn at random: from nothing but chance, or from archetypes.

use std::collections::BTreeMap;

use mops_advisor::answers::{Answer, Answers, Basis, ContextAnswer, Level, Reply};
use mops_advisor::model::{FactorId, Model};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use serde::Deserialize;

use crate::shorthand::choose;

/// Chance, the same in every run.
pub(super) struct Dice(Xoshiro256PlusPlus);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// Returns a number from 0 to `count` - 1, each with equal chance.
    pub(super) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.0.next_u64() % count as u64).expect("it is below the count")
    }

    /// Returns the place of one of some odds.
    pub(super) fn by_odds(&mut self, odds: &[usize]) -> usize {
        let mut left = self.below(odds.iter().sum());
        odds.iter()
            .position(|&it| {
                let is_it = left < it;
                left = left.saturating_sub(it);
                is_it
            })
            .expect("the odds add to the sum")
    }

    fn level(&mut self) -> Level {
        Level::ALL[self.below(5)]
    }

    /// Returns one step down, none, or one up.
    pub(super) fn step(&mut self, odds: &[usize; 3]) -> isize {
        [-1, 0, 1][self.by_odds(odds)]
    }
}

/// Returns the level some steps away; the ends of the scale hold.
pub(super) fn moved(level: Level, steps: isize) -> Level {
    Level::ALL[level.index().saturating_add_signed(steps).min(4)]
}

/// The odds of something, by id.
type Odds = BTreeMap<String, usize>;

/// Kinds of companies, as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kinds {
    usual: BTreeMap<String, Odds>,
    pub(super) archetypes: Vec<Archetype>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Archetype {
    pub(super) name: String,
    people: [usize; 2],
    about: BTreeMap<String, Odds>,
    levels: BTreeMap<String, String>,
}

pub(super) fn kinds() -> Kinds {
    toml::from_str(include_str!("archetypes.toml")).expect("the archetypes are well-formed")
}

/// The choices that gates and interactions read, beside the present home.
pub(super) const CHOICES: [&str; 5] =
    ["technical_home", "technical_paid_by", "post_cio", "sales_organisation", "post_cro"];

/// Returns a company of which every answer is drawn evenly. The team has 1 to 12 people; a company
/// without a team has up to 4 approved.
pub(super) fn random(model: &Model, dice: &mut Dice) -> Answers {
    let mut answers = Answers::blank(model);
    for factor in model.scored_factors() {
        set(&mut answers, factor, dice.level());
    }
    for question in CHOICES.iter().chain(&["current_home", "role"]) {
        let choices = model[model.context(question).expect("it is asked")].choices();
        choose(model, &mut answers, question, &choices[dice.below(choices.len())].id);
    }
    let people = 1 + dice.below(12);
    set_people(model, &mut answers, people, dice);
    answers
}

/// Returns a company of a kind. Each of its sections lies a level lower in a quarter of the
/// companies, a level higher in a quarter, and so does each answer once more.
pub(super) fn of_kind(model: &Model, kinds: &Kinds, kind: usize, dice: &mut Dice) -> Answers {
    let archetype = &kinds.archetypes[kind];
    let mut answers = Answers::blank(model);
    for (letter, levels) in &archetype.levels {
        let shift = dice.step(&[1, 2, 1]);
        let of_section = |it: &FactorId| model[model[*it].section].letter == *letter;
        let factors: Vec<_> = model.scored_factors().filter(of_section).collect();
        assert_eq!(factors.len(), levels.len(), "{}, section {letter}", archetype.name);
        for (factor, likely) in factors.into_iter().zip(levels.chars()) {
            let any = dice.level();
            let likely = likely.to_digit(10).and_then(|it| Level::new(i64::from(it)));
            let step = dice.step(&[1, 2, 1]);
            set(&mut answers, factor, likely.map_or(any, |it| moved(it, shift + step)));
        }
    }
    let own = archetype.about.iter();
    let usual = kinds.usual.iter().filter(|(it, _)| !archetype.about.contains_key(*it));
    for (question, odds) in own.chain(usual) {
        let counts: Vec<_> = odds.values().copied().collect();
        let choice = odds.keys().nth(dice.by_odds(&counts)).expect("it is one of them");
        choose(model, &mut answers, question, choice);
    }
    let [least, most] = archetype.people;
    let people = least + dice.below(most - least + 1);
    set_people(model, &mut answers, people, dice);
    answers
}

fn set(answers: &mut Answers, factor: FactorId, level: Level) {
    answers.set(factor, Answer { reply: Reply::Level(level), ..Answer::default() });
}

/// Says how many people are in the team; nobody, if there is no team yet.
fn set_people(model: &Model, answers: &mut Answers, people: usize, dice: &mut Dice) {
    let none = answers.home(model) == Some(mops_advisor::answers::Home::None);
    let approved = dice.below(5);
    for (question, number) in [
        (model.roles.team_size, if none { 0 } else { people }),
        (model.roles.approved_positions, approved),
    ] {
        let number = i64::try_from(number).expect("a small number");
        answers.set_about(question.expect("it is asked"), Some(ContextAnswer::Number(number)));
    }
}

/// Lets a company answer as people do. One in twenty of the questions that may not apply does not.
/// Half of the companies leave nothing open; the others leave open a share drawn evenly from 0 to 70
/// of 100, of the choices too, but not where the team sits. Each basis has equal chance.
pub(super) fn as_people_answer(model: &Model, answers: &mut Answers, dice: &mut Dice) {
    let open = if dice.below(2) == 0 { 0 } else { dice.below(71) };
    for factor in model.scored_factors() {
        let mut answer = answers.answer(factor).clone();
        answer.basis = Basis::ALL[dice.below(4)];
        if model[factor].not_applicable.is_some() && dice.below(20) == 0 {
            answer.reply = Reply::NotApplicable;
        }
        if dice.below(100) < open {
            answer.reply = Reply::Unknown;
        }
        answers.set(factor, answer);
    }
    for question in CHOICES {
        if dice.below(100) < open {
            answers.set_about(model.context(question).expect("it is asked"), None);
        }
    }
}
